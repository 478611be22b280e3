// CHG-01 and CHG-03: what newly gets to recipients.

#include <algorithm>
#include <map>

#include "analysis/compare/launch_rules.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

Severity severityOf(const ExposureChange& change) {
  return severityOfWeight(change.weight, "weight of the data times distance", {}).result;
}

/// What was there before at any place: the data is old, only its reader is new.
bool known(const DataModel& before, LabelId label) {
  if (!label.valid()) return false;
  for (const NodeId node : before.product.nodes.ids()) {
    if (labelsAt(before.reviewed.graph, before.reviewed.reach, node).contains(label)) return true;
  }
  return false;
}

/// The heaviest personal label that could be at the place before; 0 if none.
int heaviestBefore(const JointComparison& compared, NodeId place) {
  int most = 0;
  if (!place.valid()) return most;
  const DataModel& before = compared.models.before;
  const JointReach& joint = compared.joint;
  for (const LabelId label :
       labelsAt(before.reviewed.graph, before.reviewed.reach, place).members()) {
    const bool possible =
        !(joint.at(Side::before, place, label) & joint.valid(Side::before)).never();
    if (possible && isPersonal(before.product, label))
      most = std::max(most, weightOf(before.product, label));
  }
  return most;
}

/// What newly gets to one recipient.
struct NewThere {
  Severity severity = Severity::note;
  std::vector<std::string> titles{};
};

std::map<NodeId, NewThere> newThere(const JointComparison& compared, const DataChanges& changes,
                                    bool toNewRecipients) {
  std::map<NodeId, NewThere> found;
  const Product& after = compared.models.after.product;
  for (const ExposureChange& each : changes.exposures) {
    if (!each.newlyPossible() || !each.worse()) continue;
    const int most = heaviestBefore(compared, compared.matching.before(each.after.place));
    const int weight = weightOf(after, each.after.label);
    const bool fits = toNewRecipients
                          ? most == 0 && known(compared.models.before, each.before.label)
                          : most > 0 && weight > most;
    if (!fits) continue;
    NewThere& there = found[each.after.place];
    there.severity = std::max(there.severity, severityOf(each));
    there.titles.push_back(titleOf(after, each.after.label));
  }
  return found;
}

}  // namespace

void askAboutData(const JointComparison& compared, const DataChanges& changes,
                  std::vector<LaunchAnswer>& answers) {
  const Product& after = compared.models.after.product;
  for (const auto& [place, there] : newThere(compared, changes, true)) {
    const std::string name = titleOf(after.nodes[place]);
    answers.push_back({"CHG-01",
                       {},
                       there.severity,
                       reaching(there.titles, name) + ", where no personal data was before.",
                       evidenceBefore(compared, place),
                       {evidenceAt(after, place)}});
  }
  for (const auto& [place, there] : newThere(compared, changes, false)) {
    answers.push_back({"CHG-03",
                       {},
                       there.severity,
                       reaching(there.titles, titleOf(after.nodes[place])) +
                           ", graver than all personal data that was there before.",
                       evidenceBefore(compared, place),
                       {evidenceAt(after, place)}});
  }
}

}  // namespace dyetrace
