"""A part of a party's page: a heading, a table of lines, what can be done with the chosen one, and its whole words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.fonts import SEMIBOLD
from ui.icons import icon
from ui.parties.asks import Act
from ui.parties.cells import Line
from ui.parties.line_table import LineTable
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Doing:
    """A button under a table. kinds: of lines that it is for, none for one that needs no line.

    main: Enter and a double click do it. delete: Del does it.
    """

    act: Act
    words: str
    kinds: tuple[str, ...] = ()
    main: bool = False
    delete: bool = False


class Section(QWidget):
    """`opened` carries a Ref, `asked` an Act and the id of the chosen record."""

    opened = Signal(object)
    asked = Signal(object, object)

    def __init__(
        self,
        title: str,
        headings: Sequence[str],
        stretched: Sequence[int],
        empty: str,
        doings: Sequence[Doing] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._doings = tuple(doings)
        self._writable = True
        self.heading = PlainLabel(title, self, weight=SEMIBOLD)
        self.table = LineTable(headings, stretched, self)
        self.table.setAccessibleName(title)
        adding = next((doing for doing in self._doings if not doing.kinds), None)
        self.nothing = EmptyState(empty, adding.words if adding else "", self)
        self.told = PlainLabel("", self, tone="muted", wrap=True, selectable=True)
        self.told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons: dict[Act, QPushButton] = {}
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        self._lay_out()
        if adding is not None:
            self.nothing.triggered.connect(partial(self._do, adding))
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        theme().changed.connect(self._recolour)
        self.show_lines(())

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        bar = FlowLayout(self._bar)
        by_words: dict[str, QPushButton] = {}
        for doing in self._doings:
            button = by_words.get(doing.words)
            if button is None:
                button = by_words[doing.words] = push_button(
                    doing.words, self._bar, glyph="" if doing.kinds else "plus"
                )
                button.clicked.connect(partial(self._press, doing.words))
                bar.addWidget(button)
            self.buttons[doing.act] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.heading)
        column.addWidget(self._pages, 1)
        column.addWidget(self.told)
        column.addWidget(self._bar)

    # ------------------------------------------------------------ showing

    def show_lines(self, lines: Sequence[Line], *, more: str = "") -> None:
        """more: what stands behind the number in the heading, such as how many there are in all."""
        self.heading.setText(f"{self._title} · {len(lines):n}{more}" if lines else self._title)
        self.table.show_lines(lines)
        self._pages.setCurrentIndex(0 if lines else 1)
        self._bar.setVisible(bool(self._doings) and self._writable and bool(lines))
        self._follow()

    def set_title(self, title: str) -> None:
        """Another heading, for the lines that are shown next."""
        self._title = title
        self.table.setAccessibleName(title)

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self._bar.setVisible(bool(self._doings) and writable and bool(self.table.lines.lines))
        self.nothing.button.setVisible(writable and any(not doing.kinds for doing in self._doings))
        self._follow()

    def choose(self, kind: str, record_id: int) -> bool:
        """Choose the line of a record; False where it is not here."""
        for row, line in enumerate(self.table.lines.lines):
            if (line.kind, line.record_id) == (kind, record_id):
                self.table.selectRow(row)
                self.table.setFocus()
                return True
        return False

    def _follow(self, *_: object) -> None:
        chosen = self.table.chosen
        able = {self.buttons[doing.act] for doing in self._doings if self._may(doing)}
        for button in self.buttons.values():
            button.setEnabled(button in able)
        self.told.setText(chosen.told if chosen is not None else "")
        self.told.setVisible(chosen is not None and bool(chosen.told))

    def _may(self, doing: Doing) -> bool:
        chosen = self.table.chosen
        return self._writable and (not doing.kinds or (chosen is not None and chosen.kind in doing.kinds))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet has dressed the table by now, and would have taken its colours back.
        self._recolour()

    def _recolour(self) -> None:
        palette = self.table.palette()
        palette.setColor(palette.ColorRole.Highlight, theme().colours.accent_soft)
        palette.setColor(palette.ColorRole.HighlightedText, theme().colours.text)
        self.table.setPalette(palette)

    # ------------------------------------------------------------ doing

    def _do(self, doing: Doing, *_: object) -> None:
        if self._may(doing):
            chosen = self.table.chosen
            self.asked.emit(doing.act, chosen.record_id if chosen is not None and doing.kinds else 0)

    def _press(self, words: str, *_: object) -> None:
        """The same words may do one thing to a line of one kind and another to one of another."""
        for doing in self._doings:
            if doing.words == words and self._may(doing):
                self._do(doing)
                return

    def _open(self, row: int) -> None:
        line = self.table.lines.lines[row]
        if line.ref is not None:
            self.opened.emit(line.ref)
            return
        for doing in self._doings:
            if doing.main and line.kind in doing.kinds:
                self._do(doing)

    def _delete(self, row: int) -> None:
        line = self.table.lines.lines[row]
        for doing in self._doings:
            if doing.delete and line.kind in doing.kinds:
                self._do(doing)

    def _menu(self, at: QPoint) -> None:
        """The same as the buttons, and opening."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.table.chosen
        if chosen is not None and chosen.ref is not None:
            menu.addAction(icon("arrow-right"), "&Open").triggered.connect(
                partial(self._open, self.table.currentIndex().row())
            )
        for words in dict.fromkeys(doing.words for doing in self._doings):
            action = menu.addAction(words)
            action.setEnabled(any(doing.words == words and self._may(doing) for doing in self._doings))
            action.triggered.connect(partial(self._press, words))
        if not menu.isEmpty():
            menu.popup(self.table.viewport().mapToGlobal(at))
