"""The Kuala Lumpur negotiation as a timeline record, by hand: what tests of the timeline look at."""

from __future__ import annotations

import datetime as dt

from models.dates import When, days, exactly, midnight, on_day
from models.records import EraSpan, Ref, StatusMark, TimelineEvent, TimelineRecord
from models.vocabulary import EraTone, Kind, Lane, MeetingState, Precision, Status

ZONE = "Asia/Kuala_Lumpur"
TODAY = dt.date(2025, 10, 14)
FIGHTING, CALLS, CEASEFIRE, CLASHES, MINISTERS, GAZA, HASAN, SIHASAK, SIGNING, SUMMIT, EAST_ASIA = range(101, 112)
#: A minute-exact meeting, which the sample itself has none of.
CALL = 120


def day(month: int, number: int) -> dt.date:
    return dt.date(2025, month, number)


def meeting(
    number: int,
    title: str,
    lane: Lane,
    when: When,
    state: MeetingState,
    kind_word: str,
    *,
    place: str = "Kuala Lumpur",
    parties: tuple[str, ...] = (),
    demand_ids: tuple[int, ...] = (),
    is_summit: bool = False,
) -> TimelineEvent:
    return TimelineEvent(
        ref=Ref(Kind.MEETING, number),
        title=title,
        lane=lane,
        when=when,
        soft=when.precision.soft,
        dashed=state in (MeetingState.PROPOSED, MeetingState.ANNOUNCED),
        struck=state in (MeetingState.CANCELLED, MeetingState.DENIED),
        is_summit=is_summit,
        kind_word=kind_word,
        state_word=state.word,
        place=place,
        parties=parties,
        demand_ids=demand_ids,
    )


def incident(number: int, title: str, when: When, state_word: str) -> TimelineEvent:
    ref, soft = Ref(Kind.INCIDENT, number), when.precision.soft
    place = "the 817 km border"
    return TimelineEvent(
        ref, title, Lane.INCIDENTS, when, soft, False, False, False, "fighting", state_word, place, ("TH", "KH")
    )


def _leaders() -> list[TimelineEvent]:
    held, both = MeetingState.HELD, ("TH", "KH")
    summit = days(day(10, 26), day(10, 28), ZONE)
    return [
        meeting(
            CALLS,
            "Calls by the US President to both leaders",
            Lane.LEADERS,
            days(day(7, 26), day(7, 27), ZONE, Precision.APPROXIMATE, words="before 28 July"),
            held,
            "leaders’ call",
            place="",
            parties=("US", *both),
        ),
        meeting(
            CEASEFIRE, "Initial ceasefire", Lane.LEADERS, on_day(day(7, 28), ZONE), held, "agreement", parties=both
        ),
        meeting(
            SIGNING,
            "Hoped-for signing of the Kuala Lumpur Accord",
            Lane.LEADERS,
            on_day(day(10, 26), ZONE),
            MeetingState.ANNOUNCED,
            "signing ceremony",
            parties=("US", "MY", *both),
            demand_ids=(5,),
        ),
        meeting(
            SUMMIT,
            "47th ASEAN Summit",
            Lane.LEADERS,
            summit,
            MeetingState.CONFIRMED,
            "summit",
            parties=("ASEAN", "MY"),
            is_summit=True,
        ),
        meeting(
            EAST_ASIA,
            "East Asia Summit",
            Lane.LEADERS,
            days(day(10, 26), day(10, 28), ZONE, Precision.RANGE),
            MeetingState.CONFIRMED,
            "summit",
            parties=("ASEAN", "JP", "RU"),
            demand_ids=(7,),
        ),
    ]


def _below() -> list[TimelineEvent]:
    held = MeetingState.HELD
    return [
        meeting(
            MINISTERS,
            "Foreign ministers with US and Malaysian officials",
            Lane.MINISTERS,
            on_day(day(10, 12), ZONE, words="On Sunday", reasoning="the Sunday before Tue 14 Oct"),
            held,
            "ministerial",
            parties=("TH", "KH", "US", "MY"),
            demand_ids=(1, 2),
        ),
        meeting(
            SIHASAK,
            "Sihasak travels to Kuala Lumpur",
            Lane.MINISTERS,
            days(day(10, 14), day(10, 19), ZONE, Precision.RANGE, words="this week"),
            MeetingState.ANNOUNCED,
            "ministerial",
            parties=("TH", "MY"),
            demand_ids=(1,),
        ),
        meeting(
            GAZA,
            "Gaza ceasefire signing in Egypt",
            Lane.STATEMENTS,
            on_day(day(10, 13), ZONE, words="earlier this week"),
            held,
            "precedent",
            place="Egypt",
        ),
        meeting(
            HASAN,
            "Hasan announces the hoped-for signing",
            Lane.STATEMENTS,
            on_day(TODAY, ZONE, words="on Tuesday"),
            held,
            "statement",
            parties=("MY",),
        ),
        incident(FIGHTING, "Fighting along the border", days(day(7, 24), day(7, 28), ZONE), "verified"),
        incident(CLASHES, "Sporadic clashes", days(day(8, 1), day(9, 30), ZONE, Precision.OPEN_END), "reported"),
    ]


def _marks() -> tuple[StatusMark, ...]:
    steps = [
        (number, f"D-{number}", status, moment)
        for number, status, moment in (
            (1, Status.UNDER_DISCUSSION, day(10, 12)),
            (2, Status.UNDER_DISCUSSION, day(10, 12)),
            (3, Status.TABLED, day(10, 12)),
            (4, Status.TABLED, day(10, 12)),
            (5, Status.UNDER_DISCUSSION, day(10, 6)),
            (6, Status.TABLED, day(9, 28)),
            (7, Status.AGREED, day(10, 13)),
        )
    ]
    return tuple(
        StatusMark(number, ref, f"Demand {number}", status, on, midnight(on, ZONE) + 43_200, False)
        for number, ref, status, on in steps
    )


def record_of(events: list[TimelineEvent], *, marks: tuple[StatusMark, ...] = ()) -> TimelineRecord:
    """A record of the given events, seen on 14 October 2025."""
    return TimelineRecord(
        zone=ZONE,
        today=TODAY,
        today_at=midnight(TODAY, ZONE) + 43_200,
        events=tuple(events),
        eras=(),
        marks=marks,
        summit=next((event for event in events if event.is_summit), None),
    )


def sample_record() -> TimelineRecord:
    """Eleven events, two eras, seven status changes, the summit."""
    plain = record_of(_leaders() + _below(), marks=_marks())
    eras = (
        EraSpan(201, "fighting", EraTone.FIGHTING, days(day(7, 24), day(7, 28), ZONE)),
        EraSpan(202, "ceasefire of 28 July", EraTone.CEASEFIRE, days(day(7, 28), None, ZONE, Precision.OPEN_END)),
    )
    return TimelineRecord(plain.zone, plain.today, plain.today_at, plain.events, eras, plain.marks, plain.summit)


def minute_exact_call() -> TimelineEvent:
    when = exactly(dt.datetime(2025, 10, 20, 9, 0), dt.datetime(2025, 10, 20, 9, 45), ZONE)  # noqa: DTZ001
    return meeting(CALL, "Call of the ministers", Lane.MINISTERS, when, MeetingState.CONFIRMED, "bilateral")
