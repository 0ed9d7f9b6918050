#include "ui/views/compare/comparison_words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "ui/models/facts.h"

namespace headlight {

namespace {

constexpr qsizetype kMostLetters = 40;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Compare)
};

QString shortened(const QString& text) {
  const QString line = text.left(4 * kMostLetters).simplified();
  return line.size() > kMostLetters ? line.left(kMostLetters - 1) + QChar(0x2026) : line;
}

/// File names are the same in every language.
QString otherInFileName(const CompareOptions& options, bool ofLayers) {
  switch (options.with) {
    case CompareOptions::With::Text:
      return QStringLiteral("another-text");
    case CompareOptions::With::Model:
      return QFileInfo(options.model).fileName();
    case CompareOptions::With::Head:
      return ofLayers ? QStringLiteral("layer%1").arg(options.head.layer)
                      : QStringLiteral("head") + headText(options.head);
    case CompareOptions::With::NoExperiments:
      return QStringLiteral("no-experiment");
  }
  return {};
}

}  // namespace

QString comparedWithWords(const CompareOptions& options, bool ofLayers) {
  if (!options.on) return {};
  switch (options.with) {
    case CompareOptions::With::Text:
      return options.text.isEmpty() ? QString() : Words::tr("the text “%1”").arg(shortened(options.text));
    case CompareOptions::With::Model:
      return QFileInfo(options.model).fileName();
    case CompareOptions::With::Head:
      return ofLayers ? allHeadsText(options.head.layer) : Words::tr("head %1").arg(headText(options.head));
    case CompareOptions::With::NoExperiments:
      return Words::tr("the same without experiments");
  }
  return {};
}

QString comparedPartWords(const CompareOptions& options) {
  if (!options.on) return {};
  switch (options.show) {
    case CompareOptions::Show::All:
      return Words::tr("comparison of A and B");
    case CompareOptions::Show::First:
      return Words::tr("A, compared with B");
    case CompareOptions::Show::Second:
      return Words::tr("B, compared with A");
    case CompareOptions::Show::Difference:
      return Words::tr("difference A − B");
  }
  return {};
}

QString comparedFilePart(const CompareOptions& options, bool ofLayers) {
  if (!options.on) return {};
  const QString other = otherInFileName(options, ofLayers);
  switch (options.show) {
    case CompareOptions::Show::All:
      return QStringLiteral("_compared-with-") + other;
    case CompareOptions::Show::First:
      return QStringLiteral("_compared-with-%1_A").arg(other);
    case CompareOptions::Show::Second:
      return QStringLiteral("_compared-with-%1_B").arg(other);
    case CompareOptions::Show::Difference:
      return QStringLiteral("_minus-") + other;
  }
  return {};
}

}  // namespace headlight
