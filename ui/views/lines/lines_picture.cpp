#include "ui/views/lines/lines_picture.h"

#include <QCoreApplication>

#include "ui/views/lines/lines_beside.h"
#include "ui/views/lines/lines_controls.h"
#include "ui/views/lines/lines_scene.h"
#include "ui/views/placeholder.h"

namespace headlight {

QString LinesPicture::title() { return QCoreApplication::translate("Lines", "Lines"); }

/// Among chosen heads the focused one is drawn too.
void LinesPicture::open(SessionState& state) {
  state.view = QString::fromLatin1(id);
  editOptions<LinesOptions>(state.viewOptions, [&state](LinesOptions& options) {
    if (!options.places.empty()) options.add(state.focus.headId());
  });
}

QString LinesPicture::reading() {
  return QCoreApplication::translate(
      "Lines", "Each line: from a word to where it looks. The stronger its colour, the more weight.");
}

std::shared_ptr<const Scene> LinesPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                const Execution& execution) {
  const QString missing = missingPatterns(snapshot);
  if (!missing.isEmpty()) return placeholderScene(missing, request);
  return std::make_shared<LinesScene>(snapshot, request, execution);
}

PageRooms LinesPicture::divide(const SharedPage& page) { return linesBeside(page); }

ViewControls* LinesPicture::makeControls(QWidget* parent) { return new LinesControls(parent); }

}  // namespace headlight
