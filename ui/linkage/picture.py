"""The graph as a picture of its own: title, marking and the whole of it in light colours, as PNG or SVG bytes.

It is laid out anew, so nothing of the screen's state gets into it. Writing it to a file is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from models.errors import Refusal
from models.records import LinkageRecord
from ui.fonts import SEMIBOLD, ui_font
from ui.linkage.painting import Shown, draw_scene
from ui.linkage.scene import Scene, package_tag
from ui.linkage.wording import said
from ui.theme import theme
from ui.widgets.picture_file import png_bytes, svg_bytes

#: More pixels than that take a gigabyte while they are painted.
MOST_PIXELS = 60_000_000
_HEAD = 34
_SCALE = 2
_NARROWEST = 520
#: As many links are told in the description; the others are counted.
_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above the graph, as plain text."""

    title: str
    marking: str = ""


class _Picture:
    def __init__(self, record: LinkageRecord, caption: Caption) -> None:
        self._record, self._caption = record, caption
        self._scene = Scene(record)
        self._legend = [
            f"{package_tag(at)}  {package.title}: {', '.join(card.ref for card in package.members)}"
            for at, package in enumerate(record.packages)
        ]
        bounds = self._scene.bounds
        lines = len(self._legend) * 18 + (8 if self._legend else 0)
        self.size = QSize(max(round(bounds.width()), _NARROWEST), round(bounds.height()) + _HEAD + lines)

    @property
    def description(self) -> str:
        """The picture in words, for who does not see it."""
        told = [said(tie, self._scene) for tie in self._record.ties[:_MOST_TOLD]]
        if len(self._record.ties) > _MOST_TOLD:
            told.append(f"and {len(self._record.ties) - _MOST_TOLD:,} more links")
        return f"{self._caption.title}: {'; '.join((*told, *self._legend))}."

    def paint(self, painter: QPainter) -> None:
        colours, bounds = theme().colours, self._scene.bounds
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), colours.background)
        painter.setFont(ui_font(0.5, SEMIBOLD))
        painter.setPen(colours.text)
        head = QRect(14, 0, self.size.width() - 28, _HEAD)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self._caption.title)
        painter.setPen(colours.danger)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._caption.marking)
        painter.save()
        painter.translate(-bounds.left(), _HEAD - bounds.top())
        draw_scene(painter, self._scene, bounds, 1.0, Shown())
        painter.restore()
        painter.setFont(ui_font(-1.0))
        painter.setPen(colours.muted)
        top = _HEAD + round(bounds.height())
        for at, line in enumerate(self._legend):
            room = QRect(14, top + at * 18, self.size.width() - 28, 18)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def png_of(record: LinkageRecord, caption: Caption) -> bytes:
    """Raises Refusal where the picture would take more memory than is sensible."""
    picture = _Picture(record, caption)
    pixels = picture.size * _SCALE
    if pixels.width() * pixels.height() > MOST_PIXELS:
        raise Refusal(
            f"A picture of {pixels.width():,} × {pixels.height():,} pixels is too large.",
            "Look around one demand, or choose SVG, which is sharp at every size.",
        )
    return png_bytes(
        picture.size,
        picture.paint,
        title=caption.title,
        description=picture.description,
        scale=_SCALE,
        way_out="Look around one demand, or choose SVG.",
    )


def svg_of(record: LinkageRecord, caption: Caption) -> bytes:
    picture = _Picture(record, caption)
    return svg_bytes(picture.size, picture.paint, title=caption.title, description=picture.description)
