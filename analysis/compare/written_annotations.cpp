#include "analysis/compare/written_annotations.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "analysis/compare/written_tree.h"
#include "model/privacy_key.h"
#include "model/trimmed.h"

namespace dyetrace {
namespace {

/// The lines that annotate nothing, without space around them.
std::string otherLines(std::string_view text) {
  std::string others;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view content = trimmed(line);
    if (content.empty() || privacyLine(content)) continue;
    others += content;
    others += '\n';
  }
  return others;
}

/// As the properties of Camunda, Zeebe, jBPM and Signavio have their names.
bool namesAnnotation(const std::pair<std::string, std::string>& attribute) {
  const std::string_view name = withoutSpace(attribute.first);
  return (name == "name" || name == "id" || name == "metaKey") && privacyKey(attribute.second);
}

/// Drops annotations, and what held nothing else.
void dropAnnotations(std::vector<WrittenNode>& nodes) {
  for (WrittenNode& node : nodes) {
    node.text = otherLines(node.text);
    dropAnnotations(node.children);
  }
  std::erase_if(nodes, [](const WrittenNode& node) {
    const bool annotates =
        std::any_of(node.attributes.begin(), node.attributes.end(), namesAnnotation);
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
