#include "importers/bpmn/messages.h"

#include "importers/bpmn/nodes.h"

namespace dyetrace::bpmn {

namespace {

/// A message or signal with everyone who throws and catches it.
struct Channel {
  Tag kind = Tag::message;
  std::string key;
  std::string name;
  Location where;
  std::vector<Place> definitions;
  std::vector<NodeId> throwers;
  std::vector<NodeId> catchers;
};

/// Above this many pairs a channel becomes a node of its own, so that the model stays small.
constexpr std::size_t kMostPairs = 400;

/// The event definitions of an event, its own and those it refers to.
std::vector<ElementId> definitionsOf(const Document& document, ElementId event) {
  std::vector<ElementId> definitions;
  for (const ElementId child : document.children(event)) {
    if (document.tag(child) != Tag::eventDefinitionRef) {
      definitions.push_back(child);
      continue;
    }
    const ElementId shared = document.find(textOf(document.element(child).node));
    if (shared.valid()) definitions.push_back(shared);
  }
  return definitions;
}

class Channels {
 public:
  explicit Channels(Reading& reading) : reading_(reading) {}

  void run() {
    for (const auto& source : reading_.sources) collect(*source);
    for (Channel& channel : channels_) connect(channel);
    for (const auto& source : reading_.sources) {
      messageFlowsOf(*source);
      attachedMessagesOf(*source);
    }
  }

 private:
  void collect(Source& source) {
    const Document& document = source.document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      const ElementId element(index);
      const Tag tag = document.tag(element);
      if (tag == Tag::sendTask || tag == Tag::receiveTask) {
        use(source, element, element, "messageRef", tag == Tag::sendTask);
      }
      if (!isEvent(tag)) continue;
      for (const ElementId definition : definitionsOf(document, element)) {
        const Tag kind = document.tag(definition);
        if (kind == Tag::messageEventDefinition) {
          use(source, element, definition, "messageRef", isThrowEvent(tag));
        } else if (kind == Tag::signalEventDefinition) {
          use(source, element, definition, "signalRef", isThrowEvent(tag));
        }
      }
    }
  }

  void use(Source& source, ElementId user, ElementId carrier, const char* attribute, bool throws) {
    const std::string_view reference = source.document.attribute(carrier, attribute);
    if (trimmed(reference).empty()) return;
    const ElementId definition = source.document.find(reference);
    if (!definition.valid()) {
      reading_.reportUnresolved(source, carrier,
                                attribute == std::string_view("signalRef") ? "signal" : "message",
                                reference);
      return;
    }
    const NodeId node = handlerFor(reading_, source, user, "it passes a message");
    Channel& channel = channelOf(source, definition);
    (throws ? channel.throwers : channel.catchers).push_back(node);
  }

  /// The messages of two files are one if both id and name are the same.
  Channel& channelOf(Source& source, ElementId definition) {
    const Document& document = source.document;
    const std::string identity =
        std::string(document.id(definition)) + "\n" + std::string(document.name(definition));
    const auto [entry, isNew] = byIdentity_.emplace(identity, channels_.size());
    if (isNew) {
      Channel channel;
      channel.kind = document.tag(definition);
      channel.key = reading_.keyOf(source, definition);
      channel.where = document.locate(definition);
      channel.name = reading_.plainName(document.name(definition), channel.where);
      channels_.push_back(std::move(channel));
    }
    Channel& channel = channels_[entry->second];
    const Place place{&source, definition};
    if (channel.definitions.empty() || !(channel.definitions.back() == place)) {
      channel.definitions.push_back(place);
    }
    return channel;
  }

  void connect(Channel& channel) {
    if (channel.throwers.empty() || channel.catchers.empty()) return;
    if (channel.throwers.size() * channel.catchers.size() <= kMostPairs) {
      for (const NodeId from : channel.throwers) {
        for (const NodeId to : channel.catchers) link(channel, from, to);
      }
      return;
    }
    const NodeId middle = channelNode(channel);
    for (const NodeId from : channel.throwers) link(channel, from, middle);
    for (const NodeId to : channel.catchers) link(channel, middle, to);
  }

  NodeId channelNode(const Channel& channel) {
    Node node;
    node.key = channel.key;
    node.name = channel.name;
    node.kind = NodeKind::process;
    node.kindReason = "a channel with many senders and receivers";
    node.shape = std::string(nameOf(channel.kind));
    node.where = channel.where;
    return reading_.addNode(std::move(node), KeyIs::ofElement);
  }

  void link(const Channel& channel, NodeId from, NodeId to) {
    const bool isSignal = channel.kind == Tag::signal;
    const std::string title = channel.name.empty() ? channel.key : channel.name;
    const FlowId flow =
        reading_.infer(from, to, isSignal ? FlowKind::broadcast : FlowKind::transfer,
                       std::string(isSignal ? "the signal `" : "the message `") + title +
                           "` is thrown at one end and caught at the other",
                       channel.where, channel.name);
    if (flow.valid()) remember(channel, flow);
  }

  static void remember(const Channel& channel, FlowId flow) {
    for (const Place& place : channel.definitions) {
      place.source->flows[place.element.index()].push_back(flow);
    }
  }

  /// What is stated about a message holds of the message flows that name it.
  static void messageFlowsOf(Source& source) {
    const Document& document = source.document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      if (document.tag(ElementId(index)) != Tag::messageFlow) continue;
      const ElementId message = document.target(ElementId(index), "messageRef");
      const auto flows = source.flows.find(index);
      if (!message.valid() || flows == source.flows.end()) continue;
      const std::vector<FlowId> carried = flows->second;
      std::vector<FlowId>& all = source.flows[message.index()];
      all.insert(all.end(), carried.begin(), carried.end());
    }
  }

  /// A message that an association attaches to a message flow is its payload.
  void attachedMessagesOf(Source& source) {
    const Document& document = source.document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      if (document.tag(ElementId(index)) != Tag::association) continue;
      ElementId message = document.target(ElementId(index), "sourceRef");
      ElementId flow = document.target(ElementId(index), "targetRef");
      if (!message.valid() || !flow.valid()) continue;
      if (document.tag(flow) == Tag::message) std::swap(message, flow);
      if (document.tag(message) != Tag::message || document.tag(flow) != Tag::messageFlow) continue;
      attach(source, message, flow);
    }
  }

  void attach(Source& source, ElementId message, ElementId messageFlow) {
    const auto drawn = source.flows.find(messageFlow.index());
    if (drawn == source.flows.end()) return;
    const std::vector<FlowId> carried = drawn->second;
    for (const FlowId id : carried) {
      Flow& flow = reading_.product().flows[id];
      if (flow.name.empty()) flow.name = std::string(trimmed(source.document.name(message)));
      source.flows[message.index()].push_back(id);
    }
  }

  Reading& reading_;
  std::vector<Channel> channels_;
  std::unordered_map<std::string, std::size_t> byIdentity_;
};

/// Errors and escalations go outwards: to the border of an activity around the thrower, or to an
/// event sub-process of a scope around it.
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
    return std::string(code.empty() ? document_.id(named) : code);
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

void readCorrespondences(Reading& reading) {
  Channels(reading).run();
  for (const auto& source : reading.sources) Escapes(reading, *source).run();
}

}  // namespace dyetrace::bpmn
