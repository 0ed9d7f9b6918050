#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/arrays/array_content.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// Token labels of one array; none where the file gives none.
struct ArrayLabels {
  std::optional<std::vector<std::string>> queries;
  std::optional<std::vector<std::string>> keys;
};

/// Whether the last part of a name ("tokens" of "encoder.tokens") is one under which people keep the tokens
/// of an array.
bool isLabelName(std::string_view name);

/// The texts of a list of labels written as text: a JSON array of texts, what Python prints for a list of
/// texts (['The', "n't"]), or words between spaces, of which the first may be [CLS]. Throws Error naming
/// `place`.
std::vector<std::string> parseLabels(std::string_view text, const std::string& place);

/// The texts of a JSON array of strings. `place` is what messages call it.
std::vector<std::string> labelsOf(std::string_view json, const std::string& place);

/// What labels are looked up for.
struct LabelledArray {
  std::string name;  // as the file calls the array, "attention.0.attn"
  AttentionKind kind = AttentionKind::Encoder;
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  bool single = false;  // the file has no other array, so labels that fit no axis are wrong
  std::string place;    // what messages call it
};

/// The labels for an array out of all that the file gives: those under its own name or its kind's before
/// those for all, those for one axis before those for both. Labels of both axes are taken where their count
/// fits; a pattern with fewer queries than keys whose labels fit the keys has the last ones as queries.
/// Throws Error where labels are meant for the array and their count fits no axis.
ArrayLabels findLabels(const ArrayContent& content, const LabelledArray& array);

}  // namespace headlight
