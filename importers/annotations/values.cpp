#include "importers/annotations/values.h"

#include <algorithm>
#include <array>
#include <charconv>
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
  std::optional<StoreUse> use{};
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
    KindWord{"log", NodeKind::store, StoreUse::log},
    KindWord{"logs", NodeKind::store, StoreUse::log},
    KindWord{"telemetry", NodeKind::store, StoreUse::telemetry},
    KindWord{"crash_reports", NodeKind::store, StoreUse::telemetry},
    KindWord{"backup", NodeKind::store, StoreUse::backup},
    KindWord{"cache", NodeKind::store, StoreUse::cache},
    KindWord{"key_table", NodeKind::store, StoreUse::keyTable},
    KindWord{"mapping_table", NodeKind::store, StoreUse::keyTable},
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

const KindWord* kindWord(std::string_view text) {
  const std::string folded = foldName(text);
  const auto* const found = std::find_if(kKindWords.begin(), kKindWords.end(),
                                         [&](const KindWord& word) { return word.word == folded; });
  return found == kKindWords.end() ? nullptr : found;
}

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
  const KindWord* word = kindWord(text);
  return word == nullptr ? std::nullopt : std::optional(word->kind);
}

std::optional<StoreUse> parseStoreUse(std::string_view text) {
  const KindWord* word = kindWord(text);
  return word == nullptr ? std::nullopt : word->use;
}

std::optional<Trigger> parseTrigger(std::string_view text) {
  const std::string folded = foldName(text);
  if (isOneOf(folded, {"event", "on_event", "on_request", "once"})) return Trigger::event;
  if (isOneOf(folded, {"periodic", "hourly", "daily", "nightly", "weekly", "monthly"}))
    return Trigger::periodic;
  if (isOneOf(folded, {"continuous", "always", "background", "streaming"}))
    return Trigger::continuous;
  return std::nullopt;
}

std::optional<Fragment> parseFragment(std::string_view text) {
  text = trimmed(text);
  const std::size_t space = text.find_last_of(' ');
  const std::size_t slash = text.find_last_of('/');
  if (space == std::string_view::npos || slash == std::string_view::npos || slash < space)
    return std::nullopt;
  Fragment fragment;
  fragment.secret = std::string(trimmed(text.substr(0, space)));
  fragment.part = std::string(text.substr(space + 1, slash - space - 1));
  const std::string_view needed = text.substr(slash + 1);
  const auto [end, error] =
      std::from_chars(needed.data(), needed.data() + needed.size(), fragment.needed);
  const bool whole = error == std::errc() && end == needed.data() + needed.size();
  if (!whole || fragment.needed < 2 || fragment.part.empty()) return std::nullopt;
  return fragment;
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
