#pragma once

// SARIF 2.1.0 (OASIS): findings for code hosts, editors and pipelines.
//
// A log has one run with a result for each finding that is added: where it is, its road as a code
// flow with one location per hop, and its identity as a fingerprint that survives a new layout.
// Places are lines and columns in characters; files are relative references as the user named them.
//
//   sarif::Run run(product, {"FLW-01"});
//   run.add(finding, "new");
//   return run.written();

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/finding.h"
#include "model/policy.h"
#include "render/json_parts.h"

namespace dyetrace::sarif {

using json::Object;
using json::Writer;

/// A finding that stands in the log.
struct Result {
  const Finding* finding;
  std::string_view state;
  bool accepted;
  std::size_t rule;   ///< Its rule's place in the list.
  std::size_t steps;  ///< At most so many locations in its code flow.
};

class Run {
 public:
  /// `rules`: the codes that were asked, described in this order. Files are those of the product.
  /// Rules of a policy are described from it. What is given and added must outlive the run.
  Run(const Product& product, std::vector<std::string> rules, const Policy* policy = nullptr)
      : product_(product), policy_(policy), codes_(std::move(rules)) {}

  /// Beyond kMostResults findings are only counted, in a notification: add those first that matter.
  /// `state` is `new`, `unchanged`, `updated` or `absent` against an earlier run; empty: there is
  /// none. Roads are whole until kWholeHops hops are taken, then only their ends are.
  void add(const Finding& finding, std::string_view state = {});
  /// One that a baseline accepts: suppressed, with the reason.
  void addAccepted(const Finding& finding);
  /// What was found while reading and analysing.
  void add(const Diagnostics& diagnostics);

  void add(Finding&&, std::string_view = {}) = delete;
  void addAccepted(Finding&&) = delete;
  void add(Diagnostics&&) = delete;

  std::string written() const;

  /// As many as GitHub code scanning shows of a run; it refuses one with more than 25,000.
  static constexpr std::size_t kMostResults = 5'000;
  /// Some 6 MB; code hosts refuse very large files, and writing them takes time.
  static constexpr std::size_t kWholeHops = 5'000;
  /// Of a road beyond that, the folded middle counted as one.
  static constexpr std::size_t kStepsBeyond = 3;

 private:
  void add(const Finding& finding, std::string_view state, bool accepted);
  std::size_t ruleIndex(const std::string& code);
  std::size_t stepsOf(const Path& path);
  void write(Writer& out) const;
  void writeTool(Writer& out) const;
  void writeInvocation(Writer& out) const;

  const Product& product_;
  const Policy* policy_;
  std::vector<std::string> codes_;
  std::vector<Result> results_;
  std::vector<const Diagnostic*> notifications_;
  std::size_t hops_ = 0;
  std::size_t leftOut_ = 0;
};

// The parts.

/// What a rule asks, how to fix it and what it refers to; the code alone if no such rule is known.
/// `policy` may be null.
void writeRule(Writer& out, const Product& product, const Policy* policy, const std::string& code);
/// The same of a rule of a policy.
void writePolicyRule(Writer& out, const Product& product, const Policy& policy,
                     const PolicyRule& rule);
/// The level that its findings have unless they say otherwise.
void writeConfiguration(Writer& out, std::string_view level);
void writeResult(Writer& out, const Product& product, const Result& result);

/// `error`, `warning` or `note`.
std::string_view levelOf(Severity severity);

/// A file's name as a relative reference, or as `file:` if it is absolute, with everything but
/// unreserved characters and `/` percent-encoded.
std::string uriOf(std::string_view name);
/// Members of a location: the place in its file, and the element as `title` if it is known.
void writeLocation(Writer& out, const Product& product, const Location& where,
                   std::string_view title);
/// Whether there is anything to say of it.
bool isSomewhere(const Product& product, const Location& where);
void writeArtifact(Writer& out, const SourceFile& file);

/// Model text for a message: harmless, and no link or placeholder by SARIF's own syntax.
std::string plainText(std::string_view text);
/// A message of that text.
void writeMessage(Writer& out, std::string_view text);

/// Words under their headings, a paragraph each; empty ones are left out.
using Headed = std::vector<std::pair<const char*, std::string>>;
/// With `strong` around the headings.
std::string paragraphs(const Headed& parts, const char* strong);
/// `Used before consent` as `UsedBeforeConsent`, as the standard likes names.
std::string joined(std::string_view name);

}  // namespace dyetrace::sarif
