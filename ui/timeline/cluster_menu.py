"""The list of what a cluster holds, where no zoom would set its events apart: a menu, for mouse and keys alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.timeline.index import EventIndex
from ui.timeline.packing import Cluster
from ui.timeline.scale import SHORTEST
from ui.widgets.plain_text import mnemonic_safe

#: More than this would not fit a screen; the table lists all.
MOST_LISTED = 30
#: A title in the menu is cut to so many letters.
LETTERS = 70


def splits(cluster: Cluster, index: EventIndex, span: float) -> bool:
    """Whether looking closer sets any of its events apart: they begin at different times, and there is room to zoom."""
    starts = index.start[cluster.positions]
    return float(starts.max() - starts.min()) > SHORTEST / 40 and span > SHORTEST * 1.01


def cluster_menu(cluster: Cluster, index: EventIndex, choose: Callable[[int], object], owner: QWidget) -> QMenu:
    """One entry an event, in time order, with its date."""
    menu = QMenu(owner)
    menu.setAccessibleName(f"{len(cluster.positions)} events at this place")
    shown = sorted(cluster.positions)[:MOST_LISTED]
    index.details.prepare_events([index.ref(position) for position in shown])
    for position in shown:
        event = index.event(position)
        title = index.title(position)
        title = title if len(title) <= LETTERS else title[:LETTERS].rstrip() + "…"
        when = "" if event is None else f"\t{event.when.described()}"
        action = QAction(mnemonic_safe(title) + when, menu)
        action.triggered.connect(partial(_choose, choose, position))
        menu.addAction(action)
    if len(cluster.positions) > MOST_LISTED:
        rest = menu.addAction(f"and {len(cluster.positions) - MOST_LISTED:,} more: see the table")
        rest.setEnabled(False)
    return menu


def _choose(choose: Callable[[int], object], position: int, _: bool = False) -> None:
    choose(position)
