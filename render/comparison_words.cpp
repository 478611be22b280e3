#include "render/comparison_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "render/text_road.h"

namespace dyetrace::words {
namespace {

char signOf(ChangeKind kind) {
  constexpr std::array<char, 3> signs{'+', '-', '~'};
  return signs.at(static_cast<std::size_t>(kind));
}

std::string valueOf(const std::optional<std::string>& value) {
  return value && !value->empty() ? name(*value) : "(none)";
}

std::string withoutWhiteSpace(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  return text;
}

/// Then both would be shown alike.
bool onlySpaceDiffers(const PropertyChange& change) {
  return change.before && change.after &&
         withoutWhiteSpace(*change.before) == withoutWhiteSpace(*change.after);
}

std::string detailOf(const PropertyChange& change) {
  const bool isName = change.name == "name" || change.name == "@name";
  if (onlySpaceDiffers(change))
    return fmt::format("{}: other white space", isName ? "name" : name(change.name));
  if (isName) return fmt::format("renamed from {}", valueOf(change.before));
  return fmt::format("{}: {} -> {}", name(change.name), valueOf(change.before),
                     valueOf(change.after));
}

std::vector<std::string> detailsOf(const std::vector<PropertyChange>& properties) {
  std::vector<std::string> details;
  details.reserve(properties.size());
  for (const PropertyChange& each : properties) details.push_back(detailOf(each));
  return details;
}

class Groups {
 public:
  explicit Groups(const Compared& compared)
      : compared_(compared), drawing_(compared.comparison.drawing) {}

  std::vector<ChangeGroup> make() {
    addThings("Zones", {ThingKind::zone});
    addThings("Systems, people, stores and data", {ThingKind::node});
    addThings("Data flows", {ThingKind::flow});
    addThings("Order of steps", {ThingKind::step, ThingKind::sequence});
    addThings("Settings", {ThingKind::setting, ThingKind::option, ThingKind::constraint,
                           ThingKind::screen, ThingKind::binding});
    addElements();
    addLayout();
    addNewIds();
    addAmbiguous();
    return std::move(groups_);
  }

 private:
  const Product& before() const { return compared_.before.product; }
  const Product& after() const { return compared_.after.product; }

  void add(ChangeGroup group) {
    if (!group.lines.empty()) groups_.push_back(std::move(group));
  }

  void addThings(const char* heading, const std::set<ThingKind>& kinds) {
    ChangeGroup group{heading, {}};
    for (const ThingChange& change : drawing_.things) {
      if (!kinds.contains(change.thing)) continue;
      const bool gone = change.kind == ChangeKind::removed;
      const ThingSide& side = gone ? change.before : change.after;
      told_.insert(side.where.element);
      if (tellsAnnotations(change)) annotationsTold_.insert(side.where.element);
      group.lines.push_back({signOf(change.kind), change.word + " " + name(side.title),
                             detailsOf(change.properties),
                             placeOf(gone ? before() : after(), side.where)});
    }
    add(std::move(group));
  }

  static bool tellsAnnotations(const ThingChange& change) {
    return std::any_of(
        change.properties.begin(), change.properties.end(),
        [](const PropertyChange& each) { return each.name.starts_with("privacy."); });
  }

  static std::string subjectOf(const WrittenThing& thing) {
    const std::string id = name(thing.id);
    return name(thing.type) + " " + (thing.name.empty() ? id : name(thing.name) + " (" + id + ")");
  }

  /// What the model says already is not said again.
  void addElements() {
    ChangeGroup group{"Elsewhere in the files", {}};
    const ElementChanges& elements = drawing_.elements;
    for (const WrittenThing& thing : elements.removed) {
      if (!told_.contains(thing.id)) {
        group.lines.push_back({'-', subjectOf(thing), {}, placeOf(before(), thing.where)});
      }
    }
    for (const WrittenThing& thing : elements.added) {
      if (!told_.contains(thing.id)) {
        group.lines.push_back({'+', subjectOf(thing), {}, placeOf(after(), thing.where)});
      }
    }
    for (const ElementChange& change : elements.changed) {
      std::vector<PropertyChange> rest = change.properties;
      std::erase_if(rest, [&](const PropertyChange& each) { return isTold(change, each); });
      if (rest.empty()) continue;
      group.lines.push_back(
          {'~', subjectOf(change.after), detailsOf(rest), placeOf(after(), change.after.where)});
    }
    add(std::move(group));
  }

  bool isTold(const ElementChange& change, const PropertyChange& property) const {
    static const std::set<std::string_view> known = {
        "@name",      "$type",      "$parent",    "@sourceRef",           "@targetRef",
        "<sourceRef", "<targetRef", "@isDefault", "<conditionExpression", "@default"};
    if (property.name == "<flowNodeRef") return true;  // Who moved is said of who moved.
    if (property.annotationsOnly) return annotationsTold_.contains(change.after.id);
    return told_.contains(change.after.id) && known.contains(property.name);
  }

  void addLayout() {
    ChangeGroup group{"Layout only", {}};
    for (const WrittenThing& thing : drawing_.elements.layoutChanged) {
      group.lines.push_back({'~', subjectOf(thing), {}, {}});
    }
    add(std::move(group));
  }

  void addNewIds() {
    ChangeGroup group{"The same under another id", {}};
    for (const NewId& each : drawing_.elements.newIds) {
      group.lines.push_back(
          {'=',
           subjectOf(each.after),
           {fmt::format("was {}; {}", name(each.before.id), matchReasonWords(each.reason))},
           {}});
    }
    add(std::move(group));
  }

  void addAmbiguous() {
    ChangeGroup group{"Ambiguous: nothing tells these apart", {}};
    for (const AmbiguousMatch& each : compared_.comparison.matching.ambiguous) {
      group.lines.push_back(
          {'?',
           fmt::format("{} {}", each.what, name(each.name)),
           {fmt::format("{} before, {} after: {}", each.before.size(), each.after.size(),
                        each.paired ? "matched in their order" : "not matched")},
           {}});
    }
    add(std::move(group));
  }

  const Compared& compared_;
  const DrawingChanges& drawing_;
  std::set<std::string> told_;
  std::set<std::string> annotationsTold_;  ///< Those of which an annotation was told.
  std::vector<ChangeGroup> groups_;
};

/// Singular and plural of what is counted in the summary.
struct Counted {
  ThingKind thing;
  const char* one;
  const char* many;
};

constexpr std::array<Counted, 10> kCounted = {
    {{ThingKind::zone, "zone", "zones"},
     {ThingKind::node, "system", "systems"},
     {ThingKind::flow, "flow", "flows"},
     {ThingKind::step, "step", "steps"},
     {ThingKind::sequence, "sequence flow", "sequence flows"},
     {ThingKind::setting, "setting", "settings"},
     {ThingKind::option, "option", "options"},
     {ThingKind::constraint, "constraint", "constraints"},
     {ThingKind::screen, "screen", "screens"},
     {ThingKind::binding, "guard by settings", "guards by settings"}}};

}  // namespace

std::vector<ChangeGroup> drawingGroups(const Compared& compared) {
  return Groups(compared).make();
}

std::string drawingSummary(const ModelComparison& comparison) {
  std::map<std::pair<ThingKind, ChangeKind>, std::size_t> counts;
  for (const ThingChange& change : comparison.drawing.things) ++counts[{change.thing, change.kind}];
  std::vector<std::string> parts;
  for (const Counted& each : kCounted) {
    for (const ChangeKind kind : {ChangeKind::added, ChangeKind::removed, ChangeKind::changed}) {
      const auto found = counts.find({each.thing, kind});
      if (found == counts.end()) continue;
      parts.push_back(counted(found->second, each.one, each.many) + " " +
                      std::string(changeKindName(kind)));
    }
  }
  if (!parts.empty()) return listed(parts, parts.size());
  const ElementChanges& elements = comparison.drawing.elements;
  if (!comparison.drawing.empty() && elements.empty()) return "only edges of the drawing changed";
  const bool content =
      !elements.added.empty() || !elements.removed.empty() || !elements.changed.empty();
  if (content) return "only things that the model has no use for changed";
  return elements.layoutChanged.empty() ? "nothing changed" : "only the layout changed";
}

std::string findingSummary(const FindingChanges& changes) {
  std::vector<std::string> parts;
  const auto add = [&](FindingFate fate, const std::string& words) {
    if (changes.count(fate) > 0) parts.push_back(fmt::format("{} {}", changes.count(fate), words));
  };
  add(FindingFate::appeared, "new");
  add(FindingFate::graver, "graver");
  add(FindingFate::lighter, "less grave");
  add(FindingFate::remains, "still there");
  add(FindingFate::fixed, "fixed");
  if (!changes.accepted.empty())
    parts.push_back(fmt::format("{} accepted", changes.accepted.size()));
  return parts.empty() ? "no finding on either side" : listed(parts, parts.size());
}

const Finding& findingOf(const Compared& compared, const FindingChange& change) {
  return change.after ? compared.after.reviewed.review.findings[*change.after]
                      : compared.before.reviewed.review.findings[*change.before];
}

const Product& productOf(const Compared& compared, const FindingChange& change) {
  return change.after ? compared.after.product : compared.before.product;
}

std::string fateWords(const Compared& compared, const FindingChange& change) {
  const Finding& finding = findingOf(compared, change);
  const std::string_view severity = severityName(finding.severity.result);
  const bool shifted = change.fate == FindingFate::graver || change.fate == FindingFate::lighter;
  if (!shifted) return fmt::format("{}, {}", findingFateName(change.fate), severity);
  const Finding& before = compared.before.reviewed.review.findings[*change.before];
  return fmt::format("{}, {} -> {}", findingFateName(change.fate),
                     severityName(before.severity.result), severity);
}

std::string endedAcceptance(const Finding& finding) {
  if (!finding.acceptance) return {};
  return "accepted until " + finding.acceptance->until + ", which is over";
}

}  // namespace dyetrace::words
