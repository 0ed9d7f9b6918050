#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

#include "ui/session/json_values.h"

namespace headlight {

/// What views show and how, as JSON under each view's id; session files hold it as it is. A view has a struct
/// of plain fields for it with
///
/// - static constexpr const char* viewId
/// - QJsonObject toJson() const
/// - void read(const JsonValues& json): what is missing or makes no sense is left as it is
using ViewOptions = QMap<QString, QJsonObject>;

/// The options of one view; standard ones where there are none.
template <typename Options>
Options optionsIn(const ViewOptions& all) {
  Options options;
  options.read(JsonValues(all.value(QLatin1String(Options::viewId))));
  return options;
}

/// Puts options in their place. Standard ones leave nothing there, so that equal options are equal sessions.
template <typename Options>
void setOptions(ViewOptions& all, const Options& options) {
  const QJsonObject json = options.toJson();
  if (json == Options{}.toJson())
    all.remove(QLatin1String(Options::viewId));
  else
    all.insert(QLatin1String(Options::viewId), json);
}

/// Changes the options of one view: `edit` is given them.
template <typename Options, typename Edit>
void editOptions(ViewOptions& all, const Edit& edit) {
  auto options = optionsIn<Options>(all);
  edit(options);
  setOptions(all, options);
}

}  // namespace headlight
