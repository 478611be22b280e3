#pragma once

// One statement, such as `data: email, location.precise?`, into the facts of the element it is
// about. What it does not understand becomes a diagnostic at the statement's place.

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "importers/annotations/key_rules.h"
#include "importers/drawing.h"

namespace dyetrace {

/// Where a statement goes.
struct StatementTarget {
  std::string title;  ///< Of the element, for messages.
  On element = onNode;
  Facts* facts = nullptr;
  Node* node = nullptr;  ///< For `kind`; null for flows and zones.
};

class StatementReader {
 public:
  StatementReader(Product& product, Diagnostics& diagnostics, bool useSuggested)
      : product_(product), diagnostics_(diagnostics), useSuggested_(useSuggested) {}

  void read(const KeyRule& rule, const Statement& statement, const StatementTarget& target);

  /// Reports once how many suggested values were left out.
  void reportUnconfirmed();

 private:
  struct Reading {
    const KeyRule& rule;
    const Statement& statement;
    const StatementTarget& target;
  };

  void readList(const Reading& reading);
  void readItem(const Reading& reading, const std::string& item, bool suggested);
  void readScalar(const Reading& reading, std::string value);
  void readKind(const Reading& reading, const std::string& value);
  void readRole(const Reading& reading, const std::string& value);
  void readGuard(const Reading& reading, const std::string& value);
  void readYesNo(const Reading& reading, const std::string& value);
  void readTurn(const Reading& reading, const std::string& item);
  void readDerivation(const Reading& reading, const std::string& item, bool suggested);
  void readProtection(const Reading& reading, const std::string& item);

  std::optional<TermId> term(const Reading& reading, TermKind kind, const std::string& name);
  std::optional<LabelPattern> pattern(const Reading& reading, const std::string& text);
  std::optional<LabelId> label(const Reading& reading, const std::string& text);
  std::optional<Form> form(const Reading& reading, const std::string& name);

  bool leaveOut(const Reading& reading, bool suggested);
  void report(const Reading& reading, std::string code, const std::string& found,
              std::string advice);
  void reportValue(const Reading& reading, const std::string& value, const std::string& expected);

  Product& product_;
  Diagnostics& diagnostics_;
  bool useSuggested_;
  std::map<std::pair<TermKind, std::string>, TermId> knownTerms_;
  std::size_t unconfirmed_ = 0;
  Location firstUnconfirmed_;
};

/// Adds the labels that turns can give to Product::labels.
void internTurnedLabels(Product& product);

}  // namespace dyetrace
