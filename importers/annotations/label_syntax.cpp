#include "importers/annotations/label_syntax.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "model/guard.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Longer names are no labels that a person wrote.
constexpr std::size_t kMaximumLength = 16 * 1024;
/// A label needs one `if`; more than this many are not tried.
constexpr std::size_t kMostConditionsTried = 16;

/// Nobody draws a label with more items.
constexpr std::size_t kMostLabelItems = 64;

/// A bracketed stretch of the text, brackets included.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool isSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The outermost `open…close` stretches that are balanced, in order.
std::vector<Span> bracketed(std::string_view text, char open, char close) {
  std::vector<std::size_t> opened;
  std::vector<Span> spans;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == open) opened.push_back(i);
    if (text[i] != close || opened.empty()) continue;
    const Span span{opened.back(), i + 1};
    opened.pop_back();
    while (!spans.empty() && spans.back().begin > span.begin) spans.pop_back();
    spans.push_back(span);
  }
  return spans;
}

std::string_view inside(std::string_view text, Span span) {
  return trimmed(text.substr(span.begin + 1, span.end - span.begin - 2));
}

/// Words that are categories by their key's tail, and states of a document by habit.
bool isHabitualState(std::string_view item) {
  static const std::vector<std::string> words = {
      "public", "private", "precise", "imprecise", "pseudonymous", "anonymous", "settings"};
  return std::find(words.begin(), words.end(), foldName(item)) != words.end();
}

enum class Reading { annotation, nearly, unrelated };

/// Whether an item names a term, or seems meant to.
Reading readItem(std::string item, TermKind kind, const Taxonomy& taxonomy) {
  if (item.ends_with('?')) item.pop_back();
  const std::size_t colon = kind == TermKind::data ? item.find(':') : std::string::npos;
  const std::string name(trimmed(item.substr(0, colon)));
  if (kind == TermKind::data && colon == std::string::npos && isHabitualState(name))
    return Reading::unrelated;
  const TermLookup found = taxonomy.find(kind, name);
  if (found.term.valid()) return Reading::annotation;
  const bool looksLikeTerm = name.find('.') != std::string::npos || kind == TermKind::purpose;
  return looksLikeTerm && !found.candidates.empty() ? Reading::nearly : Reading::unrelated;
}

/// Whether a bracket's content is an annotation: all of it is known, or enough is that the rest
/// must be a slip of the pen, which the vocabulary then reports.
bool isAnnotation(std::string_view content, TermKind kind, const Taxonomy& taxonomy) {
  const std::vector<std::string> items = splitList(content);
  if (items.empty() || items.size() > kMostLabelItems) return false;
  return std::any_of(items.begin(), items.end(), [&](const std::string& item) {
    return readItem(item, kind, taxonomy) != Reading::unrelated;
  });
}

/// `EU`, `US-CA`, `EMEA`: a region is written in capitals, so that `@name` stays a name.
std::size_t regionLength(std::string_view text) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 12;
  std::size_t length = 0;
  while (length < text.size() &&
         ((text[length] >= 'A' && text[length] <= 'Z') || (length > 1 && text[length] == '-')))
    ++length;
  const bool ends = length == text.size() || isSpace(text[length]) ||
                    std::string_view(",;[{").find(text[length]) != std::string_view::npos;
  return ends && length >= kShortest && length <= kLongest ? length : 0;
}

class LabelReader {
 public:
  LabelReader(std::string_view text, const Taxonomy& taxonomy) : rest_(text), taxonomy_(taxonomy) {}

  LabelText read() {
    readBrackets('{', '}', TermKind::purpose, "purpose");
    readBrackets('[', ']', TermKind::data, "data");
    readRegions();
    readCondition();
    takeTags();
    result_.plain = changed_ ? std::string(trimmed(rest_)) : rest_;
    return std::move(result_);
  }

 private:
  void readBrackets(char open, char close, TermKind kind, const std::string& key) {
    const std::vector<Span> spans = bracketed(rest_, open, close);
    std::vector<Span> taken;
    for (const Span span : spans) {
      // `${…}` and `#{…}` are expressions of process engines.
      const char before = span.begin > 0 ? rest_[span.begin - 1] : ' ';
      if (before == '$' || before == '#') continue;
      const std::string content(inside(rest_, span));
      if (!isAnnotation(content, kind, taxonomy_)) continue;
      result_.pairs.emplace_back(key, content);
      taken.push_back(span);
    }
    remove(taken);
  }

  void readRegions() {
    std::vector<Span> taken;
    std::string regions;
    for (std::size_t at = rest_.find('@'); at != std::string::npos; at = rest_.find('@', at + 1)) {
      if (at > 0 && !isSpace(rest_[at - 1])) continue;
      const std::size_t length = regionLength(std::string_view(rest_).substr(at + 1));
      if (length == 0) continue;
      regions += (regions.empty() ? "" : ", ") + rest_.substr(at + 1, length);
      taken.push_back({at, at + 1 + length});
    }
    if (!regions.empty()) result_.pairs.emplace_back("region", regions);
    remove(taken);
  }

  void readCondition() {
    for (const std::size_t at : conditionPlaces()) {
      const std::string_view condition = trimmed(std::string_view(rest_).substr(at + 2));
      // "Check if ready" is a name; a condition compares, or stands beside other annotations.
      const bool compares = condition.find_first_of("=!<>&|") != std::string_view::npos;
      if (condition.empty() || (!compares && result_.pairs.empty())) continue;
      const bool parses = parseGuard(condition).error.empty();
      if (!parses && result_.pairs.empty()) continue;
      result_.pairs.emplace_back("when", std::string(condition));
      remove({{at, rest_.size()}});
      return;
    }
  }

  /// Where the word `if` stands, first to last.
  std::vector<std::size_t> conditionPlaces() const {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at + 2 < rest_.size(); ++at) {
      const bool word = (rest_[at] == 'i' || rest_[at] == 'I') &&
                        (rest_[at + 1] == 'f' || rest_[at + 1] == 'F') && isSpace(rest_[at + 2]);
      if (word && (at == 0 || isSpace(rest_[at - 1]))) places.push_back(at);
    }
    if (places.size() > kMostConditionsTried)
      places.erase(places.begin(), places.end() - kMostConditionsTried);
    return places;
  }

  /// Brackets at the front or the back that are no annotation.
  void takeTags() {
    std::vector<Span> taken;
    const std::vector<Span> spans = bracketed(rest_, '[', ']');
    std::size_t front = rest_.find_first_not_of(" \t\r\n");
    std::size_t first = 0;
    for (; first < spans.size() && spans[first].begin == front; ++first) {
      taken.push_back(spans[first]);
      front = rest_.find_first_not_of(" \t\r\n", spans[first].end);
    }
    std::size_t back = trimmedEnd(rest_.size());
    std::vector<Span> trailing;
    for (std::size_t i = spans.size(); i > first && spans[i - 1].end == back; --i) {
      trailing.insert(trailing.begin(), spans[i - 1]);
      back = trimmedEnd(spans[i - 1].begin);
    }
    taken.insert(taken.end(), trailing.begin(), trailing.end());
    std::erase_if(taken, [&](Span span) { return inside(rest_, span).empty(); });
    for (const Span span : taken) result_.tags.emplace_back(inside(rest_, span));
    remove(taken);
  }

  /// One past the last character before `end` that is no space.
  std::size_t trimmedEnd(std::size_t end) const {
    while (end > 0 && isSpace(rest_[end - 1])) --end;
    return end;
  }

  /// Takes the stretches out; the space around each becomes one.
  void remove(const std::vector<Span>& spans) {
    if (spans.empty()) return;
    changed_ = true;
    std::string kept;
    std::size_t at = 0;
    for (const Span span : spans) {
      kept += rest_.substr(at, trimmedEnd(span.begin) > at ? trimmedEnd(span.begin) - at : 0);
      at = span.end;
      while (at < rest_.size() && isSpace(rest_[at])) ++at;
      if (!kept.empty() && at < rest_.size()) kept += ' ';
    }
    rest_ = kept + rest_.substr(at);
  }

  std::string rest_;
  const Taxonomy& taxonomy_;
  LabelText result_;
  bool changed_ = false;
};

}  // namespace

LabelText parseLabelText(std::string_view text, const Taxonomy& taxonomy) {
  if (text.size() > kMaximumLength || text.find_first_of("[{@=!<>&|") == std::string_view::npos)
    return {std::string(text), {}, {}};
  return LabelReader(text, taxonomy).read();
}

}  // namespace dyetrace
