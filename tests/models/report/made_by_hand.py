"""A state of play made by hand from the sample's facts, and ways to change it: no data base needed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from models.report.choices import STATE_SECTIONS, Paper
from models.report.data import (
    Addressee,
    DemandRow,
    FactLine,
    FactValue,
    Figure,
    MeetingLine,
    OpenPoint,
    PartyLine,
    SourceLine,
    StatementLine,
    StateOfPlay,
    StatusCount,
    Way,
    WayEra,
    WayEvent,
    WayMark,
    WayTick,
)
from models.vocabulary import EraTone, Lane, MeetingKind, MeetingState, Priority, Stance, Status

TODAY = dt.date(2025, 10, 14)
_FIRST = dt.date(2025, 7, 22)
_DAYS = 100


def at(month: int, day: int) -> float:
    return (dt.date(2025, month, day) - _FIRST).days / _DAYS


def silent(code: str, name: str) -> Addressee:
    return Addressee(code, name, Stance.NONE_RECORDED, "no position")


def demand(number: int, title: str, theme: str, status: Status, by: str, *to: Addressee) -> DemandRow:
    return DemandRow(
        f"D-{number}",
        title,
        theme,
        Priority.HIGH if number < 3 else Priority.MEDIUM,
        (by,),
        to,
        (),
        status,
        status.word,
        dt.date(2025, 10, 14 if status is Status.AGREED else 12),
        "14 Oct" if status is Status.AGREED else "about 12 Oct",
    )


def event(lane: Lane, label: str, first: float, last: float, **how: bool) -> WayEvent:
    plain = {"soft": False, "dashed": False, "struck": False, "incident": False}
    return WayEvent(lane, label, first, last, **(plain | how))


def meeting(when: str, title: str, kind: MeetingKind, state: MeetingState, past: bool = True) -> MeetingLine:
    return MeetingLine(
        when,
        title,
        kind,
        kind.word,
        state,
        state.word,
        "Kuala Lumpur",
        (),
        state.certain,
        past,
        kind is MeetingKind.SUMMIT,
    )


def sample_way() -> Way:
    return Way(
        first=_FIRST,
        last=dt.date(2025, 10, 30),
        today=at(10, 14),
        today_words="State of play 14 Oct",
        summit_left=at(10, 26),
        summit_right=at(10, 29),
        summit_words="Summit 26–28 Oct",
        lanes=(Lane.LEADERS, Lane.MINISTERS, Lane.STATEMENTS, Lane.INCIDENTS),
        ticks=(WayTick(at(8, 1), "Aug"), WayTick(at(9, 1), "Sep"), WayTick(at(10, 1), "Oct")),
        eras=(
            WayEra("Fighting", EraTone.FIGHTING, at(7, 24), at(7, 29)),
            WayEra("Initial ceasefire", EraTone.CEASEFIRE, at(7, 29), at(10, 29)),
        ),
        events=(
            event(Lane.LEADERS, "Calls to both leaders, before 28 Jul", at(7, 24), at(7, 28), soft=True),
            event(Lane.LEADERS, "Initial ceasefire, 28 Jul", at(7, 28), at(7, 29)),
            event(
                Lane.LEADERS,
                "Hoped-for signing of the Kuala Lumpur Accord, 26 Oct",
                at(10, 26),
                at(10, 27),
                dashed=True,
            ),
            event(Lane.LEADERS, "47th ASEAN Summit, 26–28 Oct", at(10, 26), at(10, 29)),
            event(Lane.LEADERS, "East Asia Summit, within 26–28 Oct", at(10, 26), at(10, 29)),
            event(Lane.MINISTERS, "Foreign ministers, Kuala Lumpur, 12 Oct", at(10, 12), at(10, 13)),
            event(Lane.MINISTERS, "Further talks, within 14–19 Oct", at(10, 14), at(10, 20), dashed=True),
            event(Lane.STATEMENTS, "Gaza ceasefire signing, 13 Oct", at(10, 13), at(10, 14)),
            event(Lane.STATEMENTS, "Hasan announces the signing, 14 Oct", at(10, 14), at(10, 15)),
            event(Lane.INCIDENTS, "Fighting along the border, 24–28 Jul", at(7, 24), at(7, 29), incident=True),
            event(Lane.INCIDENTS, "Sporadic clashes, Aug – Sep", at(8, 1), at(10, 1), incident=True, soft=True),
        ),
        marks=(
            WayMark(Status.UNDER_DISCUSSION, at(10, 12), 2, "2 under discussion"),
            WayMark(Status.AGREED, at(10, 14), 1, "D-7 agreed"),
        ),
        left_out=0,
        described="11 meetings and events from 24 July to 28 October 2025, ending in the summit on 26–28 October 2025.",
    )


def sample_state() -> StateOfPlay:
    kh, my, asean = silent("KH", "Cambodia"), silent("MY", "Malaysia"), silent("ASEAN", "ASEAN")
    s = Status
    ceremony = "An official ceasefire ceremony led by the US President, as the condition of his attendance"
    return StateOfPlay(
        title="Kuala Lumpur Accord",
        subtitle="Thailand – Cambodia ceasefire talks",
        place="Kuala Lumpur",
        marking="RESTRICTED",
        language="en",
        paper=Paper.A4,
        as_of=TODAY,
        as_of_words="14 October 2025",
        zone="Asia/Kuala_Lumpur",
        issued_at=1_760_404_320,
        issued_words="14 Oct 2025, 09:12 (UTC+08:00)",
        journal="12 · 3f9ac21e",
        public=False,
        sections=STATE_SECTIONS,
        figures=(
            Figure("12", "days to the summit"),
            Figure("1 of 7", "demands agreed"),
            Figure("1", "contested term"),
            Figure("1", "attendance unconfirmed"),
        ),
        statuses=(
            StatusCount(s.TABLED, s.TABLED.word, 3),
            StatusCount(s.UNDER_DISCUSSION, s.UNDER_DISCUSSION.word, 3),
            StatusCount(s.CONTESTED, s.CONTESTED.word, 0),
            StatusCount(s.AGREED_IN_PRINCIPLE, s.AGREED_IN_PRINCIPLE.word, 0),
            StatusCount(s.AGREED, s.AGREED.word, 1),
        ),
        in_short=(
            "The 47th ASEAN Summit (26–28 Oct 2025) opens in 12 days.",
            "Of 7 demands 1 is agreed, 3 are under discussion and 3 are tabled.",
            "Cambodia has no recorded position on any of the 4 demands addressed to it.",
        ),
        demands=(
            demand(1, "Withdrawal of heavy weapons from the border", "Military", s.UNDER_DISCUSSION, "TH", kh),
            demand(2, "Landmine clearance in disputed territories", "Humanitarian", s.UNDER_DISCUSSION, "TH", kh),
            demand(5, ceremony, "Ceremony", s.UNDER_DISCUSSION, "US", my, asean),
            demand(3, "Cooperation in combating transnational crime", "Justice", s.TABLED, "TH", kh),
            demand(4, "Resolving encroachment issues", "Border", s.TABLED, "TH", kh),
            demand(6, "Chinese officials not to join the ceremony", "Ceremony", s.TABLED, "US", my, asean),
            demand(
                7,
                "The word “inclusivity” not to be used in the East Asia Summit’s statement",
                "Wording",
                s.AGREED,
                "US",
                Addressee("ASEAN", "ASEAN", Stance.ACCEPTS, "accepts"),
            ),
        ),
        way=sample_way(),
        open_points=(
            OpenPoint("Cambodia’s position", "on D-1 to D-4: no position recorded.", ("Reuters",)),
            OpenPoint(
                "Attendance of Donald Trump",
                "at the signing: announced by Malaysia, not confirmed.",
                ("Reuters", "Politico"),
            ),
            OpenPoint("", "Decades of mistrust and unresolved claims.", ("Al Jazeera",), recorded=True),
        ),
        meetings=(
            meeting("28 Jul 2025", "Initial ceasefire", MeetingKind.AGREEMENT, MeetingState.HELD),
            meeting("12 Oct 2025", "Foreign ministers in Kuala Lumpur", MeetingKind.MINISTERIAL, MeetingState.HELD),
            meeting(
                "26 Oct 2025",
                "Hoped-for signing of the Accord",
                MeetingKind.SIGNING,
                MeetingState.ANNOUNCED,
                past=False,
            ),
            meeting("26–28 Oct 2025", "47th ASEAN Summit", MeetingKind.SUMMIT, MeetingState.CONFIRMED, past=False),
        ),
        statements=(
            StatementLine(
                "Mohamad Hasan",
                "MY",
                "reporters",
                "Reuters",
                "During the summit, we hope to see the signing of a declaration",
                True,
                "14 Oct 2025",
            ),
            StatementLine(
                "Sihasak Phuangketkeow",
                "TH",
                "reporters",
                "",
                "Right now, the negotiations are moving forward",
                True,
                "",
            ),
        ),
        facts=(
            FactLine(
                "Length of the border",
                (FactValue("817 km (508 miles)", "Reuters", ""), FactValue("“800-plus” km", "", "")),
                "",
            ),
        ),
        parties=(
            PartyLine(
                "TH", "Thailand", ("conflict party", "signatory"), ("Sihasak Phuangketkeow, Foreign Minister",), 4, 0
            ),
            PartyLine("KH", "Cambodia", ("conflict party", "signatory"), ("Hun Manet, Prime Minister",), 0, 4),
        ),
        sources=(SourceLine("Reuters", "Malaysia announces the accord", "14 Oct 2025", "B2", ""),),
    )


def with_titles(*titles: str) -> StateOfPlay:
    """The sample with these demands instead of its own."""
    rows = (
        demand(n, title, "Theme", Status.TABLED, "TH", silent("KH", "Cambodia")) for n, title in enumerate(titles, 1)
    )
    return replace(sample_state(), demands=tuple(rows))
