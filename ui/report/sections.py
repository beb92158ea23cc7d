"""The sections of one kind of report as boxes, in the order of the page: switched by space, moved by Alt and an arrow.

A box can be dragged as well. What was chosen for a kind comes back when the kind does.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QVBoxLayout, QWidget

from models.report.choices import Section
from models.report.words import heading
from ui.widgets.plain_text import tooltip

_MIME = "application/x-accord-report-section"
_HINT = "Space switches it. Alt+↑ and Alt+↓ move it, or drag it."


class SectionBox(QCheckBox):
    """One section; `moved` asks for another place: by -1 or 1."""

    moved = Signal(object, int)

    def __init__(self, section: Section, parent: QWidget) -> None:
        words = heading(section)
        super().__init__(words, parent)
        self.section = section
        self.setObjectName(f"report-section-{section.value}")
        self.setAccessibleName(f"Section: {words}")
        self.setToolTip(tooltip(_HINT))
        self._pressed: QPoint | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(self.section, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for words, step in (("Move &up", -1), ("Move &down", 1)):
            action = menu.addAction(words)
            action.setData(step)
        chosen = menu.exec(event.globalPos())
        if chosen is not None:
            self.moved.emit(self.section, int(chosen.data()))
        menu.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        far = self._pressed is not None and (here - self._pressed).manhattanLength() > QApplication.startDragDistance()
        if not (far and event.buttons() & Qt.MouseButton.LeftButton):
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        carried = QMimeData()
        carried.setData(_MIME, self.section.value.encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.CopyAction)


class SectionList(QWidget):
    """`chosen()` are the sections that are wanted, in their order; `changed` tells of every other choice."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.boxes: dict[Section, SectionBox] = {}

    def show_sections(self, known: tuple[Section, ...], wanted: tuple[Section, ...]) -> None:
        """Boxes for `known`: first the wanted ones in their order, ticked, then the others."""
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        wanted = tuple(section for section in wanted if section in known)
        self.boxes = {}
        for section in (*wanted, *(section for section in known if section not in wanted)):
            box = SectionBox(section, self)
            box.setChecked(section in wanted)
            box.toggled.connect(self.changed)
            box.moved.connect(self.move_section)
            self._column.addWidget(box)
            box.show()
            self.boxes[section] = box
        self._chain()

    def chosen(self) -> tuple[Section, ...]:
        return tuple(section for section, box in self.boxes.items() if box.isChecked())

    def move_section(self, section: Section, by: int) -> None:
        """To another place by so many steps, as far as there are any."""
        order = list(self.boxes)
        here = order.index(section)
        there = min(max(here + by, 0), len(order) - 1)
        if there == here:
            return
        order.insert(there, order.pop(here))
        self.boxes = {one: self.boxes[one] for one in order}
        self._column.removeWidget(self.boxes[section])
        self._column.insertWidget(there, self.boxes[section])
        self._chain()
        self.changed.emit()

    def _chain(self) -> None:
        """The tab key follows the order on the screen."""
        boxes = list(self.boxes.values())
        for one, other in pairwise(boxes):
            QWidget.setTabOrder(one, other)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        name = bytes(event.mimeData().data(_MIME).data()).decode()
        section = next((one for one in self.boxes if one.value == name), None)
        if section is None:
            return
        y = event.position().y()
        order = list(self.boxes)
        above = sum(box.geometry().center().y() < y for one, box in self.boxes.items() if one is not section)
        self.move_section(section, above - order.index(section))
        event.acceptProposedAction()
