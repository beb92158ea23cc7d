"""Looking at an earlier day and coming back: the choice, the filter and the scrolled places that today had."""

from __future__ import annotations

from models.records import BoardFilter
from models.vocabulary import Status
from ui.board.columns import Columns


class LookBack:
    """What the board was like when today was left. While the past is shown, the choice is kept beside the cards.

    A demand that was chosen may not be there on an earlier day; it is chosen again as soon as it is.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._chosen: tuple[tuple[int, ...], int | None] = ((), None)
        self._places: dict[Status, int] = {}
        self._sideways = 0
        self.filter: BoardFilter | None = None
        columns.choice.changed.connect(self._remember_choice)

    def leave_today(self, flt: BoardFilter) -> None:
        """Remember how it is now."""
        columns = self._columns
        self.filter = flt
        self._remember_choice()
        self._places = {status: column.table.verticalScrollBar().value() for status, column in columns.columns.items()}
        self._sideways = columns.horizontalScrollBar().value()

    def show(self) -> None:
        """Read the cards of the source's day, and choose again what is there of the choice."""
        self._columns.show_again(*self._chosen)

    def come_back(self) -> None:
        """Scroll to where everything was; the cards of today are shown again already."""
        for status, place in self._places.items():
            self._columns.columns[status].table.verticalScrollBar().setValue(place)
        self._columns.horizontalScrollBar().setValue(self._sideways)

    def _remember_choice(self) -> None:
        self._chosen = self._columns.choice.followed()
