"""Who comes to what and who says so: one party or person at one meeting, with all words on it."""

from __future__ import annotations

from dataclasses import dataclass

from models.dates import When
from models.records.base import Ref
from models.records.meetings import AttendanceRecord
from models.vocabulary import MeetingState


@dataclass(frozen=True, slots=True)
class ConfirmationRecord:
    """`steps` are oldest first and the last one counts. `contrary` has the words that contradict each other, or "".

    open: the meeting is still to come and the party itself has not spoken.
    """

    meeting: Ref
    title: str
    when: When
    state: MeetingState
    steps: tuple[AttendanceRecord, ...]
    conditions: tuple[str, ...]
    contrary: str
    open: bool

    @property
    def newest(self) -> AttendanceRecord:
        return self.steps[-1]

    @property
    def who(self) -> str:
        return self.newest.person or self.newest.party_name


@dataclass(frozen=True, slots=True)
class ConfirmationFilter:
    """What the list of confirmations lets through; empty fields let everything through."""

    open_only: bool = False
    contradicted: bool = False
    conditional: bool = False
    party_id: int | None = None
    meeting_id: int | None = None
    text: str = ""
