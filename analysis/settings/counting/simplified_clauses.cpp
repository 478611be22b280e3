#include "analysis/settings/counting/simplified_clauses.h"

#include <algorithm>
#include <utility>

#include "analysis/settings/counting/elimination_order.h"
#include "analysis/settings/counting/subsumption.h"
#include "analysis/settings/literal_questions.h"

namespace dyetrace {
namespace {

using Clause = std::vector<Literal>;

Image signedImage(Image image, bool positive) {
  if (positive) return image;
  if (image.kind == Image::Kind::literal) image.literal = !image.literal;
  if (image.kind == Image::Kind::always) return {Image::Kind::never, {}};
  if (image.kind == Image::Kind::never) return {Image::Kind::always, {}};
  return image;
}

/// What always holds becomes a constant, what agrees with an earlier variable becomes its literal.
std::vector<Image> imagesBySolver(const Clauses& clauses, const SatBudget& budget) {
  std::vector<Literal> variables;
  for (std::size_t i = 0; i < clauses.variables(); ++i) variables.emplace_back(i);
  const std::vector<Fate> fates = fatesOf(clauses, variables, budget);
  std::vector<Image> images(clauses.variables());
  std::vector<Literal> varying;
  for (std::size_t i = 0; i < fates.size(); ++i) {
    images[i].literal = Literal(i);
    if (fates[i] == Fate::always) images[i].kind = Image::Kind::always;
    if (fates[i] == Fate::never) images[i].kind = Image::Kind::never;
    if (fates[i] == Fate::varies) varying.emplace_back(i);
  }
  const Companions companions = companionsOf(clauses, varying, budget);
  for (std::size_t i = 0; i < varying.size(); ++i)
    images[varying[i].variable()].literal = companions.leader[i];
  return images;
}

/// Nothing if it always holds.
std::optional<Clause> imageOf(std::span<const Literal> clause, const std::vector<Image>& images) {
  Clause made;
  for (const Literal literal : clause) {
    const Image image = signedImage(images[literal.variable()], literal.positive());
    if (image.kind == Image::Kind::always) return std::nullopt;
    if (image.kind == Image::Kind::literal) made.push_back(image.literal);
  }
  std::sort(made.begin(), made.end());
  made.erase(std::unique(made.begin(), made.end()), made.end());
  const auto opposed = std::adjacent_find(
      made.begin(), made.end(), [](Literal a, Literal b) { return a.variable() == b.variable(); });
  if (opposed != made.end()) return std::nullopt;
  return made;
}

/// The variables that are left, renamed to be without gaps.
class Renaming {
 public:
  Renaming(const std::vector<Image>& images, const std::vector<std::size_t>& uncounted) {
    std::vector<bool> counts(images.size(), true);
    for (const std::size_t variable : uncounted) counts[variable] = false;
    names_.resize(images.size());
    std::vector<bool> kept(images.size(), false);
    std::vector<bool> countsAsOne(images.size(), false);
    for (std::size_t i = 0; i < images.size(); ++i) {
      if (images[i].kind != Image::Kind::literal) continue;
      kept[images[i].literal.variable()] = true;
      if (counts[i]) countsAsOne[images[i].literal.variable()] = true;
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
      if (!kept[i]) continue;
      names_[i] = late_.size();
      late_.push_back(!countsAsOne[i]);
    }
  }

  std::size_t variables() const { return late_.size(); }
  /// By new name: only has to fit.
  const std::vector<bool>& late() const { return late_; }
  Literal operator()(Literal literal) const {
    return Literal(names_[literal.variable()], literal.positive());
  }
  /// Numbers them once more, by their place in the list.
  void reorder(const std::vector<std::uint32_t>& order) {
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    for (std::size_t& name : names_) name = place.empty() ? 0 : place[name];
  }

 private:
  std::vector<std::size_t> names_{};
  std::vector<bool> late_{};
};

Clauses renamed(const std::vector<Clause>& clauses, const Renaming& renaming) {
  Clauses made;
  for (std::size_t i = 0; i < renaming.variables(); ++i) made.newVariable();
  for (Clause clause : clauses) {
    for (Literal& literal : clause) literal = renaming(literal);
    std::sort(clause.begin(), clause.end());
    made.add(clause);
  }
  return made;
}

}  // namespace

std::optional<SimplifiedClauses> simplify(const Clauses& clauses,
                                          const std::vector<std::size_t>& uncounted,
                                          const SatBudget& budget) {
  SimplifiedClauses simple;
  simple.images = imagesBySolver(clauses, budget);
  std::vector<Clause> left;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (auto clause = imageOf(clauses[i], simple.images)) left.push_back(std::move(*clause));
  }
  left = withoutSubsumed(std::move(left), clauses.variables());
  if (!left.empty() && left.front().size() < 2) return std::nullopt;
  Renaming renaming(simple.images, uncounted);
  renaming.reorder(decisionOrder(renamed(left, renaming), renaming.late()));
  simple.clauses = renamed(left, renaming);
  const auto& late = renaming.late();
  simple.counted = static_cast<std::size_t>(std::count(late.begin(), late.end(), false));
  for (Image& image : simple.images) {
    if (image.kind == Image::Kind::literal) image.literal = renaming(image.literal);
  }
  return simple;
}

}  // namespace dyetrace
