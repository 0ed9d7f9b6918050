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
constexpr const char* kDeepseekLetters =
    "\\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-"
    "Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-"
    "ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤΩℨK-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-"
    "Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-"
    "𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃]+";
constexpr const char* kDeepseekPunctuation = "\\s?[!-/:-~！-／：-～‘-‟　-。]+";
constexpr const char* kDeepseekHan = "[一-龥ࠀ-一가-퟿]+";

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

GgufWords deepseek3() { return wordsBy({R"(\p{N}{1,3})", "[一-龥぀-ゟ゠-ヿ]+", kDeepseek3}); }

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
  throw Error(file + ": tokenizer.ggml.pre is " + briefJson(name) +
              ", a way of cutting texts into words that is not among those known here: " + known + ".");
}

}  // namespace headlight
