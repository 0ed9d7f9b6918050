#include "core/arrays/array_labels.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/arrays/array_name.h"
#include "core/error.h"
#include "core/io/json_file.h"

namespace headlight {
namespace {

using Names = std::vector<std::string_view>;

const Names kQueryNames = {"query_tokens",   "queries",      "query_labels",   "left_text",   "row_labels",
                           "row_tokens",     "rows",         "row_names",      "index",       "y_labels",
                           "labels.queries", "labels.query", "tokens.queries", "tokens.query"};
const Names kKeyNames = {"key_tokens",  "keys",       "key_labels",    "right_text", "column_labels",
                         "col_labels",  "col_tokens", "column_tokens", "columns",    "x_labels",
                         "labels.keys", "labels.key", "tokens.keys",   "tokens.key"};
const Names kEncoderNames = {
    "encoder_tokens", "encoder_input_tokens", "source_tokens", "src_tokens", "source", "src",
    "input_tokens",   "encoder_labels",       "encoder_text"};
const Names kDecoderNames = {
    "decoder_tokens", "decoder_input_tokens", "target_tokens", "tgt_tokens", "target", "tgt",
    "output_tokens",  "decoder_labels",       "decoder_text"};
const Names kCommonNames = {"tokens",     "labels",     "token_labels", "input_tokens",    "str_tokens",
                            "words",      "pieces",     "subwords",     "wordpieces",      "token_texts",
                            "all_tokens", "token_strs", "tokenized",    "text_tokens",     "tokens_text",
                            "names",      "token_list", "input_text",   "generated_tokens"};

/// Lower case, with "-" and " " as "_".
std::string normalized(std::string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-' || c == ' ') c = '_';
  }
  return text;
}

/// A text in Python's quotes; `position` is at the opening one and moves behind the closing one.
std::optional<std::string> pythonText(std::string_view text, std::size_t& position) {
  const char quote = text[position];
  if (quote != '\'' && quote != '"') return std::nullopt;
  std::string result;
  for (++position; position < text.size(); ++position) {
    if (text[position] == quote) {
      ++position;
      return result;
    }
    if (text[position] == '\\' && position + 1 < text.size()) {
      const char escaped = text[++position];
      result += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
    } else {
      result += text[position];
    }
  }
  return std::nullopt;
}

/// What Python prints for a list of texts; nothing if it is none.
std::optional<std::vector<std::string>> pythonList(std::string_view text) {
  std::vector<std::string> texts;
  std::size_t position = 1;  // behind the bracket
  const auto skipSpace = [&] {
    while (position < text.size() && (text[position] == ' ' || text[position] == '\n')) ++position;
  };
  for (;;) {
    skipSpace();
    if (position >= text.size()) return std::nullopt;
    if (text[position] == ']') break;
    auto entry = pythonText(text, position);
    if (!entry) return std::nullopt;
    texts.push_back(std::move(*entry));
    skipSpace();
    if (position < text.size() && text[position] == ',') ++position;
  }
  if (text.find_first_not_of(" \t\r\n", position + 1) != std::string_view::npos) return std::nullopt;
  return texts;
}

/// Whether a text that begins with a bracket is a list; "[CLS] the cat" is words.
bool isMeantAsList(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n", 1);
  if (first == std::string_view::npos) return false;
  return text[first] == '\'' || text[first] == '"' || nlohmann::json::accept(text);
}

std::vector<std::string> splitAtSpaces(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\v\f", begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The name less its last part: "attention.0.attn" lies in "attention.0".
std::string parentOf(const std::string& name) {
  const std::size_t end = name.find_last_of("./");
  return end == std::string::npos ? std::string() : name.substr(0, end);
}

/// Where labels of an array may be, nearest first: under its own name, its kind's, in what it lies in, ...,
/// at the top. Numbered arrays share the labels of the name before the number.
std::vector<std::string> scopesOf(const LabelledArray& array) {
  std::vector<std::string> scopes;
  if (!array.name.empty()) scopes.push_back(array.name);
  scopes.emplace_back(nameOf(array.kind));
  for (std::string name = parentOf(array.name); !name.empty(); name = parentOf(name)) scopes.push_back(name);
  scopes.emplace_back();
  return scopes;
}

class LabelFinder {
 public:
  LabelFinder(const ArrayContent& content, const LabelledArray& array)
      : m_array(array), m_scopes(scopesOf(array)) {
    for (const auto& [name, labels] : content.labels) m_byName.emplace(normalized(name), &labels);
  }

  ArrayLabels find() const {
    ArrayLabels labels;
    labels.queries = axis({&kQueryNames, &sideNames(true), &kCommonNames}, m_array.queries, phrase("query"));
    labels.keys = axis({&kKeyNames, &sideNames(false), &kCommonNames}, m_array.keys, phrase("key"));
    if (!labels.queries && labels.keys && m_array.queries < m_array.keys && !isCross()) {
      labels.queries.emplace(labels.keys->end() - m_array.queries, labels.keys->end());
    }
    return labels;
  }

 private:
  bool isCross() const { return m_array.kind == AttentionKind::Cross && !m_array.single; }

  const Names& sideNames(bool queries) const {
    static const Names none;
    switch (m_array.kind) {
      case AttentionKind::Encoder:
        return kEncoderNames;
      case AttentionKind::Decoder:
        return kDecoderNames;
      case AttentionKind::Cross:
        return queries ? kDecoderNames : kEncoderNames;
    }
    return none;
  }

  const NamedLabels* lookUp(const std::string& scope, std::string_view name) const {
    const std::string prefix = normalized(scope);
    for (const std::string& key : {prefix + "." + std::string(name), prefix + "_" + std::string(name)}) {
      const auto found = m_byName.find(scope.empty() ? std::string(name) : key);
      if (found != m_byName.end()) return found->second;
    }
    return nullptr;
  }

  /// The first labels whose count fits. Those named for this axis must fit; those for both axes may belong to
  /// the other one or to another array.
  std::optional<std::vector<std::string>> axis(std::initializer_list<const Names*> groups, std::int64_t count,
                                               Phrase what) const {
    const NamedLabels* wrong = nullptr;
    for (const Names* names : groups) {
      const bool own = names == *groups.begin();
      for (const std::string& scope : m_scopes) {
        for (const std::string_view name : *names) {
          const NamedLabels* labels = lookUp(scope, name);
          if (!labels) continue;
          if (static_cast<std::int64_t>(labels->texts.size()) == count) return labels->texts;
          if (labels->loose) continue;
          if (own) refuse(*labels, count, what);
          if (!wrong) wrong = labels;
        }
      }
    }
    const auto other = m_array.queries == count ? m_array.keys : m_array.queries;
    if (wrong && m_array.single && static_cast<std::int64_t>(wrong->texts.size()) != other)
      refuse(*wrong, count, what);
    return std::nullopt;
  }

  [[noreturn]] void refuse(const NamedLabels& labels, std::int64_t count, Phrase what) const {
    throw Error("%1: expected %2 labels, one for each %3, found %4.", m_array.place, count, what,
                labels.texts.size());
  }

  const LabelledArray& m_array;
  std::vector<std::string> m_scopes;
  std::map<std::string, const NamedLabels*> m_byName;
};

}  // namespace

bool isLabelName(std::string_view name) {
  const std::string whole = normalized(name);
  const auto endsWithName = [&](const Names& names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
      if (whole == known) return true;
      if (!whole.ends_with(known)) return false;
      const char before = whole[whole.size() - known.size() - 1];
      return before == '.' || before == '_' || before == '/';
    });
  };
  return endsWithName(kQueryNames) || endsWithName(kKeyNames) || endsWithName(kEncoderNames) ||
         endsWithName(kDecoderNames) || endsWithName(kCommonNames);
}

std::vector<std::string> labelsOf(std::string_view json, const std::string& place) {
  const nlohmann::json value = parseJson(json, place);
  std::vector<std::string> labels;
  if (!value.is_array()) throw Error("%1: expected a JSON array of token labels.", place);
  for (const auto& label : value) {
    if (!label.is_string()) {
      throw Error("%1: expected texts only, but entry %2 is none.", place, labels.size());
    }
    labels.push_back(label.get<std::string>());
  }
  return labels;
}

std::vector<std::string> parseLabels(std::string_view text, const std::string& place) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  if (text[begin] != '[' || !isMeantAsList(text.substr(begin))) return splitAtSpaces(text);
  if (const auto labels = pythonList(text.substr(begin)); labels && text.find('\\') == std::string_view::npos)
    return *labels;
  try {
    return labelsOf(text, place);
  } catch (const Error&) {
    const auto labels = pythonList(text.substr(begin));
    if (labels) return *labels;
    throw;
  }
}

ArrayLabels findLabels(const ArrayContent& content, const LabelledArray& array) {
  return LabelFinder(content, array).find();
}

}  // namespace headlight
