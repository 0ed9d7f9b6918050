#include "ui/window/compare_bar.h"
#include "ui/views/choice_button.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <utility>

#include "ui/compute/training_folder_history.h"
#include "ui/window/sentence_editor.h"

namespace headlight {

namespace {

const QString kTwin = QStringLiteral("-untrained");

QSpinBox* number(QWidget* parent, const QString& name, const QString& prefix) {
  auto* box = new QSpinBox(parent);
  box->setRange(0, 9999);
  box->setKeyboardTracking(false);
  box->setPrefix(prefix);
  box->setAccessibleName(name);
  box->setToolTip(name);
  return box;
}

}  // namespace

CompareBar::CompareBar(ModelLibrary library, QWidget* parent)
    : QWidget(parent), m_library(std::move(library)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_with = new QComboBox(this);
  m_with->addItems({tr("Another text"), tr("Another model"), tr("Another head"), tr("Without experiments")});
  m_with->setAccessibleName(tr("Compare with"));
  m_with->setToolTip(tr("What differs in B, the run that this one (A) is compared with"));
  auto* label = new QLabel(tr("Compare with"), this);
  label->setForegroundRole(QPalette::PlaceholderText);
  label->setMinimumHeight(m_with->sizeHint().height());  // beside the middle of the box
  row->addWidget(label, 0, Qt::AlignTop);
  row->addWidget(m_with, 0, Qt::AlignTop);

  m_pages = new QStackedWidget(this);
  m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  for (QWidget* page : {buildTexts(), buildModels(), buildHead(), new QWidget(this)})
    m_pages->addWidget(page);
  row->addWidget(m_pages, 1, Qt::AlignTop);
  row->addWidget(buildShow(), 0, Qt::AlignTop);
  connect(m_with, &QComboBox::activated, this, &CompareBar::chooseWith);
}

QWidget* CompareBar::buildTexts() {
  auto* texts = new QWidget(this);
  auto* row = new QHBoxLayout(texts);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_editor = new SentenceEditor(texts);
  m_editor->setPlaceholderText(tr("B: type the text to compare with"));
  m_editor->setAccessibleName(tr("Text to compare with"));
  m_pairEditor = new SentenceEditor(texts);
  m_pairEditor->setPlaceholderText(tr("B’s second text; leave it empty for that of A"));
  m_pairEditor->setAccessibleName(tr("Second text to compare with"));
  m_pairEditor->hide();
  row->addWidget(m_editor, 3, Qt::AlignTop);
  row->addWidget(m_pairEditor, 2, Qt::AlignTop);
  const auto listen = [this](SentenceEditor* box, QString CompareOptions::*text, bool pair) {
    connect(box, &SentenceEditor::textEdited, this, [this, text](const QString& typed, const TextEdit&) {
      CompareOptions options = m_options;
      options.*text = typed;
      change(tr("Typing"), options);
    });
    connect(box, &SentenceEditor::fileOffered, this,
            [this, pair](const QString& path) { emit fileOffered(path, pair); });
    const auto refuse = [this] {
      emit refused(
          tr("A text to compare with has at most 32 KB, so this one was not taken; open it above, "
             "as A, and compare it with a shorter one."));
    };
    connect(box, &SentenceEditor::longTextOffered, this, refuse);
    connect(box, &SentenceEditor::limitReached, this, refuse);
  };
  listen(m_editor, &CompareOptions::text, false);
  listen(m_pairEditor, &CompareOptions::pairText, true);
  return texts;
}

QWidget* CompareBar::buildModels() {
  auto* models = new QWidget(this);
  auto* row = new QHBoxLayout(models);
  row->setContentsMargins(0, 0, 0, 0);
  m_models = new QMenu(this);
  m_model = new QToolButton(models);
  m_model->setMenu(m_models);
  m_model->setPopupMode(QToolButton::InstantPopup);
  m_model->setAccessibleName(tr("Model to compare with"));
  m_twin = new QToolButton(models);
  m_twin->setText(tr("Untrained twin"));
  m_twin->setToolTip(tr("The same model as it was before its training"));
  row->addWidget(m_model, 0, Qt::AlignTop);
  row->addWidget(m_twin, 0, Qt::AlignTop);
  row->addStretch();
  connect(m_models, &QMenu::aboutToShow, this, &CompareBar::fillModels);
  connect(m_twin, &QToolButton::clicked, this, [this] {
    const auto* source = std::get_if<CheckpointChoice>(&m_state.source);
    if (source) chooseModel(source->nameOrDirectory + kTwin);
  });
  return models;
}

QWidget* CompareBar::buildHead() {
  auto* heads = new QWidget(this);
  auto* row = new QHBoxLayout(heads);
  row->setContentsMargins(0, 0, 0, 0);
  m_layer = number(heads, tr("Layer of the head to compare with"), tr("layer "));
  m_head = number(heads, tr("Head to compare with"), tr("head "));
  auto* focused = new QToolButton(heads);
  focused->setText(tr("Take the focused head"));
  focused->setToolTip(tr("B is the head in focus now; then focus another one"));
  for (QWidget* part :
       {static_cast<QWidget*>(m_layer), static_cast<QWidget*>(m_head), static_cast<QWidget*>(focused)})
    row->addWidget(part, 0, Qt::AlignTop);
  row->addStretch();
  const auto take = [this](const HeadId& head) {
    CompareOptions options = m_options;
    options.head = head;
    change(tr("Compared Head"), options);
  };
  for (QSpinBox* box : {m_layer, m_head})
    connect(box, &QSpinBox::valueChanged, this, [this, take] { take({m_layer->value(), m_head->value()}); });
  connect(focused, &QToolButton::clicked, this, [this, take] { take(m_state.focus.headId()); });
  return heads;
}

QWidget* CompareBar::buildShow() {
  auto* buttons = new QWidget(this);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_show = new QButtonGroup(this);
  const QStringList names = {tr("All"), QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A − B")};
  const QStringList help = {tr("A, B and their difference side by side"),
                            tr("The run of the text above, large"),
                            tr("The run that it is compared with, large"), tr("The difference, large")};
  for (int i = 0; i < names.size(); ++i) {
    auto* button = new ChoiceButton(buttons);
    button->setText(names[i]);
    button->setToolTip(help[i]);
    button->setAccessibleName(help[i]);
    button->setCheckable(true);
    m_show->addButton(button, i);
    row->addWidget(button);
  }
  connect(m_show, &QButtonGroup::idClicked, this, [this](int id) {
    CompareOptions options = m_options;
    options.show = static_cast<CompareOptions::Show>(id);
    change(tr("Compared Picture"), options);
  });
  return buttons;
}

void CompareBar::chooseWith(int index) {
  CompareOptions options = m_options;
  options.with = static_cast<CompareOptions::With>(index);
  if (options.with == CompareOptions::With::Head && m_options.with != options.with)
    options.head = m_state.focus.headId();
  change(tr("Comparison"), options);
}

/// The models that are there, and of a training's snapshot the steps beside it.
void CompareBar::fillModels() {
  m_models->clear();
  m_names.clear();
  const auto add = [this](const QString& name, const QString& model) {
    QAction* action = m_models->addAction(QString(name).replace(u'&', QLatin1String("&&")));
    action->setCheckable(true);
    action->setChecked(model == m_options.model);
    connect(action, &QAction::triggered, this, [this, model] { chooseModel(model); });
  };
  for (const ModelEntry& entry : m_library.list()) m_names.append(QString::fromStdString(entry.name));
  for (const QString& name : m_names) add(name, name);
  const auto* source = std::get_if<CheckpointChoice>(&m_state.source);
  const QDir beside = QFileInfo(source ? source->nameOrDirectory : QString()).dir();
  if (beside.dirName() != QLatin1String("snapshots")) return;
  m_models->addSection(tr("Steps of the training"));
  for (const TrainingHistory::Snapshot& snapshot : snapshotsBelow(QFileInfo(beside.path()).path()))
    add(tr("Step %1").arg(snapshot.step), snapshot.folder);
}

void CompareBar::chooseModel(const QString& model) {
  CompareOptions options = m_options;
  options.model = model;
  change(tr("Compared Model"), options);
}

void CompareBar::change(const QString& undoText, const CompareOptions& options) {
  if (options != m_options) emit optionsChanged(options, undoText);
}

void CompareBar::setState(const SessionState& state, bool pair) {
  m_state = state;
  m_options = optionsIn<CompareOptions>(state.viewOptions);
  m_with->setCurrentIndex(static_cast<int>(m_options.with));
  m_pages->setCurrentIndex(static_cast<int>(m_options.with));
  m_editor->setText(m_options.text);
  m_pairEditor->setText(m_options.pairText);
  m_pairEditor->setVisible(pair);
  const QString name = QFileInfo(m_options.model).fileName();
  m_model->setText(name.isEmpty() ? tr("Choose a model") : QString(name).replace(u'&', QLatin1String("&&")));
  m_model->setToolTip(m_options.model);
  const auto* source = std::get_if<CheckpointChoice>(&state.source);
  const bool asks = m_options.on && m_options.with == CompareOptions::With::Model;
  if (asks && m_names.isEmpty()) fillModels();
  m_twin->setVisible(asks && source && m_names.contains(source->nameOrDirectory + kTwin));
  const QSignalBlocker layer(m_layer), head(m_head);
  m_layer->setValue(m_options.head.layer);
  m_head->setValue(m_options.head.head);
  if (auto* button = m_show->button(static_cast<int>(m_options.show))) button->setChecked(true);
}

}  // namespace headlight
