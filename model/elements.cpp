#include "model/elements.h"

#include <algorithm>

namespace dyetrace {
namespace {

/// At least doubles what there is, so that making room again and again stays cheap.
template <class Table>
void makeRoom(Table& table, std::size_t more) {
  const std::size_t wanted = table.size() + more;
  if (wanted > table.capacity()) table.reserve(std::max(wanted, 2 * table.capacity()));
}

}  // namespace

std::string_view WrittenElements::value(std::size_t element, std::string_view wanted) const {
  for (std::size_t i = 0; i < propertyCount(element); ++i) {
    if (property(element, i).name == wanted) return property(element, i).value;
  }
  return {};
}

void WrittenElements::reserve(std::size_t elements) {
  constexpr std::size_t kUsualProperties = 2;
  constexpr std::size_t kUsualBytes = 32;
  makeRoom(rows_, elements);
  makeRoom(properties_, elements * kUsualProperties);
  makeRoom(texts_, elements * kUsualBytes);
}

std::uint32_t WrittenElements::nameNumber(std::string_view name) {
  const auto textOf = [&](std::uint32_t number) { return std::string_view(names_[number]); };
  if (const auto known = numbers_.find(name, textOf)) return *known;
  names_.emplace_back(name);
  return numbers_.add(names_.back(), static_cast<std::uint32_t>(names_.size() - 1), textOf);
}

std::uint32_t WrittenElements::find(std::string_view id) const {
  const auto idOf = [&](std::uint32_t row) { return text(rows_[row].id); };
  return ids_.find(id, idOf).value_or(kNone);
}

std::uint32_t WrittenElements::add(std::string_view id, std::uint32_t type, Role role,
                                   std::uint32_t parent, FileId file, std::uint32_t line) {
  const auto idOf = [&](std::uint32_t row) { return text(rows_[row].id); };
  const auto number = static_cast<std::uint32_t>(rows_.size());
  Row row;
  row.id = keep(id);
  row.type = type;
  row.parent = parent;
  row.firstProperty = static_cast<std::uint32_t>(properties_.size());
  row.line = line;
  row.file = file;
  row.role = role;
  rows_.push_back(row);
  for (std::size_t copy = 2; ids_.add(idOf(number), number, idOf) != number; ++copy) {
    rows_[number].id = keep(std::string(id) + "#" + std::to_string(copy));
  }
  return number;
}

void WrittenElements::addProperty(std::uint32_t name, std::string_view value) {
  properties_.push_back({name, keep(value)});
}

void WrittenElements::layOut(std::string_view id, std::uint64_t layout) {
  const std::uint32_t element = find(id);
  if (element != kNone) rows_[element].layout += layout | 1U;
}

WrittenElements::Text WrittenElements::keep(std::string_view text) {
  const Text kept = {texts_.size(), text.size()};
  texts_ += text;
  return kept;
}

}  // namespace dyetrace
