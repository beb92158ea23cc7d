"""The pages of a PDF one under the other, on white paper whatever the theme: scrolled, zoomed, with found words marked.

Only what is in view is drawn, in tiles, at the screen's own resolution. The PDF itself is `document`'s.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.colours import mix
from ui.report.document import Match, PdfPages
from ui.report.sheets import Sheets, Zoom
from ui.theme import theme
from ui.widgets.flat_scrollbar import use_flat_bars

_TILE = 512
_MOST_TILES = 96
#: The paper is white in both themes, so its marks are the same in both as well.
_FOUND = QColor("#ffe680")
_CHOSEN = QColor("#ffb84d")
_CHOSEN_EDGE = QColor("#b45309")


class PagesView(QAbstractScrollArea):
    """Shows a document; `zoom` is "width", "page" or a share such as 1.0 for true size."""

    #: The page in view, counted from 0, has become another one.
    page_changed = Signal(object)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report-pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        use_flat_bars(self)
        self.document: PdfPages | None = None
        self._sheets = Sheets()
        self._tiles: OrderedDict[tuple[int, float, int, int], QImage] = OrderedDict()
        self._matches: list[Match] = []
        self._chosen: Match | None = None
        self._page = 0
        self._naming = QTimer(self, singleShot=True, interval=150)
        self._naming.timeout.connect(self._name)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        theme().changed.connect(self.viewport().update)
        self._name()

    # ------------------------------------------------------------ what is shown

    def set_document(self, document: PdfPages | None) -> None:
        """Other pages, seen from the same place where they reach that far."""
        if self.document is not None:
            self.document.close()
        self.document = document
        self._tiles.clear()
        self._matches, self._chosen = [], None
        self._arrange()
        self._name()

    def set_matches(self, matches: list[Match], chosen: Match | None) -> None:
        """Marks found words, and brings the chosen one into view when it is another one."""
        self._matches = matches
        if chosen != self._chosen:
            self._chosen = chosen
            self._reveal()
        self.viewport().update()

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        """Shows the top of a page, counted from 0."""
        if self.document is not None:
            page = min(max(page, 0), len(self.document) - 1)
            self.verticalScrollBar().setValue(int(self._sheets.top(page)) - Sheets.GAP // 2)

    @property
    def zoom(self) -> Zoom:
        return self._sheets.zoom

    @property
    def share(self) -> float:
        """The zoom as a share of true size."""
        return self._sheets.share

    def set_zoom(self, zoom: Zoom, anchor: QPoint | None = None) -> None:
        """`anchor` is the point of the view that stays where it is: the pointer, else the middle."""
        anchor = anchor or self.viewport().rect().center()
        across, down = self._scrolled()
        width = self.viewport().width()
        point = self._sheets.point_at(across + anchor.x(), down + anchor.y(), width) if self._sheets.tops else None
        self._sheets.zoom = zoom
        self._arrange()
        if point is not None:
            x, y = self._sheets.place_of(*point, self.viewport().width())
            self.horizontalScrollBar().setValue(round(x) - anchor.x())
            self.verticalScrollBar().setValue(round(y) - anchor.y())
        self.zoom_changed.emit()

    def step_zoom(self, by: int, anchor: QPoint | None = None) -> None:
        """To the next larger (1) or smaller (-1) step."""
        self.set_zoom(self._sheets.next_share(by), anchor)

    # ------------------------------------------------------------ places

    def _scrolled(self) -> tuple[int, int]:
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _arrange(self) -> None:
        sizes = self.document.sizes if self.document else []
        was = self._sheets.height
        share = self.verticalScrollBar().value() / was if was else 0.0
        self._sheets.arrange(sizes, self.viewport().size())
        view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, int(self._sheets.width) - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(40)
        down.setRange(0, max(0, int(self._sheets.height) - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(40)
        if was and was != self._sheets.height:
            down.setValue(round(share * self._sheets.height))
        self._follow()
        self.viewport().update()

    def _sheet_on_view(self, page: int) -> QRectF:
        across, down = self._scrolled()
        return self._sheets.sheet(page, self.viewport().width()).translated(-across, -down)

    def _visible(self) -> range:
        if self.document is None or not self._sheets.tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._sheets.tops, top) - 1, 0)
        last = bisect_right(self._sheets.tops, top + self.viewport().height())
        return range(first, last)

    def _follow(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max(bisect_right(self._sheets.tops, middle) - 1, 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
            self._naming.start()

    def _reveal(self) -> None:
        if self._chosen is None or not self._chosen.areas:
            return
        area = self._sheets.on_view(self._chosen.areas[0], self._sheet_on_view(self._chosen.page))
        if not QRectF(self.viewport().rect()).adjusted(0, 30, 0, -30).contains(area):
            across, down = self._scrolled()
            self.verticalScrollBar().setValue(round(down + area.center().y() - self.viewport().height() / 2))
            if area.left() < 0 or area.right() > self.viewport().width():
                self.horizontalScrollBar().setValue(round(across + area.center().x() - self.viewport().width() / 2))

    def _name(self) -> None:
        """A screen reader hears where this is, and can read the page."""
        if self.document is None or len(self.document) == 0:
            self.setAccessibleName("Report pages, none yet")
            self.setAccessibleDescription("")
            return
        page = min(self._page, len(self.document) - 1)
        self.setAccessibleName(f"Report pages, page {page + 1} of {len(self.document)}")
        self.setAccessibleDescription(self.document.text(page))

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colours.background)
        for page in self._visible():
            sheet = self._sheet_on_view(page)
            for reach in range(1, 5):
                shade = mix(colours.shadow, colours.background, 0.55 - reach * 0.11)
                painter.setPen(QPen(shade, 1))
                painter.drawRoundedRect(sheet.adjusted(-reach, -reach + 1, reach, reach + 1), reach + 1, reach + 1)
            painter.fillRect(sheet, Qt.GlobalColor.white)
            self._draw_tiles(painter, page, sheet, event.rect())
            painter.setPen(QPen(colours.line, 1))
            painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._draw_matches(painter)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_tiles(self, painter: QPainter, page: int, sheet: QRectF, dirty: QRect) -> None:
        ratio = self.devicePixelRatioF()
        scale = self._sheets.scale * ratio
        width, height = round(sheet.width() * ratio), round(sheet.height() * ratio)
        seen = sheet.intersected(QRectF(dirty)).translated(-sheet.topLeft())
        if seen.isEmpty():
            return
        for row in range(int(seen.top() * ratio) // _TILE, int(seen.bottom() * ratio) // _TILE + 1):
            for column in range(int(seen.left() * ratio) // _TILE, int(seen.right() * ratio) // _TILE + 1):
                area = QRect(column * _TILE, row * _TILE, _TILE, _TILE).intersected(QRect(0, 0, width, height))
                if area.isEmpty():
                    continue
                tile = self._tile(page, scale, area)
                tile.setDevicePixelRatio(ratio)
                painter.drawImage(sheet.topLeft() + QPointF(area.topLeft()) / ratio, tile)

    def _tile(self, page: int, scale: float, area: QRect) -> QImage:
        key = (page, scale, area.x(), area.y())
        tile = self._tiles.pop(key, None)
        if tile is None:
            assert self.document is not None
            tile = self.document.picture(page, scale, area)
        self._tiles[key] = tile
        if len(self._tiles) > _MOST_TILES:
            self._tiles.popitem(last=False)
        return tile

    def _draw_matches(self, painter: QPainter) -> None:
        visible = self._visible()
        for match in self._matches:
            if match.page not in visible:
                continue
            chosen = match is self._chosen or match == self._chosen
            sheet = self._sheet_on_view(match.page)
            for area in match.areas:
                place = self._sheets.on_view(area, sheet).adjusted(-1, -1, 1, 1)
                # As a marker pen does: the paper takes the colour, the letters stay as dark as they are.
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(place, _CHOSEN if chosen else _FOUND)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                if chosen:
                    painter.setPen(QPen(_CHOSEN_EDGE, 1.5))
                    painter.drawRect(place)

    # ------------------------------------------------------------ the hand

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self.zoom_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tiles.clear()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # The frame of the focus stays in place, so the view is painted anew; the tiles are at hand.
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.step_zoom(1)
            case Qt.Key.Key_Minus:
                self.step_zoom(-1)
            case Qt.Key.Key_0:
                self.set_zoom("width")
            case _:
                super().keyPressEvent(event)
