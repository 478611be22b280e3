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

Paint changePaint(Change change) {
  switch (change) {
    case Change::added:
      return {"#E3F4EE", kAdded, kPaper};
    case Change::changed:
      return {"#E9F0FA", kChanged, kPaper};
    case Change::removed:
      return {"#F4F5F7", kRemoved, kPaper};
    case Change::same:
      return {kPaper, kFaded, kFadedText};
    case Change::none:
      break;
  }
  return {kPaper, kMuted, kInk};
}

std::string_view changeSign(Change change) {
  switch (change) {
    case Change::added:
      return "+";
    case Change::removed:
      return "-";
    case Change::changed:
      return "~";
    case Change::same:
    case Change::none:
      break;
  }
  return {};
}

std::string_view changeWords(Change change) {
  switch (change) {
    case Change::added:
      return "+ new";
    case Change::removed:
      return "- removed";
    case Change::changed:
      return "~ changed";
    case Change::same:
    case Change::none:
      break;
  }
  return {};
}

double changeWidth(Change change) {
  if (change == Change::same) return 0.8;
  return change == Change::removed ? 1.6 : 2.4;
}

}  // namespace dyetrace::style
