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
LabelSet knownLabels(const DataModel& before) {
  LabelSet known;
  for (const NodeId node : before.product.nodes.ids())
    known |= labelsAt(before.reviewed.graph, before.reviewed.reach, node);
  return known;
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

using NewByRecipient = std::map<NodeId, NewThere>;

struct NewlyThere {
  NewByRecipient atNewRecipients{};  ///< Known data.
  NewByRecipient heavier{};          ///< Than all that the recipient got before.
};

NewlyThere newlyThere(const JointComparison& compared, const DataChanges& changes) {
  NewlyThere found;
  const Product& after = compared.models.after.product;
  const LabelSet known = knownLabels(compared.models.before);
  std::map<NodeId, int> heaviest;
  const auto note = [&](const ExposureChange& change, NewByRecipient& recipients) {
    NewThere& there = recipients[change.after.place];
    there.severity = std::max(there.severity, severityOf(change));
    there.titles.push_back(titleOf(after, change.after.label));
  };
  for (const ExposureChange each : changes.exposures) {
    if (!each.worse()) break;
    if (!each.judged.newlyPossible()) continue;
    const auto [most, isNew] = heaviest.try_emplace(each.after.place);
    if (isNew) most->second = heaviestBefore(compared, compared.matching.before(each.after.place));
    const bool isKnown = each.before.label.valid() && known.contains(each.before.label);
    if (most->second == 0 && isKnown) note(each, found.atNewRecipients);
    if (most->second > 0 && weightOf(after, each.after.label) > most->second)
      note(each, found.heavier);
  }
  return found;
}

}  // namespace

void askAboutData(const JointComparison& compared, const DataChanges& changes,
                  std::vector<LaunchAnswer>& answers) {
  const Product& after = compared.models.after.product;
  const NewlyThere found = newlyThere(compared, changes);
  for (const auto& [place, there] : found.atNewRecipients) {
    const std::string name = titleOf(after.nodes[place]);
    answers.push_back({"CHG-01",
                       {},
                       there.severity,
                       reaching(there.titles, name) + ", where no personal data was before.",
                       evidenceBefore(compared, place),
                       {evidenceAt(after, place)}});
  }
  for (const auto& [place, there] : found.heavier) {
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
