"""O: it stands in the way of the summit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.commands import capture
from models.commands.capture import Passage
from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_records, record_offers


class ObstaclePanel(TakePanel):
    """What it is, and the demands and meetings that it touches."""

    makes = Kind.OBSTACLE

    def build(self) -> None:
        found = self.found
        self.text = self.add_words("The obstacle", found.quote if len(found.quote) <= 300 else "", lines=3)
        self.touches = self.records_field("It touches", Kind.DEMAND, Kind.MEETING)
        offer_records(self.add_field("It touches", self.touches, record_offers(found, Kind.DEMAND)), self.touches)

    def first_field(self) -> QWidget:
        return self.text

    def take(self, passage: Passage) -> Ref:
        secret = self.confidential.isChecked()
        return capture.take_obstacle(
            self.found.workspace, passage, self.text.toPlainText(), self.touches.refs(), confidential=secret
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.text if not self.text.toPlainText().strip() else None
