#include <QtTest>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "checkpoint_builder.h"
#include "core/model/model.h"
#include "core/parallel/thread_pool.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const char* realModels() { return std::getenv("HEADLIGHT_MODELS"); }
constexpr const char* kNoModels = "HEADLIGHT_MODELS is not set to a folder with the real checkpoints";

}  // namespace

/// A checkpoint opened as a whole: weights, tokenizer, and a first run.
class ModelTest : public QObject {
  Q_OBJECT

 private slots:
  void aFolderWithoutTokenizer() {
    ThreadPool pool(2);
    std::vector<double> fractions;
    const auto model =
        loadModel(ModelFiles::directory(std::string(HEADLIGHT_TEST_DATA) + "/families/llama"),
                  {.pool = &pool, .progress = [&](double fraction) { fractions.push_back(fraction); }});
    QCOMPARE(model->name, std::string("llama"));
    QVERIFY(model->tokenizer == nullptr);
    QVERIFY(model->notes.empty());
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QVERIFY(!fractions.empty() && fractions.back() <= 1.0);
    RunRequest request;
    request.ids = {5, 6, 7};
    const auto trace = model->transformer->run(request, {.pool = &pool});
    QCOMPARE(trace->decoder->patterns->shape().queries, 3);
    QCOMPARE(trace->logits.cols(), 43);
  }

  void cancelled() {
    std::stop_source stop;
    stop.request_stop();
    CheckpointBuilder builder("gpt2");
    QVERIFY_THROWS_EXCEPTION(Cancelled, loadModel(builder.files(), {.stop = stop.get_token()}));
  }

  void realModels_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("parameters");
    QTest::newRow("bert") << "bert-kjv-tiny"
                          << "in the beginning" << qint64(767520);
    QTest::newRow("gpt2") << "gpt2-kjv-tiny"
                          << "In the beginning" << qint64(656448);
    QTest::newRow("llama") << "stories260K"
                           << "Once upon a time" << qint64(260032);
  }

  void realModels() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(qint64, parameters);
    if (::realModels() == nullptr) QSKIP(kNoModels);
    const auto model =
        loadModel(ModelFiles::directory(std::string(::realModels()) + "/" + name.toStdString()), {});
    QCOMPARE(model->parameterCount, parameters);
    QVERIFY(model->tokenizer != nullptr);
    RunRequest request;
    request.ids = model->tokenizer->encode(text.toStdString()).ids;
    const auto trace = model->transformer->run(request, {});
    const auto& attention = *trace->attention(trace->defaultKind());
    std::vector<float> row(request.ids.size());
    attention.patterns->row({0, 0}, 1, row);
    float sum = 0;
    for (const float weight : row) sum += weight;
    QVERIFY(std::abs(sum - 1) < 1e-5f);
  }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "tst_model.moc"
