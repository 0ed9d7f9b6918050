#include "ui/views/placeholder.h"

#include <QCoreApplication>

namespace headlight {

QString missingPatterns(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->trace)
    return QCoreApplication::translate("Placeholder", "Type a text to see where the model looks.");
  const PatternSource* patterns = snapshot.patterns();
  if (!patterns) {
    const auto& missing = snapshot.result->missing;
    if (const auto why = missing.find(snapshot.focus.kind); why != missing.end()) return why->second;
    switch (snapshot.focus.kind) {
      case AttentionKind::Encoder:
        return QCoreApplication::translate("Placeholder", "This model has no encoder.");
      case AttentionKind::Decoder:
        return QCoreApplication::translate("Placeholder", "This model has no decoder.");
      case AttentionKind::Cross:
        return QCoreApplication::translate("Placeholder", "This model has no cross-attention.");
    }
  }
  const PatternShape shape = patterns->shape();
  if (shape.layers < 1 || shape.heads < 1 || shape.queries < 1 || shape.keys < 1)
    return QCoreApplication::translate("Placeholder", "There is no token to show.");
  return {};
}

QString whyNoPattern(const PatternSource& patterns, int layer) {
  if (patterns.hasPattern(layer)) return {};
  return (patterns.kind() == AttentionKind::Cross
              ? QCoreApplication::translate("Placeholder",
                                            "Layer %1 has no cross-attention; choose a layer that has one.")
              : QCoreApplication::translate("Placeholder",
                                            "Layer %1 has no self-attention; choose a layer that has one."))
      .arg(layer);
}

void paintPlaceholder(QPainter& painter, const QRectF& area, const QString& words,
                      const PictureStyle& style) {
  painter.setPen(style.mutedText);
  painter.drawText(area.adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, words);
}

}  // namespace headlight
