#include "analysis/compare/choices_made.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
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
    const Reviewed& reviewed = compared_.models.after.reviewed;
    for (const NodeId place : after_.nodes.ids()) {
      const int distance = after_.standard.distanceOf(roleOf(after_, place).value);
      if (distance < kBeyondCompany) continue;
      for (const LabelId label : labelsAt(reviewed.graph, reviewed.reach, place).members()) {
        if (isPersonal(after_, label)) askAboutData(place, label, distance);
      }
    }
    for (const UndrawnFlow& flow : flows) {
      if (flow.weight > 0) askAboutFlow(flow);
    }
    made_.of = joint_.count(joint_.choicesInto(joint_.space().always()));
    countSharing();
    made_.invalid = joint_.count(joint_.choicesInto(!joint_.valid(Side::after)));
    std::stable_sort(made_.exposures.begin(), made_.exposures.end(),
                     [](const ChoiceExposure& left, const ChoiceExposure& right) {
                       return left.weight > right.weight;
                     });
    return std::move(made_);
  }

 private:
  /// So many choices of which the same is said.
  struct Sharing {
    Condition choices{};
    Count count{};
  };

  /// In all that is said: of what lies in something else nothing is left to join.
  void countSharing() {
    if (const auto some = joint_.anyOf(outermost(sharing_))) {
      made_.sharing = joint_.count(*some);
      return;
    }
    made_.sharingIsExact = false;
    made_.sharing = std::max_element(sharing_.begin(), sharing_.end(), hasFewer)->count;
  }

  static bool hasFewer(const Sharing& left, const Sharing& right) {
    return left.count.approximate < right.count.approximate;
  }

  /// Those that do not lie in others, in the same order.
  static std::vector<Condition> outermost(const std::vector<Sharing>& all) {
    std::vector<const Sharing*> bySize;
    for (const Sharing& each : all) bySize.push_back(&each);
    std::stable_sort(bySize.begin(), bySize.end(), [](const Sharing* left, const Sharing* right) {
      return hasFewer(*right, *left);
    });
    std::vector<const Sharing*> outer;
    for (const Sharing* const each : bySize) {
      const bool inOther = std::any_of(outer.begin(), outer.end(), [&](const Sharing* other) {
        return each->choices.subsetOf(other->choices);
      });
      if (!inOther) outer.push_back(each);
    }
    std::sort(outer.begin(), outer.end());
    std::vector<Condition> conditions;
    for (const Sharing* const each : outer) conditions.push_back(each->choices);
    return conditions;
  }

  void askAboutData(NodeId place, LabelId label, int distance) {
    const Condition was =
        joint_.at(Side::before, compared_.matching.before(place), compared_.matching.before(label));
    const std::optional<ChoiceExposure>& found = ask({was, joint_.at(Side::after, place, label)});
    if (!found) return;
    ChoiceExposure& exposure = made_.exposures.emplace_back(*found);
    exposure.place = place;
    exposure.label = label;
    exposure.weight =
        static_cast<std::uint64_t>(weightOf(after_, label)) * static_cast<std::uint64_t>(distance);
  }

  void askAboutFlow(const UndrawnFlow& flow) {
    const std::optional<ChoiceExposure>& found = ask({flow.before.joint, flow.after.joint});
    if (!found) return;
    ChoiceExposure& exposure = made_.exposures.emplace_back(*found);
    exposure.flow = flow.after.flow;
    exposure.weight = flow.weight;
  }

  /// Under which condition something was there, and is.
  struct Conditions {
    Condition was{};
    Condition is{};
    bool operator==(const Conditions&) const = default;
  };
  struct HashConditions {
    std::size_t operator()(const Conditions& both) const { return hashOf(both.was, both.is); }
  };

  /// The same for everything that has these conditions.
  const std::optional<ChoiceExposure>& ask(const Conditions& conditions) {
    const auto [known, isNew] = asked_.try_emplace(conditions);
    if (isNew) known->second = exposureOf(conditions);
    return known->second;
  }

  /// What is said of the choices in which it is newly so, if there are any; not what and where it
  /// is.
  std::optional<ChoiceExposure> exposureOf(const Conditions& conditions) {
    const auto& [was, is] = conditions;
    const Condition more = is & !was;
    const Condition choices = joint_.choicesInto(more);
    if (choices.never()) return std::nullopt;
    ChoiceExposure exposure;
    exposure.count = joint_.count(choices);
    sharing_.push_back({choices, exposure.count});
    const Condition optedOut = choices & optedOut_;
    exposure.optedOut = !optedOut.never();
    exposure.example = exampleOf(exposure.optedOut ? optedOut : choices);
    exposure.newSettings = deciding(more, is);
    for (const SettingId id : exposure.newSettings) {
      exposure.settings += (exposure.settings.empty() ? "" : ", ") + titleOf(after_.settings[id]);
    }
    return exposure;
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
  std::vector<Sharing> sharing_;  ///< The choices of each exposure that is not the same.
  std::unordered_map<Conditions, std::optional<ChoiceExposure>, HashConditions> asked_;
  ChoicesMade made_;
};

}  // namespace

ChoicesMade choicesMade(const JointComparison& compared, const std::vector<UndrawnFlow>& flows) {
  return ChoiceComparison(compared).made(flows);
}

}  // namespace dyetrace
