#include "cli/lookup.h"

#include <algorithm>
#include <optional>

#include "model/names.h"

namespace dyetrace {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::optional<int> formNamed(const std::string& name) {
  for (const Form form : {Form::anonymous, Form::pseudonymous, Form::identified}) {
    if (formName(form) == name) return static_cast<int>(form);
  }
  throw Error("there is no form `" + name + "`",
              "Forms are identified, pseudonymous and anonymous.");
}

[[noreturn]] void refuseCategory(const std::string& category, const TermLookup& lookup) {
  if (lookup.ambiguous) {
    throw Error("`" + category + "` can mean several kinds of data",
                "Write one of: " + joined(lookup.candidates));
  }
  throw Error("the taxonomy knows no kind of data called `" + category + "`",
              didYouMean(lookup.candidates));
}

}  // namespace

NodeId nodeNamed(const Product& product, const std::string& name) {
  for (const NodeId id : product.nodes.ids()) {
    if (product.nodes[id].key == name) return id;
  }
  const std::string folded = foldName(name);
  std::vector<NodeId> hits;
  std::vector<std::string> names, keys;
  for (const NodeId id : product.nodes.ids()) {
    names.push_back(titleOf(product.nodes[id]));
    if (foldName(names.back()) == folded) hits.push_back(id);
  }
  if (hits.size() == 1) return hits.front();
  if (hits.empty())
    throw Error("the model has nothing called `" + name + "`",
                didYouMean(nearestNames(name, names)));
  for (const NodeId id : hits) keys.push_back(product.nodes[id].key);
  throw Error("several places are called `" + name + "`", "Name one by its id: " + joined(keys));
}

std::vector<LabelId> labelsNamed(const Product& product, const std::string& name) {
  const std::size_t colon = name.find(':');
  const std::string category = name.substr(0, colon);
  LabelPattern pattern;
  if (colon != std::string::npos) pattern.form = formNamed(name.substr(colon + 1));
  const TermLookup lookup = product.taxonomy.find(TermKind::data, category);
  if (!lookup.term.valid()) refuseCategory(category, lookup);
  pattern.category = lookup.term;
  std::vector<LabelId> labels;
  for (const LabelId id : product.labels.ids()) {
    if (matches(product, pattern, id)) labels.push_back(id);
  }
  std::sort(labels.begin(), labels.end(),
            [&](LabelId a, LabelId b) { return keyOf(product, a) < keyOf(product, b); });
  return labels;
}

}  // namespace dyetrace
