"""The bar over a list: find, filters, order, and adding one more. It holds the filter; applying it is the screen's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from models.grades import NOT_GRADED, RELIABILITY
from models.queries.evidence_lists import EvidenceSort, Part
from models.queries.sourced import ASKED
from models.records import EvidenceFilter, PartyRecord, SourceRecord
from models.vocabulary import Kind
from ui.evidence.columns import LOOKS, SORTS
from ui.icons import icon
from ui.widgets.buttons import push_button
from ui.widgets.choice_menus import OneMenu
from ui.widgets.filter_chips import FilterChips
from ui.widgets.kind_words import kind_word
from ui.widgets.plain_label import PlainLabel
from ui.widgets.status_badge import capitalised

#: So many sources are offered in the menu; of any other its citations are shown from its own line.
MOST_SOURCES = 40
#: Which filters make sense for which list.
_BY_SOURCE = (Part.SOURCES, Part.STATEMENTS, Part.FACTS, Part.CITATIONS, Part.OBSTACLES)
_BY_PARTY = (Part.STATEMENTS, Part.TEXTS)
_BY_KIND = (Part.CITATIONS, Part.UNSOURCED)


class Bar(QWidget):
    filter_changed = Signal(object)
    sort_changed = Signal(object)
    add_wanted = Signal()
    #: The keyboard goes on to the list.
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filter = EvidenceFilter()
        self._part = Part.SOURCES
        self._names: dict[int, str] = {}
        self._codes: dict[int, str] = {}
        self.search = _Find(self)
        self.count = PlainLabel("", self, tone="muted", size_delta=-0.5)
        self.filter_button = push_button("Filter", self, glyph="filter")
        self.menu = QMenu(self)
        self.filter_button.setMenu(self.menu)
        self.sort_menu = OneMenu[EvidenceSort]("Sort", SORTS.items(), self)
        self.sort_button = push_button("Sort", self, glyph="sort")
        self.sort_button.setMenu(self.sort_menu)
        self.add_button = push_button("Add", self, glyph="plus", kind="primary")
        self.chips = FilterChips(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(150)
        self._lay_out()
        self._wait.timeout.connect(self.look)
        self.search.textChanged.connect(self._wait.start)
        self.search.left.connect(self.left)
        self.sort_menu.chosen.connect(self.sort_changed)
        self.add_button.clicked.connect(self.add_wanted)
        self.chips.removed.connect(self._remove)
        self.chips.cleared.connect(self._clear)
        self.menu.aboutToShow.connect(self._fill)

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.search, 1)
        across.addWidget(self.count)
        across.addWidget(self.filter_button)
        across.addWidget(self.sort_button)
        across.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(across)
        column.addWidget(self.chips)

    # ------------------------------------------------------------ what can be chosen

    def set_known(self, sources: Iterable[SourceRecord], parties: Iterable[PartyRecord]) -> None:
        names = {source.id: ", ".join(filter(None, (source.outlet, source.title))) for source in sources}
        # The one that is filtered by keeps its name, also where it is not among those of the menu.
        filtered = self.filter.source_id
        if filtered is not None and filtered in self._names:
            names.setdefault(filtered, self._names[filtered])
        self._names = names
        self._codes = {party.id: party.name for party in parties}

    def name_source(self, source_id: int, outlet: str) -> None:
        """A source that is filtered by and may not be among those of the menu."""
        self._names.setdefault(source_id, outlet)

    def show_part(self, part: Part, sort: EvidenceSort, *, writable: bool) -> None:
        """Another list: what does not apply to it is taken out of the filter without telling."""
        self._part = part
        look = LOOKS[part]
        flt = self.filter
        self.filter = EvidenceFilter(
            text=flt.text,
            source_id=flt.source_id if part in _BY_SOURCE else None,
            grade=flt.grade if part in _BY_SOURCE else "",
            party_id=flt.party_id if part in _BY_PARTY else None,
            kind=flt.kind if part in _BY_KIND else None,
            contradictory=flt.contradictory and part is Part.FACTS,
        )
        self.search.setPlaceholderText(f"Find in {look.title.lower()}…")
        self.search.setAccessibleName(f"Find in {look.title.lower()}")
        for action in self.sort_menu.actions():
            words = action.text().replace("&&", "&")
            action.setVisible(any(SORTS[one] == words for one in look.sorts))
        self.sort_menu.show_chosen(sort)
        self.sort_button.setVisible(len(look.sorts) > 1)
        self.add_button.setText(f"{look.adds}…")
        self.add_button.setAccessibleName(look.adds)
        self.add_button.setVisible(bool(look.adds))
        self.add_button.setEnabled(writable)
        self.filter_button.setVisible(part in (*_BY_SOURCE, *_BY_PARTY, *_BY_KIND))
        self._show_chips()

    def show_filter(self, flt: EvidenceFilter) -> None:
        """Another filter, without telling."""
        self.filter = flt
        if self.search.text().strip() != flt.text:
            self.search.blockSignals(True)
            self.search.setText(flt.text)
            self.search.blockSignals(False)
        self._show_chips()

    def show_count(self, shown: int, *, filtered: bool) -> None:
        self.count.setText(f"{shown:,} found" if filtered else "")
        self.count.setVisible(filtered)

    @property
    def filtered(self) -> bool:
        return self.filter != EvidenceFilter()

    # ------------------------------------------------------------ the menu

    def _fill(self) -> None:
        self.menu.clear()
        flt = self.filter
        if self._part is Part.FACTS:
            only = self._tick(self.menu, "Contradictory only", flt.contradictory)
            only.triggered.connect(self._only_contradictory)
        if self._part in _BY_SOURCE:
            listed = tuple(self._names.items())[:MOST_SOURCES]
            self._choices("Source", "source_id", [(key, words) for key, words in listed])
            letters = [(word.value.upper(), f"{word.value.upper()}  {told}") for word, told in RELIABILITY.items()]
            self._choices("Grade", "grade", [*letters, ("-", NOT_GRADED)])
        if self._part in _BY_PARTY:
            title = "Party" if self._part is Part.STATEMENTS else "Who objects"
            self._choices(title, "party_id", list(self._codes.items()))
        if self._part in _BY_KIND:
            self._choices(
                "Kind of record", "kind", [(kind, capitalised(kind_word(kind))) for kind in (*ASKED, Kind.SOURCE)]
            )

    def _choices(self, title: str, field: str, values: Iterable[tuple[object, str]]) -> None:
        menu = self.menu.addMenu(title)
        now = getattr(self.filter, field)
        for value, words in values:
            action = self._tick(menu, words, value == now)
            action.triggered.connect(partial(self._choose, field, value))
        if menu.isEmpty():
            menu.setEnabled(False)

    def _tick(self, menu: QMenu, words: str, on: bool) -> QAction:
        action = QAction(words.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(on)
        menu.addAction(action)
        return action

    def _only_contradictory(self, on: bool) -> None:
        self._change(replace(self.filter, contradictory=on))

    def _choose(self, field: str, value: object, on: bool) -> None:
        """The value that was ticked, or none where it was unticked."""
        changed: dict[str, Any] = {field: value if on else getattr(EvidenceFilter(), field)}
        self._change(replace(self.filter, **changed))

    # ------------------------------------------------------------ changing

    def look(self) -> None:
        """What is typed becomes part of the filter."""
        self._wait.stop()
        self._change(replace(self.filter, text=" ".join(self.search.text().split())))

    def _change(self, flt: EvidenceFilter) -> None:
        if flt != self.filter:
            self.filter = flt
            self._show_chips()
            self.filter_changed.emit(flt)

    def _remove(self, name: str) -> None:
        empty = EvidenceFilter()
        self._change(replace(self.filter, **{name: getattr(empty, name)}))

    def _clear(self) -> None:
        self._change(EvidenceFilter(text=self.filter.text))

    def _show_chips(self) -> None:
        flt, gone = self.filter, "one that is gone"
        words = [
            ("source_id", flt.source_id and f"Source: {self._names.get(flt.source_id, gone)}"),
            ("grade", flt.grade and f"Grade: {NOT_GRADED if flt.grade == '-' else flt.grade}"),
            ("party_id", flt.party_id and f"Party: {self._codes.get(flt.party_id, gone)}"),
            ("kind", flt.kind and f"Kind: {kind_word(flt.kind)}"),
            ("contradictory", "Contradictory only" if flt.contradictory else ""),
        ]
        self.chips.show_words([(name, str(text)) for name, text in words if text])


class _Find(QLineEdit):
    """Esc clears, and a second Esc (or the arrow down) goes to the list."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(200)
        self.addAction(QAction(icon("search", "faint"), "", self), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
