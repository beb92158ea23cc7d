"""What several panels need: fields that take an offer, demands that a passage may be about, names that are known."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from models.capture.dates import DateFound
from models.loose_dates import Reading
from models.queries.related import related
from models.queries.titles import named
from models.records import PartyRecord, PersonRecord, Ref
from models.vocabulary import Kind
from ui.capture.found import Found
from ui.capture.suggestions import Offer, Suggestions
from ui.fields.date_input import DateInput
from ui.fields.records_field import RecordsField


def offer_dates(suggestions: Suggestions, line: DateInput) -> None:
    """A date that is taken stands in the line in the words of the text; below it its reasoning and the other ways."""

    def take(value: object) -> None:
        assert isinstance(value, tuple)
        found, reading = value
        assert isinstance(found, DateFound)
        assert isinstance(reading, Reading)
        line.setText(found.words)
        line.choose(reading)
        line.setFocus()

    suggestions.taken.connect(take)


def offer_words(suggestions: Suggestions, line: QLineEdit) -> None:
    """What is taken stands in the line and can be changed there."""

    def take(value: object) -> None:
        line.setText(str(value))
        line.setFocus()

    suggestions.taken.connect(take)


def offer_records(suggestions: Suggestions, field: RecordsField) -> None:
    def take(value: object) -> None:
        assert isinstance(value, Ref)
        field.choose(value)

    suggestions.taken.connect(take)


def record_offers(found: Found, *kinds: Kind) -> list[Offer]:
    """Records of these kinds that share rare words with the passage."""
    return [
        Offer(named(one.hit), f"it {one.why} with the passage", one.hit.ref)
        for one in related(found.workspace, found.quote, *kinds)
    ]


def title_offers(found: Found, most: int = 200) -> list[Offer]:
    """The passage on one line, where it could be a title."""
    line = " ".join(found.quote.split())
    return [Offer(line, "the passage itself", line)] if len(line) <= most else []


def person_named(found: Found, name: str) -> PersonRecord | None:
    """The known person of just that name."""
    wanted = " ".join(name.split()).casefold()
    return next((person for person in found.persons if person.name.casefold() == wanted), None)


def party_named(found: Found, name: str) -> PartyRecord | None:
    """The known party of that name or code."""
    wanted = " ".join(name.split()).casefold()
    return next((party for party in found.parties if wanted in (party.name.casefold(), party.code.casefold())), None)
