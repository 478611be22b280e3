#include "render/mermaid.h"

#include <map>

#include <fmt/format.h>

#include "render/escape.h"

namespace dyetrace {
namespace {

constexpr std::size_t kNameCharacters = 60;

/// Letters, digits, what stands between words, and all that is not ASCII. A dot may begin a list
/// or be part of an address, which Mermaid takes for Markdown.
bool isPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return byte >= 0x80 || letter || (c >= '0' && c <= '9') || c == ' ' || c == ',';
}

std::string label(const std::string& text) {
  const std::string shown = escapeMermaid(shorten(text, kNameCharacters));
  return shown.empty() ? " " : shown;
}

class Chart {
 public:
  Chart(const Product& product, const Path& path) : product_(product), path_(path) {}

  std::string written() {
    const std::size_t hops = path_.hops.size();
    text_ = fmt::format("```mermaid\nflowchart {}\n", hops > kMermaidHopsAcross ? "TD" : "LR");
    const std::size_t end = kMermaidHops / 2;
    addNode(path_.origin);
    for (std::size_t i = 0; i < hops; ++i) {
      const bool left = hops > kMermaidHops && i >= end && i < hops - end;
      if (!left) {
        addHop(path_.hops[i], i + 1);
      } else if (i == end) {
        addGap(hops - 2 * end);
      }
    }
    return text_ + "```\n\n";
  }

 private:
  void addNode(NodeId id) {
    const auto [known, isNew] = numbers_.emplace(id, numbers_.size());
    if (!isNew) return;
    const Node& node = product_.nodes[id];
    const std::string name = label(titleOf(node));
    text_ += fmt::format("  n{}{}\n", known->second, shaped(node.kind, name));
  }

  /// A store as a cylinder, people and parties round, as in the pictures.
  static std::string shaped(NodeKind kind, const std::string& name) {
    if (kind == NodeKind::store) return "[(\"" + name + "\")]";
    if (kind == NodeKind::person) return "([\"" + name + "\"])";
    return kind == NodeKind::external ? "[[\"" + name + "\"]]" : "[\"" + name + "\"]";
  }

  void addHop(const Hop& hop, std::size_t number) {
    addNode(hop.from);
    addNode(hop.to);
    const bool drawn = product_.flows[hop.flow].confidence == Confidence::drawn;
    text_ += fmt::format("  n{} {}|\"{} {}\"| n{}\n", numbers_[hop.from], drawn ? "-->" : "-.->",
                         number, label(titleOf(product_, hop.label)), numbers_[hop.to]);
  }

  void addGap(std::size_t hops) {
    const Hop& before = path_.hops[kMermaidHops / 2 - 1];
    const Hop& after = path_.hops[path_.hops.size() - kMermaidHops / 2];
    addNode(after.from);
    text_ += fmt::format("  n{} -.->|\"{} more hops\"| n{}\n", numbers_[before.to], hops,
                         numbers_[after.from]);
  }

  const Product& product_;
  const Path& path_;
  std::map<NodeId, std::size_t> numbers_{};
  std::string text_{};
};

}  // namespace

std::string escapeMermaid(std::string_view text) {
  std::string escaped;
  for (const char c : displayText(text)) {
    escaped += isPlain(c) ? std::string(1, c) : fmt::format("#{};", static_cast<int>(c));
  }
  return escaped;
}

std::string mermaidOf(const Product& product, const Path& path) {
  return path.hops.empty() ? "" : Chart(product, path).written();
}

}  // namespace dyetrace
