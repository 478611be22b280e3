#include "render/json_parts.h"

#include <cmath>

namespace dyetrace::json {
namespace {

std::string_view levelName(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "note";
}

std::optional<std::uint32_t> ifKnown(std::uint32_t number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

std::vector<std::string_view> termKeys(const Product& product, const std::vector<TermId>& terms) {
  std::vector<std::string_view> keys;
  keys.reserve(terms.size());
  for (const TermId term : terms) keys.push_back(product.taxonomy[term].key);
  return keys;
}

std::vector<std::string_view> markNames(const Product& product, const std::vector<MarkId>& marks) {
  std::vector<std::string_view> names;
  names.reserve(marks.size());
  for (const MarkId mark : marks) names.push_back(product.marks[mark]);
  return names;
}

void writePattern(Writer& out, const Product& product, const LabelPattern& pattern) {
  std::optional<std::string_view> form;
  if (pattern.form) form = formName(static_cast<Form>(*pattern.form));
  const Object object(out, Layout::oneLine);
  out.member("category", product.taxonomy[pattern.category].key);
  out.member("form", form);
}

void writeUse(Writer& out, const Product& product, const LabelUse& use) {
  const Object object(out, Layout::oneLine);
  out.member("label", labelKey(product, use.label));
  out.member("suggested", use.suggested);
}

void writeTurn(Writer& out, const Product& product, const Turn& turn) {
  const Object object(out, Layout::oneLine);
  out.member("from", writePattern, product, turn.from);
  out.member("to", labelKey(product, turn.to));
  out.member("keepsForm", turn.keepsForm);
  out.member("keepsCategory", turn.keepsCategory);
}

void writeDerivation(Writer& out, const Product& product, const Derivation& derivation) {
  const Object object(out);
  out.list("from", derivation.from, writePattern, product);
  out.member("to", writeUse, product, derivation.to);
}

void writeFragment(Writer& out, const Fragment& fragment) {
  const Object object(out, Layout::oneLine);
  out.member("secret", fragment.secret);
  out.member("part", fragment.part);
  out.member("needed", fragment.needed);
}

void writeRetention(Writer& out, const Retention& retention) {
  const bool lasts = retention.kind == Retention::Kind::duration;
  const char* kind = lasts                                           ? "duration"
                     : retention.kind == Retention::Kind::untilEvent ? "untilEvent"
                                                                     : "endless";
  const Object object(out, Layout::oneLine);
  out.member("kind", kind);
  out.member("days", lasts ? std::optional(retention.days) : std::nullopt);
  out.member("text", retention.text);
}

void writeProtection(Writer& out, const Protection& protection) {
  const Object object(out, Layout::oneLine);
  out.member("inTransit", protection.inTransit);
  out.member("atRest", protection.atRest);
  out.member("endToEnd", protection.endToEnd);
  out.member("none", protection.none);
}

void writeStatement(Writer& out, const Product& product, const Statement& statement) {
  const Object object(out);
  out.member("key", statement.key);
  out.member("value", statement.value);
  out.member("carrier", carrierName(statement.carrier));
  out.member("place", writePlace, product, statement.where);
}

/// A member of what was stated: none if nothing is there to write.
template <class Values>
void memberIfAny(Writer& out, std::string_view key, const Values& values) {
  if (!values.empty()) out.member(key, values);
}

template <class Items, class Write>
void listIfAny(Writer& out, std::string_view key, const Items& items, const Write& write,
               const Product& product) {
  if (!items.empty()) out.list(key, items, write, product);
}

void writeLabels(Writer& out, const Product& product, const Facts& facts) {
  listIfAny(out, "data", facts.data, writeUse, product);
  listIfAny(out, "drops", facts.drops, writePattern, product);
  listIfAny(out, "turns", facts.turns, writeTurn, product);
  listIfAny(out, "derives", facts.derives, writeDerivation, product);
  listIfAny(out, "needs", facts.needs, writePattern, product);
  memberIfAny(out, "subjects", facts.subjects);
}

void writeContext(Writer& out, const Product& product, const Facts& facts) {
  memberIfAny(out, "purposes", termKeys(product, facts.purposes));
  memberIfAny(out, "bases", termKeys(product, facts.bases));
  if (facts.role) out.member("role", roleName(*facts.role));
  memberIfAny(out, "organisation", facts.organisation);
  memberIfAny(out, "regions", facts.regions);
  memberIfAny(out, "residency", facts.residency);
}

void writeHandling(Writer& out, const Product& product, const Facts& facts) {
  if (facts.retention) out.member("retention", writeRetention, *facts.retention);
  if (facts.protection) out.member("protection", writeProtection, *facts.protection);
  memberIfAny(out, "marks", markNames(product, facts.marks));
  memberIfAny(out, "unmarks", markNames(product, facts.unmarks));
  if (!facts.when.always()) out.member("when", toString(facts.when));
  if (facts.erases) out.member("erases", true);
  if (facts.required) out.member("required", true);
  memberIfAny(out, "claims", facts.claims);
  memberIfAny(out, "tags", facts.tags);
  if (facts.share) out.member("share", *facts.share);
  memberIfAny(out, "recipients", facts.recipients);
  if (facts.storeUse) out.member("storeUse", storeUseName(*facts.storeUse));
  if (facts.trigger) out.member("trigger", triggerName(*facts.trigger));
  if (facts.fragment) out.member("fragment", writeFragment, *facts.fragment);
}

void writeRemark(Writer& out, const Product& product, const Remark& remark) {
  const Object object(out);
  out.member("message", remark.message);
  out.member("place", writePlace, product, remark.where);
}

}  // namespace

void writePlace(Writer& out, const Product& product, const Location& where) {
  std::optional<std::string_view> file;
  if (product.files.contains(where.file)) file = product.files[where.file].name;
  std::optional<std::string_view> element;
  if (!where.element.empty()) element = where.element;
  const Object object(out, Layout::oneLine);
  out.member("file", file);
  out.member("line", ifKnown(where.line));
  out.member("column", ifKnown(where.column));
  out.member("element", element);
}

std::optional<std::string> labelKey(const Product& product, LabelId label) {
  if (!product.labels.contains(label)) return std::nullopt;
  return keyOf(product, label);
}

void writeFacts(Writer& out, const Product& product, FactsId id) {
  if (!product.facts.contains(id)) return out.null();
  const Facts& facts = product.facts[id];
  const Object object(out);
  writeLabels(out, product, facts);
  writeContext(out, product, facts);
  writeHandling(out, product, facts);
  out.list("statements", facts.statements, writeStatement, product);
}

double rounded(double number) {
  return std::round(number * 1e6) / 1e6;
}

void writeAcceptance(Writer& out, const std::optional<Acceptance>& acceptance) {
  if (!acceptance) return out.null();
  const Object object(out);
  out.member("reason", acceptance->reason);
  out.member("by", acceptance->by);
  out.member("until", acceptance->until);
}

void writeFile(Writer& out, const SourceFile& file) {
  const Object object(out);
  out.member("name", file.name);
  out.member("format", file.format);
  out.member("encoding", file.encoding);
  out.member("passedOver", file.passedOver);
  out.member("counts", [&](Writer&) {
    const Object counts(out);
    for (const auto& [name, count] : file.counts) out.member(name, count);
  });
}

void writeDiagnostic(Writer& out, const Product& product, const Diagnostic& diagnostic) {
  const Object object(out);
  out.member("level", levelName(diagnostic.level));
  out.member("code", diagnostic.code);
  out.member("message", diagnostic.message);
  out.member("advice", diagnostic.advice);
  out.member("place", writePlace, product, diagnostic.where);
  out.list("remarks", diagnostic.remarks, writeRemark, product);
}

}  // namespace dyetrace::json
