#include "analysis/settings/effort.h"

#include <algorithm>
#include <limits>

namespace dyetrace {
namespace {

constexpr int kNeverServed = std::numeric_limits<int>::max() / 4;

int stepsOf(const Control& control) {
  return control.bundled.empty() ? std::max(0, control.steps) : 0;
}

/// By key; the number of screens if there is none.
std::size_t screenNamed(const Product& product, const std::string& key) {
  const auto found = std::find_if(product.screens.begin(), product.screens.end(),
                                  [&](const Screen& screen) { return screen.key == key; });
  return static_cast<std::size_t>(found - product.screens.begin());
}

/// The parent's place, or the place before all screens; also where parents go in a circle.
std::size_t parentOf(const Product& product, std::size_t screen) {
  const std::size_t none = product.screens.size();
  const std::size_t parent = screenNamed(product, product.screens[screen].parent);
  std::size_t above = parent;
  for (std::size_t up = 0; above != none; ++up) {
    if (above == screen || up > none) return none;
    above = screenNamed(product, product.screens[above].parent);
  }
  return parent;
}

bool isOnce(std::uint32_t set, std::uint32_t part) {
  return (set & part) == part;
}

}  // namespace

/// What can be served from one place on, and how.
struct EffortCounter::Served {
  std::vector<int> cost{};                          ///< By set of changes.
  std::vector<std::vector<std::uint32_t>> given{};  ///< By child and set: what the child serves.
};

EffortCounter::EffortCounter(const Product& product)
    : product_(product), children_(product.screens.size() + 1) {
  for (std::size_t i = 0; i < product.screens.size(); ++i) {
    children_[parentOf(product, i)].push_back(i);
  }
}

std::size_t EffortCounter::placeOf(const Control& control) const {
  return control.bundled.empty() ? screenNamed(product_, control.screen) : product_.screens.size();
}

void EffortCounter::serve(std::size_t place, const std::vector<std::vector<Option>>& options,
                          std::size_t count, std::vector<Served>& served) const {
  const std::uint32_t all = (std::uint32_t{1} << count) - 1;
  std::vector<int> here(count, kNeverServed);
  for (const Option& option : options[place]) {
    here[option.change] = std::min(here[option.change], stepsOf(*option.control));
  }
  Served& result = served[place];
  result.cost.assign(all + 1, 0);
  for (std::uint32_t set = 1; set <= all; ++set) {
    for (std::size_t i = 0; i < count; ++i) {
      if ((set >> i) & 1U) result.cost[set] = std::min(kNeverServed, result.cost[set] + here[i]);
    }
  }
  const bool first = place == product_.screens.size();
  for (const std::size_t child : children_[place]) {
    serve(child, options, count, served);
    const int way = first ? 0 : std::max(0, product_.screens[child].steps);
    std::vector<int> cost = result.cost;
    std::vector<std::uint32_t> given(all + 1, 0);
    for (std::uint32_t set = 1; set <= all; ++set) {
      for (std::uint32_t part = set; part > 0; part = (part - 1) & set) {
        const int sum = result.cost[set & ~part] + way + served[child].cost[part];
        if (sum >= cost[set]) continue;
        cost[set] = sum;
        given[set] = part;
      }
    }
    result.cost = std::move(cost);
    result.given.push_back(std::move(given));
  }
}

void EffortCounter::collect(std::size_t place, std::uint32_t wanted,
                            const std::vector<Served>& served,
                            const std::vector<std::vector<Option>>& options, Effort& effort) const {
  for (std::size_t i = children_[place].size(); i-- > 0;) {
    const std::uint32_t given = served[place].given[i][wanted];
    if (given == 0) continue;
    collect(children_[place][i], given, served, options, effort);
    wanted &= ~given;
  }
  for (const Option& option : options[place]) {
    const Control*& chosen = effort.controls[option.change];
    if (!isOnce(wanted, std::uint32_t{1} << option.change)) continue;
    if (chosen == nullptr || stepsOf(*option.control) < stepsOf(*chosen)) chosen = option.control;
  }
  if (wanted != 0 && place < product_.screens.size()) effort.screens.push_back(place);
}

Effort EffortCounter::effortOf(const std::vector<SettingChange>& changes,
                               const Configuration& at) const {
  Effort effort;
  if (changes.size() > kMostChanges) return effort;
  std::vector<std::vector<Option>> options(children_.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    for (const Control* control : controlsTo(product_, changes[i], at)) {
      options[placeOf(*control)].push_back({i, control});
    }
  }
  std::vector<Served> served(children_.size());
  const std::size_t first = product_.screens.size();
  serve(first, options, changes.size(), served);
  const auto all = static_cast<std::uint32_t>((std::uint32_t{1} << changes.size()) - 1);
  if (served[first].cost[all] >= kNeverServed) return effort;
  effort.known = true;
  effort.steps = served[first].cost[all];
  effort.controls.assign(changes.size(), nullptr);
  collect(first, all, served, options, effort);
  std::sort(effort.screens.begin(), effort.screens.end());
  return effort;
}

std::vector<const Control*> controlsTo(const Product& product, const SettingChange& change,
                                       const Configuration& at) {
  const Setting& setting = product.settings[change.setting];
  std::vector<const Control*> controls;
  for (const Control& control : setting.controls) {
    const auto leads = optionsThat(setting, Comparison::equal, control.option);
    const bool there =
        control.option.empty() || control.option == "*" || (leads && (*leads)[change.option]);
    if (there && holds(product, control.when, at)) controls.push_back(&control);
  }
  return controls;
}

std::vector<SettingChange> changesBetween(const Configuration& from, const Configuration& to) {
  std::vector<SettingChange> changes;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const SettingId id(i);
    if (from[id] != to[id]) changes.push_back({id, to[id]});
  }
  return changes;
}

}  // namespace dyetrace
