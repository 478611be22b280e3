#include "render/json_comparison_data.h"

#include "render/comparison_data.h"
#include "render/exposure_words.h"

namespace dyetrace::json {
namespace {

using words::ExposureWords;

/// Where it is: by place and label, or by the flow that it rides on.
void writeWhereabouts(Writer& out, const Product& product, NodeId place, LabelId label) {
  out.member("place", product.nodes[place].key);
  out.member("label", keyOf(product, label));
}

void writeSide(Writer& out, const Product& product, ExposureWords& words, const Whereabouts& at,
               const ExposureSide& side) {
  const bool placed = at.place.valid() && at.label.valid();
  if (at.flow.empty() && !placed) return out.null();
  const Object object(out);
  out.member("possible", side.possible);
  out.member("onByDefault", side.onByDefault());
  out.member("byDefaultFor", words.byDefault(side));
  out.member("defaultUnknown", side.unstated.valid());
  out.member("shareOfPeople",
             side.unstated.valid() ? std::nullopt : std::optional(side.shareOfPeople));
  out.member("condition", words.condition(side));
  if (at.flow.empty()) {
    writeWhereabouts(out, product, at.place, at.label);
  } else {
    out.member("flow", at.flow);
  }
}

/// Both sides in words that are made once for all changes.
class ExposureWriter {
 public:
  ExposureWriter(Writer& out, const Compared& compared)
      : out_(out), compared_(compared), before_(compared.before), after_(compared.after) {}

  void write(const ExposureChange& change) {
    const ExposureJudgement& judged = change.judged;
    const Object object(out_);
    out_.member("change", judged.words());
    out_.member("before", [&](Writer&) {
      writeSide(out_, compared_.before.product, before_, change.before, judged.before);
    });
    out_.member("after", [&](Writer&) {
      writeSide(out_, compared_.after.product, after_, change.after, judged.after);
    });
    out_.member("relation", relationName(judged.relation));
    out_.member("relationAtAnyOption", relationName(judged.relationAtAnyOption));
    out_.member("newlyOnFor", judged.newlyOn() ? after_.people(judged.newlyOnFor) : "");
    out_.member("worse", change.worse());
  }

 private:
  Writer& out_;
  const Compared& compared_;
  ExposureWords before_;
  ExposureWords after_;
};

void writeChoiceExposure(Writer& out, const Product& after, const ChoiceExposure& exposure) {
  const Object object(out);
  out.member("count", exposure.count.exact);
  out.member("optedOut", exposure.optedOut);
  out.member("example", exposure.example);
  out.member("newSettings", exposure.settings);
  if (exposure.flow.empty()) {
    writeWhereabouts(out, after, exposure.place, exposure.label);
  } else {
    out.member("flow", exposure.flow);
  }
}

void writeChoices(Writer& out, const Product& after, const ChoicesMade& choices) {
  const Object object(out);
  out.member("of", choices.of.exact);
  out.member("sharingMore", choices.sharing.exact);
  out.member("sharingMoreIsExact", choices.sharingIsExact);
  out.member("notAllowedAfter", choices.invalid.exact);
  out.list("exposures", choices.exposures, writeChoiceExposure, after);
}

void writeReason(Writer& out, const Product& product, const Evidence& item) {
  const Object object(out);
  out.member("words", item.words);
  out.member("place", describe(product, item.where));
}

void writeAnswer(Writer& out, const Compared& compared, const LaunchAnswer& answer) {
  const Object object(out);
  out.member("rule", answer.rule);
  out.member("name", answer.name);
  out.member("severity", severityName(answer.severity));
  out.member("sentence", answer.sentence);
  out.list("before", answer.before, writeReason, compared.before.product);
  out.list("after", answer.after, writeReason, compared.after.product);
}

}  // namespace

void writeData(Writer& out, const Compared& compared) {
  const DataChanges& data = compared.comparison.data;
  const Object object(out);
  out.member("determined", data.determined);
  out.member("paragraph", words::launchParagraph(compared));
  if (!data.determined) return;
  ExposureWriter writer(out, compared);
  out.list("exposures", data.exposures,
           [&](Writer&, const ExposureChange& each) { writer.write(each); });
  out.list("flows", data.flows,
           [&](Writer&, const UndrawnFlowChange& each) { writer.write(each.change()); });
  out.list("answers", data.answers, writeAnswer, compared);
  out.member("choices", writeChoices, compared.after.product, data.choices);
}

}  // namespace dyetrace::json
