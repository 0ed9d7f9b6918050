#include "core/training/running_text_source.h"

#include <algorithm>

#include "core/error.h"
#include "core/training/keyed_random.h"
#include "core/training/shuffled_order.h"
#include "core/utf8.h"

namespace headlight {
namespace {

// A token is about four bytes of English; a piece then fills about eight rows, and a block about five
// hundred.
constexpr std::int64_t kBytesOfToken = 4;
constexpr std::int64_t kRowsOfPiece = 8;
constexpr std::int64_t kPiecesOfBlock = 64;
// Rows with less to read than this teach nothing.
constexpr std::int64_t kShortestRow = 2;

}  // namespace

RunningTextSource::RunningTextSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary)
    : m_settings(settings), m_vocabulary(vocabulary), m_file(settings.data.file) {
  const std::int64_t around = std::ssize(vocabulary.prefix) + std::ssize(vocabulary.suffix);
  if (settings.length - around < kShortestRow)
    throw Error("length %1 leaves no room for text.", settings.length);
  cutPieces();
  SourcePosition probe;
  while (!m_pieces.empty() && probe.block < blockCount()) {
    loadBlock(probe);
    if (!m_rows.empty()) return;
    ++probe.block;
  }
  throw Error("%1 has no text to learn from.", settings.data.file);
}

void RunningTextSource::cutPieces() {
  const std::string_view text = m_file.text();
  const auto size = static_cast<std::int64_t>(text.size());
  const std::int64_t wanted = kBytesOfToken * kRowsOfPiece * m_settings.length;
  for (std::int64_t begin = 0; begin < size;) {
    std::int64_t end = std::min(size, begin + wanted);
    if (end < size) {
      // A line may be very long; then a space has to do, and at last the beginning of a character.
      const std::string_view rest =
          text.substr(static_cast<std::size_t>(end), static_cast<std::size_t>(wanted));
      std::size_t cut = rest.find('\n');
      if (cut == std::string_view::npos) cut = rest.find(' ');
      if (cut == std::string_view::npos) cut = 0;
      end += static_cast<std::int64_t>(cut);
      const auto isInside = [&](std::int64_t at) {
        return at < size && utf8::isContinuation(text[static_cast<std::size_t>(at)]);
      };
      while (isInside(end)) ++end;
    }
    m_pieces.push_back({begin, end});
    begin = end;
  }
}

std::int64_t RunningTextSource::blockCount() const {
  return (std::ssize(m_pieces) + kPiecesOfBlock - 1) / kPiecesOfBlock;
}

void RunningTextSource::appendRows(const Piece& piece, std::int64_t epoch) {
  const std::string_view text = m_file.text().substr(static_cast<std::size_t>(piece.begin),
                                                     static_cast<std::size_t>(piece.end - piece.begin));
  const std::vector<std::int32_t> ids =
      m_vocabulary.tokenizer->encode(text, std::nullopt, {.addSpecialTokens = false}).ids;
  const std::int64_t room =
      m_settings.length - std::ssize(m_vocabulary.prefix) - std::ssize(m_vocabulary.suffix);
  const RandomNumbers numbers =
      keyedNumbers(m_settings.seed ^ m_settings.number, RandomPurpose::RowCuts,
                   static_cast<std::uint64_t>(epoch), static_cast<std::uint64_t>(piece.begin));
  // The first row is shorter, by another number in each epoch, so that rows begin at other words.
  std::int64_t size = room - indexNumber(numbers.bits(0), (room + 1) / 2);
  for (std::int64_t begin = 0; begin + kShortestRow <= std::ssize(ids); begin += size, size = room) {
    std::vector<std::int32_t> row = m_vocabulary.prefix;
    const std::int64_t end = std::min(std::ssize(ids), begin + size);
    row.insert(row.end(), ids.begin() + begin, ids.begin() + end);
    row.insert(row.end(), m_vocabulary.suffix.begin(), m_vocabulary.suffix.end());
    m_rows.push_back(std::move(row));
  }
}

void RunningTextSource::loadBlock(const SourcePosition& position) {
  if (m_epoch == position.epoch && m_block == position.block) return;
  const auto epoch = static_cast<std::uint64_t>(position.epoch);
  const ShuffledOrder pieces(std::ssize(m_pieces), keyedNumbers(m_settings.seed, RandomPurpose::TextOrder,
                                                                m_settings.number, epoch));
  m_rows.clear();
  const std::int64_t first = position.block * kPiecesOfBlock;
  const std::int64_t last = std::min(std::ssize(m_pieces), first + kPiecesOfBlock);
  for (std::int64_t place = first; place < last; ++place)
    appendRows(m_pieces[static_cast<std::size_t>(pieces.at(place))], position.epoch);
  m_file.throwIfShorter();
  const ShuffledOrder order(std::max<std::int64_t>(1, std::ssize(m_rows)),
                            keyedNumbers(m_settings.seed ^ m_settings.number, RandomPurpose::RowOrder, epoch,
                                         static_cast<std::uint64_t>(position.block)));
  std::vector<std::vector<std::int32_t>> rows(m_rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row)
    rows[row] = std::move(m_rows[static_cast<std::size_t>(order.at(static_cast<std::int64_t>(row)))]);
  m_rows = std::move(rows);
  m_epoch = position.epoch;
  m_block = position.block;
}

RawSample RunningTextSource::next(SourcePosition& position) {
  // The constructor has seen that some block has rows.
  for (loadBlock(position); position.row >= std::ssize(m_rows); loadBlock(position)) {
    position.row = 0;
    if (++position.block < blockCount()) continue;
    position.block = 0;
    ++position.epoch;
  }
  RawSample sample;
  sample.ids = m_rows[static_cast<std::size_t>(position.row++)];
  return sample;
}

}  // namespace headlight
