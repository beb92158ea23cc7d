"""The timeline as the window places it: plot, ruler, lane names, overview, tools and the table twin, put together.

It shows a `TimelineRecord` and asks for what the person wants by signals; it reads and writes nothing itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.dates import When, short_day
from models.records import Ref, TimelinePatch, TimelineRecord
from models.vocabulary import Kind, Lane
from ui.theme import theme
from ui.timeline.as_of_handle import AsOfHandle
from ui.timeline.canvas import Canvas
from ui.timeline.details import Details, Source
from ui.timeline.eras import Eras
from ui.timeline.gutter import Gutter
from ui.timeline.index import EventIndex
from ui.timeline.keys import Keys
from ui.timeline.lane_bar import LaneBar
from ui.timeline.lane_chooser import lane_chooser
from ui.timeline.lane_control import LaneControl
from ui.timeline.mark_index import MarkIndex
from ui.timeline.overview import Overview
from ui.timeline.plot import Plot
from ui.timeline.ruler import RulerTier, SecondZoneTier, timeline_font
from ui.timeline.scene import Scene, empty_record
from ui.timeline.sight import Marked
from ui.timeline.snapping import Snap
from ui.timeline.stepping import Stepping
from ui.timeline.table import EventTable
from ui.timeline.tools import Tools
from ui.timeline.wording import city_of, description_of, era_description, mark_words

_NOBODY: frozenset[int] = frozenset()


class TimelineView(Stepping, QWidget):
    """Meetings, incidents and status changes over time, on lanes."""

    selected = Signal(object)
    opened = Signal(object)
    move_requested = Signal(object, object)
    create_requested = Signal(object, object)
    snap_chosen = Signal(object)
    arrows_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._ref: Ref | None = None
        self._demand_ids = _NOBODY
        self._position: int | None = None
        self._fitted = False
        self._table: EventTable | None = None
        self.canvas = Canvas(Scene.of(empty_record()), timeline_font(self.font()))
        self.plot = Plot(self.canvas, self)
        self.eras = Eras(self.plot)
        self.handle = AsOfHandle(self.plot)
        self.coarse = RulerTier(self.canvas, upper=True, parent=self)
        self.fine = RulerTier(self.canvas, upper=False, parent=self)
        self.second = SecondZoneTier(self.canvas, self)
        self.lanes = LaneControl(self.canvas)
        self.gutter = Gutter(self.canvas, self.lanes, self)
        self.bar = LaneBar(self.plot)
        self.overview = Overview(self.plot, self)
        self.tools = Tools(self)
        self.chooser = lane_chooser(self.lanes, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._name()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.coarse, 1)
        head.addWidget(self.chooser)
        head.addWidget(self.tools)
        page = QWidget(self._pages)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.fine, 0, 0, 1, 2)
        grid.addWidget(self.second, 1, 0, 1, 2)
        grid.addWidget(self.gutter, 2, 0)
        grid.addWidget(self.plot, 2, 1)
        grid.addWidget(self.overview, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.plot)
        self._place_offset()
        self._restyle()

    def _connect(self) -> None:
        pointer = self.plot.pointer
        pointer.choose.chosen.connect(self._choose)
        pointer.choose.mark_chosen.connect(self._choose_ref)
        pointer.choose.opened.connect(self._open)
        pointer.move_event.moved.connect(self._ask_for_move)
        pointer.create.created.connect(self.create_requested)
        pointer.choose_era.summit_chosen.connect(self._choose_ref)
        self.eras.chosen_changed.connect(self._era_chosen)
        self._keys = Keys(self)
        self.plot.on_key = self._key
        self.fine.hand_over(self.plot)
        self.fine.flag_makers.insert(0, self.handle.flag)
        self.plot.range_changed.connect(self._follow_range)
        self.tools.fit_all.connect(self.fit_all)
        self.tools.fit_summit.connect(self.fit_summit)
        self.tools.zoom_in.connect(self.zoom_in)
        self.tools.zoom_out.connect(self.zoom_out)
        self.tools.table_toggled.connect(self.set_table)
        self.tools.snap_chosen.connect(self.snap_chosen)
        self.lanes.shown.connect(self._lanes_shown)
        self.canvas.lanes_scrolled.connect(self._follow_range)
        theme().changed.connect(self._restyle)

    # ------------------------------------------------------------ what is shown

    def set_record(self, record: TimelineRecord, source: Source | None = None) -> None:
        """Shows another state, in the same window of time; another negotiation is fitted.

        `source` answers for single events and status changes where the record came as columns.
        """
        self.set_index(record, EventIndex.from_record(record, None if source is None else Details(source)))

    @property
    def patchable(self) -> bool:
        """True where the record came as columns, so that an edit need not bring all of it again."""
        return self.lanes.record is not None and self.lanes.record.columns is not None

    def takes(self, patch: TimelinePatch) -> bool:
        """Swaps what an edit touched; False where day or zone are others than before, so that all must be brought."""
        record = self.lanes.record
        if record is None or (record.zone, record.today, record.seen_at) != (
            patch.record.zone,
            patch.record.today,
            patch.record.seen_at,
        ):
            return False
        content = self.canvas.content
        marks = content.marks.patched(patch) if patch.demand_ids else content.marks
        now = replace(patch.record, columns=record.columns)
        self.set_index(now, content.index.patched(patch), marks)
        return True

    def set_index(self, record: TimelineRecord, index: EventIndex, marks: MarkIndex | None = None) -> None:
        """The same with arrays made elsewhere; the record gives eras, summit, parties and today."""
        fresh = bool(len(index)) and not self._index.akin(index)
        self.lanes.follow(record)
        self.canvas.set_content(Scene.of(record, index, marks, self.lanes.plan))
        self.eras.follow_content()
        self.coarse.heading = city_of(record.zone)
        self.tools.allow_summit(record.summit is not None)
        self.overview.forget_picture()
        if self._table is not None:
            self._table.set_content(index, self.canvas.content.marks)
        if fresh or not self._fitted:
            self._fitted = True
            self.fit_all()
        self._mark()
        self._name()
        self._follow_range()

    def select(self, ref: Ref | None, demand_ids: frozenset[int] = _NOBODY) -> None:
        """Marks an event, or all that a demand has to do with, without telling anyone."""
        self._ref, self._demand_ids = ref, demand_ids
        if ref is not None or demand_ids:
            self.eras.choose(None)
        self._mark()

    def set_read_only(self, read_only: bool) -> None:
        self.plot.pointer.read_only = read_only

    def show_day(self, day: dt.date | None) -> None:
        """The day that the window shows, None for today: its line, and the veil over what came after."""
        if day != self.handle.day:
            self.handle.show_day(day)
            self.fine.update()
            self._name()

    def set_all_arrows(self, shown: bool) -> None:
        """Draws every link in sight as an arrow, or only those of what is selected."""
        self.canvas.all_arrows = shown
        self.canvas.update()

    def toggle_arrows(self) -> None:
        self.set_all_arrows(not self.canvas.all_arrows)
        self.arrows_chosen.emit(self.canvas.all_arrows)

    def set_snap(self, snap: Snap) -> None:
        """What moves, edges and new dates snap to from now on."""
        self.plot.snap = snap
        self.tools.show_snap(snap)

    def set_second_zone(self, zone: str) -> None:
        """A zone (IANA name) whose clock stands under the ruler and in tooltips; "" for none."""
        self.plot.second_zone = zone
        self.second.set_zone(zone)

    def set_table(self, shown: bool) -> None:
        """Shows the table instead of the plot, or the plot again."""
        if shown and self._table is None:
            self._table = EventTable(self._pages)
            self._table.set_content(self._index, self.canvas.content.marks)
            self._table.chosen.connect(self._choose)
            self._table.ref_chosen.connect(self._choose_ref)
            self._table.ref_opened.connect(self._ask_to_open)
            self._table.opened.connect(self._open)
            self._pages.addWidget(self._table)
            self._table.follow(self._position)
        target: QWidget = self._table if shown and self._table is not None else self.plot
        self._pages.setCurrentIndex(1 if shown else 0)
        self.tools.table.setChecked(shown)
        self.coarse.setEnabled(not shown)
        self.setFocusProxy(target)

    @property
    def table(self) -> EventTable | None:
        """The table twin, once it was shown."""
        return self._table

    # ------------------------------------------------------------ selection

    def _key(self, event: QKeyEvent) -> bool:
        return self.eras.press(event) or self._keys.press(event)

    def _era_chosen(self, era_id: int | None) -> None:
        """An era stands out instead of an event."""
        if era_id is not None:
            self.select(None)
        self._describe()

    def _choose(self, position: int) -> None:
        self._choose_ref(self._index.ref(position))

    def _choose_ref(self, ref: Ref) -> None:
        self.select(ref)
        self.selected.emit(ref)

    def _open(self, position: int) -> None:
        self.opened.emit(self._index.ref(position))

    def _ask_to_open(self, ref: Ref) -> None:
        self.opened.emit(ref)

    def _ask_for_new(self, lane: Lane, when: When) -> None:
        self.create_requested.emit(lane, when)

    def _ask_for_move(self, position: int, start: int) -> None:
        event = self._index.event(position)
        if event is not None and event.movable and start != event.when.start:
            self.move_requested.emit(event.ref, start)

    def _mark(self) -> None:
        """Works out what stands out from what is selected, and tells screen and screen reader."""
        ref, demand_ids = self._ref, self._demand_ids
        if ref is not None and ref.kind is Kind.DEMAND:
            demand_ids |= {ref.id}
        self._position = self._index.position_of(ref)
        self.canvas.marked = Marked(self._position, self._index.of_demands(demand_ids) if demand_ids else _NOBODY)
        self.canvas.demand_ids = demand_ids
        chosen = frozenset() if ref is None else frozenset({ref})
        self.canvas.linked = chosen | {Ref(Kind.DEMAND, demand_id) for demand_id in demand_ids}
        self.canvas.update()
        if self._table is not None:
            self._table.follow(self._position)
        self._describe()

    def _name(self) -> None:
        count = len(self._index)
        day = self.handle.day
        then = "" if day is None else f", state of play as of {short_day(day)}"
        name = f"Timeline, {count:,} event{'' if count == 1 else 's'}{then}"
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)

    def _describe(self) -> None:
        event = None if self._position is None else self._index.event(self._position)
        era = self.eras.chosen()
        if era is not None:
            text = era_description(era)
        elif self.canvas.marked.mark is not None:
            place, marks = self.canvas.marked.mark, self.canvas.content.marks
            said = ", ".join(mark_words(mark) for mark in marks.between(place, place + 1))
            text = f"{said}, status change {place + 1:,} of {len(marks):,}"
        else:
            text = "" if event is None else description_of(event)
        if text != self.plot.accessibleDescription():
            self.plot.setAccessibleDescription(text)
            news = QAccessibleEvent(self.plot, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(news)

    # ------------------------------------------------------------ looks

    def _lanes_shown(self) -> None:
        self._place_offset()
        self._follow_range()

    def _follow_range(self) -> None:
        self.bar.follow()
        for part in (self.coarse, self.fine, self.second, self.gutter, self.overview):
            part.update()

    def _place_offset(self) -> None:
        offset = float(self.gutter.sizeHint().width())
        for part in (self.coarse, self.fine, self.second, self.overview):
            part.set_offset(offset)

    def _restyle(self) -> None:
        self.plot.setBackground(theme().colours.surface)
        self.overview.forget_picture()
        self.canvas.update()
        self._follow_range()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "overview"):
            self.canvas.set_font(timeline_font(self.font()))
            self._place_offset()
