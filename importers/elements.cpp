#include "importers/elements.h"

#include <algorithm>

#include "importers/bpmn/document.h"
#include "importers/bpmn/written_elements.h"
#include "importers/xml/xml.h"

namespace dyetrace {

WrittenElements readElements(std::vector<InputFile> files) {
  std::stable_sort(files.begin(), files.end(),
                   [](const auto& left, const auto& right) { return left.name < right.name; });
  WrittenElements elements;
  for (std::size_t index = 0; index < files.size(); ++index) {
    const InputFile& file = files[index];
    if (!bpmn::looksLikeBpmn(peekRoot(file.bytes))) continue;
    try {
      Diagnostics known;
      const XmlFile xml(file.bytes, FileId(index), known);
      bpmn::addWrittenElements(xml, file.name, FileId(index), elements);
    } catch (const XmlError&) {
      continue;
    }
  }
  return elements;
}

}  // namespace dyetrace
