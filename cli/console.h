#pragma once

// Standard output carries the answer, standard error what is said about it.

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/product.h"
#include "render/outputs.h"

namespace dyetrace {

enum class ColourChoice { automatic, always, never };

class Console {
 public:
  /// Colour is automatic until chosen: on for a terminal unless NO_COLOR is set.
  void choose(ColourChoice colour, bool quiet);

  /// The answer. Throws Error if it cannot be written, as on a full disk or a closed pipe.
  void answer(std::string_view text);
  /// Said on standard error, unless quiet.
  void remark(std::string_view text);
  void show(const Product& product, Diagnostics diagnostics);
  /// The same with the line that each is about; these are said even when quiet.
  void showWithLines(const Product& product, const Diagnostics& diagnostics,
                     const SourceTexts& texts);
  /// Errors are said even when quiet.
  void complain(std::string_view message, std::string_view advice);
  /// A line that is overwritten by the next, on a terminal only.
  void progress(std::string_view text);

  TerminalStyle answerStyle() const;
  bool answersATerminal() const;

 private:
  ColourChoice colour_ = ColourChoice::automatic;
  bool quiet_ = false;
  bool progressShown_ = false;
};

}  // namespace dyetrace
