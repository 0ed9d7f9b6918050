#include "ui/session/interface_size.h"

#include <QScreen>
#include <array>

namespace headlight {
namespace {

constexpr int leastWidth = 2560;            // pixels; smaller screens have no letters to give away
constexpr double mostDpi = 320;             // of what stands on a desk; a projector tells anything
constexpr std::array sizes{200, 150, 125};  // percent, as the menu has them

}  // namespace

int startingInterfaceSize(const QSize& pixels, double logicalDpi, double physicalDpi) {
  if (pixels.width() < leastWidth || !(logicalDpi > 0) || !(physicalDpi <= mostDpi)) return 100;
  for (const int percent : sizes)
    if (physicalDpi / logicalDpi * 100 >= percent) return percent;
  return 100;
}

int startingInterfaceSize(const QScreen* screen) {
  if (!screen) return 100;
  return startingInterfaceSize(screen->size(), screen->logicalDotsPerInch(), screen->physicalDotsPerInch());
}

}  // namespace headlight
