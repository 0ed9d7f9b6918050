#include "ui/views/text/text_picture.h"

#include <QCoreApplication>

#include "ui/views/placeholder.h"
#include "ui/views/text/text_controls.h"
#include "ui/views/text/text_scene.h"

namespace headlight {

QString TextPicture::title() { return QCoreApplication::translate("TextView", "Text"); }

/// A marked stretch would stand in for the focused token.
void TextPicture::open(SessionState& state) {
  state.view = QString::fromLatin1(id);
  editOptions<TextOptions>(state.viewOptions, [](TextOptions& options) { options.clearSpan(); });
}

QString TextPicture::reading() {
  return QCoreApplication::translate("TextView",
                                     "The shade of each word: how much the chosen word looks at it.");
}

std::vector<Question> TextPicture::needs(const Snapshot& snapshot) {
  if (!missingPatterns(snapshot).isEmpty()) return {};
  // The text can be read until the means over its rows are there.
  std::vector<Question> questions = shadingQuestions(snapshot);
  for (Question& question : questions) question.later = true;
  return questions;
}

std::shared_ptr<const Scene> TextPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                               const Execution& execution) {
  if (const QString words = missingPatterns(snapshot); !words.isEmpty())
    return placeholderScene(words, request);
  // The lines stay where they are while the focus moves.
  const auto* before = dynamic_cast<const TextScene*>(request.before.get());
  const auto body = before && before->body()->isOf(snapshot, request)
                        ? before->body()
                        : layOutText(snapshot, request, execution);
  return std::make_shared<const TextScene>(body, shadeText(snapshot, execution), snapshot);
}

ViewControls* TextPicture::makeControls(QWidget* parent) { return new TextControls(parent); }

bool TextPicture::letGo(SessionState& state) {
  auto options = optionsIn<TextOptions>(state.viewOptions);
  if (options.spanOf == 0) return false;
  options.clearSpan();
  setOptions(state.viewOptions, options);
  return true;
}

}  // namespace headlight
