#include <signal.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "program.h"
#include "tests/support/training_files.h"

using namespace headlight;
using namespace headlight::test;

namespace {

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<QJsonObject> linesOfLog(const QString& folder) {
  std::vector<QJsonObject> lines;
  for (const QByteArray& line : contentOf(folder + "/log.jsonl").split('\n'))
    if (!line.isEmpty()) lines.push_back(QJsonDocument::fromJson(line).object());
  return lines;
}

/// The losses of steps, in order, of which there may be fewer than were asked for.
std::vector<double> stepLosses(const QString& folder) {
  std::vector<double> losses;
  for (const QJsonObject& line : linesOfLog(folder))
    if (line.contains("loss")) losses.push_back(line["loss"].toDouble());
  return losses;
}

QJsonObject masked() {
  return QJsonDocument::fromJson(R"({
    "model": {"model_type": "bert", "vocab_size": 31, "hidden_size": 32, "num_hidden_layers": 2,
              "num_attention_heads": 4, "intermediate_size": 64, "max_position_embeddings": 32,
              "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0},
    "tokenizer": "words", "objective": {"kind": "masked", "dropout": 0.1},
    "data": [{"file": "text.txt", "kind": "running-text"}],
    "held_out": [{"file": "held-out.txt", "kind": "running-text"}],
    "length": 32, "batch_tokens": 1024, "micro_batch_tokens": 256, "steps": 40, "seed": 3,
    "optimizer": {"learning_rate": 0.005, "weight_decay": 0.01},
    "schedule": {"kind": "cosine", "warmup": 5}, "checkpoint_interval": 10})")
      .object();
}

}  // namespace

/// `headlight train`, as people run it.
class TestTrain : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir("words"));
    write("words/vocab.txt", QByteArray::fromStdString(TrainingFiles::vocabularyText()));
    write("text.txt", QByteArray::fromStdString(TrainingFiles::letters(8000)));
    write("held-out.txt", QByteArray::fromStdString(TrainingFiles::letters(1000, 9)));
  }

  void learnsAndWritesAModelThatOpens() {
    QJsonObject config = masked();
    config["steps"] = 250;
    writeConfig(config);
    const Outcome outcome = train("out", {});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject end = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    QCOMPARE(end["step"].toInt(), 250);
    QCOMPARE(end["stopped"].toBool(), false);
    const auto lines = linesOfLog(path("out"));
    QCOMPARE(lines.front()["step"].toInt(), 0);
    const double before = lines.front()["held_out_loss"].toDouble();
    const double after = end["held_out_loss"].toDouble();
    // 26 letters that are equally likely have log(26) = 3.26.
    QVERIFY2(before > 3.1 && after < before - 0.3, qPrintable(QString("%1 %2").arg(before).arg(after)));
    QVERIFY(outcome.err.contains("held-out loss") && outcome.err.contains("tokens/s"));
    const Outcome info = run({"info", "--model", path("out")});
    QVERIFY2(info.status == 0, qPrintable(info.err));
    QCOMPARE(QJsonDocument::fromJson(info.out.toUtf8()).object()["layers"].toInt(), 2);
    QCOMPARE(run({"tokens", "--model", path("out"), "--text", "a b"}).status, 0);
    QVERIFY(run({"logits", "--model", path("out"), "--text", "a b", "--out", path("l.npy")}).status == 0);
  }

  /// The curves of the directory's log; another model has none.
  void itsCurvesAreDrawn() {
    writeConfig(masked());
    QCOMPARE(train("out", {"--steps", "6"}).status, 0);
    const QStringList view{"--view", "training", "--text", "a b"};
    const Outcome drawn = run(QStringList{"render", "--model", path("out"), "--out", path("t.svg")} + view);
    QVERIFY2(drawn.status == 0, qPrintable(drawn.err));
    QFile picture(path("t.svg"));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QVERIFY(picture.readAll().contains("Learning rate"));
    const QString model = QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-encoder");
    const Outcome other = run(QStringList{"render", "--model", model, "--out", path("o.svg")} + view);
    QCOMPARE(other.status, 1);
    QVERIFY2(other.err.contains("--view training: " + model + " is no directory of a training"),
             qPrintable(other.err));
  }

  /// Those of two models that both come from a training; of one that does not it is said.
  void curvesOfTwoAreDrawnTogether() {
    writeConfig(masked());
    QCOMPARE(train("one", {"--steps", "6"}).status, 0);
    QCOMPARE(train("two", {"--steps", "4"}).status, 0);
    const auto drawn = [this](const QString& other) {
      const Outcome outcome = run({"render", "--view", "training", "--text", "a b", "--model", path("one"),
                                   "--out", path("t.svg"), "--compare-model", other});
      return outcome.status == 0 ? QString::fromUtf8(contentOf(path("t.svg"))) : outcome.err;
    };
    const QString both = drawn(path("two"));
    for (const char* said : {"A: one", "B: two", "A, held out", "B, held out", "comparison of A and B"})
      QVERIFY2(both.contains(said), qPrintable(both.left(2000)));
    const QString one = drawn(QStringLiteral(HEADLIGHT_TEST_DATA "/models/kjv-encoder"));
    QVERIFY2(one.contains("B (kjv-encoder) has no log of a training"), qPrintable(one.left(2000)));
    QVERIFY(!one.contains("comparison of A and B"));
  }

  void threadsChangeNoBit() {
    writeConfig(masked());
    QCOMPARE(train("one", {"--steps", "6", "--threads", "1"}).status, 0);
    QCOMPARE(train("three", {"--steps", "6", "--threads", "3"}).status, 0);
    QVERIFY(!modelOf("one").isEmpty());
    QVERIFY(modelOf("one") == modelOf("three"));
  }

  /// Products in bfloat16 with float32 sums and master weights learn as float32 does.
  void bfloat16LearnsAsFloat32Does() {
    QJsonObject config = masked();
    writeConfig(config);
    QVERIFY(train("float32", {}).status == 0);
    config["precision"] = "bfloat16";
    writeConfig(config);
    QVERIFY(train("bfloat16", {}).status == 0);
    const std::vector<double> wanted = stepLosses(path("float32"));
    const std::vector<double> found = stepLosses(path("bfloat16"));
    QCOMPARE(found.size(), wanted.size());
    QVERIFY(found != wanted);
    QVERIFY(wanted.back() < wanted.front() - 0.05);
    for (std::size_t step = 0; step < wanted.size(); ++step)
      QVERIFY2(std::abs(found[step] - wanted[step]) < 0.01 * wanted[step],
               qPrintable(QString("step %1: %2, not %3").arg(step).arg(found[step]).arg(wanted[step])));
  }

  void goesOnWithTheSameBits() {
    writeConfig(masked());
    QCOMPARE(train("whole", {"--steps", "10"}).status, 0);
    QCOMPARE(train("parts", {"--steps", "5"}).status, 0);
    QVERIFY(modelOf("parts") != modelOf("whole"));
    QCOMPARE(train("parts", {"--steps", "10", "--resume"}).status, 0);
    QVERIFY(modelOf("parts") == modelOf("whole"));
    QCOMPARE(stepLosses(path("parts")), stepLosses(path("whole")));
  }

  /// However fast the machine is, the program has more to do when it is killed.
  void aKillLosesAtMostOneInterval() {
    QJsonObject config = masked();
    config["checkpoint_interval"] = 5;
    config["steps"] = 100000;
    writeConfig(config);
    QProcess process;
    process.start(QStringLiteral(HEADLIGHT_PROGRAM),
                  {"train", "--config", path("train.json"), "--out", path("killed")});
    QTRY_VERIFY_WITH_TIMEOUT(stepLosses(path("killed")).size() >= 12, 100000);
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
    const auto done = static_cast<int>(stepLosses(path("killed")).size());
    const Outcome left = train("killed", {"--resume", "--steps", "1"});
    QVERIFY2(left.status == 0, qPrintable(left.err));
    const int step = QJsonDocument::fromJson(left.out.toUtf8()).object()["step"].toInt();
    QVERIFY2(step <= done && step >= done - 5, qPrintable(QString("%1 of %2").arg(step).arg(done)));
    const QStringList more = {"--steps", QString::number(done + 7)};
    const Outcome later = train("killed", QStringList{"--resume"} + more);
    QVERIFY2(later.status == 0, qPrintable(later.err));
    QCOMPARE(train("whole", more).status, 0);
    QVERIFY(modelOf("killed") == modelOf("whole"));
    QCOMPARE(stepLosses(path("killed")), stepLosses(path("whole")));
  }

  void stopsInOrder() {
    QJsonObject config = masked();
    config["steps"] = 100000;
    writeConfig(config);
    QProcess process;
    process.start(QStringLiteral(HEADLIGHT_PROGRAM),
                  {"train", "--config", path("train.json"), "--out", path("s")});
    QTRY_VERIFY_WITH_TIMEOUT(stepLosses(path("s")).size() >= 3, 60000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Outcome outcome = finished(process);
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject end = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    QCOMPARE(end["stopped"].toBool(), true);
    QCOMPARE(end["step"].toInt(), static_cast<int>(stepLosses(path("s")).size()));
    QVERIFY(QFile::exists(path("s/checkpoint.safetensors")) && !modelOf("s").isEmpty());
  }

  void everyKindOfModel_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("objective");
    QTest::addColumn<QString>("kind");
    QTest::newRow("gpt2")
        << R"({"model_type": "gpt2", "vocab_size": 31, "n_embd": 32, "n_layer": 2, "n_head": 4,
                                 "n_positions": 32, "resid_pdrop": 0.0, "embd_pdrop": 0.0, "attn_pdrop": 0.0})"
        << "causal"
        << "running-text";
    QTest::newRow("llama") << R"({"model_type": "llama", "vocab_size": 31, "hidden_size": 32,
                                  "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
                                  "intermediate_size": 64, "max_position_embeddings": 32})"
                           << "causal"
                           << "running-text";
    QTest::newRow("bart") << R"({"model_type": "bart", "vocab_size": 31, "d_model": 32, "encoder_layers": 1,
                                 "decoder_layers": 1, "encoder_attention_heads": 4,
                                 "decoder_attention_heads": 4, "encoder_ffn_dim": 64, "decoder_ffn_dim": 64,
                                 "max_position_embeddings": 32, "decoder_start_token_id": 3,
                                 "eos_token_id": 3, "bos_token_id": 2, "pad_token_id": 0})"
                          << "sequence-to-sequence"
                          << "pairs";
  }

  void everyKindOfModel() {
    QFETCH(QString, model);
    QFETCH(QString, objective);
    QFETCH(QString, kind);
    QByteArray pairs;
    for (int i = 0; i < 300; ++i) {
      const char a = static_cast<char>('a' + i * 7 % 26), b = static_cast<char>('a' + i * 11 % 26);
      pairs += QByteArray(1, a) + ' ' + b + '\t' + b + ' ' + a + '\n';
    }
    write("pairs.txt", pairs);
    const QString file = kind == "pairs" ? "pairs.txt" : "text.txt";
    QJsonObject config = masked();
    config["model"] = QJsonDocument::fromJson(model.toUtf8()).object();
    config["objective"] = QJsonObject{{"kind", objective}, {"label_smoothing", 0.05}};
    config["data"] = QJsonArray{QJsonObject{{"file", file}, {"kind", kind}}};
    config["held_out"] = config["data"];
    writeConfig(config);
    const Outcome outcome = train("out", {});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const double before = linesOfLog(path("out")).front()["held_out_loss"].toDouble();
    const double after = QJsonDocument::fromJson(outcome.out.toUtf8()).object()["held_out_loss"].toDouble();
    QVERIFY2(after < before - 0.5, qPrintable(QString("%1 %2").arg(before).arg(after)));
    QCOMPARE(run({"info", "--model", path("out")}).status, 0);
  }

  void problems_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* key, const char* value, const char* message) {
      QTest::addRow("%s %s", key, value) << key << value << message;
    };
    row("steps", "[\"many\"]",
        "headlight: %1/train.json: steps must be a whole number from 1 to 1099511627776, not \"many\".");
    row("tokenizer", "[\"nowhere\"]", "headlight: %1/nowhere cannot be read: No such file or directory.");
    row("length", "[64]",
        "headlight: %1/train.json: length must be at most 32, the tokens that the model has positions for, "
        "not 64.");
    row("model", "[{\"model_type\": \"bert\", \"vocab_size\": 20}]",
        "headlight: %1/train.json: model.vocab_size must be at least 31, the size of the tokenizer's "
        "vocabulary, not 20.");
    row("data", "[[{\"file\": \"nothing.txt\", \"kind\": \"lines\"}]]",
        "headlight: %1/nothing.txt cannot be read: No such file or directory.");
    row("data", "[[{\"file\": \"text.txt\", \"kind\": \"corrupted\"}]]", "headlight: %1/text.txt, line ");
  }

  void problems() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, message);
    QJsonObject config = masked();
    config[key] = QJsonDocument::fromJson(value.toUtf8()).array().at(0);
    writeConfig(config);
    const Outcome outcome = train("out", {});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(message.arg(m_folder->path())), qPrintable(outcome.err));
    QVERIFY(!QFile::exists(path("out/model.safetensors")));
  }

  void usage() {
    QCOMPARE(run({"train", "--out", path("o")}).status, 2);
    QCOMPARE(run({"train", "--config", path("none.json"), "--out", path("o")}).status, 1);
  }

  /// Two processes with the batch of one each give the bits of one process with twice the batch.
  void twoProcesses() {
    const QString mpirun = QStandardPaths::findExecutable("mpirun");
    if (mpirun.isEmpty()) QSKIP("mpirun is not installed.");
    QJsonObject config = masked();
    writeConfig(config);
    QProcess process;
    process.start(mpirun, {"--allow-run-as-root", "--oversubscribe", "-n", "2",
                           QStringLiteral(HEADLIGHT_PROGRAM), "train", "--config", path("train.json"),
                           "--out", path("two"), "--steps", "6", "--threads", "1"});
    const Outcome two = finished(process);
    if (two.err.contains("was built without MPI")) QSKIP("The program was built without MPI.");
    QVERIFY2(two.status == 0, qPrintable(two.err));
    config["batch_tokens"] = 2048;
    writeConfig(config);
    QCOMPARE(train("one", {"--steps", "6"}).status, 0);
    QVERIFY(!modelOf("two").isEmpty());
    QVERIFY(modelOf("one") == modelOf("two"));
    QCOMPARE(stepLosses(path("two")).size(), std::size_t{6});
  }

 private:
  QString path(const QString& name) const { return m_folder->filePath(name); }
  void write(const QString& name, const QByteArray& content) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
  }
  void writeConfig(const QJsonObject& config) const { write("train.json", QJsonDocument(config).toJson()); }
  Outcome train(const QString& out, const QStringList& more) const {
    return run(QStringList{"train", "--config", path("train.json"), "--out", path(out)} + more);
  }
  QByteArray modelOf(const QString& out) const { return contentOf(path(out + "/model.safetensors")); }

  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
