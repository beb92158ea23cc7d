"""The way to the summit as numbers for a picture: what is shown, from when to when, and where each thing stands.

A picture holds a few dozen labels and no more; whatever it leaves out is counted and stands in the table of meetings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from models.dates import DAY_SECONDS, When, midnight, moment, next_midnight, short_day
from models.errors import RuleBroken
from models.queries.evidence import AnyRow
from models.queries.when import when_of
from models.report.choices import WayWindow
from models.report.data import Way, WayEra, WayEvent, WayMark, WayTick
from models.report.happenings import Happening, Step
from models.report.rows import Rows
from models.report.way_lanes import Lanes
from models.report.wording import without_year
from models.vocabulary import Kind, MeetingState, Status

MOST_EVENTS = 24
MOST_MARKS = 8
MOST_ERAS = 6
LONGEST_LABEL = 46
#: The picture looks back this far at most, in days, and ahead; beyond, the days would be too thin to tell apart.
LOOKS_BACK = 400
LOOKS_AHEAD = 400
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_OWN = WayWindow()

#: A day, and the demands that came to a status on it.
Moved = tuple[dt.date, Status, list[str]]


def way(rows: Rows, window: WayWindow = _OWN) -> Way | None:
    """None where nothing dated is recorded. Raises RuleBroken for a window that ends before it begins."""
    happenings = rows.happenings
    if not happenings:
        return None
    span = _span(rows, window)
    near = _nearest(rows, happenings) if span is None else _within(rows, happenings, span)
    marks = _newest(rows.steps if span is None else [step for step in rows.steps if _shows(rows, step, span)])
    scale = _Scale(span) if span is not None else _Scale(_own_span(rows, near, marks))
    lanes = Lanes(window.lanes)
    placed = [(key, one) for one in near if not one.is_summit for key in lanes.of(one)]
    summit = rows.summit
    seen = summit is not None and scale.shows(summit.when.start, _end(summit.when, rows))
    return Way(
        first=moment(scale.start, rows.zone).date(),
        last=moment(scale.end - 1, rows.zone).date(),
        today=scale.at(rows.noon) if scale.shows(rows.noon, rows.noon) else None,
        today_words=f"State of play {short_day(rows.day, year=False)}",
        summit_left=scale.at(summit.when.start) if summit is not None and seen else None,
        summit_right=scale.at(_end(summit.when, rows)) if summit is not None and seen else None,
        summit_words=_label(summit, rows.day) if summit is not None and seen else "",
        lanes=lanes.ordered({key for key, _ in placed}),
        ticks=_ticks(scale, rows.zone),
        eras=_eras(rows.eras(), scale, rows),
        events=tuple(_event(key, one, scale, rows) for key, one in placed),
        marks=tuple(_mark(refs, status, day, scale, rows) for day, status, refs in marks),
        left_out=len(happenings) - len(near),
        described=_described(near, rows.day),
        lane_names=lanes.names({key for key, _ in placed}),
    )


def _span(rows: Rows, window: WayWindow) -> tuple[int, int] | None:
    """UTC seconds of the days that were asked for; None where the picture finds its own."""
    if window.first is None and window.last is None:
        return None
    first = window.first or moment(rows.noon - LOOKS_BACK * DAY_SECONDS, rows.zone).date()
    last = window.last or max(first, rows.day)
    if last < first:
        raise RuleBroken(
            f"The way would end ({last.isoformat()}) before it begins ({first.isoformat()}).", "Correct one of the two."
        )
    return midnight(first, rows.zone), next_midnight(last, rows.zone)


def _within(rows: Rows, happenings: Sequence[Happening], span: tuple[int, int]) -> list[Happening]:
    """What happens in the window: the summit, then what lies nearest to the day, in the order of time."""
    noon = rows.noon
    inside = [one for one in happenings if one.when.start < span[1] and _end(one.when, rows) > span[0]]
    inside.sort(key=lambda one: (not one.is_summit, max(noon - _end(one.when, rows), one.when.start - noon, 0)))
    return sorted(inside[:MOST_EVENTS], key=lambda one: (one.when.start, one.id))


def _shows(rows: Rows, step: Step, span: tuple[int, int]) -> bool:
    return span[0] <= midnight(step.effective, rows.zone) < span[1]


def _own_span(rows: Rows, shown: Sequence[Happening], marks: Sequence[Moved]) -> tuple[int, int]:
    """From the earliest to the latest of what is shown, within reach of the day, with a margin."""
    noon = rows.noon
    starts = [one.when.start for one in shown] + [midnight(day, rows.zone) for day, _, _ in marks]
    earliest = max(min((*starts, noon)), noon - LOOKS_BACK * DAY_SECONDS)
    latest = min(max((*(_end(one.when, rows) for one in shown), noon)), noon + LOOKS_AHEAD * DAY_SECONDS)
    if rows.summit is not None:
        latest = max(latest, _end(rows.summit.when, rows))
    pad = max((latest - earliest) // 50, DAY_SECONDS // 2)
    return earliest - pad, latest + pad


class _Scale:
    """From UTC seconds to a share of the width."""

    def __init__(self, span: tuple[int, int]) -> None:
        self.start, self.end = span

    def at(self, seconds: int) -> float:
        share = (seconds - self.start) / (self.end - self.start)
        return round(min(max(share, 0.0), 1.0), 5)

    def shows(self, begin: int, end: int) -> bool:
        return begin < self.end and end >= self.start


def _nearest(rows: Rows, happenings: Sequence[Happening]) -> list[Happening]:
    """The summit and what lies nearest to the way from today to it, in the order of time."""
    begin = rows.noon
    finish = max(begin, rows.summit.when.start) if rows.summit else begin

    def distance(one: Happening) -> tuple[bool, int]:
        end = _end(one.when, rows)
        return not one.is_summit, max(begin - end, one.when.start - finish, 0)

    def in_reach(one: Happening) -> bool:
        begun = one.when.start < begin + LOOKS_AHEAD * DAY_SECONDS
        return one.is_summit or (begun and _end(one.when, rows) > begin - LOOKS_BACK * DAY_SECONDS)

    reachable = sorted(filter(in_reach, happenings), key=distance)
    return sorted(reachable[:MOST_EVENTS], key=lambda one: (one.when.start, one.id))


def _end(when: When, rows: Rows) -> int:
    """An open end reaches to the report's day."""
    if when.end is not None:
        return when.end
    return max(when.start + DAY_SECONDS, rows.end_of_day)


def _event(lane: str, one: Happening, scale: _Scale, rows: Rows) -> WayEvent:
    return WayEvent(
        lane=lane,
        label=_label(one, rows.day),
        left=scale.at(one.when.start),
        right=scale.at(_end(one.when, rows)),
        soft=one.when.precision.soft,
        dashed=one.state in (MeetingState.PROPOSED, MeetingState.ANNOUNCED),
        struck=one.state in (MeetingState.CANCELLED, MeetingState.DENIED),
        incident=one.kind is Kind.INCIDENT,
    )


def _label(one: Happening, day: dt.date) -> str:
    when = without_year(one.when.described(), day)
    if when.endswith(", open end"):
        when = when.removeprefix("from ").removesuffix(", open end") + "…"
    return f"{shortened(one.title)}, {when}"


def shortened(title: str, most: int = LONGEST_LABEL) -> str:
    """A title for a label: cut at a blank where one is near, with an ellipsis."""
    title = " ".join(title.split())
    if len(title) <= most:
        return title
    cut = title[: most - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > most // 2 else cut).rstrip(" ,.;:–-") + "…"


def _eras(found: Sequence[AnyRow], scale: _Scale, rows: Rows) -> tuple[WayEra, ...]:
    spans = [(row, when_of(row)) for row in found]
    seen = [(row, when) for row, when in spans if when.start < scale.end and _end(when, rows) > scale.start]
    return tuple(
        WayEra(shortened(row.title, 30), row.tone, scale.at(when.start), scale.at(_end(when, rows)))
        for row, when in seen[-MOST_ERAS:]
    )


def _newest(steps: Sequence[Step]) -> list[Moved]:
    """The newest status changes, those of one day to one status together."""
    # What a demand passed through within one day is not where it went.
    last = {(step.ref, step.effective): step for step in steps}
    ordered = sorted(last.values(), key=lambda step: (step.effective, step.status))
    moved = [
        (day, status, [step.ref for step in same])
        for (day, status), same in groupby(ordered, key=lambda step: (step.effective, step.status))
    ]
    return moved[-MOST_MARKS:]


def _mark(refs: list[str], status: Status, day: dt.date, scale: _Scale, rows: Rows) -> WayMark:
    label = f"{refs[0] if len(refs) == 1 else len(refs)} {status.word}"
    return WayMark(status, scale.at(midnight(day, rows.zone) + DAY_SECONDS // 2), len(refs), label)


def _ticks(scale: _Scale, zone: str) -> tuple[WayTick, ...]:
    """Weeks, months, or quarters: as many as find room for their names."""
    first, last = moment(scale.start, zone).date(), moment(scale.end, zone).date()
    length = (last - first).days
    if length <= 70:
        monday = first + dt.timedelta(days=-first.weekday() % 7)
        found = [monday + dt.timedelta(days=7 * week) for week in range((last - monday).days // 7 + 1)]
        return tuple(WayTick(scale.at(midnight(day, zone)), short_day(day, year=False)) for day in found)
    step = 1 if length <= 400 else 3
    months = [
        dt.date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month, last.year * 12 + last.month)
        if number % 12 % step == 0
    ]
    crosses = first.year != last.year
    return tuple(
        WayTick(
            scale.at(midnight(day, zone)),
            _MONTHS[day.month - 1] + (f" {day.year}" if crosses and (day.month == 1 or step == 3) else ""),
        )
        for day in months
    )


def _described(shown: Sequence[Happening], day: dt.date) -> str:
    """The picture in words, for who does not see it."""
    told = "; ".join(_label(one, day) for one in shown)
    return f"The way to the summit: {told}."
