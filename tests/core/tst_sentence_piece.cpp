#include <QTest>
#include <bit>
#include <nlohmann/json.hpp>

#include "core/io/base64.h"
#include "core/tokenizer/normalizers/character_map.h"
#include "core/tokenizer/sentence_piece/sentence_piece_model.h"
#include "tests/support/error_message.h"
#include "tests/support/tokenizer_goldens.h"

using namespace headlight;
using headlight::test::refusalOf;
using nlohmann::json;

// Unigram vocabularies and SentencePiece files against the reference libraries
// (tests/reference/make_sentencepiece_goldens.py), and files that are none.
class TestSentencePiece : public QObject {
  Q_OBJECT

 private slots:
  void lines_data();
  void lines();
  void fullSize_data();
  void fullSize();
  void components_data();
  void components();
  void componentRanges_data() { components_data(); }
  void componentRanges();
  void classes_data();
  void classes();
  void anyName_data();
  void anyName();
  void idsOfVocabularyFile();
  void spacesOfTheFile_data();
  void spacesOfTheFile();
  void malformedFiles_data();
  void malformedFiles();
  void everyCutEndsInAMessage_data();
  void everyCutEndsInAMessage();
  void unknownTokensShowTheirText();
  void malformedUnigram_data();
  void malformedUnigram();
  void malformedCharacterMaps_data();
  void malformedCharacterMaps();
};

static std::vector<std::int32_t> bareIds(const Tokenizer& tokenizer, const std::string& text) {
  EncodeOptions options;
  options.addSpecialTokens = false;
  return tokenizer.encode(text, std::nullopt, options).ids;
}

static std::shared_ptr<const Tokenizer> loadFile(const std::string& name, const std::string& bytes) {
  TokenizerFilesInMemory files;
  files.files[name] = bytes;
  return files.load();
}

void TestSentencePiece::lines_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("name");
  QTest::newRow("unigram of tokenizer.json") << "unigram.json"
                                             << "tokenizer.json";
  QTest::newRow("unigram of a SentencePiece file") << "unigram.model"
                                                   << "spiece.model";
  QTest::newRow("byte pairs of a SentencePiece file") << "bpe.model"
                                                      << "tokenizer.model";
}

void TestSentencePiece::lines() {
  QFETCH(QString, file);
  QFETCH(QString, name);
  const std::string path = "sentencepiece/" + file.toStdString();
  const auto tokenizer = loadFile(name.toStdString(), tokenizerData(path));
  const auto lines = tokenizerDataLines("lines.txt");
  const auto hashes = tokenizerDataLines(path + ".hashes.txt");
  QVERIFY(lines.size() >= 1000);
  QCOMPARE(hashes.size(), lines.size());
  const std::string none = hashOf({});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string text = json::parse(lines[i]).get<std::string>();
    const bool hasControls = text.find("<s>") != std::string::npos ||
                             text.find("</s>") != std::string::npos ||
                             text.find("<unk>") != std::string::npos;
    if (hasControls && hashes[i] == none) continue;
    QVERIFY2(hashOf(bareIds(*tokenizer, text)) == hashes[i], lines[i].c_str());
  }
}

void TestSentencePiece::fullSize_data() {
  QTest::addColumn<QString>("name");
  const json models = json::parse(tokenizerData("sentencepiece/full.json"));
  for (const auto& [name, hashes] : models.items())
    QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

// The model as the tokenizer.json that it would be converted to.
static json asTokenizerJson(const SentencePieceModel& model) {
  json vocabulary = json::array();
  for (const auto& piece : model.pieces) vocabulary.push_back({piece.text, static_cast<double>(piece.score)});
  const std::string map = QByteArray::fromStdString(model.characterMap).toBase64().toStdString();
  return {{"normalizer", {{"type", "Precompiled"}, {"precompiled_charsmap", map}}},
          {"pre_tokenizer", {{"type", "Metaspace"}, {"replacement", "\u2581"}, {"prepend_scheme", "always"}}},
          {"model",
           {{"type", "Unigram"},
            {"unk_id", model.unknownId},
            {"byte_fallback", model.byteFallback},
            {"vocab", vocabulary}}}};
}

void TestSentencePiece::fullSize() {
  QFETCH(QString, name);
  const std::string bytes = readWholeFile(qEnvironmentVariable("HEADLIGHT_TOKENIZERS").toStdString() +
                                          "/sentencepiece/" + name.toStdString());
  if (bytes.empty()) QSKIP("The folder HEADLIGHT_TOKENIZERS has no such model.");
  const json hashes = json::parse(tokenizerData("sentencepiece/full.json"))[name.toStdString()];
  const SentencePieceModel model = readSentencePieceModel(bytes, name.toStdString());
  const auto tokenizer = loadFile("tokenizer.model", bytes);
  std::shared_ptr<const Tokenizer> converted;
  if (hashes.contains("tokenizer.json"))
    converted = loadFile("tokenizer.json", asTokenizerJson(model).dump());
  std::vector<std::int32_t> ids;
  std::vector<std::int32_t> convertedIds;
  const auto add = [](std::vector<std::int32_t>& to, const std::vector<std::int32_t>& more) {
    to.insert(to.end(), more.begin(), more.end());
  };
  for (const std::string& line : tokenizerDataLines("lines.txt")) {
    const std::string text = json::parse(line).get<std::string>();
    const bool control = std::any_of(model.pieces.begin(), model.pieces.end(), [&](const auto& piece) {
      const bool special =
          piece.kind == SentencePieceModel::Kind::Control || piece.kind == SentencePieceModel::Kind::Unknown;
      return special && text.find(piece.text) != std::string::npos;
    });
    if (!control) add(ids, bareIds(*tokenizer, text));
    if (converted) add(convertedIds, bareIds(*converted, text));
  }
  QCOMPARE(hashOf(ids), hashes["sentencepiece"].get<std::string>());
  if (converted) QCOMPARE(hashOf(convertedIds), hashes["tokenizer.json"].get<std::string>());
}

static json componentGoldens() { return json::parse(tokenizerData("sentencepiece/components.json")); }

void TestSentencePiece::components_data() {
  QTest::addColumn<int>("number");
  int number = 0;
  for (const json& entry : componentGoldens())
    QTest::newRow(entry["name"].get<std::string>().c_str()) << number++;
}

void TestSentencePiece::components() {
  QFETCH(int, number);
  const json entry = componentGoldens()[static_cast<std::size_t>(number)];
  const auto tokenizer = loadFile("tokenizer.json", entry["tokenizer"].dump());
  QVERIFY(entry["cases"].size() >= 80);
  for (const json& one : entry["cases"]) {
    const std::string text = one["text"].get<std::string>();
    const auto ids = one["ids"].get<std::vector<std::int32_t>>();
    QVERIFY2(bareIds(*tokenizer, text) == ids, one.dump().c_str());
    QCOMPARE(tokenizer->decode(ids, false), one["decoded"].get<std::string>());
  }
}

// Ranges ascend and lie inside the text, and every byte but white space, controls and marks belongs to a
// token.
void TestSentencePiece::componentRanges() {
  QFETCH(int, number);
  const json entry = componentGoldens()[static_cast<std::size_t>(number)];
  const auto tokenizer = loadFile("tokenizer.json", entry["tokenizer"].dump());
  for (const json& one : entry["cases"]) {
    const std::string text = one["text"].get<std::string>();
    const Encoding encoding = tokenizer->encode(text);
    std::int64_t at = 0;
    for (const ByteRange& range : encoding.offsets) {
      QVERIFY2(range.begin >= at && range.end >= range.begin, one.dump().c_str());
      for (std::int64_t i = at; i < range.begin; ++i) {
        const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
        QVERIFY2(byte <= ' ' || byte >= 0x7F, one.dump().c_str());
      }
      at = range.end;
    }
    QVERIFY(at <= static_cast<std::int64_t>(text.size()));
  }
}

static json classGoldens() { return json::parse(tokenizerData("sentencepiece/classes.json")); }

void TestSentencePiece::classes_data() {
  QTest::addColumn<int>("number");
  int number = 0;
  for (const json& entry : classGoldens())
    QTest::newRow(entry["name"].get<std::string>().c_str()) << number++;
}

void TestSentencePiece::classes() {
  QFETCH(int, number);
  const json entry = classGoldens()[static_cast<std::size_t>(number)];
  TokenizerFilesInMemory files;
  files.files[entry["file"].get<std::string>()] =
      tokenizerData("sentencepiece/" + entry["model"].get<std::string>());
  files.files["config.json"] = entry["config"].dump();
  if (!entry["tokenizer_config"].is_null())
    files.files["tokenizer_config.json"] = entry["tokenizer_config"].dump();
  const auto tokenizer = files.load();
  QVERIFY(!entry["cases"].empty());
  for (const json& one : entry["cases"]) {
    const std::string text = one["text"].get<std::string>();
    QCOMPARE(tokenizer->encode(text).ids, one["ids"].get<std::vector<std::int32_t>>());
    QCOMPARE(tokenizer->encode(text, "the end").ids, one["pair"].get<std::vector<std::int32_t>>());
  }
}

void TestSentencePiece::anyName_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"tokenizer.model", "spiece.model", "sentencepiece.bpe.model",
                           "sentencepiece.model", "spm.model", "source.spm"}) {
    QTest::newRow(name) << name;
  }
}

void TestSentencePiece::anyName() {
  QFETCH(QString, name);
  const auto tokenizer = loadFile(name.toStdString(), tokenizerData("sentencepiece/unigram.model"));
  QVERIFY(tokenizer);
  QCOMPARE(tokenizer->kindName(), std::string("Unigram"));
  QCOMPARE(tokenizer->decode(tokenizer->encode("the street").ids), std::string("the street"));
  QCOMPARE(tokenizer->tokenBytes(tokenizer->encode(" the").ids.at(0)), std::string(" the"));
}

// Marian's models keep their ids apart; pieces that vocab.json lacks are unknown.
void TestSentencePiece::idsOfVocabularyFile() {
  TokenizerFilesInMemory files;
  files.files["source.spm"] = tokenizerData("sentencepiece/unigram.model");
  files.files["config.json"] = R"({"model_type": "marian"})";
  const auto plain = loadFile("source.spm", files.files["source.spm"]);
  const std::string the = plain->idToToken(plain->encode("the street").ids.at(0));
  files.files["vocab.json"] = json({{"</s>", 0}, {"<unk>", 1}, {the, 7}}).dump();
  const auto tokenizer = files.load();
  const auto ids = tokenizer->encode("the street").ids;
  QCOMPARE(ids.front(), 7);
  QCOMPARE(ids.back(), 0);
  for (std::size_t i = 1; i + 1 < ids.size(); ++i) QCOMPARE(ids[i], 1);
  QCOMPARE(tokenizer->idToToken(1), std::string("<unk>"));
}

// A protobuf message put together field by field.
class WireMessage {
 public:
  WireMessage& number(int field, std::uint64_t value) {
    varint(static_cast<std::uint64_t>(field) << 3);
    varint(value);
    return *this;
  }
  WireMessage& bytes(int field, const std::string& value) {
    varint((static_cast<std::uint64_t>(field) << 3) | 2);
    varint(value.size());
    m_bytes += value;
    return *this;
  }
  WireMessage& real(int field, float value) {
    varint((static_cast<std::uint64_t>(field) << 3) | 5);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int byte = 0; byte < 4; ++byte) m_bytes.push_back(static_cast<char>(bits >> (8 * byte) & 255));
    return *this;
  }
  const std::string& text() const { return m_bytes; }

 private:
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) m_bytes.push_back(static_cast<char>(value | 0x80));
    m_bytes.push_back(static_cast<char>(value));
  }
  std::string m_bytes;
};

static std::string piece(const std::string& text, float score, int kind) {
  return WireMessage().bytes(1, text).real(2, score).number(3, static_cast<std::uint64_t>(kind)).text();
}

static WireMessage pieces(int modelType) {
  WireMessage model;
  model.bytes(1, piece("<unk>", 0, 2)).bytes(1, piece("<s>", 0, 3));
  float score = -1;
  for (const char* text : {"\u2581", "a", "b", "\u2581a", "ab", "a\u2581"})
    model.bytes(1, piece(text, score--, 1));
  model.bytes(2, WireMessage().number(3, static_cast<std::uint64_t>(modelType)).text());
  return model;
}

void TestSentencePiece::spacesOfTheFile_data() {
  QTest::addColumn<int>("modelType");
  QTest::addColumn<bool>("dummyPrefix");
  QTest::addColumn<bool>("removeExtra");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("tokens");
  const QString twoSpaces = " b  ab ";
  QTest::newRow("as usual") << 2 << true << true << twoSpaces << "\u2581 b \u2581a b";
  QTest::newRow("all spaces kept") << 2 << true << false << twoSpaces
                                   << "\u2581 \u2581 b \u2581 \u2581a b \u2581";
  QTest::newRow("no space in front") << 2 << false << true << twoSpaces << "b \u2581a b";
  QTest::newRow("characters") << 4 << true << true << "ab"
                              << "\u2581 a b";
  QTest::newRow("words") << 3 << true << true << "a b a"
                         << "\u2581a <unk> \u2581a";
  QTest::newRow("unknown ones are one") << 2 << true << true << "xyz"
                                        << "\u2581 <unk>";
  QTest::newRow("a control piece") << 2 << true << true << "a<s>"
                                   << "\u2581a <s>";
}

void TestSentencePiece::spacesOfTheFile() {
  QFETCH(int, modelType);
  QFETCH(bool, dummyPrefix);
  QFETCH(bool, removeExtra);
  QFETCH(QString, text);
  QFETCH(QString, tokens);
  WireMessage model = pieces(modelType);
  model.bytes(3, WireMessage().number(3, dummyPrefix).number(4, removeExtra).text());
  const auto tokenizer = loadFile("tokenizer.model", model.text());
  QStringList found;
  for (const std::string& token : tokenizer->encode(text.toStdString()).tokens)
    found << QString::fromStdString(token);
  QCOMPARE(found.join(' '), tokens);
}

void TestSentencePiece::malformedFiles_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const std::string& bytes, const char* message) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString("tokenizer.model") + message;
  };
  const std::string whole = pieces(1).text();
  const char* none =
      " is no SentencePiece model; a tokenizer.json made by transformers' "
      "AutoTokenizer.from_pretrained(...).save_pretrained(...) would be read.";
  row("empty", "", " is empty; a SentencePiece model is needed.");
  row("text", "IQ== 0\nIg== 1\n", none);
  row("no pieces", "\x0A", " is cut off: a field at byte 1 should have 1 bytes, 0 are there.");
  row("cut off", whole.substr(0, whole.size() - 1),
      " is cut off: a field at byte 113 should have 2 bytes, 1 are there.");
  row("group", whole + "\x0B", " is malformed at byte 116: a field has the wire type 3.");
  row("field 0", whole + std::string("\0\0", 2), " is malformed at byte 116: a field has the number 0.");
  row("endless number", whole + std::string(12, '\xFF'),
      " is malformed at byte 125: a number has more than 64 bits.");
  row("length beyond the end", WireMessage().bytes(1, piece("a", 0, 1)).text() + "\x0A\xFF\xFF\xFF\xFF\x0F",
      " is cut off: a field at byte 18 should have 4294967295 bytes, 0 are there.");
  row("piece not UTF-8", WireMessage().bytes(1, piece("a\xFF", 0, 1)).text(),
      ": pieces[0]: piece is not valid UTF-8 at byte 1.");
  row("unknown kind", WireMessage().bytes(1, piece("a", 0, 9)).text(),
      ": pieces[0]: type is 9; known are 1 to 6.");
  row("score is no number", WireMessage().bytes(1, piece("a", std::nanf(""), 1)).text(),
      ": pieces[0]: score is not finite.");
  row("score is a text", WireMessage().bytes(1, WireMessage().bytes(1, "a").bytes(2, "x").text()).text(),
      ": pieces[0]: score is no number.");
  row("unknown model type",
      WireMessage().bytes(1, piece("a", 0, 1)).bytes(2, WireMessage().number(3, 7).text()).text(),
      ": trainer_spec: model_type is 7; known are 1 to 4.");
  row("character map cut off",
      WireMessage()
          .bytes(1, piece("a", 0, 1))
          .bytes(3, WireMessage().bytes(2, std::string("\x08\0\0\0ab", 6)).text())
          .text(),
      ": normalizer_spec.precompiled_charsmap is cut off: its trie should have 8 bytes, 2 are there.");
}

void TestSentencePiece::malformedFiles() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, message);
  QCOMPARE(refusalOf([&] { loadFile("tokenizer.model", bytes.toStdString()); }), message);
}

void TestSentencePiece::everyCutEndsInAMessage_data() {
  QTest::addColumn<QString>("file");
  for (const char* name : {"unigram.model", "bpe.model"}) QTest::newRow(name) << name;
}

// A file cut anywhere, or with one wrong byte anywhere, is refused in a sentence or gives a tokenizer that
// works.
void TestSentencePiece::everyCutEndsInAMessage() {
  QFETCH(QString, file);
  const std::string whole = tokenizerData("sentencepiece/" + file.toStdString());
  const auto tried = [](const std::string& bytes) {
    return refusalOf([&] {
      const auto tokenizer = loadFile("tokenizer.model", bytes);
      const auto ids = tokenizer->encode("The \u2026caf\u00e9 \u4e16 qu\n").ids;
      (void)tokenizer->decode(ids);
    });
  };
  int refused = 0;
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    const QString message = tried(whole.substr(0, length));
    QVERIFY(!message.contains('\n') && !message.isEmpty());
    refused += message == "no error" ? 0 : 1;
  }
  QVERIFY(refused > 0);
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ (at % 2 == 0 ? 0xFF : 0x81));
    QVERIFY(!tried(broken).isEmpty());
  }
}

static json smallUnigram() {
  return json::parse(R"({"normalizer": null, "pre_tokenizer": null, "decoder": null, "post_processor": null,
    "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0], ["a", -1.0]]}})");
}

// As in the library: the id says that a token is unknown, its text what was.
void TestSentencePiece::unknownTokensShowTheirText() {
  const auto tokenizer = loadFile("tokenizer.json", smallUnigram().dump());
  const Encoding encoding = tokenizer->encode("axyza");
  QCOMPARE(encoding.ids, (std::vector<std::int32_t>{1, 0, 1}));
  QCOMPARE(encoding.tokens, (std::vector<std::string>{"a", "xyz", "a"}));
  QCOMPARE(encoding.offsets[1], (ByteRange{1, 4}));
  QVERIFY(tokenizer->isUnknown(encoding.ids[1]));
  QCOMPARE(tokenizer->idToToken(0), std::string("<unk>"));
}

void TestSentencePiece::malformedUnigram_data() {
  QTest::addColumn<QString>("patch");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const char* patch, const char* message) {
    QTest::newRow(name) << QString(patch) << QString(message);
  };
  row("no vocabulary", R"([{"op": "replace", "path": "/model/vocab", "value": []}])",
      "tokenizer.json: model.vocab is empty; at least one piece is needed.");
  row("vocabulary of another kind", R"([{"op": "replace", "path": "/model/vocab", "value": {"a": 1}}])",
      "tokenizer.json: model.vocab must be a list of pieces and scores, not {\"a\":1}.");
  row("piece without score", R"([{"op": "replace", "path": "/model/vocab/1", "value": ["a"]}])",
      "tokenizer.json: model.vocab[1] must be a piece and its score, as [\"a\", -1.5], not [\"a\"].");
  row("unknown id outside", R"([{"op": "replace", "path": "/model/unk_id", "value": 2}])",
      "tokenizer.json: model.unk_id must be a whole number from 0 to 1, not 2.");
  row("no unknown id", R"([{"op": "replace", "path": "/model/unk_id", "value": null}])",
      "No piece of the vocabulary stands for \"b\", and the model has no unknown token (model.unk_id).");
  row("character map without base64",
      R"([{"op": "replace", "path": "/normalizer", "value": {"type": "Precompiled", "precompiled_charsmap": "a"}}])",
      "tokenizer.json: normalizer.precompiled_charsmap is no base64 text.");
  row("character map of 3 bytes",
      R"([{"op": "replace", "path": "/normalizer", "value": {"type": "Precompiled", "precompiled_charsmap": "AAAA"}}])",
      "tokenizer.json: normalizer.precompiled_charsmap has 3 bytes; a character map has at least 4.");
  row("replacement of two characters",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Metaspace", "replacement": "ab"}}])",
      "tokenizer.json: pre_tokenizer.replacement must be one character, not \"ab\".");
  row("prefix that is none",
      R"([{"op": "replace", "path": "/pre_tokenizer", "value": {"type": "Metaspace", "add_prefix_space": false, "prepend_scheme": "first"}}])",
      "tokenizer.json: pre_tokenizer.prepend_scheme is first while add_prefix_space is false.");
}

void TestSentencePiece::malformedUnigram() {
  QFETCH(QString, patch);
  QFETCH(QString, message);
  const json tokenizer = smallUnigram().patch(json::parse(patch.toStdString()));
  QCOMPARE(refusalOf([&] { loadFile("tokenizer.json", tokenizer.dump())->encode("ab"); }), message);
}

// A trie of 256 units, the first of which leads to base 0 and so to the unit of each byte.
static std::string characterMap(const std::map<unsigned, std::uint32_t>& units,
                                const std::string& replacements) {
  std::string bytes = {0, 4, 0, 0};
  for (unsigned place = 0; place < 256; ++place) {
    const auto found = units.find(place);
    const std::uint32_t unit = found == units.end() ? 0 : found->second;
    for (int byte = 0; byte < 4; ++byte) bytes.push_back(static_cast<char>(unit >> (8 * byte) & 255));
  }
  return bytes + replacements;
}

static std::uint32_t leadingTo(char label, unsigned from, unsigned to) {
  return static_cast<std::uint32_t>(label) | 0x100 | (from ^ to) << 10;
}

void TestSentencePiece::malformedCharacterMaps_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("message");
  const auto row = [](const char* name, const std::string& bytes, const char* message) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(message);
  };
  const std::string text = std::string("xy\0\xC3\xA9\0", 6);
  row("whole", characterMap({{'a', leadingTo('a', 'a', 200)}, {200, 0x80000003U}}, text), "no error");
  row("no trie", std::string(4, '\0') + text, "no error");
  row("leads out of the trie", characterMap({{'a', leadingTo('a', 'a', 999)}}, text),
      "the map leads to unit 999 of a trie of 256 units.");
  row("leads behind the replacements",
      characterMap({{'a', leadingTo('a', 'a', 200)}, {200, 0x80000009U}}, text),
      "the map leads to byte 9 of 6 bytes of replacements, where none begins.");
  row("leads into a character", characterMap({{'a', leadingTo('a', 'a', 200)}, {200, 0x80000004U}}, text),
      "the map leads to byte 4 of 6 bytes of replacements, where none begins.");
  row("replacements not UTF-8", characterMap({}, "x\xFF"),
      "the map: the replacements are not valid UTF-8 at byte 1.");
  row("a trie in a circle", characterMap({{'a', leadingTo('a', 'a', 0)}, {0, 0x80000000U}}, text),
      "no error");
}

void TestSentencePiece::malformedCharacterMaps() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, message);
  QCOMPARE(refusalOf([&] {
             const CharacterMap map(
                 std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), "the map");
             (void)map.longestPrefix("aaaaaaaaaaaaaaaa");
             (void)map.shortestPrefix("a");
           }),
           message);
}

QTEST_GUILESS_MAIN(TestSentencePiece)
#include "tst_sentence_piece.moc"
