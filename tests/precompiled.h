// Headers that most tests read and few people change, compiled once. Every file still includes what it uses.
#pragma once

#include <Eigen/Core>
#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <sstream>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/model/model.h"
#include "core/trace/trace.h"
#include "tests/support/error_message.h"
