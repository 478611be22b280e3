// REC-08. A setting for who may see something that starts wider than its narrowest option.

#include <array>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/settings/settings_support.h"
#include "analysis/severity.h"
#include "model/names.h"

namespace dyetrace {
namespace {

struct Audience {
  std::string_view word;
  int width;
};

/// From oneself to everyone, as options are called.
constexpr std::array kAudiences = {
    Audience{"self", 0},        Audience{"only_me", 0},       Audience{"me", 0},
    Audience{"nobody", 0},      Audience{"no_one", 0},        Audience{"private", 0},
    Audience{"none", 0},        Audience{"chosen", 1},        Audience{"selected", 1},
    Audience{"custom", 1},      Audience{"close_friends", 1}, Audience{"family", 1},
    Audience{"contacts", 2},    Audience{"friends", 2},       Audience{"followers", 2},
    Audience{"connections", 2}, Audience{"team", 2},          Audience{"friends_of_friends", 3},
    Audience{"users", 3},       Audience{"members", 3},       Audience{"community", 3},
    Audience{"all_users", 3},   Audience{"public", 4},        Audience{"everyone", 4},
    Audience{"everybody", 4},   Audience{"anyone", 4},        Audience{"world", 4},
};

std::optional<int> widthOf(const SettingOption& option) {
  for (const std::string& name : {foldName(option.key), foldName(option.name)}) {
    for (const Audience& audience : kAudiences) {
      if (audience.word == name) return audience.width;
    }
  }
  return std::nullopt;
}

/// By option; empty unless every option is an audience and some differ.
std::vector<int> widthsOf(const Setting& setting) {
  std::vector<int> widths;
  for (const SettingOption& option : setting.options) {
    const auto width = widthOf(option);
    if (!width) return {};
    widths.push_back(*width);
  }
  const std::set<int> different(widths.begin(), widths.end());
  return different.size() > 1 ? widths : std::vector<int>();
}

/// Where a guard depends on it, SET-01 tells what goes out by default.
bool guardsAnything(const RuleContext& context, const Setting& setting) {
  const auto mentions = [&](const Guard& guard) {
    const std::vector<Choice> choices = choicesOf(guard);
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.setting == setting.key; });
  };
  const FlowGraph& graph = context.graph();
  const std::vector<FlowBinding>& bindings = context.product().bindings;
  return std::any_of(graph.edges.begin(), graph.edges.end(),
                     [&](const Edge& edge) { return mentions(edge.guard); }) ||
         std::any_of(graph.vertices.begin(), graph.vertices.end(),
                     [&](const Vertex& vertex) { return mentions(vertex.guard); }) ||
         std::any_of(bindings.begin(), bindings.end(),
                     [&](const FlowBinding& binding) { return mentions(binding.guard); });
}

class WideAudience final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-08",
        "Audience wider than the narrowest by default",
        "Does a setting for who may see something start wider than it could?",
        "Settings that the person turns, all of whose options are audiences (only me, chosen "
        "people, "
        "friends, members, everyone), and that no flow of the model depends on: the default must "
        "be "
        "the narrowest one. Of those that a flow depends on SET-01 tells what goes out.",
        "high",
        "Art. 25(2)",
        "Dd.4.2",
        "dpv:PrivacyByDefault",
        "Start with the narrowest audience and let people widen it.",
        "settings with audiences as options and with defaults"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (auto no = cannotAskOfSettings(context)) return *no;
    const Product& product = context.product();
    RuleAnswer answer;
    bool audiences = false;
    for (const SettingId id : personsSettings(product)) {
      const std::vector<int> widths = widthsOf(product.settings[id]);
      if (widths.empty() || guardsAnything(context, product.settings[id])) continue;
      audiences = true;
      const std::vector<bool> wide = startsWide(*context.settings(), id, widths);
      if (std::find(wide.begin(), wide.end(), true) != wide.end()) {
        answer.findings.push_back(report(context, id, widths, wide));
      }
    }
    return audiences ? answer : doesNotApply("No setting has audiences as its options.");
  }

 private:
  /// By context; where no default is stated nothing is claimed.
  static std::vector<bool> startsWide(const SettingsAnalysis& settings, SettingId id,
                                      const std::vector<int>& widths) {
    const int narrowest = *std::min_element(widths.begin(), widths.end());
    std::vector<bool> wide;
    for (const Context& each : settings.people().contexts()) {
      wide.push_back(each.states(id) && widths.at(each.start[id]) > narrowest);
    }
    return wide;
  }

  Finding report(RuleContext& context, SettingId id, const std::vector<int>& widths,
                 const std::vector<bool>& wide) const {
    const Setting& setting = context.product().settings[id];
    const SettingsAnalysis& settings = *context.settings();
    const auto first =
        static_cast<std::size_t>(std::find(wide.begin(), wide.end(), true) - wide.begin());
    const auto narrowest =
        static_cast<std::size_t>(std::min_element(widths.begin(), widths.end()) - widths.begin());
    const std::string start =
        titleOf(setting.options[settings.people().contexts()[first].start[id]]);
    const std::string least = titleOf(setting.options[narrowest]);
    Finding finding =
        findingAbout(context, description(), id, Severity::high, "a wide audience by default");
    finding.sentence = quoted(titleOf(setting)) + " starts at " + start + ", not at " + least + ".";
    finding.detail = "So it starts for " + forWhom(settings, wide) + ".";
    finding.who = "New people: " + forWhom(settings, wide) + ".";
    finding.fix = "Let " + quoted(titleOf(setting)) + " start at " + least + ".";
    finding.ask = "Why must " + quoted(titleOf(setting)) + " start at " + start + "?";
    for (const SettingDefault& each : setting.defaults) {
      addEvidence(finding, "default: " + each.value, each.where);
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeWideAudience() {
  return std::make_unique<WideAudience>();
}

}  // namespace dyetrace
