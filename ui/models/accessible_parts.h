#pragma once

#include <QAccessible>
#include <QPoint>
#include <QRect>
#include <QString>

class QWidget;

namespace headlight {

/// One thing in a painted widget, as a screen reader tells it.
struct AccessiblePart {
  QAccessible::Role role = QAccessible::ListItem;
  QString name;   // "light"
  QString value;  // "token 8"
  QRect rect;     // in the widget's coordinates; empty where it is not in view
};

/// A painted widget whose parts (tokens, heads, the focused cell) are told to assistive programs as its
/// children. The widget calls installAccessibleParts() when it is made. GUI thread only.
class HasAccessibleParts {
 public:
  virtual ~HasAccessibleParts() = default;
  virtual int accessiblePartCount() const = 0;
  /// Precondition: 0 <= index < accessiblePartCount().
  virtual AccessiblePart accessiblePart(int index) const = 0;
  /// The part that is chosen, or -1.
  virtual int chosenAccessiblePart() const = 0;
  /// The part at a point of the widget, or -1.
  virtual int accessiblePartAt(const QPoint& point) const = 0;
  /// Chooses a part, as a click on it does.
  virtual void chooseAccessiblePart(int index) = 0;
};

/// Makes widgets with parts known to Qt's accessibility; calling it again does nothing.
void installAccessibleParts();

/// Tells assistive programs that another part is chosen; costs nothing while there are none.
void accessiblePartChosen(QWidget* widget);

}  // namespace headlight
