"""What a panel is opened with: the passage, and all that was found in it and near it."""

from __future__ import annotations

from dataclasses import dataclass

from models.capture.dates import DateFound
from models.capture.names import Named
from models.capture.segments import Segments, Span
from models.loose_dates import Anchor
from models.queries.captured import TakenRecord
from models.records import PartyRecord, PersonRecord, SourceRecord
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """The passage with all that was found in it and near it; `sources`: the text's own, then those that it names."""

    workspace: Workspace
    segments: Segments
    span: Span
    sources: tuple[SourceRecord, ...]
    anchor: Anchor
    parties: tuple[PartyRecord, ...]
    persons: tuple[PersonRecord, ...]
    names: tuple[Named, ...]
    dates: tuple[DateFound, ...]
    taken: tuple[TakenRecord, ...]
    confidential: bool

    @property
    def quote(self) -> str:
        return self.span.of(self.segments.text)
