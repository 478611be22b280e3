#include "model/guard_sites.h"

#include <utility>

namespace dyetrace {
namespace {

using Use = GuardSite::Use;

class Collector {
 public:
  std::vector<GuardSite> collect(Product& product) {
    for (Facts& facts : product.facts) {
      const Statement* const statement = facts.statement("when");
      add(facts.when, Use::opens, statement ? statement->where : Location{});
    }
    for (Sequence& sequence : product.sequences) add(sequence.guard, Use::opens, sequence.where);
    for (FlowBinding& binding : product.bindings) add(binding.guard, Use::binds, binding.where);
    for (Setting& setting : product.settings) ofSetting(setting);
    for (Constraint& constraint : product.constraints) {
      add(constraint.premise, Use::constrains, constraint.where);
      add(constraint.conclusion, Use::constrains, constraint.where);
    }
    for (Migration& migration : product.migrations) ofMigration(migration);
    return std::move(sites_);
  }

 private:
  void add(Guard& guard, Use use, const Location& where) {
    if (!guard.always()) sites_.push_back({&guard, use, where});
  }

  void ofSetting(Setting& setting) {
    for (SettingDefault& each : setting.defaults) add(each.when, Use::chooses, each.where);
    for (Control& control : setting.controls) add(control.when, Use::shows, control.where);
    for (Prompt& prompt : setting.prompts) add(prompt.when, Use::shows, prompt.where);
  }

  void ofMigration(Migration& migration) {
    for (MigrationStep& step : migration.steps) {
      add(step.from, Use::before, step.where);
      add(step.to, Use::migrates, step.where);
      add(step.when, Use::migrates, step.where);
    }
  }

  std::vector<GuardSite> sites_;
};

}  // namespace

std::vector<GuardSite> guardSites(Product& product) {
  return Collector().collect(product);
}

}  // namespace dyetrace
