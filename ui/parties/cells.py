"""A line of a table and its cells: words with an icon and an ink, and what the line leads to."""

from __future__ import annotations

from dataclasses import dataclass

from models.records import Ref
from ui.widgets.confidential_mark import MARK_GLYPH, MARK_WORD


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, with an icon before them and an ink of the theme where they have one."""

    text: str
    glyph: str = ""
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`ref` opens a record elsewhere; `record_id` is what can be changed here. `told`: the whole, below the table.

    over: it is not (or no longer, or not yet) so on the day that is shown. inset: it belongs to the line above.
    """

    cells: tuple[Cell, ...]
    ref: Ref | None = None
    record_id: int = 0
    kind: str = ""
    told: str = ""
    over: bool = False
    strong: bool = False
    inset: bool = False


#: In the row of a record that is confidential.
SECRET = Cell(MARK_WORD, MARK_GLYPH, "warning")
