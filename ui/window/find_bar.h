#pragma once

#include <QWidget>
#include <memory>

#include "ui/compute/latest_job.h"
#include "ui/compute/run_result.h"
#include "ui/models/found_tokens.h"

class QLabel;
class QLineEdit;

namespace headlight {

/// A line to type part of a token, or of the text, into; Enter and F3 go to the next place, with Shift back,
/// Escape closes. Long texts are searched off the GUI thread. One for all views; GUI thread.
class FindBar : public QWidget {
  Q_OBJECT
 public:
  explicit FindBar(QWidget* parent = nullptr);

  /// What is searched: the tokens of this kind of attention; nullptr: nothing.
  void setRun(std::shared_ptr<const RunResult> result, AttentionKind kind);
  void open();
  void shut();
  /// Goes so many places on, and opens the bar where there is nothing to go to.
  void step(int by);
  /// What was found; nullptr while the bar is closed or empty.
  std::shared_ptr<const FoundTokens> found() const;

 signals:
  /// Others are found, or none any more.
  void foundChanged();
  /// To this one a person has gone.
  void reached(const headlight::FoundToken& token);
  void closed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  const PatternSource* source() const;
  /// Looks for the text anew; `goes`: and goes to the first place.
  void search(bool goes);
  void showFound(FoundTokens found, bool goes);
  void showPlace();

  std::shared_ptr<const RunResult> m_result;
  AttentionKind m_kind = AttentionKind::Encoder;
  QLineEdit* m_edit;
  QLabel* m_count;
  std::shared_ptr<const FoundTokens> m_found;  // never nullptr
  LatestJob m_job;
};

}  // namespace headlight
