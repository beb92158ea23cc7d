"""What was said, facts, texts and sources as blocks: for HTML, Word, and the reports that are made of blocks."""

from __future__ import annotations

from collections.abc import Sequence

from models.report.blocks import (
    AnyBlock,
    Cell,
    Item,
    Paragraph,
    Quote,
    Subheading,
    Wording,
    grid,
    items,
    or_nothing,
)
from models.report.data import FactLine, SourceLine, StatementLine, TextLine


def way_of(line: StatementLine, say: Wording) -> str:
    """Speaker → audience → outlet with its grade → date: the way on which the words came to us."""
    outlet = f"{line.outlet} ({line.grade})" if line.grade else line.outlet
    speaker = f"{line.speaker} ({line.party})" if line.party else line.speaker
    steps = (
        speaker,
        line.audience,
        outlet or say("statements", "no-outlet"),
        line.when or say("statements", "no-date"),
    )
    return " → ".join(filter(None, steps))


def statements(lines: Sequence[StatementLine], say: Wording) -> tuple[AnyBlock, ...]:
    found: list[AnyBlock] = []
    for line in lines:
        if line.quoted:
            found.append(Quote(line.words, way_of(line, say)))
        else:
            found += items([Item("", line.words, f"{way_of(line, say)} · {say('statements', 'paraphrase')}")])
    return or_nothing(found, say("statements", "none"))


def facts(lines: Sequence[FactLine], say: Wording) -> tuple[AnyBlock, ...]:
    """Contrary values side by side in a table of their own, each with source, grade and quote; the others as lines."""
    found: list[AnyBlock] = []
    heads = [say("facts", key) for key in ("value", "source", "grade", "quote")]
    for fact in lines:
        if not fact.contradictory:
            continue
        found.append(Subheading(f"{fact.question} · {say('facts', 'contradictory')}"))
        found += grid(
            heads,
            [
                [
                    Cell(one.value, tone="strong"),
                    Cell(one.source or say("facts", "no-source")),
                    Cell(one.grade),
                    Cell(f"“{one.quote}”" if one.quote else "", tone="muted"),
                ]
                for one in fact.values
            ],
            wide=3,
        )
        if fact.note:
            found.append(Paragraph(fact.note, "muted"))
    found += items([_settled(fact, say) for fact in lines if not fact.contradictory])
    return or_nothing(found, say("facts", "none"))


def _settled(fact: FactLine, say: Wording) -> Item:
    """A fact with one value, however many sources give it."""
    outlets = [f"{one.source}, {one.grade}" if one.source else say("facts", "no-source") for one in fact.values]
    value = " ".join(filter(None, (f"{fact.values[0].value}.", fact.note)))
    return Item(fact.question, value, "; ".join(dict.fromkeys(outlets)))


def texts(lines: Sequence[TextLine], say: Wording) -> tuple[AnyBlock, ...]:
    found = []
    for line in lines:
        told = " ".join(sentence(words) for words in (f"{line.kind}, {line.standing}", line.note, *line.terms) if words)
        found.append(Item(line.title, told, ", ".join(line.sources)))
    return or_nothing(items(found), say("texts", "none"))


def sources(lines: Sequence[SourceLine], share: str, say: Wording) -> tuple[AnyBlock, ...]:
    """Every source with its grade in words, and below them how much names one."""
    found = [
        Item(
            line.outlet, line.title, ", ".join(filter(None, (line.published, line.grade_words or line.grade, line.url)))
        )
        for line in lines
    ]
    listed = or_nothing(items(found), say("sources", "none"))
    return (*listed, Paragraph(share, "muted")) if share else listed


def sentence(words: str) -> str:
    """With a full stop, where it has no end of its own."""
    return words if words.endswith((".", "!", "?", "”", "…")) else f"{words}."
