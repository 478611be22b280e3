// Real pairs of BPMN files: what the comparison says is what other differs, an independent reader
// and the ones who made a known edit say, and every difference to them has a name here.

#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/compare/comparison.h"
#include "importers/importer.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

using Json = nlohmann::json;
using Words = std::set<std::string>;
using Properties = std::map<std::string, Words>;

struct ReadModel {
  Product product;
  WrittenElements elements;
};

ReadModel readModel(const std::string& path) {
  ImportOptions options;
  options.elements = true;
  Import import = importModel({{"model.bpmn", readFile(path)}}, options);
  return {std::move(import.product), std::move(import.elements)};
}

struct Pair {
  Json expected;
  ReadModel before;
  ReadModel after;
  Matching matching;
  DrawingChanges changes;
};

void compare(Pair& pair, MatchBy by) {
  DrawingComparison made = compareDrawnModels({pair.before.product, pair.before.elements},
                                              {pair.after.product, pair.after.elements}, by);
  pair.matching = std::move(made.matching);
  pair.changes = std::move(made.changes);
}

/// All pairs that `wanted` is true of; none if there is no corpus.
template <class Wanted>
std::vector<Pair> pairsThat(Wanted wanted, MatchBy by = MatchBy::idsThenNames) {
  const auto folder = corpusFolder();
  std::vector<Pair> pairs;
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return pairs;
  }
  const std::string root = *folder + "/bpmn-pairs/";
  const Json all = Json::parse(readFile(root + "expectations.json"));
  for (const Json& expected : all["pairs"]) {
    if (!wanted(expected)) continue;
    Pair& pair = pairs.emplace_back();
    pair.expected = expected;
    pair.before = readModel(root + expected["before"].get<std::string>());
    pair.after = readModel(root + expected["after"].get<std::string>());
    compare(pair, by);
  }
  return pairs;
}

bool has(const Json& expected, const char* field) {
  return expected.contains(field) && !expected[field].is_null();
}

Words wordsOf(const Json& list) {
  Words words;
  for (const Json& item : list) words.insert(item.get<std::string>());
  return words;
}

Words idsOf(const std::vector<WrittenThing>& things) {
  Words ids;
  for (const WrittenThing& thing : things) ids.insert(thing.id);
  return ids;
}

Properties changedOf(const ElementChanges& changes) {
  Properties all;
  for (const ElementChange& change : changes.changed) {
    for (const PropertyChange& each : change.properties) all[change.after.id].insert(each.name);
  }
  return all;
}

Words keysOf(const Properties& properties) {
  Words keys;
  for (const auto& [key, words] : properties) keys.insert(key);
  return keys;
}

using EdgeSet = std::multiset<EdgeEnds>;

EdgeSet edgesOf(const Json& list) {
  EdgeSet edges;
  for (const Json& edge : list) {
    edges.insert(
        {edge[0].get<std::string>(), edge[1].get<std::string>(), edge[2].get<std::string>()});
  }
  return edges;
}

EdgeSet edgesOf(const std::vector<EdgeEnds>& edges) {
  return {edges.begin(), edges.end()};
}

std::string shown(const EdgeSet& edges) {
  std::string text;
  for (const EdgeEnds& edge : edges) text += edge.kind + " " + edge.from + " -> " + edge.to + "; ";
  return text;
}

// --- what bpmn-js-differ does not look at

/// It knows these, and what lies in something new or gone only through that.
bool isTracked(const WrittenThing& thing) {
  static const Words untracked = {"dataObject", "textAnnotation", "group",    "association",
                                  "message",    "itemDefinition", "property", "ioSpecification",
                                  "laneSet",    "process",        "category", "categoryValue"};
  return !untracked.contains(thing.type);
}

class AsOthersSee {
 public:
  AsOthersSee(const WrittenElements& elements, const std::vector<WrittenThing>& things)
      : elements_(elements), listed_(idsOf(things)) {
    for (const WrittenThing& thing : things) add(thing);
  }

  const Words& ids() const { return ids_; }
  const Words& owners() const { return owners_; }

 private:
  /// What is in a new set of lanes, or in a new process, is no entry of its own.
  void add(const WrittenThing& thing) {
    const std::uint32_t parent = elements_.parent(elements_.find(thing.id));
    const bool inside = parent != WrittenElements::kNone &&
                        listed_.contains(std::string(elements_.id(parent))) &&
                        elements_.type(parent) != "collaboration";
    if (inside) return;
    if (isTracked(thing)) {
      ids_.insert(thing.id);
    } else if (parent != WrittenElements::kNone) {
      owners_.insert(trackedAround(parent));
    }
  }

  /// A process is known by its pool.
  std::string trackedAround(std::uint32_t element) const {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_.type(i) == "participant" &&
          elements_.value(i, "@processRef") == elements_.id(element)) {
        return std::string(elements_.id(i));
      }
    }
    return std::string(elements_.id(element));
  }

  const WrittenElements& elements_;
  Words listed_;
  Words ids_;
  Words owners_;
};

/// Lists of references, such as who is in a lane, are not compared.
Words changedAsOthersSee(const Pair& pair) {
  Words changed;
  for (const auto& [id, properties] : changedOf(pair.changes.elements)) {
    Words rest = properties;
    rest.erase("<flowNodeRef");
    if (!rest.empty()) changed.insert(id);
  }
  return changed;
}

// --- what an independent reader that goes by ids only says besides

bool isDefault(const std::string& property) {
  static const Words names = {"@completionQuantity", "@isForCompensation", "@startQuantity",
                              "@gatewayDirection",   "@eventGatewayType",  "@instantiate",
                              "@parallelMultiple",   "@isCollection",      "@isInterrupting",
                              "@cancelActivity",     "@processType",       "@isClosed"};
  return names.contains(property);
}

/// Elements under a new id count there as removed and added, and whatever names them as changed.
class ById {
 public:
  explicit ById(const Pair& pair)
      : independent_(pair.expected["independent"]), elements_(pair.before.elements) {
    for (const NewId& each : pair.changes.elements.newIds) {
      before_.insert(each.before.id);
      after_.insert(each.after.id);
    }
    changed_ = changedOf(pair.changes.elements);
  }

  /// What has a new id is drawn anew, seen by ids.
  Words layoutChanged(const ElementChanges& changes) const {
    return without(idsOf(changes.layoutChanged), after_);
  }

  Words added() const { return without(wordsOf(independent_["added"]), after_); }
  Words removed() const { return without(wordsOf(independent_["removed"]), before_); }

  /// What ours says and theirs does not, or theirs says for no reason that has a name.
  std::string unexplained() const {
    std::string text;
    const Properties theirs = independent_["changed"].get<Properties>();
    for (const auto& [id, properties] : changed_) {
      if (after_.contains(id)) continue;
      const auto other = theirs.find(id);
      for (const std::string& name : properties) {
        const bool known = other != theirs.end() && other->second.contains(name);
        if (!known) text += "only ours: " + id + " " + name + "\n";
      }
    }
    for (const auto& [id, properties] : theirs) {
      for (const std::string& name : properties) {
        if (oursSays(id, name) || isDefault(name) || namesNewId(id, name)) continue;
        text += "only theirs: " + id + " " + name + "\n";
      }
    }
    return text;
  }

 private:
  bool oursSays(const std::string& id, const std::string& name) const {
    const auto found = changed_.find(id);
    return found != changed_.end() && found->second.contains(name);
  }

  /// It only follows what it refers to, which has a new id.
  bool namesNewId(const std::string& id, const std::string& name) const {
    const std::uint32_t element = elements_.find(id);
    if (element == WrittenElements::kNone) return false;
    if (name == "$parent") return isNew(elements_.parent(element));
    const std::string value(elements_.value(element, name));
    return std::any_of(before_.begin(), before_.end(), [&](const std::string& each) {
      return value.find(each) != std::string::npos;
    });
  }

  bool isNew(std::uint32_t element) const {
    return element != WrittenElements::kNone &&
           before_.contains(std::string(elements_.id(element)));
  }

  static Words without(Words words, const Words& others) {
    for (const std::string& word : others) words.erase(word);
    return words;
  }

  const Json& independent_;
  const WrittenElements& elements_;
  Words before_;
  Words after_;
  Properties changed_;
};

// --- all layers

/// Compares whole models; says what changed in any layer, nothing if nothing did.
std::string changedAnywhere(const ReadModel& before, const ReadModel& after) {
  const Reviewed old(before.product, {});
  const Reviewed now(after.product, {});
  const ModelComparison comparison =
      compareModels({before.product, before.elements, old}, {after.product, after.elements, now});
  std::string text;
  if (!comparison.drawing.empty()) text += "drawing ";
  if (!comparison.data.determined || !comparison.data.empty()) text += "data ";
  for (const FindingChange& each : comparison.findings.all) {
    if (each.fate != FindingFate::remains) text += "findings ";
  }
  return text;
}

}  // namespace

TEST_CASE("what upstream's differ asserts of its fixtures holds here, as far as it looks") {
  for (const Pair& pair :
       pairsThat([](const Json& p) { return has(p, "upstreamSpec"); }, MatchBy::ids)) {
    INFO(pair.expected["id"]);
    const Json& spec = pair.expected["upstreamSpec"];
    const ElementChanges& changes = pair.changes.elements;
    const AsOthersSee added(pair.after.elements, changes.added);
    const AsOthersSee removed(pair.before.elements, changes.removed);
    CHECK(added.ids() == wordsOf(spec["added"]));
    CHECK(removed.ids() == wordsOf(spec["removed"]));
    Words changed = changedAsOthersSee(pair);
    changed.insert(added.owners().begin(), added.owners().end());
    changed.insert(removed.owners().begin(), removed.owners().end());
    CHECK(changed == wordsOf(spec["changed"]));
    CHECK(idsOf(changes.layoutChanged) == wordsOf(spec["layoutChanged"]));
  }
}

TEST_CASE("a known edit is found exactly, and nothing else") {
  for (const Pair& pair : pairsThat([](const Json& p) { return has(p, "byConstruction"); })) {
    INFO(pair.expected["id"]);
    const Json& made = pair.expected["byConstruction"];
    const ElementChanges& changes = pair.changes.elements;
    CHECK(idsOf(changes.added) == wordsOf(made["added"]));
    CHECK(idsOf(changes.removed) == wordsOf(made["removed"]));
    CHECK(keysOf(changedOf(changes)) == wordsOf(made["changed"]));
    if (made.contains("layoutChanged")) {
      CHECK(idsOf(changes.layoutChanged) == wordsOf(made["layoutChanged"]));
    }
    if (has(pair.expected, "changedProps")) {
      CHECK(changedOf(changes) == pair.expected["changedProps"].get<Properties>());
    }
    const EdgesApart& edges = pair.changes.edges.matched;
    CHECK(shown(edgesOf(edges.added)) == shown(edgesOf(made["flowAdded"])));
    CHECK(shown(edgesOf(edges.removed)) == shown(edgesOf(made["flowRemoved"])));
  }
}

TEST_CASE("a model that was only written differently has not changed in any way") {
  const auto isSame = [](const Json& pair) {
    if (!has(pair, "byConstruction")) return false;
    const Json& made = pair["byConstruction"];
    for (const char* field : {"added", "removed", "changed", "layoutChanged"}) {
      if (made.contains(field) && !made[field].empty()) return false;
    }
    return made["flowAdded"].empty() && made["flowRemoved"].empty();
  };
  for (const Pair& pair : pairsThat(isSame)) {
    INFO(pair.expected["id"]);
    CHECK(changedAnywhere(pair.before, pair.after) == "");
    CHECK(changedAnywhere(pair.after, pair.before) == "");
    for (const ThingChange& change : pair.changes.things) {
      INFO(changeKindName(change.kind)
           << " " << change.word << " " << change.before.title << " " << change.after.title);
      CHECK(false);
    }
  }
}

TEST_CASE("an independent reader that goes by ids sees the same, but for what is explained") {
  const auto byId = [](const Json& pair) {
    return has(pair, "independent") && pair["group"] != "vendor";
  };
  for (const Pair& pair : pairsThat(byId)) {
    INFO(pair.expected["id"]);
    const ById theirs(pair);
    CHECK(idsOf(pair.changes.elements.added) == theirs.added());
    CHECK(idsOf(pair.changes.elements.removed) == theirs.removed());
    CHECK(theirs.unexplained() == "");
    const Json& independent = pair.expected["independent"];
    CHECK(theirs.layoutChanged(pair.changes.elements) == wordsOf(independent["layoutChanged"]));
    const EdgesApart& edges = pair.changes.edges.byId;
    CHECK(shown(edgesOf(edges.added)) == shown(edgesOf(independent["flowAdded"])));
    CHECK(shown(edgesOf(edges.removed)) == shown(edgesOf(independent["flowRemoved"])));
  }
}

TEST_CASE("an independent reader that goes by ids sees the same as a comparison by ids") {
  const auto byId = [](const Json& pair) { return has(pair, "independent"); };
  for (const Pair& pair : pairsThat(byId, MatchBy::ids)) {
    INFO(pair.expected["id"]);
    const Json& independent = pair.expected["independent"];
    const ElementChanges& changes = pair.changes.elements;
    CHECK(idsOf(changes.added) == wordsOf(independent["added"]));
    CHECK(idsOf(changes.removed) == wordsOf(independent["removed"]));
    CHECK(ById(pair).unexplained() == "");
    CHECK(idsOf(changes.layoutChanged) == wordsOf(independent["layoutChanged"]));
    const EdgesApart& edges = pair.changes.edges.matched;
    CHECK(shown(edgesOf(edges.added)) == shown(edgesOf(independent["flowAdded"])));
    CHECK(shown(edgesOf(edges.removed)) == shown(edgesOf(independent["flowRemoved"])));
  }
}

TEST_CASE("the same model from two tools differs only in the edges that one of them lacks") {
  for (const Pair& pair : pairsThat([](const Json& p) { return has(p, "flowByName"); })) {
    INFO(pair.expected["id"]);
    const Json& stated = pair.expected["flowByName"];
    const EdgesApart& edges = pair.changes.edges.byName;
    CHECK(shown(edgesOf(edges.removed)) == shown(edgesOf(stated["missing"])));
    CHECK(shown(edgesOf(edges.added)) == shown(edgesOf(stated["extra"])));
  }
}

TEST_CASE("a real file compared with itself has not changed, and two files change back and forth") {
  for (Pair& pair : pairsThat([](const Json&) { return true; })) {
    INFO(pair.expected["id"]);
    CHECK(changedAnywhere(pair.before, pair.before) == "");
    const DrawnModel before{pair.before.product, pair.before.elements};
    const DrawnModel after{pair.after.product, pair.after.elements};
    const auto [back, mirrored] = compareDrawnModels(after, before);
    CHECK(idsOf(mirrored.elements.added) == idsOf(pair.changes.elements.removed));
    CHECK(idsOf(mirrored.elements.removed) == idsOf(pair.changes.elements.added));
    CHECK(mirrored.elements.changed.size() == pair.changes.elements.changed.size());
    CHECK(mirrored.things.size() == pair.changes.things.size());
    for (const NodeId id : before.product.nodes.ids()) {
      const NodeId now = pair.matching.after(id);
      if (now.valid()) CHECK(back.after(now) == id);
    }
  }
}
