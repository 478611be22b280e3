#include "analysis/settings/combinations.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace dyetrace {
namespace {

/// A set of rows of the truth table.
class RowSet {
 public:
  explicit RowSet(std::size_t count) : words_((count + 63) / 64, 0) {}
  void insert(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  RowSet operator&(const RowSet& other) const {
    RowSet result = *this;
    for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] &= other.words_[i];
    return result;
  }
  bool empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
  }
  bool subsetOf(const RowSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & ~other.words_[i]) != 0) return false;
    }
    return true;
  }

 private:
  std::vector<std::uint64_t> words_;
};

struct RangeLiteral {
  OptionRange range;
  RowSet rows;
};

/// Every literal of each setting, narrow ones first.
class CombinationSearch {
 public:
  CombinationSearch(const Product& product, const std::vector<SettingId>& settings,
                    const std::vector<TableRow>& table, const CombinationLimits& limits)
      : limits_(limits), all_(table.size()), holding_(table.size()) {
    for (std::size_t row = 0; row < table.size(); ++row) {
      all_.insert(row);
      if (table[row].holds) holding_.insert(row);
    }
    for (std::size_t i = 0; i < settings.size(); ++i) addLiterals(product, settings[i], i, table);
  }

  Combinations run() {
    Combinations result;
    if (holding_.empty()) return result;
    for (std::size_t size = 0; size <= literals_.size() && !stopped_; ++size) {
      if (found_.size() > limits_.most) break;
      extend(all_, 0, size);
    }
    result.complete = !stopped_ && found_.size() <= limits_.most;
    if (found_.size() > limits_.most) found_.resize(limits_.most);
    result.smallest = std::move(found_);
    return result;
  }

 private:
  void addLiterals(const Product& product, SettingId id, std::size_t column,
                   const std::vector<TableRow>& table) {
    const Setting& setting = product.settings[id];
    const std::size_t count = setting.options.size();
    const bool ordered = setting.kind == SettingKind::level || setting.kind == SettingKind::number;
    std::vector<OptionRange> ranges;
    for (std::size_t option = 0; option < count; ++option) ranges.push_back({id, option, option});
    for (std::size_t option = 1; ordered && option + 1 < count; ++option) {
      ranges.push_back({id, 0, option});
      ranges.push_back({id, option, count - 1});
    }
    std::vector<RangeLiteral> literals;
    for (const OptionRange& range : ranges) {
      RowSet rows(table.size());
      for (std::size_t row = 0; row < table.size(); ++row) {
        const std::size_t option = table[row].options[column];
        if (range.from <= option && option <= range.to) rows.insert(row);
      }
      literals.push_back({range, std::move(rows)});
    }
    literals_.push_back(std::move(literals));
  }

  /// Tries every way to choose `left` more literals from the settings from `next` on.
  void extend(const RowSet& rows, std::size_t next, std::size_t left) {
    if (stopped_ || (stopped_ = ++steps_ > limits_.steps)) return;
    if (left == 0) {
      if (!rows.empty() && rows.subsetOf(holding_) && isPrime()) found_.push_back(current_);
      return;
    }
    for (std::size_t i = next; i + left <= literals_.size(); ++i) {
      for (const RangeLiteral& literal : literals_[i]) {
        const RowSet narrower = rows & literal.rows;
        if (narrower.empty()) continue;
        current_.push_back(literal.range);
        if (!coveredByFound()) extend(narrower, i + 1, left - 1);
        current_.pop_back();
      }
    }
  }

  /// Whether the current literals already make the condition hold by themselves.
  bool coveredByFound() const {
    return std::any_of(found_.begin(), found_.end(), [&](const Combination& known) {
      return std::all_of(known.begin(), known.end(), [&](const OptionRange& wide) {
        return std::any_of(current_.begin(), current_.end(), [&](const OptionRange& narrow) {
          return narrow.setting == wide.setting && wide.from <= narrow.from && narrow.to <= wide.to;
        });
      });
    });
  }

  /// No literal can be left out or widened.
  bool isPrime() const {
    for (std::size_t i = 0; i < current_.size(); ++i) {
      if (holdsWith(i, nullptr)) return false;
      for (const std::vector<RangeLiteral>& literals : literals_) {
        if (literals.front().range.setting != current_[i].setting) continue;
        for (const RangeLiteral& wider : literals) {
          if (isWider(wider.range, current_[i]) && holdsWith(i, &wider)) return false;
        }
      }
    }
    return true;
  }

  static bool isWider(const OptionRange& wide, const OptionRange& narrow) {
    return wide != narrow && wide.from <= narrow.from && narrow.to <= wide.to;
  }

  /// Whether the condition still follows with the literal at `place` replaced, or left out.
  bool holdsWith(std::size_t place, const RangeLiteral* replacement) const {
    RowSet rows = all_;
    for (std::size_t i = 0; i < current_.size(); ++i) {
      if (i != place) rows = rows & rowsOf(current_[i]);
    }
    if (replacement != nullptr) rows = rows & replacement->rows;
    return rows.subsetOf(holding_);
  }

  const RowSet& rowsOf(const OptionRange& range) const {
    for (const std::vector<RangeLiteral>& literals : literals_) {
      for (const RangeLiteral& literal : literals) {
        if (literal.range == range) return literal.rows;
      }
    }
    return all_;
  }

  CombinationLimits limits_;
  RowSet all_;
  RowSet holding_;
  std::vector<std::vector<RangeLiteral>> literals_;  ///< By place in the list of settings.
  Combination current_;
  std::vector<Combination> found_;
  std::size_t steps_ = 0;
  bool stopped_ = false;
};

bool covers(const Combination& combination, const std::vector<SettingId>& settings,
            const TableRow& row) {
  return std::all_of(combination.begin(), combination.end(), [&](const OptionRange& range) {
    const auto column = std::find(settings.begin(), settings.end(), range.setting);
    const std::size_t option = row.options[static_cast<std::size_t>(column - settings.begin())];
    return range.from <= option && option <= range.to;
  });
}

}  // namespace

Combinations combinationsOf(const Product& product, const std::vector<SettingId>& settings,
                            const std::vector<TableRow>& table, const CombinationLimits& limits) {
  return CombinationSearch(product, settings, table, limits).run();
}

std::vector<Combination> coverOf(const std::vector<SettingId>& settings,
                                 const std::vector<TableRow>& table, const Combinations& all) {
  std::vector<const TableRow*> open;
  for (const TableRow& row : table) {
    if (row.holds) open.push_back(&row);
  }
  std::vector<Combination> chosen;
  while (!open.empty()) {
    const auto gain = [&](const Combination& each) {
      return std::count_if(open.begin(), open.end(),
                           [&](const TableRow* row) { return covers(each, settings, *row); });
    };
    const auto best = std::max_element(
        all.smallest.begin(), all.smallest.end(),
        [&](const Combination& a, const Combination& b) { return gain(a) < gain(b); });
    if (best == all.smallest.end() || gain(*best) == 0) return {};
    chosen.push_back(*best);
    std::erase_if(open, [&](const TableRow* row) { return covers(*best, settings, *row); });
  }
  std::sort(chosen.begin(), chosen.end(), [](const Combination& a, const Combination& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  return chosen;
}

Combinations combinations(const Product& product, const ConditionSpace& space,
                          const Condition& condition, const std::vector<SettingId>& settings,
                          const CombinationLimits& limits) {
  if (condition.never()) return {};
  if (condition.always()) return {{Combination{}}, true};
  const auto table = space.table(condition, settings, limits.rows);
  if (!table) return {{}, false};
  return combinationsOf(product, settings, *table, limits);
}

}  // namespace dyetrace
