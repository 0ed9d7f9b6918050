#include <QTest>

#include "app/evaluation_json.h"
#include "app/evaluation_report.h"
#include "app/model_card.h"
#include "app/perplexity_table.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

EvaluationReport smallReport() {
  return {.model = "m",
          .parameters = 1200,
          .tables = {{.key = "cats",
                      .title = QStringLiteral("Cats"),
                      .columns = {{"name", QStringLiteral("name")},
                                  {"count", QStringLiteral("count"), CellFormat::Count},
                                  {"right", QStringLiteral("right"), CellFormat::Share}},
                      .rows = {{QStringLiteral("猫"), std::int64_t{12345}, 0.973},
                               {QStringLiteral("a|b"), std::int64_t{7}, kNone}}}}};
}

ModelFiles filesWith(const std::string& evaluation) {
  return ModelFiles::embedded(
      "m", {{"evaluation.json", std::as_bytes(std::span(evaluation.data(), evaluation.size()))}});
}

}  // namespace

class TestEvaluationReport : public QObject {
  Q_OBJECT

 private slots:
  void cells_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, double number, CellFormat format) {
      QTest::addRow("%s", text) << number << static_cast<int>(format) << QString::fromUtf8(text);
    };
    row("12,345", 12345, CellFormat::Count);
    row("97.3 %", 0.973, CellFormat::Share);
    row("100.0 %", 1, CellFormat::Share);
    row("0.841", 0.8412, CellFormat::Weight);
    row("23.46", 23.456, CellFormat::Number);
    row("-", kNone, CellFormat::Number);
  }
  void cells() {
    QFETCH(double, number);
    QFETCH(int, format);
    QFETCH(QString, text);
    QCOMPARE(cellText(number, static_cast<CellFormat>(format)), text);
  }

  void columnsStandBelowEachOther() {
    QCOMPARE(plainText(smallReport()), QStringLiteral("Cats\n"
                                                      "  name   count   right\n"
                                                      "  猫    12,345  97.3 %\n"
                                                      "  a|b        7       -\n"));
  }

  void longTextsAndControlCharactersAreShownInPart() {
    EvaluationReport report = smallReport();
    report.tables[0].rows = {
        {QStringLiteral("\u001b[1m") + QString(100, QLatin1Char('x')), std::int64_t{1}, 1.0}};
    const QString text = plainText(report);
    QVERIFY(text.contains(QStringLiteral("\ufffd[1m") + QString(56, QLatin1Char('x')) + QStringLiteral("…")));
    QVERIFY(!text.contains(QChar(0x1b)));
  }

  void markdownTables() {
    QCOMPARE(markdown(smallReport()), QStringLiteral("### Cats\n\n"
                                                     "| name | count | right |\n"
                                                     "| --- | ---: | ---: |\n"
                                                     "| 猫 | 12,345 | 97.3 % |\n"
                                                     "| a\\|b | 7 | - |\n"));
  }

  void json() {
    QCOMPARE(jsonOf(smallReport()).dump(),
             std::string("{\"model\":\"m\",\"parameters\":1200,\"tables\":{\"cats\":["
                         "{\"name\":\"猫\",\"count\":12345,\"right\":0.973},"
                         "{\"name\":\"a|b\",\"count\":7,\"right\":null}]}}"));
  }

  void theCardKeepsWhatAPersonWrote() {
    const std::string card = "# m\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nLimits.\n";
    const std::string made = cardWithFigures(card, smallReport(), "README.md");
    QVERIFY(made.starts_with("# m\n\n<!-- figures -->\n\n### Cats\n"));
    QVERIFY(made.ends_with("| a\\|b | 7 | - |\n\n<!-- end of figures -->\n\nLimits.\n"));
    QVERIFY(made.find("old") == std::string::npos);
    QCOMPARE(cardWithFigures(made, smallReport(), "README.md"), made);
    for (const char* bad : {"", "<!-- figures -->\n", "<!-- end of figures -->\n<!-- figures -->\n"}) {
      QCOMPARE(
          messageOf([&] { cardWithFigures(bad, smallReport(), "README.md"); }),
          std::string("README.md has no lines \"<!-- figures -->\" and \"<!-- end of figures -->\", between "
                      "which the figures would be written."));
    }
  }

  void whatWasRecordedIsFoundAgain() {
    TextLikelihood english;
    english.model.add(-1);
    EvaluationReport report{.model = "m", .parameters = 1, .tables = {}};
    report.tables.push_back(perplexityTable(QStringLiteral("Perplexity"), {{kEnglishText, english}},
                                            [](const TextLikelihood&, const std::string&) {
                                              return BigramFigure{.perplexity = 20, .recorded = false};
                                            }));
    const std::string written = jsonOf(report).dump();
    QCOMPARE(recordedBigram(filesWith(written), kEnglishText), std::optional<double>(20));
    QCOMPARE(recordedBigram(filesWith(written), kChineseText), std::nullopt);
    QVERIFY(written.find("\"counted now\"") != std::string::npos);
    for (const char* other : {"{}", "[]", "{\"tables\": {\"perplexity\": [1, {\"text\": 2}]}}",
                              "{\"tables\": {\"perplexity\": [{\"text\": \"English\", \"bigram\": null}]}}"})
      QCOMPARE(recordedBigram(filesWith(other), kEnglishText), std::nullopt);
    QCOMPARE(recordedBigram(ModelFiles::embedded("m", {}), kEnglishText), std::nullopt);
  }

  void whereTheBigramComesFromIsSaid_data() {
    QTest::addColumn<double>("perplexity");
    QTest::addColumn<bool>("recorded");
    QTest::addColumn<QString>("source");
    QTest::newRow("counted") << 20.0 << false << "counted now";
    QTest::newRow("recorded") << 20.0 << true << "recorded with the model";
    QTest::newRow("neither") << kNone << false << "not counted (--corpus)";
  }
  void whereTheBigramComesFromIsSaid() {
    QFETCH(double, perplexity);
    QFETCH(bool, recorded);
    QFETCH(QString, source);
    TextLikelihood text;
    text.model.add(-std::log(10.0));
    const ReportTable table =
        perplexityTable(QString(), {{kEnglishText, text}}, [&](const TextLikelihood&, const std::string&) {
          return BigramFigure{.perplexity = perplexity, .recorded = recorded};
        });
    QCOMPARE(table.rows[0].back().text, source);
    QCOMPARE(cellText(table.rows[0][5], table.columns[5].format),
             std::isnan(perplexity) ? QStringLiteral("-") : QStringLiteral("0.500"));
  }
};

QTEST_GUILESS_MAIN(TestEvaluationReport)
#include "tst_evaluation_report.moc"
