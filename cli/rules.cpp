// `dyetrace rules`: what is asked of every model.

#include <fmt/format.h>

#include "analysis/rule.h"
#include "cli/command.h"
#include "model/names.h"
#include "render/rule_area.h"

namespace dyetrace {
namespace {

/// One line each, under a heading for each group.
std::string listOfRules() {
  std::string text;
  std::string group;
  for (const auto& rule : rules()) {
    const RuleDescription& each = rule->description();
    const std::string heading = areaOf(each.code);
    if (heading != group) text += (group.empty() ? "" : "\n") + heading + "\n";
    group = heading;
    text += fmt::format("  {:<7} {}\n", each.code, each.name);
  }
  return text;
}

std::string field(const std::string& title, const std::string& text) {
  return text.empty() ? "" : fmt::format("  {:<10} {}\n", title, text);
}

std::string whole(const RuleDescription& rule) {
  return fmt::format("{} {}\n", rule.code, rule.name) + field("question", rule.question) +
         field("looks at", rule.checks) + field("severity", rule.severity) +
         field("needs", rule.needs) + field("GDPR", rule.article) + field("LINDDUN", rule.linddun) +
         field("DPV", rule.dpv) + field("known as", rule.pattern) + field("fix", rule.fix);
}

class RulesCommand : public Command {
 public:
  std::string name() const override { return "rules"; }
  std::string summary() const override { return "List the rules, or tell all about one"; }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace rules\n"
           "  dyetrace rules FLW-01\n"
           "The references to law and to threat catalogues are an engineering aid, not legal "
           "advice.\n";
  }

  void setUp(CLI::App& app) override {
    app.add_option("CODE", codes_, "Rules to tell about [all, one line each]")->type_name("");
  }

  ExitCode run(Console& console) override {
    std::string text = codes_.empty() ? listOfRules() : "";
    for (const std::string& code : codes_) text += whole(named(code));
    console.answer(text);
    return ExitCode::nothingFound;
  }

 private:
  static const RuleDescription& named(const std::string& code) {
    std::vector<std::string> known;
    for (const auto& rule : rules()) {
      if (foldName(rule->description().code) == foldName(code)) return rule->description();
      known.push_back(rule->description().code);
    }
    throw Error("there is no rule `" + code + "`", didYouMean(nearestNames(code, known)));
  }

  std::vector<std::string> codes_;
};

}  // namespace

std::unique_ptr<Command> makeRulesCommand() {
  return std::make_unique<RulesCommand>();
}

}  // namespace dyetrace
