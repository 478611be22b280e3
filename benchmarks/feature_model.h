#pragma once

// A generated model in the shape of a product: features with settings of their own that meet shared
// services. Guards sit where a feature hands data to a service or takes it from one, and where
// services hand it to partners; within features and services data moves freely.

#include <string>
#include <utility>
#include <vector>

#include "benchmarks/tight_kernel.h"

#include "model/product.h"

namespace dyetrace::benchmarks {

struct FeatureModelShape {
  std::size_t settings = 40;
  std::size_t nodes = 1000;
  std::size_t flows = 3000;
};

class FeatureModel {
 public:
  explicit FeatureModel(const FeatureModelShape& shape)
      : shape_(shape),
        state_(shape.settings),
        features_(std::max<std::size_t>(1, shape.settings / kOwn)) {
    addLabels();
    addSettings();
    addNodes();
    product_.index();
    addFlows();
  }
  Product take() { return std::move(product_); }

 private:
  static constexpr std::size_t kOwn = 4;  ///< Settings of a feature.
  static constexpr std::size_t kLabels = 20;
  static constexpr std::size_t kPartners = 10;

  std::size_t below(std::size_t bound) { return random(state_) % bound; }

  void addLabels() {
    std::vector<TermId> terms;
    for (const TermId id : product_.taxonomy.terms().ids()) {
      if (product_.taxonomy[id].kind == TermKind::data) terms.push_back(id);
    }
    for (std::size_t i = 0; i < kLabels && i < terms.size(); ++i) {
      product_.intern({terms[i * terms.size() / kLabels], Form::identified});
    }
  }

  void addSettings() {
    for (std::size_t i = 0; i < shape_.settings; ++i) {
      Setting setting;
      setting.key = keyOf(i / kOwn, i % kOwn);
      setting.owner = SettingOwner::person;
      const bool level = i % kOwn == kOwn - 1;
      setting.kind = level ? SettingKind::level : SettingKind::boolean;
      for (const char* key :
           level ? std::vector{"nobody", "friends", "everyone"} : std::vector{"off", "on"}) {
        SettingOption option;
        option.key = key;
        setting.options.push_back(std::move(option));
      }
      SettingDefault start;
      start.value = setting.options.front().key;
      setting.defaults.push_back(start);
      product_.settings.add(std::move(setting));
    }
    for (std::size_t feature = 0; (feature + 1) * kOwn <= shape_.settings; ++feature) {
      Constraint constraint;
      constraint.conclusion = parseGuard(keyOf(feature, 1) + " -> " + keyOf(feature, 0)).guard;
      product_.constraints.push_back(std::move(constraint));
    }
  }

  static std::string keyOf(std::size_t feature, std::size_t setting) {
    return "f" + std::to_string(feature) + ".s" + std::to_string(setting);
  }

  NodeId addNode(NodeKind kind) {
    Node node;
    node.key = "n" + std::to_string(product_.nodes.size());
    node.name = node.key;
    node.kind = kind;
    return product_.nodes.add(std::move(node));
  }

  void addNodes() {
    const std::size_t services = shape_.nodes / 10;
    const std::size_t own = (shape_.nodes - services - kPartners) / features_;
    for (std::size_t feature = 0; feature < features_; ++feature) {
      featureNodes_.emplace_back();
      for (std::size_t i = 0; i < own; ++i) {
        featureNodes_.back().push_back(addNode(i == 0 ? NodeKind::person : NodeKind::process));
      }
      Facts& facts = product_.editFacts(product_.nodes[featureNodes_.back().front()].facts);
      for (int i = 0; i < 2; ++i) facts.data.push_back({LabelId(below(product_.labels.size()))});
    }
    for (std::size_t i = 0; i < services; ++i) services_.push_back(addNode(NodeKind::process));
    for (std::size_t i = 0; i < kPartners; ++i) {
      const NodeId partner = addNode(NodeKind::external);
      product_.editFacts(product_.nodes[partner].facts).role = Role::thirdParty;
      partners_.push_back(partner);
    }
  }

  /// Over settings of one feature.
  Guard guardOf(std::size_t feature) {
    const std::size_t known = std::min(kOwn, shape_.settings - feature * kOwn);
    const auto choice = [&] {
      const std::size_t setting = below(known);
      const std::string key = keyOf(feature, setting);
      if (setting == kOwn - 1) return key + (below(2) == 0 ? " >= friends" : " = everyone");
      return key;
    };
    const std::string one = choice();
    switch (below(4)) {
      case 0:
        return parseGuard(one + " & " + choice()).guard;
      case 1:
        return parseGuard(one + " | " + choice()).guard;
      default:
        return parseGuard(one).guard;
    }
  }

  void addFlow(NodeId from, NodeId to, Guard guard = {}) {
    Flow flow;
    flow.key = "e" + std::to_string(product_.flows.size());
    flow.from = from;
    flow.to = to;
    if (!guard.always()) product_.editFacts(flow.facts).when = std::move(guard);
    product_.flows.add(std::move(flow));
  }

  /// Mostly onwards, sometimes back.
  void addNear(const std::vector<NodeId>& nodes) {
    const std::size_t from = below(nodes.size());
    const std::size_t reach = 1 + below(8);
    const bool back = below(10) == 0;
    const std::size_t to = back ? from - std::min(from, reach) : from + reach;
    addFlow(nodes[from], nodes[to % nodes.size()]);
  }

  void addFlows() {
    for (std::size_t i = 0; i < shape_.flows; ++i) {
      const std::size_t feature = below(features_);
      const std::vector<NodeId>& own = featureNodes_[feature];
      const std::size_t kind = below(100);
      if (kind < 65) {
        addNear(own);
      } else if (kind < 78) {
        addNear(services_);
      } else if (kind < 88) {
        addFlow(own[below(own.size())], services_[below(services_.size())], guardOf(feature));
      } else if (kind < 94) {
        addFlow(services_[below(services_.size())], own[below(own.size())], guardOf(feature));
      } else {
        addFlow(services_[below(services_.size())], partners_[below(kPartners)], guardOf(feature));
      }
    }
  }

  FeatureModelShape shape_;
  std::uint64_t state_;
  std::size_t features_;
  Product product_;
  std::vector<std::vector<NodeId>> featureNodes_;
  std::vector<NodeId> services_;
  std::vector<NodeId> partners_;
};

inline Product featureModel(const FeatureModelShape& shape) {
  return FeatureModel(shape).take();
}

}  // namespace dyetrace::benchmarks
