#include "importers/bpmn/bpmn_importer.h"

#include <set>

#include "importers/bpmn/annotations.h"
#include "importers/bpmn/calls.h"
#include "importers/bpmn/choreography.h"
#include "importers/bpmn/control.h"
#include "importers/bpmn/data_flows.h"
#include "importers/bpmn/forms.h"
#include "importers/bpmn/implied.h"
#include "importers/bpmn/messages.h"
#include "importers/bpmn/nodes.h"
#include "importers/bpmn/overview.h"
#include "importers/bpmn/reading.h"
#include "importers/bpmn/written_elements.h"
#include "importers/bpmn/zones.h"
#include "importers/file_stem.h"

namespace dyetrace {

namespace {

std::unique_ptr<bpmn::Source> open(const SourceInput& input, const ImportOptions& options,
                                   Drawing& drawing) {
  try {
    bpmn::DrawnShapes drawn(options.elements ? bpmn::Layouts::read : bpmn::Layouts::skip);
    XmlFile xml(input.file->bytes, input.id, drawing.diagnostics, &drawn);
    drawing.product.files[input.id].encoding = xml.encoding();
    if (options.elements) {
      bpmn::addWrittenElements(xml, drawn, input.file->name, input.id, drawing.elements);
    }
    bpmn::Document document(std::move(xml), std::move(drawn), input.id, drawing.diagnostics);
    drawing.product.files[input.id].counts = document.counts();
    return std::make_unique<bpmn::Source>(std::move(document), input.file->name);
  } catch (const XmlError& error) {
    drawing.diagnostics.push_back(
        {Level::error, "bpmn/unreadable", error.what(), error.where(), error.advice(), {}});
    return nullptr;
  }
}

/// The file's bare name if no other file has it, else its whole path.
void nameSources(bpmn::Reading& reading) {
  std::map<std::string, std::size_t> uses;
  for (const auto& source : reading.sources) ++uses[stemOf(source->name)];
  for (const auto& source : reading.sources) {
    const std::string stem = stemOf(source->name);
    source->stem = uses[stem] == 1 ? stem : source->name;
  }
}

void readAll(bpmn::Reading& reading) {
  nameSources(reading);
  reading.reserveTables();
  reading.shareOutIds();
  bpmn::readZones(reading);
  bpmn::readNodes(reading);
  bpmn::readSequences(reading);
  bpmn::readDrawnFlows(reading);
  bpmn::readCorrespondences(reading);
  bpmn::readChoreographies(reading);
  bpmn::readForms(reading);
  bpmn::readCalls(reading);
  bpmn::readAnnotations(reading);
  if (reading.options.implied) bpmn::readImplied(reading);
  bpmn::reportUndrawnData(reading);
  bpmn::reportEqualNames(reading);
}

class BpmnImporter : public Importer {
 public:
  std::string_view format() const override { return "bpmn"; }

  bool recognises(const InputFile& file) const override {
    return bpmn::looksLikeBpmn(peekRoot(file.bytes));
  }

  void read(std::span<const SourceInput> files, const ImportOptions& options,
            Drawing& drawing) const override {
    bpmn::Reading reading(drawing, options);
    for (const SourceInput& input : files) {
      if (std::unique_ptr<bpmn::Source> source = open(input, options, drawing)) {
        reading.sources.push_back(std::move(source));
      }
    }
    readAll(reading);
  }
};

}  // namespace

std::unique_ptr<Importer> makeBpmnImporter() {
  return std::make_unique<BpmnImporter>();
}

}  // namespace dyetrace
