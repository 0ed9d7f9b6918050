#include <QtTest>
#include <chrono>
#include <filesystem>
#include <memory>

#include "byte_builder.h"
#include "core/model/model_library.h"

using namespace headlight;
using namespace headlight::test;

namespace {

void touch(const QString& path, const QByteArray& bytes = "{}") {
  QVERIFY(QDir().mkpath(QFileInfo(path).path()));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

std::string namesOf(const ModelLibrary& library) {
  std::string names;
  for (const ModelEntry& entry : library.list()) names += entry.name + " ";
  return names;
}

}  // namespace

class ModelLibraryTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_paths = {at("data").toStdString(), at("hub").toStdString()};
  }

  void nothingThere() {
    const ModelLibrary library({}, m_paths);
    QVERIFY(library.list().empty());
    QCOMPARE(messageOf([&] { library.open("x"); }),
             "There is no model \"x\": no directory of that name, and none among the embedded models, in " +
                 m_paths.dataHome + " and in " + m_paths.huggingFaceCache + ", where no models were found.");
  }

  void searchesInOrder() {
    touch(at("data/b-model/config.json"));
    touch(at("data/a-model/config.json"));
    touch(at("data/no-config/model.safetensors"));
    touch(at("data/tiny/config.json"));
    touch(at("hub/models--org--gpt/snapshots/aa/config.json"));
    touch(at("hub/models--plain/snapshots/bb/config.json"));
    touch(at("hub/models--empty/snapshots/cc/tokenizer.json"));
    touch(at("hub/datasets--org--d/snapshots/dd/config.json"));
    const ModelLibrary library = withEmbedded();
    QCOMPARE(namesOf(library), std::string("tiny a-model b-model tiny org/gpt plain "));
    QVERIFY(library.open("tiny").isEmbedded());
    QCOMPARE(library.open("b-model").location(), at("data/b-model").toStdString());
    QCOMPARE(library.open("org/gpt").location(), at("hub/models--org--gpt/snapshots/aa").toStdString());
    QCOMPARE(library.open("org/gpt").name(), std::string("org/gpt"));
    QCOMPARE(library.open("gpt").name(), std::string("org/gpt"));
    QCOMPARE(library.open(library.list()[3]).location(), at("data/tiny").toStdString());
    QCOMPARE(messageOf([&] { library.open("gtp"); }),
             "There is no model \"gtp\": no directory of that name, and none among the embedded models, in " +
                 m_paths.dataHome + " and in " + m_paths.huggingFaceCache +
                 "; known are tiny, a-model, b-model, tiny, org/gpt, plain.");
  }

  void directoriesByPath() {
    touch(at("elsewhere/config.json"));
    const ModelLibrary library = withEmbedded();
    QCOMPARE(library.open(at("elsewhere").toStdString()).name(), std::string("elsewhere"));
    const std::string missing = at("missing").toStdString();
    QCOMPARE(messageOf([&] { library.open(missing); }),
             missing + " does not exist; a directory with config.json and model.safetensors is expected.");
  }

  void mainBranchBeforeTheNewest() {
    touch(at("hub/models--m/snapshots/0a/config.json"));
    touch(at("hub/models--m/snapshots/0b/config.json"));
    setTime("hub/models--m/snapshots/0a", 1000);
    setTime("hub/models--m/snapshots/0b", 2000);
    const ModelLibrary library({}, m_paths);
    QCOMPARE(library.open("m").location(), at("hub/models--m/snapshots/0b").toStdString());
    touch(at("hub/models--m/refs/main"), "0a");
    QCOMPARE(library.open("m").location(), at("hub/models--m/snapshots/0a").toStdString());
    // A branch that is not there, and one that leads elsewhere, fall back to the newest.
    for (const char* branch : {"0c", "../../../elsewhere", ""}) {
      touch(at("hub/models--m/refs/main"), branch);
      QCOMPARE(library.open("m").location(), at("hub/models--m/snapshots/0b").toStdString());
    }
  }

  void environment() {
    qputenv("XDG_DATA_HOME", "/data");
    qputenv("HF_HOME", "/hf");
    qunsetenv("HF_HUB_CACHE");
    QCOMPARE(LibraryPaths::fromEnvironment().dataHome, std::string("/data/headlight/models"));
    QCOMPARE(LibraryPaths::fromEnvironment().huggingFaceCache, std::string("/hf/hub"));
    qputenv("HF_HUB_CACHE", "/cache");
    QCOMPARE(LibraryPaths::fromEnvironment().huggingFaceCache, std::string("/cache"));
    qunsetenv("HF_HUB_CACHE");
    qputenv("XDG_DATA_HOME", "");
    qunsetenv("HF_HOME");
    qunsetenv("XDG_CACHE_HOME");
    qputenv("HOME", "/home/me");
    QCOMPARE(LibraryPaths::fromEnvironment().dataHome, std::string("/home/me/.local/share/headlight/models"));
    QCOMPARE(LibraryPaths::fromEnvironment().huggingFaceCache,
             std::string("/home/me/.cache/huggingface/hub"));
  }

 private:
  QString at(const QString& path) const { return m_folder->filePath(path); }

  ModelLibrary withEmbedded() const {
    return ModelLibrary({ModelFiles::embedded("tiny", {{"config.json", asBytes(m_config)}})}, m_paths);
  }

  void setTime(const QString& path, std::int64_t seconds) const {
    namespace fs = std::filesystem;
    fs::last_write_time(at(path).toStdString(), fs::file_time_type(std::chrono::seconds(seconds)));
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  LibraryPaths m_paths;
  std::string m_config = "{}";
};

QTEST_GUILESS_MAIN(ModelLibraryTest)
#include "tst_model_library.moc"
