#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/io/line_blocks.h"
#include "tests/support/error_message.h"

using namespace headlight;

/// Whatever the size of the blocks, they are whole lines and together the file.
class TestLineBlocks : public QObject {
  Q_OBJECT

 private slots:
  void blocksAreWholeLines_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one line") << QByteArray("one line\n");
    QTest::newRow("no end") << QByteArray("one\ntwo\nthree");
    QTest::newRow("empty lines") << QByteArray("\n\n\nab\n\n");
    QTest::newRow("a long line between short ones")
        << QByteArray("a\nb\n" + QByteArray(1000, 'x') + "\nc\nd\n");
    QTest::newRow("one long line without an end") << QByteArray(1000, 'x');
  }
  void blocksAreWholeLines() {
    QFETCH(QByteArray, content);
    const std::string path = file(content);
    for (const std::size_t size : {1, 2, 3, 7, 64, 4096}) {
      LineBlocks blocks(path, size);
      QCOMPARE(blocks.fileBytes(), static_cast<std::uint64_t>(content.size()));
      std::string read;
      for (LineBlock block = blocks.next(); !block.text.empty(); block = blocks.next()) {
        QCOMPARE(block.begin, static_cast<std::uint64_t>(read.size()));
        read += block.text;
        QVERIFY(block.text.ends_with('\n') || read.size() == static_cast<std::size_t>(content.size()));
      }
      QCOMPARE(QByteArray::fromStdString(read), content);
      QVERIFY(blocks.next().text.empty());
    }
  }

  void blocksStaySmall() {
    const std::string path = file(QByteArray("0123456789\n").repeated(1000));
    LineBlocks blocks(path, 64);
    for (LineBlock block = blocks.next(); !block.text.empty(); block = blocks.next())
      QVERIFY(block.text.size() <= 128);
  }

  void whatCannotBeReadIsRefused() {
    const QString folder = m_folder.path();
    QCOMPARE(test::refusalOf([&] { LineBlocks blocks(folder.toStdString()); }),
             folder + " cannot be read: Is a directory.");
    QCOMPARE(test::refusalOf([&] { LineBlocks blocks(folder.toStdString() + "/none"); }),
             folder + "/none cannot be read: No such file or directory.");
  }

 private:
  std::string file(const QByteArray& content) const {
    const std::string path = m_folder.filePath("lines.txt").toStdString();
    std::ofstream(path, std::ios::binary) << content.toStdString();
    return path;
  }
  QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLineBlocks)
#include "tst_line_blocks.moc"
