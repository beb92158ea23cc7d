"""One column as Qt sees it: exact row count at once, cards fetched by the page when somebody looks at them.

Rows are cards and, when the board is grouped, headings between them. How a card looks is `ui.board.painting`'s.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.errors import Refusal
from models.records import Card
from models.vocabulary import Status
from ui.board.pages import Pages
from ui.board.source import BoardSource
from ui.board.wording import card_tooltip, heading_words

#: Cards of one fetch.
PAGE = 30
#: Up to here a column is fetched whole, and each card is as high as it needs to be.
WHOLE = 200
#: Cards of a long column that are kept.
KEPT = 360

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group, with how many cards follow."""

    label: str
    count: int


class CardModel(QAbstractTableModel):
    """The cards of one status. Rows count headings, places count cards only."""

    #: The cards could not be read; the Refusal says why.
    troubled = Signal(object)

    def __init__(self, status: Status, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self.count = 0
        self._source: BoardSource | None = None
        self._pages = Pages(KEPT)
        self._headings: tuple[Heading, ...] = ()
        self._heading_rows: list[int] = []

    # ------------------------------------------------------------ what is there

    def show(self, source: BoardSource | None, count: int) -> None:
        """Start over with this many cards."""
        groups = source.groups(self.status) if source and count else ()
        self.beginResetModel()
        self._source, self.count = source, count
        self._pages.clear()
        self._set_groups(groups)
        self.endResetModel()

    def _set_groups(self, groups: tuple[tuple[str, int], ...]) -> None:
        self._headings = tuple(Heading(label, number) for label, number in groups)
        self._heading_rows = []
        row = 0
        for heading in self._headings:
            self._heading_rows.append(row)
            row += 1 + heading.count

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        return tuple((heading.label, heading.count) for heading in self._headings)

    @property
    def heading_rows(self) -> tuple[int, ...]:
        return tuple(self._heading_rows)

    @property
    def whole(self) -> bool:
        """True while the column is short enough to be held as a whole."""
        return self.count <= WHOLE

    def heading(self, row: int) -> Heading | None:
        at = bisect_right(self._heading_rows, row) - 1
        return self._headings[at] if at >= 0 and self._heading_rows[at] == row else None

    def card(self, row: int) -> Card | None:
        """The card of a row, fetched where need be; None for a heading, or when it cannot be read."""
        if not 0 <= row < self.rowCount() or self.heading(row) is not None:
            return None
        return self.card_at(self.place_of(row))

    def card_at(self, place: int) -> Card | None:
        found = self._pages.get(place)
        if found is None and self._source is not None and 0 <= place < self.count:
            start, end = (0, self.count) if self.whole and not len(self._pages) else self._pages.gap(place, PAGE)
            try:
                self._pages.put(start, self._source.page(self.status, start, min(end, self.count) - start))
            except Refusal as trouble:
                self.troubled.emit(trouble)
            found = self._pages.get(place)
        return found

    def place_of(self, row: int) -> int:
        """How many cards stand before a row."""
        return row - bisect_left(self._heading_rows, row)

    def row_of(self, place: int) -> int:
        low = 0
        for at, row in enumerate(self._heading_rows):
            if row - at > place:
                break
            low = at + 1
        return place + low

    def places(self, ids: Collection[int]) -> dict[int, int]:
        """Where these demands stand, as far as they are in memory."""
        return self._pages.places(ids)

    def ids_between(self, first: int, last: int) -> list[int]:
        """The demands of a stretch of rows, also where it is longer than what is kept in memory."""
        start, end = self.place_of(first), self.place_of(last + 1)
        if self._source is None or end - start <= KEPT // 2:
            found = (self.card(row) for row in range(first, last + 1))
            return [card.id for card in found if card is not None]
        return [card.id for card in self._source.page(self.status, start, end - start)]

    # ------------------------------------------------------------ single changes

    def replace(self, place: int, card: Card) -> None:
        self._pages.replace(place, card)
        index = self.index(self.row_of(place), 0)
        self.dataChanged.emit(index, index)

    def remove(self, place: int) -> None:
        """One card left. Only for a column without headings."""
        self.beginRemoveRows(_NOWHERE, place, place)
        self.count -= 1
        self._pages.remove(place)
        self.endRemoveRows()

    def insert(self, place: int, card: Card) -> None:
        """One card came. Only for a column without headings."""
        self.beginInsertRows(_NOWHERE, place, place)
        self.count += 1
        self._pages.insert(place, card)
        self.endInsertRows()

    # ------------------------------------------------------------ as Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.count + len(self._headings)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.heading(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        heading = self.heading(row)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            if heading is not None:
                return heading_words(heading.label, heading.count)
            card = self.card(row)
            return card.accessible_name if card else None
        if role == Qt.ItemDataRole.ToolTipRole and heading is None:
            card = self.card(row)
            return card_tooltip(card) if card else None
        return None

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
