#include <QTest>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/tokenizer/tokenizer_json.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;
using nlohmann::json;

// What files make which tokenizer, and what is said about files that make none.
class TestTokenizerFiles : public QObject {
  Q_OBJECT

 private slots:
  void nothingThere();
  void malformed_data();
  void malformed();
  void tolerated();
  void vocabularyText();
  void vocabularyTextCased();
  void mergesText();
  void roberta();
  void badVocabularyFiles_data();
  void badVocabularyFiles();
  void beginAndEndTokens_data();
  void beginAndEndTokens();
  void vocabularyQuestions();
};

static json smallBytePair() {
  return json::parse(
      R"({"added_tokens": [{"id": 6, "content": "<s>", "special": true}, {"id": 7, "content": "</s>", "special": true}],
    "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
    "model": {"type": "BPE", "unk_token": "?", "vocab": {"?": 0, "a": 1, "b": 2, "c": 3, "ab": 4, "abc": 5},
              "merges": ["a b", "ab c"]}})");
}

static std::shared_ptr<const Tokenizer> load(const json& tokenizer, const json& config = nullptr) {
  TokenizerFilesInMemory files;
  files.files["tokenizer.json"] = tokenizer.dump();
  if (!config.is_null()) files.files["tokenizer_config.json"] = config.dump();
  return files.load();
}

template <typename Work>
static QString messageOf(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

void TestTokenizerFiles::nothingThere() {
  QVERIFY(!TokenizerFilesInMemory{}.load());
  TokenizerFilesInMemory onlyVocabulary;
  onlyVocabulary.files["vocab.json"] = "{}";
  QVERIFY(!onlyVocabulary.load());
}

void TestTokenizerFiles::malformed_data() {
  QTest::addColumn<QString>("patch");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const char* patch, const char* message) {
    QTest::newRow(name) << QString(patch) << QString("tokenizer.json: ") + message;
  };
  row("no model", R"([{"op": "remove", "path": "/model"}])", "model is missing; an object is needed.");
  row("model of another type", R"([{"op": "replace", "path": "/model", "value": 3}])",
      "model must be a JSON object, not 3.");
  row("model of a kind that is not known",
      R"([{"op": "replace", "path": "/model/type", "value": "Trigram"}])",
      "model.type is Trigram, which is not known; known are WordPiece, BPE, WordLevel and Unigram.");
  row("no vocabulary", R"([{"op": "remove", "path": "/model/vocab"}])",
      "model.vocab is missing; an object of pieces and ids is needed.");
  row("vocabulary is a list", R"([{"op": "replace", "path": "/model/vocab", "value": ["a"]}])",
      "model.vocab must be an object of pieces and ids, not [\"a\"].");
  row("id is a text", R"([{"op": "replace", "path": "/model/vocab/c", "value": "3"}])",
      "model.vocab[\"c\"] must be a whole number from 0 to 16777215, not \"3\".");
  row("negative id", R"([{"op": "replace", "path": "/model/vocab/c", "value": -3}])",
      "model.vocab[\"c\"] must be a whole number from 0 to 16777215, not -3.");
  row("huge id", R"([{"op": "replace", "path": "/model/vocab/c", "value": 4000000000}])",
      "model.vocab[\"c\"] must be a whole number from 0 to 16777215, not 4000000000.");
  row("id twice", R"([{"op": "replace", "path": "/model/vocab/c", "value": 1}])",
      "model.vocab gives the id 1 to \"a\" and to \"c\".");
  row("unknown token missing", R"([{"op": "replace", "path": "/model/unk_token", "value": "<u>"}])",
      "model.unk_token is <u>, which is not in the vocabulary.");
  row("merge of three", R"([{"op": "replace", "path": "/model/merges/1", "value": "ab c d"}])",
      "model.merges[1] must be two pieces with a space between them, not \"ab c d\".");
  row("merge is a number", R"([{"op": "replace", "path": "/model/merges/1", "value": 7}])",
      "model.merges[1] must be two pieces, as \"a b\" or [\"a\", \"b\"], not 7.");
  row("merge names an unknown piece", R"([{"op": "replace", "path": "/model/merges/1", "value": "ab x"}])",
      "model.merges[1] merges \"ab\" and \"x\", the second of which is not in the vocabulary.");
  row("merge makes an unknown piece",
      R"([{"op": "replace", "path": "/model/merges/1", "value": ["c", "c"]}])",
      "model.merges[1] merges \"c\" and \"c\", which joined are not in the vocabulary.");
  row("merges missing", R"([{"op": "remove", "path": "/model/merges"}])",
      "model.merges is missing; a list is needed.");
  row("added token without content", R"([{"op": "remove", "path": "/added_tokens/0/content"}])",
      "added_tokens[0].content is missing; a text is needed.");
  row("added token without id", R"([{"op": "remove", "path": "/added_tokens/1/id"}])",
      "added_tokens[1].id is missing; a whole number from 0 to 16777215 is needed.");
  row("unknown normalizer",
      R"([{"op": "replace", "path": "/normalizer", "value": {"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Nmt"}]}}])",
      "normalizer.normalizers[1].type is Nmt, which is not known; known are BertNormalizer, NFC, NFD, NFKC, "
      "NFKD, "
      "Lowercase, StripAccents, Strip, Precompiled, Prepend, Replace and Sequence.");
  row("replace without pattern",
      R"([{"op": "replace", "path": "/normalizer", "value": {"type": "Replace"}}])",
      "normalizer.pattern is missing; {\"String\": ...} or {\"Regex\": ...} is needed.");
  row("unknown pre-tokenizer",
      R"([{"op": "replace", "path": "/pre_tokenizer/type", "value": "UnicodeScripts"}])",
      "pre_tokenizer.type is UnicodeScripts, which is not known; known are BertPreTokenizer, ByteLevel, "
      "Digits, "
      "Metaspace, Punctuation, Sequence, Split, Whitespace and WhitespaceSplit.");
  row("unreadable expression",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Split", "pattern": {"Regex": "(a"}}}])",
      "pre_tokenizer.pattern.Regex: the regular expression \"(a\" has a group that is not closed at byte 2.");
  row("unknown behavior",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Split", "pattern": {"String": "a"}, "behavior": "Odd"}}])",
      "pre_tokenizer.behavior is Odd, which is not known; known are Removed, Isolated, MergedWithPrevious, "
      "MergedWithNext "
      "and Contiguous.");
  row("special token missing",
      R"([{"op": "replace", "path": "/post_processor", "value": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}]}}])",
      "post_processor.single[0].SpecialToken.id is [CLS], which is not in the vocabulary.");
  row("unknown decoder", R"([{"op": "replace", "path": "/decoder", "value": {"type": "CTC"}}])",
      "decoder.type is CTC, which is not known; known are BPEDecoder, ByteFallback, ByteLevel, Fuse, "
      "Metaspace, Replace, "
      "Sequence, Strip and WordPiece.");
  row("flag is a text", R"([{"op": "add", "path": "/model/byte_fallback", "value": "yes"}])",
      "model.byte_fallback must be true or false, not \"yes\".");
}

void TestTokenizerFiles::malformed() {
  QFETCH(QString, patch);
  QFETCH(QString, message);
  const json tokenizer = smallBytePair().patch(json::parse(patch.toStdString()));
  QCOMPARE(messageOf([&] { load(tokenizer); }), message);
}

// Holes in the ids, a missing type and a version line among the merges are in files that people have.
void TestTokenizerFiles::tolerated() {
  json tokenizer = smallBytePair();
  tokenizer["model"].erase("type");
  tokenizer["model"]["vocab"]["c"] = 40;
  tokenizer["model"]["merges"].insert(tokenizer["model"]["merges"].begin(), "#version: 0.2");
  const auto loaded = load(tokenizer);
  QCOMPARE(loaded->encode("abc c d").ids, (std::vector<std::int32_t>{5, 40, 0}));
  QCOMPARE(loaded->vocabularySize(), 41);
  QCOMPARE(loaded->idToToken(39), std::string());
  QCOMPARE(loaded->decode(std::vector<std::int32_t>{5, 39}, false), std::string("abc ?"));
}

void TestTokenizerFiles::vocabularyText() {
  TokenizerFilesInMemory files;
  files.files["vocab.txt"] = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\ncafe\nun\n##able\n!\n";
  const auto tokenizer = files.load();
  QCOMPARE(tokenizer->kindName(), std::string("WordPiece"));
  const Encoding encoding = tokenizer->encode("Café unable [MASK]!", "x");
  QCOMPARE(encoding.ids, (std::vector<std::int32_t>{2, 5, 6, 7, 4, 8, 3, 1, 3}));
  QCOMPARE(encoding.typeIds, (std::vector<int>{0, 0, 0, 0, 0, 0, 0, 1, 1}));
  QCOMPARE(encoding.segments, (std::vector<int>{-1, 0, 0, 0, 0, 0, -1, 1, -1}));
  QCOMPARE(encoding.special, (std::vector<std::uint8_t>{1, 0, 0, 0, 1, 0, 1, 0, 1}));
  QCOMPARE(encoding.offsets[1], (ByteRange{0, 5}));
  QCOMPARE(encoding.offsets[3], (ByteRange{8, 12}));
  QCOMPARE(encoding.offsets[7], (ByteRange{0, 1}));
}

void TestTokenizerFiles::vocabularyTextCased() {
  TokenizerFilesInMemory files;
  files.files["vocab.txt"] = "[UNK]\r\n[CLS]\r\n[SEP]\r\nCafé\r\ncafe";
  files.files["tokenizer_config.json"] = R"({"do_lower_case": false})";
  QCOMPARE(files.load()->encode("Café cafe CAFE").ids, (std::vector<std::int32_t>{1, 3, 4, 0, 2}));
}

void TestTokenizerFiles::mergesText() {
  TokenizerFilesInMemory files;
  files.files["vocab.json"] = R"({"a": 0, "b": 1, "Ġ": 2, "ab": 3, "Ġab": 4, "<|endoftext|>": 5})";
  files.files["merges.txt"] = "#version: 0.2\na b\nĠ ab\n";
  const auto tokenizer = files.load();
  QCOMPARE(tokenizer->kindName(), std::string("BPE (byte-level)"));
  QCOMPARE(tokenizer->encode("ab ab<|endoftext|>b").ids, (std::vector<std::int32_t>{3, 4, 5, 1}));
  QCOMPARE(tokenizer->decode(std::vector<std::int32_t>{3, 4, 5, 1}, true), std::string("ab abb"));
  QCOMPARE(tokenizer->tokenBytes(4), std::string(" ab"));
  files.files["tokenizer_config.json"] = R"({"add_prefix_space": true})";
  QCOMPARE(files.load()->encode("ab").ids, (std::vector<std::int32_t>{4}));
}

void TestTokenizerFiles::roberta() {
  TokenizerFilesInMemory files;
  files.files["vocab.json"] = R"({"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "a": 4, "Ġ": 5, "<mask>": 6})";
  files.files["merges.txt"] = "";
  files.files["tokenizer_config.json"] = R"({"tokenizer_class": "RobertaTokenizer"})";
  const Encoding encoding = files.load()->encode("a <mask>", "a");
  QCOMPARE(encoding.ids, (std::vector<std::int32_t>{0, 4, 6, 2, 2, 4, 2}));
  QCOMPARE(encoding.typeIds, std::vector<int>(7, 0));
  QCOMPARE(encoding.offsets[2], (ByteRange{1, 8}));  // the mask takes the space before it
}

void TestTokenizerFiles::badVocabularyFiles_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("message");
  QTest::newRow("no unknown token") << "vocab.txt" << QByteArray("a\nb\n")
                                    << "vocab.txt has no line [UNK], the unknown token.";
  QTest::newRow("not UTF-8") << "vocab.txt" << QByteArray("[UNK]\n\xFF\n")
                             << "vocab.txt is not valid UTF-8 at byte 6.";
  QTest::newRow("empty JSON") << "tokenizer.json" << QByteArray("")
                              << "tokenizer.json is empty, where JSON was expected.";
  QTest::newRow("deep JSON") << "tokenizer.json" << QByteArray(10000, '[')
                             << "tokenizer.json nests JSON deeper than 128 levels at byte 128.";
  QTest::newRow("merge") << "merges.txt" << QByteArray("a b\na\n")
                         << "merges.txt: line 2 must be two pieces with a space between them, not \"a\".";
  QTest::newRow("merge of nothing")
      << "merges.txt" << QByteArray("#version\nb a\n")
      << "merges.txt: line 2 merges \"b\" and \"a\", which joined are not in the vocabulary.";
}

void TestTokenizerFiles::badVocabularyFiles() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QString, message);
  TokenizerFilesInMemory files;
  if (name == "merges.txt") files.files["vocab.json"] = R"({"a": 0, "b": 1, "ab": 2})";
  files.files[name.toStdString()] = bytes.toStdString();
  QCOMPARE(messageOf([&] { files.load(); }), message);
}

void TestTokenizerFiles::beginAndEndTokens_data() {
  QTest::addColumn<QString>("config");
  QTest::addColumn<QString>("ids");
  const auto row = [](const char* name, const char* config, const char* ids) {
    QTest::newRow(name) << QString(config) << QString(ids);
  };
  row("nothing said", R"({})", "5 | 4");
  row("both",
      R"({"add_bos_token": true, "add_eos_token": true, "bos_token": "<s>", "eos_token": {"content": "</s>"}})",
      "6 5 7 | 6 4 7");
  row("LLaMA begins", R"({"tokenizer_class": "LlamaTokenizerFast", "bos_token": "<s>", "eos_token": "</s>"})",
      "6 5 | 6 4");
  row("LLaMA told not to",
      R"({"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "add_bos_token": false})", "5 | 4");
  row("LLaMA with end",
      R"({"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "eos_token": "</s>", "add_eos_token": true})",
      "6 5 7 | 6 4 7");
  row("end only", R"({"add_eos_token": true, "bos_token": "<s>", "eos_token": "</s>"})", "5 7 | 4 7");
}

void TestTokenizerFiles::beginAndEndTokens() {
  QFETCH(QString, config);
  QFETCH(QString, ids);
  const auto tokenizer = load(smallBytePair(), json::parse(config.toStdString()));
  const QStringList parts = ids.split(" | ");
  const auto numbers = [](const QString& text) {
    std::vector<std::int32_t> result;
    for (const QString& number : text.split(' ')) result.push_back(number.toInt());
    return result;
  };
  const auto first = numbers(parts[0]);
  auto both = first;
  for (const std::int32_t id : numbers(parts[1])) both.push_back(id);
  QCOMPARE(tokenizer->encode("abc").ids, first);
  QCOMPARE(tokenizer->encode("abc", "ab").ids, both);
  QCOMPARE(messageOf([] {
             load(smallBytePair(), {{"add_bos_token", true}});
           }),
           QString("tokenizer_config.json: add_bos_token is true, but bos_token is missing."));
  QCOMPARE(messageOf([] {
             load(smallBytePair(), {{"add_eos_token", true}, {"eos_token", "<e>"}});
           }),
           QString("tokenizer_config.json: add_eos_token is true, but eos_token is <e>, which is not in the "
                   "vocabulary."));
}

void TestTokenizerFiles::vocabularyQuestions() {
  const auto tokenizer = load(smallBytePair());
  QCOMPARE(tokenizer->vocabularySize(), 8);
  QCOMPARE(tokenizer->idToToken(4), std::string("ab"));
  QCOMPARE(tokenizer->idToToken(-1), std::string());
  QCOMPARE(tokenizer->idToToken(8), std::string());
  QVERIFY(tokenizer->tokenToId("</s>") == 7);
  QVERIFY(!tokenizer->tokenToId("nothing"));
  QVERIFY(tokenizer->isSpecial(6) && !tokenizer->isSpecial(5) && !tokenizer->isSpecial(99));
  QCOMPARE(messageOf([&] { tokenizer->decode(std::vector<std::int32_t>{8}, true); }),
           QString("Token id 8 is outside the vocabulary of 8 ids."));
  QCOMPARE(messageOf([&] { tokenizer->encode("ab\xE7\x8C", std::nullopt); }),
           QString("The text is not valid UTF-8 at byte 2."));
  QCOMPARE(messageOf([&] { tokenizer->encode("ab", "\xC0\x80"); }),
           QString("The second text is not valid UTF-8 at byte 0."));
}

QTEST_GUILESS_MAIN(TestTokenizerFiles)
#include "tst_tokenizer_files.moc"
