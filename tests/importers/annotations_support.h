#pragma once

// A small drawing to annotate: a person sends to an app, the app writes to a store and sends to a
// partner in another pool.

#include <algorithm>
#include <string>

#include "importers/annotations/facts_table.h"
#include "importers/annotations/vocabulary.h"

namespace dyetrace::testing {

struct SmallDrawing {
  Drawing drawing;
  FileId diagram, table;
  ZoneId home, abroad;
  NodeId person, app, store, partner;
  FlowId upload, save, share;

  SmallDrawing() {
    Product& product = drawing.product;
    diagram = product.files.add({"feature.bpmn", "bpmn", "UTF-8", "", {}});
    table = product.files.add({"feature.facts.tsv", "facts table", "UTF-8", "", {}});
    home = zone("Pool_1", "Photos", 2);
    abroad = zone("Pool_2", "United States", 3);
    person = node("Person_1", "User", NodeKind::person, {}, 4);
    app = node("Task_1", "Photos app", NodeKind::process, home, 5);
    store = node("Store_1", "Ads profile", NodeKind::store, home, 6);
    partner = node("Party_1", "Advertiser", NodeKind::external, abroad, 7);
    upload = flow("Flow_1", person, app, "upload", FlowKind::transfer, 8);
    save = flow("Flow_2", app, store, "", FlowKind::write, 9);
    share = flow("Flow_3", app, partner, "share", FlowKind::transfer, 10);
    Step gateway;
    gateway.key = "Gateway_1";
    gateway.kind = StepKind::exclusiveGateway;
    product.steps.add(gateway);
    product.index();
  }

  Location at(std::uint32_t line) const { return {diagram, line, 3, {}}; }

  ZoneId zone(const std::string& key, const std::string& name, std::uint32_t line) {
    Zone made;
    made.key = key;
    made.name = name;
    made.where = at(line);
    return drawing.product.zones.add(made);
  }

  NodeId node(const std::string& key, const std::string& name, NodeKind kind, ZoneId zone,
              std::uint32_t line) {
    Node made;
    made.key = key;
    made.name = name;
    made.kind = kind;
    made.zone = zone;
    made.where = at(line);
    return drawing.product.nodes.add(made);
  }

  FlowId flow(const std::string& key, NodeId from, NodeId to, const std::string& name,
              FlowKind kind, std::uint32_t line) {
    Flow made;
    made.key = key;
    made.from = from;
    made.to = to;
    made.name = name;
    made.kind = kind;
    made.where = at(line);
    return drawing.product.flows.add(made);
  }

  void state(Target target, const std::string& key, const std::string& value,
             Carrier carrier = Carrier::toolProperties, std::uint32_t line = 20) {
    drawing.annotations.push_back({target, {key, value, carrier, at(line)}});
  }

  void apply(bool useSuggested = false) { applyAnnotations(drawing, useSuggested); }

  /// Rows given without the header line.
  void applyTable(const std::string& rows) {
    applyFactsTable(
        parseFactsTable("select\tkey\tvalue\texpect\n" + rows, table, drawing.diagnostics),
        drawing);
    apply();
  }

  const Facts& factsOf(NodeId id) { return drawing.product.factsOf(drawing.product.nodes[id]); }
  const Facts& factsOf(FlowId id) { return drawing.product.factsOf(drawing.product.flows[id]); }
  const Facts& factsOf(ZoneId id) { return drawing.product.factsOf(drawing.product.zones[id]); }

  /// The labels of an element, in the written form, `?` after suggested ones.
  template <class IdType>
  std::string dataOf(IdType id) {
    std::string text;
    for (const LabelUse& use : factsOf(id).data)
      text += (text.empty() ? "" : ", ") + keyOf(drawing.product, use.label) +
              (use.suggested ? "?" : "");
    return text;
  }

  /// The first diagnostic of that code, or null.
  const Diagnostic* said(const std::string& code) const {
    const auto found =
        std::find_if(drawing.diagnostics.begin(), drawing.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
    return found == drawing.diagnostics.end() ? nullptr : &*found;
  }
};

}  // namespace dyetrace::testing
