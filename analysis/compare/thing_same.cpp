#include "analysis/compare/thing_same.h"

namespace dyetrace {
namespace {

template <class IdType>
bool sameThing(const SamePair& models, IdType before, IdType after) {
  if (!before.valid() || !after.valid()) return before.valid() == after.valid();
  return models.matching.after(before) == after;
}

/// What is stated is only compared where nothing is stated on either side.
bool neitherStates(FactsId before, FactsId after) {
  return !before.valid() && !after.valid();
}

}  // namespace

bool same(const SamePair& models, const Node& before, const Node& after) {
  return before.name == after.name && before.kind == after.kind && before.shape == after.shape &&
         sameThing(models, before.zone, after.zone) &&
         sameThing(models, before.parent, after.parent) && before.groups.empty() &&
         after.groups.empty() && neitherStates(before.facts, after.facts);
}

bool same(const SamePair& models, const Flow& before, const Flow& after) {
  return before.name == after.name && before.kind == after.kind &&
         before.confidence == after.confidence && sameThing(models, before.from, after.from) &&
         sameThing(models, before.to, after.to) && neitherStates(before.facts, after.facts);
}

bool same(const SamePair& models, const Zone& before, const Zone& after) {
  return before.name == after.name && before.kind == after.kind &&
         sameThing(models, before.parent, after.parent) && neitherStates(before.facts, after.facts);
}

bool same(const SamePair& models, const Step& before, const Step& after) {
  return before.name == after.name && before.kind == after.kind &&
         before.repeats == after.repeats && before.interrupting == after.interrupting &&
         sameThing(models, before.node, after.node) &&
         sameThing(models, before.parent, after.parent) &&
         sameThing(models, before.process, after.process);
}

bool same(const SamePair& models, const Sequence& before, const Sequence& after) {
  return before.name == after.name && before.condition == after.condition &&
         before.language == after.language && before.isDefault == after.isDefault &&
         before.guard.always() && after.guard.always() &&
         sameThing(models, before.from, after.from) && sameThing(models, before.to, after.to);
}

}  // namespace dyetrace
