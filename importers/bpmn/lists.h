#pragma once

// Any number of values for each element, in the order in which they were added. Most elements have
// none and most others one, so the lists are chains in one table.
//
//   Lists<FlowId> flows(document.size());
//   flows.add(association, flow);
//   flows.of(association);   // {flow}

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "importers/bpmn/document.h"

namespace dyetrace::bpmn {

template <class Value>
class Lists {
 public:
  explicit Lists(std::size_t elements) : chains_(elements) {}

  void add(ElementId element, Value value) {
    Chain& chain = chains_[element.index()];
    const auto added = static_cast<std::uint32_t>(links_.size());
    links_.push_back({value, kNone});
    (chain.first == kNone ? chain.first : links_[chain.last].next) = added;
    chain.last = added;
  }

  bool has(ElementId element) const { return chains_[element.index()].first != kNone; }

  std::vector<Value> of(ElementId element) const {
    std::vector<Value> values;
    for (std::uint32_t at = chains_[element.index()].first; at != kNone; at = links_[at].next) {
      values.push_back(links_[at].value);
    }
    return values;
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  struct Chain {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
  };
  struct Link {
    Value value;
    std::uint32_t next;
  };

  std::vector<Chain> chains_;  ///< By element.
  std::vector<Link> links_;
};

}  // namespace dyetrace::bpmn
