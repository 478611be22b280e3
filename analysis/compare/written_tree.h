#pragma once

// The children of an element as a tree, read from how model/elements.h writes them.

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyetrace {

struct WrittenNode {
  std::string name{};
  std::vector<std::pair<std::string, std::string>> attributes{};
  std::string text{};
  std::vector<WrittenNode> children{};
  bool operator==(const WrittenNode&) const = default;
};

/// Never fails: what is not as it should be is left out.
std::vector<WrittenNode> parseWritten(std::string_view written);

/// In an order of their own, so that two that differ in nothing but order are equal, with every
/// text and value replaced by what `replace` makes of it.
void normalise(std::vector<WrittenNode>& nodes,
               const std::function<std::string(std::string_view)>& replace);

/// Every text and value in it.
void eachValue(const std::vector<WrittenNode>& nodes,
               const std::function<void(std::string_view)>& use);

/// On one line: `script language=js "return 1"`.
std::string inWords(const std::vector<WrittenNode>& nodes);

/// Without a namespace in front.
std::string_view withoutSpace(std::string_view name);

}  // namespace dyetrace
