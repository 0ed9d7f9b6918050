#include <sys/resource.h>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/arrays/attention_export.h"
#include "core/arrays/attention_import.h"
#include "core/arrays/number_text.h"
#include "core/io/csv.h"
#include "tests/support/error_message.h"
#include "tests/support/formula_patterns.h"

using namespace headlight;
using headlight::test::refusalOf;

namespace {

TokenList tokensNamed(const std::vector<std::string>& names) {
  TokenList tokens;
  for (const std::string& name : names) {
    TokenInfo token;
    token.piece = name;
    token.label = "label of " + name;
    tokens.push_back(token);
  }
  return tokens;
}

const std::vector<std::string> kAwkward = {"a,b", "\"", "line\nend", std::string("N\0L", 3), "猫"};

AttentionTrace attentionOf(AttentionKind kind, std::int64_t layers, std::int64_t heads,
                           const std::vector<std::string>& queries, const std::vector<std::string>& keys) {
  const PatternShape shape{layers, heads, static_cast<std::int64_t>(queries.size()),
                           static_cast<std::int64_t>(keys.size())};
  AttentionTrace attention;
  attention.patterns =
      std::make_shared<FormulaPatterns>(kind, shape, tokensNamed(queries), tokensNamed(keys));
  return attention;
}

Trace decoderTrace() {
  Trace trace;
  trace.decoder = attentionOf(AttentionKind::Decoder, 3, 2, kAwkward, kAwkward);
  return trace;
}

Trace threeKinds() {
  Trace trace = decoderTrace();
  trace.encoder = attentionOf(AttentionKind::Encoder, 2, 2, {"x", "y"}, {"x", "y"});
  trace.cross = attentionOf(AttentionKind::Cross, 3, 2, kAwkward, {"x", "y"});
  return trace;
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

float floatAt(const QByteArray& bytes, qsizetype offset) {
  float value = 0;
  std::memcpy(&value, bytes.constData() + offset, sizeof value);
  return value;
}

bool sameBits(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); }

/// Gives every query a share for a sink of each head, known by a formula.
class SinkPatterns final : public FormulaPatterns {
 public:
  using FormulaPatterns::FormulaPatterns;
  bool hasSinks() const override { return true; }
  float sinkShare(HeadId head, std::int64_t query) const override {
    return static_cast<float>(100 * head.layer + 10 * head.head) + static_cast<float>(query) / 4;
  }
};

/// One weight that is no number.
class BrokenPatterns final : public FormulaPatterns {
 public:
  using FormulaPatterns::FormulaPatterns;
  float cell(HeadId head, std::int64_t query, std::int64_t key) const override {
    return head.layer == 1 && query == 1 && key == 0 ? std::nanf("") : weight(head, query, key);
  }
};

Trace sinkTrace() {
  Trace trace;
  trace.decoder.emplace().patterns = std::make_shared<SinkPatterns>(
      AttentionKind::Decoder, PatternShape{3, 2, 2, 2}, tokensNamed({"x", "y"}), tokensNamed({"x", "y"}));
  return trace;
}

}  // namespace

class TestAttentionExport : public QObject {
  Q_OBJECT

 private slots:
  /// [layers, heads, queries] beside the weights, whose keys stay as they are.
  void sharesOfSinksAreWritten() {
    QTemporaryDir folder;
    const std::string json = folder.filePath(QStringLiteral("a.json")).toStdString();
    const std::string tensors = folder.filePath(QStringLiteral("a.safetensors")).toStdString();
    const Trace trace = sinkTrace();
    exportAttention(trace, {.kind = {}, .layer = 2, .head = {}}, json, {});
    exportAttention(trace, {}, tensors, {});
    const auto parsed = nlohmann::json::parse(contentOf(QString::fromStdString(json)).toStdString());
    const auto expected = nlohmann::json::parse("[[[200.0, 200.25], [210.0, 210.25]]]");
    QVERIFY(parsed.at("decoder.sink") == expected);
    QCOMPARE(parsed.at("decoder")[0][0][0].size(), 2u);
    const QByteArray bytes = contentOf(QString::fromStdString(tensors));
    QVERIFY(bytes.contains("\"decoder.sink\""));
    QCOMPARE(floatAt(bytes, bytes.size() - 4), 210.25F);
    // The program's own file is read again without them.
    const ImportedAttention read = importAttention(tensors);
    QCOMPARE(read.trace->decoder->patterns->shape().keys, std::int64_t{2});
  }

  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void knowsFormatsByExtension() {
    QCOMPARE(dataFormatOf("a.safetensors"), DataFormat::Safetensors);
    QCOMPARE(dataFormatOf("x/a.b.NPY"), DataFormat::Npy);
    QCOMPARE(dataFormatOf("a.Json"), DataFormat::Json);
    QCOMPARE(dataFormatOf(".csv"), DataFormat::Csv);
    QCOMPARE(refusalOf([] { dataFormatOf("a.csv/b"); }),
             QString("The extension of a.csv/b is not one of .safetensors, .npy, .json, .csv."));
  }

  void numbersReadBackTheSame() {
    for (const float value : {0.0f, -0.0f, 1.0f, 0.1f, 1e-45f, 3.4028235e38f, 1.17549435e-38f, 0.333333343f,
                              16777216.0f, std::numeric_limits<float>::epsilon()}) {
      std::string text;
      appendNumber(text, value);
      float back = 1;
      std::from_chars(text.data(), text.data() + text.size(), back);
      QVERIFY2(sameBits(back, value), text.c_str());
      QVERIFY2(nlohmann::json::accept(text), text.c_str());
      QVERIFY2(sameBits(static_cast<float>(nlohmann::json::parse(text).get<double>()), value), text.c_str());
    }
  }

  void safetensorsHoldsEveryKind() {
    const QString path = m_folder->filePath("a.safetensors");
    exportAttention(threeKinds(), {}, path.toStdString(), {});
    const QByteArray bytes = contentOf(path);
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, bytes.constData(), 8);
    QCOMPARE(headerSize % 8, std::uint64_t{0});
    const auto header = nlohmann::json::parse(bytes.constData() + 8, bytes.constData() + 8 + headerSize);
    QCOMPARE(header.size(), std::size_t{4});
    QCOMPARE(header["encoder"]["shape"].get<std::vector<int>>(), (std::vector<int>{2, 2, 2, 2}));
    QCOMPARE(header["decoder"]["shape"].get<std::vector<int>>(), (std::vector<int>{3, 2, 5, 5}));
    QCOMPARE(header["cross"]["shape"].get<std::vector<int>>(), (std::vector<int>{3, 2, 5, 2}));
    QCOMPARE(header["cross"]["dtype"].get<std::string>(), std::string("F32"));
    const auto tokens =
        nlohmann::json::parse(header["__metadata__"]["cross.query_tokens"].get<std::string>());
    QCOMPARE(tokens.get<std::vector<std::string>>(), kAwkward);
    const auto begin = header["decoder"]["data_offsets"][0].get<qsizetype>();
    const qsizetype cell = ((2 * 2 + 1) * 5 + 3) * 5 + 4;  // layer 2, head 1, query 3, key 4
    QVERIFY(sameBits(floatAt(bytes, 8 + static_cast<qsizetype>(headerSize) + begin + cell * 4),
                     FormulaPatterns::weight({2, 1}, 3, 4)));
    QCOMPARE(bytes.size(), static_cast<qsizetype>(8 + headerSize + 4 * (16 + 150 + 60)));
  }

  void npyHoldsOneArrayLessTheFixedAxes_data() {
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("head");
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<int>("cells");
    QTest::newRow("all") << -1 << -1 << QByteArray("(3, 2, 5, 5, )") << 150;
    QTest::newRow("layer") << 1 << -1 << QByteArray("(2, 5, 5, )") << 50;
    QTest::newRow("head") << -1 << 1 << QByteArray("(3, 5, 5, )") << 75;
    QTest::newRow("one head") << 1 << 1 << QByteArray("(5, 5, )") << 25;
  }
  void npyHoldsOneArrayLessTheFixedAxes() {
    QFETCH(int, layer);
    QFETCH(int, head);
    QFETCH(QByteArray, shape);
    QFETCH(int, cells);
    ExportSelection selection;
    if (layer >= 0) selection.layer = layer;
    if (head >= 0) selection.head = head;
    const QString path = m_folder->filePath("a.npy");
    exportAttention(decoderTrace(), selection, path.toStdString(), {});
    const QByteArray bytes = contentOf(path);
    QCOMPARE(bytes.left(8), QByteArray("\x93NUMPY\x01\x00", 8));
    const qsizetype begin =
        10 + static_cast<unsigned char>(bytes[8]) + 256 * static_cast<unsigned char>(bytes[9]);
    QCOMPARE(begin % 64, 0);
    QVERIFY(bytes.mid(10, begin - 10)
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }"));
    QCOMPARE(bytes.size(), begin + 4 * cells);
    const HeadId last{layer >= 0 ? layer : 2, head >= 0 ? head : 1};
    QVERIFY(sameBits(floatAt(bytes, bytes.size() - 4), FormulaPatterns::weight(last, 4, 4)));
    QVERIFY(sameBits(floatAt(bytes, begin),
                     FormulaPatterns::weight({std::max(0, layer), std::max(0, head)}, 0, 0)));
  }

  void npyOfSeveralKindsNeedsAChoice() {
    const QString path = m_folder->filePath("a.npy");
    QCOMPARE(
        refusalOf([&] { exportAttention(threeKinds(), {}, path.toStdString(), {}); }),
        "Cannot write " + path +
            ": an .npy file holds one array, and this model has several kinds (encoder, decoder, cross); "
            "choose one kind.");
    QVERIFY(!QFile::exists(path));
    exportAttention(threeKinds(), {AttentionKind::Cross, {}, {}}, path.toStdString(), {});
    QVERIFY(contentOf(path).contains("'shape': (3, 2, 5, 2, )"));
  }

  void jsonComesBackBitForBit() {
    const QString path = m_folder->filePath("a.json");
    ThreadPool pool(2);
    exportAttention(threeKinds(), {{}, 1, {}}, path.toStdString(), {&pool, {}, {}});
    const auto json = nlohmann::json::parse(contentOf(path).toStdString());
    QCOMPARE(json.size(), std::size_t{9});
    QCOMPARE(json["decoder.key_tokens"].get<std::vector<std::string>>(), kAwkward);
    QCOMPARE(json["encoder.key_tokens"].get<std::vector<std::string>>(),
             (std::vector<std::string>{"x", "y"}));
    const auto& cross = json["cross"];
    QCOMPARE(cross.size(), std::size_t{1});
    QCOMPARE(cross[0].size(), std::size_t{2});
    for (int head = 0; head < 2; ++head) {
      QCOMPARE(cross[0][head].size(), std::size_t{5});
      for (int query = 0; query < 5; ++query) {
        QCOMPARE(cross[0][head][query].size(), std::size_t{2});
        for (int key = 0; key < 2; ++key) {
          QVERIFY(sameBits(static_cast<float>(cross[0][head][query][key].get<double>()),
                           FormulaPatterns::weight({1, head}, query, key)));
        }
      }
    }
  }

  void csvComesBackBitForBit() {
    const QString path = m_folder->filePath("a.csv");
    ThreadPool pool(2);
    exportAttention(threeKinds(), {}, path.toStdString(), {&pool, {}, {}});
    const std::string text = contentOf(path).toStdString();
    QVERIFY(text.starts_with("kind,layer,head,query,key,query_token,key_token,weight\nencoder,0,0,0,0,x,x,"));
    CsvReader reader(text, "a.csv");
    std::vector<std::string> fields;
    QVERIFY(reader.nextRow(fields));
    int rows = 0;
    while (reader.nextRow(fields)) {
      ++rows;
      QCOMPARE(fields.size(), std::size_t{8});
      const int query = std::stoi(fields[3]);
      const int key = std::stoi(fields[4]);
      if (fields[0] == "decoder") {
        QCOMPARE(fields[5], kAwkward[static_cast<std::size_t>(query)]);
        QCOMPARE(fields[6], kAwkward[static_cast<std::size_t>(key)]);
      }
      float value = 1;
      std::from_chars(fields[7].data(), fields[7].data() + fields[7].size(), value);
      QVERIFY(
          sameBits(value, FormulaPatterns::weight({std::stoi(fields[1]), std::stoi(fields[2])}, query, key)));
    }
    QCOMPARE(rows, 16 + 150 + 60);
  }

  void saysWhatIsNotThere() {
    const std::string file = m_folder->filePath("a.csv").toStdString();
    const auto message = [&](const ExportSelection& selection) {
      return refusalOf([&] { exportAttention(decoderTrace(), selection, file, {}); });
    };
    QCOMPARE(message({AttentionKind::Cross, {}, {}}),
             QString("There is no cross attention here, only: decoder."));
    QCOMPARE(message({{}, 3, {}}), QString("There is no layer 3: the decoder has layers 0 to 2."));
    QCOMPARE(message({{}, -1, {}}), QString("There is no layer -1: the decoder has layers 0 to 2."));
    QCOMPARE(message({{}, 0, 2}), QString("There is no head 2: the decoder has heads 0 to 1."));
    QVERIFY(QDir(m_folder->path()).isEmpty());
  }

  void aCancelledExportLeavesNothing() {
    const QString path = m_folder->filePath("old.csv");
    exportAttention(decoderTrace(), {{}, 0, 0}, path.toStdString(), {});
    const QByteArray before = contentOf(path);
    std::stop_source stop;
    int reports = 0;
    Execution execution;
    execution.stop = stop.get_token();
    execution.progress = [&](double) {
      if (++reports == 3) stop.request_stop();
    };
    for (const char* name : {"old.csv", "new.json", "new.npy", "new.safetensors"}) {
      reports = 0;
      stop = std::stop_source();
      execution.stop = stop.get_token();
      QVERIFY_EXCEPTION_THROWN(
          exportAttention(decoderTrace(), {}, m_folder->filePath(name).toStdString(), execution), Cancelled);
    }
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"old.csv"});
  }

  void progressEndsAtOne() {
    std::vector<double> reports;
    Execution execution;
    execution.progress = [&](double fraction) { reports.push_back(fraction); };
    exportAttention(threeKinds(), {}, m_folder->filePath("a.npz.csv").toStdString(), execution);
    QVERIFY(std::is_sorted(reports.begin(), reports.end()));
    QCOMPARE(reports.back(), 1.0);
  }

  void memoryDoesNotGrowWithTheTrace() {
    const std::int64_t tokens = 1024;
    Trace trace;
    trace.decoder = AttentionTrace{
        std::make_shared<FormulaPatterns>(AttentionKind::Decoder, PatternShape{4, 4, tokens, tokens},
                                          TokenList(tokens), TokenList(tokens)),
        nullptr, nullptr};
    struct rusage before {};
    getrusage(RUSAGE_SELF, &before);
    const QString path = m_folder->filePath("large.npy");  // 64 MB
    exportAttention(trace, {}, path.toStdString(), {});
    struct rusage after {};
    getrusage(RUSAGE_SELF, &after);
    QCOMPARE(QFileInfo(path).size() % (1 << 20), 128);
    QVERIFY(after.ru_maxrss - before.ru_maxrss < 40 * 1024);
  }

  void writesLogits() {
    Trace trace;
    trace.logits = Matrix(2, 3);
    trace.logits << 1.5f, -0.1f, 1e-20f, 3e20f, 0, -7;
    const QString json = m_folder->filePath("a.json");
    exportLogits(trace, json.toStdString(), {});
    const auto parsed = nlohmann::json::parse(contentOf(json).toStdString());
    QCOMPARE(static_cast<float>(parsed["logits"][0][1].get<double>()), -0.1f);
    QCOMPARE(parsed["logits"][1].get<std::vector<float>>(), (std::vector<float>{3e20f, 0, -7}));
    const QString npy = m_folder->filePath("a.npy");
    exportLogits(trace, npy.toStdString(), {});
    QCOMPARE(floatAt(contentOf(npy), contentOf(npy).size() - 4), -7.0f);
    const QString safetensors = m_folder->filePath("a.safetensors");
    exportLogits(trace, safetensors.toStdString(), {});
    QVERIFY(
        contentOf(safetensors).contains(R"("logits":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]})"));
  }

  void weightsThatAreNoneAreNoJson() {
    Trace trace;
    trace.decoder.emplace().patterns = std::make_shared<BrokenPatterns>(
        AttentionKind::Decoder, PatternShape{2, 1, 2, 2}, tokensNamed({"x", "y"}), tokensNamed({"x", "y"}));
    const QString path = m_folder->filePath("a.json");
    QCOMPARE(
        refusalOf([&] { exportAttention(trace, {}, path.toStdString(), {}); }),
        QString("Query 1 of head 1.0 has a weight that is not a finite number, which JSON cannot hold."));
    QVERIFY(!QFile::exists(path));
  }

  void saysWhyLogitsCannotBeWritten() {
    Trace trace;
    const QString path = m_folder->filePath("a.json");
    QCOMPARE(refusalOf([&] { exportLogits(trace, path.toStdString(), {}); }),
             QString("There are no logits here: the model has no output head."));
    trace.logits = Matrix::Constant(1, 2, std::numeric_limits<float>::infinity());
    QCOMPARE(refusalOf([&] { exportLogits(trace, path.toStdString(), {}); }),
             "Cannot write " + path +
                 ": the logit of token 0 for id 0 is not a finite number, which JSON cannot hold.");
    QCOMPARE(refusalOf([&] { exportLogits(trace, "a.csv", {}); }),
             QString("The extension of a.csv is not one of .safetensors, .npy, .json."));
    QVERIFY(!QFile::exists(path));
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAttentionExport)
#include "tst_attention_export.moc"
