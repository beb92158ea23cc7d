"""The bar above the columns: search, filters, order, and the two things one does from here. Never wider than its place.

It holds the filter that is shown; applying it is the board's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from models.queries.board import Grouping, Sort
from models.records import BoardFilter, PartyRecord
from models.vocabulary import Priority, Status
from ui.board.search_field import SearchField
from ui.board.wording import STALLED_DAYS, priority_title, status_title
from ui.icons import priority_icon, status_icon
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.choice_menus import ManyMenu, OneMenu
from ui.widgets.plain_text import mnemonic_safe, tooltip

STALLS = (7, 14, 30)
_SORTS = {
    Sort.REFERENCE: "Reference",
    Sort.PRIORITY: "Priority",
    Sort.DAYS: "Days in this status",
    Sort.TITLE: "Title",
    Sort.THEME: "Theme",
}
_GROUPINGS = {Grouping.NONE: "No groups", Grouping.THEME: "Theme", Grouping.PARTY: "Party"}
_LONG_LABEL = 26


@dataclass(frozen=True, slots=True)
class _Tier:
    """What finds room together: the buttons, the least width of the search, and which buttons have their words."""

    buttons: tuple[QAbstractButton, ...]
    search: int
    order: bool = False
    report: bool = False
    new: bool = True


class FilterBar(QWidget):
    """Tells of every change a person makes; `show_filter` and the like change what it shows without telling."""

    filter_changed = Signal(object)
    sort_changed = Signal(object)
    grouping_changed = Signal(object)
    report_requested = Signal()
    new_requested = Signal()
    search_left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = BoardFilter()
        self._stall = STALLED_DAYS
        self.search = SearchField(self)
        self.party_menu = ManyMenu[int]("&Party", self)
        self.theme_menu = ManyMenu[str]("&Theme", self)
        self.priority_menu = ManyMenu[Priority]("P&riority", self)
        self.status_menu = ManyMenu[Status]("&Status", self)
        self.stalled_menu = OneMenu[int](
            "S&talled", ((0, "Any time"), *((days, f"> {days} days") for days in STALLS)), self
        )
        self.sort_menu = OneMenu[Sort]("&Sort", _SORTS.items(), self)
        self.group_menu = OneMenu[Grouping]("&Group", _GROUPINGS.items(), self)
        self.priority_menu.set_values((word, priority_title(word), priority_icon(word)) for word in Priority)
        self.status_menu.set_values((word, status_title(word), status_icon(word)) for word in Status)
        self._all_menu = QMenu(self)
        self._rest_menu = QMenu(self)
        for menu in (self.party_menu, self.theme_menu, self.priority_menu, self.status_menu, self.stalled_menu):
            self._all_menu.addMenu(menu)
        for menu in (self.priority_menu, self.status_menu):
            self._rest_menu.addMenu(menu)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.show_order(Sort.REFERENCE, Grouping.NONE)
        self.show_filter(BoardFilter())

    def _make_buttons(self) -> None:
        self.party = self._menu_button("Party: any", self.party_menu)
        self.theme = self._menu_button("Theme: any", self.theme_menu)
        self.priority = self._menu_button("Priority: any", self.priority_menu)
        self.status = self._menu_button("Status: any", self.status_menu)
        self.rest = self._menu_button("More", self._rest_menu, "More filters: priority, status")
        self.all = self._menu_button("Filter", self._all_menu, "Filters", glyph="filter")
        self.stalled = push_button("Stalled", self)
        self.stalled.setCheckable(True)
        self.stalled.setObjectName("board-stalled")
        self.stall_days = icon_button("chevron-down", "Days of a stall", self, size=12)
        self.stall_days.setMenu(self.stalled_menu)
        self.stall_days.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.stall_days.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.sort = self._menu_button("Sort", self.sort_menu, glyph="sort")
        self.group = self._menu_button("Group", self.group_menu, glyph="group")
        self.report = push_button("Summary &report", self, glyph="print", hint="Summary report of the state of play")
        self.new = push_button("&New demand", self, glyph="plus", kind="primary", hint="Table a new demand")
        self.new.setObjectName("board-new")
        filters = (self.party, self.theme, self.priority, self.status, self.rest, self.all)
        self._buttons = (*filters, self.stalled, self.stall_days, self.sort, self.group, self.report, self.new)
        self.report.setObjectName("board-report")

    def _menu_button(self, words: str, menu: QMenu, name: str = "", glyph: str = "") -> QPushButton:
        button = push_button(words, self, glyph=glyph, hint=name)
        button.setAccessibleName(name or words)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(300)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 7)
        layout.setSpacing(7)
        layout.addWidget(self.search, 1)
        for button in (self.party, self.theme, self.priority, self.status, self.rest, self.all):
            layout.addWidget(button)
        pair = QHBoxLayout()
        pair.setSpacing(2)
        pair.addWidget(self.stalled)
        pair.addWidget(self.stall_days)
        layout.addLayout(pair)
        layout.addWidget(self.sort)
        layout.addWidget(self.group)
        layout.addStretch(0)
        layout.addSpacing(4)
        layout.addWidget(self.report)
        layout.addWidget(self.new)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left.connect(self.search_left)
        self.party_menu.chosen.connect(self._choose_parties)
        self.theme_menu.chosen.connect(self._choose_themes)
        self.priority_menu.chosen.connect(self._choose_priorities)
        self.status_menu.chosen.connect(self._choose_statuses)
        self.stalled_menu.chosen.connect(self._choose_stalled)
        self.stalled.clicked.connect(self._toggle_stalled)
        self.sort_menu.chosen.connect(self._choose_sort)
        self.group_menu.chosen.connect(self._choose_grouping)
        self.report.clicked.connect(self.report_requested)
        self.new.clicked.connect(self.new_requested)

    # ------------------------------------------------------------ what is shown

    @property
    def filter(self) -> BoardFilter:
        return self._filter

    def set_choices(self, parties: Iterable[PartyRecord], themes: Iterable[str]) -> None:
        self.party_menu.set_values((party.id, f"{party.code}  {party.name}", "") for party in parties)
        self.theme_menu.set_values((theme, theme, "") for theme in themes)
        self.show_filter(self._filter)

    def show_filter(self, flt: BoardFilter) -> None:
        self._filter = flt
        self._stall = flt.stalled_days or self._stall
        self.search.show_text(flt.text)
        self.party_menu.show_chosen(flt.party_ids)
        self.theme_menu.show_chosen(flt.themes)
        self.priority_menu.show_chosen(flt.priorities)
        self.status_menu.show_chosen(flt.statuses)
        self.stalled_menu.show_chosen(flt.stalled_days or 0)
        self._name_buttons()

    def show_order(self, sort: Sort, grouping: Grouping) -> None:
        self.sort_menu.show_chosen(sort)
        self.group_menu.show_chosen(grouping)
        for button, words in (
            (self.sort, f"Sort: {_SORTS[sort].lower()}"),
            (self.group, f"Group: {_GROUPINGS[grouping].lower()}"),
        ):
            button.setAccessibleName(words)
            button.setToolTip(tooltip(words))

    def set_read_only(self, read_only: bool) -> None:
        self.new.setEnabled(not read_only)

    def words(self) -> list[tuple[str, str]]:
        """The filters that are on, as (field of the filter, words); the search text among them."""
        flt = self._filter
        listed = [
            ("text", [f"“{flt.text.strip()}”"] if flt.text.strip() else [], ""),
            ("party_ids", [words.split("  ")[0] for words in self.party_menu.words_of(flt.party_ids)], "Party: "),
            ("themes", sorted(flt.themes), "Theme: "),
            ("priorities", self.priority_menu.words_of(flt.priorities), "Priority: "),
            ("statuses", self.status_menu.words_of(flt.statuses), "Status: "),
            ("stalled_days", [f"> {flt.stalled_days} days"] if flt.stalled_days is not None else [], "Stalled "),
        ]
        return [(name, lead + ", ".join(words)) for name, words, lead in listed if words]

    def without(self, name: str) -> BoardFilter:
        """The filter with one of its fields let go."""
        return replace(self._filter, **{name: getattr(BoardFilter(), name)})

    # ------------------------------------------------------------ what a person does

    def _set(self, flt: BoardFilter) -> None:
        if flt != self._filter:
            self._filter = flt
            self._name_buttons()
            self.filter_changed.emit(flt)

    def _search(self, text: str) -> None:
        self._set(replace(self._filter, text=text))

    def _choose_parties(self, ids: frozenset[int]) -> None:
        self._set(replace(self._filter, party_ids=ids))

    def _choose_themes(self, themes: frozenset[str]) -> None:
        self._set(replace(self._filter, themes=themes))

    def _choose_priorities(self, priorities: frozenset[Priority]) -> None:
        self._set(replace(self._filter, priorities=priorities))

    def _choose_statuses(self, statuses: frozenset[Status]) -> None:
        self._set(replace(self._filter, statuses=statuses))

    def _choose_stalled(self, days: int) -> None:
        if days:
            self._stall = days
        self._set(replace(self._filter, stalled_days=days or None))

    def _toggle_stalled(self) -> None:
        self._choose_stalled(self._stall if self.stalled.isChecked() else 0)
        self.stalled_menu.show_chosen(self._filter.stalled_days or 0)

    def _choose_sort(self, sort: Sort) -> None:
        self.sort_changed.emit(sort)

    def _choose_grouping(self, grouping: Grouping) -> None:
        self.grouping_changed.emit(grouping)

    # ------------------------------------------------------------ room

    def _name_buttons(self) -> None:
        flt = self._filter
        codes = [words.split("  ")[0] for words in self.party_menu.words_of(flt.party_ids)]
        for button, lead, words in (
            (self.party, "Party", codes),
            (self.theme, "Theme", sorted(flt.themes)),
            (self.priority, "Priority", self.priority_menu.words_of(flt.priorities)),
            (self.status, "Status", self.status_menu.words_of(flt.statuses)),
        ):
            whole = f"{lead}: {', '.join(words) or 'any'}"
            button.setText(mnemonic_safe(whole if len(whole) <= _LONG_LABEL else f"{lead}: {len(words)}"))
            button.setAccessibleName(whole)
        days = flt.stalled_days
        self.stalled.setText(f"Stalled > {days or self._stall} days")
        self.stalled.setAccessibleName(f"Only what stands longer than {days or self._stall} days")
        self.stalled.setChecked(days is not None)
        self._fit()

    def _tiers(self) -> list[_Tier]:
        """From the widest to the narrowest."""
        stall = (self.stalled, self.stall_days)
        ends = (self.sort, self.group, self.report, self.new)
        each = (self.party, self.theme, self.priority, self.status, *stall, *ends)
        few = (self.party, self.theme, self.rest, *stall, *ends)
        return [
            _Tier(each, 230, order=True, report=True),
            _Tier(each, 170, report=True),
            _Tier(few, 170, report=True),
            _Tier(few, 140),
            _Tier((self.all, *ends), 110, new=False),
        ]

    def _fit(self) -> None:
        for tier in self._tiers():
            self._show_tier(tier)
            if tier.search + sum(button.sizeHint().width() + 7 for button in tier.buttons) + 39 <= self.width():
                return

    def _show_tier(self, tier: _Tier) -> None:
        self.sort.setText("Sort" if tier.order else "")
        self.group.setText("Group" if tier.order else "")
        self.report.setText("Summary &report" if tier.report else "")
        self.new.setText("&New demand" if tier.new else "&New")
        for button in self._buttons:
            button.setVisible(button in tier.buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(420, super().minimumSizeHint().height())
