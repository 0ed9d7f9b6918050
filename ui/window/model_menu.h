#pragma once

#include <QMenu>

#include "core/model/model_library.h"
#include "ui/session/session_state.h"

namespace headlight {

/// Everything attention can come from: the models that are there, a playground, folders and arrays. Filled
/// anew whenever it opens, so that a model copied into place shows at once.
class ModelMenu : public QMenu {
  Q_OBJECT
 public:
  ModelMenu(ModelLibrary library, QWidget* parent = nullptr);

  /// What is marked as the one in use, and the directories and arrays opened lately.
  void setCurrent(const SourceChoice& source) { m_current = source; }
  void setRecentFiles(const QStringList& files) { m_recentFiles = files; }
  void refresh();

 signals:
  void sourceChosen(const headlight::SourceChoice& source);
  void fileChosen(const QString& path);
  void directoryWanted();
  void ggufWanted();
  void arrayWanted();

 private:
  void addModels(ModelEntry::Place place, const QString& title);
  void addRecentFiles();

  ModelLibrary m_library;
  std::vector<ModelEntry> m_entries;
  SourceChoice m_current;
  QStringList m_recentFiles;
};

}  // namespace headlight
