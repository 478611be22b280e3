#include "render/picture_frame.h"

#include <algorithm>
#include <locale>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "model/diagnostic.h"
#include "render/escape.h"
#include "render/html_label.h"
#include "render/key.h"
#include "render/label_places.h"
#include "render/picture_canvas.h"
#include "render/picture_check.h"
#include "render/picture_key.h"
#include "render/picture_table.h"
#include "render/text_lines.h"

namespace dyetrace {

namespace {

constexpr double kMargin = 20;
constexpr double kNarrowest = 520;
/// Of the title, the sentence and the remark each.
constexpr std::size_t kHeaderCharacters = 600;
constexpr TextStyle kListed{style::kSentenceSize, false};
// Title and key grow with the picture, so that they can be read when it is shrunk to a slide.
constexpr double kOrdinaryWidth = 1300;
constexpr double kLargestScale = 2.5;

double scaleFor(double width) {
  return std::clamp(width / kOrdinaryWidth, 1.0, kLargestScale);
}

class Header {
 public:
  Header(const Diagram& diagram, double width) : diagram_(diagram), width_(width) {}

  /// Draws unless there is no canvas; returns where the header ends.
  double draw(Canvas* canvas) {
    canvas_ = canvas;
    y_ = kMargin;
    lines(diagram_.title, title_, style::kInk);
    y_ += 5 * scale_;
    const double across = textWidth(displayText(diagram_.sentence), sentence_) + 8 * scale_;
    const double remark = textWidth(displayText(diagram_.remark), remark_);
    lines(diagram_.sentence, sentence_, hasFinding(diagram_) ? style::kFinding : style::kInk);
    if (diagram_.sentence.empty() || across + remark > width_) {
      lines(diagram_.remark, remark_, style::kInk);
    } else if (canvas_ != nullptr) {
      canvas_->text(kMargin + across, baseline(remark_), diagram_.remark, remark_, style::kInk);
    }
    return y_ + 6 * scale_;
  }

 private:
  double baseline(const TextStyle& style) const { return y_ - style.size * 0.25; }

  void lines(const std::string& words, const TextStyle& style, style::Colour colour) {
    const std::string shown = shorten(words, kHeaderCharacters);
    for (const std::string& line : breakLinesToWidth(shown, width_, style)) {
      y_ += style.size * 1.25;
      if (canvas_ != nullptr) canvas_->text(kMargin, baseline(style), line, style, colour);
    }
  }

  const Diagram& diagram_;
  double width_;
  double scale_ = scaleFor(width_);
  TextStyle title_{style::kTitleSize * scale_, true};
  TextStyle sentence_{style::kSentenceSize * scale_, true};
  TextStyle remark_{style::kSentenceSize * scale_, false};
  Canvas* canvas_ = nullptr;
  double y_ = 0;
};

void setOrAdd(pugi::xml_node node, const char* name, const std::string& value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value.c_str());
}

pugi::xml_node startSvg(pugi::xml_document& document, const Diagram& diagram, double width,
                        double height) {
  pugi::xml_node svg = document.append_child("svg");
  setOrAdd(svg, "xmlns", "http://www.w3.org/2000/svg");
  setOrAdd(svg, "width", coordinate(width) + "pt");
  setOrAdd(svg, "height", coordinate(height) + "pt");
  setOrAdd(svg, "viewBox", fmt::format("0 0 {} {}", coordinate(width), coordinate(height)));
  setOrAdd(svg, "role", "img");
  setOrAdd(svg, "aria-labelledby", "picture-title picture-description");
  setOrAdd(svg, "font-family", std::string(style::kFontFamily));
  pugi::xml_node title = svg.append_child("title");
  setOrAdd(title, "id", "picture-title");
  title.text().set(displayText(diagram.title).c_str());
  pugi::xml_node description = svg.append_child("desc");
  setOrAdd(description, "id", "picture-description");
  const std::string words = fmt::format("{} {}", diagram.sentence, diagram.remark);
  description.text().set(displayText(words).c_str());
  Canvas(svg).box({0, 0, width, height}, 0, style::kPaper, {style::kPaper, 0, {}});
  return svg;
}

std::string idOf(const DotAttributes& attributes) {
  for (const auto& [name, value] : attributes) {
    if (name == "id") return value.text;
  }
  return {};
}

using TooltipsById = std::map<std::string, std::string>;

void collectTooltips(const DotCluster& cluster, TooltipsById& tooltips) {
  for (const DotNode& node : cluster.nodes) tooltips[idOf(node.attributes)] = node.tooltip;
  for (const DotCluster& inner : cluster.clusters) collectTooltips(inner, tooltips);
}

TooltipsById tooltipsOf(const DotGraph& graph) {
  TooltipsById tooltips;
  collectTooltips(graph.root, tooltips);
  for (const DotEdge& edge : graph.edges) tooltips[idOf(edge.attributes)] = edge.tooltip;
  return tooltips;
}

// Graphviz' titles are its names for things (`n1->n2`); ours say what a reader wants to know.
void retitle(pugi::xml_node group, const TooltipsById& tooltips) {
  group.remove_child("title");
  const auto found = tooltips.find(group.attribute("id").value());
  if (found == tooltips.end()) return;
  const std::string words = displayText(found->second);
  if (!words.empty()) group.prepend_child("title").text().set(words.c_str());
}

Line lineOf(std::string_view classes) {
  if (classes.ends_with(" guarded")) return Line::guarded;
  if (classes.ends_with(" inferred")) return Line::inferred;
  if (classes.ends_with(" implied")) return Line::implied;
  if (classes.ends_with(" undrawn")) return Line::undrawn;
  if (classes.ends_with(" sways")) return Line::sways;
  return Line::flow;
}

/// A flow's words, which lie on paper or a pale zone; a badge or pill has its own ground.
bool isFlowLabel(pugi::xml_node text) {
  const std::string_view classes = text.parent().attribute("class").value();
  return classes.starts_with("edge") && !text.attribute("font-weight") &&
         text.attribute("font-size").as_double() == style::kFlowSize;
}

// Graphviz knows two patterns of dashes, we need four; and it dashes the pill on a dashed line
// too. The line is the first path.
void redash(pugi::xml_node group) {
  const std::string_view classes = group.attribute("class").value();
  if (!classes.starts_with("edge")) return;
  const std::string dashes(dashesOf(lineOf(classes)));
  if (dashes.empty()) return;
  bool first = true;
  for (pugi::xml_node path : group.children("path")) {
    path.remove_attribute("stroke-dasharray");
    if (first) setOrAdd(path, "stroke-dasharray", dashes);
    first = false;
  }
}

/// A line that passes behind the text stops short of it.
void addHalo(pugi::xml_node text, const std::string& colour) {
  setOrAdd(text, "stroke", colour);
  setOrAdd(text, "stroke-width", "3");
  setOrAdd(text, "stroke-linejoin", "round");
  setOrAdd(text, "paint-order", "stroke");
}

void polishText(pugi::xml_node text) {
  text.remove_attribute("font-family");
  text.remove_attribute("text-anchor");
  const TextStyle style{text.attribute("font-size").as_double(),
                        std::string_view(text.attribute("font-weight").value()) == "bold"};
  pinTextLength(text, text.text().get(), style);
}

// A word of Graphviz that SVG 1.1 does not know.
void untransparent(pugi::xml_node shape) {
  for (const char* name : {"fill", "stroke"}) {
    if (std::string_view(shape.attribute(name).value()) == "transparent")
      setOrAdd(shape, name, "none");
  }
}

/// The cluster around everything: an empty frame.
bool isFrame(pugi::xml_node group) {
  return std::string_view(group.attribute("class").value()) == "cluster" &&
         std::string_view(group.child("polygon").attribute("stroke").value()) == "transparent";
}

void polish(pugi::xml_node group, const TooltipsById& tooltips) {
  retitle(group, tooltips);
  redash(group);
  std::vector<pugi::xml_node> leftovers;
  for (pugi::xml_node child : group.children()) {
    const std::string_view name = child.name();
    if (name == "g" && isFrame(child)) leftovers.push_back(child);
    if (name == "g") polish(child, tooltips);
    untransparent(child);
    if (name == "text") polishText(child);
    if (name == "text" && isFlowLabel(child)) addHalo(child, std::string(style::kPaper));
    if (child.type() != pugi::node_element) leftovers.push_back(child);
  }
  for (pugi::xml_node node : leftovers) group.remove_child(node);
}

// Graphviz draws zones first, titles included; a title that a flow crosses could not be read.
void liftZoneTitles(pugi::xml_node body) {
  pugi::xml_node titles = body.append_child("g");
  setOrAdd(titles, "class", "zone-titles");
  for (pugi::xml_node group : body.children("g")) {
    if (std::string_view(group.attribute("class").value()) != "cluster") continue;
    if (!group.child("text")) continue;
    const std::string fill = group.child("path").attribute("fill").value();
    pugi::xml_node title = titles.append_child("g");
    while (pugi::xml_node text = group.child("text")) {
      addHalo(title.append_copy(text), fill);
      group.remove_child(text);
    }
  }
  if (!titles.first_child()) body.remove_child(titles);
}

std::string finish(const pugi::xml_document& document) {
  requireHarmless(document);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return out.str() + "\n";
}

PictureSize sizeFrom(pugi::xml_node svg) {
  std::istringstream box(svg.attribute("viewBox").value());
  box.imbue(std::locale::classic());
  double x = 0;
  double y = 0;
  PictureSize size;
  box >> x >> y >> size.width >> size.height;
  return size;
}

void collectNames(const DiagramZone& zone, std::map<std::string, std::string>& names) {
  for (const DiagramNode& node : zone.nodes) names[node.id] = node.name;
  for (const DiagramZone& inner : zone.zones) collectNames(inner, names);
}

std::string lineOf(const DiagramEdge& edge, const std::map<std::string, std::string>& names) {
  const auto nameOf = [&names](const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
  };
  const std::string step = edge.steps.empty() ? "" : html_label::stepWords(edge.steps) + "  ";
  const std::string label = edge.label.empty() ? "" : ": " + edge.label;
  const std::string guard = edge.guard.empty() ? "" : " (" + edge.guard + ")";
  return fmt::format("{}{} → {}{}{}", step, nameOf(edge.from), nameOf(edge.to), label, guard);
}

/// The flows in words: the steps of the finding, or all flows if there are none.
std::vector<std::string> linesOf(const Diagram& diagram) {
  std::map<std::string, std::string> names;
  for (const DiagramZone& zone : diagram.zones) collectNames(zone, names);
  for (const DiagramNode& node : diagram.nodes) names[node.id] = node.name;
  std::vector<const DiagramEdge*> edges;
  for (const DiagramEdge& edge : diagram.edges) {
    if (!edge.steps.empty()) edges.push_back(&edge);
  }
  std::ranges::stable_sort(edges, {}, [](const DiagramEdge* edge) { return edge->steps; });
  if (edges.empty()) {
    for (const DiagramEdge& edge : diagram.edges) edges.push_back(&edge);
  }
  std::vector<std::string> lines;
  lines.reserve(edges.size());
  for (const DiagramEdge* edge : edges) lines.push_back(lineOf(*edge, names));
  return lines;
}

void parse(pugi::xml_document& document, const std::string& svg) {
  // Strings that are all blanks are text too.
  const auto options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer(svg.data(), svg.size(), options)) {
    throw Error("Graphviz wrote a picture that is not well-formed");
  }
}

/// A group below the graph, grown with the picture.
pugi::xml_node appendPart(pugi::xml_node svg, const char* id, double top, double scale) {
  pugi::xml_node part = svg.append_child("g");
  setOrAdd(part, "id", id);
  setOrAdd(part, "transform",
           fmt::format("translate({},{}) scale({})", coordinate(kMargin), coordinate(top),
                       coordinate(scale)));
  return part;
}

}  // namespace

PictureSize sizeOf(const std::string& svg) {
  pugi::xml_document document;
  if (!document.load_buffer(svg.data(), svg.size())) return {};
  return sizeFrom(document.child("svg"));
}

std::string framedSvg(const std::string& bareSvg, const Diagram& diagram, const DotGraph& graph) {
  pugi::xml_document bare;
  parse(bare, bareSvg);
  const PictureSize size = sizeFrom(bare.child("svg"));
  pugi::xml_node body = bare.child("svg").child("g");
  if (!body) throw Error("Graphviz wrote an empty picture");
  const double inner = std::max(size.width, kNarrowest);
  const double scale = scaleFor(inner);
  const double top = Header(diagram, inner).draw(nullptr);
  const double tableTop = top + size.height + 14;
  const double tableHeight = drawTable(nullptr, diagram);
  const double keyTop = tableTop + tableHeight * scale;
  const double keyRow = std::min(inner / scale, keyWidth(diagram));
  const double keyHeight = drawKey(nullptr, diagram, 0, 0, keyRow);

  pugi::xml_document document;
  const double outer = std::max(inner, tableWidth(diagram) * scale);
  pugi::xml_node svg =
      startSvg(document, diagram, outer + 2 * kMargin, keyTop + keyHeight * scale + kMargin);
  Canvas canvas(svg);
  Header(diagram, inner).draw(&canvas);
  if (diagram.table) {
    Canvas tableCanvas(appendPart(svg, "table", tableTop, scale));
    drawTable(&tableCanvas, diagram);
  }
  Canvas keyCanvas(appendPart(svg, "key", keyTop, scale));
  keyCanvas.box({0, 0, keyRow, keyHeight}, 4, style::kPaper, {style::kKeyBorder, 1, {}});
  drawKey(&keyCanvas, diagram, 0, 0, keyRow);
  body.remove_child("polygon");
  polish(body, tooltipsOf(graph));
  liftZoneTitles(body);
  placeLabels(body);
  setOrAdd(body, "id", "canvas");
  pugi::xml_node place = svg.append_child("g");
  setOrAdd(place, "transform",
           fmt::format("translate({},{})", coordinate(kMargin), coordinate(top)));
  place.append_copy(body);
  return finish(document);
}

std::string listedSvg(const Diagram& diagram) {
  const double width = 900;
  double y = Header(diagram, width).draw(nullptr);
  std::vector<std::string> broken;
  for (const std::string& line : linesOf(diagram)) {
    for (std::string& part : breakLinesToWidth(line, width, kListed)) broken.push_back(part);
  }
  const double lineHeight = style::kSentenceSize * 1.4;
  const double height = y + lineHeight * static_cast<double>(broken.size()) + kMargin;
  pugi::xml_document document;
  pugi::xml_node svg = startSvg(document, diagram, width + 2 * kMargin, height);
  Canvas canvas(svg);
  Header(diagram, width).draw(&canvas);
  for (const std::string& line : broken) {
    y += lineHeight;
    canvas.text(kMargin, y - 4, line, kListed, style::kInk);
  }
  return finish(document);
}

}  // namespace dyetrace
