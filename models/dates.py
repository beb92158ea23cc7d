"""When something happened: an interval in UTC seconds together with how exactly it is known.

`When` is half open, [start, end): a day in Kuala Lumpur runs from its local midnight to the next. Writing dates for the
screen in a person's language is the upper floor's; loose words such as "on Tuesday" are read by `loose_dates`, and
`edtf` writes them for exports.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from models.errors import RuleBroken
from models.vocabulary import Precision

DAY_SECONDS = 86_400
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name. Raises RuleBroken for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise RuleBroken(
            f"“{name}” is not a time zone.", "Use a name such as Asia/Kuala_Lumpur, Asia/Bangkok or UTC."
        ) from error


def is_zone(name: str) -> bool:
    """True for an IANA name that is known here."""
    try:
        zone_named(name)
    except RuleBroken:
        return False
    return True


def seconds(moment: dt.datetime) -> int:
    """UTC seconds since 1970 of an aware moment; any year from 1 to 9999."""
    return (moment.astimezone(dt.UTC) - _EPOCH) // dt.timedelta(seconds=1)


def moment(at: int, zone: str = "UTC") -> dt.datetime:
    """The aware moment of UTC seconds since 1970, in `zone`. Raises RuleBroken outside the years 1 to 9999."""
    try:
        return (_EPOCH + dt.timedelta(seconds=at)).astimezone(zone_named(zone))
    except OverflowError as error:
        raise RuleBroken("A date must lie in the years 1 to 9999.", "Correct the year.") from error


def midnight(day: dt.date, zone: str) -> int:
    """UTC seconds of the local midnight that begins `day`."""
    try:
        return seconds(dt.datetime.combine(day, dt.time(), zone_named(zone)))
    except OverflowError as error:
        raise RuleBroken("A date must lie in the years 1 to 9999.", "Correct the year.") from error


def next_midnight(day: dt.date, zone: str) -> int:
    """UTC seconds of the local midnight that ends `day`."""
    if day == dt.date.max:
        return midnight(day, zone) + DAY_SECONDS
    return midnight(day + dt.timedelta(days=1), zone)


@dataclass(frozen=True, slots=True)
class When:
    """A time with its precision.

    start, end: UTC seconds since 1970; `end` is exclusive and None only for an open end.
    words: the date as it was found ("on Tuesday"). reasoning: why it was read so.
    Raises RuleBroken for an end before its start, an unknown zone, or a missing end.
    """

    start: int
    end: int | None
    precision: Precision
    zone: str
    words: str = ""
    reasoning: str = ""

    def __post_init__(self) -> None:
        zone_named(self.zone)
        moment(self.start)
        if self.end is None:
            if self.precision is not Precision.OPEN_END:
                raise RuleBroken("The end is missing.", "Enter an end, or mark the date as open-ended.")
            return
        a_moment = self.end == self.start and self.precision is Precision.EXACT
        if self.end <= self.start and not a_moment:
            raise RuleBroken(
                f"The end ({iso(self.end, self.zone)}) lies before the start ({iso(self.start, self.zone)}).",
                "Correct one of the two.",
            )
        if self.end < dt.datetime.max.replace(tzinfo=dt.UTC).timestamp():
            moment(self.end)

    @property
    def first_day(self) -> dt.date:
        """The local date on which it begins."""
        return moment(self.start, self.zone).date()

    @property
    def last_day(self) -> dt.date:
        """The local date on which it ends, the same as `first_day` for a day; the first day for an open end."""
        if self.end is None or self.end == self.start:
            return self.first_day
        return moment(self.end - 1, self.zone).date()

    @property
    def timed(self) -> bool:
        """True where hours are known, not only days."""
        return self.precision is Precision.EXACT

    def moved_to(self, start: int) -> When:
        """The same length from another start (UTC seconds), with the words dropped: they spoke of the old date."""
        end = None if self.end is None else start + (self.end - self.start)
        return replace(self, start=start, end=end, words="", reasoning="")

    def resized(self, *, start: int | None = None, end: int | None = None) -> When:
        """Another start or end (UTC seconds), with the words dropped: they spoke of the old ones.

        An open end that is given a day is open no longer, and edges off a month's are days. Raises RuleBroken for an
        end that is not after the start.
        """
        precision = self.precision
        if precision is Precision.MONTH or (end is not None and precision is Precision.OPEN_END):
            precision = Precision.DAY
        return replace(
            self,
            start=self.start if start is None else start,
            end=self.end if end is None else end,
            precision=precision,
            words="",
            reasoning="",
        )

    def described(self) -> str:
        """In English, short, as reports and commands write it: "26–28 Oct 2025", "about 14 Oct 2025"."""
        return describe(self)


def on_day(day: dt.date, zone: str, *, words: str = "", reasoning: str = "") -> When:
    """The whole of one local day."""
    return days(day, day, zone, Precision.DAY, words=words, reasoning=reasoning)


def days(
    first: dt.date,
    last: dt.date | None,
    zone: str,
    precision: Precision = Precision.DAY,
    *,
    words: str = "",
    reasoning: str = "",
) -> When:
    """From the morning of `first` to the night of `last`, both local; without `last`, with an open end."""
    if last is not None and last < first:
        raise RuleBroken(
            f"The end ({last.isoformat()}) lies before the start ({first.isoformat()}).",
            "Correct one of the two.",
        )
    end = None if last is None else next_midnight(last, zone)
    return When(midnight(first, zone), end, precision, zone, words, reasoning)


def exactly(start: dt.datetime, end: dt.datetime, zone: str, *, fold: int = 0) -> When:
    """From one minute to another; naive moments are read in `zone`. Raises RuleBroken inside a clock change's gap.

    fold: which of the two is meant where the clocks show an hour twice, 0 the first and 1 the second; a span that would
    then end before it starts ends in the second.
    """
    begins, ends = _local(start, zone, fold), _local(end, zone, fold)
    if ends < begins and end >= start:
        ends = _local(end, zone, 1)
    return When(begins, ends, Precision.EXACT, zone)


def doubled(wall: dt.datetime, zone: str) -> bool:
    """True where the clocks of `zone` show this naive moment twice, at the end of summer time."""
    first = wall.replace(tzinfo=zone_named(zone), fold=0)
    return seconds(first) < seconds(first.replace(fold=1))


def _local(wall: dt.datetime, zone: str, fold: int) -> int:
    if wall.tzinfo is None:
        wall = wall.replace(tzinfo=zone_named(zone), fold=fold)
        there_and_back = wall.astimezone(dt.UTC).astimezone(wall.tzinfo)
        if there_and_back.replace(tzinfo=None) != wall.replace(tzinfo=None):
            raise RuleBroken(
                f"{wall:%H:%M} on {wall:%Y-%m-%d} does not exist in {zone}: the clocks were put forward.",
                "Choose a time before or after the change.",
            )
    return seconds(wall)


def iso(at: int, zone: str) -> str:
    """ISO 8601 with minutes and offset, for messages and exports."""
    return moment(at, zone).isoformat(timespec="minutes")


def short_day(day: dt.date, *, year: bool = True) -> str:
    """ "14 Oct 2025": English, the same on every machine."""
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def day_span(first: dt.date, last: dt.date) -> str:
    """ "26–28 Oct 2025", "24 Jul – 2 Aug 2025"."""
    if first == last:
        return short_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last)}"
    return f"{short_day(first, year=first.year != last.year)} – {short_day(last)}"


def describe(when: When) -> str:
    first, last = when.first_day, when.last_day
    match when.precision:
        case Precision.EXACT:
            begin = moment(when.start, when.zone)
            text = f"{short_day(first)}, {begin:%H:%M}"
            if when.end is not None and when.end > when.start:
                end = moment(when.end, when.zone)
                text += f"–{end:%H:%M}" if end.date() == first else f" – {short_day(end.date())}, {end:%H:%M}"
            return text
        case Precision.MONTH:
            begin_month = f"{_MONTHS[first.month - 1]} {first.year}"
            end_month = f"{_MONTHS[last.month - 1]} {last.year}"
            return begin_month if begin_month == end_month else f"{begin_month} – {end_month}"
        case Precision.APPROXIMATE:
            return f"about {day_span(first, last)}"
        case Precision.RANGE:
            whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
            return f"within {first.year}" if whole_year else f"within {day_span(first, last)}"
        case Precision.OPEN_END:
            return f"from {day_span(first, last)}" + ("" if when.end is None else ", open end")
        case Precision.DAY:
            return day_span(first, last)
