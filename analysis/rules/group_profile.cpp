// FLW-22. A profile worked out from some people's data that steers what happens to others.

#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/names.h"

namespace dyetrace {
namespace {

using Subjects = std::set<std::string>;

Subjects subjectsOf(const Product& product, NodeId node) {
  Subjects subjects;
  for (const std::string& subject : product.factsOf(product.nodes[node]).subjects) {
    subjects.insert(foldName(subject));
  }
  return subjects;
}

/// Whose data the premises of a profile at a node can be; empty if some origin does not say.
Subjects sourcesOf(RuleContext& context, NodeId node, LabelId profile) {
  Subjects sources;
  for (const VertexId vertex : context.graph().verticesOf[node.index()]) {
    for (const LabelDerivation& derivation : context.graph().vertices[vertex].derives) {
      if (derivation.to != profile) continue;
      for (const LabelSet& premise : derivation.from) {
        const LabelSet here = premise & context.labelsAt(node);
        for (const LabelId label : here.members()) {
          const Subjects stated =
              subjectsOf(context.product(), roadTo(context, node, label).origin);
          if (stated.empty()) return {};
          sources.insert(stated.begin(), stated.end());
        }
      }
    }
  }
  return sources;
}

/// A place with the profile that acts on somebody, and the flow by which it does.
struct Acting {
  NodeId place{};
  FlowId flow{};
};

std::vector<Acting> actingWith(const RuleContext& context, LabelId profile) {
  const Product& product = context.product();
  std::vector<Acting> all;
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    const bool toPerson = product.nodes[flow.to].kind == NodeKind::person;
    const bool ours = product.nodes[flow.from].kind == NodeKind::process;
    if (toPerson && ours && context.labelsAt(flow.from).contains(profile)) {
      all.push_back({flow.from, id});
    }
  }
  return all;
}

class GroupProfile final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-22",
        "Group profile steers people who gave nothing",
        "Does a profile made of some people's data steer others?",
        "Places that hold a derived profile and send something to a person whose privacy.subject "
        "is "
        "none of those whose data the profile is made of. Asked where both sides state their "
        "subject. Named once per flow.",
        "high",
        "Art. 5(1)(a), 22",
        "L.2.2.2; I.2.2",
        "dpv:Profiling",
        "Use the profile only for people whose data it is made of, or tell the others and let them "
        "object.",
        "privacy.derives on the place that works out a profile; privacy.subject on both groups"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool profiles = false;
    for (const NodeId node : product.nodes.ids()) {
      const std::vector<Derivation>& derives = product.factsOf(product.nodes[node]).derives;
      for (const Derivation& derivation : derives) {
        if (!isProfile(product, derivation.to.label)) continue;
        profiles = true;
        const Subjects sources = sourcesOf(context, node, derivation.to.label);
        if (!sources.empty()) addActs(context, derivation.to.label, sources, answer);
      }
    }
    if (!profiles) return doesNotApply("Nothing in the model works out a profile.");
    if (!anybodyStates(product, &Facts::subjects)) {
      return couldNotAsk(
          "Nobody states whose data it is. Add privacy.subject to the people that data comes from "
          "and "
          "to those it is used on.");
    }
    return answer;
  }

 private:
  void addActs(RuleContext& context, LabelId profile, const Subjects& sources,
               RuleAnswer& answer) const {
    for (const Acting& acting : actingWith(context, profile)) {
      const NodeId person = context.product().flows[acting.flow].to;
      const Subjects steered = subjectsOf(context.product(), person);
      const bool others = std::any_of(steered.begin(), steered.end(), [&](const std::string& each) {
        return !sources.contains(each);
      });
      if (others) answer.findings.push_back(report(context, acting, profile, sources));
    }
  }

  Finding report(RuleContext& context, const Acting& acting, LabelId profile,
                 const Subjects& sources) const {
    const Product& product = context.product();
    const Flow& flow = product.flows[acting.flow];
    Finding finding =
        findingAt(context, description(), roadTo(context, acting.place, profile), flow.key);
    const std::string label = titleOf(product, profile);
    const std::string person = titleOf(product.nodes[flow.to]);
    const std::string givers = listed({sources.begin(), sources.end()});
    finding.sentence = capitalised(label) + " of others decides what " + person + " gets.";
    finding.detail = "It is made of data about: " + givers + ".";
    finding.fix = "Keep " + label + " out of what " + quoted(titleOf(product.nodes[acting.place])) +
                  " sends to " + quoted(person) + ".";
    finding.ask = "Do people like " + quoted(person) + " know that others' data decides?";
    addEvidence(finding, product.factsOf(product.nodes[flow.to]).statement("subject"));
    addEvidence(finding, product.factsOf(product.nodes[finding.origin]).statement("subject"));
    addEvidence(finding, "acts on the person here", flow.where);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "steered by others' data");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeGroupProfile() {
  return std::make_unique<GroupProfile>();
}

}  // namespace dyetrace
