#include <QLayout>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "ui/window/notice_bar.h"
#include "ui/window/notice_line.h"

using namespace headlight;

namespace {

Notice about(const char* id, const char* sentence) {
  return {QString::fromLatin1(id), Notice::Kind::Notice, QString::fromLatin1(sentence)};
}

/// The sentences in view, from the top.
QStringList inView(const NoticeBar& bar) {
  QStringList sentences;
  for (int i = 0; i < bar.layout()->count(); ++i)
    sentences << static_cast<NoticeLine*>(bar.layout()->itemAt(i)->widget())->sentence();
  return sentences;
}

void dismiss(const NoticeBar& bar, int line) {
  emit static_cast<NoticeLine*>(bar.layout()->itemAt(line)->widget())
      ->findChild<QToolButton*>()
      ->clicked(false);
}

}  // namespace

class NoticeBarTest : public QObject {
  Q_OBJECT
 private slots:
  void whatCanBeDoneIsAButton() {
    NoticeBar bar;
    int done = 0;
    bar.show({QStringLiteral("a"), Notice::Kind::Problem, QStringLiteral("not known"),
              QStringLiteral("Open as that"), [&] { ++done; }});
    auto* const button = bar.findChild<QPushButton*>();
    QCOMPARE(button->text(), QStringLiteral("Open as that"));
    QVERIFY(!button->isHidden());
    button->click();
    QCOMPARE(done, 1);
    QVERIFY(bar.sentence(QStringLiteral("a")).isEmpty());
    bar.show(about("b", "2 words"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(bar.findChild<QPushButton*>()->isHidden());
  }

  void severalNoticesStandBelowEachOther() {
    NoticeBar bar;
    QVERIFY(bar.isHidden());
    bar.show(about("words", "2 words"));
    bar.show(about("tensors", "3 tensors"));
    bar.showProblem(QStringLiteral("not there"));
    QCOMPARE(inView(bar), (QStringList{"not there", "2 words", "3 tensors"}));
    bar.show(about("words", "4 words"));
    QCOMPARE(inView(bar), (QStringList{"not there", "4 words", "3 tensors"}));
    bar.clear();
    QCOMPARE(inView(bar), (QStringList{"4 words", "3 tensors"}));
    bar.show(about("words", ""));
    bar.clear(QStringLiteral("tensors"));
    QVERIFY(bar.isHidden());
  }

  void whatWasDismissedStaysAwayUntilItStopsBeingTrue() {
    NoticeBar bar;
    bar.show(about("words", "2 words"));
    dismiss(bar, 0);
    QVERIFY(bar.isHidden());
    bar.show(about("words", "3 words"));
    QVERIFY(bar.isHidden());
    bar.clear(QStringLiteral("words"));
    bar.show(about("words", "1 word"));
    QCOMPARE(bar.sentence(QStringLiteral("words")), QStringLiteral("1 word"));
    bar.showProblem(QStringLiteral("not there"));
    dismiss(bar, 0);
    QCOMPARE(bar.sentence(), QString());
    bar.showProblem(QStringLiteral("not there"));
    QCOMPARE(bar.sentence(), QStringLiteral("not there"));
  }
};

QTEST_MAIN(NoticeBarTest)
#include "tst_notice_bar.moc"
