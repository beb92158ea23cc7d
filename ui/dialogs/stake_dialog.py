"""A red line or an interest of a party: what it is, on which demand, how we know, from when to when."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from models.commands import stakes
from models.errors import Conflict, NotFound, Refusal
from models.queries import evidence, party_page
from models.records import StakeRecord
from models.vocabulary import StakeKind
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower, anchor_of
from ui.fields.choices import chosen_word, completed_line, word_box
from ui.fields.term_edit import TermEdit
from ui.widgets.plain_text import tooltip


class StakeDialog(FormDialog):
    """Without `stake_id` a new one. Raises NotFound."""

    def __init__(
        self, workspace: Workspace, party_id: int, stake_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        page = party_page.page(workspace, party_id)
        self._party_id = party_id
        self._was = _stake(workspace, party_id, stake_id) if stake_id is not None else None
        super().__init__(
            workspace,
            "Change a red line or interest" if self._was else "New red line or interest",
            "&Save" if self._was else "A&dd",
            parent,
            sentence=f"{page.name}, in our own reading: confidential, and left out of all that is public.",
        )
        was = self._was
        self.kind = word_box(StakeKind, was.kind if was else StakeKind.RED_LINE, "Red line or interest", self)
        self.demand = QComboBox(self)
        self.demand.view().setAccessibleName("Demand")
        self.demand.addItem("the whole negotiation", None)
        for one in page.demands:
            self.demand.addItem(f"{one.ref}  {one.title}", one.id)
        if was is not None and was.demand_id is not None:
            if self.demand.findData(was.demand_id) < 0:
                self.demand.addItem(was.demand, was.demand_id)
            self.demand.setCurrentIndex(self.demand.findData(was.demand_id))
        self.demand.setToolTip(tooltip("The demands that the party has to do with"))
        self.demand.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.term = TermEdit(anchor_of(workspace), self)
        self.add_field("&Kind", self.kind)
        self.text = self.add_note("&What", "What it insists on, or is after", was.text if was else "")
        self.add_field("O&n", self.demand)
        self.source = completed_line(
            (known.outlet for known in evidence.sources(workspace)), "Source", self, was.source if was else ""
        )
        self.add_field("S&ource", self.source)
        self.add_field("Holds", self.term, hint="Both days are included; an empty one is open.")
        self.note = self.add_note("Not&e", "Note", was.note if was else "", lines=2)
        SourceFollower(self.source, workspace, self.term.since.set_anchor)
        SourceFollower(self.source, workspace, self.term.until.set_anchor)
        if was is not None:
            self.term.set_term(was.since, was.until)
        self.text.setFocus()

    def save(self) -> None:
        since, until = self.term.term()
        chosen = self.demand.currentData()
        draft = stakes.StakeDraft(
            chosen_word(self.kind, StakeKind),
            self.text.toPlainText(),
            None if chosen is None else int(chosen),
            self.source.text(),
            self.note.toPlainText(),
            since,
            until,
        )
        if self._was is None:
            self.result_id = stakes.add(self.workspace, self._party_id, draft)
            return
        now = _stake(self.workspace, self._party_id, self._was.id)
        if now != self._was:
            raise Conflict(f"The {now.kind.word}", draft.text.strip(), now.text)
        self.news = stakes.change(self.workspace, now.id, draft)
        self.result_id = now.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.term if self.text.toPlainText().strip() else self.text


def _stake(workspace: Workspace, party_id: int, stake_id: int) -> StakeRecord:
    found = next((one for one in party_page.page(workspace, party_id).stakes if one.id == stake_id), None)
    if found is None:
        raise NotFound("That red line or interest does not exist (any more).", "Undo its deletion, or choose another.")
    return found
