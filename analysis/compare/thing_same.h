#pragma once

// Whether nothing changed in two things, decided without writing anything down, since most things
// do not change. False may also mean that only the words differ; true is certain.

#include "analysis/compare/matching.h"
#include "model/product.h"

namespace dyetrace {

struct SamePair {
  const Product& before;
  const Product& after;
  const Matching& matching;
};

bool same(const SamePair& models, const Node& before, const Node& after);
bool same(const SamePair& models, const Flow& before, const Flow& after);
bool same(const SamePair& models, const Zone& before, const Zone& after);
bool same(const SamePair& models, const Step& before, const Step& after);
bool same(const SamePair& models, const Sequence& before, const Sequence& after);

/// There are few of these.
inline bool same(const SamePair&, const Setting&, const Setting&) {
  return false;
}
inline bool same(const SamePair&, const Constraint&, const Constraint&) {
  return false;
}
inline bool same(const SamePair&, const Screen&, const Screen&) {
  return false;
}

}  // namespace dyetrace
