// CON-11. Data about people who are not the one who acts: their consent or contract covers nobody
// else. Places without any stated basis are left to FLW-02.

#include <algorithm>
#include <array>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/deletions.h"
#include "analysis/rules/legal_basis.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr Phase kPersonsOwn = 0;
constexpr Phase kOfOthers = 1;
constexpr Phase kNoGround = 2;

constexpr std::string_view kAddressBook = "user.social.contacts";

/// How models call people who are not the one that acts.
constexpr std::array<std::string_view, 18> kOthers{
    "other_person", "other_people", "others",     "third_person", "contact",  "contacts",
    "friend",       "friends",      "household",  "family",       "relative", "relatives",
    "bystander",    "bystanders",   "non_member", "non_members",  "non_user", "non_users"};

bool isAboutOthers(const Facts& facts) {
  return std::any_of(facts.subjects.begin(), facts.subjects.end(), [](const std::string& word) {
    return std::find(kOthers.begin(), kOthers.end(), foldName(word)) != kOthers.end();
  });
}

bool isAddressBook(const Product& product, LabelId label) {
  const std::string& key = product.taxonomy[product.labels[label].category].key;
  return key == kAddressBook;
}

/// A contract binds nobody else. Nor does a consent, unless the model says who agrees: then CON-02
/// watches whether they do.
bool bindsOnlyThePerson(const Product& product, TermId basis) {
  const std::string& key = product.taxonomy[basis].key;
  const bool consent = key == "consent" || key == "explicit_consent";
  return key == "contract" || (consent && !markNamed(product, mark::kConsent).valid());
}

bool tellsOthers(const Product& product, const std::vector<MarkId>& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](MarkId mark) { return product.marks[mark] == mark::kNoticeToOthers; });
}

/// Bases are stated and none of them holds for other people. No basis at all: FLW-02.
bool lacksGround(const Product& product, NodeId node, FlowId over) {
  const std::vector<TermId> bases = usageBases(product, basesAt(product, node, over));
  return isHolder(product, node) && !bases.empty() &&
         std::all_of(bases.begin(), bases.end(),
                     [&](TermId basis) { return bindsOnlyThePerson(product, basis); });
}

Steering otherPeopleSteering(const RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto settle = [&product, &graph](VertexId vertex, FlowId over, LabelId label,
                                         bool known) -> std::optional<Phase> {
    const Vertex& at = graph.vertices[vertex];
    if (tellsOthers(product, at.marks)) return std::nullopt;
    const bool others = known || isAddressBook(product, label) ||
                        isAboutOthers(product.factsOf(product.nodes[at.node]));
    if (!others) return kPersonsOwn;
    return lacksGround(product, at.node, over) ? kNoGround : kOfOthers;
  };
  const auto start = [settle](VertexId vertex, LabelId label) -> std::optional<Phase> {
    return settle(vertex, {}, label, false);
  };
  const auto arrive = [&product, &graph, settle](EdgeId id, LabelId label,
                                                 Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    if (phase == kNoGround || tellsOthers(product, edge.marks)) return std::nullopt;
    const bool known =
        phase == kOfOthers || isAboutOthers(product.factsOf(product.flows[edge.flow]));
    return settle(edge.to, edge.flow, label, known);
  };
  return {start, arrive};
}

class OtherPeople final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-11",
        "Data about other people",
        "Is data about other people used on the yes of the one who gives it?",
        "Address books, and data of which a place or flow on the road says that its subject is "
        "somebody else (other person, contact, friend, household, family, bystander, non-member, "
        "...): the first store or party on each road, unless authority, other people or public, "
        "whose stated bases are contract only, or consent while no step is marked consent. Not "
        "behind the mark notice-to-others. Without any basis it is left to FLW-02.",
        "high",
        "Art. 14, 6(1)",
        "U.1.2; Dd.2.3",
        "dpv:ThirdParty",
        "Find a basis that holds for them and tell them, or keep their data on the device.",
        "an address book or privacy.subject; privacy.basis"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyAboutOthers(product)) {
      return doesNotApply(
          "The model has no address book and no privacy.subject that is somebody "
          "else.");
    }
    if (!anybodyStates(product, &Facts::bases)) {
      return couldNotAsk("No legal basis is stated anywhere. Add privacy.basis.");
    }
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            otherPeopleSteering(context));
    const auto noGround = [](const Arrival& arrival) { return arrival.phase == kNoGround; };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, noGround)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels));
    }
    return answer;
  }

 private:
  /// What the road says of whose data it is, and on which basis.
  static void addGrounds(const Product& product, Finding& finding) {
    const auto add = [&](const Facts& facts) {
      if (isAboutOthers(facts)) addEvidence(finding, facts.statement("subject"));
      addEvidence(finding, facts.statement("basis"));
    };
    add(product.factsOf(product.nodes[finding.path.origin]));
    for (const Hop& hop : finding.path.hops) {
      add(product.factsOf(product.flows[hop.flow]));
      add(product.factsOf(product.nodes[hop.to]));
    }
  }

  static bool anybodyAboutOthers(const Product& product) {
    for (const Facts& facts : product.facts) {
      if (isAboutOthers(facts)) return true;
    }
    for (const LabelId label : product.labels.ids()) {
      if (isAddressBook(product, label)) return true;
    }
    return false;
  }

  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, labels, finding.label);
    finding.sentence = place + " keeps " + label + " of other people on one person's yes.";
    finding.detail = more.empty() ? "" : "It also keeps " + more + ".";
    finding.fix = "State a basis at " + quoted(place) +
                  " that holds for the other people, and tell them (privacy.marks: "
                  "notice-to-others), or keep their data away.";
    finding.ask = "On what ground is " + label + " of other people kept, and who tells them?";
    addGrounds(product, finding);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "no ground for the other people");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeOtherPeople() {
  return std::make_unique<OtherPeople>();
}

}  // namespace dyetrace
