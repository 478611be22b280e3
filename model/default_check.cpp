// Defaults that constraints forbid: people start with what nobody may have.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/configuration.h"
#include "model/settings_check.h"

namespace dyetrace {
namespace {

/// Contexts times constraints that are tried; beyond that nothing is said.
constexpr std::size_t kMostContextTrials = 200'000;

struct Start {
  Defaults defaults{};
  std::vector<bool> stated{};  ///< By setting: it has a default here, or is a context.
};

class DefaultCheck {
 public:
  explicit DefaultCheck(const Product& product) : product_(product) {}

  Diagnostics run() {
    const std::size_t constraints = product_.constraints.size();
    if (constraints == 0 || !anyDefault()) return {};
    for (const Configuration& context : contextsOf(product_, kMostContextTrials / constraints))
      starts_.push_back(startIn(context));
    leaveOutImpossible();
    Diagnostics found;
    for (const Constraint& constraint : product_.constraints) {
      const std::vector<const Start*> breaking = whoBreaks(constraint);
      if (!breaking.empty()) found.push_back(forbidden(constraint, breaking));
    }
    return found;
  }

 private:
  bool anyDefault() const {
    return std::any_of(product_.settings.begin(), product_.settings.end(),
                       [](const Setting& setting) { return !setting.defaults.empty(); });
  }

  Start startIn(const Configuration& context) const {
    Start start;
    start.defaults = defaultsIn(product_, context);
    start.stated.assign(product_.settings.size(), true);
    for (const SettingId id : start.defaults.unstated) start.stated[id.index()] = false;
    return start;
  }

  /// Contexts that no person is in: a constraint between facts about people forbids them.
  void leaveOutImpossible() {
    for (const Constraint& constraint : product_.constraints) {
      const std::vector<SettingId> settings = mentioned(constraint);
      const bool contextsOnly = std::all_of(settings.begin(), settings.end(), [&](SettingId id) {
        return product_.settings[id].owner == SettingOwner::context;
      });
      if (!contextsOnly) continue;
      std::erase_if(starts_, [&](const Start& start) { return breaks(start, constraint); });
    }
  }

  std::vector<SettingId> mentioned(const Constraint& constraint) const {
    std::vector<SettingId> settings;
    for (const Choice& choice : choicesOf(formulaOf(constraint))) {
      const SettingId id = product_.settingNamed(choice.setting);
      if (id.valid()) settings.push_back(id);
    }
    std::sort(settings.begin(), settings.end());
    settings.erase(std::unique(settings.begin(), settings.end()), settings.end());
    return settings;
  }

  bool breaks(const Start& start, const Constraint& constraint) const {
    return !holds(product_, formulaOf(constraint), start.defaults.configuration);
  }

  /// Those where every setting of the constraint has a default, and it does not hold.
  std::vector<const Start*> whoBreaks(const Constraint& constraint) const {
    const std::vector<SettingId> settings = mentioned(constraint);
    std::vector<const Start*> breaking;
    for (const Start& start : starts_) {
      const bool stated = std::all_of(settings.begin(), settings.end(),
                                      [&](SettingId id) { return start.stated[id.index()]; });
      if (stated && breaks(start, constraint)) breaking.push_back(&start);
    }
    return breaking;
  }

  std::string contextWords(const Start& start) const {
    std::string words;
    for (const SettingId id : product_.settings.ids()) {
      const Setting& setting = product_.settings[id];
      if (setting.owner != SettingOwner::context) continue;
      words += (words.empty() ? "" : ", ") + setting.key + " = " +
               setting.options[start.defaults.configuration[id]].key;
    }
    return words;
  }

  Diagnostic forbidden(const Constraint& constraint,
                       const std::vector<const Start*>& breaking) const {
    std::string whom;
    if (starts_.size() > 1)
      whom = " in " + std::to_string(breaking.size()) + " of " + std::to_string(starts_.size()) +
             " contexts, such as " + contextWords(*breaking.front());
    Diagnostic diagnostic{
        Level::warning,
        "settings/default-forbidden",
        "the defaults break the constraint `" + toString(formulaOf(constraint)) + "`" + whom,
        constraint.where,
        "Change one of the defaults, or the constraint.",
        {}};
    for (const SettingId id : mentioned(constraint)) {
      const Setting& setting = product_.settings[id];
      if (setting.owner == SettingOwner::context) continue;
      const std::string& option = setting.options[breaking.front()->defaults.configuration[id]].key;
      diagnostic.remarks.push_back({setting.where, "`" + setting.key + "` starts " + option});
    }
    return diagnostic;
  }

  const Product& product_;
  std::vector<Start> starts_;
};

}  // namespace

Diagnostics checkDefaults(const Product& product) {
  return DefaultCheck(product).run();
}

}  // namespace dyetrace
