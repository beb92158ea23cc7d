"""Reads everything that widgets say, as an eye or a screen reader would, and also what is scrolled out of sight."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QWidget

#: A model is read so far; cards beyond come with scrolling.
_MOST_ROWS = 400
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_TEXTS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)


def words_of(widget: QWidget) -> str:
    """Of this widget and everything visible in it."""
    found = [*_said(widget)]
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            found += _said(child)
    return "\n".join(word for word in found if word)


def _said(widget: QWidget) -> list[str]:
    words = [widget.windowTitle() if widget.isWindow() else "", widget.toolTip(), widget.statusTip()]
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        words += _told(interface)
    for name in ("text", "toPlainText", "placeholderText", "currentText"):
        ask = getattr(widget, name, None)
        if callable(ask):
            words.append(str(ask()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        words += _rows(widget.model())
    return words


def _told(interface: QAccessibleInterface) -> list[str]:
    words = [interface.text(kind) for kind in _TEXTS]
    for number in range(min(interface.childCount(), _MOST_ROWS)):
        child = interface.child(number)
        if child is not None and child.object() is None:  # widgets are read by themselves
            words += [child.text(kind) for kind in _TEXTS]
    return words


def _rows(model: QAbstractItemModel) -> list[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return [
        str(model.index(row, column).data(role) or "")
        for row in range(min(model.rowCount(), _MOST_ROWS))
        for column in range(columns)
        for role in _ROLES
    ]
