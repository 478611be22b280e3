#pragma once

// Small models in a few lines, for tests of whatever comes after import.
//
//   ProductBuilder model;
//   const NodeId customer = model.person("Customer", "email, location.precise");
//   const NodeId app = model.process("App");
//   model.turns(app, "location.precise -> location.imprecise");
//   model.flow(customer, app);
//   const Product product = model.build();
//
// Labels are written as people write them (`email`, `email:pseudonymous`); a pattern without a form
// means any form. Names serve as keys. What is misspelt throws, so that a test cannot pass by
// accident.

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/product.h"

namespace dyetrace::testing {

/// `a, b` at each `separator`, without surrounding spaces; nothing for an empty text.
inline std::vector<std::string> parts(std::string_view text, std::string_view separator) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    found.emplace_back(part);
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return found;
}

class ProductBuilder {
 public:
  NodeId person(const std::string& name, std::string_view data = {}) {
    return node(name, NodeKind::person, data);
  }
  NodeId process(const std::string& name, std::string_view data = {}) {
    return node(name, NodeKind::process, data);
  }
  NodeId store(const std::string& name, std::string_view data = {}) {
    return node(name, NodeKind::store, data);
  }
  NodeId data(const std::string& name, std::string_view content = {}) {
    return node(name, NodeKind::data, content);
  }
  NodeId external(const std::string& name, std::string_view data = {}) {
    return node(name, NodeKind::external, data);
  }
  NodeId node(const std::string& name, NodeKind kind, std::string_view data = {}) {
    Node made;
    made.key = name;
    made.name = name;
    made.kind = kind;
    const NodeId id = product_.nodes.add(made);
    if (!data.empty()) facts(id).data = uses(data);
    return id;
  }

  /// Names what it carries, or (nothing) carries everything.
  FlowId flow(NodeId from, NodeId to, std::string_view data = {},
              FlowKind kind = FlowKind::transfer) {
    Flow made;
    made.key = "flow" + std::to_string(product_.flows.size());
    made.from = from;
    made.to = to;
    made.kind = kind;
    const FlowId id = product_.flows.add(made);
    if (!data.empty()) facts(id).data = uses(data);
    return id;
  }

  void drops(NodeId id, std::string_view patterns) {
    for (const std::string& text : parts(patterns, ",")) facts(id).drops.push_back(pattern(text));
  }
  /// `location.precise -> location.imprecise`, `email -> email:pseudonymous`.
  void turns(NodeId id, std::string_view text, bool keepsForm = false) {
    const auto sides = parts(text, "->");
    Turn turn;
    turn.from = pattern(sides.at(0));
    turn.to = label(sides.at(1));
    turn.keepsForm = keepsForm;
    if (keepsForm) label(sides.at(1) + ":pseudonymous"), label(sides.at(1) + ":anonymous");
    facts(id).turns.push_back(turn);
  }
  /// `location.precise + date_of_birth -> profile`.
  void derives(NodeId id, std::string_view text) {
    const auto sides = parts(text, "->");
    Derivation derivation;
    for (const std::string& premise : parts(sides.at(0), "+")) {
      derivation.from.push_back(pattern(premise));
    }
    derivation.to.label = label(sides.at(1));
    facts(id).derives.push_back(derivation);
  }
  template <class IdType>
  void marks(IdType id, std::string_view names) {
    for (const std::string& name : parts(names, ",")) {
      facts(id).marks.push_back(product_.internMark(name));
    }
  }
  template <class IdType>
  void unmarks(IdType id, std::string_view names) {
    for (const std::string& name : parts(names, ",")) {
      facts(id).unmarks.push_back(product_.internMark(name));
    }
  }

  /// A step of its own, or (with a node) the step at which the node acts.
  StepId step(const std::string& name, StepKind kind = StepKind::task, NodeId node = {}) {
    Step made;
    made.key = name;
    made.name = name;
    made.kind = kind;
    made.node = node;
    return product_.steps.add(made);
  }
  StepId stepOf(NodeId id) { return step(product_.nodes[id].name, StepKind::task, id); }
  StepId inside(StepId subProcess, const std::string& name, NodeId node = {}) {
    const StepId id = step(name, StepKind::task, node);
    product_.steps[id].parent = subProcess;
    return id;
  }
  void sequence(StepId from, StepId to, SequenceKind kind = SequenceKind::sequence) {
    Sequence made;
    made.from = from;
    made.to = to;
    made.kind = kind;
    product_.sequences.push_back(made);
  }
  void chain(const std::vector<StepId>& steps) {
    for (std::size_t i = 1; i < steps.size(); ++i) sequence(steps[i - 1], steps[i]);
  }

  LabelId label(std::string_view text) {
    const LabelPattern written = pattern(text);
    const int form = written.form.value_or(static_cast<int>(Form::identified));
    return product_.intern({written.category, static_cast<Form>(form)});
  }
  MarkId mark(std::string_view name) { return product_.internMark(name); }

  Facts& facts(NodeId id) { return product_.editFacts(product_.nodes[id].facts); }
  Facts& facts(FlowId id) { return product_.editFacts(product_.flows[id].facts); }
  /// For what the builder has no words for.
  Product& product() { return product_; }

  Product build() {
    product_.index();
    return product_;
  }

 private:
  std::vector<LabelUse> uses(std::string_view text) {
    std::vector<LabelUse> labels;
    for (const std::string& one : parts(text, ",")) labels.push_back({label(one), false});
    return labels;
  }

  LabelPattern pattern(std::string_view text) {
    const auto sides = parts(text, ":");
    LabelPattern found;
    found.category = product_.taxonomy.find(TermKind::data, sides.at(0)).term;
    if (!found.category.valid()) throw std::logic_error("no such category: " + sides.at(0));
    if (sides.size() == 1) return found;
    for (const Form form : {Form::anonymous, Form::pseudonymous, Form::identified}) {
      if (formName(form) == sides[1]) found.form = static_cast<int>(form);
    }
    if (!found.form) throw std::logic_error("no such form: " + sides[1]);
    return found;
  }

  Product product_;
};

}  // namespace dyetrace::testing
