"""P: where a party stands on a demand."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.commands import capture
from models.commands.capture import Passage
from models.errors import Refusal
from models.queries import board
from models.records import Ref
from models.vocabulary import Disclosure, Involvement, Kind, Stance
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_dates, offer_records, record_offers
from ui.capture.suggestions import of_dates
from ui.fields.choices import chosen_word, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.problem import FieldRefused


class PositionPanel(TakePanel):
    """Only parties that are asked have a position: those that the demand is addressed to, and third parties."""

    can_be_confidential = False

    def build(self) -> None:
        found = self.found
        self.demand = self.records_field("On the demand", Kind.DEMAND, single=True)
        self.demand.changed.connect(self._follow)
        offer_records(self.add_field("On the demand", self.demand, record_offers(found, Kind.DEMAND)), self.demand)
        self.party = QComboBox(self._form)
        self.party.view().setAccessibleName("Party")
        self.add_field("Party", self.party)
        self.stance = word_box(Stance, Stance.UNDECIDED, "Stance", self._form)
        self.add_field("Stance", self.stance)
        self.condition = QLineEdit(self._form)
        self.condition.setPlaceholderText("only where it accepts with conditions")
        self.add_field("Condition", self.condition)
        self.disclosure = word_box(Disclosure, Disclosure.PUBLIC, "Declared or assessed", self._form)
        self.add_field("Declared or assessed", self.disclosure)
        self.since = EffectiveEdit(None, self._form, anchor=found.anchor)
        self.since.soft.setText("approximate")
        self.since.date.setPlaceholderText("empty: today")
        offer_dates(self.add_field("Since", self.since, of_dates(found.dates)), self.since.date)
        self._follow()

    def first_field(self) -> QWidget:
        return self.demand

    def _follow(self) -> None:
        """The parties of the chosen demand that can have a position; those named in the text stand first."""
        self.party.clear()
        chosen = self.demand.first
        card = board.cards(self.found.workspace, [chosen.id]).get(chosen.id) if chosen is not None else None
        self.party.setEnabled(card is not None)
        if card is None:
            return
        asked = [mark for mark in card.parties if mark.involvement is not Involvement.TABLED_BY]
        why = {named.party_id: named.why for named in reversed(self.found.names)}
        self.party.addItem("Choose the party…", None)
        for mark in sorted(asked, key=lambda mark: mark.party_id not in why):
            said = f"{mark.name}  ({why[mark.party_id]})" if mark.party_id in why else mark.name
            self.party.addItem(said, mark.party_id)

    def take(self, passage: Passage) -> Ref:
        if self.demand.first is None:
            raise FieldRefused(self.demand, "No demand is chosen.", "Type a few letters of it, and press Enter.")
        if self.party.currentData() is None:
            raise FieldRefused(self.party, "No party is chosen.", "Choose who has this position.")
        return capture.take_position(
            self.found.workspace,
            passage,
            self.demand.first.id,
            self.party.currentData(),
            chosen_word(self.stance, Stance),
            effective=self.since.effective(),
            disclosure=chosen_word(self.disclosure, Disclosure),
            condition=self.condition.text(),
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        wants_condition = chosen_word(self.stance, Stance) is Stance.ACCEPTS_WITH_CONDITIONS
        return self.condition if wants_condition and not self.condition.text().strip() else None
