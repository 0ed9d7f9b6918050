#include <QtTest>
#include <random>

#include "checkpoint_builder.h"
#include "core/arrays/array_format.h"
#include "core/arrays/piece_labels.h"
#include "core/io/npy.h"
#include "core/model/checkpoint.h"
#include "tests/support/array_files.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// One random damage: some bits flipped, the end cut off, a part repeated, or a number written over.
std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  switch (below(4)) {
    case 0:
      for (std::size_t i = 0, flips = 1 + below(4); i < flips; ++i)
        bytes[below(bytes.size())] ^= static_cast<char>(1 << below(8));
      break;
    case 1:
      bytes.resize(below(bytes.size()));
      break;
    case 2: {
      const std::size_t begin = below(bytes.size());
      bytes.insert(below(bytes.size()), bytes.substr(begin, 1 + below(40)));
      break;
    }
    case 3:
      bytes[below(bytes.size())] = "0123456789\"{}[],:-.ex\\"[below(22)];
      break;
  }
  return bytes;
}

}  // namespace

/// Thousands of damaged copies of good files: each is read or refused with an Error. Anything else (a crash,
/// another exception, a report of the sanitizers) fails the test. The seed is fixed.
class DamagedFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void checkpoints_data() {
    QTest::addColumn<QString>("golden");
    for (const char* name : {"bert", "gpt2-untied", "llama-llama3", "qwen2-window"})
      QTest::newRow(name) << name;
  }

  void checkpoints() {
    QFETCH(QString, golden);
    CheckpointBuilder builder(golden.toStdString());
    const std::string config = builder.config.dump();
    const std::string weights = builder.weightBytes();
    const std::size_t header = weights.find("}}") + 2;
    std::mt19937 random(12345);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
      // Most of the bytes are numbers; the damage goes where the structure is.
      const bool inConfig = i % 3 == 0;
      const std::string changed =
          inConfig ? weights : damaged(weights.substr(0, header), random) + weights.substr(header);
      const ModelFiles files = builder.filesOf(
          {{"config.json", inConfig ? damaged(config, random) : config}, {"model.safetensors", changed}});
      try {
        readCheckpoint(files);
      } catch (const Error& error) {
        ++refused;
        QVERIFY(std::string(error.what()).size() > 10);
      }
    }
    QVERIFY2(refused > 1000, qPrintable(QString::number(refused)));
  }

  void attention_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* tag, const char* name, const std::string& bytes) {
      QTest::newRow(tag) << name << QByteArray::fromStdString(bytes);
    };
    const std::vector<float> square = {0.25f, 0.75f, 1, 0}, more = {0.5f, 0.25f, 0.25f};
    const std::string array = npyFile("<f4", "(1, 1, 2, 2)", bytesOf(square));
    const std::string next =
        npyFile(">f4", "(1, 1, 1, 3)", std::string("\x3F\0\0\0\x3E\x80\0\0\x3E\x80\0\0", 12));
    const std::vector<std::pair<std::string, std::string>> entries = {
        {"step_0.npy", array},
        {"step_1.npy", next},
        {"tokens.npy", npyFile("<U1", "(3,)", std::string(12, 'a'))}};
    row("npz", "a.npz", zipFile(entries, {false, true, true}));
    row("npz, deflated", "a.npz", zipFile(entries, {true}));
    row("json", "a.json",
        R"({"tokens": ["ä½ł", "Ġb", "c"], "attentions": [[[[[0.25, 0.75], [1, 0]]]], [[[[0.5, 2.5e-1, 0.25]]]]]})");
    row("table", "a.csv", "sep=;\r\n;\"a;b\";c\r\n\"a;b\";0,25;7,5e-1\r\nc;+1;0\r\n");
    row("lines", "a.csv",
        "kind,layer,head,query,key,query_token,key_token,weight\n"
        "encoder,0,0,0,0,a,a,0.25\nencoder,0,0,0,1,a,b,0.75\nencoder,0,0,1,0,b,a,1\nencoder,0,0,1,1,b,b,0\n");
    row("text of numbers", "a.txt", "# a b\n2.5e-01 7.5e-01\n1.0e+00 0.0e+00\n");
    row("safetensors", "a.safetensors",
        safetensors(
            R"({"__metadata__":{"tokens":"['a', 'b']"},"layer_0":{"dtype":"F32","shape":[1,2,2],)"
            R"("data_offsets":[0,16]},"layer_1":{"dtype":"F32","shape":[1,2,2],"data_offsets":[16,32]}})",
            bytesOf(square) + bytesOf(square)));
  }
  void attention() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const std::string good = bytes.toStdString();
    QVERIFY(!readArrayFile(asBytes(good), name.toStdString()).arrays.empty());
    std::mt19937 random(2468);
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
      const std::string changed = damaged(good, random);
      try {
        const ImportedFile imported = readArrayFile(asBytes(changed), name.toStdString());
        for (const ImportedArray& array : imported.arrays)
          if (array.labels.queries) makePieceList(*array.labels.queries);
      } catch (const Error& error) {
        ++refused;
        QVERIFY(!std::string(error.what()).empty());
      }
    }
    QVERIFY2(refused > 300, qPrintable(QString::number(refused)));
  }

  void arrays() {
    const std::string header = "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n";
    const std::string bytes = std::string("\x93NUMPY\x01\x00", 8) +
                              little(static_cast<std::uint16_t>(header.size())) + header +
                              std::string(24, '\0');
    std::mt19937 random(54321);
    int refused = 0;
    for (int i = 0; i < 5000; ++i) {
      const std::string changed = damaged(bytes, random);
      try {
        readNpy(asBytes(changed), "a.npy");
      } catch (const Error&) {
        ++refused;
      }
    }
    QVERIFY2(refused > 2000, qPrintable(QString::number(refused)));
  }
};

QTEST_GUILESS_MAIN(DamagedFilesTest)
#include "tst_damaged_files.moc"
