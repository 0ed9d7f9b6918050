#include <QTest>
#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/core/source_files.h"

using namespace headlight::testing;

namespace {

/// What a brace opens.
struct Scope {
  bool isNamespace = false;
  std::string name;  // empty: it has none, which makes what is in it the file's own
};

Scope scopeOf(const std::string& head) {
  static const std::regex words(R"(\bnamespace\s*([\w:]*)\s*$)");
  std::smatch found;
  if (std::regex_search(head, found, words)) return {true, found[1]};
  return {};
}

/// The type that a brace begins to define; empty: none.
std::string typeOf(const std::string& head) {
  static const std::regex words(
      R"(\b(?:struct|class|union)\s+(?:\[\[\w+\]\]\s*)?([\w:]+)(?:\s+final)?\s*(?::[^:][^;{}]*)?$)"
      R"(|\benum\s+(?:class\s+)?([\w:]+)\s*(?::[^:][^;{}]*)?$)");
  std::smatch found;
  if (!std::regex_search(head, found, words)) return {};
  return found[1].matched ? found[1] : found[2];
}

/// The types that other files can see, with their namespaces. A type within a type has its name to itself.
std::vector<std::string> sharedTypes(QString code) {
  static const QRegularExpression directives(QStringLiteral("^[ \\t]*#[^\\n]*"),
                                             QRegularExpression::MultilineOption);
  code.remove(directives);
  std::vector<std::string> types;
  std::vector<Scope> scopes;
  std::string head;
  for (const char c : code.toStdString()) {
    if (c != '{' && c != '}' && c != ';') {
      head += c;
      continue;
    }
    if (c == '{') {
      const auto isShared = [](const Scope& scope) { return scope.isNamespace && !scope.name.empty(); };
      const std::string type = typeOf(head);
      if (!type.empty() && std::all_of(scopes.begin(), scopes.end(), isShared)) {
        std::string name;
        for (const Scope& scope : scopes) name += scope.name + "::";
        types.push_back(name + type);
      }
      scopes.push_back(scopeOf(head));
    } else if (c == '}' && !scopes.empty()) {
      scopes.pop_back();
    }
    head.clear();
  }
  return types;
}

using Places = std::map<std::string, std::set<QString>>;

void addTypes(Places& places, const Source& source) {
  for (const std::string& type : sharedTypes(source.code)) places[type].insert(source.path);
}

}  // namespace

/// Every name stands for one type. The compiler sees a file at a time and the linker believes it: of two
/// types of one name it keeps the destructor of one, which then destroys the other.
class TestTypeNames : public QObject {
  Q_OBJECT
 private slots:
  void findsWhatOtherFilesSee_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("types");
    QTest::newRow("a struct") << "namespace a {\nstruct B {\n int c;\n};\n}"
                              << "a::B";
    QTest::newRow("in its own namespace") << "namespace a::b { class C final : public D<E> { }; }"
                                          << "a::b::C";
    QTest::newRow("behind another") << "namespace a { struct B { }; struct C { }; }"
                                    << "a::B a::C";
    QTest::newRow("behind a function") << "namespace a { int f(int b) { return b; } struct C { }; }"
                                       << "a::C";
    QTest::newRow("a template") << "namespace a { template <typename T>\nstruct B { T t; }; }"
                                << "a::B";
    QTest::newRow("an enum") << "namespace a { enum class B : int { C, D }; enum E { F }; }"
                             << "a::B a::E";
    QTest::newRow("of a class") << "namespace a { struct B::Private { int c; }; }"
                                << "a::B::Private";
    QTest::newRow("within a type") << "namespace a { struct B { struct C { }; }; }"
                                   << "a::B";
    QTest::newRow("within a function") << "namespace a { void f() { struct B { }; } }"
                                       << "";
    QTest::newRow("the file's own") << "namespace a { namespace { struct B { }; } }"
                                    << "";
    QTest::newRow("only named") << "namespace a { struct B; class C; enum class D; }"
                                << "";
    QTest::newRow("in a comment") << "namespace a { // struct B {\n /* struct C { */ struct D { }; }"
                                  << "a::D";
    QTest::newRow("in a text") << "namespace a { auto b = \"struct { \\\" C {\"; struct D { }; }"
                               << "a::D";
    QTest::newRow("in a raw text") << "namespace a { auto b = R\"(\" struct C {)\"; struct D { }; }"
                                   << "a::D";
    QTest::newRow("behind a letter") << "namespace a { char b = '{'; int c = 1'000; struct D { }; }"
                                     << "a::D";
    QTest::newRow("behind a directive") << "#define X {\nnamespace a { struct D { }; }"
                                        << "a::D";
  }
  void findsWhatOtherFilesSee() {
    QFETCH(QString, source);
    QFETCH(QString, types);
    QStringList found;
    for (const std::string& type : sharedTypes(withoutComments(source)))
      found << QString::fromStdString(type);
    QCOMPARE(found.join(' '), types);
  }

  void eachNameIsOneType() {
    Places places;
    for (const QString& folder : {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})
      for (const Source& source : sourcesBelow(folder)) addTypes(places, source);
    QVERIFY(places.contains("headlight::Message"));
    QVERIFY(places.size() > 1000);
    // Each test is a program of its own, over the same libraries.
    for (const Source& source : sourcesBelow(QStringLiteral("tests")))
      for (const std::string& type : sharedTypes(source.code))
        QVERIFY2(!places.contains(type), qPrintable(QStringLiteral("%1 of %2 is a type of the program.")
                                                        .arg(QString::fromStdString(type), source.path)));
    for (const auto& [type, files] : places)
      QVERIFY2(files.size() == 1,
               qPrintable(QStringLiteral("%1 is defined in %2 and in %3.")
                              .arg(QString::fromStdString(type), *files.begin(), *files.rbegin())));
  }
};

QTEST_APPLESS_MAIN(TestTypeNames)
#include "tst_type_names.moc"
