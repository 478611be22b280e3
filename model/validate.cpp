#include "model/validate.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "model/names.h"
#include "model/text_index.h"

namespace dyetrace {
namespace {

bool isBooleanOption(const std::string& option) {
  return option == "on" || option == "off" || option == "true" || option == "false";
}

/// A guard that somebody wrote, with the place to show.
struct WrittenGuard {
  const Guard* guard;
  Location where;
};

std::vector<WrittenGuard> guardsOf(const Product& product) {
  std::vector<WrittenGuard> guards;
  for (const Facts& facts : product.facts) {
    if (facts.when.always()) continue;
    const Statement* statement = facts.statement("when");
    guards.push_back({&facts.when, statement ? statement->where : Location{}});
  }
  return guards;
}

SettingId settingWithKey(const Product& product, std::string_view key) {
  for (const SettingId id : product.settings.ids()) {
    if (product.settings[id].key == key) return id;
  }
  return {};
}

struct Mention {
  std::set<std::string> options;
  Location first;
};

std::map<std::string, Mention> undeclaredMentions(const Product& product) {
  std::map<std::string, Mention> mentions;
  for (const WrittenGuard& written : guardsOf(product)) {
    for (const Choice& choice : choicesOf(*written.guard)) {
      if (settingWithKey(product, choice.setting).valid()) continue;
      const auto [entry, isNew] = mentions.try_emplace(choice.setting);
      if (isNew) entry->second.first = written.where;
      entry->second.options.insert(choice.option);
    }
  }
  return mentions;
}

Setting settingFor(const std::string& key, const Mention& mention) {
  Setting setting;
  setting.key = key;
  setting.name = key;
  setting.where = mention.first;
  const bool boolean = std::all_of(mention.options.begin(), mention.options.end(), isBooleanOption);
  setting.kind = boolean ? SettingKind::boolean : SettingKind::choice;
  const std::set<std::string> options =
      boolean ? std::set<std::string>{"off", "on"} : mention.options;
  for (const std::string& option : options) setting.options.push_back({.key = option, .name = {}});
  return setting;
}

Diagnostic unsound(std::string code, std::string message, Location where) {
  return {Level::error, "model/" + code, std::move(message), std::move(where), {}, {}};
}

template <class IdType, class Value>
void checkKeys(const Table<IdType, Value>& table, std::string_view what, Diagnostics& found) {
  const auto keyOf = [&](std::uint32_t number) -> std::string_view {
    return table[IdType(number)].key;
  };
  TextIndex seen(table.size());
  for (const IdType id : table.ids()) {
    const Value& value = table[id];
    const IdType first(seen.add(value.key, static_cast<std::uint32_t>(id.index()), keyOf));
    if (first == id) continue;
    Diagnostic diagnostic =
        unsound("duplicate-key",
                std::string(what) + " `" + value.key + "` stands twice in the model", value.where);
    diagnostic.remarks.push_back({table[first].where, "first here"});
    found.push_back(std::move(diagnostic));
  }
}

void checkFlows(const Product& product, Diagnostics& found) {
  for (const Flow& flow : product.flows) {
    if (product.nodes.contains(flow.from) && product.nodes.contains(flow.to)) continue;
    found.push_back(unsound("open-flow", "flow `" + flow.key + "` lacks an end", flow.where));
  }
}

void checkZones(const Product& product, Diagnostics& found) {
  for (const Zone& zone : product.zones) {
    std::size_t depth = 0;
    for (ZoneId at = zone.parent; at.valid() && depth <= product.zones.size(); ++depth) {
      at = product.zones[at].parent;
    }
    if (depth > product.zones.size()) {
      found.push_back(
          unsound("zone-cycle", "zone `" + zone.key + "` lies inside itself", zone.where));
    }
  }
}

auto placeOf(const Diagnostic& diagnostic) {
  return std::tuple(diagnostic.where.file, diagnostic.where.line, diagnostic.where.column,
                    std::string_view(diagnostic.code), std::string_view(diagnostic.message));
}

}  // namespace

Diagnostics declareMentionedSettings(Product& product) {
  Diagnostics notes;
  for (const auto& [key, mention] : undeclaredMentions(product)) {
    product.settings.add(settingFor(key, mention));
    notes.push_back(
        {Level::note,
         "model/undeclared-setting",
         "setting `" + key + "` is known only from guards that mention it",
         mention.first,
         "Declare it, with who turns it and its default, to have defaults taken into account.",
         {}});
  }
  return notes;
}

Diagnostics validate(const Product& product) {
  Diagnostics found;
  checkKeys(product.nodes, "node", found);
  checkKeys(product.flows, "flow", found);
  checkKeys(product.zones, "zone", found);
  checkFlows(product, found);
  checkZones(product, found);
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return placeOf(a) < placeOf(b);
  });
  return found;
}

}  // namespace dyetrace
