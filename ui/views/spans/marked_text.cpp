#include "ui/views/spans/marked_text.h"

#include <algorithm>

#include "ui/session/text_diff.h"

namespace headlight {

namespace {

// Of a session; each is compared with all that were read before it.
constexpr std::size_t mostRead = 4096;

/// Puts stretches in order and joins those of one name that touch.
void tidy(std::vector<MarkedStretch>& stretches) {
  std::erase_if(stretches, [](const MarkedStretch& stretch) { return stretch.begin >= stretch.end; });
  std::sort(stretches.begin(), stretches.end(),
            [](const MarkedStretch& a, const MarkedStretch& b) { return a.begin < b.begin; });
  std::vector<MarkedStretch> joined;
  for (const MarkedStretch& stretch : stretches) {
    if (!joined.empty() && joined.back().name == stretch.name && joined.back().end == stretch.begin)
      joined.back().end = stretch.end;
    else
      joined.push_back(stretch);
  }
  stretches = std::move(joined);
}

}  // namespace

MarkedText followed(const MarkedText& marked, const QString& now) {
  if (marked.text == now || marked.stretches.empty()) return {now, marked.stretches};
  const std::vector<qsizetype> kept = keptCharacters(marked.text, now);
  MarkedText result{now, {}};
  for (const MarkedStretch& stretch : marked.stretches) {
    MarkedStretch moved{stretch.name, -1, -1};
    qsizetype count = 0;
    for (qsizetype i = stretch.begin; i < stretch.end; ++i) {
      const qsizetype place = kept[static_cast<std::size_t>(i)];
      if (place < 0) continue;
      if (moved.begin < 0) moved.begin = place;
      moved.end = place + 1;
      ++count;
    }
    if (2 * count >= stretch.end - stretch.begin) result.stretches.push_back(moved);
  }
  tidy(result.stretches);
  return result;
}

void mark(MarkedText& marked, const MarkedStretch& stretch) {
  std::vector<MarkedStretch> rest;
  for (const MarkedStretch& old : marked.stretches) {
    rest.push_back({old.name, old.begin, std::min(old.end, stretch.begin)});
    rest.push_back({old.name, std::max(old.begin, stretch.end), old.end});
  }
  if (stretch.name >= 0) rest.push_back(stretch);
  tidy(rest);
  marked.stretches = std::move(rest);
}

void unmarkAll(MarkedText& marked, int name, bool shift) {
  std::erase_if(marked.stretches, [name](const MarkedStretch& stretch) { return stretch.name == name; });
  if (!shift) return;
  for (MarkedStretch& stretch : marked.stretches)
    if (stretch.name > name) --stretch.name;
}

QJsonObject toJson(const MarkedText& marked) {
  QJsonArray stretches;
  for (const MarkedStretch& stretch : marked.stretches)
    stretches.append(QJsonArray{stretch.name, stretch.begin, stretch.end});
  return {{"text", marked.text}, {"stretches", stretches}};
}

void readJson(const JsonValues& json, int names, MarkedText& marked) {
  json.read("text", marked.text);
  std::vector<MarkedStretch> read;
  for (const QJsonValue value : json.array("stretches")) {
    if (read.size() >= mostRead) break;
    const QJsonArray numbers = value.toArray();
    const MarkedStretch stretch{numbers.at(0).toInt(-1), numbers.at(1).toInteger(-1),
                                numbers.at(2).toInteger(-1)};
    const bool sensible = stretch.name >= 0 && stretch.name < names && stretch.begin >= 0 &&
                          stretch.begin < stretch.end && stretch.end <= marked.text.size();
    const bool apart = std::none_of(read.begin(), read.end(), [&](const MarkedStretch& other) {
      return stretch.begin < other.end && other.begin < stretch.end;
    });
    if (sensible && apart) read.push_back(stretch);
  }
  tidy(read);
  marked.stretches = std::move(read);
}

}  // namespace headlight
