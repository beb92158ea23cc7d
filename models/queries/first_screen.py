"""Reads once what the first screen will ask for: the slow disk is waited for here, beside the window and not in it.

The answers are thrown away. What is gained is that the pages lie in memory and the statements are compiled when the
window asks the same, and that a person can be told how far it is.
"""

from __future__ import annotations

from collections.abc import Callable

from models.queries import board, summary
from models.records import BoardFilter
from models.vocabulary import LADDER
from models.workspace import Workspace

#: Called before each step with how many are done, how many there are, and what comes next.
Progress = Callable[[int, int, str], object]

#: So many cards of each column are asked for first.
CARDS = 30


def read_ahead(workspace: Workspace, flt: BoardFilter, progress: Progress) -> None:
    """flt: the filter that the board will have. Whatever `progress` raises ends the reading."""
    steps: list[tuple[str, Callable[[], object]]] = [
        ("Counting the demands", lambda: board.counts(workspace, flt)),
        ("Counting what is open", lambda: summary.totals(workspace)),
        ("Reading parties and themes", lambda: (summary.parties(workspace), board.themes(workspace))),
    ]
    for status in LADDER:
        words = f"Reading what is {status.word}"
        steps.append((words, lambda status=status: board.page(workspace, status, flt, limit=CARDS)))  # type: ignore[misc]
    for done, (words, step) in enumerate(steps):
        progress(done, len(steps), words)
        step()
