#include <QtTest>

#include "ui/plots/color_map.h"
#include "ui/plots/lab_color.h"
#include "ui/plots/picture_style.h"

using namespace headlight;

class TestColorMap : public QObject {
  Q_OBJECT
 private slots:
  void labOfKnownColors() {
    // CIE L*a*b* of sRGB white, and of pure red, as colour calculators have them.
    const LabColor white = labFromRgb(0xffffff);
    QVERIFY(std::abs(white.lightness - 100) < 0.01 && std::abs(white.a) < 0.02 && std::abs(white.b) < 0.02);
    const LabColor red = labFromRgb(0xff0000);
    QVERIFY(std::abs(red.lightness - 53.24) < 0.02);
    QVERIFY(std::abs(red.a - 80.09) < 0.05);
    QVERIFY(std::abs(red.b - 67.20) < 0.05);
  }

  void labAndBack() {
    for (QRgb color : {0x000000u, 0xffffffu, 0x123456u, 0xfde725u, 0x08306bu})
      QCOMPARE(rgbFromLab(labFromRgb(color)), color | 0xff000000u);
  }

  void bluesIsTheDefault() {
    QCOMPARE(colorMapNames().front(), QStringLiteral("Blues"));
    QVERIFY(colorMapNames().size() >= 6);
    QCOMPARE(colorMap(QStringLiteral("no such map"), false).name, QStringLiteral("Blues"));
    QCOMPARE(colorMap(QStringLiteral("Blues"), false).colors.front(), 0xfff7fbffu);
    QCOMPARE(colorMap(QStringLiteral("Blues"), false).colors.back(), 0xff08306bu);
  }

  void equalStepsOfLightness_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("dark");
    for (const QString& name : colorMapNames())
      for (bool dark : {false, true})
        QTest::newRow(qPrintable(name + (dark ? " dark" : " light"))) << name << dark;
  }
  void equalStepsOfLightness() {
    QFETCH(QString, name);
    QFETCH(bool, dark);
    const ColorMap& map = colorMap(name, dark);
    const double first = labFromRgb(map.colors.front()).lightness;
    const double last = labFromRgb(map.colors.back()).lightness;
    QVERIFY(std::abs(last - first) > 70);
    if (dark) QVERIFY(last > first);
    for (std::size_t i = 0; i < 256; ++i) {
      const double expected = first + (last - first) * static_cast<double>(i) / 255;
      // Eight bits a channel round lightness by up to about half a unit in dark colours.
      QVERIFY2(std::abs(labFromRgb(map.colors[i]).lightness - expected) < 0.6,
               qPrintable(QString::number(i)));
    }
  }

  void divergingIsSymmetric() {
    for (bool dark : {false, true}) {
      const ColorMap& map = divergingColorMap(dark);
      const auto lightness = [&](std::size_t i) { return labFromRgb(map.colors[i]).lightness; };
      for (std::size_t i = 1; i < 128; ++i) {
        QVERIFY(dark ? lightness(i) < lightness(i - 1) + 0.6 : lightness(i) > lightness(i - 1) - 0.6);
        QVERIFY(dark ? lightness(255 - i) < lightness(256 - i) + 0.6
                     : lightness(255 - i) > lightness(256 - i) - 0.6);
      }
      QVERIFY(labFromRgb(map.colors[0]).b > labFromRgb(map.colors[255]).b + 20);  // orange against blue
    }
  }

  void fractionsOutsideAreTheEnds() {
    const ColorMap& map = colorMap(QStringLiteral("Viridis"), false);
    QCOMPARE(map.at(-1), map.colors.front());
    QCOMPARE(map.at(2), map.colors.back());
    QCOMPARE(map.at(std::numeric_limits<double>::quiet_NaN()), map.colors.front());
  }

  void textIsReadable() {
    for (bool dark : {false, true}) {
      const PictureStyle& style = pictureStyle(dark);
      QVERIFY(contrastRatio(style.text.rgb(), style.base.rgb()) >= 7);
      QVERIFY(contrastRatio(style.mutedText.rgb(), style.base.rgb()) >= 4.5);
      for (const QString& name : colorMapNames())
        for (QRgb color : colorMap(name, dark).colors)
          QVERIFY(contrastRatio(style.textOn(color).rgb(), color) >= 4.2);
    }
  }
};

QTEST_GUILESS_MAIN(TestColorMap)
#include "tst_color_map.moc"
