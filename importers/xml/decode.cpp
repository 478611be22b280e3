#include "importers/xml/decode.h"

#include <array>
#include <utility>

#include "importers/xml/code_pages.h"
#include "importers/xml/declaration.h"
#include "importers/xml/positions.h"
#include "importers/xml/xml.h"

namespace dyetrace::xml {

namespace {

using std::literals::string_view_literals::operator""sv;

constexpr std::string_view kSupported =
    "Save the file as UTF-8; UTF-16, ISO-8859-1, windows-1252 and US-ASCII are read too.";

struct Mark {
  std::string_view bytes;
  Encoding encoding;
};

constexpr std::array kMarks = {
    Mark{"\xEF\xBB\xBF"sv, Encoding::utf8},
    Mark{"\xFF\xFE"sv, Encoding::utf16LittleEndian},
    Mark{"\xFE\xFF"sv, Encoding::utf16BigEndian},
};

/// How a file starts that is in an encoding we know of and do not read.
constexpr std::array kForeignStarts = {
    std::pair{"\xFF\xFE\0\0"sv, "UTF-32"sv},     std::pair{"\0\0\xFE\xFF"sv, "UTF-32"sv},
    std::pair{"<\0\0\0"sv, "UTF-32"sv},          std::pair{"\0\0\0<"sv, "UTF-32"sv},
    std::pair{"\x4C\x6F\xA7\x94"sv, "EBCDIC"sv},
};

struct EncodingName {
  std::string_view lowerCase;
  Encoding encoding;
};

constexpr std::array kEncodingNames = {
    EncodingName{"utf-8", Encoding::utf8},
    EncodingName{"utf8", Encoding::utf8},
    EncodingName{"iso-8859-1", Encoding::latin1},
    EncodingName{"iso8859-1", Encoding::latin1},
    EncodingName{"iso_8859-1", Encoding::latin1},
    EncodingName{"latin1", Encoding::latin1},
    EncodingName{"latin-1", Encoding::latin1},
    EncodingName{"windows-1252", Encoding::windows1252},
    EncodingName{"cp1252", Encoding::windows1252},
    EncodingName{"us-ascii", Encoding::ascii},
    EncodingName{"ascii", Encoding::ascii},
    EncodingName{"utf-16", Encoding::utf16LittleEndian},
    EncodingName{"utf-16le", Encoding::utf16LittleEndian},
    EncodingName{"utf-16be", Encoding::utf16BigEndian},
};

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

std::optional<Encoding> encodingByName(std::string_view name) {
  const std::string lower = lowerCase(name);
  for (const EncodingName& known : kEncodingNames) {
    if (known.lowerCase == lower) return known.encoding;
  }
  return std::nullopt;
}

bool isUtf16(Encoding encoding) {
  return encoding == Encoding::utf16LittleEndian || encoding == Encoding::utf16BigEndian;
}

/// UTF-16 without a mark: markup and white space have one byte of two that is zero.
std::optional<Encoding> encodingByPattern(std::string_view bytes) {
  constexpr std::string_view kFirstCharacters = "< \t\r\n";
  if (bytes.size() < 2) return std::nullopt;
  const bool startsLittle =
      bytes[1] == '\0' && kFirstCharacters.find(bytes[0]) != std::string_view::npos;
  const bool startsBig =
      bytes[0] == '\0' && kFirstCharacters.find(bytes[1]) != std::string_view::npos;
  if (startsLittle) return Encoding::utf16LittleEndian;
  if (startsBig) return Encoding::utf16BigEndian;
  return std::nullopt;
}

/// What the bytes themselves say, before any declaration.
struct Evidence {
  std::optional<Encoding> encoding;
  std::size_t markSize = 0;
};

Evidence evidenceOf(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return {mark.encoding, mark.bytes.size()};
  }
  return {encodingByPattern(bytes), 0};
}

void refuseForeignStart(std::string_view bytes, FileId file) {
  for (const auto& [start, name] : kForeignStarts) {
    if (bytes.starts_with(start)) {
      throw XmlError("the file is in " + std::string(name) + ", which is not read here",
                     {file, 1, 1, {}}, std::string(kSupported));
    }
  }
}

/// Decodes one file, remembering where to report.
class Decoder {
 public:
  Decoder(FileId file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  Decoded decode(std::string_view bytes) {
    refuseForeignStart(bytes, file_);
    const Evidence evidence = evidenceOf(bytes);
    bytes.remove_prefix(evidence.markSize);
    if (evidence.encoding && isUtf16(*evidence.encoding)) return utf16(bytes, *evidence.encoding);
    if (evidence.encoding) return utf8(bytes);
    return asDeclared(bytes);
  }

 private:
  Decoded asDeclared(std::string_view bytes) {
    const DeclaredEncoding declared = declaredEncoding(bytes);
    if (declared.name.empty()) return utf8(bytes);
    const std::optional<Encoding> encoding = encodingByName(declared.name);
    if (!encoding) refuse(bytes, declared);
    switch (*encoding) {
      case Encoding::latin1:
        return {Encoding::latin1, bytes, convertedIfNeeded(bytes, fromLatin1)};
      case Encoding::windows1252:
        return {Encoding::windows1252, bytes, convertedIfNeeded(bytes, fromWindows1252)};
      case Encoding::ascii:
        return ascii(bytes);
      case Encoding::utf16LittleEndian:
      case Encoding::utf16BigEndian:
        warnOfContradiction(bytes, declared);
        return utf8(bytes);
      case Encoding::utf8:
        break;
    }
    return utf8(bytes);
  }

  [[noreturn]] void refuse(std::string_view bytes, const DeclaredEncoding& declared) {
    throw XmlError("the file declares the encoding `" + std::string(declared.name.substr(0, 40)) +
                       "`, which is not read here",
                   locationIn(bytes, declared.offset), std::string(kSupported));
  }

  static std::optional<std::string> convertedIfNeeded(std::string_view bytes,
                                                      std::string (*convert)(std::string_view)) {
    if (!hasHighBytes(bytes)) return std::nullopt;
    return convert(bytes);
  }

  Decoded ascii(std::string_view bytes) {
    if (!hasHighBytes(bytes)) return {Encoding::ascii, bytes, std::nullopt};
    return utf8(bytes);
  }

  Decoded utf8(std::string_view bytes) {
    const std::size_t invalid = findInvalidUtf8(bytes);
    if (invalid == bytes.size()) return {Encoding::utf8, bytes, std::nullopt};
    std::string text = fromWindows1252(bytes);
    const std::size_t offset = fromWindows1252(bytes.substr(0, invalid)).size();
    warn("xml/invalid-utf8",
         "the file should be UTF-8 and is not valid from here on; the whole file is read as "
         "windows-1252",
         locationIn(text, offset),
         "If letters look wrong, save the file as UTF-8 in the tool that made it.");
    return {Encoding::windows1252, bytes, std::move(text)};
  }

  Decoded utf16(std::string_view bytes, Encoding encoding) {
    const ByteOrder order =
        encoding == Encoding::utf16LittleEndian ? ByteOrder::littleEndian : ByteOrder::bigEndian;
    Utf16Text read = fromUtf16(bytes, order);
    if (bytes.size() % 2 != 0) {
      throw XmlError("the file is UTF-16 and ends in the middle of a character",
                     locationIn(read.text, read.text.size()),
                     "It was probably cut off; save or copy it again.");
    }
    if (read.unpaired != 0) {
      warn("xml/invalid-utf16",
           "the file is UTF-16 with half a character here; it is read as U+FFFD",
           locationIn(read.text, read.firstUnpaired), "Write the character again.");
    }
    return {encoding, bytes, std::move(read.text)};
  }

  void warnOfContradiction(std::string_view bytes, const DeclaredEncoding& declared) {
    warn("xml/encoding-mismatch",
         "the file declares `" + std::string(declared.name) +
             "` and has one byte for each letter; it is read as UTF-8",
         locationIn(bytes, declared.offset), "Declare `UTF-8`.");
  }

  Location locationIn(std::string_view text, std::size_t offset) const {
    const Place place = placeIn(text, offset);
    return {file_, place.line, place.column, {}};
  }

  void warn(std::string code, std::string message, Location where, std::string advice) {
    diagnostics_.push_back(
        {Level::warning, std::move(code), std::move(message), where, std::move(advice), {}});
  }

  FileId file_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string_view encodingName(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16LittleEndian:
      return "UTF-16LE";
    case Encoding::utf16BigEndian:
      return "UTF-16BE";
    case Encoding::latin1:
      return "ISO-8859-1";
    case Encoding::windows1252:
      return "windows-1252";
    case Encoding::ascii:
      return "US-ASCII";
  }
  return "";
}

Decoded decode(std::string_view bytes, FileId file, Diagnostics& diagnostics) {
  return Decoder(file, diagnostics).decode(bytes);
}

std::string decodeStart(std::string_view bytes) {
  const Evidence evidence = evidenceOf(bytes);
  bytes.remove_prefix(evidence.markSize);
  if (evidence.encoding == Encoding::utf16LittleEndian) {
    return fromUtf16(bytes, ByteOrder::littleEndian).text;
  }
  if (evidence.encoding == Encoding::utf16BigEndian) {
    return fromUtf16(bytes, ByteOrder::bigEndian).text;
  }
  const std::optional<Encoding> declared = encodingByName(declaredEncoding(bytes).name);
  if (declared == Encoding::latin1) return fromLatin1(bytes);
  const std::size_t invalid = findInvalidUtf8(bytes);
  const bool cutOff = bytes.size() - invalid < 4;
  return invalid == bytes.size() || cutOff ? std::string(bytes.substr(0, invalid))
                                           : fromWindows1252(bytes);
}

}  // namespace dyetrace::xml
