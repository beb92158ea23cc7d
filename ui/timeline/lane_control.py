"""Changing the lanes: another way of making them, another order, folded or open. The owner remembers it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from models.records import TimelineRecord
from ui.icons import icon
from ui.timeline.canvas import Canvas
from ui.timeline.lane_plan import LaneBy, LanePlan
from ui.timeline.lanes import Lanes
from ui.widgets.plain_text import mnemonic_safe


class LaneControl(QObject):
    """`changed` carries the new `LanePlan` when a person changed it; `shown` says that other lanes are shown."""

    changed = Signal(object)
    shown = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.record: TimelineRecord | None = None
        self.plan = LanePlan()

    @property
    def lanes(self) -> Lanes:
        return self._canvas.content.lanes

    def follow(self, record: TimelineRecord) -> None:
        """Another state is shown; its parties may have lanes."""
        self.record = record

    def show(self, plan: LanePlan) -> None:
        """Shows the lanes as planned, without telling anyone."""
        if plan == self.plan:
            return
        same, self.plan = plan.by is self.plan.by, plan
        scene = self._canvas.content
        lanes = scene.lanes.arranged(plan) if same else Lanes.of(scene.index, plan, self.record)
        self._canvas.set_content(replace(scene, lanes=lanes))
        self.shown.emit()

    def _change(self, plan: LanePlan) -> None:
        if plan != self.plan:
            self.show(plan)
            self.changed.emit(plan)

    # ------------------------------------------------------------ what a person does

    def choose(self, by: LaneBy) -> None:
        self._change(replace(self.plan, by=by))

    def next(self) -> None:
        """The next way of making lanes, and after the last the first again."""
        ways = list(LaneBy)
        self.choose(ways[(ways.index(self.plan.by) + 1) % len(ways)])

    def toggle(self, number: int) -> None:
        """Folds a lane, or opens it."""
        self._change(self.plan.toggled(self.lanes[number].name.key))

    def fold(self, number: int, folded: bool) -> None:
        self._change(self.plan.with_folded([self.lanes[number].name.key], folded))

    def fold_others(self, number: int) -> None:
        kept = self.lanes[number].name.key
        plan = self.plan.with_folded([key for key in self.lanes.keys if key != kept], True)
        self._change(plan.with_folded([kept], False))

    def unfold_all(self) -> None:
        self._change(self.plan.with_folded(self.lanes.keys, False))

    def restore(self) -> None:
        """The first order, all open."""
        self._change(self.plan.plain())

    def move(self, number: int, to: int) -> int:
        """Brings a lane to another place among those shown; returns where it stands then."""
        keys = self.lanes.keys
        to = min(max(to, 0), len(keys) - 1)
        keys.insert(to, keys.pop(number))
        self._change(self.plan.ordered(keys))
        return to

    # ------------------------------------------------------------ the menu of a lane

    def menu(self, number: int, owner: QMenu) -> QMenu:
        """What can be done with one lane, as entries of `owner`."""
        row, last = self.lanes[number], len(self.lanes) - 1
        name = mnemonic_safe(row.name.text)
        words = (f"Open “{name}”", "unfold") if row.folded else (f"Fold “{name}”", "fold")
        fold = self._entry(owner, *words)
        fold.triggered.connect(lambda: self.toggle(number))
        others = self._entry(owner, "Fold all others", "fold")
        others.triggered.connect(lambda: self.fold_others(number))
        unfold = self._entry(owner, "Unfold all lanes", "unfold", enabled=any(one.folded for one in self.lanes))
        unfold.triggered.connect(self.unfold_all)
        owner.addSeparator()
        up = self._entry(owner, "Move up\tAlt+Up", "", enabled=number > 0)
        up.triggered.connect(lambda: self.move(number, number - 1))
        down = self._entry(owner, "Move down\tAlt+Down", "", enabled=number < last)
        down.triggered.connect(lambda: self.move(number, number + 1))
        first = self._entry(owner, "The first order again", "", enabled=self.plan != self.plan.plain())
        first.triggered.connect(self.restore)
        return owner

    @staticmethod
    def _entry(menu: QMenu, text: str, glyph: str, *, enabled: bool = True) -> QAction:
        action = QAction(icon(glyph), text, menu) if glyph else QAction(text, menu)
        action.setEnabled(enabled)
        menu.addAction(action)
        return action
