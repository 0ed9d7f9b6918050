#include "ui/export/caption.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

#include "ui/export/xml_text.h"
#include "ui/models/encoding_content.h"
#include "ui/models/experiment_text.h"
#include "ui/models/facts.h"
#include "ui/models/large_head.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

QString translated(const char* text) { return QCoreApplication::translate("Caption", text); }

QString kindText(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return translated("encoder self-attention");
    case AttentionKind::Decoder:
      return translated("decoder self-attention");
    case AttentionKind::Cross:
      return translated("cross-attention");
  }
  return {};
}

/// What the picture is a picture of: one head, a layer, all of the model, or heads that it names itself.
enum class Extent { Head, Large, Layer, Model, SaidInside };

Extent extentOf(const Snapshot& snapshot, const ImageRequest& request) {
  switch (request.scope) {
    case ImageScope::FocusedHead:
      return Extent::Head;
    case ImageScope::Layer:
      return Extent::Layer;
    case ImageScope::HeadMap:
      return Extent::Model;
    case ImageScope::CurrentView:
      break;
  }
  if (request.view == QStringLiteral("heads"))
    return snapshot.state.singleHead ? Extent::Large : Extent::Layer;
  if (request.view == QStringLiteral("head-map")) return Extent::Model;
  const auto shown = std::find_if(viewRegistry().begin(), viewRegistry().end(),
                                  [&](const ViewEntry& entry) { return entry.id == request.view; });
  return shown != viewRegistry().end() && shown->picture.saysHeads ? Extent::SaidInside : Extent::Head;
}

QString displayText(const DisplayOptions& display) {
  QStringList parts;
  switch (display.scale) {
    case ScaleMode::Linear:
      break;
    case ScaleMode::Log:
      parts.append(translated("log scale"));
      break;
    case ScaleMode::RowMaximum:
      parts.append(translated("each row over its maximum"));
      break;
  }
  switch (display.leaveOut) {
    case LeaveOut::Nothing:
      break;
    case LeaveOut::FirstToken:
      parts.append(translated("first token left out"));
      break;
    case LeaveOut::SpecialTokens:
      parts.append(translated("special tokens left out"));
      break;
  }
  return parts.join(QStringLiteral(" · "));
}

/// What was changed in the computation has to be said: the picture is not the model's own.
QString changesText(const RunResult& result) {
  const RunRequest& request = result.request;
  QStringList parts;
  const QStringList experiments = experimentTexts(result);
  if (!experiments.isEmpty())
    parts.append(translated("experiment: %1").arg(xmlText(experiments.join(QStringLiteral(", ")))));
  if (request.mask || request.encoderMask || request.crossMask)
    parts.append(translated("another attention mask"));
  if (!request.positions.empty() || !request.decoderPositions.empty())
    parts.append(translated("other positions"));
  return parts.join(QStringLiteral(" · "));
}

/// What is drawn in place of the heads' own patterns must not pass for them.
QString shownText(const RunResult& result) { return result.shownAs.join(QStringLiteral(" · ")); }

/// A formula beside the model must not pass for the model's own.
QString encodingPart(const Snapshot& snapshot, const ImageRequest& request) {
  const bool positions =
      request.scope == ImageScope::CurrentView && request.view == QStringLiteral("positions");
  return positions ? encodingOrigin(snapshot) : QString();
}

QString headPart(const Snapshot& snapshot, Extent extent) {
  switch (extent) {
    case Extent::Large:
      if (const LargeHead large = largeHead(snapshot); large.isMean()) return large.title();
      [[fallthrough]];
    case Extent::Head:
      if (standsForAllHeads(snapshot)) return allHeadsText(snapshot.focus.layer);
      if (const PatternSource* const patterns = snapshot.patterns())
        return headsText({snapshot.focus.headId()}, *patterns);
      return headsText({snapshot.focus.headId()});
    case Extent::Layer:
      return translated("layer %1").arg(snapshot.focus.layer);
    case Extent::Model:
      return translated("all layers and heads");
    case Extent::SaidInside:
      return {};
  }
  return {};
}

}  // namespace

QStringList captionLines(const Snapshot& snapshot, const ImageRequest& request) {
  const RunResult& result = *snapshot.result;
  const QString changes = changesText(result);
  if (!request.caption) {
    QStringList always;
    for (const QString& part : {result.sourceNote, shownText(result), changes})
      if (!part.isEmpty()) always.append(part);
    return always.isEmpty() ? always : QStringList{always.join(QStringLiteral(" · "))};
  }
  QString source = xmlText(result.sourceName);
  if (!result.sourceNote.isEmpty() && result.sourceNote != source)
    source += QStringLiteral(" (%1)").arg(result.sourceNote);
  QStringList parts;
  for (const QString& part : {source, shownText(result), kindText(snapshot.focus.kind),
                              headPart(snapshot, extentOf(snapshot, request)),
                              encodingPart(snapshot, request), displayText(snapshot.state.display), changes})
    if (!part.isEmpty()) parts.append(part);
  QStringList lines = {parts.join(QStringLiteral(" · "))};
  for (const QString& text : {result.text, result.pairText})
    if (!text.simplified().isEmpty()) lines.append(xmlText(text.simplified()));
  return lines;
}

QString suggestedFileName(const Snapshot& snapshot, ImageScope scope) {
  QString name = snapshot.result ? snapshot.result->sourceName : QString();
  static const QRegularExpression unsuitable(QStringLiteral("[^\\w.-]+"),
                                             QRegularExpression::UseUnicodePropertiesOption);
  name.replace(unsuitable, QStringLiteral("-"));
  if (name.isEmpty()) name = QStringLiteral("attention");
  // A table of numbers has no caption: its name says that they are not the model's own.
  if (snapshot.result && !experimentTexts(*snapshot.result).isEmpty()) name += QStringLiteral("_experiment");
  if (snapshot.result)
    for (QString step : snapshot.result->shownAs) {
      step = step.section(QLatin1Char('('), 0, 0).trimmed();
      name += u'_' + step.replace(unsuitable, QStringLiteral("-"));
    }
  switch (scope) {
    case ImageScope::FocusedHead:
      return QStringLiteral("%1_layer%2_head%3").arg(name).arg(snapshot.focus.layer).arg(snapshot.focus.head);
    case ImageScope::Layer:
      return QStringLiteral("%1_layer%2").arg(name).arg(snapshot.focus.layer);
    case ImageScope::HeadMap:
      return name + QStringLiteral("_heads");
    case ImageScope::CurrentView:
      if (largeHead(snapshot).isMean()) name += QStringLiteral("_mean");
      return QStringLiteral("%1_%2").arg(name, snapshot.state.view);
  }
  return name;
}

}  // namespace headlight
