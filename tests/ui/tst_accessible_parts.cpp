#include <QAccessible>
#include <QtTest>

#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/head_grid.h"
#include "ui/views/head_map_view.h"
#include "ui/views/head_plot.h"
#include "ui/views/heads_view.h"
#include "ui/views/single_head.h"
#include "ui/window/token_chips.h"

using namespace headlight;

namespace {

QStringList names(QAccessibleInterface* widget) {
  QStringList all;
  for (int i = 0; i < widget->childCount(); ++i) all << widget->child(i)->text(QAccessible::Name);
  return all;
}

QString value(QAccessibleInterface* widget, int child) {
  return widget->child(child)->text(QAccessible::Value);
}

}  // namespace

/// What a screen reader is told of the painted widgets.
class AccessiblePartsTest : public QObject {
  Q_OBJECT
 private slots:
  void tokens() {
    TokenChips chips;
    TokenList list(3);
    list[0].label = list[0].piece = "[CLS]";
    list[0].special = true;
    list[1].label = "light";
    list[1].id = 7;
    list[2].label = "猫";
    list[2].piece = "[UNK]";
    list[2].unknown = true;
    chips.setTokens(list, 3);
    chips.resize(500, 40);
    chips.show();
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&chips);
    QVERIFY(interface);
    QCOMPARE(names(interface), (QStringList{"[CLS]", "light", "猫"}));
    QCOMPARE(value(interface, 1), QStringLiteral("Token 1: light (id 7)"));
    QVERIFY(value(interface, 2).contains("not in the model's vocabulary"));
    QVERIFY(!interface->child(1)->state().selected);
    chips.setSelection(1, -1);
    QVERIFY(interface->child(1)->state().selected && !interface->child(2)->state().selected);
    QCOMPARE(interface->child(1)->role(), QAccessible::ListItem);
    QCOMPARE(interface->indexOfChild(interface->child(2)), 2);
    const QRect rect = interface->child(2)->rect();
    QCOMPARE(rect.topLeft(), chips.viewport()->mapToGlobal(chips.tokenRect(2).topLeft()));
    QCOMPARE(interface->indexOfChild(interface->childAt(rect.center().x(), rect.center().y())), 2);
    QSignalSpy clicked(&chips, &TokenChips::tokenClicked);
    interface->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toLongLong(), 2);
    QAccessibleInterface* last = interface->child(2);
    list.pop_back();
    chips.setTokens(list, 2);
    QVERIFY(!last->isValid());
    QCOMPARE(last->text(QAccessible::Name), QString());
    QCOMPARE(interface->childCount(), 2);
  }

  void headsOfTheMap() {
    PictureCache cache(16 << 20, 1);
    HeadMapView view({&cache});
    view.resize(300, 300);
    view.show();
    Snapshot snapshot = snapshotOf(makeDenseSource({2, 3, 4, 4}));
    snapshot.state.focus.layer = 1;
    snapshot.state.focus.head = 2;
    snapshot.state.focus.query = 0;
    snapshot.focus = snapshot.state.focus;
    view.setSnapshot(snapshot);
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&view);
    QCOMPARE(interface->childCount(), 6);
    QCOMPARE(interface->child(4)->text(QAccessible::Name), QStringLiteral("Layer 1, head 1"));
    QVERIFY2(value(interface, 4).startsWith("t0 looks at t"), qPrintable(value(interface, 4)));
    QVERIFY(interface->child(5)->state().selected);
    const QRect rect = interface->child(4)->rect();
    QCOMPARE(interface->indexOfChild(interface->childAt(rect.center().x(), rect.center().y())), 4);
    QSignalSpy chosen(&view, &View::focusRequested);
    interface->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(chosen.front().front().value<Focus>().headId(), (HeadId{0, 1}));
    snapshot.state.focus.query = snapshot.focus.query = -1;
    view.setSnapshot(snapshot);
    QVERIFY(value(interface, 4).startsWith("largest weight of a row, mean 0."));
    view.setSnapshot({});
    QCOMPARE(interface->childCount(), 0);
  }

  void theFocusedCell_data() {
    QTest::addColumn<bool>("single");
    QTest::newRow("grid") << false;
    QTest::newRow("one head") << true;
  }
  void theFocusedCell() {
    QFETCH(bool, single);
    PictureCache cache(16 << 20, 1);
    HeadsView view({&cache});
    view.resize(700, 600);
    view.show();
    auto weights =
        std::make_shared<DenseSource>(PatternShape{1, 1, 2, 2}, std::vector<float>{0.75f, 0.25f, 0.4f, 0.6f});
    Snapshot snapshot = snapshotOf(weights);
    snapshot.state.singleHead = single;
    snapshot.state.focus.query = 1;
    snapshot.focus = snapshot.state.focus;
    view.setSnapshot(snapshot);
    QWidget* shown = single ? static_cast<QWidget*>(view.singleHead()->plot()) : view.grid();
    shown->grab();
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(shown);
    QCOMPARE(names(interface), QStringList{"Layer 0, head 0"});
    QCOMPARE(value(interface, 0), QStringLiteral("t1 looks at t1, 0.6000"));
    snapshot.state.focus.key = snapshot.focus.key = 0;
    view.setSnapshot(snapshot);
    QCOMPARE(names(interface), (QStringList{"Layer 0, head 0", "t1 to t0, layer 0, head 0"}));
    QCOMPARE(value(interface, 1), QStringLiteral("0.4000"));
    QCOMPARE(interface->child(1)->role(), QAccessible::Cell);
    QVERIFY(interface->child(1)->state().selected);
    const QRect cell = interface->child(1)->rect().translated(-shown->mapToGlobal(QPoint(0, 0)));
    QVERIFY(shown->rect().contains(cell));
    QVERIFY(cell.width() > 50 && cell.height() > 50);
  }

  void theMeanOfHeads() {
    PictureCache cache(16 << 20, 1);
    HeadsView view({&cache});
    view.resize(700, 600);
    view.show();
    const std::vector<float> cells{0.8f, 0.2f, 0.4f, 0.6f, 0.6f, 0.4f, 0.2f, 0.8f};
    Snapshot snapshot = snapshotOf(std::make_shared<DenseSource>(PatternShape{1, 2, 2, 2}, cells));
    snapshot.state.singleHead = true;
    snapshot.state.averagedHeads = {{0, 0}, {0, 1}};
    snapshot.state.focus.query = 1;
    snapshot.state.focus.key = 0;
    snapshot.focus = snapshot.state.focus;
    view.setSnapshot(snapshot);
    QWidget* shown = view.singleHead()->plot();
    shown->grab();
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(shown);
    QCOMPARE(names(interface), (QStringList{"Mean of heads 0.0, 0.1", "t1 to t0, mean of heads 0.0, 0.1"}));
    QCOMPARE(value(interface, 0), QStringLiteral("t1 looks at t1, 0.7000"));
    QCOMPARE(value(interface, 1), QStringLiteral("0.3000"));
  }
};

QTEST_MAIN(AccessiblePartsTest)
#include "tst_accessible_parts.moc"
