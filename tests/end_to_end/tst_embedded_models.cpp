#include <QtTest>
#include <algorithm>

#include "app/embedded_files.h"
#include "core/model/model.h"

using namespace headlight;

/// The models that are linked into the program: there, readable, and of use.
class EmbeddedModelsTest : public QObject {
  Q_OBJECT

 private slots:
  void bothAreThere() {
    const std::vector<ModelFiles> models = embeddedModels();
    QCOMPARE(models.size(), 2u);
    QCOMPARE(models[0].name(), std::string("kjv-encoder"));
    QCOMPARE(models[1].name(), std::string("kjv-decoder"));
    QVERIFY(models[0].isEmbedded());
  }

  /// "and [MASK] disciples followed him" is "his disciples", as it was before the weights were rounded.
  void theEncoderFillsAMask() {
    const auto model = loadModel(embeddedModels()[0], {});
    QCOMPARE(model->config.family, std::string("bert"));
    RunRequest request;
    request.ids =
        model->tokenizer->encode("he went out of the house, and [MASK] disciples followed him.").ids;
    request.record.logits = LogitsRecord::All;
    const auto mask = model->tokenizer->tokenToId("[MASK]");
    QVERIFY(mask.has_value());
    const auto place = std::find(request.ids.begin(), request.ids.end(), *mask) - request.ids.begin();
    QVERIFY(place < static_cast<std::ptrdiff_t>(request.ids.size()));
    const auto trace = model->transformer->run(request, {});
    Eigen::Index best = 0;
    trace->logits.row(place).maxCoeff(&best);
    QCOMPARE(model->tokenizer->idToToken(static_cast<std::int32_t>(best)), std::string("his"));
  }

  void theDecoderRuns() {
    const auto model = loadModel(embeddedModels()[1], {});
    QCOMPARE(model->config.family, std::string("gpt2"));
    RunRequest request;
    request.ids = model->tokenizer->encode("In the beginning").ids;
    QVERIFY(!request.ids.empty());
    const auto trace = model->transformer->run(request, {});
    QVERIFY(trace->logits.allFinite());
  }
};

QTEST_GUILESS_MAIN(EmbeddedModelsTest)
#include "tst_embedded_models.moc"
