// REC-07. Data that anybody can see from the start, without the person doing anything for it.

#include <array>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr int kLightestPublic = 2;
/// Marks of steps at which a person makes something public, or agrees to it.
constexpr std::array<std::string_view, 2> kActMarks{"published", "consent"};

std::vector<MarkId> actsOf(const Product& product) {
  std::vector<MarkId> acts;
  for (const MarkId mark : product.marks.ids()) {
    if (std::find(kActMarks.begin(), kActMarks.end(), product.marks[mark]) != kActMarks.end()) {
      acts.push_back(mark);
    }
  }
  return acts;
}

bool byOwnAct(const RuleContext& context, NodeId node, LabelId label) {
  const std::vector<MarkId> acts = actsOf(context.product());
  return std::any_of(acts.begin(), acts.end(), [&](MarkId mark) {
    return alwaysMarked(context.graph(), context.reach(), node, label, mark);
  });
}

/// Off by default everywhere; or on and the person can stop it, of which SET-01 tells.
bool leftToSettings(const RuleContext& context, NodeId node, LabelId label) {
  SettingsAnalysis* settings = context.settings();
  if (settings == nullptr || !settings->determined()) return false;
  const ConditionAnswers& answers = settings->answersAt(node, label);
  if (!answers.byDefaultSomewhere()) return true;
  return std::any_of(answers.contexts.begin(), answers.contexts.end(),
                     [](const ContextAnswer& each) { return each.byDefault && each.stop; });
}

class PublicWithoutAct final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-07",
        "Public without the person acting",
        "Can everybody see data of a person who did nothing for it?",
        "Recipients of role public: data of weight 2 or more that is there by default on a road "
        "that no mark published or consent is on. A model without these marks makes it a question. "
        "What the person can stop with a setting is told by SET-01. Named once per recipient, with "
        "its gravest data.",
        "critical",
        "Art. 25(2)",
        "Dd.4.2; U.1.1",
        "dpv:PrivacyByDefault",
        "Publish only after the person has chosen to.",
        "a recipient of role public; privacy.marks: published on the step at which people publish"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool anybody = false;
    for (const NodeId node : product.nodes.ids()) {
      if (roleOf(product, node).value != Role::publicRole) continue;
      anybody = true;
      LabelSet shown;
      for (const LabelId label : personalAt(context, node).members()) {
        const bool light = weightOf(product, label) < kLightestPublic;
        if (light || byOwnAct(context, node, label) || leftToSettings(context, node, label))
          continue;
        shown.insert(label);
      }
      if (!shown.empty()) answer.findings.push_back(report(context, node, shown));
    }
    return anybody ? answer : doesNotApply("Nothing in the model is open to the public.");
  }

 private:
  /// A road on which the person does not act, where one is known.
  static Path roadWithoutAct(RuleContext& context, NodeId node, LabelId label) {
    for (const MarkId mark : actsOf(context.product())) {
      if (auto path = context.witnessesWithout(mark).shortest(node, label)) return *path;
    }
    return roadTo(context, node, label);
  }

  Finding report(RuleContext& context, NodeId node, const LabelSet& shown) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, shown);
    Finding finding = findingAt(context, description(), roadWithoutAct(context, node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[node]);
    const std::string more = others(product, shown, gravest);
    finding.sentence = capitalised(label) + " is open to " + place + " without the person acting.";
    if (!more.empty()) finding.detail = "So is " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Let the person choose to publish " + label +
                  ", and mark the step privacy.marks: published.";
    finding.ask = "What does the person do before " + label + " is open to " + quoted(place) + "?";
    addEvidence(finding, roleOf(product, node).source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "open to everybody");
    if (actsOf(product).empty()) {
      finding.sentence = "Does the person choose that " + place + " can see " + label + "?";
      becomeQuestion(finding, "At which step does the person make " + label +
                                  " public? State privacy.marks: published there.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makePublicWithoutAct() {
  return std::make_unique<PublicWithoutAct>();
}

}  // namespace dyetrace
