"""Who stands where: the columns, rows and cells of the demand × party matrix, and the steps of one stance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.records.base import Effective
from models.records.board import BoardFilter
from models.vocabulary import Disclosure, Involvement, Priority, Stance, Status, Word


class ColumnsBy(Word):
    """Whose stance a column holds: a party's as a whole, or what its delegations or its people voiced."""

    PARTY = "party"
    DELEGATION = "delegation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One column. `id` is that of the party, delegation or person; `code` is short, `name` is whole."""

    by: ColumnsBy
    id: int
    code: str
    name: str
    party_id: int
    party_code: str

    @property
    def told(self) -> str:
        """The column in words: "Cambodia", "Cambodia: Technical delegation"."""
        return self.name if self.by is ColumnsBy.PARTY else f"{self.party_code}: {self.name}"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Where one column stands on one demand.

    stance: None for who tables it, and where nothing is recorded and nothing was asked or voiced. effective: of the
    newest step. steps: how many there are. blocks: the stance keeps the demand from being agreed.
    """

    involvement: Involvement
    stance: Stance | None = None
    disclosure: Disclosure = Disclosure.PUBLIC
    effective: Effective | None = None
    condition: str = ""
    position_id: int | None = None
    steps: int = 0
    blocks: bool = False

    @property
    def assessed(self) -> bool:
        """True where the stance is our own, confidential reading."""
        return self.position_id is not None and self.disclosure is Disclosure.ASSESSED


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One demand: its cells by the columns' ids, and how many of those addressed accept.

    conditional: so many of them not without conditions. suggests: the move that the stances suggest, as a question;
    empty where they suggest none or where nobody asked for it.
    """

    id: int
    ref: str
    title: str
    theme: str
    priority: Priority
    status: Status
    cells: Mapping[int, MatrixCell]
    asked: int = 0
    accepted: int = 0
    conditional: int = 0
    confidential: bool = False
    suggests: str = ""


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A row of the matrix before its cells are read. `group` is its heading where rows are grouped."""

    id: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """What the matrix shows. blocks: only demands that a stance blocks. open: only those whose answer is still out."""

    demands: BoardFilter = field(default_factory=BoardFilter)
    blocks: bool = False
    open: bool = False

    @property
    def active(self) -> bool:
        return self != MatrixFilter()


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """Who voiced a position: a person, a delegation, both, or (without either) the party as a whole."""

    person_id: int | None = None
    person: str = ""
    delegation_id: int | None = None
    delegation: str = ""

    @property
    def words(self) -> str:
        """ "Ada Berg, for the technical delegation"; empty for the party as a whole."""
        if self.person and self.delegation:
            return f"{self.person}, for {self.delegation}"
        return self.person or self.delegation


@dataclass(frozen=True, slots=True)
class StanceStep:
    """One step of a party's stance on a demand.

    contradicts: another step of the same day says something else. recorded_at: when it was entered, in UTC seconds;
    None where the journal does not say.
    """

    id: int
    demand_id: int
    party_id: int
    stance: Stance
    disclosure: Disclosure
    condition: str
    text: str
    source: str
    grade: str
    effective: Effective
    voice: VoiceRecord = VoiceRecord()
    contradicts: bool = False
    recorded_at: int | None = None
