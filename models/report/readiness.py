"""The gatherer of the readiness sheet: what is open before the summit, on one page, with the burn-up as a picture."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.dates import short_day
from models.pace import Outlook, Pace, pace, told
from models.queries.open_lists import Part, lines_of
from models.queries.readiness import Day
from models.records import BurnStep, Readiness
from models.report.choices import ReportOptions
from models.report.data import Figure, Head, WayTick
from models.report.gather import begun
from models.workspace import Workspace

#: So many lines of each list stand on the sheet; the rest is counted.
MOST_LINES = 8
#: So many steps of the curve: more than the print can show.
_MOST_STEPS = 400
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class SheetLine:
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class SheetList:
    """The first lines behind one number. part: the key of its heading in the table of words."""

    part: Part
    count: int
    lines: tuple[SheetLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Burn:
    """The burn-up as a picture: `at` and the x of points are shares of the width, the y are demands, `most` at most.

    needed, by_summit: how many demands the two lines from the day to the summit lead to; None where there is no line.
    """

    most: int
    now: float
    now_words: str
    summit: float | None
    summit_words: str
    tabled: tuple[tuple[float, int], ...]
    agreed: tuple[tuple[float, int], ...]
    needed: int | None
    needed_words: str
    by_summit: int | None
    by_summit_words: str
    ticks: tuple[WayTick, ...]
    levels: tuple[int, ...]
    described: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessSheet(Head):
    figures: tuple[Figure, ...]
    verdict: str
    summit: str
    burn: Burn | None
    lists: tuple[SheetList, ...]


REPORT = ReadinessSheet


def gather(workspace: Workspace, options: ReportOptions) -> ReadinessSheet:
    """Raises Refusal for a language that the report does not speak."""
    with begun(workspace, options) as report:
        day = Day(report.rows.connection, workspace, options.as_of, public=options.public)
        state = day.readiness()
        summit = "" if state.summit_when is None else f"{state.summit_title}, {state.summit_when.described()}"
        return ReadinessSheet(
            **report.head(),
            figures=_figures(state),
            verdict=told(state),
            summit=summit,
            burn=burn_of(state),
            lists=tuple(_list(day, part, count) for part, count in counts_of(state).items()),
        )


def counts_of(state: Readiness) -> dict[Part, int]:
    return {
        Part.DEMANDS: state.open_demands,
        Part.POSITIONS: state.missing_positions,
        Part.TERMS: state.contested_terms,
        Part.ATTENDANCES: state.unconfirmed,
        Part.MEETINGS: state.meetings_to_come,
    }


def _list(day: Day, part: Part, count: int) -> SheetList:
    lines = tuple(SheetLine(item.text, item.detail) for item in lines_of(day, part, MOST_LINES + 1))
    # Missing positions are told a party a line, so how many are left is only known where all parties are there.
    shown = lines[:MOST_LINES]
    more = 0 if len(lines) <= MOST_LINES or part is Part.POSITIONS else count - MOST_LINES
    return SheetList(part, count, shown, more)


def _figures(state: Readiness) -> tuple[Figure, ...]:
    left = state.days_left
    if left is None:
        days = Figure("–", "no summit set")
    elif left < 0:
        days = Figure(f"{-left:,}", "day since it began" if left == -1 else "days since it began")
    else:
        days = Figure(f"{left:,}", "day to the summit" if left == 1 else "days to the summit")
    words = {
        Part.DEMANDS: ("demand open", "demands open"),
        Part.POSITIONS: ("position missing", "positions missing"),
        Part.TERMS: ("contested term", "contested terms"),
        Part.ATTENDANCES: ("attendance unconfirmed", "attendances unconfirmed"),
        Part.MEETINGS: ("meeting to come", "meetings to come"),
    }
    return (
        days,
        *(Figure(f"{count:,}", words[part][count != 1]) for part, count in counts_of(state).items()),
    )


# ---------------------------------------------------------------- the picture


def burn_of(state: Readiness) -> Burn | None:
    """None where nothing is tabled."""
    if not state.demands or not state.steps:
        return None
    found = pace(state)
    first, last = _ends(state, found)

    def at(day: dt.date) -> float:
        return round((day - first).days / (last - first).days, 5)

    steps = _thinned(state.steps)
    ahead = found.summit is not None and found.needed is not None and found.outlook is not Outlook.DONE
    shown = found.summit is not None and first <= found.summit <= last
    return Burn(
        most=max(step.demands for step in (*steps, steps[-1])),
        now=at(state.day),
        now_words=f"{'as of' if state.past else 'today'} {short_day(state.day, year=False)}",
        summit=at(found.summit) if found.summit is not None and shown else None,
        summit_words=f"summit {short_day(found.summit, year=False)}" if found.summit is not None else "",
        tabled=tuple((at(step.day), step.demands) for step in steps),
        agreed=tuple((at(step.day), step.agreed) for step in steps),
        needed=state.demands if ahead else None,
        needed_words=f"{found.needed:,.1f} a week" if found.needed is not None else "",
        by_summit=found.by_summit if ahead else None,
        by_summit_words=f"{found.so_far:,.1f} a week, {found.by_summit:,} by then"
        if found.by_summit is not None
        else "",
        ticks=tuple(WayTick(at(day), words) for day, words in _ticks(first, last)),
        levels=_levels(max(step.demands for step in steps)),
        described=told(state),
    )


def _ends(state: Readiness, found: Pace) -> tuple[dt.date, dt.date]:
    """From the first demand to the summit or the day, two weeks at least."""
    first = min(state.steps[0].day, state.day)
    last = max(state.day, found.summit or state.day)
    if (last - first).days < 14:
        first = max(first, dt.date.min + dt.timedelta(days=2)) - dt.timedelta(days=2)
        last = max(last, first + dt.timedelta(days=14))
    return first, last


def _thinned(steps: tuple[BurnStep, ...]) -> list[BurnStep]:
    if len(steps) <= _MOST_STEPS:
        return list(steps)
    return [steps[place * (len(steps) - 1) // (_MOST_STEPS - 1)] for place in range(_MOST_STEPS)]


def _ticks(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Weeks, months or years, as many as have room for their names."""
    length = (last - first).days
    if length <= 7 * _MOST_TICKS:
        monday = first + dt.timedelta(days=-first.weekday() % 7)
        days = [monday + dt.timedelta(days=7 * week) for week in range((last - monday).days // 7 + 1)]
        return [(day, short_day(day, year=False)) for day in days]
    months = next((step for step in (1, 2, 3, 6, 12) if length / (30 * step) <= _MOST_TICKS), 12)
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month)
    starts = [dt.date(number // 12, number % 12 + 1, 1) for number in numbers if number % 12 % months == 0]
    every = -(-len(starts) // _MOST_TICKS) if months == 12 else 1
    return [
        (day, str(day.year) if months == 12 else short_day(day).split(" ", 1)[1]) for day in starts[:: max(every, 1)]
    ]


def _levels(most: int) -> tuple[int, ...]:
    """Round numbers from 0 up, six at most."""
    step = 1
    while most // step > 5:
        step = step * 2 if str(step)[0] in "15" else step // 2 * 5
    return tuple(range(0, most + 1, step))
