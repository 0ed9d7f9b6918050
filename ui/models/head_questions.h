#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/analysis/head_statistics.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What every head of this kind of attention does: a std::vector<HeadStatistics>, [layer * heads + head].
Question statisticsQuestion(AttentionKind kind);
/// The same of one head, a HeadStatistics; asked where nobody needs the others.
Question headQuestion(AttentionKind kind, HeadId head);
/// How alike the others are to this head: a std::vector<double>, [layer * heads + head].
Question agreementQuestion(AttentionKind kind, HeadId head);

/// The statistics of a head of the focus's kind as far as an answer has them.
std::optional<HeadStatistics> knownStatistics(const Snapshot& snapshot, HeadId head);

}  // namespace headlight
