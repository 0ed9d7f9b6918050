#include "core/tokenizer/sentence_piece/sentence_piece_model.h"

#include <cmath>

#include "core/error.h"
#include "core/io/protobuf_fields.h"
#include "core/tokenizer/models/vocabulary.h"
#include "core/utf8.h"

namespace headlight {

namespace {

using Field = ProtobufField;

[[noreturn]] void failField(const ProtobufFields& message, const char* name, const Message& problem) {
  throw Error("%1: %2 %3.", message.where(), name, problem);
}

std::string_view bytesOf(const Field& field, const ProtobufFields& message, const char* name) {
  if (field.kind != Field::Kind::Bytes)
    failField(message, name, Message("is a number where bytes are needed"));
  return field.bytes;
}

std::uint64_t numberOf(const Field& field, const ProtobufFields& message, const char* name) {
  if (field.kind != Field::Kind::Number) failField(message, name, Message("is no number"));
  return field.value;
}

// Negative numbers of 32 bits are stored with all 64.
std::int64_t idOf(const Field& field, const ProtobufFields& message, const char* name) {
  return static_cast<std::int32_t>(numberOf(field, message, name));
}

template <typename Enum>
Enum choiceOf(const Field& field, const ProtobufFields& message, const char* name, Enum last) {
  const std::uint64_t value = numberOf(field, message, name);
  if (value < 1 || value > static_cast<std::uint64_t>(last)) {
    failField(message, name, Message("is %1; known are 1 to %2", value, static_cast<int>(last)));
  }
  return static_cast<Enum>(value);
}

SentencePieceModel::Piece readPiece(ProtobufFields message) {
  SentencePieceModel::Piece piece;
  while (const auto field = message.next()) {
    if (field->number == 1) piece.text = bytesOf(*field, message, "piece");
    if (field->number == 2) {
      numberOf(*field, message, "score");
      piece.score = field->asFloat();
    }
    if (field->number == 3) piece.kind = choiceOf(*field, message, "type", SentencePieceModel::Kind::Byte);
  }
  if (const auto position = utf8::firstInvalid(piece.text)) {
    failField(message, "piece", Message("is not valid UTF-8 at byte %1", *position));
  }
  if (!std::isfinite(piece.score)) failField(message, "score", Message("is not finite"));
  return piece;
}

void readTraining(ProtobufFields message, SentencePieceModel& model) {
  while (const auto field = message.next()) {
    switch (field->number) {
      case 3:
        model.type = choiceOf(*field, message, "model_type", SentencePieceModel::Type::Character);
        break;
      case 24:
        model.spaceAsSuffix = numberOf(*field, message, "treat_whitespace_as_suffix") != 0;
        break;
      case 35:
        model.byteFallback = numberOf(*field, message, "byte_fallback") != 0;
        break;
      case 40:
        model.unknownId = idOf(*field, message, "unk_id");
        break;
      case 41:
        model.bosId = idOf(*field, message, "bos_id");
        break;
      case 42:
        model.eosId = idOf(*field, message, "eos_id");
        break;
      case 43:
        model.padId = idOf(*field, message, "pad_id");
        break;
      default:
        break;  // how it was trained does not change how texts are cut
    }
  }
}

void readNormalization(ProtobufFields message, SentencePieceModel& model) {
  while (const auto field = message.next()) {
    if (field->number == 2) model.characterMap = bytesOf(*field, message, "precompiled_charsmap");
    if (field->number == 3) model.addDummyPrefix = numberOf(*field, message, "add_dummy_prefix") != 0;
    if (field->number == 4)
      model.removeExtraWhitespaces = numberOf(*field, message, "remove_extra_whitespaces") != 0;
    if (field->number == 5) model.escapeWhitespaces = numberOf(*field, message, "escape_whitespaces") != 0;
  }
}

void readFields(ProtobufFields message, const std::string& file, SentencePieceModel& model) {
  while (const auto field = message.next()) {
    if (field->number == 1) {
      const std::string where = file + ": pieces[" + std::to_string(model.pieces.size()) + "]";
      model.pieces.push_back(readPiece({bytesOf(*field, message, "pieces"), where}));
    } else if (field->number == 2) {
      readTraining({bytesOf(*field, message, "trainer_spec"), file + ": trainer_spec"}, model);
    } else if (field->number == 3) {
      readNormalization({bytesOf(*field, message, "normalizer_spec"), file + ": normalizer_spec"}, model);
    }
  }
}

}  // namespace

std::string SentencePieceModel::pieceOfId(std::int64_t id) const {
  const bool there = id >= 0 && id < static_cast<std::int64_t>(pieces.size());
  return there ? pieces[static_cast<std::size_t>(id)].text : std::string();
}

std::string SentencePieceModel::controlOfId(std::int64_t id) const {
  const bool there = id >= 0 && id < static_cast<std::int64_t>(pieces.size());
  return there && pieces[static_cast<std::size_t>(id)].kind == Kind::Control ? pieceOfId(id) : std::string();
}

SentencePieceModel readSentencePieceModel(std::string_view bytes, const std::string& file) {
  if (bytes.empty()) throw Error("%1 is empty; a SentencePiece model is needed.", file);
  // Each piece comes first in such a file, as field 1 with a length. Other tokenizers have files of the same
  // name.
  if (bytes.front() != '\x0A') {
    throw Error(
        "%1 is no SentencePiece model; a tokenizer.json made by transformers' "
        "AutoTokenizer.from_pretrained(...).save_pretrained(...) would be read.",
        file);
  }
  SentencePieceModel model;
  readFields({bytes, file}, file, model);
  if (model.pieces.empty()) throw Error("%1 has no pieces.", file);
  if (model.pieces.size() > static_cast<std::size_t>(Vocabulary::kMaxId))
    throw Error("%1 has too many pieces.", file);
  return model;
}

}  // namespace headlight
