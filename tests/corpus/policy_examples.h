#pragma once

// The rules among the examples of docs/policy.md, each with a drawing that breaks it and one that
// keeps it.

#include <string>
#include <vector>

namespace dyetrace::test {

using Lines = std::vector<std::string>;

/// One drawing that breaks a rule with one more fact and keeps it with another one; or, where the
/// drawing decides, two drawings.
struct Example {
  std::string rule;
  std::string chains;    ///< `A > B > C; A > C`, `Zone/A > B`.
  Lines facts;           ///< `name:Insurer | role | third-party`: selector, key and value.
  std::string breaking;  ///< One more fact; empty: the drawing decides.
  std::string keeping;
  std::string place;          ///< Where it is broken.
  std::string otherChains{};  ///< What keeps the rule, if the drawing decides.
};

inline const std::vector<Example>& policyExamples() {
  static const std::vector<Example> all{
      {"no-health-to-partners",
       "Patient > Clinic > Insurer",
       {"name:Patient | data | health"},
       "name:Insurer | role | third-party",
       "name:Insurer | role | processor",
       "Insurer"},
      {"no-identified-email-in-logs",
       "Visitor > Site > Book",
       {"name:Visitor | data | email", "name:Book | kind | store"},
       "name:Book | tags | log",
       "name:Book | tags | archive",
       "Book"},
      {"crm-not-to-ads",
       "CRM > Hub > Ads partner",
       {"name:CRM | data | email"},
       "name:Hub | tags | open",
       "name:Hub | drops | email",
       "Ads partner"},
      {"out-of-europe",
       "App > Host",
       {"name:App | data | email", "name:App | region | DE"},
       "name:Host | region | US",
       "name:Host | region | FR",
       "Host"},
      {"out-of-europe-adequate",
       "App > Host",
       {"name:App | data | email", "name:App | region | DE"},
       "name:Host | region | US",
       "name:Host | region | CH",
       "Host"},
      {"between-sisters",
       "Mail > Maps",
       {"name:Mail | data | email", "name:Mail | organisation | Example Mail"},
       "name:Maps | organisation | Example Maps",
       "name:Maps | organisation | Example Post",
       "Maps"},
      {"lab-keeps-to-itself",
       "Research lab/Study > Production/Shop",
       {"name:Study | data | email"},
       "",
       "",
       "Shop",
       "Other lab/Study > Production/Shop"},
      {"no-precise-location-for-ads",
       "Walker > Banner",
       {"name:Walker | data | location.precise"},
       "name:Banner | purpose | advertising",
       "name:Banner | purpose | analytics",
       "Banner"},
      {"ads-by-choice",
       "Reader > Banner",
       {"name:Reader | data | email", "name:Banner | purpose | advertising"},
       "flow:Reader -> Banner | when | loud-banner = on",
       "flow:Reader -> Banner | when | personalised-ads = on",
       "Banner"},
      {"private-accounts",
       "Author > Feed",
       {"name:Author | data | user.content", "name:Feed | role | public"},
       "flow:Author -> Feed | when | account-visibility = private",
       "flow:Author -> Feed | when | account-visibility = open",
       "Feed"},
      {"consent-first",
       "Patient > App > Insurer",
       {"name:Patient | data | health", "name:Insurer | role | third-party"},
       "name:App | marks | notice",
       "name:App | marks | consent",
       "Insurer"},
      {"pseudonymised-first",
       "App > Pseudonymiser > Study; App > Study",
       {"name:App | data | email", "name:App | region | DE", "name:Pseudonymiser | region | DE",
        "name:Study | region | US"},
       "",
       "",
       "Study",
       "App > Pseudonymiser > Study"},
      {"encrypted-at-rest",
       "Payer > Ledger",
       {"name:Payer | data | financial", "name:Ledger | kind | store"},
       "flow:Payer -> Ledger | marks | signed",
       "flow:Payer -> Ledger | marks | encrypted",
       "Ledger"},
      {"notice-and-consent",
       "Walker > Counter",
       {"name:Walker | data | location.precise", "name:Counter | purpose | analytics"},
       "name:Walker | marks | notice",
       "name:Walker | marks | notice, consent",
       "Counter"},
      {"not-through-support",
       "Ledger > Support/Desk > Bank",
       {"name:Ledger | data | financial", "name:Ledger | kind | store",
        "name:Bank | kind | external"},
       "",
       "",
       "Bank",
       "Ledger > Billing/Desk > Bank"},
      {"never-decrypted-for-partners",
       "Vault > Partner",
       {"name:Vault | data | email", "name:Partner | role | third-party"},
       "name:Vault | marks | decrypted",
       "name:Vault | marks | encrypted",
       "Partner"},
      {"location-in-the-app",
       "Walker > App > Weather",
       {"name:Walker | data | location.precise", "name:Walker | role | subject",
        "name:App | organisation | Example Walks"},
       "name:Weather | organisation | Example Weather",
       "name:Weather | organisation | Example Walks",
       "Weather"},
      {"children",
       "Pupil > School > Broker",
       {"name:Pupil | data | email", "name:Broker | role | third-party"},
       "name:Pupil | subject | child",
       "name:Pupil | subject | parent",
       "Broker"},
  };
  return all;
}

}  // namespace dyetrace::test
