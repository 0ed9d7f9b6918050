#include "core/tokenizer/sentence_piece/sentence_piece_around.h"

#include <vector>

#include "core/error.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;
using ItemKind = Item::Kind;

// Puts a pattern together, item by item.
class Template {
 public:
  explicit Template(const Vocabulary& vocabulary) : m_vocabulary(vocabulary) {}
  Template& special(const std::string& token, int type = 0) {
    const std::int32_t piece = m_vocabulary.find(token);
    if (piece != Vocabulary::kNone)
      m_items.push_back({ItemKind::Special, type, m_vocabulary.id(piece), token});
    return *this;
  }
  Template& first() { return text(ItemKind::First, 0); }
  Template& second(int type = 0) { return text(ItemKind::Second, type); }
  std::vector<Item> items() const { return m_items; }

 private:
  Template& text(ItemKind kind, int type) {
    m_items.push_back({kind, type, -1, {}});
    return *this;
  }
  const Vocabulary& m_vocabulary;
  std::vector<Item> m_items;
};

std::string knownLanguage(const SentencePieceClass& tokenizerClass, const TokenizerConfig& config,
                          const Vocabulary& vocabulary) {
  const std::string& language = tokenizerClass.language;
  if (language.empty() || vocabulary.find(language) != Vocabulary::kNone) return language;
  if (tokenizerClass.unknownLanguage) return config.unknownToken.empty() ? "<unk>" : config.unknownToken;
  throw Error("%1: src_lang asks for %2, which is no token of the vocabulary.", config.file, language);
}

}  // namespace

ProcessingTemplate tokensAround(const SentencePieceClass& tokenizerClass, const TokenizerConfig& config,
                                const Vocabulary& vocabulary) {
  using Around = SentencePieceClass::Around;
  const auto named = [](const std::string& name, const std::string& otherwise) {
    return name.empty() ? otherwise : name;
  };
  const std::string cls = named(config.clsToken, tokenizerClass.cls);
  const std::string sep = named(config.sepToken, tokenizerClass.sep);
  const std::string eos = named(config.eosToken, "</s>");
  const std::string language = knownLanguage(tokenizerClass, config, vocabulary);
  const auto start = [&] { return Template(vocabulary); };
  switch (tokenizerClass.around) {
    case Around::Nothing:
      return {};
    case Around::Eos:
      return {start().first().special(eos).items(),
              start().first().special(eos).second().special(eos).items()};
    case Around::OneEos:
      return {start().first().special(eos).items(), start().first().second().special(eos).items()};
    case Around::Roberta:
      return {start().special(cls).first().special(sep).items(),
              start().special(cls).first().special(sep).special(sep).second().special(sep).items()};
    case Around::Bert:
      return {start().special(cls).first().special(sep).items(),
              start().special(cls).first().special(sep).second(1).special(sep, 1).items()};
    case Around::XlNet:
      return {start().first().special(sep).special(cls, 2).items(),
              start().first().special(sep).second(1).special(sep, 1).special(cls, 2).items()};
    case Around::Mbart:
      return {start().first().special(eos).special(language).items(),
              start().first().second().special(eos).special(language).items()};
    case Around::Mbart50:
      return {start().special(language).first().special(eos).items(),
              start().special(language).first().second().special(eos).items()};
    case Around::Xglm:
      return {start().special(eos).first().items(),
              start().special(eos).first().special(eos).special(eos).second().items()};
  }
  return {};
}

}  // namespace headlight
