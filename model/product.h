#pragma once

// The model: everything read from one set of files.
//
// Facts live in tables indexed by typed ids; the model only grows while it is imported and is then
// only read. It keeps three graphs apart:
//   * nodes and flows: where data is and over which roads it may move;
//   * steps and sequences: the order in which a process does things (no data moves along these);
//   * zones: a forest of places, in which organisation, role and region are inherited.
// Whatever was read but became none of these is still counted in `files[…].counts` and, if it drew
// data, listed in `drawn` with what became of it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/diagnostic.h"
#include "model/facts.h"
#include "model/guard.h"
#include "model/id.h"
#include "model/label.h"
#include "model/location.h"
#include "model/setting.h"
#include "model/standard.h"
#include "model/taxonomy.h"
#include "model/text.h"
#include "model/text_index.h"
#include "model/transfer.h"

namespace dyetrace {

/// One file that was read, or passed over.
struct SourceFile {
  std::string
      name{};  ///< As the user gave it, or relative to the folder they gave; `/` between parts.
  std::string format{};      ///< `bpmn`, `facts table`; empty if passed over.
  std::string encoding{};    ///< As found, such as `UTF-8` or `UTF-16LE`.
  std::string passedOver{};  ///< Why it was not read; empty if it was.
  /// How many of each element the file has, by the format's own names.
  std::map<std::string, std::size_t> counts{};
};

enum class NodeKind {
  person,
  process,   ///< Handles data: a task, service, app.
  store,     ///< Keeps data across instances.
  data,      ///< A data object or variable of one process instance.
  external,  ///< A party outside: partner, advertiser, public.
};

std::string_view nodeKindName(NodeKind kind);
std::optional<NodeKind> nodeKindFromName(std::string_view name);

struct Node {
  Text key{};   ///< Unique in the model: the element's id, or its path if it has none.
  Text name{};  ///< As displayed, without annotations; may be empty, then the key stands in.
  NodeKind kind = NodeKind::process;
  Text kindReason{};             ///< What says so: the shape, or `privacy.kind`.
  Text shape{};                  ///< The format's own word: `userTask`, `dataStore`.
  ZoneId zone{};                 ///< Innermost zone; invalid if outside all.
  std::vector<ZoneId> groups{};  ///< Drawn areas that hold it and do not nest with its zone.
  NodeId parent{};               ///< Enclosing activity (a sub-process); invalid if none.
  FactsId facts{};               ///< Invalid: nothing stated.
  Location where{};
};

enum class FlowKind {
  read,       ///< Data or a store into a process.
  write,      ///< A process into data or a store.
  transfer,   ///< A message, or an undrawn hand-over between processes.
  broadcast,  ///< A signal: to everyone who listens.
  call,       ///< Arguments into, results out of a called process or an enclosing activity.
};

std::string_view flowKindName(FlowKind kind);

enum class Confidence {
  drawn,     ///< Someone drew it.
  inferred,  ///< It follows from a shared message, signal or call.
  implied,   ///< Only possible by control flow; off unless asked for.
};

std::string_view confidenceName(Confidence confidence);

struct Flow {
  Text key{};
  NodeId from{};
  NodeId to{};
  Text name{};
  FlowKind kind = FlowKind::transfer;
  Confidence confidence = Confidence::drawn;
  Text reason{};  ///< For an inferred or implied flow: why we think it is there.
  FactsId facts{};
  Location where{};
  PinId fromPin{};  ///< Invalid: the format has none.
  PinId toPin{};
};

enum class ZoneKind { pool, lane, group, process, boundary };

std::string_view zoneKindName(ZoneKind kind);

struct Zone {
  Text key{};
  Text name{};
  ZoneKind kind = ZoneKind::pool;
  ZoneId parent{};
  FactsId facts{};
  Location where{};
};

enum class StepKind {
  task,
  subProcess,
  start,
  end,
  event,  ///< Intermediate catch or throw.
  boundaryEvent,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,  ///< Also complex gateways.
  eventGateway,
};

/// A place in the order of a process: every flow node of a process has one, also those that carry
/// no data and are no Node.
struct Step {
  Text key{};
  Text name{};
  StepKind kind = StepKind::task;
  NodeId node{};             ///< The node that handles data here; invalid for a pure control step.
  StepId parent{};           ///< Enclosing sub-process.
  ZoneId process{};          ///< The pool or process zone whose order it belongs to.
  bool repeats = false;      ///< Multi-instance or loop.
  bool interrupting = true;  ///< For boundary events and event sub-processes.
  bool timed = false;        ///< An event that a clock sets off.
  Location where{};
};

enum class SequenceKind {
  sequence,
  entry,     ///< From a sub-process to its first steps.
  exit,      ///< From its last steps back to the sub-process' successors' source.
  boundary,  ///< From an activity to an event on its border.
  link,      ///< From a link throw to its catch.
  compensation,
};

/// One edge of the order of a process.
struct Sequence {
  StepId from{};
  StepId to{};
  SequenceKind kind = SequenceKind::sequence;
  Text key{};
  Text name{};       ///< The branch's name: `yes`.
  Text condition{};  ///< As written; empty if none.
  Text language{};   ///< Of the condition, as declared; may be empty.
  bool isDefault = false;
  Location where{};
  Guard guard{};  ///< What the condition, the name or an annotation says of settings.
  /// Whether `guard` is all that decides here; else it is only what is known, and nothing follows
  /// for the other branches.
  bool bound = false;
};

/// An edge of data as the file draws it, ends named as the file names them, with what became of it.
struct DrawnEdge {
  Text kind{};  ///< read, write, message, assoc-read, assoc-write, assoc?, seq-read,
                ///< seq-write, payload, assoc-data.
  Text
      from{};  ///< Data ends are named by their data object or store; `?` before an unresolved one.
  Text to{};
  FlowId flow{};     ///< Invalid if no flow came of it.
  Text outcome{};    ///< Why not, then.
  Location where{};  ///< where.element is the id of the drawn line.
};

struct Product {
  std::string
      title{};  ///< For pictures and reports; the folder's or file's name if nothing better.
  Table<FileId, SourceFile> files{};
  std::string version{};  ///< What the settings file calls this version; may be empty.
  Taxonomy taxonomy = Taxonomy::builtIn();
  Standard standard{};                 ///< Of those who judge the model.
  Table<LabelId, Label> labels{};      ///< Every label the model mentions, each once.
  Table<MarkId, std::string> marks{};  ///< Every mark it mentions: `notice`, `consent`, own words.
  Table<FactsId, Facts> facts{};
  Table<NodeId, Node> nodes{};
  Table<FlowId, Flow> flows{};
  Table<ZoneId, Zone> zones{};
  Table<PinId, Pin> pins{};  ///< Empty for most formats.
  Table<StepId, Step> steps{};
  std::vector<Sequence> sequences{};
  Table<SettingId, Setting> settings{};
  std::vector<Constraint> constraints{};
  std::vector<Screen> screens{};
  std::vector<FlowBinding> bindings{};
  std::vector<Migration> migrations{};
  std::vector<DrawnEdge> drawn{};
  std::unordered_map<std::string, SettingId>
      keysOfSettings{};  ///< By key; filled by index(). For look-up only.

  /// The id of a label or mark, added if new.
  LabelId intern(Label label);
  MarkId internMark(std::string_view name);

  /// The stated facts of an element; an empty Facts if nothing was stated.
  const Facts& factsOf(const Node& node) const { return lookup(node.facts); }
  const Facts& factsOf(const Flow& flow) const { return lookup(flow.facts); }
  const Facts& factsOf(const Zone& zone) const { return lookup(zone.facts); }
  /// The facts to write to, made if the element has none.
  Facts& editFacts(FactsId& id);

  /// The setting with that key; invalid if there is none. Needs index() to have run.
  SettingId settingNamed(std::string_view key) const;

  /// The same for flows.
  FlowId flowNamed(std::string_view key) const;

  /// To be called after import and after every change of a key, before a look-up by key.
  void index();

 private:
  TextIndex keysOfFlows_{};
  const Facts& lookup(FactsId id) const;
};

/// Words for people: `precise location`, `e-mail (pseudonymous)`.
std::string titleOf(const Product& product, LabelId label);
/// The written form: `user.contact.email`, with `:pseudonymous` unless identified.
std::string keyOf(const Product& product, LabelId label);
/// The name, or the key if it has none.
std::string titleOf(const Node& node);
std::string titleOf(const Zone& zone);
std::string titleOf(const Product& product, const Flow& flow);

/// Whether a label falls under a pattern.
bool matches(const Product& product, const LabelPattern& pattern, LabelId label);

/// `folder/file.bpmn:12:7` and, if asked for, ` (element)`.
std::string describe(const Product& product, const Location& where, bool withElement = true);

}  // namespace dyetrace
