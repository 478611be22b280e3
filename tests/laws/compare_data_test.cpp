// The data layer of a comparison against brute force: every valid configuration of either model,
// analysed by itself, on small random pairs.

#include <functional>
#include <map>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/compare/data_changes.h"
#include "analysis/rules/support.h"
#include "model/inherit.h"
#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kPairs = tried(300);

void addGuards(Product& product, Random& random, std::size_t oneIn) {
  for (const FlowId id : product.flows.ids()) {
    if (!random.oneIn(oneIn)) continue;
    product.editFacts(product.flows[id].facts).when = randomGuard(product, random, 2);
  }
}

/// Flows that no diagram draws, some of them with alternatives.
void addBindings(Product& product, Random& random) {
  for (std::size_t i = random.below(4); i > 0; --i) {
    FlowBinding binding;
    binding.flow = "bound" + std::to_string(random.below(2));
    binding.guard = randomGuard(product, random, 2);
    product.bindings.push_back(std::move(binding));
  }
}

void addDefaults(Product& product, Random& random) {
  for (Setting& setting : product.settings) {
    if (random.oneIn(3)) continue;
    SettingDefault stated;
    stated.value = setting.options[random.below(setting.options.size())].key;
    setting.defaults.push_back(stated);
  }
}

Product modelBefore(std::uint64_t seed) {
  ProductBuilder model = randomModel(seed);
  Random random(seed + 7'000'000);
  addRandomSettings(model.product(), random, 3);
  Product product = model.build();
  addGuards(product, random, 2);
  addBindings(product, random);
  addDefaults(product, random);
  return product;
}

/// A move or a reset of one setting that both models have.
void addMigration(Product& product, const Product& before, Random& random) {
  const Setting& old = before.settings[SettingId(random.below(before.settings.size()))];
  const SettingId now = product.settingNamed(old.key);
  if (!now.valid()) return;
  const Setting& setting = product.settings[now];
  MigrationStep step;
  if (random.oneIn(2)) {
    step.kind = MigrationStep::Kind::reset;
    step.before = step.after = {old.key};
  } else {
    const auto last = [](const Setting& each) { return each.options.back().key; };
    step.from = Guard::choice({old.key, Comparison::equal, last(old)});
    step.to = Guard::choice({old.key, Comparison::equal, last(setting)});
  }
  Migration migration;
  migration.steps.push_back(std::move(step));
  product.migrations.push_back(std::move(migration));
}

/// Other guards and defaults, a new setting, an option or a constraint less, a migration.
Product modelAfter(const Product& before, std::uint64_t seed) {
  Product product = before;
  Random random(seed + 9'000'000);
  if (random.oneIn(2)) product.settings.add(randomSetting(random, "added"));
  if (random.oneIn(4)) product.settings[SettingId(0)].key = "other";
  product.index();
  if (random.oneIn(3) && !product.constraints.empty()) product.constraints.pop_back();
  if (random.oneIn(2)) addGuards(product, random, 4);
  if (random.oneIn(2)) addDefaults(product, random);
  if (random.oneIn(3) && !product.bindings.empty()) product.bindings.pop_back();
  if (random.oneIn(2)) addBindings(product, random);
  Setting& first = product.settings[SettingId(0)];
  if (random.oneIn(5) && first.kind == SettingKind::choice) first.options.pop_back();
  if (random.oneIn(3)) addMigration(product, before, random);
  return product;
}

/// One model analysed in each of its configurations.
struct Tried {
  explicit Tried(const Product& model) : product(model), graph(buildFlowGraph(model, {})) {
    Configuration configuration = firstConfiguration(model);
    do {
      all.push_back(configuration);
      reach.push_back(solveReach(graphIn(model, graph, configuration)));
    } while (nextConfiguration(model, configuration));
    for (const Configuration& each : allValid(model)) valid.insert(each);
  }

  bool isValid(std::size_t index) const { return valid.contains(all[index]); }
  bool at(std::size_t index, NodeId node, LabelId label) const {
    return node.valid() && label.valid() && labelsAt(graph, reach[index], node).contains(label);
  }
  bool isOpen(std::size_t index, const std::string& flow) const {
    return std::any_of(product.bindings.begin(), product.bindings.end(),
                       [&](const FlowBinding& binding) {
                         return binding.flow == flow && holds(product, binding.guard, all[index]);
                       });
  }
  std::size_t defaultIn(std::size_t index, SettingId id) const {
    return defaultsIn(product, all[index]).configuration[id];
  }
  bool atDefault(std::size_t index, SettingId id) const {
    return all[index][id] == defaultIn(index, id);
  }

  const Product& product;
  FlowGraph graph;
  std::vector<Configuration> all;
  std::vector<Reach> reach;
  std::set<Configuration> valid;
};

class BruteForce {
 public:
  BruteForce(const Product& before, const Product& after, const Matching& matching)
      : old_(before), now_(after), matching_(matching) {
    for (std::size_t i = 0; i < old_.all.size(); ++i) {
      for (std::size_t j = 0; old_.isValid(i) && j < now_.all.size(); ++j) {
        if (now_.isValid(j) && alike(i, j)) common_.emplace_back(i, j);
        if (isImage(i, j)) images_.emplace_back(i, j);
      }
    }
  }

  /// Whether something is so in a configuration of one side, by its number.
  using IsSo = std::function<bool(std::size_t)>;

  Relation relationAtDefault(const IsSo& was, const IsSo& is) const {
    std::set<std::pair<std::size_t, std::size_t>> before;
    std::set<std::pair<std::size_t, std::size_t>> after;
    for (const auto& [i, j] : common_) {
      if (!othersAtDefault(i, j)) continue;
      if (was(i)) before.insert({i, j});
      if (is(j)) after.insert({i, j});
    }
    return relationOf(before, after);
  }

  Relation relationAtAnyOption(const IsSo& was, const IsSo& is) const {
    std::set<std::vector<std::size_t>> before;
    std::set<std::vector<std::size_t>> after;
    for (const auto& [i, j] : common_) {
      if (was(i)) before.insert(shared(i, j));
      if (is(j)) after.insert(shared(i, j));
    }
    return relationOf(before, after);
  }

  /// The choices before after which it is so and was not.
  std::set<std::size_t> sharing(const IsSo& was, const IsSo& is) const {
    std::set<std::size_t> choices;
    for (const auto& [i, j] : images_) {
      if (is(j) && !was(i)) choices.insert(i);
    }
    return choices;
  }
  std::set<std::size_t> notAllowed() const {
    std::set<std::size_t> choices;
    for (const auto& [i, j] : images_) {
      if (!now_.isValid(j)) choices.insert(i);
    }
    return choices;
  }

  static bool possible(const Tried& tried, const IsSo& so) {
    for (std::size_t i = 0; i < tried.all.size(); ++i) {
      if (tried.isValid(i) && so(i)) return true;
    }
    return false;
  }
  const Tried& old() const { return old_; }
  const Tried& now() const { return now_; }

 private:
  template <class Set>
  static Relation relationOf(const Set& before, const Set& after) {
    const bool kept = std::includes(after.begin(), after.end(), before.begin(), before.end());
    const bool held = std::includes(before.begin(), before.end(), after.begin(), after.end());
    if (kept) return held ? Relation::same : Relation::wider;
    return held ? Relation::narrower : Relation::incomparable;
  }

  bool keeps(std::size_t i, std::size_t j, SettingId id) const {
    const SettingId partner = matching_.before(id);
    const auto option = matching_.optionAfter(partner, old_.all[i][partner]);
    return option ? now_.all[j][id] == *option : now_.atDefault(j, id);
  }

  bool alike(std::size_t i, std::size_t j) const {
    for (const SettingId id : now_.product.settings.ids()) {
      const SettingId partner = matching_.before(id);
      if (!partner.valid()) continue;
      if (matching_.optionAfter(partner, old_.all[i][partner]) != now_.all[j][id]) return false;
    }
    return true;
  }

  bool othersAtDefault(std::size_t i, std::size_t j) const {
    for (const SettingId id : old_.product.settings.ids()) {
      const bool context = old_.product.settings[id].owner == SettingOwner::context;
      if (!context && !matching_.after(id).valid() && !old_.atDefault(i, id)) return false;
    }
    for (const SettingId id : now_.product.settings.ids()) {
      const bool context = now_.product.settings[id].owner == SettingOwner::context;
      if (!context && !matching_.before(id).valid() && !now_.atDefault(j, id)) return false;
    }
    return true;
  }

  std::vector<std::size_t> shared(std::size_t i, std::size_t j) const {
    std::vector<std::size_t> options;
    for (const SettingId id : now_.product.settings.ids()) {
      if (!matching_.before(id).valid()) continue;
      options.push_back(old_.all[i][matching_.before(id)]);
      options.push_back(now_.all[j][id]);
    }
    return options;
  }

  /// A step that applies decides, as the migration of these models has one step only.
  bool arrives(std::size_t i, std::size_t j, SettingId id) const {
    const std::string& key = now_.product.settings[id].key;
    for (const Migration& migration : now_.product.migrations) {
      for (const MigrationStep& step : migration.steps) {
        const bool reset = step.kind == MigrationStep::Kind::reset;
        if (reset && step.after.front() == key) return now_.atDefault(j, id);
        if (!reset && step.to.asChoice().setting == key &&
            holds(old_.product, step.from, old_.all[i]))
          return holds(now_.product, step.to, now_.all[j]);
      }
    }
    return matching_.before(id).valid() ? keeps(i, j, id) : now_.atDefault(j, id);
  }

  bool isImage(std::size_t i, std::size_t j) const {
    for (const SettingId id : now_.product.settings.ids()) {
      const bool context = now_.product.settings[id].owner == SettingOwner::context;
      const bool partner = matching_.before(id).valid();
      if (context ? partner && !keeps(i, j, id) : !arrives(i, j, id)) return false;
    }
    return true;
  }

  Tried old_;
  Tried now_;
  const Matching& matching_;
  std::vector<std::pair<std::size_t, std::size_t>> common_;
  std::vector<std::pair<std::size_t, std::size_t>> images_;
};

struct LaunchCase {
  explicit LaunchCase(std::uint64_t seed, Representation representation = Representation::table)
      : before(modelBefore(seed)),
        after(modelAfter(before, seed)),
        matching(matchProducts(before, after)),
        reviewedBefore(before, optionsOf(representation)),
        reviewedAfter(after, optionsOf(representation)) {}

  static ReviewOptions optionsOf(Representation representation) {
    ReviewOptions options;
    options.conditions.representation = representation;
    return options;
  }

  DataChanges compared(Representation representation = Representation::table) const {
    ConditionOptions options;
    options.representation = representation;
    return compareData({before, reviewedBefore}, {after, reviewedAfter}, matching, options);
  }

  Product before;
  Product after;
  Matching matching;
  Reviewed reviewedBefore;
  Reviewed reviewedAfter;
};

const ExposureJudgement* changeAt(const DataChanges& changes, NodeId now, LabelId is) {
  for (const ExposureChange each : changes.exposures) {
    if (each.after.place == now && each.after.label == is) return &each.judged;
  }
  return nullptr;
}

const ExposureJudgement* changeOf(const DataChanges& changes, const std::string& flow) {
  for (const UndrawnFlowChange& each : changes.flows) {
    if (each.before == flow || each.after == flow) return &each.judged;
  }
  return nullptr;
}

/// What the data layer says of one thing, or that it says nothing.
void checkAgainst(const BruteForce& force, const BruteForce::IsSo& was, const BruteForce::IsSo& is,
                  const ExposureJudgement* change) {
  const Relation relation = force.relationAtDefault(was, is);
  const Relation any = force.relationAtAnyOption(was, is);
  const bool possible = BruteForce::possible(force.now(), is);
  const bool wasPossible = BruteForce::possible(force.old(), was);
  const bool changed =
      relation != Relation::same || any != Relation::same || possible != wasPossible;
  if (changed) REQUIRE(change != nullptr);
  if (change == nullptr) return;
  CHECK(change->relation == relation);
  CHECK(change->relationAtAnyOption == any);
  CHECK(change->after.possible == possible);
  CHECK(change->before.possible == wasPossible);
}

const ChoiceExposure* choiceAt(const DataChanges& changes, NodeId now, LabelId is) {
  for (const ChoiceExposure& each : changes.choices.exposures) {
    if (each.place == now && each.label == is) return &each;
  }
  return nullptr;
}

const ChoiceExposure* choiceOf(const DataChanges& changes, const std::string& flow) {
  for (const ChoiceExposure& each : changes.choices.exposures) {
    if (each.flow == flow) return &each;
  }
  return nullptr;
}

void checkChoices(const std::set<std::size_t>& expected, const ChoiceExposure* choice) {
  CHECK((choice != nullptr) == !expected.empty());
  if (choice != nullptr) CHECK(choice->count.exact == std::to_string(expected.size()));
}

bool isRecipientOf(const Product& product, NodeId node, LabelId label) {
  return distanceOf(roleOf(product, node).value) >= 2 && isPersonal(product, label);
}

}  // namespace

TEST_CASE("what changed in the data equals brute force over all configurations of both models") {
  std::size_t overOwnSettings = 0;  // Of the model after, whose conditions are joint ones then.
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    CAPTURE(seed);
    // The models' own conditions as diagrams are taken over where both allow the same.
    const auto representation = [](bool isTable) {
      return isTable ? Representation::table : Representation::diagram;
    };
    const LaunchCase pair(seed, representation(seed % 3 != 0));
    const DataChanges changes = pair.compared(representation(seed % 3 == 1));
    REQUIRE(changes.determined);
    const BruteForce force(pair.before, pair.after, pair.matching);
    std::set<std::size_t> sharing;
    for (const NodeId now : pair.after.nodes.ids()) {
      for (const LabelId is : pair.after.labels.ids()) {
        const NodeId old = pair.matching.before(now);
        const LabelId was = pair.matching.before(is);
        CAPTURE(pair.after.nodes[now].key, keyOf(pair.after, is));
        const auto wasThere = [&](std::size_t i) { return force.old().at(i, old, was); };
        const auto isThere = [&](std::size_t j) { return force.now().at(j, now, is); };
        checkAgainst(force, wasThere, isThere, changeAt(changes, now, is));
        if (!isRecipientOf(pair.after, now, is)) continue;
        const std::set<std::size_t> more = force.sharing(wasThere, isThere);
        sharing.insert(more.begin(), more.end());
        checkChoices(more, choiceAt(changes, now, is));
      }
    }
    for (const char* flow : {"bound0", "bound1"}) {
      CAPTURE(flow);
      const auto wasOpen = [&](std::size_t i) { return force.old().isOpen(i, flow); };
      const auto isOpen = [&](std::size_t j) { return force.now().isOpen(j, flow); };
      checkAgainst(force, wasOpen, isOpen, changeOf(changes, flow));
      const std::set<std::size_t> more = force.sharing(wasOpen, isOpen);
      sharing.insert(more.begin(), more.end());
      checkChoices(more, choiceOf(changes, flow));
    }
    CHECK(changes.choices.sharing.exact == std::to_string(sharing.size()));
    CHECK(changes.choices.invalid.exact == std::to_string(force.notAllowed().size()));
    const JointReach joint({pair.before, pair.reviewedBefore}, {pair.after, pair.reviewedAfter},
                           pair.matching, {});
    overOwnSettings += joint.settings().areThoseAfter() ? 1 : 0;
  }
  CHECK(overOwnSettings > kPairs / 20);
  CHECK(overOwnSettings < kPairs / 2);
}

TEST_CASE("no data changes between a model and itself") {
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    CAPTURE(seed);
    const Product product = modelBefore(seed);
    const Reviewed reviewed(product, {});
    const Matching matching = matchProducts(product, product);
    CHECK(compareData({product, reviewed}, {product, reviewed}, matching).empty());
  }
}

TEST_CASE("what is wider one way is narrower the other way") {
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    CAPTURE(seed);
    LaunchCase pair(seed);
    const DataChanges there = pair.compared();
    const Matching back = reversed(pair.matching);
    const DataChanges again =
        compareData({pair.after, pair.reviewedAfter}, {pair.before, pair.reviewedBefore}, back);
    for (const ExposureChange each : there.exposures) {
      const ExposureJudgement& judged = each.judged;
      const ExposureJudgement* mirror = changeAt(again, each.before.place, each.before.label);
      if (mirror == nullptr) continue;
      CHECK((judged.relation == Relation::wider) == (mirror->relation == Relation::narrower));
      const bool wider = judged.relationAtAnyOption == Relation::wider;
      CHECK(wider == (mirror->relationAtAnyOption == Relation::narrower));
      CHECK(judged.newlyPossible() == mirror->noLongerPossible());
    }
  }
}
