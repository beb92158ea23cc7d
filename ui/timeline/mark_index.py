"""Status changes as sorted arrays; what a single one says is asked for by its id."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.columns import STATUS, MarkColumns
from models.records import StatusMark, TimelinePatch
from models.vocabulary import Status
from ui.timeline.details import NOTHING, Details
from ui.timeline.index import Floats, Ints

STATUSES = tuple(Status)
Bytes = npt.NDArray[np.int8]


class MarkIndex:
    """By their moment. `at` are UTC seconds, `statuses` numbers of `STATUSES`, `soft` whether the date is about so."""

    def __init__(
        self, at: Floats, ids: Ints, demand_ids: Ints, statuses: Bytes, soft: npt.NDArray[np.bool_], details: Details
    ) -> None:
        order = np.lexsort((ids, at))
        self.at, self.ids, self.demand_ids = at[order], ids[order], demand_ids[order]
        self.statuses, self.soft = statuses[order], soft[order]
        self._details = details
        self._known: dict[int, StatusMark] = {}

    @classmethod
    def of(cls, marks: Sequence[StatusMark]) -> MarkIndex:
        """From records: those of a small negotiation."""
        count = len(marks)
        # By hand-made records ids may all be nought: their order is then that of the records.
        ids = np.fromiter((mark.id or place for place, mark in enumerate(marks)), np.int64, count)
        made = cls(
            np.fromiter((mark.at for mark in marks), np.float64, count),
            ids,
            np.fromiter((mark.demand_id for mark in marks), np.int64, count),
            np.fromiter((STATUSES.index(mark.becomes) for mark in marks), np.int8, count),
            np.fromiter((mark.soft for mark in marks), np.bool_, count),
            NOTHING,
        )
        made._known = dict(zip(ids.tolist(), marks, strict=True))
        return made

    @classmethod
    def from_columns(cls, columns: MarkColumns, details: Details) -> MarkIndex:
        return cls(*_arrays(columns), details)

    def patched(self, patch: TimelinePatch) -> MarkIndex:
        """The same with the marks of the touched demands swapped."""
        kept = ~np.isin(self.demand_ids, np.array(sorted(patch.demand_ids), np.int64))
        at, ids, demand_ids, statuses, soft = _arrays(patch.mark_columns)
        return MarkIndex(
            np.concatenate((self.at[kept], at)),
            np.concatenate((self.ids[kept], ids)),
            np.concatenate((self.demand_ids[kept], demand_ids)),
            np.concatenate((self.statuses[kept], statuses)),
            np.concatenate((self.soft[kept], soft)),
            self._details,
        )

    def __len__(self) -> int:
        return len(self.at)

    def between(self, first: int, last: int) -> tuple[StatusMark, ...]:
        """What the marks from place `first` to before `last` say."""
        ids = self.ids[first:last].tolist()
        wanted = [id_ for id_ in ids if id_ not in self._known]
        if wanted:
            self._known |= {mark.id: mark for mark in self._details.source.marks(wanted)}
        return tuple(self._known[id_] for id_ in ids if id_ in self._known)

    def status(self, place: int) -> Status:
        return STATUSES[int(self.statuses[place])]

    def nearest(self, at: float) -> int:
        """The place of the mark nearest to a moment; there must be one."""
        return int(np.argmin(np.abs(self.at - at)))

    def newest_of(self, demand_id: int) -> int | None:
        """The place of a demand's last status change."""
        found = np.flatnonzero(self.demand_ids == demand_id)
        return int(found[-1]) if len(found) else None


def _arrays(columns: MarkColumns) -> tuple[Floats, Ints, Ints, Bytes, npt.NDArray[np.bool_]]:
    table = np.zeros(STATUS.mask + 1, np.int8)
    for status, code in STATUS.codes.items():
        table[code] = STATUSES.index(status)
    ids, demand_ids, at, codes, soft = (
        np.frombuffer(one, np.int64)
        for one in (columns.ids, columns.demand_ids, columns.at, columns.statuses, columns.soft)
    )
    return at.astype(np.float64), ids, demand_ids, table[codes], soft.astype(np.bool_)
