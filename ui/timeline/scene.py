"""What is on the timeline, apart from how it is looked at: the events' index, eras, status changes, summit, today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.records import EraSpan, MovedFrom, TimelineRecord
from models.vocabulary import Precision
from ui.timeline.index import OPEN_END_DAYS, EventIndex, Floats
from ui.timeline.lane_plan import LanePlan
from ui.timeline.lanes import Lanes
from ui.timeline.mark_index import MarkIndex
from ui.timeline.scale import DAY, day_start, padded

PLAIN = LanePlan()
#: The weeks before the summit that "fit the summit" shows, at least and at most.
WEEKS_BEFORE = (2, 8)


@dataclass(frozen=True, slots=True)
class Band:
    """An era or the summit as it lies behind the lanes; `fades` where its end is open."""

    title: str
    begin: float
    end: float
    era: EraSpan | None
    fades: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn, ready for binary searches. `home` is the range in which all of it is seen."""

    index: EventIndex
    zone: str
    today: dt.date
    today_at: float
    bands: tuple[Band, ...]
    summit: Band | None
    marks: MarkIndex
    home: tuple[float, float]
    lanes: Lanes
    moved: tuple[MovedFrom, ...] = ()

    @classmethod
    def of(
        cls,
        record: TimelineRecord,
        index: EventIndex | None = None,
        marks: MarkIndex | None = None,
        plan: LanePlan = PLAIN,
    ) -> Scene:
        """From the record; `index` and `marks` where they were made already."""
        index = EventIndex.from_record(record) if index is None else index
        if marks is None:
            columns = record.mark_columns
            marks = MarkIndex.of(record.marks) if columns is None else MarkIndex.from_columns(columns, index.details)
        summit = None
        if record.summit is not None:
            when = record.summit.when
            end = when.start + OPEN_END_DAYS * DAY if when.end is None else when.end
            summit = Band(record.summit.title, float(when.start), max(end, when.start + 1.0), None)
        today = float(record.today_at)
        return cls(
            index,
            record.zone,
            record.today,
            today,
            tuple(_era_band(era, today) for era in record.eras),
            summit,
            marks,
            _home(index, marks.at, summit, today),
            Lanes.of(index, plan, record),
            record.moved,
        )

    @property
    def approach(self) -> tuple[float, float]:
        """The way to the summit: some weeks before it, today among them where that is near, to its end."""
        if self.summit is None:
            return self.home
        least, most = (self.summit.begin - weeks * 7 * DAY for weeks in WEEKS_BEFORE)
        begin = min(least, self.today_at - 3 * DAY) if self.today_at >= most else least
        return padded(begin, self.summit.end)


def _era_band(era: EraSpan, today: float) -> Band:
    begin, end = float(era.when.start), era.when.end
    if end is None:
        return Band(era.title, begin, max(today, begin + OPEN_END_DAYS * DAY), era, fades=True)
    return Band(era.title, begin, float(end), era, fades=era.when.precision is Precision.OPEN_END)


def _home(index: EventIndex, marks: Floats, summit: Band | None, today: float) -> tuple[float, float]:
    """All events and status changes with a margin; today as well unless that would squeeze them."""
    ends = list(index.bounds() or ())
    if len(marks):
        ends += [float(marks[0]), float(marks[-1])]
    if summit is not None:
        ends += [summit.begin, summit.end]
    begin, end = min(ends, default=today - 14 * DAY), max(ends, default=today + 14 * DAY)
    near = max((end - begin) / 4, 14 * DAY)
    if begin - near <= today <= end + near:
        begin, end = min(begin, today), max(end, today)
    return padded(begin, end)


def empty_record() -> TimelineRecord:
    """What is shown before anything was brought."""
    today = dt.datetime.now(dt.UTC).date()
    return TimelineRecord("UTC", today, int(day_start(today, "UTC")) + 43_200, (), (), (), None)
