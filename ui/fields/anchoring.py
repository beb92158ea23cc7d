"""What loose dates in a field are relative to: the date of the chosen source's piece, or the negotiation's clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtWidgets import QLineEdit

from models.loose_dates import Anchor, Order

if TYPE_CHECKING:
    from models.workspace import Workspace


def order_here() -> Order:
    """How "12/10" is written in the person's language."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    month, day = pattern.find("M"), pattern.find("d")
    return Order.MONTH_FIRST if 0 <= month < day else Order.DAY_FIRST


def today_here(zone: str = "UTC") -> Anchor:
    """Relative to this computer's date, for fields that belong to no negotiation."""
    today = QDate.currentDate()
    return Anchor(dt.date(today.year(), today.month(), today.day()), zone, order=order_here())


def anchor_of(workspace: Workspace, source: str = "", *, ahead: bool = False) -> Anchor:
    """Relative to the newest piece of that outlet whose date is known, else to the negotiation's clock.

    ahead: a bare weekday means the next one, as where a meeting is planned.
    """
    from models.queries import evidence  # late: the window's first pixels come before SQLAlchemy

    wanted = source.strip().casefold()
    dates = [
        known.published
        for known in (evidence.sources(workspace) if wanted else ())
        if known.published is not None and known.outlet.casefold() == wanted
    ]
    day = max(dates, default=workspace.today())
    return Anchor(day, workspace.zone, published=bool(dates), order=order_here(), ahead=ahead)


class SourceFollower(QObject):
    """Gives a date field another anchor as soon as another source is chosen in the line beside it."""

    def __init__(
        self, line: QLineEdit, workspace: Workspace, tell: Callable[[Anchor], None], *, ahead: bool = False
    ) -> None:
        super().__init__(line)
        self._workspace, self._tell, self._ahead = workspace, tell, ahead
        line.textChanged.connect(self.follow)
        self.follow(line.text())

    def follow(self, source: str) -> None:
        self._tell(anchor_of(self._workspace, source, ahead=self._ahead))
