#include "ui/window/command_list.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <utility>

namespace headlight {
namespace {

bool isLetter(const QString& text, qsizetype at) {
  return at >= 0 && at < text.size() && text[at].isLetterOrNumber();
}

/// 4: a whole word, 2: a word begins with it, 1: it is somewhere; -1: it is not there.
double fitOfWord(const QString& text, const QString& word) {
  double best = -1;
  for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const bool begins = !isLetter(text, at - 1);
    const bool ends = !isLetter(text, at + word.size());
    best = std::max(best, begins && ends ? 4.0 : begins ? 2.0 : 1.0);
  }
  return best;
}

/// Whether the letters of a word come one after another in a text, whatever is between them.
bool isScattered(const QString& text, const QString& word) {
  qsizetype at = 0;
  for (const QChar letter : word) {
    at = text.indexOf(letter, at) + 1;
    if (at == 0) return false;
  }
  return true;
}

}  // namespace

double fitOf(const NamedCommand& command, const QString& typed) {
  const QString name = command.text.toLower();
  const QString all = name + QLatin1Char(' ') + command.place.toLower();
  double fit = 0;
  for (const QString& word : typed.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    double ofWord = fitOfWord(name, word);
    if (ofWord < 0 && fitOfWord(all, word) > 0) ofWord = 0.5;
    constexpr qsizetype shortest = 3;  // fewer letters are scattered in every name
    if (ofWord < 0 && word.size() >= shortest && isScattered(name, word)) ofWord = 0.1;
    if (ofWord < 0) return -1;
    fit += ofWord;
  }
  constexpr double inOneStretch = 3;
  const QString words = QString(name).remove(QLatin1Char(','));
  return words.contains(typed.simplified().toLower()) ? fit + inOneStretch : fit;
}

CommandList::CommandList(QObject* parent) : QAbstractTableModel(parent) {}

void CommandList::setCommands(std::vector<NamedCommand> commands) {
  beginResetModel();
  m_commands = std::move(commands);
  m_shown.clear();
  endResetModel();
  setTyped({});
}

void CommandList::setTyped(const QString& typed) {
  beginResetModel();
  m_shown.clear();
  std::vector<double> fits(m_commands.size());
  const bool nothing = typed.trimmed().isEmpty();
  for (std::size_t i = 0; i < m_commands.size(); ++i) {
    fits[i] = nothing ? (m_commands[i].onlyWanted ? -1 : 0) : fitOf(m_commands[i], typed);
    if (fits[i] >= 0) m_shown.push_back(i);
  }
  std::stable_sort(m_shown.begin(), m_shown.end(),
                   [&fits](std::size_t a, std::size_t b) { return fits[a] > fits[b]; });
  endResetModel();
}

const NamedCommand& CommandList::command(int row) const {
  return m_commands[m_shown[static_cast<std::size_t>(row)]];
}

int CommandList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CommandList::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CommandList::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const NamedCommand& shown = command(index.row());
  if (role == Qt::TextAlignmentRole && index.column() == Keys)
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::ToolTipRole) return shown.obstacle.isEmpty() ? shown.text : shown.obstacle;
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(index.column())) {
    case Text:
      return shown.text;
    case Place:
      return shown.enabled || shown.obstacle.isEmpty() ? shown.place : shown.obstacle;
    case Keys:
      return shown.keys;
    case ColumnCount:
      break;
  }
  return {};
}

Qt::ItemFlags CommandList::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return command(index.row()).enabled ? base | Qt::ItemIsEnabled : base;
}

}  // namespace headlight
