#include "render/json_remedies.h"

namespace dyetrace::json {
namespace {

void writeChange(Writer& out, const Product& product, const RemedyChange& change) {
  const Object object(out);
  out.member("kind", change.kind);
  out.member("element", change.element);
  out.member("sentence", change.sentence);
  out.member("cost", change.cost);
  out.member("place", writePlace, product, change.where);
}

void writeRemedy(Writer& out, const Product& product, const Remedy& remedy) {
  const Object object(out);
  out.list("changes", remedy.changes, writeChange, product);
  out.member("cost", remedy.cost);
  out.member("removes", remedy.removes);
  out.member("eases", remedy.eases);
  out.member("appears", remedy.appears);
  out.member("newQuestions", remedy.questions);
  out.member("loses", remedy.loses);
}

void writeAlternatives(Writer& out, const FindingRemedies& entry) {
  const Object object(out);
  out.member("finding", entry.finding);
  out.member("remedies", entry.remedies);
  out.member("note", entry.note);
}

}  // namespace

void writeRemedies(Writer& out, const Product& product, const Remedies& remedies) {
  if (!remedies.searched) return out.null();
  const Object object(out);
  out.list("all", remedies.all, writeRemedy, product);
  out.list("findings", remedies.findings, writeAlternatives);
  out.member("notSearched", remedies.notSearched);
  out.member("requiredFlows", remedies.required);
  out.member("note", remedies.note);
}

}  // namespace dyetrace::json
