#include "analysis/condition.h"

#include <stdexcept>
#include <utility>

#include "analysis/condition_engine.h"

namespace dyetrace {
namespace {

/// A handle that is let go unless someone takes it.
class Held {
 public:
  Held(ConditionEngine* engine, ConditionEngine::Handle handle)
      : engine_(engine), handle_(handle) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { engine_->release(handle_); }
  ConditionEngine::Handle operator*() const { return handle_; }

 private:
  ConditionEngine* engine_;
  ConditionEngine::Handle handle_;
};

}  // namespace

const char* OutOfBudget::what() const noexcept {
  return "the budget does not suffice to determine the answer";
}

Condition::Condition(ConditionEngine* engine, std::uint32_t handle)
    : engine_(engine), handle_(handle) {
  engine_->join();
}

Condition::Condition(const Condition& other) : engine_(other.engine_), handle_(other.handle_) {
  if (engine_ == nullptr) return;
  engine_->join();
  engine_->retain(handle_);
}

Condition::Condition(Condition&& other) noexcept
    : engine_(std::exchange(other.engine_, nullptr)), handle_(std::exchange(other.handle_, 0)) {}

Condition& Condition::operator=(const Condition& other) {
  if (*this == other) return *this;
  return *this = Condition(other);
}

Condition& Condition::operator=(Condition&& other) noexcept {
  std::swap(engine_, other.engine_);
  std::swap(handle_, other.handle_);
  return *this;
}

Condition::~Condition() {
  if (engine_ == nullptr) return;
  engine_->release(handle_);
  engine_->leave();
}

ConditionEngine* Condition::with(const Condition& other) const {
  if (engine_ == nullptr || engine_ != other.engine_)
    throw std::logic_error("conditions of different spaces cannot be combined");
  return engine_;
}

Condition operator&(const Condition& a, const Condition& b) {
  ConditionEngine* engine = a.with(b);
  return Condition(engine, engine->both(a.handle_, b.handle_));
}

Condition operator|(const Condition& a, const Condition& b) {
  ConditionEngine* engine = a.with(b);
  return Condition(engine, engine->either(a.handle_, b.handle_));
}

Condition Condition::operator!() const {
  return Condition(engine_, engine_->complement(handle_));
}

Condition& Condition::operator&=(const Condition& other) {
  return *this = *this & other;
}

Condition& Condition::operator|=(const Condition& other) {
  return *this = *this | other;
}

Condition Condition::implies(const Condition& other) const {
  return (!*this) | other;
}

bool Condition::always() const {
  return *Held(engine_, engine_->always()) == handle_;
}

bool Condition::never() const {
  return *Held(engine_, engine_->never()) == handle_;
}

bool Condition::subsetOf(const Condition& other) const {
  return with(other)->subset(handle_, other.handle_);
}

bool Condition::contains(const Configuration& configuration) const {
  return engine_->contains(handle_, configuration);
}

Condition Condition::restrictedTo(SettingId setting, std::size_t option) const {
  const Held chosen(engine_, engine_->choice(engine_->requirePlace(setting), option));
  return Condition(engine_, engine_->both(handle_, *chosen));
}

Condition Condition::exists(SettingId setting) const {
  return Condition(engine_, engine_->exists(handle_, engine_->requirePlace(setting)));
}

Condition Condition::forAll(SettingId setting) const {
  return !(!*this).exists(setting);
}

std::vector<SettingId> Condition::support() const {
  return engine_->support(handle_, std::vector<bool>(engine_->scope().settings.size(), true));
}

std::vector<SettingId> Condition::supportAmong(const std::vector<SettingId>& settings) const {
  std::vector<bool> wanted(engine_->scope().settings.size(), false);
  for (const SettingId id : settings) {
    const std::size_t place = engine_->placeOf(id);
    if (place != ConditionEngine::kOutside) wanted[place] = true;
  }
  return engine_->support(handle_, wanted);
}

Count Condition::count() const {
  return engine_->count(handle_);
}

double Condition::share(const OptionShares& shares) const {
  return engine_->share(handle_, shares);
}

std::optional<Configuration> Condition::example() const {
  return engine_->example(handle_);
}

std::optional<Nearest> Condition::nearest(const Configuration& from,
                                          const ChangeCosts& costs) const {
  return engine_->nearest(handle_, from, costs);
}

}  // namespace dyetrace
