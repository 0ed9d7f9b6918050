#include <algorithm>
#include <cmath>

#include "core/arrays/array_labels.h"
#include "core/arrays/array_readers.h"

namespace headlight {

namespace {

using Kind = JsonNode::Kind;

std::string joined(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "." + name;
}

bool isTextList(const JsonNode& node) {
  return node.kind == Kind::List &&
         std::all_of(node.list.begin(), node.list.end(),
                     [](const JsonNode& entry) { return entry.kind == Kind::Text; });
}

std::vector<std::string> textsOf(const JsonNode& node) {
  std::vector<std::string> texts;
  for (const JsonNode& entry : node.list) texts.push_back(entry.text);
  return texts;
}

/// Walks through a file's values and takes arrays and labels.
class JsonCollector {
 public:
  explicit JsonCollector(std::string file) { m_content.file = std::move(file); }

  void collect(JsonNode& node, const std::string& path) {
    switch (node.kind) {
      case Kind::Nothing:
      case Kind::Number:
        return;
      case Kind::Text:
        return addText(node, path);
      case Kind::List:
        return addList(node, path);
      case Kind::Object:
        for (auto& [name, value] : node.members) collect(value, joined(path, name));
        return;
      case Kind::Array:
        return addArray(node, path, false);
    }
  }

  ArrayContent take() { return std::move(m_content); }

 private:
  void addText(const JsonNode& node, const std::string& path) {
    if (path == "description") m_content.description = node.text;
    if (isLabelName(path)) m_content.labels[path] = {parseLabels(node.text, place(path)), true};
  }

  void addList(JsonNode& node, const std::string& path) {
    if (node.list.empty()) return;
    if (isTextList(node)) {
      if (isLabelName(path)) m_content.labels[path] = {textsOf(node), false};
      return;
    }
    // The tokens of a batch of one.
    if (node.list.size() == 1 && isTextList(node.list.front()) && isLabelName(path)) {
      m_content.labels[path] = {textsOf(node.list.front()), false};
      return;
    }
    for (std::size_t i = 0; i < node.list.size(); ++i) {
      JsonNode& entry = node.list[i];
      const std::string name = joined(path, nameOfEntry(entry, i));
      if (entry.kind == Kind::Array)
        addArray(entry, name, true);
      else
        collect(entry, name);
    }
  }

  /// Whether all numbers are whole ones that a float32 holds as the file gives them.
  static bool areExact(const JsonNode& node) {
    return node.whole && std::all_of(node.numbers.begin(), node.numbers.end(),
                                     [](float number) { return std::abs(number) < 1 << 24; });
  }

  /// An entry that is an object says what it is called: by a name, as BertViz has it ({"name": "Cross",
  /// "attn": ...}), or by its layer and head ({"layer": 0, "head": 3, "weights": ...}).
  static std::string nameOfEntry(const JsonNode& entry, std::size_t index) {
    std::string place;
    for (const auto& [name, value] : entry.members) {
      if (name == "name" && value.kind == Kind::Text && !value.text.empty()) return value.text;
      const bool axis = name == "layer" || name == "head" || name == "step";
      if (axis && value.kind == Kind::Number && areExact(value) && value.numbers.front() >= 0)
        place += name + "_" + std::to_string(static_cast<std::int64_t>(value.numbers.front())) + "_";
    }
    return place.empty() ? std::to_string(index) : place;
  }

  /// `row`: an array of one dimension is a row of a pattern whose rows grow, [[1], [0.4, 0.6], ...].
  void addArray(JsonNode& node, const std::string& path, bool row) {
    if (isLabelName(path) && node.shape.size() == 1) {
      if (areExact(node)) m_content.labels[path] = {numberTexts(node), true};
      return;
    }
    NamedTensor tensor;
    tensor.name = path;
    tensor.decimals = node.decimals;
    tensor.tensor.name = path;
    tensor.tensor.shape = node.shape;
    if (row && node.shape.size() == 1) tensor.tensor.shape.insert(tensor.tensor.shape.begin(), 1);
    const auto numbers = std::make_shared<std::vector<float>>(std::move(node.numbers));
    // Ids and masks are whole numbers beyond 0 and 1; a pattern of whole numbers has nothing else.
    const bool weights = !node.whole || std::all_of(numbers->begin(), numbers->end(),
                                                    [](float number) { return number == 0 || number == 1; });
    tensor.tensor.dtype = weights ? DType::Float32 : DType::Int64;
    tensor.tensor.data = reinterpret_cast<const std::byte*>(numbers->data());
    tensor.storage = numbers;
    m_content.tensors.push_back(std::move(tensor));
  }

  static std::vector<std::string> numberTexts(const JsonNode& node) {
    std::vector<std::string> texts;
    for (const float number : node.numbers)
      texts.push_back(std::to_string(static_cast<std::int64_t>(number)));
    return texts;
  }

  std::string place(const std::string& path) const { return m_content.file + ": " + path; }

  ArrayContent m_content;
};

}  // namespace

ArrayContent readJsonArrays(JsonNode root, const std::string& file) {
  JsonCollector collector(file);
  std::vector<std::string> members;
  for (const auto& [name, value] : root.members) members.push_back(name);
  collector.collect(root, {});
  ArrayContent content = collector.take();
  if (content.tensors.empty()) content.others = std::move(members);
  return content;
}

}  // namespace headlight
