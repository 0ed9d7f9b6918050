#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QStringList>
#include <QTest>
#include <QToolButton>
#include <array>
#include <functional>
#include <random>
#include <vector>

#include "ui/main_window.h"
#include "ui/views/view.h"
#include "ui/window/display_bar.h"
#include "ui/window/rail_button.h"
#include "ui/window/sentence_editor.h"
#include "ui/window/token_chips.h"
#include "ui/window/view_rail.h"

namespace headlight::testing {

/// Somebody who does one thing after another in a window, all of them decided by a seed. Nothing that opens a
/// dialog or a menu, nothing that trains, and no text that grows without end.
class RandomHands {
 public:
  /// `shown` gives what is on the screen now.
  RandomHands(MainWindow& window, std::uint32_t seed, std::function<const Snapshot&()> shown)
      : m_window(window), m_random(seed), m_shown(std::move(shown)) {}

  /// Does one thing and returns what it was.
  QString act() {
    using Act = QString (RandomHands::*)();
    // Typing and looking around are what people do most.
    static constexpr std::array acts = {
        &RandomHands::type,       &RandomHands::type,    &RandomHands::erase,   &RandomHands::clickChip,
        &RandomHands::turnPage,   &RandomHands::hover,   &RandomHands::hover,   &RandomHands::click,
        &RandomHands::click,      &RandomHands::key,     &RandomHands::key,     &RandomHands::key,
        &RandomHands::experiment, &RandomHands::display, &RandomHands::control, &RandomHands::kind,
        &RandomHands::model,      &RandomHands::resize,  &RandomHands::pair,    &RandomHands::text};
    const Act chosen = acts[below(acts.size())];
    return (this->*chosen)();
  }

  View* viewInFront() const {
    for (View* view : m_window.findChildren<View*>())
      if (view->id() == m_window.state().view) return view;
    return nullptr;
  }

 private:
  std::size_t below(std::size_t count) { return m_random() % std::max<std::size_t>(count, 1); }
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low)));
  }
  SentenceEditor* editor() const { return m_window.findChildren<SentenceEditor*>().value(0); }

  QString apply(const QString& name, const std::function<void(SessionState&)>& edit) {
    SessionState next = m_window.state();
    edit(next);
    m_window.apply(next, name);
    return name;
  }

  QString type() {
    static constexpr char letters[] = "aeinrst  .,?";
    if (m_window.state().text.size() > 80) return text();
    const QString typed(QLatin1Char(letters[below(sizeof(letters) - 1)]));
    QTest::keyClicks(editor(), typed);
    return QStringLiteral("type '%1'").arg(typed);
  }

  QString erase() {
    const int count = between(1, 6);
    for (int i = 0; i < count; ++i) QTest::keyClick(editor(), Qt::Key_Backspace);
    return QStringLiteral("erase %1").arg(count);
  }

  QString text() {
    static const QStringList texts = {QStringLiteral("The cat sat on the mat because it was tired."),
                                      QStringLiteral("我爱北京的猫。"), QStringLiteral("the king spake"),
                                      QStringLiteral("e\u0301🙂 naïve\n\tline two"), QString()};
    const QString chosen = texts[static_cast<qsizetype>(below(static_cast<std::size_t>(texts.size())))];
    return apply(QStringLiteral("text"), [&](SessionState& next) { next.text = chosen; });
  }

  QString pair() {
    const bool shown = below(2) == 0;
    return apply(QStringLiteral("pair"), [&](SessionState& next) {
      next.pairShown = shown;
      if (below(2) == 0) next.pairText = below(2) == 0 ? QStringLiteral("I love the cat") : QString();
    });
  }

  QString clickChip() {
    auto* chips = m_window.findChild<TokenChips*>();
    const auto& result = m_shown().result;
    const auto token = static_cast<std::int64_t>(below(result ? result->tokens.size() : 1));
    const QPoint point = chips->tokenRect(token).center();
    if (!chips->viewport()->rect().contains(point)) return QStringLiteral("chip out of sight");
    QTest::mouseClick(chips->viewport(), Qt::LeftButton, {}, point);
    return QStringLiteral("chip %1").arg(token);
  }

  QString turnPage() {
    auto* rail = m_window.findChild<ViewRail*>();
    rail->button(static_cast<int>(below(static_cast<std::size_t>(rail->count()))))->click();
    return QStringLiteral("view ") + m_window.state().view;
  }

  /// A random point of the picture in front; nothing where a control is, which may open what has to be
  /// closed.
  bool findPoint(QWidget*& target, QPoint& point) {
    View* view = viewInFront();
    if (!view || view->width() < 2 || view->height() < 2) return false;
    const QPoint inView(between(0, view->width()), between(0, view->height()));
    target = view->childAt(inView);
    if (!target) target = view;
    for (QWidget* at = target; at && at != view; at = at->parentWidget())
      if (qobject_cast<QAbstractButton*>(at) || qobject_cast<QComboBox*>(at) || qobject_cast<QLineEdit*>(at))
        return false;
    point = target->mapFrom(view, inView);
    return true;
  }
  QString hover() {
    QWidget* target = nullptr;
    QPoint point;
    if (!findPoint(target, point)) return QStringLiteral("hover nothing");
    QTest::mouseMove(target, point);
    return QStringLiteral("hover %1,%2").arg(point.x()).arg(point.y());
  }
  QString click() {
    QWidget* target = nullptr;
    QPoint point;
    if (!findPoint(target, point)) return QStringLiteral("click nothing");
    QTest::mouseClick(target, Qt::LeftButton, {}, point);
    return QStringLiteral("click %1,%2 in %3").arg(point.x()).arg(point.y()).arg(m_window.state().view);
  }

  QString key() {
    static const std::vector<QKeyCombination> keys = {Qt::Key_Left,
                                                      Qt::Key_Right,
                                                      Qt::Key_Up,
                                                      Qt::Key_Down,
                                                      Qt::CTRL | Qt::Key_Left,
                                                      Qt::CTRL | Qt::Key_Right,
                                                      Qt::CTRL | Qt::Key_Up,
                                                      Qt::CTRL | Qt::Key_Down,
                                                      Qt::Key_Return,
                                                      Qt::Key_Escape,
                                                      Qt::CTRL | Qt::Key_Z,
                                                      Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
                                                      Qt::Key_PageDown,
                                                      Qt::Key_Home,
                                                      Qt::Key_Plus,
                                                      Qt::CTRL | Qt::Key_B};
    QWidget* targets[] = {editor(), m_window.findChild<TokenChips*>(), viewInFront()};
    QWidget* target = targets[below(3)];
    if (!target) return QStringLiteral("no target");
    if (target->focusProxy()) target = target->focusProxy();
    target->setFocus();
    const QKeyCombination key = keys[below(keys.size())];
    QTest::keyClick(target, key.key(), key.keyboardModifiers());
    // Escape gives up a run that takes long: what was given up is on its way again with the next letter.
    if (key.key() == Qt::Key_Escape) QTest::keyClicks(editor(), QStringLiteral("x"));
    return QStringLiteral("key %1 in %2")
        .arg(QKeySequence(key).toString(), QLatin1String(target->metaObject()->className()));
  }

  ExperimentChange change() {
    const Snapshot& shown = m_shown();
    const PatternSource* patterns = shown.patterns();
    const PatternShape shape = patterns ? patterns->shape() : PatternShape{1, 1, 1, 1};
    const auto key = static_cast<std::int64_t>(below(static_cast<std::size_t>(shape.keys)));
    const HeadId head{between(0, shape.layers), between(0, shape.heads)};
    switch (below(5)) {
      case 0:
        return AblatedHead{shown.focus.kind, head, below(2) == 0 ? HeadAblation::Zero : HeadAblation::Mean};
      case 1:
        return CutToken{key, below(4) == 0};
      case 2:
        return BlockedKey{shown.focus.kind, -1, key};
      case 3:
        return WithoutPositions{};
      default:
        return ScoreScale{static_cast<float>(between(1, 30)) / 10};
    }
  }
  QString experiment() {
    const std::size_t there = m_window.state().experiments.size();
    return apply(QStringLiteral("experiment"), [&](SessionState& next) {
      auto& all = next.experiments;
      const std::size_t what = below(4);
      if (there == 0 || (what < 2 && there < 4))
        addExperiment(all, change());
      else if (what == 2)
        all[below(there)].on ^= true;
      else
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(below(there)));
    });
  }

  QString display() {
    return apply(QStringLiteral("display"), [&](SessionState& next) {
      static const QStringList maps = {QStringLiteral("Blues"), QStringLiteral("Viridis")};
      next.display.colorMap = maps[static_cast<qsizetype>(below(2))];
      next.display.scale = static_cast<ScaleMode>(below(3));
      next.display.range = static_cast<ScaleRange>(below(2));
      next.display.leaveOut = static_cast<LeaveOut>(below(3));
      next.singleHead = below(2) == 0;
    });
  }

  /// One of the controls above the picture. Training is left alone: it would start.
  QString control() {
    View* view = viewInFront();
    QWidget* controls = view && view->id() != QLatin1String("training") ? view->controls() : nullptr;
    if (!controls) return QStringLiteral("no controls");
    std::vector<std::function<void()>> things;
    for (auto* box : controls->findChildren<QComboBox*>())
      things.push_back([this, box] { QTest::keyClick(box, below(2) == 0 ? Qt::Key_Down : Qt::Key_Up); });
    for (auto* slider : controls->findChildren<QSlider*>())
      things.push_back([this, slider] { slider->setValue(between(slider->minimum(), slider->maximum())); });
    for (auto* button : controls->findChildren<QAbstractButton*>())
      if (button->isCheckable()) things.push_back([button] { button->click(); });
    if (!things.empty()) things[below(things.size())]();
    return QStringLiteral("a control of ") + view->id();
  }

  QString kind() {
    static constexpr std::array kinds = {AttentionKind::Encoder, AttentionKind::Decoder,
                                         AttentionKind::Cross};
    emit m_window.findChild<DisplayBar*>()->kindChosen(kinds[below(3)]);
    return QStringLiteral("kind");
  }

  QString model() {
    static const QStringList models = {QStringLiteral("english-encoder"), QStringLiteral("chinese-english"),
                                       QStringLiteral("english-encoder-untrained"),
                                       QStringLiteral("chinese-english-untrained")};
    const QString name = models[static_cast<qsizetype>(below(4))];
    return apply(QStringLiteral("model ") + name,
                 [&](SessionState& next) { next.source = CheckpointChoice{name}; });
  }

  QString resize() {
    m_window.resize(between(700, 1900), between(480, 1100));
    return QStringLiteral("resize");
  }

  MainWindow& m_window;
  std::mt19937 m_random;
  std::function<const Snapshot&()> m_shown;
};

}  // namespace headlight::testing
