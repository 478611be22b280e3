// LIF-04. A deletion reaches a store, but not another store or a party that got the data.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/undeleted_copy.h"

namespace dyetrace {
namespace {

class DeletionMissesCopies final : public UndeletedCopy {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-04",
        "Deletion does not reach copies",
        "Does a copy survive the deletion of its original?",
        "Stores, and processors and other parties (not authorities, other people or the public), "
        "with data that is erased in some store when a person asks, or that came out of such a "
        "store, and that the deletion does not reach along privacy.erases. Backups, caches, models "
        "and derived data are left to LIF-10, data on consent to LIF-05. Named once per place.",
        "high",
        "Art. 17(1), 17(2), 19",
        "U.2.1; Dd.3.4",
        "eu-gdpr:A17",
        "Pass the deletion on to every copy, and tell the parties that have one.",
        "privacy.erases on the flows or steps that delete"};
    return text;
  }

 private:
  ErasureGap::Kind kind() const override { return ErasureGap::Kind::copy; }
  std::string verb() const override { return "still has"; }
};

}  // namespace

std::unique_ptr<Rule> makeDeletionMissesCopies() {
  return std::make_unique<DeletionMissesCopies>();
}

}  // namespace dyetrace
