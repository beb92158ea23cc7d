"""Moving demands to another status with all that belongs to it: reason, effective date, source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import demands
from models.errors import ReasonNeeded, Refusal
from models.queries import board, evidence
from models.records import Card
from models.vocabulary import Move, Status, move_between
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import chosen_word, completed_line, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.icons import icon, status_icon


class StatusDialog(FormDialog):
    """For one demand or several; `status` is what was chosen already, if anything was."""

    def __init__(
        self,
        workspace: Workspace,
        demand_ids: Sequence[int],
        status: Status | None = None,
        parent: QWidget | None = None,
        *,
        reason: str = "",
        source: str = "",
    ) -> None:
        self._cards = tuple(board.cards(workspace, demand_ids).values())
        super().__init__(workspace, self.heading(), "Mo&ve", parent, sentence=_standing(self._cards))
        self._demand_ids = tuple(demand_ids)
        offered = [becomes for becomes in Status if self._possible(becomes)]
        chosen = status if status in offered else offered[0] if offered else Status.TABLED
        self.status = word_box(offered, chosen, "New status", self, picture=_picture)
        self.reason = QLineEdit(reason, self)
        self.effective = EffectiveEdit(workspace.today(), self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self, source)
        SourceFollower(self.source, workspace, self.effective.set_anchor)
        self.add_field("&Status", self.status)
        self._reason_label = self.add_field("&Reason", self.reason)
        self.add_field("&Effective", self.effective, hint="When it happened in the world; today as it is entered.")
        self.add_field("S&ource", self.source)
        self.status.currentIndexChanged.connect(self._follow_status)
        self._follow_status()
        (self.reason if status is not None else self.status).setFocus()

    def heading(self) -> str:
        """What is moved, in a few words."""
        return f"Move {self._cards[0].ref}" if len(self._cards) == 1 else f"Move {len(self._cards)} demands"

    def _possible(self, becomes: Status) -> bool:
        moves = {move_between(card.status, becomes) for card in self._cards}
        return Move.FORBIDDEN not in moves and moves != {Move.SAME}

    def _follow_status(self) -> None:
        becomes = chosen_word(self.status, Status) if self.status.count() else None
        wanted = becomes is not None and any(
            move_between(card.status, becomes) is Move.NEEDS_REASON for card in self._cards
        )
        self.reason.setPlaceholderText("asked for by this move" if wanted else "")
        self.save_button.setEnabled(becomes is not None and not self.workspace.read_only)

    def save(self) -> None:
        self.news = demands.move(
            self.workspace,
            self._demand_ids,
            chosen_word(self.status, Status),
            reason=self.reason.text(),
            effective=self.effective.effective(),
            source=self.source.text(),
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if isinstance(refusal, ReasonNeeded):
            return self.reason
        effective = self.effective.effective()
        if effective is not None and effective.date > self.workspace.today():
            return self.effective.date
        return self.status


def _picture(status: Status) -> QIcon:
    return icon(status_icon(status), status.value)


def _standing(cards: Sequence[Card]) -> str:
    if len(cards) == 1:
        return f"{cards[0].title} – now {cards[0].status.word}"
    return ", ".join(card.ref for card in cards)
