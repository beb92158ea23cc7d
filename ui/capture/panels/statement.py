"""S: somebody said it."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QCheckBox, QWidget

from models.capture.names import Named
from models.commands import capture
from models.commands.capture import Passage
from models.commands.evidence import StatementDraft
from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind
from ui.capture.panel import TakePanel
from ui.capture.panels.common import (
    offer_dates,
    offer_records,
    offer_words,
    party_named,
    person_named,
    record_offers,
)
from ui.capture.suggestions import Offer, of_dates, of_names
from ui.fields.choices import completed_line
from ui.fields.effective_edit import EffectiveEdit

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{2,})[”\"»]")
_AUDIENCES = re.compile(r"\b(?:reporters|journalists|parliament|lawmakers|diplomats|delegates|the media|the press)\b")


class StatementPanel(TakePanel):
    """The words in quotation marks are the statement; the whole passage is cited."""

    makes = Kind.STATEMENT

    def build(self) -> None:
        found = self.found
        said = _QUOTED.findall(found.quote)
        self.words = self.add_words("What was said", said[0].rstrip(",") if len(said) == 1 else found.quote, lines=4)
        self.quoted = QCheckBox("in the speaker’s own words", self._form)
        self.quoted.setChecked(len(said) == 1)
        self._column.addWidget(self.quoted)
        known = [person.name for person in found.persons] + [party.name for party in found.parties]
        self.speaker = completed_line(known, "Speaker", self._form)
        self.add_field("Speaker", self.speaker, of_names(found.names)).taken.connect(self._take_speaker)
        self.audience = completed_line(("reporters", "journalists", "parliament"), "To whom", self._form)
        number = found.segments.paragraph_at(found.span.start)
        around = found.segments.paragraphs[number].of(found.segments.text)[:4_000] if number is not None else ""
        heard = dict.fromkeys(_AUDIENCES.findall(found.quote) + _AUDIENCES.findall(around))
        offers = [Offer(words, "the word stands in the paragraph", words) for words in heard]
        offer_words(self.add_field("To whom", self.audience, offers), self.audience)
        self.date = EffectiveEdit(None, self._form, anchor=found.anchor)
        self.date.soft.setText("approximate")
        offer_dates(self.add_field("When", self.date, of_dates(found.dates)), self.date.date)
        self.about_picker = self.records_field("About", Kind.DEMAND, Kind.MEETING)
        offer_records(self.add_field("About", self.about_picker, record_offers(found, Kind.DEMAND)), self.about_picker)

    def first_field(self) -> QWidget:
        return self.speaker

    def _take_speaker(self, value: object) -> None:
        assert isinstance(value, Named)
        self.speaker.setText(value.name)
        self.speaker.setFocus()

    def take(self, passage: Passage) -> Ref:
        person = person_named(self.found, self.speaker.text())
        party = party_named(self.found, self.speaker.text())
        draft = StatementDraft(
            speaker=self.speaker.text(),
            words=self.words.toPlainText(),
            audience=self.audience.text(),
            quoted=self.quoted.isChecked(),
            party_id=person.party_id if person else party.id if party else None,
            person_id=person.id if person else None,
            effective=self.date.effective(),
            about=self.about_picker.refs(),
            confidential=self.confidential.isChecked(),
        )
        return capture.take_statement(self.found.workspace, passage, draft)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.speaker.text().strip():
            return self.speaker
        return self.words if not self.words.toPlainText().strip() else None
