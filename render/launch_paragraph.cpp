// The paragraph: each clause from a fact of the comparison, nothing else.

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "analysis/data_subjects.h"
#include "analysis/distance.h"
#include "analysis/rules/support.h"
#include "analysis/settings/standing.h"
#include "model/inherit.h"
#include "model/names.h"
#include "render/comparison_data.h"
#include "render/launch_standing.h"
#include "render/share_words.h"

namespace dyetrace::words {
namespace {

constexpr std::size_t kMostSentences = 4;

/// Exposures of which the same can be said: some data, at some places.
struct Told {
  std::vector<std::string> labels{};
  std::vector<NodeId> places{};
  std::string whose{};
  std::string how{};    ///< `newly reach`,
  std::string where{};  ///< and, after the place, in which cases.
  std::string share{};
  std::string standing{};

  auto manner() const { return std::tie(whose, how, where, share, standing); }
};

/// `of other people`, `of Person and of people whom the model does not name`.
std::string whoseWords(const SubjectsThere& subjects) {
  std::vector<std::string> people;
  for (const std::string& each : subjects.people)
    people.push_back("of " + (foldName(each) == "other_person" ? "other people" : each));
  if (subjects.unstated) people.emplace_back("of people whom the model does not name");
  return dyetrace::listed(people);
}

/// A party by its organisation, with the parts of it that the data gets to.
std::string recipientWords(const Product& product, const std::vector<NodeId>& places) {
  std::vector<std::string> titles;
  titles.reserve(places.size());
  for (const NodeId place : places) titles.push_back(titleOf(product.nodes[place]));
  const std::string organisation = organisationOf(product, places.front()).value;
  const bool itself = titles.size() == 1 && foldName(titles.front()) == foldName(organisation);
  if (organisation.empty() || itself) return dyetrace::listed(titles);
  return organisation + " (" + dyetrace::listed(titles) + ")";
}

/// What got worse, in as few sentences as the facts allow.
class WorseExposures {
 public:
  explicit WorseExposures(const Compared& compared)
      : compared_(compared),
        after_(compared.after.product),
        subjects_(after_, compared.after.reviewed.graph, compared.after.reviewed.reach) {
    for (const ExposureChange each : compared.comparison.data.exposures) {
      if (!each.worse()) break;
      joinLabels(told(each), all_);
    }
    joinPlaces();
    for (const UndrawnFlowChange& each : compared.comparison.data.flows) {
      if (each.change().worse()) flows_.push_back(flowSentence(each.change()));
    }
  }

  /// `nothing` is said where no data gets worse.
  std::string words(const std::string& nothing) const {
    std::vector<std::string> sentences;
    for (const Told& each : all_) sentences.push_back(sentence(each, sentences.empty()));
    const std::string data = sentences.empty() ? nothing : firstOf(sentences);
    return data + (flows_.empty() ? "" : " " + firstOf(flows_)) + basisWords();
  }

 private:
  static std::string firstOf(const std::vector<std::string>& sentences) {
    std::string text;
    for (std::size_t i = 0; i < std::min(sentences.size(), kMostSentences); ++i)
      text += (i == 0 ? "" : " ") + sentences[i];
    if (sentences.size() > kMostSentences)
      text +=
          fmt::format(" {} more of this kind are listed below.", sentences.size() - kMostSentences);
    return text;
  }

  Told told(const ExposureChange& change) {
    Told made = mannerOf(change);
    made.labels = {titleOf(after_, change.after.label)};
    made.places = {change.after.place};
    made.whose = whoseWords(subjects_.at(change.after.place, change.after.label));
    return made;
  }

  Told mannerOf(const ExposureChange& change) {
    const ExposureJudgement& judged = change.judged;
    const bool further = judged.after.unstated.valid() || judged.relation != Relation::same ||
                         judged.relationAtAnyOption != Relation::same;
    Told made;
    made.how = judged.newlyPossible() ? "newly " : further ? "" : "by default newly ";
    if (!judged.newlyPossible() && further) made.where = " in cases in which it did not before";
    made.share = shareOfPeople(compared_, change);
    made.standing = standing(compared_, change);
    const AssumedShares assumed = assumedFor(compared_, change);
    assumed_.defaultsKept = assumed_.defaultsKept || assumed.defaultsKept;
    assumed_.groupsAlike = assumed_.groupsAlike || assumed.groupsAlike;
    return made;
  }

  std::string flowSentence(const ExposureChange& change) {
    const Told manner = mannerOf(change);
    return fmt::format("The flow {}, which no diagram draws, {}opens{} for {}{}.",
                       change.after.flow, manner.how, manner.where, manner.share, manner.standing);
  }

  static void joinLabels(Told told, std::vector<Told>& all) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const Told& each) {
      return each.places == told.places && each.manner() == told.manner();
    });
    if (same == all.end()) return all.push_back(std::move(told));
    same->labels.push_back(told.labels.front());
  }

  /// Parts of one organisation that get the same data.
  void joinPlaces() {
    std::vector<Told> joined;
    for (Told& told : all_) {
      const auto same = std::find_if(joined.begin(), joined.end(), [&](const Told& each) {
        return each.labels == told.labels && each.manner() == told.manner() &&
               areTogether(each.places.front(), told.places.front());
      });
      if (same == joined.end()) {
        joined.push_back(std::move(told));
      } else {
        same->places.push_back(told.places.front());
      }
    }
    all_ = std::move(joined);
  }

  bool areTogether(NodeId left, NodeId right) const {
    const std::string organisation = organisationOf(after_, left).value;
    return !organisation.empty() && organisation == organisationOf(after_, right).value;
  }

  std::string sentence(const Told& told, bool first) const {
    const std::string data = dyetrace::listed(told.labels);
    return fmt::format("{}, data {}, {}{} {}{} for {}{}.",
                       first ? "After this launch, " + data : capitalised(data), told.whose,
                       told.how, told.labels.size() == 1 ? "reaches" : "reach",
                       recipientWords(after_, told.places), told.where, told.share, told.standing);
  }

  std::string basisWords() const {
    const std::string words = words::basis(assumed_);
    return words.empty() ? "" : " " + words;
  }

  const Compared& compared_;
  const Product& after_;
  DataSubjects subjects_;
  AssumedShares assumed_;
  std::vector<Told> all_;
  std::vector<std::string> flows_;
};

/// Whether the model shows any personal data with somebody beyond the company.
bool showsRecipients(const ComparedModel& model) {
  for (const NodeId node : model.product.nodes.ids()) {
    if (model.product.standard.distanceOf(roleOf(model.product, node).value) < kBeyondCompany)
      continue;
    const LabelSet there = labelsAt(model.reviewed.graph, model.reviewed.reach, node);
    for (const LabelId label : there.members()) {
      if (isPersonal(model.product, label)) return true;
    }
  }
  return false;
}

/// What the rules about launches say of places rather than of recipients and choices.
std::string otherWords(const DataChanges& data) {
  constexpr std::array<std::string_view, 4> rules{"CHG-02", "CHG-06", "CHG-07", "CHG-08"};
  std::string text;
  std::size_t count = 0;
  for (const LaunchAnswer& each : data.answers) {
    if (std::find(rules.begin(), rules.end(), each.rule) == rules.end()) continue;
    if (++count <= kMostSentences) text += " " + each.sentence;
  }
  if (count > kMostSentences)
    text += fmt::format(" {} more such answers are listed below.", count - kMostSentences);
  return text;
}

/// New settings of which nobody knows what people start with, and on which it depends whether more
/// is shared.
std::vector<std::string> openStarts(const Compared& compared) {
  std::set<SettingId> open;
  const auto add = [&](const ExposureChange& change) {
    const SettingId id = change.judged.after.unstated;
    if (change.worse() && id.valid() && !compared.comparison.matching.before(id).valid())
      open.insert(id);
  };
  for (const ExposureChange each : compared.comparison.data.exposures) {
    if (!each.worse()) break;
    add(each);
  }
  for (const UndrawnFlowChange& each : compared.comparison.data.flows) add(each.change());
  std::vector<std::string> titles;
  titles.reserve(open.size());
  for (const SettingId id : open) titles.push_back(titleOf(compared.after.product.settings[id]));
  return titles;
}

/// Not if it only is so should a new setting, which states no default, start with its first option.
bool isCertain(const ComparedModel& after, const ChoiceExposure& exposure) {
  const SettingsAnalysis* settings = after.reviewed.settings.get();
  return settings == nullptr || !withoutDefault(settings->people(), exposure.newSettings).valid();
}

std::string choicesWords(const Compared& compared) {
  const ChoicesMade& choices = compared.comparison.data.choices;
  if (choices.of.approximate <= 1) return {};
  const std::vector<std::string> open = openStarts(compared);
  if (choices.exposures.empty() && open.empty())
    return " No choice that people made before shares more afterwards.";
  const bool certain =
      std::any_of(choices.exposures.begin(), choices.exposures.end(),
                  [&](const ChoiceExposure& each) { return isCertain(compared.after, each); });
  if (!certain && !open.empty())
    return fmt::format(
        " Whether choices that people made before share more afterwards depends on how {} {}.",
        dyetrace::listed(open), open.size() == 1 ? "starts" : "start");
  const bool all = choices.sharing.exact == choices.of.exact;
  const bool optedOut = std::any_of(choices.exposures.begin(), choices.exposures.end(),
                                    [](const ChoiceExposure& each) { return each.optedOut; });
  return (all ? std::string(" Whatever people had set before")
              : fmt::format(" In {}{} of the {} combinations of settings that people can have had",
                            choices.sharingIsExact ? "" : "at least ", choices.sharing.exact,
                            choices.of.exact)) +
         ", more is shared afterwards without their doing" +
         (optedOut ? ", also where they had chosen what protects them." : ".");
}

std::string goneWords(const Compared& compared) {
  std::vector<std::string> gone;
  for (const ExposureChange each : compared.comparison.data.exposures) {
    const bool counts =
        each.judged.noLongerPossible() && each.weight > 0 && each.distance >= kBeyondCompany;
    const Product& before = compared.before.product;
    if (counts)
      gone.push_back(titleOf(before, each.before.label) + " to " +
                     titleOf(before.nodes[each.before.place]));
  }
  for (const UndrawnFlowChange& each : compared.comparison.data.flows) {
    if (each.judged.noLongerPossible()) gone.push_back("the flow " + each.before);
  }
  return gone.empty() ? "" : " What no longer happens: " + dyetrace::listed(gone) + ".";
}

}  // namespace

std::string launchParagraph(const Compared& compared) {
  const DataChanges& data = compared.comparison.data;
  if (!data.determined)
    return "What this launch does to people's data was not determined: the settings are beyond "
           "the budget of the exact analysis.";
  const bool recipients = showsRecipients(compared.before) || showsRecipients(compared.after);
  const std::string nothing =
      recipients ? "After this launch, no personal data gets to anybody beyond the company more "
                   "than before."
                 : "Neither model shows personal data with anybody beyond the company.";
  const bool outside = recipients || !data.flows.empty() || !data.choices.exposures.empty();
  return WorseExposures(compared).words(nothing) + otherWords(data) +
         (outside ? choicesWords(compared) : "") + goneWords(compared);
}

}  // namespace dyetrace::words
