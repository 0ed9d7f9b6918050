#include <QtTest>

#include "ui/plots/color_map.h"
#include "ui/plots/lab_color.h"
#include "ui/plots/picture_style.h"
#include "ui/session/theme.h"

using namespace headlight;

namespace {

struct Pair {
  QString name;
  QColor text;
  QColor behind;
};

/// `color` at this opacity over `behind`.
QColor over(const QColor& color, int alpha, const QColor& behind) {
  const auto mix = [&](int a, int b) { return (a * alpha + b * (255 - alpha)) / 255; };
  return {mix(color.red(), behind.red()), mix(color.green(), behind.green()),
          mix(color.blue(), behind.blue())};
}

std::vector<Pair> palettePairs(bool dark) {
  const QPalette palette = dark ? darkPalette() : lightPalette();
  std::vector<Pair> pairs;
  const auto add = [&](const char* name, QPalette::ColorRole text, QPalette::ColorRole behind,
                       QPalette::ColorGroup group = QPalette::Active) {
    pairs.push_back({QString::fromLatin1(name), palette.color(group, text), palette.color(group, behind)});
  };
  for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
    add("window text", QPalette::WindowText, QPalette::Window, group);
    add("text in lists", QPalette::Text, QPalette::Base, group);
    add("text in every second row", QPalette::Text, QPalette::AlternateBase, group);
    add("button", QPalette::ButtonText, QPalette::Button, group);
    add("button on the window", QPalette::ButtonText, QPalette::Window, group);
  }
  for (const QPalette::ColorRole behind :
       {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button})
    add("placeholder", QPalette::PlaceholderText, behind);
  add("tool tip", QPalette::ToolTipText, QPalette::ToolTipBase);
  add("selection", QPalette::HighlightedText, QPalette::Highlight);
  add("link", QPalette::Link, QPalette::Window);
  add("link in a list", QPalette::Link, QPalette::Base);
  return pairs;
}

std::vector<Pair> themePairs(bool dark) {
  const QPalette palette = dark ? darkPalette() : lightPalette();
  const ThemeColors theme = themeColors(dark);
  const PictureStyle& style = pictureStyle(dark);
  const QColor text = palette.color(QPalette::WindowText);
  std::vector<Pair> pairs = {
      {QStringLiteral("error"), theme.warningText, theme.warning},
      {QStringLiteral("notice"), theme.noticeText, theme.notice},
      {QStringLiteral("query badge"), style.textOn(theme.query.rgb()), theme.query},
      {QStringLiteral("key badge"), style.textOn(theme.key.rgb()), theme.key},
      {QStringLiteral("chip on query"), style.textOn(style.selection.rgb()), style.selection}};
  const std::vector<std::pair<const char*, QColor>> grounds = {{"window", style.window},
                                                               {"picture", theme.pictureBackground},
                                                               {"chip", theme.chip},
                                                               {"special chip", theme.chipSpecial},
                                                               {"left-out chip", theme.leftOut},
                                                               {"masked cell", theme.masked},
                                                               {"pending picture", style.pending}};
  for (const auto& [name, ground] : grounds) {
    pairs.push_back({QStringLiteral("text on %1").arg(QLatin1String(name)), text, ground});
    pairs.push_back({QStringLiteral("muted text on %1").arg(QLatin1String(name)), theme.mutedText, ground});
  }
  // Rows of the inspector's list under the mouse and in focus.
  for (const int alpha : {dark ? 36 : 22, dark ? 70 : 46}) {
    pairs.push_back({QStringLiteral("muted text on a marked row"), theme.mutedText,
                     over(style.key, alpha, palette.color(QPalette::Base))});
    pairs.push_back({QStringLiteral("text on a marked row"), palette.color(QPalette::Text),
                     over(style.key, alpha, palette.color(QPalette::Base))});
  }
  return pairs;
}

}  // namespace

class TestContrast : public QObject {
  Q_OBJECT
 private slots:
  void everyPairIsReadable_data() {
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("behind");
    int number = 0;
    for (const bool dark : {false, true})
      for (const auto& pairs : {palettePairs(dark), themePairs(dark)})
        for (const Pair& pair : pairs)
          QTest::addRow("%d %s: %s", ++number, dark ? "dark" : "light", qPrintable(pair.name))
              << pair.text << pair.behind;
  }
  void everyPairIsReadable() {
    QFETCH(QColor, text);
    QFETCH(QColor, behind);
    const double ratio = contrastRatio(text.rgb(), behind.rgb());
    QVERIFY2(ratio >= readableContrast, qPrintable(QStringLiteral("%1 : 1").arg(ratio)));
  }

  void numbersOnCellsAreReadable_data() {
    QTest::addColumn<QString>("map");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
      for (const QString& name : colorMapNames())
        QTest::addRow("%s, %d", qPrintable(name), dark) << name << dark;
      QTest::addRow("diverging, %d", dark) << QString() << dark;
    }
  }
  void numbersOnCellsAreReadable() {
    QFETCH(QString, map);
    QFETCH(bool, dark);
    const ColorMap& colors = map.isEmpty() ? divergingColorMap(dark) : colorMap(map, dark);
    for (const QRgb cell : colors.colors)
      QVERIFY(contrastRatio(pictureStyle(dark).textOn(cell).rgb(), cell) >= readableContrast);
  }
};

QTEST_GUILESS_MAIN(TestContrast)
#include "tst_contrast.moc"
