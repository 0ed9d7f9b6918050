#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "core/model/playground.h"
#include "ui/views/spans/span_batch.h"
#include "ui/views/spans/span_batch_dialog.h"
#include "ui/views/spans/span_batch_model.h"
#include "ui/views/spans/span_template.h"
#include "ui/views/spans/span_template_dialog.h"

using namespace headlight;

namespace {

std::shared_ptr<const Model> playground() {
  PlaygroundSettings settings;
  settings.mask = MaskRule::Causal;
  return makePlayground(settings, {});
}

QString refusal(const QByteArray& json) {
  try {
    (void)readSpanTemplates(json, QStringLiteral("mine.json"));
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

/// Marks written into prompts, templates with fields, and many prompts at once.
class TestMarkedPrompts : public QObject {
  Q_OBJECT

 private slots:
  void marksAreRead_data();
  void marksAreRead();
  void templatesAreFilled();
  void builtInTemplatesAreWhole();
  void badTemplates_data();
  void badTemplates();
  void formBeginsWithWhatIsMarked();
  void marksFindTheirNames();
  void batchIsTheRunOfEach();
  void tableIsSorted();
};

void TestMarkedPrompts::marksAreRead_data() {
  QTest::addColumn<QString>("written");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QStringList>("spans");  // "name=words"
  QTest::newRow("plain") << "Let there be light"
                         << "Let there be light" << QStringList();
  QTest::newRow("two") << "[role: A cook.] Bake [task:  bread] now"
                       << "A cook. Bake bread now" << QStringList({"role=A cook.", "task=bread"});
  QTest::newRow("brackets inside") << "[role: the [MASK] man]"
                                   << "the [MASK] man" << QStringList({"role=the [MASK] man"});
  QTest::newRow("other brackets") << "see [1], [MASK], [a:b]"
                                  << "see [1], [MASK], [a:b]" << QStringList();
  QTest::newRow("escapes") << "\\[role: x\\] a\\nb \\\\ \\q"
                           << "[role: x] a\nb \\ \\q" << QStringList();
  QTest::newRow("escaped end") << "[role: a\\] b]c"
                               << "a] bc" << QStringList({"role=a] b"});
  QTest::newRow("Chinese") << "[角色: 老师]你好"
                           << "老师你好" << QStringList({"角色=老师"});
}

void TestMarkedPrompts::marksAreRead() {
  QFETCH(QString, written);
  QFETCH(QString, text);
  QFETCH(QStringList, spans);
  QStringList names;
  const MarkedText marked = markedPrompt(written, names);
  QCOMPARE(marked.text, text);
  QStringList found;
  for (const MarkedStretch& stretch : marked.stretches)
    found.append(names[stretch.name] + u'=' + text.mid(stretch.begin, stretch.end - stretch.begin));
  QCOMPARE(found, spans);
}

void TestMarkedPrompts::templatesAreFilled() {
  const auto templates = readSpanTemplates(
      R"([{"title": "T", "text": "You are {role}. {{x}} {task} and {role}", "fields": {"task": "sing"}}])",
      QStringLiteral("mine.json"));
  QCOMPARE(templates.size(), 1u);
  const SpanTemplate& form = templates[0];
  QCOMPARE(form.fields, QStringList({"role", "task"}));
  QCOMPARE(form.examples, QStringList({"", "sing"}));
  const MarkedText marked = form.filled({" a cook ", "bake"});
  QCOMPARE(marked.text, QStringLiteral("You are a cook. {x} bake and a cook"));
  QCOMPARE(marked.stretches.size(), 3u);
  QCOMPARE(marked.stretches[0], (MarkedStretch{0, 8, 14}));
  QCOMPARE(marked.stretches[1].name, 1);
  QCOMPARE(form.filled({{}, "bake"}).stretches.size(), 1u);
}

void TestMarkedPrompts::builtInTemplatesAreWhole() {
  QMap<QString, int> languages;
  for (const SpanTemplate& form : builtInTemplates()) {
    ++languages[form.language];
    QVERIFY2(!form.examples.contains(QString()), qPrintable(form.title));
    QVERIFY(form.filled(form.examples).stretches.size() >= 3);
  }
  QVERIFY(languages.value(QStringLiteral("English")) >= 3);
  QVERIFY(languages.value(QStringLiteral("中文")) >= 3);
}

void TestMarkedPrompts::badTemplates_data() {
  QTest::addColumn<QByteArray>("json");
  QTest::addColumn<QString>("sentence");
  const auto row = [](const char* name, const char* json, const QString& sentence) {
    QTest::newRow(name) << QByteArray(json) << sentence;
  };
  row("no JSON", "[{", "mine.json is no JSON: unterminated object at byte 2.");
  row("no list", "{}", "mine.json is no list of templates: expected [{\"title\": .., \"text\": ..}, ..].");
  row("no title", R"([{"text": "{a}"}])", "mine.json, template 1: It has no “title”.");
  row("no text", R"([{"title": "T"}])", "mine.json, template 1: It has no “text”.");
  row("no field", R"([{"title": "T", "text": "a"}])", "mine.json, template 1: Its text has no {field}.");
  row("open", R"([{"title": "T", "text": "{a"}])",
      "mine.json, template 1: “{a” has no closing brace; a brace itself is written “{{”.");
  row("closed alone", R"([{"title": "T", "text": "{a} }"}])",
      "mine.json, template 1: “}” closes no field; a brace itself is written “}}”.");
  row("empty name", R"([{"title": "T", "text": "{ }"}])",
      "mine.json, template 1: “{}” names no field; a name has 1 to 40 characters on one line.");
  row("many", R"([{"title": "T", "text": "{1}{2}{3}{4}{5}{6}{7}{8}{9}"}])",
      "mine.json, template 1: It has 9 fields; at most 8 can be told apart.");
  row("unknown field",
      R"([{"title": "T", "text": "{a}"}, {"title": "U", "text": "{a}", "fields": {"b": "c"}}])",
      "mine.json, template 2: Its “fields” name “b”, which is not in its text.");
}

void TestMarkedPrompts::badTemplates() {
  QFETCH(QByteArray, json);
  QFETCH(QString, sentence);
  QCOMPARE(refusal(json), sentence);
}

void TestMarkedPrompts::formBeginsWithWhatIsMarked() {
  SpansOptions options;
  options.names = {"task", "limits"};
  options.own.text = QStringLiteral("please bake bread quickly");
  mark(options.own, {0, 7, 17});
  const auto form = readSpanTemplates(
      R"json([{"title": "T", "text": "{task} ({limits})", "fields": {"task": "sing", "limits": "in tune"}}])json",
      {});
  SpanTemplateDialog dialog(form[0], options, true);
  const auto fields = dialog.findChildren<QPlainTextEdit*>();
  QCOMPARE(fields.size(), 2);
  QCOMPARE(fields[0]->toPlainText(), QStringLiteral("bake bread"));
  QCOMPARE(fields[1]->toPlainText(), QStringLiteral("in tune"));
  fields[1]->setPlainText(QStringLiteral("now"));
  for (QPushButton* button : dialog.findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Set Beside the Text")) button->click();
  QVERIFY(dialog.given() && dialog.given()->beside);
  QCOMPARE(dialog.given()->marked.text, QStringLiteral("bake bread (now)"));
  if (const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK"); !folder.isEmpty()) {
    SpanTemplateDialog shown(builtInTemplates()[0], options, true);
    shown.show();
    QVERIFY(shown.grab().save(folder + QStringLiteral("/span-template.png")));
  }
}

void TestMarkedPrompts::marksFindTheirNames() {
  SpansOptions options;  // role, key facts, filler, limits, steps
  options.own.text = QStringLiteral("a bb ccc");
  mark(options.own, {2, 0, 1});
  setMarks(options, {{QStringLiteral("x yy"), {{0, 0, 1}, {1, 2, 4}}}, {"task", "filler"}, true});
  QCOMPARE(options.names, QStringList({"filler", "task"}));
  QCOMPARE(options.own.stretches[0].name, 0);
  QCOMPARE(options.rewrite.stretches[0].name, 1);
  QCOMPARE(options.rewrite.stretches[1].name, 0);
}

void TestMarkedPrompts::batchIsTheRunOfEach() {
  const auto model = playground();
  const PromptList list =
      promptsOf(QStringLiteral("[a: one two] three\n\nfour [b: five] six [a: seven]"), {});
  QCOMPARE(list.names, QStringList({"a", "b"}));
  std::vector<PromptSpans> all;
  measurePrompts(*model, list.prompts, {}, {}, [&](PromptSpans spans) { all.push_back(std::move(spans)); });
  QCOMPARE(all.size(), 2u);
  QCOMPARE(all[1].prompt.line, 3);
  const MarkedRun run = runMarked(*model, {AttentionKind::Decoder, {}, {}}, list.prompts[1].marked, {});
  QCOMPARE(run.groups.names.front(), 0);
  const SpanShares mean = meanShares(run.attention, 0, run.attention.shape.layers);
  for (std::int64_t group = 0; group < mean.count; ++group) {
    const auto place = static_cast<std::size_t>(group);
    QCOMPARE(all[1].all.shares[place], mean.share(mean.count, group));
    QCOMPARE(all[1].all.lifts[place], mean.lift(mean.count, group));
    QCOMPARE(all[1].perHead[0].shares[place], run.attention.heads[0].share(mean.count, group));
  }
}

void TestMarkedPrompts::tableIsSorted() {
  QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("prompts.txt")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("[a: one two] three\n[a: one] two three four [b: five]\n");
  file.close();
  auto result = std::make_shared<RunResult>();
  result->model = playground();
  Snapshot snapshot;
  snapshot.result = result;
  SpanBatchDialog dialog;
  dialog.setSnapshot(snapshot);
  dialog.open(file.fileName());
  QTRY_VERIFY(!dialog.isRunning());
  auto* table = dialog.findChild<QTableView*>();
  QTRY_VERIFY(table->model()->rowCount() >= 5);
  table->sortByColumn(SpanBatchModel::Share, Qt::DescendingOrder);
  double before = 2;
  for (int row = 0; row < table->model()->rowCount(); ++row) {
    const double share = table->model()->index(row, SpanBatchModel::Share).data(Qt::UserRole).toDouble();
    QVERIFY(share <= before);
    before = share;
  }
  GivenMarks shown;
  dialog.chosen = [&](const GivenMarks& given) { shown = given; };
  table->sortByColumn(SpanBatchModel::Line, Qt::DescendingOrder);
  table->selectRow(0);
  for (QPushButton* button : dialog.findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Show in Spans")) button->click();
  QCOMPARE(shown.marked.text, QStringLiteral("one two three four five"));
  QCOMPARE(shown.names, QStringList({"a", "b"}));
  if (const QString look = qEnvironmentVariable("HEADLIGHT_LOOK"); !look.isEmpty()) {
    dialog.show();
    QVERIFY(dialog.grab().save(look + QStringLiteral("/span-batch.png")));
  }
  dialog.open(folder.filePath(QStringLiteral("none.txt")));
  QCOMPARE(table->model()->rowCount(), 0);
}

QTEST_MAIN(TestMarkedPrompts)
#include "tst_marked_prompts.moc"
