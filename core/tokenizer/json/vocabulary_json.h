#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/models/merge_table.h"
#include "core/tokenizer/models/unigram.h"
#include "core/tokenizer/models/vocabulary.h"

namespace headlight {

/// Pieces and ids of a JSON object {"piece": id, ...}. `where` is file and field for messages. Throws Error
/// for ids that are no whole numbers, too large, or given twice.
void addPieces(Vocabulary& vocabulary, const nlohmann::json& pieces, const std::string& where);

/// The same for a JSON array [["piece", score], ...], where the id is the place in the array. A piece may be
/// there twice; it then has the later id.
void addScoredPieces(Vocabulary& vocabulary, const nlohmann::json& pieces, const std::string& where);

/// The scores of pieces that are in the vocabulary by now, in the order of the array. Throws Error for
/// entries that are no piece and score.
std::vector<Unigram::Piece> scoredPieces(const nlohmann::json& pieces, const Vocabulary& vocabulary,
                                         const std::string& where);

/// Fills a merge table in the order of its lines. With a continuing prefix that prefix is taken off the right
/// piece.
class MergeTableBuilder {
 public:
  MergeTableBuilder(const Vocabulary& vocabulary, std::string continuingPrefix, std::size_t expected);
  /// "left right"; anything but two pieces of the vocabulary whose join is one too throws Error with
  /// `where()`.
  template <typename Where>
  void addLine(std::string_view line, const Where& where) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos ||
        space == 0 || space + 1 == line.size()) {
      failLine(line, where());
    }
    add(line.substr(0, space), line.substr(space + 1), where);
  }
  template <typename Where>
  void add(std::string_view left, std::string_view right, const Where& where) {
    if (const auto problem = tryAdd(left, right)) failPieces(left, right, *problem, where());
  }
  MergeTable take() { return std::move(m_table); }

 private:
  std::optional<Phrase> tryAdd(std::string_view left, std::string_view right);
  [[noreturn]] static void failLine(std::string_view line, const std::string& where);
  [[noreturn]] static void failPieces(std::string_view left, std::string_view right, Phrase problem,
                                      const std::string& where);

  const Vocabulary& m_vocabulary;
  std::string m_continuingPrefix;
  MergeTable m_table;
  std::uint32_t m_rank = 0;
  std::string m_joined;
};

/// The merges of a JSON array of "left right" or ["left", "right"]. Throws Error naming the entry.
MergeTable mergesFromJson(const nlohmann::json& merges, const Vocabulary& vocabulary,
                          const std::string& continuingPrefix, const std::string& where);

/// The "added_tokens" of a tokenizer.json, entered into the list in their order; the ids of the file are
/// those that the list gives them anyway, if the library wrote the file. Throws Error naming the entry.
void addedTokensFromJson(const JsonFields& fields, AddedTokenList& tokens);

}  // namespace headlight
