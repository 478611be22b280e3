// REC-10. A lane or a member of staff that reads more of a store than any of its tasks needs.

#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/needs.h"
#include "analysis/rules/support.h"
#include "analysis/rules/weights.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// Who reads: a lane by its key, or a person who is not the subject by theirs.
struct RoleReader {
  std::string key{};
  std::string name{};
  NodeId node{};
};

std::optional<RoleReader> readerAt(const Product& product, NodeId node) {
  const Node& value = product.nodes[node];
  if (value.kind == NodeKind::person && !isSubject(product, node)) {
    return RoleReader{value.key, titleOf(value), node};
  }
  if (value.kind != NodeKind::process) return std::nullopt;
  for (const ZoneId zone : zonesOf(product, node)) {
    if (product.zones[zone].kind != ZoneKind::lane) continue;
    return RoleReader{product.zones[zone].key, titleOf(product.zones[zone]), node};
  }
  return std::nullopt;
}

/// What one reader reads of one store, at which nodes, by which flow first.
struct Reading {
  RoleReader reader{};
  NodeId store{};
  std::set<NodeId> nodes{};
  LabelSet labels{};
  FlowId flow{};
};

std::vector<Reading> readings(RuleContext& context) {
  const Product& product = context.product();
  const std::vector<LabelSet> over = personalOverFlows(context);
  std::map<std::pair<std::string, NodeId>, Reading> found;
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    if (product.nodes[flow.from].kind != NodeKind::store || over[id.index()].empty()) continue;
    const auto reader = readerAt(product, flow.to);
    if (!reader) continue;
    Reading& reading = found[{reader->key, flow.from}];
    if (!reading.flow.valid()) reading.reader = *reader, reading.flow = id;
    reading.store = flow.from;
    reading.nodes.insert(flow.to);
    reading.labels |= over[id.index()];
  }
  std::vector<Reading> all;
  for (auto& [key, reading] : found) all.push_back(std::move(reading));
  return all;
}

/// By reader: the nodes that act for them.
using Tasks = std::map<std::string, std::vector<NodeId>>;

Tasks tasksByReader(const Product& product) {
  Tasks tasks;
  for (const NodeId node : product.nodes.ids()) {
    if (const auto reader = readerAt(product, node)) tasks[reader->key].push_back(node);
  }
  return tasks;
}

bool usesIt(RuleContext& context, NodeId node, LabelId label) {
  const Product& product = context.product();
  return needs(product, node, label) || isMadeInto(product, node, label) ||
         coarserNeed(product, node, label).valid() ||
         needlessIdentity(context, node).contains(label);
}

/// Nobody of the reader needs it, nor anybody whom they hand it to; somebody else does, or FLW-10
/// would speak.
bool readsForNothing(RuleContext& context, const Tasks& tasks, const Reading& reading,
                     LabelId label) {
  const Product& product = context.product();
  for (const NodeId task : tasks.at(reading.reader.key)) {
    if (usesIt(context, task, label)) return false;
  }
  for (const NodeId node : reading.nodes) {
    for (const Reached& reached : reachedFrom(context, node, label)) {
      if (usesIt(context, reached.node, reached.label)) return false;
    }
  }
  return std::any_of(product.nodes.ids().begin(), product.nodes.ids().end(),
                     [&](NodeId node) { return needs(product, node, label); });
}

class RoleReadsTooMuch final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-10",
        "Role can read more than its task",
        "Does a role read data in a store that none of its tasks needs?",
        "Lanes, and people other than the subject, that read a store: data that no task of the "
        "lane "
        "or person needs, nor anybody they hand it to, while somebody else in the model needs it. "
        "Every task that reads must state its needs; one that does not makes it a question. Named "
        "once per role and store, with its gravest data.",
        "medium; one level up or down for each step of weight above or below 2",
        "Art. 25(2), 32(1)(b)",
        "Dd.4.2",
        "risk:UnauthorisedDataAccess",
        "Let the role read only the fields that its tasks need.",
        "privacy.needs on the tasks that read stores; lanes or people who read"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anyStatesNeeds(product)) return nobodyStatesNeeds();
    const std::vector<Reading> all = readings(context);
    const Tasks tasks = tasksByReader(product);
    RuleAnswer answer;
    for (const Reading& reading : all) {
      LabelSet excess;
      for (const LabelId label : reading.labels.members()) {
        if (readsForNothing(context, tasks, reading, label)) excess.insert(label);
      }
      if (excess.empty() || silent(product, reading).size() == reading.nodes.size()) continue;
      answer.findings.push_back(report(context, reading, excess));
    }
    return all.empty() ? doesNotApply("No lane or member of staff reads a store.") : answer;
  }

 private:
  static std::vector<NodeId> silent(const Product& product, const Reading& reading) {
    std::vector<NodeId> nodes;
    for (const NodeId node : reading.nodes) {
      if (!statesNeeds(product, node)) nodes.push_back(node);
    }
    return nodes;
  }

  Finding report(RuleContext& context, const Reading& reading, const LabelSet& excess) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, excess);
    const Node& store = product.nodes[reading.store];
    Finding finding =
        findingAt(context, description(), roadTo(context, reading.reader.node, gravest), store.key);
    const std::string label = titleOf(product, gravest);
    const std::string more = others(product, excess, gravest);
    finding.sentence = reading.reader.name + " can read " + label + " in " + titleOf(store) +
                       " and does not need it.";
    if (!more.empty()) finding.detail = "The same holds of " + more + ".";
    finding.fix = "State on the flow " + flowWords(product, reading.flow) +
                  " what may be read (privacy.data), without " + label + ".";
    finding.ask = "Which task of " + quoted(reading.reader.name) + " needs " + label + "?";
    for (const NodeId node : reading.nodes) {
      addEvidence(finding, product.factsOf(product.nodes[node]).statement("needs"));
    }
    const int weight = weightOf(product, gravest);
    finding.severity = fixedSeverity(product, finding.path, Severity::medium, "reads too much");
    raise(finding.severity, weight - kOrdinaryWeight, label + " weighs " + std::to_string(weight));
    const std::vector<NodeId> open = silent(product, reading);
    if (!open.empty()) {
      const std::string task = titleOf(product.nodes[open.front()]);
      finding.sentence = "Does " + task + " need " + label + " from " + titleOf(store) + "?";
      becomeQuestion(finding, "What does " + quoted(task) + " need? State it as privacy.needs.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeRoleReadsTooMuch() {
  return std::make_unique<RoleReadsTooMuch>();
}

}  // namespace dyetrace
