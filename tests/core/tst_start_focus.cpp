#include <QTest>

#include "core/model/start_focus.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

StackConfig stackOf(std::int64_t layers, std::int64_t heads) {
  AttentionConfig attention;
  attention.heads = attention.keyValueHeads = heads;
  StackConfig stack;
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, {}, NormPlace::Pre));
  return stack;
}

/// An encoder of 2 layers with 3 heads, a decoder of 4 layers with 5 heads, or both.
ModelConfig configOf(Architecture architecture) {
  ModelConfig config;
  if (architecture != Architecture::Decoder) config.encoder = stackOf(2, 3);
  if (architecture != Architecture::Encoder) config.decoder = stackOf(4, 5);
  return config;
}

/// What a file of this text says of such a model.
std::optional<StartFocus> startIn(const std::string& json, Architecture architecture) {
  return readStartFocus(ModelFiles::embedded("m", {{"headlight.json", std::as_bytes(std::span(json))}}),
                        configOf(architecture));
}

}  // namespace

/// The head that a model's own files name for the first look at it.
class StartFocusTest : public QObject {
  Q_OBJECT
 private slots:
  void whatTheFileNames_data() {
    QTest::addColumn<Architecture>("architecture");
    QTest::addColumn<std::string>("json");
    QTest::addColumn<StartFocus>("expected");
    const auto row = [](const char* name, Architecture architecture, std::string json, StartFocus expected) {
      QTest::newRow(name) << architecture << std::move(json) << std::move(expected);
    };
    row("an encoder's last head", Architecture::Encoder,
        R"({"start": {"layer": 1, "head": 2, "query": "it"}})", {AttentionKind::Encoder, {1, 2}, "it"});
    row("a decoder's, no token", Architecture::Decoder, R"({"start": {"layer": 3, "head": 4}})",
        {AttentionKind::Decoder, {3, 4}, ""});
    row("both: the cross-attention, with the decoder's layers", Architecture::EncoderDecoder,
        R"({"start": {"layer": 3, "head": 4}})", {AttentionKind::Cross, {3, 4}, ""});
    row("both: the encoder by name", Architecture::EncoderDecoder,
        R"({"start": {"kind": "encoder", "layer": 0, "head": 1}, "later": 1})",
        {AttentionKind::Encoder, {0, 1}, ""});
  }
  void whatTheFileNames() {
    QFETCH(Architecture, architecture);
    QFETCH(std::string, json);
    QFETCH(StartFocus, expected);
    QVERIFY(startIn(json, architecture) == expected);
  }

  void withoutTheFileThereIsNone() {
    QVERIFY(!readStartFocus(ModelFiles::embedded("m", {}), configOf(Architecture::Encoder)));
    QVERIFY(!startIn(R"({"later": 1})", Architecture::Encoder));
  }

  void badFilesAreNamed_data() {
    QTest::addColumn<Architecture>("architecture");
    QTest::addColumn<std::string>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Architecture architecture, std::string json, const char* message) {
      QTest::newRow(name) << architecture << std::move(json) << QString(message);
    };
    row("no object", Architecture::Encoder, R"({"start": 7})",
        "m/headlight.json: start must be a JSON object, not 7.");
    row("a layer too many", Architecture::Encoder, R"({"start": {"layer": 2, "head": 0}})",
        "m/headlight.json: start.layer must be a whole number from 0 to 1, not 2.");
    row("a head too many", Architecture::EncoderDecoder,
        R"({"start": {"kind": "encoder", "layer": 0, "head": 3}})",
        "m/headlight.json: start.head must be a whole number from 0 to 2, not 3.");
    row("no head", Architecture::Decoder, R"({"start": {"layer": 0}})",
        "m/headlight.json: start.head is missing; a whole number from 0 to 4 is needed.");
    row("another kind", Architecture::Encoder, R"({"start": {"kind": "cross", "layer": 0, "head": 0}})",
        "m/headlight.json: start.kind is \"cross\", but the model's attention is: encoder.");
    row("a kind that nobody knows", Architecture::EncoderDecoder,
        R"({"start": {"kind": "self", "layer": 0, "head": 0}})",
        "m/headlight.json: start.kind is \"self\", but the model's attention is: cross, encoder, decoder.");
    row("a token that is no text", Architecture::Encoder,
        R"({"start": {"layer": 0, "head": 0, "query": 11}})",
        "m/headlight.json: start.query must be a text, not 11.");
  }
  void badFilesAreNamed() {
    QFETCH(Architecture, architecture);
    QFETCH(std::string, json);
    QFETCH(QString, message);
    QCOMPARE(refusalOf([&] { startIn(json, architecture); }), message);
  }

  void itsTokenIsTheFirstOfThatLabel() {
    const std::vector<std::string> labels{"[CLS]", "it", "was", "it"};
    TokenList tokens = makeTokenList(labels);
    const auto at = [](const char* label) { return StartFocus{AttentionKind::Encoder, {}, label}; };
    QCOMPARE(int(startQuery(at("it"), tokens)), 1);
    QCOMPARE(int(startQuery(at("was"), tokens)), 2);
    QCOMPARE(int(startQuery(at("street"), tokens)), -1);
    QCOMPARE(int(startQuery(at(""), tokens)), -1);
    tokens[1].special = true;
    QCOMPARE(int(startQuery(at("it"), tokens)), 3);
  }
};

QTEST_GUILESS_MAIN(StartFocusTest)
#include "tst_start_focus.moc"
