"""What of the positions is looked at, and reading it: columns, order and filter, and the matrix that comes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.queries import board, matrix, summary
from models.queries.matrix import MatrixGrouping, MatrixSort
from models.queries.suggested import suggested
from models.records import ColumnsBy, MatrixColumn, MatrixFilter, MatrixLine, MatrixRow, PartyRecord
from models.workspace import Workspace
from ui.language import written
from ui.positions.wording import many
from ui.put_aside import PutAside

_NOUNS = {
    ColumnsBy.PARTY: ("party", "parties"),
    ColumnsBy.DELEGATION: ("delegation", "delegations"),
    ColumnsBy.PERSON: ("person", "persons"),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person chose to see. sorted_by: the party by whose stance the rows are sorted first."""

    by: ColumnsBy = ColumnsBy.PARTY
    sort: MatrixSort = MatrixSort.REFERENCE
    grouping: MatrixGrouping = MatrixGrouping.NONE
    sorted_by: int | None = None

    def kept(self) -> tuple[str, ...]:
        """What a desk remembers of it; a party by which it was sorted belongs to one negotiation."""
        return self.by.value, self.sort.value, self.grouping.value

    @classmethod
    def of(cls, kept: Sequence[str]) -> Sight:
        """What was remembered, as far as it can be read."""
        try:
            by, sort, grouping = kept
            return cls(ColumnsBy(by), MatrixSort(sort), MatrixGrouping(grouping))
        except ValueError:
            return cls()

    def read(self, workspace: Workspace, wanted: MatrixFilter, as_of: dt.date | None) -> Seen:
        """Raises Refusal where the negotiation cannot be read."""
        columns = matrix.columns(workspace, self.by, wanted.demands.party_ids)
        by_party = self.sorted_by if any(one.id == self.sorted_by for one in columns) else None
        lines = matrix.lines(workspace, wanted, self.sort, self.grouping, by_party=by_party, as_of=as_of)
        totals, head = summary.totals(workspace, as_of=as_of), summary.negotiation(workspace)
        return Seen(
            by=self.by,
            columns=columns,
            lines=lines,
            sorted_by=by_party,
            parties=summary.parties(workspace, as_of=as_of),
            themes=board.themes(workspace),
            demands=totals.demands,
            day=totals.as_of,
            place=head.place or workspace.zone.rsplit("/", 1)[-1].replace("_", " "),
            filtered=wanted.active,
        )

    def rows(
        self, workspace: Workspace, ids: Sequence[int], as_of: dt.date | None, put_aside: PutAside
    ) -> Mapping[int, MatrixRow]:
        """The rows of these demands, with the moves that their stances suggest today and nobody put aside."""
        found = matrix.rows(workspace, ids, by=self.by, as_of=as_of)
        if as_of is None and not workspace.read_only:
            for demand_id, suggestion in suggested(workspace, ids).items():
                if demand_id in found and put_aside.waiting(suggestion) is not None:
                    found[demand_id] = replace(found[demand_id], suggests=suggestion.question)
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """The matrix before its cells are read, and what can be chosen of it. `demands` counts all of the day."""

    by: ColumnsBy
    columns: tuple[MatrixColumn, ...]
    lines: tuple[MatrixLine, ...]
    sorted_by: int | None
    parties: tuple[PartyRecord, ...]
    themes: tuple[str, ...]
    demands: int
    day: dt.date
    place: str
    filtered: bool

    @property
    def subtitle(self) -> str:
        """ "3 of 7 demands × 8 parties · as of 14 Oct 2025, Kuala Lumpur"."""
        among = many(self.demands, "demand")
        among = f"{len(self.lines):,} of {among}" if self.filtered else among
        columns = many(len(self.columns), *_NOUNS[self.by])
        return f"{among} × {columns} · as of {written(self.day, 'd MMM yyyy')}, {self.place}"

    def nothing(self, *, writable: bool, past: bool) -> tuple[str, str] | None:
        """The sentence and the button where there is no matrix to show; None where there is one."""
        if not self.demands:
            sentence = "No demand was tabled by then." if past else "No demand is tabled yet."
            return sentence, "New demand…" if writable else ""
        if not self.lines:
            return "No demand fits the filter.", "Clear all filters"
        if not self.columns:
            return f"No {self.by.word} is recorded yet.", "Show the parties"
        return None
