"""The report as one HTML file: no script, no picture from elsewhere, every text escaped.

The same data as on paper, with the way to the summit as a list instead of a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

from models.report.breaking import printable
from models.report.data import HEADINGS, Addressee, DemandRow, MeetingLine, OpenPoint, Section, StateOfPlay
from models.report.typeset import RESOURCES, paper_colours
from models.vocabulary import Status

_STYLE = """
body { font: 15px/1.45 "Noto Sans", "Noto Sans Thai", "Noto Sans Khmer", sans-serif; color: $text; background: #fff;
       max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
header { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid $line; color: $muted; }
.marking { color: $danger; font-weight: bold; }
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


def page(state: StateOfPlay) -> str:
    """The whole file. Nothing in it asks for anything from outside, and its own policy forbids it."""
    parts = [_section(state, section) for section in state.sections]
    closing = [f"issued {state.issued_words}", f"journal {state.journal}" if state.journal else ""]
    closing.append("without confidential records" if state.public else "")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_text(state.language)}"><head><meta charset="utf-8">',
            """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>State of play, {_text(state.as_of_words)}: {_text(state.title)}</title>",
            f"<style>{_style()}</style></head><body>",
            f"<header><span>{_text(state.title)}</span>{_tag('span', state.marking, 'marking')}",
            f"<span>State of play, {_text(state.as_of_words)}</span></header>",
            f"<h1>State of play: {_text(state.title)}</h1>{_tag('p', state.subtitle, 'quiet')}",
            *parts,
            f"<footer>{_text(' · '.join(words for words in closing if words))}</footer>",
            "</body></html>\n",
        ]
    )


def _section(state: StateOfPlay, section: Section) -> str:
    heading = "" if section is Section.SUMMARY else f"<h2>{_text(HEADINGS[section])}</h2>"
    return f"<section>{heading}\n{_body(state, section)}</section>"


def _body(state: StateOfPlay, section: Section) -> str:
    match section:
        case Section.SUMMARY:
            return _summary(state)
        case Section.IN_SHORT:
            return _tag("p", " ".join(state.in_short))
        case Section.DEMANDS:
            return _table(("Ref", "Demand", "Tabled by → to", "Status", "Since"), map(_demand, state.demands))
        case Section.WAY:
            return _list(_text(event.label) for event in state.way.events) if state.way else _nothing()
        case Section.OPEN:
            return _list(map(_point, state.open_points))
        case Section.MEETINGS:
            return _table(("When", "What", "State"), map(_meeting, state.meetings))
        case Section.STATEMENTS:
            return _list(
                _told(line.speaker, (line.party, line.audience and f"to {line.audience}", line.outlet, line.when))
                + ": "
                + _text(f"“{line.words}”" if line.quoted else line.words)
                for line in state.statements
            )
        case Section.FACTS:
            return _list(
                f"<b>{_text(fact.question)}</b>: "
                + " <b>versus</b> ".join(_told(value.value, (value.source,), strong=False) for value in fact.values)
                for fact in state.facts
            )
        case Section.PARTIES:
            return _table(
                ("Code", "Party", "Roles", "People", "Tables", "Asked"),
                (
                    [_text(cell) for cell in (line.code, line.name, ", ".join(line.roles), "; ".join(line.people))]
                    + [str(line.tabled), str(line.addressed)]
                    for line in state.parties
                ),
            )
        case Section.SOURCES:
            return _list(
                _told(line.outlet, (line.title, line.published, line.grade, line.url)) for line in state.sources
            )


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
    colour = _colour(row.status)
    return [
        _text(row.ref),
        f"{_text(row.title)}<br>{_tag('small', below, 'quiet')}",
        _text(parties),
        f'<span class="status" style="color: {colour}">{_glyph(row.status)} {_text(row.status_word)}</span>',
        _text(row.since_words),
    ]


def _with_stances(parties: Sequence[Addressee]) -> str:
    return ", ".join(f"{one.code} ({one.words})" if one.words else one.code for one in parties)


def _meeting(line: MeetingLine) -> list[str]:
    title = f"<b>{_text(line.title)}</b>" if line.is_summit else _text(line.title)
    more = " · ".join(words for words in (line.kind_word, line.place, ", ".join(line.parties)) if words)
    state = _text(line.state_word) if line.certain else _tag("span", line.state_word, "unsure")
    return [_text(line.when), f"{title} {_tag('span', f'· {more}', 'quiet')}", state]


def _point(point: OpenPoint) -> str:
    sources = _tag("span", ", ".join(point.sources), "quiet")
    return f"{_tag('b', point.subject)} {_text(point.text)} {sources}".strip()


def _told(name: str, more: Iterable[str], *, strong: bool = True) -> str:
    told = ", ".join(words for words in more if words)
    return _tag("b" if strong else "span", name) + (_tag("span", f" ({told})", "quiet") if told else "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f'<th scope="col">{_text(words)}</th>' for words in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>" if body else _nothing()


def _list(items: Iterable[str]) -> str:
    told = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<ul>\n{told}\n</ul>" if told else _nothing()


def _nothing() -> str:
    return _tag("p", "Nothing is recorded.", "quiet")


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
