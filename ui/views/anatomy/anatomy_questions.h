#pragma once

#include "core/explain/token_anatomy.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The weights of q, k and v of one head. A bias that the model has not is empty.
struct HeadWeights {
  Matrix query, key, value;                 // [d_k or d_v, d_model]; the columns are those of the input
  RowVector queryBias, keyBias, valueBias;  // [d_k or d_v]
};

/// Why a snapshot's attention has no anatomy, in a sentence; empty where it has one.
QString whyNoAnatomy(const Snapshot& snapshot);

/// The token whose computation is shown: the focused one; without one the last of a decoder, or the first one
/// of an encoder's text that is no special token. Precondition: the snapshot has an anatomy.
std::int64_t anatomyToken(const Snapshot& snapshot);
/// The token that it is compared with; -1: none.
std::int64_t comparedToken(const Snapshot& snapshot);

Question tokenQuestion(const Snapshot& snapshot, std::int64_t token);  // a TokenAnatomy
Question weightsQuestion(const Snapshot& snapshot);                    // HeadWeights
/// All that the view asks: nothing where there is no anatomy.
std::vector<Question> anatomyQuestions(const Snapshot& snapshot);

}  // namespace headlight
