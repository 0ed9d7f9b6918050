#pragma once

#include <string>
#include <vector>

#include "core/arrays/export_part.h"
#include "core/io/atomic_file.h"

namespace headlight {

/// One function for each format, writing the parts row by row. None of them commits the file.

/// Arrays encoder, decoder, cross, [layers, heads, queries, keys]; metadata KIND.query_tokens and
/// KIND.key_tokens, JSON arrays; metadata description for arrays that have one.
void writeSafetensors(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution);

/// One array less the axes that `selection` fixes. Precondition: exactly one part.
void writeNpy(AtomicFile& file, const std::vector<ExportPart>& parts, const ExportSelection& selection,
              const Execution& execution);

/// An object with the keys of the safetensors file, its metadata first, one row of a pattern a line.
void writeJson(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution);

/// kind,layer,head,query,key,query_token,key_token,weight: a header line and a line for each cell, quoted as
/// in RFC 4180, lines ended by a newline.
void writeCsv(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution);

}  // namespace headlight
