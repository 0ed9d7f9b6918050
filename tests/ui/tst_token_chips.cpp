#include <QApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QScreen>
#include <QTest>
#include <QVBoxLayout>
#include <functional>

#include "ui/window/token_chips.h"

using namespace headlight;

namespace {

TokenList tokens(int count, const std::string& label) {
  TokenList list(static_cast<std::size_t>(count));
  for (TokenInfo& token : list) token.label = token.piece = label;
  return list;
}

/// Chips with room for a row or two.
struct TwoRows : TokenChips {
  TwoRows() { resize(400, 40); }
};

/// How many pixels of a widget are painted anew.
class PaintedPixels : public QObject {
 public:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint)
      for (const QRect& rect : static_cast<QPaintEvent*>(event)->region())
        count += rect.width() * rect.height();
    return false;
  }
  int count = 0;
};

QImage onTheScreen(QWidget& widget) {
  return widget.screen()->grabWindow(widget.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

class TokenChipsTest : public QObject {
  Q_OBJECT
 private slots:
  void shortListsAreThereAtOnce() {
    TwoRows chips;
    chips.setTokens(tokens(300, "word"), 300);
    QCOMPARE(chips.accessiblePartCount(), 300);
    QVERIFY(chips.tokenRect(299).isValid());
  }

  void longListsAreMeasuredOffTheGuiThread() {
    TwoRows chips;
    chips.setTokens(tokens(5, "before"), 5);
    chips.setTokens(tokens(20000, "word"), 20000);
    // The ones before stay until the new ones are there.
    QCOMPARE(chips.accessiblePartCount(), 5);
    QTRY_COMPARE(chips.accessiblePartCount(), 20000);
    QVERIFY(chips.rowCount() > 1000);
    QVERIFY(chips.tokenRect(19999).isValid());
    QCOMPARE(chips.tokenRect(0).size(), chips.tokenRect(1).size());
  }

  // What stands beside the chips takes room that they had, while a window lays itself out.
  void everyRowIsInTheViewWhereRoomIsTaken() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    auto* chips = new TokenChips;
    auto* beside = new QWidget;
    beside->setFixedSize(300, 20);
    beside->hide();
    row->addWidget(chips, 1, Qt::AlignTop);
    row->addWidget(beside, 0, Qt::AlignTop);
    column->addWidget(line);
    column->addStretch();
    window.resize(800, 400);
    window.show();
    chips->setTokens(tokens(10, "word"), 10);
    QTRY_COMPARE(chips->rowCount(), 1);
    QTest::qWait(20);
    beside->show();
    QTRY_COMPARE(chips->rowCount(), 2);
    QTRY_VERIFY(chips->viewport()->height() > chips->tokenRect(9).bottom());
    QCOMPARE(chips->viewport()->height(), chips->height());
  }

  // A mouse over a picture moves the focus all the time.
  void onlyChipsThatChangeArePaintedAnew() {
    TokenChips chips;
    chips.resize(600, 100);
    TokenList list = tokens(60, "word");
    for (std::size_t i = 0; i < list.size(); i += 3) list[i].joined = true;
    chips.setTokens(list, 60);
    chips.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chips));
    QTest::qWait(30);
    PaintedPixels painted;
    chips.viewport()->installEventFilter(&painted);
    const QPoint mouse = chips.tokenRect(7).center();
    const std::vector<std::function<void()>> changes = {
        [&] { chips.setSelection(3, 5); },
        [&] { chips.setSelection(4, 5); },
        [&] { chips.setSelection(4, 4); },
        [&] {
          QMouseEvent move(QEvent::MouseMove, mouse, chips.viewport()->mapToGlobal(QPointF(mouse)),
                           Qt::NoButton, Qt::NoButton, Qt::NoModifier);
          QApplication::sendEvent(chips.viewport(), &move);
        },
        [&] { chips.endHover(); },
        [&] { chips.setSelection(-1, -1); }};
    for (const auto& change : changes) {
      const QImage before = onTheScreen(chips);
      painted.count = 0;
      change();
      QTest::qWait(10);
      const QImage after = onTheScreen(chips);
      QVERIFY(after != before);
      QVERIFY(painted.count > 0);
      QVERIFY2(painted.count < 600 * 100 / 4, qPrintable(QString::number(painted.count)));
      // The same as if all had been.
      chips.viewport()->update();
      QTest::qWait(10);
      QCOMPARE(onTheScreen(chips), after);
    }
  }

  void whatIsOfNoInterestAnyMoreNeverComes() {
    TwoRows chips;
    chips.setTokens(tokens(20000, "long"), 20000);
    chips.setTokens(tokens(7, "short"), 7);
    QCOMPARE(chips.accessiblePartCount(), 7);
    QTest::qWait(100);
    QCOMPARE(chips.accessiblePartCount(), 7);
  }
};

QTEST_MAIN(TokenChipsTest)
#include "tst_token_chips.moc"
