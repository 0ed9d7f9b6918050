#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/arrays/imported_array.h"

namespace headlight {

/// The formats in which attention made elsewhere is read.
enum class ArrayFormat { None, Safetensors, Npy, Npz, Json, Table };

/// By content, else by extension: a .json or .csv file is meant to be one whatever it holds; a file of
/// another extension is JSON or a table only if that is what it is, so that texts stay texts.
ArrayFormat arrayFormatOf(std::span<const std::byte> bytes, const std::string& file);

/// Reads a file in whatever format it is; `bytes` must outlive the call only. Throws Error in one sentence,
/// for other formats one that says what they are.
ImportedFile readArrayFile(std::span<const std::byte> bytes, const std::string& file);

}  // namespace headlight
