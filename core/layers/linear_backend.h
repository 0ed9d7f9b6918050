#pragma once

namespace headlight {

/// What multiplies: Eigen everywhere, oneDNN where the program was built with it.
enum class LinearBackend { Eigen, OneDnn };

/// The fastest backend this program has.
LinearBackend bestLinearBackend();

}  // namespace headlight
