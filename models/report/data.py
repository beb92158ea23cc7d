"""The state of play as plain data: all that a page needs and nothing to look up any more.

`models.report.gather` fills it, `typeset`, `html` and the JSON export print it. Texts are as stored, never markup; the
places of the drawn picture are shares of its width, so that any page can draw them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from models.report.choices import STATE_OF_PLAY, Paper, Section
from models.vocabulary import EraTone, MeetingKind, MeetingState, Priority, Stance, Status

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
    grade: str = ""


@dataclass(frozen=True, slots=True)
class FactValue:
    """grade: of the source, in words ("grade B2", "not graded"); "" where none is named."""

    value: str
    source: str
    quote: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """contradictory: more than one differing value. (Editions of before held no others, hence the default.)"""

    question: str
    values: tuple[FactValue, ...]
    note: str
    contradictory: bool = True


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text with standing. kind: "joint statement → chair’s statement" where it was downgraded."""

    title: str
    kind: str
    standing: str
    note: str
    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


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
    grade_words: str = ""


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
    """The whole page. sourced: how many records name a source, in a sentence.

    Parts whose section is switched off are empty, so nothing unwanted reaches a file.
    """

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
    texts: tuple[TextLine, ...] = ()
    sourced: str = ""
