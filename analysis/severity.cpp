#include "analysis/severity.h"

#include <algorithm>

#include "analysis/label_term.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

constexpr int kTop = static_cast<int>(Severity::critical);

Severity level(int number) {
  return static_cast<Severity>(std::clamp(number, 0, kTop));
}

std::string signedNumber(int number) {
  return (number > 0 ? "+" : "") + std::to_string(number);
}

std::string name(Severity severity) {
  return std::string(severityName(severity));
}

/// The level before the result is held between note and critical.
int openLevel(const SeveritySum& sum) {
  int open = static_cast<int>(sum.base);
  for (const SeverityTerm& step : sum.steps) open += step.amount;
  return open;
}

void addStep(SeveritySum& sum, int amount, const std::string& words) {
  sum.steps.push_back({words, amount});
  sum.result = level(openLevel(sum));
}

/// The sentence without the level it ended with: ` = high`.
std::string withoutEnding(const std::string& sentence) {
  for (int number = 0; number <= kTop; ++number) {
    const std::string ending = " = " + name(level(number));
    if (sentence.ends_with(ending)) return sentence.substr(0, sentence.size() - ending.size());
  }
  return sentence;
}

void appendStep(SeveritySum& sum, const std::string& step) {
  sum.sentence = withoutEnding(sum.sentence) + "; " + step + " = " + name(sum.result);
}

std::string roleWords(const Inherited<Role>& role) {
  std::string words(roleName(role.value));
  std::replace(words.begin(), words.end(), '-', ' ');
  return role.stated ? words : words + ", assumed";
}

bool endToEndThroughout(const Product& product, const Path& path) {
  return !path.hops.empty() && std::all_of(path.hops.begin(), path.hops.end(), [&](const Hop& hop) {
    const auto& protection = product.factsOf(product.flows[hop.flow]).protection;
    return protection && protection->endToEnd;
  });
}

void addSteps(SeveritySum& sum, const Product& product, const Path& path,
              const Standing& standing) {
  const Special special = termOf(product, path.placeLabel).special;
  if (special == Special::child) {
    raise(sum, 1, "a child's data");
  } else if (special != Special::none) {
    raise(sum, 1, "special category");
  }
  raise(sum, standing.levels, standing.words);
  if (standing.levels == 0) appendStep(sum, "no change: " + standing.words);
  if (product.labels[path.placeLabel].form == Form::pseudonymous) raise(sum, -1, "pseudonymous");
  if (endToEndThroughout(product, path)) raise(sum, -1, "end-to-end protected on the whole road");
}

}  // namespace

Guard guardOf(const Product& product, const FlowGraph& graph, const Path& path) {
  std::vector<Guard> guards;
  const auto add = [&](const Guard& guard) {
    const bool known = std::find(guards.begin(), guards.end(), guard) != guards.end();
    if (!guard.always() && !known) guards.push_back(guard);
  };
  const auto addNode = [&](NodeId node) {
    const auto& vertices = graph.verticesOf[node.index()];
    if (!vertices.empty()) add(graph.vertices[vertices.front()].guard);
  };
  addNode(path.origin);
  for (const Hop& hop : path.hops) {
    add(product.factsOf(product.flows[hop.flow]).when);
    addNode(hop.to);
  }
  return Guard::conjunction(std::move(guards));
}

Standing standingByGuards(const Product& product, const FlowGraph& graph, const Path& path) {
  if (guardOf(product, graph, path).always()) return {1, "always on, so also under the defaults"};
  return {0, "open only under a setting whose default is not known"};
}

SeveritySum severityOf(const Product& product, const Path& path, const Standing& standing) {
  const Term& term = termOf(product, path.placeLabel);
  const Inherited<Role> role = roleOf(product, path.place);
  SeveritySum sum;
  sum.weight = term.weight;
  sum.distance = product.standard.distanceOf(role.value);
  sum.base = product.standard.levelOf(sum.weight * sum.distance);
  sum.result = sum.base;
  sum.sentence = std::to_string(sum.weight) + " (" + term.title + ") x " +
                 std::to_string(sum.distance) + " (" + roleWords(role) +
                 ") = " + std::to_string(sum.weight * sum.distance) + " " + name(sum.base);
  addSteps(sum, product, path, standing);
  return sum;
}

SeveritySum fixedSeverity(const Product& product, const Path& path, Severity fixed,
                          const std::string& words) {
  SeveritySum sum;
  sum.weight = termOf(product, path.placeLabel).weight;
  sum.distance = product.standard.distanceOf(roleOf(product, path.place).value);
  sum.base = fixed;
  sum.result = fixed;
  sum.sentence = name(fixed) + " (" + words + ")";
  return sum;
}

SeveritySum severityOfWeight(std::uint64_t weight, const std::string& words,
                             const Standing& standing) {
  SeveritySum sum;
  sum.base = Standard().levelOf(static_cast<int>(std::min<std::uint64_t>(weight, 16)));
  sum.result = sum.base;
  sum.sentence = std::to_string(weight) + " (" + words + ") = " + name(sum.base);
  raise(sum, standing.levels, standing.words);
  if (standing.levels == 0) appendStep(sum, "no change: " + standing.words);
  return sum;
}

void raise(SeveritySum& sum, int levels, const std::string& words) {
  if (levels == 0) return;
  addStep(sum, levels, words);
  appendStep(sum, signedNumber(levels) + " " + words);
}

void atLeast(SeveritySum& sum, Severity floor, const std::string& words) {
  if (sum.result >= floor) return;
  addStep(sum, static_cast<int>(floor) - openLevel(sum), words);
  appendStep(sum, "at least " + name(floor) + ": " + words);
}

}  // namespace dyetrace
