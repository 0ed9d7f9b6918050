#include "ui/models/model_names.h"

#include <QCoreApplication>
#include <array>
#include <utility>

namespace headlight {

namespace {

QString translated(const char* text) { return QCoreApplication::translate("ModelNames", text); }

}  // namespace

QString encodingName(PositionalEncoding encoding) {
  switch (encoding) {
    case PositionalEncoding::None:
      return translated("none");
    case PositionalEncoding::Sinusoidal:
      return translated("sinusoidal");
    case PositionalEncoding::Learned:
      return translated("learned");
    case PositionalEncoding::Rotary:
      return translated("rotary");
    case PositionalEncoding::Alibi:
      return translated("ALiBi");
  }
  return {};
}

QString familyName(const std::string& family) {
  static const std::array<std::pair<const char*, const char*>, 11> names{{{"bert", "BERT"},
                                                                          {"roberta", "RoBERTa"},
                                                                          {"distilbert", "DistilBERT"},
                                                                          {"gpt2", "GPT-2"},
                                                                          {"llama", "LLaMA"},
                                                                          {"mistral", "Mistral"},
                                                                          {"qwen2", "Qwen2"},
                                                                          {"deepseek", "DeepSeek"},
                                                                          {"bart", "BART"},
                                                                          {"t5", "T5"},
                                                                          {"playground", "Playground"}}};
  for (const auto& [key, name] : names)
    if (family == key) return QString::fromLatin1(name);
  return QString::fromStdString(family);
}

QString capitalized(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

}  // namespace headlight
