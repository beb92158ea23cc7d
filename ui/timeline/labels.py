"""Letters on the timeline: measured once, laid out once, drawn many times.

A label is a `QStaticText` of plain text, so nothing in a title can become markup. Where labels go is decided in
`ui.timeline.packing`; when a window's edge would cut one, `at_edges` here finds the way out.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from ui.timeline.packing import INSET, LABEL_GAP, SHORTEST_LABEL, Placed, Side

#: Beyond this the store is emptied: a day of panning must not keep every width of every title.
MOST_KEPT = 6000


class Labels:
    """The labels of one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.height = float(round(self._metrics.height()))
        self.letter = self._metrics.horizontalAdvance("0")
        self._widths: dict[str, float] = {}
        self._ready: dict[tuple[str, int], QStaticText] = {}

    def width(self, text: str) -> float:
        """How wide the text is, to the next whole pixel."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > MOST_KEPT:
                self._widths.clear()
            known = self._widths[text] = float(int(self._metrics.horizontalAdvance(text)) + 1)
        return known

    def ready(self, text: str, room: float | None = None) -> QStaticText:
        """The text ready for drawing, shortened with an ellipsis where `room` is too small for it."""
        # Steps of four pixels, so that a label shrinking at an edge is not laid out anew for every pixel.
        # Half a pixel is forgiven: a room that is the sum of two places may lack the last bit of the text's own width.
        width = -1 if room is None or room + 0.5 >= self.width(text) else max(int(room) // 4 * 4, 0)
        label = self._ready.get((text, width))
        if label is None:
            if len(self._ready) > MOST_KEPT:
                self._ready.clear()
            shown = text if width < 0 else self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            label = QStaticText(shown)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.prepare(QTransform(), self.font)
            self._ready[(text, width)] = label
        return label

    def draw(self, painter: QPainter, x: float, middle: float, text: str, room: float | None = None) -> None:
        """Draws the text from `x`, centred on the height `middle`, with the painter's font and pen."""
        painter.drawStaticText(QPointF(round(x), round(middle - self.height / 2)), self.ready(text, room))


def at_edges(event: Placed, offset: float, width: float) -> tuple[float, float]:
    """Where on the screen an event's label starts and how wide it may be; a width of 0 for none.

    A label inside stays in sight while its bar is; one that the right edge would cut goes to the bar's other side
    where that is free. What is left is shortened, so that no edge cuts through a letter.
    """
    left, right, wide = event.left - offset, event.right - offset, event.label_width
    if event.side is Side.NONE or wide <= 0:
        return 0.0, 0.0
    if event.side is Side.INSIDE:
        x = max(left + INSET, min(INSET, right - INSET - wide))
        return x, min(wide, max(width - 4 - x, 0.0))
    x = right + LABEL_GAP if event.side is Side.RIGHT else left - LABEL_GAP - wide
    if event.side is Side.RIGHT and x + wide > width - 4:
        free = left - LABEL_GAP - max(event.free_left - offset, 4.0)
        if free >= wide and left < width:
            return left - LABEL_GAP - wide, wide
    begin, end = max(x, 4.0), min(x + wide, width - 4)
    return (begin, end - begin) if end - begin >= min(wide, SHORTEST_LABEL) else (0.0, 0.0)
