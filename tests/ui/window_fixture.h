#pragma once

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>

#include "tests/ui/fakes.h"
#include "ui/compute/training_job.h"
#include "ui/main_window.h"
#include "ui/views/view_registry.h"
#include "ui/window/notice_bar.h"
#include "ui/window/sentence_editor.h"
#include "ui/window/status_line.h"
#include "ui/window/token_chips.h"

// A window over fakes, for tests.
namespace headlight::testing {

/// A view that remembers what it was given.
class FakeView : public View {
 public:
  FakeView(QString id, QWidget* parent) : View(parent), m_id(std::move(id)) {
    setFocusPolicy(Qt::StrongFocus);
  }
  QString id() const override { return m_id; }
  QString title() const override { return m_id; }
  void setSnapshot(const Snapshot& snapshot) override {
    shown = snapshot;
    ++count;
  }
  void endHover() override { ++hoversEnded; }
  bool can(ViewAction action) const override {
    return std::find(possible.begin(), possible.end(), action) != possible.end();
  }
  void perform(ViewAction action) override { performed.push_back(action); }

  Snapshot shown;
  int count = 0;
  int hoversEnded = 0;
  std::vector<ViewAction> possible, performed;

 private:
  QString m_id;
};

inline ViewEntry fakeEntry(const char* id, ViewPlace place) {
  const QString name = QString::fromLatin1(id);
  return {
      name, place, [name](const ViewContext&, QWidget* parent) { return new FakeView(name, parent); }, {}};
}

inline WindowParts fakeParts() {
  WindowParts parts(ModelLibrary({}, LibraryPaths{}));
  parts.services = std::make_shared<const ComputeServices>(fakeServices());
  parts.trainingService = std::make_shared<const TrainingService>();
  parts.views = {fakeEntry("head-map", ViewPlace::Left), fakeEntry("heads", ViewPlace::Center),
                 fakeEntry("positions", ViewPlace::Center), fakeEntry("inspector", ViewPlace::Right)};
  return parts;
}

/// A window over fakes, with the first sentence on the screen.
struct Window {
  MainWindow window;
  SentenceEditor* editor = window.findChildren<SentenceEditor*>().value(0);
  SentenceEditor* pairEditor = window.findChildren<SentenceEditor*>().value(1);
  TokenChips* chips = window.findChild<TokenChips*>();
  NoticeBar* notices = window.findChild<NoticeBar*>();
  StatusLine* status = window.findChild<StatusLine*>();
  QSignalSpy shown{&window, &MainWindow::resultShown};

  explicit Window(const QString& text = QStringLiteral("the cat sat"), const char* model = "encoder")
      : window(fakeParts()) {
    SessionState state;
    state.source = CheckpointChoice{QString::fromLatin1(model)};
    state.text = text;
    window.apply(state);
    window.show();
    wait(1);
  }
  Window(const WindowParts& parts, const SessionState& state) : window(parts) {
    window.apply(state);
    window.show();
    wait(1);
  }
  /// A window that starts by itself.
  explicit Window(const WindowParts& parts) : window(parts) {
    window.show();
    wait(1);
  }
  void wait(int results) { QTRY_VERIFY(shown.size() >= results); }
  FakeView* view(const char* id) const {
    for (View* candidate : window.findChildren<View*>())
      if (candidate->id() == QLatin1String(id)) return static_cast<FakeView*>(candidate);
    return nullptr;
  }
  const Focus& focus() const { return window.state().focus; }
  /// A view previews another head, as it does when the mouse comes to it.
  void hoverHead() {
    Focus focus = window.state().focus;
    focus.head = 2;
    emit view("heads")->previewRequested(focus);
  }
  bool previews() const { return !(view("inspector")->shown.focus == window.state().focus); }
  QAction* action(const QString& text) const {
    for (QAction* candidate : window.findChildren<QAction*>())
      if (QString(candidate->text()).remove('&') == text) return candidate;
    return nullptr;
  }
  void clickToken(int token) {
    QTest::mouseClick(chips->viewport(), Qt::LeftButton, {}, chips->tokenRect(token).center());
  }
  QString shownText() const {
    const auto result = view("inspector")->shown.result;  // never behind another view
    return result ? result->text : QStringLiteral("nothing");
  }
};

}  // namespace headlight::testing
