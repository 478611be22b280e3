// FLW-17. A secret was split so that nobody holds enough of it, and somebody gets enough of it.

#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// A part that an organisation gets over a flow.
struct Got {
  std::string part{};
  FlowId flow{};
};
struct Collected {
  int needed = 0;
  std::vector<Got> parts{};  ///< Each part once, by flow.
};
/// By secret and organisation.
using Holdings = std::map<std::pair<std::string, std::string>, Collected>;

Holdings holdingsOf(const Product& product) {
  Holdings holdings;
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    const auto& fragment = product.factsOf(flow).fragment;
    if (!fragment || !isBetweenParties(product, flow)) continue;
    Collected& collected = holdings[{fragment->secret, partyAt(product, flow.to)}];
    collected.needed = std::max(collected.needed, fragment->needed);
    const bool known = std::any_of(collected.parts.begin(), collected.parts.end(),
                                   [&](const Got& got) { return got.part == fragment->part; });
    if (!known) collected.parts.push_back({fragment->part, id});
  }
  return holdings;
}

/// What the last part brings, or where nothing is said of it, what an earlier one does.
std::pair<FlowId, LabelId> gravestPart(const RuleContext& context, const Collected& collected) {
  const std::vector<LabelSet> over = personalOverFlows(context);
  for (auto got = collected.parts.rbegin(); got != collected.parts.rend(); ++got) {
    const LabelId label = heaviest(context.product(), over[got->flow.index()]);
    if (label.valid()) return {got->flow, label};
  }
  return {};
}

class SplitSecret final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-17",
        "Split secret can be put together",
        "Does one organisation get enough parts of a secret that was split?",
        "Flows between organisations that carry a part of a split secret (privacy.fragment: name, "
        "part, how many it takes): no organisation may get as many different parts of one secret "
        "as "
        "it takes. Named once per secret and organisation.",
        "critical",
        "Art. 32(1)(a)",
        "Dd.4.1; I.1",
        "dpv:SecretSharingSchemes",
        "Send one of the parts to somebody else.",
        "privacy.fragment on the flows that carry parts, with privacy.data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Holdings holdings = holdingsOf(context.product());
    if (holdings.empty()) return doesNotApply("No part of a split secret goes to anybody.");
    RuleAnswer answer;
    for (const auto& [key, collected] : holdings) {
      if (static_cast<int>(collected.parts.size()) < collected.needed) continue;
      const auto [flow, label] = gravestPart(context, collected);
      if (!label.valid()) {
        return couldNotAsk("The flows that carry parts of " + quoted(key.first) +
                           " do not say what data it is. Add privacy.data.");
      }
      answer.findings.push_back(report(context, key.first, collected, flow, label));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const std::string& secret, const Collected& collected,
                 FlowId last, LabelId label) const {
    const Product& product = context.product();
    const NodeId place = product.flows[last].to;
    Finding finding = findingAt(context, description(), roadTo(context, place, label), secret);
    const std::string who = partyAt(product, place);
    const std::string count = std::to_string(collected.parts.size());
    finding.sentence = who + " gets " + count + " parts of " + secret + " and can put it together.";
    finding.detail = "Any " + std::to_string(collected.needed) + " parts are enough.";
    for (const Got& got : collected.parts) {
      addEvidence(finding, "part " + got.part + " on the flow " + flowWords(product, got.flow),
                  product.flows[got.flow].where);
    }
    finding.fix = "Send the part on the flow " + flowWords(product, last) + " to somebody else.";
    finding.ask = "Must " + quoted(who) + " be able to put " + secret + " together?";
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "a split secret put together");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeSplitSecret() {
  return std::make_unique<SplitSecret>();
}

}  // namespace dyetrace
