#include <QtTest>

#include "byte_builder.h"
#include "core/model/model_files.h"

using namespace headlight;
using namespace headlight::test;

class ModelFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void embeddedFiles() {
    const std::string bytes = "{}";
    const ModelFiles files = ModelFiles::embedded("tiny", {{"config.json", asBytes(bytes)}});
    QVERIFY(files.isEmbedded());
    QCOMPARE(files.location(), std::string("embedded"));
    QVERIFY(files.contains("config.json"));
    QVERIFY(!files.contains("config"));
    const auto file = files.find("config.json");
    QVERIFY(file.has_value());
    QCOMPARE(std::string(file->text()), bytes);
    QCOMPARE(file->path, std::string("tiny/config.json"));
    QVERIFY(!files.find("model.safetensors").has_value());
  }

  void directories() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    write(folder.filePath("config.json"), "{\"a\": 1}");
    const ModelFiles files = ModelFiles::directory(path + "/");
    QVERIFY(!files.isEmbedded());
    QCOMPARE(files.location(), path);
    QCOMPARE(files.name(), QFileInfo(folder.path()).fileName().toStdString());
    std::optional<FileBytes> file = files.find("config.json");
    QVERIFY(file.has_value());
    QCOMPARE(file->path, path + "/config.json");
    QCOMPARE(std::string(file->text()), std::string("{\"a\": 1}"));
    QVERIFY(!files.find("model.safetensors").has_value());
  }

  void theBytesOutliveTheFiles() {
    QTemporaryDir folder;
    write(folder.filePath("f"), "bytes");
    std::optional<FileBytes> file = ModelFiles::directory(folder.path().toStdString()).find("f");
    QVERIFY(QFile::remove(folder.filePath("f")));
    QCOMPARE(std::string(file->text()), std::string("bytes"));
  }

  void snapshotsAreCalledByTheirRepository() {
    QTemporaryDir folder;
    const QString snapshot = folder.filePath("models--org--some-model/snapshots/0123abcd");
    QVERIFY(QDir().mkpath(snapshot));
    QCOMPARE(ModelFiles::directory(snapshot.toStdString()).name(), std::string("org/some-model"));
  }

  void refuses() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    QCOMPARE(messageOf([&] { ModelFiles::directory(path + "/none"); }),
             path + "/none does not exist; a directory with config.json and model.safetensors is expected.");
    write(folder.filePath("file"), "x");
    QCOMPARE(messageOf([&] { ModelFiles::directory(path + "/file"); }),
             path + "/file is not a directory with a model.");
    QVERIFY(QDir(folder.path()).mkdir("config.json"));
    QCOMPARE(messageOf([&] { ModelFiles::directory(path).find("config.json"); }),
             path + "/config.json cannot be read: Is a directory.");
  }

 private:
  static void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
  }
};

QTEST_GUILESS_MAIN(ModelFilesTest)
#include "tst_model_files.moc"
