"""The menu of a cell: every stance with its keys, the details, the newest step, the demand on the board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from models.records import MatrixCell
from models.vocabulary import Stance
from ui.icons import icon, stance_icon
from ui.positions.table import KEYS
from ui.widgets.status_badge import capitalised

#: Which ink of the theme a stance's icon takes.
ROLES = {
    Stance.ACCEPTS: "success",
    Stance.ACCEPTS_WITH_CONDITIONS: "warning",
    Stance.UNDECIDED: "muted",
    Stance.REJECTS: "danger",
    Stance.NONE_RECORDED: "faint",
}


@dataclass(frozen=True, slots=True)
class CellChoices:
    """What the lines of the menu do."""

    choose: Callable[[Stance], object]
    details: Callable[[], object]
    delete: Callable[[], object]
    history: Callable[[], object]
    board: Callable[[], object]


class StanceMenu(QMenu):
    """Made for one cell, and gone when it closes. writable: an earlier day or a read-only file is only looked at."""

    def __init__(self, parent: QWidget, cell: MatrixCell | None, choices: CellChoices, *, writable: bool) -> None:
        super().__init__(parent)
        self._choose = choices.choose
        self.aboutToHide.connect(self.deleteLater)
        now = cell.stance if cell is not None and cell.steps else None
        for stance in Stance:
            self._add_stance(stance, now, writable=writable)
        self.addSeparator()
        deletable = writable and cell is not None and cell.position_id is not None
        self._add("With &details…", "Return", choices.details, "edit", enabled=writable)
        self._add("De&lete the newest step", "Del", choices.delete, "delete", enabled=deletable)
        self.addSeparator()
        self._add("Show its &history", "", choices.history, "history")
        self._add("Show the demand on the &board", "", choices.board, "board")

    def _add_stance(self, stance: Stance, now: Stance | None, *, writable: bool) -> None:
        number, letter = KEYS[stance]
        # Behind the tab Qt writes the keys at the right; the table takes them itself.
        action = QAction(f"{capitalised(stance.word)}\t{number} or {letter}", self)
        action.setIcon(icon(stance_icon(stance), ROLES[stance]))
        action.setCheckable(stance is now)
        action.setChecked(stance is now)
        action.setEnabled(writable)
        action.triggered.connect(partial(self._chosen, stance))
        self.addAction(action)

    def _chosen(self, stance: Stance, _: bool = False) -> None:
        self._choose(stance)

    def _add(self, words: str, keys: str, does: Callable[[], object], glyph: str, *, enabled: bool = True) -> None:
        action = QAction(icon(glyph), f"{words}\t{keys}" if keys else words, self)
        action.setEnabled(enabled)
        action.triggered.connect(partial(_called, does))
        self.addAction(action)


def _called(does: Callable[[], object], _: bool = False) -> None:
    does()
