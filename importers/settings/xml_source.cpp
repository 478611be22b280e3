#include "importers/settings/xml_source.h"

#include <utility>

#include "importers/annotations/text.h"
#include "importers/settings/feature_model.h"

namespace dyetrace::settings {

namespace {

struct Counter : pugi::xml_tree_walker {
  explicit Counter(std::map<std::string, std::size_t>& into) : counts(into) {}
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element) ++counts[std::string(localName(node.name()))];
    return true;
  }
  std::map<std::string, std::size_t>& counts;
};

class XmlSettingsImporter : public Importer {
 public:
  XmlSettingsImporter(std::string format, std::function<bool(const RootName&)> recognises,
                      std::function<void(const XmlSource&)> read)
      : format_(std::move(format)), recognises_(std::move(recognises)), read_(std::move(read)) {}

  std::string_view format() const override { return format_; }

  bool recognises(const InputFile& file) const override {
    return recognises_(peekRoot(file.bytes));
  }

  void read(std::span<const SourceInput> files, const ImportOptions&,
            Drawing& drawing) const override {
    for (const SourceInput& input : files) readXml(input, drawing, read_);
  }

 private:
  std::string format_;
  std::function<bool(const RootName&)> recognises_;
  std::function<void(const XmlSource&)> read_;
};

}  // namespace

Location XmlSource::at(pugi::xml_node element) const {
  Location where = xml.locate(element);
  where.element = attributeOf(element, "id");
  if (where.element.empty()) where.element = attributeOf(element, "name");
  return where;
}

void XmlSource::warn(std::string code, std::string message, pugi::xml_node element,
                     std::string advice) const {
  drawing.diagnostics.push_back(
      {Level::warning, std::move(code), std::move(message), at(element), std::move(advice), {}});
}

void XmlSource::error(std::string code, std::string message, pugi::xml_node element,
                      std::string advice) const {
  drawing.diagnostics.push_back(
      {Level::error, std::move(code), std::move(message), at(element), std::move(advice), {}});
}

void readXml(const SourceInput& input, Drawing& drawing,
             const std::function<void(const XmlSource&)>& read) {
  try {
    const XmlFile xml(input.file->bytes, input.id, drawing.diagnostics);
    drawing.product.files[input.id].encoding = xml.encoding();
    const XmlSource source{xml, input.id, drawing};
    countElements(source);
    read(source);
  } catch (const XmlError& error) {
    drawing.diagnostics.push_back(
        {Level::error, "settings/unreadable", error.what(), error.where(), error.advice(), {}});
  } catch (const Refused& refused) {
    drawing.diagnostics.push_back(
        {Level::error, "settings/refused", refused.what(), refused.where(), refused.advice(), {}});
  }
}

std::string textOf(pugi::xml_node element) {
  std::string text;
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  }
  return std::string(trimmed(text));
}

std::string attributeOf(pugi::xml_node element, const char* name) {
  return std::string(trimmed(element.attribute(name).value()));
}

void countElements(const XmlSource& source) {
  Counter counter(source.drawing.product.files[source.file].counts);
  source.xml.root().parent().traverse(counter);
}

std::unique_ptr<Importer> xmlImporter(std::string format,
                                      std::function<bool(const RootName&)> recognises,
                                      std::function<void(const XmlSource&)> read) {
  return std::make_unique<XmlSettingsImporter>(std::move(format), std::move(recognises),
                                               std::move(read));
}

}  // namespace dyetrace::settings
