#include "ui/session/text_diff.h"

#include <QStringView>

#include "ui/session/text_edit.h"

namespace headlight {

namespace {

/// Myers's greedy search: for each number of changes, how far each diagonal k = x - y comes.
class Search {
 public:
  Search(QStringView before, QStringView after, int most) : m_before(before), m_after(after), m_most(most) {}

  /// Pairs (x, y) of characters that stay, told to `keep` from the last to the first; nothing beyond `most`
  /// changes.
  template <typename Keep>
  void run(const Keep& keep) {
    std::vector<qsizetype> furthest(static_cast<std::size_t>(2 * m_most + 3), 0);
    for (int changes = 0; changes <= m_most; ++changes) {
      m_steps.push_back(furthest);
      for (int k = -changes; k <= changes; k += 2) {
        qsizetype x = startOf(furthest, changes, k);
        while (x < m_before.size() && x - k < m_after.size() && m_before[x] == m_after[x - k]) ++x;
        furthest[index(k)] = x;
        if (x >= m_before.size() && x - k >= m_after.size()) return walkBack(changes, keep);
      }
    }
  }

 private:
  std::size_t index(int k) const { return static_cast<std::size_t>(k + m_most + 1); }

  bool isInsertion(const std::vector<qsizetype>& furthest, int changes, int k) const {
    return k == -changes || (k != changes && furthest[index(k - 1)] < furthest[index(k + 1)]);
  }
  qsizetype startOf(const std::vector<qsizetype>& furthest, int changes, int k) const {
    if (changes == 0) return 0;
    return isInsertion(furthest, changes, k) ? furthest[index(k + 1)] : furthest[index(k - 1)] + 1;
  }

  template <typename Keep>
  void walkBack(int changes, const Keep& keep) const {
    qsizetype x = m_before.size(), y = m_after.size();
    for (; changes >= 0; --changes) {
      const std::vector<qsizetype>& furthest = m_steps[static_cast<std::size_t>(changes)];
      const int k = static_cast<int>(x - y);
      const qsizetype start = startOf(furthest, changes, k);
      while (x > start) keep(--x, --y);
      if (changes == 0) return;
      if (isInsertion(furthest, changes, k))
        --y;
      else
        --x;
    }
  }

  QStringView m_before, m_after;
  int m_most;
  std::vector<std::vector<qsizetype>> m_steps;  // `furthest` before each number of changes
};

}  // namespace

std::vector<qsizetype> keptCharacters(const QString& before, const QString& after, int most) {
  const TextEdit edit = editBetween(before, after);
  std::vector<qsizetype> kept(static_cast<std::size_t>(before.size()), -1);
  for (qsizetype i = 0; i < edit.begin; ++i) kept[static_cast<std::size_t>(i)] = i;
  for (qsizetype i = edit.begin + edit.removed; i < before.size(); ++i)
    kept[static_cast<std::size_t>(i)] = i - edit.removed + edit.inserted.size();
  if (edit.removed == 0 || edit.inserted.isEmpty()) return kept;
  Search search(QStringView(before).mid(edit.begin, edit.removed), edit.inserted, most);
  search.run(
      [&](qsizetype x, qsizetype y) { kept[static_cast<std::size_t>(edit.begin + x)] = edit.begin + y; });
  return kept;
}

}  // namespace headlight
