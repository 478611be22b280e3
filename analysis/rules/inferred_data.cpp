// FLW-18. A place that works out a trait or special data from ordinary data. What allows the one
// does not allow the other, and nobody can tell from what they gave what was made of it.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/legal_basis.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

bool isNewlySpecial(const Product& product, LabelId label) {
  const Special special = specialOf(product, label);
  return special == Special::article9 || special == Special::article10 || isProfile(product, label);
}

bool usesOrdinary(const Product& product, const LabelDerivation& derivation) {
  return std::all_of(derivation.from.begin(), derivation.from.end(), [&](const LabelSet& premise) {
    const std::vector<LabelId> labels = premise.members();
    return std::none_of(labels.begin(), labels.end(),
                        [&](LabelId label) { return isNewlySpecial(product, label); });
  });
}

/// Said at the place or the activity it is part of, not merely of the area around it.
bool statesOwnBasis(const Product& product, NodeId node) {
  for (NodeId at = node; at.valid(); at = product.nodes[at].parent) {
    if (!usageBases(product, product.factsOf(product.nodes[at]).bases).empty()) return true;
  }
  return false;
}

/// FLW-02 and FLW-03 speak where the basis as a whole is missing or does not allow special data.
bool othersSpeak(const Product& product, NodeId node, LabelId label) {
  const std::vector<TermId> bases = usageBases(product, basesOf(product, node).value);
  if (bases.empty()) return true;
  const Special special = specialOf(product, label);
  return special != Special::none && !allowSpecial(product, bases, special);
}

MarkId noticeOf(const Product& product) {
  for (const MarkId mark : product.marks.ids()) {
    if (product.marks[mark] == "notice") return mark;
  }
  return {};
}

struct Lacking {
  bool basis = false;
  bool notice = false;
  bool any() const { return basis || notice; }
};

Lacking lackingAt(RuleContext& context, NodeId node, LabelId label) {
  const Product& product = context.product();
  const MarkId notice = noticeOf(product);
  Lacking lacking;
  lacking.basis = !statesOwnBasis(product, node);
  lacking.notice =
      notice.valid() && !alwaysMarked(context.graph(), context.reach(), node, label, notice);
  return lacking;
}

class InferredData final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-18",
        "Inference creates new special data",
        "Is something grave worked out from ordinary data without its own ground and notice?",
        "Places that derive a profile or special-category data from data that is neither: a basis "
        "stated at the place or its activity (one of the area around is for the data as given), "
        "and, if the model uses the mark notice, a notice on every road to it. Where no basis "
        "holds "
        "at all FLW-02 speaks, where it does not allow special data FLW-03.",
        "high",
        "Art. 9, 13(2)(f), 22",
        "L.2.2.1; U.1.2",
        "dpv:InferredPersonalData",
        "Tell people what is worked out and state on what basis, or do not work it out.",
        "privacy.derives on the places that work something out; privacy.basis"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::bases)) {
      return couldNotAsk("No legal basis is stated anywhere. Add privacy.basis.");
    }
    RuleAnswer answer;
    bool infers = false;
    for (const NodeId node : product.nodes.ids()) {
      if (isSubject(product, node) || isOutsider(product, node)) continue;
      const LabelSet made = madeAt(context, node);
      infers = infers || !made.empty();
      for (const LabelId label : made.members()) {
        const Lacking lacking = lackingAt(context, node, label);
        if (othersSpeak(product, node, label) || !lacking.any()) continue;
        answer.findings.push_back(report(context, node, label, lacking));
      }
    }
    return infers ? answer
                  : doesNotApply("Nothing in the model works out a profile or special data.");
  }

 private:
  static LabelSet madeAt(const RuleContext& context, NodeId node) {
    LabelSet made;
    for (const VertexId vertex : context.graph().verticesOf[node.index()]) {
      for (const LabelDerivation& derivation : context.graph().vertices[vertex].derives) {
        const bool grave = isPersonal(context.product(), derivation.to) &&
                           isNewlySpecial(context.product(), derivation.to);
        const bool holds = context.labelsAt(node).contains(derivation.to);
        if (grave && holds && usesOrdinary(context.product(), derivation)) {
          made.insert(derivation.to);
        }
      }
    }
    return made;
  }

  Finding report(RuleContext& context, NodeId node, LabelId label, const Lacking& lacking) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), roadTo(context, node, label));
    const std::string made = titleOf(product, label);
    const std::string place = titleOf(product.nodes[node]);
    const std::string without = lacking.basis && lacking.notice ? "a basis of its own or a notice"
                                : lacking.basis                 ? "a basis of its own"
                                                                : "a notice";
    finding.sentence = place + " works out " + made + " without " + without + ".";
    finding.detail = lacking.basis
                         ? "The basis stated around it is for the data that people gave: " +
                               titlesOf(product, basesOf(product, node).value) + "."
                         : "";
    addRoadWords(product, finding);
    finding.fix = "State privacy.basis at " + quoted(place) + " for " + made +
                  (lacking.notice ? ", and give a notice before it." : ".");
    finding.ask = "Are people told that " + made + " is worked out, and on which basis?";
    addEvidence(finding, product.factsOf(product.nodes[node]).statement("derives"));
    addEvidence(finding, basesOf(product, node).source);
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "worked out");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeInferredData() {
  return std::make_unique<InferredData>();
}

}  // namespace dyetrace
