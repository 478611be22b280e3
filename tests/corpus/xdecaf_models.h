// xDECAF's published models as tests read them: a pair of files, and its authors' constraints as a
// policy.

#pragma once

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "importers/importer.h"
#include "tests/corpus/bpmn_corpus.h"

namespace dyetrace::test {

using Json = nlohmann::json;

/// `"Level.High", "Level.Low"`.
inline std::string names(const Json& labels) {
  std::string text;
  for (const Json& label : labels) text += (text.empty() ? "" : ", ") + label.dump();
  return text;
}

/// A constraint `data D neverFlows vertex V`: a positive list means any of the labels, a negated
/// one none of them.
inline std::string ruleFor(const Json& constraint, std::size_t number) {
  std::string rule = "rule constraint-" + std::to_string(number) + "\n  high\n  never ";
  rule += constraint["data"].empty() ? "anything" : names(constraint["data"][0]);
  for (const Json& lacking : constraint["data_not"]) rule += "\n  without mark " + names(lacking);
  std::string place;
  for (const Json& tags : constraint["vertex"]) {
    place += (place.empty() ? "tag " : " and tag ") + names(tags);
  }
  for (const Json& tags : constraint["vertex_not"]) {
    place += (place.empty() ? "not tag " : " and not tag ") + names(tags);
  }
  return rule + "\n  to " + (place.empty() ? "anywhere" : place) + "\n";
}

inline std::string policyFor(const Json& record) {
  std::string text;
  std::size_t number = 0;
  for (const Json& constraint : record["constraints"]) {
    if (!constraint.contains("opaque_predicate")) text += ruleFor(constraint, ++number);
  }
  return text;
}

inline Import importDiagram(std::string diagram, const std::string& stem, const Policy& policy) {
  ImportOptions options;
  options.policy = &policy;
  return importModel({{"model.dataflowdiagram", std::move(diagram)},
                      {"model.datadictionary", readFile(stem + ".datadictionary")}},
                     options);
}

inline Import importPair(const std::string& stem, const Policy& policy) {
  return importDiagram(readFile(stem + ".dataflowdiagram"), stem, policy);
}

inline std::string stemOf(const std::string& folder, const Json& record) {
  return folder + record["base"].get<std::string>() + "/" + record["model"].get<std::string>() +
         "/" + record["file"].get<std::string>();
}

}  // namespace dyetrace::test
