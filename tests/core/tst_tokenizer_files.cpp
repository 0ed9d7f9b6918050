#include <QTest>
#include <nlohmann/json.hpp>

#include "core/tokenizer/tokenizer_json.h"
#include "tests/support/error_message.h"
#include "tests/support/tokenizer_folder.h"

using namespace headlight;
using headlight::test::refusalOf;
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
  void configOverComponents_data();
  void configOverComponents();
  void addedTokensElsewhere_data();
  void addedTokensElsewhere();
  void addedTokensAreNoPieces();
  void unknownTokenMissing_data();
  void unknownTokenMissing();
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
      R"([{"op": "replace", "path": "/normalizer", "value": {"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Odd"}]}}])",
      "normalizer.normalizers[1].type is Odd, which is not known; known are BertNormalizer, ByteLevel, "
      "Lowercase, NFC, NFD, NFKC, NFKD, Nmt, Precompiled, Prepend, Replace, Sequence, Strip and "
      "StripAccents.");
  row("replace without pattern",
      R"([{"op": "replace", "path": "/normalizer", "value": {"type": "Replace"}}])",
      "normalizer.pattern is missing; {\"String\": ...} or {\"Regex\": ...} is needed.");
  row("unknown pre-tokenizer", R"([{"op": "replace", "path": "/pre_tokenizer/type", "value": "Scripts"}])",
      "pre_tokenizer.type is Scripts, which is not known; known are BertPreTokenizer, ByteLevel, "
      "CharDelimiterSplit, Digits, FixedLength, Metaspace, Punctuation, Sequence, Split, UnicodeScripts, "
      "Whitespace and WhitespaceSplit.");
  row("unreadable expression",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Split", "pattern": {"Regex": "(a"}, "behavior": "Removed"}}])",
      "pre_tokenizer.pattern.Regex: the regular expression \"(a\" cannot be read (end pattern with unmatched "
      "parenthesis).");
  row("unknown behavior",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Split", "pattern": {"String": "a"}, "behavior": "Odd"}}])",
      "pre_tokenizer.behavior is Odd, which is not known; known are Removed, Isolated, MergedWithPrevious, "
      "MergedWithNext "
      "and Contiguous.");
  row("special token missing",
      R"([{"op": "replace", "path": "/post_processor", "value": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}]}}])",
      "post_processor.single[0].SpecialToken.id is <s>, which special_tokens does not define.");
  row("special token without ids",
      R"([{"op": "replace", "path": "/post_processor", "value": {"type": "TemplateProcessing", "single": [], "pair": [], "special_tokens": {"a": {"id": "a", "ids": [1, -2], "tokens": ["a", "b"]}}}}])",
      "post_processor.special_tokens[\"a\"].ids must be a list of token ids, not [1,-2].");
  row("second text alone",
      R"([{"op": "replace", "path": "/post_processor", "value": {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "B", "type_id": 0}}], "pair": []}}])",
      "post_processor.single[0].Sequence.id is B, where there is one text only.");
  row("template behind a template",
      R"([{"op": "replace", "path": "/post_processor", "value": {"type": "Sequence", "processors": [
        {"type": "TemplateProcessing", "single": [], "pair": []}, {"type": "TemplateProcessing", "single": [], "pair": []}]}}])",
      "post_processor.processors[1].type is TemplateProcessing behind a post-processor that makes 0 parts, "
      "of "
      "which a template takes one or two.");
  row("delimiter of two characters",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "CharDelimiterSplit", "delimiter": "--"}}])",
      "pre_tokenizer.delimiter must be one character, not \"--\".");
  row("split without behavior",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Split", "pattern": {"String": "a"}}}])",
      "pre_tokenizer.behavior is missing; one of the five is needed.");
  row("length of nothing",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "FixedLength", "length": 0}}])",
      "pre_tokenizer.length must be a whole number from 1 to 1073741824, not 0.");
  row("dropout", R"([{"op": "add", "path": "/model/dropout", "value": 0.1}])",
      "model.dropout is not 0: with it the same text has other tokens each time.");
  row("unknown decoder", R"([{"op": "replace", "path": "/decoder", "value": {"type": "Odd"}}])",
      "decoder.type is Odd, which is not known; known are BPEDecoder, ByteFallback, ByteLevel, CTC, Fuse, "
      "Metaspace, Replace, Sequence, Strip and WordPiece.");
  row("flag is a text", R"([{"op": "add", "path": "/model/byte_fallback", "value": "yes"}])",
      "model.byte_fallback must be true or false, not \"yes\".");
}

void TestTokenizerFiles::malformed() {
  QFETCH(QString, patch);
  QFETCH(QString, message);
  const json tokenizer = smallBytePair().patch(json::parse(patch.toStdString()));
  QCOMPARE(refusalOf([&] { load(tokenizer); }), message);
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
  QCOMPARE(loaded->decode(std::vector<std::int32_t>{5, 39, 1}, false), std::string("abc a"));
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
  QCOMPARE(refusalOf([&] { files.load(); }), message);
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
  row("the class alone says nothing",
      R"({"tokenizer_class": "LlamaTokenizerFast", "bos_token": "<s>", "eos_token": "</s>"})", "5 | 4");
  row("LLaMA told to",
      R"({"tokenizer_class": "LlamaTokenizerFast", "bos_token": "<s>", "add_bos_token": true})", "6 5 | 6 4");
  row("LLaMA told not to",
      R"({"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "add_bos_token": false})", "5 | 4");
  row("LLaMA with end",
      R"({"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "eos_token": "</s>", "add_eos_token": true})",
      "5 7 | 4 7");
  row("a token that the vocabulary lacks", R"({"add_eos_token": true, "eos_token": "<e>"})", "5 8 | 4 8");
  row("end only", R"({"add_eos_token": true, "bos_token": "<s>", "eos_token": "</s>"})", "5 7 | 4 7");
}

/// vocab.json and merges.txt, as they lie beside an older tokenizer_config.json.
static std::shared_ptr<const Tokenizer> loadOlder(const json& config) {
  TokenizerFilesInMemory files;
  files.files["vocab.json"] = R"({"?": 0, "a": 1, "b": 2, "c": 3, "ab": 4, "abc": 5, "<s>": 6, "</s>": 7})";
  files.files["merges.txt"] = "a b\nab c\n";
  files.files["tokenizer_config.json"] = config.dump();
  return files.load();
}

void TestTokenizerFiles::beginAndEndTokens() {
  QFETCH(QString, config);
  QFETCH(QString, ids);
  const json said = json::parse(config.toStdString());
  const QStringList parts = ids.split(" | ");
  const auto numbers = [](const QString& text) {
    std::vector<std::int32_t> result;
    for (const QString& number : text.split(' ')) result.push_back(number.toInt());
    return result;
  };
  const auto first = numbers(parts[0]);
  auto both = first;
  for (const std::int32_t id : numbers(parts[1])) both.push_back(id);
  const auto tokenizer = loadOlder(said);
  QCOMPARE(tokenizer->encode("abc").ids, first);
  QCOMPARE(tokenizer->encode("abc", "ab").ids, both);
  // A tokenizer.json says itself what it adds; Python's transformers does not look at these keys beside one.
  const auto whole = load(smallBytePair(), said);
  QCOMPARE(whole->encode("abc").ids, (std::vector<std::int32_t>{5}));
  QCOMPARE(whole->encode("abc", "ab").ids, (std::vector<std::int32_t>{5, 4}));
  QCOMPARE(refusalOf([] {
             loadOlder({{"add_bos_token", true}});
           }),
           QString("tokenizer_config.json: add_bos_token is true, but bos_token is missing."));
}

static json smallWordPiece() {
  return json::parse(
      R"({"normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
      "strip_accents": null, "lowercase": true}, "pre_tokenizer": {"type": "BertPreTokenizer"},
    "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "The": 1, "the": 2, "café": 3,
      "cafe": 4, "猫犬": 5, "猫": 6, "犬": 7}}})");
}

static json smallByteLevel() {
  return json::parse(R"({"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": true},
    "model": {"type": "BPE", "vocab": {"a": 0, "Ġ": 1, "Ġa": 2}, "merges": ["Ġ a"]}})");
}

void TestTokenizerFiles::configOverComponents_data() {
  QTest::addColumn<QString>("config");
  QTest::addColumn<QString>("modelConfig");
  QTest::addColumn<std::vector<std::int32_t>>("words");  // of "The café 猫犬"
  QTest::addColumn<std::vector<std::int32_t>>("bytes");  // of "a a"
  using Ids = std::vector<std::int32_t>;
  const auto row = [](const char* name, const char* config, const Ids& words, const Ids& bytes,
                      const char* modelConfig = "") {
    QTest::newRow(name) << QString(config) << QString(modelConfig) << words << bytes;
  };
  const Ids wordsOfFile{2, 4, 6, 7};
  const Ids bytesOfFile{2, 2};
  row("no config", "", wordsOfFile, bytesOfFile);
  row("no class", R"({"do_lower_case": false, "add_prefix_space": false})", wordsOfFile, bytesOfFile);
  row("another class", R"({"tokenizer_class": "PreTrainedTokenizerFast", "do_lower_case": false})",
      wordsOfFile, bytesOfFile);
  row("cased", R"({"tokenizer_class": "BertTokenizer", "do_lower_case": false})", {1, 3, 6, 7}, bytesOfFile);
  row("cased, fast", R"({"tokenizer_class": "BertTokenizerFast", "do_lower_case": false})", {1, 3, 6, 7},
      bytesOfFile);
  row("lower case with accents", R"({"tokenizer_class": "DistilBertTokenizer", "strip_accents": false})",
      {2, 3, 6, 7}, bytesOfFile);
  row("cased without accents",
      R"({"tokenizer_class": "DistilBertTokenizerFast", "do_lower_case": false, "strip_accents": true})",
      {1, 4, 6, 7}, bytesOfFile);
  row("Chinese words", R"({"tokenizer_class": "BertTokenizer", "tokenize_chinese_chars": false})", {2, 4, 5},
      bytesOfFile);
  row("no space in front", R"({"tokenizer_class": "GPT2Tokenizer"})", wordsOfFile, {0, 2});
  row("no space in front, RoBERTa",
      R"({"tokenizer_class": "RobertaTokenizerFast", "add_prefix_space": false})", wordsOfFile, {0, 2});
  row("a space in front", R"({"tokenizer_class": "RobertaTokenizer", "add_prefix_space": true})", wordsOfFile,
      bytesOfFile);
  row("the model's class", R"({"do_lower_case": false})", {1, 3, 6, 7}, bytesOfFile,
      R"({"model_type": "bert"})");
}

void TestTokenizerFiles::configOverComponents() {
  QFETCH(QString, config);
  QFETCH(QString, modelConfig);
  QFETCH(std::vector<std::int32_t>, words);
  QFETCH(std::vector<std::int32_t>, bytes);
  TokenizerFilesInMemory files;
  if (!config.isEmpty()) files.files["tokenizer_config.json"] = config.toStdString();
  if (!modelConfig.isEmpty()) files.files["config.json"] = modelConfig.toStdString();
  files.files["tokenizer.json"] = smallWordPiece().dump();
  QCOMPARE(files.load()->encode("The café 猫犬").ids, words);
  files.files["tokenizer.json"] = smallByteLevel().dump();
  QCOMPARE(files.load()->encode("a a").ids, bytes);
}

void TestTokenizerFiles::addedTokensElsewhere_data() {
  QTest::addColumn<QStringList>("others");  // name, contents, name, ...
  QTest::addColumn<std::vector<std::int32_t>>("besideJson");
  QTest::addColumn<std::vector<std::int32_t>>("besideWords");
  using Ids = std::vector<std::int32_t>;
  // "[ENT]the <e> the" with the words of smallWordPiece, whose ids end at 7.
  const Ids nothing{0, 0, 0, 2, 0, 0, 0, 2};
  QTest::newRow("nothing") << QStringList{} << nothing << nothing;
  QTest::newRow("added_tokens.json") << QStringList{"added_tokens.json", R"({"<e>": 9, "[ENT]": 8})"}
                                     << Ids{8, 2, 9, 2} << Ids{8, 2, 9, 2};
  QTest::newRow("added_tokens_decoder")
      << QStringList{"tokenizer_config.json",
                     R"({"added_tokens_decoder": {"9": {"content": "<e>", "rstrip": true}, "8": {"content": "[ENT]"}}})"}
      << Ids{8, 2, 9, 2} << Ids{8, 2, 9, 2};
  QTest::newRow("the newer one counts")
      << QStringList{"added_tokens.json", R"({"<e>": 9, "[ENT]": 8})", "tokenizer_config.json",
                     R"({"added_tokens_decoder": {"8": {"content": "<e>"}}})"}
      << Ids{0, 0, 0, 2, 8, 2} << Ids{0, 0, 0, 2, 8, 2};
  QTest::newRow("special_tokens_map.json")
      << QStringList{"special_tokens_map.json",
                     R"({"additional_special_tokens": ["[ENT]", {"content": "<e>"}], "bos_token": "the"})"}
      << Ids{8, 2, 9, 2} << Ids{8, 2, 9, 2};
  QTest::newRow("named in the config")
      << QStringList{"tokenizer_config.json",
                     R"({"pad_token": "<e>", "extra_special_tokens": {"x": "[ENT]"}})"}
      << Ids{9, 2, 8, 2} << Ids{9, 2, 8, 2};
  QTest::newRow("single word")
      << QStringList{"tokenizer_config.json",
                     R"({"added_tokens_decoder": {"8": {"content": "[ENT]", "single_word": true}}})"}
      << nothing << nothing;
}

void TestTokenizerFiles::addedTokensElsewhere() {
  QFETCH(QStringList, others);
  QFETCH(std::vector<std::int32_t>, besideJson);
  QFETCH(std::vector<std::int32_t>, besideWords);
  TokenizerFilesInMemory files;
  for (int i = 0; i + 1 < others.size(); i += 2)
    files.files[others[i].toStdString()] = others[i + 1].toStdString();
  EncodeOptions bare;
  bare.addSpecialTokens = false;
  const std::string text = "[ENT]the <e> the";
  files.files["vocab.txt"] = "[UNK]\nThe\nthe\ncafé\ncafe\n猫犬\n猫\n犬\n";
  QCOMPARE(files.load()->encode(text, std::nullopt, bare).ids, besideWords);
  files.files["tokenizer.json"] = smallWordPiece().dump();
  QCOMPARE(files.load()->encode(text, std::nullopt, bare).ids, besideJson);
}

// An added token is looked for in the text; the model does not know it, not even where it is one character.
void TestTokenizerFiles::addedTokensAreNoPieces() {
  json tokenizer = smallBytePair();
  tokenizer["added_tokens"].push_back(
      {{"id", 8}, {"content", "-"}, {"single_word", true}, {"special", false}});
  tokenizer["pre_tokenizer"] = nullptr;
  const auto loaded = load(tokenizer);
  QCOMPARE(loaded->encode("a-b").ids, (std::vector<std::int32_t>{1, 0, 2}));
  QCOMPARE(loaded->encode("-").ids, (std::vector<std::int32_t>{8}));
}

// A vocabulary without its unknown token takes every text that does not need it.
void TestTokenizerFiles::unknownTokenMissing_data() {
  QTest::addColumn<QString>("type");
  for (const char* type : {"BPE", "WordLevel", "WordPiece"}) QTest::newRow(type) << type;
}

void TestTokenizerFiles::unknownTokenMissing() {
  QFETCH(QString, type);
  json tokenizer = smallBytePair();
  tokenizer["model"]["type"] = type.toStdString();
  tokenizer["model"]["unk_token"] = "<u>";
  const auto loaded = load(tokenizer);
  QCOMPARE(loaded->encode("ab").ids, (std::vector<std::int32_t>{4}));
  QCOMPARE(
      refusalOf([&] { loaded->encode("ab x"); }),
      QString("tokenizer.json: model.unk_token is <u>, which is not in the vocabulary; the text needs it for "
              "\"x\"."));
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
  QCOMPARE(refusalOf([&] { tokenizer->decode(std::vector<std::int32_t>{8}, true); }),
           QString("Token id 8 is outside the vocabulary of 8 ids."));
  QCOMPARE(refusalOf([&] { tokenizer->encode("ab\xE7\x8C", std::nullopt); }),
           QString("The text is not valid UTF-8 at byte 2."));
  QCOMPARE(refusalOf([&] { tokenizer->encode("ab", "\xC0\x80"); }),
           QString("The second text is not valid UTF-8 at byte 0."));
}

QTEST_GUILESS_MAIN(TestTokenizerFiles)
#include "tst_tokenizer_files.moc"
