#pragma once

#include <QString>
#include <string>

#include "core/error.h"

namespace headlight::test {

/// What an operation says when it refuses its input; "no error" where it does not.
template <typename Operation>
std::string messageOf(const Operation& operation) {
  try {
    operation();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

/// The same for comparisons with QStrings.
template <typename Operation>
QString refusalOf(const Operation& operation) {
  return QString::fromStdString(messageOf(operation));
}

}  // namespace headlight::test
