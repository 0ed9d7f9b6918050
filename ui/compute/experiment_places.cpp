#include "ui/compute/experiment_places.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/plots/token_label.h"
#include "ui/session/text_diff.h"

namespace headlight {
namespace {

/// A token that a change counts: a reference to its number, and whose tokens it is among.
struct Counted {
  std::int64_t* token;
  bool ofDecoder;  // of the text of a decoder that stands beside an encoder
};

/// The tokens of a change, a query before a key; none where it is about no token, or about every query.
std::vector<Counted> tokensOf(ExperimentChange& change, bool hasBoth) {
  if (auto* cut = std::get_if<CutToken>(&change)) return {{&cut->token, cut->ofDecoder}};
  auto* blocked = std::get_if<BlockedKey>(&change);
  if (!blocked) return {};
  const bool decoder = hasBoth && blocked->kind == AttentionKind::Decoder;
  std::vector<Counted> counted;
  if (blocked->query >= 0)
    counted.push_back({&blocked->query, hasBoth && blocked->kind != AttentionKind::Encoder});
  counted.push_back({&blocked->key, decoder});
  return counted;
}

/// Of a change whose model is not at hand: where it has to be known whose tokens they are.
bool isOfTokens(const ExperimentChange& change) {
  return std::holds_alternative<CutToken>(change) || std::holds_alternative<BlockedKey>(change);
}

/// Where bytes of a text are in UTF-16 units. They come in ascending order, mostly.
class CharacterOfByte {
 public:
  explicit CharacterOfByte(const QString& text) : m_bytes(text.toUtf8()) {}

  /// The character that holds the byte.
  qsizetype begin(std::int64_t byte) {
    goTo(byte);
    return isInside() ? m_units - m_last : m_units;
  }
  /// Behind the character that holds the byte before this one.
  qsizetype end(std::int64_t byte) {
    goTo(byte);
    return m_units;
  }

 private:
  static bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
  /// A character may be cut into several tokens.
  bool isInside() const { return m_byte < m_bytes.size() && continues(m_bytes[m_byte]); }
  void goTo(std::int64_t byte) {
    const auto wanted = std::min(static_cast<qsizetype>(byte), m_bytes.size());
    if (wanted < m_byte) m_byte = m_units = 0;
    for (; m_byte < wanted; ++m_byte) {
      if (continues(m_bytes[m_byte])) continue;
      m_last = static_cast<unsigned char>(m_bytes[m_byte]) >= 0xF0U ? 2 : 1;
      m_units += m_last;
    }
  }

  QByteArray m_bytes;
  qsizetype m_byte = 0;
  qsizetype m_units = 0;  // of the characters that begin before m_byte, and
  qsizetype m_last = 0;   // of the last of them
};

TokenPlace addedPlace(const TokenInfo& info, bool inPair) {
  TokenPlace place{.label = tokenLabel(info), .inPair = inPair};
  place.piece = QString::fromStdString(info.piece);
  return place;
}

/// Of each token of the encoder or the only stack; numbers are left open.
std::vector<TokenPlace> placesByRange(const PlacedTokens& run) {
  std::vector<TokenPlace> places;
  CharacterOfByte inText(run.text), inPair(run.pairText);
  for (const TokenInfo& info : run.tokens) {
    TokenPlace place = addedPlace(info, info.segment == 1);
    if (info.range.begin < info.range.end) {
      CharacterOfByte& character = place.inPair ? inPair : inText;
      const QString& text = place.inPair ? run.pairText : run.text;
      place.piece.clear();
      place.begin = character.begin(info.range.begin);
      place.end = character.end(info.range.end);
      while (place.begin + 1 < place.end && text[place.begin].isSpace()) ++place.begin;
    }
    places.push_back(std::move(place));
  }
  return places;
}

/// A decoder's tokens come without ranges: their labels are looked for in its text one after another.
std::vector<TokenPlace> placesByLabel(const PlacedTokens& run) {
  std::vector<TokenPlace> places;
  const QStringView text(run.pairText);
  qsizetype at = 0;
  for (const TokenInfo& info : run.decoderTokens) {
    TokenPlace place = addedPlace(info, true);
    const QString label = QString::fromStdString(info.label).trimmed();
    while (at < text.size() && text[at].isSpace()) ++at;
    if (!info.special && !label.isEmpty() && text.mid(at).startsWith(label)) {
      place.piece.clear();
      place.begin = at;
      place.end = at += label.size();
    }
    places.push_back(std::move(place));
  }
  return places;
}

bool isSame(const TokenPlace& one, const TokenPlace& other) {
  return one.inPair == other.inPair && one.begin == other.begin && one.end == other.end &&
         one.piece == other.piece;
}

/// Places of every token of a run.
class Places {
 public:
  explicit Places(const PlacedTokens& run)
      : hasBoth(run.model && run.model->config.architecture() == Architecture::EncoderDecoder),
        m_decoderIsKnown(!run.pairText.isEmpty()),
        m_places(placesByRange(run)),
        m_decoderPlaces(placesByLabel(run)) {}

  const bool hasBoth;  // an encoder and a decoder

  /// Where a token stands; nothing where there is none, or where the model writes the text itself.
  std::optional<TokenPlace> placeOf(const Counted& counted) const {
    const std::vector<TokenPlace>& all = list(counted.ofDecoder);
    const std::int64_t token = *counted.token;
    if (!isKnown(counted.ofDecoder) || token < 0 || token >= std::ssize(all)) return std::nullopt;
    TokenPlace place = all[static_cast<std::size_t>(token)];
    place.number = static_cast<int>(std::count_if(all.begin(), all.begin() + token,
                                                  [&](const auto& other) { return isSame(other, place); }));
    return place;
  }

  /// The token at a place; -1 where there is none.
  std::int64_t tokenAt(const TokenPlace& place, bool ofDecoder) const {
    if (!isKnown(ofDecoder)) return -1;
    const std::vector<TokenPlace>& all = list(ofDecoder);
    int toPass = place.number;
    for (std::size_t token = 0; token < all.size(); ++token)
      if (isSame(all[token], place) && toPass-- == 0) return static_cast<std::int64_t>(token);
    return -1;
  }

 private:
  bool isKnown(bool ofDecoder) const { return !ofDecoder || m_decoderIsKnown; }
  const std::vector<TokenPlace>& list(bool ofDecoder) const { return ofDecoder ? m_decoderPlaces : m_places; }

  bool m_decoderIsKnown;
  std::vector<TokenPlace> m_places, m_decoderPlaces;
};

void lose(Experiment& experiment) {
  experiment.on = false;
  experiment.lost = true;
}

/// Moves a place along; false if its characters are no longer there, or not together.
bool follow(TokenPlace& place, const std::vector<qsizetype>& kept) {
  const auto at = [&kept](qsizetype character) { return kept[static_cast<std::size_t>(character)]; };
  if (place.end > static_cast<qsizetype>(kept.size()) || at(place.begin) < 0) return false;
  for (qsizetype i = place.begin + 1; i < place.end; ++i)
    if (at(i) != at(i - 1) + 1) return false;
  const qsizetype length = place.end - place.begin;
  place.begin = at(place.begin);
  place.end = place.begin + length;
  return true;
}

}  // namespace

std::vector<Experiment> experimentsIn(std::vector<Experiment> experiments, const PlacedTokens& run) {
  const bool hasTokens = std::any_of(experiments.begin(), experiments.end(),
                                     [](const Experiment& experiment) { return !experiment.places.empty(); });
  if (!hasTokens) return experiments;
  const Places places(run);
  for (Experiment& experiment : experiments) {
    if (experiment.lost) continue;
    const std::vector<Counted> tokens = tokensOf(experiment.change, places.hasBoth);
    if (tokens.size() != experiment.places.size()) continue;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::int64_t token = places.tokenAt(experiment.places[i], tokens[i].ofDecoder);
      if (token < 0) {
        lose(experiment);
        break;
      }
      *tokens[i].token = token;
    }
  }
  return experiments;
}

void findPlaces(std::vector<Experiment>& experiments, const PlacedTokens& run) {
  std::optional<Places> places;
  for (Experiment& experiment : experiments) {
    if (experiment.lost || !experiment.places.empty() || !isOfTokens(experiment.change)) continue;
    if (!places) places.emplace(run);
    std::vector<TokenPlace> found;
    const std::vector<Counted> tokens = tokensOf(experiment.change, places->hasBoth);
    for (const Counted& token : tokens)
      if (auto place = places->placeOf(token)) found.push_back(std::move(*place));
    if (found.size() == tokens.size()) experiment.places = std::move(found);
  }
}

void followEdit(std::vector<Experiment>& experiments, const EditedText& edit) {
  std::vector<qsizetype> kept;  // worked out where it is needed
  for (Experiment& experiment : experiments) {
    if (experiment.lost || !isOfTokens(experiment.change)) continue;
    bool there = !experiment.places.empty();
    for (TokenPlace& place : experiment.places) {
      if (place.inPair != edit.isPair || place.begin < 0) continue;
      if (kept.empty()) kept = keptCharacters(edit.before, edit.after);
      there = there && follow(place, kept);
    }
    if (!there) lose(experiment);
  }
}

void loseTokens(std::vector<Experiment>& experiments, bool onlyUnplaced) {
  for (Experiment& experiment : experiments)
    if (isOfTokens(experiment.change) && (!onlyUnplaced || experiment.places.empty())) lose(experiment);
}

}  // namespace headlight
