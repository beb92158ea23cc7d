"""`status`: change one demand's status, or many from standard input, each in a commit of its own."""

from __future__ import annotations

import argparse
import sys

from models.commands import demands
from models.console import terms
from models.console.backing import keep
from models.errors import Refusal
from models.records import Effective
from models.vocabulary import Status
from models.workspace import Workspace


def run(arguments: argparse.Namespace) -> int:
    effective = Effective(terms.day(arguments.effective)) if arguments.effective else None
    if arguments.ref == "-":
        if arguments.status:
            raise Refusal("The statuses come from standard input.", 'Write lines such as "D-2 agreed the reason".')
        return _from_lines(arguments.location, effective, arguments.source)
    if not arguments.status:
        raise Refusal("The status is missing.", f"Give one of: {', '.join(word.word for word in Status)}.")
    status = terms.status(" ".join(arguments.status))
    with Workspace.open(arguments.location) as workspace:
        keep(workspace)
        terms.say(_change(workspace, arguments.ref, status, arguments.reason, effective, arguments.source))
    return terms.DONE


def _from_lines(location: str, effective: Effective | None, source: str) -> int:
    outcome = terms.DONE
    with Workspace.open(location) as workspace:
        keep(workspace)
        for raw in sys.stdin:
            line = raw.strip()
            if not line:
                continue
            try:
                ref, status, reason = _read(line)
                terms.say(_change(workspace, ref, status, reason, effective, source))
            except Refusal as error:
                outcome = terms.REFUSED
                terms.say(f"error: {terms.one_line(error)}")
    return outcome


def _read(line: str) -> tuple[str, Status, str]:
    """A reference, a status of up to three words (the longest that is one), and the rest as the reason."""
    ref, *words = line.split()
    for length in (3, 2, 1):
        found = Status.read(" ".join(words[:length])) if len(words) >= length else None
        if found is not None:
            return ref, Status(found), " ".join(words[length:])
    raise Refusal(
        f"“{' '.join(words[:3])}” is not a status.", f"Use one of: {', '.join(word.word for word in Status)}."
    )


def _change(
    workspace: Workspace, ref: str, status: Status, reason: str, effective: Effective | None, source: str
) -> str:
    demand_id = demands.id_of(workspace, ref)
    news = demands.move(workspace, [demand_id], status, reason=reason, effective=effective, source=source)
    if news is None:
        raise Refusal(f"{ref} did not change.")
    return f"ok {news.sequence}"
