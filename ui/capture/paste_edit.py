"""The field into which an article is pasted: its size is looked at first, then it is cleaned, always as plain text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from models.capture.cleaning import check_length, clean
from models.capture.reading import read_text_file
from models.errors import Refusal
from ui.widgets.flat_scrollbar import use_flat_bars


def text_file_in(source: QMimeData) -> Path | None:
    """The one text file that is being dropped, if it is one."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".txt", ".text", ".md") else None


class PasteEdit(QPlainTextEdit):
    """`noted` carries what was taken out of what came in, `refused` a Refusal; then nothing has changed."""

    noted = Signal(str)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The article’s text")
        self.setPlaceholderText("Paste the article’s text here (Ctrl+V), or drop a text file.")
        self.setTabChangesFocus(True)
        use_flat_bars(self)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return text_file_in(source) is not None if source.hasUrls() else source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        file = text_file_in(source)
        if file is not None:
            self.take_file(file)
        elif source.hasText():
            self.take_in(source.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()  # a negotiation that is dropped here is the window's

    def take_file(self, path: Path) -> None:
        try:
            words = read_text_file(path)
        except Refusal as refusal:
            self.refused.emit(refusal)
        else:
            self.take_in(words)

    def take_in(self, words: str) -> None:
        """Put words at the caret, cleaned. Too many are refused as a whole, before they are looked at."""
        kept = self.document().characterCount() - 1 - len(self.textCursor().selectedText())
        try:
            check_length(kept + len(words))
            cleaned = clean(words)
        except Refusal as refusal:
            self.refused.emit(refusal)
            return
        self.textCursor().insertText(cleaned.text)
        self.ensureCursorVisible()
        self.noted.emit(cleaned.note)
