#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include <fmt/format.h>

#include "model/diagnostic.h"
#include "render/graphviz.h"
#include "render/picture_frame.h"

// clang-format off
#include <librsvg/rsvg.h>
#include <cairo-pdf.h>
#include <cairo.h>
// clang-format on

namespace dyetrace {

namespace {

// Cairo draws images of up to 32767 pixels a side; the area bounds the memory to 400 MB.
constexpr double kLongestSide = 30000;
constexpr double kLargestArea = 1e8;
constexpr double kPixelsPerPoint = 96.0 / 72.0;
// The same SVG gives the same bytes, so the document cannot carry the day it was made.
constexpr const char* kFixedDate = "2000-01-01T00:00:00Z";

template <class T, void (*Free)(T*)>
struct Release {
  void operator()(T* object) const { Free(object); }
};
void releaseHandle(RsvgHandle* handle) {
  g_object_unref(handle);
}
using Handle = std::unique_ptr<RsvgHandle, Release<RsvgHandle, releaseHandle>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, cairo_surface_destroy>>;
using DrawingContext = std::unique_ptr<cairo_t, Release<cairo_t, cairo_destroy>>;

std::string take(GError* error) {
  const std::string words = error == nullptr ? "unknown reason" : error->message;
  if (error != nullptr) g_error_free(error);
  return words;
}

Handle load(const std::string& svg) {
  GError* error = nullptr;
  Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (handle == nullptr) throw Error(fmt::format("cannot read the picture: {}", take(error)));
  return handle;
}

cairo_status_t append(void* target, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw Error(fmt::format("cannot draw the picture: {}", cairo_status_to_string(status)));
  }
}

void paint(const std::string& svg, cairo_surface_t* surface, double width, double height) {
  const Handle handle = load(svg);
  const DrawingContext context(cairo_create(surface));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  const RsvgRectangle place{0, 0, width, height};
  GError* error = nullptr;
  if (!rsvg_handle_render_document(handle.get(), context.get(), &place, &error)) {
    throw Error(fmt::format("cannot draw the picture: {}", take(error)));
  }
  require(cairo_status(context.get()));
}

PictureSize requireSize(const std::string& svg) {
  const PictureSize size = sizeOf(svg);
  if (!(size.width > 0 && size.height > 0)) throw Error("the picture has no size");
  return size;
}

}  // namespace

std::string svgToPng(const std::string& svg, double scale) {
  const PictureSize size = requireSize(svg);
  double pixels = kPixelsPerPoint * scale;
  pixels = std::min(pixels, kLongestSide / std::max(size.width, size.height));
  pixels = std::min(pixels, std::sqrt(kLargestArea / (size.width * size.height)));
  const int width = std::max(1, static_cast<int>(std::ceil(size.width * pixels)));
  const int height = std::max(1, static_cast<int>(std::ceil(size.height * pixels)));
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  require(cairo_surface_status(surface.get()));
  paint(svg, surface.get(), width, height);
  std::string png;
  require(cairo_surface_write_to_png_stream(surface.get(), append, &png));
  return png;
}

std::string svgToPdf(const std::string& svg) {
  const PictureSize size = requireSize(svg);
  std::string pdf;
  {
    const Surface surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, size.width, size.height));
    require(cairo_surface_status(surface.get()));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, kFixedDate);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Dyetrace");
    paint(svg, surface.get(), size.width, size.height);
    cairo_surface_finish(surface.get());
    require(cairo_surface_status(surface.get()));
  }
  return pdf;
}

}  // namespace dyetrace
