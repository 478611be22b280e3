#include "importers/settings/dimacs.h"

#include <charconv>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "importers/annotations/text.h"
#include "importers/settings/feature_model.h"

namespace dyetrace {

namespace settings {

namespace {

/// More than any model that the questions could be asked of.
constexpr std::size_t kMaximumVariables = 1'000'000;

std::string_view lineAt(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// The words of a line one after another.
class Words {
 public:
  explicit Words(std::string_view line) : line_(line) {}
  std::string_view next() {
    const std::size_t begin = line_.find_first_not_of(" \t\r", at_);
    if (begin == std::string_view::npos) return {};
    at_ = std::min(line_.find_first_of(" \t\r", begin), line_.size());
    column_ = begin + 1;
    return line_.substr(begin, at_ - begin);
  }
  std::size_t column() const { return column_; }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t column_ = 1;
};

template <class Number>
std::optional<Number> numberIn(std::string_view word) {
  Number number{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return number;
}

bool isProblemLine(std::string_view line) {
  Words words(line);
  return words.next() == "p" && words.next() == "cnf";
}

bool looksLikeDimacs(std::string_view bytes) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::string_view line = lineAt(bytes, begin);
    if (isProblemLine(line)) return true;
    if (!trimmed(line).empty() && line.front() != 'c') return false;
    begin += line.size() + 1;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view text, FileId file) : text_(text), file_(file) {}

  FeatureModel read() {
    forEachLine([&](std::string_view line, std::uint32_t number) {
      if (line.starts_with('c')) readComment(line, number);
    });
    forEachLine([&](std::string_view line, std::uint32_t number) { readLine(line, number); });
    if (!literals_.empty()) throw Refused("the last clause does not end with 0", clauseAt_);
    return std::move(model_);
  }

 private:
  template <class Action>
  void forEachLine(Action action) const {
    std::uint32_t number = 1;
    for (std::size_t begin = 0; begin < text_.size(); ++number) {
      const std::string_view line = lineAt(text_, begin);
      action(line, number);
      begin += line.size() + 1;
    }
  }

  void readLine(std::string_view line, std::uint32_t number) {
    const std::string_view content = trimmed(line);
    if (content.empty() || line.front() == 'c' || line.front() == '%') return;
    if (content.front() == 'p') return readProblem(content, number);
    readLiterals(line, number);
  }

  void readComment(std::string_view line, std::uint32_t number) {
    Words words(line);
    words.next();
    const auto variable = numberIn<std::size_t>(words.next());
    const std::string_view name = words.next();
    if (!variable || name.empty()) return;
    names_.emplace(*variable, std::pair(std::string(name), Location{file_, number, 1, {}}));
  }

  void readProblem(std::string_view line, std::uint32_t number) {
    Words words(line);
    words.next();
    words.next();
    const auto variables = numberIn<std::size_t>(words.next());
    const Location where{file_, number, 1, {}};
    if (!variables || !model_.features.empty())
      throw Refused("expected one line `p cnf VARIABLES CLAUSES`, found " + shown(line), where);
    if (*variables > kMaximumVariables)
      throw Refused("the file has " + std::to_string(*variables) + " variables; the limit is " +
                        std::to_string(kMaximumVariables),
                    where);
    declare(*variables, where);
  }

  void declare(std::size_t variables, const Location& where) {
    std::unordered_set<std::string> taken;
    for (std::size_t variable = 1; variable <= variables; ++variable) {
      const auto named = names_.find(variable);
      const bool fresh = named != names_.end() && taken.insert(named->second.first).second;
      const std::string key = fresh ? named->second.first : std::to_string(variable);
      taken.insert(key);
      const std::size_t index = model_.add(key, {}, fresh ? named->second.second : where);
      model_.features[index].setting.feature.reset();
    }
  }

  void readLiterals(std::string_view line, std::uint32_t number) {
    Words words(line);
    for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
      const Location where{file_, number, static_cast<std::uint32_t>(words.column()), {}};
      const auto literal = numberIn<std::int64_t>(word);
      if (!literal) throw Refused("expected a literal or 0, found " + shown(word), where);
      if (literals_.empty()) clauseAt_ = where;
      if (*literal == 0) {
        model_.constraints.push_back(rule(Guard::disjunction(std::move(literals_)), clauseAt_));
        literals_.clear();
      } else {
        literals_.push_back(guardOf(*literal, where));
      }
    }
  }

  Guard guardOf(std::int64_t literal, const Location& where) const {
    const auto bits = static_cast<std::uint64_t>(literal);
    const std::uint64_t variable = literal < 0 ? 0 - bits : bits;
    if (variable > model_.features.size())
      throw Refused("literal " + std::to_string(literal) + ", but there are only " +
                        std::to_string(model_.features.size()) + " variables",
                    where);
    Guard on = featureOn(model_.features[variable - 1].setting.key);
    return literal < 0 ? Guard::negation(std::move(on)) : std::move(on);
  }

  std::string_view text_;
  FileId file_;
  FeatureModel model_;
  std::map<std::size_t, std::pair<std::string, Location>> names_;
  std::vector<Guard> literals_;
  Location clauseAt_;
};

class DimacsImporter : public Importer {
 public:
  std::string_view format() const override { return "DIMACS"; }

  bool recognises(const InputFile& file) const override { return looksLikeDimacs(file.bytes); }

  void read(std::span<const SourceInput> files, const ImportOptions&,
            Drawing& drawing) const override {
    for (const SourceInput& input : files) {
      try {
        FeatureModel model = Reader(input.file->bytes, input.id).read();
        count(drawing, input.id, "variables", model.features.size());
        count(drawing, input.id, "clauses", model.constraints.size());
        addFeatureModel(std::move(model), drawing);
      } catch (const Refused& refused) {
        drawing.diagnostics.push_back({Level::error,
                                       "settings/refused",
                                       refused.what(),
                                       refused.where(),
                                       refused.advice(),
                                       {}});
      }
    }
  }
};

}  // namespace

}  // namespace settings

std::unique_ptr<Importer> makeDimacsImporter() {
  return std::make_unique<settings::DimacsImporter>();
}

}  // namespace dyetrace
