"""A statement in the inspector: who said what to whom, through which outlet, what it is tied to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from models.dates import short_day
from models.grades import short
from models.records import LinkRecord, Ref, StatementRecord
from models.vocabulary import Kind
from ui.fields.saying import reasoning_words
from ui.inspector.context import Context
from ui.inspector.facts import FactsTab
from ui.inspector.links import LinksTab
from ui.inspector.page import RecordPage
from ui.widgets.buttons import push_button

DETAILS, LINKS = range(2)
_TEXTS = ("speaker", "audience", "outlet", "date", "how")


class StatementPage(RecordPage):
    """What somebody said is not rewritten in passing: a mistake in it is corrected in its form."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: StatementRecord | None = None
        self._links: tuple[LinkRecord, ...] = ()
        self.details = FactsTab(context, self)
        self.links = LinksTab(context, self)
        self.fields["title"] = self.title
        for name in _TEXTS:
            self.fields[name] = self.details.add_text(name.capitalize(), "not known", several=name in ("date", "how"))
        self.edit_button = push_button("Correct…", self, glyph="edit", kind="quiet")
        self.edit_button.clicked.connect(self._ask)
        self.details.add_below(self.edit_button)
        self.add_tab("Details", self.details, lambda: None)
        self.add_tab("Links", self.links, self._fill_links)

    def ref(self) -> Ref | None:
        return Ref(Kind.STATEMENT, self._record.id) if self._record else None

    def related(self) -> frozenset[Ref]:
        return frozenset(link.ref for link in self._links)

    def show_record(self, record: StatementRecord, links: Sequence[LinkRecord]) -> None:
        self._record, self._links = record, tuple(links)
        parts = ("Statement", record.speaker_party, record.outlet)
        self.crumb.setText(" · ".join(part for part in parts if part))
        self.mark.setVisible(record.confidential)
        shown = {
            "title": f"“{record.words}”" if record.quoted else record.words,
            "speaker": record.speaker,
            "audience": record.audience,
            "outlet": f"{record.outlet} ({short(record.grade)})" if record.outlet else "",
            "date": _date_words(record),
            "how": "in the speaker’s own words" if record.quoted else "as reported",
        }
        for name, words in shown.items():
            self.show_field(name, words, anew=True)
        self.name_tab(LINKS, "Links", len(links))
        self.show_support(Ref(Kind.STATEMENT, record.id))
        self.follow_writable()
        self.refill()

    def follow_writable(self) -> None:
        for field in self.fields.values():
            field.text.setReadOnly(True)
        self.edit_button.setVisible(self.context.asks)

    def _ask(self) -> None:
        questions = self.context.questions
        if questions is not None and self._record is not None:
            workspace = self.context.open_workspace
            ask = partial(questions.ask_statement, self, workspace, statement_id=self._record.id)
            self.context.run(ask)

    def _fill_links(self) -> None:
        assert self._record is not None
        self.links.fill(Ref(Kind.STATEMENT, self._record.id), f"what {self._record.speaker} said", self._links)


def _date_words(record: StatementRecord) -> str:
    when = record.effective
    if when is None:
        return ""
    reading = reasoning_words(when.words, when.reasoning)
    return f"{'about ' if when.soft else ''}{short_day(when.date)}" + (f"\n{reading}" if reading else "")
