#include "importers/importer.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "importers/annotations/branches.h"
#include "importers/annotations/facts_table.h"
#include "importers/annotations/suggest.h"
#include "importers/annotations/vocabulary.h"
#include "importers/bpmn/bpmn_importer.h"
#include "importers/refusal.h"
#include "importers/settings/dimacs.h"
#include "importers/settings/fama.h"
#include "importers/settings/featureide.h"
#include "importers/settings/settings_file.h"
#include "importers/settings/splot.h"
#include "importers/settings/uvl.h"
#include "importers/xdecaf/xdecaf_importer.h"
#include "importers/xml/xml.h"
#include "model/diagnostic_list.h"
#include "model/mentioned_settings.h"
#include "model/resolve_settings.h"
#include "model/validate.h"

namespace dyetrace {

namespace {

constexpr std::string_view kFactsTable = "facts table";

const Importer* importerFor(const InputFile& file) {
  for (const auto& importer : importers()) {
    if (importer->recognises(file)) return importer.get();
  }
  return nullptr;
}

/// The files by who reads them.
struct Sorted {
  std::map<const Importer*, std::vector<SourceInput>> drawings;
  std::vector<SourceInput> tables;
};

void startWith(const Policy& policy, Product& product) {
  product.taxonomy = policy.taxonomy;
  product.standard = policy.standard;
  for (const std::string& name : policy.files) {
    SourceFile file;
    file.name = name;
    file.format = "policy";
    product.files.add(std::move(file));
  }
}

/// A policy that compares a number tells its values apart, as guards do.
void addBreaks(const Guard& guard, Product& product) {
  for (const Choice& choice : choicesOf(guard)) {
    for (Setting& setting : product.settings) {
      std::int64_t value = 0;
      const char* end = choice.option.data() + choice.option.size();
      const auto [stop, error] = std::from_chars(choice.option.data(), end, value);
      const bool compared = setting.kind == SettingKind::number && setting.key == choice.setting &&
                            error == std::errc() && stop == end;
      if (!compared) continue;
      for (const std::int64_t first : {value, value + 1}) {
        if (first > setting.minimum && first <= setting.maximum) setting.breaks.push_back(first);
      }
    }
  }
}

void addBreaks(const Policy& policy, Product& product) {
  for (const PolicyRule& rule : policy.rules) {
    addBreaks(rule.when, product);
    addBreaks(rule.unless, product);
  }
}

/// Records a file in the product and finds its reader.
void sortIn(const InputFile& file, Sorted& sorted, Product& product) {
  SourceFile source;
  source.name = file.name;
  const Importer* importer = importerFor(file);
  const bool isTable = importer == nullptr && looksLikeFactsTable(file.bytes);
  if (importer != nullptr) source.format = importer->format();
  if (isTable) source.format = kFactsTable;
  if (importer == nullptr && !isTable) source.passedOver = whyPassedOver(file);
  const FileId id = product.files.add(std::move(source));
  if (importer != nullptr) sorted.drawings[importer].push_back({&file, id});
  if (isTable) sorted.tables.push_back({&file, id});
}

void readDrawings(const Sorted& sorted, const ImportOptions& options, Drawing& drawing) {
  for (const auto& importer : importers()) {
    const auto files = sorted.drawings.find(importer.get());
    if (files != sorted.drawings.end()) importer->read(files->second, options, drawing);
  }
}

void applyTables(const Sorted& sorted, Drawing& drawing) {
  std::vector<FactsRow> rows;
  for (const SourceInput& table : sorted.tables) {
    const std::vector<FactsRow> more =
        parseFactsTable(table.file->bytes, table.id, drawing.diagnostics);
    rows.insert(rows.end(), more.begin(), more.end());
  }
  if (!rows.empty()) applyFactsTable(applyBranchRows(rows, drawing), drawing);
}

/// Branches over settings first, since they may name settings that nobody declares; what is no
/// setting then makes none.
void resolve(const Policy* policy, Drawing& drawing) {
  append(drawing.diagnostics, bindStatedBranches(drawing.product));
  append(drawing.diagnostics, declareMentionedSettings(drawing.product));
  if (policy != nullptr) addBreaks(*policy, drawing.product);
  append(drawing.diagnostics, bindConditions(drawing.product));
  append(drawing.diagnostics, resolveSettings(drawing.product));
}

/// Only after all that people stated has been applied, since suggestions fill what is left.
void applySuggestions(Drawing& drawing) {
  const std::vector<FactsRow> rows = suggestFacts(drawing.product);
  if (rows.empty()) return;
  applyFactsTable(rows, drawing);
  applyAnnotations(drawing, true);
}

/// One sentence about the first files that were found.
std::string whatWasFound(const Product& product) {
  constexpr std::size_t kMostNamed = 5;
  std::string found;
  std::size_t named = 0;
  for (const SourceFile& file : product.files) {
    if (file.passedOver.empty()) continue;
    if (named++ == kMostNamed) break;
    found += (found.empty() ? "" : "; ") + file.name + ": " + file.passedOver;
  }
  if (named > kMostNamed) {
    found += "; and " + std::to_string(product.files.size() - kMostNamed) + " more";
  }
  return found;
}

/// Facts tables alone say nothing: there is nothing that they could be about.
void refuseWithoutModel(const Sorted& sorted, const Product& product) {
  if (!sorted.drawings.empty()) return;
  constexpr const char* kExpected =
      "Expected BPMN 2.0 diagrams (root element `definitions`), xDECAF diagrams or settings (our "
      "XML, FeatureIDE, UVL), with facts tables beside them if you like.";
  if (product.files.empty()) throw Error("there is no file to read", kExpected);
  if (sorted.tables.empty()) {
    throw Error("none of the files can be read: " + whatWasFound(product), kExpected);
  }
  throw Error(
      "there is no diagram and no settings, only facts tables: " + sorted.tables.front().file->name,
      kExpected);
}

/// A file that gave an error and nothing else counts as not read.
void refuseIfAllFailed(const Sorted& sorted, const Drawing& drawing) {
  if (sorted.drawings.empty() || !drawing.product.steps.empty() || !drawing.product.nodes.empty() ||
      !drawing.product.zones.empty() || !drawing.product.settings.empty()) {
    return;
  }
  const Diagnostic* first = nullptr;
  std::set<FileId> failed;
  for (const Diagnostic& diagnostic : drawing.diagnostics) {
    if (diagnostic.level != Level::error || !diagnostic.where.file.valid()) continue;
    if (first == nullptr) first = &diagnostic;
    failed.insert(diagnostic.where.file);
  }
  for (const auto& [importer, files] : sorted.drawings) {
    for (const SourceInput& input : files) {
      if (!failed.contains(input.id)) return;
    }
  }
  throw Error(describe(drawing.product, first->where) + ": " + first->message, first->advice);
}

/// A file whose name is all ending, `.bpmn`, keeps it: a title is never empty.
std::string titleFromName(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::string last = slash == std::string::npos ? name : name.substr(slash + 1);
  const std::size_t dot = last.rfind('.');
  return dot == 0 ? last : last.substr(0, dot);
}

/// The name of the only diagram; with several there is none better than the folder's.
std::string titleFrom(const Sorted& sorted) {
  if (sorted.drawings.size() != 1) return {};
  const std::vector<SourceInput>& files = sorted.drawings.begin()->second;
  return files.size() == 1 ? titleFromName(files.front().file->name) : std::string();
}

}  // namespace

const std::vector<std::unique_ptr<Importer>>& importers() {
  static const std::vector<std::unique_ptr<Importer>> all = [] {
    std::vector<std::unique_ptr<Importer>> known;
    known.push_back(makeBpmnImporter());
    known.push_back(makeXdecafImporter());
    known.push_back(makeFeatureIdeImporter());
    known.push_back(makeUvlImporter());
    known.push_back(makeFamaImporter());
    known.push_back(makeSplotImporter());
    known.push_back(makeDimacsImporter());
    known.push_back(makeSettingsXmlImporter());
    return known;
  }();
  return all;
}

Import importModel(std::vector<InputFile> files, const ImportOptions& options) {
  std::stable_sort(files.begin(), files.end(),
                   [](const auto& left, const auto& right) { return left.name < right.name; });
  Drawing drawing;
  Sorted sorted;
  if (options.policy != nullptr) startWith(*options.policy, drawing.product);
  for (const InputFile& file : files) sortIn(file, sorted, drawing.product);
  refuseWithoutModel(sorted, drawing.product);
  readDrawings(sorted, options, drawing);
  refuseIfAllFailed(sorted, drawing);
  if (drawing.product.title.empty()) drawing.product.title = titleFrom(sorted);
  applyTables(sorted, drawing);
  applyAnnotations(drawing, options.suggested);
  if (options.suggested) applySuggestions(drawing);
  resolve(options.policy, drawing);
  append(drawing.diagnostics, validate(drawing.product));
  sortByPlace(drawing.diagnostics);
  return {std::move(drawing.product), std::move(drawing.diagnostics), std::move(drawing.elements)};
}

}  // namespace dyetrace
