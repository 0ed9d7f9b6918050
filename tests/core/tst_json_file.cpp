#include <QtTest>

#include "core/error.h"
#include "core/io/json_file.h"

using namespace headlight;

namespace {

std::string messageOf(const std::string& text, const JsonOptions& options = {}) {
  try {
    parseJson(text, "a.json", options);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

class JsonFileTest : public QObject {
  Q_OBJECT

 private slots:
  void parsesWhatIsValid() {
    const auto json = parseJson(R"({"a": [1, 2.5, true, null, "é漢😀"], "b": {}})", "a.json");
    QCOMPARE(json["a"][0].get<int>(), 1);
    QCOMPARE(json["a"][4].get<std::string>(), std::string("é漢😀"));
  }

  void refusesWithPlace_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("empty") << QByteArray() << QByteArray("a.json is empty, where JSON was expected.");
    QTest::newRow("cut") << QByteArray("{\"a\": [1, 2")
                         << QByteArray("a.json is not valid JSON: it ends too early, after 11 bytes.");
    QTest::newRow("cut string") << QByteArray("{\"a\": \"b")
                                << QByteArray("a.json is not valid JSON: it ends too early, after 8 bytes.");
    QTest::newRow("syntax") << QByteArray("{\"a\": 1,\n \"b\" 2}")
                            << QByteArray("a.json is not valid JSON at line 2, column 6 (byte 14).");
    QTest::newRow("trailing") << QByteArray("{} x")
                              << QByteArray("a.json is not valid JSON at line 1, column 4 (byte 3).");
    QTest::newRow("newline in string")
        << QByteArray("[\"a\nb\"]") << QByteArray("a.json is not valid JSON at line 1, column 4 (byte 3).");
    QTest::newRow("NUL") << QByteArray("{}\0{}", 5)
                         << QByteArray("a.json is not valid JSON: a NUL byte at byte 2.");
    QTest::newRow("UTF-8") << QByteArray("{\"a\": \"caf\xE9\"}")
                           << QByteArray("a.json is not valid UTF-8 at byte 10.");
    QTest::newRow("overlong") << QByteArray("[\"\xC0\x80\"]")
                              << QByteArray("a.json is not valid UTF-8 at byte 2.");
    QTest::newRow("surrogate") << QByteArray("[\"\xED\xA0\x80\"]")
                               << QByteArray("a.json is not valid UTF-8 at byte 2.");
    QTest::newRow("cut character") << QByteArray("\"12345678\xE6\xBC")
                                   << QByteArray("a.json is not valid UTF-8 at byte 9.");
    QTest::newRow("huge number") << QByteArray("[1e999]")
                                 << QByteArray("a.json holds a JSON number too large for a double.");
    QTest::newRow("arrays") << QByteArray(10000, '[')
                            << QByteArray("a.json nests JSON deeper than 128 levels at byte 128.");
    QByteArray objects;
    for (int i = 0; i < 10000; ++i) objects += "{\"a\":";
    QTest::newRow("objects") << objects
                             << QByteArray("a.json nests JSON deeper than 128 levels at byte 640.");
  }

  void refusesWithPlace() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    QCOMPARE(QByteArray::fromStdString(messageOf(text.toStdString())), message);
  }

  void bracketsInStringsDoNotNest() {
    const std::string brackets(10000, '[');
    QCOMPARE(parseJson("\"\\\"" + brackets + "\"", "a.json").get<std::string>(), "\"" + brackets);
  }

  void depthUpToTheLimitIsRead() {
    const std::string text = std::string(128, '[') + std::string(128, ']');
    QCOMPARE(messageOf(text), std::string("no error"));
  }

  void duplicateKeysCountLastUnlessRefused() {
    const std::string text = R"({"a": {"b": 1}, "c": {"b": 2}, "a": 3})";
    QCOMPARE(parseJson(text, "a.json")["a"].get<int>(), 3);
    QCOMPARE(messageOf(text, {.maxDepth = 128, .refuseDuplicateKeys = true}),
             std::string("a.json has the key \"a\" twice in one object."));
  }
};

QTEST_GUILESS_MAIN(JsonFileTest)
#include "tst_json_file.moc"
