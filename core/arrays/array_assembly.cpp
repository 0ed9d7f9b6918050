#include "core/arrays/array_assembly.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "core/arrays/array_groups.h"
#include "core/arrays/array_shape.h"
#include "core/arrays/generation_steps.h"
#include "core/error.h"
#include "core/io/available_room.h"

namespace headlight {
namespace {

std::string placeOf(const std::string& file, const std::string& name) {
  return name.empty() ? file : file + ": " + name;
}

/// Entries of a list in JSON have numbers for names.
std::string shownName(const std::string& name) {
  const bool numbers = name.find_first_not_of("0123456789.") == std::string::npos;
  return numbers && !name.empty() ? "entry " + name : name;
}

/// The shape of one piece of a group, as if it stood alone.
PatternShape shapeOf(const ArrayGroup& group, const GroupPiece& piece, const std::string& file) {
  const std::string& name = piece.tensor->name;
  // "step_0.layer_0" is one layer also where there is no other.
  const auto& axes = group.parsed.axes;
  const bool oneLayer = group.byLayer || (group.pieces.size() > 1 &&
                                          std::find(axes.begin(), axes.end(), NameAxis::Layer) != axes.end());
  return patternShapeOf(piece.tensor->tensor.shape, {!oneLayer, !group.byHead}, placeOf(file, name),
                        pythonName(name));
}

/// Layers and heads of every piece must agree; queries and keys differ between steps only.
std::vector<PatternShape> shapesOf(const ArrayGroup& group, const std::string& file) {
  std::vector<PatternShape> shapes;
  std::size_t stepBegin = 0;
  for (std::size_t i = 0; i < group.pieces.size(); ++i) {
    const GroupPiece& piece = group.pieces[i];
    shapes.push_back(shapeOf(group, piece, file));
    if (piece.step != group.pieces[stepBegin].step) stepBegin = i;
    const PatternShape &first = shapes.front(), &stepFirst = shapes[stepBegin], &shape = shapes.back();
    const bool agrees = shape.layers == first.layers && shape.heads == first.heads &&
                        shape.queries == stepFirst.queries && shape.keys == stepFirst.keys;
    if (agrees) continue;
    throw Error("%1: expected the shape %2 of %3, found %4.", placeOf(file, shownName(piece.tensor->name)),
                group.pieces[stepBegin].tensor->tensor.shapeText(),
                shownName(group.pieces[stepBegin].tensor->name), piece.tensor->tensor.shapeText());
  }
  return shapes;
}

AttentionKind kindOf(const ArrayGroup& group, const PatternShape& shape, const std::string& place) {
  const bool square = shape.queries == shape.keys;
  const auto named = group.parsed.kind;
  if (!named) {
    if (!square) return AttentionKind::Cross;
    return group.byStep ? AttentionKind::Decoder : AttentionKind::Encoder;
  }
  if (!square && *named != AttentionKind::Cross) {
    throw Error("%1: expected as many queries as keys for self-attention, found %2 queries and %3 keys.",
                place, shape.queries, shape.keys);
  }
  return *named;
}

/// Copies one piece's cells, of shape `from`, to their place in the whole.
struct PieceCopy {
  const GroupPiece& piece;
  const PatternShape& from;
  const StepRows& rows;
};

void copyCells(const PieceCopy& copy, ImportedArray& array) {
  const PatternShape& whole = array.shape;
  const std::int64_t width = std::min(copy.from.keys, whole.keys);
  for (std::int64_t layer = 0; layer < copy.from.layers; ++layer) {
    for (std::int64_t head = 0; head < copy.from.heads; ++head) {
      const std::int64_t targetLayer = copy.piece.layer + layer;
      const std::int64_t targetHead = copy.piece.head + head;
      for (std::int64_t row = 0; row < copy.from.queries; ++row) {
        const std::int64_t source =
            ((layer * copy.from.heads + head) * copy.from.queries + row) * copy.from.keys;
        const std::int64_t query = copy.rows.begin + row;
        const std::int64_t target =
            ((targetLayer * whole.heads + targetHead) * whole.queries + query) * whole.keys;
        widen(copy.piece.tensor->tensor, source,
              {array.cells.data() + target, static_cast<std::size_t>(width)});
      }
    }
  }
}

/// A masked cell has weight 0: rows that look further than a causal mask allows, as those of a prompt that is
/// read both ways, are widened to what they look at.
void widenVisible(ImportedArray& array) {
  const PatternShape& shape = array.shape;
  if (array.visibleKeys.empty()) return;
  const std::int64_t rows = shape.layers * shape.heads * shape.queries;
  for (std::int64_t row = 0; row < rows; ++row) {
    std::int64_t& visible = array.visibleKeys[static_cast<std::size_t>(row % shape.queries)];
    const float* weights = array.cells.data() + row * shape.keys;
    for (std::int64_t key = shape.keys; key > visible; --key) {
      if (weights[key - 1] == 0) continue;
      visible = key;
      break;
    }
  }
}

/// Arrays are often widened to float32 before they are saved; their weights are as coarse as they were.
DType storedType(const NamedTensor& tensor, const ImportedArray& array) {
  if (tensor.tensor.dtype != DType::Float32) return tensor.tensor.dtype;
  const bool brain = std::all_of(array.cells.begin(), array.cells.end(), [](float weight) {
    return (std::bit_cast<std::uint32_t>(weight) & 0xFFFFu) == 0;
  });
  return brain ? DType::BFloat16 : DType::Float32;
}

std::int64_t countOf(const ArrayGroup& group, std::int64_t GroupPiece::*axis) {
  std::int64_t count = 0;
  for (const GroupPiece& piece : group.pieces) count = std::max(count, piece.*axis + 1);
  return count;
}

ImportedArray arrayOf(const ArrayGroup& group, const ArrayContent& content) {
  ImportedArray array;
  array.name = placeOf(content.file, group.name);
  const std::vector<PatternShape> shapes = shapesOf(group, content.file);
  std::vector<StepShape> steps;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0 && group.pieces[i].step == group.pieces[i - 1].step) continue;
    steps.push_back({shapes[i].queries, shapes[i].keys, group.pieces[i].tensor->name});
  }
  const JoinedSteps joined = joinSteps(steps, content.file);
  array.shape = {group.byLayer ? countOf(group, &GroupPiece::layer) : shapes.front().layers,
                 group.byHead ? countOf(group, &GroupPiece::head) : shapes.front().heads, joined.queries,
                 joined.keys};
  array.visibleKeys = joined.visibleKeys;
  array.kind = kindOf(group, array.shape, array.name);
  const auto cells = static_cast<std::uint64_t>(array.shape.layers * array.shape.heads) *
                     static_cast<std::uint64_t>(array.shape.queries * array.shape.keys);
  requireMemory(cells * sizeof(float), array.name);
  array.cells.assign(cells, 0.0f);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const StepRows& rows = joined.rows[static_cast<std::size_t>(group.pieces[i].step)];
    if (!rows.leftOut) copyCells({group.pieces[i], shapes[i], rows}, array);
  }
  const NamedTensor& first = *group.pieces.front().tensor;
  widenVisible(array);
  array.rowTolerance = rowToleranceOf(storedType(first, array), first.decimals, array.shape.keys);
  return array;
}

/// What was passed over although its name does not say that it is something else.
void noteOthers(ArrayContent& content, const std::vector<ArrayGroup>& groups) {
  std::set<const NamedTensor*> used;
  for (const ArrayGroup& group : groups)
    for (const GroupPiece& piece : group.pieces) used.insert(piece.tensor);
  std::string names;
  std::size_t count = 0;
  for (const NamedTensor& tensor : content.tensors) {
    const bool named = attentionRank(parseArrayName(tensor.name)) == 0;
    if (used.contains(&tensor) || !isFloatingPoint(tensor.tensor.dtype) || named) continue;
    if (++count <= 3) names += (count > 1 ? ", " : "") + tensor.name;
  }
  if (count > 3)
    content.notes.push_back(
        Message("Not attention by name or shape, and left out: %1 and %2 more.", names, count - 3));
  else if (count > 0)
    content.notes.push_back(Message("Not attention by name or shape, and left out: %1.", names));
}

}  // namespace

float rowToleranceOf(DType type, int decimals, std::int64_t keys) {
  // A weight rounded to a significand of p bits is off by at most 2^-p of itself, and so is the sum of a row;
  // bfloat16 has 8 bits. Those of float16, 11, stay below what is allowed for any array.
  float tolerance = 1e-3f;
  if (type == DType::BFloat16) tolerance = std::ldexp(1.0f, -8);
  // A weight rounded to d decimals is off by half of 10^-d. A few decimals say little of long rows.
  constexpr float kMost = 0.02f;
  if (decimals > 0 && decimals < 8) {
    const float off = 0.5f * std::pow(10.0f, -static_cast<float>(decimals)) * static_cast<float>(keys);
    tolerance = std::max(tolerance, std::min(off, kMost));
  }
  return tolerance;
}

void requireFinite(const ImportedArray& array) {
  const PatternShape& shape = array.shape;
  for (std::size_t i = 0; i < array.cells.size(); ++i) {
    if (std::isfinite(array.cells[i])) continue;
    const auto index = static_cast<std::int64_t>(i);
    const std::int64_t row = index / shape.keys;
    const std::int64_t head = row / shape.queries;
    throw Error("%1: expected finite weights, found %2 at layer %3, head %4, query %5, key %6.", array.name,
                std::isnan(array.cells[i]) ? phrase("NaN") : phrase("infinity"), head / shape.heads,
                head % shape.heads, row % shape.queries, index % shape.keys);
  }
}

ImportedFile assembleArrays(ArrayContent content) {
  const std::vector<ArrayGroup> groups = groupArrays(content);
  ImportedFile imported;
  std::set<AttentionKind> kinds;
  for (const ArrayGroup& group : groups) {
    ImportedArray array = arrayOf(group, content);
    requireFinite(array);
    if (!kinds.insert(array.kind).second)
      throw Error(
          "%1: expected one array of each kind, found two of %2 attention: name them encoder, decoder or "
          "cross.",
          content.file, phrase(nameOf(array.kind)));
    array.labels = findLabels(content, {group.name, array.kind, array.shape.queries, array.shape.keys,
                                        groups.size() == 1, array.name});
    imported.arrays.push_back(std::move(array));
  }
  noteOthers(content, groups);
  imported.description = content.description;
  imported.notes = content.notes;
  return imported;
}

}  // namespace headlight
