#include <QTemporaryDir>
#include <QTest>

#include "core/evaluation/prompts.h"
#include "core/evaluation/reference_resolution.h"
#include "core/evaluation/text_lines.h"
#include "core/evaluation/text_tokens.h"
#include "core/evaluation/translation_set.h"
#include "core/io/atomic_file.h"
#include "evaluation_fixture.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

/// Bad files of evaluation sets: one sentence that names file, line and field.
class TestEvaluationFiles : public QObject {
  Q_OBJECT

 private slots:
  void referenceSets_data() {
    const auto row = [](const char* name, const char* field, const char* value, const char* message) {
      QTest::newRow(name) << field << value << message;
    };
    columns();
    row("no text", "text", "null", "text is missing");
    row("text that is a number", "text", "3", "text must be a text, not 3");
    row("no span", "pronoun", "7", "pronoun must be a list with at least one entry, not 7");
    row("a span of one number", "pronoun", "[7]", "pronoun must be a span [begin, end), not [7]");
    row("an empty span", "pronoun", "[7, 7]", "pronoun must be a span of at least one character, not [7,7]");
    row("a negative place", "pronoun", "[-1, 7]", "pronoun must be a span [begin, end), not [-1,7]");
    row("outside the text", "pronoun", "[40, 60]",
        "pronoun [40,60] is outside the text, which has 25 characters");
    row("one noun", "nouns", "[[4, 7]]", "nouns must be at least two");
    row("nouns in disorder", "nouns", "[[12, 15], [4, 7]]",
        "nouns must be in the order in which they stand, one behind the other");
    row("the pronoun among the nouns", "nouns", "[[4, 7], [17, 19]]", "nouns holds the pronoun itself");
    row("an answer that is none", "answer", "2", "answer must be a whole number from 0 to 1, not 2");
    row("no kind", "kind", "null", "kind is missing");
    row("another order", "order", "\"middle\"", "order must be \"first\" or \"last\", not \"middle\"");
    row("the wrong order", "order", "\"last\"", "order is \"last\", but the answer is noun 0");
    row("a pair by name", "pair", "\"a\"", "pair must be a whole number from 0 on, not \"a\"");
  }
  void referenceSets() {
    // The second line is the bad one.
    const nlohmann::json good = {{"text", "The cät saw dog, as it was."},
                                 {"pronoun", {20, 22}},
                                 {"nouns", {{4, 7}, {12, 15}}},
                                 {"answer", 0},
                                 {"kind", "saw"},
                                 {"order", "first"}};
    nlohmann::json sentence = good;
    sentence["text"] = "The cät saw dog; it slept";
    sentence["pronoun"] = {17, 19};
    refused(
        sentence, [](const std::string& path) { readReferenceSet(path); }, good);
  }

  void prompts_data() {
    columns();
    QTest::newRow("another language") << "language"
                                      << "\"fr\""
                                      << "language must be \"en\" or \"zh\", not \"fr\"";
    QTest::newRow("no prompt") << "prompt"
                               << "null"
                               << "prompt is missing";
    QTest::newRow("no list") << "grammatical"
                             << "\"a\""
                             << "grammatical must be a list with at least one entry, not \"a\"";
    QTest::newRow("an empty list") << "grammatical"
                                   << "[]"
                                   << "grammatical must be a list with at least one entry, not []";
    QTest::newRow("a number") << "grammatical"
                              << "[1]"
                              << "grammatical must be a list of texts; one entry is 1";
  }
  void prompts() {
    const nlohmann::json good = {{"language", "en"}, {"prompt", "The"}, {"grammatical", {"cat"}}};
    refused(
        good, [](const std::string& path) { readPrompts(path); }, good);
  }

  void translations_data() {
    columns();
    QTest::newRow("no source") << "source"
                               << "null"
                               << "source is missing";
    QTest::newRow("no flag") << "reordered"
                             << "null"
                             << "reordered is missing";
    QTest::newRow("a flag that is a number") << "reordered"
                                             << "1"
                                             << "reordered must be true or false, not 1";
    QTest::newRow("no words") << "words"
                              << "[]"
                              << "words must be a list with at least one entry, not []";
    QTest::newRow("a word that is none") << "words"
                                         << "[3]"
                                         << "words[0] must be a JSON object, not 3";
    QTest::newRow("half a character")
        << "words"
        << R"([{"target": [0, 1], "source": [0, 2], "content": true, "reordered": false}])"
        << "words[0].source [0,2] does not cover whole characters of the text, which has 9 bytes";
    QTest::newRow("outside")
        << "words"
        << R"([{"target": [0, 99], "source": [0, 3], "content": true, "reordered": false}])"
        << "words[0].target [0,99] does not cover whole characters of the text, which has 11 bytes";
    QTest::newRow("content that is a number") << "words"
                                              << R"([{"target": [0, 1], "source": [0, 3], "content": 1}])"
                                              << "words[0].content must be true or false, not 1";
    QTest::newRow("no source span") << "words"
                                    << R"([{"target": [0, 1]}])"
                                    << "words[0].source is missing";
  }
  void translations() {
    const nlohmann::json word = {
        {"target", {0, 1}}, {"source", {0, 3}}, {"content", true}, {"reordered", false}};
    const nlohmann::json good = {
        {"source", "我爱猫"}, {"target", "I love cats"}, {"reordered", false}, {"words", {word}}};
    refused(
        good, [](const std::string& path) { readTranslationSet(path); }, good);
  }

  void texts() {
    QTemporaryDir folder;
    const auto path = [&](const char* name, const std::string& content) {
      const std::string file = folder.filePath(QString::fromLatin1(name)).toStdString();
      AtomicFile out(file);
      out.write(content);
      out.commit();
      return file;
    };
    const std::string empty = path("empty.jsonl", "\n  \n");
    QCOMPARE(messageOf([&] { readTextLines(empty); }),
             empty + " is empty; at least one line of JSON was expected.");
    QCOMPARE(messageOf([&] { readDocuments(empty); }), empty + " holds no text.");
    const std::string broken = path("broken.jsonl", "{\"kind\": \"poem\", \"text\": \"a\"}\n{\"text\": }\n");
    QCOMPARE(messageOf([&] { readTextLines(broken); }),
             broken + ", line 2 is not valid JSON at line 1, column 10 (byte 9).");
    const std::string list = path("list.jsonl", "[1]\n");
    QCOMPARE(messageOf([&] { readTextLines(list); }), list + ", line 1 must be a JSON object, not [1].");
    const std::string bytes = path("bytes.txt", "ab\xff");
    QCOMPARE(messageOf([&] { readDocuments(bytes); }), bytes + " is not valid UTF-8 at byte 2.");
    QVERIFY(messageOf([&] { readTextLines("nowhere.jsonl"); }).starts_with("nowhere.jsonl "));
  }

  void documentsStandBetweenEmptyLines() {
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a.txt")).toStdString();
    AtomicFile out(path);
    out.write("one\ntwo\n\n \nthree\n\n");
    out.commit();
    QCOMPARE(readDocuments(path), (std::vector<std::string>{"one\ntwo", "three"}));
  }

  void sentencesThatTheModelCannotTake() {
    ReferenceSentence sentence{.text = "The cat saw the dog as it ran.",
                               .pronoun = {23, 25},
                               .nouns = {{4, 7}, {7, 8}},
                               .place = "a.jsonl, line 3"};
    const ModelCopies copies = evaluationCopies("encoder");
    QCOMPARE(messageOf([&] {
               nounWeights(copies, {sentence}, {{0, 0}}, {});
             }),
             std::string("a.jsonl, line 3: nouns \" \" has no token of its own in this model."));
    sentence.nouns[1] = {16, 19};
    QCOMPARE(messageOf([&] { nounWeights(copies, {sentence}, {{0, 0}}, {}); }), std::string("no error"));
    const std::vector<std::vector<NounWeights>> weights = {{{0.5, 0.2}}};
    QCOMPARE(messageOf([&] { minimalPairFigures({sentence}, weights, 0); }),
             std::string("a.jsonl, line 3: pair must be the same number in this line and in the next."));
    sentence.pair = 1;
    QCOMPARE(messageOf([&] {
               minimalPairFigures({sentence, sentence}, {weights[0], weights[0]}, 0);
             }),
             std::string(
                 "a.jsonl, line 3: answer is the same as in the line before, so that nothing would move."));
  }

 private:
  static void columns() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
  }

  /// Writes a good line and one with a field of another value, and compares what reading says.
  template <typename Read>
  static void refused(nlohmann::json line, const Read& read, const nlohmann::json& good) {
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, message);
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("set.jsonl")).toStdString();
    line[field.toStdString()] = nlohmann::json::parse(value.toStdString());
    AtomicFile out(path);
    out.write(good.dump() + "\n" + line.dump() + "\n");
    out.commit();
    QCOMPARE(messageOf([&] { read(path); }), path + ", line 2: " + message.toStdString() + ".");
  }
};

QTEST_GUILESS_MAIN(TestEvaluationFiles)
#include "tst_evaluation_files.moc"
