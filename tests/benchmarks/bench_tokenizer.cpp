// Prints how many megabytes a second each vocabulary tokenizes on one thread, and how long it takes to load:
//
//   bench_tokenizer FOLDER...        each with tokenizer.json, or with vocabulary files
//
// The text is English made up from the words of a few sentences, and Chinese likewise.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <random>

#include "tests/support/tokenizer_folder.h"

namespace {

// Processor time, which other work on the machine does not lengthen: everything here runs on one thread.
double milliseconds(std::clock_t since) {
  return 1e3 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
}

template <typename Work>
double medianOf(int runs, Work work) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const std::clock_t start = std::clock();
    work();
    times.push_back(milliseconds(start));
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

// Words drawn with falling frequency (1 / rank), some with endings, so that a cache meets new words all the
// time.
std::string english(std::size_t bytes) {
  static const std::vector<std::string> words = {
      "the",   "of",     "and",   "to",     "a",       "in",    "that",  "it",        "was",     "he",
      "for",   "with",   "as",    "is",     "on",      "his",   "at",    "by",        "which",   "not",
      "from",  "had",    "but",   "her",    "attend",  "were",  "they",  "animal",    "street",  "because",
      "tired", "wide",   "cross", "letter", "harbour", "close", "look",  "transform", "weather", "mountain",
      "river", "window", "paper", "light",  "shadow",  "quiet", "stone", "remember",  "garden",  "question"};
  static const std::vector<std::string> endings = {"",    "",   "",     "",     "s",   "ed",
                                                   "ing", "er", "ness", "able", "ful", "less"};
  std::mt19937 random(1);
  std::string text;
  while (text.size() < bytes) {
    const double u = std::generate_canonical<double, 32>(random);
    const auto rank = static_cast<std::size_t>(static_cast<double>(words.size()) * u * u);
    std::string word = words[std::min(rank, words.size() - 1)] + endings[random() % endings.size()];
    if (random() % 50 == 0) word += words[random() % words.size()] + std::to_string(random() % 2000);
    if (random() % 12 == 0) word[0] = static_cast<char>(std::toupper(word[0]));
    text += word;
    text += random() % 15 == 0 ? ", " : random() % 18 == 0 ? ".\n" : random() % 60 == 0 ? "'s " : " ";
  }
  return text;
}

std::string chinese(std::size_t bytes) {
  std::mt19937 random(2);
  std::string text;
  while (text.size() < bytes) {
    const double u = std::generate_canonical<double, 32>(random);
    const auto code = 0x4E00 + static_cast<unsigned>(6000 * u * u);
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 63));
    text += static_cast<char>(0x80 | (code & 63));
    if (random() % 14 == 0) text += "，";
  }
  return text;
}

void measure(const std::string& folder) {
  std::shared_ptr<const headlight::Tokenizer> tokenizer;
  const double load = medianOf(5, [&] { tokenizer = headlight::loadTokenizerFolder(folder); });
  if (!tokenizer) throw std::runtime_error(folder + " holds no tokenizer");
  std::printf("%s: %s, %lld ids, loaded in %.1f ms\n", folder.c_str(), tokenizer->kindName().c_str(),
              static_cast<long long>(tokenizer->vocabularySize()), load);
  constexpr std::size_t kBytes = 4'000'000;
  const std::string unbroken(1'000'000, 'a');
  std::string random(1'000'000, 'a');
  std::mt19937 generator(3);
  for (char& c : random) c = static_cast<char>('a' + generator() % 26);
  const std::pair<const char*, std::string> texts[] = {{"English", english(kBytes)},
                                                       {"Chinese", chinese(kBytes)},
                                                       {"a x 1 MB", unbroken},
                                                       {"random letters, 1 MB", random}};
  for (const auto& [name, text] : texts) {
    std::size_t tokens = 0;
    const double time = medianOf(3, [&] { tokens = tokenizer->encode(text).ids.size(); });
    std::printf("  %-22s %8.2f MB/s %9.1f ms %9zu tokens\n", name,
                static_cast<double>(text.size()) / 1e3 / time, time, tokens);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    for (int i = 1; i < argc; ++i) measure(argv[i]);
    if (argc < 2) std::printf("usage: bench_tokenizer FOLDER...\n");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
