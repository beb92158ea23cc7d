"""The gatherer of "what changed": two baselines side by side, told as moves of demands, stances, meetings, attendances.

The earlier one is that of an issued edition, or the state of play of an earlier day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy.engine import Connection

from models.dates import short_day
from models.errors import Refusal
from models.queries import editions
from models.queries.confidential import kept_back
from models.queries.demand_filter import Demands
from models.queries.on_day import OnDay
from models.records import BoardFilter
from models.report import wording
from models.report.baseline import Baseline, DemandThen, MeetingThen, baseline
from models.report.choices import ReportOptions
from models.report.data import Head
from models.report.edition_content import content
from models.report.gather import Begun, begun, seen_by
from models.report.rows import Rows
from models.vocabulary import Kind, Presence, Stance, Status
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DemandChange:
    """`was` is None for a demand that is new, `becomes` for one that is no longer there."""

    ref: str
    title: str
    was: Status | None
    was_word: str
    becomes: Status | None
    becomes_word: str
    since_words: str


@dataclass(frozen=True, slots=True)
class StanceChange:
    ref: str
    title: str
    party: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """was: "" for a meeting that is new; becomes: "" for one that is no longer there."""

    title: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class AttendanceChange:
    meeting: str
    who: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two baselines, in the order of the page."""

    demands: tuple[DemandChange, ...]
    stances: tuple[StanceChange, ...]
    meetings: tuple[MeetingChange, ...]
    attendances: tuple[AttendanceChange, ...]
    sources: tuple[str, ...]

    @property
    def count(self) -> int:
        kinds = (self.demands, self.stances, self.meetings, self.attendances, self.sources)
        return sum(map(len, kinds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Head):
    """The page. `against` says what it is compared with: "edition 3 of 14 Oct 2025", "12 Oct 2025"."""

    against: str
    count: int
    differences: Differences


REPORT = Changes


def gather(workspace: Workspace, options: ReportOptions) -> Changes:
    """What changed since `options.since`, or since the newest edition. Raises Refusal where there is none of these."""
    options = seen_by(workspace, options)
    then, against = _then(workspace, options)
    with begun(workspace, options) as report:
        earlier = then if then is not None else _day_before(report, options)
        if options.public:
            earlier = _without_confidential(report.rows.connection, earlier)
        found = differences(earlier, baseline(report.rows))
        return Changes(**report.head(), against=against, count=found.count, differences=found)


def _then(workspace: Workspace, options: ReportOptions) -> tuple[Baseline | None, str]:
    """The baseline of an edition with its name; no baseline yet where a day is asked for."""
    if isinstance(options.since, dt.date):
        return None, short_day(options.since)
    number = options.since if options.since is not None else editions.newest(workspace)
    if number is None:
        raise Refusal(
            "No edition was issued yet, so there is nothing to compare with.",
            "Issue one first, or give a day to compare with.",
        )
    edition = editions.edition(workspace, number)
    kept = content(workspace, number)
    return (
        kept.public_baseline if options.public else kept.baseline,
        f"edition {edition.number} of {short_day(edition.as_of)}",
    )


def _day_before(report: Begun, options: ReportOptions) -> Baseline:
    day = options.since
    assert isinstance(day, dt.date)
    rows = report.rows
    if day >= rows.day:
        raise Refusal(
            f"{short_day(day)} is not before the day of the report ({short_day(rows.day)}).", "Choose an earlier day."
        )
    earlier = Rows(
        rows.connection,
        Demands(report.today, BoardFilter(), day),
        OnDay(day, report.today, rows.zone),
        public=options.public,
    )
    return baseline(earlier)


def _without_confidential(connection: Connection, then: Baseline) -> Baseline:
    """What was marked since it was issued would otherwise be told as gone, by its name."""
    demands = kept_back(connection, Kind.DEMAND, [one.id for one in then.demands])
    meetings = kept_back(connection, Kind.MEETING, [one.id for one in then.meetings])
    return replace(
        then,
        demands=tuple(one for one in then.demands if one.id not in demands),
        meetings=tuple(one for one in then.meetings if one.id not in meetings),
    )


# ---------------------------------------------------------------- comparing


def differences(was: Baseline, now: Baseline) -> Differences:
    """Everything that `now` has otherwise than `was`. The same twice gives nothing."""
    earlier = {demand.id: demand for demand in was.demands}
    demands = [line for demand in now.demands for line in _demand(earlier.pop(demand.id, None), demand, now.day)]
    gone = [DemandChange(one.ref, one.title, one.status, one.status.word, None, "", "") for one in earlier.values()]
    before = {demand.id: demand for demand in was.demands}
    stances = [line for demand in now.demands for line in _stances(before.get(demand.id), demand)]
    met = {meeting.id: meeting for meeting in was.meetings}
    known = {source.id for source in was.sources}
    return Differences(
        (*demands, *gone),
        tuple(stances),
        (
            *(line for meeting in now.meetings for line in _meeting(met.get(meeting.id), meeting)),
            *(
                MeetingChange(one.title, f"{one.when}, {one.state.word}", "")
                for one in was.meetings
                if one.id not in {meeting.id for meeting in now.meetings}
            ),
        ),
        tuple(line for meeting in now.meetings for line in _attendances(met.get(meeting.id), meeting)),
        tuple(source.name for source in now.sources if source.id not in known),
    )


def _demand(was: DemandThen | None, now: DemandThen, day: dt.date) -> list[DemandChange]:
    if was is not None and was.status is now.status:
        return []
    since = wording.since_words(now.since, day, soft=now.soft)
    return [
        DemandChange(
            now.ref,
            now.title,
            None if was is None else was.status,
            "" if was is None else was.status.word,
            now.status,
            now.status.word,
            since,
        )
    ]


def _stances(was: DemandThen | None, now: DemandThen) -> list[StanceChange]:
    """Of demands that were there before; a new demand's stances are news with the demand itself where one is known."""
    before = {} if was is None else was.stances
    silent = Stance.NONE_RECORDED
    return [
        StanceChange(now.ref, now.title, party, wording.stance_words(before.get(party, silent)), _said(stance))
        for party, stance in now.stances.items()
        if stance is not before.get(party, silent)
    ]


def _said(stance: Stance) -> str:
    return wording.stance_words(stance)


def _meeting(was: MeetingThen | None, now: MeetingThen) -> list[MeetingChange]:
    if was is None:
        return [MeetingChange(now.title, "", f"{now.when}, {now.state.word}")]
    parts = [
        (before, after) for before, after in ((was.when, now.when), (was.state.word, now.state.word)) if before != after
    ]
    if not parts:
        return []
    return [MeetingChange(now.title, ", ".join(one for one, _ in parts), ", ".join(one for _, one in parts))]


def _attendances(was: MeetingThen | None, now: MeetingThen) -> list[AttendanceChange]:
    before: dict[str, Presence] = {} if was is None else was.attendance
    return [
        AttendanceChange(now.title, who, before[who].word if who in before else "", presence.word)
        for who, presence in now.attendance.items()
        if before.get(who) is not presence
    ]
