#include "ui/views/lines/line_filler.h"

#include <QPen>
#include <algorithm>
#include <array>
#include <cmath>

namespace headlight {

namespace {

constexpr double tolerance = 0.04;  // pixels between a curve and the straight pieces it is filled by

using Cubic = std::array<QPointF, 4>;

double lengthOf(const QPointF& vector) { return std::hypot(vector.x(), vector.y()); }

QPointF pointOf(const Cubic& curve, double t) {
  const double u = 1 - t;
  return u * u * u * curve[0] + 3 * u * u * t * curve[1] + 3 * u * t * t * curve[2] + t * t * t * curve[3];
}

QPointF alongOf(const Cubic& curve, double t) {
  const double u = 1 - t;
  return u * u * (curve[1] - curve[0]) + 2 * u * t * (curve[2] - curve[1]) + t * t * (curve[3] - curve[2]);
}

/// The largest second derivative: a piece of the parameter's length d is off its chord by at most an eighth
/// of it times d squared.
double bendOf(const Cubic& curve) {
  return 6 *
         std::max(lengthOf(curve[0] - 2 * curve[1] + curve[2]), lengthOf(curve[1] - 2 * curve[2] + curve[3]));
}

QPointF sideOf(const QPointF& along) {
  const double length = lengthOf(along);
  return length > 0 ? QPointF(-along.y() / length, along.x() / length) : QPointF();
}

bool mayMeet(const QPointF& begin, const QPointF& end, const QRectF& rect, double off) {
  return std::min(begin.x(), end.x()) - off <= rect.right() &&
         std::max(begin.x(), end.x()) + off >= rect.left() &&
         std::min(begin.y(), end.y()) - off <= rect.bottom() &&
         std::max(begin.y(), end.y()) + off >= rect.top();
}

}  // namespace

LineFiller::LineFiller(QImage& image, const QRectF& part)
    : m_origin(part.topLeft()), m_scale(image.width() / part.width()), m_sums(image) {}

void LineFiller::fill(const DrawnLine& line) {
  if (line.path.elementCount() < 2) return;
  const double width = line.pen.widthF() * m_scale;
  m_half = width / 2;
  m_seen = QRectF(0, 0, m_sums.width(), m_sums.height()).adjusted(-width, -width, width, width);
  m_dashes.clear();
  m_period = m_walked = 0;
  if (line.pen.style() != Qt::SolidLine)
    for (const qreal dash : line.pen.dashPattern()) {
      m_dashes.push_back(dash * width);
      m_period += m_dashes.back();
    }
  if (line.path.elementAt(1).isCurveTo())
    walkCurve(line);
  else
    walkStraight(line);
  finish();
  m_sums.blend(qPremultiply(line.pen.color().rgba()));
}

void LineFiller::walkStraight(const DrawnLine& line) {
  const QPointF begin = (QPointF(line.path.elementAt(0)) - m_origin) * m_scale;
  const QPointF end = (QPointF(line.path.elementAt(1)) - m_origin) * m_scale;
  const auto seen = shareIn(begin, end, m_seen);
  if (!seen) return;
  const QPointF side = sideOf(end - begin);
  m_walked = seen->first * lengthOf(end - begin);
  walkPiece({begin + (end - begin) * seen->first, side}, {begin + (end - begin) * seen->second, side});
}

/// The straight pieces of `points` tell which stretches of a long curve need not be followed closely. Dashes
/// count from its beginning, so that all of it is.
void LineFiller::walkCurve(const DrawnLine& line) {
  Cubic curve;
  for (int i = 0; i < 4; ++i)
    curve[static_cast<std::size_t>(i)] = (QPointF(line.path.elementAt(i)) - m_origin) * m_scale;
  const auto stretches = static_cast<int>(std::max<qsizetype>(1, line.points.size() - 1));
  const double bend = bendOf(curve);
  const double off = bend / 8 / stretches / stretches;
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::sqrt(off / tolerance))));
  const double step = 1.0 / (stretches * pieces);
  for (int stretch = 0; stretch < stretches; ++stretch) {
    const double from = static_cast<double>(stretch) / stretches;
    if (m_dashes.empty() &&
        !mayMeet(pointOf(curve, from), pointOf(curve, from + pieces * step), m_seen, off)) {
      finish();
      continue;
    }
    Place place{pointOf(curve, from), sideOf(alongOf(curve, from))};
    for (int piece = 1; piece <= pieces; ++piece) {
      const double t = from + piece * step;
      const Place next{pointOf(curve, t), sideOf(alongOf(curve, t))};
      walkPiece(place, next);
      place = next;
    }
  }
}

/// A run of pieces that are seen is filled as one. Where it begins and ends within the line its ends are out
/// of sight.
void LineFiller::walkPiece(const Place& begin, const Place& end) {
  const double length = m_dashes.empty() ? 0 : lengthOf(end.at - begin.at);
  if (!mayMeet(begin.at, end.at, m_seen, 0)) {
    finish();
  } else if (m_dashes.empty()) {
    if (m_run.empty()) m_run.push_back(begin);
    m_run.push_back(end);
  } else {
    fillDashes(begin, end, length);
  }
  m_walked += length;
}

void LineFiller::fillDashes(const Place& begin, const Place& end, double length) {
  if (!(length > 0)) return;
  const auto at = [&](double walked) {
    const double share = std::clamp((walked - m_walked) / length, 0.0, 1.0);
    return Place{begin.at + (end.at - begin.at) * share, begin.side + (end.side - begin.side) * share};
  };
  double from = std::floor(m_walked / m_period) * m_period;
  for (std::size_t dash = 0; from < m_walked + length; dash = (dash + 1) % m_dashes.size()) {
    const double to = from + m_dashes[dash];
    if (dash % 2 == 0 && to > m_walked) {
      if (m_run.empty()) m_run.push_back(at(from));
      m_run.push_back(at(to));
      if (to <= m_walked + length) finish();
    }
    from = to;
  }
}

/// The outline of the run: along one side of it and back along the other.
void LineFiller::finish() {
  if (m_run.size() > 1) {
    QPointF before = m_run.front().at + m_run.front().side * m_half;
    const QPointF first = before;
    const auto edgeTo = [&](const QPointF& next) {
      m_sums.addEdge(before, next);
      before = next;
    };
    for (std::size_t i = 1; i < m_run.size(); ++i) edgeTo(m_run[i].at + m_run[i].side * m_half);
    for (std::size_t i = m_run.size(); i > 0; --i) edgeTo(m_run[i - 1].at - m_run[i - 1].side * m_half);
    edgeTo(first);
  }
  m_run.clear();
}

}  // namespace headlight
