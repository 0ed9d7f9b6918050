#include <sys/stat.h>
#include <unistd.h>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "core/io/broken_link.h"
#include "core/io/mapped_file.h"
#include "core/io/read_input.h"
#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "core/model/model_library.h"
#include "core/model/model_tokenizer.h"
#include "core/model/transformer.h"
#include "tests/core/checkpoint_builder.h"
#include "tests/support/error_message.h"

using namespace headlight;
using headlight::test::refusalOf;

// Files that change while they are read, links to nothing, and inputs without an end.
class TestFileFaults : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init() { QVERIFY(m_folder.emplace().isValid()); }
  void shorterFile_data();
  void shorterFile();
  void otherThreadsReadOn();
  void replacedFileIsStillWhole();
  void otherBusErrorsArePassedOn();
  void shorterCheckpoint();
  void links_data();
  void links();
  void linkInTheCache();
  void linkToAFolder();
  void wholeLinksAreNone();
  void readsToTheEnd_data();
  void readsToTheEnd();
  void refuses_data();
  void refuses();
  void silentPipe();

 private:
  std::string path(const char* name) const { return m_folder->filePath(name).toStdString(); }
  std::optional<QTemporaryDir> m_folder;
};

static void writeFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// A folder with the files of a checkpoint.
static void writeModel(const std::string& folder) {
  const test::CheckpointBuilder builder("llama");
  std::filesystem::create_directories(folder);
  writeFile(folder + "/config.json", builder.config.dump());
  writeFile(folder + "/model.safetensors", builder.weightBytes());
}

static std::int64_t sumOf(std::span<const std::byte> bytes) {
  std::int64_t sum = 0;
  for (const std::byte byte : bytes) sum += static_cast<std::int64_t>(byte);
  return sum;
}

static std::size_t pageSize() { return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)); }

void TestFileFaults::shorterFile_data() {
  QTest::addColumn<qint64>("left");
  const auto page = static_cast<qint64>(pageSize());
  QTest::newRow("nothing is left") << qint64{0};
  QTest::newRow("a page is left") << page;
  QTest::newRow("a part of the last page is left") << 4 * page - 3;
  QTest::newRow("a part of the second page is left") << page + 10;
}

void TestFileFaults::shorterFile() {
  QFETCH(qint64, left);
  const std::string file = path("file");
  const std::size_t size = 4 * pageSize() - 1;
  writeFile(file, std::string(size, '\1'));
  const auto mapped = MappedFile::open(file);
  QCOMPARE(refusalOf([&] { mapped->throwIfShorter(); }), QString("no error"));
  QCOMPARE(sumOf(mapped->bytes()), static_cast<std::int64_t>(size));
  std::filesystem::resize_file(file, static_cast<std::uintmax_t>(left));
  const QString expected = QString::fromStdString(file) + " became shorter while it was read: it had " +
                           QString::number(size) +
                           " bytes when it was opened. Open it again once it is whole.";
  QCOMPARE(refusalOf([&] { mapped->read([&](auto bytes) { return sumOf(bytes); }); }), expected);
  // What is gone reads as zeros, whatever was read first and however often.
  QCOMPARE(sumOf(mapped->bytes().subspan(static_cast<std::size_t>(left))), std::int64_t{0});
  QCOMPARE(sumOf(mapped->bytes().first(static_cast<std::size_t>(left))), left);
  // Another failure of the reader is not what is said.
  QCOMPARE(refusalOf([&] { mapped->read([](auto) -> int { throw Error("nonsense"); }); }), expected);
}

void TestFileFaults::otherThreadsReadOn() {
  const std::string file = path("file");
  writeFile(file, std::string(256 * pageSize(), '\1'));
  const auto mapped = MappedFile::open(file);
  std::filesystem::resize_file(file, 0);
  std::vector<std::jthread> threads;
  std::atomic<std::int64_t> sum = 0;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { sum += sumOf(mapped->bytes()); });
  threads.clear();
  QCOMPARE(sum.load(), std::int64_t{0});
  QVERIFY(refusalOf([&] { mapped->throwIfShorter(); }).contains("became shorter"));
}

// A file that takes the place of another is another file.
void TestFileFaults::replacedFileIsStillWhole() {
  const std::string file = path("file");
  writeFile(file, std::string(2 * pageSize(), '\1'));
  const auto mapped = MappedFile::open(file);
  writeFile(path("new"), "short");
  std::filesystem::rename(path("new"), file);
  QCOMPARE(sumOf(mapped->bytes()), static_cast<std::int64_t>(2 * pageSize()));
  QCOMPARE(refusalOf([&] { mapped->throwIfShorter(); }), QString("no error"));
}

static volatile std::sig_atomic_t passedOn = 0;

// Before any file is mapped, so that this handler is the one that was there first.
void TestFileFaults::initTestCase() {
  struct sigaction action = {};
  action.sa_handler = [](int) { passedOn = passedOn + 1; };
  QCOMPARE(::sigaction(SIGBUS, &action, nullptr), 0);
}

// What is not about a mapped file of ours goes to whoever was there first.
void TestFileFaults::otherBusErrorsArePassedOn() {
  writeFile(path("file"), "x");
  const auto mapped = MappedFile::open(path("file"));
  passedOn = 0;
  QCOMPARE(::raise(SIGBUS), 0);
  QCOMPARE(static_cast<int>(passedOn), 1);
  QCOMPARE(refusalOf([&] { mapped->throwIfShorter(); }), QString("no error"));
}

void TestFileFaults::shorterCheckpoint() {
  const std::string folder = path("model");
  writeModel(folder);
  const auto model = loadModel(ModelFiles::directory(folder), {});
  RunRequest request;
  request.ids = {1, 2, 3};
  QVERIFY(model->transformer->run(request, {}));
  std::filesystem::resize_file(folder + "/model.safetensors", 100);
  request.ids = {3, 2, 1};
  const QString message = refusalOf([&] { model->transformer->run(request, {}); });
  QVERIFY2(message.startsWith(QString::fromStdString(folder) +
                              "/model.safetensors became shorter while it was read"),
           qPrintable(message));
}

void TestFileFaults::links_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("index");  // of the shards, where the weights are in some
  for (const char* file : {"config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
                           "vocab.txt", "vocab.json", "merges.txt", "tokenizer.model", "spiece.model"}) {
    QTest::newRow(file) << file << QString();
  }
  QTest::newRow("index") << "model.safetensors.index.json" << QString();
  QTest::newRow("shard") << "part-1.safetensors"
                         << R"({"weight_map": {"model.embed_tokens.weight": "part-1.safetensors"}})";
}

void TestFileFaults::links() {
  QFETCH(QString, file);
  QFETCH(QString, index);
  const std::string folder = path("model");
  writeModel(folder);
  const std::string link = folder + "/" + file.toStdString();
  if (file.startsWith("model.") || !index.isEmpty()) std::filesystem::remove(folder + "/model.safetensors");
  if (!index.isEmpty()) writeFile(folder + "/model.safetensors.index.json", index.toStdString());
  if (file == "merges.txt") writeFile(folder + "/vocab.json", R"({"a": 0})");
  std::filesystem::remove(link);
  std::filesystem::create_symlink("../../blobs/0123", link);
  QCOMPARE(refusalOf([&] { loadModel(ModelFiles::directory(folder), {}); }),
           QString::fromStdString(link) +
               " is a link to a file that is not there, ../../blobs/0123 (an incomplete download; fetch it "
               "again).");
  std::filesystem::remove(link);
  std::filesystem::create_symlink(file.toStdString(), link);
  QCOMPARE(refusalOf([&] { loadModel(ModelFiles::directory(folder), {}); }),
           QString::fromStdString(link) +
               " is a link that leads to itself (an incomplete download; fetch it again).");
}

void TestFileFaults::linkInTheCache() {
  const std::string snapshot = path("models--acme--tiny") + "/snapshots/0123abcd";
  std::filesystem::create_directories(snapshot);
  std::filesystem::create_symlink("../../blobs/aa", snapshot + "/config.json");
  const ModelLibrary library({}, {.dataHome = path("none"), .huggingFaceCache = path(".")});
  const QString message = refusalOf([&] { readCheckpoint(library.open("acme/tiny"), {}); });
  QVERIFY2(message.contains("snapshots/0123abcd/config.json is a link to a file that is not there"),
           qPrintable(message));
}

void TestFileFaults::linkToAFolder() {
  std::filesystem::create_symlink("nowhere", path("model"));
  QVERIFY(refusalOf([&] { ModelFiles::directory(path("model")); })
              .startsWith(QString::fromStdString(path("model")) +
                          " is a link to a file that is not there, nowhere"));
}

void TestFileFaults::wholeLinksAreNone() {
  writeFile(path("file"), "x");
  std::filesystem::create_symlink("file", path("link"));
  for (const char* name : {"file", "link", ".", "missing"}) QVERIFY(!brokenLink(path(name)));
  QCOMPARE(readInput(path("link")), std::string("x"));
}

void TestFileFaults::readsToTheEnd_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("nothing") << QByteArray();
  QTest::newRow("a word") << QByteArray("word\n");
  QTest::newRow("bytes of all kinds") << QByteArray("\0\xFF\r\n", 4);
  QTest::newRow("more than a pipe holds") << QByteArray(300'000, 'x');
}

void TestFileFaults::readsToTheEnd() {
  QFETCH(QByteArray, bytes);
  writeFile(path("file"), bytes.toStdString());
  QCOMPARE(readInput(path("file")), bytes.toStdString());
  QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
  const std::jthread writer([&] { writeFile(path("pipe"), bytes.toStdString()); });
  QCOMPARE(readInput(path("pipe")), bytes.toStdString());
}

void TestFileFaults::refuses_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("message");
  QTest::newRow("device without an end") << "/dev/zero"
                                         << "/dev/zero has no end: more than 1000 bytes came from it.";
  QTest::newRow("folder") << "/"
                          << "/ cannot be read: Is a directory.";
  QTest::newRow("not there") << "/no/such/file"
                             << "/no/such/file cannot be read: No such file or directory.";
  QTest::newRow("too large") << "LARGE"
                             << "LARGE is too large: at most 2000 bytes are read.";
  QTest::newRow("link to nothing")
      << "LINK"
      << "LINK is a link to a file that is not there, nowhere (an incomplete download; "
         "fetch it again).";
}

void TestFileFaults::refuses() {
  QFETCH(QString, file);
  QFETCH(QString, message);
  writeFile(path("LARGE"), std::string(2001, 'x'));
  std::filesystem::create_symlink("nowhere", path("LINK"));
  const QString folder = m_folder->path() + QLatin1Char('/');
  if (!file.startsWith('/')) {
    file.prepend(folder);
    message.prepend(folder);
  }
  const InputLimits limits{.fileBytes = 2000, .streamBytes = 1000};
  QCOMPARE(refusalOf([&] { readInput(file.toStdString(), limits); }), message);
  if (file.startsWith("/dev")) {
    QCOMPARE(refusalOf([&] { MappedFile::open(file.toStdString()); }),
             QString("/dev/zero cannot be read: it is not a regular file."));
    QVERIFY(refusalOf([&] {
              ModelFiles::directory(file.toStdString());
            }).contains("is not a directory with a model"));
  }
}

void TestFileFaults::silentPipe() {
  QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
  InputLimits limits;
  limits.patience = std::chrono::milliseconds(1);
  QCOMPARE(refusalOf([&] { readInput(path("pipe"), limits); }),
           QString::fromStdString(path("pipe")) + " cannot be read: no byte came from it for 0 seconds.");
}

QTEST_GUILESS_MAIN(TestFileFaults)
#include "tst_file_faults.moc"
