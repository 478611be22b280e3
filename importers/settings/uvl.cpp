#include "importers/settings/uvl.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "importers/annotations/table_text.h"
#include "importers/annotations/text.h"
#include "importers/settings/uvl_constraint.h"
#include "model/names.h"

namespace dyetrace {

namespace settings::uvl {

namespace {

constexpr std::size_t kMaximumDepth = 1000;
constexpr std::size_t kMaximumConstraint = std::size_t{256} << 10;

class Reader {
 public:
  Reader(Words& words, Diagnostics& diagnostics) : words_(words), diagnostics_(diagnostics) {}

  FeatureModel read() {
    while (!words_.is(Token::Kind::end)) readSection();
    if (model_.features.empty())
      throw Refused("the file has no feature", words_.where(),
                    "Expected a line `features` and the root feature below it.");
    return std::move(model_);
  }

 private:
  using Kind = Token::Kind;

  void readSection() {
    if (words_.isWord("namespace")) return skipLine();
    const bool known = words_.isWord("include") || words_.isWord("imports") ||
                       words_.isWord("features") || words_.isWord("constraints");
    if (!known)
      words_.refuseExpected("`namespace`, `include`, `imports`, `features` or `constraints`");
    const std::string_view section = words_.next().text;
    words_.expect(Kind::newline, "the end of the line");
    if (!words_.accept(Kind::indent)) return;
    if (section == "features") readRoot();
    while (!words_.accept(Kind::dedent)) {
      if (section == "features")
        throw Refused("the tree has a second root", words_.where(), "Put both under one feature.");
      if (section == "imports")
        throw Refused("the import of " + describe(words_.peek()) +
                          " cannot be represented: other files are not read",
                      words_.where(),
                      "Copy the imported features into this file and take `imports` out.");
      if (section == "constraints") readConstraintLine();
      if (section == "include") skipLine();
    }
  }

  void skipLine() {
    while (!words_.is(Kind::end) && !words_.accept(Kind::newline)) words_.next();
  }

  void readConstraintLine() {
    refuseLongConstraint();
    const Location where = words_.where();
    model_.constraints.push_back(rule(readConstraint(words_), where));
    words_.expect(Kind::newline, "`&`, `|`, `=>`, `<=>` or the end of the line");
  }

  void refuseLongConstraint() const {
    std::size_t length = 0;
    for (std::size_t ahead = 0; words_.peek(ahead).kind != Kind::newline; ++ahead)
      length += words_.peek(ahead).text.size();
    if (length <= kMaximumConstraint) return;
    throw Refused("the constraint has " + std::to_string(length) + " bytes; the limit is " +
                      std::to_string(kMaximumConstraint),
                  words_.where(), "Split it.");
  }

  void readRoot() {
    if (!model_.features.empty())
      throw Refused("the tree has a second root", words_.where(), "Put both under one feature.");
    readFeature(std::nullopt, 1);
  }

  std::size_t readFeature(std::optional<std::size_t> parent, std::size_t depth) {
    if (depth > kMaximumDepth) throw Refused("the tree has more than 1000 levels", words_.where());
    refuseType();
    const Location where = words_.where();
    const std::size_t index = model_.add(readFeatureName(words_), parent, where);
    if (words_.isWord("cardinality"))
      words_.refuseLevel("a feature with several instances (`cardinality`)", words_.peek());
    if (words_.isSymbol("{")) readAttributes(words_, model_, index, diagnostics_);
    words_.expect(Kind::newline, "attributes in `{}` or the end of the line");
    if (!words_.accept(Kind::indent)) return index;
    while (!words_.accept(Kind::dedent)) readGroup(index, depth);
    return index;
  }

  /// `Boolean` says nothing new; the other types are values.
  void refuseType() {
    constexpr std::array<std::string_view, 4> kTypes = {"Boolean", "Integer", "Real", "String"};
    const Token& after = words_.peek(1);
    if (!words_.is(Kind::name) || (after.kind != Kind::name && after.kind != Kind::quoted)) return;
    const std::string_view type = words_.peek().text;
    if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) return;
    if (type != "Boolean")
      words_.refuseLevel("a feature of the type " + std::string(type), words_.peek());
    words_.next();
  }

  void readGroup(std::size_t parent, std::size_t depth) {
    FeatureGroup group;
    group.where = words_.where();
    const bool mandatory = readGroupKind(group);
    words_.expect(Kind::newline, "the end of the line");
    words_.expect(Kind::indent, "the features of the group, further in");
    while (!words_.accept(Kind::dedent)) {
      const std::size_t member = readFeature(parent, depth + 1);
      model_.features[member].setting.feature->mandatory = mandatory;
      group.members.push_back(member);
    }
    model_.features[parent].groups.push_back(std::move(group));
  }

  /// Whether its members are mandatory.
  bool readGroupKind(FeatureGroup& group) {
    if (words_.isSymbol("[")) {
      readBounds(group);
      return false;
    }
    if (!words_.is(Kind::name)) refuseGroup();
    const std::string_view name = words_.peek().text;
    if (name == "or")
      group.kind = GroupKind::some;
    else if (name == "alternative")
      group.kind = GroupKind::one;
    else if (name != "mandatory" && name != "optional")
      refuseGroup();
    words_.next();
    return name == "mandatory";
  }

  [[noreturn]] void refuseGroup() const {
    const std::vector<std::string> known = {"mandatory", "optional", "or", "alternative"};
    throw Refused(
        "expected mandatory, optional, or, alternative or [n..m], found " + describe(words_.peek()),
        words_.where(), didYouMean(nearestNames(std::string(words_.peek().text), known)));
  }

  /// `[2]`, `[1..3]`, `[1..*]`
  void readBounds(FeatureGroup& group) {
    words_.expectSymbol("[");
    group.kind = GroupKind::cardinality;
    group.atLeast = readNumber();
    group.atMost = group.atLeast;
    if (words_.acceptSymbol("..")) {
      const bool endless = words_.acceptSymbol("*");
      group.atMost = endless ? std::numeric_limits<std::size_t>::max() : readNumber();
    }
    words_.expectSymbol("]");
    if (group.atLeast > group.atMost)
      throw Refused("the group asks for at least " + std::to_string(group.atLeast) +
                        " and at most " + std::to_string(group.atMost),
                    group.where);
  }

  std::size_t readNumber() {
    const std::string_view digits = words_.peek().text;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (!words_.is(Kind::number) || error != std::errc() || end != digits.data() + digits.size())
      words_.refuseExpected("a number of features");
    words_.next();
    return number;
  }

  Words& words_;
  Diagnostics& diagnostics_;
  FeatureModel model_;
};

/// The first line that is neither empty nor a comment.
bool looksLikeUvl(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 16384;
  Diagnostics ignored;
  const std::string text = decodeTable(bytes.substr(0, kLookedAt), {}, ignored);
  std::string_view rest = text;
  while (true) {
    rest = trimmed(rest);
    const bool block = rest.starts_with("/*");
    if (!block && !rest.starts_with("//")) break;
    const std::size_t end = rest.find(block ? "*/" : "\n");
    if (end == std::string_view::npos) return false;
    rest.remove_prefix(end + (block ? 2 : 1));
  }
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  const std::string_view word = line.substr(0, line.find_first_of(" \t/"));
  if (word == "namespace") return text.find("features") != std::string::npos;
  const bool section = word == "features" || word == "include" || word == "imports";
  const std::string_view after = trimmed(line.substr(word.size()));
  return section && (after.empty() || after.starts_with("//"));
}

class UvlImporter : public Importer {
 public:
  std::string_view format() const override { return "UVL"; }

  bool recognises(const InputFile& file) const override { return looksLikeUvl(file.bytes); }

  void read(std::span<const SourceInput> files, const ImportOptions&,
            Drawing& drawing) const override {
    for (const SourceInput& input : files) {
      try {
        readFile(input, drawing);
      } catch (const Refused& refused) {
        drawing.diagnostics.push_back({Level::error,
                                       "settings/refused",
                                       refused.what(),
                                       refused.where(),
                                       refused.advice(),
                                       {}});
      }
    }
  }

 private:
  static void readFile(const SourceInput& input, Drawing& drawing) {
    const std::string text = decodeTable(input.file->bytes, input.id, drawing.diagnostics);
    Words words(wordsOf(text, input.id), input.id);
    FeatureModel model = Reader(words, drawing.diagnostics).read();
    count(drawing, input.id, "features", model.features.size());
    count(drawing, input.id, "constraints", model.constraints.size());
    addFeatureModel(std::move(model), drawing);
  }
};

}  // namespace

}  // namespace settings::uvl

std::unique_ptr<Importer> makeUvlImporter() {
  return std::make_unique<settings::uvl::UvlImporter>();
}

}  // namespace dyetrace
