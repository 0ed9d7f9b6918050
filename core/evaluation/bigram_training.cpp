#include "core/evaluation/bigram_training.h"

#include "core/error.h"
#include "core/evaluation/text_tokens.h"

namespace headlight {

KneserNeyBigram countBigrams(const Model& model, const std::vector<std::string>& files, bool asOneText,
                             const Execution& execution) {
  KneserNeyBigram bigram(model.tokenizer->vocabularySize());
  for (const std::string& file : files) {
    const DocumentIds documents = tokenized(*model.tokenizer, readDocuments(file), execution);
    if (asOneText) {
      bigram.add(concatenated(documents));
    } else {
      for (const std::vector<std::int32_t>& ids : documents) bigram.add(ids);
    }
  }
  if (bigram.empty()) throw Error("%1 has no two tokens in a row to count.", files.front());
  bigram.finish();
  return bigram;
}

}  // namespace headlight
