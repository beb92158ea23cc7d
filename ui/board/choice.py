"""The cards that are chosen, over all columns as one choice; it follows its cards when they move.

Each list keeps its own part as Qt does; here they are held together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, Signal

from models.records import Card
from ui.board.column import Column
from ui.board.source import BoardSource

#: A larger choice is not carried over a change of the board, only its current card.
_FOLLOWED = 200


class Choice(QObject):
    """`active` is the column that was used last; its current card stands for the whole choice."""

    #: The current card's id or None, by a person's doing or because the card is gone.
    changed = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self._told: int | None = None
        self._held = False
        self.active = columns[0]
        for column in columns:
            column.table.chosen.connect(partial(self._choose, column))
            column.table.focused.connect(partial(self._focus, column))

    def _choose(self, column: Column, adding: bool) -> None:
        if self._held:
            return
        self.active = column
        if not adding:
            for other in self._columns:
                if other is not column:
                    other.table.choose_rows([], None)
        self._tell()

    def _focus(self, column: Column) -> None:
        self.active = column

    def _tell(self) -> None:
        current = self.current_id()
        if current != self._told:
            self._told = current
            self.changed.emit(current)

    # ------------------------------------------------------------ asking

    def current_id(self) -> int | None:
        """The demand that the inspector should show."""
        table = self.active.table
        card = table.current_card() if table.current_is_chosen() else None
        return card.id if card else None

    def ids(self) -> tuple[int, ...]:
        """All chosen demands, column by column."""
        return tuple(demand_id for column in self._columns for demand_id in column.table.chosen_ids())

    def acting_card(self) -> Card | None:
        """The card that has the keyboard."""
        return self.active.table.current_card()

    def acting_ids(self) -> tuple[int, ...]:
        """What a key acts on: the whole choice, or the card with the keyboard where that is not part of it."""
        card = self.acting_card()
        if card is None or self.active.table.current_is_chosen():
            return self.ids()
        return (card.id,)

    # ------------------------------------------------------------ setting

    def set(self, source: BoardSource | None, demand_id: int | None) -> bool:
        """Choose one demand alone, or none, without telling; False where it is not on the board."""
        found = self._put(source, (demand_id,) if demand_id is not None else (), demand_id)
        self._told = self.current_id()
        return found

    def put(self, source: BoardSource | None, ids: Sequence[int], current: int | None) -> None:
        """Choose those of these demands that are on the board, without telling and without scrolling."""
        self._put(source, ids, current)
        self._told = self.current_id()

    @contextmanager
    def following(self, source: BoardSource | None) -> Iterator[None]:
        """The lists change inside; afterwards the same cards are chosen, wherever they are then."""
        ids, current = self.followed()
        had_keyboard = self.active.table.hasFocus()
        self._held = True
        try:
            yield
        finally:
            self._held = False
        self._put(source, ids, current)
        if had_keyboard and not self.active.table.hasFocus():
            self.active.table.setFocus()
        self._tell()

    def followed(self) -> tuple[tuple[int, ...], int | None]:
        """The choice as far as it is carried along when the lists change, and its current card."""
        spans = [span for column in self._columns for span in column.table.chosen_spans()]
        current = self.current_id()
        if sum(span.height() for span in spans) > _FOLLOWED:
            return ((current,) if current is not None else ()), current
        return self.ids(), current

    def _put(self, source: BoardSource | None, ids: Sequence[int], current: int | None) -> bool:
        """Choose these demands; the current one decides which column is the active one."""
        places = {column: column.model.places(set(ids)) for column in self._columns}
        known = {demand_id for found in places.values() for demand_id in found}
        for demand_id in ids:
            if demand_id not in known and source is not None:
                self._locate(source, demand_id, places)
        found = False
        for column, here in places.items():
            row = column.model.row_of(here[current]) if current in here else None
            column.table.choose_rows([column.model.row_of(place) for place in here.values()], row)
            if row is not None:
                self.active, found = column, True
        return found

    def _locate(self, source: BoardSource, demand_id: int, places: dict[Column, dict[int, int]]) -> None:
        """Ask where a demand stands that no list has in memory."""
        card = source.cards((demand_id,)).get(demand_id)
        place = source.position(demand_id) if card else None
        for column, here in places.items():
            if card and place is not None and column.status is card.status and place < column.model.count:
                here[demand_id] = place
