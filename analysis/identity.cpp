#include "analysis/identity.h"

#include <cstdint>

namespace dyetrace {
namespace {

constexpr std::uint64_t kOffset = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001b3ULL;

std::uint64_t mix(std::uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * kPrime;
}

std::uint64_t mix(std::uint64_t hash, std::string_view key) {
  for (const char character : key) hash = mix(hash, static_cast<unsigned char>(character));
  return mix(hash, static_cast<unsigned char>(0));
}

std::string hexadecimal(std::uint32_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += digits[(number >> shift) & 15U];
  return text;
}

}  // namespace

std::string identityOf(std::string_view rule, std::string_view labelKey, std::string_view placeKey,
                       std::string_view originKey) {
  std::uint64_t hash = kOffset;
  for (const std::string_view key : {rule, labelKey, placeKey, originKey}) hash = mix(hash, key);
  const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32));
  return std::string(rule) + "-" + hexadecimal(folded);
}

}  // namespace dyetrace
