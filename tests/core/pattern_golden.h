#pragma once

#include <memory>
#include <string>
#include <vector>

#include "family_golden.h"

namespace headlight::test {

/// Names of tests/data/patterns, see tests/reference/make_pattern_goldens.py.
inline void addPatternGoldens() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"gpt2", "llama", "bert", "bart"}) QTest::newRow(name) << QString::fromLatin1(name);
}

/// What NumPy made of one model's attention, and the same model run here on the same ids.
class PatternGolden {
 public:
  explicit PatternGolden(const std::string& name)
      : m_file(MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/patterns/" + name + ".safetensors")),
        m_arrays(readSafetensors(m_file->bytes(), name)) {
    Checkpoint checkpoint = openFamily(name);
    model = std::make_unique<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                          Execution{});
    RunRequest request;
    request.ids = idsOf(*m_arrays.find("ids"));
    if (model->config().architecture() == Architecture::EncoderDecoder)
      request.decoderIds = idsOf(*m_arrays.find("decoder_ids"));
    request.record.values = true;
    request.tokens = makeTokenList(request.ids, nullptr);
    for (std::size_t i = 0; i < request.tokens.size(); ++i) {
      request.tokens[i].special = idsOf(*m_arrays.find("special"))[i] == 1;
      if (idsOf(*m_arrays.find("punctuation"))[i] == 1) request.tokens[i].label = ",";
    }
    trace = model->run(request, {});
  }

  /// The kinds that the model has.
  std::vector<AttentionKind> kinds() const {
    std::vector<AttentionKind> found;
    for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross})
      if (trace->attention(kind)) found.push_back(kind);
    return found;
  }
  const AttentionTrace& attention(AttentionKind kind) const { return *trace->attention(kind); }
  /// Array KIND.NAME.
  std::vector<float> floats(AttentionKind kind, const std::string& name) const {
    return floatsOf(*m_arrays.find(std::string(nameOf(kind)) + "." + name));
  }

  std::unique_ptr<Transformer> model;
  std::shared_ptr<const Trace> trace;

 private:
  std::shared_ptr<const MappedFile> m_file;
  SafetensorsFile m_arrays;
};

}  // namespace headlight::test
