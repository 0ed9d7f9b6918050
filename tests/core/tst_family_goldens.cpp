#include "core/error.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

bool isKnown(const std::string& modelType) {
  return std::any_of(families().begin(), families().end(),
                     [&](const Family& family) { return family.modelType == modelType; });
}

std::vector<std::string> knownFolders() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(familyFolder("")))
    if (isKnown(modelTypeOf(entry.path().filename().string())))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

/// Every family against Hugging Face's own code in float64: all folders of tests/data/families.
class TestFamilyGoldens : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithHuggingFace_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("eigen");
    QTest::addColumn<bool>("pack");
    for (const std::string& name : knownFolders()) {
      QTest::addRow("%s", name.c_str()) << QString::fromStdString(name) << false << true;
      QTest::addRow("%s by Eigen", name.c_str()) << QString::fromStdString(name) << true << true;
      QTest::addRow("%s from the map", name.c_str()) << QString::fromStdString(name) << true << false;
    }
  }
  void agreesWithHuggingFace() {
    QFETCH(const QString, name);
    QFETCH(const bool, eigen);
    QFETCH(const bool, pack);
    TransformerOptions options{.packWeights = pack};
    if (eigen) options.linearBackend = LinearBackend::Eigen;
    const std::string folder = name.toStdString();
    Checkpoint checkpoint;
    try {
      checkpoint = openFamily(folder);
    } catch (const Error& error) {
      QFAIL(error.what());
    }
    QVERIFY2(checkpoint.unreadTensors.empty(),
             checkpoint.notes.empty() ? "" : checkpoint.notes[0].english().c_str());
    const Differences differences = runFamily(std::move(checkpoint), openFamilyGolden(folder), options);
    for (const auto& [what, difference] : differences)
      QVERIFY2(difference <= allowedDifference(what), describe(differences).c_str());
  }

  /// A text that grows token by token, as it is typed or generated, has the same numbers as one run at once.
  void keptTokensAgree_data() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : knownFolders())
      if (weightsFolder(name) == familyFolder(name))
        QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
  }
  void keptTokensAgree() {
    QFETCH(const QString, name);
    const Checkpoint checkpoint = openFamily(name.toStdString());
    const RunRequest whole = openFamilyGolden(name.toStdString()).request;
    Transformer grown(checkpoint.config, checkpoint.weights, {});
    Transformer fresh(checkpoint.config, checkpoint.weights, {});
    const bool both = checkpoint.config.architecture() == Architecture::EncoderDecoder;
    const std::size_t count = both ? whole.decoderIds.size() : whole.ids.size();
    std::shared_ptr<const Trace> last;
    for (std::size_t tokens = count / 2; tokens <= count; tokens += 3) {
      RunRequest request = whole;
      (both ? request.decoderIds : request.ids).resize(tokens);
      if (!both) request.tokenTypes.resize(std::min(request.tokenTypes.size(), tokens));
      last = grown.run(request, {});
      fresh.forgetLastRun();
      const auto alone = fresh.run(request, {});
      for (const AttentionKind kind :
           {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
        if (!alone->attention(kind)) continue;
        QVERIFY(largestDifference(allPatterns(*last->attention(kind)->patterns),
                                  allPatterns(*alone->attention(kind)->patterns)) < 1e-5);
      }
      QVERIFY(largestDifference(vectorOf(last->logits), vectorOf(alone->logits)) < 2e-4);
    }
  }
};

QTEST_GUILESS_MAIN(TestFamilyGoldens)
#include "tst_family_goldens.moc"
