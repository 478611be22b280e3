// Whether files differ in annotations alone, and when that is said.

#include "analysis/compare/written_annotations.h"

#include <string>

#include <catch2/catch.hpp>

#include "model/elements.h"

using namespace dyetrace;

namespace {

std::string element(const std::string& name, const std::string& inside) {
  return WrittenMarks::open + name + inside + WrittenMarks::close;
}

std::string documentation(const std::string& text) {
  return element("documentation", WrittenMarks::text + text);
}

std::string attribute(const std::string& name, const std::string& value) {
  return WrittenMarks::attribute + name + WrittenMarks::value + value;
}

std::string extensions(const std::string& properties) {
  return element("extensionElements", element("properties", properties));
}

std::string property(const std::string& name, const std::string& value) {
  return element("property", attribute("name", name) + attribute("value", value));
}

}  // namespace

TEST_CASE("lines of documentation that annotate are told from the others") {
  const auto differ = [](const std::string& was, const std::string& is) {
    return differOnlyInAnnotations("<documentation", was, is);
  };
  CHECK(differ(documentation("Kept.\nprivacy.data: email"),
               documentation("Kept.\nprivacy.data: name\nprivacy.region: EU")));
  CHECK(differ("", documentation("privacy.data: name")));
  CHECK_FALSE(differ(documentation("Kept.\nprivacy.data: email"),
                     documentation("Kept longer.\nprivacy.data: name")));
  CHECK_FALSE(differ(documentation("privacy-friendly"), documentation("privacy-first")));
  CHECK_FALSE(differ(documentation("privacy.data: a"), documentation("privacy.data: a")));
}

TEST_CASE("extension properties that annotate are told from the others") {
  const auto differ = [](const std::string& was, const std::string& is) {
    return differOnlyInAnnotations("ext", was, is);
  };
  const std::string data = property("privacy.data", "email");
  const std::string other = property("retries", "3");
  CHECK(differ(extensions(data), extensions(property("privacy.data", "name"))));
  CHECK(differ("", extensions(data)));
  CHECK(differ(extensions(other), extensions(other + data)));
  CHECK_FALSE(differ(extensions(other + data), extensions(property("retries", "4"))));
  CHECK_FALSE(differ(extensions(data), extensions(other)));
  CHECK_FALSE(differ(extensions(property("link", "privacy-old.html")),
                     extensions(property("link", "privacy-new.html"))));
}

TEST_CASE("other properties never differ in annotations alone") {
  CHECK_FALSE(differOnlyInAnnotations("@name", "privacy.data: a", "privacy.data: b"));
  CHECK_FALSE(differOnlyInAnnotations("<script", documentation("privacy.data: a"), ""));
}
