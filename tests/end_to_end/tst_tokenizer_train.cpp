#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "program.h"
#include "tests/support/tokenizer_goldens.h"

using namespace headlight;
using namespace headlight::test;

/// `headlight tokenizer train`: its options mean what the core's settings mean, and bad ones are refused.
class TestTokenizerTrain : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { qunsetenv("QT_QPA_PLATFORM"); }

  void options_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("hash");
    for (const nlohmann::json& entry : nlohmann::json::parse(tokenizerData("training/cases.json"))) {
      QStringList options;
      for (const nlohmann::json& option : entry["options"])
        options.push_back(QString::fromStdString(option.get<std::string>()));
      QTest::newRow(entry["name"].get<std::string>().c_str())
          << options << QString::fromStdString(entry["hash"].get<std::string>());
    }
  }
  void options() {
    QFETCH(QStringList, options);
    QFETCH(QString, hash);
    options.replaceInStrings("whole_words.txt", data("whole_words.txt"));
    const QTemporaryDir folder;
    const Outcome outcome = run(QStringList{"tokenizer", "train", "--text-file", data("corpus.txt"), "--out",
                                            folder.filePath("made")} +
                                options);
    QCOMPARE(outcome.status, 0);
    Fnv1a found;
    found.add(readWholeFile(folder.filePath("made/tokenizer.json").toStdString()));
    QCOMPARE(QString::fromStdString(found.text()), hash);
    const auto facts = nlohmann::json::parse(outcome.out.toStdString());
    QVERIFY(facts["pieces"] >= 300);
    QVERIFY(facts["words"] > facts["different_words"]);
    const Outcome tokens = run({"tokens", "--model", folder.filePath("made"), "--text", "It is."});
    QCOMPARE(tokens.status, 0);
  }

  void badOptionsAreRefused_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const QStringList train = {"tokenizer", "train"};
    const QStringList text = {"--vocabulary-size", "400",   "--text-file",
                              data("corpus.txt"),  "--out", "/nowhere"};
    QTest::newRow("half a command") << QStringList{"tokenizer"} << 2
                                    << "headlight tokenizer is half a command; there is headlight tokenizer "
                                       "train.";
    QTest::newRow("no kind") << train + text << 2 << "--kind is missing.";
    QTest::newRow("no such kind") << train + text + QStringList{"--kind", "unigram"} << 2
                                  << "--kind expects one of wordpiece, bpe, found \"unigram\".";
    QTest::newRow("of the other kind") << train + text + QStringList{"--kind", "wordpiece", "--split-han"}
                                       << 2 << "--split-han belongs to --kind bpe.";
    QTest::newRow("whole characters that are not split")
        << train + text + QStringList{"--kind", "bpe", "--whole-han", "5"} << 2
        << "--whole-han needs --split-han.";
    QTest::newRow("no text") << train + QStringList{"--kind", "bpe", "--vocabulary-size", "9", "--out", "x"}
                             << 2 << "--text-file is missing.";
    QTest::newRow("too small") << train + QStringList{"--kind", "bpe",         "--vocabulary-size",
                                                      "200",    "--text-file", data("corpus.txt"),
                                                      "--out",  "/nowhere"}
                               << 1
                               << "A vocabulary of 200 pieces is too small: special tokens, characters and "
                                  "whole words are 257 already.";
    QTest::newRow("no file") << train + QStringList{"--kind", "bpe",         "--vocabulary-size",
                                                    "300",    "--text-file", "/none.txt",
                                                    "--out",  "/nowhere"}
                             << 1 << "/none.txt cannot be read: No such file or directory.";
  }
  void badOptionsAreRefused() {
    QFETCH(QStringList, words);
    QFETCH(int, status);
    QFETCH(QString, message);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.line(), QString("headlight: " + message));
    QCOMPARE(outcome.status, status);
    QVERIFY(!QDir("/nowhere").exists());
  }

  void textsThatGiveTooFewPieces() {
    const QTemporaryDir folder;
    const Outcome outcome = run({"tokenizer", "train", "--kind", "wordpiece", "--vocabulary-size", "30000",
                                 "--text-file", data("corpus.txt"), "--out", folder.path()});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.line().contains("pieces, fewer than the 30000 asked for."));
  }

 private:
  static QString data(const char* name) {
    return QStringLiteral(HEADLIGHT_TEST_DATA "/tokenizers/training/") + QLatin1String(name);
  }
};

QTEST_GUILESS_MAIN(TestTokenizerTrain)
#include "tst_tokenizer_train.moc"
