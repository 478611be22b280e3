#include "render/graphviz_fence.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "render/graphviz_layout.h"

using namespace dyetrace;
using namespace std::chrono_literals;

namespace {

std::string contentsOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::vector<std::filesystem::path> dotFilesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".dot") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_CASE("work behind the fence comes back, however large") {
  const FenceAnswer answer = runFenced([] { return std::string(5000000, 'x'); }, {});
  CHECK(answer.done);
  CHECK(answer.text.size() == 5000000);
  CHECK(answer.problem.empty());
}

TEST_CASE("a crash behind the fence is an answer") {
  const FenceAnswer answer = runFenced(
      []() -> std::string {
        ::raise(SIGSEGV);
        return "unreachable";
      },
      {});
  CHECK_FALSE(answer.done);
  CHECK(answer.problem.find("signal 11") != std::string::npos);
}

TEST_CASE("an exception behind the fence tells why") {
  const FenceAnswer answer =
      runFenced([]() -> std::string { throw std::runtime_error("lost edge"); }, {});
  CHECK_FALSE(answer.done);
  CHECK(answer.problem.find("lost edge") != std::string::npos);
}

TEST_CASE("work that sleeps for ever is ended at the deadline") {
  RenderLimits limits;
  limits.deadline = 200ms;
  const auto start = std::chrono::steady_clock::now();
  const FenceAnswer answer = runFenced(
      []() -> std::string {
        ::pause();
        return {};
      },
      limits);
  CHECK_FALSE(answer.done);
  CHECK(answer.problem == "no picture within 200 ms");
  CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("an answer that came in time counts, however late it is asked for") {
  RenderLimits limits;
  limits.deadline = 1500ms;
  FencedWork small([] { return std::string("drawn"); }, limits);
  FencedWork large([] { return std::string(5000000, 'x'); }, limits);
  std::this_thread::sleep_for(limits.deadline + 500ms);
  CHECK(small.answer().text == "drawn");
  CHECK(large.answer().text.size() == 5000000);
}

TEST_CASE("work has no more time because it is asked for late") {
  RenderLimits limits;
  limits.deadline = 200ms;
  FencedWork work(
      []() -> std::string {
        std::this_thread::sleep_for(600ms);
        return "too late";
      },
      limits);
  std::this_thread::sleep_for(1s);
  const FenceAnswer answer = work.answer();
  CHECK_FALSE(answer.done);
  CHECK(answer.problem == "no picture within 200 ms");
}

TEST_CASE("work that nobody asks for is ended") {
  const auto start = std::chrono::steady_clock::now();
  {
    const FencedWork work(
        []() -> std::string {
          ::pause();
          return {};
        },
        {});
  }
  CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("what is printed to standard error behind the fence is kept") {
  const FenceAnswer answer = runFenced(
      []() -> std::string {
        const char words[] = "triangulation failed\n";
        CHECK(::write(STDERR_FILENO, words, sizeof words - 1) > 0);
        return "done";
      },
      {});
  CHECK(answer.done);
  CHECK(answer.problem == "triangulation failed");
}

TEST_CASE("graphs that crash or hang Graphviz neither crash nor hang us") {
  const char* const corpus = std::getenv("DYETRACE_CORPUS");
  if (corpus == nullptr) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  RenderLimits limits;
  limits.deadline = 1500ms;
  std::size_t failed = 0;
  for (const std::filesystem::path& file : dotFilesIn(std::filesystem::path(corpus) / "graphviz")) {
    INFO(file);
    const std::string dot = contentsOf(file);
    const auto start = std::chrono::steady_clock::now();
    const FenceAnswer answer = runFenced([&dot] { return layoutSvgOfText(dot); }, limits);
    CHECK(std::chrono::steady_clock::now() - start < 6s);
    CHECK((answer.done || !answer.problem.empty()));
    CHECK(answer.done == !answer.text.empty());
    failed += answer.done ? 0U : 1U;
  }
  CHECK(failed > 3);
}
