#include <QtTest>

#include "checkpoint_builder.h"
#include "core/model/checkpoint.h"
#include "core/model/fitting_family.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Refusal {
  QString message;
  QString fitting;
};

Refusal refusalOf(CheckpointBuilder& builder) {
  try {
    readCheckpoint(builder.files());
  } catch (const UnknownFamily& unknown) {
    return {QString::fromUtf8(unknown.what()), QString::fromStdString(unknown.fitting)};
  }
  return {};
}

}  // namespace

/// Checkpoints whose model_type nobody knows.
class TestFittingFamily : public QObject {
  Q_OBJECT

 private slots:
  void offersTheFamilyWhoseTensorsTheyAre_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("fitting");
    QTest::newRow("llama") << "llama"
                           << "llama";
    QTest::newRow("qwen2") << "qwen2"
                           << "llama";  // its biases are read where they are
    QTest::newRow("gpt2") << "gpt2"
                          << "gpt2";
    QTest::newRow("gpt_neox") << "gpt_neox"
                              << "gpt_neox";
    QTest::newRow("bert") << "bert"
                          << "bert";
  }
  void offersTheFamilyWhoseTensorsTheyAre() {
    QFETCH(QString, golden);
    QFETCH(QString, fitting);
    CheckpointBuilder builder(golden.toStdString());
    builder.config["model_type"] = "pebble";
    const Refusal refusal = refusalOf(builder);
    QCOMPARE(refusal.fitting, fitting);
    QCOMPARE(
        refusal.message,
        QStringLiteral("m/config.json: model_type \"pebble\" is not among the families known here, but its "
                       "keys and tensors are those of %1; it can be opened as that (--as %1 on the "
                       "command line), if it computes the same.")
            .arg(fitting));
  }

  void listsTheFamiliesWhereNoneFits() {
    CheckpointBuilder builder("llama");
    builder.config["model_type"] = "pebble";
    builder.rename("self_attn", "mixer");
    const Refusal refusal = refusalOf(builder);
    QVERIFY(refusal.fitting.isEmpty());
    QVERIFY(refusal.message.startsWith(QStringLiteral(
        "m/config.json: model_type \"pebble\" is not among the families known here: albert, bart, bert")));
  }

  void isReadAsAskedFor() {
    CheckpointBuilder builder("llama");
    const std::int64_t parameters = readCheckpoint(builder.files()).weights.parameterCount;
    builder.config["model_type"] = "pebble";
    const Checkpoint checkpoint = readCheckpoint(builder.files().as("llama"));
    QCOMPARE(checkpoint.config.family, std::string("llama"));
    QCOMPARE(checkpoint.weights.parameterCount, parameters);
    QCOMPARE(checkpoint.notes.at(0).english(),
             std::string("m/config.json: model_type \"pebble\" is run as llama, as was asked for."));
    builder.config.erase("model_type");
    QVERIFY(readCheckpoint(builder.files().as("llama")).config.decoder.has_value());
    QVERIFY_EXCEPTION_THROWN(readCheckpoint(builder.files().as("pebble")), Error);
  }
};

QTEST_GUILESS_MAIN(TestFittingFamily)
#include "tst_fitting_family.moc"
