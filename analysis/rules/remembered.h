#pragma once

// Answers worked out once per node or flow, when first asked for: searches ask the same for every
// label and phase, and looking through the areas around a node each time would cost more than the
// search.
//
//   Remembered<NodeId, bool> outsider(product.nodes.size(), [&](NodeId id) { … });
//   outsider(node);

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace dyetrace {

template <class IdType, class Value>
class Remembered {
 public:
  Remembered(std::size_t count, std::function<Value(IdType)> workOut)
      : workOut_(std::move(workOut)), answers_(count) {}

  const Value& operator()(IdType id) const {
    std::optional<Value>& answer = answers_[id.index()];
    if (!answer) answer = workOut_(id);
    return *answer;
  }

 private:
  std::function<Value(IdType)> workOut_;
  mutable std::vector<std::optional<Value>> answers_;
};

}  // namespace dyetrace
