#include "ui/views/text/text_body.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/color_scale.h"

namespace headlight {

namespace {

constexpr double margin = 16;
constexpr double columnsApart = 36;
// Below this width the texts of cross-attention stand one below the other.
constexpr double leastForColumns = 480;
// Lines longer than this are hard to read, in heights of the font.
constexpr double longestLine = 64;
// How much larger than the program's text a text is set, from what a few words get to what is read.
constexpr double sizes[] = {4.0, 3.4, 2.9, 2.4, 2.0, 1.7, 1.4, 1.15};
// A poster's letters are for a sentence in a window that would be mostly empty with smaller ones.
constexpr double posterSize = 2.4;
constexpr double mostOfRoom = 0.6;
constexpr std::size_t mostOnPosters = 120;
// Longer texts are read, and not laid out several times.
constexpr std::size_t mostSized = 1200;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TextView)
};

double pinnedHeight(const QFont& font) {
  ColorScale scale;
  scale.font = font;
  return std::ceil(12 + QFontMetricsF(font).height() + 8 + scale.height() + 10);
}

struct Flows {
  TextFlow queries;  // of self-attention the only one
  TextFlow keys;
  bool apart = false;
};

Flows flowsOf(const Snapshot& snapshot) {
  const PatternSource& source = *snapshot.patterns();
  const RunResult& result = *snapshot.result;
  Flows flows;
  flows.apart = source.kind() == AttentionKind::Cross || source.queryTokens() != source.keyTokens();
  // A decoder's tokens beside an encoder have no ranges: what it writes is known by its pieces.
  flows.queries = flowTokens(source.queryTokens(), result.text, result.pairText);
  if (flows.apart) flows.keys = flowTokens(source.keyTokens(), result.text, result.pairText);
  return flows;
}

class BodyMaker {
 public:
  BodyMaker(TextBody& body, const Flows& flows, double fontSize, const Execution& execution)
      : m_body(body), m_flows(flows), m_stop(execution.stop) {
    m_font = body.font;
    m_font.setPixelSize(static_cast<int>(std::lround(fontSize)));
    m_line = QFontMetricsF(body.font).height();
  }

  void make() {
    const double whole = std::max(80.0, m_body.width - 2 * margin);
    const double top = m_body.pinned + 4;
    // On an enlarged page every line is long: the page is to be filled.
    const bool enlarged = m_body.width > m_body.room.width();
    const double longest = enlarged ? m_body.width : longestLine * m_font.pixelSize();
    m_body.blocks.clear();
    if (!m_flows.apart) {
      add({true, true, {}}, m_flows.queries, {margin, top}, std::min(whole, longest));
    } else if (whole < leastForColumns) {
      add(queries(), m_flows.queries, {margin, top}, whole);
      add(keys(), m_flows.keys, {margin, m_body.height + 8}, whole);
    } else {
      const double width = std::min((whole - columnsApart) / 2, longest);
      add(queries(), m_flows.queries, {margin, top}, width);
      const double first = m_body.height;
      add(keys(), m_flows.keys, {margin + width + columnsApart, top}, width);
      m_body.height = std::max(first, m_body.height);
    }
  }

 private:
  struct Sort {
    bool ofQueries;
    bool ofKeys;
    QString heading;
  };
  Sort queries() const { return {true, false, Words::tr("Queries: what is written")}; }
  Sort keys() const { return {false, true, Words::tr("Keys: what is read")}; }

  void add(const Sort& sort, const TextFlow& flow, QPointF at, double width) {
    const double heading = sort.heading.isEmpty() ? 0 : m_line + 8;
    TextBlock block{sort.ofQueries, sort.ofKeys, sort.heading, at,
                    TextLayout(flow, {at + QPointF(0, heading), width, m_font, m_stop})};
    m_body.height = block.layout.rect().bottom() + margin;
    m_body.blocks.push_back(std::move(block));
  }

  TextBody& m_body;
  const Flows& m_flows;
  std::stop_token m_stop;
  QFont m_font;
  double m_line;
};

/// A page of a file is not scrolled: a long text is set on a larger page of the same shape, which is then
/// scaled down as a whole.
void enlargePage(TextBody& body, const Flows& flows, const Execution& execution) {
  constexpr double step = 1.2;
  constexpr double largest = 12;
  for (double scale = step; body.height > body.room.height() * scale / step && scale < largest;
       scale *= step) {
    execution.throwIfStopped();
    body.width = body.room.width() * scale;
    BodyMaker(body, flows, *std::rbegin(sizes) * body.font.pixelSize(), execution).make();
  }
}

}  // namespace

bool TextBody::isOf(const Snapshot& snapshot, const SceneRequest& request) const {
  return result == snapshot.result && kind == snapshot.focus.kind && font == request.font &&
         room == QSizeF(request.width, request.height);
}

std::shared_ptr<const TextBody> layOutText(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution) {
  auto body = std::make_shared<TextBody>();
  body->result = snapshot.result;
  body->kind = snapshot.focus.kind;
  body->room = QSizeF(request.width, request.height);
  body->width = request.width;
  body->font = request.font;
  body->pinned = pinnedHeight(request.font);
  const Flows flows = flowsOf(snapshot);
  const std::size_t tokens = std::max(flows.queries.tokens.size(), flows.keys.tokens.size());
  for (const double size : sizes) {
    const bool smallest = size == *std::rbegin(sizes);
    if (tokens > mostSized && !smallest) continue;
    const bool poster = size > posterSize;
    if (poster && tokens > mostOnPosters) continue;
    execution.throwIfStopped();
    BodyMaker(*body, flows, size * request.font.pixelSize(), execution).make();
    if (body->height <= request.height * (poster ? mostOfRoom : 1)) break;
  }
  if (request.printing && body->height > request.height) enlargePage(*body, flows, execution);
  return body;
}

}  // namespace headlight
