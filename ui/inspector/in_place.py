"""Text that is changed where it stands: it looks like a label, and is a field as soon as someone goes there.

Enter (for several lines Ctrl+Enter) and leaving the field ask for the change, Esc takes the words back. The owner calls
the command and answers with `settle` or `refuse`; words that were refused stay.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from models.errors import Conflict, Refusal
from ui.fields.problem import ProblemLabel
from ui.fonts import ui_font

_MOST_LINES = 24
_MARGIN = 1  # letters stand in line with everything else on the panel


class InPlaceText(QPlainTextEdit):
    """`several` allows more than one line."""

    #: The person wants this: the words as they were shown, and as they shall be.
    committed = Signal(str, str)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, several: bool = False, font: QFont | None = None
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._was = ""
        self._refused: str | None = None
        self._height = 0
        self.setProperty("inplace", True)
        self.setAccessibleName(name)
        if font is not None:
            self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._fit)

    # ------------------------------------------------------------ what it shows

    @property
    def words(self) -> str:
        return self.toPlainText()

    @property
    def dirty(self) -> bool:
        """True while it holds words that are not saved."""
        return self.toPlainText() != self._was

    def show_value(self, value: str) -> None:
        """Show what the file has, unless somebody is typing: the words stay, and saving them may tell of a conflict."""
        if self.dirty:
            return
        self._set(value)

    def begin_again(self, value: str) -> None:
        """Show another record's value, whatever stood there."""
        self._set(value)

    def keep_draft(self, was: str, words: str) -> None:
        """Put back words that were not saved when the record was left."""
        self._was = was
        self.setPlainText(words)

    def _set(self, value: str) -> None:
        self._was = value
        self._refused = None
        if self.toPlainText() != value or self.document().isUndoAvailable():
            self.setPlainText(value)

    @property
    def was(self) -> str:
        return self._was

    def strike_out(self, struck: bool) -> None:
        """Draw the words struck through: what they name is off."""
        font = self.font()
        if font.strikeOut() != struck:
            font.setStrikeOut(struck)
            self.setFont(font)

    # ------------------------------------------------------------ asking for the change

    def commit(self) -> None:
        """Ask for the change, if there is one."""
        if self.isReadOnly() or not self.dirty:
            return
        becomes = self.toPlainText().strip()
        if becomes == self._was.strip():
            self._set(self._was)
        else:
            self.committed.emit(self._was, becomes)

    def settle(self, becomes: str) -> None:
        """The change is in the file."""
        self._set(becomes)

    def refuse(self, refusal: Refusal) -> None:
        """The words stay. After a conflict the other's words count as seen, so that saving again means it."""
        self._refused = self.toPlainText()
        if isinstance(refusal, Conflict):
            self._was = refusal.theirs

    def restore(self) -> None:
        self._set(self._was)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or (plain and not self._several)):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and (self.dirty or self._refused is not None):
            self.restore()
            self.textChanged.emit()
        elif enter and not self._several:
            event.accept()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Without own words to take back, undo and redo belong to the whole program.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.dirty
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            if self.toPlainText() != self._refused:
                self.commit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text if self._several else " ".join(text.split()))

    # ------------------------------------------------------------ as high as its words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.document().size().height() > _MOST_LINES and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        lines = min(max(self.document().size().height(), 1), _MOST_LINES)
        height = math.ceil(lines * self.fontMetrics().lineSpacing()) + 2 * _MARGIN + 3
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(160, self._height or 24)

    minimumSizeHint = sizeHint


class InPlaceField(QWidget):
    """The text with room for what is wrong below it."""

    committed = Signal(str, str)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        font: QFont | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self.text = InPlaceText(name, self, several=several, font=font or ui_font(-0.5))
        self.text.setPlaceholderText(placeholder)
        self.problem = ProblemLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.text)
        layout.addWidget(self.problem)
        self.text.committed.connect(self.committed)
        self.text.textChanged.connect(self.problem.clear_refusal)
        self.setFocusProxy(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def refuse(self, refusal: Refusal) -> None:
        self.text.refuse(refusal)
        self.problem.show_refusal(refusal)

    def settle(self, becomes: str) -> None:
        self.text.settle(becomes)
        self.problem.clear_refusal()
