#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <utility>

#include "core/arrays/attention_export.h"
#include "core/arrays/attention_import.h"
#include "tests/ui/window_fixture.h"
#include "ui/window/model_menu.h"

using namespace headlight;
using headlight::testing::fakeParts;
using headlight::testing::Window;

namespace {

void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(content), content.size());
}

// Every id of the model's vocabulary of 44 is a letter or a sign.
QByteArray letters(char first) {
  QByteArray json = R"({"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3)";
  for (int id = 4; id < 44; ++id)
    json += ", \"" + QByteArray(1, static_cast<char>(id < 30 ? first + id - 4 : '0' + id - 30)) +
            "\": " + QByteArray::number(id);
  return json + "}";
}

QComboBox* kindChoice(const Window& w) {
  for (QComboBox* box : w.window.findChildren<QComboBox*>())
    if (box->accessibleName() == QStringLiteral("Attention")) return box;
  return nullptr;
}

}  // namespace

/// The window over a real model with an encoder and a decoder.
class TestWindowEncoderDecoder : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const QDir from(QStringLiteral(HEADLIGHT_TEST_DATA "/families/bart"));
    for (const char* name : {"config.json", "model.safetensors", "generation_config.json"})
      QVERIFY(QFile::copy(from.filePath(name), m_folder.filePath(name)));
    writeFile(m_folder.filePath("grapheme_vocab.json"), letters('a'));
    writeFile(m_folder.filePath("phoneme_vocab.json"), letters('A'));
  }

  /// Without a text for the decoder the model writes one, which its tokens show in its own alphabet.
  void theModelWrites() {
    Window w(parts(), state(QStringLiteral("abc")));
    const RunResult& result = shown(w);
    QVERIFY(result.request.decoderIds.size() > 2);
    QCOMPARE(result.request.decoderIds.front(), 2);
    const TokenList& written = result.trace->decoder->patterns->queryTokens();
    QCOMPARE(written.size(), result.request.decoderIds.size());
    QCOMPARE(written[0].piece, std::string("</s>"));
    QCOMPARE(written[2].label, result.model->targetTokenizer->idToToken(result.request.decoderIds[2]));
    QCOMPARE(result.trace->cross->patterns->keyTokens()[1].label, std::string("a"));
  }

  void theDecodersTextIsTheSecondOne() {
    SessionState session = state(QStringLiteral("abc"));
    session.pairShown = true;
    session.pairText = QStringLiteral("BAD");
    Window w(parts(), session);
    QVERIFY(w.pairEditor->isVisible());
    QVERIFY(w.pairEditor->placeholderText().contains("leave empty to let the model write it"));
    QCOMPARE(shown(w).request.decoderIds, (std::vector<std::int32_t>{2, 0, 5, 4, 7}));
    QCOMPARE(shown(w).request.ids, (std::vector<std::int32_t>{0, 4, 5, 6, 2}));
    w.pairEditor->setFocus();
    w.pairEditor->selectAll();
    QTest::keyClick(w.pairEditor, Qt::Key_Delete);
    QTRY_VERIFY(shown(w).request.decoderIds != (std::vector<std::int32_t>{2, 0, 5, 4, 7}));
    QVERIFY(shown(w).request.decoderIds.size() > 2);
  }

  void aLongDecodersTextIsCut() {
    SessionState session = state(QStringLiteral("abc"));
    session.pairShown = true;
    session.pairText = QString(QStringLiteral("BAD")).repeated(12);
    Window w(parts(), session);
    QCOMPARE(shown(w).request.decoderIds.size(), 32u);
    QCOMPARE(shown(w).request.decoderTokens.size(), 32u);
    const std::vector<QString>& warnings = shown(w).warnings;
    QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const QString& warning) {
      return warning.startsWith("In the decoder's text: This model has learned 32 positions");
    }));
  }

  /// Three kinds, each with its own tokens, statistics and exports.
  void kindsCanBeChosen() {
    SessionState session = state(QStringLiteral("abc"));
    session.pairShown = true;
    session.pairText = QStringLiteral("BAD");
    Window w(parts(), session);
    QComboBox* const choice = kindChoice(w);
    QVERIFY(choice && choice->isVisible());
    QCOMPARE(choice->count(), 3);
    for (const AttentionKind kind : {AttentionKind::Cross, AttentionKind::Encoder, AttentionKind::Decoder}) {
      const int index = choice->findData(static_cast<int>(kind));
      choice->setCurrentIndex(index);
      emit choice->activated(index);
      QCOMPARE(w.focus().kind, kind);
      QCOMPARE(w.view("heads")->shown.focus.kind, kind);
      // Five tokens on both sides: the chips are nevertheless those of the kind's queries.
      QCOMPARE(w.chips->accessiblePartCount(), 5);
      const PatternSource& patterns = *shown(w).trace->attention(kind)->patterns;
      QCOMPARE(patterns.shape().heads, kind == AttentionKind::Encoder ? 4 : 2);
      const QString file = m_folder.filePath("part.npy");
      exportAttention(*shown(w).trace, {.kind = kind, .layer = 1, .head = 1}, file.toStdString(), {});
      const ImportedAttention read = importAttention(file.toStdString());
      const AttentionTrace* const exported = read.trace->attention(read.trace->defaultKind());
      for (std::int64_t query = 0; query < 5; ++query)
        for (std::int64_t key = 0; key < 5; ++key)
          QCOMPARE(exported->patterns->cell({0, 0}, query, key), patterns.cell({1, 1}, query, key));
    }
  }

  /// Chosen in the menu it is looked at where its files say, in its own kind of attention.
  void itIsLookedAtFirstWhereItsFilesSay() {
    writeFile(m_folder.filePath("headlight.json"),
              R"({"start": {"kind": "cross", "layer": 1, "head": 1, "query": "A"}})");
    SessionState session = state(QStringLiteral("abc"));
    session.pairShown = true;
    session.pairText = QStringLiteral("BAD");
    session.focus.query = 2;
    const SourceChoice model = std::exchange(session.source, PlaygroundSettings{});
    Window w(parts(), session);
    emit w.window.findChild<ModelMenu*>()->sourceChosen(model);
    QTRY_COMPARE(w.focus().kind, AttentionKind::Cross);
    QCOMPARE(w.focus().headId(), (HeadId{1, 1}));
    const TokenList& queries = shown(w).trace->cross->patterns->queryTokens();
    QCOMPARE(queries[static_cast<std::size_t>(w.focus().query)].label, std::string("A"));
    QCOMPARE(w.view("heads")->shown.focus, w.focus());
    QVERIFY(QFile::remove(m_folder.filePath("headlight.json")));
  }

 private:
  WindowParts parts() const {
    WindowParts made = fakeParts();
    made.services = std::make_shared<const ComputeServices>(coreServices(ModelLibrary({}, {})));
    return made;
  }
  SessionState state(const QString& text) const {
    SessionState session;
    session.source = CheckpointChoice{m_folder.path()};
    session.text = text;
    return session;
  }
  static const RunResult& shown(const Window& w) { return *w.view("inspector")->shown.result; }

  QTemporaryDir m_folder;
};

QTEST_MAIN(TestWindowEncoderDecoder)
#include "tst_window_encoder_decoder.moc"
