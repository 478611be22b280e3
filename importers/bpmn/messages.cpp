#include "importers/bpmn/messages.h"

#include "importers/bpmn/escapes.h"
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
    node.shape = nameOf(channel.kind);
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
      place.source->flows.add(place.element, flow);
    }
  }

  /// What is stated about a message holds of the message flows that name it.
  static void messageFlowsOf(Source& source) {
    const Document& document = source.document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      if (document.tag(ElementId(index)) != Tag::messageFlow) continue;
      const ElementId message = document.target(ElementId(index), "messageRef");
      if (!message.valid()) continue;
      for (const FlowId id : source.flows.of(ElementId(index))) source.flows.add(message, id);
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
    for (const FlowId id : source.flows.of(messageFlow)) {
      Flow& flow = reading_.product().flows[id];
      if (flow.name.empty()) flow.name = trimmed(source.document.name(message));
      source.flows.add(message, id);
    }
  }

  Reading& reading_;
  std::vector<Channel> channels_;
  std::unordered_map<std::string, std::size_t> byIdentity_;
};

}  // namespace

void readCorrespondences(Reading& reading) {
  Channels(reading).run();
  readEscapes(reading);
}

}  // namespace dyetrace::bpmn
