#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "app/embedded_files.h"
#include "tests/ui/painted_text.h"
#include "ui/compute/training_job.h"
#include "ui/main_window.h"
#include "ui/session/settings.h"
#include "ui/session/translation.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/spans/span_examples.h"
#include "ui/views/spans/span_template.h"
#include "ui/views/view_registry.h"

using namespace headlight;

namespace {

constexpr int kPatience = 60000;  // ms for a window to come to rest; a sanitizer makes it slow

/// Says everything in brackets, so that what was never asked for a translation stands out.
class Brackets : public QTranslator {
 public:
  QString translate(const char*, const char* source, const char*, int) const override {
    return QStringLiteral("⟦%1⟧").arg(QString::fromUtf8(source));
  }
  bool isEmpty() const override { return false; }
};

/// Words that are the same in every language: what models, formats, keys and people are called, the field's
/// symbols, and the texts that a person types.
bool isName(QString text) {
  static const QRegularExpression names(QStringLiteral(
      "english-encoder|chinese-english|bilingual-decoder|Headlight|BERT|GPT-2|Marian|"
      "Playground|English|LM Studio|"
      "Ollama|Blues|Greens|Purples|Viridis|Cividis|Magma|Inferno|Greys|Orange-Blue|d_model|d_k|MiB|GiB|"
      "(Ctrl|Alt|Shift|Meta)\\+|F\\d+|PgUp|PgDown|Home|The animal|the "
      "street|\\[CLS\\]|\\[SEP\\]|\\[MASK\\]"));
  static const QRegularExpression markup(QStringLiteral("<[^>]*>"));
  text.remove(markup).remove(names);
  static const QRegularExpression letters(QStringLiteral("[A-Za-z]{3}"));
  return !text.contains(letters);
}

/// The texts that a widget shows or is heard by, beside its own name.
std::map<QString, QString> textsOf(const QWidget& widget) {
  std::map<QString, QString> texts;
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) texts[QStringLiteral("text")] = label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
    texts[QStringLiteral("text")] = button->text();
  if (const auto* box = qobject_cast<const QComboBox*>(&widget))
    for (int i = 0; i < box->count(); ++i) {
      texts[QStringLiteral("item %1").arg(i)] = box->itemText(i);
      texts[QStringLiteral("tip of item %1").arg(i)] = box->itemData(i, Qt::ToolTipRole).toString();
    }
  if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
    texts[QStringLiteral("placeholder")] = edit->placeholderText();
  texts[QStringLiteral("tool tip")] = widget.toolTip();
  texts[QStringLiteral("accessible name")] = widget.accessibleName();
  return texts;
}

QString nameOf(const QWidget& widget) {
  QString name = QString::fromLatin1(widget.metaObject()->className());
  if (const QWidget* parent = widget.parentWidget())
    name = QString::fromLatin1(parent->metaObject()->className()) + QStringLiteral(" > ") + name;
  return name;
}

/// How much room the text of a widget lacks, in pixels; at most 0 where it fits.
int lackOf(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
    if (label->text().isEmpty()) return 0;
    if (label->wordWrap()) return label->heightForWidth(label->width()) - label->height();
    return label->sizeHint().width() - label->width();
  }
  if (const auto* button = qobject_cast<const QToolButton*>(&widget)) {
    // Some are made narrower than the style wants them, but not than their words.
    const int words = button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width();
    const bool beside = !button->icon().isNull() && button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
    return button->text().isEmpty() ? 0 : words + (beside ? button->iconSize().width() : 0) - button->width();
  }
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
    return button->text().isEmpty() ? 0 : button->minimumSizeHint().width() - button->width();
  if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
    QStyleOptionComboBox option;
    option.initFrom(box);
    option.editable = box->isEditable();
    const QRect field =
        box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    return box->fontMetrics().horizontalAdvance(box->currentText()) - field.width();
  }
  if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
    return edit->fontMetrics().horizontalAdvance(edit->placeholderText()) + 4 - edit->width();
  return 0;
}

/// Whether a part of the widget lies outside of an ancestor that does not scroll.
bool isCutOff(const QWidget& widget) {
  for (const QWidget* parent = widget.parentWidget(); parent && !widget.isWindow();
       parent = parent->parentWidget()) {
    if (parent->parentWidget() && qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()))
      return false;
    if (!parent->rect().contains(QRect(widget.mapTo(parent, QPoint()), widget.size()))) return true;
    if (parent->isWindow()) break;
  }
  return false;
}

/// Texts that are cut off although there is no rule that shortens them.
QStringList clippedIn(QWidget& window) {
  QStringList clipped;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible()) continue;
    const bool says = qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget) ||
                      qobject_cast<const QComboBox*>(widget) || qobject_cast<const QLineEdit*>(widget);
    if (!says) continue;
    const auto texts = textsOf(*widget);
    const auto text = texts.find(QStringLiteral("text"));
    const QString words = text == texts.end() ? QString() : text->second;
    if (const int lack = lackOf(*widget); lack > 0)
      clipped.append(QStringLiteral("%1 \"%2\" lacks %3 pixels").arg(nameOf(*widget), words).arg(lack));
    else if (isCutOff(*widget))
      clipped.append(QStringLiteral("%1 \"%2\" is cut off").arg(nameOf(*widget), words));
  }
  return clipped;
}

QStringList unaskedIn(QWidget& window) {
  QStringList unasked;
  for (const QWidget* widget : window.findChildren<QWidget*>())
    for (const auto& [what, text] : textsOf(*widget))
      if (!text.contains(QStringLiteral("⟦")) && !isName(text))
        unasked.append(QStringLiteral("%1, %2: \"%3\"").arg(nameOf(*widget), what, text));
  // Examples are content: each is called what it is in its own language.
  std::set<QString> titles;
  for (const SpanExample& example : spanExamples()) titles.insert(example.title);
  for (const SpanTemplate& made : builtInTemplates()) titles.insert(made.title);
  for (const QAction* action : window.findChildren<QAction*>())
    if (!titles.contains(action->text()) && !action->text().contains(QStringLiteral("⟦")) &&
        !isName(action->text()))
      unasked.append(QStringLiteral("action \"%1\"").arg(action->text()));
  return unasked;
}

/// Letters behind an ampersand that a menu has twice.
QStringList doubleAccelerators(const QWidget& menu) {
  std::map<QChar, QString> taken;
  QStringList twice;
  static const QRegularExpression accelerator(QStringLiteral("(?<!&)&([^&\\s])"));
  for (const QAction* action : menu.actions()) {
    const auto found = accelerator.match(action->text());
    if (!found.hasMatch()) continue;
    const QChar letter = found.captured(1).at(0).toLower();
    const auto [other, isNew] = taken.emplace(letter, action->text());
    if (!isNew) twice.append(QStringLiteral("\"%1\" and \"%2\"").arg(other->second, action->text()));
  }
  return twice;
}

QString listed(const QStringList& texts) {
  QStringList once = texts;
  once.removeDuplicates();
  return QLatin1Char('\n') + once.join(QLatin1Char('\n'));
}

/// The program's own window in one language, 1280 x 720, over the models that are linked in.
struct RealWindow {
  explicit RealWindow(const QString& language) : translation(language), window(parts(language)) {
    SessionState state = startOf(QStringLiteral("english-encoder"));
    state.text = QStringLiteral("The animal didn't cross the street because it was too tired.");
    window.apply(state);
    window.resize(1280, 720);
    window.show();
    wait();
  }
  static WindowParts parts(const QString& language) {
    WindowParts made(ModelLibrary(embeddedModels(), LibraryPaths{}));
    made.language = language;
    return made;
  }
  static SessionState startOf(const QString& model) {
    SessionState state;
    state.source = CheckpointChoice{model};
    return state;
  }
  void wait() {
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kPatience);
    QTest::qWait(150);
  }
  /// Does something that may need a new result, and waits until the window has come to rest.
  void change(const std::function<void(SessionState&)>& edit) {
    SessionState next = window.state();
    edit(next);
    const bool computes = next.text != window.state().text || !(next.source == window.state().source) ||
                          next.experiments != window.state().experiments;
    shown.clear();
    window.apply(next);
    if (computes) wait();
    QTest::qWait(150);
  }

  Translation translation;
  MainWindow window;
  QSignalSpy shown{&window, &MainWindow::resultShown};
};

}  // namespace

/// The words in the window: each asked for a translation, and each with the room it needs in every language.
class WindowWordsTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase();
  void everyWordIsAskedFor();
  void everyWordHasRoom_data();
  void everyWordHasRoom();
  void acceleratorsAreUnique_data() { everyWordHasRoom_data(); }
  void acceleratorsAreUnique();
  void anotherLanguageIsOffered();

 private:
  /// Shows every view with every kind of model, every dialog, and calls `look` at each.
  void walk(RealWindow& real, const std::function<void(QWidget&)>& look);
  void walkDialogs(RealWindow& real, const std::function<void(QWidget&)>& look);

  QTemporaryDir m_folder;
};

void WindowWordsTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void WindowWordsTest::walk(RealWindow& real, const std::function<void(QWidget&)>& look) {
  const auto walkViews = [&] {
    for (const ViewEntry& entry : viewRegistry()) {
      if (entry.place != ViewPlace::Center) continue;
      real.change([&](SessionState& state) { state.view = entry.id; });
      look(real.window);
    }
  };
  walkViews();
  real.change([](SessionState& state) {
    state.focus.query = 3;
    state.focus.key = 1;
    state.singleHead = true;
    state.experiments.push_back({WithoutPositions{}});
  });
  walkViews();
  real.change([](SessionState& state) {
    state = RealWindow::startOf(QStringLiteral("chinese-english"));
    state.text = QStringLiteral("我爱猫。");
  });
  walkViews();
  real.change([](SessionState& state) {
    state = SessionState();
    state.source = PlaygroundSettings{};
    state.text = QStringLiteral("the cat sat");
  });
  walkViews();
}

void WindowWordsTest::walkDialogs(RealWindow& real, const std::function<void(QWidget&)>& look) {
  for (QAction* action : real.window.findChildren<QAction*>()) {
    if (!action->text().endsWith(QStringLiteral("…")) || !action->isEnabled()) continue;
    bool seen = false;
    QTimer opened;
    opened.setInterval(30);
    connect(&opened, &QTimer::timeout, this, [&] {
      QWidget* const dialog = QApplication::activeModalWidget();
      if (!dialog) return;
      QTest::qWait(50);
      // Dialogs of Qt have Qt's words and lay themselves out.
      if (!seen && !qobject_cast<QFileDialog*>(dialog) && !qobject_cast<QMessageBox*>(dialog)) look(*dialog);
      seen = true;
      dialog->close();
    });
    opened.start();
    action->trigger();
    QTest::qWait(100);
  }
}

/// With a translator that puts everything in brackets, a text without brackets was written down as it is.
void WindowWordsTest::everyWordIsAskedFor() {
  const Brackets brackets;
  QCoreApplication::installTranslator(const_cast<Brackets*>(&brackets));
  QStringList unasked;
  {
    RealWindow real(QStringLiteral("none"));
    const auto look = [&](QWidget& window) { unasked += unaskedIn(window); };
    walk(real, look);
    walkDialogs(real, look);
  }
  QCoreApplication::removeTranslator(const_cast<Brackets*>(&brackets));
  QVERIFY2(unasked.isEmpty(), qPrintable(listed(unasked)));
}

void WindowWordsTest::everyWordHasRoom_data() {
  QTest::addColumn<QString>("language");
  for (const Language& language : languages()) QTest::newRow(qPrintable(language.code)) << language.code;
}

void WindowWordsTest::everyWordHasRoom() {
  QFETCH(QString, language);
  QStringList clipped;
  RealWindow real(language);
  const auto look = [&](QWidget& window) {
    for (const QString& text : clippedIn(window))
      clipped.append(real.window.state().view + QStringLiteral(": ") + text);
  };
  walk(real, look);
  walkDialogs(real, look);
  QVERIFY2(clipped.isEmpty(), qPrintable(listed(clipped)));
}

void WindowWordsTest::acceleratorsAreUnique() {
  QFETCH(QString, language);
  RealWindow real(language);
  QStringList twice = doubleAccelerators(*real.window.menuBar());
  for (const QMenu* menu : real.window.findChildren<QMenu*>()) twice += doubleAccelerators(*menu);
  QVERIFY2(twice.isEmpty(), qPrintable(listed(twice)));
}

void WindowWordsTest::anotherLanguageIsOffered() {
  RealWindow real(QStringLiteral("en"));
  const QSignalSpy wanted(&real.window, &MainWindow::reopenWanted);
  const auto choose = [&](const QString& name) {
    for (QAction* action : real.window.findChildren<QAction*>())
      if (action->text() == name) action->trigger();
  };
  const auto offer = [&]() -> QAbstractButton* {
    for (QAbstractButton* button : real.window.findChildren<QAbstractButton*>())
      if (button->isVisible() && button->text() == QStringLiteral("重新打开")) return button;
    return nullptr;
  };
  choose(QStringLiteral("简体中文"));
  QVERIFY(offer());
  QCOMPARE(loadSettings().language, QStringLiteral("zh_CN"));
  choose(QStringLiteral("English"));
  QVERIFY(!offer());
  choose(QStringLiteral("简体中文"));
  QVERIFY(offer());
  offer()->click();
  QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(WindowWordsTest)
#include "tst_window_words.moc"
