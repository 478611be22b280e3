#include "importers/bpmn/associations.h"

#include <algorithm>

#include "importers/bpmn/carriers.h"
#include "importers/bpmn/nodes.h"
#include "model/names.h"

namespace dyetrace::bpmn {

namespace {

enum class Direction { none, forward, backward, both };

constexpr std::string_view kAssociationEndsHere = "an association with data ends at it";

std::string lowerCase(std::string_view text) {
  std::string lower(trimmed(text));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

class AssociationReader {
 public:
  AssociationReader(Reading& reading, Source& source, DrawnEdges& edges, ElementId association)
      : reading_(reading),
        source_(source),
        document_(source.document),
        edges_(edges),
        association_(association) {}

  void run() {
    sourceEnd_ = document_.target(association_, "sourceRef");
    targetEnd_ = document_.target(association_, "targetRef");
    if (!bothResolve()) return;
    if (isDataAt(sourceEnd_) && isDataAt(targetEnd_)) {
      betweenData();
    } else if (isDataAt(sourceEnd_)) {
      dataAndOther(sourceEnd_, targetEnd_);
    } else if (isDataAt(targetEnd_)) {
      dataAndOther(targetEnd_, sourceEnd_);
    }
  }

 private:
  bool isDataAt(ElementId element) const { return isData(document_.tag(element)); }

  bool bothResolve() {
    if (!sourceEnd_.valid()) {
      reading_.reportUnresolved(source_, association_, "source",
                                document_.attribute(association_, "sourceRef"));
    }
    if (!targetEnd_.valid()) {
      reading_.reportUnresolved(source_, association_, "target",
                                document_.attribute(association_, "targetRef"));
    }
    return sourceEnd_.valid() && targetEnd_.valid();
  }

  void dataAndOther(ElementId data, ElementId other) {
    const Tag tag = document_.tag(other);
    if (isActivity(tag) || isEvent(tag)) {
      dataAndHandler();
    } else if (tag == Tag::sequenceFlow) {
      dataOnSequence(data, other);
    } else if (tag == Tag::messageFlow) {
      payload(data, other);
    } else if (tag != Tag::textAnnotation && tag != Tag::group) {
      reading_.report(
          Level::note, "bpmn/association-without-meaning",
          "this association joins data to a " +
              std::string(localName(document_.element(other).node.name())) + "; no data flows",
          document_.locate(association_), "Join the data to the activity that reads or writes it.");
    }
  }

  /// As drawn; what an annotation on the line says if the line has no arrow.
  Direction direction() {
    const std::string_view written = document_.attribute(association_, "associationDirection");
    const std::string drawn = lowerCase(written);
    if (drawn == "one") return Direction::forward;
    if (drawn == "both") return Direction::both;
    if (!drawn.empty() && drawn != "none") {
      reading_.report(Level::warning, "bpmn/unknown-direction",
                      "the direction of this association is `" + std::string(written) +
                          "`, expected None, One or Both; it is taken for None",
                      document_.locate(association_),
                      didYouMean(nearestNames(written, directions())));
    }
    return statedDirection();
  }

  static const std::vector<std::string>& directions() {
    static const std::vector<std::string> names = {"None", "One", "Both"};
    return names;
  }

  Direction statedDirection() {
    for (const Statement& statement : statementsOf(source_, association_)) {
      if (statement.key != "direction") continue;
      const std::string value = lowerCase(statement.value);
      if (value == "forward") return Direction::forward;
      if (value == "backward") return Direction::backward;
      if (value == "both") return Direction::both;
      reading_.report(
          Level::warning, "bpmn/unknown-direction",
          "privacy.direction is `" + statement.value + "`, expected forward, backward or both",
          statement.where);
    }
    return Direction::none;
  }

  End sourceEnd() { return edges_.endOf(sourceEnd_, kAssociationEndsHere); }
  End targetEnd() { return edges_.endOf(targetEnd_, kAssociationEndsHere); }

  bool hasArrow() const {
    const std::string drawn = lowerCase(document_.attribute(association_, "associationDirection"));
    return drawn == "one" || drawn == "both";
  }

  void dataAndHandler() {
    const Direction way = direction();
    const End from = sourceEnd();
    const End to = targetEnd();
    if (!hasArrow()) {
      undirected("assoc?", from, to, way);
      return;
    }
    oneWay(from, to, "");
    if (way == Direction::both) oneWay(to, from, "/back");
  }

  FlowKind kindBetween(const End& from) const {
    return isDataAt(from.element) ? FlowKind::read : FlowKind::write;
  }

  void oneWay(const End& from, const End& to, std::string_view suffix) {
    const FlowKind kind = kindBetween(from);
    edges_.add(kind == FlowKind::read ? "assoc-read" : "assoc-write", from, to, association_, kind,
               suffix);
  }

  /// A line without arrow, listed once as it is drawn; a flow only if an annotation gives it a way.
  void undirected(std::string_view kind, const End& from, const End& to, Direction way) {
    if (way == Direction::none) {
      edges_.addWithoutFlow(kind, from, to, association_, "the line has no direction");
      reportBothReadings(from, to);
      return;
    }
    if (way == Direction::backward) {
      edges_.addWithoutFlow(kind, from, to, association_, "turned round by privacy.direction");
    } else {
      edges_.add(kind, from, to, association_, kindBetween(from));
    }
    if (way != Direction::forward)
      edges_.addFlowOnly(to, from, association_, kindBetween(to), "/back");
  }

  void reportBothReadings(const End& from, const End& to) {
    const auto title = [&](const End& end) {
      return "`" +
             (end.node.valid() ? titleOf(reading_.product().nodes[end.node]) : end.name.str()) +
             "`";
    };
    reading_.report(
        Level::warning, "bpmn/undirected-association",
        "this line has no direction, so no data flows along it: either " + title(to) +
            " gets data from " + title(from) + ", or " + title(from) + " from " + title(to),
        document_.locate(association_),
        "Draw a data association instead, or set privacy.direction to forward, backward or both.");
  }

  void betweenData() {
    const Direction way = direction();
    const End from = sourceEnd();
    const End to = targetEnd();
    if (!hasArrow()) {
      undirected("assoc-data", from, to, way);
      return;
    }
    edges_.add("assoc-data", from, to, association_, FlowKind::transfer);
    if (way == Direction::both) {
      edges_.addFlowOnly(to, from, association_, FlowKind::transfer, "/back");
    }
  }

  /// BPMN's shortcut for "the step before writes it, the step after reads it".
  void dataOnSequence(ElementId data, ElementId sequence) {
    const End middle = edges_.endOf(data, kAssociationEndsHere);
    const End before = edges_.endAt(document_.attribute(sequence, "sourceRef"),
                                    "data is attached to the line that leaves it");
    const End after = edges_.endAt(document_.attribute(sequence, "targetRef"),
                                   "data is attached to the line that reaches it");
    edges_.add("seq-write", before, middle, association_, FlowKind::write, "/write");
    edges_.add("seq-read", middle, after, association_, FlowKind::read, "/read");
  }

  /// Data attached to a message flow travels with it: the sender has it.
  void payload(ElementId data, ElementId message) {
    const End content = edges_.endOf(data, kAssociationEndsHere);
    End flow;
    flow.element = message;
    flow.name = document_.id(message);
    const ElementId sender = document_.target(message, "sourceRef");
    if (sender.valid()) flow.node = edges_.endOf(sender, "a message ends at it").node;
    edges_.add("payload", content, flow, association_, FlowKind::read);
  }

  Reading& reading_;
  Source& source_;
  const Document& document_;
  DrawnEdges& edges_;
  ElementId association_;
  ElementId sourceEnd_;
  ElementId targetEnd_;
};

}  // namespace

void readAssociation(Reading& reading, Source& source, DrawnEdges& edges, ElementId association) {
  AssociationReader(reading, source, edges, association).run();
}

}  // namespace dyetrace::bpmn
