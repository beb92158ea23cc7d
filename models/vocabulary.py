"""The field's own words as enumerations, with the moves a status may make.

The words and their meaning follow `docs/domain.md`; how they look is for the upper floor, how they are kept for
`models.entities`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Word(StrEnum):
    """An enumeration whose values are the stored words; `word` is what a person reads."""

    @property
    def word(self) -> str:
        return self.value.replace("_", " ")

    @classmethod
    def read(cls, text: str) -> Word | None:
        """The member that a person means by `text`, or None; blanks, hyphens, underscores and case do not matter."""
        wanted = "_".join(text.strip().lower().replace("-", " ").replace("_", " ").split())
        return next((member for member in cls if member.value == wanted), None)


class Kind(Word):
    """What a record is: the name by which news, search and links speak of it."""

    NEGOTIATION = "negotiation"
    PARTY = "party"
    PERSON = "person"
    DEMAND = "demand"
    MEETING = "meeting"
    INCIDENT = "incident"
    ERA = "era"
    SOURCE = "source"
    STATEMENT = "statement"
    FACT = "fact"
    INSTRUMENT = "instrument"
    OBSTACLE = "obstacle"
    EDITION = "edition"
    PACKAGE = "package"
    DELEGATION = "delegation"
    STAKE = "stake"


class Status(Word):
    TABLED = "tabled"
    UNDER_DISCUSSION = "under_discussion"
    CONTESTED = "contested"
    AGREED_IN_PRINCIPLE = "agreed_in_principle"
    AGREED_AD_REFERENDUM = "agreed_ad_referendum"
    AGREED = "agreed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    WALKED_BACK = "walked_back"

    @property
    def word(self) -> str:
        return "agreed ad referendum" if self is Status.AGREED_AD_REFERENDUM else self.value.replace("_", " ")

    @property
    def aside(self) -> bool:
        """True for the statuses that stand beside the way from tabled to agreed."""
        return self in ASIDE


LADDER = (
    Status.TABLED,
    Status.UNDER_DISCUSSION,
    Status.CONTESTED,
    Status.AGREED_IN_PRINCIPLE,
    Status.AGREED_AD_REFERENDUM,
    Status.AGREED,
)
ASIDE = (Status.SUSPENDED, Status.WITHDRAWN, Status.WALKED_BACK)

_S = Status
_ASIDE_MOVES = frozenset({_S.SUSPENDED, _S.WITHDRAWN})

#: The ordinary moves. Any other is a jump and asks for a reason, except out of agreed (see `move_between`).
MOVES: dict[Status, frozenset[Status]] = {
    _S.TABLED: frozenset({_S.UNDER_DISCUSSION, _S.CONTESTED}) | _ASIDE_MOVES,
    _S.UNDER_DISCUSSION: frozenset({_S.TABLED, _S.CONTESTED, _S.AGREED_IN_PRINCIPLE}) | _ASIDE_MOVES,
    _S.CONTESTED: frozenset({_S.UNDER_DISCUSSION, _S.AGREED_IN_PRINCIPLE}) | _ASIDE_MOVES,
    _S.AGREED_IN_PRINCIPLE: frozenset({_S.UNDER_DISCUSSION, _S.CONTESTED, _S.AGREED_AD_REFERENDUM, _S.AGREED})
    | _ASIDE_MOVES,
    _S.AGREED_AD_REFERENDUM: frozenset({_S.AGREED_IN_PRINCIPLE, _S.AGREED}) | _ASIDE_MOVES,
    _S.AGREED: frozenset({_S.WALKED_BACK}),
    _S.SUSPENDED: frozenset({_S.TABLED, _S.UNDER_DISCUSSION, _S.CONTESTED, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset({_S.TABLED}),
    _S.WALKED_BACK: frozenset({_S.UNDER_DISCUSSION, _S.CONTESTED, _S.AGREED_IN_PRINCIPLE}) | _ASIDE_MOVES,
}


class Move(Word):
    """How a status change is taken by the rules."""

    SAME = "same"
    ORDINARY = "ordinary"
    NEEDS_REASON = "needs_reason"
    FORBIDDEN = "forbidden"


def move_between(was: Status, becomes: Status) -> Move:
    """What the rules say of a move: leaving agreed is only ever "walked back", and with a reason."""
    if was is becomes:
        return Move.SAME
    if becomes is Status.WALKED_BACK:
        return Move.NEEDS_REASON if was in AGREED_IN_SOME_FORM else Move.FORBIDDEN
    if was is Status.AGREED:
        return Move.FORBIDDEN
    return Move.ORDINARY if becomes in MOVES[was] else Move.NEEDS_REASON


AGREED_IN_SOME_FORM = frozenset({_S.AGREED, _S.AGREED_AD_REFERENDUM, _S.AGREED_IN_PRINCIPLE})


class Priority(Word):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Involvement(Word):
    """How a party stands to a demand."""

    TABLED_BY = "tabled_by"
    ADDRESSED_TO = "addressed_to"
    THIRD_PARTY = "third_party"


class Stance(Word):
    """A party's position on a demand. `NONE_RECORDED` is asked but silent, and a value of its own."""

    ACCEPTS = "accepts"
    ACCEPTS_WITH_CONDITIONS = "accepts_with_conditions"
    UNDECIDED = "undecided"
    REJECTS = "rejects"
    NONE_RECORDED = "no_position_recorded"


class Disclosure(Word):
    """Whether a position was declared by the party or is our own, confidential reading."""

    PUBLIC = "public"
    ASSESSED = "assessed"


class StakeKind(Word):
    """What a party will not give up, or what it is really after."""

    RED_LINE = "red_line"
    INTEREST = "interest"


class Role(Word):
    CONFLICT_PARTY = "conflict_party"
    SIGNATORY = "signatory"
    MEDIATOR = "mediator"
    FACILITATOR = "facilitator"
    HOST = "host"
    CHAIR = "chair"
    GUARANTOR = "guarantor"
    WITNESS = "witness"
    OBSERVER = "observer"
    THIRD_PARTY = "third_party"
    SUMMIT_PARTNER = "summit_partner"


class PartyGroup(Word):
    """Where the roles that a party holds put it; everyone but conflict parties and signatories is a third party."""

    CONFLICT_PARTY = "conflict_party"
    SIGNATORY = "signatory"
    THIRD_PARTY = "third_party"

    @classmethod
    def of(cls, roles: Iterable[Role]) -> PartyGroup:
        held = set(roles)
        if Role.CONFLICT_PARTY in held:
            return cls.CONFLICT_PARTY
        return cls.SIGNATORY if Role.SIGNATORY in held else cls.THIRD_PARTY


class Linkage(Word):
    DEPENDS_ON = "depends_on"
    BLOCKS = "blocks"
    TRADED_WITH = "traded_with"
    CONDITION_OF = "condition_of"
    DISCUSSED_AT = "discussed_at"
    THREATENS = "threatens"
    PART_OF = "part_of"
    LED_TO = "led_to"
    RELATES_TO = "relates_to"

    @property
    def back(self) -> str:
        """The same said from the other end: "followed from" for "led to"."""
        return _BACK[self.value]

    @property
    def both_ways(self) -> bool:
        """True where neither end comes first."""
        return self in (Linkage.TRADED_WITH, Linkage.RELATES_TO)


_BACK = {
    "depends_on": "is needed by",
    "blocks": "is blocked by",
    "traded_with": "traded with",
    "condition_of": "has as a condition",
    "discussed_at": "discussed",
    "threatens": "is threatened by",
    "part_of": "has as a part",
    "led_to": "followed from",
    "relates_to": "relates to",
}


class Track(Word):
    OFFICIAL = "official"
    MIXED = "mixed"
    UNOFFICIAL = "unofficial"

    @property
    def number(self) -> str:
        return {"official": "1", "mixed": "1.5", "unofficial": "2"}[self.value]


class Lane(Word):
    """Where an event stands on the timeline."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    TECHNICAL = "technical"
    STATEMENTS = "statements"
    INCIDENTS = "incidents"


class MeetingKind(Word):
    LEADERS_CALL = "leaders_call"
    SUMMIT = "summit"
    SIGNING = "signing_ceremony"
    AGREEMENT = "agreement"
    MINISTERIAL = "ministerial"
    TECHNICAL = "technical"
    BILATERAL = "bilateral"
    STATEMENT = "statement"
    PRECEDENT = "precedent"
    OTHER = "other"

    @property
    def word(self) -> str:
        return "leaders’ call" if self is MeetingKind.LEADERS_CALL else self.value.replace("_", " ")


class MeetingState(Word):
    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"
    DENIED = "denied"

    @property
    def certain(self) -> bool:
        """True where the meeting stands firm or took place."""
        return self in (MeetingState.CONFIRMED, MeetingState.HELD)

    @property
    def movable(self) -> bool:
        """True while the meeting is still to come, so that it can be postponed or brought forward."""
        return self in (MeetingState.PROPOSED, MeetingState.ANNOUNCED, MeetingState.CONFIRMED)


class Shift(Word):
    """What a step of a meeting's dates did to the date before it."""

    FIRST = "first_date"
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    SET_MORE_EXACTLY = "set_more_exactly"
    CHANGED = "changed"


class Presence(Word):
    """The attendance of one party or person at one meeting."""

    INVITED = "invited"
    ANNOUNCED_BY_ANOTHER = "announced_by_another"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    ATTENDED = "attended"
    ABSENT = "absent"
    EXCLUDED = "excluded"

    @property
    def open(self) -> bool:
        """True while the party concerned has not spoken for itself."""
        return self in (Presence.INVITED, Presence.ANNOUNCED_BY_ANOTHER)


class IncidentStanding(Word):
    ALLEGED = "alleged"
    REPORTED = "reported"
    VERIFIED = "verified"
    ATTRIBUTED = "attributed"


class EraTone(Word):
    """What a background span of the timeline stands for."""

    FIGHTING = "fighting"
    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    OTHER = "other"


class Precision(Word):
    EXACT = "exact"
    DAY = "day"
    MONTH = "month"
    APPROXIMATE = "approximate"
    RANGE = "range"
    OPEN_END = "open_end"

    @property
    def soft(self) -> bool:
        """True where the timeline draws the date with soft edges."""
        return self not in (Precision.EXACT, Precision.DAY)


class InstrumentKind(Word):
    TREATY = "treaty"
    ACCORD = "accord"
    DECLARATION = "declaration"
    JOINT_DECLARATION = "joint_declaration"
    JOINT_STATEMENT = "joint_statement"
    CHAIRS_STATEMENT = "chairs_statement"
    CEASEFIRE = "ceasefire"
    NON_PAPER = "non_paper"

    @property
    def word(self) -> str:
        return "chair’s statement" if self is InstrumentKind.CHAIRS_STATEMENT else self.value.replace("_", " ")


class InstrumentStanding(Word):
    EXPECTED = "expected"
    DRAFT = "draft"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    VIOLATED = "violated"
    LAPSED = "lapsed"


class Reliability(Word):
    """How far an outlet can be relied on: the Admiralty code's letter (NATO AJP-2.1)."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"


class EditKind(Word):
    """What an edit of the journal is: a step of a person's, its undoing, its redoing, or the founding."""

    FOUND = "found"
    DO = "do"
    UNDO = "undo"
    REDO = "redo"
