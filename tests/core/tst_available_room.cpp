#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <limits>

#include "byte_builder.h"
#include "core/arrays/output_room.h"
#include "core/io/available_room.h"
#include "core/model/memory_need.h"
#include "core/model/random_model.h"

using namespace headlight;
using namespace headlight::test;

namespace {

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

}  // namespace

/// What there is of memory and disk, and what is refused for want of it.
class TestAvailableRoom : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const std::string root = m_folder->path().toStdString();
    m_places = {root + "/meminfo", root + "/cgroup", root + "/groups"};
    QVERIFY(QDir(m_folder->path()).mkpath("groups/user/app"));
    QVERIFY(QDir(m_folder->path()).mkpath("groups/memory/user"));
    write(m_places.memoryInfo, "MemTotal:  9000 kB\nMemFree:  10 kB\nMemAvailable:   5000 kB\n");
  }

  void theSystemsMemory() {
    QCOMPARE(availableMemory(m_places), 5000 * 1024);
    QVERIFY(availableMemory() > 0);
    QCOMPARE(availableMemory({"/no/such", "/no/such", "/no/such"}), std::numeric_limits<std::int64_t>::max());
  }

  void controlGroups() {
    write(m_places.processGroups, "0::/user/app\n");
    const std::string app = m_places.groupRoot + "/user/app/";
    write(app + "memory.max", "max\n");
    write(app + "memory.current", "4000\n");
    QCOMPARE(availableMemory(m_places), 5000 * 1024);
    write(app + "memory.max", "1000000\n");
    QCOMPARE(availableMemory(m_places), 996000);
    // Those above it count too.
    write(m_places.groupRoot + "/user/memory.max", "500000\n");
    write(m_places.groupRoot + "/user/memory.current", "600000\n");
    QCOMPARE(availableMemory(m_places), 0);
    write(m_places.processGroups, "9:cpu:/user\n7:memory:/user\n");
    write(m_places.groupRoot + "/memory/user/memory.limit_in_bytes", "70000\n");
    write(m_places.groupRoot + "/memory/user/memory.usage_in_bytes", "10000\n");
    QCOMPARE(availableMemory(m_places), 60000);
    write(m_places.groupRoot + "/memory/user/memory.stat",
          "active_file 1\ntotal_inactive_file 500\ntotal_active_file 400\n");
    QCOMPARE(availableMemory(m_places), 60900);
  }

  /// A container that has read large files is not full.
  void cachedFilesAreRoom() {
    write(m_places.processGroups, "0::/user\n");
    const std::string user = m_places.groupRoot + "/user/";
    write(user + "memory.max", "100000\n");
    write(user + "memory.current", "90000\n");
    write(user + "memory.stat", "anon 20000\nfile 75000\ninactive_file 60000\nactive_file 10000\n");
    QCOMPARE(availableMemory(m_places), 80000);
    // The two files are not of one moment.
    write(user + "memory.stat", "inactive_file 95000\nactive_file 10000\n");
    QCOMPARE(availableMemory(m_places), 100000);
  }

  void memoryThatIsNotThereIsRefused() {
    requireMemory(63'999'999, Message("A small one"));
    const std::string message = messageOf([] { requireMemory(std::uint64_t{1} << 63, Message("All")); });
    QVERIFY2(message.starts_with("All would take 9.2 EB of memory, and ") && message.ends_with(" are free."),
             message.c_str());
  }

  void sizesInWords() {
    QCOMPARE(byteText(0), std::string("0 bytes"));
    QCOMPARE(byteText(1500), std::string("1.5 kB"));
    QCOMPARE(byteText(250'000'000), std::string("250 MB"));
    QCOMPARE(byteText(8'796'093'022'208), std::string("8.8 TB"));
  }

  void runsThatCannotFitAreRefused() {
    const ModelConfig config = randomModelConfig("gpt2-small");
    // 12 layers of q, k and v of 768 floats and 12 log-sum-exps.
    QVERIFY(runBytes(config, 1, {}) > 12 * (3 * 768 + 12) * 4);
    QVERIFY(runBytes(config, 1, {}) < 12 * (3 * 768 + 12) * 4 + 50'000);
    QCOMPARE(runBytes(config, 1'000'000, {}), 1'000'000 * runBytes(config, 1, {}));
    QVERIFY(runBytes(config, 1, {.logits = LogitsRecord::All}) >= runBytes(config, 1, {}) + 50257 * 4);
    requireRunMemory(config, 100, {});
    const std::string message = messageOf([&] { requireRunMemory(config, 1'000'000'000'000, {}); });
    QVERIFY2(message.starts_with("The run of 1000000000000 tokens would take 1") &&
                 message.ends_with(" are free."),
             message.c_str());
  }

  void filesThatCannotFitAreRefused() {
    const std::string file = m_folder->filePath("a.npy").toStdString();
    const std::int64_t there = availableDisk(file);
    QVERIFY(there > 0 && there < std::numeric_limits<std::int64_t>::max());
    QVERIFY(availableDisk("a.npy") > 0);
    requireOutputRoom(file, 1000);
    const std::string message =
        messageOf([&] { requireOutputRoom(file, leastFileBytes(DataFormat::Npy, 1e15)); });
    QVERIFY2(message.starts_with("Cannot write " + file + ": it would have 4.0 PB, and "), message.c_str());
    QVERIFY(leastFileBytes(DataFormat::Csv, 10) > leastFileBytes(DataFormat::Json, 10));
    // An unknown disk refuses nothing; the writer then says what is wrong.
    requireOutputRoom("/no/such/folder/a.npy", 1e15);
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  MemoryPlaces m_places;
};

QTEST_GUILESS_MAIN(TestAvailableRoom)
#include "tst_available_room.moc"
