#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <array>
#include <cmath>
#include <utility>

namespace headlight {

/// Reads members of a JSON object into what has a sensible value already: a member that is missing, has
/// another type or is out of range leaves it as it is.
class JsonValues {
 public:
  explicit JsonValues(QJsonObject object) : m_object(std::move(object)) {}

  void read(const char* name, bool& value) const { value = member(name).toBool(value); }
  void read(const char* name, QString& value) const {
    if (member(name).isString()) value = member(name).toString();
  }
  /// Whole numbers from `least` to `most`.
  template <typename Integer>
  void read(const char* name, Integer& value, double least, double most) const {
    const double number = member(name).toDouble(std::nan(""));
    if (number >= least && number <= most && number == std::floor(number))
      value = static_cast<Integer>(number);
  }
  /// Numbers from `least` to `most`.
  void readNumber(const char* name, double& value, double least, double most) const {
    const double number = member(name).toDouble(std::nan(""));
    if (number >= least && number <= most) value = number;
  }
  /// One of the names of an enum's values, in their order.
  template <typename Enum, std::size_t count>
  void readName(const char* name, const std::array<const char*, count>& names, Enum& value) const {
    for (std::size_t i = 0; i < count; ++i)
      if (member(name).toString() == QLatin1String(names[i])) value = static_cast<Enum>(i);
  }
  QJsonValue member(const char* name) const { return m_object.value(QLatin1String(name)); }
  JsonValues object(const char* name) const { return JsonValues(member(name).toObject()); }
  QJsonArray array(const char* name) const { return member(name).toArray(); }

 private:
  QJsonObject m_object;
};

/// The name of an enum's value in a list of all of them in order.
template <typename Enum, std::size_t count>
QString nameIn(const std::array<const char*, count>& names, Enum value) {
  return QLatin1String(names[static_cast<std::size_t>(value)]);
}

}  // namespace headlight
