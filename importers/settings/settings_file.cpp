#include "importers/settings/settings_file.h"

#include "importers/settings/settings_reading.h"
#include "importers/settings/settings_words.h"

namespace dyetrace {

namespace settings {

namespace {

class FileReader {
 public:
  FileReader(const XmlSource& source, SettingsReading& reading)
      : source_(source), reading_(reading) {}

  void read() {
    checkWords(source_);
    const pugi::xml_node root = source_.xml.root();
    Product& product = source_.drawing.product;
    if (product.title.empty()) product.title = attributeOf(root, "name");
    if (product.version.empty()) product.version = attributeOf(root, "version");
    for (const pugi::xml_node element : childrenOf(root, "dimension"))
      readDimension(element, source_, reading_);
    for (const pugi::xml_node element : childrenOf(root, "screen"))
      readScreen(element, source_, reading_);
    readGroup(root, {});
    for (const pugi::xml_node element : childrenOf(root, "migration"))
      readMigration(element, source_);
  }

 private:
  /// What may stand both at the top and in a group.
  void readGroup(pugi::xml_node parent, const std::string& heading) {
    for (const pugi::xml_node element : parent.children()) {
      if (element.type() != pugi::node_element) continue;
      if (source_.xml.namespaceOf(element) != kSettingsNamespace) continue;
      const std::string_view name = localName(element.name());
      if (name == "setting") readSetting(element, heading, source_, reading_);
      if (name == "group") readGroup(element, headingOf(element, heading));
      if (name == "flow") readBinding(element, source_);
      readConstraint(element, source_);
    }
  }

  static std::string headingOf(pugi::xml_node group, const std::string& above) {
    std::string heading = attributeOf(group, "label");
    if (heading.empty()) heading = attributeOf(group, "id");
    return above.empty() || heading.empty() ? above + heading : above + " / " + heading;
  }

  const XmlSource& source_;
  SettingsReading& reading_;
};

class SettingsXmlImporter : public Importer {
 public:
  std::string_view format() const override { return "settings"; }

  bool recognises(const InputFile& file) const override {
    const RootName root = peekRoot(file.bytes);
    return root.space == kSettingsNamespace && root.name == "settings";
  }

  void read(std::span<const SourceInput> files, const ImportOptions&,
            Drawing& drawing) const override {
    SettingsReading reading;
    for (const Setting& setting : drawing.product.settings)
      reading.takenSettings.emplace(setting.key, setting.where);
    for (const SourceInput& input : files) {
      readXml(input, drawing, [&](const XmlSource& source) { FileReader(source, reading).read(); });
    }
    settleParents(reading, drawing);
  }
};

}  // namespace

bool takeKey(std::map<std::string, Location>& taken, const std::string& what,
             pugi::xml_node element, const XmlSource& source) {
  const std::string key = attributeOf(element, "id");
  if (key.empty()) return false;
  const auto [entry, isNew] = taken.emplace(key, source.at(element));
  if (isNew) return true;
  source.error("settings/duplicate-id",
               "the " + what + " `" + key + "` stands twice; the second is left out", element,
               "Give each its own id.");
  source.drawing.diagnostics.back().remarks.push_back({entry->second, "first here"});
  return false;
}

}  // namespace settings

std::unique_ptr<Importer> makeSettingsXmlImporter() {
  return std::make_unique<settings::SettingsXmlImporter>();
}

}  // namespace dyetrace
