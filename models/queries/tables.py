"""The tables behind the mapped classes, under short names: reads ask for columns, not for entities, which is faster."""

from __future__ import annotations

from sqlalchemy import Table

from models import entities
from models.entities.base import AnyTable, Base
from models.entities.edition import edition_content as _edition_content


def _table(kind: type[Base]) -> AnyTable:
    table = kind.__table__
    assert isinstance(table, Table)
    return table


negotiation = _table(entities.Negotiation)
party = _table(entities.Party)
party_role = _table(entities.PartyRole)
person = _table(entities.Person)
demand = _table(entities.Demand)
demand_party = _table(entities.DemandParty)
status_change = _table(entities.StatusChange)
position = _table(entities.Position)
link = _table(entities.Link)
meeting = _table(entities.Meeting)
meeting_state = _table(entities.MeetingStateChange)
meeting_date = _table(entities.MeetingDate)
meeting_series = _table(entities.MeetingSeries)
series_member = _table(entities.SeriesMember)
attendance = _table(entities.Attendance)
agenda_item = _table(entities.AgendaItem)
incident = _table(entities.Incident)
era = _table(entities.Era)
source = _table(entities.Source)
citation = _table(entities.Citation)
statement = _table(entities.Statement)
fact = _table(entities.Fact)
fact_value = _table(entities.FactValue)
instrument = _table(entities.Instrument)
contested_term = _table(entities.ContestedTerm)
obstacle = _table(entities.Obstacle)
edition = _table(entities.Edition)
edition_content: AnyTable = _edition_content
