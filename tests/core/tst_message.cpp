#include <QTest>

#include "core/error.h"

using namespace headlight;

/// Sentences with places, and what stands in them.
class MessageTest : public QObject {
  Q_OBJECT
 private slots:
  void placesAreFilled() {
    const Message inner("%2 of %1", std::string("a file"), 3);
    const Message whole("%1 has %2, which is %3.", std::string("x"), inner, phrase("encoder"));
    QCOMPARE(whole.english(), std::string("x has 3 of a file, which is encoder."));
    QCOMPARE(Message("%1 and %1", 7).english(), std::string("7 and 7"));
  }

  /// What stands in a place is taken as it is, also where it looks like a place.
  void namesHaveNoPlaces() {
    QCOMPARE(Message("%1, %2.", std::string("%2"), std::string("100 %1")).english(),
             std::string("%2, 100 %1."));
    QCOMPARE(Message(std::string("%1")).english(), std::string("%1"));
    QCOMPARE(Message("50 % of %1, 9 %", 4).english(), std::string("50 % of 4, 9 %"));
  }

  void namesAreNotWords() {
    QVERIFY(Message(std::string("none")).isName);
    QVERIFY(Message(1.5).isName);
    QVERIFY(!Message("none").isName);
    QVERIFY(!Message(phrase("none")).isName);
    // The key of a file may be a word of the core elsewhere.
    const char* const key = "tokens";
    const Message message("%1 %2", key, phrase("tokens"));
    QVERIFY(message.arguments[0].isName && !message.arguments[1].isName);
    QVERIFY(!systemReason(std::make_error_code(std::errc::permission_denied)).isName);
  }

  void errorsSayThemInOneLine() {
    const Error error("%1 is\n%2.",
                      std::string("a\x1b"
                                  "b"),
                      Message("no %1", phrase("text")));
    QCOMPARE(std::string(error.what()), std::string("a\\x1bb is no text."));
    QCOMPARE(error.message().arguments.size(), std::size_t{2});
    QCOMPARE(std::string(Error("as it is").what()), std::string("as it is"));
    QCOMPARE(std::string(Error(std::string("100 %1")).what()), std::string("100 %1"));
  }

  void listsAreInEnglish() {
    QCOMPARE(english({Message("one"), Message("%1 of them", 2)}),
             (std::vector<std::string>{"one", "2 of them"}));
  }
};

QTEST_GUILESS_MAIN(MessageTest)
#include "tst_message.moc"
