#pragma once

// SARIF 2.1.0 (OASIS): findings for code hosts, editors and pipelines.
//
// A log has one run with a result for each finding that is added: where it is, its road as a code
// flow with one location per hop, and its identity as a fingerprint that survives a new layout.
// Places are lines and columns in characters; files are relative references as the user named them.
//
//   sarif::Run run(product, {"FLW-01"});
//   run.add(product, finding, "new");
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

using json::Json;

class Run {
 public:
  /// `rules`: the codes that were asked, described in this order. Files are those of the product.
  /// Rules of a policy are described from it; it must outlive the run.
  Run(const Product& product, const std::vector<std::string>& rules,
      const Policy* policy = nullptr);

  /// `state` is `new`, `unchanged`, `updated` or `absent` against an earlier run; empty: there is
  /// none. Roads are whole until kWholeHops hops are written, then only their ends are.
  void add(const Product& product, const Finding& finding, std::string_view state = {});
  /// One that a baseline accepts: suppressed, with the reason.
  void addAccepted(const Product& product, const Finding& finding);
  /// What was found while reading and analysing.
  void add(const Product& product, const Diagnostics& diagnostics);

  /// Once: what was added is handed over.
  std::string written();

  /// Some 6 MB; code hosts refuse very large files, and writing them takes time.
  static constexpr std::size_t kWholeHops = 5'000;
  /// Of a road beyond that, the folded middle counted as one.
  static constexpr std::size_t kStepsBeyond = 3;

 private:
  std::size_t ruleIndex(const std::string& code);
  Json resultFor(const Product& product, const Finding& finding);
  /// The log without its results, whose place is the last list, `[]`.
  Json frame();

  const Product& product_;
  const Policy* policy_;
  std::vector<std::string> codes_;
  Json artifacts_;
  json::ListText results_;
  Json notifications_ = Json::array();
  std::size_t hops_ = 0;
};

// The parts.

/// What a rule asks, how to fix it and what it refers to; the code alone if no such rule is known.
/// `policy` may be null.
Json ruleOf(const Product& product, const Policy* policy, const std::string& code);
/// The same of a rule of a policy.
Json policyRuleOf(const Product& product, const Policy& policy, const PolicyRule& rule);
/// With at most `steps` locations in its code flow; `rule` is the rule's place in the list.
Json resultOf(const Product& product, const Finding& finding, std::size_t rule, std::size_t steps);

/// `error`, `warning` or `note`.
std::string_view levelOf(Severity severity);

/// A file's name as a relative reference, or as `file:` if it is absolute, with everything but
/// unreserved characters and `/` percent-encoded.
std::string uriOf(std::string_view name);
/// The place in its file, and the element as `title` if it is known.
Json locationOf(const Product& product, const Location& where, std::string_view title);
Json artifactsOf(const Product& product);

/// Model text in a message: harmless, and no link or placeholder by SARIF's own syntax.
Json message(std::string_view text);

/// Words under their headings, a paragraph each; empty ones are left out.
using Headed = std::vector<std::pair<const char*, std::string>>;
/// With `strong` around the headings.
std::string paragraphs(const Headed& parts, const char* strong);
/// `Used before consent` as `UsedBeforeConsent`, as the standard likes names.
std::string joined(std::string_view name);

}  // namespace dyetrace::sarif
