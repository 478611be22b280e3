// Which element of a file is which of another when ids are new: by words, by place, by what is
// joined to it.

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compare/element_changes.h"

using namespace dyetrace;

namespace {

using Properties = std::vector<std::pair<std::string, std::string>>;

class Written {
 public:
  Written& add(const std::string& id, const std::string& type, const Properties& properties = {},
               std::uint64_t place = 0) {
    const bool isEdge = type == "messageFlow" || type == "association" || type == "sequenceFlow";
    elements_.add(id, elements_.nameNumber(type),
                  isEdge ? WrittenElements::Role::edge : WrittenElements::Role::thing,
                  WrittenElements::kNone, FileId(0), 1);
    for (const auto& [name, value] : properties) {
      elements_.addProperty(elements_.nameNumber(name), value);
    }
    if (place != 0) elements_.layOut(id, place);
    return *this;
  }

  const WrittenElements& elements() const { return elements_; }

 private:
  WrittenElements elements_;
};

ElementChanges compared(const Written& before, const Written& after) {
  return compareElements(before.elements(), after.elements(), {});
}

/// `a -> b, …` of everything under a new id.
std::string newIdsOf(const ElementChanges& changes) {
  std::string text;
  for (const NewId& each : changes.newIds) {
    text += (text.empty() ? "" : ", ") + each.before.id + " -> " + each.after.id;
  }
  return text;
}

}  // namespace

TEST_CASE("an annotation under a new id is told by its text") {
  const Properties ask = {{"#text", "Ask first"}};
  const Properties keep = {{"#text", "Keep 30 days"}};
  const auto changes =
      compared(Written().add("a", "textAnnotation", ask).add("b", "textAnnotation", keep),
               Written().add("1", "textAnnotation", keep).add("2", "textAnnotation", ask));
  CHECK(changes.empty());
  CHECK(newIdsOf(changes) == "b -> 1, a -> 2");
  CHECK(changes.newIds[0].reason == MatchReason::words);
}

TEST_CASE("what the format gives to choose from are no words of one's own") {
  const Properties diverging = {{"@gatewayDirection", "Diverging"}};
  const auto changes =
      compared(Written()
                   .add("a", "exclusiveGateway", diverging, 3)
                   .add("s", "task")
                   .add("f", "sequenceFlow", {{"@sourceRef", "s"}, {"@targetRef", "a"}}),
               Written()
                   .add("1", "exclusiveGateway", diverging, 5)
                   .add("s", "task")
                   .add("g", "sequenceFlow", {{"@sourceRef", "1"}, {"@targetRef", "s"}}));
  CHECK(changes.added.size() == 2);
  CHECK(changes.removed.size() == 2);
}

TEST_CASE("without a name, what is drawn at the same place is the same") {
  const auto changes = compared(Written().add("a", "task", {}, 3).add("b", "task", {}, 5),
                                Written().add("1", "task", {}, 5).add("2", "task", {}, 3));
  CHECK(changes.empty());
  CHECK(newIdsOf(changes) == "b -> 1, a -> 2");
  CHECK(changes.newIds[0].reason == MatchReason::place);
}

TEST_CASE("at the same place, another name is a rename only between the same neighbours") {
  const auto drawn = [](const std::string& id, const std::string& name, const std::string& to) {
    return Written()
        .add(id, "task", {{"@name", name}}, 3)
        .add("x", "task", {{"@name", "Pay"}})
        .add("y", "task", {{"@name", "Ship"}})
        .add("f" + id, "sequenceFlow", {{"@sourceRef", id}, {"@targetRef", to}},
             to == "x" ? 7U : 8U);
  };
  const auto renamed = compared(drawn("a", "Collect orders", "x"), drawn("b", "Intake", "x"));
  CHECK(newIdsOf(renamed) == "a -> b, fa -> fb");
  REQUIRE(renamed.changed.size() == 1);
  CHECK(renamed.changed[0].properties[0].name == "@name");
  const auto other = compared(drawn("a", "Collect orders", "x"), drawn("b", "Intake", "y"));
  CHECK(other.added.size() == 2);
  CHECK(other.removed.size() == 2);
}

TEST_CASE("a message without a name is told by the flow that carries it") {
  const auto drawn = [](const std::string& id) {
    return Written()
        .add("p" + id, "participant", {{"@name", "Customer"}})
        .add("q" + id, "participant", {{"@name", "Shop"}})
        .add("f" + id, "messageFlow",
             {{"@sourceRef", "p" + id}, {"@targetRef", "q" + id}, {"@messageRef", "m" + id}})
        .add("m" + id, "message");
  };
  const auto changes = compared(drawn("1"), drawn("2"));
  CHECK(changes.empty());
  CHECK(newIdsOf(changes) == "p1 -> p2, q1 -> q2, f1 -> f2, m1 -> m2");
}

TEST_CASE("what is joined to nothing is matched in order with others of its kind, and listed") {
  const auto changes = compared(Written().add("a", "message").add("b", "message"),
                                Written().add("1", "message").add("2", "message"));
  CHECK(changes.empty());
  CHECK(newIdsOf(changes) == "a -> 1, b -> 2");
  CHECK(changes.ambiguous.size() == 1);
  const auto fewer =
      compared(Written().add("a", "message").add("b", "message"), Written().add("1", "message"));
  CHECK(fewer.added.size() == 1);
  CHECK(fewer.removed.size() == 2);
}
