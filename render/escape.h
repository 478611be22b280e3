#pragma once

// Text from a model, made harmless for each output. One function per output; all start from
// `displayText`, which replaces invalid UTF-8 by U+FFFD and removes control characters and the
// characters that change the direction of text (U+202A–E, U+2066–9, U+200E, U+200F, U+061C).

#include <cstddef>
#include <string>
#include <string_view>

namespace dyetrace {

/// White space runs, line breaks included, become one space.
std::string displayText(std::string_view text);

/// For element content and attribute values of XML, HTML and Graphviz HTML-like labels.
std::string escapeXml(std::string_view text);

/// For Markdown prose and table cells: nothing becomes markup, a link or a new line.
std::string escapeMarkdown(std::string_view text);

/// For a quoted DOT string (without the quotes).
std::string escapeDot(std::string_view text);

/// At most `characters` code points, the middle replaced by `…`.
std::string shorten(std::string_view text, std::size_t characters);

}  // namespace dyetrace
