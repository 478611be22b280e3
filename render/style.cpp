#include "render/style.h"

namespace dyetrace::style {

Paint chipPaint(ChipTone tone) {
  switch (tone) {
    case ChipTone::finding:
      return {"#FDE7DB", kFinding, "#7A2A08"};
    case ChipTone::special:
      return {kInk, kInk, "#FFFFFF"};
    case ChipTone::suggested:
      return {kPaper, kFlow, kInk};
    case ChipTone::plain:
      break;
  }
  return {"#EEF1F4", kFlow, kInk};
}

// The European border is the blue of Okabe and Ito's colour-blind safe set; the American one is
// their orange, darkened until it is visible as a line.
Paint zonePaint(ZoneTone tone) {
  switch (tone) {
    case ZoneTone::device:
      return {"#F5F7FA", kFlow, kInk};
    case ZoneTone::european:
      return {"#EAF2FA", "#0072B2", kInk};
    case ZoneTone::american:
      return {"#FBF3E0", "#B07A00", kInk};
    case ZoneTone::thirdParty:
      return {"#F8EDF4", "#9B4F7B", kInk};
    case ZoneTone::screen:
      return {"#F1F6FC", "#5B8CC4", kInk};
    case ZoneTone::outcomes:
      return {kPaper, kFlow, kInk};
    case ZoneTone::other:
      break;
  }
  return {"#EDF5F5", kFlow, kInk};
}

}  // namespace dyetrace::style
