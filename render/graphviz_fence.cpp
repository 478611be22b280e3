#include "render/graphviz_fence.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "render/escape.h"

namespace dyetrace {

namespace {

using namespace std::chrono_literals;

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kHandingOver{2};
constexpr std::size_t kLargestAnswer = std::size_t{256} << 20;
constexpr std::size_t kLargestProblem = std::size_t{64} << 10;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressSanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kAddressSanitizer = true;
#else
constexpr bool kAddressSanitizer = false;
#endif
#else
constexpr bool kAddressSanitizer = false;
#endif

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (open()) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor readEnd;
  Descriptor writeEnd;

  bool make() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return false;
    readEnd = Descriptor(ends[0]);
    writeEnd = Descriptor(ends[1]);
    return true;
  }
};

void limit(decltype(RLIMIT_CPU) resource, rlim_t amount) {
  rlimit current{};
  if (::getrlimit(resource, &current) != 0) return;
  current.rlim_cur = std::min(current.rlim_max, amount);
  current.rlim_max = current.rlim_cur;
  ::setrlimit(resource, &current);
}

// AddressSanitizer reserves terabytes of addresses, so the limit on them would forbid everything.
void limitChild(const RenderLimits& limits) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.deadline).count();
  limit(RLIMIT_CPU, static_cast<rlim_t>(seconds + 1));
  limit(RLIMIT_CORE, 0);
  if (!kAddressSanitizer) limit(RLIMIT_AS, limits.memoryBytes);
}

/// The child ends by itself at the deadline, since whoever wants the answer may ask later.
void endAfter(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  const std::chrono::microseconds rest = time - seconds;
  itimerval timer{};
  timer.it_value.tv_sec = seconds.count();
  timer.it_value.tv_usec = rest.count();
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

// Handlers of the parent, such as a test framework's, must not answer for the child.
void restoreSignals() {
  for (int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS, SIGTERM, SIGINT, SIGPIPE, SIGALRM}) {
    ::signal(signal, SIG_DFL);
  }
}

bool writeAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void beChild(const std::function<std::string()>& work, const RenderLimits& limits,
                          Pipe& answer, Pipe& problem) {
  restoreSignals();
  limitChild(limits);
  answer.readEnd.close();
  problem.readEnd.close();
  ::dup2(problem.writeEnd.number(), STDERR_FILENO);
  ::dup2(problem.writeEnd.number(), STDOUT_FILENO);
  int status = 1;
  try {
    endAfter(limits.deadline);
    const std::string text = work();
    endAfter(0ms);  // Handing it over takes as long as it takes the parent to ask.
    status = writeAll(answer.writeEnd.number(), text) ? 0 : 1;
  } catch (const std::exception& error) {
    writeAll(problem.writeEnd.number(), error.what());
  }
  // Not exit(): buffers and handlers are the parent's.
  ::_exit(status);
}

/// Reads once; false at the end or when it grows too large.
bool readSome(Descriptor& from, std::string& into, std::size_t largest) {
  std::array<char, 65536> buffer;
  const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
  if (got < 0 && errno == EINTR) return true;
  if (got <= 0) {
    from.close();
    return true;
  }
  const std::size_t room = largest - std::min(largest, into.size());
  into.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  return static_cast<std::size_t>(got) <= room;
}

enum class Listening { finished, late, tooMuch };

Listening listen(Descriptor& answer, Descriptor& problem, Clock::time_point deadline,
                 FenceAnswer& result) {
  while (answer.open() || problem.open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Listening::late;
    std::array<pollfd, 2> waits{pollfd{answer.number(), POLLIN, 0},
                                pollfd{problem.number(), POLLIN, 0}};
    const int ready = ::poll(waits.data(), waits.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return Listening::late;
    if (ready <= 0) continue;
    if (waits[0].revents != 0 && !readSome(answer, result.text, kLargestAnswer)) {
      return Listening::tooMuch;
    }
    if (waits[1].revents != 0) readSome(problem, result.problem, kLargestProblem);
  }
  return Listening::finished;
}

int waitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string describeEnd(int status, Listening heard, const RenderLimits& limits) {
  if (heard == Listening::tooMuch) return "the picture became too large";
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (heard == Listening::late || signal == SIGXCPU || signal == SIGALRM) {
    return fmt::format("no picture within {} ms", limits.deadline.count());
  }
  if (signal != 0) {
    return fmt::format("drawing ended by signal {} ({})", signal, ::strsignal(signal));
  }
  return "drawing failed";
}

}  // namespace

struct FencedWork::Child {
  pid_t process = -1;
  Pipe answer;
  Pipe problem;
  bool waitedFor = false;

  ~Child() {
    if (process <= 0 || waitedFor) return;
    ::kill(process, SIGKILL);
    waitFor(process);
  }
};

FencedWork::FencedWork(const std::function<std::string()>& work, const RenderLimits& limits)
    : limits_(limits) {
  auto child = std::make_unique<Child>();
  if (!child->answer.make() || !child->problem.make()) {
    problem_ = fmt::format("cannot make a pipe: {}", std::strerror(errno));
    return;
  }
  child->process = ::fork();
  if (child->process < 0) {
    problem_ = fmt::format("cannot start a process: {}", std::strerror(errno));
    return;
  }
  if (child->process == 0) beChild(work, limits, child->answer, child->problem);
  child->answer.writeEnd.close();
  child->problem.writeEnd.close();
  child_ = std::move(child);
}

FencedWork::~FencedWork() = default;

FenceAnswer FencedWork::answer() {
  FenceAnswer result;
  if (child_ == nullptr) {
    result.problem = problem_;
    return result;
  }
  // The child ends by itself; this is for one that does not, and for handing over what is done.
  const auto deadline = Clock::now() + limits_.deadline + kHandingOver;
  const Listening heard = listen(child_->answer.readEnd, child_->problem.readEnd, deadline, result);
  if (heard != Listening::finished) ::kill(child_->process, SIGKILL);
  const int status = waitFor(child_->process);
  child_->waitedFor = true;
  child_.reset();
  result.problem = displayText(result.problem);
  result.done = heard == Listening::finished && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!result.done) {
    result.text.clear();
    const std::string end = describeEnd(status, heard, limits_);
    result.problem = result.problem.empty() ? end : fmt::format("{}: {}", end, result.problem);
  }
  return result;
}

FenceAnswer runFenced(const std::function<std::string()>& work, const RenderLimits& limits) {
  return FencedWork(work, limits).answer();
}

}  // namespace dyetrace
