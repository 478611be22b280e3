#include "analysis/remedies/propose_settings.h"

#include <algorithm>
#include <vector>

#include "analysis/settings/promises.h"

namespace dyetrace {
namespace {

class SettingProposer {
 public:
  SettingProposer(const Product& product, const Reviewed& reviewed, const Finding& finding,
                  const Cone& cone)
      : product_(product), finding_(finding), flows_(cone.flows) {
    if (reviewed.settings == nullptr || !reviewed.settings->determined()) return;
    deciding_ = finding.settings ? finding.settings->settings : std::vector<SettingId>();
    if (product.settings.contains(finding.setting)) addOnce(deciding_, finding.setting);
    addClaimedFlows();
    findClaiming(*reviewed.settings);
  }

  ModelChanges all() const {
    ModelChanges changes;
    for (const SettingId setting : deciding_) proposeDefaults(changes, setting);
    for (const FlowId flow : flows_) {
      if (product_.factsOf(product_.flows[flow]).required) continue;
      for (const SettingId setting : switches_) changes.emplace_back(GuardBySetting{flow, setting});
      if (!product_.settings.empty()) changes.emplace_back(GuardByNewSwitch{flow});
    }
    return changes;
  }

 private:
  template <class Item>
  static void addOnce(std::vector<Item>& list, Item item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }

  /// A finding about a promise that nothing keeps has no road; its setting tells what it meant.
  void addClaimedFlows() {
    if (!flows_.empty() || !product_.settings.contains(finding_.setting)) return;
    for (const std::string& claim : product_.settings[finding_.setting].claims) {
      const FlowId claimed = product_.flowNamed(claim);
      if (claimed.valid()) addOnce(flows_, claimed);
    }
  }

  bool canGuard(SettingId id) const {
    const Setting& setting = product_.settings[id];
    return setting.owner == SettingOwner::person && !protectiveOptions(setting).empty();
  }

  /// Those that could close a road: they say so, or something of it is theirs already.
  void findClaiming(const SettingsAnalysis& settings) {
    for (const SettingId id : deciding_) {
      if (canGuard(id)) addOnce(switches_, id);
    }
    for (const SettingId id : product_.settings.ids()) {
      if (canGuard(id) && claimsIt(settings, id)) addOnce(switches_, id);
    }
  }

  bool claimsIt(const SettingsAnalysis& settings, SettingId id) const {
    const auto claims = claimedBy(settings, id);
    return std::any_of(claims.begin(), claims.end(), [&](std::size_t index) {
      const Exposure& exposure = settings.exposures()[index];
      const bool onRoad = exposure.flow.valid() &&
                          std::find(flows_.begin(), flows_.end(), exposure.flow) != flows_.end();
      return onRoad || (exposure.place == finding_.place && exposure.label == finding_.label &&
                        exposure.label.valid());
    });
  }

  void proposeDefaults(ModelChanges& changes, SettingId id) const {
    const Setting& setting = product_.settings[id];
    if (setting.owner == SettingOwner::context) return;
    for (const std::size_t option : protectiveOptions(setting))
      changes.emplace_back(ChangeDefault{id, option});
  }

  const Product& product_;
  const Finding& finding_;
  std::vector<FlowId> flows_;
  std::vector<SettingId> deciding_;
  std::vector<SettingId> switches_;
};

}  // namespace

ModelChanges settingChanges(const Product& product, const Reviewed& reviewed,
                            const Finding& finding, const Cone& cone) {
  return SettingProposer(product, reviewed, finding, cone).all();
}

}  // namespace dyetrace
