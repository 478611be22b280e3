#include <catch2/catch.hpp>

#include "importers/annotations/lexicon.h"
#include "importers/annotations/suggest.h"
#include "tests/importers/annotations_support.h"

using namespace dyetrace;
using dyetrace::testing::SmallDrawing;

namespace {

/// The categories that a name gives, in order.
std::vector<std::string> termsIn(std::string_view name) {
  std::vector<std::string> terms;
  const std::vector<NameWord> words = nameWords(name);
  for (const LexiconMatch& match : findData(words)) terms.emplace_back(match.row->term);
  return terms;
}

using Terms = std::vector<std::string>;

const FactsRow* rowFor(const std::vector<FactsRow>& rows, const std::string& select) {
  for (const FactsRow& row : rows) {
    if (row.select == select) return &row;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("The lexicon is sorted, without doubles, and names terms of the taxonomy") {
  const auto rows = lexiconRows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].phrase);
    if (i > 0) CHECK(rows[i - 1].phrase < rows[i].phrase);
    if (!rows[i].term.empty()) {
      const TermLookup found = Taxonomy::builtIn().find(TermKind::data, rows[i].term);
      REQUIRE(found.term.valid());
      CHECK(Taxonomy::builtIn()[found.term].key == rows[i].term);
    }
  }
  const auto parties = partyRows();
  for (std::size_t i = 0; i < parties.size(); ++i) {
    INFO(parties[i].phrase);
    if (i > 0) CHECK(parties[i - 1].phrase < parties[i].phrase);
    CHECK(roleFromName(parties[i].role));
  }
}

TEST_CASE("Names are split at spaces, punctuation and camel humps, without accents and plurals") {
  const auto plain = [](std::string_view name) {
    std::string text;
    for (const NameWord& word : nameWords(name)) text += word.singular + "|";
    return text;
  };
  CHECK(plain("customerE-Mail_addresses") == "customer|e|mail|address|");
  CHECK(plain("IDCard2Photos") == "id|card|photo|");
  CHECK(plain("Führerscheine, Straße") == "fuhrerscheine|strasse|");
  CHECK(plain("driver's allergies") == "driver|allergy|");
  CHECK(plain("Žádost Łódź") == "zadost|lodz|");
  CHECK(plain("顧客 \xff\xfe ok") == "ok|");
  CHECK(plain("") == "");
}

TEST_CASE("Common words of six languages are understood") {
  CHECK(termsIn("E-Mail") == Terms{"user.contact.email"});
  CHECK(termsIn("dateOfBirth") == Terms{"user.demographic.date_of_birth"});
  CHECK(termsIn("Telefonnummer") == Terms{"user.contact.phone_number"});
  CHECK(termsIn("Numéro de téléphone") == Terms{"user.contact.phone_number"});
  CHECK(termsIn("Correo electrónico") == Terms{"user.contact.email"});
  CHECK(termsIn("Cartão de crédito") == Terms{"user.financial.credit_card"});
  CHECK(termsIn("Geboortedatum") == Terms{"user.demographic.date_of_birth"});
  CHECK(termsIn("First name and credit cards") == Terms{"user.name", "user.financial.credit_card"});
}

TEST_CASE("The head of a German compound is understood, with less confidence") {
  const auto words = nameWords("Patientenadresse");
  const auto matches = findData(words);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].row->term == "user.contact.address");
  CHECK(matches[0].sureness == Sureness::low);
  CHECK(termsIn("Standortleiter").empty());
  CHECK(termsIn("Buchhalter").empty());
}

TEST_CASE("Phrases that only look personal say nothing") {
  for (const char* name :
       {"file name", "Work order", "health check", "Product Name", "error message",
        "purchase orders", "delivery note", "privacy policy", "User manual"}) {
    INFO(name);
    CHECK(termsIn(name).empty());
  }
}

TEST_CASE("A data object gets a suggested label with the word that gave it") {
  SmallDrawing small;
  small.node("Data_1", "Customer e-mail", NodeKind::data, small.home, 11);
  const auto rows = suggestFacts(small.drawing.product);
  const FactsRow* row = rowFor(rows, "id:Data_1");
  REQUIRE(row);
  CHECK(row->key == "privacy.data");
  CHECK(row->value == "user.contact.email?");
  CHECK(row->expect == "Customer e-mail");
  CHECK(row->confidence == "high");
  CHECK(row->reason == "`e-mail` means e-mail");
  CHECK(row->where.line == 11);
}

TEST_CASE("A word of another language is said to be one") {
  SmallDrawing small;
  small.node("Data_1", "Führerschein", NodeKind::store, small.home, 11);
  const auto rows = suggestFacts(small.drawing.product);
  REQUIRE(rowFor(rows, "id:Data_1"));
  CHECK(rowFor(rows, "id:Data_1")->reason == "`Führerschein` is German for government id");
}

TEST_CASE("The more exact of two categories is suggested alone") {
  SmallDrawing small;
  small.node("Data_1", "Contact details: phone", NodeKind::data, small.home, 11);
  const auto rows = suggestFacts(small.drawing.product);
  CHECK(std::count_if(rows.begin(), rows.end(),
                      [](const FactsRow& row) { return row.select == "id:Data_1"; }) == 1);
  CHECK(rowFor(rows, "id:Data_1")->value == "user.contact.phone_number?");
}

TEST_CASE("A store of records about people is personal data even without a listed phrase") {
  SmallDrawing small;
  small.node("Store_2", "Subscriber billing database", NodeKind::store, small.home, 11);
  const auto rows = suggestFacts(small.drawing.product);
  REQUIRE(rowFor(rows, "id:Store_2"));
  CHECK(rowFor(rows, "id:Store_2")->value == "user?");
}

TEST_CASE("A message flow is less sure than a data object and weak words do not count there") {
  SmallDrawing small;
  small.drawing.product.flows[small.upload].name = "Send passport";
  small.drawing.product.flows[small.share].name = "Order";
  const auto rows = suggestFacts(small.drawing.product);
  REQUIRE(rowFor(rows, "id:Flow_1"));
  CHECK(rowFor(rows, "id:Flow_1")->confidence == "medium");
  CHECK_FALSE(rowFor(rows, "id:Flow_3"));
}

TEST_CASE("A task is asked only where it collects") {
  SmallDrawing small;
  Product& product = small.drawing.product;
  product.nodes[small.app].name = "Enter delivery address";
  const NodeId verb = small.node("Task_2", "Address complaint", NodeKind::process, small.home, 12);
  small.node("Task_3", "Adresse und Telefonnummer erfassen", NodeKind::process, small.home, 13);
  const auto rows = suggestFacts(product);
  REQUIRE(rowFor(rows, "id:Task_1"));
  CHECK(rowFor(rows, "id:Task_1")->value == "user.contact.address?");
  CHECK(rowFor(rows, "id:Task_1")->confidence == "low");
  CHECK_FALSE(rowFor(rows, "id:" + product.nodes[verb].key));
  CHECK(rowFor(rows, "id:Task_3"));
}

TEST_CASE("Parties are suggested as people, third parties, authorities and the public") {
  SmallDrawing small;
  small.node("Party_2", "New customers", NodeKind::external, {}, 11);
  small.node("Party_3", "Tax office", NodeKind::external, {}, 12);
  small.node("Party_4", "Customer service", NodeKind::external, {}, 13);
  small.zone("Pool_3", "Patient", 14);
  const auto rows = suggestFacts(small.drawing.product);
  REQUIRE(rowFor(rows, "id:Party_1"));
  CHECK(rowFor(rows, "id:Party_1")->key == "privacy.role");
  CHECK(rowFor(rows, "id:Party_1")->value == "third-party?");
  REQUIRE(rowFor(rows, "id:Party_2"));
  CHECK(rowFor(rows, "id:Party_2")->key == "privacy.kind");
  CHECK(rowFor(rows, "id:Party_2")->value == "person?");
  REQUIRE(rowFor(rows, "id:Party_3"));
  CHECK(rowFor(rows, "id:Party_3")->value == "authority?");
  CHECK_FALSE(rowFor(rows, "id:Party_4"));
  REQUIRE(rowFor(rows, "id:Pool_3"));
  CHECK(rowFor(rows, "id:Pool_3")->value == "subject?");
}

TEST_CASE("Nothing is suggested where something is stated") {
  SmallDrawing small;
  small.drawing.product.nodes[small.store].name = "Customer database";
  small.state(small.store, "data", "email");
  small.state(small.partner, "role", "processor");
  small.apply();
  const auto rows = suggestFacts(small.drawing.product);
  CHECK_FALSE(rowFor(rows, "id:Store_1"));
  CHECK_FALSE(rowFor(rows, "id:Party_1"));
}

TEST_CASE("Suggestions are ordered by place and can be written, read and applied") {
  SmallDrawing small;
  small.node("Data_2", "Passport\nphoto", NodeKind::data, small.home, 3);
  small.node("Data_1", "=Selfie", NodeKind::data, small.home, 30);
  const auto rows = suggestFacts(small.drawing.product);
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const FactsRow& a, const FactsRow& b) {
    return a.where.line < b.where.line;
  }));
  const auto read = parseFactsTable(writeFactsTable(rows), small.table, small.drawing.diagnostics);
  applyFactsTable(read, small.drawing);
  small.apply(true);
  CHECK(small.drawing.diagnostics.empty());
  CHECK(small.factsOf(NodeId(5)).data.front().suggested);
}
