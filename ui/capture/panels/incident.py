"""I: it happened on the ground."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.capture.numbers import figures
from models.commands import capture
from models.commands.capture import Passage
from models.commands.meetings import IncidentDraft
from models.errors import Refusal
from models.records import Ref
from models.vocabulary import IncidentStanding, Kind
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_dates, offer_words, title_offers
from ui.capture.suggestions import Offer, of_dates
from ui.fields.choices import chosen_word, word_box
from ui.fields.problem import FieldRefused
from ui.fields.when_edit import WhenEdit


class IncidentPanel(TakePanel):
    """What, when, where, who, and the figures in the text's own words beside the number."""

    makes = Kind.INCIDENT

    def build(self) -> None:
        found = self.found
        self.title, self.kind, self.place, self.actors = (QLineEdit(self._form) for _ in range(4))
        offer_words(self.add_field("Title", self.title, title_offers(found)), self.title)
        self.when = WhenEdit(found.workspace.zone, self._form, mnemonics=False, anchor=found.anchor)
        offer_dates(self.add_field("When", self.when, of_dates(found.dates)), self.when.text)
        self.standing = word_box(IncidentStanding, IncidentStanding.ALLEGED, "Standing", self._form)
        self.add_field("Standing", self.standing)
        self.add_field("Kind", self.kind)
        self.add_field("Place", self.place)
        actors = [Offer(named.name, named.why, named.name) for named in found.names]
        offer_words(self.add_field("Actors", self.actors, actors), self.actors)
        offers = [Offer(words, "a figure in the passage", words) for words in figures(found.quote)]
        self.deaths, self.deaths_words, self.displaced = (QLineEdit(self._form) for _ in range(3))
        self.deaths.setPlaceholderText("a number; may stay empty")
        self.add_field("Deaths", self.deaths)
        offer_words(self.add_field("Deaths, as found", self.deaths_words, offers), self.deaths_words)
        offer_words(self.add_field("Displaced, as found", self.displaced, offers), self.displaced)

    def first_field(self) -> QWidget:
        return self.title

    def _deaths(self) -> int | None:
        words = self.deaths.text().strip()
        if not words:
            return None
        if not (words.isascii() and words.isdigit() and len(words) < 10):
            raise FieldRefused(self.deaths, f"“{words}” is not a number of deaths.", "Write it like 48, or leave it.")
        return int(words)

    def take(self, passage: Passage) -> Ref:
        draft = IncidentDraft(
            title=self.title.text(),
            when=self.when.when(),
            kind=self.kind.text(),
            place=self.place.text(),
            actors=self.actors.text(),
            deaths=self._deaths(),
            deaths_words=self.deaths_words.text(),
            displaced_words=self.displaced.text(),
            standing=chosen_word(self.standing, IncidentStanding),
            confidential=self.confidential.isChecked(),
        )
        return capture.take_incident(self.found.workspace, passage, draft)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        return self.when if not self.when.text.text().strip() else None
