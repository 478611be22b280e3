#include "importers/bpmn/annotations.h"

#include <unordered_map>
#include <unordered_set>

#include "importers/bpmn/branches.h"
#include "importers/bpmn/carriers.h"
#include "importers/bpmn/nodes.h"

namespace dyetrace::bpmn {

namespace {

class AnnotationReader {
 public:
  AnnotationReader(Reading& reading, Source& source)
      : reading_(reading), source_(source), document_(source.document) {}

  void run() {
    for (std::size_t index = 0; index < document_.size(); ++index) read(ElementId(index));
    for (const ElementId association : noteAssociations_) attachNote(association);
    for (const ElementId note : notes_) {
      if (!attached_.contains(note.index())) looseNote(note);
    }
  }

 private:
  void read(ElementId element) {
    std::vector<Statement> statements;
    readOwnAttributes(document_, element, statements);
    if (!statements.empty()) give(element, std::move(statements));
    switch (document_.tag(element)) {
      case Tag::extensionElements:
        readExtensions(document_, document_.element(element).node, ownerId(element), statements);
        break;
      case Tag::documentation:
        readDocumentation(document_, element, ownerId(element), statements);
        break;
      case Tag::textAnnotation:
        notes_.push_back(element);
        return;
      case Tag::association:
        if (joinsNote(element)) noteAssociations_.push_back(element);
        return;
      default:
        return;
    }
    if (!statements.empty() && document_.parent(element).valid()) {
      give(document_.parent(element), std::move(statements));
    }
  }

  std::string ownerId(ElementId child) const {
    const ElementId owner = document_.parent(child);
    return owner.valid() ? std::string(document_.id(owner)) : std::string();
  }

  bool isNote(ElementId element) const {
    return element.valid() && document_.tag(element) == Tag::textAnnotation;
  }

  bool joinsNote(ElementId association) const {
    return isNote(document_.target(association, "sourceRef")) ||
           isNote(document_.target(association, "targetRef"));
  }

  std::vector<Statement> statementsOfNote(ElementId note) const {
    std::string text(document_.attribute(note, "text"));
    const ElementId child = document_.child(note, Tag::text);
    if (child.valid()) text = document_.text(child);
    return statementsInNote(text, document_.locate(note), reading_.product().taxonomy);
  }

  void attachNote(ElementId association) {
    const ElementId source = document_.target(association, "sourceRef");
    const ElementId target = document_.target(association, "targetRef");
    const ElementId note = isNote(source) ? source : target;
    const ElementId about = isNote(source) ? target : source;
    if (!about.valid()) {
      reading_.reportUnresolved(
          source_, association, "other end",
          document_.attribute(association, isNote(source) ? "targetRef" : "sourceRef"));
      return;
    }
    attached_.insert(note.index());
    std::vector<Statement> statements = statementsOfNote(note);
    if (!statements.empty()) give(about, std::move(statements));
  }

  /// A note that hangs on nothing is about what it lies in.
  void looseNote(ElementId note) {
    std::vector<Statement> statements = statementsOfNote(note);
    if (statements.empty()) return;
    ElementId around = document_.parent(note);
    while (document_.parent(around).valid() && targetsOf(around).empty()) {
      around = document_.parent(around);
    }
    give(around, std::move(statements));
  }

  std::vector<Target> targetsOf(ElementId element) {
    const Tag tag = document_.tag(element);
    if (isEvent(tag)) return {handlerFor(reading_, source_, element, "an annotation is on it")};
    if (source_.zone(element).valid()) return {source_.zone(element)};
    if (source_.node(element).valid()) return {source_.node(element)};
    if (isData(tag)) {
      const NodeId data = dataNodeFor(reading_, source_, element);
      if (data.valid()) return {data};
    }
    std::vector<Target> targets;
    if (tag == Tag::choreographyTask) {
      for (const ElementId reference : document_.children(element, Tag::messageFlowRef)) {
        const ElementId flow = document_.targetOfText(reference);
        if (flow.valid()) addFlows(flow, targets);
      }
    }
    addFlows(element, targets);
    return targets;
  }

  void addFlows(ElementId element, std::vector<Target>& targets) const {
    const std::vector<FlowId> flows = source_.flows.of(element);
    targets.insert(targets.end(), flows.begin(), flows.end());
  }

  void give(ElementId element, std::vector<Statement> statements) {
    if (document_.tag(element) == Tag::sequenceFlow) {
      std::erase_if(statements, [&](const Statement& s) { return isSaidOfBranch(element, s); });
    }
    if (document_.tag(element) == Tag::association) {
      std::erase_if(statements, [](const Statement& s) { return s.key == "direction"; });
    }
    if (statements.empty()) return;
    const std::vector<Target> targets = targetsOf(element);
    if (targets.empty()) reportLost(element, statements.front());
    for (const Target& target : targets) {
      for (const Statement& statement : statements) {
        reading_.drawing.annotations.push_back({target, statement});
      }
    }
  }

  /// A sequence flow carries no data, but it may say when it is taken and what is given then.
  bool isSaidOfBranch(ElementId flow, const Statement& statement) {
    const bool marks = statement.key == "marks" || statement.key == "unmarks";
    if (!marks && statement.key != "when") return false;
    if (sequences_.empty()) indexSequences();
    const auto found = sequences_.find(reading_.keyOf(source_, flow));
    if (found == sequences_.end()) return false;
    if (marks) {
      const NodeId branch = nodeOnBranch(reading_, source_, flow, found->second);
      reading_.drawing.annotations.push_back({branch, statement});
      return true;
    }
    Sequence& sequence = reading_.product().sequences[found->second];
    sequence.condition = statement.value;
    sequence.language = "privacy.when";
    return true;
  }

  void indexSequences() {
    const std::vector<Sequence>& sequences = reading_.product().sequences;
    for (std::size_t index = 0; index < sequences.size(); ++index) {
      if (!sequences[index].key.empty()) sequences_.emplace(sequences[index].key, index);
    }
  }

  void reportLost(ElementId element, const Statement& statement) {
    const std::string what(localName(document_.element(element).node.name()));
    reading_.report(Level::warning, "bpmn/annotation-without-data",
                    "privacy." + statement.key + " stands on a " + what +
                        ", of which no node, flow or zone has come",
                    statement.where,
                    "Put it on the activity, data, store, message flow or pool that it is about.");
  }

  Reading& reading_;
  Source& source_;
  const Document& document_;
  std::vector<ElementId> notes_;
  std::vector<ElementId> noteAssociations_;
  std::unordered_set<std::size_t> attached_;
  std::unordered_map<std::string, std::size_t> sequences_;
};

}  // namespace

void readAnnotations(Reading& reading) {
  for (const auto& source : reading.sources) AnnotationReader(reading, *source).run();
}

}  // namespace dyetrace::bpmn
