#include "ui/session/settings.h"

#include <QGuiApplication>
#include <QSettings>
#include <algorithm>

#include "ui/session/interface_size.h"

namespace headlight {
namespace {

constexpr int kMostRecentFiles = 10;

QSettings settingsFile() {
  return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("headlight"),
                   QStringLiteral("headlight"));
}

template <typename Choice>
Choice readChoice(const QSettings& file, const QString& name, Choice standard, Choice last) {
  const int value = file.value(name, static_cast<int>(standard)).toInt();
  return value >= 0 && value <= static_cast<int>(last) ? static_cast<Choice>(value) : standard;
}

std::int64_t readNumber(const QSettings& file, const QString& name, std::int64_t standard,
                        std::int64_t least) {
  bool valid = false;
  const qlonglong value = file.value(name, qlonglong{standard}).toLongLong(&valid);
  return valid && value >= least ? value : standard;
}

}  // namespace

Settings loadSettings() {
  const QSettings file = settingsFile();
  Settings settings;
  settings.theme = readChoice(file, QStringLiteral("theme"), settings.theme, ThemeChoice::Dark);
  settings.language = file.value(QStringLiteral("language")).toString();
  const int size = startingInterfaceSize(QGuiApplication::primaryScreen());
  settings.interfaceSize = std::clamp(file.value(QStringLiteral("interfaceSize"), size).toInt(), 100, 300);
  DisplayOptions& display = settings.display;
  display.colorMap = file.value(QStringLiteral("display/colorMap"), display.colorMap).toString();
  display.scale = readChoice(file, QStringLiteral("display/scale"), display.scale, ScaleMode::RowMaximum);
  display.range = readChoice(file, QStringLiteral("display/range"), display.range, ScaleRange::Fixed);
  display.fixedRange = {file.value(QStringLiteral("display/low"), display.fixedRange.low).toFloat(),
                        file.value(QStringLiteral("display/high"), display.fixedRange.high).toFloat()};
  if (!(display.fixedRange.low < display.fixedRange.high)) display.range = ScaleRange::Fitted;
  display.leaveOut =
      readChoice(file, QStringLiteral("display/leaveOut"), display.leaveOut, LeaveOut::SpecialTokens);
  display.pooling = readChoice(file, QStringLiteral("display/pooling"), display.pooling, Pooling::Mean);
  const std::int64_t megabyte = std::int64_t{1} << 20;
  settings.pictureBytes =
      readNumber(file, QStringLiteral("pictureMegabytes"), settings.pictureBytes / megabyte, 16) * megabyte;
  settings.modelBytes =
      readNumber(file, QStringLiteral("modelMegabytes"), settings.modelBytes / megabyte, 0) * megabyte;
  settings.traceBytes =
      readNumber(file, QStringLiteral("traceMegabytes"), settings.traceBytes / megabyte, 16) * megabyte;
  settings.maxTokens = readNumber(file, QStringLiteral("maxTokens"), settings.maxTokens, 16);
  settings.recentFiles = file.value(QStringLiteral("recentFiles")).toStringList().mid(0, kMostRecentFiles);
  settings.readings = file.value(QStringLiteral("readings"), settings.readings).toBool();
  settings.nextBars = file.value(QStringLiteral("nextBars"), settings.nextBars).toBool();
  settings.firstCards = file.value(QStringLiteral("firstCards"), settings.firstCards).toBool();
  settings.lessonLanguage = file.value(QStringLiteral("lessonLanguage")).toString();
  settings.windowGeometry = file.value(QStringLiteral("window/geometry")).toByteArray();
  settings.splitterState = file.value(QStringLiteral("window/splitter")).toByteArray();
  return settings;
}

void saveSettings(const Settings& settings) {
  QSettings file = settingsFile();
  file.setValue(QStringLiteral("theme"), static_cast<int>(settings.theme));
  file.setValue(QStringLiteral("language"), settings.language);
  file.setValue(QStringLiteral("interfaceSize"), settings.interfaceSize);
  file.setValue(QStringLiteral("display/colorMap"), settings.display.colorMap);
  file.setValue(QStringLiteral("display/scale"), static_cast<int>(settings.display.scale));
  file.setValue(QStringLiteral("display/range"), static_cast<int>(settings.display.range));
  file.setValue(QStringLiteral("display/low"), settings.display.fixedRange.low);
  file.setValue(QStringLiteral("display/high"), settings.display.fixedRange.high);
  file.setValue(QStringLiteral("display/leaveOut"), static_cast<int>(settings.display.leaveOut));
  file.setValue(QStringLiteral("display/pooling"), static_cast<int>(settings.display.pooling));
  file.setValue(QStringLiteral("pictureMegabytes"), qlonglong{settings.pictureBytes >> 20});
  file.setValue(QStringLiteral("modelMegabytes"), qlonglong{settings.modelBytes >> 20});
  file.setValue(QStringLiteral("traceMegabytes"), qlonglong{settings.traceBytes >> 20});
  file.setValue(QStringLiteral("maxTokens"), qlonglong{settings.maxTokens});
  file.setValue(QStringLiteral("recentFiles"), settings.recentFiles);
  file.setValue(QStringLiteral("readings"), settings.readings);
  file.setValue(QStringLiteral("nextBars"), settings.nextBars);
  file.setValue(QStringLiteral("firstCards"), settings.firstCards);
  file.setValue(QStringLiteral("lessonLanguage"), settings.lessonLanguage);
  file.setValue(QStringLiteral("window/geometry"), settings.windowGeometry);
  file.setValue(QStringLiteral("window/splitter"), settings.splitterState);
}

void addRecentFile(Settings& settings, const QString& file) {
  settings.recentFiles.removeAll(file);
  settings.recentFiles.prepend(file);
  settings.recentFiles = settings.recentFiles.mid(0, kMostRecentFiles);
}

}  // namespace headlight
