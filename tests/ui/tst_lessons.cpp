#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "app/embedded_files.h"
#include "core/error.h"
#include "tests/ui/fakes.h"
#include "ui/compute/compute_job.h"
#include "ui/lessons/lesson_condition.h"
#include "ui/lessons/lesson_file.h"
#include "ui/lessons/lesson_markup.h"
#include "ui/lessons/lesson_run.h"
#include "ui/lessons/lesson_session.h"
#include "ui/lessons/shipped_lessons.h"
#include "ui/session/session_json.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

QJsonObject json(const char* text) {
  QJsonParseError error;
  const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
  if (error.error != QJsonParseError::NoError) qFatal("%s", qPrintable(error.errorString()));
  return object;
}

/// A lesson whose only step is this one.
QByteArray lessonWith(const QByteArray& step) {
  return R"({"headlight_lesson": 1, "title": {"en": "T"}, "steps": [)" + step + "]}";
}

QString problemOf(const QByteArray& bytes) {
  try {
    (void)readLesson(bytes, QStringLiteral("a.json"), {});
    return {};
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
}

/// Numbers with a point in them, in their order.
QStringList decimalsIn(const QString& text) {
  static const QRegularExpression pattern(QStringLiteral("\\d+\\.\\d+"));
  QStringList numbers;
  for (auto found = pattern.globalMatch(text); found.hasNext();) numbers << found.next().captured();
  numbers.sort();
  return numbers;
}

/// Frequent characters of Simplified Chinese alone that stand outside of quotation marks.
QString simplifiedIn(QString text) {
  static const QRegularExpression quoted(QStringLiteral("「[^」]*」"));
  static const QString simplified = QStringLiteral(
      "个们这来对时为说会过发后头还没无与从让给样现进点间问题关号词层权练习学语读写类变换顺换"
      "终经线络织给红级约纸细组练转轻输边达远连适选数总双图实验开闭门闻问车东长张书画价华传体");
  QString found;
  for (const QChar letter : text.remove(quoted))
    if (simplified.contains(letter)) found += letter;
  return found;
}

/// A small model's run of a state.
Snapshot shownOf(const SessionState& state) {
  ModelCache models(0);
  const ComputeServices services = fakeServices();
  const ComputeJob job{services, models, {}, [](ComputeStage) {}};
  Snapshot shown;
  shown.state = state;
  shown.focus = state.focus;
  shown.result = compute(computeRequestOf(state), job, {}).result;
  return shown;
}

SessionState smallState() {
  SessionState state;
  state.source = CheckpointChoice{QStringLiteral("encoder")};
  state.text = QStringLiteral("the cat sat");
  return state;
}

}  // namespace

/// Lesson files: what is read, what is refused, and whether those that ship say what is so.
class LessonsTest : public QObject {
  Q_OBJECT
 private slots:
  void eightLessonsShip() {
    QCOMPARE(m_lessons.size(), 8u);
    for (const Lesson& lesson : m_lessons) {
      QCOMPARE(lesson.languages, (QStringList{"en", "zh_CN", "zh_TW"}));
      QVERIFY2(lesson.steps.size() >= 4 && lesson.steps.size() <= 7, qPrintable(lesson.file));
    }
  }

  void allLanguagesHaveTheSameNumbers() {
    for (const Lesson& lesson : m_lessons)
      for (const LessonStep& step : lesson.steps)
        for (const QString& language : lesson.languages)
          QCOMPARE(decimalsIn(step.text.in(language)), decimalsIn(step.text.in("en")));
  }

  /// But for what is quoted, which is what models read and write.
  void traditionalTextsHaveNoSimplifiedCharacters() {
    for (const Lesson& lesson : m_lessons) {
      QStringList texts{lesson.title.in("zh_TW")};
      for (const LessonStep& step : lesson.steps) {
        texts << step.text.in("zh_TW");
        if (step.task) texts << step.task->text.in("zh_TW");
      }
      for (const QString& text : texts) QCOMPARE(simplifiedIn(text), QString());
    }
  }

  void textsAreShort() {
    for (const Lesson& lesson : m_lessons)
      for (const LessonStep& step : lesson.steps) {
        QVERIFY2(step.text.in("en").size() <= 330, qPrintable(step.text.in("en")));
        for (const char* chinese : {"zh_CN", "zh_TW"})
          QVERIFY2(step.text.in(chinese).size() <= 140, qPrintable(step.text.in(chinese)));
      }
  }

  void theTextsOfShippedLessonsAreTrue_data() {
    QTest::addColumn<int>("lesson");
    for (std::size_t i = 0; i < m_lessons.size(); ++i)
      QTest::newRow(qPrintable(m_lessons[i].file)) << static_cast<int>(i);
  }
  void theTextsOfShippedLessonsAreTrue() {
    QFETCH(int, lesson);
    QStringList broken;
    int number = 0;
    for (const LessonStep& step : m_lessons[static_cast<std::size_t>(lesson)].steps) {
      const Snapshot shown = runStep(step, m_services, {});
      QVERIFY(shown.focus == step.state.focus);
      for (const QString& problem : brokenClaims(step, shown, {}))
        broken << QStringLiteral("step %1: %2").arg(number + 1).arg(problem);
      // What is to be done has not been done by itself.
      if (step.task)
        QVERIFY2(!isDone(step.task->when, shown, step.state), qPrintable(QString::number(number)));
      ++number;
    }
    QCOMPARE(broken.join(QLatin1Char('\n')), QString());
  }

  void wrongClaimsAreFound() {
    Lesson lesson =
        readLesson(lessonWith(R"({"text": {"en": "x"}, "session": {"source": {"model": "english-encoder"},
          "text": "The cat sat.", "focus": {"layer": 1, "head": 4}}, "claims": [
          {"weight": {"query": "cat", "key": "the"}, "at_least": 0.9},
          {"weight": {"query": "cat", "key": "the"}, "at_most": 0.1},
          {"weight": {"query": "dog", "key": "the"}, "at_most": 0.1},
          {"strongest": {"query": "cat", "key": "sat"}}]})"),
                   QStringLiteral("a.json"), {});
    const Snapshot shown = runStep(lesson.steps.front(), m_services, {});
    const QStringList broken = brokenClaims(lesson.steps.front(), shown, {});
    QCOMPARE(broken.size(), 3);
    QVERIFY2(broken[0].startsWith(QStringLiteral("Claim 2: weight is 0.99")) &&
                 broken[0].endsWith(QStringLiteral(", and at most 0.1 is claimed.")),
             qPrintable(broken[0]));
    QCOMPARE(broken[1], QStringLiteral("Claim 3: There is no token dog."));
    static const QRegularExpression strongest(
        QStringLiteral(R"(^Claim 4: strongest is “The \([01]\.\d+\)”, and “sat \(.+\)” is claimed\.$)"));
    QVERIFY2(strongest.match(broken[2]).hasMatch(), qPrintable(broken[2]));
  }

  void stepsGoOnFromTheOneBefore() {
    const Lesson lesson = readLesson(R"({"headlight_lesson": 1, "title": {"en": "T"},
      "session": {"source": {"playground": {"seed": 3}}, "text": "one", "options": {"lines": {"share": 20}}},
      "steps": [{"text": {"en": "x"}, "session": {"focus": {"head": 2}}},
                {"text": {"en": "y"}, "session": {"source": {"model": "m"}, "focus": {"query": 1}}},
                {"text": {"en": "z"}, "session": {"options": {"lines": null}}}]})",
                                     QStringLiteral("a.json"), {});
    QVERIFY(std::holds_alternative<PlaygroundSettings>(lesson.steps[0].state.source));
    QCOMPARE(lesson.steps[0].state.focus.head, 2);
    QVERIFY(lesson.steps[1].state.source == SourceChoice(CheckpointChoice{QStringLiteral("m")}));
    QCOMPARE(lesson.steps[1].state.focus.head, 2);
    QCOMPARE(lesson.steps[1].state.focus.query, std::int64_t{1});
    QCOMPARE(lesson.steps[2].state.text, QStringLiteral("one"));
    QVERIFY(lesson.steps[1].state.viewOptions.contains(QStringLiteral("lines")));
    QVERIFY(!lesson.steps[2].state.viewOptions.contains(QStringLiteral("lines")));
  }

  void badFilesAreSaid_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto bad = [](const char* name, const QByteArray& bytes, const char* sentence) {
      QTest::newRow(name) << bytes << QString::fromUtf8(sentence);
    };
    const auto step = [&bad](const char* name, const char* bytes, const char* sentence) {
      bad(name, lessonWith(bytes), sentence);
    };
    bad("no JSON", "{\n\"headlight_lesson\": 1,\n x", "a.json is not JSON: line 3: unterminated object.");
    bad("another file", "{\"version\": 2}", "a.json is not a lesson: it has no key headlight_lesson.");
    bad("newer", "{\"headlight_lesson\": 2}",
        "a.json is a lesson of version 2, and this program reads version 1.");
    bad("no title", "{\"headlight_lesson\": 1}",
        "a.json, key title: texts by language are expected here, such as {\"en\": \"…\"}.");
    bad("a misspelt key", R"({"headlight_lesson": 1, "titel": {}})",
        "a.json, key titel: this key is not known.");
    bad("no steps", R"({"headlight_lesson": 1, "title": {"en": "T"}})",
        "a.json, key steps: a lesson has at least one step.");
    bad("a language less",
        R"({"headlight_lesson": 1, "title": {"en": "T", "zh_CN": "T"}, "steps": [{"text": {"en": "x"}}]})",
        "a.json, step 1, key text.zh_CN: this language of the title has no text here.");
    step("no text", R"({"text": {"en": ""}})", "a.json, step 1, key text.en: a text is expected here.");
    step("a misspelt key of a step", R"({"text": {"en": "x"}, "sesion": {}})",
         "a.json, step 1, key sesion: this key is not known.");
    step("a misspelt key of a session", R"({"text": {"en": "x"}, "session": {"focus": {"layr": 3}}})",
         "a.json, step 1, key session.focus.layr: this key is not known.");
    step("a value of a session", R"({"text": {"en": "x"}, "session": {"focus": {"kind": "both"}}})",
         "a.json, step 1, key session.focus.kind: this value cannot be taken.");
    step("a view", R"({"text": {"en": "x"}, "session": {"view": "linez"}})",
         "a.json, step 1, key session.view: there is no view of this name.");
    step("an option", R"({"text": {"en": "x"}, "session": {"options": {"lines": {"share": 300}}}})",
         "a.json, step 1, key session.options.lines.share: this value cannot be taken.");
    step("options of no view", R"({"text": {"en": "x"}, "session": {"options": {"linez": {"share": 3}}}})",
         "a.json, step 1, key session.options.linez: there is no view of this name.");
    step("an experiment", R"({"text": {"en": "x"}, "session": {"experiments": [{"cutt": 1}]}})",
         "a.json, step 1, key session.experiments: this value cannot be taken.");
    step("no session", R"({"text": {"en": "x"}, "session": []})",
         "a.json, step 1, key session: an object is expected here.");
    step("a condition", R"({"text": {"en": "x"}, "try": {"text": {"en": "y"}, "when": {"veiw": "text"}}})",
         "a.json, step 1, key try.when.veiw: this key is not known.");
    step("a place that is not there",
         R"({"text": {"en": "x"}, "try": {"text": {"en": "y"}, "when": {"changed": "focus.layr"}}})",
         "a.json, step 1, key try.when.changed: a session has no such place.");
    step("a claim of nothing", R"({"text": {"en": "x"}, "claims": [{"wait": {}, "at_least": 1}]})",
         "a.json, step 1, key claims.1.wait: this key is not known; one of these is expected here: dot, "
         "lift, likeliest, menu, probability, rate, score, share, statistic, strongest, weight, written.");
    step("a claim's bound", R"({"text": {"en": "x"}, "claims": [{"rate": {"step": 1}, "at_leest": 1}]})",
         "a.json, step 1, key claims.1.at_leest: this key is not known.");
    step("two claims", R"({"text": {"en": "x"}, "claims": [{"weight": {}, "score": {}}]})",
         "a.json, step 1, key claims.1: one of these is expected here: dot, lift, likeliest, menu, "
         "probability, rate, score, share, statistic, strongest, weight, written.");
    step("a claim without a number",
         R"({"text": {"en": "x"}, "claims": [{"weight": {"query": 1, "key": 0}}]})",
         "a.json, step 1, key claims.1: at_least or at_most is expected beside it, with a number.");
    step("a claim's argument",
         R"({"text": {"en": "x"}, "claims": [{"weight": {"qeury": 1, "key": 0}, "at_least": 0}]})",
         "a.json, step 1, key claims.1.weight.qeury: this key is not known.");
  }
  void badFilesAreSaid() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    QCOMPARE(problemOf(bytes), sentence);
  }

  void conditionsAreMetByWhatIsOnTheScreen_data() {
    QTest::addColumn<QJsonObject>("when");
    QTest::addColumn<bool>("met");
    const auto row = [](const char* when, bool met) { QTest::newRow(when) << json(when) << met; };
    row("{}", false);
    row(R"({"view": "heads"})", true);
    row(R"({"view": "text"})", false);
    row(R"({"text_contains": "CAT"})", true);
    row(R"({"text_contains": "dog"})", false);
    row(R"({"focus": {"query": "cat"}})", true);
    row(R"({"focus": {"query": "the"}})", false);
    row(R"({"focus": {"query": 2, "head": 1}})", true);
    row(R"({"focus": {"query": "cat", "key": "sat"}})", false);
    row(R"({"experiments": [{"without_positions": true}]})", true);
    row(R"({"experiments": [{"without_positions": true, "on": true}]})", false);
    row(R"({"experiments": [{"score_scale": 0.1}, {"without_positions": true}]})", true);
    row(R"({"changed": "focus.head"})", true);
    row(R"({"changed": "text"})", false);
    row(R"({"options": {"lines": {"share": 60}}})", true);
  }
  void conditionsAreMetByWhatIsOnTheScreen() {
    QFETCH(QJsonObject, when);
    SessionState state = smallState();
    const SessionState step = state;
    state.focus = {AttentionKind::Encoder, 0, 1, 2, -1};
    state.experiments = {{ScoreScale{0.1f}}, {WithoutPositions{}, false}};
    QTEST(isDone(when, shownOf(state), step), "met");
  }

  void boldAndLineBreaksAreAll() {
    QCOMPARE(lessonMarkup(QStringLiteral("a **b** <i>\nc ** d")),
             QStringLiteral("a <b>b</b> &lt;i&gt;<br>c ** d"));
  }

  void theLanguageIsTheNearest() {
    const QStringList both = {"en", "zh_CN"};
    QCOMPARE(lessonLanguage(both, "zh_CN"), QStringLiteral("zh_CN"));
    QCOMPARE(lessonLanguage(both, "zh_TW"), QStringLiteral("zh_CN"));
    QCOMPARE(lessonLanguage(both, "de_DE"), QStringLiteral("en"));
    QCOMPARE(lessonLanguage({"fr"}, "de_DE"), QStringLiteral("fr"));
  }

  void filesAreToldByTheirContent() {
    const QTemporaryDir folder;
    const auto write = [&folder](const char* name, const QByteArray& bytes) {
      QFile file(folder.filePath(QLatin1String(name)));
      if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
      file.write(bytes);
      return file.fileName();
    };
    QVERIFY(looksLikeLesson(write("a.json", lessonWith({}).replace("[]", "[1]"))));
    QVERIFY(!looksLikeLesson(write("b.json", R"({"version": 2, "source": {}})")));
    QVERIFY(looksLikeLesson(write("c.headlight-lesson", "{")));
    const Lesson lesson = readLessonFile(
        write("d.json", lessonWith(R"({"text": {"en": "x"}, "session": {"source": {"model": "./m"}}})")), {});
    QVERIFY(lesson.steps.front().state.source == SourceChoice(CheckpointChoice{folder.filePath("m")}));
  }

 private:
  const std::vector<Lesson> m_lessons = shippedLessons({});
  const ComputeServices m_services = coreServices(ModelLibrary(embeddedModels(), LibraryPaths{}));
};

QTEST_MAIN(LessonsTest)
#include "tst_lessons.moc"
