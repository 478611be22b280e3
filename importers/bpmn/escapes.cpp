#include "importers/bpmn/escapes.h"

#include "importers/bpmn/nodes.h"

namespace dyetrace::bpmn {

namespace {

class Escapes {
 public:
  Escapes(Reading& reading, Source& source)
      : reading_(reading), source_(source), document_(source.document) {}

  void run() {
    for (std::size_t index = 0; index < document_.size(); ++index) collectCatch(ElementId(index));
    if (catches_.empty()) return;
    for (std::size_t index = 0; index < document_.size(); ++index) throwFrom(ElementId(index));
  }

 private:
  struct Thrown {
    Tag kind = Tag::other;
    std::string code;
    ElementId definition;
  };

  static bool isEscape(Tag tag) {
    return tag == Tag::errorEventDefinition || tag == Tag::escalationEventDefinition;
  }

  std::vector<Thrown> escapesOf(ElementId event) const {
    std::vector<Thrown> found;
    for (const ElementId definition : definitionsOf(document_, event)) {
      const Tag kind = document_.tag(definition);
      if (!isEscape(kind)) continue;
      const bool isError = kind == Tag::errorEventDefinition;
      const std::string_view reference =
          document_.attribute(definition, isError ? "errorRef" : "escalationRef");
      found.push_back({kind, codeOf(reference, isError), definition});
    }
    return found;
  }

  /// The code if one is given, else the id; empty means any.
  std::string codeOf(std::string_view reference, bool isError) const {
    const ElementId named = document_.find(reference);
    if (!named.valid()) return std::string(trimmed(reference));
    const std::string_view code =
        document_.attribute(named, isError ? "errorCode" : "escalationCode");
    return std::string(code.empty() ? document_.id(named).view() : code);
  }

  /// The activity or scope whose escapes an event catches.
  ElementId guarded(ElementId event) const {
    if (document_.tag(event) == Tag::boundaryEvent) return document_.target(event, "attachedToRef");
    if (document_.tag(event) != Tag::startEvent) return {};
    const ElementId inside = document_.parent(event);
    const bool triggered = document_.attribute(inside, "triggeredByEvent") == "true";
    return triggered ? document_.parent(inside) : ElementId();
  }

  void collectCatch(ElementId event) {
    if (!isCatchEvent(document_.tag(event))) return;
    const ElementId around = guarded(event);
    if (!around.valid() || escapesOf(event).empty()) return;
    catches_[around.index()].push_back(event);
  }

  void throwFrom(ElementId event) {
    if (!isThrowEvent(document_.tag(event))) return;
    for (const Thrown& thrown : escapesOf(event)) {
      for (ElementId at = document_.parent(event); at.valid(); at = document_.parent(at)) {
        const auto here = catches_.find(at.index());
        if (here == catches_.end()) continue;
        for (const ElementId caught : here->second) {
          connect(event, thrown, caught);
          if (pairs_ > kMostEscapes) return;
        }
      }
    }
  }

  void connect(ElementId event, const Thrown& thrown, ElementId caught) {
    if (++pairs_ > kMostEscapes) {
      reportTooMany(event);
      return;
    }
    for (const Thrown& wanted : escapesOf(caught)) {
      if (wanted.kind != thrown.kind) continue;
      if (!wanted.code.empty() && wanted.code != thrown.code) continue;
      const std::string what = thrown.kind == Tag::errorEventDefinition ? "error" : "escalation";
      reading_.infer(
          handlerFor(reading_, source_, event, "it throws an " + what),
          handlerFor(reading_, source_, caught, "it catches an " + what), FlowKind::transfer,
          "the " + what + " `" + thrown.code + "` is thrown at one end and caught at the other",
          document_.locate(thrown.definition));
    }
  }

  void reportTooMany(ElementId event) {
    if (pairs_ > kMostEscapes + 1) return;
    reading_.report(Level::warning, "bpmn/too-many-escapes",
                    "more than " + std::to_string(kMostEscapes) +
                        " pairs of a thrown and a caught error; further ones are left out",
                    document_.locate(event), "Split the model.");
  }

  static constexpr std::size_t kMostEscapes = 500'000;

  Reading& reading_;
  Source& source_;
  const Document& document_;
  std::unordered_map<std::size_t, std::vector<ElementId>> catches_;
  std::size_t pairs_ = 0;
};

}  // namespace

std::vector<ElementId> definitionsOf(const Document& document, ElementId event) {
  std::vector<ElementId> definitions;
  for (const ElementId child : document.children(event)) {
    if (document.tag(child) != Tag::eventDefinitionRef) {
      definitions.push_back(child);
      continue;
    }
    const ElementId shared = document.targetOfText(child);
    if (shared.valid()) definitions.push_back(shared);
  }
  return definitions;
}

void readEscapes(Reading& reading) {
  for (const auto& source : reading.sources) Escapes(reading, *source).run();
}

}  // namespace dyetrace::bpmn
