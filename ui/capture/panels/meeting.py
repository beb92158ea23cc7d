"""M: a meeting or another event of the diary."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import capture
from models.commands.capture import Passage
from models.commands.meetings import MeetingDraft
from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState
from ui.capture.panel import TakePanel
from ui.capture.panels.common import offer_dates, offer_words, title_offers
from ui.capture.suggestions import Offer, of_dates
from ui.fields.choices import chosen_word, completed_line, word_box
from ui.fields.lanes import USUAL_LANES
from ui.fields.when_edit import WhenEdit


class MeetingPanel(TakePanel):
    """What, when, where, how sure."""

    makes = Kind.MEETING

    def build(self) -> None:
        found = self.found
        self.title = QLineEdit(self._form)
        offer_words(self.add_field("Title", self.title, title_offers(found)), self.title)
        self.when = WhenEdit(
            found.workspace.zone, self._form, mnemonics=False, anchor=replace(found.anchor, ahead=False)
        )
        offer_dates(self.add_field("When", self.when, of_dates(found.dates)), self.when.text)
        self.kind = word_box(MeetingKind, MeetingKind.MINISTERIAL, "Kind", self._form)
        self.lane = word_box(Lane, Lane.MINISTERS, "Lane", self._form)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.state = word_box(MeetingState, MeetingState.ANNOUNCED, "State", self._form)
        self.place = QLineEdit(self._form)
        self.announced_by = completed_line([party.name for party in found.parties], "Announced by", self._form)
        self.add_field("Kind", self.kind)
        self.add_field("Lane", self.lane)
        self.add_field("State", self.state)
        self.add_field("Place", self.place)
        offers = [Offer(named.name, named.why, named.name) for named in found.names]
        offer_words(self.add_field("Announced by", self.announced_by, offers), self.announced_by)

    def first_field(self) -> QWidget:
        return self.title

    def _follow_kind(self) -> None:
        lane = USUAL_LANES.get(chosen_word(self.kind, MeetingKind))
        if lane is not None:
            self.lane.setCurrentIndex(self.lane.findData(lane.value))

    def take(self, passage: Passage) -> Ref:
        draft = MeetingDraft(
            title=self.title.text(),
            kind=chosen_word(self.kind, MeetingKind),
            lane=chosen_word(self.lane, Lane),
            when=self.when.when(),
            state=chosen_word(self.state, MeetingState),
            place=self.place.text(),
            announced_by=self.announced_by.text(),
            confidential=self.confidential.isChecked(),
        )
        return capture.take_meeting(self.found.workspace, passage, draft)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        return self.when if not self.when.text.text().strip() else None
