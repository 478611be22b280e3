#pragma once

// What the passes of the BPMN importer share: the documents read together, what each of their
// elements has become, and the drawing that grows.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "importers/bpmn/areas.h"
#include "importers/bpmn/document.h"
#include "importers/bpmn/lists.h"
#include "importers/drawing.h"
#include "importers/importer.h"

namespace dyetrace::bpmn {

/// One file and what its elements have become. Tables are indexed by element.
struct Source {
  Source(Document read, std::string fileName);

  Document document;
  std::string name;  ///< Of the file.
  std::string stem;  ///< What tells this file's keys from another's; unique.
  Areas areas;
  std::vector<NodeId> nodes;  ///< The node an element is or is part of.
  std::vector<StepId> steps;
  std::vector<ZoneId> zones;      ///< The zone an element is; for a process, its pool.
  std::vector<ElementId> lanes;   ///< Innermost lane of a flow node; invalid if it is in none.
  Lists<FlowId> flows;            ///< By the element that draws them.
  std::vector<ElementId> behind;  ///< By reference: the data object or store, if it is there.
  Lists<ElementId> references;    ///< To a data object or store.
  std::unordered_map<std::size_t, std::vector<ZoneId>> groups;  ///< By category value.
  std::unordered_map<std::string, NodeId> storesByName;  ///< Folded; for references without store.
  std::unordered_map<std::size_t, NodeId> ports;  ///< By zone: where messages to all of it arrive.
  /// By scope (process or sub-process), then by name.
  std::unordered_map<std::size_t, std::map<std::string, NodeId>> variables;
  bool variablesDeclared = false;
  bool lanesWithoutMembers = false;  ///< Some lane lists no node, so its bounds decide.

  NodeId& node(ElementId element) { return nodes[element.index()]; }
  StepId& step(ElementId element) { return steps[element.index()]; }
  ZoneId& zone(ElementId element) { return zones[element.index()]; }
  ElementId& lane(ElementId element) { return lanes[element.index()]; }

  /// The n-th of its kind among its siblings, counted from 1.
  std::size_t rank(ElementId element) const;

 private:
  mutable std::unordered_map<std::size_t, std::size_t> ranks_;
};

/// An element of some file.
struct Place {
  Source* source = nullptr;
  ElementId element;
  bool valid() const { return source != nullptr && element.valid(); }
  bool operator==(const Place&) const = default;
};

/// Gives out keys that are unique in the model.
class Keys {
 public:
  Text claim(Text wanted);

 private:
  std::unordered_map<Text, std::size_t> taken_;
};

/// Whether a key stands for an element (see Reading::keyOf) or was made up.
enum class KeyIs { ofElement, made };

/// In the name of data, brackets that are no annotation are a tag or a state, no part of the name.
enum class NameOf { anything, data };

class Reading {
 public:
  Reading(Drawing& target, const ImportOptions& chosen) : drawing(target), options(chosen) {}

  Drawing& drawing;
  const ImportOptions& options;
  std::vector<std::unique_ptr<Source>> sources;
  /// By id and name, with the file that had it first.
  std::unordered_map<std::string, std::pair<const Source*, NodeId>> storesOfAllFiles;

  /// Called processes that are in none of the files, by the name they are called by.
  std::unordered_map<std::string, NodeId> externalCallees;

  Product& product() { return drawing.product; }

  /// Call once all sources are there: makes room in the tables for what they draw.
  void reserveTables();
  /// Likewise: decides whose ids need the file's name in front.
  void shareOutIds();
  /// The element's id, or its path if it has none or is not the first with it; with the file's name
  /// in front if another file has the id.
  Text keyOf(const Source& source, ElementId element) const;

  /// Each makes the key unique. The id of an element in its file is so already.
  NodeId addNode(Node&& node, KeyIs key = KeyIs::made);
  FlowId addFlow(Flow flow, KeyIs key = KeyIs::made);
  ZoneId addZone(Zone zone);
  StepId addStep(Step step);
  /// A flow that nobody drew, between two nodes; none from a node to itself or where the same one
  /// is already.
  FlowId infer(NodeId from, NodeId to, FlowKind kind, Text reason, Location where, Text name = {});

  void report(Level level, std::string code, std::string message, Location where,
              std::string advice = {});
  void reportUnresolved(const Source& source, ElementId element, std::string_view role,
                        std::string_view reference);

  /// A name without its annotations, which become annotations of what `target` is set to later.
  Text plainName(std::string_view written, const Location& where, NameOf what = NameOf::anything);
  /// Attaches the annotations of the last plainName.
  void annotateFromName(Target target);

  /// A process by id, in this file first, then in the others.
  Place findProcess(Source& from, std::string_view reference);

  /// Whether no more flows can be inferred, so that looking for them is of no use.
  bool exhausted() const;

  /// Whether a flow from one node to the other was drawn or inferred.
  bool connected(NodeId from, NodeId to);

 private:
  Text unique(Keys& keys, Text key, const Location& where, KeyIs kind) const;
  bool isSomeId(const Text& key) const;
  std::string pathAround(const Source& source, ElementId element) const;

  std::unordered_map<Text, const Source*> firstWithId_;
  Keys nodeKeys_;
  Keys flowKeys_;
  Keys zoneKeys_;
  Keys stepKeys_;
  std::unordered_set<std::uint64_t> connections_;  ///< By pairOf, of the first so many flows.
  std::size_t connectionsOf_ = 0;
  std::vector<Statement> fromName_;
  std::size_t inferred_ = 0;
  bool saidTooMany_ = false;
  std::size_t suggestions_ = 0;
};

}  // namespace dyetrace::bpmn
