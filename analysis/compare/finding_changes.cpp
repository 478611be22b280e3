#include "analysis/compare/finding_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "analysis/accepted.h"

namespace dyetrace {
namespace {

/// What a finding is about, in terms of the model after.
using About = std::tuple<std::string, std::string, std::string, std::string, std::string>;

template <class Table, class IdType>
std::string keyIn(const Table& table, IdType id) {
  return id.valid() ? std::string(table[id].key) : std::string();
}

About aboutOf(const Product& product, const Finding& finding) {
  return {finding.rule, finding.label.valid() ? keyOf(product, finding.label) : std::string(),
          keyIn(product.nodes, finding.place), keyIn(product.nodes, finding.origin),
          keyIn(product.settings, finding.setting)};
}

/// Things without a partner mean nothing in the model after.
template <class Table, class IdType>
std::string partnerKey(const Table& after, const Matching& matching, IdType id) {
  const IdType partner = matching.after(id);
  return id.valid() && !partner.valid() ? std::string("gone") : keyIn(after, partner);
}

About aboutOf(const Product& before, const Product& after, const Matching& matching,
              const Finding& finding) {
  return {finding.rule, finding.label.valid() ? keyOf(before, finding.label) : std::string(),
          partnerKey(after.nodes, matching, finding.place),
          partnerKey(after.nodes, matching, finding.origin),
          partnerKey(after.settings, matching, finding.setting)};
}

class Pairs {
 public:
  Pairs(const ReviewedModel& before, const ReviewedModel& after, const Matching& matching)
      : before_(before), after_(after), matching_(matching) {
    partner_.resize(before.review.findings.size());
    taken_.resize(after.review.findings.size());
  }

  FindingChanges compare() {
    pairById();
    pairByMeaning();
    for (std::size_t i = 0; i < partner_.size(); ++i) add(i);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (!taken_[i]) changes_.all.push_back({FindingFate::appeared, std::nullopt, i});
    }
    order();
    return std::move(changes_);
  }

 private:
  const Finding& old(std::size_t index) const { return before_.review.findings[index]; }
  const Finding& now(std::size_t index) const { return after_.review.findings[index]; }

  void pairById() {
    std::map<std::string_view, std::size_t> byId;
    for (std::size_t i = 0; i < taken_.size(); ++i) byId.emplace(now(i).id, i);
    for (std::size_t i = 0; i < partner_.size(); ++i) {
      const auto found = byId.find(old(i).id);
      if (found != byId.end() && !taken_[found->second]) pair(i, found->second);
    }
  }

  void pairByMeaning() {
    std::map<About, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> groups;
    for (std::size_t i = 0; i < partner_.size(); ++i) {
      if (partner_[i]) continue;
      groups[aboutOf(before_.product, after_.product, matching_, old(i))].first.push_back(i);
    }
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (!taken_[i]) groups[aboutOf(after_.product, now(i))].second.push_back(i);
    }
    for (const auto& [about, group] : groups) {
      if (group.first.size() == 1 && group.second.size() == 1) {
        pair(group.first[0], group.second[0]);
      }
    }
  }

  void pair(std::size_t before, std::size_t after) {
    partner_[before] = after;
    taken_[after] = true;
  }

  void add(std::size_t before) {
    if (!partner_[before]) {
      changes_.all.push_back({FindingFate::fixed, before, std::nullopt});
      return;
    }
    const Severity was = old(before).severity.result;
    const Severity is = now(*partner_[before]).severity.result;
    const FindingFate fate = is > was   ? FindingFate::graver
                             : is < was ? FindingFate::lighter
                                        : FindingFate::remains;
    changes_.all.push_back({fate, before, partner_[before]});
  }

  void order() {
    const auto rank = [&](const FindingChange& change) {
      const Finding& finding = change.after ? now(*change.after) : old(*change.before);
      return std::tuple(change.fate, -static_cast<int>(finding.severity.result), finding.id);
    };
    std::sort(changes_.all.begin(), changes_.all.end(),
              [&](const FindingChange& left, const FindingChange& right) {
                return rank(left) < rank(right);
              });
  }

  const ReviewedModel& before_;
  const ReviewedModel& after_;
  const Matching& matching_;
  std::vector<std::optional<std::size_t>> partner_;
  std::vector<bool> taken_;
  FindingChanges changes_;
};

}  // namespace

std::string_view findingFateName(FindingFate fate) {
  constexpr std::array<std::string_view, 5> names{"new", "graver", "less grave", "still there",
                                                  "fixed"};
  return names.at(static_cast<std::size_t>(fate));
}

std::size_t FindingChanges::count(FindingFate fate) const {
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const FindingChange& change) { return change.fate == fate; }));
}

FindingChanges compareFindings(const ReviewedModel& before, const ReviewedModel& after,
                               const Matching& matching) {
  return Pairs(before, after, matching).compare();
}

void leaveOutAccepted(const Review& after, std::string_view today, FindingChanges& changes) {
  std::vector<FindingChange> counting;
  for (const FindingChange& each : changes.all) {
    const bool accepted = each.after && isAccepted(after.findings[*each.after], today);
    (accepted ? changes.accepted : counting).push_back(each);
  }
  changes.all = std::move(counting);
}

}  // namespace dyetrace
