#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/model.h"
#include "core/model/run_request.h"

namespace headlight {

/// The text of a request to which tokens are added: a decoder's ids, or beside an encoder its decoder's. The
/// request outlives it.
class GrowingText {
 public:
  GrowingText(const Model& model, RunRequest& request);

  const std::vector<std::int32_t>& ids() const { return m_ids; }
  std::int64_t count() const { return static_cast<std::int64_t>(m_ids.size()); }
  const std::vector<std::int64_t>& positions() const {
    return m_beside ? m_request.decoderPositions : m_request.positions;
  }

  /// Adds a token without its label, with a position and a mask of its own where the others have one.
  void append(std::int32_t id);

  /// Gives the tokens from `first` on labels of their own. None while the text grows: labels of neighbours
  /// depend on each other.
  void label(std::size_t first);

  TokenList takeLabels();
  void giveLabels(TokenList labels);

 private:
  bool m_beside;
  const Tokenizer* m_tokenizer;
  RunRequest& m_request;
  std::vector<std::int32_t>& m_ids;
  TokenList& m_labels;
};

/// Adds tokens that a model has written, labelled. Throws Error for an encoder alone.
void appendWritten(const Model& model, std::span<const std::int32_t> written, RunRequest& request);

/// Throws Error for a model that writes no text: an encoder alone, or one without a language-model head.
void requireWriter(const Model& model);

}  // namespace headlight
