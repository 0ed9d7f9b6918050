#include <QtTest>
#include <cstring>

#include "byte_builder.h"
#include "core/io/npy.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const std::string kMagic = "\x93NUMPY";

std::string npy(const std::string& header, const std::string& data, int version = 1) {
  const std::string length = version == 1 ? little(static_cast<std::uint16_t>(header.size()))
                                          : little(static_cast<std::uint32_t>(header.size()));
  return kMagic + static_cast<char>(version) + '\0' + length + header + data;
}

std::string header(const std::string& descr, const std::string& shape, const std::string& order = "False") {
  return "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }    \n";
}

std::string message(const std::string& bytes) {
  return messageOf([&] { readNpy(asBytes(bytes), "a.npy"); });
}

template <typename Number>
Number elementOf(const NpyFile& file, std::size_t index) {
  Number number{};
  std::memcpy(&number, file.tensor.data + index * sizeof(number), sizeof(number));
  return number;
}

}  // namespace

class NpyTest : public QObject {
  Q_OBJECT

 private slots:
  void readsEveryVersion() {
    for (const int version : {1, 2, 3}) {
      const std::string bytes = npy(
          header("<f4", "(2, 3)"),
          little(0.0f) + little(1.0f) + little(2.0f) + little(3.0f) + little(4.0f) + little(5.0f), version);
      const NpyFile file = readNpy(asBytes(bytes), "a.npy");
      QCOMPARE(file.tensor.shapeText(), std::string("[2, 3]"));
      QCOMPARE(toMatrix(file.tensor)(1, 0), 3.0f);
    }
  }

  void fortranOrderIsTurned() {
    // [[[0, 1, 2], [3, 4, 5]]] with the first index running fastest: [1, 2, 3] stores 0 3 1 4 2 5.
    std::string data;
    for (const int value : {0, 3, 1, 4, 2, 5}) data += little(static_cast<std::int16_t>(value));
    const NpyFile file = readNpy(asBytes(npy(header("<i2", "(1, 2, 3)", "True"), data)), "a.npy");
    for (std::size_t i = 0; i < 6; ++i)
      QCOMPARE(elementOf<std::int16_t>(file, i), static_cast<std::int16_t>(i));
  }

  void readsOtherSpellings() {
    const std::string bytes =
        npy("{\"shape\": (2L,), \"descr\": \"|u1\", \"fortran_order\": False}", "\x07\xFF");
    const NpyFile file = readNpy(asBytes(bytes), "a.npy");
    QVERIFY(file.tensor.dtype == DType::UInt8);
    QCOMPARE(elementOf<std::uint8_t>(file, 1), static_cast<std::uint8_t>(255));
    const std::string scalar = npy(header("<f8", "()"), little(0.5));
    QCOMPARE(elementOf<double>(readNpy(asBytes(scalar), "a.npy"), 0), 0.5);
    QCOMPARE(readNpy(asBytes(npy(header("<f2", "(0, 4)", "True"), "")), "a.npy").tensor.byteCount(), 0u);
  }

  void bigEndianIsTurned() {
    std::string data;
    for (const std::int16_t value : {1, 258, -2}) {
      const std::string bytes = little(value);
      data += std::string(bytes.rbegin(), bytes.rend());
    }
    const NpyFile file = readNpy(asBytes(npy(header(">i2", "(3,)"), data)), "a.npy");
    QCOMPARE(elementOf<std::int16_t>(file, 0), static_cast<std::int16_t>(1));
    QCOMPARE(elementOf<std::int16_t>(file, 1), static_cast<std::int16_t>(258));
    QCOMPARE(elementOf<std::int16_t>(file, 2), static_cast<std::int16_t>(-2));
    // Both ways at once: [[1, 2], [3, 4]] in Fortran order.
    data.clear();
    for (const float value : {1.0f, 3.0f, 2.0f, 4.0f}) {
      const std::string bytes = little(value);
      data += std::string(bytes.rbegin(), bytes.rend());
    }
    const Matrix matrix =
        toMatrix(readNpy(asBytes(npy(header(">f4", "(2, 2)", "True"), data)), "a.npy").tensor);
    QCOMPARE(matrix(0, 1), 2.0f);
    QCOMPARE(matrix(1, 0), 3.0f);
  }

  void rawPairsAreBfloat16() {
    for (const char* descr : {"|V2", "<V2"}) {
      const std::string bytes = npy(header(descr, "(1, 2)"), std::string("\x80\x3F\x00\x3E", 4));
      const NpyFile file = readNpy(asBytes(bytes), "a.npy");
      QVERIFY(file.tensor.dtype == DType::BFloat16);
      QCOMPARE(toMatrix(file.tensor)(0, 0), 1.0f);
      QCOMPARE(toMatrix(file.tensor)(0, 1), 0.125f);
    }
  }

  void readsTexts() {
    const std::string wide("a\0\0\0\x3D\xD8\0\0\x2B\x73\0\0\0\0\0\0", 16);
    QCOMPARE(readNpyTexts(asBytes(npy(header("<U2", "(2,)"), wide)), "a.npy"),
             (std::vector<std::string>{"a\xEF\xBF\xBD", "猫"}));
    const std::string big("\0\0\x73\x2B", 4);
    QCOMPARE(readNpyTexts(asBytes(npy(header(">U1", "(1,)"), big)), "a.npy"),
             (std::vector<std::string>{"猫"}));
    QCOMPARE(readNpyTexts(asBytes(npy(header("|S3", "(2, 1)"), std::string("ab\0cde", 6))), "a.npy"),
             (std::vector<std::string>{"ab", "cde"}));
    QCOMPARE(messageOf([&] { readNpyTexts(asBytes(npy(header("<U2", "(3,)"), wide)), "a.npy"); }),
             std::string("a.npy: shape [3] of '<U2' does not fit the 16 bytes that follow the header."));
    QCOMPARE(messageOf([&] { readNpyTexts(asBytes(npy(header("<f4", "(1,)"), "1234")), "a.npy"); }),
             std::string("a.npy: expected texts, found '<f4'."));
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& bytes, const std::string& text) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray::fromStdString(text);
    };
    const std::string no = "a.npy is not a NumPy array file: ";
    const std::string head = "a.npy: the NumPy header ";
    add("empty", "", no + "it does not start with 93 \"NUMPY\".");
    add("wrong magic", "PK\x03\x04 an npz file", no + "it does not start with 93 \"NUMPY\".");
    add("cut version", kMagic + "\x01", no + "it ends within its version number.");
    add("version", npy(header("<f4", "(1,)"), "1234", 9),
        no + "its version is 9.0, and 1.0, 2.0 and 3.0 are known.");
    add("cut length", kMagic + std::string("\x02\x00\x05", 3),
        no + "it ends within the length of its header.");
    add("cut header", kMagic + std::string("\x01\x00\xFF\xFF{", 5),
        no + "its header should have 65535 bytes, but only 1 follow.");
    add("header beyond the file", kMagic + std::string("\x02\x00\xFF\xFF\xFF\xFF{}", 8),
        no + "its header should have 4294967295 bytes, but only 2 follow.");
    add("objects", npy(header("|O", "(1,)"), "1234"),
        "a.npy: descr '|O' means pickled Python objects, which are not read; save an array of numbers "
        "(np.stack(list) where the shapes agree, else np.savez with one array for each).");
    add("complex", npy(header("<c8", "(1,)"), "12345678"),
        "a.npy: descr '<c8' is none of the element types that are read: floating-point numbers of 2, 4 and 8 "
        "bytes, bfloat16, whole numbers and booleans (save array.astype('float32')).");
    add("structured", npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", "1234"),
        head + "has a structured descr, and only plain numbers are read.");
    add("too little data", npy(header("<f4", "(3,)"), "12345678"),
        "a.npy: shape [3] of '<f4' needs 12 bytes, but 8 follow the header.");
    add("too much data", npy(header("<f4", "(1,)"), "12345678"),
        "a.npy: shape [1] of '<f4' needs 4 bytes, but 8 follow the header.");
    add("2 GB claim", npy(header("<f4", "(536870912,)", "True"), "1234"),
        "a.npy: shape [536870912] of '<f4' needs 2147483648 bytes, but 4 follow the header.");
    add("overflow", npy(header("<f4", "(4294967296, 4294967296)"), "1234"),
        "a.npy: shape [4294967296, 4294967296] has more elements than a file can hold.");
    add("number too large", npy(header("<f4", "(99999999999999999999,)"), "1234"),
        head + "should have a size from 0 on at its byte 51.");
    add("negative", npy(header("<f4", "(-1,)"), "1234"),
        head + "should have a size from 0 on at its byte 51.");
    add("missing key", npy("{'descr': '<f4', 'shape': (1,)}", "1234"), head + "has no 'fortran_order'.");
    add("unknown key", npy("{'color': 1}", "1234"), head + "has an unknown key 'color'.");
    add("twice", npy("{'shape': (1,), 'shape': (1,)}", "1234"), head + "has the key 'shape' twice.");
    add("order", npy(header("<f4", "(1,)", "Maybe"), "1234"),
        head + "should have True or False at its byte 34.");
    add("not closed", npy("{'descr': '<f4'", "1234"), head + "should have '}' at its byte 15.");
    add("goes on", npy(header("<f4", "(1,)") + "}", "1234"), head + "goes on after its closing brace.");
  }

  void refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(message(bytes.toStdString())), text);
  }
};

QTEST_GUILESS_MAIN(NpyTest)
#include "tst_npy.moc"
