#include <QTest>

#include "core/model/decoder_text.h"
#include "core/model/prepared_input.h"
#include "tests/support/error_message.h"
#include "tests/support/tokenizer_goldens.h"

using namespace headlight;
using headlight::test::refusalOf;
using nlohmann::json;

using Ids = std::vector<std::int32_t>;

namespace {

// A model of one of the folders of tests/data/tokenizers/sentencepiece/translation.json, without weights.
Model modelOf(const std::string& golden) {
  static const json goldens = json::parse(tokenizerData("sentencepiece/translation.json"));
  Model model;
  model.name = "m";
  model.config.encoder.emplace();
  model.config.decoder.emplace();
  for (const json& entry : goldens) {
    if (entry["name"] != golden) continue;
    TokenizerFilesInMemory files;
    for (const auto& [name, file] : entry["models"].items())
      files.files[name] = tokenizerData("sentencepiece/" + file.get<std::string>());
    for (const auto& [name, content] : entry["texts"].items()) files.files[name] = content.dump();
    model.tokenizer = files.load();
    model.targetTokenizer = files.loadTarget();
  }
  return model;
}

Ids pieces(const Model& model, const QString& text) {
  Ids ids;
  for (const QString& piece : text.split(' ')) {
    const auto id = model.decoderTokenizer()->tokenToId(piece.toStdString());
    ids.push_back(id ? *id : -1);
  }
  return ids;
}

}  // namespace

/// What the decoder of a model that translates is taken to have written.
class TestDecoderText : public QObject {
  Q_OBJECT

 private slots:
  void ids_data() {
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("start");  // the piece of decoder_start_token_id; empty: none
    QTest::addColumn<QString>("forced");
    QTest::addColumn<RunInput>("input");
    QTest::addColumn<QString>("expected");
    const RunInput text{.text = "a", .pair = "the"};
    const RunInput nothing{.text = "a"};
    const RunInput toRomanian{.text = "a", .targetLanguage = "ro_RO"};
    const RunInput textToRomanian{.text = "a", .pair = "the", .targetLanguage = "ro_RO"};
    const QString none;
    const QString the = QStringLiteral("\u2581the");
    const auto row = [&](const char* name, const char* golden, const QString& start, const QString& forced,
                         const RunInput& input, const QString& expected) {
      QTest::newRow(name) << QString(golden) << start << forced << input << expected;
    };
    row("Marian", "Marian", "<pad>", none, text, "<pad> " + the);
    row("Marian begins", "Marian", "<pad>", none, nothing, "<pad>");
    row("Marian to a language", "Marian", "<pad>", none, {.text = "a", .targetLanguage = "fra"}, "<pad>");
    row("mBART-50", "mBART-50 from German", "</s>", none, text, "</s> ro_RO " + the);
    row("mBART-50 by its file", "mBART-50 from German", "</s>", "de_DE", text, "</s> de_DE " + the);
    row("mBART-50 begins", "mBART-50 from German", "</s>", "de_DE", nothing, "</s>");
    row("mBART-50 by option", "mBART-50", "</s>", "de_DE", textToRomanian, "</s> ro_RO " + the);
    row("a language first", "mBART-50", "de_DE", none, toRomanian, "ro_RO");
    row("a language in place of none", "mBART-50", none, none, textToRomanian, "ro_RO " + the);
    row("M2M-100", "M2M-100", "</s>", none, {.text = "a", .targetLanguage = "zu"}, "</s> __zu__");
    row("NLLB", "NLLB", "</s>", none, {.text = "a", .pair = "the", .targetLanguage = "fra_Latn"},
        "</s> fra_Latn " + the);
    row("without added tokens", "NLLB", "</s>", none, {.text = "a", .pair = "the", .addSpecialTokens = false},
        "</s> " + the);
    row("an empty text", "mBART-50 from German", "</s>", none, {.text = "a", .pair = ""}, "</s>");
  }
  void ids() {
    QFETCH(const QString, golden);
    QFETCH(const QString, start);
    QFETCH(const QString, forced);
    QFETCH(const RunInput, input);
    QFETCH(const QString, expected);
    Model model = modelOf(golden.toStdString());
    QVERIFY(model.tokenizer);
    if (!start.isEmpty()) model.generation.decoderStart = pieces(model, start).front();
    if (!forced.isEmpty()) model.generation.forcedBegin = pieces(model, forced).front();
    model.generation.ends = pieces(model, "</s>");
    model.generation.padding = pieces(model, "<pad>").front();
    const PreparedInput prepared = prepareInput(model, input);
    QCOMPARE(prepared.request.decoderIds, pieces(model, expected));
    QCOMPARE(prepared.request.decoderTokens.size(), prepared.request.decoderIds.size());
    QCOMPARE(prepared.writesDecoder, !input.pair);
    // The text of the decoder is none of the encoder's.
    QCOMPARE(prepared.request.ids, prepareInput(model, {.text = input.text,
                                                        .decoderIds = Ids{1},
                                                        .targetLanguage = input.targetLanguage,
                                                        .addSpecialTokens = input.addSpecialTokens})
                                       .request.ids);
  }

  void marianIsToldInTheText() {
    Model model = modelOf("Marian");
    model.generation.decoderStart = 0;
    const PreparedInput prepared = prepareInput(model, {.text = "the", .targetLanguage = "fra"});
    QCOMPARE(prepared.request.ids, model.tokenizer->encode(">>fra<< the").ids);
    QCOMPARE(prepared.request.tokens.front().label, std::string(">>fra<<"));
  }

  /// A language's name may be a piece of a word as well.
  void piecesOfWordsAreNoLanguages() {
    Model model = modelOf("M2M-100");
    model.generation.decoderStart = 2;
    model.generation.ends = {2};
    QVERIFY(model.tokenizer->tokenToId("id") && model.tokenizer->tokenToId("__id__"));
    QCOMPARE(prepareInput(model, {.text = "a", .targetLanguage = "id"}).request.decoderIds,
             (Ids{2, *model.tokenizer->tokenToId("__id__")}));
    QVERIFY(model.tokenizer->tokenToId("ng").has_value());
    QCOMPARE(refusalOf([&] { prepareInput(model, {.text = "a", .targetLanguage = "ng"}); }),
             QString("--target-language: m has no token for the language \"ng\"."));
  }

  void refuses_data() {
    QTest::addColumn<RunInput>("input");
    QTest::addColumn<QString>("message");
    QTest::newRow("no beginning")
        << RunInput{.text = "a"}
        << "m does not say what its decoder begins with (decoder_start_token_id); give a target language "
           "(--target-language on the command line) or the decoder's ids (--decoder-ids).";
    QTest::newRow("no such language") << RunInput{.text = "a", .targetLanguage = "xx"}
                                      << "--target-language: m has no token for the language \"xx\".";
    QTest::newRow("both") << RunInput{.text = "a", .pair = "b", .decoderIds = Ids{1}}
                          << "--decoder-ids and a second text both say what the decoder has written; give "
                             "one of them.";
  }
  void refuses() {
    QFETCH(const RunInput, input);
    QFETCH(const QString, message);
    QCOMPARE(refusalOf([&] { prepareInput(modelOf("mBART-50"), input); }), message);
  }
};

QTEST_GUILESS_MAIN(TestDecoderText)
#include "tst_decoder_text.moc"
