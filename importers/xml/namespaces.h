#pragma once

// Which namespace a prefix stands for, at every place of a file.
//
// For each prefix it is kept from which offset on it stands for what, in document order, so that an
// answer costs the same at any depth and however often a file declares anew.
//
//   Namespaces namespaces;
//   namespaces.declare("bpmn", "http://…/MODEL", offset);
//   namespaces.find("bpmn", laterOffset);

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dyetrace::xml {

class Namespaces {
 public:
  Namespaces() = default;
  Namespaces(Namespaces&&) = default;
  Namespaces& operator=(Namespaces&&) = default;
  Namespaces(const Namespaces&) = delete;
  Namespaces& operator=(const Namespaces&) = delete;
  ~Namespaces() = default;

  /// Offsets must come in ascending order.
  void declare(std::string_view prefix, std::string_view space, std::size_t offset);

  /// Call when the element that made the latest still standing declaration has ended; `offset` is
  /// where the next element starts.
  void endLatest(std::size_t offset);

  /// How many declarations stand now.
  std::size_t standing() const { return standing_.size(); }

  /// Nothing if nobody declares the prefix there. The empty prefix is the default namespace.
  std::optional<std::string_view> find(std::string_view prefix, std::size_t offset) const;

  /// The same for the place of the latest call.
  std::optional<std::string_view> findNow(std::string_view prefix) const;

 private:
  struct Change {
    std::size_t from = 0;
    std::optional<std::string_view> space;
  };
  struct Prefix {
    std::string_view name;
    std::vector<Change> changes;
  };
  struct Declaration {
    std::size_t prefix = 0;
    std::optional<std::string_view> before;
  };

  std::string_view kept(std::string_view text);
  const Prefix* entryOf(std::string_view name) const;
  static void change(Prefix& prefix, std::size_t offset, std::optional<std::string_view> space);

  std::set<std::string, std::less<>>
      texts_;  ///< All names and addresses, which the rest points to.
  std::vector<Prefix> prefixes_;
  std::unordered_map<std::string_view, std::size_t> numbers_;
  std::vector<Declaration> standing_;
};

}  // namespace dyetrace::xml
