#include "core/io/gguf.h"

#include <QTest>
#include <cmath>
#include <functional>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/tensor/gguf_blocks.h"
#include "gguf_builder.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// One of each kind of value, a matrix and a block.
GgufBuilder small() {
  GgufBuilder builder;
  builder.set("general.architecture", "llama");
  builder.set("a.number", std::uint32_t{7});
  builder.set("a.real", 0.5F);
  builder.set("a.flag", true);
  builder.add("a.negative", 1, std::string(1, '\xFD'));
  builder.add("a.long", 10, little(~std::uint64_t{0}));
  builder.setList("a.texts", std::vector<std::string>{"x", "", "yz"});
  builder.setList("a.numbers", std::vector<std::int32_t>{1, -2});
  std::string six;
  for (int i = 0; i < 6; ++i) six += little(static_cast<float>(i));
  builder.tensor("matrix", {3, 2}, Ggml::F32, six);
  builder.tensor("block", {32}, Ggml::Q8_0, little(std::uint16_t{0x3C00}) + std::string(32, '\x05'));
  return builder;
}

QString refusal(const std::string& bytes) {
  return refusalOf([&] { readGguf(asBytes(bytes), "m.gguf"); });
}

std::string replaced(std::string bytes, std::size_t at, const std::string& with) {
  return bytes.replace(at, with.size(), with);
}

const char* const kTypes[] = {"Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q4_K", "Q5_K", "Q6_K", "MXFP4"};

DType typeOf(const std::string& name) {
  for (const DType type : {DType::Q4_0, DType::Q4_1, DType::Q5_0, DType::Q5_1, DType::Q8_0, DType::Q4_K,
                           DType::Q5_K, DType::Q6_K})
    if (nameOf(type) == name) return type;
  return DType::GgufMxfp4;
}

}  // namespace

class TestGguf : public QObject {
  Q_OBJECT

 private slots:
  void readsEveryKindOfValue() {
    for (const std::uint32_t version : {2U, 3U}) {
      GgufBuilder builder = small();
      builder.version = version;
      const std::string bytes = builder.build();
      const GgufFile file = readGguf(asBytes(bytes), "m.gguf");
      QCOMPARE(file.text("general.architecture", {}), std::string("llama"));
      QCOMPARE(file.count("a.number", 0), std::int64_t{7});
      QCOMPARE(file.number("a.real", 0), 0.5);
      QCOMPARE(file.number("a.number", 0), 7.0);
      QVERIFY(file.flag("a.flag", false));
      QCOMPARE(std::get<std::int64_t>(file.values.at("a.negative")), std::int64_t{-3});
      QCOMPARE(file.count("a.long", 0), std::numeric_limits<std::int64_t>::max());
      QCOMPARE(file.count("none", 4), std::int64_t{4});
      QCOMPARE(std::get<std::vector<std::string_view>>(*file.list("a.texts")),
               (std::vector<std::string_view>{"x", "", "yz"}));
      QCOMPARE(std::get<std::vector<std::int64_t>>(*file.list("a.numbers")),
               (std::vector<std::int64_t>{1, -2}));
      QVERIFY(file.list("none") == nullptr);
    }
  }

  void tensorsHaveTheOutermostSizeFirst() {
    GgufBuilder builder = small();
    builder.alignment = 64;
    builder.set("general.alignment", std::uint32_t{64});
    const std::string bytes = builder.build();
    const GgufFile file = readGguf(asBytes(bytes), "m.gguf");
    const TensorView* matrix = file.tensor("matrix");
    QVERIFY(matrix != nullptr);
    QCOMPARE(matrix->shape, (std::vector<std::int64_t>{2, 3}));
    std::vector<float> values(6);
    widen(*matrix, 0, values);
    QCOMPARE(values, (std::vector<float>{0, 1, 2, 3, 4, 5}));
    const TensorView* block = file.tensor("block");
    QVERIFY(block != nullptr && block->dtype == DType::Q8_0);
    QCOMPARE(block->byteCount(), std::size_t{34});
    float number = 0;
    widen(*block, 31, {&number, 1});
    QCOMPARE(number, 5.0F);
  }

  void refusesWhatIsDamaged_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const std::string& bytes, const char* message) {
      QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << message;
    };
    const std::string good = small().build();
    row("another file", "PK\3\4", "m.gguf is not a GGUF file: it does not begin with \"GGUF\".");
    row("pointer", "version https://git-lfs.github.com/spec/v1\n",
        "m.gguf is only a Git LFS pointer to the real file; fetch that with \"git lfs pull\".");
    row("only the magic", "GGUF",
        "m.gguf: the file ends in the version: 4 bytes are needed at byte 4, and 0 are left.");
    row("version 1", replaced(good, 4, little(std::uint32_t{1})),
        "m.gguf: the file is of version 1, and only 2 and 3 are read.");
    row("big-endian", replaced(good, 4, std::string("\0\0\0\3", 4)),
        "m.gguf: the file is big-endian, and only little-endian ones are read.");
    row("endless tensors", replaced(good, 8, little(~std::uint64_t{0})),
        "m.gguf: there should be 18446744073709551615 tensors, but only");
    row("endless values", replaced(good, 16, little(std::uint64_t{1} << 60)),
        "m.gguf: there should be 1152921504606846976 key-values, but only");
    row("endless key", replaced(good, 24, little(std::uint64_t{70000})),
        "m.gguf: the key of key-value 0 should have 70000 bytes, more than the 65535 that are allowed.");
    for (const std::size_t length : {std::size_t{30}, std::size_t{100}, std::size_t{200}})
      row(("cut at " + std::to_string(length)).c_str(), good.substr(0, length), "m.gguf: ");
    row("cut data", good.substr(0, good.size() - 64), "but the file holds only");
    const auto changed = [&](const char* name, const std::function<void(GgufBuilder&)>& change,
                             const char* message) {
      GgufBuilder builder = small();
      change(builder);
      row(name, builder.build(), message);
    };
    changed(
        "type of a value", [](GgufBuilder& b) { b.add("k", 77, "x"); },
        "m.gguf: \"k\" is of type 77, which is not known.");
    changed(
        "flag", [](GgufBuilder& b) { b.add("k", 7, "\2"); }, "m.gguf: \"k\" must be 0 or 1, not 2.");
    changed(
        "list of lists", [](GgufBuilder& b) { b.add("k", 9, little(9U) + little(std::uint64_t{1})); },
        "m.gguf: \"k\" is a list of lists, which is not read.");
    changed(
        "endless list", [](GgufBuilder& b) { b.add("k", 9, little(8U) + little(std::uint64_t{1} << 40)); },
        "m.gguf: there should be 1099511627776 values in \"k\", but only");
    changed(
        "twice", [](GgufBuilder& b) { b.set("a.flag", true); }, "m.gguf: \"a.flag\" is there twice.");
    changed(
        "key", [](GgufBuilder& b) { b.set("\xFF", true); },
        "m.gguf: the key of key-value 8 is no text in UTF-8.");
    changed(
        "alignment", [](GgufBuilder& b) { b.set("general.alignment", std::uint32_t{24}); },
        "m.gguf: general.alignment must be a power of 2 of up to 1048576, not 24.");
    changed(
        "type of elements", [](GgufBuilder& b) { b.tensors[0].type = 99; },
        "m.gguf: tensor \"matrix\" has elements of type 99, which is not known.");
    changed(
        "dimensions", [](GgufBuilder& b) { b.tensors[0].sizes.assign(9, 1); },
        "m.gguf: tensor \"matrix\" should have 9 dimensions, more than the 8 that are allowed.");
    changed(
        "sizes",
        [](GgufBuilder& b) {
          b.tensors[0].sizes = {1ULL << 40, 1ULL << 40};
        },
        "m.gguf: tensor \"matrix\" has shape [1099511627776, 1099511627776], more elements than a file can "
        "hold.");
    changed(
        "rows", [](GgufBuilder& b) { b.tensors[1].sizes = {16}; },
        "m.gguf: tensor \"block\" has rows of 16 numbers, and Q8_0 comes in blocks of 32.");
    changed(
        "names", [](GgufBuilder& b) { b.tensors[1].name = "matrix"; },
        "m.gguf: tensor \"matrix\" is there twice.");
    changed(
        "past the end", [](GgufBuilder& b) { b.tensors[1].sizes = {3200}; },
        "m.gguf: tensor \"block\" should be the 3400 bytes from byte 32 of the data on, but the file holds "
        "only 96 bytes of data.");
    changed(
        "overlap",
        [](GgufBuilder& b) {
          b.tensors[0].sizes = {3, 5};
        },
        "m.gguf: two tensors overlap at byte 32 of the data.");
  }
  void refusesWhatIsDamaged() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const QString said = refusal(bytes.toStdString());
    QVERIFY2(said.contains(message) && said.endsWith(QLatin1Char('.')), qPrintable(said));
  }

  /// Whatever single byte is wrong, the file is read or refused.
  void survivesEveryWrongByte() {
    const std::string good = small().build();
    for (std::size_t at = 0; at < good.size(); ++at) {
      for (const char wrong : {'\0', '\1', '\x7F', '\xFF'}) {
        const std::string said =
            messageOf([&] { readGguf(asBytes(replaced(good, at, std::string(1, wrong))), "m.gguf"); });
        QVERIFY(said == "no error" || said.starts_with("m.gguf"));
      }
    }
  }

  void numbersAreTheOnesOfLlamaCpp_data() {
    QTest::addColumn<QString>("type");
    for (const char* type : kTypes) QTest::newRow(type) << type;
  }
  /// By every part of the tensor, whole blocks and pieces.
  void numbersAreTheOnesOfLlamaCpp() {
    QFETCH(QString, type);
    const auto file = MappedFile::open(HEADLIGHT_TEST_DATA "/gguf/blocks.safetensors");
    const SafetensorsFile goldens = readSafetensors(file->bytes(), "blocks");
    TensorView blocks = *goldens.find(type.toStdString());
    blocks.dtype = typeOf(type.toStdString());
    blocks.shape = {2, 256};
    const TensorView& golden = *goldens.find(type.toStdString() + ".values");
    std::vector<float> expected(512);
    widen(golden, 0, expected);
    QCOMPARE(static_cast<std::int64_t>(blocks.byteCount()), goldens.find(type.toStdString())->shape[0]);
    for (const std::size_t length : {std::size_t{1}, std::size_t{33}, std::size_t{300}, std::size_t{512}}) {
      for (std::size_t first = 0; first + length <= expected.size(); ++first) {
        std::vector<float> part(length);
        widen(blocks, static_cast<std::int64_t>(first), part);
        for (std::size_t i = 0; i < length; ++i) QCOMPARE(part[i], expected[first + i]);
      }
    }
    QVERIFY(allFinite(blocks, 0, 512));
    const TensorView second = sliceOf(blocks, 1);
    float number = 0;
    widen(second, 5, {&number, 1});
    QCOMPARE(number, expected[261]);
  }

  void infiniteScalesAreFound_data() { numbersAreTheOnesOfLlamaCpp_data(); }
  void infiniteScalesAreFound() {
    QFETCH(QString, type);
    const DType dtype = typeOf(type.toStdString());
    const DTypeBlock size = blockOf(dtype);
    // Every number is 1 in each place where a scale may be; then the last block's scales are infinite.
    std::string bytes(static_cast<std::size_t>(3 * size.bytes), '\1');
    const std::string infinite = little(std::uint16_t{0x7C00});
    const auto last = static_cast<std::size_t>(2 * size.bytes);
    bytes.replace(last + (dtype == DType::Q6_K ? 208 : 0), 2,
                  dtype == DType::GgufMxfp4 ? "\xFF\1" : infinite);
    TensorView view;
    view.dtype = dtype;
    view.shape = {3 * size.elements};
    view.data = asBytes(bytes).data();
    QVERIFY(allFinite(view, 0, 2 * size.elements));
    QVERIFY(!allFinite(view, 2 * size.elements - 1, 2));
    std::vector<float> values(static_cast<std::size_t>(size.elements));
    widen(view, 2 * size.elements, values);
    QVERIFY(!std::isfinite(values[0]));
  }
};

QTEST_GUILESS_MAIN(TestGguf)
#include "tst_gguf.moc"
