"""A finished PDF as pictures and as text: the one place that speaks to the PDF library.

Knows nothing of widgets; `pages` shows the pictures, `finder` looks through the text, `printing` sends it to paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QImage

#: Stands between words of scripts without blanks; the typesetter needs it, a person never types it.
_ZWSP = "\u200b"
_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text was found: the page and the rectangles, in points from the page's top left corner."""

    page: int
    areas: tuple[QRectF, ...]


class PdfPages:
    """The pages of one PDF. To be used on one thread, and closed at the end."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._document = pdfium.PdfDocument(content)
        self.sizes = [QSizeF(*self._document.get_page_size(index)) for index in range(len(self._document))]
        self._page = lru_cache(maxsize=8)(self._document.get_page)

    def __len__(self) -> int:
        return len(self.sizes)

    def close(self) -> None:
        self._page.cache_clear()
        self._document.close()

    def picture(self, index: int, scale: float, part: QRect | None = None) -> QImage:
        """A page, or a part of it in pixels, at `scale` pixels to the point."""
        size = self.sizes[index]
        width, height = max(round(size.width() * scale), 1), max(round(size.height() * scale), 1)
        part = QRect(0, 0, width, height) if part is None else part
        bitmap = pdfium.PdfBitmap.new_native(part.width(), part.height(), pdfium_c.FPDFBitmap_BGRx)
        try:
            bitmap.fill_rect(_WHITE, 0, 0, part.width(), part.height())
            pdfium_c.FPDF_RenderPageBitmap(
                bitmap, self._page(index), -part.x(), -part.y(), width, height, 0, pdfium_c.FPDF_ANNOT
            )
            drawn = bytes(bitmap.buffer)
            picture = QImage(drawn, part.width(), part.height(), bitmap.stride, QImage.Format.Format_RGB32)
            return picture.copy()
        finally:
            bitmap.close()

    def text(self, index: int) -> str:
        """The words of a page as they read, without the marks that only serve line breaking."""
        page = self._page(index).get_textpage()
        try:
            return str(page.get_text_range()).replace(_ZWSP, "")
        finally:
            page.close()

    def find(self, index: int, wanted: re.Pattern[str]) -> list[Match]:
        """Every place of a page where `wanted` (from `pattern_of`) stands."""
        page = self._page(index).get_textpage()
        try:
            text = page.get_text_range()
            found = []
            for hit in wanted.finditer(text):
                count = page.count_rects(hit.start(), hit.end() - hit.start())
                areas = tuple(self._area(index, page.get_rect(number)) for number in range(count))
                found.append(Match(index, areas))
            return found
        finally:
            page.close()

    def _area(self, index: int, rect: tuple[float, float, float, float]) -> QRectF:
        left, bottom, right, top = rect
        return QRectF(left, self.sizes[index].height() - top, right - left, top - bottom)

    def extract(self, pages: Sequence[int]) -> bytes:
        """Those pages (counted from 0) as a PDF; the whole of it is handed over as it is."""
        if list(pages) == list(range(len(self))):
            return self.content
        target = pdfium.PdfDocument.new()
        try:
            target.import_pages(self._document, list(pages))
            buffer = BytesIO()
            target.save(buffer)
            return buffer.getvalue()
        finally:
            target.close()


def pattern_of(words: str) -> re.Pattern[str] | None:
    """A pattern that finds the words whatever their case, over line ends, and across marks for line breaking."""
    parts = words.split()
    if not parts:
        return None
    between_letters = f"{_ZWSP}?"
    spelled = (between_letters.join(re.escape(letter) for letter in part) for part in parts)
    return re.compile(rf"[\s{_ZWSP}]+".join(spelled), re.IGNORECASE)
