"""F: a value that the text gives. A fact that is there already takes it as one more value, contrary or not."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.capture.numbers import figures
from models.commands import capture
from models.commands.capture import Passage
from models.errors import Refusal
from models.queries.captured import fact_values
from models.records import Ref
from models.vocabulary import Kind
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_records, offer_words, record_offers
from ui.capture.suggestions import Offer
from ui.widgets.plain_label import PlainLabel


class FactPanel(TakePanel):
    """An old question or a new one, and the value."""

    makes = Kind.FACT

    def build(self) -> None:
        found = self.found
        self.value = QLineEdit(self._form)
        offers = [Offer(words, "a figure in the passage", words) for words in figures(found.quote)]
        offer_words(self.add_field("Value", self.value, offers), self.value)
        self.fact = self.records_field("Of a fact that is there", Kind.FACT, single=True)
        self.fact.changed.connect(self._follow)
        offers = record_offers(found, Kind.FACT)
        offer_records(self.add_field("Of a fact that is there", self.fact, offers), self.fact)
        self.beside = PlainLabel("", self._form, tone="muted", size_delta=-0.5, wrap=True)
        self._column.addWidget(self.beside)
        self.question = QLineEdit(self._form)
        self.question.setPlaceholderText("such as: How long is the border?")
        self.add_field("Or of a new question", self.question)
        self._follow()

    def first_field(self) -> QWidget:
        return self.value

    def _follow(self) -> None:
        chosen = self.fact.first
        self.question.setEnabled(chosen is None)
        values = fact_values(self.found.workspace, chosen.id) if chosen is not None else ()
        listed = "; ".join(f"{one.value} ({one.source or 'no source'})" for one in values[:6])
        self.beside.setText(f"It will stand beside: {listed}." if values else "")
        self.beside.setVisible(bool(values))
        self.confidential.setVisible(chosen is None)

    def about(self) -> Ref | None:
        return self.fact.first

    def take(self, passage: Passage) -> Ref:
        about, value = self.about(), self.value.text()
        if about is not None:
            return capture.take_fact_value(self.found.workspace, passage, about.id, value)
        secret = self.confidential.isChecked()
        return capture.take_fact(self.found.workspace, passage, self.question.text(), value, confidential=secret)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.value.text().strip():
            return self.value
        return self.question if self.about() is None and not self.question.text().strip() else None
