#pragma once

#include <QHash>
#include <QLabel>
#include <vector>

#include "ui/models/facts.h"

namespace headlight {

/// A heading with facts below: a value each, or of two runs that are compared one of A, one of B and A - B.
struct FactsTable {
  QString heading;
  QString note;  // a sentence below the heading; empty: none
  std::vector<Fact> facts;
  bool isCompared() const { return !facts.empty() && !facts.front().second.isEmpty(); }
  bool operator==(const FactsTable&) const = default;
};

/// A table of facts, names left and values right; its text can be selected and copied. Hidden while it has
/// nothing to say.
class FactsPanel : public QLabel {
  Q_OBJECT
 public:
  explicit FactsPanel(QWidget* parent = nullptr);
  void setFacts(const FactsTable& table);
  /// A small widget beside the heading, at the right.
  void setCorner(QWidget* corner);
  // Laying out rich text takes longer than all else that a moving mouse asks for: texts that differ in
  // nothing but digits are as high as each other, and are measured once.
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {0, heightForWidth(width())}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showFacts();
  void placeCorner();
  QString headingHtml() const;

  FactsTable m_table;
  QWidget* m_corner = nullptr;
  QString m_shape;                        // the text with 0 for every digit
  mutable QHash<QString, int> m_heights;  // measured ones, by width and shape
};

/// Paints the same panel into a picture; returns the height it took.
double paintFacts(QPainter& painter, const QRectF& area, bool dark, const FactsTable& table);
/// The height that paintFacts() takes in an area of this width.
double factsHeight(const QFont& font, double width, const FactsTable& table);

}  // namespace headlight
