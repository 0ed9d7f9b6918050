#include <QTest>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Where a text in quotes ends that begins at `begin`: behind its closing quote.
std::size_t endOfQuoted(std::string_view source, std::size_t begin) {
  const char quote = source[begin];
  std::size_t at = begin + 1;
  while (at < source.size() && source[at] != quote) at += source[at] == '\\' ? 2 : 1;
  return at + 1;
}

std::size_t endOfRaw(std::string_view source, std::size_t quote) {
  const std::size_t open = source.find('(', quote);
  const std::string close = ")" + std::string(source.substr(quote + 1, open - quote - 1)) + "\"";
  return source.find(close, open) + close.size();
}

/// Code less its comments, its texts and what the preprocessor reads.
std::string bareCode(std::string_view source) {
  std::string code;
  bool lineIsEmpty = true;
  for (std::size_t at = 0; at < source.size();) {
    const char c = source[at];
    const std::string_view rest = source.substr(at);
    const bool followsWord = at > 0 && isWordCharacter(source[at - 1]);
    std::size_t next = at + 1;
    if (rest.starts_with("//") || (c == '#' && lineIsEmpty))
      next = std::min(source.find('\n', at), source.size());
    else if (rest.starts_with("/*"))
      next = source.find("*/", at) + 2;
    else if (c == '"' && at > 0 && source[at - 1] == 'R')
      next = endOfRaw(source, at);
    else if (c == '"' || (c == '\'' && !followsWord))
      next = endOfQuoted(source, at);
    else
      code += c;
    lineIsEmpty = c == '\n' || (lineIsEmpty && c == ' ');
    at = next;
  }
  return code;
}

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
std::vector<std::string> sharedTypes(std::string_view source) {
  const std::string code = bareCode(source);
  std::vector<std::string> types;
  std::vector<Scope> scopes;
  std::string head;
  for (const char c : code) {
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

std::vector<std::string> typesOfFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return sharedTypes(text.str());
}

std::vector<fs::path> sourcesIn(const char* folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(HEADLIGHT_SOURCE_DIR) / folder))
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") paths.push_back(entry.path());
  return paths;
}

using Places = std::map<std::string, std::set<fs::path>>;

void addTypes(Places& places, const fs::path& path) {
  for (const std::string& type : typesOfFile(path)) places[type].insert(path);
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
    for (const std::string& type : sharedTypes(source.toStdString())) found << QString::fromStdString(type);
    QCOMPARE(found.join(' '), types);
  }

  void eachNameIsOneType() {
    Places places;
    for (const char* const folder : {"core", "ui", "app"})
      for (const fs::path& path : sourcesIn(folder)) addTypes(places, path);
    QVERIFY(places.contains("headlight::Message"));
    QVERIFY(places.size() > 1000);
    // Each test is a program of its own, over the same libraries.
    for (const fs::path& path : sourcesIn("tests")) {
      Places ofTest;
      addTypes(ofTest, path);
      for (const auto& [type, files] : ofTest)
        QVERIFY2(!places.contains(type), qPrintable(QString::fromStdString(type + " of " + path.string() +
                                                                           " is a type of the program.")));
    }
    for (const auto& [type, files] : places)
      QVERIFY2(files.size() == 1,
               qPrintable(QString::fromStdString(type + " is defined in " + files.begin()->string() +
                                                 " and in " + files.rbegin()->string() + ".")));
  }
};

QTEST_APPLESS_MAIN(TestTypeNames)
#include "tst_type_names.moc"
