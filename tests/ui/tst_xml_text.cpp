#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/error.h"
#include "small_attention.h"
#include "ui/export/image_exporter.h"
#include "ui/export/portable_svg.h"
#include "ui/export/xml_text.h"
#include "ui/views/view_registry.h"

using namespace headlight;

namespace {

/// What XML 1.0 allows, written from its production 2 and not as the program has it.
bool isAllowed(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

/// Every text element of a file, or nothing with the reader's error.
QStringList textsOf(const QByteArray& svg, QString& error) {
  QXmlStreamReader reader(svg);
  QStringList texts;
  while (!reader.atEnd()) {
    reader.readNext();
    if (reader.isStartElement() && reader.name() == QStringLiteral("text")) texts += reader.readElementText();
  }
  if (reader.hasError()) error = reader.errorString();
  return texts;
}

}  // namespace

/// SVG files hold nothing that XML forbids, whatever the texts.
class TestXmlText : public QObject {
  Q_OBJECT

 private slots:
  void everyCharacterIsAllowedAfterwards() {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
      const QString before =
          c >= 0xD800 && c <= 0xDFFF ? QString(QChar(static_cast<char16_t>(c))) : QString::fromUcs4(&c, 1);
      const QString after = xmlText(u'a' + before + u'b');
      for (const char32_t found : after.toUcs4())
        if (!isAllowed(found)) QFAIL(qPrintable(QStringLiteral("U+%1").arg(c, 4, 16)));
      QVERIFY(after.startsWith(u'a') && after.endsWith(u'b'));
    }
  }

  void readableCharactersStay_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QString& text, const QString& expected) {
      QTest::newRow(name) << text << expected;
    };
    const QString plain = QStringLiteral("The cat\t\n猫 é ▁ Ġ 👩‍👩‍👧 <&>");
    row("text", plain, plain);
    row("escape", QStringLiteral("\x1B[31m"), QStringLiteral("␛[31m"));
    row("form feed", QStringLiteral("a\fb"), QStringLiteral("a␌b"));
    row("NUL", QString("a") + QChar(0) + "b", QStringLiteral("a␀b"));
    row("delete", QStringLiteral("\x7F"), QStringLiteral("␡"));
    row("noncharacters", QString(QChar(0xFFFE)) + QChar(0xFFFF) + QChar(0xFDD0),
        QString(3, QChar::ReplacementCharacter));
    row("a half of a pair", QString("a") + QChar(0xD800) + "b",
        QString("a") + QChar(QChar::ReplacementCharacter) + "b");
    row("halves the wrong way round", QString(QChar(0xDC00)) + QChar(0xD83D),
        QString(2, QChar::ReplacementCharacter));
  }
  void readableCharactersStay() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(xmlText(text), expected);
  }

  void everyViewsSvgIsWellFormed() {
    const std::vector<std::string> tokens = {"a\x1B[1m", std::string("b\0\x03", 3), "c\f\xEF\xBF\xBE",
                                             "\x7F<&>"};
    Snapshot snapshot = smallSnapshot(tokens);
    auto result = std::make_shared<RunResult>(*snapshot.result);
    result->text = QString("red \x1B[31m") + QChar(0) + QChar(0xFFFF) + QChar(0xD800) + "\f<&>";
    result->sourceName = QStringLiteral("a\x03.npy");
    snapshot.result = result;
    snapshot.focus.query = 1;
    snapshot.focus.key = 2;
    const QTemporaryDir folder;
    int drawn = 0;
    for (const ViewEntry& entry : viewRegistry()) {
      ImageRequest request;
      request.view = entry.id;
      request.file = folder.filePath(QStringLiteral("a.svg"));
      snapshot.state.view = entry.id;
      try {
        exportImage(snapshot, request, {});
        ++drawn;
      } catch (const Error&) {
        continue;  // a view that has nothing to draw here
      }
      QFile file(request.file);
      QVERIFY(file.open(QIODevice::ReadOnly));
      QString error;
      const QString texts = textsOf(file.readAll(), error).join(u'\n');
      QVERIFY2(error.isEmpty(), qPrintable(entry.id + ": " + error));
      QVERIFY2(texts.contains(QStringLiteral("␛")), qPrintable(entry.id));
      QVERIFY2(texts.contains(QStringLiteral("a␃.npy")), qPrintable(entry.id));
    }
    QVERIFY(drawn >= 3);
  }

  void titlesAreCleanedToo() {
    const QByteArray svg =
        "<svg><title>a\x1B"
        "b</title><text font-family=\"Sans\">\xEF\xBF\xBF</text></svg>";
    QString error;
    QCOMPARE(textsOf(portableSvg(svg), error), (QStringList{QString(QChar(QChar::ReplacementCharacter))}));
    QCOMPARE(error, QString());
  }
};

QTEST_MAIN(TestXmlText)
#include "tst_xml_text.moc"
