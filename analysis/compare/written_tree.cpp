#include "analysis/compare/written_tree.h"

#include <algorithm>
#include <tuple>

#include "model/elements.h"

namespace dyetrace {
namespace {

class TreeReader {
 public:
  explicit TreeReader(std::string_view written) : rest_(written) {}

  std::vector<WrittenNode> nodes() {
    std::vector<WrittenNode> found;
    while (take(WrittenMarks::open)) found.push_back(node());
    return found;
  }

 private:
  bool take(char mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string upToMark() {
    const auto isMark = [](char c) {
      return c == WrittenMarks::open || c == WrittenMarks::attribute || c == WrittenMarks::value ||
             c == WrittenMarks::text || c == WrittenMarks::close;
    };
    const auto end = std::find_if(rest_.begin(), rest_.end(), isMark);
    std::string found(rest_.begin(), end);
    rest_.remove_prefix(found.size());
    return found;
  }

  WrittenNode node() {
    WrittenNode made;
    made.name = upToMark();
    while (take(WrittenMarks::attribute)) {
      std::string name = upToMark();
      take(WrittenMarks::value);
      made.attributes.emplace_back(std::move(name), upToMark());
    }
    if (take(WrittenMarks::text)) made.text = upToMark();
    made.children = nodes();
    take(WrittenMarks::close);
    return made;
  }

  std::string_view rest_;
};

bool comesBefore(const WrittenNode& left, const WrittenNode& right) {
  const auto self = [](const WrittenNode& node) {
    return std::tie(node.name, node.attributes, node.text);
  };
  if (self(left) != self(right)) return self(left) < self(right);
  return std::lexicographical_compare(left.children.begin(), left.children.end(),
                                      right.children.begin(), right.children.end(), comesBefore);
}

void appendWords(const WrittenNode& node, std::string& words) {
  const auto space = [&] {
    if (!words.empty() && words.back() != '(') words += ' ';
  };
  space();
  words += withoutSpace(node.name);
  for (const auto& [name, value] : node.attributes) {
    words += ' ' + std::string(withoutSpace(name)) + '=' + std::string(withoutSpace(value));
  }
  if (!node.text.empty()) words += " \"" + std::string(withoutSpace(node.text)) + '"';
  if (node.children.empty()) return;
  words += " (";
  for (const WrittenNode& child : node.children) appendWords(child, words);
  words += ')';
}

}  // namespace

std::string_view withoutSpace(std::string_view name) {
  if (!name.starts_with('{')) return name;
  const std::size_t end = name.find('}');
  return end == std::string_view::npos ? name : name.substr(end + 1);
}

std::vector<WrittenNode> parseWritten(std::string_view written) {
  return TreeReader(written).nodes();
}

void normalise(std::vector<WrittenNode>& nodes,
               const std::function<std::string(std::string_view)>& replace) {
  for (WrittenNode& node : nodes) {
    for (auto& [name, value] : node.attributes) value = replace(value);
    std::sort(node.attributes.begin(), node.attributes.end());
    node.text = replace(node.text);
    normalise(node.children, replace);
  }
  std::sort(nodes.begin(), nodes.end(), comesBefore);
}

void eachValue(const std::vector<WrittenNode>& nodes,
               const std::function<void(std::string_view)>& use) {
  for (const WrittenNode& node : nodes) {
    for (const auto& [name, value] : node.attributes) use(value);
    if (!node.text.empty()) use(node.text);
    eachValue(node.children, use);
  }
}

std::string inWords(const std::vector<WrittenNode>& nodes) {
  std::string words;
  for (const WrittenNode& node : nodes) appendWords(node, words);
  return words;
}

}  // namespace dyetrace
