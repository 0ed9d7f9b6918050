#include "ui/export/caption.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

#include "ui/export/xml_text.h"
#include "ui/models/core_words.h"
#include "ui/models/encoding_content.h"
#include "ui/models/experiment_text.h"
#include "ui/models/facts.h"
#include "ui/models/large_head.h"
#include "ui/views/compare/comparison_words.h"
#include "ui/views/head_map_options.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Caption)
};

QString kindText(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return Words::tr("encoder self-attention");
    case AttentionKind::Decoder:
      return Words::tr("decoder self-attention");
    case AttentionKind::Cross:
      return Words::tr("cross-attention");
  }
  return {};
}

QString statisticName(Statistic statistic) { return coreWord(infoOf(statistic).name); }

const ViewPicture* pictureOf(const QString& view) {
  const auto found = std::find_if(viewRegistry().begin(), viewRegistry().end(),
                                  [&](const ViewEntry& entry) { return entry.id == view; });
  return found != viewRegistry().end() ? &found->picture : nullptr;
}

QString viewOf(ImageScope scope, const QString& current) {
  switch (scope) {
    case ImageScope::CurrentView:
      return current;
    case ImageScope::FocusedHead:
    case ImageScope::Layer:
      return QStringLiteral("heads");
    case ImageScope::HeadMap:
      return QStringLiteral("head-map");
  }
  return current;
}

/// What a view's picture compares; off where it is of one run.
PictureComparison comparedIn(const Snapshot& snapshot, const QString& view) {
  const ViewPicture* picture = pictureOf(view);
  if (!picture || !picture->comparison) return {};
  return picture->comparison(snapshot).value_or(PictureComparison());
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
  // Several runs beside each other have one head each.
  const CompareOptions compared = comparedIn(snapshot, request.view).options;
  const bool beside = compared.on && compared.show == CompareOptions::Show::All;
  if (request.view == QStringLiteral("heads"))
    return snapshot.state.singleHead || beside ? Extent::Large : Extent::Layer;
  if (request.view == QStringLiteral("head-map")) return Extent::Model;
  const ViewPicture* picture = pictureOf(request.view);
  return picture && picture->saysHeads ? Extent::SaidInside : Extent::Head;
}

QString displayText(const DisplayOptions& display) {
  QStringList parts;
  switch (display.scale) {
    case ScaleMode::Linear:
      break;
    case ScaleMode::Log:
      parts.append(Words::tr("log scale"));
      break;
    case ScaleMode::RowMaximum:
      parts.append(Words::tr("each row over its maximum"));
      break;
  }
  switch (display.leaveOut) {
    case LeaveOut::Nothing:
      break;
    case LeaveOut::FirstToken:
      parts.append(Words::tr("first token left out"));
      break;
    case LeaveOut::SpecialTokens:
      parts.append(Words::tr("special tokens left out"));
      break;
  }
  return parts.join(QStringLiteral(" · "));
}

/// What is not the text, and what was changed in the computation: then the picture is not the model's own.
QString changesText(const RunResult& result) {
  const RunRequest& request = result.request;
  QStringList parts;
  if (result.writtenTokens > 0) parts.append(Words::tr("generated tokens: %1").arg(result.writtenTokens));
  const QStringList experiments = experimentTexts(result);
  if (!experiments.isEmpty())
    parts.append(Words::tr("experiment: %1").arg(xmlText(experiments.join(QStringLiteral(", ")))));
  if (request.mask || request.encoderMask || request.crossMask)
    parts.append(Words::tr("another attention mask"));
  if (!request.positions.empty() || !request.decoderPositions.empty())
    parts.append(Words::tr("other positions"));
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

QString orderText(const HeadMapOptions& options) {
  using Order = HeadMapOptions::Order;
  switch (options.order) {
    case Order::Layers:
      return {};
    case Order::Statistic:
      return Words::tr("sorted by %1").arg(statisticName(options.sortedBy));
    case Order::Cell:
      return Words::tr("sorted by the focused cell's weight");
    case Order::Alike:
      return Words::tr("sorted by likeness to head %1").arg(headText(options.alikeTo));
  }
  return {};
}

/// What a head map leaves out and by what it is sorted and coloured, where that is not the plain map.
QString mapPart(const Snapshot& snapshot) {
  const auto options = optionsIn<HeadMapOptions>(snapshot.state.viewOptions);
  QStringList parts;
  parts.append(options.rule ? Words::tr("heads of the rule “%1”").arg(coreWord(nameOf(*options.rule)))
                            : Words::tr("all layers and heads"));
  if (const QString order = orderText(options); !order.isEmpty()) parts.append(order);
  if (options.shown) parts.append(Words::tr("coloured by %1").arg(statisticName(*options.shown)));
  return parts.join(QStringLiteral(" · "));
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
      return Words::tr("layer %1").arg(snapshot.focus.layer);
    case Extent::Model:
      return mapPart(snapshot);
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
  const PictureComparison comparison = comparedIn(snapshot, viewOf(request.scope, request.view));
  const CompareOptions& compared = comparison.options;
  QString source = xmlText(result.sourceName);
  if (!result.sourceNote.isEmpty() && result.sourceNote != source)
    source += QStringLiteral(" (%1)").arg(result.sourceNote);
  QString heads = headPart(snapshot, extentOf(snapshot, request));
  // What the two differ in is said of each, and above the pictures what their encodings are.
  const QString encoding = compared.on ? QString() : encodingPart(snapshot, request);
  if (compared.on && compared.with == CompareOptions::With::Model) source.clear();
  if (compared.on && compared.with == CompareOptions::With::Head) heads.clear();
  QStringList parts;
  for (const QString& part :
       {comparedPartWords(compared), source, shownText(result), kindText(snapshot.focus.kind), heads,
        encoding, displayText(snapshot.state.display), changes})
    if (!part.isEmpty()) parts.append(part);
  QStringList lines = {parts.join(QStringLiteral(" · "))};
  if (compared.on) {
    lines += {xmlText(comparison.first), xmlText(comparison.second)};
    if (compared.with == CompareOptions::With::Text) return lines;
  }
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
  name += comparedFilePart(comparedIn(snapshot, viewOf(scope, snapshot.state.view)).options,
                           standsForAllHeads(snapshot))
              .replace(unsuitable, QStringLiteral("-"));
  if (snapshot.result)
    for (QString step : snapshot.result->shownAs) {
      step = step.section(QLatin1Char('('), 0, 0).section(QLatin1Char(':'), 0, 0).trimmed();
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
