#include "importers/annotations/table_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include <utf8.h>

#include "importers/annotations/text.h"

namespace dyetrace {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@";

/// What the bytes 0x80 to 0x9F mean in windows-1252; 0 for the five that mean nothing.
constexpr std::array<char16_t, 32> kWindowsLetters = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

enum class Order { little, big };

std::optional<Order> utf16Order(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Order::little;
  if (bytes.starts_with("\xFE\xFF")) return Order::big;
  if (bytes.size() < 4) return std::nullopt;
  // Without a mark: a header of ASCII letters has a zero in every other byte.
  if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) return Order::little;
  if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) return Order::big;
  return std::nullopt;
}

std::string fromUtf16(std::string_view bytes, Order order) {
  constexpr char32_t kReplacement = 0xFFFD;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == Order::little ? first | (second << 8)
                                                        : (first << 8) | second);
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t letter = unit(at);
    const bool leads = letter >= 0xD800 && letter <= 0xDBFF && at + 3 < bytes.size();
    if (leads && unit(at + 2) >= 0xDC00 && unit(at + 2) <= 0xDFFF) {
      letter = 0x10000 + ((letter - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (letter >= 0xD800 && letter <= 0xDFFF) {
      letter = kReplacement;
    }
    if (letter != 0xFEFF || at > 0) utf8::append(letter, std::back_inserter(text));
  }
  return text;
}

std::string fromWindows1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    char32_t letter = byte;
    if (byte >= 0x80 && byte <= 0x9F) letter = kWindowsLetters[byte - 0x80U];
    utf8::append(letter == 0 && byte != 0 ? char32_t{0xFFFD} : letter, std::back_inserter(text));
  }
  return text;
}

/// Takes off the `'` that keeps a spreadsheet from seeing a formula.
std::string withoutGuard(std::string cell) {
  const std::size_t quotes = cell.find_first_not_of('\'');
  if (quotes == 0 || quotes == std::string::npos) return cell;
  if (kFormulaStarts.find(cell[quotes]) == std::string_view::npos) return cell;
  return cell.substr(1);
}

class TableReader {
 public:
  TableReader(std::string_view text, FileId file, Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {}

  std::vector<TableLine> read() {
    std::vector<TableLine> lines;
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        while (at_ < text_.size() && !atLineEnd()) advance();
        takeLineEnd();
        continue;
      }
      TableLine line = readLine();
      const bool holdsAnything = std::any_of(
          line.begin(), line.end(), [](const TableCell& cell) { return !cell.text.empty(); });
      if (holdsAnything) lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  TableLine readLine() {
    TableLine line{readCell()};
    while (at_ < text_.size() && text_[at_] == '\t') {
      advance();
      line.push_back(readCell());
    }
    takeLineEnd();
    return line;
  }

  TableCell readCell() {
    TableCell cell{{}, line_, column_};
    if (at_ < text_.size() && text_[at_] == '"' && !quoteIsOpen_) {
      const std::size_t end = closingQuote();
      if (end != std::string_view::npos) {
        cell.text = withoutGuard(unquoted(text_.substr(at_ + 1, end - at_ - 1)));
        while (at_ <= end) advance();
        return cell;
      }
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '\t' && !atLineEnd()) advance();
    cell.text = withoutGuard(std::string(trimmed(text_.substr(begin, at_ - begin))));
    return cell;
  }

  /// Where the quoted cell ends that begins here; nowhere if it is only a quotation mark.
  std::size_t closingQuote() {
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] != '"') continue;
      if (i + 1 == text_.size()) return i;
      if (std::string_view("\t\r\n").find(text_[i + 1]) != std::string_view::npos) return i;
      if (text_[i + 1] != '"') return std::string_view::npos;
      ++i;
    }
    // Searching to the end once is enough: from here on quotation marks are plain characters.
    quoteIsOpen_ = true;
    diagnostics_.push_back({Level::warning,
                            "facts/quote",
                            "A cell begins with a quotation mark that is never closed",
                            {file_, line_, column_, {}},
                            "Close it, or take it away; it was read as a plain character",
                            {}});
    return std::string_view::npos;
  }

  static std::string unquoted(std::string_view quoted) {
    std::string plain;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      plain += quoted[i];
      if (quoted[i] == '"') ++i;
    }
    return plain;
  }

  bool atLineEnd() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  void takeLineEnd() {
    if (at_ < text_.size() && text_[at_] == '\r' && text_.substr(at_ + 1, 1) != "\n") {
      ++line_;
      column_ = 0;
    } else if (at_ < text_.size() && text_[at_] == '\r') {
      advance();
    }
    if (at_ < text_.size()) advance();
  }

  void advance() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column_;
    }
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  bool quoteIsOpen_ = false;
};

}  // namespace

std::string decodeTable(std::string_view bytes, FileId file, Diagnostics& diagnostics) {
  if (const auto order = utf16Order(bytes)) return fromUtf16(bytes, *order);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto invalid = utf8::find_invalid(bytes.begin(), bytes.end());
  if (invalid == bytes.end()) return std::string(bytes);
  const auto line = 1 + std::count(bytes.begin(), invalid, '\n');
  diagnostics.push_back({Level::warning,
                         "facts/encoding",
                         "The table is not UTF-8; it was read as windows-1252",
                         {file, static_cast<std::uint32_t>(line), 0, {}},
                         "Save it as UTF-8, or as Unicode text",
                         {}});
  return fromWindows1252(bytes);
}

std::vector<TableLine> tableLines(std::string_view text, FileId file, Diagnostics& diagnostics) {
  return TableReader(text, file, diagnostics).read();
}

std::string writtenCell(std::string_view text) {
  std::string cell(text);
  const std::size_t quotes = cell.find_first_not_of('\'');
  if (quotes != std::string::npos && kFormulaStarts.find(cell[quotes]) != std::string_view::npos)
    cell.insert(0, 1, '\'');
  const bool quote = cell.find_first_of("\t\r\n\"") != std::string::npos || cell.starts_with('#') ||
                     trimmed(cell).size() != cell.size();
  if (!quote) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + "\"";
}

}  // namespace dyetrace
