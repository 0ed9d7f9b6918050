#include "core/tokenizer/json/vocabulary_json.h"

#include "core/error.h"
#include "core/tokenizer/json/component_list.h"

namespace headlight {

void addPieces(Vocabulary& vocabulary, const nlohmann::json& pieces, const std::string& where) {
  if (!pieces.is_object())
    throw Error("%1 must be an object of pieces and ids, not %2.", where, briefJson(pieces));
  vocabulary.reserve(pieces.size());
  for (const auto& [piece, value] : pieces.items()) {
    const bool whole = value.is_number_unsigned();
    if (!whole || value.get<std::uint64_t>() > static_cast<std::uint64_t>(Vocabulary::kMaxId)) {
      throw Error("%1[\"%2\"] must be a whole number from 0 to %3, not %4.", where, piece, Vocabulary::kMaxId,
                  briefJson(value));
    }
    const auto id = static_cast<std::int32_t>(value.get<std::uint64_t>());
    if (const std::int32_t other = vocabulary.indexOfId(id); other != Vocabulary::kNone) {
      throw Error("%1 gives the id %2 to \"%3\" and to \"%4\".", where, id,
                  std::string(vocabulary.piece(other)), piece);
    }
    vocabulary.add(piece, id);
  }
}

namespace {

// The text of ["piece", score], checked.
const std::string& scoredPiece(const nlohmann::json& pieces, std::size_t place, const std::string& where) {
  const nlohmann::json& entry = pieces[place];
  if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number()) {
    throw Error("%1[%2] must be a piece and its score, as [\"a\", -1.5], not %3.", where, place,
                briefJson(entry));
  }
  return entry[0].get_ref<const std::string&>();
}

}  // namespace

void addScoredPieces(Vocabulary& vocabulary, const nlohmann::json& pieces, const std::string& where) {
  if (!pieces.is_array())
    throw Error("%1 must be a list of pieces and scores, not %2.", where, briefJson(pieces));
  if (pieces.size() > static_cast<std::size_t>(Vocabulary::kMaxId)) throw Error("%1 is too long.", where);
  vocabulary.reserve(pieces.size());
  for (std::size_t place = 0; place < pieces.size(); ++place)
    vocabulary.add(scoredPiece(pieces, place, where), static_cast<std::int32_t>(place));
}

std::vector<Unigram::Piece> scoredPieces(const nlohmann::json& pieces, const Vocabulary& vocabulary,
                                         const std::string& where) {
  std::vector<Unigram::Piece> result;
  result.reserve(pieces.size());
  for (std::size_t place = 0; place < pieces.size(); ++place) {
    const std::int32_t index = vocabulary.find(scoredPiece(pieces, place, where));
    result.push_back({index, pieces[place][1].get<double>()});
  }
  return result;
}

MergeTableBuilder::MergeTableBuilder(const Vocabulary& vocabulary, std::string continuingPrefix,
                                     std::size_t expected)
    : m_vocabulary(vocabulary), m_continuingPrefix(std::move(continuingPrefix)) {
  m_table.reserve(expected);
}

std::optional<Phrase> MergeTableBuilder::tryAdd(std::string_view left, std::string_view right) {
  const std::int32_t leftIndex = m_vocabulary.findInModel(left);
  if (leftIndex == Vocabulary::kNone) return phrase("the first of which is not in the vocabulary");
  const std::int32_t rightIndex = m_vocabulary.findInModel(right);
  if (rightIndex == Vocabulary::kNone) return phrase("the second of which is not in the vocabulary");
  if (!m_continuingPrefix.empty() && right.starts_with(m_continuingPrefix)) {
    right.remove_prefix(m_continuingPrefix.size());
  }
  m_joined.assign(left).append(right);
  const std::int32_t joined = m_vocabulary.findInModel(m_joined);
  if (joined == Vocabulary::kNone) return phrase("which joined are not in the vocabulary");
  m_table.add(leftIndex, rightIndex, {m_rank++, joined});
  return std::nullopt;
}

void MergeTableBuilder::failLine(std::string_view line, const std::string& where) {
  throw Error("%1 must be two pieces with a space between them, not \"%2\".", where,
              std::string(line.substr(0, 60)));
}

void MergeTableBuilder::failPieces(std::string_view left, std::string_view right, Phrase problem,
                                   const std::string& where) {
  throw Error("%1 merges \"%2\" and \"%3\", %4.", where, std::string(left.substr(0, 60)),
              std::string(right.substr(0, 60)), problem);
}

MergeTable mergesFromJson(const nlohmann::json& merges, const Vocabulary& vocabulary,
                          const std::string& continuingPrefix, const std::string& where) {
  if (!merges.is_array()) throw Error("%1 must be a list, not %2.", where, briefJson(merges));
  MergeTableBuilder builder(vocabulary, continuingPrefix, merges.size());
  for (std::size_t i = 0; i < merges.size(); ++i) {
    const nlohmann::json& merge = merges[i];
    const auto place = [&] { return where + "[" + std::to_string(i) + "]"; };
    if (merge.is_string()) {
      const auto& line = merge.get_ref<const std::string&>();
      if (!line.starts_with("#version")) builder.addLine(line, place);
    } else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
      builder.add(merge[0].get_ref<const std::string&>(), merge[1].get_ref<const std::string&>(), place);
    } else {
      throw Error("%1 must be two pieces, as \"a b\" or [\"a\", \"b\"], not %2.", place(), briefJson(merge));
    }
  }
  return builder.take();
}

void addedTokensFromJson(const JsonFields& fields, AddedTokenList& tokens) {
  if (!fields.has("added_tokens")) return;
  for (const JsonFields& entry : componentList(fields, "", "added_tokens")) {
    AddedToken token;
    token.content = neededText(entry, "content");
    token.id = static_cast<std::int32_t>(entry.integer("id", {0, Vocabulary::kMaxId}));
    token.special = entry.flag("special", false);
    token.singleWord = entry.flag("single_word", false);
    token.leftStrip = entry.flag("lstrip", false);
    token.rightStrip = entry.flag("rstrip", false);
    token.normalized = entry.flag("normalized", !token.special);
    tokens.add(std::move(token));
  }
}

}  // namespace headlight
