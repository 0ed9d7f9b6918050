#include <QtTest>
#include <random>

#include "checkpoint_builder.h"
#include "core/io/npy.h"
#include "core/model/checkpoint.h"

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
