"""Planning a meeting or another event, or changing one: what, when, where, how sure, and whether it is the summit."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.commands import meeting_series, meetings
from models.dates import When
from models.errors import Refusal
from models.queries import detail, evidence, summary
from models.records import MeetingRecord, Ref
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import chosen_word, completed_line, kept, word_box
from ui.fields.lanes import USUAL_LANES
from ui.fields.problem import FieldRefused
from ui.fields.repeat_edit import RepeatEdit
from ui.fields.when_edit import WhenEdit


class MeetingDialog(FormDialog):
    """Without `meeting_id` a new one, on `when` if that is given. Raises NotFound for a meeting that is gone."""

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: int | None = None,
        parent: QWidget | None = None,
        *,
        when: When | None = None,
        lane: Lane | None = None,
    ) -> None:
        self._was = detail.meeting(workspace, meeting_id) if meeting_id is not None else None
        verb = "&Save" if self._was else "Plan the meetin&g"
        super().__init__(workspace, "Change a meeting" if self._was else "New meeting or event", verb, parent)
        self._asked_beyond: When | None = None
        self.title = QLineEdit(self)
        self.kind = word_box(MeetingKind, MeetingKind.MINISTERIAL, "Kind", self)
        self.lane = word_box(Lane, lane or Lane.MINISTERS, "Lane", self)
        self.state = word_box(MeetingState, MeetingState.PROPOSED, "State", self)
        self.when = WhenEdit(workspace.zone, self)
        self.place = QLineEdit(self)
        self.announced_by = completed_line([party.name for party in summary.parties(workspace)], "Announced by", self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        SourceFollower(self.source, workspace, self.when.set_anchor, ahead=self._was is None)
        self.repeat = RepeatEdit(self)
        self.repeat.setVisible(self._was is None)
        self.summit = QCheckBox("the summit, which everything &leads to", self)
        self.confidential = QCheckBox("&confidential, left out of public reports", self)
        self.add_field("T&itle", self.title)
        self.add_field("&Kind", self.kind)
        self.add_field("Lan&e", self.lane)
        self.add_field("When", self.when)
        if self._was is None:
            self.add_field("Repeat", self.repeat)
            SourceFollower(self.source, workspace, self.repeat.set_anchor, ahead=True)
            self.when.changed.connect(self._show_first)
        self.add_field("&Place", self.place)
        self.add_field("S&tate", self.state)
        self.add_field("Announced b&y", self.announced_by)
        self.add_field("S&ource", self.source)
        self.note = self.add_note("Note", "Note", lines=2)
        self.add_field("", self.summit)
        self.add_field("", self.confidential)
        if self._was is not None:
            self._show(self._was)
        elif when is not None:
            self.when.set_when(when)
        if self._was is None and lane is None:
            self.kind.currentIndexChanged.connect(self._follow_kind)
        self.title.setFocus()

    def _show_first(self) -> None:
        try:
            first = self.when.when()
        except Refusal:
            first = None
        self.repeat.show_first(first)

    def _follow_kind(self) -> None:
        lane = USUAL_LANES.get(chosen_word(self.kind, MeetingKind))
        if lane is not None:
            self.lane.setCurrentIndex(self.lane.findData(lane.value))
        self.summit.setChecked(chosen_word(self.kind, MeetingKind) is MeetingKind.SUMMIT and self._no_summit())

    def _no_summit(self) -> bool:
        return summary.negotiation(self.workspace).summit_id is None

    def _show(self, record: MeetingRecord) -> None:
        self.title.setText(record.title)
        self.place.setText(record.place)
        self.note.setPlainText(record.note)
        for box, word in ((self.kind, record.kind), (self.lane, record.lane), (self.state, record.state)):
            box.setCurrentIndex(box.findData(word.value))
        self.when.set_when(record.when)
        self.summit.setChecked(record.is_summit)
        self.confidential.setChecked(record.confidential)

    def save(self) -> None:
        draft = meetings.MeetingDraft(
            title=self.title.text().strip(),
            kind=chosen_word(self.kind, MeetingKind),
            lane=chosen_word(self.lane, Lane),
            when=self.when.when(),
            state=chosen_word(self.state, MeetingState),
            place=self.place.text().strip(),
            note=self.note.toPlainText().strip(),
            announced_by=self.announced_by.text(),
            source=self.source.text(),
            is_summit=self.summit.isChecked(),
            confidential=self.confidential.isChecked(),
        )
        if self._was is None:
            recurrence = self.repeat.recurrence()
            if recurrence is None:
                self.result_id = meetings.add(self.workspace, draft)
            else:
                self.result_id = meeting_series.add(self.workspace, draft, recurrence)[0]
        else:
            self._ask_beyond_summit(self._was, draft.when)
            now = detail.meeting(self.workspace, self._was.id)
            self.news = meetings.change(self.workspace, now.id, merged(self._was, draft, now))
            self.result_id = now.id

    def _ask_beyond_summit(self, was: MeetingRecord, when: When | None) -> None:
        """A move beyond the summit is refused once, so that it is meant."""
        if when is None or when == was.when or when == self._asked_beyond:
            return
        if meetings.beyond_summit(self.workspace, Ref(Kind.MEETING, was.id), when.start):
            self._asked_beyond = when
            raise FieldRefused(
                self.when.text, "That is after the summit.", "Save once more to move it there all the same."
            )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        if not self.when.text.text().strip():
            return self.when.text
        return self.repeat.repeats if self.repeat.repeats.isChecked() else None


def merged(was: MeetingRecord, entered: meetings.MeetingDraft, now: MeetingRecord) -> meetings.MeetingDraft:
    """The draft with what others changed meanwhile and the person did not touch. Raises Conflict where both did."""
    of = f"of “{now.title}”"
    shown = was.when.described()
    when = kept(f"The date {of}", shown, entered.when.described() if entered.when else "", now.when.described())
    return meetings.MeetingDraft(
        title=kept(f"The title {of}", was.title, entered.title, now.title),
        kind=kept(f"The kind {of}", was.kind, entered.kind, now.kind),
        lane=kept(f"The lane {of}", was.lane, entered.lane, now.lane),
        when=now.when if entered.when == was.when and when else entered.when,
        state=kept(f"The state {of}", was.state, entered.state, now.state),
        place=kept(f"The place {of}", was.place, entered.place, now.place),
        note=kept(f"The note {of}", was.note, entered.note, now.note),
        announced_by=entered.announced_by,
        source=entered.source,
        is_summit=now.is_summit if entered.is_summit == was.is_summit else entered.is_summit,
        confidential=now.confidential if entered.confidential == was.confidential else entered.confidential,
    )
