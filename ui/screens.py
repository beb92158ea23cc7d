"""The screens beside the board, each made when it is first opened, and kept in step with negotiation and day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.records import EditNews

if TYPE_CHECKING:
    from models.report.choices import WayWindow
    from models.workspace import Workspace
    from ui.history.view import HistoryView
    from ui.main_window import MainWindow
    from ui.readiness.view import ReadinessView
    from ui.report.view import ReportView

#: Name, icon and word of every screen, from the top of the rail to its bottom.
SCREENS = (
    ("board", "board", "Board"),
    ("history", "history", "History"),
    ("report", "report", "Report"),
    ("readiness", "readiness", "Readiness"),
)


class Screens:
    """One for the window, which places what is made here in its stack."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.history: HistoryView | None = None
        self.report: ReportView | None = None
        self.readiness: ReadinessView | None = None

    def named(self, name: str) -> QWidget | None:
        """The screen of that name, made if it is not there yet; None for the board, which is the window's own."""
        match name:
            case "history":
                return self._history()
            case "report":
                return self._report()
            case "readiness":
                return self._readiness()
            case _:
                return None

    def set_workspace(self, workspace: Workspace | None) -> None:
        for screen in (self.history, self.report, self.readiness):
            if screen is not None:
                screen.set_workspace(workspace)

    def refresh(self, news: EditNews) -> None:
        for screen in (self.history, self.report, self.readiness):
            if screen is not None:
                screen.refresh(news)

    def follow_day(self, day: dt.date | None) -> None:
        """The window shows an earlier day, or today again (None)."""
        if self.report is not None:
            self.report.follow_day(day)
        if self.readiness is not None:
            self.readiness.set_as_of(day)

    def _history(self) -> HistoryView:
        if self.history is None:
            from ui.history.view import HistoryView

            self.history = HistoryView(self._window)
            self._window.stack.addWidget(self.history)
            self.history.set_workspace(self._window.session.workspace)
        return self.history

    def _report(self) -> ReportView:
        if self.report is None:
            from ui.report.view import ReportView

            self.report = ReportView(self._window.tasks, self._window, preferences=self._window.preferences)
            self._window.stack.addWidget(self.report)
            self.report.set_workspace(self._window.session.workspace)
            self.report.follow_day(self._window.as_of)
        self.report.show_window(self._seen())
        return self.report

    def _seen(self) -> WayWindow | None:
        """The days and lanes that the timeline shows now; None where it is not there yet."""
        from models.report.choices import WayLanes, WayWindow

        timeline = None if self._window.desk is None else self._window.desk.timeline
        if timeline is None:
            return None
        begin, end = timeline.visible_range()
        return WayWindow(timeline.day_at(begin), timeline.day_at(end - 1), WayLanes(timeline.lanes.plan.by.value))

    def _readiness(self) -> ReadinessView:
        if self.readiness is None:
            from ui.readiness.view import ReadinessView

            self.readiness = ReadinessView(self._window)
            self._window.stack.addWidget(self.readiness)
            self._window.commands.readiness.connect_screen(self.readiness)
            self.readiness.set_workspace(self._window.session.workspace)
            self.readiness.set_as_of(self._window.as_of)
        return self.readiness
