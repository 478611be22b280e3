#include "render/launch_standing.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/rules/support.h"
#include "analysis/settings/effort.h"
#include "analysis/settings/words.h"

namespace dyetrace::words {
namespace {

bool isSome(double fraction) {
  return fraction > 0 && fraction < 1;
}

/// How many screens a person opens on the way to a control; 0 if nobody said, or none.
std::size_t depthOf(const Product& product, std::string key) {
  std::size_t depth = 0;
  for (std::size_t way = 0; !key.empty() && way < product.screens.size(); ++way) {
    const auto screen = std::find_if(product.screens.begin(), product.screens.end(),
                                     [&](const Screen& each) { return each.key == key; });
    if (screen == product.screens.end()) break;
    if (screen->steps > 0) ++depth;
    key = screen->parent;
  }
  return depth;
}

/// By the shortest way to the option.
std::size_t depthOf(const Product& product, const SettingChange& change, const Configuration& at) {
  std::size_t least = 0;
  for (const Control* control : controlsTo(product, change, at)) {
    const std::size_t depth = depthOf(product, control->screen);
    if (depth > 0 && (least == 0 || depth < least)) least = depth;
  }
  return least;
}

/// What settings say of one side.
struct Decided {
  const ConditionAnswers& answers;
  Condition condition;
};

Decided decidedAt(SettingsAnalysis& settings, const Whereabouts& at) {
  if (at.flow.empty())
    return {settings.answersAt(at.place, at.label), settings.conditionAt(at.place, at.label)};
  const auto& all = settings.exposures();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Exposure& each) {
    return !each.label.valid() && !each.flow.valid() && each.key == at.flow;
  });
  return {settings.answers(static_cast<std::size_t>(found - all.begin())), found->condition};
}

/// Words about stopping one thing, for all who have it from the start.
class Stopping {
 public:
  Stopping(SettingsAnalysis& settings, const Decided& decided)
      : settings_(settings), answers_(decided.answers), condition_(decided.condition) {
    for (const ContextAnswer& each : answers_.contexts) {
      if (each.byDefault && each.stop) stoppable_.push_back(&each);
    }
  }

  std::string words() const {
    if (stoppable_.empty()) return "nothing that they can set stops it" + deciders();
    if (!answers_.personCanStop()) return "not all of them can turn it off";
    const ContextAnswer& hardest = hardestStop();
    const Nearest& stop = *hardest.stop;
    const std::size_t count = stop.changed.size();
    return fmt::format("turning it off takes {}{} switch{}{} ({}{})",
                       count > fewest() ? "up to " : "", count, count == 1 ? "" : "es",
                       depthWords(hardest), forWhom(hardest), changes(product(), stop));
  }

 private:
  const Product& product() const { return settings_.product(); }

  std::size_t fewest() const {
    std::size_t least = stoppable_.front()->stop->changed.size();
    for (const ContextAnswer* each : stoppable_)
      least = std::min(least, each->stop->changed.size());
    return least;
  }

  /// Of those that take the most switches one that works for everybody, if there is one.
  const ContextAnswer& hardestStop() const {
    const ContextAnswer* hardest = stoppable_.front();
    const auto rank = [&](const ContextAnswer* each) {
      return std::pair(each->stop->changed.size(), worksForAll(*each->stop));
    };
    for (const ContextAnswer* each : stoppable_) {
      if (rank(each) > rank(hardest)) hardest = each;
    }
    return *hardest;
  }

  bool worksForAll(const Nearest& stop) const {
    return std::all_of(stoppable_.begin(), stoppable_.end(),
                       [&](const ContextAnswer* each) { return works(stop, each->context); });
  }

  /// Whether just these changes turn it off for people of a context.
  bool works(const Nearest& stop, std::size_t context) const {
    Configuration changed = settings_.people().contexts()[context].start;
    for (const SettingId id : stop.changed) changed.choose(id, stop.configuration[id]);
    return settings_.space().always().contains(changed) && !condition_.contains(changed);
  }

  std::string depthWords(const ContextAnswer& answer) const {
    const Nearest& stop = *answer.stop;
    const Configuration& start = settings_.people().contexts()[answer.context].start;
    std::size_t deepest = 0;
    for (const SettingId id : stop.changed)
      deepest = std::max(deepest, depthOf(product(), {id, stop.configuration[id]}, start));
    if (deepest < 2) return {};
    return fmt::format(", {}{} screens deep", stop.changed.size() > 1 ? "one of them " : "",
                       deepest);
  }

  std::string forWhom(const ContextAnswer& hardest) const {
    if (worksForAll(*hardest.stop)) return {};
    std::vector<bool> which(settings_.people().contexts().size(), false);
    for (const ContextAnswer* each : stoppable_)
      which[each->context] = works(*hardest.stop, each->context);
    return "for " + contexts(product(), settings_.people(), which) + ": ";
  }

  /// ` (other people turn Upload my contacts)`.
  std::string deciders() const {
    std::vector<std::string> said;
    const auto add = [&](SettingOwner owner, const char* words) {
      std::vector<std::string> titles;
      for (const SettingId id : answers_.support) {
        if (product().settings[id].owner == owner)
          titles.push_back(titleOf(product().settings[id]));
      }
      if (!titles.empty()) said.push_back(words + dyetrace::listed(titles));
    };
    add(SettingOwner::otherPerson, "other people turn ");
    add(SettingOwner::product, "the company turns ");
    return said.empty() ? "" : " (" + dyetrace::listed(said) + ")";
  }

  SettingsAnalysis& settings_;
  const ConditionAnswers& answers_;
  Condition condition_;
  std::vector<const ContextAnswer*> stoppable_;
};

AssumedShares assumedOf(const ComparedModel& model, const Whereabouts& at,
                        const ExposureSide& side) {
  SettingsAnalysis* settings = model.reviewed.settings.get();
  if (settings == nullptr || side.unstated.valid() || !isSome(side.shareOfPeople)) return {};
  return assumedIn(model.product, settings->people(), decidedAt(*settings, at).condition);
}

std::string shareOf(const ComparedModel& model, const Whereabouts& at, const ExposureSide& side) {
  if (side.unstated.valid()) return "an unknown share of people";
  if (side.shareOfPeople >= 1) return "everybody";
  if (side.shareOfPeople <= 0) return "nobody";
  const std::string fraction = share(side.shareOfPeople) + " of people";
  return assumedOf(model, at, side).any() ? "an assumed " + fraction : fraction + ", as stated";
}

}  // namespace

AssumedShares assumedFor(const Compared& compared, const ExposureChange& change) {
  const AssumedShares before = assumedOf(compared.before, change.before, change.judged.before);
  const AssumedShares after = assumedOf(compared.after, change.after, change.judged.after);
  return {before.defaultsKept || after.defaultsKept, before.groupsAlike || after.groupsAlike};
}

std::string shareOfPeople(const Compared& compared, const ExposureChange& change) {
  const ExposureJudgement& judged = change.judged;
  std::string now = shareOf(compared.after, change.after, judged.after);
  if (judged.after.shareOfPeople <= 0 && !judged.after.unstated.valid())
    now += ", unless somebody turns it on";
  if (judged.newlyPossible()) return now;
  return now + " (before: " + shareOf(compared.before, change.before, judged.before) + ")";
}

std::string standing(const Compared& compared, const ExposureChange& change) {
  SettingsAnalysis* settings = compared.after.reviewed.settings.get();
  if (settings == nullptr) return "; nothing that people can set stops it";
  const ExposureSide& now = change.judged.after;
  const Decided decided = decidedAt(*settings, change.after);
  if (decided.answers.always) return ", whatever they choose";
  if (now.unstated.valid())
    return ", depending on " + titleOf(compared.after.product.settings[now.unstated]) +
           ", which states no default";
  if (!now.onByDefault()) return ", off by default";
  return ", on by default for " + contexts(compared.after.product, settings->people(), now.onFor) +
         "; " + Stopping(*settings, decided).words();
}

}  // namespace dyetrace::words
