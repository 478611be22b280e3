#pragma once

// Rules: questions asked of every model. A new rule is one file in rules/, one line in the
// registry, two golden folders and one paragraph in docs/rules.md.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/order.h"
#include "analysis/path.h"
#include "analysis/reach.h"
#include "analysis/settings/settings_analysis.h"
#include "analysis/severity.h"
#include "model/product.h"

namespace dyetrace {

/// What is said of a rule in lists, reports and help.
struct RuleDescription {
  std::string code;      ///< `FLW-01`.
  std::string name;      ///< `Data goes further than its stated purpose`.
  std::string question;  ///< One sentence.
  std::string checks;    ///< What it looks at in the model.
  std::string severity;  ///< In words.
  std::string article;   ///< GDPR: `Art. 5(1)(b)`.
  std::string linddun;   ///< LINDDUN Pro threat node; may be empty.
  std::string dpv;
  std::string fix;    ///< How to fix, in general.
  std::string needs;  ///< What a model must state for the rule to be asked.
  /// The dark pattern that it is known as (EDPB Guidelines 03/2022, deceptive.design); often empty.
  std::string pattern{};
};

/// What a rule may look at. Witnesses are made on first use and kept.
class RuleContext {
 public:
  /// `settings` may be null: the model has none, or they do not matter here.
  RuleContext(const Product& product, const FlowGraph& graph, const Reach& reach,
              SettingsAnalysis* settings);
  ~RuleContext();
  const Product& product() const { return product_; }
  const FlowGraph& graph() const { return graph_; }
  const Reach& reach() const { return reach_; }
  const Witnesses& witnesses();
  const Witnesses& witnessesWithout(MarkId mark);
  /// The order of the processes, worked out when first asked for.
  const ProcessOrder& order();
  /// What is at a node, by label id, once computed.
  const LabelSet& labelsAt(NodeId node) const { return labelsAt_[node.index()]; }
  /// Null if the model has no settings.
  SettingsAnalysis* settings() const { return settings_; }
  /// How the data at the end of the path stands to people's settings.
  Standing standing(const Path& path) const;

 private:
  const Product& product_;
  const FlowGraph& graph_;
  const Reach& reach_;
  SettingsAnalysis* settings_;
  std::vector<LabelSet> labelsAt_;
  std::unique_ptr<Witnesses> witnesses_;
  std::vector<std::unique_ptr<Witnesses>> witnessesWithout_;
  std::unique_ptr<ProcessOrder> order_;
};

struct RuleAnswer {
  std::vector<Finding> findings;  ///< Verdict violated, possible or unknown.
  /// Set if the rule could not be asked of this model at all, or does not apply to it.
  Verdict verdict = Verdict::satisfied;
  std::string reason;
};

class Rule {
 public:
  virtual ~Rule() = default;
  virtual const RuleDescription& description() const = 0;
  virtual RuleAnswer ask(RuleContext& context) const = 0;
};

/// Every rule, by code.
const std::vector<std::unique_ptr<Rule>>& rules();

/// The one with this code; null if none is built in.
const Rule* ruleNamed(std::string_view code);

}  // namespace dyetrace
