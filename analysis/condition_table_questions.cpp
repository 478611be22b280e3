#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/condition_table.h"

namespace dyetrace {
namespace {

/// A fixed random number for an option at a place (SplitMix64, Steele, Lea and Flood, OOPSLA 2014):
/// their sums tell configurations apart (Zobrist hashing).
std::uint64_t keyOf(std::size_t place, std::size_t option) {
  std::uint64_t z = (place << 16 | option) * 0x9e3779b97f4a7c15U + 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

}  // namespace

bool ConditionTable::contains(Handle a, const Configuration& configuration) {
  // Configurations are in order: narrow them down to those with the same options so far.
  std::size_t first = 0;
  std::size_t last = list_.count;
  for (std::size_t place = 0; place < list_.width; ++place) {
    const std::size_t option = configuration[scope().settings[place]];
    while (first < last && optionOf(first, place) < option) first = nextAfter(first, last, place);
    if (first == last || optionOf(first, place) != option) return false;
    last = nextAfter(first, last, place);
  }
  return first < last && test(a, first);
}

/// The first configuration after `first` with another option at a place.
std::size_t ConditionTable::nextAfter(std::size_t first, std::size_t last,
                                      std::size_t place) const {
  const std::uint16_t option = optionOf(first, place);
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (optionOf(middle, place) == option) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first;
}

bool ConditionTable::separates(Handle a, const std::vector<std::uint64_t>& keys) const {
  const std::uint64_t* bits = pool_[a];
  std::size_t size = 64;
  while (size < list_.count * 2) size *= 2;
  // Open addressing; two keys that happen to be equal only cost a setting too many.
  std::vector<std::uint64_t> slots(size, 0);
  std::vector<std::uint8_t> taken(size, 0);
  for (std::size_t i = 0; i < list_.count; ++i) {
    const auto value = static_cast<std::uint8_t>(1 + ((bits[i / 64] >> (i % 64)) & 1));
    std::size_t slot = keys[i] & (size - 1);
    while (taken[slot] != 0 && slots[slot] != keys[i]) slot = (slot + 1) & (size - 1);
    if (taken[slot] != 0 && taken[slot] != value) return false;
    slots[slot] = keys[i];
    taken[slot] = value;
  }
  return true;
}

std::vector<SettingId> ConditionTable::support(Handle a, const std::vector<bool>& wanted) {
  if (a == never_ || a == always_) return {};
  std::vector<std::uint64_t> keys(list_.count, 0);
  for (std::size_t i = 0; i < list_.count; ++i) {
    for (std::size_t place = 0; place < list_.width; ++place) {
      keys[i] += keyOf(place, optionOf(i, place));
    }
  }
  std::vector<SettingId> settings;
  std::vector<std::uint64_t> fewer(list_.count);
  for (const std::size_t place : eliminationOrder()) {
    for (std::size_t i = 0; i < list_.count; ++i) {
      fewer[i] = keys[i] - keyOf(place, optionOf(i, place));
    }
    if (separates(a, fewer)) {
      keys.swap(fewer);
    } else if (wanted[place]) {
      settings.push_back(scope().settings[place]);
    }
  }
  std::sort(settings.begin(), settings.end());
  return settings;
}

Count ConditionTable::count(Handle a) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pool_.words(); ++i) {
    count += static_cast<std::size_t>(std::popcount(pool_[a][i]));
  }
  return {std::to_string(count), static_cast<double>(count)};
}

class ConditionTable::Weighing : public ConditionWeighing {
 public:
  Weighing(const ConditionTable& owner, const OptionShares& shares)
      : owner_(owner), weights_(owner.list_.count, 1) {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      for (std::size_t place = 0; place < owner.list_.width; ++place) {
        weights_[i] *= shares[owner.scope().settings[place].index()][owner.optionOf(i, place)];
      }
      all_ += weights_[i];
    }
  }

  double of(Handle a) override {
    double members = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      if (owner_.test(a, i)) members += weights_[i];
    }
    return all_ > 0 ? members / all_ : 0;
  }

 private:
  const ConditionTable& owner_;
  std::vector<double> weights_;  ///< By configuration.
  double all_ = 0;
};

std::unique_ptr<ConditionWeighing> ConditionTable::weighing(const OptionShares& shares) {
  return std::make_unique<Weighing>(*this, shares);
}

std::optional<Configuration> ConditionTable::example(Handle a) {
  for (std::size_t i = 0; i < list_.count; ++i) {
    if (!test(a, i)) continue;
    Configuration configuration(scope().productSettings);
    for (std::size_t place = 0; place < list_.width; ++place) {
      configuration.choose(scope().settings[place], optionOf(i, place));
    }
    return configuration;
  }
  return std::nullopt;
}

std::optional<Nearest> ConditionTable::nearest(Handle a, const Configuration& from,
                                               const ChangeCosts& costs) {
  const auto rank = [](const Nearest& each) {
    return std::tuple(each.cost, each.changed.size(), each.changed, each.configuration);
  };
  std::optional<Nearest> best;
  for (std::size_t i = 0; i < list_.count; ++i) {
    if (!test(a, i)) continue;
    const std::uint64_t most = best ? best->cost : std::numeric_limits<std::uint64_t>::max();
    std::optional<Nearest> here = changesTo(i, from, costs, most);
    if (here && (!best || rank(*here) < rank(*best))) best.swap(here);
  }
  return best;
}

std::optional<Nearest> ConditionTable::changesTo(std::size_t row, const Configuration& from,
                                                 const ChangeCosts& costs,
                                                 std::uint64_t most) const {
  Nearest here{from, 0, {}};
  for (std::size_t place = 0; place < list_.width; ++place) {
    const SettingId setting = scope().settings[place];
    if (optionOf(row, place) == from[setting]) continue;
    if (costs[setting.index()] == kFixed) return std::nullopt;
    here.configuration.choose(setting, optionOf(row, place));
    here.cost += costs[setting.index()];
    here.changed.push_back(setting);
    if (here.cost > most) return std::nullopt;
  }
  return here;
}

std::optional<std::vector<TableRow>> ConditionTable::table(Handle a,
                                                           const std::vector<std::size_t>& places,
                                                           std::size_t limit) {
  std::map<std::vector<std::size_t>, bool> rows;
  for (std::size_t i = 0; i < list_.count; ++i) {
    std::vector<std::size_t> options;
    options.reserve(places.size());
    for (const std::size_t place : places) options.push_back(optionOf(i, place));
    const auto [row, fresh] = rows.emplace(std::move(options), test(a, i));
    if (!fresh) row->second = row->second && test(a, i);
    if (rows.size() > limit) return std::nullopt;
  }
  std::vector<TableRow> table;
  table.reserve(rows.size());
  for (auto& [options, holds] : rows) table.push_back({options, holds});
  return table;
}

}  // namespace dyetrace
