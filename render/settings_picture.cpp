#include "render/settings_picture.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/settings/standing.h"
#include "analysis/settings/words.h"
#include "render/escape.h"
#include "render/picture_builder.h"
#include "render/picture_words.h"
#include "render/settings_picture_places.h"
#include "render/settings_picture_scene.h"
#include "render/settings_picture_table.h"

namespace dyetrace {

namespace {

constexpr int kLongestSpan = 6;

std::string idOf(const Product& product, SettingId id) {
  return svgIdFor("node_setting-", product.settings[id].key);
}

class SettingsPicture {
 public:
  SettingsPicture(const Product& product, const Reviewed& reviewed, const Finding* finding)
      : product_(product),
        settings_(*reviewed.settings),
        finding_(finding),
        scene_(sceneOf(product, settings_, finding)) {}

  Diagram drawn() {
    addSettings();
    addNeeds();
    addOutcomes();
    if (settings_.determined()) diagram_.table = truthTableOf(settings_, scene_);
    addWords();
    return std::move(diagram_);
  }

 private:
  void addSettings() {
    std::map<std::string, std::size_t> zones;
    for (const SettingId id : scene_.settings) {
      const SettingPlace place = placeOf(product_, id);
      const auto [known, added] = zones.emplace(place.key, diagram_.zones.size());
      if (added) {
        diagram_.zones.push_back(
            {svgIdFor("zone_", place.key), place.name, place.second, place.tone, {}, {}});
      }
      diagram_.zones[known->second].nodes.push_back(nodeOf(id));
    }
  }

  DiagramNode nodeOf(SettingId id) const {
    const Setting& setting = product_.settings[id];
    DiagramNode node;
    node.id = idOf(product_, id);
    node.name = titleOf(setting);
    node.shape = Shape::setting;
    node.emphasis = scene_.stressed.contains(id) ? Emphasis::finding : Emphasis::plain;
    const Start start = startOf(settings_, id);
    node.toggle = start.words;
    node.toggledOn = start.on;
    node.second = start.others.empty() ? secondLineOf(product_, id) : start.others;
    node.tooltip = setting.help.empty() ? titleOf(setting) : titleOf(setting) + ": " + setting.help;
    return node;
  }

  void addNeeds() {
    const std::vector<Need> needs = needsBetween(product_, scene_.settings);
    depths_ = depthsOf(needs, scene_.settings);
    for (const auto& [id, depth] : depths_) deepest_ = std::max(deepest_, depth);
    for (const Need& need : needs) {
      DiagramEdge edge;
      edge.from = idOf(product_, need.needed);
      edge.to = idOf(product_, need.by);
      edge.id = svgIdFor("edge_",
                         product_.settings[need.needed].key + "-" + product_.settings[need.by].key);
      edge.label = need.words;
      edge.line = Line::needed;
      edge.tooltip = need.because;
      diagram_.edges.push_back(std::move(edge));
    }
  }

  /// One box for each place, or for each flow that no diagram draws.
  void addOutcomes() {
    if (scene_.exposures.empty()) return;
    DiagramZone zone{"zone_outcomes", "What they open", "", ZoneTone::outcomes, {}, {}};
    std::map<std::string, std::size_t> boxes;
    for (const SceneExposure& each : scene_.exposures) {
      const Exposure& exposure = settings_.exposures()[each.index];
      const std::string key =
          exposure.label.valid() ? product_.nodes[exposure.place].key.str() : exposure.key;
      const auto [known, added] = boxes.emplace(key, zone.nodes.size());
      if (added) zone.nodes.push_back(outcomeOf(each, key));
      extend(zone.nodes[known->second], each);
      addEffects(each, zone.nodes[known->second].id);
    }
    diagram_.zones.push_back(std::move(zone));
  }

  DiagramNode outcomeOf(const SceneExposure& each, const std::string& key) {
    const Exposure& exposure = settings_.exposures()[each.index];
    DiagramNode node;
    node.id = svgIdFor("node_outcome-", key);
    node.name = exposure.label.valid() ? nameOf(product_.nodes[exposure.place]) : exposure.title;
    node.second = peopleWords(settings_.answers(each.index));
    node.shape = Shape::outcome;
    node.tooltip = exposure.title;
    return node;
  }

  std::string peopleWords(const ConditionAnswers& answers) const {
    if (withoutDefault(settings_.people(), answers.support).valid()) return "default not stated";
    const char* const defaults = answers.byDefaultEverywhere()  ? "on by default"
                                 : answers.byDefaultSomewhere() ? "on by default for some"
                                                                : "off by default";
    return fmt::format("{}, {} of people", defaults, words::share(answers.shareOfPeople));
  }

  void extend(DiagramNode& node, const SceneExposure& each) const {
    const Exposure& exposure = settings_.exposures()[each.index];
    if (each.stressed) node.emphasis = Emphasis::finding;
    if (!exposure.label.valid()) return;
    const ChipTone tone = each.stressed ? ChipTone::finding : ChipTone::plain;
    node.chips.push_back({chipWordsOf(product_, exposure.label), tone});
  }

  /// Of two lines between the same two boxes only the first is drawn: stressed ones come first.
  void addEffects(const SceneExposure& each, const std::string& outcome) {
    for (const SettingEffect& effect : each.effects) {
      if (!scene_.settings.contains(effect.setting)) continue;
      const std::string from = idOf(product_, effect.setting);
      const bool drawn = std::any_of(
          diagram_.edges.begin(), diagram_.edges.end(),
          [&](const DiagramEdge& edge) { return edge.from == from && edge.to == outcome; });
      if (!drawn) diagram_.edges.push_back(lineOf(effect, each.stressed, from, outcome));
    }
  }

  /// What surprises in the finding: a way in beside the setting that claims to stop it.
  DiagramEdge lineOf(const SettingEffect& effect, bool stressed, const std::string& from,
                     const std::string& to) const {
    DiagramEdge edge;
    edge.from = from;
    edge.to = to;
    edge.id = svgIdFor("edge_", from.substr(5) + "-" + to.substr(5));
    edge.line = effect.stops ? Line::stops : Line::sways;
    if (stressed && !effect.stops) edge.emphasis = Emphasis::finding;
    // What settings open stands to the right of all settings.
    edge.span = std::min(deepest_ - depths_.at(effect.setting) + 1, kLongestSpan);
    if (effect.claims && !effect.stops) edge.label = "claims to stop it";
    edge.tooltip = titleOf(product_.settings[effect.setting]);
    return edge;
  }

  void addWords() {
    const std::string title = displayText(product_.title);
    const std::string code = finding_ == nullptr ? "" : ", " + finding_->rule;
    diagram_.title = (title.empty() ? "" : title + ": ") + "settings and what they open" + code;
    if (finding_ != nullptr) {
      diagram_.sentence = finding_->sentence;
      diagram_.remark = finding_->detail;
    } else if (!settings_.determined()) {
      diagram_.sentence = "What the settings open is beyond the budget: undetermined.";
    } else {
      diagram_.sentence = scene_.exposures.empty() ? "No setting decides over personal data."
                                                   : "No finding about these settings.";
    }
    addLeftOut(scene_.settingsLeftOut, "setting");
    addLeftOut(scene_.exposuresLeftOut, "exposure");
  }

  void addLeftOut(std::size_t count, std::string_view what) {
    if (count == 0) return;
    if (!diagram_.remark.empty()) diagram_.remark += " ";
    diagram_.remark +=
        fmt::format("{} further {}{} not shown.", count, what, count == 1 ? "" : "s");
  }

  const Product& product_;
  SettingsAnalysis& settings_;
  const Finding* finding_;
  SettingsScene scene_;
  std::map<SettingId, int> depths_;
  int deepest_ = 0;
  Diagram diagram_;
};

}  // namespace

bool isAboutSettings(const Finding& finding) {
  return finding.setting.valid() || !finding.exposure.empty();
}

Diagram settingsDiagram(const Product& product, const Reviewed& reviewed) {
  const auto& findings = reviewed.review.findings;
  const auto gravest = std::find_if(findings.begin(), findings.end(), isAboutSettings);
  const Finding* finding = gravest == findings.end() ? nullptr : &*gravest;
  return SettingsPicture(product, reviewed, finding).drawn();
}

Diagram settingsDiagram(const Product& product, const Reviewed& reviewed, const Finding& finding) {
  return SettingsPicture(product, reviewed, &finding).drawn();
}

}  // namespace dyetrace
