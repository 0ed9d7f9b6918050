#pragma once

#include <memory>
#include <vector>

#include "ui/views/scene/scene.h"

namespace headlight {

/// Scenes one below another on one page, each at the left margin, with room between them. Hits, marks and
/// summaries are those of the parts.
std::shared_ptr<const Scene> columnScene(std::vector<std::shared_ptr<const Scene>> parts,
                                         const SceneRequest& request);
/// Two scenes side by side, with room between them.
std::shared_ptr<const Scene> rowScene(std::shared_ptr<const Scene> left, std::shared_ptr<const Scene> right);
/// The width that a part of such a page has.
double columnWidth(const SceneRequest& request);

/// What a line of words is on a page.
enum class SceneWords { Heading, Plain, Muted };

/// Words, wrapped at `width`.
std::shared_ptr<const Scene> wordsScene(const QString& words, SceneWords role, const QFont& font,
                                        double width);

}  // namespace headlight
