"""The screens beside the board, each made when it is first opened, and kept in step with negotiation and day.

A new screen is a line in `SCREENS` and one in `_MAKERS`, with a function below that makes and connects it. What a
screen must be able to do is `Screen`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtWidgets import QWidget

from models.records import EditNews

if TYPE_CHECKING:
    from models.report.choices import WayWindow
    from models.workspace import Workspace
    from ui.capture.view import CaptureView
    from ui.confirmations.view import ConfirmationsView
    from ui.evidence.view import EvidenceView
    from ui.history.view import HistoryView
    from ui.linkage.view import LinkageView
    from ui.main_window import MainWindow
    from ui.parties.view import PartiesView
    from ui.positions.view import PositionsView
    from ui.readiness.view import ReadinessView
    from ui.report.view import ReportView

#: Name, icon and word of every screen, from the top of the rail to its bottom.
SCREENS = (
    ("board", "board", "Board"),
    ("positions", "positions", "Positions"),
    ("parties", "party", "Parties"),
    ("linkage", "linkage", "Links"),
    ("attendance", "attendance", "Attendance"),
    ("evidence", "evidence", "Evidence"),
    ("capture", "capture", "Capture"),
    ("history", "history", "History"),
    ("report", "report", "Report"),
    ("readiness", "readiness", "Readiness"),
)


class Screen(Protocol):
    """A widget that shows the open negotiation."""

    def set_workspace(self, workspace: Workspace | None) -> None: ...

    def refresh(self, news: EditNews | None = None) -> None: ...


@runtime_checkable
class OfADay(Protocol):
    """A screen that can show an earlier day; None is today."""

    def set_as_of(self, day: dt.date | None) -> None: ...


@runtime_checkable
class FindsText(Protocol):
    """A screen with a field to find by (Ctrl+F)."""

    def find_text(self) -> None: ...


@runtime_checkable
class ReadsAnew(Protocol):
    """A screen in which something is entered that must outlive what is confidential being hidden and shown again."""

    def read_anew(self) -> None: ...


class Screens:
    """One for the window, which places what is made here in its stack."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._made: dict[str, QWidget] = {}

    def named(self, name: str) -> QWidget | None:
        """The screen of that name, made if it is not there yet; None for the board, which is the window's own."""
        make = _MAKERS.get(name)
        if make is None:
            return None
        if name not in self._made:
            screen = self._made[name] = make(self._window)
            self._window.stack.addWidget(screen)
            cast(Screen, screen).set_workspace(self._window.session.workspace)
            if isinstance(screen, OfADay):
                screen.set_as_of(self._window.as_of)
        if name == "report":
            cast("ReportView", self._made[name]).show_window(self._seen())
        return self._made[name]

    def made(self, name: str) -> QWidget | None:
        """The screen of that name where it was opened before."""
        return self._made.get(name)

    def set_workspace(self, workspace: Workspace | None) -> None:
        for screen in self._made.values():
            cast(Screen, screen).set_workspace(workspace)

    def read_anew(self) -> None:
        """What is confidential was hidden, or is shown again: nothing that was read before may stay."""
        workspace, day = self._window.session.workspace, self._window.as_of
        for screen in self._made.values():
            if isinstance(screen, ReadsAnew):
                screen.read_anew()
                continue
            cast(Screen, screen).set_workspace(workspace)
            if isinstance(screen, OfADay):
                screen.set_as_of(day)

    def refresh(self, news: EditNews) -> None:
        for screen in self._made.values():
            cast(Screen, screen).refresh(news)

    def follow_day(self, day: dt.date | None) -> None:
        """The window shows an earlier day, or today again (None)."""
        for screen in self._made.values():
            if isinstance(screen, OfADay):
                screen.set_as_of(day)

    def _seen(self) -> WayWindow | None:
        """The days and lanes that the timeline shows now; None where it is not there yet."""
        from models.report.choices import WayLanes, WayWindow

        timeline = None if self._window.desk is None else self._window.desk.timeline
        if timeline is None:
            return None
        begin, end = timeline.visible_range()
        return WayWindow(timeline.day_at(begin), timeline.day_at(end - 1), WayLanes(timeline.lanes.plan.by.value))


def _positions(window: MainWindow) -> PositionsView:
    from ui.dialogs.desk import DialogDesk
    from ui.positions.view import PositionsView
    from ui.put_aside import PutAside

    screen = PositionsView(DialogDesk(), window, put_aside=PutAside(window.preferences))
    window.commands.positions.connect_screen(screen)
    return screen


def _capture(window: MainWindow) -> CaptureView:
    from ui.capture.view import CaptureView

    screen = CaptureView(window)
    window.commands.capture.connect_screen(screen)
    return screen


def _history(window: MainWindow) -> HistoryView:
    from ui.history.view import HistoryView

    return HistoryView(window)


def _report(window: MainWindow) -> ReportView:
    from ui.report.view import ReportView

    return ReportView(window.tasks, window, preferences=window.preferences)


def _readiness(window: MainWindow) -> ReadinessView:
    from ui.readiness.view import ReadinessView

    screen = ReadinessView(window)
    window.commands.readiness.connect_screen(screen)
    return screen


def _attendance(window: MainWindow) -> ConfirmationsView:
    from ui.confirmations.view import ConfirmationsView

    screen = ConfirmationsView(window)
    window.commands.confirmations.connect_screen(screen)
    return screen


def _linkage(window: MainWindow) -> LinkageView:
    from ui.linkage.view import LinkageView

    screen = LinkageView(window)
    window.commands.linkage.connect_screen(screen)
    return screen


def _parties(window: MainWindow) -> PartiesView:
    from ui.parties.view import PartiesView

    screen = PartiesView(window)
    window.commands.parties.connect_screen(screen)
    return screen


def _evidence(window: MainWindow) -> EvidenceView:
    from ui.evidence.view import EvidenceView

    screen = EvidenceView(window)
    window.commands.evidence.connect_screen(screen)
    return screen


_MAKERS: dict[str, Callable[[MainWindow], QWidget]] = {
    "positions": _positions,
    "linkage": _linkage,
    "attendance": _attendance,
    "parties": _parties,
    "capture": _capture,
    "evidence": _evidence,
    "history": _history,
    "report": _report,
    "readiness": _readiness,
}
