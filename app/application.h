#pragma once

#include <QCoreApplication>
#include <memory>
#include <string>

namespace headlight {

/// The one QCoreApplication of a run, with what it must have around it.
class Application {
 public:
  enum class Use {
    Text,      // prints; draws nothing
    Pictures,  // draws into memory, on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise
    Window     // needs a display
  };
  explicit Application(Use use);

 private:
  // Qt keeps references to these as long as the application lives.
  int m_argumentCount = 1;
  std::string m_programName = "headlight";
  char* m_arguments[2] = {m_programName.data(), nullptr};
  std::unique_ptr<QCoreApplication> m_application;
};

/// Throws Error in one sentence where there is no display for a window.
void requireDisplay();

}  // namespace headlight
