#include <QDir>
#include <QImageReader>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/error.h"
#include "dense_source.h"
#include "small_attention.h"
#include "ui/export/caption.h"
#include "ui/export/copy_table.h"
#include "ui/export/emoji_text.h"
#include "ui/export/image_exporter.h"
#include "ui/plots/picture_style.h"

using namespace headlight;

class TestImageExporter : public QObject {
  Q_OBJECT
 private slots:
  void init();
  void pngHasSizeAndResolution();
  void pngOfAnySize();
  void theLastRowIsTheBackground_data();
  void theLastRowIsTheBackground();
  void backgroundsMayBeTransparent();
  void numbersAndFramesMayBeLeftAway();
  void numbersThatRoundToZeroStayAway();
  void svgHasText();
  void svgLooksTheSameElsewhere_data();
  void svgLooksTheSameElsewhere();
  void pdfIsAPdf();
  void refusesWhatItCannotWrite_data();
  void refusesWhatItCannotWrite();
  void unwritableTargetIsNamed();
  void cancelLeavesTheOldFile();
  void untrainedIsAlwaysSaid();
  void captionSaysWhatIsSeen();
  void tableHasTokensAndExactWeights();
  void emojiAreSplitFromText();
  void emojiSurviveVectorFormats();
  void looksRight();

 private:
  ImageRequest request(const QString& name) const;
  QString path(const QString& name) const { return m_folder->filePath(name); }

  std::unique_ptr<QTemporaryDir> m_folder;
  Snapshot m_snapshot;
};

namespace {

QByteArray contents(const QString& file) {
  QFile opened(file);
  return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// The mean difference of two pictures of one size, over all channels, 0 to 255.
double meanDifference(const QImage& first, const QImage& second) {
  double sum = 0;
  for (int y = 0; y < first.height(); ++y)
    for (int x = 0; x < first.width(); ++x) {
      const QRgb a = first.pixel(x, y), b = second.pixel(x, y);
      sum += std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
    }
  return sum / (3.0 * first.width() * first.height());
}

}  // namespace

void TestImageExporter::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  m_snapshot = smallSnapshot({"[CLS]", "the", "cat", "猫", "👩‍👩‍👧", "[SEP]"});
  m_snapshot.focus.query = 2;
  m_snapshot.focus.key = 3;
}

ImageRequest TestImageExporter::request(const QString& name) const {
  ImageRequest request;
  request.view = QStringLiteral("inspector");
  request.file = path(name);
  return request;
}

void TestImageExporter::pngHasSizeAndResolution() {
  ImageRequest asked = request("a.png");
  asked.scale = 300.0 / 96;
  exportImage(m_snapshot, asked, {});
  const QImage large(asked.file);
  QVERIFY(!large.isNull());
  QCOMPARE(large.dotsPerMeterX(), 11811);  // 300 dpi
  QCOMPARE(large.dotsPerMeterY(), 11811);
  asked.scale = 1;
  exportImage(m_snapshot, asked, {});
  const QImage small(asked.file);
  QCOMPARE(small.dotsPerMeterX(), 3780);  // 96 dpi
  QVERIFY(std::abs(large.width() - small.width() * 300.0 / 96) <= 2);
}

void TestImageExporter::pngOfAnySize() {
  for (const QSize size : {QSize(640, 480), QSize(101, 777), QSize(3840, 2160)}) {
    ImageRequest asked = request("a.png");
    asked.size = size;
    exportImage(m_snapshot, asked, {});
    QCOMPARE(QImageReader(asked.file).size(), size);
    QCOMPARE(renderImage(m_snapshot, asked, {}).size(), size);
  }
}

void TestImageExporter::theLastRowIsTheBackground_data() {
  QTest::addColumn<double>("scale");
  QTest::addColumn<bool>("dark");
  for (double scale : {1.0, 1.37, 2.0, 3.125})
    for (bool dark : {false, true}) QTest::addRow("%g, %d", scale, dark) << scale << dark;
}

void TestImageExporter::theLastRowIsTheBackground() {
  QFETCH(double, scale);
  QFETCH(bool, dark);
  for (const char* view : {"heads", "head-map", "inspector"}) {
    ImageRequest asked = request("a.png");
    asked.view = QString::fromLatin1(view);
    asked.scale = scale;
    asked.dark = dark;
    const QImage image = renderImage(m_snapshot, asked, {});
    // A page is rarely a whole number of pixels high: what it covers only in part must not shine through.
    const QRgb background = pictureStyle(dark).base.rgb();
    for (int x = 0; x < image.width(); ++x) QCOMPARE(image.pixel(x, image.height() - 1), background);
    for (int y = 0; y < image.height(); ++y) QCOMPARE(image.pixel(image.width() - 1, y), background);
  }
}

void TestImageExporter::backgroundsMayBeTransparent() {
  ImageRequest asked = request("a.png");
  asked.view = QStringLiteral("heads");
  asked.transparent = true;
  const QImage image = renderImage(m_snapshot, asked, {});
  QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
  QCOMPARE(qAlpha(image.pixel(image.width() - 1, image.height() - 1)), 0);
  int opaque = 0;
  for (int x = 0; x < image.width(); ++x) opaque += qAlpha(image.pixel(x, image.height() / 3)) == 255;
  QVERIFY(opaque > image.width() / 10);
  exportImage(m_snapshot, asked, {});
  QVERIFY(QImage(asked.file).hasAlphaChannel());
  asked.file = path("a.svg");
  exportImage(m_snapshot, asked, {});
  const QByteArray svg = contents(asked.file);
  asked.transparent = false;
  exportImage(m_snapshot, asked, {});
  QVERIFY(contents(asked.file).count("<rect") > svg.count("<rect"));
}

void TestImageExporter::numbersAndFramesMayBeLeftAway() {
  ImageRequest asked = request("a.svg");
  asked.view = QStringLiteral("heads");
  asked.scope = ImageScope::FocusedHead;
  asked.caption = false;
  exportImage(m_snapshot, asked, {});
  const QByteArray all = contents(asked.file);
  asked.numbers = false;
  exportImage(m_snapshot, asked, {});
  const QByteArray plain = contents(asked.file);
  QVERIFY(all.count("<text") >= plain.count("<text") + 20);  // 36 cells, but for those that round to 0
  asked.frames = false;
  exportImage(m_snapshot, asked, {});
  QVERIFY(contents(asked.file).size() < plain.size());
  asked.scope = ImageScope::HeadMap;
  m_snapshot.focus.query = m_snapshot.focus.key = -1;
  exportImage(m_snapshot, asked, {});
  QVERIFY(!contents(asked.file).contains(pictureStyle(false).selection.name().toLatin1()));
  asked.frames = true;
  exportImage(m_snapshot, asked, {});
  QVERIFY(contents(asked.file).contains(pictureStyle(false).selection.name().toLatin1()));
}

void TestImageExporter::numbersThatRoundToZeroStayAway() {
  auto source = std::make_shared<DenseSource>(PatternShape{1, 1, 2, 2},
                                              std::vector<float>{0.9997f, 0.0003f, 0.3f, 0.7f});
  auto trace = std::make_shared<Trace>();
  trace->encoder = AttentionTrace{source, nullptr, nullptr};
  auto result = std::make_shared<RunResult>(*m_snapshot.result);
  result->trace = trace;
  Snapshot snapshot;
  snapshot.result = result;
  ImageRequest asked = request("a.svg");
  asked.view = QStringLiteral("heads");
  asked.scope = ImageScope::FocusedHead;
  exportImage(snapshot, asked, {});
  const QByteArray svg = contents(asked.file);
  const auto count = [&](const char* two, const char* three) { return svg.count(two) + svg.count(three); };
  QCOMPARE(count(">1.00<", ">1.000<"), 1);
  QCOMPARE(count(">0.30<", ">0.300<"), 1);
  QCOMPARE(count(">0.00<", ">0.000<"), 0);
}

void TestImageExporter::svgHasText() {
  const ImageRequest asked = request("a.svg");
  exportImage(m_snapshot, asked, {});
  QXmlStreamReader reader(contents(asked.file));
  QString text;
  int elements = 0;
  while (!reader.atEnd()) {
    reader.readNext();
    if (!reader.isStartElement() || reader.name() != QStringLiteral("text")) continue;
    ++elements;
    QVERIFY(reader.attributes().value(QStringLiteral("font-family")).contains(QStringLiteral("sans-serif")));
    text += reader.readElementText() + u'\n';
  }
  QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
  QVERIFY(elements > 10);
  QVERIFY(text.contains(QStringLiteral("猫")));
  QVERIFY(text.contains(QStringLiteral("layer 0, head 0")));
}

void TestImageExporter::svgLooksTheSameElsewhere_data() {
  QTest::addColumn<QString>("view");
  QTest::addColumn<bool>("dark");
  for (const char* view : {"inspector", "positions", "heads", "head-map"})
    for (const bool dark : {false, true})
      QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(view, dark ? "dark" : "light"))) << view << dark;
}

void TestImageExporter::svgLooksTheSameElsewhere() {
  QFETCH(QString, view);
  QFETCH(bool, dark);
  const QString program = QStandardPaths::findExecutable(QStringLiteral("rsvg-convert"));
  if (program.isEmpty()) QSKIP("rsvg-convert is not installed (Debian package librsvg2-bin).");
  ImageRequest asked = request("a.svg");
  asked.view = view;
  asked.dark = dark;
  // No model is needed for it.
  editOptions<PositionsOptions>(m_snapshot.state.viewOptions, [](PositionsOptions& options) {
    options.source = PositionsOptions::Source::Rotary;
  });
  exportImage(m_snapshot, asked, {});
  QCOMPARE(QProcess::execute(program, {"-z", "3", "-o", path("other.png"), asked.file}), 0);
  const QImage other = QImage(path("other.png")).convertToFormat(QImage::Format_RGB32);
  QVERIFY(!other.isNull());
  asked.size = other.size();
  const QImage ours = renderImage(m_snapshot, asked, {});
  const double difference = meanDifference(ours, other);
  // Edges of cells lie on whole pixels in a PNG and between them elsewhere, and the two draw letters
  // differently.
  QVERIFY2(difference < 7, qPrintable(QString::number(difference)));
}

void TestImageExporter::pdfIsAPdf() {
  const ImageRequest asked = request("a.pdf");
  exportImage(m_snapshot, asked, {});
  const QByteArray bytes = contents(asked.file);
  QVERIFY(bytes.startsWith("%PDF-1."));
  QVERIFY(bytes.trimmed().endsWith("%%EOF"));
  QVERIFY(bytes.contains("/FontFile2") || bytes.contains("/FontFile3"));
  QCOMPARE(bytes.count("/Type /Page\n"), 1);
}

void TestImageExporter::refusesWhatItCannotWrite_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("view");
  QTest::addColumn<QSize>("size");
  QTest::addColumn<QString>("says");
  QTest::newRow("extension") << "a.bmp"
                             << "inspector" << QSize() << "must end in .png, .svg or .pdf";
  QTest::newRow("view") << "a.png"
                        << "attic" << QSize() << "There is no view “attic”";
  QTest::newRow("size") << "a.png"
                        << "inspector" << QSize(40000, 10) << "40000 × 10 pixels cannot be painted";
}

void TestImageExporter::refusesWhatItCannotWrite() {
  QFETCH(QString, file);
  QFETCH(QString, view);
  QFETCH(QSize, size);
  QFETCH(QString, says);
  ImageRequest asked = request(file);
  asked.view = view;
  asked.size = size;
  try {
    exportImage(m_snapshot, asked, {});
    QFAIL("No error was thrown.");
  } catch (const Error& error) {
    QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
  }
  QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestImageExporter::unwritableTargetIsNamed() {
  ImageRequest asked = request("no-such-folder/a.png");
  try {
    exportImage(m_snapshot, asked, {});
    QFAIL("No error was thrown.");
  } catch (const Error& error) {
    QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("no-such-folder")), error.what());
  }
}

void TestImageExporter::cancelLeavesTheOldFile() {
  for (const QString name : {"a.png", "a.svg", "a.pdf"}) {
    QFile old(path(name));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    std::stop_source stop;
    stop.request_stop();
    Execution execution;
    execution.stop = stop.get_token();
    QVERIFY_EXCEPTION_THROWN(exportImage(m_snapshot, request(name), execution), Cancelled);
    QCOMPARE(contents(path(name)), QByteArray("old"));
  }
  QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
}

void TestImageExporter::untrainedIsAlwaysSaid() {
  auto result = std::make_shared<RunResult>(*m_snapshot.result);
  result->sourceNote = QStringLiteral("untrained");
  m_snapshot.result = result;
  ImageRequest asked = request("a.svg");
  asked.caption = false;
  QCOMPARE(captionLines(m_snapshot, asked), QStringList{"untrained"});
  exportImage(m_snapshot, asked, {});
  QVERIFY(contents(asked.file).contains("untrained"));
}

void TestImageExporter::captionSaysWhatIsSeen() {
  ImageRequest asked;
  asked.scope = ImageScope::FocusedHead;
  m_snapshot.state.display.leaveOut = LeaveOut::FirstToken;
  QCOMPARE(captionLines(m_snapshot, asked),
           (QStringList{"small · encoder self-attention · layer 0, head 0 · first token left out",
                        "[CLS] the cat 猫 👩‍👩‍👧 [SEP]"}));
  QCOMPARE(suggestedFileName(m_snapshot, ImageScope::FocusedHead), QStringLiteral("small_layer0_head0"));
  // A picture of other heads than the focused one says so itself.
  asked.scope = ImageScope::CurrentView;
  asked.view = QStringLiteral("neuron");
  QVERIFY(captionLines(m_snapshot, asked).first().contains("layer 0, head 0"));
  asked.view = QStringLiteral("text");
  QCOMPARE(captionLines(m_snapshot, asked).first(),
           QStringLiteral("small · encoder self-attention · first token left out"));
}

void TestImageExporter::tableHasTokensAndExactWeights() {
  const QStringList lines = tableText(m_snapshot, {}).split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), 7);
  QCOMPARE(lines[0], QStringLiteral("\t[CLS]\tthe\tcat\t猫\t👩‍👩‍👧\t[SEP]"));
  for (int query = 0; query < 6; ++query) {
    const QStringList cells = lines[query + 1].split(u'\t');
    QCOMPARE(cells[0], lines[0].split(u'\t')[query + 1]);
    for (int key = 0; key < 6; ++key)
      QCOMPARE(cells[key + 1].toFloat(), m_snapshot.patterns()->cell({0, 0}, query, key));
  }
}

void TestImageExporter::emojiAreSplitFromText() {
  const std::vector<TextPart> parts = splitEmoji(QStringLiteral("a猫👩‍👩‍👧😀 b❤️1"));
  QStringList texts;
  for (const TextPart& part : parts) texts.append((part.emoji ? "*" : "") + part.text);
  QCOMPARE(texts, (QStringList{"a猫", "*👩‍👩‍👧", "*😀", " b", "*❤️", "1"}));
  QVERIFY(splitEmoji({}).empty());
}

/// A colour font in a PDF would be blank, there and in every picture painted afterwards.
void TestImageExporter::emojiSurviveVectorFormats() {
  ImageRequest asked = request("before.png");
  exportImage(m_snapshot, asked, {});
  for (const QString name : {"a.pdf", "a.svg", "after.png"}) {
    asked.file = path(name);
    exportImage(m_snapshot, asked, {});
  }
  QVERIFY(!contents(path("a.pdf")).contains("Emoji"));
  QVERIFY(contents(path("a.svg")).contains("<image "));
  // Some outlines are hinted anew after a font was embedded; a sign that is gone would differ far more.
  const double difference = meanDifference(QImage(path("after.png")), QImage(path("before.png")));
  QVERIFY2(difference < 0.02, qPrintable(QString::number(difference)));
}

/// Writes every format, light and dark, to $HEADLIGHT_LOOK, for looking at it.
void TestImageExporter::looksRight() {
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  if (folder.isEmpty()) QSKIP("HEADLIGHT_LOOK names no folder to write pictures to.");
  m_snapshot.state.text = QStringLiteral("the cat 猫 sat 👩‍👩‍👧 עברית");
  for (const bool dark : {false, true})
    for (const QString suffix : {"png", "svg", "pdf"}) {
      ImageRequest asked = request({});
      asked.dark = dark;
      asked.file =
          QStringLiteral("%1/inspector-%2.%3").arg(folder, dark ? "exported-dark" : "exported-light", suffix);
      exportImage(m_snapshot, asked, {});
    }
}

QTEST_MAIN(TestImageExporter)
#include "tst_image_exporter.moc"
