"""The board's sentences: tooltips, counts, days and the words of filters. Plain text; nothing here paints."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale

from models.records import Card, PartyMark
from models.vocabulary import Involvement, Priority, Status
from ui.widgets.party_chip import party_words
from ui.widgets.plain_text import tooltip

#: A demand that stands longer than this is marked, as long as no filter asks for another number.
STALLED_DAYS = 7

_ORDER = {Involvement.TABLED_BY: 0, Involvement.ADDRESSED_TO: 1, Involvement.THIRD_PARTY: 2}


def status_title(status: Status) -> str:
    return capital(status.word)


def priority_title(priority: Priority) -> str:
    return capital(priority.word)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def day_words(day: dt.date) -> str:
    """The date in the person's own language: "14 Oct 2025"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def days_words(card: Card) -> str:
    """ "12 d", with a tilde where the beginning is only known about."""
    return f"{'~' if card.since_soft else ''}{card.days} d"


def stalled(card: Card) -> bool:
    """True where a demand has not moved for long; one that is agreed has arrived and does not stall."""
    return card.days > STALLED_DAYS and card.status is not Status.AGREED


def in_order(parties: tuple[PartyMark, ...]) -> list[PartyMark]:
    """Those that table, then those addressed, then third parties."""
    return sorted(parties, key=lambda mark: _ORDER[mark.involvement])


def card_tooltip(card: Card) -> str:
    """Everything that the card had to cut or to abbreviate."""
    since = f"{capital(card.status.word)} since {'about ' if card.since_soft else ''}{day_words(card.since)}"
    lines = [f"{card.ref}  {card.title}"]
    lines += [party_words(mark) for mark in in_order(card.parties)]
    lines.append(f"{since}: {many(card.days, 'day')}")
    lines.append(f"{many(card.evidence, 'citation')}, {many(card.meetings, 'meeting')}")
    if card.brackets:
        lines[-1] += f", {many(card.brackets, 'open bracket')}"
    if not card.sourced:
        lines.append("No source: nothing supports it yet")
    if card.links:
        lines.append(f"{many(card.links, 'link')} to other demands")
    lines += [f"In the package “{title}”" for title in card.packages]
    if card.suggests:
        lines.append(card.suggests)
    lines.append(f"Priority: {card.priority.word}" + (" · confidential" if card.confidential else ""))
    return tooltip("\n".join(lines))


def heading_words(label: str, count: int) -> str:
    return f"{label or 'Without one'}, {many(count, 'demand')}"


def many(number: int, noun: str) -> str:
    """ "1 demand", "3 demands"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summit_words(days: int | None) -> tuple[str, str]:
    """The bold number and the words of the header's first pill."""
    if days is None:
        return "", "No summit chosen"
    if days == 0:
        return "Today", "is the summit"
    number = many(abs(days), "day")
    return (number, "to the summit") if days > 0 else (number, "since the summit")
