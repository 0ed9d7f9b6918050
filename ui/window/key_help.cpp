#include "ui/window/key_help.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>
#include <vector>

namespace headlight {

KeyHelp::KeyHelp(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keys"));
  const std::vector<std::pair<QString, QString>> keys = {
      {QStringLiteral("Ctrl+L"), tr("Go to the text")},
      {QStringLiteral("Ctrl+P"), tr("Second text on or off")},
      {QStringLiteral("Ctrl+M"), tr("Choose a model")},
      {QStringLiteral("Ctrl+O"), tr("Open a text, an attention array, a session or a model's file")},
      {QStringLiteral("Ctrl+Shift+O"), tr("Open a model folder")},
      {QStringLiteral("Ctrl+S"), tr("Save the session as a file")},
      {tr("Left, Right in the tokens"), tr("Previous, next query token")},
      {tr("Up, Down in a view"), tr("Previous, next query token (rows)")},
      {tr("Left, Right in a view"), tr("Previous, next key token (columns)")},
      {tr("Ctrl+Left, Ctrl+Right"), tr("Previous, next head")},
      {tr("Ctrl+Up, Ctrl+Down"), tr("Previous, next layer")},
      {tr("Enter"), tr("The focused head large")},
      {tr("Ctrl+G, Ctrl+Shift+G"), tr("All heads of the layer, one head")},
      {tr("+, -, F in one head"), tr("Zoom in, zoom out, show everything")},
      {QStringLiteral("Ctrl+F"), tr("Find a token")},
      {tr("Escape"), tr("Let go of the selected tokens, then back to the layer; cancel long work")},
      {tr("Ctrl+1 to Ctrl+9"), tr("Show a view")},
      {tr("Ctrl+Page Up, Ctrl+Page Down"), tr("Previous, next view")},
      {tr("Ctrl+Z, Ctrl+Y"), tr("Undo, redo")},
      {QStringLiteral("Ctrl+C"), tr("Copy the picture (outside the text)")},
      {QStringLiteral("Ctrl+E"), tr("Export an image")},
      {QStringLiteral("Ctrl+Shift+E"), tr("Export data")},
      {tr("Ctrl++, Ctrl+-, Ctrl+0"), tr("Larger, smaller, normal interface")},
      {QStringLiteral("F6"), tr("Next area: text, tokens, head map, view, inspector")},
      {QStringLiteral("F1"), tr("This help")}};
  auto* table = new QWidget(this);
  auto* grid = new QGridLayout(table);
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(6);
  int row = 0;
  for (const auto& [key, meaning] : keys) {
    auto* name = new QLabel(key, table);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    grid->addWidget(name, row, 0);
    grid->addWidget(new QLabel(meaning, table), row++, 1);
  }
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(table);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setMinimumWidth(table->sizeHint().width() + 24);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addWidget(scroll, 1);
  column->addWidget(buttons);
  resize(sizeHint().expandedTo(QSize(0, std::min(620, table->sizeHint().height() + 80))));
}

}  // namespace headlight
