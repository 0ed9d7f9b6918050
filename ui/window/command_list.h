#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <functional>
#include <vector>

namespace headlight {

/// Something that can be done, by its name.
struct NamedCommand {
  QString text;        // "Export Image…"
  QString place = {};  // where it is found otherwise: "File", "Heads"
  QString keys = {};   // "Ctrl+E"
  bool enabled = true;
  QString obstacle = {};    // why it cannot be done now, where that is known
  bool onlyWanted = false;  // shown only when something is typed: one of many of its kind
  std::function<void()> run = {};
};

/// How well a name fits what is typed: every word must be in it, or, from three letters on, its letters one
/// after another; words that are whole or begin a word count more, and so does what is typed in one stretch.
/// -1: it does not fit.
double fitOf(const NamedCommand& command, const QString& typed);

/// Commands that fit what is typed, the best first; equals in their order. GUI thread.
class CommandList : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Text, Place, Keys, ColumnCount };

  explicit CommandList(QObject* parent = nullptr);
  void setCommands(std::vector<NamedCommand> commands);
  void setTyped(const QString& typed);
  const NamedCommand& command(int row) const;
  const std::vector<NamedCommand>& commands() const { return m_commands; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<NamedCommand> m_commands;
  std::vector<std::size_t> m_shown;  // of m_commands
};

}  // namespace headlight
