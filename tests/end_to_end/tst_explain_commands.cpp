#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>

#include "program.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const QString kEncoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-encoder");
const QString kDecoder = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-decoder");
const QString kBeginning = QStringLiteral("And God said, Let there be");

QJsonDocument documentOf(const Outcome& outcome) { return QJsonDocument::fromJson(outcome.out.toUtf8()); }

QJsonArray tokensAfter(const QJsonObject& json, const QString& stage) {
  for (const auto& entry : json["stages"].toArray())
    if (entry.toObject()["stage"] == stage) return entry.toObject()["tokens"].toArray();
  return {};
}

double sumOf(const QJsonArray& tokens) {
  double sum = 0;
  for (const auto& token : tokens) sum += token.toObject()["probability"].toDouble();
  return sum;
}

}  // namespace

/// `predict`, `lens` and `effects` as people call them.
class TestExplainCommands : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { qunsetenv("QT_QPA_PLATFORM"); }

  void predictsTheNextToken() {
    const Outcome outcome = run({"predict", "--model", kDecoder, "--text", kBeginning, "--temperature", "0.5",
                                 "--top-k", "4", "--top-p", "0.9", "--token", " light", "--count", "100000"});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.out.count('\n'), 1);
    const QJsonObject json = documentOf(outcome).object();
    QCOMPARE(json["predicts"], QJsonValue("next"));
    const QJsonObject asked = json["token"].toObject();
    const QJsonObject listed = tokensAfter(json, "model")[asked["rank"].toInt()].toObject();
    QCOMPARE(listed["id"], asked["id"]);
    QCOMPARE(listed["probability"], asked["probability"]);
    for (const char* stage : {"model", "temperature", "top_k", "top_p"})
      QVERIFY(std::abs(sumOf(tokensAfter(json, stage)) - 1) < 1e-9);
    QCOMPARE(tokensAfter(json, "top_k").size(), qsizetype{4});
    QVERIFY(tokensAfter(json, "rules").isEmpty());
    const double plain = tokensAfter(json, "model")[0].toObject()["probability"].toDouble();
    QVERIFY(tokensAfter(json, "temperature")[0].toObject()["probability"].toDouble() > plain);
    // Greedily it writes what it finds likeliest.
    const QJsonObject written =
        documentOf(run({"generate", "--model", kDecoder, "--text", kBeginning, "--max-new-tokens", "1"}))
            .object();
    QCOMPARE(written["ids"].toArray().last(), tokensAfter(json, "model")[0].toObject()["id"]);
  }

  void predictsAMaskedToken() {
    const QStringList asked = {"predict", "--model", kEncoder, "--count", "3", "--text"};
    const QJsonObject typed = documentOf(run(asked + QStringList{"Let there be [MASK]."})).object();
    const QJsonObject masked =
        documentOf(run(asked + QStringList{"Let there be light.", "--mask-token", "4"})).object();
    QCOMPARE(typed["position"], QJsonValue(4));
    QCOMPARE(typed["predicts"], QJsonValue("this"));
    QCOMPARE(masked, typed);
    QCOMPARE(tokensAfter(typed, "model").size(), qsizetype{3});
  }

  void showsEveryLayer() {
    const Outcome outcome =
        run({"lens", "--model", kDecoder, "--text", kBeginning, "--token", "#5", "--count", "2"});
    QCOMPARE(outcome.err, QString());
    const QJsonArray depths = documentOf(outcome).array();
    QCOMPARE(depths.size(), qsizetype{5});
    QVERIFY(depths[0].toObject()["after_layer"].isNull());
    QCOMPARE(depths[4].toObject()["after_layer"], QJsonValue(3));
    const QJsonObject last = depths[4].toObject()["cells"].toArray()[0].toObject();
    QCOMPARE(last["token"].toObject()["id"], QJsonValue(5));
    const QJsonObject predicted =
        documentOf(run({"predict", "--model", kDecoder, "--text", kBeginning})).object();
    QCOMPARE(last["likeliest"].toArray()[0].toObject()["id"],
             tokensAfter(predicted, "model")[0].toObject()["id"]);
    const QJsonArray range =
        documentOf(run({"lens", "--model", kDecoder, "--text", kBeginning, "--tokens", "1:3"})).array();
    QCOMPARE(range[2].toObject()["cells"].toArray().size(), qsizetype{2});
    QCOMPARE(range[2].toObject()["cells"].toArray()[1].toObject()["position"], QJsonValue(2));
  }

  void ranksHeads() {
    const Outcome outcome = run({"effects", "--model", kDecoder, "--text", kBeginning, "--token", " light"});
    QCOMPARE(outcome.err, QString());
    const QJsonObject json = documentOf(outcome).object();
    const QJsonArray heads = json["heads"].toArray();
    QCOMPARE(heads.size(), qsizetype{16});
    double before = INFINITY;
    for (const auto& head : heads) {
      const double change = std::abs(head.toObject()["logit_change"].toDouble());
      QVERIFY(change <= before);
      before = change;
    }
    const QJsonObject mean = documentOf(run({"effects", "--model", kDecoder, "--text", kBeginning, "--token",
                                             " light", "--ablation", "mean"}))
                                 .object();
    QCOMPARE(mean["logit"], json["logit"]);
    QVERIFY(mean["heads"] != json["heads"]);
  }

  void splitsALogit() {
    const Outcome outcome = run({"effects", "--model", kDecoder, "--text", kBeginning, "--method",
                                 "attribution", "--token", " light", "--against", " the"});
    QCOMPARE(outcome.err, QString());
    const QJsonObject json = documentOf(outcome).object();
    double sum = 0;
    for (const auto& part : json["parts"].toArray()) sum += part.toObject()["logit"].toDouble();
    QVERIFY(std::abs(sum - json["logit"].toDouble()) < 1e-4);
    QCOMPARE(json["against"].toObject()["id"].isDouble(), true);
  }

  void refusals_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* tag, const QStringList& words, int status, const char* message) {
      QTest::newRow(tag) << words << status << QString::fromUtf8(message);
    };
    const QStringList decoder = {"--model", kDecoder, "--text", "light"};
    const QStringList encoder = {"--model", kEncoder, "--text", "light"};
    row("no mask", QStringList{"predict"} + encoder, 1,
        "kjv-encoder predicts masked tokens, and the text has none; write [MASK] in it or say which token to "
        "mask.");
    row("a mask of a decoder", QStringList{"predict"} + decoder + QStringList{"--mask-token", "0"}, 1,
        "kjv-decoder predicts the next token, so that no token of its text can be masked.");
    row("position", QStringList{"effects"} + decoder + QStringList{"--position", "99"}, 1,
        "There is no token 99; the text has tokens 0 to 1.");
    row("two places", QStringList{"predict"} + encoder + QStringList{"--position", "1", "--mask-token", "1"},
        2, "--position and --mask-token exclude each other.");
    row("no token", QStringList{"effects"} + decoder + QStringList{"--token", "so many words"}, 1,
        "--token: \"so many words\" is no single token of kjv-decoder; \"headlight tokens\" shows what "
        "tokens a "
        "text has, and #5 is the token with id 5.");
    row("post-norm", QStringList{"effects", "--method", "attribution", "--mask-token", "1"} + encoder, 1,
        "Each layer of this model norms the whole stream behind its sums (post-norm), so that the last norm "
        "is "
        "not the only one between a layer and the logits, which are then no sum of the layers' parts.");
    row("method", {"effects", "--method", "guess"}, 2,
        "--method expects one of ablation, attribution, found \"guess\".");
    row("ablation", {"effects", "--method", "attribution", "--ablation", "mean"}, 2,
        "--ablation goes with --method ablation only.");
    row("places", {"lens", "--tokens", "1:2", "--position", "1"}, 2,
        "--tokens and --position exclude each other.");
    row("no model", {"lens"}, 2, "--model is missing.");
    row("no text", {"predict", "--model", "m"}, 2, "A text is missing: --text, --text-file or --ids.");
    row("no count", {"predict", "--count", "0"}, 2,
        "--count expects a number from 1 to 16777216, found \"0\".");
  }
  void refusals() {
    QFETCH(const QStringList, words);
    QFETCH(const int, status);
    QFETCH(const QString, message);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.err, "headlight: " + message + "\n");
    QCOMPARE(outcome.status, status);
    QCOMPARE(outcome.out, QString());
  }
};

QTEST_GUILESS_MAIN(TestExplainCommands)
#include "tst_explain_commands.moc"
