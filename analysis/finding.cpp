#include "analysis/finding.h"

namespace dyetrace {

std::string_view verdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::violated:
      return "violated";
    case Verdict::possible:
      return "possible";
    case Verdict::satisfied:
      return "satisfied";
    case Verdict::unknown:
      return "unknown";
    case Verdict::doesNotApply:
      return "does not apply";
  }
  return "unknown";
}

}  // namespace dyetrace
