#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <bit>
#include <cmath>

#include "app/commands.h"
#include "core/arrays/attention_import.h"
#include "core/io/mapped_file.h"
#include "core/io/npy.h"
#include "core/io/safetensors.h"
#include "core/model/model.h"
#include "core/model/model_library.h"
#include "program.h"
#include "ui/session/session_file.h"
#include "ui/views/view_registry.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// For what QProcess cannot say: arguments that are no UTF-8, redirections.
Outcome runInShell(const QString& command) {
  QProcess process;
  process.start(QStringLiteral("/bin/sh"), {"-c", command, "sh", QStringLiteral(HEADLIGHT_PROGRAM)});
  return finished(process);
}

QJsonObject jsonOf(const Outcome& outcome) { return QJsonDocument::fromJson(outcome.out.toUtf8()).object(); }

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(content), content.size());
}

/// A float32 array of a file, with its shape.
struct Array {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
};

Array widened(const TensorView& tensor) {
  Array array{tensor.shape, std::vector<float>(static_cast<std::size_t>(tensor.elementCount()))};
  widen(tensor, 0, array.values);
  return array;
}

Array readArray(const QString& path, const char* name = nullptr) {
  const auto mapped = MappedFile::open(path.toStdString());
  if (!name) return widened(readNpy(mapped->bytes(), path.toStdString()).tensor);
  const SafetensorsFile file = readSafetensors(mapped->bytes(), path.toStdString());
  const TensorView* tensor = file.find(name);
  return tensor ? widened(*tensor) : Array();
}

double largestDifference(const Array& a, const Array& b) {
  if (a.shape != b.shape) return INFINITY;
  double largest = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    largest =
        std::max(largest, std::abs(static_cast<double>(a.values[i]) - static_cast<double>(b.values[i])));
  }
  return largest;
}

QString idsText(const QString& reference) {
  const QJsonArray ids = QJsonDocument::fromJson(contentOf(reference)).object()["ids"].toArray();
  QStringList texts;
  for (const auto& id : ids) texts.push_back(QString::number(id.toInt()));
  return texts.join(',');
}

// Two small trained models.
const QString kEncoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-encoder");
const QString kDecoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-decoder");
const QString kVerse = QStringLiteral("And God said, Let there be light: and there was light.");

}  // namespace

class TestCommandLine : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    qunsetenv("QT_QPA_PLATFORM");
    m_models = qEnvironmentVariable("HEADLIGHT_MODELS");
  }
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void helpAndVersion() {
    const Outcome help = run({"--help"});
    QCOMPARE(help.status, 0);
    for (const char* command : {"attention", "render", "logits", "generate", "predict", "lens", "effects",
                                "taps", "tokens", "info", "bench", "evaluate"}) {
      const QRegularExpression usage(QString("headlight %1 +\\(?--model M").arg(command));
      QVERIFY2(help.out.contains(usage), command);
      const Outcome own = run({command, "--help"});
      QCOMPARE(own.status, 0);
      QVERIFY(own.out.contains("--model M"));
      QCOMPARE(own.err, QString());
    }
    const Outcome version = run({"--version"});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("headlight "));
  }

  // Every command that --help lists has a help of its own, and so has the first half of one of two words.
  void everyCommandHelps() {
    static const QRegularExpression usage("^  headlight ([a-z]+(?: [a-z]+)?) ",
                                          QRegularExpression::MultilineOption);
    QStringList names;
    auto matches = usage.globalMatch(run({"--help"}).out);
    while (matches.hasNext()) names << matches.next().captured(1);
    QVERIFY(names.size() >= 17 && names.contains("tokenizer train") && names.contains("lesson"));
    for (const QString& name : names)
      for (const char* asking : {"--help", "-h"}) {
        const Outcome own = run(name.split(' ') << asking);
        QVERIFY2(own.status == 0 && own.err.isEmpty(), qPrintable(name + ' ' + own.err));
        QVERIFY2(own.out.startsWith("headlight " + name + ' '), qPrintable(own.out));
        const Outcome half = run({name.section(' ', 0, 0), asking});
        QVERIFY2(half.status == 0 && half.out.contains(own.out), qPrintable(half.err));
      }
    QCOMPARE(run({"tokenizer"}).status, 2);
    QCOMPARE(run({"tokenizer", "sing"}).status, 2);
  }

  void idsAsPythonPrintsThem() {
    const auto patternsOf = [&](const QStringList& input) {
      const QString out = m_folder->filePath("ids.npy");
      const Outcome outcome = run(QStringList{"attention", "--model", kEncoder, "--out", out} + input);
      return outcome.status == 0 ? readArray(out).values : std::vector<float>();
    };
    const std::vector<float> plain =
        patternsOf({"--ids", "5,17,3", "--token-types", "0,0,1", "--attention-mask", "1,1,0"});
    QVERIFY(!plain.empty());
    QCOMPARE(patternsOf({"--ids", "[5, 17, 3]", "--token-types", "tensor([[0, 0, 1]])", "--attention-mask",
                         "[1 1\n 0]"}),
             plain);
    QVERIFY(patternsOf({"--ids", "5,17,3", "--token-types", "0,0,1"}) != plain);
    for (std::size_t row = 0; row < plain.size(); row += 3) QCOMPARE(plain[row + 2], 0.0F);
    const Outcome text = run({"attention", "--model", kEncoder, "--text", "light", "--attention-mask", "1",
                              "--out", m_folder->filePath("a.npy")});
    QCOMPARE(
        text.line(),
        QString(
            "headlight: There are 1 entries in the attention mask for 3 tokens; one for each is needed."));
  }

  void runsAreChanged() {
    const auto patternsOf = [&](const QStringList& changes) {
      const QString out = m_folder->filePath("changed.npy");
      const Outcome outcome = run(QStringList{"attention", "--model", kEncoder, "--ids", "5,17,3", "--layer",
                                              "0", "--head", "0", "--out", out} +
                                  changes);
      return outcome.status == 0 ? readArray(out).values : std::vector<float>();
    };
    const std::vector<float> plain = patternsOf({});
    QCOMPARE(plain.size(), 9u);
    QCOMPARE(patternsOf({"--positions", "0,1,2"}), plain);
    QVERIFY(patternsOf({"--positions", "0,2,4"}) != plain);
    QVERIFY(patternsOf({"--without-positions"}) != plain);
    const std::vector<float> causal = patternsOf({"--mask", "encoder:causal"});
    QVERIFY(causal.size() == 9 && causal[1] == 0 && causal[5] == 0 && causal[3] > 0);
    const std::vector<float> blocked = patternsOf({"--block", "1", "--block", "2:0"});
    QVERIFY(blocked.size() == 9 && blocked[1] == 0 && blocked[4] == 0 && blocked[6] == 0 && blocked[3] > 0);
    const std::vector<float> cut = patternsOf({"--cut", "2"});
    QVERIFY(cut.size() == 9 && cut[2] == 0 && cut[8] == 1);
    for (const float weight : patternsOf({"--score-scale", "0"}))
      QVERIFY(std::abs(weight - 1.0F / 3) < 1e-6F);
    const QStringList command = {"logits", "--model", kEncoder, "--ids", "5,17,3", "--out"};
    const QString one = m_folder->filePath("one.npy");
    const QString other = m_folder->filePath("other.npy");
    QCOMPARE(run(command + QStringList{one}).status, 0);
    QCOMPARE(run(command + QStringList{other, "--switch-off", "1.2=mean"}).status, 0);
    QVERIFY(contentOf(one) != contentOf(other));
    QCOMPARE(run(command + QStringList{other, "--mask", "cross:causal"}).line(),
             QString("headlight: The model has no cross-attention, so that nothing of it can be changed."));
  }

  /// A causal model without learned positions has no limit of its own.
  void aTextThatCannotFitIsRefusedBeforeItRuns() {
    const QString text = m_folder->filePath("long.txt");
    writeFile(text, QByteArray("0 1 2 3 4 5 6 7 8 9 ").repeated(50000));
    QTemporaryDir model;
    QVERIFY(QFile::copy(QStringLiteral(HEADLIGHT_TEST_DATA "/families/llama/config.json"),
                        model.filePath("config.json")));
    QVERIFY(QFile::copy(QStringLiteral(HEADLIGHT_TEST_DATA "/families/llama/model.safetensors"),
                        model.filePath("model.safetensors")));
    writeFile(model.filePath("tokenizer.json"),
              R"({"model": {"type": "WordLevel", "unk_token": "a", "vocab": {"a": 0, "1": 1, "2": 2}},)"
              R"("pre_tokenizer": {"type": "Whitespace"}})");
    const QString out = m_folder->filePath("a.safetensors");
    const Outcome disk = run({"attention", "--model", model.path(), "--text-file", text, "--out", out});
    QVERIFY2(disk.line().startsWith("headlight: Cannot write " + out + ": it would have 8.0 TB"),
             qPrintable(disk.err));
    QCOMPARE(disk.status, 1);
    const Outcome memory =
        runInShell(QString("ulimit -v 900000; \"$1\" logits --threads 1 --model %1 --text-file %2 --out %3")
                       .arg(model.path(), text, out));
    QVERIFY2(memory.line().contains("The run of 500000 tokens would take"), qPrintable(memory.err));
    QCOMPARE(memory.status, 1);
    QVERIFY(!QFile::exists(out));
  }

  void usageErrors_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* words, const char* message) { QTest::newRow(words) << words << message; };
    row("attention", "--out is missing.");
    row("attention --out a.txt", "The extension of a.txt is not one of .safetensors, .npy, .json, .csv.");
    row("attention --out csv", "The extension of csv is not one of .safetensors, .npy, .json, .csv.");
    row("attention --out a.npy", "--model is missing.");
    row("attention --out a.npy --model m", "A text is missing: --text, --text-file or --ids.");
    row("attention --foo 1", "There is no option --foo here.");
    row("attention -m 1", "There is no option -m here.");
    row("attention --out a.npy --out b.npy", "--out is given twice.");
    row("attention --out", "--out needs a value: --out FILE.");
    row("attention --no-special=1", "--no-special takes no value.");
    row("attention --out a.npy b.npy word", "\"word\" belongs to no option of headlight attention.");
    row("logits --out a.npy word", "\"word\" belongs to no option of headlight logits.");
    row("attention --out a.npy b.npy --model m", "b.npy is an attention array, which goes without --model.");
    row("render --out a.png b.npy --text x", "b.npy is an attention array, which goes without --text.");
    row("attention --out a.npy --tokens x", "--tokens labels an attention array.");
    row("attention a.npy --out b.npy --tokens ['x'",
        "--tokens expects words or a list of texts, found \"['x'\".");
    row("attention --out a.npy --kind self",
        "--kind expects one of encoder, decoder, cross, found \"self\".");
    row("attention --out a.npy --layer 1.5", "--layer expects a whole number, found \"1.5\".");
    row("attention --out a.npy --model kjv-encoder --text light --switch-off one",
        "--switch-off expects a layer and a head such as 1.3, 1.3=mean or cross:1.3, found \"one\".");
    row("attention --out a.npy --model kjv-encoder --text light --mask one",
        "--mask expects bidirectional, causal or window, or cross:causal and the like, found \"one\".");
    row("attention --out a.npy --head x", "--head expects a whole number, found \"x\".");
    row("attention --out a.npy --model m --threads 0",
        "--threads expects a number from 1 to 16777216, found \"0\".");
    row("attention --out a.npy --model m --ids 1 --text x", "--ids and --text exclude each other.");
    row("attention --out a.npy --model m --ids 1 --pair x", "--ids and --pair exclude each other.");
    row("attention --out a.npy --model m --text x --text-file y",
        "--text and --text-file exclude each other.");
    row("attention --out a.npy --model m --ids 1,,2",
        "--ids expects whole numbers separated by commas, found \"1,,2\".");
    row("attention --out a.npy --model m --text x --token-types 1", "--token-types goes with --ids only.");
    row("logits --model m --text x --out a.csv",
        "The extension of a.csv is not one of .safetensors, .npy, .json.");
    row("render --out a.jpg", "The extension of a.jpg is not one of .png, .svg, .pdf.");
    row("render --out a.png", "--view is missing.");
    row("render --out a.png --view heads --size 3by4",
        "--size expects a size such as 1280x720, found \"3by4\".");
    row("render --out a.png --view heads --size 0x4",
        "--size expects a size such as 1280x720, found \"0x4\".");
    row("render --out a.png --view heads --start --layer 1", "--start and --layer exclude each other.");
    row("render --out a.png b.npy --start", "b.npy is an attention array, which goes without --start.");
    row("render --out a.png --view heads --theme blue",
        "--theme expects one of light, dark, found \"blue\".");
    row("render --out a.png --view lines --option share",
        "--option: share is no KEY=VALUE, as in lines.share=80.");
    row("render --out a.png --view heads --option share=80",
        "--option: the view heads has no options of its own; these have some: anatomy, compare, head-map, "
        "inspector, lines, neuron, positions, predictions, spans, text, training.");
    row("render --out a.png --view lines --option strength=80",
        "--option: the view lines has no option strength, or not with this value; it has colors, direction, "
        "heads, layout, pair, "
        "share.");
    row("render --out a.png --view lines --option share=800",
        "--option: share=800 is a value that the view cannot take.");
    row("render --out a.png --view heads --option lines.layout=rings",
        "--option: lines.layout=rings is a value that the view cannot take.");
    row("generate", "--model is missing.");
    row("generate --model m", "A text is missing: --text, --text-file or --ids.");
    row("generate --max-new-tokens 0 --model m",
        "--max-new-tokens expects a number from 1 to 16777216, found \"0\".");
    row("generate --temperature -1", "--temperature expects a number from 0 to 1e+06, found \"-1\".");
    row("generate --top-p 2", "--top-p expects a number from 0 to 1, found \"2\".");
    row("generate --top-k 0", "--top-k expects a number from 1 to 16777216, found \"0\".");
    row("generate --seed x", "--seed expects a whole number, found \"x\".");
    row("generate --out a.txt", "The extension of a.txt is not one of .safetensors, .npy, .json, .csv.");
    row("taps", "--model is missing.");
    row("taps --model m --layer 1", "--layer goes with --tap only.");
    row("taps --model m --tap x", "--out is missing.");
    row("taps --model m --tap x --out a.csv",
        "The extension of a.csv is not one of .safetensors, .npy, .json.");
    row("taps --model m --tap x --out a.npy", "A text is missing: --text, --text-file or --ids.");
    row("taps --model m --tap x --out a.npy --tokens 5", "--tokens expects tokens such as 2:5, found \"5\".");
    row("taps --model m --tap x --out a.npy --tokens 5:5",
        "--tokens expects tokens such as 2:5, found \"5:5\".");
    row("tokens", "--model is missing.");
    row("tokens --model m", "A text is missing: --text, --text-file or --ids.");
    row("tokens --ids 1", "There is no option --ids here.");
    row("info", "--model is missing.");
    row("info --text x", "There is no option --text here.");
    row("bench --tokens 8", "Expected either --model or --shape.");
    row("bench --tokens 8 --model m --shape gpt2-small", "Expected either --model or --shape.");
    row("bench --shape gpt2-small", "--tokens is missing.");
    row("bench --shape gpt3 --tokens 8",
        "--shape expects one of gpt2-small, bert-base, llama-1b, found \"gpt3\".");
    row("bench --shape gpt2-small --tokens 0", "--tokens expects a number from 1 to 16777216, found \"0\".");
    row("one two", "One file can be opened, but 2 are given.");
    row("--foo", "There is no option --foo here.");
  }
  void usageErrors() {
    QFETCH(QString, words);
    QFETCH(QString, message);
    const Outcome outcome = run(words.split(' '));
    QCOMPARE(outcome.err, "headlight: " + message + "\n");
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QString());
  }

  void unknownViewsAreAUsageError() {
    const Outcome outcome = run({"render", "--out", "a.png", "--view", "nothing"});
    QStringList names;
    for (const ViewEntry& entry : viewRegistry()) names.push_back(entry.id);
    QCOMPARE(outcome.err, "headlight: --view expects one of " + names.join(", ") + ", found \"nothing\".\n");
    QCOMPARE(outcome.status, 2);
  }

  void inputErrors_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("message");
    const QString file = "OUT.npy";
    const QStringList encoder = {"attention", "--model", kEncoder, "--out", file};
    const auto row = [](const char* tag, const QStringList& words, const char* message) {
      QTest::newRow(tag) << words << QString::fromUtf8(message);
    };
    row("layer", encoder + QStringList{"--text", "light", "--layer", "12"},
        "There is no layer 12: the encoder has layers 0 to 3.");
    row("far layer", encoder + QStringList{"--text", "light", "--layer", "99999999999999999999"},
        "There is no layer 2147483647: the encoder has layers 0 to 3.");
    row("negative head", encoder + QStringList{"--text", "light", "--head", "-1"},
        "There is no head -1: the encoder has heads 0 to 3.");
    row("kind", encoder + QStringList{"--text", "light", "--kind", "cross"},
        "There is no cross attention here, only: encoder.");
    row("no text file", encoder + QStringList{"--text-file", "/no/such/file"},
        "/no/such/file cannot be read: No such file or directory.");
    row("text without an end", encoder + QStringList{"--text-file", "/dev/zero"},
        "/dev/zero has no end: more than 67108864 bytes came from it.");
    row("second text without an end", encoder + QStringList{"--text", "light", "--pair-file", "/dev/zero"},
        "/dev/zero has no end: more than 67108864 bytes came from it.");
    row("text of a folder", encoder + QStringList{"--text-file", "/"}, "/ cannot be read: Is a directory.");
    row("a device as a model", {"attention", "--model", "/dev/zero", "--text", "light", "--out", file},
        "/dev/zero is not a directory with a model.");
    row("id", encoder + QStringList{"--ids", "99999999999"}, "--ids: 99999999999 is no token id.");
    row("mask", encoder + QStringList{"--ids", "1,2", "--attention-mask", "1,2"},
        "--attention-mask: 2 is neither 0 nor 1.");
    row("types", encoder + QStringList{"--ids", "1,2", "--token-types", "0"},
        "--token-types has 1 entries for 2 tokens.");
    row("decoder ids", encoder + QStringList{"--text", "light", "--decoder-ids", "1"},
        "--decoder-ids: kjv-encoder is not an encoder-decoder model.");
    row("language", encoder + QStringList{"--text", "light", "--target-language", "fr"},
        "--target-language: kjv-encoder is not an encoder-decoder model.");
    row("an encoder writes nothing", {"generate", "--model", kEncoder, "--text", "light"},
        "kjv-encoder is an encoder alone, so it writes no text.");
    row("no folder", {"attention", "--model", kEncoder, "--text", "light", "--out", "/no/such/a.npy"},
        "Cannot write /no/such/a.npy: its folder does not exist.");
    row("no file", {"atention"},
        qPrintable("There is no file and no command atention; the commands are " + commandNames().join(", ") +
                   "."));
    const QStringList taps = {"taps", "--model", kEncoder, "--text", "light", "--out", file, "--tap"};
    row("tap", taps + QStringList{"blocks.1.attn.hook_y"},
        "The model has no tap \"blocks.1.attn.hook_y\"; the nearest names are blocks.1.attn.hook_k, "
        "blocks.1.attn.hook_q and blocks.1.attn.hook_v.");
    row("layer of a tap", taps + QStringList{"attn.hook_q", "--layer", "9"},
        "There is no \"attn.hook_q\" in layer 9; layers with it are 0, 1, 2, 3.");
    row("several taps in one array", taps + QStringList{"attn.hook_q"},
        "Cannot write OUT.npy: an .npy file holds one array, and 4 were asked for.");
    row("tapped tokens", taps + QStringList{"hook_full_embed", "--tokens", "2:9"},
        "Tokens 2 to 8 of embedding cannot be recorded: the text has tokens 0 to 2.");
  }
  void inputErrors() {
    QFETCH(QStringList, words);
    QFETCH(QString, message);
    const QString out = m_folder->filePath("old.npy");
    writeFile(out, "old");
    const Outcome outcome = run(words.replaceInStrings("OUT.npy", out));
    QCOMPARE(outcome.err, "headlight: " + message.replace("OUT.npy", out) + "\n");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, QString());
    QCOMPARE(contentOf(out), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"old.npy"});
  }

  /// Messages that the core words: here only that there is one line, the status and the untouched file.
  void whatTheModelCannotTake_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no model") << QStringList{"--model", "no-such-model", "--text", "light"};
    QTest::newRow("no directory") << QStringList{"--model", "/no/such/model", "--text", "light"};
    QTest::newRow("no token") << QStringList{"--model", kDecoder, "--text", ""};
    QTest::newRow("no id") << QStringList{"--model", kDecoder, "--ids", ""};
    QTest::newRow("unknown id") << QStringList{"--model", kDecoder, "--ids", "100000"};
    QTest::newRow("negative id") << QStringList{"--model", kDecoder, "--ids", "-1"};
    QTest::newRow("token type") << QStringList{"--model", kEncoder, "--ids", "5", "--token-types", "9"};
    QTest::newRow("too long") << QStringList{"--model", kEncoder, "--text", QString("light ").repeated(200)};
  }
  void whatTheModelCannotTake() {
    QFETCH(QStringList, words);
    const QString out = m_folder->filePath("old.json");
    writeFile(out, "old");
    const Outcome outcome = run(QStringList{"attention", "--out", out} + words);
    QVERIFY2(outcome.err.startsWith("headlight: ") && outcome.err.endsWith(".\n"), qPrintable(outcome.err));
    QCOMPARE(outcome.err.count('\n'), 1);
    QCOMPARE(outcome.status, 1);
    QCOMPARE(contentOf(out), QByteArray("old"));
  }

  void invalidUtf8IsToldWithItsPosition() {
    const Outcome value =
        runInShell("\"$1\" tokens --model '" + kEncoder + "' --text \"$(printf 'abc\\377')\"");
    QCOMPARE(value.err, QString("headlight: The value of --text is not valid UTF-8: byte 3 is 0xff.\n"));
    QCOMPARE(value.status, 1);
    const QString path = m_folder->filePath("text");
    writeFile(path, "\xC3");
    const Outcome file = run({"tokens", "--model", kEncoder, "--text-file", path});
    QCOMPARE(file.err, "headlight: " + path + " is not valid UTF-8: byte 0 is 0xc3.\n");
    QCOMPARE(file.status, 1);
  }

  void aFullOutputIsAnError() {
    const Outcome outcome = runInShell("\"$1\" tokens --model '" + kEncoder + "' --text light > /dev/full");
    QCOMPARE(outcome.err,
             QString("headlight: Cannot write to the standard output: No space left on device.\n"));
    QCOMPARE(outcome.status, 1);
  }

  void aFullDiskLeavesTheOldFile() {
    const QString out = m_folder->filePath("old.csv");
    writeFile(out, "old");
    const Outcome outcome = runInShell("ulimit -f 16; \"$1\" attention --model '" + kEncoder + "' --text '" +
                                       kVerse + "' --out " + out);
    QCOMPARE(outcome.err,
             "headlight: Cannot write " + out + ": the file would be larger than the system allows.\n");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(contentOf(out), QByteArray("old"));
  }

  void theWindowNeedsADisplay() {
    const Outcome outcome = runInShell("unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; \"$1\"");
    QCOMPARE(outcome.err,
             QString("headlight: There is no display to open a window on; the commands of --help "
                     "need none.\n"));
    QCOMPARE(outcome.status, 1);
  }

  void aDisplayThatIsNotThereIsAnError() {
    const Outcome outcome = runInShell("unset WAYLAND_DISPLAY QT_QPA_PLATFORM; DISPLAY=:4077 \"$1\"");
    QCOMPARE(outcome.err, QString("headlight: No window can be opened on the display \":4077\".\n"));
    QCOMPARE(outcome.status, 1);
  }

  void printsTokens() {
    const Outcome outcome = run({"tokens", "--model", kEncoder, "--text", "Let there be", "--pair", "light"});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out.count('\n'), 1);
    const QJsonObject json = jsonOf(outcome);
    QCOMPARE(json.keys(), (QStringList{"ids", "offsets", "segments", "tokens"}));
    QCOMPARE(json["tokens"].toArray(),
             (QJsonArray{"[CLS]", "let", "there", "be", "[SEP]", "light", "[SEP]"}));
    QCOMPARE(json["offsets"].toArray()[2].toArray(), (QJsonArray{4, 9}));
    QCOMPARE(json["segments"].toArray(), (QJsonArray{-1, 0, 0, 0, -1, 1, -1}));
    const QJsonObject bare = jsonOf(run({"tokens", "--model", kEncoder, "--text", "light", "--no-special"}));
    QCOMPARE(bare.keys(), (QStringList{"ids", "offsets", "tokens"}));
    QCOMPARE(bare["tokens"].toArray(), (QJsonArray{"light"}));
  }

  void printsTaps() {
    const Outcome outcome = run({"taps", "--model", kDecoder});
    QCOMPARE(outcome.err, QString());
    const QJsonArray taps = QJsonDocument::fromJson(outcome.out.toUtf8()).array();
    QJsonObject query;
    for (const auto& tap : taps)
      if (tap.toObject()["name"] == "layers.1.attention.query") query = tap.toObject();
    QCOMPARE(query["alias"], QJsonValue("blocks.1.attn.hook_q"));
    QCOMPARE(query["shape"], QJsonValue("tokens, heads, d_k"));
  }

  /// By either name, of chosen layers and tokens, and the same numbers in every format.
  void exportsTaps() {
    const QString out = m_folder->filePath("a.safetensors");
    const QStringList given = {"taps", "--model", kDecoder, "--text", kVerse};
    const QStringList tokens = {"--tokens", "2:5"};
    QCOMPARE(run(given + QStringList{"--tap", "attn.hook_z", "--tap", "layers.0.residual_post", "--layer",
                                     "1", "--out", out})
                 .line(),
             QString("headlight: \"layers.0.residual_post\" says its layer itself, so that none can be "
                     "chosen beside it."));
    QCOMPARE(run(given + tokens +
                 QStringList{"--tap", "attn.hook_z", "--tap", "layers.0.residual_post", "--out", out})
                 .err,
             QString());
    const Array z = readArray(out, "blocks.1.attn.hook_z");
    QCOMPARE(z.shape.size(), std::size_t{3});
    QCOMPARE(z.shape[0], std::int64_t{3});
    QCOMPARE(readArray(out, "layers.0.residual_post").shape[0], std::int64_t{3});
    const QString npy = m_folder->filePath("a.npy");
    QCOMPARE(run(given + tokens + QStringList{"--tap", "attention.z", "--layer", "1", "--out", npy}).err,
             QString());
    QCOMPARE(readArray(npy).shape, z.shape);
    QCOMPARE(readArray(npy).values, z.values);
    const QString json = m_folder->filePath("a.json");
    QCOMPARE(run(given + tokens + QStringList{"--tap", "layers.1.attention.z", "--out", json}).err,
             QString());
    const QJsonObject file = QJsonDocument::fromJson(contentOf(json)).object();
    QCOMPARE(file["first_token"].toObject()["layers.1.attention.z"], QJsonValue(2));
    const QJsonArray rows = file["layers.1.attention.z"].toArray();
    QCOMPARE(rows.size(), qsizetype{3});
    const auto last = static_cast<float>(rows[2].toArray().last().toArray().last().toDouble());
    QCOMPARE(last, z.values.back());
  }

  void filesAreReadAsTheyAre() {
    const QString path = m_folder->filePath("text");
    writeFile(path, "light\n");
    const QJsonObject json = jsonOf(run({"tokens", "--model", kDecoder, "--text-file", path}));
    const QJsonArray offsets = json["offsets"].toArray();
    QCOMPARE(offsets.last().toArray()[1].toInt(), 6);
  }

  void printsInfo() {
    const Outcome outcome = run({"info", "--model", kDecoder});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.status, 0);
    const QJsonObject json = jsonOf(outcome);
    QCOMPARE(json["name"].toString(), QString("kjv-decoder"));
    QCOMPARE(json["location"].toString(), kDecoder);
    QCOMPARE(json["family"].toString(), QString("gpt2"));
    QCOMPARE(json["architecture"].toString(), QString("decoder"));
    QCOMPARE(json["layers"].toInt(), 4);
    QCOMPARE(json["heads"].toInt(), 4);
    QCOMPARE(json["d_model"].toInt(), 96);
    QCOMPARE(json["vocabulary"].toInt(), 2048);
    QCOMPARE(json["positional_encoding"].toString(), QString("learned"));
    QCOMPARE(json["positions"].toInt(), 128);
    QVERIFY(json["parameters"].toInt() > 100000);
  }

  void benchPrintsTimes() {
    const Outcome outcome =
        run({"bench", "--model", kDecoder, "--tokens", "16", "--runs", "3", "--threads", "1"});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.status, 0);
    const QJsonObject json = jsonOf(outcome);
    QCOMPARE(json["threads"].toInt(), 1);
    QCOMPARE(json["runs"].toInt(), 3);
    QVERIFY(json["peak_rss_mb"].toDouble() > 1);
    for (const char* part : {"tokenize_ms", "forward_ms", "patterns_ms", "total_ms"}) {
      const QJsonObject times = json[part].toObject();
      QVERIFY2(times["min"].toDouble() <= times["median"].toDouble(), part);
      QVERIFY2(times["median"].toDouble() <= times["max"].toDouble(), part);
      QVERIFY2(times["min"].toDouble() > 0, part);
    }
  }

  void rendersEveryView_data() {
    QTest::addColumn<QString>("view");
    // The curves of a training are in its directory alone, see tst_train.
    for (const ViewEntry& entry : viewRegistry())
      if (entry.id != QLatin1String("training")) QTest::newRow(qPrintable(entry.id)) << entry.id;
  }
  void rendersEveryView() {
    QFETCH(QString, view);
    const QString out = m_folder->filePath("a.png");
    const QStringList base = {"render", "--model", kEncoder,  "--text", kVerse,
                              "--view", view,      "--query", "3"};
    const Outcome outcome = run(base + QStringList{"--out", out, "--size", "640x480", "--theme", "dark"});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(QImage(out).size(), QSize(640, 480));
    for (const char* name : {"a.svg", "a.pdf"}) {
      const QString vector = m_folder->filePath(name);
      QCOMPARE(run(base + QStringList{"--out", vector}).err, QString());
      QVERIFY(QFileInfo(vector).size() > 1000);
    }
  }

  /// As a session file says them; several at once.
  void rendersWithOptionsOfTheView() {
    const QString out = m_folder->filePath("a.svg"), file = m_folder->filePath("a.headlight");
    SessionState session;
    session.source = CheckpointChoice{kEncoder};
    session.text = kVerse;
    session.view = QStringLiteral("lines");
    session.focus = {AttentionKind::Encoder, 0, 0, 3, -1};
    session.viewOptions["lines"] = {{"share", 5}, {"heads", QJsonArray{QJsonArray{1, 2}}}};
    writeSessionFile(file, session);
    const auto pictureOf = [&out](const QStringList& words) {
      const Outcome outcome = run(words + QStringList{"--out", out});
      return outcome.status == 0 ? contentOf(out) : outcome.err.toUtf8();
    };
    const QByteArray wanted = pictureOf({"render", "--session", file});
    const QStringList plain = {"render", "--model", kEncoder,  "--text", kVerse,
                               "--view", "lines",   "--query", "3"};
    QVERIFY(pictureOf(plain) != wanted);
    QVERIFY(pictureOf(plain + QStringList{"--option", "share=5", "--option", "lines.heads=[[1,2]]"}) ==
            wanted);
    const QStringList changed = {"render", "--session", file, "--option", "share=90"};
    QVERIFY(pictureOf(changed) != wanted);
  }

  /// A session's picture is the one that its options would draw; those on the command line go before it.
  void rendersASession() {
    const QString out = m_folder->filePath("a.png");
    const QString file = m_folder->filePath("a.headlight");
    SessionState session;
    session.source = CheckpointChoice{kEncoder};
    session.text = kVerse;
    session.focus = {AttentionKind::Encoder, 1, 2, 3, 5};
    session.singleHead = true;
    session.experiments = {{AblatedHead{AttentionKind::Encoder, {0, 1}}}, {CutToken{4, false}, false}};
    session.display.scale = ScaleMode::Log;
    writeSessionFile(file, session);
    const QStringList base = {"render", "--model", kEncoder, "--text",  kVerse, "--view",
                              "heads",  "--layer", "1",      "--query", "3",    "--key",
                              "5",      "--scale", "log",    "--out",   out};
    const auto pictureOf = [&out](const QStringList& words) {
      const Outcome outcome = run(words);
      return outcome.status == 0 ? contentOf(out) : outcome.err.toUtf8();
    };
    const QByteArray two = pictureOf(base + QStringList{"--head", "2", "--switch-off", "0.1"});
    const QByteArray plain = pictureOf(base + QStringList{"--head", "2"});
    const QByteArray three = pictureOf(base + QStringList{"--head", "3", "--switch-off", "0.1"});
    QVERIFY(QFile::remove(out));
    const QStringList from = {"render", "--session", file, "--out", out};
    QVERIFY(pictureOf(from) == two);
    QVERIFY(two != plain && two != three);
    QVERIFY(pictureOf(from + QStringList{"--head", "3"}) == three);
    // A focus of another model or text is moved into what is there, an option is not.
    SessionState outside = session;
    outside.focus.query = 4000;
    outside.focus.layer = 99;
    outside.view = QStringLiteral("no such view");
    const QString moved = m_folder->filePath("b.headlight");
    writeSessionFile(moved, outside);
    const QStringList render = {"render", "--session", moved, "--view", "heads", "--out", out};
    const Outcome inside = run(render);
    QVERIFY2(inside.status == 0, qPrintable(inside.err));
    QVERIFY(run(render + QStringList{"--layer", "99"}).status != 0);
    // Another text has other tokens, so that none is selected.
    const QByteArray other = pictureOf(from + QStringList{"--text", "light", "--view", "head-map"});
    QVERIFY(other ==
            pictureOf({"render", "--model", kEncoder, "--text", "light", "--view", "head-map", "--layer", "1",
                       "--head", "2", "--switch-off", "0.1", "--scale", "log", "--out", out}));
  }

  void aSessionOfANewerProgramIsRefused() {
    const QString file = m_folder->filePath("a.headlight");
    writeFile(file, R"({"version": 99, "source": {"model": "x"}})");
    const Outcome outcome =
        run({"render", "--session", file, "--view", "heads", "--out", m_folder->filePath("a.png")});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.err, QString("headlight: a.headlight was saved by a newer Headlight: it is a session of "
                                  "version 99, and this program reads versions up to 2.\n"));
  }

  /// The head and the token that a model's own files name.
  void aPictureStartsWhereTheModelSays() {
    const QString model = m_folder->filePath("named");
    QVERIFY(QDir().mkpath(model));
    for (const QString& file : QDir(kEncoder).entryList(QDir::Files))
      QVERIFY(QFile::copy(kEncoder + '/' + file, model + '/' + file));
    const QString out = m_folder->filePath("a.png");
    const QStringList base = {"render", "--model", model, "--text", kVerse, "--view", "heads", "--out", out};
    const Outcome none = run(base + QStringList{"--start"});
    QCOMPARE(none.err, QString("headlight: --start: named names no head to be looked at first, in a file "
                               "headlight.json.\n"));
    QCOMPARE(none.status, 1);
    writeFile(model + "/headlight.json", R"({"start": {"layer": 1, "head": 2, "query": "light"}})");
    QCOMPARE(run(base + QStringList{"--layer", "1", "--head", "2", "--query", "8"}).err, QString());
    const QByteArray expected = contentOf(out);
    QVERIFY(QFile::remove(out));
    QCOMPARE(run(base + QStringList{"--start"}).err, QString());
    QVERIFY(contentOf(out) == expected);
  }

  void aPictureNeedsTokensThatAreThere() {
    const QString out = m_folder->filePath("a.png");
    const Outcome outcome = run(
        {"render", "--model", kEncoder, "--text", "light", "--view", "heads", "--query", "3", "--out", out});
    QCOMPARE(outcome.err, QString("headlight: There is no query token 3: the text has tokens 0 to 2.\n"));
    QCOMPARE(outcome.status, 1);
    QVERIFY(!QFile::exists(out));
  }

  void exportedBitsAreTheCores() {
    const QString out = m_folder->filePath("a.npy");
    QCOMPARE(run({"attention", "--model", kEncoder, "--text", kVerse, "--out", out, "--threads", "2"}).err,
             QString());
    const Array exported = readArray(out);
    ThreadPool pool(1);
    const auto model = loadModel(ModelFiles::directory(kEncoder.toStdString()), {&pool, {}, {}});
    RunRequest request;
    request.ids = model->tokenizer->encode(kVerse.toStdString()).ids;
    const auto trace = model->transformer->run(request, {&pool, {}, {}});
    const PatternSource& patterns = *trace->encoder->patterns;
    const PatternShape shape = patterns.shape();
    QCOMPARE(exported.shape,
             (std::vector<std::int64_t>{shape.layers, shape.heads, shape.queries, shape.keys}));
    std::size_t cell = 0;
    for (int layer = 0; layer < shape.layers; ++layer) {
      for (int head = 0; head < shape.heads; ++head) {
        for (std::int64_t query = 0; query < shape.queries; ++query) {
          for (std::int64_t key = 0; key < shape.keys; ++key, ++cell) {
            QCOMPARE(std::bit_cast<std::uint32_t>(exported.values[cell]),
                     std::bit_cast<std::uint32_t>(patterns.cell({layer, head}, query, key)));
          }
        }
      }
    }
  }

  void everyFormatHoldsTheSameBits() {
    const QStringList base = {"attention", "--model", kDecoder, "--text", kVerse, "--layer", "1"};
    for (const char* name : {"a.npy", "a.safetensors", "a.csv"}) {
      QCOMPARE(run(base + QStringList{"--out", m_folder->filePath(name)}).err, QString());
    }
    const Array npy = readArray(m_folder->filePath("a.npy"));
    const Array safetensors = readArray(m_folder->filePath("a.safetensors"), "decoder");
    QCOMPARE(npy.shape.size(), std::size_t{3});
    QCOMPARE(safetensors.shape.size(), std::size_t{4});
    QVERIFY(npy.values == safetensors.values);
    const ImportedAttention csv = importAttention(m_folder->filePath("a.csv").toStdString());
    const PatternSource& patterns = *csv.trace->decoder->patterns;
    std::vector<float> row(static_cast<std::size_t>(npy.shape[2]));
    patterns.row({0, 2}, 5, row);
    const auto begin = npy.values.begin() + (2 * npy.shape[1] + 5) * npy.shape[2];
    QVERIFY(std::equal(row.begin(), row.end(), begin));
    QVERIFY(csv.notes.empty());
  }

  void agreesWithTheReferences_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("logits");
    QTest::newRow("bert-kjv-tiny") << "bert-kjv-tiny"
                                   << "encoder"
                                   << "mlm_logits.npy";
    QTest::newRow("gpt2-kjv-tiny") << "gpt2-kjv-tiny"
                                   << "decoder"
                                   << "logits.npy";
    QTest::newRow("stories260K") << "stories260K"
                                 << "decoder"
                                 << "logits.npy";
  }
  void agreesWithTheReferences() {
    QFETCH(QString, folder);
    QFETCH(QString, kind);
    QFETCH(QString, logits);
    if (m_models.isEmpty()) QSKIP("HEADLIGHT_MODELS names no folder of checkpoints.");
    const QString model = m_models + "/" + folder;
    const QJsonObject input = QJsonDocument::fromJson(contentOf(model + "/ref/input.json")).object();
    QStringList text = {"--model", model, "--text", input["text"].toString()};
    if (input.contains("text_pair")) text += QStringList{"--pair", input["text_pair"].toString()};
    const QJsonObject tokens = jsonOf(run(QStringList{"tokens"} + text));
    QCOMPARE(tokens["ids"].toArray(), input["ids"].toArray());
    QCOMPARE(tokens["tokens"].toArray(), input["tokens"].toArray());
    const QString out = m_folder->filePath("a.safetensors");
    QCOMPARE(run(QStringList{"attention", "--out", out} + text).err, QString());
    QVERIFY(largestDifference(readArray(out, kind.toUtf8().constData()),
                              readArray(model + "/ref/attentions.npy")) < 2e-5);
    const QString logitsOut = m_folder->filePath("logits.npy");
    QCOMPARE(run(QStringList{"logits", "--out", logitsOut} + text).err, QString());
    QVERIFY(largestDifference(readArray(logitsOut), readArray(model + "/ref/" + logits)) < 1e-3);
    if (input.contains("text_pair")) return;  // Its token types are not those of bare ids.
    const QString fromIds = m_folder->filePath("ids.safetensors");
    QCOMPARE(
        run({"attention", "--model", model, "--ids", idsText(model + "/ref/input.json"), "--out", fromIds})
            .err,
        QString());
    QVERIFY(readArray(fromIds, kind.toUtf8().constData()).values ==
            readArray(out, kind.toUtf8().constData()).values);
  }

  void generatesGreedilyAndByASeed() {
    const QStringList base = {"generate", "--model", kDecoder, "--text", "In the beginning"};
    const QString out = m_folder->filePath("a.npy");
    const Outcome outcome = run(base + QStringList{"--max-new-tokens", "5", "--out", out});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out.count('\n'), 1);
    const QJsonObject json = jsonOf(outcome);
    QCOMPARE(json.keys(), (QStringList{"ids", "stopped", "text", "tokens"}));
    QVERIFY(json["text"].toString().startsWith("In the beginning"));
    QCOMPARE(json["stopped"].toString(), QString("length"));
    const auto tokens = json["ids"].toArray().size();
    QCOMPARE(json["tokens"].toArray().size(), tokens);
    const Array patterns = readArray(out);
    QCOMPARE(patterns.shape, (std::vector<std::int64_t>{4, 4, tokens, tokens}));
    QCOMPARE(run(base + QStringList{"--max-new-tokens", "5", "--top-k", "1"}).out, outcome.out);
    const QStringList drawn = base + QStringList{"--temperature", "1.5", "--seed", "4"};
    QCOMPARE(run(drawn).out, run(drawn).out);
    QVERIFY(run(drawn).out != run(base + QStringList{"--temperature", "1.5", "--seed", "5"}).out);
  }

  /// Three kinds of attention, of which the model writes two itself.
  void encoderDecoders() {
    const QString model = QStringLiteral(HEADLIGHT_TEST_DATA "/families/bart");
    const QStringList ids = {"--model", model, "--ids", "4,5,6,7"};
    const QJsonObject written = jsonOf(run(QStringList{"generate", "--max-new-tokens", "6"} + ids));
    QVERIFY(written["text"].isNull());
    QCOMPARE(written["ids"].toArray()[0].toInt(), 2);
    const auto tokens = written["ids"].toArray().size();
    const QString out = m_folder->filePath("a.safetensors");
    QCOMPARE(run(QStringList{"attention", "--out", out, "--decoder-ids", "2,0,7"} + ids).err, QString());
    QCOMPARE(readArray(out, "encoder").shape, (std::vector<std::int64_t>{2, 4, 4, 4}));
    QCOMPARE(readArray(out, "decoder").shape, (std::vector<std::int64_t>{2, 2, 3, 3}));
    QCOMPARE(readArray(out, "cross").shape, (std::vector<std::int64_t>{2, 2, 3, 4}));
    const QString cross = m_folder->filePath("cross.npy");
    QCOMPARE(run(QStringList{"attention", "--out", cross, "--kind", "cross"} + ids).err, QString());
    const auto queries = readArray(cross).shape[2];
    QVERIFY(queries >= std::min<std::int64_t>(tokens, 6));
    const QString logits = m_folder->filePath("logits.npy");
    QCOMPARE(run(QStringList{"logits", "--out", logits, "--decoder-ids", "2,0,7"} + ids).err, QString());
    QCOMPARE(readArray(logits).shape, (std::vector<std::int64_t>{3, 44}));
    for (const char* kind : {"encoder", "decoder", "cross"}) {
      const QString picture = m_folder->filePath("a.png");
      const Outcome drawn =
          run(QStringList{"render", "--view", "heads", "--kind", kind, "--out", picture} + ids);
      QCOMPARE(drawn.err, QString());
      QVERIFY(!QImage(picture).isNull());
    }
    const QJsonObject info = jsonOf(run({"info", "--model", model}));
    QCOMPARE(info["architecture"].toString(), QString("encoder-decoder"));
    QCOMPARE(info["heads"].toInt(), 2);
    QCOMPARE(info["encoder"].toObject()["heads"].toInt(), 4);
    QCOMPARE(info["encoder"].toObject()["d_ff"].toInt(), 20);
    QCOMPARE(info["encoder"].toObject()["mask"].toString(), QString("bidirectional"));
  }

  /// A published model of two vocabularies, which spells the sounds of a word.
  void anEncoderDecoderAgreesWithItsReferences() {
    const QString model = m_models + "/bart-g2p-us";
    const QJsonArray cases = QJsonDocument::fromJson(contentOf(model + "/ref/cases.json")).array();
    if (m_models.isEmpty() || cases.isEmpty()) QSKIP("HEADLIGHT_MODELS has no such model.");
    for (const auto& value : cases) {
      const QJsonObject one = value.toObject();
      const QJsonObject json = jsonOf(run({"generate", "--model", model, "--text", one["text"].toString()}));
      QCOMPARE(json["text"].toString(), one["output"].toString());
      QCOMPARE(json["stopped"].toString(), QString("eos"));
      QJsonArray ids = one["output_ids"].toArray();
      ids.push_back(2);
      QCOMPARE(json["ids"].toArray(), ids);
    }
    // The references are of this word and what is written for it.
    const QJsonObject word = cases[2].toObject();
    const QStringList text = {
        "--model", model, "--text", word["text"].toString(), "--pair", word["output"].toString()};
    const QString out = m_folder->filePath("a.safetensors");
    QCOMPARE(run(QStringList{"attention", "--out", out} + text).err, QString());
    for (const char* kind : {"encoder", "decoder", "cross"}) {
      const Array reference = readArray(model + "/ref/" + kind + "_attentions.npy");
      QVERIFY2(largestDifference(readArray(out, kind), reference) < 2e-5, kind);
    }
    const QString logits = m_folder->filePath("logits.npy");
    QCOMPARE(run(QStringList{"logits", "--out", logits} + text).err, QString());
    QVERIFY(largestDifference(readArray(logits), readArray(model + "/ref/logits.npy")) < 1e-3);
  }

  void aFolderWithATokenizerAloneIsEnoughForTokens() {
    if (m_models.isEmpty()) QSKIP("HEADLIGHT_MODELS names no folder of checkpoints.");
    QVERIFY(QFile::copy(m_models + "/bert-kjv-tiny/tokenizer.json", m_folder->filePath("tokenizer.json")));
    const QJsonObject json = jsonOf(run({"tokens", "--model", m_folder->path(), "--text", "light"}));
    QCOMPARE(json["tokens"].toArray(), (QJsonArray{"[CLS]", "light", "[SEP]"}));
  }

 private:
  QString m_models;
  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
