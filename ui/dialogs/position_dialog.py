"""Recording where a party stands on a demand, or correcting what was recorded.

Stance, condition, its words, since when, how we know, who voiced it. A party that has no part in the demand can be
added to it as a third party on the way.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.commands import positions
from models.commands.positions import NOBODY, Voice
from models.errors import NotFound, NotInvolved, Refusal
from models.queries import detail, evidence, stances, voices
from models.records import PositionRecord, StanceStep
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
    """A further step of a party's stance, or with `step` the correction of one.

    voice: who voices it, where that is chosen already. Raises NotFound for a party that tables the demand.
    """

    def __init__(
        self,
        workspace: Workspace,
        demand_id: int,
        party_id: int,
        stance: Stance | None = None,
        parent: QWidget | None = None,
        *,
        voice: Voice = NOBODY,
        step: StanceStep | None = None,
    ) -> None:
        record = detail.demand(workspace, demand_id)
        position = next((known for known in record.positions if known.party.party_id == party_id), None)
        if position is not None and position.party.involvement is Involvement.TABLED_BY:
            raise NotFound(
                f"{position.party.name} tables {record.card.ref}; its position is the demand itself.",
                "Record the position of a party that is addressed.",
            )
        known = voices.of_party(workspace, party_id)
        super().__init__(
            workspace,
            f"{'Correct a' if step else 'The'} position of {known.name}",
            "Correct &the step" if step else "&Record the position",
            parent,
            sentence=f"on {record.card.ref}: {record.card.title}",
        )
        self._demand_id, self._party_id, self._code = demand_id, party_id, known.code
        self._step = step
        self._involve = False
        start = step or position
        self.stance = word_box(Stance, stance or _stance(start), "Stance", self, picture=_picture)
        self.condition = QLineEdit(start.condition if start else "", self)
        self.effective = EffectiveEdit(workspace.today(), self)
        if step is not None:
            self.effective.set_effective(step.effective)
        disclosure = start.disclosure if start else Disclosure.PUBLIC
        self.disclosure = word_box(Disclosure, disclosure, "Public or assessed", self)
        outlets = (source.outlet for source in evidence.sources(workspace))
        self.source = completed_line(outlets, "Source", self, step.source if step else "")
        SourceFollower(self.source, workspace, self.effective.set_anchor)
        heard = Voice(step.voice.person_id, step.voice.delegation_id) if step else voice
        nobody = ("Not said", None)
        self.person = _record_box((nobody, *known.persons), heard.person_id, "Voiced by", self)
        self.delegation = _record_box((nobody, *known.delegations), heard.delegation_id, "For the delegation", self)
        self._add_fields(start.text if start else "", has_delegations=bool(known.delegations))
        self.stance.currentIndexChanged.connect(self._follow_stance)
        self._follow_stance()
        self.stance.setFocus()

    def _add_fields(self, text: str, *, has_delegations: bool) -> None:
        self.add_field("&Stance", self.stance)
        self._condition_label = self.add_field("&Condition", self.condition)
        self.text = self.add_note("In its &words", "The position in words", text, lines=3)
        self.add_field("&Effective", self.effective)
        self.add_field(
            "&Known by",
            self.disclosure,
            hint="Assessed is our own reading, confidential and kept out of public reports.",
        )
        self.add_field("S&ource", self.source)
        self.add_field("&Voiced by", self.person)
        if has_delegations:
            self.add_field("&For the delegation", self.delegation)
        else:
            self.delegation.hide()

    def _follow_stance(self) -> None:
        conditional = chosen_word(self.stance, Stance) is Stance.ACCEPTS_WITH_CONDITIONS
        self.condition.setEnabled(conditional)
        self._condition_label.setEnabled(conditional)

    def save(self) -> None:
        stance = chosen_word(self.stance, Stance)
        effective = self.effective.effective()
        disclosure = chosen_word(self.disclosure, Disclosure)
        condition = self.condition.text() if stance is Stance.ACCEPTS_WITH_CONDITIONS else ""
        text, source = self.text.toPlainText(), self.source.text()
        voice = Voice(self.person.currentData(), self.delegation.currentData())
        if self._step is not None:
            self.news = positions.correct(
                self.workspace,
                self._step,
                stance,
                effective=effective or self._step.effective,
                disclosure=disclosure,
                condition=condition,
                text=text,
                source=source,
                voice=voice,
            )
            return
        self.news = positions.record(
            self.workspace,
            self._demand_id,
            self._party_id,
            stance,
            effective=effective,
            disclosure=disclosure,
            condition=condition,
            text=text,
            source=source,
            voice=voice,
            involve=self._involve,
        )

    def show_refusal(self, refusal: Refusal) -> None:
        if isinstance(refusal, NotInvolved):
            action = f"Add {self._code} as a third party"
            words = (refusal.sentence, refusal.way_out)
            self.messages.show_message("warning", *words, action=action, on_action=self._involve_and_save)
            return
        super().show_refusal(refusal)

    def _involve_and_save(self) -> None:
        self._involve = True
        self.submit()

    def field_of(self, refusal: Refusal) -> QWidget | None:
        conditional = chosen_word(self.stance, Stance) is Stance.ACCEPTS_WITH_CONDITIONS
        if conditional and not self.condition.text().strip():
            return self.condition
        return self.effective.date if self._day() > self.workspace.today() else None

    def _day(self) -> dt.date:
        effective = self.effective.effective()
        return effective.date if effective is not None else self.workspace.today()


def correction(workspace: Workspace, position_id: int, parent: QWidget | None = None) -> PositionDialog:
    """The dialog that corrects one step. Raises NotFound where it is gone."""
    step = stances.step(workspace, position_id)
    return PositionDialog(workspace, step.demand_id, step.party_id, parent=parent, step=step)


def _stance(start: StanceStep | PositionRecord | None) -> Stance:
    return start.stance if start is not None else Stance.NONE_RECORDED


def _record_box(
    choices: tuple[tuple[str, int | None], ...], chosen: int | None, name: str, parent: QWidget
) -> QComboBox:
    """A box that offers records by their names; its data are their ids."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    for words, record_id in choices:
        box.addItem(words, record_id)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _picture(stance: Stance) -> QIcon:
    return icon(stance_icon(stance), _ROLES[stance])
