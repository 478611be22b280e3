// What changed between two models, thing by thing.

#include <algorithm>
#include <type_traits>
#include <utility>

#include "analysis/compare/drawing_changes.h"
#include "analysis/compare/thing_parts.h"
#include "analysis/compare/thing_properties.h"
#include "analysis/compare/thing_same.h"
#include "analysis/compare/thing_sides.h"

namespace dyetrace {
namespace {

/// Which things are worth a line of their own when they are there on one side only.
template <class Thing>
bool standsAlone(const Thing&) {
  return true;
}
/// A node says it already.
bool standsAlone(const Step& step) {
  return !step.node.valid();
}
/// What follows from sub-processes and borders has no line of its own in the drawing either.
bool standsAlone(const Sequence& sequence) {
  return sequence.kind == SequenceKind::sequence;
}
bool standsAlone(const Setting& setting) {
  return setting.declared;
}

class Things {
 public:
  Things(const Product& before, const Product& after, const Matching& matching)
      : before_(before),
        after_(after),
        matching_(matching),
        viewBefore_(before, after, matching),
        viewAfter_(after) {}

  std::vector<ThingChange> compare() {
    compareAll(ThingKind::zone, before_.zones, after_.zones, matching_.zones);
    compareAll(ThingKind::node, before_.nodes, after_.nodes, matching_.nodes);
    compareAll(ThingKind::flow, before_.flows, after_.flows, matching_.flows);
    compareAll(ThingKind::step, before_.steps, after_.steps, matching_.steps);
    compareAll(ThingKind::sequence, before_.sequences, after_.sequences, matching_.sequences);
    compareAll(ThingKind::setting, before_.settings, after_.settings, matching_.settings);
    compareOptions(views(), changes_);
    compareAll(ThingKind::constraint, before_.constraints, after_.constraints,
               matching_.constraints);
    compareAll(ThingKind::screen, before_.screens, after_.screens, matching_.screens);
    compareBindings(views(), changes_);
    return std::move(changes_);
  }

 private:
  ComparedViews views() const { return {viewBefore_, viewAfter_, matching_}; }

  template <class Container, class IdType>
  static const auto& at(const Container& things, IdType id) {
    if constexpr (requires { things[id]; }) {
      return things[id];
    } else {
      return things[id.index()];
    }
  }

  template <class Container, class IdType>
  void compareAll(ThingKind kind, const Container& before, const Container& after,
                  const Pairing<IdType>& pairing) {
    for (const IdType id : IdRange<IdType>(before.size())) {
      const auto& thing = at(before, id);
      if (pairing.after(id).valid() || !standsAlone(thing)) continue;
      ThingChange& change = addChange(changes_, ChangeKind::removed, kind, wordOf(thing));
      change.before = sideOf(before_, thing);
      change.indexBefore = id.index();
    }
    for (const IdType id : IdRange<IdType>(after.size())) {
      const auto& thing = at(after, id);
      const IdType partner = pairing.before(id);
      if (partner.valid()) {
        compareTwo(kind, partner, at(before, partner), id, thing, pairing.reason(partner));
      } else if (standsAlone(thing)) {
        ThingChange& change = addChange(changes_, ChangeKind::added, kind, wordOf(thing));
        change.after = sideOf(after_, thing);
        change.indexAfter = id.index();
      }
    }
  }

  template <class IdType, class Thing>
  void compareTwo(ThingKind kind, IdType old, const Thing& before, IdType now, const Thing& after,
                  MatchReason reason) {
    if (same(SamePair{before_, after_, matching_}, before, after)) return;
    std::vector<PropertyChange> properties =
        differences(propertiesIn(viewBefore_, old, before), propertiesIn(viewAfter_, now, after));
    if constexpr (std::is_same_v<Thing, Setting>) addOrder(old, now, properties);
    if (properties.empty()) return;
    ThingChange& change = addChange(changes_, ChangeKind::changed, kind, wordOf(after));
    change.before = sideOf(before_, before);
    change.after = sideOf(after_, after);
    change.indexBefore = old.index();
    change.indexAfter = now.index();
    change.reason = reason;
    change.properties = std::move(properties);
  }

  template <class IdType, class Thing>
  static ThingProperties propertiesIn(const ModelView& view, IdType, const Thing& thing) {
    return propertiesOf(view, thing);
  }
  static ThingProperties propertiesIn(const ModelView& view, SettingId id, const Setting&) {
    return propertiesOf(view, id);
  }

  /// Of levels the order counts: guards compare with `<`.
  void addOrder(SettingId old, SettingId now, std::vector<PropertyChange>& properties) const {
    const Setting& before = before_.settings[old];
    const Setting& after = after_.settings[now];
    if (before.kind != SettingKind::level || after.kind != SettingKind::level) return;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < before.options.size(); ++i) {
      if (const auto place = matching_.optionAfter(old, i)) places.push_back(*place);
    }
    if (std::is_sorted(places.begin(), places.end())) return;
    properties.push_back({"order of options", orderOf(before), orderOf(after)});
  }

  static std::string orderOf(const Setting& setting) {
    std::string words;
    for (const SettingOption& option : setting.options) {
      words += (words.empty() ? "" : " < ") + option.key;
    }
    return words;
  }

  const Product& before_;
  const Product& after_;
  const Matching& matching_;
  const ModelView viewBefore_;
  const ModelView viewAfter_;
  std::vector<ThingChange> changes_;
};

}  // namespace

std::vector<ThingChange> compareThings(const Product& before, const Product& after,
                                       const Matching& matching) {
  return Things(before, after, matching).compare();
}

}  // namespace dyetrace
