#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Source {
  QString path;  // relative to the repository
  QString code;  // without comments and texts
};

/// Comments and texts may say anything; the rules are about code. Includes keep their quoted names.
QString withoutComments(QString text) {
  static const QRegularExpression pattern(
      QStringLiteral("(^[ \\t]*#[ "
                     "\\t]*include[^\\n]*)|//[^\\n]*|/\\*[\\s\\S]*?\\*/"
                     "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'"),
      QRegularExpression::MultilineOption);
  return text.replace(pattern, QStringLiteral("\\1"));
}

std::vector<Source> sourcesBelow(const QString& folder) {
  const QString root = QStringLiteral(HEADLIGHT_SOURCE_DIR "/");
  std::vector<Source> sources;
  QDirIterator files(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                     QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (!file.open(QIODevice::ReadOnly)) continue;
    sources.push_back({file.fileName().mid(root.size()), withoutComments(QString::fromUtf8(file.readAll()))});
  }
  return sources;
}

}  // namespace

/// core <- ui <- app, one way; the core needs no Qt and speaks to nobody; the window computes no attention.
class TestDependencyRules : public QObject {
  Q_OBJECT

 private slots:
  void noForbiddenCode_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("forbidden");
    const auto rule = [](const char* name, const char* folder, const char* forbidden) {
      QTest::newRow(name) << QString::fromLatin1(folder) << QString::fromLatin1(forbidden);
    };
    rule("the core includes no Qt", "core", "#\\s*include\\s*[<\"]Q");
    rule("the core includes neither ui nor app", "core", "#\\s*include\\s*[<\"](ui|app|tests)/");
    rule("the core does not print", "core",
         "\\bstd::(cout|cerr|clog)\\b|\\b(printf|fprintf|puts|fputs|putchar|perror)\\s*\\(");
    rule("the core does not end the program", "core",
         "\\b(abort|exit|_exit|_Exit|quick_exit|terminate)\\s*\\(");
    rule("the core has no OpenMP loops", "core", "#\\s*pragma\\s+omp");
    rule("ui does not include app", "ui", "#\\s*include\\s*[<\"](app|tests)/");
    rule("ui computes no attention", "ui", "#\\s*include\\s*\"core/layers/|#\\s*include\\s*<Eigen/");
    rule("app includes no tests", "app", "#\\s*include\\s*[<\"]tests/");
  }
  void noForbiddenCode() {
    QFETCH(QString, folder);
    QFETCH(QString, forbidden);
    const QRegularExpression pattern(forbidden);
    QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
    const std::vector<Source> sources = sourcesBelow(folder);
    QVERIFY(sources.size() >= 5);
    QStringList found;
    for (const Source& source : sources) {
      const QRegularExpressionMatch match = pattern.match(source.code);
      if (match.hasMatch()) found.push_back(source.path + QStringLiteral(": ") + match.captured());
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
  }

  void theRulesSeeThroughComments() {
    QCOMPARE(withoutComments(QStringLiteral("a; // std::cout\n/* exit(1) */ \"abort()\" b;\n")),
             QStringLiteral("a; \n  b;\n"));
    QCOMPARE(withoutComments(QStringLiteral("#include \"ui/a.h\"\n")),
             QStringLiteral("#include \"ui/a.h\"\n"));
  }
};

QTEST_GUILESS_MAIN(TestDependencyRules)
#include "tst_dependency_rules.moc"
