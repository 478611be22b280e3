#include "cli/console.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "render/escape.h"

namespace dyetrace {
namespace {

constexpr std::size_t kUsualWidth = 80;
constexpr std::size_t kWidestText = 100;

bool wantsColour(ColourChoice choice, int stream) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  return isatty(stream) != 0 && std::getenv("NO_COLOR") == nullptr;
}

std::size_t widthOf(int stream) {
  winsize size{};
  if (ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualWidth;
  return std::clamp<std::size_t>(size.ws_col, 40, kWidestText);
}

void write(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

}  // namespace

void Console::choose(ColourChoice colour, bool quiet) {
  colour_ = colour;
  quiet_ = quiet;
}

void Console::answer(std::string_view text) {
  progress("");
  write(stdout, text);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw Error("cannot write to standard output", "Is the disk full, or the reader gone?");
  }
}

void Console::remark(std::string_view text) {
  if (quiet_) return;
  progress("");
  write(stderr, text);
}

void Console::show(const Product& product, Diagnostics diagnostics) {
  if (quiet_) {
    std::erase_if(diagnostics, [](const Diagnostic& each) { return each.level != Level::error; });
  }
  progress("");
  write(stderr, diagnosticsToText(product, diagnostics,
                                  {wantsColour(colour_, STDERR_FILENO), widthOf(STDERR_FILENO)}));
}

void Console::showWithLines(const Product& product, const Diagnostics& diagnostics,
                            const SourceTexts& texts) {
  progress("");
  write(stderr,
        diagnosticsWithLines(product, diagnostics, texts,
                             {wantsColour(colour_, STDERR_FILENO), widthOf(STDERR_FILENO)}));
}

void Console::complain(std::string_view message, std::string_view advice) {
  progress("");
  std::string text = "dyetrace: " + displayText(message) + "\n";
  if (!advice.empty()) text += "  " + displayText(advice) + "\n";
  write(stderr, text);
}

void Console::progress(std::string_view text) {
  if (isatty(STDERR_FILENO) == 0 || quiet_ || (text.empty() && !progressShown_)) return;
  write(stderr, "\r\x1b[K");
  write(stderr, text);
  progressShown_ = !text.empty();
}

TerminalStyle Console::answerStyle() const {
  return {wantsColour(colour_, STDOUT_FILENO), widthOf(STDOUT_FILENO)};
}

bool Console::answersATerminal() const {
  return isatty(STDOUT_FILENO) != 0;
}

}  // namespace dyetrace
