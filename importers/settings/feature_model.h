#pragma once

// What every feature-model format is read into before it becomes settings: features in the order of
// the file, each with its groups, and the constraints between them.
//
// A file that is refused halfway leaves nothing behind, since only a whole FeatureModel is added to
// a drawing:
//
//   FeatureModel model;
//   const std::size_t root = model.add("Phone", {}, where);
//   const std::size_t camera = model.add("Camera", root, where);
//   model.features[root].groups.push_back({GroupKind::all, 0, 0, {camera}, where});
//   addFeatureModel(std::move(model), drawing);

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "importers/drawing.h"

namespace dyetrace::settings {

/// The whole file cannot be used. `where` says at which place.
class Refused : public std::runtime_error {
 public:
  Refused(const std::string& message, Location where, std::string advice = {});
  const Location& where() const { return where_; }
  const std::string& advice() const { return advice_; }

 private:
  Location where_;
  std::string advice_;
};

/// Some of a feature's children, and how many of them its being on asks for.
struct FeatureGroup {
  GroupKind kind = GroupKind::all;
  std::size_t atLeast = 0;  ///< For GroupKind::cardinality.
  std::size_t atMost = 0;
  std::vector<std::size_t> members{};  ///< By their place in FeatureModel::features.
  Location where{};
};

struct Feature {
  Setting setting{};                    ///< A switch with `feature` set; `parent` is still empty.
  std::optional<std::size_t> parent{};  ///< Nothing for a root.
  std::vector<FeatureGroup> groups{};
};

struct FeatureModel {
  std::vector<Feature> features{};  ///< In the order of the file.
  std::vector<Constraint> constraints{};
  std::vector<FlowBinding> bindings{};

  /// A switch in the tree; `name` is both its key and what people see.
  std::size_t add(std::string name, std::optional<std::size_t> parent, Location where);
};

/// The guard "the feature is on".
Guard featureOn(std::string name);

/// A constraint of Kind::rule with the guard as its conclusion.
Constraint rule(Guard guard, Location where);

/// Writes the features as settings, with whatever the tree needs beyond one group a feature as
/// constraints. A second feature of the same name is kept apart under a name of its own, with an
/// error.
void addFeatureModel(FeatureModel model, Drawing& drawing);

/// Counts something the file has, by the format's own word for it.
void count(Drawing& drawing, FileId file, const std::string& word, std::size_t number);

}  // namespace dyetrace::settings
