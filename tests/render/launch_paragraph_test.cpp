// The paragraph that says what a launch does to people's data.

#include <catch2/catch.hpp>

#include "render/comparison_data.h"
#include "tests/analysis/settings_case.h"
#include "tests/render/comparison_case.h"
#include "tests/render/text_search.h"

using namespace dyetrace;
using dyetrace::testing::has;
using dyetrace::testing::Made;
using dyetrace::testing::SettingsModel;

namespace {

/// The share of people who have the switch on; nothing: nobody says.
using Share = std::optional<double>;

Setting& toggleOn(SettingsModel& model, const std::string& key, Share share) {
  Setting& made = model.toggle(key, "on");
  if (share) {
    made.options[0].share = 1 - *share;
    made.options[1].share = *share;
  }
  return made;
}

/// Members give away phone numbers; `contacts` or `matching` brings them to the partner.
Product contacts(bool launched, Share first, Share second) {
  SettingsModel model;
  const NodeId member = model.person("Member", "contact.phone_number");
  model.facts(member).subjects = {"people who never joined"};
  const NodeId app = model.process("App");
  model.flow(member, app);
  model.screen("home", "", 0);
  model.screen("settings", "home", 1);
  model.screen("privacy", "settings", 1);
  model.screen("matching", "privacy", 1);
  toggleOn(model, "contacts", first).controls = {SettingsModel::control("settings", "", 1)};
  toggleOn(model, "matching", second).controls = {SettingsModel::control("matching", "", 1)};
  if (launched)
    model.guard(model.flow(app, model.external("Ads partner")), "contacts = on | matching = on");
  return model.build();
}

std::string paragraph(Product before, Product after) {
  return words::launchParagraph(Made(std::move(before), std::move(after)).compared);
}

}  // namespace

TEST_CASE("the paragraph tells whose data gets to whom, for how many, and what stops it") {
  const std::string text = paragraph(contacts(false, 0.25, 0.08), contacts(true, 0.25, 0.08));
  CHECK(has(text,
            "After this launch, phone number, data of people who never joined, newly reaches Ads "
            "partner for 31 % of people, as stated, on by default for everybody; turning it off "
            "takes 2 switches, one of them 3 screens deep (turn contacts off and turn matching "
            "off)."));
  CHECK_FALSE(has(text, "assumed"));
}

TEST_CASE("the paragraph says that a share is assumed where one of its settings states none") {
  const std::string text = paragraph(contacts(false, 0.25, {}), contacts(true, 0.25, {}));
  CHECK(has(text, "for an assumed 93 % of people,"));
  CHECK(has(text, "it is assumed that nine in ten people keep what they start with."));
}

TEST_CASE("the paragraph claims nothing that hangs on a default which nobody states") {
  const auto sharing = [](bool launched, const std::string& start,
                          const std::string& when = "sharing = on") {
    SettingsModel model;
    const NodeId app = model.process("App");
    model.flow(model.person("Member", "contact.phone_number"), app);
    model.toggle("news", "off");
    model.guard(model.flow(app, model.external("Mail service")), "news = on");
    if (launched) {
      model.toggle("sharing", start);
      model.guard(model.flow(app, model.external("Ads partner")), when);
    }
    return model.build();
  };
  const std::string open = paragraph(sharing(false, ""), sharing(true, ""));
  CHECK(has(open,
            "newly reaches Ads partner for an unknown share of people, depending on sharing, which "
            "states no default."));
  CHECK(has(open,
            "Whether choices that people made before share more afterwards depends on how sharing "
            "starts."));
  CHECK_FALSE(has(open, "assumed"));
  CHECK(has(paragraph(sharing(false, ""), sharing(true, "", "sharing = off")),
            "Whether choices that people made before share more afterwards depends on how sharing "
            "starts."));
  CHECK(has(paragraph(sharing(false, ""), sharing(true, "off", "sharing = off")),
            "Whatever people had set before, more is shared afterwards without their doing."));
  const std::string stated = paragraph(sharing(false, ""), sharing(true, "off"));
  CHECK(has(stated, "for an assumed 10 % of people, off by default."));
  CHECK(has(stated, "No choice that people made before shares more afterwards."));
}

TEST_CASE("the paragraph says so where not all choices that share more were counted") {
  Made made(contacts(false, 0.25, 0.08), contacts(true, 0.25, 0.08));
  const std::string exactly = words::launchParagraph(made.compared);
  CHECK(has(exactly, "In 3 of the 4 combinations of settings that people can have had, more is "));
  made.comparison.data.choices.sharingIsExact = false;
  CHECK(has(words::launchParagraph(made.compared),
            "In at least 3 of the 4 combinations of settings that people can have had, more is "));
}

TEST_CASE("the paragraph says who decides where the person concerned cannot") {
  const auto friends = [](bool launched) {
    SettingsModel model;
    const NodeId app = model.process("App");
    model.flow(model.person("Member", "contact.phone_number"), app);
    model.toggle("upload", "on", SettingOwner::otherPerson);
    if (launched) model.guard(model.flow(app, model.external("Ads partner")), "upload = on");
    return model.build();
  };
  CHECK(has(paragraph(friends(false), friends(true)),
            "data of Member, newly reaches Ads partner for an assumed 90 % of people, on by "
            "default for everybody; nothing that they can set stops it (other people turn "
            "upload)."));
}

TEST_CASE("the paragraph tells of flows that only settings name, apart from data at places") {
  const auto settings = [](const std::string& guard, const std::string& risk) {
    SettingsModel model;
    model.toggle("ads", "on");
    model.toggle("more", "off");
    model.bind("ads_profile", guard);
    model.product().bindings.back().risk = risk;
    return model.build();
  };
  const std::string wider = paragraph(settings("ads & more", "high"), settings("ads", "high"));
  CHECK(has(wider,
            "Neither model shows personal data with anybody beyond the company. The flow "
            "ads_profile, which no diagram draws, opens in cases in which it did not before "
            "for an assumed 90 % of people (before: an assumed 9 % of people), on by default "
            "for everybody; turning it off takes 1 switch (turn ads off)."));
  const std::string fewer = paragraph(settings("ads", "high"), settings("ads & more", "high"));
  CHECK_FALSE(has(fewer, "opens"));
  CHECK_FALSE(has(paragraph(settings("ads & more", "none"), settings("ads", "none")), "opens"));
}

TEST_CASE("the paragraph names a party once for all of its parts that get the same data") {
  const auto shop = [](bool launched) {
    SettingsModel model;
    const NodeId app = model.process("App");
    model.flow(model.person("Member", "email"), app);
    if (launched) {
      for (const char* name : {"Mailing", "Scoring"}) {
        const NodeId part = model.external(name);
        model.facts(part).organisation = "Partner";
        model.flow(app, part);
      }
    }
    return model.build();
  };
  CHECK(has(paragraph(shop(false), shop(true)),
            "newly reaches Partner (Mailing and Scoring) for everybody; nothing that people can "
            "set stops it."));
}
