#include "core/tokenizer/training/word_counts.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/error.h"
#include "core/io/line_blocks.h"
#include "core/parallel/parallel_rows.h"
#include "core/parallel/progress_part.h"
#include "core/tokenizer/models/hash_bytes.h"
#include "core/utf8.h"

namespace headlight {

namespace {

struct HashWord {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return hashBytes(word); }
};
using WordMap = std::unordered_map<std::string, std::int64_t, HashWord, std::equal_to<>>;

void count(WordMap& counts, std::string_view word, std::int64_t times) {
  const auto known = counts.find(word);
  if (known != counts.end()) {
    known->second += times;
  } else {
    counts.emplace(word, times);
  }
}

void countBlock(const LineBlock& block, const std::string& path, const WordSplitter& splitter,
                WordMap& counts) {
  const std::string_view text = block.text;
  if (const auto invalid = utf8::firstInvalid(text)) {
    throw Error("%1 is not valid UTF-8 at byte %2.", path, block.begin + *invalid);
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    splitter.forEachWord(text.substr(at, end - at), [&](std::string_view word) { count(counts, word, 1); });
    at = end;
  }
}

// Blocks are read one after the other and counted side by side, each worker into a table of its own.
void countFile(LineBlocks& file, const WordSplitter& splitter, std::vector<WordMap>& counts,
               const Execution& execution) {
  const auto most = 4 * static_cast<std::size_t>(execution.threadCount());
  while (true) {
    std::vector<LineBlock> blocks;
    while (blocks.size() < most) {
      blocks.push_back(file.next());
      if (!blocks.back().text.empty()) continue;
      blocks.pop_back();
      break;
    }
    if (blocks.empty()) return;
    parallelTasks(execution, static_cast<std::int64_t>(blocks.size()), [&](std::int64_t index, int worker) {
      countBlock(blocks[static_cast<std::size_t>(index)], file.path(), splitter,
                 counts[static_cast<std::size_t>(worker)]);
    });
    if (execution.progress && file.fileBytes() > 0) {
      const double done = static_cast<double>(blocks.back().begin + blocks.back().text.size());
      execution.progress(std::min(1.0, done / static_cast<double>(file.fileBytes())));
    }
  }
}

}  // namespace

std::vector<CountedWord> countWords(const std::vector<std::string>& files, const WordSplitter& splitter,
                                    const Execution& execution) {
  std::vector<WordMap> counts(static_cast<std::size_t>(execution.threadCount()));
  for (std::size_t i = 0; i < files.size(); ++i) {
    LineBlocks file(files[i]);
    const double share = 1.0 / static_cast<double>(files.size());
    const double begin = share * static_cast<double>(i);
    countFile(file, splitter, counts, progressPart(execution, begin, begin + share));
  }
  for (std::size_t worker = 1; worker < counts.size(); ++worker) {
    for (const auto& [word, times] : counts[worker]) count(counts[0], word, times);
    counts[worker].clear();
  }
  std::vector<CountedWord> words;
  words.reserve(counts[0].size());
  for (const auto& [word, times] : counts[0]) words.push_back({word, times});
  std::sort(words.begin(), words.end(),
            [](const CountedWord& left, const CountedWord& right) { return left.word < right.word; });
  return words;
}

}  // namespace headlight
