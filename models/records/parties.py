"""The negotiation itself, its parties and their people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.vocabulary import Involvement, Role, Stance


@dataclass(frozen=True, slots=True)
class NegotiationRecord:
    """The whole: `clock` is a fixed state of play (the sample's) or None for today; `zone` an IANA name."""

    id: int
    title: str
    subtitle: str
    place: str
    zone: str
    marking: str
    clock: dt.date | None
    summit_id: int | None
    note: str


@dataclass(frozen=True, slots=True)
class PartyRecord:
    id: int
    code: str
    name: str
    roles: tuple[Role, ...]
    note: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PersonRecord:
    id: int
    name: str
    office: str
    party_id: int
    party_code: str


@dataclass(frozen=True, slots=True)
class PartyMark:
    """One party on a card. `stance` is None for the parties that table, and for third parties without a position."""

    party_id: int
    code: str
    name: str
    involvement: Involvement
    stance: Stance | None
