// LIF-11. What proves the acts of a person, kept longer than anybody needs it.

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/marked_roads.h"
#include "analysis/rules/marks.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// Purposes that need proof for as long as it is kept.
constexpr std::array<std::string_view, 2> kNeedProof{"essential.disputes",
                                                     "essential.legal_obligation"};

/// Off the device of the person, and no record of consents: that one protects the person, and is
/// owed.
bool isPlainStore(const Product& product, NodeId node) {
  return product.nodes[node].kind == NodeKind::store && !isSubject(product, node) &&
         !gives(product, product.factsOf(product.nodes[node]), mark::kConsentRecord);
}

/// Personal data that is held as proof.
struct Proof {
  LabelSet acts{};
  bool isSigned = false;
};
using Proofs = std::map<NodeId, Proof>;

void addLogs(RuleContext& context, Proofs& proofs) {
  const Product& product = context.product();
  for (const NodeId node : product.nodes.ids()) {
    const bool log = product.factsOf(product.nodes[node]).storeUse == StoreUse::log;
    const LabelSet acts =
        log && isPlainStore(product, node) ? personalAt(context, node) : LabelSet();
    if (!acts.empty()) proofs[node].acts = acts;
  }
}

void addSigned(RuleContext& context, Proofs& proofs) {
  const Product& product = context.product();
  const MarkId mark = markNamed(product, mark::kSigned);
  if (!mark.valid()) return;
  const PhaseSearch roads(product, context.graph(), context.reach(),
                          steeringByMark(context.graph(), mark));
  for (const Arrival& arrival : roads.arrivals()) {
    const NodeId node = context.graph().vertices[arrival.vertex].node;
    if (arrival.phase != kWithMark || !isPlainStore(product, node)) continue;
    if (!isPersonal(product, arrival.label)) continue;
    proofs[node].acts.insert(arrival.label);
    proofs[node].isSigned = true;
  }
}

Proofs proofsIn(RuleContext& context) {
  Proofs proofs;
  addLogs(context, proofs);
  addSigned(context, proofs);
  return proofs;
}

std::optional<double> daysKept(const Product& product, NodeId store) {
  const std::optional<Retention> retention = retentionOf(product, store).value;
  if (!retention || retention->kind != Retention::Kind::duration) return std::nullopt;
  return retention->days;
}

/// Of the stores that keep the label for use, not as proof, the one with the longest term; invalid
/// if none has one.
NodeId longestUse(RuleContext& context, const Proofs& proofs, LabelId label) {
  const Product& product = context.product();
  NodeId longest;
  for (const NodeId node : product.nodes.ids()) {
    if (!isPlainStore(product, node) || proofs.contains(node)) continue;
    const std::optional<double> term = daysKept(product, node);
    if (!term || !context.labelsAt(node).contains(label)) continue;
    if (!longest.valid() || *term > *daysKept(product, longest)) longest = node;
  }
  return longest;
}

/// What a store keeps as proof for longer than it is used.
LabelSet keptTooLong(RuleContext& context, const Proofs& proofs, NodeId store) {
  const Retention retention = *retentionOf(context.product(), store).value;
  const LabelSet& acts = proofs.at(store).acts;
  if (retention.kind == Retention::Kind::endless) return acts;
  LabelSet kept;
  if (retention.kind != Retention::Kind::duration) return kept;
  for (const LabelId label : acts.members()) {
    const NodeId use = longestUse(context, proofs, label);
    if (use.valid() && retention.days > *daysKept(context.product(), use)) kept.insert(label);
  }
  return kept;
}

class ProofKept final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-11",
        "Proof kept against the person",
        "Is proof of what people did kept longer than anybody needs it?",
        "Stores that are said to be a log or get data marked signed, except on the person's own "
        "device, records of consents, and stores for disputes or a legal duty: kept without end, "
        "or for longer than every store that keeps the same data for use. Ends that are events are "
        "not compared. Named once per store, with its gravest data.",
        "low; medium where the acts are signed",
        "Art. 5(1)(c), 5(1)(e)",
        "Nr.1.1; Nr.1.2",
        "eu-gdpr:DataMinimisationPrinciple",
        "Erase the proof when the use of the data ends, or say which dispute or duty needs it.",
        "privacy.kind: log or privacy.marks: signed, and privacy.retention on the stores"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    const Proofs proofs = proofsIn(context);
    if (proofs.empty()) {
      return doesNotApply(
          "No store with personal data is said to be a log (privacy.kind) or gets anything signed "
          "(privacy.marks).");
    }
    RuleAnswer answer;
    bool unstated = false;
    for (const auto& [store, proof] : proofs) {
      if (servesAny(product, store, kNeedProof)) continue;
      if (!retentionOf(product, store).stated) {
        unstated = true;
        continue;
      }
      const LabelSet kept = keptTooLong(context, proofs, store);
      if (!kept.empty()) answer.findings.push_back(report(context, proofs, store, kept));
    }
    return answer.findings.empty() && unstated ? nobodySaysHowLong() : answer;
  }

 private:
  static RuleAnswer nobodySaysHowLong() {
    return couldNotAsk(
        "Nobody states how long what is logged or signed is kept. Add privacy.retention to those "
        "stores.");
  }

  Finding report(RuleContext& context, const Proofs& proofs, NodeId store,
                 const LabelSet& kept) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, kept);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string more = others(product, kept, gravest);
    finding.detail = more.empty() ? "" : "It also keeps proof of " + more + ".";
    addEvidence(finding, retentionOf(product, store).source);
    if (daysKept(product, store)) {
      compareWith(product, longestUse(context, proofs, gravest), finding);
    } else {
      tellEndless(product, finding);
    }
    finding.ask = "In which dispute would " + quoted(titleOf(product.nodes[store])) +
                  " be needed as proof, and until when?";
    weigh(product, proofs.at(store), finding);
    return finding;
  }

  static void tellEndless(const Product& product, Finding& finding) {
    const std::string place = titleOf(product.nodes[finding.place]);
    finding.sentence =
        place + " keeps " + titleOf(product, finding.label) + " as proof without an end.";
    finding.fix = "Set a term on " + quoted(place) +
                  ", or say what needs the proof, such as privacy.purpose: disputes.";
  }

  static void compareWith(const Product& product, NodeId use, Finding& finding) {
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string used = titleOf(product.nodes[use]);
    const auto kept = retentionOf(product, finding.place);
    const auto needed = retentionOf(product, use);
    finding.sentence = place + " keeps " + titleOf(product, finding.label) +
                       " as proof for longer than " + used + " does for use.";
    const std::string terms =
        place + ": " + kept.value->text + ", " + used + ": " + needed.value->text + ".";
    finding.detail = terms + (finding.detail.empty() ? "" : " " + finding.detail);
    finding.fix = "Erase it from " + quoted(place) + " after " + needed.value->text +
                  ", or say what needs the proof, such as privacy.purpose: disputes.";
    addEvidence(finding, needed.source);
  }

  static void weigh(const Product& product, const Proof& proof, Finding& finding) {
    addEvidence(finding, product.factsOf(product.nodes[finding.place]).statement("kind"));
    finding.severity =
        fixedSeverity(product, finding.path, Severity::low, "proof kept beyond its use");
    if (!proof.isSigned) return;
    addStepsGiving(product, finding, "acts are signed at", mark::kSigned);
    raise(finding.severity, 1, "signed acts cannot be denied");
  }
};

}  // namespace

std::unique_ptr<Rule> makeProofKept() {
  return std::make_unique<ProofKept>();
}

}  // namespace dyetrace
