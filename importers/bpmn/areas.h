#pragma once

// Who owns what by where it is drawn: the pools, lanes and groups of a file as rectangles.
//
// Placement is decided as modellers do it, by the centre of a shape inside the bounds of another on
// the same diagram.

#include <memory>
#include <vector>

#include "importers/bpmn/document.h"
#include "model/id.h"

namespace dyetrace::bpmn {

class Areas {
 public:
  enum class Kind { pool, lane, group };

  Areas();
  ~Areas();
  Areas(Areas&&) noexcept;
  Areas& operator=(Areas&&) noexcept;

  /// A pool without a zone (a party of which nothing is known) has an invalid one.
  void add(Kind kind, ZoneId zone, const Bounds& bounds);

  /// Whether pools are drawn on the diagram that these bounds are on.
  bool poolsAround(const Bounds& bounds) const;
  /// The zone of the smallest pool or lane that holds the centre, of equal ones the last added;
  /// invalid if there is none or it has none.
  ZoneId innermostAt(const Bounds& bounds) const;
  bool haveGroups() const;
  /// Every group that holds the centre, in the order added.
  std::vector<ZoneId> groupsAt(const Bounds& bounds) const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace dyetrace::bpmn
