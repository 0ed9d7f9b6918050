#include "ui/window/compared_path.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/error.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(CompareBar)
};

Error refusal(const QString& sentence) { return Error(sentence.toStdString()); }

}  // namespace

CompareEdit comparedWith(const OpenedPath& opened, bool pair) {
  const QString name = QFileInfo(opened.path).fileName();
  switch (opened.kind) {
    case OpenedPath::Kind::Text:
      return [text = opened.text, pair](CompareOptions& options) {
        options.with = CompareOptions::With::Text;
        (pair ? options.pairText : options.text) = text;
      };
    case OpenedPath::Kind::ModelDirectory:
      return [folder = opened.path](CompareOptions& options) {
        options.with = CompareOptions::With::Model;
        options.model = folder;
      };
    case OpenedPath::Kind::LongText:
      throw refusal(
          Words::tr("%1 is longer than the 32 KB that a text to compare with may have; open it above, "
                    "as A, and compare it with a shorter one.")
              .arg(name));
    case OpenedPath::Kind::AttentionArray:
    case OpenedPath::Kind::Session:
    case OpenedPath::Kind::Lesson:
      throw refusal(Words::tr("%1 is no text that could be compared with.").arg(name));
  }
  return {};
}

}  // namespace headlight
