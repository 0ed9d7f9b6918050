#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/arrays/array_content.h"
#include "core/arrays/array_name.h"

namespace headlight {

/// One array of a group with its place in it.
struct GroupPiece {
  const NamedTensor* tensor = nullptr;
  std::int64_t layer = 0;
  std::int64_t head = 0;
  std::int64_t step = 0;
};

/// Arrays that together hold one kind of attention: a single one, or one for each layer, head or step of a
/// generation, whose names differ in nothing but those numbers.
struct ArrayGroup {
  std::string name;  // as messages and labels call it: the array's name, or the name before the first number
  ArrayName parsed;  // of the first piece
  bool byLayer = false;
  bool byHead = false;
  bool byStep = false;
  std::vector<GroupPiece> pieces;          // by step, layer, head; a full grid
  std::vector<std::int64_t> layerNumbers;  // as the names have them, ascending; empty unless byLayer
};

/// The groups of a file's floating-point arrays that hold attention, by their names: arrays of something else
/// (hidden states, masks, whole numbers) are left out, with a note. Throws Error naming the file where no
/// array can be attention, where it cannot be told which ones are, and where a layer or a step is missing.
std::vector<ArrayGroup> groupArrays(ArrayContent& content);

}  // namespace headlight
