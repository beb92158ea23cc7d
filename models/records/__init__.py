"""What the upper floor sees: frozen records, never an entity, with nothing left to load.

Dates are `datetime.date` in the negotiation's own zone, moments are UTC seconds since 1970. Every text is plain text.
One file a concept; all of them are had from here. Those that the board does not need are loaded when first asked for:
making a hundred classes takes a good part of the time in which a board is painted.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from models.records.base import EditNews, Effective, Ref
from models.records.board import BoardFilter, Card, SearchHit, Totals
from models.records.parties import NegotiationRecord, PartyMark, PartyRecord, PersonRecord

if TYPE_CHECKING:
    from models.records.confirmations import ConfirmationFilter, ConfirmationRecord
    from models.records.demands import DemandRecord, LinkRecord, PositionRecord, StatusRecord
    from models.records.evidence import (
        CitationRecord,
        ContestedTermRecord,
        EvidenceFilter,
        EvidenceLine,
        FactRecord,
        FactValueRecord,
        InstrumentRecord,
        ObstacleRecord,
        RestingRecord,
        Sourced,
        SourcedCount,
        SourcePage,
        SourceRecord,
        StatementRecord,
        TieRecord,
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
    from models.records.linkage import Cycle, LinkageNode, LinkageRecord, LinkageTie, PackageRecord, Standing, Wait
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
    from models.records.party_page import (
        DelegationRecord,
        Encounter,
        NetworkEdge,
        NetworkNode,
        NetworkRecord,
        ObjectionRecord,
        PartyDemand,
        PartyEntry,
        PartyMeeting,
        PartyPage,
        PartyPerson,
        PartyStance,
        RoleRecord,
        SeatRecord,
        StakeRecord,
    )
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

#: What is loaded later, by the file that it stands in.
_LATER = {
    "confirmations": (
        "ConfirmationFilter",
        "ConfirmationRecord",
    ),
    "demands": (
        "DemandRecord",
        "LinkRecord",
        "PositionRecord",
        "StatusRecord",
    ),
    "evidence": (
        "CitationRecord",
        "ContestedTermRecord",
        "EvidenceFilter",
        "EvidenceLine",
        "FactRecord",
        "FactValueRecord",
        "InstrumentRecord",
        "ObstacleRecord",
        "RestingRecord",
        "Sourced",
        "SourcedCount",
        "SourcePage",
        "SourceRecord",
        "StatementRecord",
        "TieRecord",
    ),
    "history": (
        "ChangedRecord",
        "CheckFinding",
        "CheckReport",
        "EditionRecord",
        "HistoryLine",
        "KnownDemand",
        "KnownMeeting",
        "KnownStep",
        "Moment",
    ),
    "linkage": (
        "Cycle",
        "LinkageNode",
        "LinkageRecord",
        "LinkageTie",
        "PackageRecord",
        "Standing",
        "Wait",
    ),
    "matrix": (
        "ColumnsBy",
        "MatrixCell",
        "MatrixColumn",
        "MatrixFilter",
        "MatrixLine",
        "MatrixRow",
        "StanceStep",
        "VoiceRecord",
    ),
    "meetings": (
        "AgendaRecord",
        "AttendanceRecord",
        "IncidentRecord",
        "MeetingDateRecord",
        "MeetingRecord",
        "MeetingStateRecord",
        "SeriesRecord",
    ),
    "party_page": (
        "DelegationRecord",
        "Encounter",
        "NetworkEdge",
        "NetworkNode",
        "NetworkRecord",
        "ObjectionRecord",
        "PartyDemand",
        "PartyEntry",
        "PartyMeeting",
        "PartyPage",
        "PartyPerson",
        "PartyStance",
        "RoleRecord",
        "SeatRecord",
        "StakeRecord",
    ),
    "readiness": (
        "BurnStep",
        "Readiness",
        "ReadinessItem",
    ),
    "timeline": (
        "EraSpan",
        "MovedFrom",
        "PartyName",
        "StatusMark",
        "TimelineEvent",
        "TimelineLink",
        "TimelinePatch",
        "TimelineRecord",
    ),
}
_HOMES = {name: file for file, names in _LATER.items() for name in names}

__all__ = [
    "AgendaRecord",
    "AttendanceRecord",
    "BoardFilter",
    "BurnStep",
    "Card",
    "ChangedRecord",
    "CheckFinding",
    "CheckReport",
    "CitationRecord",
    "ColumnsBy",
    "ConfirmationFilter",
    "ConfirmationRecord",
    "ContestedTermRecord",
    "Cycle",
    "DelegationRecord",
    "DemandRecord",
    "EditNews",
    "EditionRecord",
    "Effective",
    "Encounter",
    "EraSpan",
    "EvidenceFilter",
    "EvidenceLine",
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
    "NetworkEdge",
    "NetworkNode",
    "NetworkRecord",
    "ObjectionRecord",
    "ObstacleRecord",
    "PackageRecord",
    "PartyDemand",
    "PartyEntry",
    "PartyMark",
    "PartyMeeting",
    "PartyName",
    "PartyPage",
    "PartyPerson",
    "PartyRecord",
    "PartyStance",
    "PersonRecord",
    "PositionRecord",
    "Readiness",
    "ReadinessItem",
    "Ref",
    "RestingRecord",
    "RoleRecord",
    "SearchHit",
    "SeatRecord",
    "SeriesRecord",
    "SourcePage",
    "SourceRecord",
    "Sourced",
    "SourcedCount",
    "StakeRecord",
    "StanceStep",
    "Standing",
    "StatementRecord",
    "StatusMark",
    "StatusRecord",
    "TieRecord",
    "TimelineEvent",
    "TimelineLink",
    "TimelinePatch",
    "TimelineRecord",
    "Totals",
    "VoiceRecord",
    "Wait",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
