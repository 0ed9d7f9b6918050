#include "core/io/json_tree.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/io/json_file.h"

namespace headlight {
namespace {

using Json = nlohmann::json;

/// Digits after the point less the exponent: "0.25" has 2, "2.5e-3" 4.
int decimalsOf(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  const std::size_t point = text.find('.');
  std::int64_t decimals = 0;
  if (point != std::string_view::npos)
    decimals = static_cast<std::int64_t>(std::min(exponent, text.size()) - point) - 1;
  std::int64_t power = 0;
  if (exponent != std::string_view::npos) {
    std::string_view digits = text.substr(exponent + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), power);
  }
  constexpr std::int64_t kMostPower = std::int64_t{1} << 40;
  // Beyond 64 bits the power stays 0; one near their end must not overflow the difference.
  power = std::clamp(power, -kMostPower, kMostPower);
  return static_cast<int>(std::clamp<std::int64_t>(decimals - power, 0, 400));
}

/// Takes `child` into the array `parent` if both then make one array.
bool extend(JsonNode& parent, JsonNode& child) {
  const bool first = parent.kind == JsonNode::Kind::Nothing;
  const bool numeric = child.kind == JsonNode::Kind::Number || child.kind == JsonNode::Kind::Array;
  if (!numeric || (!first && parent.kind != JsonNode::Kind::Array)) return false;
  if (first) {
    parent.kind = JsonNode::Kind::Array;
    parent.shape = child.shape;
    parent.shape.insert(parent.shape.begin(), 0);
  } else if (!std::equal(parent.shape.begin() + 1, parent.shape.end(), child.shape.begin(),
                         child.shape.end())) {
    return false;
  }
  ++parent.shape.front();
  parent.numbers.insert(parent.numbers.end(), child.numbers.begin(), child.numbers.end());
  parent.whole = parent.whole && child.whole;
  parent.decimals = std::max(parent.decimals, child.decimals);
  return true;
}

/// Undoes `extend`: an array becomes the list of its entries.
void toList(JsonNode& node) {
  node.kind = JsonNode::Kind::List;
  if (node.shape.empty()) return;
  const auto count = static_cast<std::size_t>(node.shape.front());
  const std::size_t size = node.numbers.size() / std::max<std::size_t>(1, count);
  for (std::size_t i = 0; i < count; ++i) {
    JsonNode entry;
    entry.shape.assign(node.shape.begin() + 1, node.shape.end());
    entry.kind = entry.shape.empty() ? JsonNode::Kind::Number : JsonNode::Kind::Array;
    const auto begin = node.numbers.begin() + static_cast<std::ptrdiff_t>(i * size);
    entry.numbers.assign(begin, begin + static_cast<std::ptrdiff_t>(size));
    entry.whole = node.whole;
    entry.decimals = node.decimals;
    node.list.push_back(std::move(entry));
  }
  node.shape.clear();
  node.numbers = {};
}

class TreeBuilder final : public Json::json_sax_t {
 public:
  JsonNode take() { return std::move(m_root); }

  bool null() override { return add({}); }
  bool boolean(bool) override { return add({}); }
  bool number_integer(number_integer_t value) override {
    return addNumber(static_cast<float>(value), true, 0);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return addNumber(static_cast<float>(value), true, 0);
  }
  bool number_float(number_float_t value, const string_t& text) override {
    // Read from the digits: by way of a double a float32 could be rounded twice.
    float narrow = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), narrow);
    if (result.ec != std::errc()) narrow = static_cast<float>(value);
    return addNumber(narrow, false, decimalsOf(text));
  }
  bool string(string_t& value) override {
    JsonNode node;
    node.kind = JsonNode::Kind::Text;
    node.text = std::move(value);
    return add(std::move(node));
  }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    m_open.emplace_back().node.kind = JsonNode::Kind::Object;
    return true;
  }
  bool key(string_t& value) override {
    m_open.back().key = std::move(value);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override {
    m_open.emplace_back();
    return true;
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const Json::exception& error) override {
    if (const auto* syntax = dynamic_cast<const Json::parse_error*>(&error)) throw *syntax;
    throw Json::out_of_range::create(406, error.what(), nullptr);
  }

 private:
  struct Open {
    JsonNode node;
    std::string key;  // of the member that comes next
  };

  bool addNumber(float value, bool whole, int decimals) {
    if (!m_open.empty() && m_open.back().node.kind == JsonNode::Kind::Array &&
        m_open.back().node.shape.size() == 1) {
      JsonNode& row = m_open.back().node;
      ++row.shape.front();
      row.numbers.push_back(value);
      row.whole = row.whole && whole;
      row.decimals = std::max(row.decimals, decimals);
      return true;
    }
    JsonNode node;
    node.kind = JsonNode::Kind::Number;
    node.numbers = {value};
    node.whole = whole;
    node.decimals = decimals;
    return add(std::move(node));
  }

  bool close() {
    JsonNode node = std::move(m_open.back().node);
    m_open.pop_back();
    return add(std::move(node));
  }

  bool add(JsonNode node) {
    if (m_open.empty()) {
      m_root = std::move(node);
      return true;
    }
    JsonNode& parent = m_open.back().node;
    if (parent.kind == JsonNode::Kind::Object) {
      parent.members.emplace_back(std::move(m_open.back().key), std::move(node));
    } else if (!extend(parent, node)) {
      if (parent.kind != JsonNode::Kind::List) toList(parent);
      parent.list.push_back(std::move(node));
    }
    return true;
  }

  JsonNode m_root;
  std::vector<Open> m_open;
};

}  // namespace

JsonNode parseJsonTree(std::string_view text, const std::string& file) {
  TreeBuilder builder;
  walkJson(text, file, builder);
  return builder.take();
}

}  // namespace headlight
