"""The mapped classes, one concept a file. Only the model floor sees them; above it there are records."""

from models.entities.attachment import Attachment
from models.entities.base import Base, Journaled
from models.entities.delegation import Delegation, DelegationMember, PositionVoice
from models.entities.demand import Demand, DemandParty, Position, StatusChange
from models.entities.edition import Edition
from models.entities.evidence import Citation, Fact, FactValue, Source, Statement
from models.entities.incident import Era, Incident
from models.entities.instrument import ContestedTerm, Instrument, Obstacle
from models.entities.link import Link
from models.entities.meeting import AgendaItem, Attendance, Meeting, MeetingDate, MeetingStateChange
from models.entities.meeting_series import MeetingSeries, SeriesMember
from models.entities.negotiation import Negotiation
from models.entities.package import Package, PackageMember
from models.entities.party import Party, PartyRole, Person
from models.entities.stake import Stake

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Base",
    "Citation",
    "ContestedTerm",
    "Delegation",
    "DelegationMember",
    "Demand",
    "DemandParty",
    "Edition",
    "Era",
    "Fact",
    "FactValue",
    "Incident",
    "Instrument",
    "Journaled",
    "Link",
    "Meeting",
    "MeetingDate",
    "MeetingSeries",
    "MeetingStateChange",
    "Negotiation",
    "Obstacle",
    "Package",
    "PackageMember",
    "Party",
    "PartyRole",
    "Person",
    "Position",
    "PositionVoice",
    "SeriesMember",
    "Source",
    "Stake",
    "Statement",
    "StatusChange",
]
