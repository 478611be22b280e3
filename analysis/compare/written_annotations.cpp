#include "analysis/compare/written_annotations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/compare/written_tree.h"

namespace dyetrace {
namespace {

constexpr std::string_view kPrefix = "privacy";

/// `privacy.data`, `privacy-data`, …
bool isAnnotation(std::string_view name) {
  constexpr std::string_view kAfterPrefix = ".-_:";
  return name.starts_with(kPrefix) && name.size() > kPrefix.size() &&
         kAfterPrefix.find(name[kPrefix.size()]) != std::string_view::npos;
}

/// `privacy.data: email`
bool isAnnotationLine(std::string_view line) {
  return isAnnotation(line) &&
         line.find_first_of(":=", kPrefix.size() + 1) != std::string_view::npos;
}

std::string_view withoutSpaceAround(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// The lines that annotate nothing, without space around them.
std::string otherLines(std::string_view text) {
  std::string others;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view content = withoutSpaceAround(line);
    if (content.empty() || isAnnotationLine(content)) continue;
    others += content;
    others += '\n';
  }
  return others;
}

/// Drops annotations, and what held nothing else.
void dropAnnotations(std::vector<WrittenNode>& nodes) {
  for (WrittenNode& node : nodes) {
    node.text = otherLines(node.text);
    dropAnnotations(node.children);
  }
  std::erase_if(nodes, [](const WrittenNode& node) {
    const bool annotates =
        std::any_of(node.attributes.begin(), node.attributes.end(),
                    [](const auto& attribute) { return isAnnotation(attribute.second); });
    return annotates || (node.attributes.empty() && node.text.empty() && node.children.empty());
  });
}

std::vector<WrittenNode> withoutAnnotations(std::string_view written) {
  std::vector<WrittenNode> nodes = parseWritten(written);
  dropAnnotations(nodes);
  normalise(nodes, [](std::string_view value) { return std::string(value); });
  return nodes;
}

}  // namespace

bool differOnlyInAnnotations(std::string_view property, std::string_view was, std::string_view is) {
  const bool mayHold = property == "ext" || property == "<documentation";
  return mayHold && was != is && withoutAnnotations(was) == withoutAnnotations(is);
}

}  // namespace dyetrace
