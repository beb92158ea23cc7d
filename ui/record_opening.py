"""Which screen shows a record of which kind, and going there: from the palette, from links, from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from models.records import Ref
from models.vocabulary import Kind

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: Kinds of records that a screen beside the board shows, by the screen's name.
SHOWN_ON: dict[Kind, str] = {
    Kind.PACKAGE: "linkage",
    Kind.PARTY: "parties",
    Kind.PERSON: "parties",
    Kind.DELEGATION: "parties",
    Kind.STAKE: "parties",
    Kind.SOURCE: "evidence",
    Kind.FACT: "evidence",
    Kind.INSTRUMENT: "evidence",
    Kind.OBSTACLE: "evidence",
}

#: Kinds that the board with its timeline and inspector shows.
ON_THE_BOARD = (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT)


@runtime_checkable
class ShowsRecords(Protocol):
    """A screen that can bring one record into view."""

    def show_ref(self, ref: Ref) -> None: ...


def can_open(kind: Kind) -> bool:
    """Some screen shows records of this kind."""
    return kind in SHOWN_ON or kind in ON_THE_BOARD


def open_record(window: MainWindow, ref: Ref) -> None:
    """Bring the record into view on the screen that shows its kind; nothing happens for a kind that none shows."""
    name = SHOWN_ON.get(ref.kind)
    if name is not None:
        window.open_screen(name)
        screen: object = window.screens.made(name)
        if isinstance(screen, ShowsRecords):
            screen.show_ref(ref)
    elif ref.kind in ON_THE_BOARD:
        window.open_screen("board")
        if window.desk is not None:
            window.desk.set_inspector_shown(True)
            window.actions_by_id["view.inspector"].setChecked(True)
            window.desk.show_ref(ref)
