#include "analysis/compare/choices_made.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "analysis/distance.h"
#include "analysis/rules/settings/settings_support.h"
#include "analysis/rules/support.h"
#include "analysis/settings/promises.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

class ChoiceComparison {
 public:
  explicit ChoiceComparison(const JointComparison& compared)
      : compared_(compared),
        joint_(compared.joint),
        before_(compared.models.before.product),
        after_(compared.models.after.product),
        optedOut_(choicesAgainstDefaults()) {}

  ChoicesMade made(const std::vector<UndrawnFlow>& flows) {
    Condition sharing = joint_.space().never();
    const Reviewed& reviewed = compared_.models.after.reviewed;
    for (const NodeId place : after_.nodes.ids()) {
      if (after_.standard.distanceOf(roleOf(after_, place).value) < kBeyondCompany) continue;
      for (const LabelId label : labelsAt(reviewed.graph, reviewed.reach, place).members()) {
        if (isPersonal(after_, label)) sharing |= askAboutData(place, label);
      }
    }
    for (const UndrawnFlow& flow : flows) {
      if (flow.weight > 0) sharing |= askAboutFlow(flow);
    }
    made_.of = joint_.count(joint_.choicesInto(joint_.space().always()));
    made_.sharing = joint_.count(sharing);
    made_.invalid = joint_.count(joint_.choicesInto(!joint_.valid(Side::after)));
    std::stable_sort(made_.exposures.begin(), made_.exposures.end(),
                     [](const ChoiceExposure& left, const ChoiceExposure& right) {
                       return left.weight > right.weight;
                     });
    return std::move(made_);
  }

 private:
  Condition askAboutData(NodeId place, LabelId label) {
    ChoiceExposure exposure;
    exposure.place = place;
    exposure.label = label;
    const auto distance =
        static_cast<std::uint64_t>(after_.standard.distanceOf(roleOf(after_, place).value));
    exposure.weight = static_cast<std::uint64_t>(weightOf(after_, label)) * distance;
    const Condition was =
        joint_.at(Side::before, compared_.matching.before(place), compared_.matching.before(label));
    return ask(was, joint_.at(Side::after, place, label), std::move(exposure));
  }

  Condition askAboutFlow(const UndrawnFlow& flow) {
    ChoiceExposure exposure;
    exposure.flow = flow.after.flow;
    exposure.weight = flow.weight;
    return ask(flow.before.joint, flow.after.joint, std::move(exposure));
  }

  /// The choices in which it is newly so; if there are any, the exposure is noted.
  Condition ask(const Condition& was, const Condition& is, ChoiceExposure exposure) {
    const Condition more = is & !was;
    Condition choices = joint_.choicesInto(more);
    if (choices.never()) return choices;
    exposure.count = joint_.count(choices);
    exposure.optedOut = !(choices & optedOut_).never();
    exposure.example = exampleOf(exposure.optedOut ? choices & optedOut_ : choices);
    exposure.newSettings = deciding(more, is);
    for (const SettingId id : exposure.newSettings) {
      exposure.settings += (exposure.settings.empty() ? "" : ", ") + titleOf(after_.settings[id]);
    }
    made_.exposures.push_back(std::move(exposure));
    return choices;
  }

  /// Those of the settings on which it depends what recipients get.
  std::set<SettingId> decidingBefore(std::vector<SettingId> settings) const {
    std::set<SettingId> deciding;
    const SettingsAnalysis* analysis = compared_.models.before.reviewed.settings.get();
    if (analysis == nullptr) return deciding;
    std::unordered_set<Condition> asked;
    for (const Exposure& exposure : analysis->exposures()) {
      if (!asked.insert(exposure.condition).second) continue;
      for (const SettingId id : exposure.condition.supportAmong(settings)) deciding.insert(id);
      std::erase_if(settings, [&](SettingId id) { return deciding.contains(id); });
      if (settings.empty()) break;
    }
    return deciding;
  }

  /// Some setting of the person that matters is at what protects, although the default is another.
  Condition choicesAgainstDefaults() const {
    Condition some = joint_.space().never();
    const JointSettings& settings = joint_.settings();
    std::vector<SettingId> known;
    for (const SettingId id : personsSettings(before_)) {
      if (settings.jointOf(Side::before, id).valid()) known.push_back(id);
    }
    for (const SettingId id : decidingBefore(std::move(known))) {
      std::vector<Guard> protecting;
      for (const std::size_t option : protectiveOptions(before_.settings[id]))
        protecting.push_back(settings.is(Side::before, id, option));
      some |= joint_.space().where(Guard::disjunction(std::move(protecting))) &
              !joint_.space().where(settings.atDefault(Side::before, id));
    }
    return some;
  }

  struct Example {
    Nearest nearest{};
    Configuration start{};
  };

  /// From the defaults of those people who are nearest.
  std::optional<Example> nearestTo(const Condition& choices) const {
    const SettingsAnalysis* settings = compared_.models.before.reviewed.settings.get();
    ChangeCosts costs;
    for (const Setting& setting : joint_.settings().product().settings)
      costs.push_back(setting.owner == SettingOwner::context ? kFixed : 1);
    std::vector<Configuration> starts{firstConfiguration(before_)};
    if (settings != nullptr) {
      starts.clear();
      for (const Context& each : settings->people().contexts()) starts.push_back(each.start);
    }
    std::optional<Example> best;
    for (const Configuration& start : starts) {
      const auto found = choices.nearest(joint_.settings().jointFrom(Side::before, start), costs);
      if (found && (!best || found->cost < best->nearest.cost)) best = Example{*found, start};
    }
    return best;
  }

  std::string exampleOf(const Condition& choices) const {
    const auto example = nearestTo(choices);
    if (!example) return {};
    const Configuration choice =
        joint_.settings().partOf(Side::before, example->nearest.configuration);
    Combination differing;
    for (const SettingId id : before_.settings.ids()) {
      if (choice[id] != example->start[id]) differing.push_back({id, choice[id], choice[id]});
    }
    return differing.empty() ? "everything at its default" : words::combination(before_, differing);
  }

  /// New settings each of which, at another option, would keep the data back.
  std::vector<SettingId> deciding(const Condition& more, const Condition& is) const {
    std::vector<SettingId> found;
    for (const SettingId id : after_.settings.ids()) {
      const SettingId joint = joint_.settings().jointOf(Side::after, id);
      const bool isNew = !compared_.matching.before(id).valid() && joint.valid() &&
                         after_.settings[id].owner != SettingOwner::context;
      if (isNew && !(joint_.launched() & more & (!is).exists(joint)).never()) found.push_back(id);
    }
    return found;
  }

  const JointComparison& compared_;
  JointReach& joint_;
  const Product& before_;
  const Product& after_;
  Condition optedOut_;
  ChoicesMade made_;
};

}  // namespace

ChoicesMade choicesMade(const JointComparison& compared, const std::vector<UndrawnFlow>& flows) {
  return ChoiceComparison(compared).made(flows);
}

}  // namespace dyetrace
