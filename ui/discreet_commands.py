"""What is confidential, as commands of the window: hiding all of it, and marking the selected record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.records import Ref
from models.vocabulary import Kind

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: The commands that mark, and the kinds that each acts on.
_MARKS: dict[str, tuple[Kind, ...]] = {
    "demand.confidential": (Kind.DEMAND,),
    "meeting.confidential": (Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT),
}


class DiscreetCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "view.discreet": self._window.discretion.toggle,
            "view.discreet.start": self._choose_start,
            "demand.confidential": lambda: self._toggle("demand.confidential"),
            "meeting.confidential": lambda: self._toggle("meeting.confidential"),
        }

    def mark_choices(self) -> None:
        """The commands that mark are ticked where everything selected is confidential."""
        from models.queries.confidential import all_marked

        workspace = self._window.session.workspace
        for command_id in _MARKS:
            chosen = self._selected(command_id)
            marked = workspace is not None and bool(chosen) and all_marked(workspace, chosen)
            self._window.actions_by_id[command_id].setChecked(marked)

    def _choose_start(self) -> None:
        self._window.preferences.discreet_at_start = self._window.actions_by_id["view.discreet.start"].isChecked()

    def _toggle(self, command_id: str) -> None:
        desk = self._window.desk
        refs = self._selected(command_id)
        if desk is not None and refs:
            desk.handling.toggle_confidential(refs)
        self.mark_choices()

    def _selected(self, command_id: str) -> tuple[Ref, ...]:
        desk = self._window.desk
        if desk is None:
            return ()
        kinds = _MARKS[command_id]
        if Kind.DEMAND in kinds:
            return tuple(Ref(Kind.DEMAND, one) for one in desk.board.selected_ids())
        current = desk.current()
        return (current,) if current is not None and current.kind in kinds else ()
