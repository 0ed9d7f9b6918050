#include "ui/session/theme.h"

#include <QApplication>
#include <QDir>
#include <QFont>
#include <QFontInfo>
#include <QSettings>
#include <QStyleFactory>
#include <algorithm>

#include "ui/session/chinese_font.h"

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

/// A color of the light and of the dark theme, each as 0xRRGGBB.
struct Shades {
  QRgb light;
  QRgb dark;
};

QColor inTheme(bool dark, const Shades& shades) { return QColor::fromRgb(dark ? shades.dark : shades.light); }

constexpr Shades kWindow = {0xf5f6f8, 0x22262d};
constexpr Shades kBase = {0xffffff, 0x1b1f25};
constexpr Shades kAlternate = {0xf2f4f7, 0x262b33};
constexpr Shades kText = {0x1c2129, 0xe6e9ee};
constexpr Shades kMuted = {0x5c6470, 0xb0b7c1};
constexpr Shades kButton = {0xeef0f3, 0x2c313a};
constexpr Shades kBorder = {0xc4cad2, 0x434954};
constexpr Shades kHighlight = {0x216fb6, 0x2873b8};
constexpr Shades kHighlightedText = {0xffffff, 0xffffff};
constexpr Shades kLink = {0x1a5fa0, 0x7fb8f0};
constexpr Shades kTip = {0xffffff, 0x303640};

QPalette makePalette(bool dark) {
  const QColor text = inTheme(dark, kText);
  const QColor muted = inTheme(dark, kMuted);
  const QColor button = inTheme(dark, kButton);
  const QColor border = inTheme(dark, kBorder);
  const QColor link = inTheme(dark, kLink);
  QPalette palette(button, inTheme(dark, kWindow));
  palette.setColor(QPalette::Window, inTheme(dark, kWindow));
  palette.setColor(QPalette::WindowText, text);
  palette.setColor(QPalette::Base, inTheme(dark, kBase));
  palette.setColor(QPalette::AlternateBase, inTheme(dark, kAlternate));
  palette.setColor(QPalette::ToolTipBase, inTheme(dark, kTip));
  palette.setColor(QPalette::ToolTipText, text);
  palette.setColor(QPalette::PlaceholderText, muted);
  palette.setColor(QPalette::Text, text);
  palette.setColor(QPalette::Button, button);
  palette.setColor(QPalette::ButtonText, text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::Mid, border);
  palette.setColor(QPalette::Highlight, inTheme(dark, kHighlight));
  palette.setColor(QPalette::HighlightedText, inTheme(dark, kHighlightedText));
  palette.setColor(QPalette::Link, link);
  palette.setColor(QPalette::LinkVisited, link);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, muted);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, border);
  return palette;
}

}  // namespace

ThemeColors themeColors(bool dark) {
  ThemeColors colors;
  colors.query = inTheme(dark, {0xbb5200, 0xf08a3c});
  colors.key = inTheme(dark, {0x008562, 0x35c496});
  colors.mutedText = inTheme(dark, kMuted);
  colors.border = inTheme(dark, {0xd0d5dc, 0x434954});
  colors.chip = inTheme(dark, {0xe9edf2, 0x303640});
  colors.chipSpecial = inTheme(dark, {0xf6f7f9, 0x242931});
  colors.warning = inTheme(dark, {0xfde8dc, 0x5a2e22});
  colors.warningText = inTheme(dark, {0x6b2605, 0xffe3d6});
  colors.notice = inTheme(dark, {0xe3eef9, 0x24364a});
  colors.noticeText = inTheme(dark, {0x123a61, 0xdce9f7});
  colors.experiment = inTheme(dark, {0xa0387a, 0xe08cc0});
  colors.found = inTheme(dark, {0x9a7400, 0xffd54a});
  colors.leftOut = inTheme(dark, {0xe3e5e9, 0x3a3f48});
  colors.masked = inTheme(dark, {0xe2e2e2, 0x363636});
  colors.pictureBackground = inTheme(dark, kBase);
  return colors;
}

QPalette lightPalette() { return makePalette(false); }

QPalette darkPalette() { return makePalette(true); }

bool isDarkPalette(const QPalette& palette) {
  return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

Theme::Theme(QApplication* application, QObject* parent)
    : QObject(parent),
      m_application(application),
      m_desktopDark(isDarkPalette(application->palette()) || desktopAsksForDark()),
      m_desktopPalette(application->palette()),
      m_desktopFont(application->font()) {
  application->setFont(withChineseFamilies(m_desktopFont));
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
  applyFont();
}

void Theme::enlarge(double factor) {
  if (factor == m_factor) return;
  m_factor = factor;
  applyFont();
}

void Theme::applyFont() {
  QFont font = withChineseFamilies(m_desktopFont);
  const double points = QFontInfo(m_desktopFont).pointSizeF();
  font.setPointSizeF(points * m_interfaceSize / 100.0 * m_factor);
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
