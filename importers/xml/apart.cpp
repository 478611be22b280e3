#include "importers/xml/apart.h"

#include <algorithm>
#include <optional>

#include "importers/xml/lexer.h"

namespace dyetrace::xml {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kPieceBytes = 32 << 10;
constexpr std::size_t kLongestPrefix = 64;

/// A tag in which a name was found.
struct Tag {
  std::size_t begin = 0;  ///< Of its `<`.
  std::size_t end = 0;    ///< One past its `>`.
  std::size_t name = 0;   ///< Of its whole name.
  TokenKind kind = TokenKind::text;
  bool closed = true;  ///< False: the text ends before the tag does.
};

bool endsName(char c) {
  return c == '>' || c == '/' || kXmlSpace.find(c) != kNowhere;
}

/// Where the name begins that ends with the local name at `local`; nothing if that is none.
std::optional<std::size_t> nameAround(std::string_view text, std::size_t local) {
  if (local == 0) return std::nullopt;
  if (text[local - 1] != ':') return local;
  const std::size_t from = local - std::min(local, kLongestPrefix);
  const std::size_t before = text.substr(from, local - from).find_last_of("</ \t\r\n\"'=>");
  return before == kNowhere ? std::nullopt : std::optional(from + before + 1);
}

/// The tag whose local name is at `local`.
std::optional<Tag> tagAt(std::string_view text, std::size_t local, std::size_t size) {
  if (local + size >= text.size() || !endsName(text[local + size])) return std::nullopt;
  const std::optional<std::size_t> name = nameAround(text, local);
  if (!name || *name == 0) return std::nullopt;
  const bool isEnd = text[*name - 1] == '/' && *name > 1;
  const std::size_t begin = *name - (isEnd ? 2 : 1);
  if (text[begin] != '<') return std::nullopt;
  const std::optional<Token> token = Lexer(text.substr(begin)).next();
  if (!token) return std::nullopt;
  return Tag{begin, begin + token->end, *name, token->kind, token->closed};
}

/// One past the end tag whose local name is at `local`; nothing if that is none.
std::optional<std::size_t> pastEndTag(std::string_view text, std::size_t local, std::size_t size) {
  const std::size_t end = text.find_first_not_of(kXmlSpace, local + size);
  if (end == kNowhere || text[end] != '>') return std::nullopt;
  const std::optional<std::size_t> name = nameAround(text, local);
  if (!name || *name < 2 || text.substr(*name - 2, 2) != "</") return std::nullopt;
  return end + 1;
}

/// One past the last end tag of that name in a text; 0 if there is none.
std::size_t lastEndIn(std::string_view text, std::string_view localName) {
  for (std::size_t local = text.rfind(localName); local != kNowhere && local > 0;
       local = text.rfind(localName, local - 1)) {
    if (const auto end = pastEndTag(text, local, localName.size())) return *end;
  }
  return 0;
}

std::size_t lastEndIn(std::string_view text, std::span<const std::string_view> localNames) {
  std::size_t last = 0;
  for (const std::string_view name : localNames) last = std::max(last, lastEndIn(text, name));
  return last;
}

}  // namespace

// Goes on behind each tag, so that no byte is looked at often, whatever the text.
std::vector<Content> contentsOf(std::string_view text, std::string_view localName) {
  std::vector<Content> contents;
  std::optional<Tag> open;
  std::size_t next = 0;
  for (std::size_t local = text.find(localName); local != kNowhere;
       local = text.find(localName, next)) {
    const std::optional<Tag> tag = tagAt(text, local, localName.size());
    next = tag ? tag->end : local + localName.size();
    if (!tag || tag->kind == TokenKind::emptyTag) continue;
    const bool opens = tag->kind == TokenKind::startTag;
    if (!tag->closed || opens == open.has_value()) return {};
    if (opens) {
      open = tag;
      continue;
    }
    if (open->end < tag->begin) contents.push_back({{open->end, tag->begin}, open->name});
    open.reset();
  }
  return open ? std::vector<Content>() : contents;
}

std::vector<Stretch> piecesOf(std::string_view text, Stretch whole,
                              std::span<const std::string_view> localNames) {
  std::vector<Stretch> pieces;
  std::size_t size = kPieceBytes;
  while (whole.end - whole.begin > size) {
    const std::size_t length = lastEndIn(text.substr(whole.begin, size), localNames);
    size = length == 0 ? size * 2 : kPieceBytes;
    if (length == 0) continue;
    pieces.push_back({whole.begin, whole.begin + length});
    whole.begin += length;
  }
  pieces.push_back(whole);
  return pieces;
}

}  // namespace dyetrace::xml
