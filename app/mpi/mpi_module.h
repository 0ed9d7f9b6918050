#pragma once

#include "core/training/gradient_exchange.h"

/// What the module headlight_mpi.so gives the program: the processes that mpirun has started together. It is
/// loaded only for a training in several processes, so that no other start of the program pays for MPI. The
/// caller owns the result and destroys it on the thread that called.
extern "C" headlight::GradientExchange* headlightMakeMpiExchange();
