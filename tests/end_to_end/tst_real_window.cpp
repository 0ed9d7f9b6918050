#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <cmath>

#include "app/embedded_files.h"
#include "core/arrays/attention_import.h"
#include "core/model/model.h"
#include "core/model/model_library.h"
#include "ui/session/theme.h"

using namespace headlight;

namespace {

constexpr int kPatience = 20000;  // ms for a window to do what it was asked

/// A display of its own with the real program on it.
class RealWindow {
 public:
  ~RealWindow() {
    stop(m_program);
    stop(m_server);
  }

  /// Starts an X server on a free display and the program on it.
  bool start(const QString& folder) {
    m_folder = folder;
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    // Without -noreset the server starts over, and turns a program away, when its last one is killed.
    m_server.start("Xvfb", {"-displayfd", "1", "-fbdir", folder, "-screen", "0", "1280x720x24", "-nolisten",
                            "tcp", "-noreset"});
    if (!m_server.waitForStarted() || !m_server.waitForReadyRead(kPatience)) return false;
    m_display = ":" + QString::fromLatin1(m_server.readAllStandardOutput()).trimmed();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", m_display);
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("HOME", folder);
    environment.insert("XDG_CONFIG_HOME", folder);
    environment.insert("XDG_DATA_HOME", folder);
    environment.insert("HF_HOME", folder);
    environment.remove("WAYLAND_DISPLAY");
    m_program.setProcessEnvironment(environment);
    m_program.setWorkingDirectory(folder);
    m_program.start(QStringLiteral(HEADLIGHT_PROGRAM), QStringList());
    return m_program.waitForStarted();
  }

  /// Kills the program without a warning and starts it anew.
  bool killAndStart() {
    m_program.kill();
    m_program.waitForFinished(kPatience);
    m_program.start(QStringLiteral(HEADLIGHT_PROGRAM), QStringList());
    return m_program.waitForStarted();
  }

  /// Gives the keyboard to the newest visible window of this name that `known` does not hold, and remembers
  /// it. There is no window manager, which could be in the way with a mind of its own.
  bool focusNew(const QString& name, QStringList& known) const {
    QString window;
    const bool there = waitFor([&] {
      for (const QString& id :
           tool({"search", "--onlyvisible", "--name", name}).split('\n', Qt::SkipEmptyParts))
        if (!known.contains(id)) window = id;
      return !window.isEmpty();
    });
    known << window;
    return there && waitFor([&] {
             tool({"windowfocus", window});
             return tool({"getwindowfocus"}) == window;
           });
  }

  bool isRunning() const { return m_program.state() == QProcess::Running; }

  QString tool(const QStringList& arguments) const {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", m_display);
    process.setProcessEnvironment(environment);
    process.start("xdotool", arguments);
    process.waitForFinished(kPatience);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
  }
  /// The window's title follows the result on the screen.
  QString title() const {
    return tool({"search", "--onlyvisible", "--name", "– Headlight$", "getwindowname"});
  }
  bool waitForTitle(const QString& start) const {
    return waitFor([&] { return title().startsWith(start); });
  }
  template <typename Condition>
  bool waitFor(Condition condition) const {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPatience) {
      if (condition()) return true;
      if (!isRunning()) return false;
      QTest::qWait(50);
    }
    return false;
  }
  void type(const QString& text) const { tool({"type", "--delay", "20", text}); }
  void key(const QString& name) const { tool({"key", "--clearmodifiers", name}); }
  void click(int x, int y) const {
    tool({"mousemove", QString::number(x), QString::number(y)});
    tool({"click", "1"});
  }
  /// What is on the screen: Xvfb keeps it in a file, an XWD header of big-endian 32-bit numbers (0: its size,
  /// 4 and 5: width and height, 12: bytes of a row, 19: entries of 12 bytes that follow), then rows of 32-bit
  /// pixels.
  QImage screen() const {
    QFile file(m_folder + "/Xvfb_screen0");
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray bytes = file.readAll();
    if (bytes.size() < 100) return {};
    const auto field = [&bytes](int index) { return qFromBigEndian<quint32>(bytes.constData() + 4 * index); };
    const qsizetype pixels = field(0) + 12 * qsizetype{field(19)};
    const int width = int(field(4)), height = int(field(5)), stride = int(field(12));
    if (bytes.size() < pixels + qsizetype{stride} * height) return {};
    const auto* data = reinterpret_cast<const uchar*>(bytes.constData() + pixels);
    return QImage(data, width, height, stride, QImage::Format_RGB32).copy();
  }

 private:
  static void stop(QProcess& process) {
    if (process.state() == QProcess::NotRunning) return;
    process.terminate();
    if (!process.waitForFinished(5000)) process.kill();
    process.waitForFinished(5000);
  }

  QString m_folder;
  QString m_display;
  QProcess m_server;
  QProcess m_program;
};

/// The first pixel of this colour, from the top, or (-1, -1).
QPoint firstPixel(const QImage& image, const QColor& color) {
  for (int row = 0; row < image.height(); ++row)
    for (int column = 0; column < image.width(); ++column)
      if (image.pixelColor(column, row) == color) return {column, row};
  return {-1, -1};
}

}  // namespace

class RealWindowTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    for (const char* tool : {"Xvfb", "xdotool"})
      if (QStandardPaths::findExecutable(tool).isEmpty())
        QSKIP(qPrintable(QStringLiteral("%1 is not installed; the real window is not tested.").arg(tool)));
  }

  void typeClickAndExport() {
    Typed typed;
    startAndType("the king spake unto the people", typed);
    if (QTest::currentTestFailed()) return;

    typed.real.key("Escape");
    clickAChip(typed.real);
    const QString file = typed.folder.filePath("typed.safetensors");
    exportEverything(typed.real, file, typed.windows);
    compareWithCore(file, "the king spake unto the people");
    QVERIFY(typed.real.isRunning());
  }

  void comesBackAfterBeingKilled() {
    Typed typed;
    startAndType("the king spake", typed);
    if (QTest::currentTestFailed()) return;
    RealWindow& real = typed.real;
    // Kept a moment after the last key, without anybody asking for it.
    const QString session = typed.folder.filePath("headlight/session.json");
    QVERIFY(real.waitFor([&session] {
      QFile file(session);
      return file.open(QIODevice::ReadOnly) && file.readAll().contains("the king spake");
    }));
    QVERIFY(real.killAndStart());
    QVERIFY2(real.waitForTitle("the king spake"), qPrintable(real.title()));
  }

 private:
  /// The program with its files in a folder of its own, and the windows seen so far.
  struct Typed {
    QTemporaryDir folder;
    RealWindow real;
    QStringList windows;
  };
  /// Starts it and types a text in place of the first example.
  void startAndType(const QString& text, Typed& typed) {
    QVERIFY(typed.folder.isValid());
    RealWindow& real = typed.real;
    QVERIFY(real.start(typed.folder.path()));
    QVERIFY2(real.waitForTitle("The animal"), qPrintable(real.title()));
    QVERIFY(real.focusNew("– Headlight$", typed.windows));
    real.key("ctrl+l");
    real.type(text);
    QVERIFY2(real.waitForTitle(text), qPrintable(real.title()));
  }
  /// Clicks the first chip and waits until something there has the colour of the focused query.
  void clickAChip(const RealWindow& real) {
    const ThemeColors colors = themeColors(false);
    QPoint chip;
    QVERIFY(real.waitFor([&] {
      chip = firstPixel(real.screen().copy(0, 0, 1280, 300), colors.chip);
      return chip.x() >= 0;
    }));
    real.click(chip.x() + 4, chip.y() + 6);
    QVERIFY(real.waitFor([&] {
      const QPoint found = firstPixel(real.screen().copy(0, 0, 1280, 300), colors.query);
      return found.x() >= 0 && (found - chip).manhattanLength() < 60;
    }));
  }

  /// Exports all layers and heads by the keyboard alone.
  void exportEverything(const RealWindow& real, const QString& file, QStringList& windows) {
    real.key("ctrl+shift+e");
    QVERIFY(real.focusNew("^Export Data$", windows));
    real.key("Tab");
    real.key("End");  // all layers and heads
    real.key("Return");
    QVERIFY(real.focusNew("^Export Data$", windows));  // where to
    real.key("ctrl+a");
    real.type(file);
    real.key("Return");
    QVERIFY2(real.waitFor([&] { return QFile::exists(file); }), qPrintable(file));
  }

  void compareWithCore(const QString& file, const std::string& text) {
    const ModelLibrary library(embeddedModels(), LibraryPaths{});
    const auto model = loadModel(library.open(std::string("english-encoder")), {});
    const Encoding encoding = model->tokenizer->encode(text);
    RunRequest request;
    request.ids = encoding.ids;
    request.tokenTypes = encoding.typeIds;
    request.tokens = makeTokenList(encoding, text, {}, *model->tokenizer);
    const auto expected = model->transformer->run(request, {})->encoder->patterns;
    const auto written = importAttention(file.toStdString()).trace;
    const AttentionTrace* attention = written->attention(written->defaultKind());
    QVERIFY(attention);
    const PatternShape shape = expected->shape();
    QVERIFY(attention->patterns->shape() == shape);
    for (int layer = 0; layer < shape.layers; ++layer)
      for (int head = 0; head < shape.heads; ++head)
        for (std::int64_t query = 0; query < shape.queries; ++query)
          for (std::int64_t key = 0; key < shape.keys; ++key) {
            const float there = attention->patterns->cell({layer, head}, query, key);
            const float here = expected->cell({layer, head}, query, key);
            QVERIFY(std::abs(there - here) <= 1e-6f);
          }
  }
};

QTEST_GUILESS_MAIN(RealWindowTest)
#include "tst_real_window.moc"
