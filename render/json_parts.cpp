#include "render/json_parts.h"

namespace dyetrace::json {
namespace {

std::string_view levelName(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "note";
}

Json orNull(std::uint32_t number) {
  return number == 0 ? Json(nullptr) : Json(number);
}

Json termKeys(const Product& product, const std::vector<TermId>& terms) {
  Json keys = Json::array();
  for (const TermId term : terms) keys.push_back(product.taxonomy[term].key);
  return keys;
}

Json markNames(const Product& product, const std::vector<MarkId>& marks) {
  Json names = Json::array();
  for (const MarkId mark : marks) names.push_back(product.marks[mark]);
  return names;
}

Json patternOf(const Product& product, const LabelPattern& pattern) {
  Json form = nullptr;
  if (pattern.form) form = formName(static_cast<Form>(*pattern.form));
  return object({{"category", product.taxonomy[pattern.category].key}, {"form", form}});
}

Json patternsOf(const Product& product, const std::vector<LabelPattern>& patterns) {
  Json all = Json::array();
  for (const LabelPattern& pattern : patterns) all.push_back(patternOf(product, pattern));
  return all;
}

Json useOf(const Product& product, const LabelUse& use) {
  return object({{"label", labelKey(product, use.label)}, {"suggested", use.suggested}});
}

Json turnsOf(const Product& product, const std::vector<Turn>& turns) {
  Json all = Json::array();
  for (const Turn& turn : turns) {
    all.push_back({{"from", patternOf(product, turn.from)},
                   {"to", labelKey(product, turn.to)},
                   {"keepsForm", turn.keepsForm},
                   {"keepsCategory", turn.keepsCategory}});
  }
  return all;
}

Json derivesOf(const Product& product, const std::vector<Derivation>& derives) {
  Json all = Json::array();
  for (const Derivation& derivation : derives) {
    all.push_back(
        {{"from", patternsOf(product, derivation.from)}, {"to", useOf(product, derivation.to)}});
  }
  return all;
}

Json fragmentOf(const Fragment& fragment) {
  return object(
      {{"secret", fragment.secret}, {"part", fragment.part}, {"needed", fragment.needed}});
}

Json retentionOf(const Retention& retention) {
  const bool lasts = retention.kind == Retention::Kind::duration;
  const char* kind = lasts                                           ? "duration"
                     : retention.kind == Retention::Kind::untilEvent ? "untilEvent"
                                                                     : "endless";
  return object({{"kind", kind},
                 {"days", lasts ? Json(retention.days) : Json(nullptr)},
                 {"text", retention.text}});
}

Json protectionOf(const Protection& protection) {
  return object({{"inTransit", protection.inTransit},
                 {"atRest", protection.atRest},
                 {"endToEnd", protection.endToEnd},
                 {"none", protection.none}});
}

Json statementsOf(const Product& product, const std::vector<Statement>& statements) {
  Json all = Json::array();
  for (const Statement& statement : statements) {
    all.push_back({{"key", statement.key},
                   {"value", statement.value},
                   {"carrier", carrierName(statement.carrier)},
                   {"place", placeOf(product, statement.where)}});
  }
  return all;
}

void addLabels(const Product& product, const Facts& facts, Json& json) {
  if (!facts.data.empty()) {
    json["data"] = Json::array();
    for (const LabelUse& use : facts.data) json["data"].push_back(useOf(product, use));
  }
  if (!facts.drops.empty()) json["drops"] = patternsOf(product, facts.drops);
  if (!facts.turns.empty()) json["turns"] = turnsOf(product, facts.turns);
  if (!facts.derives.empty()) json["derives"] = derivesOf(product, facts.derives);
  if (!facts.needs.empty()) json["needs"] = patternsOf(product, facts.needs);
  if (!facts.subjects.empty()) json["subjects"] = facts.subjects;
}

void addContext(const Product& product, const Facts& facts, Json& json) {
  if (!facts.purposes.empty()) json["purposes"] = termKeys(product, facts.purposes);
  if (!facts.bases.empty()) json["bases"] = termKeys(product, facts.bases);
  if (facts.role) json["role"] = roleName(*facts.role);
  if (!facts.organisation.empty()) json["organisation"] = facts.organisation;
  if (!facts.regions.empty()) json["regions"] = facts.regions;
  if (!facts.residency.empty()) json["residency"] = facts.residency;
}

void addHandling(const Product& product, const Facts& facts, Json& json) {
  if (facts.retention) json["retention"] = retentionOf(*facts.retention);
  if (facts.protection) json["protection"] = protectionOf(*facts.protection);
  if (!facts.marks.empty()) json["marks"] = markNames(product, facts.marks);
  if (!facts.unmarks.empty()) json["unmarks"] = markNames(product, facts.unmarks);
  if (!facts.when.always()) json["when"] = toString(facts.when);
  if (facts.erases) json["erases"] = true;
  if (facts.required) json["required"] = true;
  if (!facts.claims.empty()) json["claims"] = facts.claims;
  if (!facts.tags.empty()) json["tags"] = facts.tags;
  if (facts.share) json["share"] = *facts.share;
  if (!facts.recipients.empty()) json["recipients"] = facts.recipients;
  if (facts.storeUse) json["storeUse"] = storeUseName(*facts.storeUse);
  if (facts.trigger) json["trigger"] = triggerName(*facts.trigger);
  if (facts.fragment) json["fragment"] = fragmentOf(*facts.fragment);
}

}  // namespace

Json placeOf(const Product& product, const Location& where) {
  const bool known = product.files.contains(where.file);
  return object({{"file", known ? Json(product.files[where.file].name) : Json(nullptr)},
                 {"line", orNull(where.line)},
                 {"column", orNull(where.column)},
                 {"element", where.element.empty() ? Json(nullptr) : Json(where.element)}});
}

Json labelKey(const Product& product, LabelId label) {
  return product.labels.contains(label) ? Json(keyOf(product, label)) : Json(nullptr);
}

Json factsOf(const Product& product, FactsId id) {
  if (!product.facts.contains(id)) return nullptr;
  const Facts& facts = product.facts[id];
  Json json = Json::object();
  addLabels(product, facts, json);
  addContext(product, facts, json);
  addHandling(product, facts, json);
  json["statements"] = statementsOf(product, facts.statements);
  return json;
}

Json acceptanceOf(const std::optional<Acceptance>& acceptance) {
  if (!acceptance) return nullptr;
  return object(
      {{"reason", acceptance->reason}, {"by", acceptance->by}, {"until", acceptance->until}});
}

Json filesOf(const Product& product) {
  Json all = Json::array();
  for (const SourceFile& file : product.files) {
    Json counts = Json::object();
    for (const auto& [name, count] : file.counts) counts[name] = count;
    all.push_back({{"name", file.name},
                   {"format", file.format},
                   {"encoding", file.encoding},
                   {"passedOver", file.passedOver},
                   {"counts", std::move(counts)}});
  }
  return all;
}

Json diagnosticsOf(const Product& product, const Diagnostics& diagnostics) {
  Json all = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json remarks = Json::array();
    for (const Remark& remark : diagnostic.remarks) {
      remarks.push_back({{"message", remark.message}, {"place", placeOf(product, remark.where)}});
    }
    all.push_back({{"level", levelName(diagnostic.level)},
                   {"code", diagnostic.code},
                   {"message", diagnostic.message},
                   {"advice", diagnostic.advice},
                   {"place", placeOf(product, diagnostic.where)},
                   {"remarks", std::move(remarks)}});
  }
  return all;
}

}  // namespace dyetrace::json
