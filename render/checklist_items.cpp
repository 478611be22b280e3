// The review template itself.

#include "render/checklist.h"

namespace dyetrace::checklist {
namespace {

constexpr std::string_view kOwner = "the owner";
constexpr std::string_view kLegal = "Legal";
constexpr std::string_view kPolicy = "Policy";

Section theFeature() {
  return {"The feature",
          {{"Is everything drawn that handles personal data?",
            kOwner,
            "Which systems, partners, logs and copies are missing here?",
            {},
            Shown::files},
           {"Is the use of data what people expect of this feature?",
            kPolicy,
            "Would a person who uses it be surprised by anything below?",
            {"FLW-24"}}}};
}

Section theData() {
  return {"Data",
          {{"Is each kind of data needed, as fine and as often as it is taken?",
            kOwner,
            "",
            {"FLW-10", "FLW-11", "FLW-12", "FLW-23"},
            Shown::data},
           {"Are people identified only where that is needed?",
            kOwner,
            "",
            {"FLW-06", "FLW-07", "FLW-08", "FLW-09", "FLW-21"}},
           {"Does special-category data have a condition of Article 9 or 10, also where it is "
            "worked out?",
            kLegal,
            "",
            {"FLW-03", "FLW-18"}},
           {"Is the data of children kept from adverts, profiles and the public?",
            kPolicy,
            "",
            {"FLW-20", "CON-12"}},
           {"Are people protected who gave nothing themselves: contacts, bystanders, groups?",
            kPolicy,
            "",
            {"CON-11", "FLW-22", "FLW-25", "SET-10"}}}};
}

Section purposeAndBasis() {
  return {"Purpose and legal basis",
          {{"Does every use stay within the purpose that the data was collected for?",
            kLegal,
            "",
            {"FLW-01", "REC-06"},
            Shown::purposes},
           {"Does every use have a legal basis?", kLegal, "", {"FLW-02"}},
           {"Is an impact assessment made where it is due?", kLegal, "", {"LIF-12"}}}};
}

Section noticeAndConsent() {
  return {
      "Notice and consent",
      {{"Are people told before data is taken, and of everybody who gets it?",
        kPolicy,
        "",
        {"CON-01", "REC-09", "FLW-04"}},
       {"Is consent asked before use, freely given, and separate for each purpose?",
        kLegal,
        "",
        {"CON-02", "CON-03", "CON-04", "CON-05", "CON-10", "SET-28"}},
       {"Is no as easy as yes, at once and later?",
        kPolicy,
        "",
        {"CON-06", "CON-07", "CON-08", "SET-32", "SET-33", "SET-34", "SET-38"}},
       {"Does taking consent back reach everybody who uses the data?", kOwner, "", {"LIF-05"}},
       {"Can it be shown who agreed to what, and when?", kLegal, "", {"CON-09"}},
       {"Are the words true and understandable?",
        kPolicy,
        "Read what people will read, in their language. Does it say who gets what, and what for?",
        {},
        Shown::claims}}};
}

Section recipients() {
  return {
      "Recipients and transfers",
      {{"Does every recipient have a role, and an agreement that fits it?",
        kLegal,
        "Are these agreements signed and in force?",
        {"REC-01", "REC-04", "REC-05", "REC-11"},
        Shown::recipients},
       {"Does data that leaves its region have a transfer tool?", kLegal, "", {"REC-02", "REC-03"}},
       {"Is anything public, or open to many, only because the person chose so?",
        kPolicy,
        "",
        {"REC-07", "REC-08"}},
       {"Does everybody inside see only what their task needs?", kOwner, "", {"REC-10"}},
       {"Do authorities get data only after a legal step?", kLegal, "", {"REC-12"}},
       {"Is data protected on the way and where it lies, on every road?",
        kOwner,
        "",
        {"FLW-05", "FLW-14", "FLW-15", "FLW-16", "FLW-17"}}}};
}

Section settings() {
  return {
      "Settings and defaults",
      {{"Do people start with the most private choice, the young and newcomers too?",
        kPolicy,
        "",
        {"SET-01", "SET-02", "SET-13", "SET-14", "SET-20", "SET-30", "SET-35", "SET-36", "SET-37"},
        Shown::settings},
       {"Can people stop what they do not want, with few switches?",
        kPolicy,
        "",
        {"SET-08", "SET-09", "SET-16", "SET-18", "SET-22", "SET-31"}},
       {"Does every setting do what it says, no less and no more?",
        kOwner,
        "",
        {"SET-03", "SET-04", "SET-11", "SET-12", "SET-17", "SET-24", "SET-27", "SET-29"}},
       {"Does a choice hold, whatever else is changed?",
        kOwner,
        "",
        {"SET-05", "SET-06", "SET-07", "SET-15", "SET-19", "SET-25", "SET-26"}},
       {"Do people see what decides, before the data has gone?",
        kPolicy,
        "",
        {"SET-21", "SET-23"}}}};
}

Section storage() {
  return {"Storage and deletion",
          {{"Does everything that is kept have an end?",
            kOwner,
            "",
            {"LIF-01", "LIF-02", "LIF-11"},
            Shown::stores},
           {"Does deletion reach every copy, model and backup?",
            kOwner,
            "",
            {"LIF-03", "LIF-04", "LIF-10"}},
           {"Are logs and telemetry free of personal data?", kOwner, "", {"FLW-13"}}}};
}

Section rights() {
  return {"People's rights and automated decisions",
          {{"Can people see, correct and take along their data?",
            kOwner,
            "",
            {"LIF-06", "LIF-07", "LIF-08"}},
           {"Does a person look at decisions about people, and can people object to profiles?",
            kLegal,
            "",
            {"LIF-09", "FLW-19"}}}};
}

Section theDecision() {
  return {"Decision",
          {{"Does the feature keep to the rules of the company's own policy?",
            kPolicy,
            "",
            {},
            Shown::nothing,
            true},
           {"Who accepts what remains, and until when?",
            kPolicy,
            "Name who decides, what is accepted, why, and when it is looked at again.",
            {},
            Shown::accepted}}};
}

}  // namespace

const std::vector<Section>& sections() {
  static const std::vector<Section> all{theFeature(),       theData(),    purposeAndBasis(),
                                        noticeAndConsent(), recipients(), settings(),
                                        storage(),          rights(),     theDecision()};
  return all;
}

}  // namespace dyetrace::checklist
