#include "app/evaluation_tables.h"
#include "app/evaluation_words.h"

namespace headlight {

namespace {

ReportTable headTable(const DecoderEvaluation& evaluation) {
  ReportTable table{.key = "heads",
                    .title = EvaluationWords::tr("Heads, picked and measured on different samples"),
                    .columns = {{"what", EvaluationWords::tr("what it looks at")},
                                {"layer", EvaluationWords::tr("layer"), CellFormat::Count},
                                {"head", EvaluationWords::tr("head"), CellFormat::Count},
                                {"weight", EvaluationWords::tr("mean weight"), CellFormat::Weight},
                                {"picked_weight", EvaluationWords::tr("where picked"), CellFormat::Weight},
                                {"rows", EvaluationWords::tr("rows"), CellFormat::Count}},
                    .rows = {}};
  const auto add = [&](const char* what, const FoundHead& found) {
    table.rows.push_back({what, std::int64_t{found.head.layer}, std::int64_t{found.head.head}, found.measured,
                          found.selected, found.cells});
  };
  add(QT_TRANSLATE_NOOP("CommandLine", "previous token"), evaluation.previousToken);
  add(QT_TRANSLATE_NOOP("CommandLine", "token after the earlier copy (induction)"), evaluation.induction);
  return table;
}

QString guessText(const Guess& guess) {
  QString text = QString::fromStdString(guess.text).trimmed();
  if (text.isEmpty()) text = QStringLiteral("\"%1\"").arg(QString::fromStdString(guess.text));
  text.replace(QLatin1Char('\n'), QStringLiteral("\\n"));
  return text + QStringLiteral(" %1 %").arg(guess.probability * 100, 0, 'f', 1);
}

ReportTable promptTable(const DecoderEvaluation& evaluation) {
  ReportTable table{.key = "prompts",
                    .title = EvaluationWords::tr("Prompts with the likeliest next tokens"),
                    .columns = {{"language", EvaluationWords::tr("language")},
                                {"prompt", EvaluationWords::tr("prompt")},
                                {"grammatical", EvaluationWords::tr("grammatical")}},
                    .rows = {}};
  constexpr const char* kGuessKeys[] = {"first", "second", "third", "fourth", "fifth"};
  for (std::size_t i = 0; i < std::size(kGuessKeys); ++i)
    table.columns.push_back({kGuessKeys[i], QString::number(i + 1)});
  for (std::size_t i = 0; i < evaluation.prompts.size(); ++i) {
    const PromptResult& result = evaluation.results[i];
    std::vector<ReportCell>& row = table.rows.emplace_back();
    row.emplace_back(QString::fromStdString(evaluation.prompts[i].language));
    row.emplace_back(QString::fromStdString(evaluation.prompts[i].text));
    row.emplace_back(result.grammatical ? QT_TRANSLATE_NOOP("CommandLine", "yes")
                                        : QT_TRANSLATE_NOOP("CommandLine", "no"));
    for (std::size_t guess = 0; guess < std::size(kGuessKeys); ++guess)
      row.emplace_back(guess < result.guesses.size() ? guessText(result.guesses[guess]) : QString());
  }
  return table;
}

ReportTable grammaticalTable(const DecoderEvaluation& evaluation) {
  ReportTable table{.key = "grammatical",
                    .title = EvaluationWords::tr("Prompts whose first guess is grammatical"),
                    .columns = {{"language", EvaluationWords::tr("language")},
                                {"prompts", EvaluationWords::tr("prompts"), CellFormat::Count},
                                {"grammatical", EvaluationWords::tr("grammatical"), CellFormat::Count}},
                    .rows = {}};
  for (const char* language : {"en", "zh"}) {
    std::int64_t prompts = 0;
    std::int64_t grammatical = 0;
    for (std::size_t i = 0; i < evaluation.prompts.size(); ++i) {
      if (evaluation.prompts[i].language != language) continue;
      ++prompts;
      grammatical += evaluation.results[i].grammatical ? 1 : 0;
    }
    table.rows.push_back({QString::fromLatin1(language), prompts, grammatical});
  }
  return table;
}

void addRows(const char* language, const LanguageLikelihood& likelihood, std::vector<PerplexityRow>& rows) {
  rows.push_back({language, likelihood.all});
  for (const KindLikelihood& kind : likelihood.kinds)
    rows.push_back({std::string(language) + ", " + kind.kind, kind.likelihood});
}

}  // namespace

std::vector<ReportTable> tablesOf(const DecoderEvaluation& evaluation, const BigramLookup& bigramOf) {
  std::vector<PerplexityRow> texts;
  addRows(kEnglishText, evaluation.english, texts);
  texts.push_back({std::string(kEnglishText) + ", books never seen", evaluation.unseenBooks});
  addRows(kChineseText, evaluation.chinese, texts);
  return {
      perplexityTable(EvaluationWords::tr("Perplexity of texts that training never saw"), texts, bigramOf),
      headTable(evaluation), grammaticalTable(evaluation), promptTable(evaluation)};
}

}  // namespace headlight
