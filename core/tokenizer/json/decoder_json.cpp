#include "core/tokenizer/json/decoder_json.h"

#include "core/message.h"
#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/tokenizer/decoders/byte_level_decoder.h"
#include "core/tokenizer/decoders/piece_decoders.h"
#include "core/tokenizer/json/component_list.h"
#include "core/tokenizer/json/metaspace_json.h"
#include "core/tokenizer/json/text_pattern_json.h"

namespace headlight {

namespace {

std::unique_ptr<Decoder> sequence(const JsonFields& fields, const std::string& path) {
  std::vector<std::unique_ptr<Decoder>> steps;
  const auto list = componentList(fields, path, "decoders");
  for (std::size_t i = 0; i < list.size(); ++i) {
    steps.push_back(decoderFromJson(list[i], path + "decoders[" + std::to_string(i) + "]."));
  }
  return std::make_unique<SequenceDecoder>(std::move(steps));
}

}  // namespace

std::unique_ptr<Decoder> decoderFromJson(const JsonFields& fields, const std::string& path) {
  const std::string type = neededText(fields, "type");
  if (type == "Sequence") return sequence(fields, path);
  if (type == "ByteLevel") return std::make_unique<ByteLevelDecoder>();
  if (type == "ByteFallback") return std::make_unique<ByteFallbackDecoder>();
  if (type == "Fuse") return std::make_unique<FuseDecoder>();
  if (type == "WordPiece") {
    return std::make_unique<WordPieceDecoder>(fields.text("prefix", "##"), fields.flag("cleanup", true));
  }
  if (type == "Metaspace") {
    const MetaspaceFields metaspace = metaspaceFromJson(fields);
    return std::make_unique<MetaspaceDecoder>(metaspace.replacement,
                                              metaspace.prepend != MetaspacePreTokenizer::Prepend::Never);
  }
  if (type == "CTC") {
    return std::make_unique<CtcDecoder>(fields.text("pad_token", "<pad>"),
                                        fields.text("word_delimiter_token", "|"),
                                        fields.flag("cleanup", true));
  }
  if (type == "BPEDecoder") return std::make_unique<BpeDecoder>(fields.text("suffix", "</w>"));
  if (type == "Replace") {
    return std::make_unique<ReplaceDecoder>(textPatternFromJson(fields, path), fields.text("content", ""));
  }
  if (type == "Strip") {
    return std::make_unique<StripDecoder>(fields.text("content", ""), fields.integer("start", {}, 0),
                                          fields.integer("stop", {}, 0));
  }
  fields.fail("type", Message("is %1, which is not known; known are BPEDecoder, ByteFallback, ByteLevel, "
                              "CTC, Fuse, Metaspace, Replace, Sequence, Strip and WordPiece",
                              type));
}

}  // namespace headlight
