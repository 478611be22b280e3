#pragma once

// Which thing of one model is which thing of another.
//
// Every node, flow, zone, step, sequence, setting, constraint, screen, label and mark of either
// model has at most one partner in the other, with the reason and a confidence. The steps are those
// of match_items.h: by id, then by kind, name and owner, then by neighbours. What cannot be told
// apart is in `ambiguous`, whether or not it was paired. Options are matched within their setting.
//
//   const Matching matching = matchProducts(before, after);
//   const NodeId now = matching.after(node);            // invalid if it is gone
//   matching.reason(node) == MatchReason::nameAndOwner;
//   reversed(matching).after(now) == node;

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/match_items.h"
#include "model/id.h"
#include "model/product.h"

namespace dyetrace {

using SequenceId = Id<struct SequenceTag>;      ///< An index into Product::sequences,
using ConstraintId = Id<struct ConstraintTag>;  ///< Product::constraints,
using ScreenId = Id<struct ScreenTag>;          ///< Product::screens.

/// The partners of one kind of thing.
template <class IdType>
class Pairing {
 public:
  Pairing() = default;
  Pairing(std::size_t before, std::size_t after)
      : after_(before), before_(after), reason_(before) {}

  void pair(IdType before, IdType after, MatchReason reason) {
    after_[before.index()] = after;
    before_[after.index()] = before;
    reason_[before.index()] = reason;
  }

  std::size_t sizeBefore() const { return after_.size(); }
  std::size_t sizeAfter() const { return before_.size(); }
  /// Invalid if there is no partner, and for an invalid id.
  IdType after(IdType before) const { return before.valid() ? after_[before.index()] : IdType(); }
  IdType before(IdType after) const { return after.valid() ? before_[after.index()] : IdType(); }
  MatchReason reason(IdType before) const { return reason_[before.index()]; }

 private:
  std::vector<IdType> after_;
  std::vector<IdType> before_;
  std::vector<MatchReason> reason_;
};

/// The options of one setting that has a partner.
struct OptionPairing {
  std::vector<std::optional<std::size_t>> after{};   ///< By option before.
  std::vector<std::optional<std::size_t>> before{};  ///< By option after.
};

/// Things of one kind and name that nothing tells apart.
struct AmbiguousMatch {
  std::string what{};  ///< `process`, `lane`, `flow`.
  std::string name{};
  std::vector<std::string> before{};  ///< Keys.
  std::vector<std::string> after{};
  bool paired = false;  ///< Matched in order, since there are as many before as after.
};

struct Matching {
  Pairing<NodeId> nodes{};
  Pairing<FlowId> flows{};
  Pairing<ZoneId> zones{};
  Pairing<StepId> steps{};
  Pairing<SequenceId> sequences{};
  Pairing<SettingId> settings{};
  Pairing<ConstraintId> constraints{};
  Pairing<ScreenId> screens{};
  Pairing<LabelId> labels{};
  Pairing<MarkId> marks{};
  std::vector<OptionPairing> options{};  ///< By setting before; empty lists if it has no partner.
  std::vector<AmbiguousMatch> ambiguous{};

  NodeId after(NodeId before) const { return nodes.after(before); }
  FlowId after(FlowId before) const { return flows.after(before); }
  ZoneId after(ZoneId before) const { return zones.after(before); }
  StepId after(StepId before) const { return steps.after(before); }
  SettingId after(SettingId before) const { return settings.after(before); }
  LabelId after(LabelId before) const { return labels.after(before); }
  MarkId after(MarkId before) const { return marks.after(before); }
  NodeId before(NodeId after) const { return nodes.before(after); }
  FlowId before(FlowId after) const { return flows.before(after); }
  ZoneId before(ZoneId after) const { return zones.before(after); }
  StepId before(StepId after) const { return steps.before(after); }
  SettingId before(SettingId after) const { return settings.before(after); }
  LabelId before(LabelId after) const { return labels.before(after); }
  MarkId before(MarkId after) const { return marks.before(after); }
  MatchReason reason(NodeId before) const { return nodes.reason(before); }
  MatchReason reason(FlowId before) const { return flows.reason(before); }
  MatchReason reason(ZoneId before) const { return zones.reason(before); }
  MatchReason reason(StepId before) const { return steps.reason(before); }
  MatchReason reason(SettingId before) const { return settings.reason(before); }

  /// The option of the partner that an option is; nothing if the setting or the option is gone.
  std::optional<std::size_t> optionAfter(SettingId before, std::size_t option) const;
  std::optional<std::size_t> optionBefore(SettingId after, std::size_t option) const;
};

/// Two ids that are known to mean one thing, as from the elements that the files write.
struct KnownId {
  std::string before{};
  std::string after{};
  MatchReason reason = MatchReason::none;
};
using KnownIds = std::vector<KnownId>;

/// What tells which drawn thing is which. Settings always go by their keys, which people write.
enum class MatchBy {
  idsThenNames,
  ids,    ///< Nothing else: a new id is another thing.
  names,  ///< Ids mean nothing: a tool gave them out anew.
};

Matching matchProducts(const Product& before, const Product& after,
                       MatchBy by = MatchBy::idsThenNames, const KnownIds& known = {});

/// The same seen from the other side.
Matching reversed(const Matching& matching);

}  // namespace dyetrace
