#include "core/tokenizer/sentence_piece/sentence_piece_class.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/tokenizer/sentence_piece/sentence_piece_languages.h"

namespace headlight {

namespace {

using Kind = SentencePieceModel::Kind;
using Piece = SentencePieceModel::Piece;
using Class = SentencePieceClass;

constexpr int kPegasusOffset = 103;
constexpr int kXglmMadeUpWords = 7;

// What models name no tokenizer_class for (transformers' auto/tokenization_auto.py).
constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kClassOfModelType = {{
    {"albert", "AlbertTokenizer"},
    {"big_bird", "BigBirdTokenizer"},
    {"bigbird_pegasus", "PegasusTokenizer"},
    {"camembert", "CamembertTokenizer"},
    {"code_llama", "LlamaTokenizer"},
    {"deberta-v2", "DebertaV2Tokenizer"},
    {"gemma", "GemmaTokenizer"},
    {"gemma2", "GemmaTokenizer"},
    {"gemma3", "GemmaTokenizer"},
    {"gemma3_text", "GemmaTokenizer"},
    {"internlm2", "LlamaTokenizer"},
    {"llama", "LlamaTokenizer"},
    {"longt5", "T5Tokenizer"},
    {"m2m_100", "M2M100Tokenizer"},
    {"marian", "MarianTokenizer"},
    {"mbart", "MBartTokenizer"},
    {"ministral", "LlamaTokenizer"},
    {"mistral", "LlamaTokenizer"},
    {"mixtral", "LlamaTokenizer"},
    {"mt5", "T5Tokenizer"},
    {"nystromformer", "AlbertTokenizer"},
    {"pegasus", "PegasusTokenizer"},
    {"pegasus_x", "PegasusTokenizer"},
    {"phi3", "LlamaTokenizer"},
    {"rembert", "RemBertTokenizer"},
    {"switch_transformers", "T5Tokenizer"},
    {"t5", "T5Tokenizer"},
    {"umt5", "T5Tokenizer"},
    {"xglm", "XGLMTokenizer"},
    {"xlm-roberta", "XLMRobertaTokenizer"},
    {"xlm-roberta-xl", "XLMRobertaTokenizer"},
    {"xlnet", "XLNetTokenizer"},
    {"xmod", "XLMRobertaTokenizer"},
    {"yoso", "AlbertTokenizer"},
}};

Class bertLike() {
  Class result;
  result.around = Class::Around::Bert;
  result.cls = "[CLS]";
  result.sep = "[SEP]";
  result.mask = "[MASK]";
  return result;
}

Class withAround(Class::Ids ids, Class::Around around) {
  Class result;
  result.ids = ids;
  result.around = around;
  return result;
}

Class fairseq(Class::Ids ids, Class::Around around) {
  Class result;
  result.ids = ids;
  result.around = around;
  result.cls = "<s>";
  result.sep = "</s>";
  return result;
}

Class t5(const TokenizerConfig& config) {
  Class result;
  result.around = Class::Around::Eos;
  // The extra ids count down, so that <extra_id_0> is the last.
  for (std::int64_t i = config.extraIds; i-- > 0;)
    result.morePieces.push_back("<extra_id_" + std::to_string(i) + ">");
  return result;
}

Class roberta(Class::Ids ids) {
  Class result = fairseq(ids, Class::Around::Roberta);
  result.mask = "<mask>";
  result.morePieces = {"<mask>"};
  return result;
}

Class mbart(const TokenizerConfig& config) {
  Class result = fairseq(Class::Ids::Fairseq, Class::Around::Mbart);
  result.morePieces = mbartLanguages();
  result.morePieces.emplace_back("<mask>");
  result.mask = "<mask>";
  result.language = config.sourceLanguage.empty() ? "en_XX" : config.sourceLanguage;
  return result;
}

Class mbart50(const TokenizerConfig& config) {
  Class result = mbart(config);
  result.around = Class::Around::Mbart50;
  result.morePieces = mbart50Languages();
  result.morePieces.emplace_back("<mask>");
  result.conversion = Class::Conversion::Unigram;
  return result;
}

// The codes of the languages come from the config alone.
Class nllb(const TokenizerConfig& config) {
  Class result =
      fairseq(Class::Ids::Fairseq, config.legacyBehaviour ? Class::Around::Mbart : Class::Around::Mbart50);
  result.mask = "<mask>";
  result.language = config.sourceLanguage.empty() ? "eng_Latn" : config.sourceLanguage;
  result.unknownLanguage = true;
  result.conversion = Class::Conversion::BytePair;
  return result;
}

Class m2m100(const TokenizerConfig& config) {
  Class result = withAround(Class::Ids::AsInFile, Class::Around::Mbart50);
  const auto nameOf = [](const std::string& code) { return "__" + code + "__"; };
  for (const std::string& code : config.languageCodes == "wmt21" ? wmt21Languages() : m2m100Languages())
    result.morePieces.push_back(nameOf(code));
  result.foundTokens = {"<s>", "<pad>", "</s>", "<unk>"};
  result.language = nameOf(config.sourceLanguage.empty() ? "en" : config.sourceLanguage);
  return result;
}

Class marian() {
  Class result = withAround(Class::Ids::AsInFile, Class::Around::OneEos);
  result.foundTokens = {"</s>", "<unk>", "<pad>"};
  result.leadingCodes = true;
  return result;
}

Class xglm() {
  Class result = fairseq(Class::Ids::Fairseq, Class::Around::Xglm);
  for (int i = 0; i < kXglmMadeUpWords; ++i)
    result.morePieces.push_back("<madeupword" + std::to_string(i) + ">");
  return result;
}

Piece special(std::string text, Kind kind = Kind::Control) { return {std::move(text), 0.0F, kind}; }

void append(std::vector<Piece>& pieces, const std::vector<Piece>& from, std::size_t begin) {
  for (std::size_t i = begin; i < from.size(); ++i) pieces.push_back(from[i]);
}

}  // namespace

SentencePieceClass sentencePieceClass(const TokenizerConfig& config, std::string_view modelType) {
  std::string_view name = config.tokenizerClass;
  if (name.empty()) {
    const auto known = std::find_if(kClassOfModelType.begin(), kClassOfModelType.end(),
                                    [&](const auto& entry) { return entry.first == modelType; });
    if (known != kClassOfModelType.end()) name = known->second;
  }
  Class result;
  if (name == "LlamaTokenizer" || name == "CodeLlamaTokenizer" || name == "GemmaTokenizer") {
    result.beginsWithBos = true;
  } else if (name == "T5Tokenizer") {
    result = t5(config);
  } else if (name == "XLMRobertaTokenizer") {
    result = roberta(Class::Ids::Fairseq);
  } else if (name == "CamembertTokenizer") {
    result = roberta(Class::Ids::Camembert);
  } else if (name == "MBartTokenizer") {
    result = mbart(config);
  } else if (name == "XGLMTokenizer") {
    result = xglm();
  } else if (name == "AlbertTokenizer") {
    result = bertLike();
    result.lowercases = true;
  } else if (name == "DebertaV2Tokenizer" || name == "BigBirdTokenizer" || name == "RemBertTokenizer") {
    result = bertLike();
  } else if (name == "XLNetTokenizer") {
    result = bertLike();
    result.around = Class::Around::XlNet;
    result.cls = "<cls>";
    result.sep = "<sep>";
  } else if (name == "PegasusTokenizer") {
    result = withAround(Class::Ids::Pegasus, Class::Around::OneEos);
  } else if (name == "MarianTokenizer") {
    result = marian();
  } else if (name == "MBart50Tokenizer") {
    result = mbart50(config);
  } else if (name == "NllbTokenizer") {
    result = nllb(config);
  } else if (name == "M2M100Tokenizer") {
    result = m2m100(config);
  }
  return result;
}

void arrangeIds(const SentencePieceClass& tokenizerClass, SentencePieceModel& model) {
  std::vector<Piece> pieces;
  switch (tokenizerClass.ids) {
    case Class::Ids::AsInFile:
      pieces = std::move(model.pieces);
      break;
    case Class::Ids::Fairseq:
      pieces = {special("<s>"), special("<pad>"), special("</s>"), special("<unk>", Kind::Unknown)};
      append(pieces, model.pieces, 3);
      model.unknownId = 3;
      break;
    case Class::Ids::Camembert:
      pieces = {special("<s>NOTUSED"), special("<pad>"), special("</s>NOTUSED"),
                special("<unk>", Kind::Unknown), special("<unk>NOTUSED")};
      append(pieces, model.pieces, 1);
      model.unknownId = 3;
      break;
    case Class::Ids::Pegasus:
      pieces = {special("<pad>"), special("</s>"), special("<mask_1>"), special("<mask_2>")};
      for (int i = 2; i < kPegasusOffset; ++i) pieces.push_back(special("<unk_" + std::to_string(i) + ">"));
      append(pieces, model.pieces, 2);
      model.unknownId += kPegasusOffset;
      break;
  }
  for (const std::string& piece : tokenizerClass.morePieces) pieces.push_back(special(piece));
  model.pieces = std::move(pieces);
}

}  // namespace headlight
