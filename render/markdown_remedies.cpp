#include <fmt/format.h>

#include "render/markdown_parts.h"
#include "render/remedy_words.h"
#include "render/text_road.h"

namespace dyetrace::markdown {
namespace {

constexpr std::size_t kLosses = 6;

std::string anchorOfRemedy(std::size_t place) {
  return fmt::format("remedy-{}", place + 1);
}

std::string linkTo(const Review& review, const std::string& id) {
  for (const Finding& finding : review.findings) {
    if (finding.id == id) return fmt::format("[{}](#{})", name(id), anchorOf(finding));
  }
  return name(id);
}

std::string linksTo(const Review& review, const std::vector<std::string>& ids) {
  std::vector<std::string> links;
  links.reserve(ids.size());
  for (const std::string& id : ids) links.push_back(linkTo(review, id));
  return fmt::format("{}", fmt::join(links, ", "));
}

std::string part(const char* heading, const std::string& text) {
  return text.empty() ? "" : fmt::format("   - {}{}\n", heading, text);
}

std::string remedyItem(const Review& review, const Remedies& remedies, std::size_t place,
                       std::size_t number) {
  const Remedy& remedy = remedies.all[place];
  std::string text =
      fmt::format("{}. <a id=\"{}\"></a>**{}** {}\n", number, anchorOfRemedy(place),
                  prose(words::remedyActs(remedy)), prose(words::remedyEffect(remedies, remedy)));
  text += part("Gone: ", linksTo(review, remedy.removes));
  text += part("Less grave: ", linksTo(review, remedy.eases));
  text += part("", prose(words::remedyCaveat(remedy)));
  text += part("", prose(words::remedyLosses(remedy, kLosses)));
  return text;
}

}  // namespace

std::string remediesSection(const Review& review, const Remedies& remedies) {
  if (!remedies.searched || review.findings.empty()) return "";
  std::string text =
      "## Remedies\n\nEach was tried: the model was changed and analysed again with all rules. "
      "Those that help most come first.\n\n";
  if (const std::string note = words::remedyNote(remedies); !note.empty())
    text += prose(note) + "\n\n";
  std::size_t number = 0;
  for (const std::size_t place : words::bestRemedies(review, remedies))
    text += remedyItem(review, remedies, place, ++number);
  if (number == 0 && remedies.note.empty()) text += "None was found.\n";
  return text + "\n";
}

std::string remediesOf(const Remedies& remedies, const Finding& finding) {
  const FindingRemedies* entry = remedies.of(finding.id);
  if (entry == nullptr) return "";
  const std::string none = words::noRemedyWords(entry);
  if (!none.empty()) return fmt::format("- **Remedies:** {}\n", prose(none));
  std::string text = "- **Remedies**, each tried:\n";
  for (const std::size_t place : entry->remedies) {
    const Remedy& remedy = remedies.all[place];
    text += fmt::format("  - [{}](#{}) {}\n", prose(words::remedyActs(remedy)),
                        anchorOfRemedy(place), prose(words::remedyEffect(remedies, remedy)));
  }
  return entry->note.empty() ? text : text + fmt::format("  - {}\n", prose(entry->note));
}

}  // namespace dyetrace::markdown
