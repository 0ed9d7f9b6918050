#include <QTest>

#include "byte_builder.h"
#include "core/model/playground.h"
#include "core/model/prepared_input.h"

using namespace headlight;
using namespace headlight::test;

namespace {

Model withoutTokenizer() {
  Model model;
  model.name = "m";
  model.location = "/models/m";
  model.config.decoder.emplace();
  return model;
}

}  // namespace

class TestPreparedInput : public QObject {
  Q_OBJECT

 private slots:
  void texts() {
    const auto playground = makePlayground({}, {});
    const PreparedInput prepared =
        prepareInput(*playground, {.text = "The cat sat.", .attentionMask = {{1, 1, 1, 0}}});
    QCOMPARE(prepared.request.ids, prepared.encoding.ids);
    QCOMPARE(prepared.request.tokens.size(), 4u);
    QCOMPARE(prepared.request.tokens[1].label, std::string("cat"));
    QVERIFY(prepared.request.tokenTypes.empty());
    QCOMPARE(prepared.request.attentionMask, (std::vector<std::uint8_t>{1, 1, 1, 0}));
    QCOMPARE(playground->transformer->run(prepared.request, {})->encoder->patterns->keyTokens()[2].label,
             std::string("sat"));
  }

  void ids() {
    const PreparedInput prepared = prepareInput(
        withoutTokenizer(), {.ids = {{5, 17, 3}}, .tokenTypes = {{0, 1, 1}}, .attentionMask = {{0, 1, 1}}});
    QCOMPARE(prepared.request.ids, (std::vector<std::int32_t>{5, 17, 3}));
    QCOMPARE(prepared.request.tokenTypes, (std::vector<int>{0, 1, 1}));
    QCOMPARE(prepared.request.tokens[1].label, std::string("17"));
    RunRequest request = prepared.request;
    request.positions = {0, 1, 2};
    keepFirstTokens(request, 2);
    QCOMPARE(request.ids, (std::vector<std::int32_t>{5, 17}));
    QVERIFY(request.tokenTypes.size() == 2 && request.attentionMask.size() == 2 &&
            request.tokens.size() == 2);
    QCOMPARE(request.positions, (std::vector<std::int64_t>{0, 1}));
    keepFirstTokens(request, 9);
    QCOMPARE(request.ids.size(), 2u);
  }

  void refuses_data() {
    QTest::addColumn<RunInput>("input");
    QTest::addColumn<QString>("message");
    QTest::newRow("a text")
        << RunInput{.text = "a"}
        << "/models/m has no tokenizer files, so it takes token ids (--ids on the command line) "
           "and no text; add its tokenizer.json to the folder.";
    QTest::newRow("few types") << RunInput{.ids = {{1, 2}}, .tokenTypes = {{0}}}
                               << "There are 1 token types for 2 tokens; one for each is needed.";
    QTest::newRow("a long mask")
        << RunInput{.ids = {{1}}, .attentionMask = {{1, 1}}}
        << "There are 2 entries in the attention mask for 1 tokens; one for each is needed.";
    QTest::newRow("decoder ids") << RunInput{.ids = {{1}}, .decoderIds = {{1}}}
                                 << "--decoder-ids: m is not an encoder-decoder model.";
  }
  void refuses() {
    QFETCH(RunInput, input);
    QFETCH(QString, message);
    QCOMPARE(QString::fromStdString(messageOf([&] { prepareInput(withoutTokenizer(), input); })), message);
  }
};

QTEST_GUILESS_MAIN(TestPreparedInput)
#include "tst_prepared_input.moc"
