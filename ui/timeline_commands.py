"""What each command about the timeline and its eras does. The ids are those of `ui.actions`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from models.errors import Refusal
from ui.timeline.lane_plan import LaneBy
from ui.timeline.snapping import Snap

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.dialogs.picture_dialog import PictureChoice
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
            "timeline.arrows": self.toggle_arrows,
            "timeline.lanes.unfold": lambda: self._timeline().unfold_lanes(),
            "timeline.lanes.first": lambda: self._timeline().restore_lanes(),
            "timeline.zone": self.choose_zone,
            "timeline.export": self.ask_for_picture,
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
            self._window.actions_by_id["timeline.arrows"].setChecked(desk.all_arrows)
            for by in LaneBy:
                self._window.actions_by_id[f"timeline.lanes.{by.value}"].setChecked(by is desk.lane_plan.by)

    def toggle_arrows(self) -> None:
        self._timeline().toggle_arrows()
        self.mark_choices()

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

    def ask_for_picture(self) -> None:
        """Asks what the picture should be like, then where it goes."""
        from ui.dialogs.desk import opened
        from ui.dialogs.picture_dialog import PictureDialog

        timeline = self._timeline()
        summit = timeline.canvas.content.summit is not None
        dialog = PictureDialog(max(timeline.width(), 800), summit=summit, parent=self._window)
        dialog.chosen.connect(self._ask_where)
        opened(dialog)

    def _ask_where(self, choice: PictureChoice) -> None:
        folder = self._window.preferences.last_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        workspace = self._window.session.workspace
        day = self._window.as_of or (dt.date.min if workspace is None else workspace.today())
        proposed = str(Path(folder) / f"Timeline {day.isoformat()}{choice.ending}")
        kind = "PNG (*.png)" if choice.ending == ".png" else "SVG (*.svg)"
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Export the timeline", proposed, kind)
        if not chosen:
            return
        path = Path(chosen)
        try:
            self.save_picture(path if path.suffix else path.with_suffix(choice.ending), choice)
        except Refusal as refusal:
            self._window.show_refusal(refusal)

    def save_picture(self, path: Path, choice: PictureChoice) -> None:
        """Raises Refusal where it would be too large, or cannot be written."""
        from models.queries import summary
        from models.report.write import replace_file
        from ui.timeline.picture import Look, Range, png_of, svg_of

        timeline, workspace = self._timeline(), self._window.session.workspace
        assert workspace is not None
        head = summary.negotiation(workspace)
        look = Look(
            title=head.title,
            marking=head.marking,
            range=Range(choice.range),
            width=choice.width,
            scale=choice.scale,
            outlines=choice.outlines,
            on_paper=choice.on_paper,
        )
        draw = png_of if choice.ending == ".png" else svg_of
        if choice.public:
            with self._desk().public_timeline() as public:
                picture = draw(public, look)
        else:
            picture = draw(timeline, look)
        replace_file(path, picture)
        self._window.preferences.last_folder = str(path.parent)
        without = "Confidential records are not in it." if choice.public else ""
        self._window.messages.show_message("success", f"The timeline was exported as {path}.", without)

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
