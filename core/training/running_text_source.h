#pragma once

#include <cstdint>
#include <vector>

#include "core/io/mapped_text.h"
#include "core/training/data_source.h"

namespace headlight {

/// A text that is cut into rows of `length` tokens. It is split into pieces of a few thousand bytes that end
/// at the end of a line; in each epoch the pieces are taken in another order, many of them as one block whose
/// rows are shuffled, and rows begin elsewhere. Only the tokens of one block are in memory.
class RunningTextSource final : public DataSource {
 public:
  RunningTextSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary);
  RawSample next(SourcePosition& position) override;

 private:
  struct Piece {
    std::int64_t begin = 0;  // byte
    std::int64_t end = 0;
  };
  void cutPieces();
  std::int64_t blockCount() const;
  /// Makes the rows of the block at the position, unless they are there.
  void loadBlock(const SourcePosition& position);
  void appendRows(const Piece& piece, std::int64_t epoch);

  SourceSettings m_settings;
  const TrainingVocabulary& m_vocabulary;
  MappedText m_file;
  std::vector<Piece> m_pieces;
  std::int64_t m_epoch = -1;  // of the block that m_rows holds
  std::int64_t m_block = -1;
  std::vector<std::vector<std::int32_t>> m_rows;  // with prefix and suffix, shuffled
};

}  // namespace headlight
