// Headers that most tests of the window and the command line read besides, compiled once.
#pragma once

#include "tests/precompiled.h"
#include "ui/views/view.h"
