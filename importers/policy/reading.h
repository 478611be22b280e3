#pragma once

// What the readers of a policy share: the policy that grows, and a way to say what is wrong where.

#include <cstddef>
#include <string>
#include <vector>

#include "importers/policy/source.h"
#include "importers/policy/syntax.h"
#include "model/diagnostic.h"
#include "model/policy.h"

namespace dyetrace::policy {

class Reading {
 public:
  Reading(Policy& growing, Diagnostics& diagnostics, const std::vector<std::string>& codes)
      : policy(growing), ruleCodes(codes), diagnostics_(diagnostics) {}

  Policy& policy;
  const std::vector<std::string>& ruleCodes;  ///< Of the rules that are built in.

  /// The file that is being read.
  const Source& source() const { return *source_; }
  void turnTo(const Source& source) { source_ = &source; }

  Location at(const Syntax& syntax) const { return source_->at(syntax.begin); }
  void error(std::string code, std::string message, std::size_t offset, std::string advice = {});
  void error(std::string code, std::string message, const Syntax& syntax, std::string advice = {});
  void error(std::string code, std::string message, const Location& where, std::string advice = {});
  /// Says what the grammar expected and what stands there.
  void error(const SyntaxError& error);
  /// Says that `name` is no `noun`, with the nearest of the candidates or all of them.
  void unknown(std::string code, const std::string& noun, const Syntax& name,
               const std::vector<std::string>& candidates);

 private:
  const Source* source_ = nullptr;
  Diagnostics& diagnostics_;
};

/// The names below a node of the tree: words, and texts in quotes.
std::vector<std::string> namesIn(const Syntax& syntax);

}  // namespace dyetrace::policy
