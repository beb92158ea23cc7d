"""The first tab of a demand: where each party stands, why the status is what it is, what it is linked to, the note."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.commands import demands
from models.dates import short_day
from models.queries import evidence
from models.records import DemandRecord, PositionRecord, SourceRecord
from models.vocabulary import Disclosure, Involvement, Stance
from ui.fields.saying import effective_words, reasoning_words
from ui.inspector.context import Context
from ui.inspector.in_place import InPlaceField
from ui.inspector.links import add_link_row
from ui.inspector.menus import open_below, word_menu
from ui.widgets.column import Column
from ui.widgets.record_row import Row
from ui.widgets.section_header import SectionHeader
from ui.widgets.signs import sign_of

#: How many links stand on the first tab; the others have a tab of their own.
_FEW = 4


class PositionsTab(QWidget):
    #: The row that leads to all links was pressed.
    links_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: DemandRecord | None = None
        self.column = Column(self)
        self.note = InPlaceField("Note", self, several=True, placeholder="Add a note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column)
        layout.addSpacing(10)
        layout.addWidget(SectionHeader("Note", self))
        layout.addWidget(self.note)

    def fill(self, record: DemandRecord) -> None:
        self._record = record
        self.column.clear()
        for position in record.positions:
            self._add_position(position)
        self._add_why(record)
        if record.links:
            self.column.add_section("Linked to")
            for link in record.links[:_FEW]:
                add_link_row(self.column, self._context, link)
            if len(record.links) > _FEW:
                more = Row(f"{len(record.links) - _FEW} more…", "", self.column, key="more-links")
                more.clicked.connect(self.links_wanted)
                self.column.add(more)
        self.column.done()

    # ------------------------------------------------------------ positions

    def _add_position(self, position: PositionRecord) -> None:
        mark = position.party
        key = f"position-{mark.party_id}"
        if mark.involvement is Involvement.TABLED_BY:
            self.column.add(Row(mark.name, "demands", self.column, key=key, chip=mark.code, pressable=False))
            return
        silent = mark.involvement is Involvement.THIRD_PARTY and not position.steps
        glyph, role = sign_of(position.stance)
        row = Row(
            mark.name,
            self._context.part_played(mark.party_id) if silent else position.stance.word,
            self.column,
            key=key,
            chip=mark.code,
            right_glyph="" if silent else glyph,
            right_role="muted" if silent or position.stance is Stance.NONE_RECORDED else role,
            pressable=self._context.writable,
        )
        row.clicked.connect(partial(self._open_stances, row, position))
        self.column.add(row)
        for words in _told(position):
            self.column.add_words(words, small=True, indent=4)

    def _open_stances(self, row: Row, position: PositionRecord) -> None:
        party_id = position.party.party_id
        details = partial(self._ask, party_id, None) if self._context.asks else None
        now = position.stance if position.steps else None
        open_below(word_menu(self, Stance, now, partial(self._record_stance, party_id), details), row)

    def _record_stance(self, party_id: int, stance: Stance) -> None:
        record = self._record
        if record is None:
            return
        if stance is Stance.ACCEPTS_WITH_CONDITIONS and self._context.asks:
            self._ask(party_id, stance)  # the condition has to be said
            return
        workspace = self._context.open_workspace
        self._context.run(partial(demands.record_position, workspace, record.card.id, party_id, stance))

    def _ask(self, party_id: int, stance: Stance | None) -> None:
        questions, record = self._context.questions, self._record
        if questions is not None and record is not None:
            workspace = self._context.open_workspace
            self._context.run(partial(questions.ask_position, self, workspace, record.card.id, party_id, stance))

    # ------------------------------------------------------------ why this status

    def _add_why(self, record: DemandRecord) -> None:
        why = record.why
        self.column.add_section("Why this status")
        if why.reason:
            self.column.add_words(why.reason, tone="text")
        said = next(iter(record.statements), None)
        cited = next((cited for cited in record.citations if cited.quote), None)
        source = self._source(record, why.source)
        if said is not None:
            audience = f" to {said.audience}" if said.audience else ""
            words = f"“{said.words}”" if said.quoted else said.words
            self.column.add_quote(f"{words} — {said.speaker}{audience}")
        elif cited is not None:
            self.column.add_quote(f"“{cited.quote}” — {cited.source.outlet}")
        elif not why.reason:
            self.column.add_words("No reason recorded." if record.statuses[1:] else "As it was tabled.")
        self.column.add_words(graded(source, why.source), tone="faint", small=True)
        since = f"Since {effective_words(why.effective)}"
        reasoning = reasoning_words(why.effective.words, why.effective.reasoning)
        self.column.add_words(f"{since}. {reasoning}" if reasoning else since, tone="faint", small=True)
        if why.was_agreed is not None:
            agreed = f"Had been agreed on {short_day(why.was_agreed)}"
            self.column.add_words(agreed, tone="warning", small=True)

    def _source(self, record: DemandRecord, outlet: str) -> SourceRecord | None:
        if not outlet:
            return None
        cited = next((cited.source for cited in record.citations if cited.source.outlet == outlet), None)
        known = evidence.sources(self._context.open_workspace) if cited is None else ()
        return cited or next((source for source in known if source.outlet == outlet), None)


def graded(source: SourceRecord | None, outlet: str = "") -> str:
    """The Admiralty grade in words, and the outlet: "Reliability B · Credibility 2 · Reuters"."""
    parts: list[str] = []
    if source is not None and source.grade:
        letter, number = source.grade.rstrip("0123456789"), source.grade.lstrip("ABCDEF")
        parts += [f"Reliability {letter}"] if letter else []
        parts += [f"Credibility {number}"] if number else []
    parts.append((source.outlet if source else outlet) or "outlet not named")
    return " · ".join(parts)


def _told(position: PositionRecord) -> list[str]:
    """What stands below a position: its condition, its words, and where we have it from."""
    lines = [f"On condition: {position.condition}"] if position.condition else []
    if position.text:
        lines.append(position.text)
    voiced = f"voiced by {position.voice}" if position.voice else ""
    known = [effective_words(position.effective), voiced, position.source]
    if position.disclosure is Disclosure.ASSESSED and position.steps:
        known.append("assessed by us, confidential")
    if position.steps > 1:
        known.append(f"{position.steps} steps")
    said = " · ".join(part for part in known if part)
    return [*lines, said] if said else lines
