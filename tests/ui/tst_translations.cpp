#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>
#include <set>

#include "core/analysis/head_habit.h"
#include "core/analysis/statistic.h"
#include "core/error.h"
#include "core/io/json_fields.h"
#include "ui/models/core_words.h"
#include "ui/session/translation.h"

using namespace headlight;

namespace {

struct TsMessage {
  QString context, source;
  QStringList forms;  // one, or one for each plural
  bool finished = true;
};

QString folder() { return QStringLiteral(HEADLIGHT_SOURCE_DIR) + QStringLiteral("/resources/translations/"); }

QString fileOf(const QString& code) { return QStringLiteral("headlight_%1.ts").arg(code); }

void readTranslation(QXmlStreamReader& xml, TsMessage& message) {
  message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
  QString text;
  while (!xml.atEnd() && !(xml.isEndElement() && xml.name() == QLatin1String("translation"))) {
    xml.readNext();
    if (xml.isStartElement() && xml.name() == QLatin1String("numerusform")) {
      message.forms.append(xml.readElementText());
      continue;
    }
    if (xml.isCharacters()) text += xml.text();
  }
  if (message.forms.isEmpty()) message.forms.append(text);
}

/// The messages of a Qt Linguist file, in its order.
std::vector<TsMessage> messagesOf(const QString& path) {
  QFile file(path);
  std::vector<TsMessage> messages;
  if (!file.open(QIODevice::ReadOnly)) return messages;
  QXmlStreamReader xml(&file);
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("message")) messages.push_back({context, {}, {}});
    if (xml.name() == QLatin1String("source")) messages.back().source = xml.readElementText();
    if (xml.name() == QLatin1String("translation")) readTranslation(xml, messages.back());
  }
  return messages;
}

/// %1, %2 ... and %n, each as often as it stands there.
QStringList placesIn(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%(\\d+|n)"));
  QStringList places;
  for (auto found = place.globalMatch(text); found.hasNext();) places.append(found.next().captured());
  places.sort();
  return places;
}

/// Letters behind an ampersand, which Alt reaches.
qsizetype acceleratorsIn(const QString& text) {
  static const QRegularExpression accelerator(QStringLiteral("(?<!&)&[^&\\s]"));
  return text.count(accelerator);
}

QString lupdate() {
  const QString path = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
  return QFile::exists(path) ? path : QString();
}

QString firstFew(const QStringList& texts) { return texts.mid(0, 20).join(QLatin1Char('\n')); }

}  // namespace

/// What resources/translations has, and that ui/, app/ and core/ say nothing that is not there.
class TranslationsTest : public QObject {
  Q_OBJECT
 private slots:
  void everyMessageIsTranslated_data();
  void everyMessageIsTranslated();
  void noTextIsNew_data() { everyMessageIsTranslated_data(); }
  void noTextIsNew();
  void everyTextCanBeFound();
  void namesOfTheCoreAreThere();
  void everyMessageOfTheCoreCanBeFound();
  void errorsAreSaidInTheLanguage();
  void theDesktopChooses_data();
  void theDesktopChooses();
  void wordsChangeAndReturn();
  void chosenWordsAreReadable();
};

void TranslationsTest::everyMessageIsTranslated_data() {
  QTest::addColumn<QString>("code");
  for (const Language& language : languages()) {
    if (language.code != QLatin1String("en")) QTest::newRow(qPrintable(language.code)) << language.code;
  }
}

void TranslationsTest::everyMessageIsTranslated() {
  QFETCH(QString, code);
  const std::vector<TsMessage> messages = messagesOf(folder() + fileOf(code));
  QVERIFY2(messages.size() > 1000, qPrintable(QString::number(messages.size())));
  QStringList wrong;
  for (const TsMessage& message : messages) {
    const auto fail = [&](const char* why) {
      wrong.append(QStringLiteral("%1, \"%2\": %3").arg(message.context, message.source, QLatin1String(why)));
    };
    if (!message.finished) fail("is unfinished");
    for (const QString& form : message.forms) {
      if (form.trimmed().isEmpty()) fail("is empty");
      if (placesIn(form) != placesIn(message.source)) fail("has other places for values");
      if (acceleratorsIn(form) != acceleratorsIn(message.source)) fail("has another number of accelerators");
      if (form.count(QLatin1Char('\n')) != message.source.count(QLatin1Char('\n'))) fail("has other lines");
      if (form.count(QLatin1Char('\t')) != message.source.count(QLatin1Char('\t'))) fail("has other tabs");
    }
  }
  QVERIFY2(wrong.isEmpty(), qPrintable(firstFew(wrong)));
}

/// lupdate, run over the source, finds nothing that the files lack, and nothing in them that is gone.
void TranslationsTest::noTextIsNew() {
  QFETCH(QString, code);
  if (lupdate().isEmpty()) QSKIP("lupdate is not installed (qt6-l10n-tools).");
  QTemporaryDir temporary;
  const QString copy = temporary.filePath(fileOf(code));
  QVERIFY(QFile::copy(folder() + fileOf(code), copy));
  QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
  const QString root = QStringLiteral(HEADLIGHT_SOURCE_DIR);
  const QString coreMessages = temporary.filePath(QStringLiteral("core_messages.cpp"));
  QProcess process;
  process.setStandardOutputFile(coreMessages);
  process.start(QStringLiteral("perl"), {folder() + QStringLiteral("core-messages.pl"),
                                         root + QStringLiteral("/core"), root + QStringLiteral("/app")});
  QVERIFY(process.waitForFinished(120000));
  QCOMPARE(process.exitCode(), 0);
  process.setStandardOutputFile({});
  process.start(lupdate(),
                {QStringLiteral("-silent"), QStringLiteral("-I"), root, root + QStringLiteral("/ui"),
                 root + QStringLiteral("/app"), coreMessages, QStringLiteral("-locations"),
                 QStringLiteral("none"), QStringLiteral("-no-obsolete"), QStringLiteral("-ts"), copy});
  QVERIFY(process.waitForFinished(120000));
  QCOMPARE(process.exitCode(), 0);
  QStringList unfinished;
  const std::vector<TsMessage> now = messagesOf(copy);
  for (const TsMessage& message : now)
    if (!message.finished) unfinished.append(message.context + QStringLiteral(": ") + message.source);
  QVERIFY2(unfinished.isEmpty(),
           qPrintable(QStringLiteral("make translations, then translate:\n") + firstFew(unfinished)));
  QCOMPARE(now.size(), messagesOf(folder() + fileOf(code)).size());
}

/// A wrapper around translate() that is given a variable hides its texts from lupdate.
void TranslationsTest::everyTextCanBeFound() {
  const QString root = QStringLiteral(HEADLIGHT_SOURCE_DIR) + QStringLiteral("/ui");
  // These look up what QT_TRANSLATE_NOOP names elsewhere.
  const QStringList exempt = {QStringLiteral("translation.cpp"), QStringLiteral("core_words.cpp")};
  static const QRegularExpression hidden(
      QStringLiteral("QCoreApplication::translate\\(\\s*\"\\w+\",\\s*[^\"\\s]"));
  static const QRegularExpression hiddenTr(QStringLiteral("\\btr\\(\\s*[a-zA-Z_]"));
  QStringList wrong;
  for (QDirIterator files(root, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                          QDirIterator::Subdirectories);
       files.hasNext();) {
    QFile file(files.next());
    if (exempt.contains(files.fileName())) continue;
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    if (hidden.match(text).hasMatch() || hiddenTr.match(text).hasMatch()) wrong.append(files.filePath());
  }
  QVERIFY2(wrong.isEmpty(), qPrintable(firstFew(wrong)));
}

/// Names and formulas that the core gives are listed in ui/models/core_words.cpp.
void TranslationsTest::namesOfTheCoreAreThere() {
  std::set<QString> known;
  for (const TsMessage& message : messagesOf(folder() + fileOf(QStringLiteral("zh_CN"))))
    if (message.context == QLatin1String("CoreWords")) known.insert(message.source);
  std::vector<const char*> names;
  for (const StatisticInfo& info : statisticTable()) {
    names.push_back(info.name);
    names.push_back(info.formula);
  }
  for (int habit = 0; habit <= static_cast<int>(HeadHabit::Punctuation); ++habit)
    names.push_back(nameOf(static_cast<HeadHabit>(habit)));
  for (const char* name : names) QVERIFY2(known.contains(QString::fromUtf8(name)), name);
}

/// A message that is put together with + hides its words from core-messages.pl.
void TranslationsTest::everyMessageOfTheCoreCanBeFound() {
  static const QRegularExpression hidden(
      QStringLiteral("\\b(Error|Message)\\(([^;\"]|\"([^\"\\\\]|\\\\.)*\")*(\\+\\s*\"|\"\\s*\\+)"));
  QVERIFY(hidden.match(QStringLiteral("throw Error(file + \" is empty.\");")).hasMatch());
  QVERIFY(!hidden.match(QStringLiteral("throw Error(\"%1 + %2 are empty.\", file, other);")).hasMatch());
  QStringList wrong;
  for (QDirIterator files(QStringLiteral(HEADLIGHT_SOURCE_DIR) + QStringLiteral("/core"),
                          {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                          QDirIterator::Subdirectories);
       files.hasNext();) {
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QRegularExpressionMatch match = hidden.match(QString::fromUtf8(file.readAll()));
    if (match.hasMatch()) wrong.append(files.filePath() + QStringLiteral(": ") + match.captured());
  }
  QVERIFY2(wrong.isEmpty(), qPrintable(firstFew(wrong)));
}

void TranslationsTest::errorsAreSaidInTheLanguage() {
  const Error error(
      "%1: %2%3 %4.", std::string("none"), std::string(), std::string("vocab_size"),
      headlight::Message("must be %1, not %2", headlight::Message("a whole number from %1 on", 1),
                         std::string("true")));
  QCOMPARE(errorText(error), QStringLiteral("none: vocab_size must be a whole number from 1 on, not true."));
  const auto keyError = [] {
    const nlohmann::json tokenizer = {{"tokens", 1}};
    try {
      JsonFields(tokenizer, "a.json").text("tokens", {});
    } catch (const Error& refused) {
      return errorText(refused);
    }
    return QString();
  };
  QCOMPARE(keyError(), QStringLiteral("a.json: tokens must be a text, not 1."));
  const Error missing("%1 cannot be read: %2.", std::string("a"),
                      systemReason(std::make_error_code(std::errc::no_such_file_or_directory)));
  const Translation translation(QStringLiteral("zh_CN"));
  QVERIFY2(keyError().contains(QLatin1String("tokens")) && !keyError().contains(QLatin1String("text")),
           qPrintable(keyError()));
  QVERIFY2(!errorText(missing).contains(QLatin1String("such")), qPrintable(errorText(missing)));
  {
    // Another language over it, English too, is the one that is spoken.
    const Translation english(QStringLiteral("en"));
    QCOMPARE(keyError(), QStringLiteral("a.json: tokens must be a text, not 1."));
  }
  const QString said = errorText(error);
  // Names stay, also those that are words of the core elsewhere.
  QVERIFY2(said.startsWith(QLatin1String("none")) && said.contains(QLatin1String("vocab_size")) &&
               said.contains(QLatin1String("true")),
           qPrintable(said));
  for (const char* english : {"must", "whole", "number"})
    QVERIFY2(!said.contains(QLatin1String(english)), qPrintable(said));
  QCOMPARE(QString::fromUtf8(error.what()),
           QStringLiteral("none: vocab_size must be a whole number from 1 on, not true."));
  QCOMPARE(errorText(std::runtime_error("as it is")), QStringLiteral("as it is"));
  // One printable line, whatever stood in a file.
  QVERIFY(!errorText(Error("%1 is too long.", std::string("a\nb"))).contains(QLatin1Char('\n')));
}

void TranslationsTest::theDesktopChooses_data() {
  QTest::addColumn<QStringList>("names");
  QTest::addColumn<QString>("code");
  const auto row = [](const char* names, const char* code) {
    QTest::newRow(names) << QString::fromLatin1(names).split(QLatin1Char(' ')) << QString::fromLatin1(code);
  };
  row("en-US en", "en");
  row("zh-CN zh", "zh_CN");
  row("zh-Hans-SG zh-SG zh", "zh_CN");
  row("zh-Hant-TW zh-TW zh", "zh_TW");
  row("zh-HK", "zh_TW");
  row("zh-Hant-MO zh-MO", "zh_TW");
  row("de-DE de", "en");
  row("de-DE zh-CN en", "zh_CN");
  row("de-DE en zh-CN", "en");
  row("C", "en");
}

void TranslationsTest::theDesktopChooses() {
  QFETCH(QStringList, names);
  QFETCH(QString, code);
  QCOMPARE(languageFor(names), code);
}

void TranslationsTest::wordsChangeAndReturn() {
  const auto head = [] { return QCoreApplication::translate("headlight::HeadsView", "Heads"); };
  QCOMPARE(head(), QStringLiteral("Heads"));
  {
    const Translation simplified(QStringLiteral("zh_CN"));
    QCOMPARE(head(), QStringLiteral("注意力头"));
  }
  {
    const Translation traditional(QStringLiteral("zh_TW"));
    QCOMPARE(head(), QStringLiteral("注意力頭"));
  }
  {
    const Translation unknown(QStringLiteral("xx"));
    QCOMPARE(head(), QStringLiteral("Heads"));
  }
  const Translation english(QStringLiteral("en"));
  const auto saved = [](int count) {
    return QCoreApplication::translate("headlight::ExportActions", "Saved %n picture(s).", nullptr, count);
  };
  QCOMPARE(saved(1), QStringLiteral("Saved 1 picture."));
  QCOMPARE(saved(3), QStringLiteral("Saved 3 pictures."));
}

/// A language is offered in itself, and nothing else has to be understood to get to it.
void TranslationsTest::chosenWordsAreReadable() {
  QCOMPARE(translatedTo(QStringLiteral("zh_TW"), "LanguageChoice", "Open Again"), QStringLiteral("重新開啟"));
  QCOMPARE(translatedTo(QStringLiteral("en"), "LanguageChoice", "Open Again"), QStringLiteral("Open Again"));
  QCOMPARE(languageOf(QStringLiteral("zh_TW")), QStringLiteral("zh_TW"));
  // What the desktop speaks, whatever that is here.
  QCOMPARE(languageOf(QStringLiteral("tlh")), languageFor(QLocale::system().uiLanguages()));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
