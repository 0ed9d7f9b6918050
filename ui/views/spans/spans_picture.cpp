#include "ui/views/spans/spans_picture.h"

#include <QCoreApplication>

#include "ui/views/placeholder.h"
#include "ui/views/spans/span_questions.h"
#include "ui/views/spans/spans_controls.h"
#include "ui/views/spans/spans_scene.h"

namespace headlight {

QString SpansPicture::title() { return QCoreApplication::translate("Spans", "Spans"); }

QString SpansPicture::reading() {
  return QCoreApplication::translate("Spans", "How much attention each marked stretch receives.");
}

std::vector<Question> SpansPicture::needs(const Snapshot& snapshot) { return spanQuestions(snapshot); }

std::shared_ptr<const Scene> SpansPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                const Execution&) {
  const QString missing = missingPatterns(snapshot);
  if (!missing.isEmpty()) return placeholderScene(missing, request);
  return std::make_shared<SpansScene>(snapshot, request);
}

ViewControls* SpansPicture::makeControls(QWidget* parent) { return new SpansControls(parent); }

}  // namespace headlight
