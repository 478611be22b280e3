#include <catch2/catch.hpp>

#include "tests/importers/annotations_support.h"

using namespace dyetrace;
using dyetrace::testing::SmallDrawing;

TEST_CASE("A key is ours with any of four separators and in any case") {
  CHECK(privacyKey("privacy.data") == "data");
  CHECK(privacyKey("Privacy-Data") == "data");
  CHECK(privacyKey("privacy_data") == "data");
  CHECK(privacyKey(" privacy:DATA ") == "data");
  CHECK_FALSE(privacyKey("privacy"));
  CHECK_FALSE(privacyKey("privacy."));
  CHECK_FALSE(privacyKey("privacy policy"));
  CHECK_FALSE(privacyKey("data"));
}

TEST_CASE("The keys of the vocabulary are sorted and each is known") {
  CHECK(std::is_sorted(vocabularyKeys().begin(), vocabularyKeys().end()));
  for (const char* key :
       {"kind",      "direction", "data",       "drops", "turns",        "derives",
        "subject",   "purpose",   "basis",      "role",  "organisation", "region",
        "residency", "retention", "protection", "marks", "unmarks",      "when",
        "erases",    "required",  "claims",     "share", "needs",        "recipients",
        "trigger",   "fragment"}) {
    INFO(key);
    CHECK(std::binary_search(vocabularyKeys().begin(), vocabularyKeys().end(), key));
  }
}

TEST_CASE("Pairs in text are found by line and other lines are left alone") {
  const auto pairs = pairsInText(
      "Sends the photo.\nprivacy.data: photo, location\r\n  privacy-when = history=on\n"
      "privacy:region: EU\nOur privacy policy: see the page");
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0].key == "data");
  CHECK(pairs[0].value == "photo, location");
  CHECK(pairs[0].line == 1);
  CHECK(pairs[1].key == "when");
  CHECK(pairs[1].value == "history=on");
  CHECK(pairs[2].key == "region");
  CHECK(pairs[2].line == 3);
}

TEST_CASE("Data labels are read by tail, with a form and with a question mark") {
  SmallDrawing small;
  small.state(small.upload, "data", "email, location.precise:pseudonymous, photo?");
  small.apply(true);
  CHECK(small.dataOf(small.upload) ==
        "user.contact.email, user.location.precise:pseudonymous, user.content.photo?");
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("A value marked as suggested is left out unless asked for and one note counts them") {
  SmallDrawing small;
  small.state(small.upload, "data", "email?, photo");
  small.state(small.partner, "role", "processor?");
  small.apply(false);
  CHECK(small.dataOf(small.upload) == "user.content.photo");
  CHECK_FALSE(small.factsOf(small.partner).role);
  REQUIRE(small.said("annotation/unconfirmed"));
  CHECK(small.said("annotation/unconfirmed")->message.starts_with("2 values"));
}

TEST_CASE("What is confirmed somewhere counts before what is only suggested in a better place") {
  SmallDrawing small;
  small.state(small.upload, "data", "phone?", Carrier::factsTable);
  small.state(small.upload, "data", "email", Carrier::label);
  small.apply(false);
  CHECK(small.dataOf(small.upload) == "user.contact.email");
}

TEST_CASE("What a place needs is read as patterns, with a form only if one is written") {
  SmallDrawing small;
  small.state(small.app, "needs", "location.coarse, email:pseudonymous");
  small.apply();
  const auto& needs = small.factsOf(small.app).needs;
  REQUIRE(needs.size() == 2);
  CHECK_FALSE(needs[0].form);
  CHECK(needs[1].form == static_cast<int>(Form::pseudonymous));
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("The kind of a store may say what the store is for") {
  SmallDrawing small;
  small.state(small.store, "kind", "key table");
  small.apply();
  CHECK(small.drawing.product.nodes[small.store].kind == NodeKind::store);
  CHECK(small.factsOf(small.store).storeUse == StoreUse::keyTable);
}

TEST_CASE("Recipients that people are told of are kept as written") {
  SmallDrawing small;
  small.state(small.app, "recipient", "Photo Printers Ltd, processor");
  small.apply();
  CHECK(small.factsOf(small.app).recipients ==
        std::vector<std::string>{"Photo Printers Ltd", "processor"});
}

TEST_CASE("What sets something off is an event, a clock, or nothing in particular") {
  SmallDrawing small;
  small.state(small.app, "trigger", "nightly");
  small.state(small.upload, "trigger", "on request");
  small.state(small.share, "trigger", "sometimes");
  small.apply();
  CHECK(small.factsOf(small.app).trigger == Trigger::periodic);
  CHECK(small.factsOf(small.upload).trigger == Trigger::event);
  CHECK_FALSE(small.factsOf(small.share).trigger);
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("A part of a split secret names the secret, the part and how many parts it takes") {
  SmallDrawing small;
  small.state(small.upload, "fragment", "monthly salary 1/2");
  small.state(small.share, "fragment", "salary 1/1");
  small.apply();
  CHECK(small.factsOf(small.upload).fragment == Fragment{"monthly salary", "1", 2});
  CHECK_FALSE(small.factsOf(small.share).fragment);
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("An unknown key is reported with its place and the nearest key") {
  SmallDrawing small;
  small.state(small.upload, "purpos", "ads");
  small.apply();
  const Diagnostic* said = small.said("annotation/unknown-key");
  REQUIRE(said);
  CHECK(said->where.line == 20);
  CHECK(said->advice == "Did you mean purpose?");
}

TEST_CASE("An unknown category is reported with the nearest names") {
  SmallDrawing small;
  small.state(small.upload, "data", "locaton");
  small.apply();
  const Diagnostic* said = small.said("annotation/unknown-term");
  REQUIRE(said);
  CHECK(said->message.find("`locaton`") != std::string::npos);
  CHECK(said->advice.find("location") != std::string::npos);
}

TEST_CASE("An unknown purpose and an unknown legal basis are reported") {
  SmallDrawing small;
  small.state(small.upload, "purpose", "advertisng, ads");
  small.state(small.upload, "basis", "consnt, contract, scc");
  small.apply();
  CHECK(small.factsOf(small.upload).purposes.size() == 1);
  CHECK(small.factsOf(small.upload).bases.size() == 2);
  CHECK(std::count_if(
            small.drawing.diagnostics.begin(), small.drawing.diagnostics.end(),
            [](const Diagnostic& each) { return each.code == "annotation/unknown-term"; }) == 2);
}

TEST_CASE("An ambiguous tail is reported with its candidates") {
  SmallDrawing small;
  small.state(small.upload, "purpose", "targeted");
  small.apply();
  const Diagnostic* said = small.said("annotation/ambiguous-term");
  REQUIRE(said);
  CHECK(said->advice.find("first_party.targeted") != std::string::npos);
  CHECK(said->advice.find("third_party.targeted") != std::string::npos);
}

TEST_CASE("An unknown form is reported and the data counts as identified") {
  SmallDrawing small;
  small.state(small.upload, "data", "email:hashd");
  small.apply();
  CHECK(small.dataOf(small.upload) == "user.contact.email");
  CHECK(small.said("annotation/unknown-form"));
}

TEST_CASE("A turn to another category keeps the form and a turn to a form keeps the category") {
  SmallDrawing small;
  small.state(small.app, "turns", "location.precise -> location.coarse, contact → :pseudonymous");
  small.state(small.upload, "data", "location.precise:pseudonymous, email");
  small.apply();
  const auto& turns = small.factsOf(small.app).turns;
  REQUIRE(turns.size() == 2);
  CHECK(turns[0].keepsForm);
  CHECK_FALSE(turns[0].keepsCategory);
  CHECK(turns[1].keepsCategory);
  CHECK_FALSE(turns[1].keepsForm);
  std::vector<std::string> labels;
  for (const LabelId id : small.drawing.product.labels.ids())
    labels.push_back(keyOf(small.drawing.product, id));
  CHECK(std::count(labels.begin(), labels.end(), "user.location.imprecise:pseudonymous") == 1);
  CHECK(std::count(labels.begin(), labels.end(), "user.contact.email:pseudonymous") == 1);
}

TEST_CASE("A turn with => and a whole label fixes the form") {
  SmallDrawing small;
  small.state(small.app, "turns", "email => unique_id:pseudonymous");
  small.apply();
  const auto& turns = small.factsOf(small.app).turns;
  REQUIRE(turns.size() == 1);
  CHECK_FALSE(turns[0].keepsForm);
  CHECK(keyOf(small.drawing.product, turns[0].to) == "user.unique_id:pseudonymous");
}

TEST_CASE("A derivation needs all its sources") {
  SmallDrawing small;
  small.state(small.app, "derives", "location.precise + age -> demographic.profile");
  small.apply();
  const auto& derives = small.factsOf(small.app).derives;
  REQUIRE(derives.size() == 1);
  CHECK(derives[0].from.size() == 2);
  CHECK(keyOf(small.drawing.product, derives[0].to.label) == "user.demographic.profile");
}

TEST_CASE("A turn or derivation without an arrow is a bad value") {
  SmallDrawing small;
  small.state(small.app, "turns", "email");
  small.state(small.app, "derives", "email + phone");
  small.apply();
  CHECK(small.drawing.diagnostics.size() == 2);
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("Drops are patterns that keep a form only if one is written") {
  SmallDrawing small;
  small.state(small.app, "drops", "location, email:identified");
  small.apply();
  const auto& drops = small.factsOf(small.app).drops;
  REQUIRE(drops.size() == 2);
  CHECK_FALSE(drops[0].form);
  CHECK(drops[1].form == static_cast<int>(Form::identified));
}

TEST_CASE("A kind overrules the shape, also in the words of other tools") {
  SmallDrawing small;
  small.state(small.app, "kind", "External");
  small.state(small.partner, "kind", "actor");
  small.apply();
  CHECK(small.drawing.product.nodes[small.app].kind == NodeKind::external);
  CHECK(small.drawing.product.nodes[small.app].kindReason == "privacy.kind");
  CHECK(small.drawing.product.nodes[small.partner].kind == NodeKind::person);
}

TEST_CASE("An unknown kind or role is reported with the nearest name and changes nothing") {
  SmallDrawing small;
  small.state(small.app, "kind", "exturnal");
  small.state(small.app, "role", "procesor");
  small.apply();
  CHECK(small.drawing.product.nodes[small.app].kind == NodeKind::process);
  REQUIRE(small.said("annotation/unknown-kind"));
  CHECK(small.said("annotation/unknown-kind")->advice == "Did you mean external?");
  REQUIRE(small.said("annotation/unknown-role"));
  CHECK(small.said("annotation/unknown-role")->advice.find("processor") != std::string::npos);
}

TEST_CASE("Organisation, region, residency, subject, marks and claims are read") {
  SmallDrawing small;
  small.state(small.home, "organization", "Photos, Inc.");
  small.state(small.home, "region", "eu, us");
  small.state(small.home, "residency", "eu");
  small.state(small.upload, "subject", "customer, child");
  small.state(small.upload, "marks", "Notice, pseudonymized");
  small.state(small.upload, "unmarks", "encrypted");
  small.state(small.upload, "claims", "location-history");
  small.apply();
  const Facts& zone = small.factsOf(small.home);
  CHECK(zone.organisation == "Photos, Inc.");
  CHECK(zone.statement("organisation"));
  CHECK(zone.regions == std::vector<std::string>{"EU", "US"});
  CHECK(zone.residency == std::vector<std::string>{"EU"});
  const Facts& flow = small.factsOf(small.upload);
  CHECK(flow.subjects == std::vector<std::string>{"customer", "child"});
  REQUIRE(flow.marks.size() == 2);
  CHECK(small.drawing.product.marks[flow.marks[0]] == "notice");
  CHECK(small.drawing.product.marks[flow.marks[1]] == "pseudonymised");
  CHECK(flow.unmarks.size() == 1);
  CHECK(flow.claims == std::vector<std::string>{"location-history"});
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("Retention is read as ISO 8601, in plain words and as an event") {
  const auto read = [](const std::string& text) {
    SmallDrawing small;
    small.state(small.store, "retention", text);
    small.apply();
    return small.factsOf(small.store).retention;
  };
  CHECK(read("P18M")->days == Approx(18 * 30.44));
  CHECK(read("P1Y2W3D")->days == Approx(365.25 + 17));
  CHECK(read("PT36H")->days == Approx(1.5));
  CHECK(read("90d")->days == Approx(90));
  CHECK(read("18 months")->days == Approx(18 * 30.44));
  CHECK(read("1 year 6 months")->days == Approx(365.25 + 6 * 30.44));
  CHECK(read("until-deleted")->kind == Retention::Kind::untilEvent);
  CHECK(read("indefinite")->kind == Retention::Kind::endless);
  for (const char* bad : {"P", "PT", "18", "soon", "P1H", "90 dd", "P1.2.3D", "P99999999999Y"}) {
    INFO(bad);
    CHECK_FALSE(read(bad));
  }
}

TEST_CASE("Protections add up and an unknown one is a bad value") {
  SmallDrawing small;
  small.state(small.upload, "protection", "in transit, end-to-end");
  small.state(small.store, "protection", "at-rest, magic");
  small.apply();
  CHECK(small.factsOf(small.upload).protection == Protection{true, false, true, false});
  CHECK(small.factsOf(small.store).protection == Protection{false, true, false, false});
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("No protection together with one is a contradiction and the protection counts") {
  SmallDrawing small;
  small.state(small.upload, "protection", "none, in transit");
  small.apply();
  CHECK(small.factsOf(small.upload).protection == Protection{true, false, false, false});
  CHECK(small.said("annotation/contradiction"));
}

TEST_CASE("Shares are fractions or percentages from nothing to everyone") {
  SmallDrawing small;
  small.state(small.upload, "share", "30 %");
  small.state(small.share, "share", "1.5");
  small.apply();
  CHECK(small.factsOf(small.upload).share == Approx(0.3));
  CHECK_FALSE(small.factsOf(small.share).share);
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("Flags are yes or no and anything else is a bad value") {
  SmallDrawing small;
  small.state(small.upload, "required", "Yes");
  small.state(small.upload, "erases", "false");
  small.state(small.share, "required", "perhaps");
  small.apply();
  CHECK(small.factsOf(small.upload).required);
  CHECK_FALSE(small.factsOf(small.upload).erases);
  CHECK_FALSE(small.factsOf(small.share).required);
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("A guard is read and joins the guard that control flow gave") {
  SmallDrawing small;
  Product& product = small.drawing.product;
  product.editFacts(product.flows[small.share].facts).when = parseGuard("child = off").guard;
  small.state(small.share, "when", "ads = on");
  small.apply();
  CHECK(small.factsOf(small.share).when == parseGuard("child = off & ads = on").guard);
}

TEST_CASE("A guard that does not parse is reported with the character and counts as open") {
  SmallDrawing small;
  small.state(small.share, "when", "größe = & b");
  small.apply();
  CHECK(small.factsOf(small.share).when.always());
  const Diagnostic* said = small.said("annotation/guard");
  REQUIRE(said);
  CHECK(said->message.find("at character 9:") != std::string::npos);
}

TEST_CASE("The better carrier wins and one diagnostic names both places") {
  SmallDrawing small;
  small.state(small.home, "region", "EU", Carrier::documentation, 30);
  small.state(small.home, "region", "US", Carrier::ownNamespace, 31);
  small.state(small.home, "region", "CH", Carrier::label, 32);
  small.apply();
  CHECK(small.factsOf(small.home).regions == std::vector<std::string>{"US"});
  REQUIRE(small.drawing.diagnostics.size() == 1);
  const Diagnostic& said = small.drawing.diagnostics.front();
  CHECK(said.code == "annotation/disagreement");
  CHECK(said.level == Level::warning);
  CHECK(said.where.line == 31);
  REQUIRE(said.remarks.size() == 2);
  CHECK(said.remarks[0].where.line == 30);
}

TEST_CASE("A facts table that overrules the diagram is only a note") {
  SmallDrawing small;
  small.state(small.home, "region", "EU", Carrier::documentation);
  small.state(small.home, "region", "US", Carrier::factsTable);
  small.apply();
  REQUIRE(small.said("annotation/disagreement"));
  CHECK(small.said("annotation/disagreement")->level == Level::note);
}

TEST_CASE("Carriers that say the same in other words do not disagree") {
  SmallDrawing small;
  small.state(small.upload, "data", "email, photo", Carrier::factsTable);
  small.state(small.upload, "data", "user.content.photo,user.contact.email", Carrier::label);
  small.state(small.upload, "when", "a = on & b", Carrier::factsTable);
  small.state(small.upload, "when", "a=on and b=on", Carrier::label);
  small.state(small.upload, "retention", "P14D", Carrier::factsTable);
  small.state(small.upload, "retention", "2 weeks", Carrier::label);
  small.apply();
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("A more general category elsewhere is no disagreement and a more exact one is") {
  SmallDrawing small;
  small.state(small.upload, "data", "email, name", Carrier::toolProperties);
  small.state(small.upload, "data", "personal_data", Carrier::label);
  small.state(small.share, "data", "contact", Carrier::toolProperties);
  small.state(small.share, "data", "email", Carrier::label);
  small.apply();
  CHECK(small.drawing.diagnostics.size() == 1);
  CHECK(small.said("annotation/disagreement"));
}

TEST_CASE("A list beyond all measure is cut and reported") {
  SmallDrawing small;
  std::string list;
  for (int i = 0; i < 1500; ++i) list += "word" + std::to_string(i) + ",";
  small.state(small.upload, "subject", list);
  small.apply();
  CHECK(small.factsOf(small.upload).subjects.size() == 1000);
  CHECK(small.said("annotation/bad-value"));
}

TEST_CASE("Lists of one carrier add up") {
  SmallDrawing small;
  small.state(small.upload, "data", "email");
  small.state(small.upload, "data", "photo, email");
  small.apply();
  CHECK(small.dataOf(small.upload) == "user.contact.email, user.content.photo");
  CHECK(small.factsOf(small.upload).statements.size() == 2);
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("Of two different values in one carrier the first counts and both are named") {
  SmallDrawing small;
  small.state(small.home, "role", "controller", Carrier::toolProperties, 40);
  small.state(small.home, "role", "processor", Carrier::toolProperties, 41);
  small.apply();
  CHECK(small.factsOf(small.home).role == Role::controller);
  const Diagnostic* said = small.said("annotation/stated-twice");
  REQUIRE(said);
  CHECK(said->where.line == 40);
  REQUIRE(said->remarks.size() == 1);
  CHECK(said->remarks[0].where.line == 41);
}

TEST_CASE("A key that means nothing on an element is reported with where it belongs") {
  SmallDrawing small;
  small.state(small.home, "data", "email");
  small.apply();
  const Diagnostic* said = small.said("annotation/not-here");
  REQUIRE(said);
  CHECK(said->advice == "Put it on a node or a flow");
}

TEST_CASE("An empty value is a note and does not hide a value from another carrier") {
  SmallDrawing small;
  small.state(small.upload, "data", "  ", Carrier::ownNamespace);
  small.state(small.upload, "data", "email", Carrier::documentation);
  small.apply();
  CHECK(small.dataOf(small.upload) == "user.contact.email");
  REQUIRE(small.said("annotation/empty-value"));
  CHECK(small.said("annotation/empty-value")->level == Level::note);
}

TEST_CASE("The direction of a line is the importer's business and accepted") {
  SmallDrawing small;
  small.state(small.upload, "direction", "forward");
  small.apply();
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("Annotations are used up so that applying again changes nothing") {
  SmallDrawing small;
  small.state(small.upload, "data", "email");
  small.apply();
  CHECK(small.drawing.annotations.empty());
  small.apply();
  CHECK(small.factsOf(small.upload).statements.size() == 1);
}

TEST_CASE("A very long hostile value is shown shortened on one line") {
  SmallDrawing small;
  small.state(small.upload, "data", std::string(100'000, 'x') + "\n\x01\xff");
  small.apply();
  REQUIRE(small.said("annotation/unknown-term"));
  const std::string& message = small.said("annotation/unknown-term")->message;
  CHECK(message.size() < 300);
  CHECK(message.find('\n') == std::string::npos);
}
