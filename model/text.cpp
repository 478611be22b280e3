#include "model/text.h"

#include <array>
#include <cstdint>
#include <memory>
#include <ostream>
#include <vector>

#include "model/text_index.h"

namespace dyetrace {
namespace {

/// All texts there are, each once; a text keeps its place in memory.
class Texts {
 public:
  const std::string* keep(std::string_view characters) {
    const std::uint32_t number =
        index_.add(characters, size_, [&](std::uint32_t at) -> std::string_view {
          return at == size_ ? characters : std::string_view(text(at));
        });
    if (number == size_) add(characters);
    return &text(number);
  }

 private:
  static constexpr std::uint32_t kTextsInChunk = 1024;
  using Chunk = std::array<std::string, kTextsInChunk>;

  std::string& text(std::uint32_t number) {
    return (*chunks_[number / kTextsInChunk])[number % kTextsInChunk];
  }

  void add(std::string_view characters) {
    if (size_ % kTextsInChunk == 0) chunks_.push_back(std::make_unique<Chunk>());
    text(size_) = characters;
    ++size_;
  }

  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::uint32_t size_ = 0;
  TextIndex index_;
};

/// Never taken apart: what other static objects hold stays valid to the end.
Texts& texts() {
  static Texts& all = *new Texts;
  return all;
}

}  // namespace

const std::string* Text::keep(std::string_view characters) {
  return characters.empty() ? nullptr : texts().keep(characters);
}

const std::string& Text::nothing() {
  static const std::string empty;
  return empty;
}

std::ostream& operator<<(std::ostream& out, const Text& text) {
  return out << text.view();
}

}  // namespace dyetrace
