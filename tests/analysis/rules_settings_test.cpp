#include <catch2/catch.hpp>

#include "analysis/settings/dimensions.h"
#include "analysis/settings/promises.h"
#include "tests/analysis/settings_case.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// The rules of which one speaks of a claim that is not kept.
constexpr const char* kOfClaims[] = {"SET-03", "SET-04", "SET-05", "SET-11", "SET-24"};

/// Two settings that claim flows, and guards of up to three settings.
Product randomClaims(std::uint64_t seed) {
  Random random(seed);
  SettingsModel model;
  for (const char* key : {"a", "b", "c"}) model.toggle(key, random.oneIn(2) ? "on" : "off");
  Product& product = model.product();
  product.settings[SettingId(0)].claims = {"x"};
  product.settings[SettingId(1)].claims = {"x", "y"};
  if (random.oneIn(4)) product.settings[SettingId(1)].role = "kill";
  for (const char* flow : {"x", "y"}) {
    FlowBinding binding;
    binding.flow = flow;
    binding.guard = randomGuard(product, random, 2);
    product.bindings.push_back(binding);
  }
  return model.build();
}

std::size_t spokenOf(const Product& product, SettingId setting, const std::string& flow) {
  std::size_t count = 0;
  for (const char* code : kOfClaims) {
    for (const Finding& finding : ask(code, product).findings) {
      const bool ofAll = finding.evidence.front().words.find("setting") != std::string::npos;
      const bool ofFlow = finding.evidence.front().words == flow;
      if (finding.setting == setting && (ofAll || ofFlow)) ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("of every claim that is not kept exactly one rule speaks, and of a kept one none") {
  std::size_t broken = 0;
  for (std::uint64_t seed = 1; seed <= tried(400); ++seed) {
    CAPTURE(seed);
    const Product product = randomClaims(seed);
    const FlowGraph graph = buildFlowGraph(product, {});
    const auto settings = SettingsAnalysis::of(product, graph, solveReach(graph));
    for (const Promise& promise : promisesOf(*settings)) {
      const std::string& flow = settings->exposures()[promise.exposure].title;
      CAPTURE(promise.setting.index(), flow);
      const bool kept = promise.fate == PromiseFate::kept;
      broken += kept ? 0 : 1;
      if (!kept) CHECK(spokenOf(product, promise.setting, flow) == 1);
      if (kept) CHECK(spokenOf(product, promise.setting, flow) == 0);
    }
  }
  CHECK(broken > tried(100));
}

TEST_CASE("several kinds of data that one switch sends to one place are one finding") {
  SettingsModel model;
  model.toggle("ads", "on");
  const NodeId app = model.process("App", "email, location.precise");
  model.guard(model.flow(app, model.external("Partner"), "email, location.precise"), "ads");
  const RuleAnswer answer = ask("SET-01", model.build());
  REQUIRE(answer.findings.size() == 1);
  CHECK(answer.findings[0].sentence.find("location") != std::string::npos);
  CHECK(answer.findings[0].detail.find("e-mail") != std::string::npos);
}

TEST_CASE("of minors SET-14 speaks and SET-01 of everybody else") {
  SettingsModel model;
  model.dimension("age", {"teen", "adult"});
  model.toggle("ads", "on");
  model.bind("ads_profile", "ads");
  const Product product = model.build();
  REQUIRE(countOf("SET-14", product) == 1);
  REQUIRE(countOf("SET-01", product) == 1);
  CHECK(ask("SET-01", product).findings[0].sentence.find("adult") != std::string::npos);
  CHECK(ask("SET-14", product).findings[0].severity.result == Severity::critical);
}

TEST_CASE("an age band that no option says to be of minors is asked about") {
  SettingsModel model;
  model.dimension("age", {"a", "b"});
  model.toggle("ads", "on");
  model.bind("ads_profile", "ads");
  const RuleAnswer answer = ask("SET-14", model.build());
  REQUIRE(answer.findings.size() == 1);
  CHECK(answer.findings[0].verdict == Verdict::unknown);
}

TEST_CASE("what nobody can stop is a question until somebody says what it is for") {
  SettingsModel model;
  model.toggle("flag", "on", SettingOwner::product);
  model.bind("ads_profile", "flag");
  CHECK(ask("SET-09", model.build()).findings.at(0).verdict == Verdict::unknown);
  model.product().bindings[0].purpose = "advertising";
  const Finding finding = ask("SET-09", model.build()).findings.at(0);
  CHECK(finding.verdict == Verdict::violated);
  CHECK(finding.severity.result == Severity::critical);
  model.product().bindings[0].purpose = "service";
  CHECK(countOf("SET-09", model.build()) == 0);
}

TEST_CASE("a flag is hidden only where the person has a switch of their own") {
  SettingsModel model;
  model.toggle("flag", "off", SettingOwner::product);
  model.toggle("sharing", "on");
  model.bind("feed", "flag & sharing", "advertising");
  CHECK(countOf("SET-21", model.build()) == 1);
  CHECK(countOf("SET-09", model.build()) == 0);
  model.product().bindings[0].guard = parseGuard("flag").guard;
  model.product().settings[SettingId(0)].defaults[0].value = "on";
  CHECK(countOf("SET-21", model.build()) == 0);
  CHECK(countOf("SET-09", model.build()) == 1);
}

TEST_CASE("somebody else's setting is no trouble where the person is told or has to agree") {
  SettingsModel model;
  model.toggle("upload", "off", SettingOwner::otherPerson);
  model.toggle("discover", "off");
  const NodeId app = model.process("App", "phone_number");
  const NodeId friends = model.external("Friends");
  const FlowId flow = model.flow(app, friends, "phone_number");
  model.guard(flow, "upload");
  CHECK(countOf("SET-10", model.build()) == 1);
  model.guard(flow, "upload & discover");
  CHECK(countOf("SET-10", model.build()) == 0);
  model.guard(flow, "upload");
  model.marks(flow, "notice");
  CHECK(countOf("SET-10", model.build()) == 0);
}

TEST_CASE("a claim on a drawn flow covers the data that it brings to its end") {
  SettingsModel model;
  model.toggle("ads", "off").claims = {"flow0"};
  const NodeId app = model.process("App", "email");
  const NodeId partner = model.external("Partner");
  const NodeId other = model.external("Other");
  model.guard(model.flow(app, partner, "email"), "ads");
  CHECK(countOf("SET-12", model.build()) == 0);
  model.guard(model.flow(app, other, "email"), "ads");
  const RuleAnswer answer = ask("SET-12", model.build());
  REQUIRE(answer.findings.size() == 1);
  CHECK(answer.findings[0].place == other);
}

TEST_CASE("what comes with the terms takes no step to start and its way back counts in full") {
  SettingsModel model;
  model.screen("home", "", 0);
  model.screen("privacy", "home", 3);
  Setting& ads = model.toggle("ads", "on");
  ads.controls = {SettingsModel::control("home", "on", 0, "terms"),
                  SettingsModel::control("privacy", "off", 1)};
  model.bind("ads_profile", "ads");
  const Finding finding = ask("SET-38", model.build()).findings.at(0);
  CHECK(finding.sentence == "Stopping takes 4 steps, starting 0: \"ads_profile\" flows.");
  CHECK(finding.severity.result == Severity::high);
  CHECK(finding.detail.find("terms") != std::string::npos);
}

TEST_CASE("stopping as easily as starting is no trouble, wherever the screen is") {
  SettingsModel model;
  model.screen("home", "", 0);
  model.screen("privacy", "home", 3);
  model.toggle("ads", "on").controls = {SettingsModel::control("privacy", "", 1)};
  model.bind("ads_profile", "ads");
  CHECK(countOf("SET-38", model.build()) == 0);
}

TEST_CASE("a constraint that sets nothing or opens nothing by itself is no silent change") {
  SettingsModel model;
  model.toggle("public", "off");
  model.toggle("activity", "off");
  model.demand("public", "activity", Constraint::Effect::sets);
  model.bind("post_public", "public");
  CHECK(countOf("SET-07", model.build()) == 0);
  model.bind("log", "activity & public");
  CHECK(countOf("SET-07", model.build()) == 1);
}

TEST_CASE(
    "rules about settings do not apply without settings and are not asked where none is valid") {
  ProductBuilder bare;
  bare.process("App", "email");
  SettingsModel clash;
  clash.toggle("a", "on");
  clash.demand("true", "a");
  clash.demand("true", "!a");
  clash.bind("x", "a");
  for (const char* code : {"SET-01", "SET-02", "SET-06", "SET-16", "SET-26", "SET-31"}) {
    CAPTURE(code);
    CHECK(ask(code, bare.build()).verdict == Verdict::doesNotApply);
    CHECK(ask(code, clash.build()).verdict == Verdict::unknown);
    CHECK_FALSE(ask(code, clash.build()).reason.empty());
  }
}

TEST_CASE("contexts are told by their words") {
  SettingsModel model;
  CHECK(topicOf(model.dimension("age-band", {"a"})) == Topic::age);
  CHECK(topicOf(model.dimension("account-cohort", {"a"})) == Topic::cohort);
  CHECK(topicOf(model.dimension("Region", {"a"})) == Topic::region);
  CHECK(topicOf(model.dimension("platform", {"a"})) == Topic::other);
  CHECK(topicOf(model.dimension("usage", {"a"})) == Topic::other);
  const auto minors =
      minorsIn(model.dimension("age1", {"u13", "13-17", "18-24", "adult", "under-18", "unknown"}));
  REQUIRE(minors);
  CHECK(*minors == std::vector<bool>{true, true, false, false, true, false});
  CHECK_FALSE(minorsIn(model.dimension("age2", {"a", "b"})));
  CHECK(minorsIn(model.toggle("child", "", SettingOwner::context)) ==
        std::vector<bool>{false, true});
}
