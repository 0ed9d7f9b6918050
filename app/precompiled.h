// Headers that most of the command line reads and nobody changes, compiled once. Every file still includes
// what it uses.
#pragma once

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QString>
#include <QWidget>
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "core/tensor/matrix.h"
