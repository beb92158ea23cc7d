"""A meeting or another event in the inspector: its state, its date, who comes, what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from models.commands import meetings
from models.dates import When
from models.errors import Conflict, Refusal, RuleBroken
from models.moved_dates import newest_words
from models.queries import detail
from models.records import LinkRecord, MeetingRecord, Ref
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState
from ui.fields.saying import effective_words
from ui.inspector.agenda import AgendaTab
from ui.inspector.attendance import AttendanceTab
from ui.inspector.choice_button import ChoiceButton
from ui.inspector.context import Context
from ui.inspector.dates import DateLine
from ui.inspector.evidence import EvidenceTab
from ui.inspector.facts import FactsTab
from ui.inspector.menus import open_below, word_menu
from ui.inspector.page import RecordPage
from ui.inspector.series import HistoryTab
from ui.widgets.plain_label import PlainLabel
from ui.widgets.status_badge import capitalised

ATTENDANCE, AGENDA, DETAILS, EVIDENCE, HISTORY = range(5)


class MeetingPage(RecordPage):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: MeetingRecord | None = None
        self._links: tuple[LinkRecord, ...] = ()
        self._asked_beyond: When | None = None
        self.state = ChoiceButton("State", MeetingState.PROPOSED, self)
        self.state.clicked.connect(self._open_states)
        self.date = DateLine(self)
        self.date.date_requested.connect(self._set_date)
        self.date.move_requested.connect(self._postpone)
        self.standing = PlainLabel("", self, tone="muted", size_delta=-0.5, wrap=True)
        self.head.addWidget(self.state)
        self.head.addWidget(self.standing)
        self.head.addWidget(self.date)
        self.attendance = AttendanceTab(context, self)
        self.agenda = AgendaTab(context, self)
        self.details = FactsTab(context, self)
        self.evidence = EvidenceTab(context, self)
        self.history = HistoryTab(context, self)
        self._build_details()
        self.add_tab("Attendance", self.attendance, self._fill_attendance)
        self.add_tab("Agenda", self.agenda, self._fill_agenda)
        self.add_tab("Details", self.details, self._fill_details)
        self.add_tab("Evidence", self.evidence, self._fill_evidence)
        self.add_tab("History", self.history, self._fill_history)
        self.register("title", self.title, partial(self._change, "title"))
        self.register("place", self.place, partial(self._change, "place"))
        self.register("note", self.attendance.note, partial(self._change, "note"))

    def _build_details(self) -> None:
        self.place = self.details.add_text("Place", "Add a place")
        self.kind = self.details.add_words("Kind", MeetingKind, partial(self._set, "kind"))
        self.lane = self.details.add_words("Lane on the timeline", Lane, partial(self._set, "lane"))
        self.summit: QCheckBox = self.details.add_tick(
            "The summit, which everything leads to", partial(self._set, "is_summit")
        )
        self.confidential: QCheckBox = self.details.add_tick(
            "Confidential: left out of public reports", partial(self._set, "confidential")
        )

    # ------------------------------------------------------------ showing

    def ref(self) -> Ref | None:
        return Ref(Kind.MEETING, self._record.id) if self._record else None

    @property
    def record(self) -> MeetingRecord:
        assert self._record is not None
        return self._record

    def related(self) -> frozenset[Ref]:
        demands = {Ref(Kind.DEMAND, item.demand_id) for item in self.record.agenda if item.demand_id is not None}
        return frozenset(demands | {link.ref for link in self._links}) | self.supporting()

    def show_record(self, record: MeetingRecord, links: Sequence[LinkRecord]) -> None:
        anew = self._record is None or self._record.id != record.id
        self._record, self._links = record, tuple(links)
        parts = [capitalised(record.kind.word), record.place, "the summit" * record.is_summit]
        self.mark.setVisible(record.confidential)
        self.crumb.setText(" · ".join(part for part in parts if part))
        for name, value in (("title", record.title), ("place", record.place), ("note", record.note)):
            self.show_field(name, value, anew=anew)
        self.state.set_word(record.state)
        if anew:
            self.date.close_editor()
        self.date.show_when(
            record.when,
            writable=self.context.writable,
            moved=_sentence(newest_words(record.dates)),
            movable=record.state.movable and self.context.asks,
        )
        self._show_standing(record)
        self.name_tab(AGENDA, "Agenda", len(record.agenda))
        self.show_support(Ref(Kind.MEETING, record.id), EVIDENCE)
        self.follow_writable()
        self.refill()

    def _show_standing(self, record: MeetingRecord) -> None:
        """What is off is struck through, and says since when and why."""
        off = record.state in (MeetingState.CANCELLED, MeetingState.DENIED)
        self.title.text.strike_out(off)
        newest = record.states[-1] if record.states else None
        parts = []
        if newest is not None and (off or newest.reason):
            parts.append(f"{newest.state.word} since {effective_words(newest.effective)}")
            parts += [newest.reason] if newest.reason else []
        text = ": ".join(parts)
        if record.series is not None and record.id in record.series.meeting_ids:
            place = record.series.meeting_ids.index(record.id) + 1
            many = len(record.series.meeting_ids)
            text = "\n".join(part for part in (text, f"{place} of {many} of a series, {record.series.rule}") if part)
        self.standing.setText(_sentence(text))
        self.standing.setVisible(bool(text))

    def follow_writable(self) -> None:
        super().follow_writable()
        self.state.setEnabled(self.context.writable)

    def _fill_attendance(self) -> None:
        self.attendance.fill(self.record, self._links)

    def _fill_agenda(self) -> None:
        self.agenda.fill(self.record)

    def _fill_details(self) -> None:
        record = self.record
        self.details.show_word(self.kind, record.kind)
        self.details.show_word(self.lane, record.lane)
        self.details.show_tick(self.summit, record.is_summit)
        self.details.show_tick(self.confidential, record.confidential)

    def _fill_evidence(self) -> None:
        self.evidence.fill(Ref(Kind.MEETING, self.record.id), self.record.citations, self.support)

    def _fill_history(self) -> None:
        self.history.fill((), self.record.history, self.ref(), self.record.dates, self.record.states)

    # ------------------------------------------------------------ changing

    def _change(self, name: str, was: str, becomes: str) -> object:
        return meetings.change_field(self.context.open_workspace, self.record.id, name, was=was, becomes=becomes)

    def _set(self, name: str, value: object) -> None:
        """One choice of the details; a refusal puts the old one back."""
        if not self.context.run(partial(self._save, name, value)):
            self._fill_details()

    def _save(self, name: str, value: object) -> None:
        """Change one thing over what the file has now, unless someone else changed the same meanwhile."""
        shown, workspace = self.record, self.context.open_workspace
        now = detail.meeting(workspace, shown.id)
        theirs = getattr(now, name)
        if theirs not in (getattr(shown, name), value):
            raise Conflict(f"The {name.replace('_', ' ')} of “{now.title}”", _said(value), _said(theirs))
        meetings.change(workspace, now.id, _changed(draft_of(now), name, value))

    def _set_date(self, when: When | None) -> None:
        """Save the date; beyond the summit only when it is asked for twice."""
        workspace, ref = self.context.open_workspace, Ref(Kind.MEETING, self.record.id)
        try:
            beyond = when is not None and when != self.record.when
            beyond = beyond and when is not None and meetings.beyond_summit(workspace, ref, when.start)
            if beyond and self._asked_beyond != when:
                self._asked_beyond = when
                raise RuleBroken("That is after the summit.", "Save once more to move it there all the same.")
            self._save("when", when)
        except Refusal as refusal:
            self.date.refuse(refusal)
        else:
            self._asked_beyond = None
            self.date.close_editor()

    def _open_states(self) -> None:
        open_below(word_menu(self, MeetingState, self.record.state, self._record_state), self.state)

    def _postpone(self) -> None:
        questions, workspace = self.context.questions, self.context.open_workspace
        if questions is not None:
            self.context.run(partial(questions.ask_postpone, self, workspace, self.record.id))

    def _record_state(self, state: MeetingState) -> None:
        questions, workspace = self.context.questions, self.context.open_workspace
        if state is MeetingState.CANCELLED and state is not self.record.state and questions is not None:
            self.context.run(partial(questions.ask_call_off, self, workspace, self.record.id))
        elif state is not self.record.state:
            self.context.run(partial(meetings.record_state, self.context.open_workspace, self.record.id, state))


def draft_of(record: MeetingRecord) -> meetings.MeetingDraft:
    """The meeting as it is, to change one thing of it."""
    return meetings.MeetingDraft(
        title=record.title,
        kind=record.kind,
        lane=record.lane,
        when=record.when,
        state=record.state,
        place=record.place,
        note=record.note,
        is_summit=record.is_summit,
        confidential=record.confidential,
    )


def _changed(draft: meetings.MeetingDraft, name: str, value: object) -> meetings.MeetingDraft:
    match name, value:
        case "kind", MeetingKind():
            return replace(draft, kind=value)
        case "lane", Lane():
            return replace(draft, lane=value)
        case "when", When() | None:
            return replace(draft, when=value)
        case "is_summit", bool():
            return replace(draft, is_summit=value)
        case "confidential", bool():
            return replace(draft, confidential=value)
    raise ValueError(f"{name} is not changed this way")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(value: object) -> str:
    return value.described() if isinstance(value, When) else str(value)
