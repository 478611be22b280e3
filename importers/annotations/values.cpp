#include "importers/annotations/values.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "importers/annotations/text.h"
#include "model/duration.h"
#include "model/names.h"

namespace dyetrace {
namespace {

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct KindWord {
  std::string_view word;
  NodeKind kind;
};

constexpr std::array kKindWords = {
    KindWord{"person", NodeKind::person},
    KindWord{"actor", NodeKind::person},
    KindWord{"user", NodeKind::person},
    KindWord{"process", NodeKind::process},
    KindWord{"system", NodeKind::process},
    KindWord{"service", NodeKind::process},
    KindWord{"app", NodeKind::process},
    KindWord{"task", NodeKind::process},
    KindWord{"store", NodeKind::store},
    KindWord{"database", NodeKind::store},
    KindWord{"datastore", NodeKind::store},
    KindWord{"data_store", NodeKind::store},
    KindWord{"data", NodeKind::data},
    KindWord{"data_object", NodeKind::data},
    KindWord{"external", NodeKind::external},
    KindWord{"org", NodeKind::external},
    KindWord{"organisation", NodeKind::external},
    KindWord{"organization", NodeKind::external},
    KindWord{"party", NodeKind::external},
    KindWord{"partner", NodeKind::external},
    KindWord{"third_party", NodeKind::external},
    KindWord{"external_party", NodeKind::external},
};

}  // namespace

std::optional<bool> parseYesNo(std::string_view text) {
  const std::string folded = foldName(text);
  if (isOneOf(folded, {"true", "yes", "on", "1", "y", "x"})) return true;
  if (isOneOf(folded, {"false", "no", "off", "0", "n"})) return false;
  return std::nullopt;
}

std::optional<Retention> parseRetention(std::string_view text) {
  const std::string folded = foldName(text);
  const std::string written(trimmed(text));
  if (folded.empty()) return std::nullopt;
  if (isOneOf(folded, {"endless", "indefinite", "indefinitely", "forever", "unlimited"}))
    return Retention{Retention::Kind::endless, 0, written};
  if (folded.starts_with("until_")) return Retention{Retention::Kind::untilEvent, 0, written};
  const std::optional<double> days = daysIn(text);
  if (!days) return std::nullopt;
  return Retention{Retention::Kind::duration, *days, written};
}

bool addProtection(std::string_view text, Protection& protection) {
  const std::string folded = foldName(text);
  if (isOneOf(folded, {"in_transit", "transit", "tls", "https"})) {
    protection.inTransit = true;
  } else if (isOneOf(folded, {"at_rest", "rest"})) {
    protection.atRest = true;
  } else if (isOneOf(folded, {"end_to_end", "e2e", "e2ee"})) {
    protection.endToEnd = true;
  } else if (isOneOf(folded, {"none", "clear", "in_clear", "plain"})) {
    protection.none = true;
  } else {
    return false;
  }
  return true;
}

std::optional<double> parseShare(std::string_view text) {
  std::string_view rest = trimmed(text);
  std::optional<double> number = takeNumber(rest);
  rest = trimmed(rest);
  if (!number || (!rest.empty() && rest != "%")) return std::nullopt;
  if (rest == "%") *number /= 100;
  if (*number > 1) return std::nullopt;
  return number;
}

std::optional<Form> formFromName(std::string_view name) {
  const std::string folded = foldName(name);
  if (isOneOf(folded, {"identified", "identifiable"})) return Form::identified;
  if (isOneOf(folded, {"pseudonymous", "pseudonymised", "pseudonymized", "pseudonym"}))
    return Form::pseudonymous;
  if (isOneOf(folded, {"anonymous", "anonymised", "anonymized"})) return Form::anonymous;
  return std::nullopt;
}

std::optional<NodeKind> parseNodeKind(std::string_view text) {
  const std::string folded = foldName(text);
  for (const KindWord& known : kKindWords) {
    if (known.word == folded) return known.kind;
  }
  return std::nullopt;
}

const std::vector<std::string>& nodeKindWords() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const KindWord& known : kKindWords) all.emplace_back(known.word);
    return all;
  }();
  return words;
}

std::string markName(std::string_view text) {
  const std::string folded = foldName(text);
  if (folded == "pseudonymized") return "pseudonymised";
  if (folded == "anonymized") return "anonymised";
  return folded;
}

}  // namespace dyetrace
