#include <utility>

#include "importers/settings/setting_attributes.h"
#include "importers/settings/uvl.h"
#include "importers/settings/uvl_constraint.h"

namespace dyetrace::settings::uvl {

namespace {

constexpr std::size_t kDeepestAttribute = 100;

class AttributeReader {
 public:
  AttributeReader(Words& words, FeatureModel& model, std::size_t feature, Diagnostics& diagnostics)
      : words_(words), model_(model), feature_(feature), diagnostics_(diagnostics) {}

  /// Attributes inside attributes get names with a dot: `privacy.owner`.
  void readBraces(const std::string& prefix, std::size_t depth) {
    if (depth > kDeepestAttribute)
      throw Refused("attributes have more than 100 levels of nesting", words_.where());
    words_.expectSymbol("{");
    while (!words_.isSymbol("}")) {
      readAttribute(prefix, depth);
      if (!words_.acceptSymbol(",")) break;
    }
    words_.expectSymbol("}");
  }

 private:
  void readAttribute(const std::string& prefix, std::size_t depth) {
    const Location where = words_.where();
    if (words_.isWord("constraint") && !endsValue(words_.peek(1))) {
      words_.next();
      return addConstraint();
    }
    if (words_.isWord("constraints") && words_.peek(1).text == "[") return readConstraints();
    const std::string name = prefix + readKey();
    if (words_.isSymbol("{")) return readBraces(name + ".", depth + 1);
    keep(name, readValue(), where);
  }

  static bool endsValue(const Token& token) { return token.text == "," || token.text == "}"; }

  void addConstraint() {
    const Location where = words_.where();
    model_.constraints.push_back(rule(readConstraint(words_), where));
  }

  void readConstraints() {
    words_.next();
    words_.expectSymbol("[");
    while (!words_.isSymbol("]")) {
      addConstraint();
      if (!words_.acceptSymbol(",")) break;
    }
    words_.expectSymbol("]");
  }

  std::string readKey() {
    if (!words_.is(Token::Kind::name) && !words_.is(Token::Kind::quoted))
      words_.refuseExpected("the name of an attribute");
    std::string key(words_.next().text);
    while (words_.acceptSymbol(".")) key += "." + std::string(words_.next().text);
    return key;
  }

  /// As written, a list with its brackets; empty if there is none.
  std::string readValue() {
    std::string value;
    std::size_t open = 0;
    while (open > 0 || !endsValue(words_.peek())) {
      const Token& token = words_.peek();
      if (token.kind == Token::Kind::end || token.text == "{") words_.refuseExpected("`,` or `}`");
      if (token.text == "[" && token.kind == Token::Kind::symbol) ++open;
      if (token.text == "]" && token.kind == Token::Kind::symbol && open > 0) --open;
      value += words_.next().text;
    }
    return value;
  }

  void keep(const std::string& name, const std::string& value, const Location& where) {
    Setting& setting = model_.features[feature_].setting;
    const bool set = value.empty() || value == "true";
    if (name == "abstract") {
      setting.feature->abstract = set;
    } else if (name == "hidden") {
      setting.feature->hidden = set;
    } else if (name == "default") {
      takeDefaults(setting, value, where, diagnostics_);
    } else if (name == "label") {
      setting.name = value;
    } else {
      takeAttribute(model_, feature_, name, value, where, diagnostics_);
    }
  }

  Words& words_;
  FeatureModel& model_;
  std::size_t feature_;
  Diagnostics& diagnostics_;
};

}  // namespace

void readAttributes(Words& words, FeatureModel& model, std::size_t feature,
                    Diagnostics& diagnostics) {
  AttributeReader(words, model, feature, diagnostics).readBraces({}, 1);
}

}  // namespace dyetrace::settings::uvl
