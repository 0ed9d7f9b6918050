#include "ui/window/view_rail.h"

#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/window/rail_button.h"

namespace headlight {
namespace {

constexpr int spacing = 1;
constexpr int lineHeight = 7;

QString nameOf(ViewGroup group) {
  switch (group) {
    case ViewGroup::Look:
      return ViewRail::tr("Look");
    case ViewGroup::Explain:
      return ViewRail::tr("Explain");
    case ViewGroup::Try:
      return ViewRail::tr("Try");
  }
  return {};
}

}  // namespace

ViewRail::ViewRail(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  setAccessibleName(tr("Views"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(spacing);
  m_column->addStretch(1);
}

void ViewRail::addView(const QString& id, const QString& title, ViewGroup group, const QString& tip) {
  const auto append = [this](QWidget* widget) { m_column->insertWidget(m_column->count() - 1, widget); };
  if (m_sections.empty() || m_sections.back().group != group) {
    auto* name = new QLabel(nameOf(group), this);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    line->setFixedHeight(lineHeight);
    line->hide();
    append(name);
    append(line);
    m_sections.push_back({group, name, line});
  }
  auto* button = new RailButton(id, title, this);
  button->setToolTip(tip);
  button->setAccessibleDescription(nameOf(group));
  const int index = count();
  connect(button, &RailButton::clicked, this, [this, index] {
    setCurrent(index);  // a click on the one in front would switch it off
    emit chosen(index);
  });
  m_buttons.push_back(button);
  append(button);
  fitFonts();
  arrange();
}

void ViewRail::setCurrent(int index) {
  for (int i = 0; i < count(); ++i) button(i)->setChecked(i == index);
}

int ViewRail::current() const {
  const auto found = std::find_if(m_buttons.begin(), m_buttons.end(),
                                  [](const RailButton* one) { return one->isChecked(); });
  return found == m_buttons.end() ? -1 : static_cast<int>(found - m_buttons.begin());
}

/// Words in the rail are a little smaller than elsewhere, so that it stays narrow.
void ViewRail::fitFonts() {
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  for (RailButton* one : m_buttons) one->setFont(small);
  QFont names = font();
  names.setPointSizeF(names.pointSizeF() * 0.82);
  names.setCapitalization(QFont::AllUppercase);
  names.setLetterSpacing(QFont::PercentageSpacing, 106);
  for (const Section& section : m_sections) section.name->setFont(names);
}

int ViewRail::heightOf(Form form) const {
  int height = 0;
  for (const RailButton* one : m_buttons) height += one->sizeFor(form != Form::Below).height() + spacing;
  for (std::size_t i = 0; i < m_sections.size(); ++i) {
    const int name = m_sections[i].name->sizeHint().height();
    const int line = i == 0 ? 0 : lineHeight + spacing;
    height += form == Form::BesideWithoutNames ? line : name + spacing;
  }
  return height;
}

ViewRail::Form ViewRail::formFor(int height) const {
  for (const Form form : {Form::Below, Form::Beside})
    if (heightOf(form) <= height) return form;
  return Form::BesideWithoutNames;
}

void ViewRail::arrange() {
  m_form = formFor(height());
  const bool names = m_form != Form::BesideWithoutNames;
  for (RailButton* one : m_buttons) one->setBeside(m_form != Form::Below);
  for (std::size_t i = 0; i < m_sections.size(); ++i) {
    m_sections[i].name->setVisible(names);
    m_sections[i].name->setAlignment(m_form == Form::Below ? Qt::AlignCenter : Qt::AlignLeft);
    m_sections[i].line->setVisible(!names && i > 0);
  }
  updateGeometry();
}

QSize ViewRail::sizeHint() const {
  int width = 0;
  for (const RailButton* one : m_buttons)
    width = std::max(width, one->sizeFor(m_form != Form::Below).width());
  for (const Section& section : m_sections)
    if (m_form != Form::BesideWithoutNames) width = std::max(width, section.name->sizeHint().width());
  return {width, heightOf(Form::Below)};
}

QSize ViewRail::minimumSizeHint() const { return {sizeHint().width(), heightOf(Form::BesideWithoutNames)}; }

void ViewRail::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (formFor(height()) != m_form) arrange();
}

void ViewRail::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  fitFonts();
  arrange();
}

void ViewRail::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (step == 0 || count() == 0) return QWidget::keyPressEvent(event);
  for (int i = 0; i < count(); ++i)
    if (button(i)->hasFocus()) return button((i + step + count()) % count())->setFocus(Qt::TabFocusReason);
}

}  // namespace headlight
