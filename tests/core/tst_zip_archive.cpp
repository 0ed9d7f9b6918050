#include <QtTest>

#include "byte_builder.h"
#include "core/io/npz.h"
#include "core/io/zip_archive.h"
#include "tests/support/array_files.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::string textOf(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string unpacked(const std::string& archive, std::size_t index) {
  return textOf(unpack(readZipDirectory(asBytes(archive), "a.npz").at(index), "a.npz"));
}

/// The first place of `part` in the archive, moved by one bit.
std::string damaged(std::string archive, const std::string& part, std::size_t offset = 0) {
  const std::size_t at = archive.find(part);
  archive.at(at + offset) = static_cast<char>(archive[at + offset] ^ 1);
  return archive;
}

/// The archive with another byte `offset` bytes behind the beginning of `part`.
std::string changed(std::string archive, const std::string& part, std::size_t offset, char byte) {
  archive.at(archive.find(part) + offset) = byte;
  return archive;
}

}  // namespace

class ZipArchiveTest : public QObject {
  Q_OBJECT

 private slots:
  void unpacksEveryKindOfEntry_data() {
    QTest::addColumn<bool>("deflated");
    QTest::addColumn<bool>("descriptor");
    QTest::addColumn<bool>("wide");
    for (const bool deflate : {false, true})
      for (const bool descriptor : {false, true})
        for (const bool wide : {false, true})
          QTest::addRow("deflated %d, descriptor %d, ZIP64 %d", deflate, descriptor, wide)
              << deflate << descriptor << wide;
  }
  void unpacksEveryKindOfEntry() {
    QFETCH(bool, deflated);
    QFETCH(bool, descriptor);
    QFETCH(bool, wide);
    const std::string first = "The animal did not cross the street because it was too tired.";
    const std::string second(200000, 'x');
    const std::string archive =
        zipFile({{"first", first}, {"folder/second", second}, {"none", ""}}, {deflated, descriptor, wide});
    const auto entries = readZipDirectory(asBytes(archive), "a.npz");
    QCOMPARE(entries.size(), std::size_t{3});
    QCOMPARE(entries[1].name, std::string("folder/second"));
    QCOMPARE(unpacked(archive, 0), first);
    QCOMPARE(unpacked(archive, 1), second);
    QCOMPARE(unpacked(archive, 2), std::string());
    QCOMPARE(textOf(unpackBeginning(entries[0], 10, "a.npz")), first.substr(0, 10));
    QCOMPARE(textOf(unpackBeginning(entries[0], 1000, "a.npz")), first);
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& bytes, const std::string& text) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray::fromStdString(text);
    };
    const std::string stored = zipFile({{"attn.npy", "0123456789"}});
    const std::string packed = zipFile({{"attn.npy", std::string(1000, 'a') + "0123456789"}}, {true});
    const std::string missing =
        "a.npz is not a whole ZIP archive: its directory, which lies at its end, is missing; it may have "
        "been "
        "cut short.";
    add("empty", "", missing);
    add("no archive", "Once upon a time there was a little girl.", missing);
    add("cut", stored.substr(0, stored.size() - 1), missing);
    add("directory cut",
        stored.substr(0, stored.find("PK\x01\x02")) + stored.substr(stored.find("PK\x05\x06")),
        "a.npz is not a whole ZIP archive: its directory is damaged.");
    add("checksum", damaged(stored, "0123456789"), "a.npz: attn.npy: is damaged: its checksum differs.");
    // There is no block of type 3.
    add("packed data", changed(packed, "attn.npy", 8, 7), "a.npz: attn.npy: its packed data is damaged.");
    const std::string entry = "PK\x01\x02";
    add("encrypted", changed(stored, entry, 8, 1), "a.npz: attn.npy: is encrypted, which is not read.");
    add("method", changed(stored, entry, 10, 12),
        "a.npz: attn.npy: is packed with method 12, and only stored and deflated entries are read.");
    add("moved", changed(stored, entry, 42, 1),
        "a.npz: attn.npy: its data is not where the archive's directory says.");
    add("too large", changed(stored, entry, 21, 1),
        "a.npz: attn.npy: its data should have 266 bytes, more than the archive holds; it may have been cut "
        "short.");
    const char length = packed[packed.find(entry) + 24];
    add("goes on", changed(packed, entry, 24, static_cast<char>(length - 1)),
        "a.npz: attn.npy: its packed data is damaged.");
    const std::string zeros(80 << 20, '\0');
    add("bomb", zipFile({{"attn.npy", zeros}}, {true}),
        "a.npz: attn.npy: would unpack to 83886080 bytes from " + std::to_string(deflated(zeros).size()) +
            ", which no array of weights does.");
  }
  void refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    const std::string archive = bytes.toStdString();
    QCOMPARE(QByteArray::fromStdString(messageOf([&] { unpacked(archive, 0); })), text);
  }

  void readsTheHeadersOfAnNpzAlone() {
    const std::string archive =
        zipFile({{"b.npy", npyFile("<f4", "(1, 2)", bytesOf(std::vector{0.5f, 0.5f}))},
                 {"readme.txt", "hello"},
                 {"a.npy", npyFile("<i8", "(3,)", std::string(24, '\1'))},
                 {"t.npy", npyFile("<U2", "(2,)", std::string("a\0\0\0\0\0\0\0\x4B\x73\0\0b\0\0\0", 16))}},
                {true});
    const auto arrays = readNpzDirectory(asBytes(archive), "a.npz");
    QCOMPARE(arrays.size(), std::size_t{3});
    QCOMPARE(arrays[0].name, std::string("a"));
    QCOMPARE(arrays[0].header.shape, (std::vector<std::int64_t>{3}));
    QCOMPARE(toMatrix(unpackNpy(arrays[1], "a.npz").file.tensor)(0, 1), 0.5f);
    QVERIFY(holdsTexts(arrays[2].header));
    QCOMPARE(unpackNpyTexts(arrays[2], "a.npz"), (std::vector<std::string>{"a",
                                                                           "\xE7\x8D\x8B"
                                                                           "b"}));
  }
};

QTEST_GUILESS_MAIN(ZipArchiveTest)
#include "tst_zip_archive.moc"
