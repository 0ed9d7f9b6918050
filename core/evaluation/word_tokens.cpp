#include "core/evaluation/word_tokens.h"

namespace headlight {

std::vector<std::int64_t> wordBytes(const Encoding& encoding, std::string_view text, int segment) {
  std::vector<std::int64_t> bytes;
  for (std::size_t token = 0; token < encoding.ids.size(); ++token) {
    const ByteRange range = encoding.offsets[token];
    std::int64_t byte = -1;
    if (range.begin < range.end && encoding.segments[token] == segment) {
      byte = range.begin;
      while (byte + 1 < range.end &&
             (text[static_cast<std::size_t>(byte)] == ' ' || text[static_cast<std::size_t>(byte)] == '\n'))
        ++byte;
    }
    bytes.push_back(byte);
  }
  return bytes;
}

std::vector<std::int64_t> tokensInSpan(std::span<const std::int64_t> bytes, ByteRange span) {
  std::vector<std::int64_t> tokens;
  for (std::size_t token = 0; token < bytes.size(); ++token)
    if (bytes[token] >= span.begin && bytes[token] < span.end)
      tokens.push_back(static_cast<std::int64_t>(token));
  return tokens;
}

double weightOn(std::span<const float> row, std::span<const std::int64_t> tokens) {
  double sum = 0;
  for (const std::int64_t token : tokens) sum += static_cast<double>(row[static_cast<std::size_t>(token)]);
  return sum;
}

}  // namespace headlight
