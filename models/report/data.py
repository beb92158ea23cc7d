"""The state of play as plain data: all that a page needs and nothing to look up any more.

`models.report.gather` fills it, `typeset`, `html` and the JSON export print it. Texts are as stored, never markup; the
places of the drawn picture are shares of its width, so that any page can draw them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from models.errors import Refusal
from models.vocabulary import EraTone, MeetingKind, MeetingState, Priority, Stance, Status


class Section(StrEnum):
    """The parts that can be left out. The value is the name on the command line; each kind has some of them."""

    SUMMARY = "summary"
    IN_SHORT = "in-short"
    DEMANDS = "demands"
    WAY = "way"
    OPEN = "open"
    MEETINGS = "meetings"
    STATEMENTS = "statements"
    FACTS = "facts"
    PARTIES = "parties"
    SOURCES = "sources"
    PAGES = "demand-pages"
    WHO = "who"
    OBJECTIVES = "objectives"
    ARGUMENTS = "arguments"
    THEIRS = "their-objectives"
    RESPONSE = "response"
    LINE = "line-to-take"
    BACKGROUND = "background"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    MATRIX = "matrix"
    CONVERGENCE = "convergence"
    NETWORK = "network"


#: What stands above each part, on paper and beside its check box.
HEADINGS = {
    Section.SUMMARY: "Numbers and status bar",
    Section.IN_SHORT: "In short",
    Section.DEMANDS: "Demands",
    Section.WAY: "The way to the summit",
    Section.OPEN: "Open before the summit",
    Section.MEETINGS: "Meetings and events",
    Section.STATEMENTS: "What was said",
    Section.FACTS: "Facts with more than one value",
    Section.PARTIES: "Parties",
    Section.SOURCES: "Sources",
    Section.PAGES: "Demand by demand",
    Section.WHO: "At a glance",
    Section.OBJECTIVES: "Objectives",
    Section.ARGUMENTS: "Arguments",
    Section.THEIRS: "Their objectives",
    Section.RESPONSE: "Response",
    Section.LINE: "Line to take",
    Section.BACKGROUND: "Background",
    Section.ATTENDANCE: "Who comes",
    Section.AGENDA: "Agenda",
    Section.MATRIX: "Who stands where",
    Section.CONVERGENCE: "How stances came together",
    Section.NETWORK: "Who met whom",
}

#: The sections of the state of play, in the order of the page.
STATE_SECTIONS: tuple[Section, ...] = (
    Section.SUMMARY,
    Section.IN_SHORT,
    Section.DEMANDS,
    Section.WAY,
    Section.OPEN,
    Section.MEETINGS,
    Section.STATEMENTS,
    Section.FACTS,
    Section.PARTIES,
    Section.SOURCES,
)


#: PDF/A for archives (ISO 19005, parts 2 and 3, level a), PDF/UA for screen readers (ISO 14289-1).
Standard = Literal["a-2a", "a-3a", "ua-1"]
STANDARDS: tuple[Standard, ...] = ("a-2a", "a-3a", "ua-1")


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


#: The kind of report that is made where none is named; all kinds stand in `models.report.kinds`.
STATE_OF_PLAY = "state-of-play"

#: The kind that compares with an edition or a day.
CHANGES = "changes"
READINESS = "readiness"


class WayLanes(StrEnum):
    """What makes a lane of the picture of the way. The value is the word on the command line."""

    LANE = "lane"
    TRACK = "track"
    KIND = "kind"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class WayWindow:
    """What the picture of the way shows: from one day to another, both in it, and by which lanes.

    Without days it finds its own: what lies nearest to the way from the day to the summit.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    lanes: WayLanes = WayLanes.LANE


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a person chooses. `as_of` None is the negotiation's own today, `marking` None its own marking.

    kind: a name from `models.report.kinds`. subject_id: the meeting or party that the kind is about.
    sections: those wanted, in their order on the page; None for those of the kind.
    public: leaves every confidential record out, our own assessments of positions among them.
    second_zone: an IANA name; times are then given in both. grey: every colour as its grey.
    since: "what changed" counts from this edition's number or from a day. edition: that one, as it was issued; nothing
    of the data counts then. template: the path of a person's own; standards: what the PDF keeps to.
    way: the days and lanes of the picture of the way, such as those of the timeline on the screen.
    """

    kind: str = STATE_OF_PLAY
    subject_id: int | None = None
    as_of: dt.date | None = None
    sections: tuple[Section, ...] | None = None
    marking: str | None = None
    public: bool = False
    paper: Paper = Paper.A4
    language: str = "en"
    second_zone: str = ""
    grey: bool = False
    since: int | dt.date | None = None
    edition: int | None = None
    template: str = ""
    standards: tuple[Standard, ...] = ()
    way: WayWindow = WayWindow()


def read_sections(names: str) -> tuple[Section, ...] | None:
    """The sections that "demands,way" names, in that order; None for an empty text. Raises Refusal for others."""
    wanted = [name.strip().lower().replace("_", "-") for name in names.split(",") if name.strip()]
    known = {section.value: section for section in Section}
    for name in wanted:
        if name not in known:
            raise Refusal(f"The report has no section “{name}”.", f"There are: {', '.join(known)}.")
    return tuple(dict.fromkeys(known[name] for name in wanted)) or None


# ---------------------------------------------------------------- what stands on the page


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the numbers at the top."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: Status
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """A party that is not the tabling one; `words` is its stance in short ("no position"), empty where none is due."""

    code: str
    name: str
    stance: Stance | None
    words: str


@dataclass(frozen=True, slots=True)
class DemandRow:
    ref: str
    title: str
    theme: str
    priority: Priority
    tabled_by: tuple[str, ...]
    addressed_to: tuple[Addressee, ...]
    third_parties: tuple[Addressee, ...]
    status: Status
    status_word: str
    since: dt.date
    since_words: str
    since_edtf: str = ""


@dataclass(frozen=True, slots=True)
class WayEvent:
    """One meeting or incident of the picture, once in each of its lanes; `left` and `right` are shares of the width."""

    lane: str
    label: str
    left: float
    right: float
    soft: bool
    dashed: bool
    struck: bool
    incident: bool


@dataclass(frozen=True, slots=True)
class WayEra:
    title: str
    tone: EraTone
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class WayMark:
    """The status changes of one day, as one mark per status."""

    status: Status
    at: float
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class WayTick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way to the summit as a picture. `left_out` events are in the data base but not in the picture.

    today: None where the day lies outside. lanes: keys in their order; `lane_names` names those that the table of words
    does not.
    """

    first: dt.date
    last: dt.date
    today: float | None
    today_words: str
    summit_left: float | None
    summit_right: float | None
    summit_words: str
    lanes: tuple[str, ...]
    ticks: tuple[WayTick, ...]
    eras: tuple[WayEra, ...]
    events: tuple[WayEvent, ...]
    marks: tuple[WayMark, ...]
    left_out: int
    described: str
    lane_names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting or an incident. told: what became of it, such as a postponement; edtf: the date for machines."""

    when: str
    title: str
    kind: MeetingKind | None
    kind_word: str
    state: MeetingState | None
    state_word: str
    place: str
    parties: tuple[str, ...]
    certain: bool
    past: bool
    is_summit: bool
    told: str = ""
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something still open: what it is about, what about it, who says so. `recorded` ones are obstacles as entered."""

    subject: str
    text: str
    sources: tuple[str, ...]
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class StatementLine:
    speaker: str
    party: str
    audience: str
    outlet: str
    words: str
    quoted: bool
    when: str
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class FactValue:
    value: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class FactLine:
    question: str
    values: tuple[FactValue, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    code: str
    name: str
    roles: tuple[str, ...]
    people: tuple[str, ...]
    tabled: int
    addressed: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    outlet: str
    title: str
    published: str
    grade: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands on every page of every kind of report.

    kind: its name in `models.report.kinds`; kind_title: the same in words. issued_at: UTC seconds; the same data give
    the same bytes. journal: the newest edit's number and fingerprint. edition: "" or the number of an issued one.
    """

    kind: str = STATE_OF_PLAY
    kind_title: str = "State of play"
    title: str
    subtitle: str
    place: str
    marking: str
    language: str
    paper: Paper
    grey: bool = False
    as_of: dt.date
    as_of_words: str
    zone: str
    second_zone: str = ""
    issued_at: int
    issued_words: str
    journal: str
    edition: str = ""
    public: bool
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOfPlay(Head):
    """The whole page. Parts whose section is switched off are empty, so nothing unwanted reaches a file."""

    figures: tuple[Figure, ...]
    statuses: tuple[StatusCount, ...]
    in_short: tuple[str, ...]
    demands: tuple[DemandRow, ...]
    way: Way | None
    open_points: tuple[OpenPoint, ...]
    meetings: tuple[MeetingLine, ...]
    statements: tuple[StatementLine, ...]
    facts: tuple[FactLine, ...]
    parties: tuple[PartyLine, ...]
    sources: tuple[SourceLine, ...]
