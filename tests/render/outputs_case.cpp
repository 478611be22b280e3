#include "tests/render/outputs_case.h"

#include <iterator>

#include <utf8.h>

namespace dyetrace::outputs_test {
namespace {

Location at(FileId file, std::uint32_t line, const std::string& element) {
  return {file, line, 7, element};
}

LabelId labelOf(Product& product, const char* category, Form form) {
  return product.intern({product.taxonomy.find(TermKind::data, category).term, form});
}

NodeId addNode(Product& product, const std::string& key, const std::string& name, NodeKind kind,
               ZoneId zone, std::uint32_t line) {
  Node node;
  node.key = key;
  node.name = name;
  node.kind = kind;
  node.shape = "task";
  node.zone = zone;
  node.where = at(FileId(0), line, key);
  return product.nodes.add(node);
}

FlowId addFlow(Product& product, const std::string& key, const std::string& name, NodeId from,
               NodeId to, std::uint32_t line) {
  Flow flow;
  flow.key = key;
  flow.name = name;
  flow.from = from;
  flow.to = to;
  flow.where = at(FileId(0), line, key);
  return product.flows.add(flow);
}

struct Words {
  std::string person, app, partner, zone, flow, organisation, purpose, file, title;
};

void addFiles(Product& product, const Words& words) {
  product.title = words.title;
  product.files.add({words.file, "bpmn", "UTF-8", "", {{"task", 2}}});
  product.files.add({"notes.txt", "", "", "holds no format that is read: " + words.title, {}});
}

void addFacts(Product& product, NodeId person, NodeId app, FlowId share, const Words& words) {
  const LabelId precise = labelOf(product, "location.precise", Form::identified);
  Facts& collects = product.editFacts(product.nodes[person].facts);
  collects.data.push_back({precise, true});
  collects.statements.push_back(
      {"data", "location.precise?", Carrier::ownNamespace, at(FileId(0), 4, "person")});
  Facts& handles = product.editFacts(product.nodes[app].facts);
  handles.organisation = words.organisation;
  handles.subjects = {words.purpose};
  handles.marks = {product.internMark(words.purpose)};
  handles.retention = Retention{Retention::Kind::duration, 30.44, "P1M"};
  handles.turns.push_back({{product.labels[precise].category, 2},
                           labelOf(product, "location.precise", Form::pseudonymous),
                           false,
                           true});
  Facts& when = product.editFacts(product.flows[share].facts);
  when.when = parseGuard("personalised-ads = on").guard;
  when.claims = {words.purpose};
}

void addOrder(Product& product, NodeId app, ZoneId zone, const Words& words) {
  Step start;
  start.key = "start";
  start.name = words.app;
  start.kind = StepKind::start;
  start.process = zone;
  start.where = at(FileId(0), 18, "start");
  const StepId first = product.steps.add(start);
  Step task = start;
  task.key = "app";
  task.kind = StepKind::task;
  task.node = app;
  const StepId second = product.steps.add(task);
  product.sequences.push_back({first, second, SequenceKind::sequence, "s1", words.flow,
                               words.purpose, "", false, at(FileId(0), 20, "s1")});
  Setting setting;
  setting.key = "personalised-ads";
  setting.name = words.purpose;
  setting.owner = SettingOwner::person;
  setting.options = {{.key = "off", .name = {}}, {.key = "on", .name = {}}};
  setting.defaults.push_back({.value = "on"});
  setting.where = at(FileId(0), 12, "share");
  product.settings.add(setting);
  product.drawn.push_back({"message", "app", "partner", FlowId(1), "", at(FileId(0), 12, "share")});
}

Product productWith(const Words& words) {
  Product product;
  addFiles(product, words);
  const ZoneId zone =
      product.zones.add({"pool", words.zone, ZoneKind::pool, {}, {}, at(FileId(0), 2, "pool")});
  const NodeId person = addNode(product, "person", words.person, NodeKind::person, {}, 4);
  const NodeId app = addNode(product, "app", words.app, NodeKind::process, zone, 6);
  const NodeId partner = addNode(product, "partner", words.partner, NodeKind::external, {}, 8);
  addFlow(product, "give", words.flow, person, app, 10);
  const FlowId share = addFlow(product, "share", words.flow, app, partner, 12);
  addFacts(product, person, app, share, words);
  addOrder(product, app, zone, words);
  product.index();
  return product;
}

Review reviewOf(const Product& product, const std::string& text) {
  Review review;
  review.findings.push_back(findingIn(product, Severity::critical, 1));
  Finding& finding = review.findings.back();
  finding.detail = text;
  finding.who = text;
  finding.evidence.push_back({text, at(FileId(0), 6, text)});
  finding.path.hops[1].remark = text;
  Finding question;
  question.rule = "REC-01";
  question.id = "REC-01-00000002";
  question.verdict = Verdict::unknown;
  question.ask = "What is the role of " + text + "?";
  question.place = NodeId(2);
  review.questions.push_back(question);
  review.rules.push_back({"FLW-01", "", Verdict::violated, "", 1, 0});
  review.rules.push_back({"LIF-01", "", Verdict::unknown, "no store says " + text, 0, 0});
  review.unlabelled.push_back({FlowId(0), 1});
  review.diagnostics.push_back({Level::note, "origin", text, at(FileId(0), 10, text), text, {}});
  return review;
}

Case caseOf(const Words& words, const std::string& text) {
  Case made{productWith(words), {}, {}};
  made.review = reviewOf(made.product, text);
  made.diagnostics.push_back({Level::warning,
                              "vocabulary/unknown-key",
                              "`" + text + "` is no key",
                              at(FileId(0), 6, "app"),
                              "Did you mean " + text + "?",
                              {{at(FileId(0), 8, "partner"), text}}});
  return made;
}

}  // namespace

Finding findingIn(const Product& product, Severity severity, int number) {
  Finding finding;
  finding.rule = "FLW-01";
  finding.id = "FLW-01-" + std::to_string(number);
  finding.severity.result = severity;
  finding.severity.weight = 4;
  finding.severity.distance = 3;
  finding.severity.sentence = "4 (precise location) x 3 (third party) = 12 critical";
  finding.sentence = "Precise location reaches " + titleOf(product.nodes[NodeId(2)]);
  finding.why = "GDPR Art. 5(1)(b)";
  finding.fix = "Drop precise location at " + titleOf(product.nodes[NodeId(1)]);
  finding.ask = "Why does the partner need it?";
  finding.label = LabelId(0);
  finding.place = NodeId(2);
  finding.origin = NodeId(0);
  Path& path = finding.path;
  path.origin = NodeId(0);
  path.originLabel = LabelId(0);
  path.place = NodeId(2);
  path.placeLabel = LabelId(0);
  path.hops = {{FlowId(0), NodeId(0), NodeId(1), LabelId(0), ""},
               {FlowId(1), NodeId(1), NodeId(2), LabelId(0), "turned from precise location"}};
  path.guardedFlows = {FlowId(1)};
  path.confirmed = true;
  finding.suggested = true;
  return finding;
}

Case locationCase() {
  return caseOf({"Traveller", "Photos app", "Ads partner", "Photos Ltd", "upload", "Photos Ltd",
                 "Personalised ads", "photos.bpmn", "photo sharing"},
                "a plain remark");
}

Case caseWithText(const std::string& text) {
  return caseOf({text, text, text, text, text, text, text, text, text}, text);
}

bool hasControls(const std::string& text) {
  if (!utf8::is_valid(text.begin(), text.end())) return true;
  std::u32string points;
  utf8::utf8to32(text.begin(), text.end(), std::back_inserter(points));
  for (const char32_t c : points) {
    if (c != '\n' && (c < 0x20 || (c >= 0x7F && c <= 0x9F))) return true;
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
    if (c == 0x200E || c == 0x200F || c == 0x061C) return true;
  }
  return false;
}

}  // namespace dyetrace::outputs_test
