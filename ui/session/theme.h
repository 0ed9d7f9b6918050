#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include "ui/session/display_options.h"

class QApplication;

namespace headlight {

/// Colours beyond QPalette's roles, the same in widgets, pictures and exports. Query and key keep their hue
/// everywhere; the pair is told apart by colour-blind eyes too (Okabe and Ito 2008).
struct ThemeColors {
  QColor query;      // what marks the focused query token: row, chip, axis label
  QColor key;        // what marks the focused key token: column, chip, axis label
  QColor mutedText;  // captions, ticks, greyed tokens; still readable on the background
  QColor border;     // thin lines between areas
  QColor chip;       // background of a token chip
  QColor chipSpecial;
  QColor warning;            // background of a problem in the notice bar
  QColor warningText;        // on `warning`
  QColor notice;             // background of a notice there
  QColor noticeText;         // on `notice`
  QColor experiment;         // the edge and the cards of what is not the model's own doing
  QColor found;              // around tokens that a search found; of no other mark's hue
  QColor leftOut;            // cells and chips of keys that are left out
  QColor masked;             // cells that the mask excludes: a grey of no hue, unlike any weight
  QColor pictureBackground;  // behind pictures
};

ThemeColors themeColors(bool dark);
QPalette lightPalette();
QPalette darkPalette();
/// Whether text is lighter than its background.
bool isDarkPalette(const QPalette& palette);

/// The program's look: the Fusion style with palettes of our own, light or dark as the desktop has it unless
/// a person chose otherwise. Lives as long as the window; GUI thread only.
class Theme : public QObject {
  Q_OBJECT
 public:
  /// Remembers what the desktop's palette is before any of ours is set.
  explicit Theme(QApplication* application, QObject* parent = nullptr);
  /// Gives the desktop's palette and font back.
  ~Theme() override;

  void setChoice(ThemeChoice choice);
  /// The desktop changed its mind.
  void setDesktopDark(bool dark);
  ThemeChoice choice() const { return m_choice; }
  bool isDark() const { return m_dark; }
  ThemeColors colors() const { return themeColors(m_dark); }
  /// 100 to 300: the size of every text, and with it of every control, in percent of the desktop's.
  void setInterfaceSize(int percent);
  /// Makes every text so many times larger for a while, whatever the interface size; 1: as it is.
  void enlarge(double factor);
  int interfaceSize() const { return m_interfaceSize; }

 signals:
  void changed(bool dark);

 private:
  void apply();
  void applyFont();

  QApplication* m_application;
  ThemeChoice m_choice = ThemeChoice::System;
  bool m_desktopDark = false;
  bool m_dark = false;
  int m_interfaceSize = 100;
  double m_factor = 1;
  QPalette m_desktopPalette;
  QFont m_desktopFont;
};

}  // namespace headlight
