"""What is wrong with an entry, shown beside it: an icon, the word "Problem" for screen readers, one clear sentence.

Finding the problem is the model's work, or the field's own where words cannot even be read.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.errors import Refusal, RuleBroken
from ui.theme import theme
from ui.widgets.pills import draw_glyph
from ui.widgets.plain_label import PlainLabel


class FieldRefused(RuleBroken):
    """An entry that cannot be read: `field` is the widget that should have the keyboard next."""

    def __init__(self, field: QWidget, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence, way_out)
        self.field = field


class ProblemLabel(PlainLabel):
    """Hidden while all is well."""

    _INDENT = 18

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, tone="danger", size_delta=-0.5, wrap=True)
        self.setContentsMargins(self._INDENT, 1, 0, 2)
        self.hide()

    def show_refusal(self, refusal: Refusal) -> None:
        self.setText(f"{refusal.sentence} {refusal.way_out}".strip())
        self.setAccessibleName(f"Problem: {self.text()}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear_refusal(self) -> None:
        self.setText("")
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw_glyph(painter, "error", theme().colours.danger, QPoint(0, 3), 13)
        painter.end()
