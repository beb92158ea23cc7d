"""The commands of the evidence screen in the menu: they open it, and act on the line that is chosen there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.records import Ref
from models.vocabulary import Kind
from ui.record_opening import open_record

if TYPE_CHECKING:
    from ui.evidence.view import EvidenceView
    from ui.main_window import MainWindow


class EvidenceCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def table(self) -> dict[str, Callable[[], object]]:
        new = {
            "evidence.source": Kind.SOURCE,
            "evidence.statement": Kind.STATEMENT,
            "evidence.fact": Kind.FACT,
            "evidence.text": Kind.INSTRUMENT,
            "evidence.obstacle": Kind.OBSTACLE,
        }
        chosen = ("cite", "edit", "grade", "merge", "attach", "resolve", "confidential", "of_source", "open", "delete")
        return {
            "view.evidence": partial(self._window.open_screen, "evidence"),
            "evidence.unsourced": self._show_unsourced,
            **{command_id: partial(self._add, kind) for command_id, kind in new.items()},
            **{f"evidence.{name}": partial(self._do, f"evidence.{name}") for name in chosen},
        }

    def connect_screen(self, screen: EvidenceView) -> None:
        from ui.dialogs.evidence_desk import EvidenceDesk

        screen.context.questions = EvidenceDesk()
        screen.record_requested.connect(self._open)
        screen.capture_requested.connect(self._window.actions_by_id["capture.open"].trigger)

    def _open(self, ref: Ref) -> None:
        open_record(self._window, ref)

    def _screen(self) -> EvidenceView | None:
        from ui.evidence.view import EvidenceView

        self._window.open_screen("evidence")
        screen = self._window.screens.made("evidence")
        return screen if isinstance(screen, EvidenceView) else None

    def _show_unsourced(self) -> None:
        from models.queries.evidence_lists import Part

        screen = self._screen()
        if screen is not None:
            screen.show_part(Part.UNSOURCED)

    def _add(self, kind: Kind) -> None:
        screen = self._screen()
        if screen is not None:
            screen.add_record(kind)

    def _do(self, command_id: str) -> None:
        screen = self._screen()
        if screen is not None:
            screen.do(command_id)
