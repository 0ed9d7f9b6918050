#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <map>

#include "tests/core/source_files.h"

using namespace headlight::testing;

namespace {

/// By room, the rooms it includes something of, each with the file that does. Files of no room are their own.
std::map<QString, std::map<QString, QString>> includesBetweenRooms(const std::vector<Source>& sources) {
  static const QRegularExpression pattern(QStringLiteral("#\\s*include \"core/([^\"/]+)"));
  std::map<QString, std::map<QString, QString>> includes;
  for (const Source& source : sources) {
    const QString room = source.path.section(QLatin1Char('/'), 1, 1);
    auto matches = pattern.globalMatch(source.code);
    while (matches.hasNext()) {
      const QString included = matches.next().captured(1);
      if (included != room && !room.contains(QLatin1Char('.'))) includes[room].emplace(included, source.path);
    }
  }
  return includes;
}

/// Rooms that include no other one that is left are taken away until none can be; whatever is left then goes
/// in circles. Empty: there is no circle.
QString firstCircle(std::map<QString, std::map<QString, QString>> includes) {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto room = includes.begin(); room != includes.end();) {
      const bool leadsOn = std::any_of(room->second.begin(), room->second.end(),
                                       [&](const auto& to) { return includes.count(to.first) > 0; });
      changed = changed || !leadsOn;
      room = leadsOn ? std::next(room) : includes.erase(room);
    }
  }
  QStringList found;
  for (const auto& [room, to] : includes) {
    for (const auto& [other, path] : to)
      if (includes.count(other) > 0) found.push_back(path + QStringLiteral(" includes core/") + other);
  }
  return found.join(QLatin1Char('\n'));
}

}  // namespace

/// core <- ui <- app, one way, and so the rooms of the core; the core needs no Qt and speaks to nobody; the
/// window computes no attention.
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

  // A room is a folder of the core; includes between rooms run one way.
  void roomsFormNoCircle() {
    std::map<QString, std::map<QString, QString>> includes =
        includesBetweenRooms(sourcesBelow(QStringLiteral("core")));
    QVERIFY(includes.size() >= 5);
    QCOMPARE(firstCircle(includes), QString());
  }

  void aCircleIsFound() {
    const auto source = [](const char* path, const char* included) {
      return Source{QString::fromLatin1(path),
                    QStringLiteral("#include \"core/%1\"\n").arg(QLatin1String(included))};
    };
    std::vector<Source> sources = {source("core/a/one.h", "b/two.h"), source("core/b/two.h", "c/three.h"),
                                   source("core/b/two.cpp", "b/two.h"), source("core/c/three.h", "error.h")};
    QCOMPARE(firstCircle(includesBetweenRooms(sources)), QString());
    sources.push_back(source("core/c/three.cpp", "a/one.h"));
    QVERIFY(firstCircle(includesBetweenRooms(sources)).contains(QStringLiteral("core/c/three.cpp")));
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
