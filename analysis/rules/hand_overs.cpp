#include "analysis/rules/hand_overs.h"

#include <array>
#include <map>

#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

struct Word {
  std::string_view mark;
  Agreement agreement;
};
/// As marks are folded when they are read.
constexpr std::array kHandOverWords = {
    Word{"dpa", Agreement::contract},
    Word{"contract", Agreement::contract},
    Word{"authorised", Agreement::authorisation},
    Word{"authorized", Agreement::authorisation},
    Word{"joint", Agreement::jointly},
    Word{"legal_review", Agreement::legalReview},
};

bool among(const Product& product, const Facts& facts, Agreement agreement) {
  return std::any_of(facts.marks.begin(), facts.marks.end(),
                     [&](MarkId mark) { return speaksOf(product.marks[mark], agreement); });
}

}  // namespace

std::string partyAt(const Product& product, NodeId node) {
  const std::string organisation = organisationOf(product, node).value;
  return organisation.empty() ? titleOf(product.nodes[node]) : organisation;
}

bool isBetweenParties(const Product& product, const Flow& flow) {
  const Crossing crossing = crossingOf(product, flow);
  return crossing.organisation || crossing.role;
}

std::vector<LabelSet> personalOverFlows(const RuleContext& context) {
  std::vector<LabelSet> over(context.product().flows.size());
  for (const Edge& edge : context.graph().edges) {
    const LabelSet moving = passes(context.graph(), edge, context.reach().at.row(edge.from));
    for (const LabelId label : moving.members()) {
      if (isPersonal(context.product(), label)) over[edge.flow.index()].insert(label);
    }
  }
  return over;
}

std::vector<HandOver> handOvers(const RuleContext& context) {
  const Product& product = context.product();
  const std::vector<LabelSet> over = personalOverFlows(context);
  std::vector<HandOver> all;
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    if (over[id.index()].empty() || !isBetweenParties(product, flow)) continue;
    all.push_back({id, flow.from, flow.to, over[id.index()]});
  }
  return all;
}

std::vector<HandOver> gravestByReceiver(const Product& product, const std::vector<HandOver>& all) {
  std::map<std::string, HandOver> gravest;
  for (const HandOver& each : all) {
    HandOver& kept = gravest.try_emplace(partyAt(product, each.to), each).first->second;
    const int weight = weightOf(product, heaviest(product, each.labels));
    if (weight > weightOf(product, heaviest(product, kept.labels))) kept = each;
  }
  std::vector<HandOver> first;
  for (auto& [name, handOver] : gravest) first.push_back(std::move(handOver));
  return first;
}

bool isAgreement(std::string_view mark) {
  return std::any_of(kHandOverWords.begin(), kHandOverWords.end(),
                     [&](const Word& word) { return word.mark == mark; });
}

bool speaksOf(std::string_view mark, Agreement agreement) {
  return std::any_of(kHandOverWords.begin(), kHandOverWords.end(), [&](const Word& word) {
    return word.mark == mark && word.agreement == agreement;
  });
}

bool anyStates(const Product& product, Agreement agreement) {
  return std::any_of(product.marks.begin(), product.marks.end(),
                     [&](const std::string& mark) { return speaksOf(mark, agreement); });
}

bool states(const Product& product, NodeId node, Agreement agreement) {
  for (NodeId at = node; at.valid(); at = product.nodes[at].parent) {
    if (among(product, product.factsOf(product.nodes[at]), agreement)) return true;
  }
  const auto zoneStates = [&](ZoneId zone) {
    return among(product, product.factsOf(product.zones[zone]), agreement);
  };
  const std::vector<ZoneId> around = zonesOf(product, node);
  const std::vector<ZoneId>& groups = product.nodes[node].groups;
  return std::any_of(around.begin(), around.end(), zoneStates) ||
         std::any_of(groups.begin(), groups.end(), zoneStates);
}

bool states(const Product& product, const HandOver& handOver, Agreement agreement) {
  return among(product, product.factsOf(product.flows[handOver.flow]), agreement) ||
         states(product, handOver.to, agreement);
}

bool isProcessor(const Product& product, NodeId node) {
  const Role role = roleOf(product, node).value;
  return role == Role::processor || role == Role::subprocessor;
}

}  // namespace dyetrace
