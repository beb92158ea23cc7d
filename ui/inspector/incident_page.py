"""An incident in the inspector: how sure it is, when and where, who, and the figures in the source's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from models.commands import meetings
from models.dates import When
from models.errors import Conflict, Refusal, RuleBroken
from models.queries import detail
from models.records import IncidentRecord, LinkRecord, Ref
from models.vocabulary import IncidentStanding, Kind
from ui.inspector.choice_button import ChoiceButton
from ui.inspector.context import Context
from ui.inspector.dates import DateLine
from ui.inspector.evidence import EvidenceTab
from ui.inspector.facts import FactsTab
from ui.inspector.links import LinksTab
from ui.inspector.menus import open_below, word_menu
from ui.inspector.page import RecordPage
from ui.inspector.series import HistoryTab

DETAILS, EVIDENCE, LINKS, HISTORY = range(4)

#: The fields that are plain words, with their titles; `deaths` is a number and read by itself.
_TEXTS = (
    ("place", "Place", "Add a place"),
    ("actors", "Actors", "Who was involved"),
    ("deaths", "Deaths", "A number, if one is known"),
    ("deaths_words", "Deaths in the source’s words", "such as “at least 48”"),
    ("displaced_words", "Displaced", "such as “hundreds of thousands”"),
    ("kind", "Kind", "such as shelling, mine explosion"),
)


class IncidentPage(RecordPage):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: IncidentRecord | None = None
        self._links: tuple[LinkRecord, ...] = ()
        self.standing = ChoiceButton("Standing", IncidentStanding.ALLEGED, self)
        self.standing.clicked.connect(self._open_standings)
        self.date = DateLine(self)
        self.date.date_requested.connect(self._set_date)
        self.head.addWidget(self.standing)
        self.head.addWidget(self.date)
        self.details = FactsTab(context, self)
        self.evidence = EvidenceTab(context, self)
        self.links = LinksTab(context, self)
        self.history = HistoryTab(context, self)
        self.register("title", self.title, partial(self._change, "title"))
        for name, title, placeholder in _TEXTS:
            self.register(name, self.details.add_text(title, placeholder), partial(self._change, name))
        note = self.details.add_text("Note", "Add a note", several=True)
        self.register("note", note, partial(self._change, "note"))
        self.confidential = self.details.add_tick("Confidential: left out of public reports", self._set_confidential)
        self.add_tab("Details", self.details, self._fill_details)
        self.add_tab("Evidence", self.evidence, self._fill_evidence)
        self.add_tab("Links", self.links, self._fill_links)
        self.add_tab("History", self.history, self._fill_history)

    # ------------------------------------------------------------ showing

    def ref(self) -> Ref | None:
        return Ref(Kind.INCIDENT, self._record.id) if self._record else None

    @property
    def record(self) -> IncidentRecord:
        assert self._record is not None
        return self._record

    def related(self) -> frozenset[Ref]:
        return frozenset(link.ref for link in self._links) | self.supporting()

    def show_record(self, record: IncidentRecord, links: Sequence[LinkRecord]) -> None:
        anew = self._record is None or self._record.id != record.id
        self._record, self._links = record, tuple(links)
        parts = ["Incident", record.kind, record.place]
        self.mark.setVisible(record.confidential)
        self.crumb.setText(" · ".join(part for part in parts if part))
        for name in self.fields:
            self.show_field(name, _text(record, name), anew=anew)
        self.standing.set_word(record.standing)
        if anew:
            self.date.close_editor()
        self.date.show_when(record.when, writable=self.context.writable)
        self.show_support(Ref(Kind.INCIDENT, record.id), EVIDENCE)
        self.name_tab(LINKS, "Links", len(links))
        self.follow_writable()
        self.refill()

    def follow_writable(self) -> None:
        super().follow_writable()
        self.standing.setEnabled(self.context.writable)

    def _fill_details(self) -> None:
        self.details.show_tick(self.confidential, self.record.confidential)

    def _fill_evidence(self) -> None:
        self.evidence.fill(Ref(Kind.INCIDENT, self.record.id), self.record.citations, self.support)

    def _fill_links(self) -> None:
        self.links.fill(Ref(Kind.INCIDENT, self.record.id), f"“{self.record.title}”", self._links)

    def _fill_history(self) -> None:
        self.history.fill((), self.record.history)

    # ------------------------------------------------------------ changing

    def _change(self, name: str, was: str, becomes: str) -> object:
        """One field of text over what the file has now. Raises Conflict where someone changed the same meanwhile."""
        workspace = self.context.open_workspace
        now = detail.incident(workspace, self.record.id)
        theirs = _text(now, name)
        if theirs not in (was, becomes):
            raise Conflict(f"The {name.replace('_', ' ')} of “{now.title}”", becomes, theirs)
        return meetings.change_incident(workspace, now.id, _with_text(draft_of(now), name, becomes))

    def _set_date(self, when: When | None) -> None:
        workspace, shown = self.context.open_workspace, self.record
        try:
            now = detail.incident(workspace, shown.id)
            if now.when not in (shown.when, when):
                ours = when.described() if when else ""
                raise Conflict(f"The date of “{now.title}”", ours, now.when.described())
            meetings.change_incident(workspace, now.id, replace(draft_of(now), when=when))
        except Refusal as refusal:
            self.date.refuse(refusal)
        else:
            self.date.close_editor()

    def _set_confidential(self, ticked: object) -> None:
        now = detail.incident(self.context.open_workspace, self.record.id)
        draft = replace(draft_of(now), confidential=bool(ticked))
        if not self.context.run(partial(meetings.change_incident, self.context.open_workspace, now.id, draft)):
            self._fill_details()

    def _open_standings(self) -> None:
        open_below(word_menu(self, IncidentStanding, self.record.standing, self._set_standing), self.standing)

    def _set_standing(self, standing: IncidentStanding) -> None:
        now = detail.incident(self.context.open_workspace, self.record.id)
        draft = replace(draft_of(now), standing=standing)
        self.context.run(partial(meetings.change_incident, self.context.open_workspace, now.id, draft))


def draft_of(record: IncidentRecord) -> meetings.IncidentDraft:
    """The incident as it is, to change one thing of it."""
    return meetings.IncidentDraft(
        title=record.title,
        when=record.when,
        kind=record.kind,
        place=record.place,
        actors=record.actors,
        deaths=record.deaths,
        deaths_words=record.deaths_words,
        displaced_words=record.displaced_words,
        standing=record.standing,
        note=record.note,
        confidential=record.confidential,
    )


def _text(record: IncidentRecord, name: str) -> str:
    value = getattr(record, name)
    return "" if value is None else str(value)


def _with_text(draft: meetings.IncidentDraft, name: str, words: str) -> meetings.IncidentDraft:
    if name != "deaths":
        changed: dict[str, str] = {name: words}
        return replace(draft, **changed)  # type: ignore[arg-type]
    if words and not (words.isascii() and words.isdigit() and len(words) < 10):
        raise RuleBroken(f"“{words}” is not a number.", "Keep other words in the next field.")
    return replace(draft, deaths=int(words) if words else None)
