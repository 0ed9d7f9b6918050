#include "app/sampling_options.h"

#include <QCoreApplication>

#include "app/option_values.h"

namespace headlight {

const std::vector<OptionSpec>& samplingOptionSpecs() {
  static const std::vector<OptionSpec> specs = {
      {"--temperature", "T",
       QT_TRANSLATE_NOOP("CommandLine", "what logits are divided by before one is drawn (1)")},
      {"--top-k", "K", QT_TRANSLATE_NOOP("CommandLine", "draw among the K likeliest tokens (all)")},
      {"--top-p", "P",
       QT_TRANSLATE_NOOP("CommandLine", "draw among the likeliest that make up P together (1)")},
  };
  return specs;
}

SamplingSettings samplingOption(const Arguments& arguments) {
  constexpr double kHottest = 1e6;
  SamplingSettings sampling;
  for (const char* option : {"--temperature", "--top-k", "--top-p", "--seed"})
    if (arguments.has(option)) sampling.greedy = false;
  sampling.temperature = numberOption(arguments, "--temperature", 0, kHottest).value_or(1);
  sampling.topK = countOption(arguments, "--top-k").value_or(0);
  sampling.topP = numberOption(arguments, "--top-p", 0, 1).value_or(1);
  sampling.seed = static_cast<std::uint64_t>(integerOption(arguments, "--seed").value_or(0));
  // At absolute zero the likeliest token is the only one.
  if (sampling.temperature == 0) sampling.greedy = true;
  return sampling;
}

}  // namespace headlight
