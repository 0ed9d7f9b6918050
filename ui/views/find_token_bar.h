#pragma once

#include <QWidget>
#include <vector>

#include "core/trace/pattern_source.h"
#include "ui/compute/latest_job.h"

class QLabel;
class QLineEdit;

namespace headlight {

/// A token that was found, and on which axis.
struct FoundToken {
  bool isKey = false;
  std::int64_t index = 0;
  bool operator==(const FoundToken&) const = default;
};

/// Every token whose label contains `text`, or whose position is the number in it; letters of either case.
/// Keys are searched only where they are other tokens than the queries.
/// Throws Cancelled.
std::vector<FoundToken> findTokens(const PatternSource& source, const QString& text,
                                   const Execution& execution = {});

/// A line to type part of a token into; Enter goes to the next place, Shift+Enter back, Escape closes. Long
/// texts are searched off the GUI thread.
class FindTokenBar : public QWidget {
  Q_OBJECT
 public:
  explicit FindTokenBar(QWidget* parent = nullptr);

  void setSource(std::shared_ptr<const PatternSource> source);
  void open();

 signals:
  void found(const headlight::FoundToken& token);
  void closed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// Looks for the text anew; `step`: and goes to the first place.
  void search(bool step);
  void showFound(std::vector<FoundToken> found, bool step);
  void step(int by);
  void showPlace();

  std::shared_ptr<const PatternSource> m_source;
  QLineEdit* m_edit;
  QLabel* m_count;
  std::vector<FoundToken> m_found;
  std::int64_t m_place = -1;
  LatestJob m_job;
};

}  // namespace headlight
