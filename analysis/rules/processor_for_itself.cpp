// REC-06. A processor that uses data for something that whoever sent it did not ask for.

#include <map>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/processor_purposes.h"
#include "analysis/rules/remembered.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

// A phase: the purposes that hold on the road (by number), whether it is at a processor, and
// whether that processor does something else here.
constexpr Phase kAtProcessor = 1;
constexpr Phase kOwnUse = 2;
constexpr int kPurposeShift = 2;

class Instructions {
 public:
  explicit Instructions(const Product& product)
      : product_(product),
        processor_(product.nodes.size(), [&](NodeId node) { return isProcessor(product, node); }),
        purposes_(product.nodes.size(),
                  [&](NodeId node) { return purposesOf(product, node).value; }) {
    number({});
  }

  bool isAtProcessor(NodeId node) const { return processor_(node); }

  Phase start(NodeId node) { return keep(purposes_(node), 0); }

  Phase arrive(const Flow& flow, Phase before) {
    if (!processor_(flow.to)) {
      const Purposes& here = purposes_(flow.to);
      return keep(here.empty() ? product_.factsOf(flow).purposes : here, before);
    }
    const bool enters = (before & kAtProcessor) == 0;
    const Phase told =
        (enters ? keep(product_.factsOf(flow).purposes, before) : before) | kAtProcessor;
    const Purposes& instructed = sets_[told >> kPurposeShift];
    const bool uses = product_.nodes[flow.to].kind != NodeKind::data;
    const bool strays =
        uses && !instructed.empty() && !allowsAll(product_, instructed, purposes_(flow.to));
    return strays ? told | kOwnUse : told;
  }

 private:
  /// The purposes given, or where none are stated those that held before.
  Phase keep(const Purposes& purposes, Phase before) {
    const Phase kept = before >> kPurposeShift;
    return (purposes.empty() ? kept : number(purposes)) << kPurposeShift;
  }

  Phase number(const Purposes& purposes) {
    const auto [found, isNew] = numbers_.try_emplace(purposes, static_cast<Phase>(sets_.size()));
    if (isNew) sets_.push_back(purposes);
    return found->second;
  }

  const Product& product_;
  Remembered<NodeId, bool> processor_;
  Remembered<NodeId, Purposes> purposes_;
  std::map<Purposes, Phase> numbers_;
  std::vector<Purposes> sets_;
};

Steering instructionSteering(const RuleContext& context, Instructions& instructions) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [&graph, &instructions](VertexId vertex, LabelId) -> std::optional<Phase> {
    const NodeId node = graph.vertices[vertex].node;
    // What a processor collects itself nobody sent it.
    if (instructions.isAtProcessor(node)) return std::nullopt;
    return instructions.start(node);
  };
  const auto arrive = [&product, &graph, &instructions](EdgeId edge, LabelId,
                                                        Phase phase) -> std::optional<Phase> {
    if ((phase & kOwnUse) != 0) return std::nullopt;
    return instructions.arrive(product.flows[graph.edges[edge].flow], phase);
  };
  const auto derive = [](VertexId, LabelId, Phase phase) -> std::optional<Phase> {
    return (phase & kOwnUse) != 0 ? std::nullopt : std::optional<Phase>(phase);
  };
  return {start, arrive, derive};
}

class ProcessorForItself final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-06",
        "Processor works for itself",
        "Does a processor use data for something that it was not asked to do?",
        "Places of a processor with a stated purpose: it must be one of, or below, the purposes on "
        "the flow to the processor, else those stated last before it. The first such place on a "
        "road, with its gravest data. FLW-01 leaves these places to this rule.",
        "high",
        "Art. 28(10), 5(1)(b)",
        "Dd.3.1; Nc.1.2",
        "eu-gdpr:PurposeLimitationPrinciple",
        "Forbid the use in the contract, or treat the processor as a controller that people are "
        "told of.",
        "privacy.role: processor, and privacy.purpose at the sender and the processor"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    const auto isOne = [&](NodeId node) { return isProcessor(product, node); };
    if (std::none_of(product.nodes.ids().begin(), product.nodes.ids().end(), isOne)) {
      return doesNotApply("The model has no processor.");
    }
    if (!anybodyStates(product, &Facts::purposes)) {
      return couldNotAsk(
          "No purpose is stated anywhere. Add privacy.purpose to the sender and the processor.");
    }
    Instructions instructions(product);
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            instructionSteering(context, instructions));
    const auto strays = [](const Arrival& arrival) { return (arrival.phase & kOwnUse) != 0; };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, strays)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const auto uses = purposesOf(product, finding.place);
    const std::string used = titlesOf(product, uses.value);
    const std::string more = others(product, labels, finding.label);
    finding.sentence =
        place + " uses " + label + " for " + used + " on the processor's own account.";
    finding.detail =
        "It was sent for " + titlesOf(product, instructedOn(product, finding.path)) + ".";
    if (!more.empty()) finding.detail += " The same holds of " + more + ".";
    addRoadWords(product, finding);
    const std::string processor = partyAt(product, finding.place);
    finding.fix = "Forbid " + used + " in the contract with " + quoted(processor) + " and keep " +
                  label + " from " + quoted(place) + ".";
    finding.ask =
        "Who decided that " + quoted(processor) + " may use " + label + " for " + used + "?";
    addEvidence(finding, uses.source);
    addEvidence(finding, roleOf(product, finding.place).source);
    finding.severity = fixedSeverity(product, finding.path, Severity::high,
                                     "a processor with purposes of its own");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeProcessorForItself() {
  return std::make_unique<ProcessorForItself>();
}

}  // namespace dyetrace
