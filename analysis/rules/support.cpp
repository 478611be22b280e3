#include "analysis/rules/support.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "analysis/identity.h"
#include "analysis/label_term.h"
#include "analysis/path.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostListed = 5;

std::string settingTitle(const Product& product, const std::string& key) {
  for (const Setting& setting : product.settings) {
    if (setting.key == key && !setting.name.empty()) return setting.name;
  }
  return key;
}

std::string whoOf(const RuleContext& context, const Path& path) {
  const Product& product = context.product();
  std::string who = "Everyone whose " + titleOf(product, path.originLabel) + " is collected at " +
                    quoted(titleOf(product.nodes[path.origin]));
  const Inherited<std::vector<std::string>> regions = regionsOf(product, path.origin);
  if (regions.stated) who += " (" + listed(regions.value) + ")";
  const Guard guard = guardOf(product, context.graph(), path);
  if (guard.always()) return who + ".";
  const auto title = [&](const std::string& key) { return settingTitle(product, key); };
  return who + ", as long as " + inWords(guard, title) + ".";
}

bool isSuggestedIn(const Product& product, const Facts& facts, LabelId label) {
  const auto fits = [&](const LabelUse& use) {
    return product.taxonomy.covers(product.labels[use.label].category,
                                   product.labels[label].category);
  };
  const bool suggested =
      std::any_of(facts.data.begin(), facts.data.end(),
                  [&](const LabelUse& use) { return use.suggested && fits(use); });
  const bool confirmed =
      std::any_of(facts.data.begin(), facts.data.end(),
                  [&](const LabelUse& use) { return !use.suggested && fits(use); });
  return suggested && !confirmed;
}

bool restsOnSuggestion(const Product& product, const Path& path) {
  if (isSuggestedIn(product, product.factsOf(product.nodes[path.origin]), path.originLabel)) {
    return true;
  }
  return std::any_of(path.hops.begin(), path.hops.end(), [&](const Hop& hop) {
    const Node& to = product.nodes[hop.to];
    return isSuggestedIn(product, product.factsOf(product.flows[hop.flow]), hop.label) ||
           (to.kind == NodeKind::data && isSuggestedIn(product, product.factsOf(to), hop.label));
  });
}

bool usesUndrawnFlow(const Product& product, const Path& path) {
  return std::any_of(path.hops.begin(), path.hops.end(), [&](const Hop& hop) {
    return product.flows[hop.flow].confidence != Confidence::drawn;
  });
}

void addOriginEvidence(const Product& product, Finding& finding) {
  const Path& path = finding.path;
  const Facts& stated = product.factsOf(product.nodes[path.origin]);
  if (const Statement* statement = stated.statement("data")) {
    addEvidence(finding, statement);
  } else if (!path.hops.empty()) {
    addEvidence(finding, product.factsOf(product.flows[path.hops.front().flow]).statement("data"));
  }
}

/// The nearest arrival of each personal label at each place that passes the test.
std::map<std::pair<NodeId, LabelId>, const Arrival*> firstArrivals(const RuleContext& context,
                                                                   const PhaseSearch& roads,
                                                                   const ArrivalTest& test) {
  std::map<std::pair<NodeId, LabelId>, const Arrival*> first;
  for (const Arrival& arrival : roads.arrivals()) {
    if (!isPersonal(context.product(), arrival.label) || !test(arrival)) continue;
    first.try_emplace({context.graph().vertices[arrival.vertex].node, arrival.label}, &arrival);
  }
  return first;
}

}  // namespace

int weightOf(const Product& product, LabelId label) {
  return termOf(product, label).weight;
}

Special specialOf(const Product& product, LabelId label) {
  return termOf(product, label).special;
}

bool isPersonal(const Product& product, LabelId label) {
  return weightOf(product, label) > 0 && product.labels[label].form != Form::anonymous;
}

LabelSet personalAt(RuleContext& context, NodeId node) {
  LabelSet personal;
  for (const LabelId label : context.labelsAt(node).members()) {
    if (isPersonal(context.product(), label)) personal.insert(label);
  }
  return personal;
}

LabelId heaviest(const Product& product, const LabelSet& labels) {
  LabelId best;
  for (const LabelId label : labels.members()) {
    const int weight = weightOf(product, label);
    const int bestWeight = best.valid() ? weightOf(product, best) : -1;
    const bool tie = weight == bestWeight && keyOf(product, label) < keyOf(product, best);
    if (weight > bestWeight || tie) best = label;
  }
  return best;
}

bool isSubject(const Product& product, NodeId node) {
  const Role role = roleOf(product, node).value;
  return role == Role::subject || role == Role::device;
}

bool isOutsider(const Product& product, NodeId node) {
  switch (roleOf(product, node).value) {
    case Role::thirdParty:
    case Role::otherUser:
    case Role::authority:
    case Role::publicRole:
      return true;
    default:
      return false;
  }
}

bool isParty(const Product& product, NodeId node) {
  const NodeKind kind = product.nodes[node].kind;
  return kind == NodeKind::external || (kind == NodeKind::person && !isSubject(product, node));
}

std::string capitalised(std::string text) {
  if (!text.empty()) {
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  }
  return text;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  const std::size_t shown = std::min(words.size(), kMostListed);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == words.size();
    if (i > 0) text += last ? " and " : ", ";
    text += words[i];
  }
  if (shown < words.size()) text += " and " + std::to_string(words.size() - shown) + " more";
  return text;
}

std::string titlesOf(const Product& product, const std::vector<TermId>& terms) {
  std::vector<std::string> titles;
  for (const TermId term : terms) titles.push_back(product.taxonomy[term].title);
  return listed(titles);
}

std::string others(const Product& product, const LabelSet& labels, LabelId label) {
  std::vector<std::string> titles;
  for (const LabelId other : labels.members()) {
    if (other != label) titles.push_back(titleOf(product, other));
  }
  return listed(titles);
}

std::string steps(const Path& path) {
  if (path.hops.empty()) return "where it starts";
  if (path.hops.size() == 1) return "in 1 step";
  return "in " + std::to_string(path.hops.size()) + " steps";
}

std::string quoted(const std::string& name) {
  return "\"" + name + "\"";
}

std::string flowWords(const Product& product, FlowId flow) {
  const Flow& value = product.flows[flow];
  if (!value.name.empty()) return quoted(value.name);
  return "from " + quoted(titleOf(product.nodes[value.from])) + " to " +
         quoted(titleOf(product.nodes[value.to]));
}

std::vector<std::string> organisationsOn(const Product& product, const Path& path) {
  std::vector<std::string> names;
  const auto pass = [&](NodeId node) {
    const std::string name = organisationOf(product, node).value;
    if (!name.empty() && (names.empty() || names.back() != name)) names.push_back(name);
  };
  pass(path.origin);
  for (const Hop& hop : path.hops) pass(hop.to);
  return names;
}

void addRoadWords(const Product& product, Finding& finding) {
  const std::vector<std::string> names = organisationsOn(product, finding.path);
  if (names.size() < 2) return;
  if (!finding.detail.empty()) finding.detail += " ";
  finding.detail += "Its road passes " + listed(names) + ".";
}

Path roadTo(RuleContext& context, NodeId place, LabelId label) {
  if (auto path = context.witnesses().shortest(place, label)) return *path;
  Path path;
  path.origin = path.place = place;
  path.originLabel = path.placeLabel = label;
  return path;
}

std::string whyItMatters(const RuleDescription& rule) {
  std::string why = "GDPR " + rule.article;
  if (!rule.linddun.empty()) why += "; LINDDUN Pro " + rule.linddun;
  if (!rule.pattern.empty()) why += "; known as " + rule.pattern;
  return why + ".";
}

Finding findingAt(RuleContext& context, const RuleDescription& rule, Path path,
                  std::string_view variant) {
  const Product& product = context.product();
  Finding finding;
  finding.rule = rule.code;
  finding.label = path.placeLabel;
  finding.place = path.place;
  finding.origin = path.origin;
  std::string placeKey = product.nodes[path.place].key;
  if (!variant.empty()) placeKey += "#" + std::string(variant);
  finding.id = identityOf(rule.code, keyOf(product, path.placeLabel), placeKey,
                          product.nodes[path.origin].key);
  path.confirmed = path.confirmed || confirm(context.graph(), path);
  finding.verdict = path.confirmed ? Verdict::violated : Verdict::possible;
  finding.who = whoOf(context, path);
  finding.why = whyItMatters(rule);
  finding.suggested = restsOnSuggestion(product, path);
  finding.inferred = usesUndrawnFlow(product, path);
  finding.path = std::move(path);
  addOriginEvidence(product, finding);
  return finding;
}

void becomeQuestion(Finding& finding, std::string question) {
  finding.verdict = Verdict::unknown;
  finding.ask = std::move(question);
}

void addEvidence(Finding& finding, const Statement* statement) {
  if (statement == nullptr) return;
  addEvidence(finding, statement->key + ": " + statement->value, statement->where);
}

void addEvidence(Finding& finding, std::string words, const Location& where) {
  const bool known = std::any_of(
      finding.evidence.begin(), finding.evidence.end(),
      [&](const Evidence& other) { return other.words == words && other.where == where; });
  if (!known) finding.evidence.push_back({std::move(words), where});
}

RuleAnswer couldNotAsk(std::string reason) {
  return {{}, Verdict::unknown, std::move(reason)};
}

RuleAnswer doesNotApply(std::string reason) {
  return {{}, Verdict::doesNotApply, std::move(reason)};
}

std::vector<Trouble> troubleByPlace(const RuleContext& context, const PhaseSearch& roads,
                                    const ArrivalTest& test) {
  const auto first = firstArrivals(context, roads, test);
  std::map<NodeId, Trouble> places;
  for (const auto& [where, arrival] : first) {
    places[where.first].place = where.first;
    places[where.first].labels.insert(where.second);
  }
  std::vector<Trouble> troubles;
  for (auto& [node, trouble] : places) {
    trouble.arrival = first.at({node, heaviest(context.product(), trouble.labels)});
    troubles.push_back(std::move(trouble));
  }
  return troubles;
}

std::vector<const Arrival*> troubleByLabel(const RuleContext& context, const PhaseSearch& roads,
                                           const ArrivalTest& test) {
  std::vector<const Arrival*> nearest;
  for (const auto& [where, arrival] : firstArrivals(context, roads, test)) {
    nearest.push_back(arrival);
  }
  return nearest;
}

}  // namespace dyetrace
