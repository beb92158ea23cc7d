"""Postponing a meeting or bringing it forward: the new date in loose words, the reason, the source, since when."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.commands import meeting_dates, meeting_series, meetings
from models.dates import When
from models.errors import Refusal, RuleBroken
from models.moved_dates import newest_words
from models.queries import detail, evidence
from models.records import MeetingRecord, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import completed_line
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.problem import FieldRefused
from ui.fields.when_edit import WhenEdit


class PostponeDialog(FormDialog):
    """Raises NotFound for a meeting that is gone, RuleBroken for one that is over or off."""

    def __init__(self, workspace: Workspace, meeting_id: int, parent: QWidget | None = None) -> None:
        self._was = detail.meeting(workspace, meeting_id)
        if not self._was.state.movable:
            raise RuleBroken(
                f"“{self._was.title}” is {self._was.state.word}: it cannot be moved.",
                "Correct its date where it stands, or set another state first.",
            )
        super().__init__(workspace, "Postpone or move a meeting", "&Move it", parent, sentence=_standing(self._was))
        self._asked_beyond: When | None = None
        self.when = WhenEdit(self._was.when.zone, self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("such as “heavy rain”")
        self.effective = EffectiveEdit(workspace.today(), self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        SourceFollower(self.source, workspace, self.when.set_anchor, ahead=True)
        SourceFollower(self.source, workspace, self.effective.set_anchor)
        self.later = later_box(workspace, meeting_id, self)
        self.add_field("New date", self.when)
        self.add_field("&Reason", self.reason)
        self.add_field("Kno&wn since", self.effective, hint="The day on which the move was announced.")
        self.add_field("S&ource", self.source)
        if self.later is not None:
            self.add_field("", self.later)
        self.when.setFocus()

    def save(self) -> None:
        when = self.when.when()
        self._ask_beyond_summit(when)
        self.news = meeting_dates.postpone(
            self.workspace,
            self._was.id,
            when,
            reason=self.reason.text(),
            source=self.source.text(),
            effective=self.effective.effective(),
            later=self.later is not None and self.later.isChecked(),
        )
        self.result_id = self._was.id

    def _ask_beyond_summit(self, when: When | None) -> None:
        """A move beyond the summit is refused once, so that it is meant."""
        if when is None or when == self._asked_beyond:
            return
        if meetings.beyond_summit(self.workspace, Ref(Kind.MEETING, self._was.id), when.start):
            self._asked_beyond = when
            raise FieldRefused(
                self.when.text, "That is after the summit.", "Move it once more to put it there all the same."
            )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        effective = self.effective.effective()
        late = effective is not None and effective.date > self.workspace.today()
        return self.effective.date if late else self.when.text


class CallOffDialog(FormDialog):
    """Cancelling a meeting, or with `reinstate` putting a cancelled one back. Raises NotFound where it is gone."""

    def __init__(
        self, workspace: Workspace, meeting_id: int, parent: QWidget | None = None, *, reinstate: bool = False
    ) -> None:
        self._was = detail.meeting(workspace, meeting_id)
        self._reinstate = reinstate
        super().__init__(
            workspace,
            "Reinstate a meeting" if reinstate else "Cancel a meeting",
            "&Reinstate it" if reinstate else "Cancel the &meeting",
            parent,
            sentence=_standing(self._was),
        )
        if not reinstate:
            self.cancel_button.setText("Leave it")
            self.cancel_button.setAccessibleName("Leave it")
        self.reason = QLineEdit(self)
        self.effective = EffectiveEdit(workspace.today(), self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        SourceFollower(self.source, workspace, self.effective.set_anchor)
        self.later = None if reinstate else later_box(workspace, meeting_id, self)
        self.add_field("Rea&son", self.reason)
        self.add_field("&Effective", self.effective)
        self.add_field("S&ource", self.source)
        if self.later is not None:
            self.add_field("", self.later)
        self.reason.setFocus()

    def save(self) -> None:
        reason, source = self.reason.text(), self.source.text()
        effective = self.effective.effective()
        if self._reinstate:
            self.news = meeting_dates.reinstate(
                self.workspace, self._was.id, reason=reason, source=source, effective=effective
            )
        else:
            self.news = meeting_dates.cancel(
                self.workspace,
                self._was.id,
                reason=reason,
                source=source,
                effective=effective,
                later=self.later is not None and self.later.isChecked(),
            )
        self.result_id = self._was.id


def later_box(workspace: Workspace, meeting_id: int, parent: QWidget) -> QCheckBox | None:
    """ "this and all later ones", for a meeting of a series that has later ones."""
    others = meeting_series.later_ones(workspace, meeting_id)
    if not others:
        return None
    return QCheckBox(f"this and a&ll later ones of its series ({len(others)} more)", parent)


def _standing(record: MeetingRecord) -> str:
    moved = newest_words(record.dates)
    now = f"{record.title} – {record.state.word}, {record.when.described()}"
    return f"{now}; {moved}" if moved else now
