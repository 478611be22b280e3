// What changed between two models, thing by thing.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/compare/drawing_changes.h"
#include "analysis/compare/thing_properties.h"
#include "analysis/compare/thing_same.h"

namespace dyetrace {
namespace {

std::string wordOf(const Node& node) {
  return std::string(nodeKindName(node.kind));
}
std::string wordOf(const Zone& zone) {
  return std::string(zoneKindName(zone.kind));
}
std::string wordOf(const Flow&) {
  return "flow";
}
std::string wordOf(const Step&) {
  return "step";
}
std::string wordOf(const Sequence&) {
  return "sequence flow";
}
std::string wordOf(const Screen&) {
  return "screen";
}
std::string wordOf(const Constraint&) {
  return "constraint";
}
std::string wordOf(const Setting&) {
  return "setting";
}

std::string titleIn(const Product& product, const Step& step) {
  if (!step.name.empty()) return step.name;
  return step.node.valid() ? titleOf(product.nodes[step.node]) : step.key;
}
std::string titleIn(const Product& product, const Sequence& sequence) {
  const auto end = [&](StepId step) {
    return step.valid() ? titleIn(product, product.steps[step]) : std::string("?");
  };
  const std::string ends = end(sequence.from) + " -> " + end(sequence.to);
  return sequence.name.empty() ? ends : sequence.name + " (" + ends + ")";
}
std::string titleIn(const Product&, const Constraint& constraint) {
  const std::string conclusion = toString(constraint.conclusion);
  if (constraint.premise.always()) return conclusion;
  return toString(constraint.premise) + " -> " + conclusion;
}
std::string titleIn(const Product&, const Screen& screen) {
  return screen.name.empty() ? screen.key : screen.name;
}
std::string titleIn(const Product&, const Node& node) {
  return titleOf(node);
}
std::string titleIn(const Product&, const Zone& zone) {
  return titleOf(zone);
}
std::string titleIn(const Product&, const Setting& setting) {
  return titleOf(setting);
}
std::string titleIn(const Product& product, const Flow& flow) {
  const std::string ends =
      titleOf(product.nodes[flow.from]) + " -> " + titleOf(product.nodes[flow.to]);
  return flow.name.empty() ? ends : flow.name + " (" + ends + ")";
}

template <class Thing>
std::string keyOf(const Thing& thing) {
  return thing.key;
}
std::string keyOf(const Constraint&) {
  return {};
}

template <class Thing>
ThingSide sideOf(const Product& product, const Thing& thing) {
  return {keyOf(thing), titleIn(product, thing), thing.where};
}

std::optional<std::string> wordsOf(const ThingProperty& property) {
  if (property.words.empty()) return std::nullopt;
  return property.words;
}

/// What two lists of properties differ in, by name.
std::vector<PropertyChange> differences(const ThingProperties& before,
                                        const ThingProperties& after) {
  using ByName = std::map<std::string_view, const ThingProperty*>;
  const auto byName = [](const ThingProperties& properties) {
    ByName found;
    for (const ThingProperty& each : properties) found.emplace(each.name, &each);
    return found;
  };
  static const ThingProperty kNone;
  const ByName old = byName(before);
  ByName now = byName(after);
  for (const auto& [name, property] : old) now.try_emplace(name, &kNone);
  std::vector<PropertyChange> found;
  for (const auto& [name, property] : now) {
    const auto was = old.find(name);
    const ThingProperty& other = was == old.end() ? kNone : *was->second;
    if (other.meaning != property->meaning)
      found.push_back({std::string(name), wordsOf(other), wordsOf(*property)});
  }
  return found;
}

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
    compareOptions();
    compareAll(ThingKind::constraint, before_.constraints, after_.constraints,
               matching_.constraints);
    compareAll(ThingKind::screen, before_.screens, after_.screens, matching_.screens);
    compareBindings();
    return std::move(changes_);
  }

 private:
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
      ThingChange& change = add(ChangeKind::removed, kind, wordOf(thing));
      change.before = sideOf(before_, thing);
      change.indexBefore = id.index();
    }
    for (const IdType id : IdRange<IdType>(after.size())) {
      const auto& thing = at(after, id);
      const IdType partner = pairing.before(id);
      if (partner.valid()) {
        compareTwo(kind, partner, at(before, partner), id, thing, pairing.reason(partner));
      } else if (standsAlone(thing)) {
        ThingChange& change = add(ChangeKind::added, kind, wordOf(thing));
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
    ThingChange& change = add(ChangeKind::changed, kind, wordOf(after));
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

  ThingChange& add(ChangeKind kind, ThingKind thing, std::string word) {
    ThingChange& change = changes_.emplace_back();
    change.kind = kind;
    change.thing = thing;
    change.word = std::move(word);
    return change;
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

  // --- options, of settings that are on both sides

  void compareOptions() {
    for (const SettingId now : after_.settings.ids()) {
      const SettingId old = matching_.before(now);
      if (old.valid()) compareOptionsOf(old, now);
    }
  }

  void compareOptionsOf(SettingId old, SettingId now) {
    const Setting& before = before_.settings[old];
    const Setting& after = after_.settings[now];
    for (std::size_t i = 0; i < before.options.size(); ++i) {
      if (matching_.optionAfter(old, i)) continue;
      addOption(ChangeKind::removed, old, now).before = optionSide(before, i);
    }
    for (std::size_t i = 0; i < after.options.size(); ++i) {
      const auto partner = matching_.optionBefore(now, i);
      if (!partner) {
        addOption(ChangeKind::added, old, now).after = optionSide(after, i);
        continue;
      }
      std::vector<PropertyChange> properties =
          differences(propertiesOf(viewBefore_, old, *partner), propertiesOf(viewAfter_, now, i));
      if (properties.empty()) continue;
      ThingChange& change = addOption(ChangeKind::changed, old, now);
      change.before = optionSide(before, *partner);
      change.after = optionSide(after, i);
      change.properties = std::move(properties);
    }
  }

  ThingChange& addOption(ChangeKind kind, SettingId old, SettingId now) {
    ThingChange& change = add(kind, ThingKind::option, "option");
    change.indexBefore = old.index();
    change.indexAfter = now.index();
    return change;
  }

  static ThingSide optionSide(const Setting& setting, std::size_t index) {
    const SettingOption& option = setting.options[index];
    return {setting.key + "=" + option.key, titleOf(setting) + " = " + titleOf(option),
            option.where};
  }

  // --- bindings, which have no key but the flow they are about

  struct Bound {
    std::vector<std::string> words;
    std::vector<std::string> meanings;
    Location where;
  };
  using Bindings = std::map<std::string, Bound>;

  Bindings bindingsOf(const ModelView& view) const {
    Bindings all;
    for (const FlowBinding& binding : view.product().bindings) {
      const std::string flow = flowMeaning(view, binding);
      Bound& bound = all[flow];
      if (bound.words.empty()) bound.where = binding.where;
      const std::string rest = " " + binding.data + " " + binding.purpose + " " + binding.risk;
      bound.words.push_back(toString(binding.guard));
      bound.meanings.push_back(toString(view.meaning(binding.guard)) + rest);
    }
    for (auto& [flow, bound] : all) std::sort(bound.meanings.begin(), bound.meanings.end());
    return all;
  }

  std::string flowMeaning(const ModelView& view, const FlowBinding& binding) const {
    const bool isBefore = &view == &viewBefore_;
    if (!isBefore || !binding.bound.valid()) return binding.flow;
    const FlowId partner = matching_.after(binding.bound);
    return partner.valid() ? after_.flows[partner].key : binding.flow;
  }

  void compareBindings() {
    const Bindings old = bindingsOf(viewBefore_);
    const Bindings now = bindingsOf(viewAfter_);
    for (const auto& [flow, bound] : old) {
      if (now.contains(flow)) continue;
      add(ChangeKind::removed, ThingKind::binding, "guard by settings").before = {flow, flow,
                                                                                  bound.where};
    }
    for (const auto& [flow, bound] : now) {
      const auto was = old.find(flow);
      if (was == old.end()) {
        add(ChangeKind::added, ThingKind::binding, "guard by settings").after = {flow, flow,
                                                                                 bound.where};
      } else if (was->second.meanings != bound.meanings) {
        changeBinding(flow, was->second, bound);
      }
    }
  }

  void changeBinding(const std::string& flow, const Bound& was, const Bound& is) {
    const auto alternatives = [](const Bound& bound) {
      std::string words;
      for (const std::string& each : bound.words) words += (words.empty() ? "" : " or ") + each;
      return words;
    };
    ThingChange& change = add(ChangeKind::changed, ThingKind::binding, "guard by settings");
    change.before = {flow, flow, was.where};
    change.after = {flow, flow, is.where};
    change.reason = MatchReason::key;
    change.properties.push_back({"guard", alternatives(was), alternatives(is)});
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
