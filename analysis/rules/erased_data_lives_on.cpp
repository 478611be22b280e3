// LIF-10. A deletion reaches a store, but not a backup, a cache, a model or what was derived.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/undeleted_copy.h"

namespace dyetrace {
namespace {

class ErasedDataLivesOn final : public UndeletedCopy {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-10",
        "Model or backup keeps erased data",
        "Does a backup, a cache, a model or derived data keep what was deleted?",
        "Stores as in LIF-04 that are a backup or a cache (privacy.kind), serve backup or model "
        "training (privacy.purpose), or keep only data that was derived or changed on its way out "
        "of an erased store. Named once per store, with its gravest data.",
        "high",
        "Art. 17, 5(1)(e)",
        "Dd.3.4",
        "dpv:Erase",
        "Let backups and caches expire soon, and rebuild what was derived after a deletion.",
        "privacy.erases on the flows or steps that delete"};
    return text;
  }

 private:
  ErasureGap::Kind kind() const override { return ErasureGap::Kind::residue; }
  std::string verb() const override { return "keeps"; }
};

}  // namespace

std::unique_ptr<Rule> makeErasedDataLivesOn() {
  return std::make_unique<ErasedDataLivesOn>();
}

}  // namespace dyetrace
