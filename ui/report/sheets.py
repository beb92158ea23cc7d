"""Where the sheets of paper lie under one another at a zoom: arithmetic alone, no painting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, QSizeF

#: To the view's width, to its height, or a share of true size.
Zoom = Literal["width", "page"] | float

STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
#: True size: a point is 1/72 inch, the screen's logical inch has 96 pixels.
_PIXELS_TO_POINT = 96 / 72


class Sheets:
    """Tops in pixels of the whole scroll, and one scale for all sheets."""

    GAP = 18
    _SMALLEST, _LARGEST = 0.1, STEPS[-1]

    def __init__(self) -> None:
        self.zoom: Zoom = "width"
        self.share = 1.0
        self.tops: list[float] = []
        self.width = 0.0
        self.height = 0.0
        self._sizes: Sequence[QSizeF] = ()

    @property
    def scale(self) -> float:
        """Pixels to the point."""
        return self.share * _PIXELS_TO_POINT

    def arrange(self, sizes: Sequence[QSizeF], view: QSize) -> None:
        self._sizes = sizes
        self.share = self._share_for(sizes, view)
        self.tops = []
        down = float(self.GAP)
        for size in sizes:
            self.tops.append(down)
            down += size.height() * self.scale + self.GAP
        widest = max((size.width() for size in sizes), default=0.0)
        self.width = widest * self.scale + 2 * self.GAP if sizes else 0.0
        self.height = down if sizes else 0.0

    def _share_for(self, sizes: Sequence[QSizeF], view: QSize) -> float:
        if isinstance(self.zoom, float):
            return min(max(self.zoom, STEPS[0]), self._LARGEST)
        widest = max((size.width() for size in sizes), default=595.0)
        tallest = max((size.height() for size in sizes), default=842.0)
        share = (view.width() - 2 * self.GAP) / (widest * _PIXELS_TO_POINT)
        if self.zoom == "page":
            share = min(share, (view.height() - 2 * self.GAP) / (tallest * _PIXELS_TO_POINT))
        return min(max(share, self._SMALLEST), self._LARGEST)

    def top(self, page: int) -> float:
        return self.tops[page]

    def sheet(self, page: int, view_width: int) -> QRectF:
        """A sheet in the coordinates of the whole scroll, in the middle of a wide view."""
        size = self._sizes[page] * self.scale
        left = (max(self.width, view_width) - size.width()) / 2
        # On whole pixels, so that the tiles of a sheet meet without a seam.
        return QRectF(round(left), round(self.tops[page]), round(size.width()), round(size.height()))

    def point_at(self, x: float, y: float, view_width: int) -> tuple[int, float, float]:
        """The page at a place of the whole scroll, and the point on that page, which may lie beyond its edges."""
        page = max(bisect_right(self.tops, y) - 1, 0)
        sheet = self.sheet(page, view_width)
        return page, (x - sheet.left()) / self.scale, (y - sheet.top()) / self.scale

    def place_of(self, page: int, x: float, y: float, view_width: int) -> tuple[float, float]:
        """Where a point of a page lies in the whole scroll: the other way round."""
        sheet = self.sheet(page, view_width)
        return sheet.left() + x * self.scale, sheet.top() + y * self.scale

    def on_view(self, area: QRectF, sheet: QRectF) -> QRectF:
        """An area in points of a page, where that page's sheet lies."""
        return QRectF(
            sheet.left() + area.left() * self.scale,
            sheet.top() + area.top() * self.scale,
            area.width() * self.scale,
            area.height() * self.scale,
        )

    def next_share(self, by: int) -> float:
        """The next step above or below the share of now."""
        if by > 0:
            return next((step for step in STEPS if step > self.share + 0.01), STEPS[-1])
        return next((step for step in reversed(STEPS) if step < self.share - 0.01), STEPS[0])
