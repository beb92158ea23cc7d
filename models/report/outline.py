"""Any report as parts of blocks, for the formats that have no picture of their own: HTML and Word.

The single functions turn lines of data into blocks; the briefs put their pages together from the same ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.report import outline_evidence
from models.report.blocks import (
    AnyBlock,
    Brief,
    Cell,
    Convergence,
    Item,
    Matrix,
    Network,
    Paragraph,
    Part,
    Wording,
    grid,
    items,
    or_nothing,
)
from models.report.changes import Changes
from models.report.choices import Section
from models.report.data import (
    DemandRow,
    Head,
    MeetingLine,
    OpenPoint,
    PartyLine,
    StateOfPlay,
)
from models.report.readiness import ReadinessSheet


def outline(report: Head) -> tuple[Part, ...]:
    """The parts of any kind of report, in the order of its page; pictures as tables."""
    say = Wording(report.language)
    if isinstance(report, Brief):
        return tuple(
            Part(part.name, part.heading, tuple(one for block in part.blocks for one in without_pictures(block, say)))
            for part in report.parts
        )
    if isinstance(report, StateOfPlay):
        return tuple(
            Part(section.value, say("headings", section.value), blocks)
            for section in report.sections
            if (blocks := _of_state(report, section, say))
        )
    if isinstance(report, Changes):
        return _of_changes(report, say)
    if isinstance(report, ReadinessSheet):
        return _of_readiness(report, say)
    raise TypeError(f"nobody says how a {type(report).__name__} reads")


def _of_state(state: StateOfPlay, section: Section, say: Wording) -> tuple[AnyBlock, ...]:
    match section:
        case Section.SUMMARY:
            figures = [Item(figure.value, figure.label) for figure in state.figures]
            counts = [[Cell(count.word, count.status), Cell(str(count.count))] for count in state.statuses]
            heads = [say("demands", "status"), say("headings", "demands")]
            return (*items(figures), *grid(heads, counts, wide=0))
        case Section.IN_SHORT:
            return (Paragraph(" ".join(state.in_short)),)
        case Section.DEMANDS:
            return demands(state.demands, say)
        case Section.WAY:
            events = () if state.way is None else state.way.events
            return or_nothing(items([Item("", event.label) for event in events]), say("way", "none"))
        case Section.OPEN:
            return open_points(state.open_points, say)
        case Section.MEETINGS:
            return meetings(state.meetings, say)
        case Section.STATEMENTS:
            return outline_evidence.statements(state.statements, say)
        case Section.FACTS:
            return outline_evidence.facts(state.facts, say)
        case Section.TEXTS:
            return outline_evidence.texts(state.texts, say)
        case Section.PARTIES:
            return parties(state.parties, say)
        case Section.SOURCES:
            return outline_evidence.sources(state.sources, state.sourced, say)
        case _:
            return ()


def named(report: Head) -> str:
    """ "State of play, 14 October 2025", as it stands at the head of each page."""
    return f"{report.kind_title}, {report.as_of_words}"


def closing(report: Head, say: Wording) -> str:
    """What stands at the foot: the edition, when it was issued, the journal's newest entry, what was left out."""
    told = [
        f"{say('page', 'edition')} {report.edition}" if report.edition else "",
        f"{say('page', 'issued')} {report.issued_words}",
        f"{say('page', 'journal')} {report.journal}" if report.journal else "",
        say("page", "public") if report.public else "",
    ]
    return " · ".join(filter(None, told))


def without_pictures(block: AnyBlock, say: Wording) -> tuple[AnyBlock, ...]:
    """A picture as tables and words, for a format that draws none; every other block as it is."""
    match block:
        case Matrix():
            words = {**dict(block.legend), "tabled_by": say("pictures", "tabled-by"), "": ""}
            heads = [say("demands", "ref"), say("demands", "demand"), *block.parties]
            rows = [[Cell(row.ref), Cell(row.title), *(Cell(words[cell]) for cell in row.cells)] for row in block.rows]
            return (*grid(heads, rows), Paragraph(block.described, "muted"))
        case Convergence():
            heads = [say("brief", "stance"), block.first, block.last]
            first, last = block.steps[0][1], block.steps[-1][1]
            rows = [
                [Cell(word), Cell(str(one)), Cell(str(other))]
                for word, one, other in zip(block.words, first, last, strict=True)
            ]
            return (*grid(heads, rows, wide=0), Paragraph(block.described, "muted"))
        case Network():
            planned = any(line.planned for line in block.lines)
            rows = [
                [Cell(line.told), Cell(str(line.count)), *([Cell(str(line.planned or ""))] if planned else [])]
                for line in block.lines
            ]
            heads = [say("pictures", "parties"), say("pictures", "meetings")]
            return grid([*heads, say("pictures", "to-come")] if planned else heads, rows, wide=0)
        case _:
            return (block,)


# ---------------------------------------------------------------- lines as blocks


def demands(rows: Sequence[DemandRow], say: Wording) -> tuple[AnyBlock, ...]:
    return or_nothing(demand_table(rows, say), say("demands", "none"))


def demand_table(rows: Sequence[DemandRow], say: Wording) -> tuple[AnyBlock, ...]:
    """Nothing at all where there is no demand, so that the caller can say why."""
    heads = [say("demands", key) for key in ("ref", "demand", "parties", "status", "since")]
    cells = [
        [
            Cell(row.ref, tone="muted"),
            Cell(row.title),
            Cell(between(row)),
            Cell(row.status_word, row.status),
            Cell(row.since_words),
        ]
        for row in rows
    ]
    return grid(heads, cells)


def between(row: DemandRow) -> str:
    """ "TH → KH (no position)"."""
    asked = ", ".join(f"{one.code} ({one.words})" if one.words else one.code for one in row.addressed_to)
    by = ", ".join(row.tabled_by)
    return f"{by} → {asked}" if asked else by


def open_points(points: Sequence[OpenPoint], say: Wording) -> tuple[AnyBlock, ...]:
    found = items([Item(point.subject, point.text, ", ".join(point.sources)) for point in points])
    return or_nothing(found, say("open", "none"))


def meetings(lines: Sequence[MeetingLine], say: Wording) -> tuple[AnyBlock, ...]:
    cells = [
        [
            Cell(line.when),
            Cell(
                " · ".join(filter(None, (line.title, line.kind_word, line.place, ", ".join(line.parties), line.told))),
                tone="strong" if line.is_summit else "",
            ),
            Cell(line.state_word, tone="" if line.certain else "muted"),
        ]
        for line in lines
    ]
    heads = [say("meetings", key) for key in ("when", "what", "state")]
    return or_nothing(grid(heads, cells), say("meetings", "none"))


def parties(lines: Sequence[PartyLine], say: Wording) -> tuple[AnyBlock, ...]:
    heads = [say("parties", key) for key in ("party", "roles", "people", "tables", "asked")]
    cells = [
        [
            Cell(f"{line.code} {line.name}"),
            Cell(", ".join(line.roles)),
            Cell("; ".join(line.people)),
            Cell(str(line.tabled)),
            Cell(str(line.addressed)),
        ]
        for line in lines
    ]
    return or_nothing(grid(heads, cells, wide=2), say("parties", "none"))


# ---------------------------------------------------------------- what changed


def _of_changes(report: Changes, say: Wording) -> tuple[Part, ...]:
    def word(key: str) -> str:
        return say("changes", key)

    found = report.differences
    change = word("change") if report.count == 1 else word("changes")
    intro = Paragraph(f"{report.count} {change} {word('since')} {report.against}", "strong")
    tables: list[tuple[str, tuple[AnyBlock, ...]]] = [
        (
            "demands",
            grid(
                [say("demands", "ref"), say("demands", "demand"), word("was"), word("now")],
                [
                    [
                        Cell(row.ref, tone="muted"),
                        Cell(row.title),
                        Cell(row.was_word or word("new"), row.was),
                        Cell(row.becomes_word or word("gone"), row.becomes),
                    ]
                    for row in found.demands
                ],
            ),
        ),
        (
            "stances",
            grid(
                [say("demands", "ref"), say("demands", "demand"), word("party"), word("was"), word("now")],
                [
                    [Cell(row.ref), Cell(row.title), Cell(row.party), Cell(row.was), Cell(row.becomes)]
                    for row in found.stances
                ],
            ),
        ),
        (
            "meetings",
            grid(
                [word("what"), word("was"), word("now")],
                [
                    [Cell(row.title), Cell(row.was or word("new")), Cell(row.becomes or word("gone"))]
                    for row in found.meetings
                ],
                wide=0,
            ),
        ),
        (
            "attendances",
            grid(
                [word("what"), word("who"), word("was"), word("now")],
                [
                    [Cell(row.meeting), Cell(row.who), Cell(row.was or word("new")), Cell(row.becomes)]
                    for row in found.attendances
                ],
                wide=0,
            ),
        ),
        ("sources", items([Item(name) for name in found.sources])),
    ]
    return (Part("since", "", (intro,)), *(Part(key, word(key), blocks) for key, blocks in tables if blocks))


# ---------------------------------------------------------------- readiness


def _of_readiness(report: ReadinessSheet, say: Wording) -> tuple[Part, ...]:
    """The numbers and the verdict, what the picture shows in words, and the lists."""
    first: list[AnyBlock] = [*items([Item(figure.value, figure.label) for figure in report.figures])]
    first += [Paragraph(words) for words in (report.verdict, report.summit) if words]
    if report.burn is not None:
        first.append(Paragraph(report.burn.described, "muted"))
    lists = []
    for one in report.lists:
        lines = [Item("", line.text, line.detail) for line in one.lines]
        if one.more:
            lines.append(Item("", f"{one.more} {say('readiness', 'more')}"))
        heading = f"{say('readiness', one.part)} {one.count}"
        lists.append(Part(one.part, heading, or_nothing(items(lines), say("readiness", "none"))))
    return (Part("numbers", "", tuple(first)), *lists)
