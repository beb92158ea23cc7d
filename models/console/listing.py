"""`list`: the demands with status and parties, a line each."""

from __future__ import annotations

import argparse

from models.console import known_listing, terms
from models.edtf import day_to_edtf
from models.errors import Refusal
from models.queries import board
from models.records import Card
from models.vocabulary import Involvement, Stance, Status
from models.workspace import Workspace

PAGE = 500


def run(arguments: argparse.Namespace) -> int:
    as_of = terms.day(arguments.as_of) if arguments.as_of else None
    if arguments.public and arguments.known_at:
        raise Refusal(
            "What was known is read from the journal, which names confidential records.",
            "Leave --known-at out, or --public.",
        )
    with Workspace.open(arguments.location) as workspace:
        workspace.discreet = arguments.public
        if arguments.known_at:
            return known_listing.tell(workspace, arguments.known_at, as_of, as_json=arguments.json)
        cards = [
            card
            for status, count in board.counts(workspace, as_of=as_of).items()
            for offset in range(0, count, PAGE)
            for card in board.page(workspace, status, offset=offset, limit=PAGE, as_of=as_of)
        ]
    cards.sort(key=lambda card: int(card.ref.removeprefix("D-")))
    if arguments.json:
        terms.say_json([_plain(card) for card in cards])
        return terms.DONE
    width = max((len(card.ref) for card in cards), default=0)
    longest = max(len(status.word) for status in Status)
    for card in cards:
        terms.say(f"{card.ref:<{width}}  {card.status.word:<{longest}}  {parties(card)}  {terms.inline(card.title)}")
    return terms.DONE


def parties(card: Card) -> str:
    """ "TH → KH (no position recorded)", third parties behind a plus sign."""
    tabled = ", ".join(mark.code for mark in card.parties if mark.involvement is Involvement.TABLED_BY)
    asked = ", ".join(
        f"{mark.code} ({(mark.stance or Stance.NONE_RECORDED).word})"
        for mark in card.parties
        if mark.involvement is Involvement.ADDRESSED_TO
    )
    third = ", ".join(mark.code for mark in card.parties if mark.involvement is Involvement.THIRD_PARTY)
    return terms.inline(f"{tabled} → {asked or '—'}" + (f" + {third}" if third else ""))


def _plain(card: Card) -> dict[str, object]:
    return {
        "id": card.id,
        "ref": card.ref,
        "title": card.title,
        "status": card.status.value,
        "since": card.since.isoformat(),
        "since_edtf": day_to_edtf(card.since, soft=card.since_soft),
        "theme": card.theme,
        "priority": card.priority.value,
        "parties": [
            {
                "code": mark.code,
                "name": mark.name,
                "involvement": mark.involvement.value,
                "stance": mark.stance.value if mark.stance else None,
            }
            for mark in card.parties
        ],
    }
