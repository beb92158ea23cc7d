"""The gatherer of the brief for one meeting: when and where, who comes on what condition, what is on the table."""

from __future__ import annotations

from sqlalchemy import select

from models import attendance as rule
from models.dates import describe, short_day
from models.queries import tables as t
from models.queries.evidence import AnyRow
from models.queries.meeting_dates import dates_of
from models.records import AttendanceRecord, Card
from models.report import lists
from models.report.blocks import (
    AnyBlock,
    Brief,
    Cell,
    Item,
    Paragraph,
    Wording,
    grid,
    items,
    or_nothing,
    pairs,
    parts,
)
from models.report.choices import ReportOptions, Section
from models.report.data import OpenPoint
from models.report.dossier import Chapters
from models.report.gather import Begun, begun, table_of
from models.report.happenings import Happening
from models.report.subjects import meeting_of
from models.report.wording import when_words
from models.vocabulary import Kind
from models.workspace import Workspace

REPORT = Brief


def gather(workspace: Workspace, options: ReportOptions) -> Brief:
    """Raises Refusal where no meeting is chosen, NotFound for one that was not known on the day."""
    with begun(workspace, options) as report:
        say = Wording(options.language)
        meeting = meeting_of(report)
        table = table_of(report.rows)
        book = Chapters(report, table, say)
        page = _Meeting(report, meeting, book, say)
        makers = {
            Section.WHO.value: page.essentials,
            Section.ATTENDANCE.value: page.attendance,
            Section.AGENDA.value: page.agenda,
            Section.DEMANDS.value: page.demands,
            Section.OPEN.value: lambda: page.open_points(lists.open_points(report.rows, table)),
            Section.BACKGROUND.value: page.background,
        }
        return Brief(**report.head(), subject=meeting.title, parts=parts(report.sections, makers, say))


class _Meeting:
    def __init__(self, report: Begun, meeting: Happening, book: Chapters, say: Wording) -> None:
        self._rows, self._meeting, self._book, self._say = report.rows, meeting, book, say

    def essentials(self) -> tuple[AnyBlock, ...]:
        one, say = self._meeting, self._say
        return (
            *pairs(
                [
                    (say("meetings", "when"), when_words(one.when, self._rows.second_zone)),
                    (say("brief", "place"), one.place),
                    (say("brief", "kind"), one.kind_word),
                    (say("meetings", "state"), one.word),
                    (say("brief", "source"), ", ".join(one.sources)),
                ]
            ),
            *self._earlier_dates(),
            *([] if self._rows.public or not self._row.note else [Paragraph(self._row.note)]),
        )

    def _earlier_dates(self) -> tuple[AnyBlock, ...]:
        steps = dates_of(self._rows.connection, self._meeting.id, as_of=self._rows.day)
        return items(
            [
                Item(
                    step.shift.word, f"{describe(step.was)} → {describe(step.when)}. {step.reason}".strip(), step.source
                )
                for step in steps
                if step.was is not None
            ]
        )

    def attendance(self) -> tuple[AnyBlock, ...]:
        """Every word on who comes, the newest of each first; contrary ones side by side below the table."""
        say = self._say
        series = sorted(self._rows.series_on(self._meeting.id), key=lambda steps: (steps[0].party_id, steps[0].id))
        rows = [self._word(step) for steps in series for step in reversed(steps)]
        heads = [say("brief", key) for key in ("who", "coming", "said", "day", "source")]
        contrary = [
            Item(f"{say('linkage', 'contrary')} {steps[0].person or steps[0].party_name}", f"{told}.")
            for steps in series
            if (told := rule.contrary_words(steps))
        ]
        return or_nothing((*grid(heads, rows, wide=2), *items(contrary)), say("brief", "no-attendance"))

    def _word(self, step: AttendanceRecord) -> list[Cell]:
        say, effective = self._say, step.effective
        said = [
            f"{say('brief', 'announced-by')} {step.announced_by}" if step.announced_by else "",
            f"{say('brief', 'condition')} {step.condition}" if step.condition else "",
        ]
        return [
            Cell(step.person or step.party_name),
            Cell(step.presence.word, tone="muted" if step.presence.open else ""),
            Cell("; ".join(part for part in said if part)),
            Cell("" if effective is None else ("about " if effective.soft else "") + short_day(effective.date)),
            Cell(step.source, tone="muted"),
        ]

    def agenda(self) -> tuple[AnyBlock, ...]:
        a = t.agenda_item
        query = select(a).where(a.c.meeting_id == self._meeting.id).order_by(a.c.place_in_list)
        refs = {card.id: card.ref for card in self._rows.cards}
        lines = [
            Item(refs.get(row.demand_id, ""), row.text)
            for row in self._rows.connection.execute(query).all()
            if row.demand_id is None or row.demand_id in refs
        ]
        return or_nothing(items(lines), self._say("brief", "no-agenda"))

    def demands(self) -> tuple[AnyBlock, ...]:
        """Every demand that the meeting is about, with who stands where."""
        blocks: list[AnyBlock] = []
        for card in self._about:
            blocks += [self._book.folio.head(card), *self._book.folio.positions(card)]
        return or_nothing(blocks, self._say("brief", "no-demands"))

    def open_points(self, points: tuple[OpenPoint, ...]) -> tuple[AnyBlock, ...]:
        """Those that name the meeting or one of its demands."""
        names = {self._meeting.title, *(card.ref for card in self._about)}
        lines = [
            Item(point.subject, point.text, ", ".join(point.sources))
            for point in points
            if any(name in f"{point.subject} {point.text}" for name in names)
        ]
        return or_nothing(items(lines), self._say("open", "none"))

    def background(self) -> tuple[AnyBlock, ...]:
        """What came before: the meetings held until now, the newest last."""
        say = self._say
        before = [
            one
            for one in self._rows.happenings
            if one.when.start < self._meeting.when.start and one.id != self._meeting.id
        ]
        cells = [[Cell(describe(one.when)), Cell(one.title), Cell(one.word)] for one in before[-8:]]
        heads = [say("meetings", key) for key in ("when", "what", "state")]
        return (*self._book.in_short(), *grid(heads, cells))

    @property
    def _row(self) -> AnyRow:
        query = select(t.meeting).where(t.meeting.c.id == self._meeting.id)
        return self._rows.connection.execute(query).one()

    @property
    def _about(self) -> list[Card]:
        """The demands on its agenda and those linked to it, in the order of the page."""
        meeting_id, connection = self._meeting.id, self._rows.connection
        a, link = t.agenda_item, t.link
        tied = set(connection.execute(select(a.c.demand_id).where(a.c.meeting_id == meeting_id)).scalars())
        meeting, demand = Kind.MEETING, Kind.DEMAND
        tied |= set(
            connection.execute(
                select(link.c.from_id).where(
                    link.c.from_kind == demand, link.c.to_kind == meeting, link.c.to_id == meeting_id
                )
            ).scalars()
        )
        tied |= set(
            connection.execute(
                select(link.c.to_id).where(
                    link.c.to_kind == demand, link.c.from_kind == meeting, link.c.from_id == meeting_id
                )
            ).scalars()
        )
        return [card for card in self._rows.cards if card.id in tied]
