"""D: a party asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import capture
from models.commands.capture import Passage
from models.commands.demands import DemandDraft
from models.errors import Refusal
from models.queries import board
from models.records import Ref
from models.vocabulary import Involvement, Kind, Priority
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_dates, offer_words, title_offers
from ui.capture.suggestions import Offer, of_dates, of_parties
from ui.fields.choices import chosen_word, completed_line, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.party_picker import InvolvedEdit


class DemandPanel(TakePanel):
    """Title, who asks whom, since when; it is tabled, and its status moves on the board."""

    makes = Kind.DEMAND

    def build(self) -> None:
        found = self.found
        self.title = QLineEdit(self.short_words(), self._form)
        self.title.setCursorPosition(0)
        offers = [] if self.title.text() else title_offers(found)
        offer_words(self.add_field("Title", self.title, offers), self.title)
        self.parties = InvolvedEdit(found.parties, self._form, mnemonics=False)
        self.parties.new_requested.connect(self._no_new_party)
        suggestions = self.add_field("Parties", self.parties, self._party_offers())
        suggestions.taken.connect(self._involve)
        self.text = self.add_words("In full", found.quote, lines=3)
        self.theme_line = completed_line(board.themes(found.workspace), "Theme", self._form)
        self.add_field("Theme", self.theme_line)
        self.priority = word_box(Priority, Priority.MEDIUM, "Priority", self._form)
        self.add_field("Priority", self.priority)
        self.since = EffectiveEdit(None, self._form, anchor=found.anchor)
        self.since.soft.setText("approximate")
        self.since.date.setPlaceholderText("empty: today")
        offer_dates(self.add_field("Tabled", self.since, of_dates(found.dates)), self.since.date)

    def first_field(self) -> QWidget:
        return self.title

    def _party_offers(self) -> list[Offer]:
        names = of_parties(self.found.names, {party.id: party.name for party in self.found.parties})
        offers = []
        for involvement, said in ((Involvement.TABLED_BY, "by"), (Involvement.ADDRESSED_TO, "to")):
            offers += [Offer(f"{said} {one.words}", one.why, (involvement, one.value)) for one in names]
        offers.sort(key=lambda offer: [one.why for one in names].index(offer.why))
        return offers

    def _involve(self, value: object) -> None:
        assert isinstance(value, tuple)
        involvement, party_id = value
        involved = {kind: tuple(one for one in ids if one != party_id) for kind, ids in self._involved().items()}
        involved[involvement] = (*involved[involvement], party_id)
        self.parties.set_involved(involved)

    def _involved(self) -> dict[Involvement, tuple[int, ...]]:
        return self.parties.involved()

    def _no_new_party(self) -> None:
        self.problem.setText("A new party is added with Demand ▸ Parties…; what is entered here stays.")
        self.problem.show()

    def take(self, passage: Passage) -> Ref:
        draft = DemandDraft(
            title=self.title.text(),
            parties=self._involved(),
            text=self.text.toPlainText(),
            theme=self.theme_line.text(),
            priority=chosen_word(self.priority, Priority),
            effective=self.since.effective(),
            confidential=self.confidential.isChecked(),
        )
        return capture.take_demand(self.found.workspace, passage, draft)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        if not self._involved()[Involvement.TABLED_BY]:
            return self.parties
        return self.since if "future" in refusal.sentence else None
