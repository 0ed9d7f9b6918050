#include "ui/models/accessible_parts.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace headlight {
namespace {

/// A part as Qt's accessibility wants it. It outlives neither its widget's interface nor, in what it answers,
/// the part itself.
class PartInterface : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  PartInterface(QWidget* widget, int index) : m_widget(widget), m_index(index) {}

  bool isValid() const override { return m_widget && m_index < parts()->accessiblePartCount(); }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return isValid() ? m_widget->window()->windowHandle() : nullptr; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int index() const { return m_index; }

  QString text(QAccessible::Text kind) const override {
    if (!isValid()) return {};
    const AccessiblePart part = parts()->accessiblePart(m_index);
    if (kind == QAccessible::Name) return part.name;
    return kind == QAccessible::Value ? part.value : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    if (!isValid()) return {};
    const QRect rect = parts()->accessiblePart(m_index).rect;
    return rect.isEmpty() ? QRect() : QRect(m_widget->mapToGlobal(rect.topLeft()), rect.size());
  }
  QAccessible::Role role() const override {
    return isValid() ? parts()->accessiblePart(m_index).role : QAccessible::NoRole;
  }
  QAccessible::State state() const override {
    QAccessible::State state;
    state.invalid = !isValid();
    if (state.invalid) return state;
    state.selectable = state.focusable = true;
    state.selected = parts()->chosenAccessiblePart() == m_index;
    state.focused = state.selected && m_widget->hasFocus();
    state.offscreen = parts()->accessiblePart(m_index).rect.isEmpty();
    return state;
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }
  QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& action) override {
    if (isValid() && action == pressAction()) parts()->chooseAccessiblePart(m_index);
  }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  HasAccessibleParts* parts() const { return dynamic_cast<HasAccessibleParts*>(m_widget.data()); }

  QPointer<QWidget> m_widget;
  int m_index;
};

/// The widget with its parts as children; those that were asked for are kept, because Qt knows them by id.
class PartsInterface : public QAccessibleWidget {
 public:
  explicit PartsInterface(QWidget* widget) : QAccessibleWidget(widget, QAccessible::List) {}
  ~PartsInterface() override {
    for (const QAccessible::Id id : m_children) QAccessible::deleteAccessibleInterface(id);
  }

  int childCount() const override { return parts() ? parts()->accessiblePartCount() : 0; }
  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    auto known = m_children.constFind(index);
    if (known == m_children.constEnd()) {
      auto* made = new PartInterface(widget(), index);
      known = m_children.insert(index, QAccessible::registerAccessibleInterface(made));
    }
    return QAccessible::accessibleInterface(*known);
  }
  int indexOfChild(const QAccessibleInterface* child) const override {
    const auto* part = dynamic_cast<const PartInterface*>(child);
    return part ? part->index() : -1;
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    return parts() ? child(parts()->accessiblePartAt(widget()->mapFromGlobal(QPoint(x, y)))) : nullptr;
  }
  QAccessibleInterface* focusChild() const override {
    return parts() && widget()->hasFocus() ? child(parts()->chosenAccessiblePart()) : nullptr;
  }

 private:
  HasAccessibleParts* parts() const { return dynamic_cast<HasAccessibleParts*>(widget()); }

  mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  return widget && dynamic_cast<HasAccessibleParts*>(widget) ? new PartsInterface(widget) : nullptr;
}

}  // namespace

void installAccessibleParts() { QAccessible::installFactory(makeInterface); }

void accessiblePartChosen(QWidget* widget) {
  if (!QAccessible::isActive()) return;
  const auto* parts = dynamic_cast<HasAccessibleParts*>(widget);
  const int chosen = parts ? parts->chosenAccessiblePart() : -1;
  if (chosen < 0) return;
  QAccessibleEvent event(widget, QAccessible::Focus);
  event.setChild(chosen);
  QAccessible::updateAccessibility(&event);
}

}  // namespace headlight
