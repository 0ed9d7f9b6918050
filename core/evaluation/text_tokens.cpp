#include "core/evaluation/text_tokens.h"

#include <algorithm>
#include <string_view>

#include "core/error.h"
#include "core/io/read_input.h"
#include "core/parallel/parallel_rows.h"
#include "core/utf8.h"

namespace headlight {

std::vector<std::string> readDocuments(const std::string& path) {
  const std::string content = readInput(path);
  if (const auto position = utf8::firstInvalid(content))
    throw Error("%1 is not valid UTF-8 at byte %2.", path, *position);
  std::vector<std::string> documents;
  bool open = false;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = std::string_view(content).substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      open = false;
      continue;
    }
    if (open)
      documents.back() += '\n';
    else
      documents.emplace_back();
    documents.back() += line;
    open = true;
  }
  if (documents.empty()) throw Error("%1 holds no text.", path);
  return documents;
}

DocumentIds tokenized(const Tokenizer& tokenizer, const std::vector<std::string>& documents,
                      const Execution& execution) {
  DocumentIds ids(documents.size());
  parallelTasks(execution, static_cast<std::int64_t>(documents.size()), [&](std::int64_t index, int) {
    const auto i = static_cast<std::size_t>(index);
    ids[i] = tokenizer.encode(documents[i], std::nullopt, {.addSpecialTokens = false}).ids;
  });
  return ids;
}

std::vector<std::int32_t> concatenated(const DocumentIds& documents) {
  std::vector<std::int32_t> all;
  all.reserve(static_cast<std::size_t>(tokenCount(documents)));
  for (const auto& ids : documents) all.insert(all.end(), ids.begin(), ids.end());
  return all;
}

std::int64_t tokenCount(const DocumentIds& documents) {
  std::size_t count = 0;
  for (const auto& ids : documents) count += ids.size();
  return static_cast<std::int64_t>(count);
}

std::vector<std::int32_t> AddedTokens::around(const std::vector<std::int32_t>& ids) const {
  std::vector<std::int32_t> all = before;
  all.insert(all.end(), ids.begin(), ids.end());
  all.insert(all.end(), behind.begin(), behind.end());
  return all;
}

AddedTokens addedTokens(const Tokenizer& tokenizer) {
  const Encoding encoding = tokenizer.encode("a");
  AddedTokens added;
  bool inside = false;
  for (std::size_t token = 0; token < encoding.ids.size(); ++token) {
    const bool isAdded = encoding.segments[token] < 0;
    inside = inside || !isAdded;
    if (isAdded) (inside ? added.behind : added.before).push_back(encoding.ids[token]);
  }
  return added;
}

}  // namespace headlight
