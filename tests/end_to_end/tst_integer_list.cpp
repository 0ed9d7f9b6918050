#include <QTest>

#include "app/integer_list.h"

using namespace headlight;

using Numbers = std::vector<std::int64_t>;

class TestIntegerList : public QObject {
  Q_OBJECT

 private slots:
  void reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Numbers>("numbers");
    const auto row = [](const char* text, const Numbers& numbers) {
      QTest::newRow(text) << QByteArray(text) << numbers;
    };
    const Numbers three = {5, 17, 3};
    row("", {});
    row(" ", {});
    row("[]", {});
    row("-1", {-1});
    row("99999999999999999999", {INT64_MAX});
    for (const char* text :
         {"5,17,3", "5, 17, 3", "5 17 3", "5,17,3,", "[5, 17, 3]", "[5, 17, 3],", "[5, 17, 3,]", "(5, 17, 3)",
          "[ 5 17  3]", "[ 5\n 17\n  3]\n", "[[ 5 17 3]]", "array([ 5, 17,  3])",
          "array([5, 17, 3], dtype=int32)", "tensor([5, 17, 3])", "tensor([[ 5, 17,  3]])",
          "tensor([[5,\n         17, 3]], device='cuda:0')", "[5., 17., 3.]", "[5.0 17.00 3.]"})
      row(text, three);
    row("(5,)", {5});
    row("[True, False]", {1, 0});
    row("[ True False]", {1, 0});
  }
  void reads() {
    QFETCH(QByteArray, text);
    QFETCH(Numbers, numbers);
    const auto found =
        integerListOf(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QVERIFY(found.has_value());
    QCOMPARE(*found, numbers);
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"a", "1,,2", ",1", "1;2", "1-2", "1.5", ".5", "[1", "1]", "[1)", "[[1], [2]]", "[1] 2", "[1 ... 2]",
          "tensor([[0, 5],\n        [7, 8]])", "tensor([5])x", "[,]", "[1],,"})
      QTest::newRow(text) << QByteArray(text);
  }
  void refuses() {
    QFETCH(QByteArray, text);
    QVERIFY(!integerListOf(text.toStdString()).has_value());
  }
};

QTEST_GUILESS_MAIN(TestIntegerList)
#include "tst_integer_list.moc"
