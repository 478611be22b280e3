#include "analysis/spread.h"

#include <catch2/catch.hpp>

#include "analysis/spread_system.h"
#include "tests/analysis/settings_case.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// A model and what is asked of it.
class SpreadModel : public SettingsModel {
 public:
  std::optional<Spread> spreadAt(NodeId place, const std::string& data = "email") {
    const LabelId asked = label(data);
    product_ = build();
    reviewed_.emplace(product_, ReviewOptions{});
    SpreadQuestions questions(reviewed_->graph, reviewed_->reach, reviewed_->settings.get());
    return questions.at(place, asked);
  }
  /// Of the only origin.
  double copiesAt(NodeId place, const std::string& data = "email") {
    const auto spread = spreadAt(place, data);
    REQUIRE(spread);
    REQUIRE(spread->origins.size() == 1);
    return spread->origins[0].copies;
  }

  const NodeId customer = person("Customer", "email");
  const NodeId app = process("App");
  const NodeId partner = external("Partner");

 private:
  Product product_;
  std::optional<Reviewed> reviewed_;
};

}  // namespace

TEST_CASE("each road that is always open brings a copy") {
  SpreadModel model;
  const NodeId mailer = model.process("Mailer");
  model.flow(model.customer, model.app);
  model.flow(model.app, model.partner);
  model.flow(model.app, mailer);
  model.flow(mailer, model.partner);
  CHECK(model.copiesAt(model.partner) == 2);
}

TEST_CASE("along one road copies arrive for the people for whom all of it is open") {
  SpreadModel model;
  model.toggle("share", "off").options[1].share = 0.3;
  model.guard(model.flow(model.customer, model.app), "share");
  model.guard(model.flow(model.app, model.partner), "share");
  CHECK(model.copiesAt(model.partner) == Approx(0.3));
}

TEST_CASE("settings that go different ways add up on roads that meet again") {
  SpreadModel model;
  model.toggle("share", "off").options[1].share = 0.3;
  model.toggle("sync", "off").options[1].share = 0.2;
  model.flow(model.customer, model.app);
  model.guard(model.flow(model.app, model.partner), "share");
  model.guard(model.flow(model.app, model.partner), "sync");
  CHECK(model.copiesAt(model.partner) == Approx(0.5));
}

TEST_CASE("a cycle that is always open makes copies without limit, and is named") {
  SpreadModel model;
  const NodeId store = model.store("Profiles");
  model.flow(model.customer, model.app);
  model.flow(model.app, store);
  model.flow(store, model.app);
  model.flow(model.app, model.partner);
  const auto spread = model.spreadAt(model.partner);
  REQUIRE(spread);
  CHECK(spread->endless());
  CHECK(spread->cycle == std::vector<NodeId>{model.app, store});
}

TEST_CASE("a cycle that is open for some people adds what comes round, asked anew each time") {
  SpreadModel model;
  const NodeId store = model.store("Profiles");
  model.toggle("again", "off").options[1].share = 0.5;
  model.flow(model.customer, model.app);
  model.guard(model.flow(model.app, store), "again");
  model.flow(store, model.app);
  model.flow(model.app, model.partner);
  const auto spread = model.spreadAt(model.partner);
  REQUIRE(spread);
  CHECK_FALSE(spread->endless());
  CHECK(spread->origins[0].copies == Approx(2));
  CHECK(spread->cycle.size() == 2);
}

TEST_CASE("a cycle off the way to a place makes no copies there") {
  SpreadModel model;
  const NodeId store = model.store("Profiles");
  const NodeId archive = model.store("Archive");
  model.flow(model.customer, model.app);
  model.flow(model.customer, store);
  model.flow(store, archive);
  model.flow(archive, store);
  model.flow(model.app, model.partner);
  const auto spread = model.spreadAt(model.partner);
  REQUIRE(spread);
  CHECK(spread->origins[0].copies == 1);
  CHECK(spread->cycle.empty());
}

TEST_CASE("what drops a label sends no copy on, what turns it sends one as what it becomes") {
  SpreadModel model;
  const NodeId other = model.external("Other");
  model.turns(model.app, "email -> email:pseudonymous");
  model.flow(model.customer, model.app);
  model.flow(model.app, model.partner);
  model.flow(model.app, other);
  CHECK_FALSE(model.spreadAt(model.partner));
  CHECK(model.copiesAt(model.partner, "email:pseudonymous") == 1);
}

TEST_CASE("each place where a record starts is told, those of most copies first") {
  SpreadModel model;
  const NodeId clerk = model.person("Clerk", "email");
  model.flow(clerk, model.partner);
  model.flow(model.customer, model.app);
  model.flow(model.app, model.partner);
  model.flow(model.customer, model.partner);
  const auto spread = model.spreadAt(model.partner);
  REQUIRE(spread);
  REQUIRE(spread->origins.size() == 2);
  CHECK(spread->origins[0].node == model.customer);
  CHECK(spread->origins[0].copies == 2);
  CHECK(spread->origins[1].node == clerk);
}

TEST_CASE("copies rest on what is assumed of settings on the way, stated or not") {
  SpreadModel model;
  model.toggle("share", "on");
  model.flow(model.customer, model.app);
  model.guard(model.flow(model.app, model.partner), "share");
  const auto assumed = model.spreadAt(model.partner);
  REQUIRE(assumed);
  CHECK(assumed->assumed.defaultsKept);
  CHECK_FALSE(assumed->defaultUnknown);
  CHECK(assumed->origins[0].copies == Approx(0.9));
  SpreadModel unstated;
  unstated.toggle("share");
  unstated.flow(unstated.customer, unstated.app);
  unstated.guard(unstated.flow(unstated.app, unstated.partner), "share");
  const auto unknown = unstated.spreadAt(unstated.partner);
  REQUIRE(unknown);
  CHECK(unknown->defaultUnknown);
}

TEST_CASE("nothing is told of a place to which nothing comes") {
  SpreadModel model;
  model.flow(model.customer, model.app);
  CHECK_FALSE(model.spreadAt(model.partner));
  CHECK_FALSE(model.spreadAt(model.customer));
}
