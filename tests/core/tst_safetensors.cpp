#include <QtTest>

#include "byte_builder.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/io/safetensors_index.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::string message(const std::string& bytes) {
  return messageOf([&] { readSafetensors(asBytes(bytes), "m.safetensors"); });
}

/// A file of two tensors in 24 bytes of data, with one entry replaced.
std::string withTensor(const std::string& entry, int dataBytes = 24) {
  return safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":)" + entry + "}",
                     std::string(static_cast<std::size_t>(dataBytes), '\0'));
}

}  // namespace

class SafetensorsTest : public QObject {
  Q_OBJECT

 private slots:
  void readsTensorsAndMetadata() {
    const std::string bytes = safetensors(
        R"({"__metadata__":{"format":"pt"},"z":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
        R"("a":{"dtype":"I64","shape":[],"data_offsets":[8,16]},"none":{"dtype":"F16","shape":[0,3],)"
        R"("data_offsets":[8,8]}}  )",
        little(1.5f) + little(-2.0f) + little<std::int64_t>(7));
    const SafetensorsFile file = readSafetensors(asBytes(bytes), "m.safetensors");
    QCOMPARE(file.tensors.size(), 3u);
    QCOMPARE(file.tensors[0].name, std::string("a"));
    QCOMPARE(file.metadata.at("format"), std::string("pt"));
    QVERIFY(file.find("y") == nullptr);
    const TensorView* z = file.find("z");
    QVERIFY(z != nullptr);
    const Matrix values = toMatrix(*z);
    QCOMPARE(values(0, 0), 1.5f);
    QCOMPARE(values(0, 1), -2.0f);
    QCOMPARE(file.find("none")->byteCount(), 0u);
  }

  void anEmptyFileHasNoTensors() {
    QCOMPARE(readSafetensors(asBytes(safetensors("{}", "")), "m").tensors.size(), 0u);
  }

  void elementsOfOtherTypesAreCountedOnly() {
    const std::string bytes = safetensors(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},)"
                                          R"("b":{"dtype":"F8_E5M2","shape":[4],"data_offsets":[0,4]}})",
                                          "12345678");
    const SafetensorsFile file = readSafetensors(asBytes(bytes), "m.safetensors");
    QCOMPARE(file.tensors.size(), 1u);
    QVERIFY(file.find("b") == nullptr);
    QCOMPARE(file.unreadable.at("b"), std::string("F8_E5M2"));
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& bytes, const char* text) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(text);
    };
    const std::string no = "m.safetensors is not a safetensors file: ";
    add("empty", "", (no + "it has 0 bytes, and the length of its header takes 8.").c_str());
    add("truncated length", "abc", (no + "it has 3 bytes, and the length of its header takes 8.").c_str());
    add("header beyond the file", little<std::uint64_t>(300) + "{}",
        (no + "its header should have 300 bytes, but only 2 follow.").c_str());
    add("largest header length", little<std::uint64_t>(UINT64_MAX) + "{}",
        (no + "its header should have 18446744073709551615 bytes, but only 2 follow.").c_str());
    add("wrong magic", safetensors("PK\x03\x04 what a zip file starts with", ""),
        (no + "its header does not start with \"{\".").c_str());
    add("Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n",
        "m.safetensors is only a Git LFS pointer to the real file; fetch that with \"git lfs pull\".");
    add("truncated JSON", safetensors("{\"a\":", ""),
        "m.safetensors (its header) is not valid JSON: it ends too early, after 5 bytes.");
    add("invalid UTF-8", safetensors("{\"\xFF\":1}", ""),
        "m.safetensors (its header) is not valid UTF-8 at byte 2.");
    add("nested JSON", safetensors("{\"a\":" + std::string(10000, '['), ""),
        "m.safetensors (its header) nests JSON deeper than 8 levels at byte 12.");
    add("duplicate names",
        safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                    R"("a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
                    "12345678"),
        "m.safetensors (its header) has the key \"a\" twice in one object.");
    add("no object", withTensor("5"),
        "m.safetensors: tensor \"b\" must be an object with dtype, shape and data_offsets.");
    add("no dtype", withTensor(R"({"shape":[2],"data_offsets":[8,16]})"),
        "m.safetensors: tensor \"b\" has no dtype.");
    add("no offsets", withTensor(R"({"dtype":"F32","shape":[2]})"),
        "m.safetensors: tensor \"b\" has no data_offsets.");
    add("unread dtype outside", withTensor(R"({"dtype":"F8_E5M2","shape":[16],"data_offsets":[8,25]})"),
        "m.safetensors: tensor \"b\" has data_offsets [8, 25], but the file holds only 24 bytes of data.");
    add("unread dtype and a hole", withTensor(R"({"dtype":"I4","shape":[16],"data_offsets":[8,16]})"),
        "m.safetensors: bytes 16 to 24 of the data belong to no tensor.");
    add("unknown dtype", withTensor(R"({"dtype":"F33","shape":[16],"data_offsets":[8,24]})"),
        "m.safetensors: tensor \"b\" has dtype \"F33\", which is none of F32, F16, BF16, F64, I8, U8, "
        "I16, "
        "U16, I32, U32, I64, U64, BOOL, F8_E4M3.");
    add("negative size", withTensor(R"({"dtype":"F32","shape":[-4],"data_offsets":[8,24]})"),
        "m.safetensors: tensor \"b\" must have a list of whole numbers from 0 on as shape.");
    add("fractional size", withTensor(R"({"dtype":"F32","shape":[4.0],"data_offsets":[8,24]})"),
        "m.safetensors: tensor \"b\" must have a list of whole numbers from 0 on as shape.");
    add("shape is a text", withTensor(R"({"dtype":"F32","shape":"4","data_offsets":[8,24]})"),
        "m.safetensors: tensor \"b\" must have a list of whole numbers from 0 on as shape.");
    add("overflowing shape",
        withTensor(R"({"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[8,24]})"),
        "m.safetensors: tensor \"b\" has shape [4294967296, 4294967296, 4294967296], more elements than a "
        "file can hold.");
    add("three offsets", withTensor(R"({"dtype":"F32","shape":[4],"data_offsets":[8,24,30]})"),
        "m.safetensors: tensor \"b\" must have data_offsets [begin, end] with begin <= end, not [8, 24, "
        "30].");
    add("backward offsets", withTensor(R"({"dtype":"F32","shape":[4],"data_offsets":[24,8]})"),
        "m.safetensors: tensor \"b\" must have data_offsets [begin, end] with begin <= end, not [24, 8].");
    add("shape against size", withTensor(R"({"dtype":"F32","shape":[2,3],"data_offsets":[8,24]})"),
        "m.safetensors: tensor \"b\" of shape [2, 3] and dtype F32 needs 24 bytes, but its data_offsets [8, "
        "24] hold 16.");
    add("out of range", withTensor(R"({"dtype":"F32","shape":[8],"data_offsets":[8,40]})"),
        "m.safetensors: tensor \"b\" has data_offsets [8, 40], but the file holds only 24 bytes of data.");
    add("2 GB claim in 200 bytes",
        withTensor(R"({"dtype":"F32","shape":[536870912],"data_offsets":[8,2147483656]})"),
        "m.safetensors: tensor \"b\" has data_offsets [8, 2147483656], but the file holds only 24 bytes of "
        "data.");
    add("overlap", withTensor(R"({"dtype":"F32","shape":[5],"data_offsets":[4,24]})"),
        "m.safetensors: tensors \"a\" and \"b\" overlap in the data.");
    add("hole", withTensor(R"({"dtype":"F32","shape":[2],"data_offsets":[16,24]})"),
        "m.safetensors: bytes 8 to 16 of the data belong to no tensor.");
    add("bytes left over", withTensor(R"({"dtype":"F32","shape":[4],"data_offsets":[8,24]})", 30),
        "m.safetensors: bytes 24 to 30 of the data belong to no tensor.");
    add("metadata", safetensors(R"({"__metadata__":{"a":1}})", ""),
        "m.safetensors: __metadata__ must be an object whose values are texts.");
  }

  void refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(message(bytes.toStdString())), text);
  }

  void indexNamesShards() {
    const SafetensorsIndex index = parseSafetensorsIndex(
        R"({"metadata":{"total_size":8},"weight_map":{"x":"2.safetensors","y":"1.safetensors",)"
        R"("z":"2.safetensors"}})",
        "i.json");
    QCOMPARE(index.shards.size(), 2u);
    QCOMPARE(index.shards[0], std::string("1.safetensors"));
    QCOMPARE(index.shardOf.at("z"), std::string("2.safetensors"));
  }

  void refusesIndex_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("array") << QByteArray("[1]") << QByteArray("i.json must be a JSON object, not [1].");
    QTest::newRow("no map") << QByteArray("{}") << QByteArray("i.json: weight_map is missing.");
    QTest::newRow("map type") << QByteArray(R"({"weight_map":[1]})")
                              << QByteArray("i.json: weight_map must be a JSON object, not [1].");
    QTest::newRow("number") << QByteArray(R"({"weight_map":{"x":1}})")
                            << QByteArray("i.json: weight_map must give a file name for \"x\", not 1.");
    QTest::newRow("outside") << QByteArray(R"({"weight_map":{"x":"../secret"}})")
                             << QByteArray(
                                    "i.json: weight_map must name a file in the same folder for \"x\", not "
                                    "\"../secret\".");
  }

  void refusesIndex() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    QCOMPARE(
        QByteArray::fromStdString(messageOf([&] { parseSafetensorsIndex(json.toStdString(), "i.json"); })),
        text);
  }

  void mappedFiles() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("f").toStdString();
    QCOMPARE(messageOf([&] { MappedFile::open(path); }),
             path + " cannot be read: No such file or directory.");
    QCOMPARE(messageOf([&] { MappedFile::open(folder.path().toStdString()); }),
             folder.path().toStdString() + " cannot be read: Is a directory.");
    QCOMPARE(messageOf([&] { MappedFile::open("/dev/null"); }),
             std::string("/dev/null cannot be read: it is not a regular file."));
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(MappedFile::open(path)->bytes().empty());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("abc");
    file.close();
    const auto mapped = MappedFile::open(path);
    QCOMPARE(mapped->bytes().size(), 3u);
    QCOMPARE(static_cast<char>(mapped->bytes()[2]), 'c');
  }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "tst_safetensors.moc"
