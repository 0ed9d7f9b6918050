#pragma once

#include <QLabel>
#include <vector>

#include "ui/models/facts.h"

namespace headlight {

/// A heading with facts below, names left and values right; its text can be selected and copied. Hidden while
/// it has nothing to say.
class FactsPanel : public QLabel {
  Q_OBJECT
 public:
  explicit FactsPanel(QWidget* parent = nullptr);
  void setFacts(const QString& heading, const std::vector<Fact>& facts);
  // Laying out rich text takes longer than all else that a moving mouse asks for: it is done once a text.
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {0, heightForWidth(width())}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showFacts();

  QString m_heading;
  std::vector<Fact> m_facts;
  mutable int m_measuredWidth = -1;  // -1: nothing is measured
  mutable int m_measuredHeight = 0;
};

/// Paints the same panel into a picture; returns the height it took.
double paintFacts(QPainter& painter, const QRectF& area, bool dark, const QString& heading,
                  const std::vector<Fact>& facts);
/// The height that paintFacts() takes.
double factsHeight(const QFont& font, const std::vector<Fact>& facts);

}  // namespace headlight
