#include "core/model/gguf_tensors.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/error.h"
#include "core/io/json_fields.h"

namespace headlight {
namespace {

/// How a tensor of the file becomes one of the library's.
enum class Change { None, QueryRows, KeyRows, Transposed, MinusOne, Experts };

struct Renamed {
  std::string_view from;  // without "blk.N." and without ".weight"
  std::string_view to;    // without the layer and without ".weight"
  Change change = Change::None;
};

using Table = std::span<const Renamed>;

constexpr std::array kLlamaLayer = {
    Renamed{"attn_norm", "input_layernorm"},
    Renamed{"attn_q", "self_attn.q_proj"},
    Renamed{"attn_k", "self_attn.k_proj"},
    Renamed{"attn_v", "self_attn.v_proj"},
    Renamed{"attn_qkv", "self_attn.qkv_proj"},
    Renamed{"attn_output", "self_attn.o_proj"},
    Renamed{"attn_q_norm", "self_attn.q_norm"},
    Renamed{"attn_k_norm", "self_attn.k_norm"},
    Renamed{"ffn_norm", "post_attention_layernorm"},
    Renamed{"ffn_gate", "mlp.gate_proj"},
    Renamed{"ffn_up", "mlp.up_proj"},
    Renamed{"ffn_down", "mlp.down_proj"},
};

constexpr std::array kLlamaRows = {
    Renamed{"attn_q", "self_attn.q_proj", Change::QueryRows},
    Renamed{"attn_k", "self_attn.k_proj", Change::KeyRows},
};

constexpr std::array kMixtral = {
    Renamed{"attn_q", "self_attn.q_proj", Change::QueryRows},
    Renamed{"attn_k", "self_attn.k_proj", Change::KeyRows},
    Renamed{"ffn_gate_inp", "block_sparse_moe.gate"},
    Renamed{"ffn_gate_exps", "block_sparse_moe.experts.*.w1", Change::Experts},
    Renamed{"ffn_down_exps", "block_sparse_moe.experts.*.w2", Change::Experts},
    Renamed{"ffn_up_exps", "block_sparse_moe.experts.*.w3", Change::Experts},
};

constexpr std::array kPhi3 = {Renamed{"ffn_up", "mlp.gate_up_proj"}};

constexpr std::array kGptOss = {
    Renamed{"attn_sinks", "self_attn.sinks"},
    Renamed{"post_attention_norm", "post_attention_layernorm"},
    Renamed{"ffn_gate_inp", "mlp.router"},
    Renamed{"ffn_gate_exps", "mlp.experts.*.gate_proj", Change::Experts},
    Renamed{"ffn_up_exps", "mlp.experts.*.up_proj", Change::Experts},
    Renamed{"ffn_down_exps", "mlp.experts.*.down_proj", Change::Experts},
};

// Gemma's norms multiply with 1 + w, and w is what the library stores.
constexpr std::array kGemma = {
    Renamed{"attn_norm", "input_layernorm", Change::MinusOne},
    Renamed{"ffn_norm", "post_attention_layernorm", Change::MinusOne},
    Renamed{"output_norm", "norm", Change::MinusOne},
};

constexpr std::array kGemma2 = {
    Renamed{"attn_norm", "input_layernorm", Change::MinusOne},
    Renamed{"attn_q_norm", "self_attn.q_norm", Change::MinusOne},
    Renamed{"attn_k_norm", "self_attn.k_norm", Change::MinusOne},
    Renamed{"post_attention_norm", "post_attention_layernorm", Change::MinusOne},
    Renamed{"ffn_norm", "pre_feedforward_layernorm", Change::MinusOne},
    Renamed{"post_ffw_norm", "post_feedforward_layernorm", Change::MinusOne},
    Renamed{"output_norm", "norm", Change::MinusOne},
};

constexpr std::array kLlamaOuter = {
    Renamed{"token_embd", "embed_tokens"},
    Renamed{"output_norm", "norm"},
};

constexpr std::array kGpt2Layer = {
    Renamed{"attn_norm", "ln_1"},
    Renamed{"attn_qkv", "attn.c_attn", Change::Transposed},
    Renamed{"attn_output", "attn.c_proj", Change::Transposed},
    Renamed{"ffn_norm", "ln_2"},
    Renamed{"ffn_up", "mlp.c_fc", Change::Transposed},
    Renamed{"ffn_down", "mlp.c_proj", Change::Transposed},
};

constexpr std::array kGpt2Outer = {
    Renamed{"token_embd", "wte"},
    Renamed{"position_embd", "wpe"},
    Renamed{"output_norm", "ln_f"},
};

constexpr std::array kBertLayer = {
    Renamed{"attn_q", "attention.self.query"},
    Renamed{"attn_k", "attention.self.key"},
    Renamed{"attn_v", "attention.self.value"},
    Renamed{"attn_output", "attention.output.dense"},
    Renamed{"attn_output_norm", "attention.output.LayerNorm"},
    Renamed{"ffn_up", "intermediate.dense"},
    Renamed{"ffn_down", "output.dense"},
    Renamed{"layer_output_norm", "output.LayerNorm"},
};

constexpr std::array kBertOuter = {
    Renamed{"token_embd", "embeddings.word_embeddings"},
    Renamed{"position_embd", "embeddings.position_embeddings"},
    Renamed{"token_types", "embeddings.token_type_embeddings"},
    Renamed{"token_embd_norm", "embeddings.LayerNorm"},
};

/// How one part of the library calls what all of its models have.
struct Style {
  Table layer;
  Table outer;
  std::string_view beforeLayers;
  std::string_view before;
};

constexpr Style kLlamaStyle = {kLlamaLayer, kLlamaOuter, "model.layers.", "model."};
constexpr Style kGpt2Style = {kGpt2Layer, kGpt2Outer, "transformer.h.", "transformer."};
constexpr Style kBertStyle = {kBertLayer, kBertOuter, "bert.encoder.layer.", "bert."};

const Style& styleOf(const std::string& modelType) {
  if (modelType == "gpt2") return kGpt2Style;
  return modelType == "bert" ? kBertStyle : kLlamaStyle;
}

/// What a model type's tensors are called. Its own names come before those of all of its kind.
struct Names {
  std::string_view modelType;
  Table own;
};

constexpr std::array kNames = {
    Names{"llama", kLlamaRows}, Names{"mistral", kLlamaRows},  Names{"mixtral", kMixtral},
    Names{"phi3", kPhi3},       Names{"gpt_oss", kGptOss},     Names{"gemma", kGemma},
    Names{"gemma2", kGemma2},   Names{"gemma3_text", kGemma2},
};

const Renamed* find(Table table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Renamed& entry) { return entry.from == name; });
  return found != table.end() ? &*found : nullptr;
}

/// A name of the file in parts: "blk.3.attn_q.weight" is layer "3", "attn_q" and ".weight".
struct NameParts {
  std::string_view layer;  // empty outside layers
  std::string_view stem;
  std::string_view ending;
};

NameParts partsOf(std::string_view name) {
  NameParts parts;
  if (name.starts_with("blk.")) {
    const std::string_view rest = name.substr(4);
    const std::size_t digits = rest.find_first_not_of("0123456789");
    if (digits != std::string_view::npos && digits > 0 && rest[digits] == '.') {
      parts.layer = rest.substr(0, digits);
      name = rest.substr(digits + 1);
    }
  }
  const std::size_t dot = name.rfind('.');
  parts.stem = name.substr(0, dot);
  if (dot != std::string_view::npos) parts.ending = name.substr(dot);
  return parts;
}

class Translator {
 public:
  Translator(const GgufFile& file, const std::string& modelType) : m_file(file), m_style(styleOf(modelType)) {
    for (const Names& names : kNames)
      if (names.modelType == modelType) m_own = names.own;
  }

  void add(const TensorView& tensor) {
    const NameParts parts = partsOf(tensor.name);
    if (isOfConfig(tensor.name)) return;
    const Renamed* entry = find(m_own, parts.stem);
    const Table common = parts.layer.empty() ? m_style.outer : m_style.layer;
    if (entry == nullptr) entry = find(common, parts.stem);
    const std::string_view stem = entry ? entry->to : parts.stem;
    // The library's sinks are a parameter without an ending.
    const std::string_view ending = stem == "self_attn.sinks" ? "" : parts.ending;
    m_name = tensor.name;
    GgufTensor translated{.view = tensor};
    translated.view.name = prefixOf(parts, entry != nullptr) + std::string(stem) + std::string(ending);
    if (parts.layer.empty() && parts.stem == "output")
      translated.view.name = "lm_head" + std::string(parts.ending);
    change(entry ? entry->change : Change::None, parts, std::move(translated));
  }

  GgufTensors take() { return std::move(m_result); }

 private:
  static bool isOfConfig(std::string_view name) {
    return name == "rope_freqs.weight" || name == "rope_factors_long.weight" ||
           name == "rope_factors_short.weight";
  }

  std::string prefixOf(const NameParts& parts, bool known) const {
    if (!parts.layer.empty()) return std::string(m_style.beforeLayers) + std::string(parts.layer) + ".";
    return std::string(known ? m_style.before : "");
  }

  void change(Change change, const NameParts& parts, GgufTensor tensor) {
    switch (change) {
      case Change::QueryRows:
        tensor.rows = turnedRows(tensor.view, "attention.head_count");
        break;
      case Change::KeyRows:
        tensor.rows = turnedRows(tensor.view, "attention.head_count_kv");
        break;
      case Change::Transposed:
        tensor.transposed = parts.ending == ".weight";
        break;
      case Change::MinusOne:
        subtractOne(tensor.view);
        break;
      case Change::Experts:
        return addExperts(tensor.view);
      case Change::None:
        break;
    }
    m_result.tensors.push_back(std::move(tensor));
  }

  /// In each head the file has the numbers 0, d/2, 1, d/2 + 1 .. of the library's.
  std::vector<std::int32_t> turnedRows(const TensorView& tensor, const std::string& key) const {
    const std::int64_t heads = headsOf(key);
    const std::int64_t rows = tensor.shape.empty() ? 0 : tensor.shape[0];
    if (heads == 0 || heads > rows / 2 || rows % (2 * heads) != 0)
      throw Error("%1: tensor %2 has %3 rows, which are not those of %4 heads of even size.", m_file.file,
                  briefJson(m_name), rows, heads);
    const std::int64_t size = rows / heads;
    std::vector<std::int32_t> from;
    from.reserve(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; row < rows; ++row) {
      const std::int64_t inHead = row % size;
      from.push_back(static_cast<std::int32_t>(row - inHead + inHead % (size / 2) * 2 + inHead / (size / 2)));
    }
    return from;
  }

  std::int64_t headsOf(const std::string& key) const {
    const auto countOf = [&](const std::string& name) -> std::int64_t {
      const auto found = m_file.values.find("llama." + name);
      if (found == m_file.values.end()) return 0;
      if (const auto* list = std::get_if<GgufList>(&found->second)) {
        const auto* numbers = std::get_if<std::vector<std::int64_t>>(list);
        return numbers != nullptr && !numbers->empty() ? numbers->front() : 0;
      }
      return m_file.count("llama." + name, 0);
    };
    const std::int64_t heads = countOf(key);
    return heads > 0 ? heads : countOf("attention.head_count");
  }

  void subtractOne(TensorView& tensor) {
    const auto numbers =
        std::make_shared<std::vector<float>>(static_cast<std::size_t>(tensor.elementCount()));
    widen(tensor, 0, *numbers);
    for (float& number : *numbers) number -= 1;
    tensor.dtype = DType::Float32;
    tensor.data = reinterpret_cast<const std::byte*>(numbers->data());
    m_result.storage.push_back(numbers);
  }

  void addExperts(const TensorView& stacked) {
    if (stacked.shape.size() < 2 || stacked.elementCount() == 0)
      throw Error("%1: tensor %2 of shape %3 should hold all experts of a layer.", m_file.file,
                  briefJson(m_name), stacked.shapeText());
    const std::size_t star = stacked.name.find('*');
    for (std::int64_t expert = 0; expert < stacked.shape[0]; ++expert) {
      GgufTensor tensor{.view = sliceOf(stacked, expert)};
      tensor.view.name.replace(star, 1, std::to_string(expert));
      m_result.tensors.push_back(std::move(tensor));
    }
  }

  const GgufFile& m_file;
  Table m_own;
  const Style& m_style;
  GgufTensors m_result;
  std::string m_name;  // of the tensor at hand, as the file has it
};

}  // namespace

GgufTensors ggufTensors(const GgufFile& file, const std::string& modelType) {
  if (!file.unreadable.empty()) {
    const auto& [name, type] = *file.unreadable.begin();
    throw Error(
        "%1: tensor %2 has numbers of type %3, and only F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, "
        "Q5_K, Q6_K and MXFP4 are read.",
        file.file, briefJson(name), type);
  }
  Translator translator(file, modelType);
  for (const TensorView& tensor : file.tensors) translator.add(tensor);
  return translator.take();
}

}  // namespace headlight
