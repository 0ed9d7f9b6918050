#pragma once

#include <QApplication>
#include <memory>
#include <string>

namespace headlight {

/// The one QApplication of a run, with what it must have around it.
class GuiApplication {
 public:
  enum class Use {
    Window,      // needs a display; throws Error in one sentence where there is none
    PictureOnly  // draws into memory, on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise
  };
  explicit GuiApplication(Use use);
  QApplication& application() { return *m_application; }

 private:
  // Qt keeps references to these as long as the application lives.
  int m_argumentCount = 1;
  std::string m_programName = "headlight";
  char* m_arguments[2] = {m_programName.data(), nullptr};
  std::unique_ptr<QApplication> m_application;
};

}  // namespace headlight
