#include "render/junit.h"

#include <map>
#include <memory>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "render/escape.h"
#include "render/rule_area.h"
#include "render/text_road.h"
#include "render/text_settings.h"

namespace dyetrace {
namespace {

constexpr std::size_t kRoadSteps = 12;

/// Text of a model may hold what XML cannot say at all.
void setText(pugi::xml_node element, const char* name, const std::string& value) {
  element.append_attribute(name).set_value(displayText(value).c_str());
}

void setCount(pugi::xml_node element, const char* name, std::size_t count) {
  element.append_attribute(name).set_value(static_cast<unsigned long long>(count));
}

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  Counts& operator+=(const Counts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
    return *this;
  }

  void writeTo(pugi::xml_node element) const {
    setCount(element, "tests", tests);
    setCount(element, "failures", failures);
    setCount(element, "errors", errors);
    setCount(element, "skipped", skipped);
    setText(element, "time", "0");
  }
};

/// A line of its own, empty if there is nothing to say.
std::string line(const std::string& heading, const std::string& text) {
  return text.empty() ? "" : heading + displayText(words::prose(text)) + "\n";
}

std::string roadOf(const Product& product, const Path& path) {
  std::string text;
  for (const words::RoadStep& step : words::roadOf(product, path, kRoadSteps)) {
    const std::string number = step.number == 0 ? "" : std::to_string(step.number) + ".";
    text += fmt::format("{:>3} {}\n", number, words::lineOf(step));
  }
  return text;
}

std::string bodyOf(const Product& product, const Finding& finding) {
  std::string text = "\n" + line("", finding.detail) + roadOf(product, finding.path);
  text += line("severity: ", finding.severity.sentence);
  if (finding.settings) {
    text += line("when: ", words::whenWords(*finding.settings));
    text += line("by default: ", words::defaultWords(*finding.settings));
  }
  return text + line("why: ", finding.why) + line("fix: ", finding.fix) +
         line("identity: ", finding.id);
}

/// Where a viewer may jump to.
void setPlace(pugi::xml_node testCase, const Product& product, const Location& where) {
  if (!product.files.contains(where.file)) return;
  setText(testCase, "file", product.files[where.file].name);
  if (where.line != 0) setCount(testCase, "line", where.line);
}

class Suite {
 public:
  explicit Suite(const std::string& name) {
    root_ = document_.append_child("testsuite");
    setText(root_, "name", name);
  }

  pugi::xml_node addCase(const std::string& group, const std::string& name) {
    ++counts_.tests;
    pugi::xml_node testCase = root_.append_child("testcase");
    setText(testCase, "classname", group);
    setText(testCase, "name", name);
    setText(testCase, "time", "0");
    return testCase;
  }

  void fail(pugi::xml_node testCase, const std::string& type, const std::string& message,
            const std::string& body) {
    ++counts_.failures;
    tell(testCase, "failure", type, message, body);
  }

  void error(pugi::xml_node testCase, const std::string& type, const std::string& message,
             const std::string& body) {
    ++counts_.errors;
    tell(testCase, "error", type, message, body);
  }

  void skip(pugi::xml_node testCase, const std::string& reason) {
    ++counts_.skipped;
    setText(testCase.append_child("skipped"), "message", words::prose(reason));
  }

  const Counts& counts() const { return counts_; }

  void appendTo(pugi::xml_node parent) {
    counts_.writeTo(root_);
    parent.append_copy(root_);
  }

 private:
  static void tell(pugi::xml_node testCase, const char* element, const std::string& type,
                   const std::string& message, const std::string& body) {
    pugi::xml_node told = testCase.append_child(element);
    setText(told, "type", type);
    setText(told, "message", words::prose(message));
    told.append_child(pugi::node_pcdata).set_value(body.c_str());
  }

  pugi::xml_document document_;
  pugi::xml_node root_;
  Counts counts_;
};

class Suites {
 public:
  Suites(const Product& product, std::optional<Severity> threshold)
      : product_(product), threshold_(threshold) {}

  void add(const RuleOutcome& outcome) {
    Suite& suite = suiteOf(areaOf(outcome.rule));
    if (outcome.findings + outcome.questions > 0) return;
    const pugi::xml_node testCase = suite.addCase(words::ruleTitle(outcome), "every place");
    if (outcome.verdict == Verdict::satisfied) return;
    const bool applies = outcome.verdict != Verdict::doesNotApply;
    suite.skip(testCase, (applies ? "could not be asked: " : "does not apply: ") + outcome.reason);
  }

  void add(const Finding& finding) {
    Suite& suite = suiteOf(areaOf(finding.rule));
    const pugi::xml_node testCase = addCase(suite, finding, finding.sentence);
    const std::string severity(severityName(finding.severity.result));
    if (threshold_ && finding.severity.result >= *threshold_) {
      suite.fail(testCase, severity, finding.sentence, bodyOf(product_, finding));
    } else {
      suite.skip(testCase, severity + ", below the threshold: " + finding.fix);
    }
  }

  void addAccepted(const Finding& finding) {
    Suite& suite = suiteOf(areaOf(finding.rule));
    const pugi::xml_node testCase = addCase(suite, finding, finding.sentence);
    suite.skip(testCase, "accepted " + words::acceptance(*finding.acceptance));
  }

  void addQuestion(const Finding& question) {
    Suite& suite = suiteOf(areaOf(question.rule));
    const std::string& asked = question.ask.empty() ? question.sentence : question.ask;
    const pugi::xml_node testCase = addCase(suite, question, asked);
    suite.skip(testCase, "a question for the owner");
  }

  void add(const Diagnostic& diagnostic) {
    if (diagnostic.level != Level::error) return;
    Suite& suite = suiteOf("Reading");
    pugi::xml_node testCase = suite.addCase(diagnostic.code, words::prose(diagnostic.message));
    setPlace(testCase, product_, diagnostic.where);
    suite.error(testCase, diagnostic.code, diagnostic.message, line("\n", diagnostic.advice));
  }

  std::string written() {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("testsuites");
    setText(root, "name", "Dyetrace: " + words::name(product_.title));
    Counts counts;
    for (const auto& [area, suite] : suites_) counts += suite->counts();
    counts.writeTo(root);
    for (const auto& [area, suite] : suites_) suite->appendTo(root);
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
  }

 private:
  Suite& suiteOf(const std::string& area) {
    std::unique_ptr<Suite>& suite = suites_[area];
    if (suite == nullptr) suite = std::make_unique<Suite>(area);
    return *suite;
  }

  /// With the place or the setting that the finding is about.
  pugi::xml_node addCase(Suite& suite, const Finding& finding, const std::string& said) const {
    const std::string name = words::prose(said) + " (" + finding.id + ")";
    const pugi::xml_node testCase = suite.addCase(words::ruleTitle(finding.rule), name);
    if (product_.nodes.contains(finding.place)) {
      setPlace(testCase, product_, product_.nodes[finding.place].where);
    } else if (product_.settings.contains(finding.setting)) {
      setPlace(testCase, product_, product_.settings[finding.setting].where);
    }
    return testCase;
  }

  const Product& product_;
  std::optional<Severity> threshold_;
  std::map<std::string, std::unique_ptr<Suite>> suites_{};
};

}  // namespace

std::string reviewToJunit(const Product& product, const Review& review,
                          const Diagnostics& diagnostics, std::optional<Severity> threshold) {
  Suites suites(product, threshold);
  for (const RuleOutcome& outcome : review.rules) suites.add(outcome);
  for (const Finding& finding : review.findings) suites.add(finding);
  for (const Finding& finding : review.accepted) suites.addAccepted(finding);
  for (const Finding& question : review.questions) suites.addQuestion(question);
  for (const Diagnostic& each : diagnostics) suites.add(each);
  for (const Diagnostic& each : review.diagnostics) suites.add(each);
  return suites.written();
}

}  // namespace dyetrace
