#pragma once

#include <QFrame>

class QVBoxLayout;

namespace headlight {

/// What a newcomer can look for in the first picture.
enum class FirstCard {
  Reword,     // another word, and "it" looks elsewhere
  SortHeads,  // heads that look one word back
  Translate,  // another model, which looks from one language into another
  Lessons,    // the first lesson
};

/// Four cards beside the live picture at the first start: each says what to look for and has a button that
/// shows it there.
class FirstCards : public QFrame {
  Q_OBJECT
 public:
  explicit FirstCards(QWidget* parent = nullptr);

 signals:
  void chosen(headlight::FirstCard card);
  void dismissed();

 private:
  void addCard(QVBoxLayout* column, FirstCard card, const QString& words, const QString& action);
};

}  // namespace headlight
