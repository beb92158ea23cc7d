"""The board with the timeline under it and the inspector at the right: placed, kept in step, one selection.

What a person asks for here is carried out by `ui.handling`; what the three parts look like is theirs. The board is
painted first: inspector, dialogs and commands bring the object mapper along, the timeline numpy and pyqtgraph.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.dates import is_zone
from models.queries import board as board_query
from models.queries import timeline as timeline_query
from models.queries.confidential import is_there, still_there
from models.records import BoardFilter, EditNews, Ref
from models.vocabulary import Kind, Status
from models.workspace import Workspace
from ui.after_paint import AfterPaint
from ui.as_of_desk import AsOfDesk
from ui.board.view import BoardView
from ui.preferences import Preferences
from ui.theme import theme
from ui.timeline.lane_plan import LanePlan
from ui.timeline.snapping import Snap

if TYPE_CHECKING:
    from ui.handling import Handling
    from ui.inspector.view import Inspector
    from ui.timeline.view import TimelineView

#: Milliseconds that the board gets for its own painting before anything else is imported.
AT_THE_LATEST = 250

#: How thick the frame of an earlier day is, in pixels.
FRAME = 3

#: What the timeline draws changes with these.
_TIMED = (Kind.NEGOTIATION, Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT, Kind.ERA, Kind.PARTY)


class Desk(QWidget):
    """`refused` carries a Refusal for the window's message bar; `report_requested` asks for the report's screen."""

    refused = Signal(object)
    report_requested = Signal()
    selection_changed = Signal(object)
    #: A link to a record was followed, which may stand on another screen.
    record_requested = Signal(object)
    #: Inspector and timeline are there and show what is open.
    settled = Signal()
    #: The timeline is there and filled, and not yet painted.
    timeline_made = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._preferences = preferences
        self._workspace: Workspace | None = None
        self.timeline: TimelineView | None = None
        self.board = BoardView(self)
        self._beside = QWidget(self)
        self._beside.setMinimumWidth(280)
        self._below = QWidget(self)
        self._below.setMinimumHeight(150)
        QVBoxLayout(self._below).setContentsMargins(0, 0, 0, 0)
        self._painted = AfterPaint(AT_THE_LATEST, self)
        self._painted.done.connect(self._settle)
        self._timeline_stale = False
        self.past = AsOfDesk(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.vertical = QSplitter(Qt.Orientation.Vertical, self)
        self.vertical.addWidget(self.board)
        self.vertical.addWidget(self._below)
        self.vertical.setChildrenCollapsible(False)
        self.vertical.setStretchFactor(0, 1)
        self.vertical.setSizes([580, 260])
        self.horizontal = QSplitter(Qt.Orientation.Horizontal, self)
        self.horizontal.addWidget(self.vertical)
        self.horizontal.addWidget(self._beside)
        self.horizontal.setChildrenCollapsible(False)
        self.horizontal.setStretchFactor(0, 1)
        self.horizontal.setSizes([1040, 336])
        for splitter, name in ((self.vertical, "board-timeline"), (self.horizontal, "board-inspector")):
            splitter.setHandleWidth(1)
            splitter.restoreState(self._preferences.layout(name))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.horizontal, 1)
        theme().changed.connect(self.update)

    def place_bar(self, bar: QWidget) -> None:
        """Above everything, where an earlier day is shown."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, bar)

    def _connect(self) -> None:
        board = self.board
        board.selected.connect(self._demand_selected)
        board.opened.connect(self._demand_opened)
        board.status_requested.connect(partial(self._handle, "move"))
        board.new_requested.connect(partial(self._handle, "new_demand"))
        board.edit_requested.connect(partial(self._handle, "edit_demand"))
        board.duplicate_requested.connect(partial(self._handle, "duplicate_demand"))
        board.delete_requested.connect(partial(self._handle, "delete_demands"))
        board.priority_requested.connect(partial(self._handle, "set_priority"))
        board.confidential_requested.connect(partial(self._handle, "toggle_demands_confidential"))
        board.report_requested.connect(self.report_requested)
        board.troubled.connect(self.refused)
        board.filter_changed.connect(self._remember_filter)

    @cached_property
    def inspector(self) -> Inspector:
        """Made when it is first needed, at the latest after the board was painted."""
        from ui.dialogs.desk import DialogDesk
        from ui.inspector.view import Inspector
        from ui.put_aside import PutAside

        inspector = Inspector(DialogDesk(), self, put_aside=PutAside(self._preferences))
        inspector.setVisible(not self._beside.isHidden())
        self.horizontal.replaceWidget(self.horizontal.indexOf(self._beside), inspector)
        self._beside.deleteLater()
        inspector.ref_clicked.connect(self._follow)
        inspector.message.connect(self.refused)
        inspector.write_tried.connect(self.past.refuse)
        inspector.set_workspace(self._workspace)
        inspector.set_read_only(self.read_only)
        return inspector

    @cached_property
    def handling(self) -> Handling:
        """Made when the first request comes, at the latest after the board was painted."""
        from ui.handling import Handling

        handling = Handling(self, self.refused)
        handling.workspace = self._workspace
        return handling

    def _handle(self, request: str, *what: object) -> None:
        getattr(self.handling, request)(*what)

    def _has(self, part: str) -> bool:
        """Whether a part is made already."""
        return part in self.__dict__

    # ------------------------------------------------------------ the negotiation

    def set_workspace(self, workspace: Workspace | None) -> None:
        self._workspace = workspace
        self.past.set_workspace(workspace)
        if self._has("handling"):
            self.handling.workspace = workspace
        self.board.set_workspace(workspace)
        if workspace is not None:
            self.board.set_filter(self._preferences.board_filter(str(workspace.path.absolute())))
        self.board.set_read_only(self.read_only)
        if self._has("inspector"):
            self.inspector.set_workspace(workspace)
            self.inspector.set_read_only(self.read_only)
        if self.timeline is not None:
            self.timeline.set_read_only(self.read_only)
            self._fill_timeline()
        if workspace is not None:
            self._painted.wait(self.board.columns.first_cards())

    def _settle(self) -> None:
        """The rest, one part after the other, each painted before the next is loaded."""
        if self._workspace is None:
            return
        if self.timeline is None and not self._below.isHidden():
            self.load_timeline()
            self._painted.wait(self.timeline_paper())
            return
        self.inspector.updateGeometry()
        self.settled.emit()

    def timeline_paper(self) -> QWidget:
        """What the timeline is painted on; the room for it where it is not made."""
        return self._below if self.timeline is None else self.timeline.plot.viewport()

    @property
    def read_only(self) -> bool:
        """Whether the file itself can only be looked at."""
        return self._workspace is None or self._workspace.read_only

    def load_timeline(self) -> None:
        """Make the timeline now, if it is not there yet: its libraries take longer than all the rest."""
        if self.timeline is not None:
            return
        from ui.timeline.view import TimelineView

        timeline = TimelineView(self._below)
        layout = self._below.layout()
        if layout is not None:
            layout.addWidget(timeline)
        timeline.selected.connect(self._event_selected)
        timeline.opened.connect(self._event_opened)
        timeline.move_requested.connect(partial(self._handle, "move_event"))
        timeline.create_requested.connect(partial(self._handle, "new_meeting"))
        timeline.eras.pulled.connect(partial(self._handle, "pull_era"))
        timeline.eras.drawn.connect(partial(self._handle, "new_era"))
        timeline.eras.edit_requested.connect(partial(self._handle, "edit_era"))
        timeline.eras.delete_requested.connect(partial(self._handle, "delete_era"))
        timeline.set_snap(self.snap)
        timeline.snap_chosen.connect(self.choose_snap)
        timeline.set_all_arrows(self._preferences.all_arrows)
        timeline.arrows_chosen.connect(self._remember_arrows)
        timeline.lanes.changed.connect(self._remember_lanes)
        timeline.set_read_only(self.read_only or self.past.day is not None)
        timeline.handle.wanted.connect(self.past.pull)
        timeline.handle.let_go.connect(self.past.let_go)
        self.timeline = timeline
        self._fill_timeline()
        timeline.show_day(self.past.day)
        self._mark(self.inspector.current() if self._has("inspector") else None)
        self.timeline_made.emit()

    def _fill_timeline(self) -> None:
        self._timeline_stale = self._below.isHidden()
        if self.timeline is not None and self._workspace is not None and not self._timeline_stale:
            from ui.timeline.details import Filed

            self.timeline.lanes.show(self.lane_plan)
            self.timeline.set_second_zone(self.second_zone)
            record = timeline_query.timeline(self._workspace, as_of=self.past.day)
            self.timeline.set_record(record, Filed(self._workspace, self.past.day))

    @contextmanager
    def public_timeline(self) -> Iterator[TimelineView]:
        """What the timeline shows, without confidential records, in a view of its own; it reads so while it is used."""
        from ui.timeline.details import Filed
        from ui.timeline.view import TimelineView

        shown, workspace, day = self.timeline, self._workspace, self.past.day
        assert shown is not None
        assert workspace is not None
        view = TimelineView()
        view.resize(shown.size())
        view.lanes.show(self.lane_plan)
        view.set_second_zone(self.second_zone)
        view.set_all_arrows(self.all_arrows)
        try:
            with workspace.for_others():
                view.set_record(timeline_query.timeline(workspace, as_of=day), Filed(workspace, day))
                view.show_day(day)
                view.plot.set_range(*shown.visible_range())
                yield view
        finally:
            view.deleteLater()

    def _patch_timeline(self, news: EditNews) -> None:
        """Brings what was touched; where little is shown, or much was touched, everything."""
        view, workspace = self.timeline, self._workspace
        stale = self._timeline_stale or self._below.isHidden()
        patched = False
        if view is not None and workspace is not None and view.patchable and not stale:
            few = len(news.touched) <= timeline_query.MOST_PATCHED
            patched = few and view.takes(timeline_query.patch(workspace, news.touched, as_of=self.past.day))
        if not patched:
            self._fill_timeline()

    def show_day_at_rest(self) -> None:
        """What an earlier day, or today again, means for the parts that read more than the screen shows."""
        if self._has("inspector") and not self.inspector.isHidden():
            self.inspector.set_as_of(self.past.day)
        if self.timeline is None or not self.timeline.handle.dragging:
            self._fill_timeline()

    def read_anew(self) -> None:
        """Everything, as after what is confidential was hidden: what is selected and not there any more is let go."""
        workspace = self._workspace
        if workspace is None:
            return
        self.past.as_of.forget_days()
        selected = self.current()
        if selected is not None and not is_there(workspace, selected):
            self._show(None)
        self.board.set_filter(still_there(workspace, self.board.filter()))
        self.board.refresh()
        if self._has("inspector"):
            self.inspector.refresh()
        self._fill_timeline()
        self._mark(self.current())

    def refresh(self, news: EditNews) -> None:
        """Show what an edit touched, and nothing else."""
        self.past.refresh(news)
        self.board.refresh(news)
        if self._has("inspector"):
            self.inspector.refresh(news)
        if news.touches(*_TIMED):
            self._patch_timeline(news)

    # ------------------------------------------------------------ one selection

    def show_ref(self, ref: Ref) -> None:
        """Bring a record into view wherever it stands: the board, the timeline, the inspector."""
        if ref.kind is Kind.DEMAND:
            self.board.select(ref.id)
        elif ref.kind not in (Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT):
            return
        self._show(ref)

    def _follow(self, ref: Ref) -> None:
        if ref.kind in (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT):
            self.show_ref(ref)
        else:
            self.record_requested.emit(ref)

    def show_first(self) -> None:
        """Select the first demand under discussion, or the first there is, so that the inspector shows something."""
        if self._workspace is None:
            return
        for status in (Status.UNDER_DISCUSSION, *Status):
            cards = board_query.page(self._workspace, status, limit=1)
            if cards:
                self.show_ref(Ref(Kind.DEMAND, cards[0].id))
                return

    def current(self) -> Ref | None:
        """The record that is selected."""
        return self.inspector.current() if self._has("inspector") else None

    def _demand_selected(self, demand_id: int | None) -> None:
        self._show(None if demand_id is None else Ref(Kind.DEMAND, demand_id))

    def _demand_opened(self, demand_id: int) -> None:
        self._show(Ref(Kind.DEMAND, demand_id))
        self.set_inspector_shown(True)
        self.inspector.setFocus()

    def _event_selected(self, ref: Ref | None) -> None:
        if ref is None:
            return
        self.board.select(ref.id if ref.kind is Kind.DEMAND else None)
        self._show(ref)

    def _event_opened(self, ref: Ref) -> None:
        self._event_selected(ref)
        self.set_inspector_shown(True)
        self.inspector.setFocus()

    def _show(self, ref: Ref | None) -> None:
        if ref is not None or self._has("inspector"):
            self.inspector.show_ref(ref)
        self._mark(ref)
        self.selection_changed.emit(ref)

    def _mark(self, ref: Ref | None) -> None:
        if self.timeline is None:
            return
        if ref is not None and ref.kind is Kind.DEMAND:
            self.timeline.select(None, frozenset({ref.id}))
        else:
            self.timeline.select(ref)

    # ------------------------------------------------------------ what is shown

    def set_timeline_shown(self, shown: bool) -> None:
        self._below.setVisible(shown)
        if shown and self._has("inspector"):  # before that, it comes with the rest
            self.load_timeline()
        if shown and self._timeline_stale:
            self._fill_timeline()

    def update_frame(self, day: dt.date | None) -> None:
        """An earlier day stands in a frame of its own colour."""
        edge = 0 if day is None else FRAME
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, edge)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.past.day is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme().colours.background)
            painter.setPen(QPen(theme().colours.past, FRAME))
            painter.drawRect(QRectF(self.rect()).adjusted(FRAME / 2, FRAME / 2, -FRAME / 2, -FRAME / 2))
            painter.end()

    @property
    def snap(self) -> Snap:
        """What moves on the timeline snap to, as the person chose it last."""
        return Snap.named(self._preferences.timeline_snap)

    def choose_snap(self, snap: Snap) -> None:
        self._preferences.timeline_snap = snap.value
        if self.timeline is not None:
            self.timeline.set_snap(snap)

    @property
    def own_zone(self) -> str:
        """The negotiation's zone."""
        return "UTC" if self._workspace is None else self._workspace.zone

    @property
    def second_zone(self) -> str:
        """The zone chosen beside it for this negotiation; "" for none, or where what was remembered is none."""
        if self._workspace is None:
            return ""
        zone = self._preferences.second_zone(str(self._workspace.path.absolute()))
        return zone if zone and is_zone(zone) else ""

    def choose_second_zone(self, zone: str) -> None:
        if self._workspace is not None:
            self._preferences.set_second_zone(str(self._workspace.path.absolute()), zone)
            if self.timeline is not None:
                self.timeline.set_second_zone(zone)

    @property
    def lane_plan(self) -> LanePlan:
        """How the lanes of this negotiation were wanted last."""
        if self._workspace is None:
            return LanePlan()
        return LanePlan.read(*self._preferences.lanes(str(self._workspace.path.absolute())))

    @property
    def all_arrows(self) -> bool:
        """Whether every link in sight is drawn, not only those of what is selected."""
        return self._preferences.all_arrows

    def _remember_arrows(self, shown: bool) -> None:
        self._preferences.all_arrows = shown

    def _remember_lanes(self, plan: LanePlan) -> None:
        if self._workspace is not None:
            location = str(self._workspace.path.absolute())
            self._preferences.set_lanes(location, plan.by, plan.order, plan.folded)

    def set_inspector_shown(self, shown: bool) -> None:
        (self.inspector if self._has("inspector") else self._beside).setVisible(shown)
        if shown and self._has("inspector"):
            self.inspector.set_as_of(self.past.day)

    def _remember_filter(self, flt: BoardFilter) -> None:
        if self._workspace is not None and not self._workspace.encrypted:  # its themes are content
            self._preferences.set_board_filter(str(self._workspace.path.absolute()), flt)

    def save_layout(self) -> None:
        self._preferences.set_layout("board-timeline", self.vertical.saveState())
        self._preferences.set_layout("board-inspector", self.horizontal.saveState())
