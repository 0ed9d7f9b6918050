#include "ui/session/theme.h"

#include <QApplication>
#include <QDir>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QSettings>
#include <QStyleFactory>
#include <algorithm>

namespace headlight {
namespace {

/// GTK desktops that do not hand Qt a palette say so in these two places.
bool desktopAsksForDark() {
  const QString gtkTheme = qEnvironmentVariable("GTK_THEME");
  if (!gtkTheme.isEmpty()) return gtkTheme.contains(QLatin1String("dark"), Qt::CaseInsensitive);
  const QString config =
      qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + QStringLiteral("/.config"));
  const QSettings gtk(config + QStringLiteral("/gtk-3.0/settings.ini"), QSettings::IniFormat);
  return gtk.value(QStringLiteral("Settings/gtk-application-prefer-dark-theme")).toBool() ||
         gtk.value(QStringLiteral("Settings/gtk-theme-name"))
             .toString()
             .endsWith(QLatin1String("dark"), Qt::CaseInsensitive);
}

/// The desktop's font, followed by the families that hold Chinese, Japanese and Korean: left to itself, the
/// search for a missing character may end at a bold face.
QFont withFallbacks(QFont font) {
  // The family that is really used: a generic name such as "Sans Serif" would lose against the named ones.
  QStringList families{QFontInfo(font).family()};
  const QStringList known = QFontDatabase::families();
  for (const char* family : {"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"})
    if (known.contains(QLatin1String(family))) families << QString::fromLatin1(family);
  font.setFamilies(families);
  return font;
}

struct PaletteColors {
  QColor window, base, alternate, text, muted, button, border, highlight, highlightedText, link, tip;
};

QPalette makePalette(const PaletteColors& colors) {
  QPalette palette(colors.button, colors.window);
  palette.setColor(QPalette::Window, colors.window);
  palette.setColor(QPalette::WindowText, colors.text);
  palette.setColor(QPalette::Base, colors.base);
  palette.setColor(QPalette::AlternateBase, colors.alternate);
  palette.setColor(QPalette::ToolTipBase, colors.tip);
  palette.setColor(QPalette::ToolTipText, colors.text);
  palette.setColor(QPalette::PlaceholderText, colors.muted);
  palette.setColor(QPalette::Text, colors.text);
  palette.setColor(QPalette::Button, colors.button);
  palette.setColor(QPalette::ButtonText, colors.text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::Mid, colors.border);
  palette.setColor(QPalette::Highlight, colors.highlight);
  palette.setColor(QPalette::HighlightedText, colors.highlightedText);
  palette.setColor(QPalette::Link, colors.link);
  palette.setColor(QPalette::LinkVisited, colors.link);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, colors.muted);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.border);
  return palette;
}

}  // namespace

ThemeColors themeColors(bool dark) {
  ThemeColors colors;
  if (dark) {
    colors.query = QColor(0xf0, 0x8a, 0x3c);
    colors.key = QColor(0x35, 0xc4, 0x96);
    colors.mutedText = QColor(0xb0, 0xb7, 0xc1);
    colors.border = QColor(0x43, 0x49, 0x54);
    colors.chip = QColor(0x30, 0x36, 0x40);
    colors.chipSpecial = QColor(0x24, 0x29, 0x31);
    colors.warning = QColor(0x5a, 0x2e, 0x22);
    colors.warningText = QColor(0xff, 0xe3, 0xd6);
    colors.notice = QColor(0x24, 0x36, 0x4a);
    colors.noticeText = QColor(0xdc, 0xe9, 0xf7);
    colors.leftOut = QColor(0x3a, 0x3f, 0x48);
    colors.masked = QColor(0x36, 0x36, 0x36);
    colors.pictureBackground = QColor(0x1b, 0x1f, 0x25);
  } else {
    colors.query = QColor(0xbb, 0x52, 0x00);
    colors.key = QColor(0x00, 0x85, 0x62);
    colors.mutedText = QColor(0x5c, 0x64, 0x70);
    colors.border = QColor(0xd0, 0xd5, 0xdc);
    colors.chip = QColor(0xe9, 0xed, 0xf2);
    colors.chipSpecial = QColor(0xf6, 0xf7, 0xf9);
    colors.warning = QColor(0xfd, 0xe8, 0xdc);
    colors.warningText = QColor(0x6b, 0x26, 0x05);
    colors.notice = QColor(0xe3, 0xee, 0xf9);
    colors.noticeText = QColor(0x12, 0x3a, 0x61);
    colors.leftOut = QColor(0xe3, 0xe5, 0xe9);
    colors.masked = QColor(0xe2, 0xe2, 0xe2);
    colors.pictureBackground = QColor(0xff, 0xff, 0xff);
  }
  return colors;
}

QPalette lightPalette() {
  return makePalette({.window = QColor(0xf5, 0xf6, 0xf8),
                      .base = QColor(0xff, 0xff, 0xff),
                      .alternate = QColor(0xf2, 0xf4, 0xf7),
                      .text = QColor(0x1c, 0x21, 0x29),
                      .muted = QColor(0x5c, 0x64, 0x70),
                      .button = QColor(0xee, 0xf0, 0xf3),
                      .border = QColor(0xc4, 0xca, 0xd2),
                      .highlight = QColor(0x21, 0x6f, 0xb6),
                      .highlightedText = QColor(0xff, 0xff, 0xff),
                      .link = QColor(0x1a, 0x5f, 0xa0),
                      .tip = QColor(0xff, 0xff, 0xff)});
}

QPalette darkPalette() {
  return makePalette({.window = QColor(0x22, 0x26, 0x2d),
                      .base = QColor(0x1b, 0x1f, 0x25),
                      .alternate = QColor(0x26, 0x2b, 0x33),
                      .text = QColor(0xe6, 0xe9, 0xee),
                      .muted = QColor(0xb0, 0xb7, 0xc1),
                      .button = QColor(0x2c, 0x31, 0x3a),
                      .border = QColor(0x43, 0x49, 0x54),
                      .highlight = QColor(0x28, 0x73, 0xb8),
                      .highlightedText = QColor(0xff, 0xff, 0xff),
                      .link = QColor(0x7f, 0xb8, 0xf0),
                      .tip = QColor(0x30, 0x36, 0x40)});
}

bool isDarkPalette(const QPalette& palette) {
  return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

Theme::Theme(QApplication* application, QObject* parent)
    : QObject(parent),
      m_application(application),
      m_desktopDark(isDarkPalette(application->palette()) || desktopAsksForDark()),
      m_desktopPalette(application->palette()),
      m_desktopFont(application->font()) {
  application->setFont(withFallbacks(m_desktopFont));
  application->setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  apply();
}

Theme::~Theme() {
  m_application->setPalette(m_desktopPalette);
  m_application->setFont(m_desktopFont);
}

void Theme::setChoice(ThemeChoice choice) {
  if (choice == m_choice) return;
  m_choice = choice;
  apply();
}

void Theme::setDesktopDark(bool dark) {
  if (dark == m_desktopDark) return;
  m_desktopDark = dark;
  if (m_choice == ThemeChoice::System) apply();
}

void Theme::setInterfaceSize(int percent) {
  percent = std::clamp(percent, 100, 300);
  if (percent == m_interfaceSize) return;
  m_interfaceSize = percent;
  QFont font = withFallbacks(m_desktopFont);
  const double points = QFontInfo(m_desktopFont).pointSizeF();
  font.setPointSizeF(points * percent / 100.0);
  m_application->setFont(font);
}

void Theme::apply() {
  switch (m_choice) {
    case ThemeChoice::System:
      m_dark = m_desktopDark;
      break;
    case ThemeChoice::Light:
      m_dark = false;
      break;
    case ThemeChoice::Dark:
      m_dark = true;
      break;
  }
  m_application->setPalette(m_dark ? darkPalette() : lightPalette());
  emit changed(m_dark);
}

}  // namespace headlight
