"""The tables as reads name them: columns with their types, and nothing of the mapping behind them.

Reads ask for columns, not for entities, which is faster; and because no mapped class is needed for that, a board is
painted before the object mapper is loaded. That both say the same is tested column by column.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Date, Integer, LargeBinary, Text, column, table

from models.column_types import BigId, PriorityType, ReadTable, WordType
from models.vocabulary import (
    Disclosure,
    EraTone,
    IncidentStanding,
    InstrumentKind,
    InstrumentStanding,
    Involvement,
    Kind,
    Lane,
    Linkage,
    MeetingKind,
    MeetingState,
    Precision,
    Presence,
    Reliability,
    Role,
    StakeKind,
    Stance,
    Status,
    Track,
)


def _read(name: str, /, **columns: object) -> ReadTable:
    """columns: types by name, in the order in which the mapped class has them."""
    return table(name, *(column(word, kind) for word, kind in columns.items()))  # type: ignore[arg-type]


_OWN: dict[str, object] = {"id": BigId, "version": Integer}
_WHEN: dict[str, object] = {
    "start_at": BigId, "end_at": BigId, "precision": WordType(Precision),
    "zone": Text, "date_words": Text, "date_reasoning": Text,
}  # fmt: skip
_FROM: dict[str, object] = {
    "effective": Date, "effective_soft": Boolean, "effective_words": Text, "effective_reasoning": Text
}  # fmt: skip

party = _read("party", **_OWN, code=Text, name=Text, note=Text, place_in_list=Integer)
party_role = _read("party_role", **_OWN, party_id=BigId, role=WordType(Role), since=Date, until=Date)
person = _read("person", **_OWN, name=Text, office=Text, note=Text, party_id=BigId)
demand = _read(
    "demand", **_OWN, number=Integer, title=Text, text=Text, theme=Text, priority=PriorityType(), note=Text,
    confidential=Boolean, status=WordType(Status), since=Date, since_soft=Boolean, agreed_on=Date,
)  # fmt: skip
demand_party = _read(
    "demand_party", **_OWN, party_id=BigId, involvement=WordType(Involvement), place_in_list=Integer,
    demand_id=BigId,
)  # fmt: skip
status_change = _read(
    "status_change", **_OWN, status=WordType(Status), reason=Text, source_id=BigId, recorded_at=BigId,
    demand_id=BigId, **_FROM,
)  # fmt: skip
position = _read(
    "position", **_OWN, party_id=BigId, stance=WordType(Stance), disclosure=WordType(Disclosure),
    condition=Text, text=Text, source_id=BigId, demand_id=BigId, **_FROM,
)  # fmt: skip
position_voice = _read(
    "position_voice", **_OWN, position_id=BigId, person_id=BigId, delegation_id=BigId, demand_id=BigId
)  # fmt: skip
delegation = _read("delegation", **_OWN, party_id=BigId, name=Text, note=Text, place_in_list=Integer)
delegation_member = _read(
    "delegation_member", **_OWN, delegation_id=BigId, person_id=BigId, office=Text, head=Boolean, since=Date, until=Date
)  # fmt: skip
stake = _read(
    "stake", **_OWN, party_id=BigId, kind=WordType(StakeKind), text=Text, demand_id=BigId, source_id=BigId, note=Text,
    since=Date, until=Date, confidential=Boolean,
)  # fmt: skip
package = _read("package", **_OWN, title=Text, note=Text, confidential=Boolean)
package_member = _read("package_member", **_OWN, package_id=BigId, demand_id=BigId, place_in_list=Integer)
source = _read(
    "source", **_OWN, outlet=Text, title=Text, published=Date, reliability=WordType(Reliability),
    credibility=Integer, url=Text, note=Text,
)  # fmt: skip
citation = _read(
    "citation", **_OWN, source_id=BigId, about_kind=WordType(Kind), about_id=BigId, claim=Text, quote=Text,
    confidential=Boolean,
)  # fmt: skip
statement = _read(
    "statement", **_OWN, speaker=Text, person_id=BigId, party_id=BigId, audience=Text, source_id=BigId,
    words=Text, quoted=Boolean, **_FROM, confidential=Boolean,
)  # fmt: skip
fact = _read("fact", **_OWN, question=Text, note=Text, confidential=Boolean)
fact_value = _read("fact_value", **_OWN, fact_id=BigId, value=Text, quote=Text, source_id=BigId, place_in_list=Integer)
incident = _read(
    "incident", **_OWN, title=Text, kind=Text, place=Text, actors=Text, deaths=Integer, deaths_words=Text,
    displaced_words=Text, standing=WordType(IncidentStanding), note=Text, confidential=Boolean, **_WHEN,
)  # fmt: skip
era = _read("era", **_OWN, title=Text, tone=WordType(EraTone), **_WHEN)
instrument = _read(
    "instrument", **_OWN, title=Text, kind=WordType(InstrumentKind), standing=WordType(InstrumentStanding),
    first_intended=WordType(InstrumentKind), note=Text, confidential=Boolean,
)  # fmt: skip
contested_term = _read(
    "contested_term", **_OWN, instrument_id=BigId, term=Text, party_id=BigId, outcome=Text, withdrawn_on=Date,
)  # fmt: skip
obstacle = _read(
    "obstacle", **_OWN, text=Text, source_id=BigId, place_in_list=Integer, resolved_on=Date,
    confidential=Boolean,
)  # fmt: skip
link = _read(
    "link", **_OWN, from_kind=WordType(Kind), from_id=BigId, to_kind=WordType(Kind), to_id=BigId,
    linkage=WordType(Linkage), note=Text,
)  # fmt: skip
meeting = _read(
    "meeting", **_OWN, title=Text, kind=WordType(MeetingKind), lane=WordType(Lane), track=WordType(Track),
    state=WordType(MeetingState), place=Text, note=Text, confidential=Boolean, **_WHEN,
)  # fmt: skip
meeting_state = _read(
    "meeting_state", **_OWN, state=WordType(MeetingState), announced_by=Text, reason=Text, source_id=BigId,
    meeting_id=BigId, **_FROM,
)  # fmt: skip
meeting_date = _read("meeting_date", **_OWN, reason=Text, source_id=BigId, meeting_id=BigId, **_WHEN, **_FROM)
attendance = _read(
    "attendance", **_OWN, party_id=BigId, person_id=BigId, presence=WordType(Presence), announced_by=Text,
    condition=Text, source_id=BigId, meeting_id=BigId, **_FROM,
)  # fmt: skip
agenda_item = _read("agenda_item", **_OWN, place_in_list=Integer, text=Text, demand_id=BigId, meeting_id=BigId)
meeting_series = _read("meeting_series", **_OWN, rule=Text)
series_member = _read("series_member", **_OWN, series_id=BigId, meeting_id=BigId)
negotiation = _read(
    "negotiation", **_OWN, title=Text, subtitle=Text, place=Text, zone=Text, marking=Text, note=Text,
    clock=Date, summit_id=BigId,
)  # fmt: skip
edit = _read(
    "edit", id=BigId, sequence=Integer, at=BigId, author=Text, label=Text, reason=Text, kind=Text,
    reverses=BigId, previous=Text, hash=Text,
)  # fmt: skip
change = _read("change", edit_id=BigId, position=Integer, entity=Text, entity_id=BigId, was=Text, becomes=Text)
edition = _read(
    "edition", **_OWN, number=Integer, kind=Text, title=Text, as_of=Date, issued_at=BigId, issued_by=Text,
    marking=Text, public=Boolean, note=Text, sequence=BigId, sha256=Text,
)  # fmt: skip
edition_content = _read("edition_content", sha256=Text, data=LargeBinary)
attachment = _read(
    "attachment", **_OWN, about_kind=WordType(Kind), about_id=BigId, name=Text, media_type=Text, size=Integer,
    sha256=Text, confidential=Boolean,
)  # fmt: skip
attachment_content = _read("attachment_content", sha256=Text, data=LargeBinary)
