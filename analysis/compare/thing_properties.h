#pragma once

// What things of a model say of themselves, property by property: once in words for people, once as
// a meaning that is equal on both sides if nothing changed. What refers to another thing means that
// thing, whatever it is called now.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/compare/matching.h"
#include "model/product.h"

namespace dyetrace {

struct ThingProperty {
  std::string name{};
  std::string words{};
  std::optional<std::string> means{};  ///< Only if it is not the words.
  const std::string& meaning() const { return means ? *means : words; }
};
using ThingProperties = std::vector<ThingProperty>;

/// One of the two models, with how its things are called in the after model.
class ModelView {
 public:
  /// Of the after model itself.
  explicit ModelView(const Product& product) : product_(product), after_(product) {}
  ModelView(const Product& before, const Product& after, const Matching& matching)
      : product_(before), after_(after), matching_(&matching) {}

  const Product& product() const { return product_; }
  /// What a reference means: the key of the partner, or the own one marked as gone; empty for none.
  template <class IdType, class Things>
  Text meaning(const Things& own, const Things& others, IdType id) const {
    if (!id.valid()) return {};
    if (matching_ == nullptr) return own[id].key;
    const IdType partner = matching_->after(id);
    return partner.valid() ? Text(others[partner].key) : Text("gone: " + own[id].key);
  }
  Text meaning(NodeId id) const { return meaning(product_.nodes, after_.nodes, id); }
  Text meaning(ZoneId id) const { return meaning(product_.zones, after_.zones, id); }
  Text meaning(StepId id) const { return meaning(product_.steps, after_.steps, id); }
  Text meaning(SettingId id) const { return meaning(product_.settings, after_.settings, id); }
  /// The guard with the settings and options named as after; those that are gone keep their names.
  Guard meaning(const Guard& guard) const;
  std::string meaning(SettingId setting, std::string_view option) const;

 private:
  const Product& product_;
  const Product& after_;
  const Matching* matching_ = nullptr;
};

ThingProperties propertiesOf(const ModelView& view, const Node& node);
ThingProperties propertiesOf(const ModelView& view, const Flow& flow);
ThingProperties propertiesOf(const ModelView& view, const Zone& zone);
/// What a node already says is left out.
ThingProperties propertiesOf(const ModelView& view, const Step& step);
ThingProperties propertiesOf(const ModelView& view, const Sequence& sequence);
ThingProperties propertiesOf(const ModelView& view, SettingId id);
ThingProperties propertiesOf(const ModelView& view, SettingId id, std::size_t index);
ThingProperties propertiesOf(const ModelView& view, const Constraint& constraint);
ThingProperties propertiesOf(const ModelView& view, const Screen& screen);

}  // namespace dyetrace
