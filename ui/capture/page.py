"""A kept text to be read: plain words in a readable measure, paragraphs numbered, what was taken marked in place.

It selects and asks; what becomes of a passage is the screen's. Nothing in it can be changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from models.capture.segments import Segments, Span
from models.queries.captured import TakenRecord
from ui.capture.keys import way_of
from ui.capture.margin import Margin
from ui.capture.places import Places
from ui.capture.ways import WAYS
from ui.fonts import ui_font
from ui.icons import icon
from ui.theme import theme
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_text import tooltip

#: Letters in a line, at the most: longer ones lose the eye on its way back.
_MEASURE = 84
_SIDE = 14
#: Marks beyond so many are in the list, not painted.
_MOST_MARKS = 1_000


class TextPage(QPlainTextEdit):
    """`take_requested` carries the name of a way, `open_requested` a Ref, `panel_requested` nothing."""

    take_requested = Signal(str)
    open_requested = Signal(object)
    panel_requested = Signal()
    passage_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments = Segments("")
        self.places = Places("")
        self.taken: tuple[TakenRecord, ...] = ()
        self.can_take = True
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(ui_font(1.5))
        self.setCursorWidth(2)
        self.setAccessibleName("The text")
        self.setAccessibleDescription(
            "Space goes to the next sentence, Backspace to the one before, with Shift they extend the passage."
        )
        use_flat_bars(self)
        self.margin = Margin(self)
        self.updateRequest.connect(self._follow)
        self.selectionChanged.connect(self.passage_changed)
        self.cursorPositionChanged.connect(self.passage_changed)
        theme().changed.connect(self._mark)
        self._set_measure()

    def show_text(self, text: str, segments: Segments) -> None:
        self.segments, self.places, self.taken = segments, Places(text), ()
        self.setPlainText(text)
        self._mark()
        self.verticalScrollBar().setValue(0)

    def show_taken(self, taken: Sequence[TakenRecord]) -> None:
        self.taken = tuple(taken)
        self._mark()

    # ------------------------------------------------------------ the passage

    def passage(self) -> Span | None:
        """What is selected, without blanks around it; where nothing is, the sentence with the caret."""
        cursor = self.textCursor()
        text = self.segments.text
        start, end = (self.places.from_qt(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        words = text[start:end]
        if words.strip():
            begin = start + len(words) - len(words.lstrip())
            return Span(begin, begin + len(words.strip()))
        return self.segments.sentence_at(self.places.from_qt(cursor.position()))

    def select(self, span: Span, *, seen: bool = True) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self.places.to_qt(span.start))
        cursor.setPosition(self.places.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if seen:
            self.ensureCursorVisible()

    def next_sentence(self, *, extend: bool = False) -> None:
        """Select the sentence after the passage, or take it in as well."""
        chosen = self._chosen()
        if chosen is None:
            self._select_first(self.segments.sentence_at(self._caret()))
            return
        following = self.segments.after(chosen.end)
        if following is not None:
            self.select(Span(chosen.start, following.end) if extend else following)

    def previous_sentence(self, *, extend: bool = False) -> None:
        """Select the sentence before the passage, or let the last one of it go."""
        chosen = self._chosen()
        if chosen is None:
            self._select_first(self.segments.sentence_at(self._caret()))
            return
        if extend:
            last = self.segments.before(chosen.end)
            kept = self.segments.before(last.start) if last is not None else None
            if kept is not None and kept.end > chosen.start:
                self.select(Span(chosen.start, kept.end))
            return
        before = self.segments.before(chosen.start)
        self._select_first(before)

    def _select_first(self, sentence: Span | None) -> None:
        if sentence is not None:
            self.select(sentence)

    def _chosen(self) -> Span | None:
        return self.passage() if self.textCursor().hasSelection() else None

    def _caret(self) -> int:
        return self.places.from_qt(self.textCursor().position())

    def taken_at(self, place: int) -> list[TakenRecord]:
        return [one for one in self.taken if one.span.start <= place < one.span.end]

    # ------------------------------------------------------------ keys and the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        way = way_of(event)
        if way is not None:
            self.take_requested.emit(way.name)
        elif key == Qt.Key.Key_Space and (plain or shifted):
            self.next_sentence(extend=shifted)
        elif key == Qt.Key.Key_Backspace and (plain or shifted):
            self.previous_sentence(extend=shifted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open_taken()
        elif key == Qt.Key.Key_F6 and plain:
            self.panel_requested.emit()
        elif key == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copying as ever, and the same ways as the keys have."""
        menu = self.createStandardContextMenu(event.pos())
        menu.addSeparator()
        for way in WAYS:
            action = QAction(icon(way.glyph), f"{way.word}\t{way.key}", menu)
            action.setStatusTip(way.hint)
            action.setEnabled(self.can_take)
            action.triggered.connect(partial(self._ask, way.name))
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _ask(self, name: str, _: bool = False) -> None:
        self.take_requested.emit(name)

    def _open_taken(self) -> None:
        cursor = self.textCursor()
        here = self.taken_at(self.places.from_qt(cursor.selectionStart()))
        if here:
            self.open_requested.emit(here[0].ref)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        point = self.viewport().mapFrom(self, event.pos())
        here = self.taken_at(self.places.from_qt(self.cursorForPosition(point).position()))
        words = "\n".join(f"{one.how}: {one.label}" for one in here)
        QToolTip.showText(event.globalPos(), tooltip(words), self)

    # ------------------------------------------------------------ looks

    def _mark(self) -> None:
        colours = theme().colours
        taken = QTextCharFormat()
        taken.setBackground(colours.accent_soft)
        taken.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        taken.setUnderlineColor(colours.accent)
        marks = []
        for one in self.taken[:_MOST_MARKS]:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self.places.to_qt(one.span.start))
            cursor.setPosition(self.places.to_qt(one.span.end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, taken
            marks.append(mark)
        self.setExtraSelections(marks)
        self.margin.update()

    def _follow(self, rect: QRect, by: int) -> None:
        if by:
            self.margin.scroll(0, by)
        else:
            self.margin.update(0, rect.y(), self.margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect()
        self.margin.setGeometry(room.left(), room.top() + _SIDE, self.margin.wanted(), room.height() - 2 * _SIDE)

    def _set_measure(self) -> None:
        """No wider than a line that can be read; whoever places the page keeps it in the middle."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMaximumWidth(self.margin.wanted() + self.fontMetrics().averageCharWidth() * _MEASURE + bar + 2 * _SIDE)
        self.setViewportMargins(self.margin.wanted(), _SIDE, _SIDE, _SIDE)
