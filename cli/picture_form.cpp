#include "cli/picture_form.h"

#include "model/diagnostic.h"
#include "render/graphviz.h"

namespace dyetrace {

std::string pictureFormOf(const std::string& fileName) {
  for (const char* form : {"svg", "png", "pdf", "dot"}) {
    if (fileName.ends_with(std::string(".") + form)) return form;
  }
  throw Error("cannot tell the form of the picture from the name `" + fileName + "`",
              "End it in .svg, .png, .pdf or .dot.");
}

std::string inForm(const std::string& form, const std::string& svg) {
  if (form == "png") return svgToPng(svg);
  if (form == "pdf") return svgToPdf(svg);
  return svg;
}

std::string drawnAs(const std::string& form, const Diagram& diagram, Console& console) {
  if (form == "dot") return toDot(diagram);
  const Rendered rendered = renderSvg(diagram);
  if (rendered.svg.empty()) throw Error("the picture could not be drawn: " + rendered.problem);
  if (rendered.fallback != Fallback::none) {
    console.remark("The picture is simpler than planned: " + rendered.problem + "\n");
  }
  return inForm(form, rendered.svg);
}

}  // namespace dyetrace
