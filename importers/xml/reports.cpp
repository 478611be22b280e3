#include "importers/xml/reports.h"

#include <utility>

namespace dyetrace::xml {

namespace {

constexpr std::size_t kMostOfOneCode = 20;
constexpr std::size_t kMostQuoted = 60;

bool continuesCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

void Reports::warn(const std::string& code, std::size_t offset, std::string message,
                   std::string advice) {
  if (++counts_[code] > kMostOfOneCode) return;
  diagnostics_.push_back(
      {Level::warning, code, std::move(message), locate(offset), std::move(advice), {}});
}

void Reports::summarise() {
  for (const auto& [code, count] : counts_) {
    if (count <= kMostOfOneCode) continue;
    diagnostics_.push_back(
        {Level::warning,
         code,
         "the same " + std::to_string(count - kMostOfOneCode) + " more times in this file",
         {file_, 0, 0, {}},
         {},
         {}});
  }
}

XmlError Reports::error(std::size_t offset, std::string message, std::string advice) const {
  return XmlError(std::move(message), locate(offset), std::move(advice));
}

Location Reports::locate(std::size_t offset) const {
  const Place place = positions_.at(offset);
  return {file_, place.line, place.column, {}};
}

std::string inBackquotes(std::string_view text) {
  std::size_t size = std::min(text.size(), kMostQuoted);
  while (size < text.size() && size > 0 && continuesCharacter(text[size])) --size;
  std::string result = "`";
  for (const char letter : text.substr(0, size)) {
    result += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F ? '?' : letter;
  }
  return result + (size < text.size() ? "…`" : "`");
}

}  // namespace dyetrace::xml
