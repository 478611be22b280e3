#include "analysis/rules/decisions.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "model/names.h"

namespace dyetrace {
namespace {

bool isGateway(StepKind kind) {
  return kind == StepKind::exclusiveGateway || kind == StepKind::inclusiveGateway;
}

/// `${patient.diagnosis == 'flu'}` has the words patient, diagnosis and flu.
void addWords(const std::string& text, std::vector<std::string>& words) {
  std::string word;
  const auto end = [&] {
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) {
      words.push_back(word);
    }
    word.clear();
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '_' || byte >= 0x80) {
      word += static_cast<char>(std::tolower(byte));
    } else {
      end();
    }
  }
  end();
}

using Incoming = std::map<StepId, std::vector<StepId>>;

Incoming incomingOf(const Product& product) {
  Incoming incoming;
  for (const Sequence& sequence : product.sequences) incoming[sequence.to].push_back(sequence.from);
  return incoming;
}

/// The nodes at the nearest steps before `step` that handle data.
std::vector<NodeId> nodesBefore(const Product& product, const Incoming& incoming, StepId step) {
  std::vector<NodeId> nodes;
  std::vector<StepId> waiting{step};
  std::set<StepId> seen{step};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const auto before = incoming.find(waiting[next]);
    if (before == incoming.end()) continue;
    for (const StepId each : before->second) {
      if (!seen.insert(each).second) continue;
      const NodeId node = product.steps[each].node;
      if (node.valid()) {
        nodes.push_back(node);
      } else {
        waiting.push_back(each);
      }
    }
  }
  return nodes;
}

/// Message flows to another organisation that a step on a branch, or one after it, sends.
std::set<FlowId> messagesOn(RuleContext& context, const Sequence& branch) {
  const Product& product = context.product();
  std::set<FlowId> messages;
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    const StepId step = context.order().stepOf(flow.from);
    if (flow.kind != FlowKind::transfer || !step.valid()) continue;
    const bool onBranch = step == branch.to || context.order().canFollow(branch.to, step);
    if (onBranch && isBetweenParties(product, flow)) messages.insert(id);
  }
  return messages;
}

}  // namespace

std::vector<Decision> decisionsOf(const Product& product) {
  const Incoming incoming = incomingOf(product);
  std::map<StepId, Decision> found;
  for (const Sequence& sequence : product.sequences) {
    if (!isGateway(product.steps[sequence.from].kind)) continue;
    found[sequence.from].branches.push_back(&sequence);
  }
  std::vector<Decision> decisions;
  for (auto& [gateway, decision] : found) {
    const bool bySetting =
        std::any_of(decision.branches.begin(), decision.branches.end(),
                    [](const Sequence* branch) { return !branch->guard.always(); });
    if (decision.branches.size() < 2 || bySetting) continue;
    decision.gateway = gateway;
    decision.deciding = nodesBefore(product, incoming, gateway);
    addWords(product.steps[gateway].name, decision.names);
    for (const Sequence* branch : decision.branches) {
      addWords(branch->condition, decision.conditions);
      addWords(branch->name, decision.names);
    }
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

std::vector<Telling> tellingsOf(RuleContext& context, const Decision& decision) {
  std::vector<std::set<FlowId>> branches;
  std::set<FlowId> all;
  for (const Sequence* branch : decision.branches) {
    branches.push_back(messagesOn(context, *branch));
    all.insert(branches.back().begin(), branches.back().end());
  }
  std::map<NodeId, Telling> tellings;
  for (const FlowId flow : all) {
    const bool everywhere =
        std::all_of(branches.begin(), branches.end(),
                    [&](const std::set<FlowId>& branch) { return branch.contains(flow); });
    if (everywhere) continue;
    Telling& telling = tellings[context.product().flows[flow].to];
    telling.participant = context.product().flows[flow].to;
    telling.flows.push_back(flow);
  }
  std::vector<Telling> told;
  for (auto& [participant, telling] : tellings) told.push_back(std::move(telling));
  return told;
}

std::string decisionWords(const Product& product, const Decision& decision) {
  const std::string& name = product.steps[decision.gateway].name;
  if (!name.empty()) return quoted(name);
  if (decision.deciding.empty()) return "a choice";
  return "the choice after " + quoted(titleOf(product.nodes[decision.deciding.front()]));
}

}  // namespace dyetrace
