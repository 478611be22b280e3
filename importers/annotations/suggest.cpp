#include "importers/annotations/suggest.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "importers/annotations/lexicon.h"
#include "importers/annotations/text.h"

namespace dyetrace {
namespace {

struct Idea {
  std::string term;
  Sureness sureness;
  std::string reason;
};

std::string reasonFor(const LexiconMatch& match, std::string_view name, const Taxonomy& taxonomy) {
  const TermLookup found = taxonomy.find(TermKind::data, match.row->term);
  const std::string word = shown(name.substr(match.begin, match.end - match.begin));
  const std::string meaning =
      found.term.valid() ? taxonomy[found.term].title : std::string(match.row->term);
  if (match.row->language == Language::english) return word + " means " + meaning;
  return word + " is " + std::string(languageName(match.row->language)) + " for " + meaning;
}

bool isBelow(const std::string& key, const std::string& ancestor) {
  return key.starts_with(ancestor + ".");
}

/// Each term once, the surest; none that another of them says more exactly.
std::vector<Idea> mostExact(std::vector<Idea> ideas) {
  std::vector<Idea> kept;
  for (const Idea& idea : ideas) {
    const bool better = std::any_of(ideas.begin(), ideas.end(), [&](const Idea& other) {
      return isBelow(other.term, idea.term) ||
             (other.term == idea.term && other.sureness > idea.sureness);
    });
    const bool again = std::any_of(kept.begin(), kept.end(),
                                   [&](const Idea& other) { return other.term == idea.term; });
    if (!better && !again) kept.push_back(idea);
  }
  return kept;
}

class Suggester {
 public:
  explicit Suggester(const Product& product) : product_(product) {}

  std::vector<FactsRow> suggest() {
    for (const Node& node : product_.nodes) suggestFor(node);
    for (const Flow& flow : product_.flows) suggestFor(flow);
    for (const Zone& zone : product_.zones) suggestFor(zone);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const FactsRow& a, const FactsRow& b) { return place(a) < place(b); });
    return std::move(rows_);
  }

 private:
  static std::tuple<FileId, std::uint32_t, std::uint32_t, const std::string&> place(
      const FactsRow& row) {
    return {row.where.file, row.where.line, row.where.column, row.select};
  }

  void suggestFor(const Node& node) {
    const Facts& facts = product_.factsOf(node);
    if (node.kind == NodeKind::external) suggestParty(node, facts);
    if (facts.statement("data") != nullptr) return;
    const std::vector<NameWord> words = nameWords(node.name);
    if (node.kind == NodeKind::data || node.kind == NodeKind::store) {
      add(node, ideasFor(words, node.name));
    } else if (node.kind == NodeKind::process) {
      add(node, taskIdeas(askedFor(words), node.name));
    }
  }

  void suggestFor(const Flow& flow) {
    if (flow.kind != FlowKind::transfer || flow.confidence != Confidence::drawn) return;
    if (product_.factsOf(flow).statement("data") != nullptr) return;
    std::vector<Idea> ideas;
    const std::vector<NameWord> words = nameWords(flow.name);
    for (const LexiconMatch& match : findData(words)) {
      if (match.sureness != Sureness::low)
        ideas.push_back(ideaFrom(match, lessSure(match.sureness), flow.name));
    }
    add(flow, std::move(ideas));
  }

  void suggestFor(const Zone& zone) {
    if (zone.kind != ZoneKind::pool && zone.kind != ZoneKind::lane) return;
    if (product_.factsOf(zone).statement("role") != nullptr) return;
    const PartyRow* party = findParty(nameWords(zone.name));
    if (party == nullptr) return;
    // A lane of employees works for the organisation; its pool says whose data it is.
    const Sureness sureness =
        zone.kind == ZoneKind::lane ? lessSure(party->sureness) : party->sureness;
    addRow(zone, "privacy.role", std::string(party->role) + "?", sureness,
           shown(zone.name) + " is a word for " + wordsFor(party->role));
  }

  void suggestParty(const Node& node, const Facts& facts) {
    const PartyRow* party = findParty(nameWords(node.name));
    if (party == nullptr) return;
    const bool person = party->role == "subject";
    if (facts.statement(person ? "kind" : "role") != nullptr) return;
    addRow(node, person ? "privacy.kind" : "privacy.role",
           person ? "person?" : std::string(party->role) + "?", party->sureness,
           shown(node.name) + " is a word for " + wordsFor(party->role));
  }

  static std::string wordsFor(std::string_view role) {
    if (role == "subject") return "people whose data it is";
    if (role == "third-party") return "a third party";
    if (role == "processor") return "one who acts on instruction";
    if (role == "authority") return "an authority";
    if (role == "user") return "other people who use the product";
    return "everyone";
  }

  Idea ideaFrom(const LexiconMatch& match, Sureness sureness, std::string_view name) const {
    return {std::string(match.row->term), sureness, reasonFor(match, name, product_.taxonomy)};
  }

  std::vector<Idea> ideasFor(std::span<const NameWord> words, std::string_view name) const {
    std::vector<Idea> ideas;
    for (const LexiconMatch& match : findData(words))
      ideas.push_back(ideaFrom(match, match.sureness, name));
    if (ideas.empty() && speaksOfPersonRecord(words))
      ideas.push_back({"user", Sureness::medium, shown(name) + " is data about people"});
    return ideas;
  }

  std::vector<Idea> taskIdeas(std::span<const NameWord> words, std::string_view name) const {
    std::vector<Idea> ideas;
    for (const LexiconMatch& match : findData(words)) {
      if (match.sureness == Sureness::low) continue;
      ideas.push_back(ideaFrom(match, Sureness::low, name));
      ideas.back().reason += ", and the task asks for it";
    }
    return ideas;
  }

  template <class Element>
  void add(const Element& element, std::vector<Idea> ideas) {
    for (const Idea& idea : mostExact(std::move(ideas)))
      addRow(element, "privacy.data", idea.term + "?", idea.sureness, idea.reason);
  }

  template <class Element>
  void addRow(const Element& element, std::string key, std::string value, Sureness sureness,
              std::string reason) {
    rows_.push_back({"id:" + element.key,
                     std::move(key),
                     std::move(value),
                     element.name,
                     std::string(surenessName(sureness)),
                     std::move(reason),
                     element.where,
                     {}});
  }

  const Product& product_;
  std::vector<FactsRow> rows_;
};

}  // namespace

std::vector<FactsRow> suggestFacts(const Product& product) {
  return Suggester(product).suggest();
}

}  // namespace dyetrace
