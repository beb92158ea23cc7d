"""Which party takes part in which event, as parallel arrays."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from models.columns import PairColumns
from models.records import TimelinePatch

#: Kinds of events, their ids, and beside each the id of a party that takes part.
Pairs: TypeAlias = tuple[npt.NDArray[np.int8], npt.NDArray[np.int64], npt.NDArray[np.int64]]


def as_arrays(columns: PairColumns) -> Pairs:
    kinds, event_ids, party_ids = columns.kinds, columns.event_ids, columns.party_ids
    return np.frombuffer(kinds, np.int8), np.frombuffer(event_ids, np.int64), np.frombuffer(party_ids, np.int64)


def swapped(pairs: Pairs, patch: TimelinePatch) -> Pairs:
    """The pairs with those of the touched events as they are now."""
    kinds, event_ids, party_ids = pairs
    kept = ~np.isin(event_ids, np.array([ref.id for ref in patch.gone], np.int64))
    fresh = as_arrays(patch.pairs)
    return (
        np.concatenate((kinds[kept], fresh[0])),
        np.concatenate((event_ids[kept], fresh[1])),
        np.concatenate((party_ids[kept], fresh[2])),
    )
