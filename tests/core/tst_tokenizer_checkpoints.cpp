#include <QFile>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/tokenizer/token_list.h"
#include "core/tokenizer/tokenizer_json.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;

// The tokenizers of real checkpoints against the ids that were computed with them (HEADLIGHT_MODELS), and the
// ones of full size against Hugging Face's library (HEADLIGHT_TOKENIZERS, see tst_tokenizer_goldens).
class TestTokenizerCheckpoints : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void referenceInput_data();
  void referenceInput();
  void referenceCases_data();
  void referenceCases();
  void letters();
};

void TestTokenizerCheckpoints::initTestCase() {
  if (qEnvironmentVariableIsEmpty("HEADLIGHT_MODELS")) {
    QSKIP("HEADLIGHT_MODELS is not set: the checkpoints are not there to be tested.");
  }
}

static std::string modelFolder(const char* name) {
  return qEnvironmentVariable("HEADLIGHT_MODELS").toStdString() + "/" + name;
}

static nlohmann::json readJson(const std::string& path) {
  std::ifstream file(path);
  return nlohmann::json::parse(file);
}

void TestTokenizerCheckpoints::referenceInput_data() {
  QTest::addColumn<QString>("model");
  for (const char* name : {"bert-kjv-tiny", "gpt2-kjv-tiny", "stories260K"}) QTest::newRow(name) << name;
}

void TestTokenizerCheckpoints::referenceInput() {
  QFETCH(QString, model);
  const std::string folder = modelFolder(model.toUtf8().constData());
  const auto tokenizer = loadTokenizerFolder(folder);
  QVERIFY(tokenizer);
  const nlohmann::json input = readJson(folder + "/ref/input.json");
  std::optional<std::string> pair;
  if (input.contains("text_pair")) pair = input["text_pair"].get<std::string>();
  const std::string text = input["text"].get<std::string>();
  const Encoding encoding = tokenizer->encode(text, pair);
  QCOMPARE(encoding.ids, input["ids"].get<std::vector<std::int32_t>>());
  if (input.contains("token_type_ids")) {
    QCOMPARE(encoding.typeIds, input["token_type_ids"].get<std::vector<int>>());
  }
  if (input.contains("tokens")) QCOMPARE(encoding.tokens, input["tokens"].get<std::vector<std::string>>());
}

void TestTokenizerCheckpoints::referenceCases_data() { referenceInput_data(); }

void TestTokenizerCheckpoints::referenceCases() {
  QFETCH(QString, model);
  const std::string folder = modelFolder(model.toUtf8().constData());
  const auto tokenizer = loadTokenizerFolder(folder);
  for (const nlohmann::json& entry : readJson(folder + "/ref/tokenizer_cases.json")) {
    const std::string text = entry["text"].get<std::string>();
    QCOMPARE(tokenizer->encode(text).ids, entry["ids"].get<std::vector<std::int32_t>>());
  }
}

void TestTokenizerCheckpoints::letters() {
  const auto tokenizer = loadTokenizerFolder(modelFolder("gpt-nano-sort"));
  QCOMPARE(tokenizer->encode("CBABBC").ids, (std::vector<std::int32_t>{2, 1, 0, 1, 1, 2}));
  QCOMPARE(tokenizer->kindName(), std::string("WordLevel"));
}

QTEST_GUILESS_MAIN(TestTokenizerCheckpoints)
#include "tst_tokenizer_checkpoints.moc"
