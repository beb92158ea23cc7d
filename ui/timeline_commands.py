"""What each command about the timeline and its eras does. The ids are those of `ui.actions`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import Refusal
from ui.timeline.lane_plan import LaneBy
from ui.timeline.snapping import Snap

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.timeline.view import TimelineView


class TimelineCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "timeline.fit": lambda: self._timeline().fit_all(),
            "timeline.summit": lambda: self._timeline().fit_summit(),
            "timeline.selection": lambda: self._timeline().fit_selection(),
            "timeline.in": lambda: self._timeline().zoom_in(),
            "timeline.out": lambda: self._timeline().zoom_out(),
            "timeline.goto": self.go_to,
            **{f"timeline.snap.{snap.value}": partial(self.choose_snap, snap) for snap in Snap},
            **{f"timeline.lanes.{by.value}": partial(self.choose_lanes, by) for by in LaneBy},
            "timeline.lanes.unfold": lambda: self._timeline().unfold_lanes(),
            "timeline.lanes.first": lambda: self._timeline().restore_lanes(),
            "timeline.zone": self.choose_zone,
            "era.new": self.new_era,
            "era.edit": lambda: self._with_era("edit_chosen"),
            "era.delete": lambda: self._with_era("delete_chosen"),
        }

    def mark_choices(self) -> None:
        """Ticks in the menu what is chosen now."""
        desk = self._window.desk
        if desk is not None:
            for snap in Snap:
                self._window.actions_by_id[f"timeline.snap.{snap.value}"].setChecked(snap is desk.snap)
            for by in LaneBy:
                self._window.actions_by_id[f"timeline.lanes.{by.value}"].setChecked(by is desk.lane_plan.by)

    def choose_lanes(self, by: LaneBy) -> None:
        self._timeline().lanes.choose(by)
        self.mark_choices()

    def choose_snap(self, snap: Snap) -> None:
        self._desk().choose_snap(snap)
        self.mark_choices()

    def go_to(self) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.go_to_dialog import GoToDialog
        from ui.fields.anchoring import anchor_of

        workspace = self._window.session.workspace
        timeline = self._timeline()
        begin, end = timeline.visible_range()
        anchor = None if workspace is None else anchor_of(workspace)
        dialog = GoToDialog(timeline.day_at((begin + end) / 2), self._window, anchor=anchor)
        dialog.chosen.connect(timeline.go_to)
        opened(dialog)

    def choose_zone(self) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.zone_dialog import ZoneDialog

        timeline, desk = self._timeline(), self._desk()
        begin, end = timeline.visible_range()
        dialog = ZoneDialog(desk.own_zone, desk.second_zone, int((begin + end) / 2), self._window)
        dialog.chosen.connect(desk.choose_second_zone)
        opened(dialog)

    def new_era(self) -> None:
        self._timeline().eras.new()

    def _with_era(self, method: str) -> None:
        eras = self._timeline().eras
        if eras.chosen() is None:
            raise Refusal("No era is chosen.", "Click on the name of one on the timeline, or choose one with [ and ].")
        getattr(eras, method)()

    def _desk(self) -> Desk:
        if self._window.desk is None or self._window.session.workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        return self._window.desk

    def _timeline(self) -> TimelineView:
        """The timeline, made and shown if need be: what is done to it should be seen."""
        desk = self._desk()
        self._window.open_screen("board")
        shown = self._window.actions_by_id["view.timeline"]
        if not shown.isChecked():
            shown.setChecked(True)
            desk.set_timeline_shown(True)
        desk.load_timeline()
        assert desk.timeline is not None
        return desk.timeline
