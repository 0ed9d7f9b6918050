#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "program.h"

using namespace headlight;
using namespace headlight::test;
using Json = nlohmann::json;

namespace {

/// Nothing, or what is not as it should be.
using Check = std::function<QString()>;

Json jsonIn(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  return Json::parse(file.readAll().toStdString(), nullptr, false);
}

QString told(const Outcome& outcome) { return QString("status %1, %2").arg(outcome.status).arg(outcome.err); }

/// The numbers of nested lists, in order.
void flatten(const Json& value, std::vector<double>& numbers) {
  if (value.is_number()) numbers.push_back(value.get<double>());
  if (value.is_array())
    for (const Json& entry : value) flatten(entry, numbers);
}

struct Array {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
  std::string name;
  std::vector<std::string> queries;
  std::vector<std::string> keys;
};

std::vector<std::string> labelsOf(const SafetensorsFile& file, const std::string& key) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) return {};
  return Json::parse(found->second).get<std::vector<std::string>>();
}

/// An array of a safetensors file: `name`, or the first.
Array arrayIn(const QString& path, const std::string& name = {}) {
  if (!QFile::exists(path)) return {};
  const auto mapped = MappedFile::open(path.toStdString());
  const SafetensorsFile file = readSafetensors(mapped->bytes(), path.toStdString());
  const TensorView* tensor = name.empty() ? &file.tensors.front() : file.find(name);
  if (tensor == nullptr) return {};
  Array array{tensor->shape, std::vector<float>(static_cast<std::size_t>(tensor->elementCount())),
              tensor->name, labelsOf(file, tensor->name + ".query_tokens"),
              labelsOf(file, tensor->name + ".key_tokens")};
  widen(*tensor, 0, array.values);
  return array;
}

QString differenceOf(const Array& array, const Json& expected, double tolerance) {
  std::vector<double> numbers;
  flatten(expected, numbers);
  if (numbers.size() != array.values.size())
    return QString("%1 numbers instead of %2").arg(array.values.size()).arg(numbers.size());
  double largest = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    largest = std::fmax(largest, std::fabs(numbers[i] - static_cast<double>(array.values[i])));
  return largest <= tolerance ? QString() : QString("the largest difference is %1").arg(largest);
}

QString listText(const Json& ids) {
  QStringList texts;
  for (const Json& id : ids) texts << QString::number(id.get<int>());
  return texts.join(',');
}

QString checkTokens(const QString& model, const Json& expected) {
  QStringList words{"tokens", "--model", model, "--text",
                    QString::fromStdString(expected["text"].get<std::string>())};
  if (expected.contains("options"))
    words << QString::fromStdString(expected["options"].get<std::string>()).split(' ');
  const Outcome outcome = run(words);
  const Json found = Json::parse(outcome.out.toStdString(), nullptr, false);
  if (outcome.status != 0 || !found.is_object()) return told(outcome);
  return found["ids"] == expected["ids"] ? QString()
                                         : "the tokens are " + QString::fromStdString(found.dump());
}

QString checkPatterns(const QString& model, const Json& expected) {
  const QTemporaryDir folder;
  const QString file = folder.filePath("a.safetensors");
  const Json tolerance = expected.value("tolerance", Json::object());
  const Outcome outcome =
      run({"attention", "--model", model, "--ids", listText(expected["ids"]), "--out", file});
  if (outcome.status != 0) return told(outcome);
  for (const char* kind : {"encoder", "decoder", "cross"}) {
    if (!expected.contains(kind)) continue;
    const QString wrong =
        differenceOf(arrayIn(file, kind), expected[kind], tolerance.value("patterns", 2e-5));
    if (!wrong.isEmpty()) return QString("%1: %2").arg(kind, wrong);
  }
  if (!expected.contains("logits_last_row")) return {};
  const Outcome logits = run({"logits", "--model", model, "--ids", listText(expected["ids"]), "--out", file});
  if (logits.status != 0) return told(logits);
  Array array = arrayIn(file, "logits");
  array.values.erase(array.values.begin(), array.values.end() - array.shape.back());
  return differenceOf(array, expected["logits_last_row"], tolerance.value("logits", 1e-3));
}

/// An array file is converted, and says what `expected` has: an array, an object with an array and labels, or
/// the words of a refusal. null: it only has to be read.
QString checkArray(const QString& file, const Json& expected) {
  const QTemporaryDir folder;
  const QString out = folder.filePath("a.safetensors");
  const Outcome outcome = run({"attention", file, "--out", out});
  if (expected.is_string())
    return outcome.status == 1 && !outcome.line().isEmpty() ? QString() : told(outcome);
  if (outcome.status != 0) return told(outcome);
  const Json numbers = expected.is_object() ? expected.value("array", Json()) : expected;
  const std::string kind = expected.is_object() ? expected.value("kind", std::string()) : std::string();
  const Array array = arrayIn(out, kind);
  if (expected.is_object() && expected.contains("keys") && expected["keys"] != Json(array.keys))
    return "the keys are " + QString::fromStdString(Json(array.keys).dump());
  if (expected.is_object() && expected.contains("queries") && expected["queries"] != Json(array.queries))
    return "the queries are " + QString::fromStdString(Json(array.queries).dump());
  return numbers.is_null() ? QString() : differenceOf(array, numbers, 1e-5);
}

/// Weights that change numbers are said in one line that names one of them, or the model is refused.
QString checkUnreadWeights(const QString& model, const QString& name) {
  const QTemporaryDir folder;
  for (const QStringList& words :
       {QStringList{"info", "--model", model},
        QStringList{"attention", "--model", model, "--ids", "5,17,3", "--out", folder.filePath("a.npy")}}) {
    const Outcome outcome = run(words);
    if (outcome.line().isEmpty() || !outcome.line().contains(name)) return told(outcome);
  }
  return {};
}

QString checkPrintableLine(const QString& model) {
  const Outcome outcome = run({"info", "--model", model});
  if (outcome.status == 0 && outcome.err.isEmpty()) return {};
  return outcome.line().isEmpty() ? told(outcome) : QString();
}

QString checkSvg(const QString& text) {
  const QTemporaryDir folder;
  const QString file = folder.filePath("a.svg");
  const Outcome outcome = run({"render", "--model", HEADLIGHT_TEST_DATA "/models/kjv-decoder", "--text-file",
                               text, "--view", "heads", "--out", file});
  QFile svg(file);
  if (outcome.status != 0 || !svg.open(QIODevice::ReadOnly)) return told(outcome);
  QXmlStreamReader reader(&svg);
  while (!reader.atEnd()) reader.readNext();
  return reader.errorString();
}

/// The links of a Hugging Face cache, made again since they do not survive every copy.
QString checkMissingBlob(const QString& folder) {
  const QTemporaryDir copy;
  const QString snapshot = copy.filePath("hub/models--acme--tiny/snapshots/0123abcd");
  const QString blobs = copy.filePath("hub/models--acme--tiny/blobs");
  QDir().mkpath(snapshot);
  QDir().mkpath(blobs);
  QDir().mkpath(copy.filePath("hub/models--acme--tiny/refs"));
  QFile::copy(folder + "/hub/models--acme--tiny/blobs/aa", blobs + "/aa");
  QFile::copy(folder + "/hub/models--acme--tiny/refs/main",
              copy.filePath("hub/models--acme--tiny/refs/main"));
  QFile::link("../../blobs/aa", snapshot + "/config.json");
  QFile::link("../../blobs/bb", snapshot + "/model.safetensors");
  QFile::link("../../blobs/cc", snapshot + "/tokenizer.json");
  const Outcome outcome = run({"info", "--model", "acme/tiny"},
                              {{"HF_HUB_CACHE", copy.filePath("hub")}, {"HF_HOME", copy.path()}});
  const bool said = outcome.line().contains("model.safetensors") && outcome.line().contains("incomplete");
  return outcome.status == 1 && said ? QString() : told(outcome);
}

QString checkPrintedIds(const QString& model) {
  const QTemporaryDir folder;
  const QString plain = folder.filePath("plain.safetensors");
  const QString other = folder.filePath("other.safetensors");
  if (run({"attention", "--model", model, "--ids", "5,17,3", "--out", plain}).status != 0)
    return "--ids 5,17,3";
  for (const char* ids :
       {"5, 17, 3", "[5, 17, 3]", "5 17 3", "5,17,3,", "[ 5 17\n 3]", "tensor([[5, 17, 3]])"}) {
    const Outcome outcome = run({"attention", "--model", model, "--ids", ids, "--out", other});
    if (outcome.status != 0) return told(outcome);
    if (arrayIn(plain).values != arrayIn(other).values)
      return QString("--ids \"%1\" is another run").arg(ids);
  }
  return {};
}

}  // namespace

/// Walks a folder of cases met outside (HEADLIGHT_CASES; each has a case.md and mostly an expected.json) and
/// runs the built program on each.
class TestCases : public QObject {
  Q_OBJECT

 private slots:
  void everyCase_data() {
    QTest::addColumn<Check>("check");
    m_root = qEnvironmentVariable("HEADLIGHT_CASES");
    for (const QString& name : QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
      if (!m_root.isEmpty() && !kLater.contains(name.left(2))) addFolder(name);
    if (QDir(m_root).isEmpty() || m_root.isEmpty()) QTest::newRow("no cases") << Check();
  }
  void everyCase() {
    QFETCH(Check, check);
    if (!check) QSKIP("HEADLIGHT_CASES does not name a folder of cases.");
    const QString wrong = check();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
  }

 private:
  /// Families that are not there yet.
  static inline const QStringList kLater = {"28", "29"};

  static void add(const QString& name, const Check& check) { QTest::newRow(qPrintable(name)) << check; }

  void addFolder(const QString& name) {
    const QString folder = m_root + "/" + name;
    const QString number = name.left(2);
    if (number == "15") return add(name, [=] { return checkMissingBlob(folder); });
    if (number == "18") return addOwnFormats(name, folder);
    if (number == "22") return addFiles(name, folder, "*.txt", checkSvg);
    if (number == "26") return add(name, [=] { return checkStubTokenizer(folder); });
    if (number == "33") return add(name, [=] { return checkPrintedIds(folder); });
    addExpected(name, folder);
    for (const QString& part : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
      const QString model = folder + "/" + part;
      if (QFile::exists(model + "/expected.json")) addExpected(name + "/" + part, model);
      if (part.startsWith("q-norm"))
        add(name + "/" + part, [=] { return checkUnreadWeights(model, "q_norm"); });
      if (part.startsWith("sinks"))
        add(name + "/" + part, [=] { return checkUnreadWeights(model, "sinks"); });
      if (number == "31") add(name + "/" + part, [=] { return checkPrintableLine(model); });
    }
  }

  static void addFiles(const QString& name, const QString& folder, const QString& pattern,
                       QString (*check)(const QString&)) {
    for (const QString& file : QDir(folder).entryList({pattern}, QDir::Files, QDir::Name))
      add(name + "/" + file, [=] { return check(folder + "/" + file); });
  }

  static QString checkStubTokenizer(const QString& folder) {
    const Outcome outcome = run({"tokens", "--model", folder, "--text", "hi"});
    return outcome.status == 0 || outcome.line().contains("tokenizer.model") ? QString() : told(outcome);
  }

  static void addOwnFormats(const QString& name, const QString& folder) {
    add(name + "/own.json", [=] {
      const QTemporaryDir out;
      for (const char* file : {"own.json", "own.safetensors"}) {
        const Outcome outcome =
            run({"attention", folder + "/" + file, "--out", out.filePath(QString(file) + ".safetensors")});
        if (outcome.status != 0) return told(outcome);
      }
      const Array json = arrayIn(out.filePath("own.json.safetensors"));
      const Array own = arrayIn(out.filePath("own.safetensors.safetensors"));
      const bool same = json.values == own.values && json.shape == own.shape && json.keys == own.keys;
      return same ? QString() : QString("own.json is another array than own.safetensors");
    });
    add(name + "/list.json", [=] { return checkArray(folder + "/list.json", {}); });
  }

  /// What expected.json has, told by its form.
  static void addExpected(const QString& name, const QString& folder) {
    const Json expected = jsonIn(folder + "/expected.json");
    if (expected.is_array()) {
      for (std::size_t i = 0; i < expected.size(); ++i)
        addInput(QString("%1, input %2").arg(name).arg(i), folder, expected[i]);
      return;
    }
    if (!expected.is_object()) return;
    if (expected.contains("ids")) return addInput(name, folder, expected);
    const QStringList arrays = QDir(folder).entryList(
        {"*.npy", "*.npz", "*.safetensors", "*.csv", "*.tsv", "*.json"}, QDir::Files, QDir::Name);
    for (const QString& file : arrays) {
      if (file == "expected.json" || file == "tokenizer.json") continue;
      // The one array of case 23 is that of its bfloat16 files.
      const bool shared = expected.contains("array") && file != "big-endian.npy";
      const Json own = shared ? expected : expected.value(file.toStdString(), Json());
      add(name + "/" + file, [=] { return checkArray(folder + "/" + file, own); });
    }
    for (const auto& [part, entry] : expected.items())
      if (entry.is_object() && entry.contains("text"))
        add(name + "/" + QString::fromStdString(part), [model = folder + "/" + QString::fromStdString(part),
                                                        entry = entry] { return checkTokens(model, entry); });
  }

  static void addInput(const QString& name, const QString& folder, const Json& expected) {
    const QString model = folder + "/" + QString::fromStdString(expected.value("model", std::string(".")));
    if (expected.contains("text")) return add(name, [=] { return checkTokens(model, expected); });
    add(name, [=] { return checkPatterns(model, expected); });
  }

  QString m_root;
};

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
