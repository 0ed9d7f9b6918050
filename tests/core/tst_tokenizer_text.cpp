#include <QTest>
#include <random>

#include "core/error.h"
#include "core/tokenizer/regex/known_splitters.h"
#include "core/tokenizer/regex/regex_pattern.h"
#include "core/tokenizer/text/aligned_text.h"
#include "core/tokenizer/text/text_pattern.h"
#include "core/utf8.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;

// Texts: where bytes come from, regular expressions, the splitters written by hand, and texts that are hard
// to take.
class TestTokenizerText : public QObject {
  Q_OBJECT

 private slots:
  void alignment();
  void absorbedAccents();
  void repairedText();
  void regexSyntax_data();
  void regexSyntax();
  void regexErrors_data();
  void regexErrors();
  void endlessRegex();
  void splittersEqualTheirPatterns_data();
  void splittersEqualTheirPatterns();
  void longTexts_data();
  void longTexts();
};

void TestTokenizerText::alignment() {
  // "aXbc" at byte 10: X becomes "yyy", b is dropped, a space is inserted before c.
  const AlignedText source = AlignedText::identity("aXbc", 10);
  AlignedTextBuilder builder(source);
  builder.keep(1);
  builder.replace(1, "yyy");
  builder.drop(1);
  builder.insert(" ");
  const AlignedText result = builder.finish();
  QCOMPARE(result.text, std::string("ayyy c"));
  const auto range = [&](std::size_t begin, std::size_t end) {
    return AlignmentCursor(result).source(begin, end);
  };
  QCOMPARE(range(0, 1), (ByteRange{10, 11}));
  QCOMPARE(range(0, 4), (ByteRange{10, 12}));
  QCOMPARE(range(1, 3), (ByteRange{11, 11}));  // the first of three bytes made of one: the last has it
  QCOMPARE(range(3, 4), (ByteRange{11, 12}));
  QCOMPARE(range(4, 5), (ByteRange{12, 12}));
  QCOMPARE(range(4, 6),
           (ByteRange{13, 14}));  // an inserted space does not widen a token over what was dropped
  QCOMPARE(range(0, 6), (ByteRange{10, 14}));
  // A second step on top of the first.
  AlignedTextBuilder second(result);
  second.drop(1);
  second.replace(3, "Z");
  const AlignedText again = second.finish();
  QCOMPARE(again.text, std::string("Z c"));
  QCOMPARE(AlignmentCursor(again).source(0, 1), (ByteRange{11, 12}));
  QCOMPARE(AlignmentCursor(again).source(2, 3), (ByteRange{13, 14}));
}

void TestTokenizerText::absorbedAccents() {
  const AlignedText source = AlignedText::identity("xe\u0301y", 0);
  AlignedTextBuilder builder(source);
  builder.keep(2);
  builder.absorb(2);
  const AlignedText result = builder.finish();
  QCOMPARE(result.text, std::string("xey"));
  AlignmentCursor cursor(result);
  QCOMPARE(cursor.source(0, 1), (ByteRange{0, 1}));
  QCOMPARE(cursor.source(1, 2), (ByteRange{1, 4}));
  QCOMPARE(cursor.source(2, 3), (ByteRange{4, 5}));
}

void TestTokenizerText::repairedText() {
  QCOMPARE(utf8::repaired("a\xE7\x8C"
                          "b\xFF\xF0\x9F\x98\x80\xC0\x80"),
           std::string("a�b�😀��"));
}

void TestTokenizerText::regexSyntax_data() {
  QTest::addColumn<QString>("expression");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QStringList>("matches");
  QTest::newRow("white space") << "\\s"
                               << "a\u0085b\uFEFFc\vd" << QStringList{"\u0085", "\v"};
  QTest::newRow("words") << "\\w+"
                         << "né_1²-é" << QStringList{"né_1²", "é"};
  QTest::newRow("dot") << ".+"
                       << "a\rb\nc" << QStringList{"a\rb", "c"};
  QTest::newRow("line ends") << "^.|.$"
                             << "ab\ncd" << QStringList{"a", "b", "c", "d"};
  QTest::newRow("text ends") << "\\A.|.\\z"
                             << "ab\ncd" << QStringList{"a", "d"};
  QTest::newRow("possessive keeps what it took") << "a++a|b"
                                                 << "aaab" << QStringList{"b"};
  QTest::newRow("atomic keeps what it took") << "(?>a+)a|b"
                                             << "aaab" << QStringList{"b"};
  QTest::newRow("repeated interval") << "(?:ab){2}+"
                                     << "abababab" << QStringList{"abababab"};
  QTest::newRow("from nothing") << "xa{,2}"
                                << "xaaa" << QStringList{"xaa"};
  QTest::newRow("case of every script") << "(?i:k|s)+"
                                        << "kK \u212A ſ" << QStringList{"kK", "\u212A", "ſ"};
  QTest::newRow("case of a class") << "(?i:[a-c])+"
                                   << "aBCd" << QStringList{"aBC"};
  QTest::newRow("intersection") << "[a-z&&[^aeiou]]+"
                                << "hello" << QStringList{"h", "ll"};
  QTest::newRow("hyphens") << "[a-c-]+|[-x]"
                           << "a-d-x" << QStringList{"a-", "-", "x"};
  QTest::newRow("class of brackets") << "[]a[:digit:]\\]]+"
                                     << "]a1b" << QStringList{"]a1"};
  QTest::newRow("script") << "\\p{Han}+"
                          << "a猫犬b" << QStringList{"猫犬"};
  QTest::newRow("code points") << "\\x{1F600}|\\x41|\\u732B"
                               << "😀A猫" << QStringList{"😀", "A", "猫"};
  QTest::newRow("graphemes") << "\\X"
                             << "e\u0301x" << QStringList{"e\u0301", "x"};
  QTest::newRow("a group again") << "(?<x>a|b)\\k<x>"
                                 << "abba" << QStringList{"bb"};
  QTest::newRow("no empty match behind a match") << "b*"
                                                 << "abc" << QStringList{"", "b", ""};
}

void TestTokenizerText::regexSyntax() {
  QFETCH(QString, expression);
  QFETCH(QString, text);
  QFETCH(QStringList, matches);
  const std::string bytes = text.toStdString();
  QStringList found;
  RegexPattern(expression.toStdString(), "x").forEachMatch(bytes, [&](const TextSpan& match) {
    found << QString::fromStdString(bytes.substr(match.begin, match.end - match.begin));
  });
  QCOMPARE(found, matches);
}

void TestTokenizerText::regexErrors_data() {
  QTest::addColumn<QString>("expression");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* expression, const char* message) {
    QTest::newRow(expression) << QString(expression)
                              << QString("here: the regular expression \"%1\" %2").arg(expression, message) +
                                     ".";
  };
  row("[a", "cannot be read (premature end of char-class)");
  row("a)", "cannot be read (unmatched close parenthesis)");
  row("(a", "cannot be read (end pattern with unmatched parenthesis)");
  row("*a", "cannot be read (target of repeat operator is not specified)");
  row("\\", "cannot be read (end pattern at escape)");
  row("\\p{Nothing}", "cannot be read (invalid character property name {Nothing})");
}

void TestTokenizerText::regexErrors() {
  QFETCH(QString, expression);
  QFETCH(QString, message);
  try {
    RegexPattern(expression.toStdString(), "here");
    QFAIL("no error");
  } catch (const Error& error) {
    QCOMPARE(QString(error.what()), message);
  }
}

void TestTokenizerText::endlessRegex() {
  const RegexPattern pattern("(?:x+x+)+y", "tokenizer.json: pre_tokenizer.pattern.Regex");
  try {
    pattern.forEachMatch(std::string(60, 'x'), [](const TextSpan&) {});
    QFAIL("no error");
  } catch (const Error& error) {
    QCOMPARE(QString(error.what()),
             QString("tokenizer.json: pre_tokenizer.pattern.Regex: the regular expression "
                     "\"(?:x+x+)+y\" takes too long on this text and was stopped."));
  }
}

void TestTokenizerText::splittersEqualTheirPatterns_data() {
  QTest::addColumn<QString>("expression");
  QTest::newRow("GPT-2") << R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
  QTest::newRow("Qwen2")
      << R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
  QTest::newRow("Llama 3")
      << R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
  QTest::newRow("cl100k")
      << R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+)";
  QTest::newRow("DeepSeek numbers") << R"(\p{N}{1,3})";
  QTest::newRow("numbers") << R"(\p{N})";
  QTest::newRow("DeepSeek Han") << "[一-龥\u3040-ゟ゠-ヿ]+";
  QTest::newRow("DeepSeek words")
      << "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| "
         "?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+";
}

static std::string randomText(std::mt19937& random) {
  static const std::vector<std::u32string> alphabets = {U"ab 'sStTrReEvVmMlLdDſ",
                                                        U"a \n\r\t.1",
                                                        U"a \u0085\u00A0\u3000\uFEFF\u2028.",
                                                        U"12½²Ⅷ٣4 a",
                                                        U"猫一龥龦ぁゟ゠ヿ㐀 a1",
                                                        U"e\u0301\u0323\u20DD\u093F a.",
                                                        U"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~aZ",
                                                        U"😀👍🏽\u200D\uFE0Fa ",
                                                        U"\u0001\u200B\u00AD\uE000\u0378 a1\n"};
  const auto below = [&](std::size_t n) { return random() % n; };
  const bool mixed = below(3) == 0;
  const std::u32string* alphabet = &alphabets[below(alphabets.size())];
  std::string text;
  for (std::size_t left = below(30); left > 0; --left) {
    if (mixed) alphabet = &alphabets[below(alphabets.size())];
    utf8::append(text, (*alphabet)[below(alphabet->size())]);
  }
  return text;
}

void TestTokenizerText::splittersEqualTheirPatterns() {
  QFETCH(QString, expression);
  const std::string bytes = expression.toStdString();
  const SplitFunction splitter = knownSplitter(bytes);
  QVERIFY(splitter);
  const RegexPattern pattern(bytes, "x");
  std::mt19937 random(7);
  for (int n = 0; n < 3000; ++n) {
    const std::string text = randomText(random);
    std::vector<TextSpan> fast;
    splitter(text, fast);
    std::vector<TextSpan> slow;
    std::size_t previous = 0;
    pattern.forEachMatch(text, [&](const TextSpan& match) {
      if (previous < match.begin) slow.push_back({previous, match.begin});
      slow.push_back(match);
      previous = match.end;
    });
    if (previous < text.size()) slow.push_back({previous, text.size()});
    QVERIFY2(fast == slow, text.c_str());
  }
}

void TestTokenizerText::longTexts_data() {
  QTest::addColumn<QString>("tokenizer");
  QTest::newRow("byte-level") << R"({"pre_tokenizer": {"type": "ByteLevel"}, "model": {"type": "BPE", "vocab":
    {"a": 0, "Ġ": 1, "aa": 2, "aaaa": 3, "Ġa": 4}, "merges": ["a a", "aa aa", "Ġ a"]}})";
  QTest::newRow("no pre-tokenizer") << R"({"model": {"type": "BPE", "vocab":
    {"a": 0, " ": 1, "aa": 2, "aaaa": 3, " a": 4}, "merges": ["a a", "aa aa", [" ", "a"]]}})";
  QTest::newRow("by expression") << R"({"pre_tokenizer": {"type": "Split", "behavior": "Isolated", "pattern":
    {"Regex": "[^ ]+| +(?! )|(?:x|y)*z"}}, "model": {"type": "BPE", "vocab": {"a": 0, " ": 1, "aa": 2}, "merges": ["a a"]}})";
  QTest::newRow("WordPiece")
      << R"({"normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"},
    "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "a": 1, "##a": 2}}})";
}

// A megabyte with and without a space, and one of spaces only.
void TestTokenizerText::longTexts() {
  QFETCH(QString, tokenizer);
  TokenizerFilesInMemory files;
  files.files["tokenizer.json"] = tokenizer.toStdString();
  const auto loaded = files.load();
  constexpr std::size_t kSize = 1'000'000;
  const std::string unbroken(kSize, 'a');
  std::string words(kSize, 'a');
  for (std::size_t i = 3; i < kSize; i += 4) words[i] = ' ';
  for (const std::string& text : {unbroken, words, std::string(kSize, ' ')}) {
    const Encoding encoding = loaded->encode(text);
    std::int64_t at = 0;
    for (const ByteRange& range : encoding.offsets) {
      QVERIFY(range.begin >= at && range.end > range.begin);
      at = range.end;
    }
    if (loaded->kindName() != "WordPiece") QCOMPARE(at, static_cast<std::int64_t>(kSize));
  }
  QVERIFY(loaded->encode("").ids.empty());
  QVERIFY(loaded->encode(std::string_view("\0a", 2)).ids.size() >= 1);
}

QTEST_GUILESS_MAIN(TestTokenizerText)
#include "tst_tokenizer_text.moc"
