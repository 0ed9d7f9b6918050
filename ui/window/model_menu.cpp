#include "ui/window/model_menu.h"

#include <QFileInfo>
#include <utility>

namespace headlight {

ModelMenu::ModelMenu(ModelLibrary library, QWidget* parent) : QMenu(parent), m_library(std::move(library)) {
  setToolTipsVisible(true);
  connect(this, &QMenu::aboutToShow, this, &ModelMenu::refresh);
}

void ModelMenu::refresh() {
  clear();
  m_entries = m_library.list();
  addModels(ModelEntry::Place::Embedded, tr("Built in"));
  addModels(ModelEntry::Place::DataHome, tr("Installed"));
  addModels(ModelEntry::Place::HuggingFaceCache, tr("Hugging Face cache"));
  addModels(ModelEntry::Place::Ollama, QStringLiteral("Ollama"));
  addModels(ModelEntry::Place::LmStudio, QStringLiteral("LM Studio"));
  addSection(tr("Other"));
  QAction* playground = addAction(tr("Playground (untrained)"));
  playground->setCheckable(true);
  playground->setChecked(std::holds_alternative<PlaygroundSettings>(m_current));
  playground->setToolTip(tr("An untrained transformer whose parts you set yourself"));
  connect(playground, &QAction::triggered, this, [this] {
    if (!std::holds_alternative<PlaygroundSettings>(m_current)) emit sourceChosen(PlaygroundSettings{});
  });
  addAction(tr("Open Model Folder…"), this, &ModelMenu::directoryWanted);
  addAction(tr("Open GGUF Model…"), this, &ModelMenu::ggufWanted);
  addAction(tr("Open Attention Array…"), this, &ModelMenu::arrayWanted);
  addRecentFiles();
}

void ModelMenu::addModels(ModelEntry::Place place, const QString& title) {
  const auto* current = std::get_if<CheckpointChoice>(&m_current);
  bool first = true;
  for (const ModelEntry& entry : m_entries) {
    if (entry.place != place) continue;
    if (std::exchange(first, false)) addSection(title);
    const QString name = QString::fromStdString(entry.name);
    QAction* action = addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setCheckable(true);
    action->setChecked(current && current->nameOrDirectory == name);
    if (!entry.directory.empty()) action->setToolTip(QString::fromStdString(entry.directory));
    connect(action, &QAction::triggered, this, [this, name] { emit sourceChosen(CheckpointChoice{name}); });
  }
}

void ModelMenu::addRecentFiles() {
  bool first = true;
  for (const QString& path : m_recentFiles) {
    const QFileInfo file(path);
    const bool array =
        QStringList{"safetensors", "npy", "npz", "json", "csv", "tsv"}.contains(file.suffix().toLower());
    const bool model = file.isDir() || file.suffix().toLower() == QLatin1String("gguf");
    if (!model && !array) continue;  // texts are in the file menu
    if (std::exchange(first, false)) addSection(tr("Recent"));
    QAction* action = addAction(file.fileName().replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setToolTip(path);
    connect(action, &QAction::triggered, this, [this, path] { emit fileChosen(path); });
  }
}

}  // namespace headlight
