"""C: the passage says something of a record that is there."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import capture
from models.commands.capture import Passage
from models.records import Ref
from models.vocabulary import Kind
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_records, record_offers
from ui.fields.problem import FieldRefused

#: A source is not cited about itself, a red line has no public source.
_CITED = tuple(kind for kind in Kind if kind not in (Kind.SOURCE, Kind.STAKE, Kind.EDITION, Kind.NEGOTIATION, Kind.ERA))


class CitationPanel(TakePanel):
    """Which record, and in our own words what is claimed."""

    def build(self) -> None:
        self.record = self.records_field("About the record", *_CITED, single=True)
        self.claim = QLineEdit(self._form)
        self.claim.setPlaceholderText("in your own words; may stay empty")
        offer_records(
            self.add_field(
                "About the record",
                self.record,
                record_offers(self.found, Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.FACT),
            ),
            self.record,
        )
        self.add_field("What it claims", self.claim)

    def first_field(self) -> QWidget:
        return self.record

    def about(self) -> Ref | None:
        return self.record.first

    def take(self, passage: Passage) -> Ref:
        about = self.about()
        if about is None:
            raise FieldRefused(self.record, "No record is chosen.", "Type a few letters of it, and press Enter.")
        secret = self.confidential.isChecked()
        return capture.take_citation(self.found.workspace, passage, about, self.claim.text(), confidential=secret)
