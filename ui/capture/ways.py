"""What a passage can be taken as: the key, the words, the icon. Which panel asks for the rest is for `panels`."""

from __future__ import annotations

from dataclasses import dataclass

from models.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Way:
    """`name` is also the end of the command's id ("capture.citation")."""

    key: str
    name: str
    word: str
    glyph: str
    hint: str


WAYS = (
    Way("C", "citation", "Citation", "link", "Tie the passage to a record that is there"),
    Way("S", "statement", "Statement", "statement", "Who said it, to whom, when"),
    Way("D", "demand", "Demand", "document", "A new demand with the passage as its source"),
    Way("M", "meeting", "Meeting or event", "calendar", "A meeting, a call, an announcement"),
    Way("F", "fact", "Fact", "check", "A question and the value that is given here; contrary values stay side by side"),
    Way("P", "position", "Position", "positions", "Where a party stands on a demand"),
    Way("I", "incident", "Incident", "incident", "What happened on the ground"),
    Way("O", "obstacle", "Obstacle", "flag", "What stands in the way of the summit"),
)
BY_NAME = {way.name: way for way in WAYS}
BY_KEY = {way.key: way for way in WAYS}

#: How a record that was made of a passage looks in the margin and in the list.
GLYPHS = {
    Kind.STATEMENT: "statement",
    Kind.DEMAND: "document",
    Kind.MEETING: "calendar",
    Kind.FACT: "check",
    Kind.INCIDENT: "incident",
    Kind.OBSTACLE: "flag",
    Kind.PARTY: "party",
    Kind.PERSON: "person",
    Kind.INSTRUMENT: "texts",
    Kind.ERA: "timeline",
    Kind.SOURCE: "evidence",
}


def glyph_of(kind: Kind) -> str:
    return GLYPHS.get(kind, "link")
