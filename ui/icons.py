"""Icons by name, in the theme's colours: `icon` for Qt's widgets, `pixmap` for whoever paints by hand.

The drawings lie in resources/icons as one-colour SVG (currentColor); what the colours are, `ui.theme` knows.
An icon asks for the colour each time it is painted, so nobody has to set icons anew when the theme changes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt, qAddPostRoutine
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPaintEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from models.vocabulary import Priority, Stance, Status
from ui.colours import mix
from ui.theme import theme

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"

_STANCES = {
    Stance.ACCEPTS: "stance-accepts",
    Stance.ACCEPTS_WITH_CONDITIONS: "stance-conditions",
    Stance.UNDECIDED: "stance-undecided",
    Stance.REJECTS: "stance-rejects",
    Stance.NONE_RECORDED: "stance-none",
}

_icons: dict[tuple[str, str], QIcon] = {}
_pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}
#: More than one screen ever shows; a wild run of sizes starts again instead of growing without end.
_PIXMAP_LIMIT = 2_000
#: Up to this size lines are drawn heavier.
_SMALL = 14


def status_icon(status: Status) -> str:
    """The icon's name of a status: a round that fills on the way to agreed."""
    return f"status-{status.value}"


def stance_icon(stance: Stance) -> str:
    return _STANCES[stance]


def priority_icon(priority: Priority) -> str:
    return f"priority-{priority.value}"


def icon_names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in ICONS.glob("*.svg"))


def icon(name: str, role: str = "text") -> QIcon:
    """An icon that paints itself in the colour that `role` has at that moment."""
    known = _icons.get((name, role))
    if known is None:
        _source(name)  # a wrong name fails here, where it was written, and not at some later repaint
        known = _icons[name, role] = QIcon(_ThemedEngine(name, role))
    return known


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing in one colour, `size` by `size` logical pixels, for a screen of the given pixel ratio."""
    key = (name, colour.rgba(), size, ratio)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) >= _PIXMAP_LIMIT:
            _pixmaps.clear()
        found = _pixmaps[key] = _draw(name, colour, QSize(size, size), ratio)
    return found


def writes_svg(painter: QPainter) -> bool:
    """True for a painter that writes an SVG file, which knows no lines of changing colour and no "no line"."""
    return bool(painter.paintEngine().type() == QPaintEngine.Type.SVG)


def draw_icon(painter: QPainter, name: str, colour: QColor, box: QRectF) -> None:
    """The drawing onto anything: as a kept picture on the screen, as lines into an SVG file."""
    if writes_svg(painter):
        drawing = _coloured(name, colour, box.width()).replace('stroke="none"', 'stroke-opacity="0"')
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)
    else:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), pixmap(name, colour, round(box.width()), ratio))


def app_icon() -> QIcon:
    """The program's own icon, in its own colours, sharp at every size a desktop asks for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_draw("accord-desk", QColor(), QSize(size, size), 1.0))
    return made


@cache
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def _coloured(name: str, colour: QColor, width: float) -> str:
    drawing = _source(name).replace("currentColor", colour.name())
    if width <= _SMALL:
        # Thinner than a pixel a line would fade into its ground and lose its contrast.
        drawing = drawing.replace('stroke-width="1.8"', 'stroke-width="2.4"')
    return drawing


def _draw(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_coloured(name, colour, size.width()).encode()))
    drawn = QPixmap(size * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _ThemedEngine(QIconEngine):
    """Paints one drawing in the current colour of one role."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode) -> QColor:
        colours = theme().colours
        colour = colours.role(self._role)
        return mix(colour, colours.surface, 0.45) if mode == QIcon.Mode.Disabled else colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap(self._name, self._colour(mode), side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` counts the screen's own pixels here. A wide one keeps its width: that is how buttons ask for air.
        side = round(min(size.width(), size.height()) / scale)
        drawn = pixmap(self._name, self._colour(mode), side, scale)
        if drawn.size() == size:
            return drawn
        framed = QPixmap(size)
        framed.fill(Qt.GlobalColor.transparent)
        painter = QPainter(framed)
        whole = drawn.rect()
        whole.moveCenter(framed.rect().center())
        painter.drawPixmap(whole, drawn)
        painter.end()
        framed.setDevicePixelRatio(scale)
        return framed

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role)

    def key(self) -> str:
        return "accord-desk-themed"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False


def _forget() -> None:
    # Pictures must not outlive the application.
    _icons.clear()
    _pixmaps.clear()


qAddPostRoutine(_forget)
