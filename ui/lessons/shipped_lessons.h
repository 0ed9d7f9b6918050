#pragma once

#include <vector>

#include "ui/lessons/lesson.h"

namespace headlight {

/// The lessons that the program brings along (resources/lessons), in their order. What steps leave out is as
/// in `standard`. Throws Error where one of them is bad, which a test excludes.
std::vector<Lesson> shippedLessons(const SessionState& standard);

/// The names of the models that a lesson's steps use.
QStringList modelsOf(const Lesson& lesson);

}  // namespace headlight
