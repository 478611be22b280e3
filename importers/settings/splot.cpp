#include "importers/settings/splot.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <utility>

#include "importers/annotations/text.h"
#include "importers/settings/feature_model.h"
#include "importers/settings/xml_source.h"

namespace dyetrace {

namespace settings {

namespace {

/// A line of the tree that is still open: a feature or a group of one.
struct Open {
  std::size_t indent = 0;
  std::size_t feature = 0;
  std::optional<std::size_t> group{};  ///< Index in the feature's groups.
};

struct Line {
  std::size_t indent = 0;
  std::string_view text{};
  Location where{};
};

/// The lines of an element's text that hold anything, with their places.
std::vector<Line> linesOf(pugi::xml_node element, const XmlSource& source) {
  std::vector<Line> lines;
  Location where = source.xml.locate(element);
  std::string_view text = element.child_value();
  for (; !text.empty(); ++where.line) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::size_t indent = std::min(line.find_first_not_of(" \t\r"), line.size());
    Location at = where;
    at.column = static_cast<std::uint32_t>(indent + 1);
    if (!trimmed(line).empty()) lines.push_back({indent, trimmed(line), at});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

class SplotTree {
 public:
  explicit SplotTree(FeatureModel& model) : model_(model) {}

  void read(const Line& line) {
    while (!open_.empty() && open_.back().indent >= line.indent) open_.pop_back();
    const std::string_view text = line.text;
    const char kind = text.size() > 1 ? text[1] : '\0';
    if (text.front() != ':' || text.size() < 2)
      throw Refused("expected `:m`, `:o`, `:g` or `:` before a feature, found " + shown(text),
                    line.where);
    if (kind == 'g') return readGroup(line);
    const bool grouped = kind == ' ' || kind == '\t';
    readFeature(line, trimmed(text.substr(grouped ? 1 : 2)), kind);
  }

 private:
  void readGroup(const Line& line) {
    if (open_.empty() || open_.back().group)
      throw Refused("a group stands outside a feature", line.where);
    const std::size_t owner = open_.back().feature;
    FeatureGroup group;
    group.where = line.where;
    readBounds(line, group);
    model_.features[owner].groups.push_back(std::move(group));
    open_.push_back({line.indent, owner, model_.features[owner].groups.size() - 1});
  }

  /// `[1,*]`; a missing number of members is one.
  static void readBounds(const Line& line, FeatureGroup& group) {
    const std::string_view text = line.text;
    const std::size_t begin = text.find('[');
    const std::size_t comma = text.find(',');
    const std::size_t end = text.find(']');
    const bool written = begin < comma && comma < end && end != std::string_view::npos;
    if (!written) throw Refused("expected `[1,1]` or `[1,*]`, found " + shown(text), line.where);
    group.atLeast = boundFrom(text.substr(begin + 1, comma - begin - 1), line);
    const std::string_view most = trimmed(text.substr(comma + 1, end - comma - 1));
    group.kind = GroupKind::cardinality;
    if (most == "*" && group.atLeast == 1) group.kind = GroupKind::some;
    group.atMost = most == "*" ? std::numeric_limits<std::size_t>::max() : boundFrom(most, line);
    if (group.atLeast == 1 && group.atMost == 1) group.kind = GroupKind::one;
  }

  static std::size_t boundFrom(std::string_view text, const Line& line) {
    const std::string_view digits = trimmed(text);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size()) return number;
    throw Refused("expected a number of features, found " + shown(text), line.where);
  }

  void readFeature(const Line& line, std::string_view text, char kind) {
    if (open_.empty() && !model_.features.empty())
      throw Refused("the tree has a second root", line.where);
    const bool inGroup = !open_.empty() && open_.back().group;
    const auto [key, name] = keyAndName(text);
    std::optional<std::size_t> parent;
    if (!open_.empty()) parent = open_.back().feature;
    const std::size_t index = model_.add(key, parent, line.where);
    Setting& setting = model_.features[index].setting;
    if (name != key) setting.name = name;
    // A line without a letter outside every group: part of its parent.
    setting.feature->mandatory = (kind == 'm' || kind == ' ' || kind == '\t') && !inGroup;
    if (parent) join(*parent, index, inGroup, line);
    open_.push_back({line.indent, index, {}});
  }

  void join(std::size_t parent, std::size_t index, bool inGroup, const Line& line) {
    std::vector<FeatureGroup>& groups = model_.features[parent].groups;
    if (inGroup) return groups[*open_.back().group].members.push_back(index);
    groups.push_back({GroupKind::all, 0, 0, {index}, line.where});
  }

  /// `Home page (homepage)`; a name that several features share gets a number.
  std::pair<std::string, std::string> keyAndName(std::string_view text) {
    const std::size_t bracket = text.rfind('(');
    std::string name(trimmed(text.substr(0, bracket)));
    std::string key = name;
    if (bracket != std::string_view::npos && text.ends_with(')'))
      key = trimmed(text.substr(bracket + 1, text.size() - bracket - 2));
    const std::string base = key;
    for (std::size_t number = 2; !keys_.insert(key).second; ++number)
      key = base + "#" + std::to_string(number);
    return {key, name};
  }

  FeatureModel& model_;
  std::vector<Open> open_;
  std::set<std::string> keys_;
};

/// A group beside other children gets an abstract, mandatory feature of its own, as in FeatureIDE's
/// conversion of these models, so that each feature asks one thing of its children.
void moveGroup(FeatureModel& model, std::size_t owner, std::size_t group, std::string name) {
  FeatureGroup moved = std::move(model.features[owner].groups[group]);
  const std::size_t holder = model.add(std::move(name), owner, moved.where);
  FeaturePlace& place = *model.features[holder].setting.feature;
  place.abstract = true;
  place.mandatory = true;
  for (const std::size_t member : moved.members) model.features[member].parent = holder;
  model.features[owner].groups[group] = {GroupKind::all, 0, 0, {holder}, moved.where};
  model.features[holder].groups.push_back(std::move(moved));
}

void separateGroups(FeatureModel& model) {
  std::set<std::string> keys;
  for (const Feature& feature : model.features) keys.insert(feature.setting.key);
  const std::size_t features = model.features.size();
  for (std::size_t owner = 0; owner < features; ++owner) {
    const std::size_t groups = model.features[owner].groups.size();
    for (std::size_t group = 0; groups > 1 && group < groups; ++group) {
      if (model.features[owner].groups[group].kind == GroupKind::all) continue;
      std::string name;
      std::size_t number = 0;
      do name = model.features[owner].setting.key + "_" + std::to_string(++number);
      while (!keys.insert(name).second);
      moveGroup(model, owner, group, std::move(name));
    }
  }
}

/// `c1: ~a or b or c`
Guard clauseFrom(const Line& line) {
  const std::size_t colon = line.text.find(':');
  std::vector<Guard> literals;
  bool expectLiteral = true;
  std::string_view rest = colon == std::string_view::npos ? line.text : line.text.substr(colon + 1);
  while (!(rest = trimmed(rest)).empty()) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
    rest.remove_prefix(word.size());
    const bool isOr = word == "or" || word == "OR";
    if (isOr == expectLiteral)
      throw Refused("expected a clause such as `~a or b`, found " + shown(line.text), line.where);
    expectLiteral = isOr;
    if (isOr) continue;
    const bool negative = word.front() == '~';
    Guard literal = featureOn(std::string(word.substr(negative ? 1 : 0)));
    literals.push_back(negative ? Guard::negation(std::move(literal)) : std::move(literal));
  }
  return Guard::disjunction(std::move(literals));
}

void readSplot(const XmlSource& source) {
  FeatureModel model;
  const pugi::xml_node root = source.xml.root();
  SplotTree tree(model);
  for (const Line& line : linesOf(root.child("feature_tree"), source)) tree.read(line);
  if (model.features.empty())
    throw Refused("the feature model has no feature", source.at(root), "Expected <feature_tree>.");
  separateGroups(model);
  for (const Line& line : linesOf(root.child("constraints"), source))
    model.constraints.push_back(rule(clauseFrom(line), line.where));
  addFeatureModel(std::move(model), source.drawing);
}

}  // namespace

}  // namespace settings

std::unique_ptr<Importer> makeSplotImporter() {
  return settings::xmlImporter(
      "SPLOT", [](const RootName& root) { return root.name == "feature_model"; },
      settings::readSplot);
}

}  // namespace dyetrace
