#include "ui/views/neuron/neuron_picture.h"

#include <QCoreApplication>

#include "ui/views/neuron/neuron_controls.h"
#include "ui/views/neuron/neuron_scene.h"

namespace headlight {

QString NeuronPicture::title() { return QCoreApplication::translate("Neuron", "q × k"); }

QString NeuronPicture::reading() {
  return QCoreApplication::translate(
      "Neuron", "How one score is made: products of q and k, dimension by dimension, and their sum.");
}

std::vector<Question> NeuronPicture::needs(const Snapshot& snapshot) {
  if (auto asked = unrotatedQuestion(snapshot)) return {*std::move(asked)};
  return {};
}

std::shared_ptr<const Scene> NeuronPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                 const Execution& execution) {
  NeuronContent content = neuronContent(snapshot);
  if (!content.cell.missing.isEmpty()) return placeholderScene(content.cell.missing, request);
  return std::make_shared<NeuronScene>(snapshot, std::move(content), request, execution);
}

ViewControls* NeuronPicture::makeControls(QWidget* parent) { return new NeuronControls(parent); }

}  // namespace headlight
