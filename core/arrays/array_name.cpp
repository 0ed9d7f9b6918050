#include "core/arrays/array_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace headlight {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

NameAxis axisOf(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kLayers = {"layer",  "layers", "block",
                                                              "blocks", "l",      "lyr"};
  static constexpr std::array<std::string_view, 3> kHeads = {"head", "heads", "h"};
  static constexpr std::array<std::string_view, 12> kSteps = {"step", "steps",      "token", "tok",
                                                              "iter", "iteration",  "t",     "time",
                                                              "gen",  "generation", "pos",   "position"};
  static constexpr std::array<std::string_view, 9> kSequences = {
      "batch", "sample", "samples", "example", "examples", "sentence", "sentences", "seq", "sequence"};
  if (contains(kLayers, word)) return NameAxis::Layer;
  if (contains(kHeads, word)) return NameAxis::Head;
  if (contains(kSteps, word)) return NameAxis::Step;
  return contains(kSequences, word) ? NameAxis::Sequence : NameAxis::Unknown;
}

/// Splits a name into words and numbers; the word of a number is the one directly before it.
class NameParser {
 public:
  explicit NameParser(const std::string& name) { m_result.text = name; }

  ArrayName parse() {
    const std::string& name = m_result.text;
    for (std::size_t i = 0; i < name.size();) {
      if (isDigit(name[i]))
        i = number(i);
      else if (isLower(name[i]) || isUpper(name[i]))
        i = word(i);
      else
        other(name[i++]);
    }
    return std::move(m_result);
  }

 private:
  std::size_t number(std::size_t begin) {
    const std::string& name = m_result.text;
    std::size_t end = begin;
    while (end < name.size() && isDigit(name[end])) ++end;
    std::int64_t value = 0;
    const auto result = std::from_chars(name.data() + begin, name.data() + end, value);
    if (result.ec == std::errc()) {
      m_result.pattern += '#';
      m_result.numbers.push_back(value);
      m_result.axes.push_back(m_afterWord ? axisOf(m_result.words.back()) : NameAxis::Unknown);
    } else {
      m_result.pattern += name.substr(begin, end - begin);
    }
    m_afterWord = false;
    return end;
  }

  /// A "#" of the name itself must not pass for a number.
  void other(char c) { m_result.pattern += c == '#' ? '*' : c; }

  /// A word ends before a capital letter: "crossAttn", "EncDecAttention".
  std::size_t word(std::size_t begin) {
    const std::string& name = m_result.text;
    std::size_t end = begin + 1;
    if (end < name.size() && isUpper(name[begin]) && isUpper(name[end]))
      while (end < name.size() && isUpper(name[end])) ++end;
    else
      while (end < name.size() && isLower(name[end])) ++end;
    std::string text = name.substr(begin, end - begin);
    m_result.pattern += text;
    for (char& c : text)
      if (isUpper(c)) c = static_cast<char>(c - 'A' + 'a');
    m_result.words.push_back(std::move(text));
    m_afterWord = true;
    return end;
  }

  ArrayName m_result;
  bool m_afterWord = false;
};

/// "h" counts layers in GPT-2's names ("transformer.h.0.attn") and heads where something else counts layers.
void settleH(ArrayName& name) {
  const bool layered = std::find(name.axes.begin(), name.axes.end(), NameAxis::Layer) != name.axes.end();
  const bool said = std::find(name.words.begin(), name.words.end(), "h") != name.words.end();
  if (!said || layered) return;
  for (NameAxis& axis : name.axes)
    if (axis == NameAxis::Head) axis = NameAxis::Layer;
}

std::optional<AttentionKind> kindOf(const std::vector<std::string>& words) {
  const auto says = [&](std::initializer_list<std::string_view> wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
  };
  const bool encoder = says({"encoder", "enc"});
  const bool decoder = says({"decoder", "dec"});
  // BART and T5 call it encoder_attn inside the decoder and EncDecAttention.
  if (says({"cross", "xattn", "crossattention", "crossattentions"}) || (encoder && decoder))
    return AttentionKind::Cross;
  if (encoder) return AttentionKind::Encoder;
  if (decoder) return AttentionKind::Decoder;
  return std::nullopt;
}

}  // namespace

ArrayName parseArrayName(const std::string& name) {
  ArrayName parsed = NameParser(name).parse();
  settleH(parsed);
  parsed.kind = kindOf(parsed.words);
  return parsed;
}

int attentionRank(const ArrayName& name) {
  static constexpr std::array<std::string_view, 36> kOthers = {
      "hidden", "state",  "states", "logit", "logits", "embedding", "embeddings", "embed",  "q",
      "k",      "v",      "z",      "query", "key",    "value",     "values",     "keys",   "queries",
      "score",  "scores", "mask",   "bias",  "weight", "loss",      "grad",       "output", "out",
      "result", "mlp",    "norm",   "resid", "ids",    "input",     "inputs",     "sink",   "sinks"};
  static constexpr std::array<std::string_view, 7> kPatterns = {"pattern",       "patterns", "probs",  "prob",
                                                                "probabilities", "softmax",  "weights"};
  static constexpr std::array<std::string_view, 14> kAttentions = {
      "attention", "attentions", "attn",     "attns", "att", "atts",           "encoder",
      "decoder",   "cross",      "selfattn", "enc",   "dec", "crossattention", "selfattention"};
  // The last word is the noun: "output_attentions" are attentions, "attn_scores" are scores.
  const bool attentions = !name.words.empty() && contains(kAttentions, name.words.back());
  int rank = 1;
  for (const std::string& word : name.words) {
    if (contains(kOthers, word) && !attentions) return 0;
    if (contains(kAttentions, word)) rank = std::max(rank, 2);
  }
  const bool pattern = std::any_of(name.words.begin(), name.words.end(),
                                   [](const std::string& word) { return contains(kPatterns, word); });
  return pattern ? 3 : rank;
}

}  // namespace headlight
