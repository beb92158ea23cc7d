"""The bar above the matrix: find, columns, filters, order; and the filters that are on, as chips below it.

It holds what is chosen; applying it is the screen's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from models.queries.matrix import MatrixGrouping, MatrixSort
from models.records import BoardFilter, ColumnsBy, MatrixFilter, PartyRecord
from models.vocabulary import Status
from ui.icons import status_icon
from ui.widgets.buttons import push_button
from ui.widgets.chip_button import ChipButton
from ui.widgets.choice_menus import ManyMenu, OneMenu
from ui.widgets.plain_text import mnemonic_safe, tooltip
from ui.widgets.status_badge import capitalised

_COLUMNS = {ColumnsBy.PARTY: "Parties", ColumnsBy.DELEGATION: "Delegations", ColumnsBy.PERSON: "Persons"}
_SORTS = {
    MatrixSort.REFERENCE: "Reference",
    MatrixSort.TITLE: "Title",
    MatrixSort.PRIORITY: "Priority",
    MatrixSort.STATUS: "Status",
    MatrixSort.ACCEPTED: "Fewest accept first",
}
_GROUPINGS = {MatrixGrouping.NONE: "No groups", MatrixGrouping.THEME: "Theme", MatrixGrouping.STATUS: "Status"}
BLOCKS, OPEN = "Only what blocks", "Only what is open"
#: From this width on the buttons have their words.
_WIDE = 1010
_LONG_LABEL = 24


class FindField(QLineEdit):
    """Esc empties it; the arrow down, or a second Esc, goes to the matrix."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Find demands")
        self.setPlaceholderText("Find demands…")
        self.setMaxLength(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(260)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PositionsBar(QWidget):
    """Tells of what a person chooses; `show_filter` and `show_order` change what it shows without telling."""

    filter_changed = Signal(object)
    columns_changed = Signal(object)
    sort_changed = Signal(object)
    grouping_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = MatrixFilter()
        self.search = FindField(self)
        self.columns_menu = OneMenu[ColumnsBy]("&Columns", _COLUMNS.items(), self)
        self.party_menu = ManyMenu[int]("&Party", self)
        self.theme_menu = ManyMenu[str]("&Theme", self)
        self.status_menu = ManyMenu[Status]("&Status", self)
        self.sort_menu = OneMenu[MatrixSort]("&Sort", _SORTS.items(), self)
        self.group_menu = OneMenu[MatrixGrouping]("&Group", _GROUPINGS.items(), self)
        self.status_menu.set_values((word, capitalised(word.word), status_icon(word)) for word in Status)
        self.columns = self._menu_button("Columns", self.columns_menu)
        self.party = self._menu_button("Party: any", self.party_menu)
        self.theme = self._menu_button("Theme: any", self.theme_menu)
        self.status = self._menu_button("Status: any", self.status_menu)
        self.blocks = ChipButton(BLOCKS, parent=self)
        self.blocks.setObjectName("positions-blocks")
        self.blocks.setToolTip(tooltip("Demands not yet agreed that an addressed or a third party rejects"))
        self.open = ChipButton(OPEN, parent=self)
        self.open.setObjectName("positions-open")
        self.open.setToolTip(tooltip("Demands not yet agreed with an addressee that is undecided or silent"))
        self.sort = self._menu_button("Sort", self.sort_menu, glyph="sort")
        self.group = self._menu_button("Group", self.group_menu, glyph="group")
        self._lay_out()
        self._connect()
        self.show_columns(ColumnsBy.PARTY)
        self.show_order(MatrixSort.REFERENCE, MatrixGrouping.NONE)
        self.show_filter(MatrixFilter())

    def _menu_button(self, words: str, menu: QMenu, glyph: str = "") -> QPushButton:
        button = push_button(words, self, glyph=glyph)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self.search, 1)
        for widget in (self.columns, self.party, self.theme, self.status, self.blocks, self.open):
            row.addWidget(widget)
        row.addStretch(0)
        row.addWidget(self.sort)
        row.addWidget(self.group)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.columns_menu.chosen.connect(self.columns_changed)
        self.party_menu.chosen.connect(self._choose_parties)
        self.theme_menu.chosen.connect(self._choose_themes)
        self.status_menu.chosen.connect(self._choose_statuses)
        self.blocks.clicked.connect(self._choose_blocks)
        self.open.clicked.connect(self._choose_open)
        self.sort_menu.chosen.connect(self.sort_changed)
        self.group_menu.chosen.connect(self.grouping_changed)

    # ------------------------------------------------------------ what is shown

    @property
    def filter(self) -> MatrixFilter:
        return self._filter

    def set_choices(self, parties: Iterable[PartyRecord], themes: Iterable[str]) -> None:
        self.party_menu.set_values((party.id, f"{party.code}  {party.name}", "") for party in parties)
        self.theme_menu.set_values((theme, theme, "") for theme in themes)
        self.show_filter(self._filter)

    def show_filter(self, wanted: MatrixFilter) -> None:
        self._filter = wanted
        demands = wanted.demands
        if demands.text != self.search.text():
            self.search.blockSignals(True)
            self.search.setText(demands.text)
            self.search.blockSignals(False)
        self.party_menu.show_chosen(demands.party_ids)
        self.theme_menu.show_chosen(demands.themes)
        self.status_menu.show_chosen(demands.statuses)
        self.blocks.setChecked(wanted.blocks)
        self.open.setChecked(wanted.open)
        self._name()

    def show_columns(self, by: ColumnsBy) -> None:
        self.columns_menu.show_chosen(by)
        self.columns.setAccessibleName(f"Columns: {_COLUMNS[by].lower()}")
        self._fit()

    def show_order(self, sort: MatrixSort, grouping: MatrixGrouping) -> None:
        self.sort_menu.show_chosen(sort)
        self.group_menu.show_chosen(grouping)
        words = ((self.sort, f"Sort: {_SORTS[sort].lower()}"), (self.group, f"Group: {_GROUPINGS[grouping].lower()}"))
        for button, told in words:
            button.setAccessibleName(told)
            button.setToolTip(tooltip(told))

    def words(self) -> list[tuple[str, str]]:
        """The filters that are on, as (name, words) of their chips."""
        wanted, demands = self._filter, self._filter.demands
        listed = [
            ("text", [f"“{demands.text.strip()}”"] if demands.text.strip() else [], ""),
            ("party_ids", self._codes(), "Party: "),
            ("themes", sorted(demands.themes), "Theme: "),
            ("statuses", self.status_menu.words_of(demands.statuses), "Status: "),
            ("blocks", [BLOCKS] if wanted.blocks else [], ""),
            ("open", [OPEN] if wanted.open else [], ""),
        ]
        return [(name, lead + ", ".join(words)) for name, words, lead in listed if words]

    def without(self, name: str) -> MatrixFilter:
        """The filter with one of its parts let go."""
        if name == "blocks":
            return replace(self._filter, blocks=False)
        if name == "open":
            return replace(self._filter, open=False)
        demands = replace(self._filter.demands, **{name: getattr(BoardFilter(), name)})
        return replace(self._filter, demands=demands)

    def _codes(self) -> list[str]:
        return [words.split("  ")[0] for words in self.party_menu.words_of(self._filter.demands.party_ids)]

    # ------------------------------------------------------------ what a person does

    def _set(self, wanted: MatrixFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._name()
            self.filter_changed.emit(wanted)

    def _narrow(self, **changes: object) -> None:
        self._set(replace(self._filter, demands=replace(self._filter.demands, **changes)))  # type: ignore[arg-type]

    def _find(self, text: str) -> None:
        self._narrow(text=text)

    def _choose_parties(self, ids: frozenset[int]) -> None:
        self._narrow(party_ids=ids)

    def _choose_themes(self, themes: frozenset[str]) -> None:
        self._narrow(themes=themes)

    def _choose_statuses(self, statuses: frozenset[Status]) -> None:
        self._narrow(statuses=statuses)

    def _choose_blocks(self) -> None:
        self._set(replace(self._filter, blocks=self.blocks.isChecked()))

    def _choose_open(self) -> None:
        self._set(replace(self._filter, open=self.open.isChecked()))

    # ------------------------------------------------------------ room

    def _name(self) -> None:
        demands = self._filter.demands
        for button, lead, words in (
            (self.party, "Party", self._codes()),
            (self.theme, "Theme", sorted(demands.themes)),
            (self.status, "Status", self.status_menu.words_of(demands.statuses)),
        ):
            whole = f"{lead}: {', '.join(words) or 'any'}"
            button.setText(mnemonic_safe(whole if len(whole) <= _LONG_LABEL else f"{lead}: {len(words)}"))
            button.setAccessibleName(whole)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= _WIDE
        by = self.columns_menu.value() or ColumnsBy.PARTY
        self.columns.setText(f"Columns: {_COLUMNS[by].lower()}" if wide else _COLUMNS[by])
        self.sort.setText("Sort" if wide else "")
        self.group.setText("Group" if wide else "")
        # In little room the chips say what they filter, and the words “only what” go to their names.
        for chip, words in ((self.blocks, BLOCKS), (self.open, OPEN)):
            chip.set_parts("", words if wide else capitalised(words.removeprefix("Only what ").removeprefix("is ")))
            chip.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(420, super().minimumSizeHint().height())
