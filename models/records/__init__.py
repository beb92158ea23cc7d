"""What the upper floor sees: frozen records, never an entity, with nothing left to load.

Dates are `datetime.date` in the negotiation's own zone, moments are UTC seconds since 1970. Every text is plain text.
One file a concept; all of them are had from here.
"""

from __future__ import annotations

from models.records.base import EditNews, Effective, Ref
from models.records.board import BoardFilter, Card, SearchHit, Totals
from models.records.demands import DemandRecord, LinkRecord, PositionRecord, StatusRecord
from models.records.evidence import (
    CitationRecord,
    ContestedTermRecord,
    FactRecord,
    FactValueRecord,
    InstrumentRecord,
    ObstacleRecord,
    SourceRecord,
    StatementRecord,
)
from models.records.history import (
    ChangedRecord,
    CheckFinding,
    CheckReport,
    EditionRecord,
    HistoryLine,
    KnownDemand,
    KnownMeeting,
    KnownStep,
    Moment,
)
from models.records.linkage import Circle, LinkageNode, LinkageRecord, LinkageTie, PackageRecord, Wait
from models.records.matrix import (
    ColumnsBy,
    MatrixCell,
    MatrixColumn,
    MatrixFilter,
    MatrixLine,
    MatrixRow,
    StanceStep,
    VoiceRecord,
)
from models.records.meetings import (
    AgendaRecord,
    AttendanceRecord,
    IncidentRecord,
    MeetingDateRecord,
    MeetingRecord,
    MeetingStateRecord,
    SeriesRecord,
)
from models.records.parties import NegotiationRecord, PartyMark, PartyRecord, PersonRecord
from models.records.readiness import BurnStep, Readiness, ReadinessItem
from models.records.timeline import (
    EraSpan,
    MovedFrom,
    PartyName,
    StatusMark,
    TimelineEvent,
    TimelineLink,
    TimelinePatch,
    TimelineRecord,
)

__all__ = [
    "AgendaRecord",
    "AttendanceRecord",
    "BoardFilter",
    "BurnStep",
    "Card",
    "ChangedRecord",
    "CheckFinding",
    "CheckReport",
    "Circle",
    "CitationRecord",
    "ColumnsBy",
    "ContestedTermRecord",
    "DemandRecord",
    "EditNews",
    "EditionRecord",
    "Effective",
    "EraSpan",
    "FactRecord",
    "FactValueRecord",
    "HistoryLine",
    "IncidentRecord",
    "InstrumentRecord",
    "KnownDemand",
    "KnownMeeting",
    "KnownStep",
    "LinkRecord",
    "LinkageNode",
    "LinkageRecord",
    "LinkageTie",
    "MatrixCell",
    "MatrixColumn",
    "MatrixFilter",
    "MatrixLine",
    "MatrixRow",
    "MeetingDateRecord",
    "MeetingRecord",
    "MeetingStateRecord",
    "Moment",
    "MovedFrom",
    "NegotiationRecord",
    "ObstacleRecord",
    "PackageRecord",
    "PartyMark",
    "PartyName",
    "PartyRecord",
    "PersonRecord",
    "PositionRecord",
    "Readiness",
    "ReadinessItem",
    "Ref",
    "SearchHit",
    "SeriesRecord",
    "SourceRecord",
    "StanceStep",
    "StatementRecord",
    "StatusMark",
    "StatusRecord",
    "TimelineEvent",
    "TimelineLink",
    "TimelinePatch",
    "TimelineRecord",
    "Totals",
    "VoiceRecord",
    "Wait",
]
