#include "ui/compute/compute_services.h"

#include <QCoreApplication>
#include <utility>

#include "core/error.h"
#include "core/model/generation.h"

namespace headlight {

ComputeServices coreServices(ModelLibrary library) {
  ComputeServices services;
  services.openModel = [library = std::move(library)](const SourceChoice& source,
                                                      const Execution& execution) {
    if (const auto* checkpoint = std::get_if<CheckpointChoice>(&source))
      return loadModel(
          library.open(checkpoint->nameOrDirectory.toStdString()).as(checkpoint->family.toStdString()),
          execution);
    if (const auto* playground = std::get_if<PlaygroundSettings>(&source))
      return makePlayground(*playground, execution);
    throw Error(QCoreApplication::translate("ComputeServices", "An attention array has no model to open.")
                    .toStdString());
  };
  services.run = [](const Model& model, const RunRequest& request, const Execution& execution) {
    return model.transformer->run(request, execution);
  };
  services.write = [](const Model& model, PreparedInput& input, const Execution& execution) {
    return runPrepared(model, input, execution);
  };
  services.importArray = [](const ArrayChoice& choice) {
    ImportOptions options;
    if (!choice.tokens.isEmpty()) options.tokens.emplace();
    for (const QString& token : choice.tokens) options.tokens->push_back(token.toStdString());
    return importAttention(choice.file.toStdString(), options);
  };
  return services;
}

}  // namespace headlight
