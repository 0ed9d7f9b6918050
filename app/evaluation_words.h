#pragma once

#include <QCoreApplication>

namespace headlight {

/// Words of the evaluation's tables in the language of the person.
class EvaluationWords {
  Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

}  // namespace headlight
