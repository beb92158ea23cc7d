"""A large negotiation comes as columns: it looks as a small one does, and an edit brings only what it touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event as sa_event

from models.commands import demands, meetings
from models.commands.meetings import MeetingDraft
from models.dates import on_day
from models.generate import generate
from models.queries import timeline
from models.records import Ref, TimelineRecord
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Status
from models.workspace import Workspace
from tests.ui.timeline.acts import paint, shown_timeline
from ui.timeline.details import Details, Filed
from ui.timeline.index import EventIndex
from ui.timeline.lane_plan import LaneBy, LanePlan
from ui.timeline.lanes import Lanes
from ui.timeline.mark_index import MarkIndex
from ui.timeline.view import TimelineView

AS_OF = (None, dt.date(2025, 9, 1), dt.date(2024, 1, 1))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("columns") / "made.accord"
    generate(path, demands=60, meetings=80, seed=3)
    return path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    copy = tmp_path / "made.accord"
    copy.write_bytes(made.read_bytes())
    opened = Workspace.open(copy, author="Mara")
    yield opened
    opened.close()


def large(workspace: Workspace, as_of: dt.date | None = None) -> TimelineRecord:
    """The record as a large negotiation would come."""
    record = timeline.timeline(workspace, as_of=as_of, whole=0)
    assert record.columns is not None
    assert record.events == ()
    return record


def same(one: EventIndex, other: EventIndex) -> None:
    """Equal in all that is drawn; of equal starts the order may differ."""
    orders = [np.lexsort((index.ids, index.start)) for index in (one, other)]
    for name in ("start", "end", "kinds", "ids", "lane", "track", "meeting_kind", "flags"):
        mine, theirs = (getattr(index, name)[order] for index, order in zip((one, other), orders, strict=True))
        assert mine.tolist() == theirs.tolist(), name


@pytest.mark.parametrize("as_of", AS_OF)
def test_columns_and_records_make_the_same_index(workspace: Workspace, as_of: dt.date | None) -> None:
    whole = timeline.timeline(workspace, as_of=as_of, whole=10_000)
    record = large(workspace, as_of)
    index = EventIndex.from_record(record, Details(Filed(workspace, as_of)))
    assert len(index) == len(whole.events) > 80
    same(index, EventIndex.from_record(whole))
    assert [index.event(position) for position in range(len(index))] == [
        next(event for event in whole.events if event.ref == index.ref(position)) for position in range(len(index))
    ]
    marks = MarkIndex.from_columns(record.mark_columns, index.details)  # type: ignore[arg-type]
    assert marks.between(0, len(marks)) == whole.marks
    assert [marks.status(place) for place in range(len(marks))] == [mark.becomes for mark in whole.marks]
    assert record.summit == whole.summit


@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("by", LaneBy)
def test_lanes_are_the_same_either_way(workspace: Workspace, by: LaneBy, as_of: dt.date | None) -> None:
    whole, record = timeline.timeline(workspace, as_of=as_of, whole=10_000), large(workspace, as_of)
    plan = LanePlan(by)
    lanes = [
        Lanes.of(EventIndex.from_record(whole), plan, whole),
        Lanes.of(EventIndex.from_record(record, Details(Filed(workspace, as_of))), plan, record),
    ]
    assert lanes[0].keys == lanes[1].keys
    assert [len(row) for row in lanes[0]] == [len(row) for row in lanes[1]]
    assert len(lanes[0]) > 3


def opened(qtbot: QtBot, workspace: Workspace, by: LaneBy = LaneBy.LANE) -> TimelineView:
    view = shown_timeline(qtbot, timeline.timeline(workspace, whole=10_000), 1000, 500)
    view.lanes.show(LanePlan(by))
    view.set_record(large(workspace), Filed(workspace))
    paint(view)
    return view


@pytest.mark.parametrize("by", LaneBy)
def test_an_edit_brings_only_what_it_touched(qtbot: QtBot, workspace: Workspace, by: LaneBy) -> None:
    view = opened(qtbot, workspace, by)
    touched: set[Ref] = set()
    workspace.subscribe(lambda news: touched.update(news.touched))
    known = timeline.events(workspace)
    meetings.add(workspace, draft("A new round"))
    meetings.move(workspace, next(event.ref for event in known if event.movable), known[5].when.start)
    meetings.delete(workspace, next(event.ref.id for event in known if event.ref.kind is Kind.MEETING))
    meetings.delete(workspace, next(event.ref.id for event in reversed(known) if event.ref.kind is Kind.MEETING))
    workspace.undo()
    demands.move(workspace, [demand_with_marks(workspace)], Status.SUSPENDED, reason="a pause")
    patch = timeline.patch(workspace, touched)
    assert len(patch.columns) <= len(touched) < 40
    assert view.takes(patch)
    again = large(workspace)
    fresh = EventIndex.from_record(again, Details(Filed(workspace)))
    same(view.canvas.content.index, fresh)
    lanes = Lanes.of(fresh, LanePlan(by), again)
    assert [(row.name, len(row)) for row in view.lanes.lanes] == [(row.name, len(row)) for row in lanes]
    marks = MarkIndex.from_columns(again.mark_columns, fresh.details)  # type: ignore[arg-type]
    assert view.canvas.content.marks.ids.tolist() == marks.ids.tolist()


def draft(title: str) -> MeetingDraft:
    return MeetingDraft(
        title=title, kind=MeetingKind.TECHNICAL, lane=Lane.TECHNICAL, state=MeetingState.PROPOSED,
        when=on_day(dt.date(2025, 10, 1), "Asia/Bangkok"),
    )  # fmt: skip


def demand_with_marks(workspace: Workspace) -> int:
    return next(
        mark.demand_id
        for mark in timeline.timeline(workspace, whole=10_000).marks
        if mark.becomes is Status.UNDER_DISCUSSION
    )


def test_a_patch_reads_as_many_rows_as_were_touched_however_many_there_are(made: Path, tmp_path: Path) -> None:
    """Rows in columns, and statements: both the same with 80 meetings and with 400."""
    figures = []
    for number in (80, 400):
        path = tmp_path / f"{number}.accord"
        generate(path, demands=number, meetings=number, seed=5)
        with Workspace.open(path, author="Mara") as opened_file:
            refs = [event.ref for event in timeline.events(opened_file)[:3]]
            statements: list[str] = []
            sa_event.listen(
                opened_file._engine, "before_cursor_execute", lambda *it, seen=statements: seen.append(it[2])
            )
            patch = timeline.patch(opened_file, refs)
            everything = [text for text in statements if text.startswith("SELECT meeting.id, ") and "IN" not in text]
            figures.append((len(patch.columns), len(patch.mark_columns), len(statements)))
            assert everything == []
    assert figures[0][:2] == figures[1][:2] == (3, 0)
    assert abs(figures[0][2] - figures[1][2]) <= 2


def test_another_day_or_zone_is_not_patched_over(qtbot: QtBot, workspace: Workspace) -> None:
    view = opened(qtbot, workspace)
    patch = timeline.patch(workspace, [])
    assert view.takes(patch)
    assert not view.takes(replace(patch, record=replace(patch.record, zone="UTC")))
    assert not view.takes(timeline.patch(workspace, [], as_of=dt.date(2024, 1, 1)))


def test_looking_asks_for_the_titles_of_what_is_labelled_and_no_more(qtbot: QtBot, workspace: Workspace) -> None:
    view = opened(qtbot, workspace)
    asked: list[int] = []
    titles = view.canvas.content.index.details.source.titles
    view.canvas.content.index.details.source.titles = lambda refs: asked.append(len(refs)) or titles(refs)  # type: ignore[method-assign, func-returns-value]
    view.canvas.content.index.details._titles.clear()
    view.canvas.forget_arrangement()
    paint(view)
    placed = sum(len(band.rows.placed) for band in view.canvas.arrangement().lanes if band.rows is not None)
    assert sum(asked) <= len(view.canvas.content.index)
    assert placed <= sum(asked)
    asked.clear()
    view.plot.pan(3)
    paint(view)
    assert asked == []
