#include "analysis/compare/exposure_changes.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "analysis/distance.h"
#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

constexpr std::size_t kWordBits = std::numeric_limits<std::uint64_t>::digits;

std::vector<LabelId> partnersOf(const Product& product,
                                const std::function<LabelId(LabelId)>& partner) {
  std::vector<LabelId> partners;
  for (const LabelId label : product.labels.ids()) partners.push_back(partner(label));
  return partners;
}

bool isWorse(bool more, std::uint64_t weight, int distance) {
  return more && weight > 0 && distance >= kBeyondCompany;
}

}  // namespace

bool ExposureChange::worse() const {
  return isWorse(judged.more(), weight, distance);
}

ExposureChanges::ExposureChanges(const Product& before, const Product& after,
                                 const Matching& matching)
    : partnersOfBefore_(partnersOf(before, [&](LabelId each) { return matching.after(each); })),
      partnersOfAfter_(partnersOf(after, [&](LabelId each) { return matching.before(each); })),
      words_((std::max(before.labels.size(), after.labels.size()) + kWordBits - 1) / kWordBits),
      weighed_{{0, Words(words_), Words(words_)}} {
  weigh(before, &Weighed::before);
  weigh(after, &Weighed::after);
}

void ExposureChanges::weigh(const Product& product, Words Weighed::*side) {
  for (const LabelId label : product.labels.ids()) {
    const int personal = isPersonal(product, label) ? std::max(0, weightOf(product, label)) : 0;
    const auto weight = static_cast<std::uint64_t>(personal);
    auto found = std::find_if(weighed_.begin() + 1, weighed_.end(),
                              [&](const Weighed& each) { return each.weight == weight; });
    if (found == weighed_.end())
      found = weighed_.insert(found, {weight, Words(words_), Words(words_)});
    for (Weighed* const each : {&weighed_.front(), &*found})
      (each->*side)[label.index() / kWordBits] |= std::uint64_t{1} << label.index() % kWordBits;
  }
}

std::uint32_t ExposureChanges::judgement(ExposureJudgement judgement) {
  grows_.push_back(judgement.more());
  judgements_.push_back(std::move(judgement));
  return static_cast<std::uint32_t>(judgements_.size() - 1);
}

void ExposureChanges::add(const AlikeThere& alike, const LabelSet& labels) {
  alike_.push_back(alike);
  labels_.resize(labels_.size() + words_);
  labels.copyTo(std::span(labels_).last(words_));
  size_ += labels.size();
}

bool ExposureChanges::canBeWorse(const AlikeThere& alike) const {
  return alike.distance >= kBeyondCompany && grows_[alike.judgement];
}

void ExposureChanges::putInOrder() {
  const auto rank = [&](const AlikeThere& each) {
    return std::pair(canBeWorse(each), each.distance);
  };
  std::vector<std::pair<bool, int>> ranks;
  for (const AlikeThere& each : alike_) {
    if (std::find(ranks.begin(), ranks.end(), rank(each)) == ranks.end())
      ranks.push_back(rank(each));
  }
  for (const auto& wanted : ranks) {
    const std::size_t first = order_.size();
    for (std::size_t i = 0; i < alike_.size(); ++i) {
      if (rank(alike_[i]) == wanted) order_.push_back(static_cast<std::uint32_t>(i));
    }
    addPasses(first);
  }
  std::sort(passes_.begin(), passes_.end(), [&](const Pass& left, const Pass& right) {
    const auto place = [&](const Pass& each) {
      return std::tuple(!each.worse, ~each.weight, -alike_[order_[each.first]].distance,
                        each.weighed, each.first);
    };
    return place(left) < place(right);
  });
}

/// What stands in order_ from there on.
void ExposureChanges::addPasses(std::size_t first) {
  const AlikeThere& alike = alike_[order_[first]];
  if (alike.distance <= 0) return passes_.push_back({first, order_.size(), 0, 0, false});
  for (std::size_t i = 1; i < weighed_.size(); ++i) {
    const std::uint64_t weight = weighed_[i].weight * static_cast<std::uint64_t>(alike.distance);
    passes_.push_back({first, order_.size(), i, weight, canBeWorse(alike) && weight > 0});
  }
}

std::size_t ExposureChanges::nextLabel(std::size_t alike, const Weighed& weighed,
                                       std::size_t from) const {
  const Words& wanted = alike_[alike].namedBefore ? weighed.before : weighed.after;
  for (std::size_t word = from / kWordBits; word < words_; ++word) {
    std::uint64_t left = labels_[alike * words_ + word] & wanted[word];
    if (word == from / kWordBits) left &= ~std::uint64_t{0} << from % kWordBits;
    if (left != 0) return word * kWordBits + static_cast<std::size_t>(std::countr_zero(left));
  }
  return kNoLabel;
}

ExposureChange ExposureChanges::changeAt(const Pass& pass, std::size_t alike, LabelId label) const {
  const AlikeThere& there = alike_[alike];
  const bool before = there.namedBefore;
  const LabelId old = before ? label : partnersOfAfter_[label.index()];
  const LabelId now = before ? partnersOfBefore_[label.index()] : label;
  return {{there.before, old, {}},
          {there.after, now, {}},
          there.distance,
          pass.weight,
          judgements_[there.judgement]};
}

ExposureChanges::Iterator ExposureChanges::begin() const {
  return {*this, 0};
}

ExposureChanges::Iterator ExposureChanges::end() const {
  return {*this, passes_.size()};
}

ExposureChange ExposureChanges::front() const {
  return *begin();
}

ExposureChanges::Iterator::Iterator(const ExposureChanges& changes, std::size_t pass)
    : changes_(&changes), pass_(pass) {
  if (pass_ == changes_->passes_.size()) return;
  at_ = changes_->passes_[pass_].first;
  settle(0);
}

void ExposureChanges::Iterator::settle(std::size_t label) {
  while (true) {
    const Pass& pass = changes_->passes_[pass_];
    for (; at_ < pass.last; ++at_, label = 0) {
      label_ = changes_->nextLabel(changes_->order_[at_], changes_->weighed_[pass.weighed], label);
      if (label_ != kNoLabel) return;
    }
    if (++pass_ == changes_->passes_.size()) break;
    at_ = changes_->passes_[pass_].first;
  }
  at_ = label_ = 0;
}

ExposureChange ExposureChanges::Iterator::operator*() const {
  return changes_->changeAt(changes_->passes_[pass_], changes_->order_[at_], LabelId(label_));
}

ExposureChanges::Iterator& ExposureChanges::Iterator::operator++() {
  settle(label_ + 1);
  return *this;
}

ExposureChanges::Iterator ExposureChanges::Iterator::operator++(int) {
  Iterator here = *this;
  ++*this;
  return here;
}

}  // namespace dyetrace
