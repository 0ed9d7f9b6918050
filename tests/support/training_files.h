#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <string>

#include "core/training/training_config.h"
#include "core/training/training_vocabulary.h"
#include "tokenizer_folder.h"

namespace headlight::test {

/// A folder of texts to learn from, and a vocabulary of words: the special tokens of BERT are 0 to 4, and
/// "a" to "z" are 5 to 30.
class TrainingFiles {
 public:
  TrainingFiles() : m_vocabulary(vocabularyOf(tokenizer().load())) {}

  static TokenizerFilesInMemory tokenizer() { return {{{"vocab.txt", vocabularyText()}}}; }
  static std::string vocabularyText() {
    std::string text = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
    for (char letter = 'a'; letter <= 'z'; ++letter) text += std::string(1, letter) + "\n";
    return text;
  }
  static constexpr std::int32_t kUnknown = 1, kBegin = 2, kEnd = 3, kMask = 4, kA = 5;
  static constexpr std::int64_t kVocabulary = 31;

  const TrainingVocabulary& vocabulary() const { return m_vocabulary; }
  TrainingVocabulary& vocabulary() { return m_vocabulary; }

  std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }
  std::string write(const QString& name, const std::string& content) const {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(content.data(), static_cast<qint64>(content.size())) < 0)
      return {};
    return file.fileName().toStdString();
  }

  /// Letters in a row that a model can learn: each mostly followed by the next one of the alphabet.
  static std::string letters(int count, unsigned start = 0) {
    std::string text;
    unsigned letter = start;
    for (int i = 0; i < count; ++i) {
      letter = i % 7 == 6 ? letter * 5 + 3 : letter + 1;
      text += static_cast<char>('a' + letter % 26);
      text += i % 20 == 19 ? '\n' : ' ';
    }
    return text;
  }

  /// A small training of one file.
  static TrainingConfig config(const std::string& file, DataKind kind, ObjectiveKind objective) {
    TrainingConfig config;
    config.file = "train.json";
    config.modelText = "{}";
    config.objective.kind = objective;
    config.data = {{kind, file, 1}};
    config.length = 16;
    config.batchTokens = 128;
    config.microBatchTokens = 32;
    config.steps = 10;
    config.seed = 5;
    config.optimizer.weightDecay = 0.01;
    config.schedule.initial = 0.05;
    config.checkpointInterval = 1000;
    config.heldOutInterval = 1000;
    return config;
  }

 private:
  QTemporaryDir m_folder;
  TrainingVocabulary m_vocabulary;
};

}  // namespace headlight::test
