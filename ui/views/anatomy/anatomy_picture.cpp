#include "ui/views/anatomy/anatomy_picture.h"

#include <QCoreApplication>

#include "ui/views/anatomy/anatomy_content.h"
#include "ui/views/anatomy/anatomy_controls.h"
#include "ui/views/anatomy/anatomy_questions.h"
#include "ui/views/anatomy/anatomy_scene.h"

namespace headlight {

QString AnatomyPicture::title() { return QCoreApplication::translate("Anatomy", "Anatomy"); }

QString AnatomyPicture::reading() {
  return QCoreApplication::translate("Anatomy",
                                     "The whole way of one word through one head, with its real numbers.");
}

std::vector<Question> AnatomyPicture::needs(const Snapshot& snapshot) { return anatomyQuestions(snapshot); }

std::shared_ptr<const Scene> AnatomyPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                  const Execution&) {
  AnatomyContent content = anatomyContent(snapshot);
  if (!content.problem.isEmpty()) return placeholderScene(content.problem, request);
  return std::make_shared<AnatomyScene>(
      std::move(content), optionsIn<AnatomyOptions>(snapshot.state.viewOptions), request, snapshot.focus.key);
}

ViewControls* AnatomyPicture::makeControls(QWidget* parent) { return new AnatomyControls(parent); }

}  // namespace headlight
