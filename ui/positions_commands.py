"""What the positions screen asks of the window: other records, a demand, today, paper and files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import Refusal
from models.vocabulary import Stance
from ui.sheets import Sheet

if TYPE_CHECKING:
    from models.records import Ref
    from models.report.choices import ReportOptions
    from models.workspace import Workspace
    from ui.main_window import MainWindow
    from ui.positions.recording import Recording
    from ui.positions.sight import Sight
    from ui.positions.view import PositionsView


#: Under this name the columns and the order of the matrix are remembered.
_SIGHT = "positions/sight"


class PositionsCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._sheet = Sheet(window, "Positions", "the matrix of positions")

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "view.positions": partial(self._window.open_screen, "positions"),
            "positions.accepts": partial(self._choose, Stance.ACCEPTS),
            "positions.conditions": partial(self._choose, Stance.ACCEPTS_WITH_CONDITIONS),
            "positions.undecided": partial(self._choose, Stance.UNDECIDED),
            "positions.rejects": partial(self._choose, Stance.REJECTS),
            "positions.none": partial(self._choose, Stance.NONE_RECORDED),
            "positions.details": lambda: self._recording().ask_chosen(),
            "positions.delete": lambda: self._recording().delete_chosen(),
            "positions.print": self.ask_and_print,
            "positions.pdf": self.ask_and_save,
        }

    def connect_screen(self, screen: PositionsView) -> None:
        from ui.positions.sight import Sight

        screen.look(Sight.of(self._window.preferences.kept_words(_SIGHT)))
        screen.sight_changed.connect(self._remember)
        screen.record_requested.connect(self.open_record)
        screen.demand_wanted.connect(self._window.actions_by_id["demand.new"].trigger)
        screen.print_requested.connect(self._window.actions_by_id["positions.print"].trigger)
        screen.pdf_requested.connect(self._window.actions_by_id["positions.pdf"].trigger)
        screen.today_requested.connect(self.back_to_today)

    def _remember(self, sight: Sight) -> None:
        self._window.preferences.keep_words(_SIGHT, sight.kept())

    # ------------------------------------------------------------ the chosen cell

    def _choose(self, stance: Stance) -> None:
        self._recording().choose_chosen(stance)

    def _recording(self) -> Recording:
        """What records on the screen, which is opened for it. Raises Refusal where no negotiation is open."""
        from ui.positions.view import PositionsView

        self._workspace()
        self._window.open_screen("positions")
        screen = self._window.screens.made("positions")
        assert isinstance(screen, PositionsView)
        return screen.recording

    # ------------------------------------------------------------ other parts of the window

    def open_record(self, ref: Ref) -> None:
        from ui.record_opening import open_record

        open_record(self._window, ref)

    def back_to_today(self) -> None:
        if self._window.desk is not None:
            self._window.desk.past.bar.leave()

    # ------------------------------------------------------------ paper and files

    def ask_and_save(self) -> None:
        """Asks for a file's name, then writes the matrix and how it came together."""
        self._sheet.ask_and_save(self._workspace(), self._options())

    def save(self, path: Path) -> None:
        """Raises Refusal where the sheet cannot be written."""
        self._sheet.save(self._workspace(), self._options(), path)

    def ask_and_print(self) -> None:
        """Opens the print dialog; where no printer is, says so and offers the PDF."""
        save_instead = self._window.actions_by_id["positions.pdf"].trigger
        self._sheet.ask_and_print(self._workspace(), self._options(), save_instead)

    def _options(self) -> ReportOptions:
        """All demands of the day that the window shows: the report has no filter."""
        from models.report.choices import ReportOptions, Section

        sections = (Section.MATRIX, Section.CONVERGENCE)
        return ReportOptions(kind="dossier", sections=sections, as_of=self._window.as_of)

    def _workspace(self) -> Workspace:
        workspace = self._window.session.workspace
        if workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        return workspace
