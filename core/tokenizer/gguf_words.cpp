#include "core/tokenizer/gguf_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/io/json_fields.h"

namespace headlight {
namespace {

using nlohmann::json;

constexpr const char* kGpt2 = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
constexpr const char* kLlama3 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|)"
    R"(\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kQwen2 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|)"
    R"(\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kGpt4o =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+)"
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)?|)"
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*)"
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)?|)"
    R"(\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kTekken =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|)"
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|)"
    R"(\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kDeepseek3 =
    R"([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+|)"
    R"( ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
// Characters beyond ASCII by their numbers, since some have a canonical equivalent that an editor may put in
// their place.
constexpr const char* kDeepseekLetters =
    R"(\s?[A-Za-z\x{B5}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1BA}\x{1BC}-\x{1BF}\x{1C4}-\x{293})"
    R"(\x{295}-\x{2AF}\x{370}-\x{373}\x{376}\x{377}\x{37B}-\x{37D}\x{37F}\x{386}\x{388}-\x{38A})"
    R"(\x{38C}\x{38E}-\x{3A1}\x{3A3}-\x{3F5}\x{3F7}-\x{481}\x{48A}-\x{52F}\x{531}-\x{556})"
    R"(\x{10A0}-\x{10C5}\x{13A0}-\x{13F5}\x{13F8}-\x{13FD}\x{1C90}-\x{1CBA}\x{1CBD}-\x{1CBF})"
    R"(\x{1D00}-\x{1D2B}\x{1D6B}-\x{1D77}\x{1D79}-\x{1D9A}\x{1E00}-\x{1F15}\x{1F18}-\x{1F1D})"
    R"(\x{1F20}-\x{1F45}\x{1F48}-\x{1F4D}\x{1F50}-\x{1F57}\x{1F59}\x{1F5B}\x{1F5D})"
    R"(\x{1F5F}-\x{1F7D}\x{1F80}-\x{1FB4}\x{1FB6}-\x{1FBC}\x{1FBE}\x{1FC2}-\x{1FC4})"
    R"(\x{1FC6}-\x{1FCC}\x{1FD0}-\x{1FD3}\x{1FD6}-\x{1FDB}\x{1FE0}-\x{1FEC}\x{1FF2}-\x{1FF4})"
    R"(\x{1FF6}-\x{1FFC}\x{2102}\x{2107}\x{210A}-\x{2113}\x{2115}\x{2119}-\x{211D}\x{2124})"
    R"(\x{2126}\x{2128}\x{212A}-\x{212D}\x{212F}-\x{2134}\x{2139}\x{213C}-\x{213F})"
    R"(\x{2145}-\x{2149}\x{214E}\x{2183}\x{2184}\x{2C00}-\x{2C7B}\x{2C7E}-\x{2CE4})"
    R"(\x{2CEB}-\x{2CEE}\x{2CF2}\x{2CF3}\x{A640}-\x{A66D}\x{A680}-\x{A69B}\x{A722}-\x{A76F})"
    R"(\x{A771}-\x{A787}\x{A78B}-\x{A78E}\x{AB70}-\x{ABBF}\x{FB00}-\x{FB06}\x{FB13}-\x{FB17})"
    R"(\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}\x{10400}-\x{1044F}\x{104B0}-\x{104D3})"
    R"(\x{104D8}-\x{104FB}\x{10C80}-\x{10CB2}\x{10CC0}-\x{10CF2}\x{118A0}-\x{118DF})"
    R"(\x{1E900}-\x{1E943}]+)";
constexpr const char* kDeepseekPunctuation =
    R"(\s?[!-/:-~\x{FF01}-\x{FF0F}\x{FF1A}-\x{FF5E}\x{2018}-\x{201F}\x{3000}-\x{3002}]+)";
constexpr const char* kDeepseekHan = R"([\x{4E00}-\x{9FA5}\x{800}-\x{4E00}\x{AC00}-\x{D7FF}]+)";
constexpr const char* kHanAndKana = R"([\x{4E00}-\x{9FA5}\x{3040}-\x{309F}\x{30A0}-\x{30FF}]+)";

/// Patterns that cut a text one after another, each what those before have left whole.
json cutBy(const std::vector<const char*>& patterns) {
  json steps = json::array();
  for (const char* pattern : patterns)
    steps.push_back(
        {{"type", "Split"}, {"pattern", {{"Regex", pattern}}}, {"behavior", "Isolated"}, {"invert", false}});
  steps.push_back({{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}});
  return {{"type", "Sequence"}, {"pretokenizers", steps}};
}

GgufWords wordsBy(const std::vector<const char*>& patterns) {
  GgufWords words;
  words.preTokenizer = cutBy(patterns);
  return words;
}

GgufWords llama3() {
  GgufWords words = wordsBy({kLlama3});
  words.ignoreMerges = true;
  words.beginsWithBos = true;
  return words;
}

GgufWords tekken() {
  GgufWords words = wordsBy({kTekken});
  words.ignoreMerges = true;
  words.beginsWithBos = true;
  return words;
}

// Qwen's own tokenizer.json composes characters first.
GgufWords qwen2() {
  GgufWords words = wordsBy({kQwen2});
  words.normalizer = {{"type", "NFC"}};
  return words;
}

GgufWords gpt2() { return wordsBy({kGpt2}); }
GgufWords singleDigits() { return wordsBy({R"(\p{N})", kGpt2}); }
GgufWords gpt4o() { return wordsBy({kGpt4o}); }

GgufWords deepseekLlm() {
  return wordsBy({R"([\r\n])", kDeepseekLetters, kDeepseekPunctuation, R"(\s+$)", kDeepseekHan, R"(\p{N}+)"});
}

GgufWords deepseekCoder() {
  return wordsBy({R"([\r\n])", R"(\s?\p{L}+)", R"(\s?\p{P}+)", kDeepseekHan, R"(\p{N})"});
}

GgufWords deepseek3() { return wordsBy({R"(\p{N}{1,3})", kHanAndKana, kDeepseek3}); }

GgufWords unnamed() { return wordsBy({R"([\p{P}\$\+<=>\^~\|]+)", kGpt2, R"(\p{N}+)", R"([0-9][0-9][0-9])"}); }

struct Named {
  std::string_view name;
  GgufWords (*words)();
};

constexpr std::array kNamed = {
    Named{"chatglm-bpe", [] { return wordsBy({kLlama3}); }},
    Named{"codeshell", singleDigits},
    Named{"command-r", singleDigits},
    Named{"dbrx", [] { return wordsBy({kLlama3}); }},
    Named{"deepseek-coder", deepseekCoder},
    Named{"deepseek-llm", deepseekLlm},
    Named{"deepseek-r1-qwen", [] { return wordsBy({kQwen2}); }},
    Named{"deepseek-v3", deepseek3},
    Named{"default", unnamed},
    Named{"exaone", singleDigits},
    Named{"falcon3", llama3},
    Named{"glm4", [] { return wordsBy({kLlama3}); }},
    Named{"gpt-2", gpt2},
    Named{"gpt-4o", gpt4o},
    Named{"llama-bpe", llama3},
    Named{"llama-v3", llama3},
    Named{"llama3", llama3},
    Named{"llama4", gpt4o},
    Named{"megrez", qwen2},
    Named{"minerva-7b", singleDigits},
    Named{"mpt", gpt2},
    Named{"olmo", gpt2},
    Named{"phi-2", gpt2},
    Named{"pixtral", llama3},
    Named{"qwen2", qwen2},
    Named{"refact", singleDigits},
    Named{"smaug-bpe", [] { return wordsBy({kLlama3}); }},
    Named{"smollm", singleDigits},
    Named{"stablelm2", [] { return wordsBy({kQwen2}); }},
    Named{"starcoder", singleDigits},
    Named{"tekken", tekken},
};

}  // namespace

GgufWords ggufWords(const std::string& name, const std::string& file) {
  std::string known;
  for (const Named& entry : kNamed) {
    if (entry.name == name) return entry.words();
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw Error(
      "%1: tokenizer.ggml.pre is %2, a way of cutting texts into words that is not among those known here: "
      "%3.",
      file, briefJson(name), known);
}

}  // namespace headlight
