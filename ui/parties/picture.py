"""The network as a picture of its own, PNG or SVG bytes: title, chips, lines, key. Writing a file is the caller's."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from models.dates import short_day
from models.records import NetworkRecord
from ui.fonts import MEDIUM, ui_font
from ui.parties.drawing import Drawing, Lit, edge_words
from ui.theme import theme
from ui.widgets.picture_file import png_bytes, svg_bytes
from ui.widgets.plain_text import elided

SIZE = QSize(1200, 800)
_HEAD, _FOOT = 40, 34
_SCALE = 2
#: As many pairs are told in the description; the others are counted.
_MOST_TOLD = 40


class Picture:
    """title: of the negotiation; marking: what stands above on every page of a report. Always in light colours."""

    def __init__(self, network: NetworkRecord, title: str, marking: str = "") -> None:
        self._network, self._marking = network, marking
        self.title = f"Who met whom · {title} · as of {short_day(network.day)}"

    @property
    def description(self) -> str:
        """The picture in words, for who does not see it."""
        edges = sorted(self._network.edges, key=lambda edge: -edge.times)
        told = "; ".join(edge_words(self._network, edge) for edge in edges[:_MOST_TOLD])
        more = f"; and {len(edges) - _MOST_TOLD:n} more pairs" if len(edges) > _MOST_TOLD else ""
        return f"{self.title}: {told}{more}."

    def paint(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.fillRect(QRectF(0, 0, SIZE.width(), SIZE.height()), colours.surface)
        painter.setFont(ui_font(1.0, MEDIUM))
        painter.setPen(colours.text)
        room = QRect(16, 8, SIZE.width() - 32, _HEAD - 8)
        marked = painter.fontMetrics().horizontalAdvance(self._marking) + 20 if self._marking else 0
        words = elided(self.title, painter.fontMetrics(), room.width() - marked)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._marking:
            painter.setPen(colours.danger)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._marking)
        painter.save()
        painter.translate(QPoint(0, _HEAD))
        Drawing(self._network, QSize(SIZE.width(), SIZE.height() - _HEAD - _FOOT)).paint(painter, Lit())
        painter.restore()
        painter.setFont(ui_font(-1.0))
        painter.setPen(colours.muted)
        key = "A line is as wide as two have met often; dashed: they have not met, and are expected at one meeting."
        if self._network.left_out:
            key += f" {self._network.left_out:n} that met the fewest are left out."
        painter.drawText(QRect(16, SIZE.height() - _FOOT, SIZE.width() - 32, _FOOT), Qt.AlignmentFlag.AlignVCenter, key)


def png_of(picture: Picture) -> bytes:
    """Twice as fine as its size. Raises Refusal where it cannot be made."""
    return png_bytes(
        SIZE,
        picture.paint,
        title=picture.title,
        description=picture.description,
        scale=_SCALE,
        way_out="Save it as SVG.",
    )


def svg_of(picture: Picture) -> bytes:
    return svg_bytes(SIZE, picture.paint, title=picture.title, description=picture.description)
