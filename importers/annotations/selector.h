#pragma once

// Selectors of the facts table against the elements of a model. Everything is indexed once; a
// lookup costs what it finds, not the size of the model.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/drawing.h"

namespace dyetrace {

struct SelectorResult {
  std::vector<Target> hits{};  ///< Each once; nodes, then flows, then zones, by id.
  bool several = false;        ///< It ends in `*` and may hit several.
  std::string problem{};       ///< Why it cannot be understood; empty if it can.
  std::string advice{};        ///< For no hit: a control step, another kind of element.
};

class SelectorIndex {
 public:
  explicit SelectorIndex(const Product& product);

  /// `table`: the file the selector stands in; invalid if none.
  SelectorResult find(std::string_view selector, FileId table);

  /// Whether a table speaks of what is drawn in that file.
  bool speaksOf(FileId table, FileId drawn);

  /// The names nearest to what a selector asks for, as selectors.
  std::vector<std::string> nearest(std::string_view selector) const;

 private:
  using ByText = std::map<std::string, std::vector<Target>, std::less<>>;

  void addFlowEnds();
  std::vector<std::string> zoneNamesAround(NodeId node) const;
  void findId(std::string_view id, SelectorResult& result) const;
  void findName(std::string_view name, SelectorResult& result) const;
  void findZone(std::string_view name, SelectorResult& result) const;
  void findFlow(std::string_view ends, SelectorResult& result);
  std::string otherKind(std::string_view name) const;
  FileId fileOf(const Target& target) const;
  const std::vector<bool>& besides(FileId table);
  std::vector<bool> filesOnPage(std::string_view page) const;

  const Product& product_;
  ByText byKey_;
  ByText byElement_;
  ByText nodeNames_;
  ByText flowNames_;
  ByText zoneNames_;
  ByText flowEnds_;
  ByText flowZoneEnds_;
  bool flowEndsAdded_ = false;
  std::map<ZoneId, std::vector<Target>> nodesIn_;
  std::map<std::string, StepId, std::less<>> controlSteps_;
  std::map<FileId, std::vector<bool>> besides_;
};

}  // namespace dyetrace
