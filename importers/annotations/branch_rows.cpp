// Rows of a facts table that say when a branch is taken.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "importers/annotations/branches.h"
#include "importers/annotations/selector.h"
#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "importers/annotations/vocabulary.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr std::string_view kBranch = "branch:";
constexpr std::string_view kId = "id:";

std::string nameOf(const Step& step) {
  return step.name.empty() ? step.key : step.name;
}

/// Every branch by the ways to name it.
class BranchIndex {
 public:
  explicit BranchIndex(Product& product) : product_(product) {
    for (Sequence& sequence : product.sequences) {
      if (sequence.kind != SequenceKind::sequence) continue;
      byId_[sequence.key].push_back(&sequence);
      if (sequence.where.element != sequence.key)
        byId_[sequence.where.element].push_back(&sequence);
      const Step& from = product.steps[sequence.from];
      for (const Text& step : {from.key, from.where.element, Text(foldDisplayName(from.name))}) {
        if (!step.empty()) byStep_[step].push_back(&sequence);
      }
    }
  }

  std::vector<Sequence*> withId(std::string_view id) const { return look(byId_, std::string(id)); }

  std::vector<Sequence*> leaving(std::string_view step) const {
    std::vector<Sequence*> found = look(byStep_, std::string(step));
    return found.empty() ? look(byStep_, foldDisplayName(step)) : found;
  }

  std::vector<std::string> known() const {
    std::vector<std::string> names;
    for (const auto& entry : byId_) {
      const Sequence& sequence = *entry.second.front();
      if (!sequence.name.empty())
        names.push_back(nameOf(product_.steps[sequence.from]) + "/" + sequence.name);
    }
    return names;
  }

 private:
  using ByText = std::map<std::string, std::vector<Sequence*>>;

  static std::vector<Sequence*> look(const ByText& index, const std::string& text) {
    const auto found = index.find(text);
    return found == index.end() ? std::vector<Sequence*>() : found->second;
  }

  const Product& product_;
  ByText byId_;
  ByText byStep_;
};

void state(Sequence& sequence, const std::string& guard) {
  sequence.condition = guard;
  sequence.language = "privacy.when";
}

class RowApplier {
 public:
  explicit RowApplier(Drawing& drawing)
      : drawing_(drawing), branches_(drawing.product), selectors_(drawing.product) {}

  /// False if the row is about something else.
  bool apply(const FactsRow& row) {
    const std::string_view select = trimmed(row.select);
    const bool named = select.starts_with(kBranch);
    std::vector<Sequence*> byId;
    if (select.starts_with(kId))
      byId = besides(row, branches_.withId(trimmed(select.substr(kId.size()))));
    if (!named && byId.empty()) return false;
    if (trimmed(row.value).empty()) return true;
    if (privacyKey(row.key).value_or(foldName(row.key)) != "when") {
      report(row, "facts/branch-key",
             "a branch can only be told when it is taken, not `" + row.key + "`",
             "Write the key `when`.");
    } else if (!named) {
      for (Sequence* const branch : byId) state(*branch, row.value);
    } else {
      applyNamed(row, trimmed(select.substr(kBranch.size())));
    }
    return true;
  }

 private:
  /// Those of the diagrams that the row's table speaks of.
  std::vector<Sequence*> besides(const FactsRow& row, std::vector<Sequence*> found) {
    std::erase_if(found, [&](const Sequence* sequence) {
      return !selectors_.speaksOf(row.where.file, sequence->where.file);
    });
    return found;
  }

  /// `Gateway/Name`, or `Gateway` with branches `yes` and `no`. Names may hold a slash themselves.
  void applyNamed(const FactsRow& row, std::string_view name) {
    bool hit = false;
    for (Sequence* const branch : besides(row, branches_.leaving(name)))
      hit |= answer(*branch, row.value);
    for (std::size_t slash = name.find('/'); slash != std::string_view::npos;
         slash = name.find('/', slash + 1)) {
      const std::string wanted = foldDisplayName(name.substr(slash + 1));
      for (Sequence* const branch :
           besides(row, branches_.leaving(trimmed(name.substr(0, slash))))) {
        if (foldDisplayName(branch->name) != wanted) continue;
        state(*branch, row.value);
        hit = true;
      }
    }
    if (hit) return;
    std::string advice = didYouMean(nearestNames(name, branches_.known()));
    if (advice.empty())
      advice = "Write `branch:Gateway/Name`, or `id:` and the sequence flow's id.";
    report(row, "facts/no-hit", shown(row.select) + " selects no branch, so `when` was not applied",
           std::move(advice));
  }

  /// A branch `yes` is taken where the guard holds, `no` where it does not.
  static bool answer(Sequence& branch, const std::string& guard) {
    const std::optional<bool> yes = parseYesNo(branch.name);
    if (!yes) return false;
    state(branch, *yes ? guard : "!(" + guard + ")");
    return true;
  }

  void report(const FactsRow& row, std::string code, std::string message, std::string advice) {
    drawing_.diagnostics.push_back(
        {Level::error, std::move(code), std::move(message), row.where, std::move(advice), {}});
  }

  Drawing& drawing_;
  BranchIndex branches_;
  SelectorIndex selectors_;
};

}  // namespace

std::vector<FactsRow> applyBranchRows(std::span<const FactsRow> rows, Drawing& drawing) {
  if (rows.empty() || drawing.product.sequences.empty()) return {rows.begin(), rows.end()};
  RowApplier applier(drawing);
  std::vector<FactsRow> others;
  for (const FactsRow& row : rows) {
    if (!applier.apply(row)) others.push_back(row);
  }
  return others;
}

}  // namespace dyetrace
