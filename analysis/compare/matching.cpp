#include "analysis/compare/matching.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "analysis/compare/migrations.h"
#include "analysis/compare/product_items.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Partners of one family, with their own numbers.
template <class IdType>
Pairing<IdType> pairingOf(const ProductItems& before, const ProductItems& after,
                          const ItemPairs& pairs, ItemFamily family) {
  Pairing<IdType> pairing(before.sizeOf(family), after.sizeOf(family));
  for (std::size_t index = 0; index < before.sizeOf(family); ++index) {
    const ItemId item = before.item(family, index);
    const ItemId partner = pairs.after[item.index()];
    if (!partner.valid()) continue;
    pairing.pair(IdType(index), IdType(partner.index() - after.item(family, 0).index()),
                 pairs.reason[item.index()]);
  }
  return pairing;
}

/// Those whose keys are ids that a tool gives out; the keys of the others are words of people.
std::vector<bool> drawnFamilies() {
  std::vector<bool> drawn(kItemFamilies);
  for (const ItemFamily family : {ItemFamily::zone, ItemFamily::node, ItemFamily::step,
                                  ItemFamily::flow, ItemFamily::sequence}) {
    drawn[static_cast<std::size_t>(family)] = true;
  }
  return drawn;
}

/// What a launch says of its settings: `rename a to b`.
void addStated(const Product& before, const Product& after, const ProductItems& itemsBefore,
               const ProductItems& itemsAfter, MatchHints& hints) {
  for (const Migration* migration : migrationsBetween(before, after)) {
    for (const MigrationStep& step : migration->steps) {
      if (step.kind != MigrationStep::Kind::rename || step.before.size() != 1) continue;
      if (step.after.size() != 1) continue;
      const SettingId old = before.settingNamed(step.before[0]);
      const SettingId now = after.settingNamed(step.after[0]);
      if (!old.valid() || !now.valid()) continue;
      hints.known.push_back({itemsBefore.item(ItemFamily::setting, old.index()),
                             itemsAfter.item(ItemFamily::setting, now.index()),
                             MatchReason::stated});
    }
  }
}

constexpr std::array kFamiliesById = {ItemFamily::zone, ItemFamily::node, ItemFamily::step};

using ItemsById = std::unordered_map<std::string_view, ItemId>;

ItemsById itemsById(const ProductItems& items, ItemFamily family) {
  ItemsById byId;
  for (std::size_t index = 0; index < items.sizeOf(family); ++index) {
    const ItemId item = items.item(family, index);
    byId.emplace(items.side.items[item].key, item);
  }
  return byId;
}

void addKnown(const KnownIds& known, const ProductItems& before, const ProductItems& after,
              MatchHints& hints) {
  if (known.empty()) return;
  for (const ItemFamily family : kFamiliesById) {
    const ItemsById old = itemsById(before, family);
    const ItemsById now = itemsById(after, family);
    for (const KnownId& each : known) {
      const auto from = old.find(each.before);
      const auto to = now.find(each.after);
      if (from == old.end() || to == now.end()) continue;
      hints.known.push_back({from->second, to->second, each.reason});
    }
  }
}

std::string wordFor(const ProductItems& items, ItemId item) {
  const std::uint32_t kind = items.side.items[item].kind;
  switch (items.familyOf(item)) {
    case ItemFamily::zone:
      return std::string(zoneKindName(static_cast<ZoneKind>(kind)));
    case ItemFamily::node:
      return std::string(nodeKindName(static_cast<NodeKind>(kind)));
    case ItemFamily::step:
      return "step";
    case ItemFamily::flow:
      return "flow";
    case ItemFamily::sequence:
      return "sequence flow";
    case ItemFamily::setting:
      return "setting";
    case ItemFamily::constraint:
      return "constraint";
    case ItemFamily::screen:
      return "screen";
    case ItemFamily::label:
      return "label";
    case ItemFamily::mark:
      return "mark";
  }
  return {};
}

std::vector<std::string> keysOf(const ProductItems& items, const std::vector<ItemId>& group) {
  std::vector<std::string> keys;
  keys.reserve(group.size());
  for (const ItemId item : group) keys.emplace_back(items.side.items[item].key);
  return keys;
}

std::vector<AmbiguousMatch> ambiguousOf(const ProductItems& before, const ProductItems& after,
                                        const ItemPairs& pairs) {
  std::vector<AmbiguousMatch> all;
  for (const AmbiguousItems& group : pairs.ambiguous) {
    const MatchItem& first = before.side.items[group.before.front()];
    all.push_back({wordFor(before, group.before.front()), std::string(first.name),
                   keysOf(before, group.before), keysOf(after, group.after), group.paired});
  }
  return all;
}

using Options = std::vector<SettingOption>;

/// Pairs each option with the first that is still free and that `same` holds of.
template <class Same>
void pairOptions(const Options& before, const Options& after, OptionPairing& pairing, Same same) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (pairing.after[i]) continue;
    for (std::size_t j = 0; j < after.size(); ++j) {
      if (pairing.before[j] || !same(before[i], after[j])) continue;
      pairing.after[i] = j;
      pairing.before[j] = i;
      break;
    }
  }
}

OptionPairing matchOptions(const Setting& before, const Setting& after) {
  OptionPairing pairing;
  pairing.after.resize(before.options.size());
  pairing.before.resize(after.options.size());
  pairOptions(
      before.options, after.options, pairing,
      [](const SettingOption& old, const SettingOption& now) { return old.key == now.key; });
  pairOptions(before.options, after.options, pairing,
              [](const SettingOption& old, const SettingOption& now) {
                return foldName(titleOf(old)) == foldName(titleOf(now));
              });
  return pairing;
}

std::vector<OptionPairing> optionsOf(const Product& before, const Product& after,
                                     const Pairing<SettingId>& settings) {
  std::vector<OptionPairing> all(before.settings.size());
  for (const SettingId id : before.settings.ids()) {
    const SettingId partner = settings.after(id);
    if (partner.valid()) {
      all[id.index()] = matchOptions(before.settings[id], after.settings[partner]);
    }
  }
  return all;
}

template <class IdType>
Pairing<IdType> reversed(const Pairing<IdType>& pairing) {
  Pairing<IdType> other(pairing.sizeAfter(), pairing.sizeBefore());
  for (const IdType now : IdRange<IdType>(pairing.sizeAfter())) {
    const IdType old = pairing.before(now);
    if (old.valid()) other.pair(now, old, pairing.reason(old));
  }
  return other;
}

}  // namespace

std::optional<std::size_t> Matching::optionAfter(SettingId before, std::size_t option) const {
  const std::vector<std::optional<std::size_t>>& known = options[before.index()].after;
  return option < known.size() ? known[option] : std::nullopt;
}

std::optional<std::size_t> Matching::optionBefore(SettingId after, std::size_t option) const {
  const SettingId partner = settings.before(after);
  if (!partner.valid()) return std::nullopt;
  const std::vector<std::optional<std::size_t>>& known = options[partner.index()].before;
  return option < known.size() ? known[option] : std::nullopt;
}

Matching matchProducts(const Product& before, const Product& after, MatchBy by,
                       const KnownIds& known) {
  const ProductItems old = itemsOf(before);
  const ProductItems now = itemsOf(after);
  MatchHints hints;
  if (by == MatchBy::names) hints.withoutKeys = drawnFamilies();
  if (by == MatchBy::ids) hints.onlyKeys = drawnFamilies();
  addStated(before, after, old, now, hints);
  addKnown(known, old, now, hints);
  hints.arcs = [&](const ItemPairs& pairs) {
    return MatchArcs{arcsOf(before, old, pairs.after), arcsOf(after, now, pairs.before)};
  };
  const ItemPairs pairs = matchItems(old.side, now.side, hints);
  Matching matching;
  matching.nodes = pairingOf<NodeId>(old, now, pairs, ItemFamily::node);
  matching.flows = pairingOf<FlowId>(old, now, pairs, ItemFamily::flow);
  matching.zones = pairingOf<ZoneId>(old, now, pairs, ItemFamily::zone);
  matching.steps = pairingOf<StepId>(old, now, pairs, ItemFamily::step);
  matching.sequences = pairingOf<SequenceId>(old, now, pairs, ItemFamily::sequence);
  matching.settings = pairingOf<SettingId>(old, now, pairs, ItemFamily::setting);
  matching.constraints = pairingOf<ConstraintId>(old, now, pairs, ItemFamily::constraint);
  matching.screens = pairingOf<ScreenId>(old, now, pairs, ItemFamily::screen);
  matching.labels = pairingOf<LabelId>(old, now, pairs, ItemFamily::label);
  matching.marks = pairingOf<MarkId>(old, now, pairs, ItemFamily::mark);
  matching.options = optionsOf(before, after, matching.settings);
  matching.ambiguous = ambiguousOf(old, now, pairs);
  return matching;
}

Matching reversed(const Matching& matching) {
  Matching other;
  other.nodes = reversed(matching.nodes);
  other.flows = reversed(matching.flows);
  other.zones = reversed(matching.zones);
  other.steps = reversed(matching.steps);
  other.sequences = reversed(matching.sequences);
  other.settings = reversed(matching.settings);
  other.constraints = reversed(matching.constraints);
  other.screens = reversed(matching.screens);
  other.labels = reversed(matching.labels);
  other.marks = reversed(matching.marks);
  other.options.resize(matching.settings.sizeAfter());
  for (const SettingId after : IdRange<SettingId>(matching.settings.sizeAfter())) {
    const SettingId before = matching.settings.before(after);
    if (!before.valid()) continue;
    const OptionPairing& pairing = matching.options[before.index()];
    other.options[after.index()] = {pairing.before, pairing.after};
  }
  for (const AmbiguousMatch& each : matching.ambiguous) {
    other.ambiguous.push_back({each.what, each.name, each.after, each.before, each.paired});
  }
  return other;
}

}  // namespace dyetrace
