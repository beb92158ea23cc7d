"""From the news of an edit to the fewest changes of the lists: a card is swapped, leaves one column, enters another.

Asks only for the cards that were touched, never for whole columns; where memory does not tell enough (a card that was
not read yet has moved), it names the columns to be read again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from models.records import Card
from models.vocabulary import Status
from ui.board.model import CardModel
from ui.board.source import BoardSource

#: Beyond this many touched cards, reading the columns anew is cheaper.
MOST = 60


@dataclass(slots=True)
class _Change:
    """What happens to one column: places of touched cards before, and cards by their places after."""

    before: dict[int, int] = field(default_factory=dict)
    after: dict[int, tuple[int, Card]] = field(default_factory=dict)

    @property
    def in_place(self) -> bool:
        return self.before == {demand_id: place for demand_id, (place, _) in self.after.items()}


def swap(source: BoardSource, models: Mapping[Status, CardModel], ids: Collection[int]) -> set[Status]:
    """Bring the lists up to date for these demands; gives the columns that have to be read again."""
    if len(ids) > MOST:
        return set(models)
    changes = _changes(source, models, ids)
    unsure = _unsure(source, models, changes, ids)
    for status, change in changes.items():
        model = models[status]
        if status in unsure or not (change.before or change.after):
            continue
        if change.in_place and source.groups(status) == model.groups:
            for place, card in change.after.values():
                model.replace(place, card)
        elif model.groups:
            unsure.add(status)
        else:
            _rearrange(model, change)
    return unsure


def _changes(source: BoardSource, models: Mapping[Status, CardModel], ids: Collection[int]) -> dict[Status, _Change]:
    changes = {status: _Change(before=model.places(ids)) for status, model in models.items()}
    for demand_id, card in source.cards(tuple(ids)).items():
        place = source.position(demand_id)
        if place is not None:
            changes[card.status].after[demand_id] = (place, card)
    return changes


def _unsure(
    source: BoardSource, models: Mapping[Status, CardModel], changes: Mapping[Status, _Change], ids: Collection[int]
) -> set[Status]:
    """Columns whose count would come out wrong, or in which an unread card may have changed its place."""
    known = {demand_id for change in changes.values() for demand_id in change.before}
    unread = set(ids) - known
    if not unread:
        return set()
    counts = source.counts()
    wrong = set()
    for status, change in changes.items():
        becomes = models[status].count - len(change.before) + len(change.after)
        if becomes != counts[status]:
            wrong.add(status)
    return wrong


def _rearrange(model: CardModel, change: _Change) -> None:
    for place in sorted(change.before.values(), reverse=True):
        model.remove(place)
    for place, card in sorted(change.after.values(), key=lambda entry: entry[0]):
        model.insert(min(place, model.count), card)
