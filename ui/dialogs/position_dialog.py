"""Recording where a party stands on a demand: stance, condition, its words, since when, how we know."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import demands
from models.errors import NotFound, Refusal
from models.queries import detail, evidence
from models.vocabulary import Disclosure, Involvement, Stance
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import chosen_word, completed_line, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.icons import icon, stance_icon

#: Which ink of the theme a stance's icon takes.
_ROLES = {
    Stance.ACCEPTS: "success",
    Stance.ACCEPTS_WITH_CONDITIONS: "warning",
    Stance.UNDECIDED: "muted",
    Stance.REJECTS: "danger",
    Stance.NONE_RECORDED: "faint",
}


class PositionDialog(FormDialog):
    """Raises NotFound where the party is not involved in the demand."""

    def __init__(
        self,
        workspace: Workspace,
        demand_id: int,
        party_id: int,
        stance: Stance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        record = detail.demand(workspace, demand_id)
        position = next((known for known in record.positions if known.party.party_id == party_id), None)
        if position is None or position.party.involvement is Involvement.TABLED_BY:
            raise NotFound(f"That party has no position on {record.card.ref}.", "Add it to its parties first.")
        super().__init__(
            workspace,
            f"The position of {position.party.name}",
            "&Record the position",
            parent,
            sentence=f"on {record.card.ref}: {record.card.title}",
        )
        self._demand_id, self._party_id = demand_id, party_id
        self.stance = word_box(Stance, stance or position.stance, "Stance", self, picture=_picture)
        self.condition = QLineEdit(position.condition, self)
        self.effective = EffectiveEdit(workspace.today(), self)
        self.disclosure = word_box(Disclosure, position.disclosure, "Public or assessed", self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        SourceFollower(self.source, workspace, self.effective.set_anchor)
        self.add_field("&Stance", self.stance)
        self._condition_label = self.add_field("&Condition", self.condition)
        self.text = self.add_note("In its &words", "The position in words", position.text, lines=3)
        self.add_field("&Effective", self.effective)
        self.add_field(
            "&Known by",
            self.disclosure,
            hint="Assessed is our own reading, confidential and kept out of public reports.",
        )
        self.add_field("S&ource", self.source)
        self.stance.currentIndexChanged.connect(self._follow_stance)
        self._follow_stance()
        self.stance.setFocus()

    def _follow_stance(self) -> None:
        conditional = chosen_word(self.stance, Stance) is Stance.ACCEPTS_WITH_CONDITIONS
        self.condition.setEnabled(conditional)
        self._condition_label.setEnabled(conditional)

    def save(self) -> None:
        stance = chosen_word(self.stance, Stance)
        conditional = stance is Stance.ACCEPTS_WITH_CONDITIONS
        self.news = demands.record_position(
            self.workspace,
            self._demand_id,
            self._party_id,
            stance,
            effective=self.effective.effective(),
            disclosure=chosen_word(self.disclosure, Disclosure),
            condition=self.condition.text() if conditional else "",
            text=self.text.toPlainText(),
            source=self.source.text(),
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        conditional = chosen_word(self.stance, Stance) is Stance.ACCEPTS_WITH_CONDITIONS
        return self.condition if conditional and not self.condition.text().strip() else None


def _picture(stance: Stance) -> QIcon:
    return icon(stance_icon(stance), _ROLES[stance])
