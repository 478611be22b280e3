#include "importers/bpmn/calls.h"

#include "importers/bpmn/arguments.h"
#include "importers/bpmn/nodes.h"
#include "importers/bpmn/variables.h"

namespace dyetrace::bpmn {

namespace {

/// Which nodes get or give data by other ways than calls, and by the calls around them. What an
/// activity hands to its own inside does not make it give, nor what comes back from there receive.
class Degrees {
 public:
  explicit Degrees(const Product& product) {
    in_.resize(product.nodes.size());
    out_.resize(product.nodes.size());
    for (const Flow& flow : product.flows) {
      if (flow.kind == FlowKind::call) continue;
      out_[flow.from.index()] = true;
      in_[flow.to.index()] = true;
    }
  }

  void setReceives(NodeId node) { in_[node.index()] = true; }
  void setGives(NodeId node) { out_[node.index()] = true; }
  bool receives(NodeId node) const { return node.valid() && in_[node.index()]; }
  bool gives(NodeId node) const { return node.valid() && out_[node.index()]; }

 private:
  std::vector<bool> in_;
  std::vector<bool> out_;
};

class Calls {
 public:
  explicit Calls(Reading& reading) : reading_(reading) {}

  void run() {
    for (const auto& source : reading_.sources) {
      parameters(*source);
      collectCalls(*source);
    }
    for (const CallArguments& call : calls_) byName_.push_back(passArguments(reading_, call));
    degrees_ = std::make_unique<Degrees>(reading_.product());
    passUntilNothingChanges();
  }

 private:
  /// Calls of calls need several rounds.
  static constexpr int kMostRounds = 64;
  static constexpr std::size_t kMostHandOvers = 5'000'000;

  void passUntilNothingChanges() {
    for (int round = 0; round < kMostRounds && handOvers_ < kMostHandOvers; ++round) {
      const std::size_t before = reading_.product().flows.size();
      handling_.clear();
      for (const auto& source : reading_.sources) handling_[source.get()] = handling(*source);
      for (const auto& source : reading_.sources) subProcesses(*source);
      for (std::size_t call = 0; call < calls_.size(); ++call) {
        passWithoutNames(calls_[call], byName_[call]);
      }
      if (reading_.product().flows.size() == before) return;
    }
    reading_.report(Level::warning, "bpmn/deep-calls",
                    "calls are nested too deep or too many; what is passed further is left out",
                    calls_.empty() ? Location() : locate(calls_.front()), "Split the model.");
  }

  static Location locate(const CallArguments& call) {
    return call.caller.source->document.locate(call.caller.element);
  }

  /// The data inputs and outputs of a sub-process are wired to it.
  void parameters(Source& source) {
    const Document& document = source.document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      const ElementId port(index);
      if (!isPort(document.tag(port)) || !source.node(port).valid()) continue;
      const ElementId owner = ownerOf(document, port);
      if (!owner.valid() || !isSubProcess(document.tag(owner))) continue;
      const bool isInput = document.tag(port) == Tag::dataInput;
      const NodeId outside = source.node(owner);
      const NodeId inside = source.node(port);
      reading_.infer(isInput ? outside : inside, isInput ? inside : outside, FlowKind::call,
                     "a parameter of the sub-process", document.locate(port));
    }
  }

  void collectCalls(Source& source) {
    for (std::size_t index = 0; index < source.document.size(); ++index) {
      if (source.document.tag(ElementId(index)) != Tag::callActivity) continue;
      std::optional<CallArguments> call = argumentsOf(reading_, source, ElementId(index));
      if (call) calls_.push_back(std::move(*call));
    }
  }

  /// Elements that handle data, or have something inside that does.
  std::vector<bool> handling(Source& source) const {
    const Document& document = source.document;
    std::vector<bool> handles(document.size());
    for (std::size_t index = document.size(); index-- > 0;) {
      const ElementId element(index);
      if (!isFlowNode(document.tag(element))) continue;
      const NodeId node = source.node(element);
      if (degrees_->receives(node) || degrees_->gives(node)) handles[index] = true;
      const ElementId around = document.parent(element);
      if (handles[index] && around.valid()) handles[around.index()] = true;
    }
    return handles;
  }

  void subProcesses(Source& source) {
    const Document& document = source.document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      const ElementId element(index);
      if (!isSubProcess(document.tag(element))) continue;
      passInside({&source, element}, source.node(element), "the sub-process around it",
                 degrees_->receives(source.node(element)), degrees_->gives(source.node(element)));
    }
  }

  /// From an activity to what handles data directly inside a scope, and back.
  void passInside(Place scope, NodeId outer, const std::string& what, bool inwards, bool outwards) {
    if (!inwards && !outwards) return;
    Source& source = *scope.source;
    const Document& document = source.document;
    const std::vector<bool>& handles = handling_.at(&source);
    for (const ElementId child : document.children(scope.element)) {
      if (!isFlowNode(document.tag(child)) || !handles[child.index()]) continue;
      if (++handOvers_ > kMostHandOvers) return;
      const NodeId inner = source.node(child);
      if (inner == outer || !inner.valid()) continue;
      if (inwards) {
        reading_.infer(outer, inner, FlowKind::call, what + " receives data",
                       document.locate(child));
        degrees_->setReceives(inner);
      }
      if (outwards) {
        reading_.infer(inner, outer, FlowKind::call, what + " gives data out",
                       document.locate(child));
        degrees_->setGives(inner);
      }
    }
  }

  /// Where no argument has a name that the called process knows, everything that it does with data
  /// may get what is passed.
  void passWithoutNames(const CallArguments& call, const PassedByName& passed) {
    if (!call.callee.valid()) return;
    const NodeId caller = call.caller.source->node(call.caller.element);
    passInside(call.callee, caller, "the activity that calls it",
               !passed.inwards && degrees_->receives(caller),
               !passed.outwards && degrees_->gives(caller));
  }

  Reading& reading_;
  std::unique_ptr<Degrees> degrees_;
  std::unordered_map<const Source*, std::vector<bool>> handling_;
  std::size_t handOvers_ = 0;
  std::vector<CallArguments> calls_;
  std::vector<PassedByName> byName_;
};

}  // namespace

void readCalls(Reading& reading) {
  Calls(reading).run();
}

}  // namespace dyetrace::bpmn
