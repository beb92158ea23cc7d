"""The button that chooses what makes a lane, with the ways in its menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.icons import icon
from ui.timeline.lane_control import LaneControl
from ui.timeline.lane_plan import LaneBy
from ui.widgets.buttons import icon_button
from ui.widgets.plain_text import tooltip

GLYPHS = {LaneBy.LANE: "timeline", LaneBy.TRACK: "group", LaneBy.KIND: "calendar", LaneBy.PARTY: "party"}


def lane_chooser(control: LaneControl, parent: QWidget) -> QToolButton:
    """It follows what is shown, whoever chose it."""
    button = icon_button("group", "Lanes", parent, size=14)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    ways = QActionGroup(menu)
    for by in LaneBy:
        action = QAction(icon(GLYPHS[by]), by.words, menu)
        action.setCheckable(True)
        action.setData(by)
        action.triggered.connect(partial(control.choose, by))
        ways.addAction(action)
        menu.addAction(action)
    menu.addSeparator()
    unfold = menu.addAction(icon("unfold"), "Unfold all lanes")
    unfold.triggered.connect(control.unfold_all)
    first = menu.addAction("The first order again")
    first.triggered.connect(control.restore)
    button.setMenu(menu)

    def follow() -> None:
        for action in ways.actions():
            action.setChecked(action.data() == control.plan.by)
        button.setToolTip(tooltip(f"{control.plan.by.words} (L for the next way)"))

    control.shown.connect(follow)
    follow()
    return button
