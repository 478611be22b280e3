#include "importers/xml/declaration.h"

namespace dyetrace::xml {

namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

/// A declaration is short; one that is not closed must not make us look through the whole file.
constexpr std::size_t kLongestDeclaration = 1024;

/// The declaration's text from `<?xml` up to `?>`, in its place; empty if there is none.
std::string_view declarationIn(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kWhiteSpace);
  if (start == std::string_view::npos) return {};
  const std::string_view rest = text.substr(start, kLongestDeclaration);
  if (!rest.starts_with("<?xml") || rest.size() < 6 ||
      kWhiteSpace.find(rest[5]) == std::string_view::npos) {
    return {};
  }
  return rest.substr(0, rest.find("?>"));
}

}  // namespace

DeclaredEncoding declaredEncoding(std::string_view text) {
  constexpr std::string_view kKey = "encoding";
  const std::string_view declaration = declarationIn(text);
  const std::size_t key = declaration.find(kKey);
  if (key == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", key + kKey.size());
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  const std::string_view name = declaration.substr(open + 1, close - open - 1);
  return {name, static_cast<std::size_t>(name.data() - text.data())};
}

}  // namespace dyetrace::xml
