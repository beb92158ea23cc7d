"""What a person chooses of a report: its kind, its sections, for whom, on which paper.

The data that come of it are `models.report.data`'s; the words of the sections stand in the table of words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from models.errors import Refusal


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
    TEXTS = "texts"
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
    DELEGATIONS = "delegations"
    STANCES = "stances"
    STAKES = "red-lines"
    LINKAGE = "linkage"


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
class NetworkWanted:
    """What the picture of who met whom shows: people rather than parties, meetings to come as well."""

    persons: bool = False
    planned: bool = False


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
    network: whom the picture of who met whom shows.
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
    network: NetworkWanted = NetworkWanted()


def read_sections(names: str) -> tuple[Section, ...] | None:
    """The sections that "demands,way" names, in that order; None for an empty text. Raises Refusal for others."""
    wanted = [name.strip().lower().replace("_", "-") for name in names.split(",") if name.strip()]
    known = {section.value: section for section in Section}
    for name in wanted:
        if name not in known:
            raise Refusal(f"The report has no section “{name}”.", f"There are: {', '.join(known)}.")
    return tuple(dict.fromkeys(known[name] for name in wanted)) or None
