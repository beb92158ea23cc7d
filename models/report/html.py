"""The report as one HTML file: no script, no picture from elsewhere, every text escaped.

The same data as on paper, with the way to the summit as a list instead of a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

from models.report.blocks import (
    AnyBlock,
    Brief,
    Cell,
    DemandHead,
    Grid,
    Item,
    Items,
    Nothing,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Subheading,
    Wording,
)
from models.report.breaking import printable
from models.report.choices import Section
from models.report.data import Addressee, DemandRow, Head, StateOfPlay
from models.report.outline import closing, named, outline
from models.report.typeset import RESOURCES, paper_colours
from models.vocabulary import Status

_STYLE = """
body { font: 15px/1.45 "Noto Sans", "Noto Sans Thai", "Noto Sans Khmer", sans-serif; color: $text; background: #fff;
       max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
header { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid $line; color: $muted; }
.marking { color: $danger; font-weight: bold; }
.grey { filter: grayscale(1); } .strong { font-weight: bold; }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 2px solid $line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: $muted; } dd { margin: 0; }
h1 { margin: 1rem 0 .2rem; } h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; } .quiet { color: $muted; }
.figures { display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; list-style: none; }
.figures li { border: 1px solid $line; border-radius: 6px; padding: .5rem .9rem; flex: 1; }
.figures b { display: block; font-size: 1.5rem; }
.bar { display: flex; gap: 2px; height: .9rem; border-radius: 4px; overflow: hidden; }
.legend span { margin-right: 1rem; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; background: $background; color: $muted; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid $line; vertical-align: top; }
.status { font-weight: bold; white-space: nowrap; } svg { width: 1em; height: 1em; vertical-align: -.12em; }
.unsure { font-style: italic; } footer { margin-top: 2rem; border-top: 1px solid $line; color: $muted; }
@media print { tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def page(report: Head) -> str:
    """The whole file. Nothing in it asks for anything from outside, and its own policy forbids it."""
    say = Wording(report.language)
    subject = report.subject if isinstance(report, Brief) and report.subject else report.title
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_text(report.language)}"><head><meta charset="utf-8">',
            """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(named(report))}: {_text(report.title)}</title>",
            f"<style>{_style()}</style></head><body{' class=grey' if report.grey else ''}>",
            f"<header><span>{_text(report.title)}</span>{_tag('span', report.marking, 'marking')}",
            f"<span>{_text(named(report))}</span></header>",
            f"<h1>{_text(report.kind_title)}: {_text(subject)}</h1>{_tag('p', report.subtitle, 'quiet')}",
            *(_part(report, part) for part in outline(report)),
            f"<footer>{_text(closing(report, say))}</footer>",
            "</body></html>\n",
        ]
    )


def _part(report: Head, part: Part) -> str:
    if isinstance(report, StateOfPlay) and part.name == Section.SUMMARY:
        return f"<section>{_summary(report)}</section>"
    if isinstance(report, StateOfPlay) and part.name == Section.DEMANDS and report.demands:
        say = Wording(report.language)
        heads = [say("demands", key) for key in ("ref", "demand", "parties", "status", "since")]
        body = _table(heads, map(_demand, report.demands))
    else:
        body = "\n".join(_block(block) for block in part.blocks)
    return f"<section>{_tag('h2', part.heading)}\n{body}</section>"


def _block(block: AnyBlock) -> str:
    match block:
        case Paragraph():
            return _tag("p", block.text, {"muted": "quiet", "strong": "strong"}.get(block.tone, ""))
        case Quote():
            return f"<blockquote>“{_text(block.text)}” {_tag('span', block.told, 'quiet')}</blockquote>"
        case Subheading():
            return _tag("h3", block.text)
        case Nothing():
            return _tag("p", block.text, "quiet")
        case Items():
            return "<ul>\n" + "\n".join(f"<li>{_item(entry)}</li>" for entry in block.entries) + "\n</ul>"
        case Pairs():
            return _pairs(block)
        case Grid():
            return _grid(block)
        case DemandHead():
            return _head(block)
        case _:  # the outline has told pictures as tables
            return ""


def _grid(block: Grid) -> str:
    return _table(block.heads, ([_cell(cell) for cell in row] for row in block.rows))


def _cell(cell: Cell) -> str:
    if cell.status is not None:
        return _status(cell.status, cell.text)
    styles = {"muted": "quiet", "strong": "strong"}
    return _tag("span", cell.text, styles[cell.tone]) if cell.tone else _text(cell.text)


def _status(status: Status, words: str) -> str:
    return f'<span class="status" style="color: {_colour(status)}">{_glyph(status)} {_text(words)}</span>'


def _pairs(block: Pairs) -> str:
    told = "".join(f"<dt>{_text(pair.label)}</dt><dd>{_text(pair.value)}</dd>" for pair in block.entries)
    return f"<dl>{told}</dl>"


def _head(block: DemandHead) -> str:
    told = _tag("span", f"{block.since} · {block.told}", "quiet")
    return f"<h3>{_text(block.ref)} {_text(block.title)}</h3><p>{_status(block.status, block.status_word)} {told}</p>"


def _item(entry: Item) -> str:
    parts = (_tag("b", entry.subject), _text(entry.text), _tag("span", entry.told, "quiet"))
    return " ".join(part for part in parts if part)


def _summary(state: StateOfPlay) -> str:
    boxes = "".join(f"<li><b>{_text(one.value)}</b>{_text(one.label)}</li>" for one in state.figures)
    bar = "".join(
        f'<span style="flex: {count.count}; background: {_colour(count.status)}"></span>'
        for count in state.statuses
        if count.count
    )
    legend = " ".join(
        f"<span>{_glyph(count.status)} <b>{count.count}</b> {_text(count.word)}</span>" for count in state.statuses
    )
    return (
        f'<ul class="figures">{boxes}</ul><div class="bar" aria-hidden="true">{bar}</div><p class="legend">{legend}</p>'
    )


def _demand(row: DemandRow) -> list[str]:
    below = " · ".join(words for words in (row.theme, f"{row.priority.word} priority") if words)
    parties = ", ".join(row.tabled_by)
    if row.addressed_to:
        parties += " → " + _with_stances(row.addressed_to)
    if row.third_parties:
        parties += "; third: " + _with_stances(row.third_parties)
    return [
        _text(row.ref),
        f"{_text(row.title)}<br>{_tag('small', below, 'quiet')}",
        _text(parties),
        _status(row.status, row.status_word),
        _text(row.since_words),
    ]


def _with_stances(parties: Sequence[Addressee]) -> str:
    return ", ".join(f"{one.code} ({one.words})" if one.words else one.code for one in parties)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f'<th scope="col">{_text(words)}</th>' for words in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>" if body else ""


def _tag(name: str, text: str, style: str = "") -> str:
    """An element with a text in it, or nothing for no text."""
    attribute = f' class="{style}"' if style else ""
    return f"<{name}{attribute}>{_text(text)}</{name}>" if text else ""


def _text(text: str) -> str:
    return escape(printable(text))


def _colour(status: Status) -> str:
    return paper_colours()["status"][status.value]


@cache
def _glyph(status: Status) -> str:
    """The status' own drawing, in its colour."""
    drawing = (RESOURCES / "icons" / f"status-{status.value}.svg").read_text(encoding="utf-8").strip()
    return drawing.replace("<svg ", f'<svg aria-hidden="true" style="color: {_colour(status)}" ', 1)


def _style() -> str:
    style = _STYLE
    for name in ("text", "line", "muted", "danger", "background"):
        style = style.replace(f"${name}", paper_colours()["base"][name])
    return style
