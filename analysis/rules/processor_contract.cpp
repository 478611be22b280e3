// REC-04. A processor gets personal data and no contract with it is stated, while one with others
// is.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

class ProcessorContract final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-04",
        "Processor without a contract",
        "Does a processor get personal data without a contract?",
        "Flows with personal data from somebody else's organisation to a processor: the mark dpa "
        "or "
        "contract on the flow, the processor or an area around it. Named once per processor, with "
        "the gravest data. What a processor hands to another is for REC-05.",
        "medium",
        "Art. 28(3)",
        "Nc.1.2",
        "dpv:DataProcessingAgreement",
        "Agree a contract with the processor and mark it dpa.",
        "a processor (privacy.role) that gets personal data; privacy.marks: dpa where there is a "
        "contract"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    std::vector<HandOver> without;
    bool processors = false;
    for (const HandOver& each : handOvers(context)) {
      if (!isProcessor(product, each.to) || isProcessor(product, each.from)) continue;
      processors = true;
      if (!states(product, each, Agreement::contract)) without.push_back(each);
    }
    if (!processors) return doesNotApply("No processor gets personal data.");
    if (!anyStates(product, Agreement::contract)) {
      return couldNotAsk(
          "No processor contract is stated. Add privacy.marks: dpa to the processors, or the flows "
          "to them, for which there is one.");
    }
    RuleAnswer answer;
    for (const HandOver& each : gravestByReceiver(product, without)) {
      answer.findings.push_back(report(context, each));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const HandOver& handOver) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, handOver.labels);
    Finding finding = findingAt(context, description(), roadTo(context, handOver.to, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string name = partyAt(product, handOver.to);
    const std::string more = others(product, handOver.labels, gravest);
    finding.sentence = name + " gets " + label + " as a processor, without a contract.";
    if (!more.empty()) finding.detail = "It also gets " + more + ".";
    finding.fix =
        "Agree a processor contract with " + quoted(name) + " and state privacy.marks: dpa on it.";
    finding.ask = "Is there a contract with " + quoted(name) + " that covers " + label + "?";
    addEvidence(finding, roleOf(product, handOver.to).source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "processor without a contract");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeProcessorContract() {
  return std::make_unique<ProcessorContract>();
}

}  // namespace dyetrace
