#pragma once

#include <QPainter>
#include <QWidget>

namespace headlight {

/// A thin line around a painted widget while it has the keyboard's focus.
void paintFocusFrame(QPainter& painter, const QWidget& widget);

}  // namespace headlight
