#include "render/picture.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/picture_builder.h"
#include "render/picture_select.h"
#include "render/picture_words.h"
#include "render/settings_picture.h"

namespace dyetrace {

namespace {

constexpr std::size_t kPathView = 30;
/// Of a finding's picture, which has to be read on a slide.
constexpr std::size_t kRoadView = 10;

std::string titleOf(const Product& product, std::string_view what) {
  const std::string title = displayText(product.title);
  return title.empty() ? std::string(what) : fmt::format("{}: {}", title, what);
}

void describeWithoutData(Diagram& diagram) {
  diagram.sentence = "No flow of data is drawn here, so this picture cannot show a risk.";
  diagram.remark =
      "That is a gap in the drawing and not a good sign: draw what each step reads, "
      "writes and sends.";
}

void describeWithoutLabels(Diagram& diagram) {
  diagram.sentence = "No personal data is named here, so there is no road to follow.";
  diagram.remark = "Name the data where it starts, or let suggestions be made from the names.";
}

void describeFindings(Diagram& diagram, const Review& review) {
  const std::size_t count = review.findings.size();
  const Finding& gravest = review.findings.front();
  diagram.sentence = count == 1
                         ? gravest.sentence
                         : fmt::format("{} findings, the gravest: {}", count, gravest.sentence);
  if (!gravest.path.hops.empty()) diagram.remark = "Its road is the thick line.";
}

void describe(Diagram& diagram, const Product& product, const Reviewed& reviewed) {
  diagram.title = titleOf(product, "where personal data goes");
  const Review& review = reviewed.review;
  if (!review.findings.empty()) {
    describeFindings(diagram, review);
  } else if (!review.drawsData) {
    describeWithoutData(diagram);
  } else if (!review.namesData) {
    describeWithoutLabels(diagram);
  } else {
    diagram.sentence =
        fmt::format("No finding in {} and {}.", counted(product.nodes.size(), "system"),
                    counted(product.flows.size(), "flow"));
    if (!review.questions.empty()) {
      diagram.remark =
          fmt::format("{} must be answered first.", counted(review.questions.size(), "question"));
    }
  }
}

Selection selectWhole(const Product& product, const Reviewed& reviewed) {
  return product.nodes.size() > kMapView ? selectCollapsed(product, reviewed) : selectAll(product);
}

void shapeFor(Diagram& diagram, std::size_t nodes) {
  diagram.leftToRight = nodes <= kPathView;
  diagram.edgeLabels = nodes <= kPathView;
}

}  // namespace

Diagram overviewDiagram(const Product& product, const Reviewed& reviewed) {
  Selection selection = selectWhole(product, reviewed);
  stressFindings(selection, reviewed.review);
  selection.mergeParallel = product.nodes.size() > kPathView;
  Diagram diagram = buildDiagram(product, reviewed, selection);
  shapeFor(diagram, product.nodes.size());
  describe(diagram, product, reviewed);
  return diagram;
}

Diagram findingDiagram(const Product& product, const Reviewed& reviewed, const Finding& finding) {
  if (isAboutSettings(finding) && finding.path.hops.empty())
    return settingsDiagram(product, reviewed, finding);
  Selection selection = selectRoad(product, reviewed, finding, kRoadView);
  if (selection.nodes.empty()) selection = selectWhole(product, reviewed);
  Diagram diagram = buildDiagram(product, reviewed, selection);
  diagram.title =
      titleOf(product, fmt::format("{} ({})", finding.rule, severityName(finding.severity.result)));
  diagram.sentence = finding.sentence;
  diagram.remark = finding.detail;
  const auto add = [&diagram](std::string_view words) {
    if (!diagram.remark.empty()) diagram.remark += " ";
    diagram.remark += words;
  };
  if (finding.verdict == Verdict::possible) add("Possible, but not shown by one single road.");
  if (finding.suggested) add("Rests on a suggested label that nobody has confirmed.");
  if (finding.inferred) add("Part of the road is not drawn.");
  if (selection.nodes.size() < product.nodes.size()) {
    add(fmt::format("{} not shown.",
                    counted(product.nodes.size() - selection.nodes.size(), "further system")));
  }
  return diagram;
}

}  // namespace dyetrace
