"""How a person's words on the command line become values, and how results and errors are written."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable

import msgspec

from models.dates import exactly, next_midnight
from models.errors import Refusal
from models.vocabulary import Status

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def day(text: str) -> dt.date:
    """An ISO date. Raises Refusal with the form that is wanted."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal(f"“{text}” is not a date.", "Write it as 2025-10-14.") from error


def instant(text: str, zone: str) -> int:
    """UTC seconds of a moment of recorded time in that zone; of a date alone, its last second. Raises Refusal."""
    try:
        at = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal(f"“{text}” is not a moment.", "Write it as 2025-10-14 or 2025-10-14T09:14.") from error
    if len(text.strip()) <= len("2025-10-14"):
        return next_midnight(at.date(), zone) - 1
    return exactly(at, at, zone).start if at.tzinfo is None else int(at.timestamp())


def status(text: str) -> Status:
    """A status in words: "agreed", "under discussion", "under-discussion". Raises Refusal naming all of them."""
    found = Status.read(text)
    if found is None:
        raise Refusal(f"“{text}” is not a status.", f"Use one of: {', '.join(word.word for word in Status)}.")
    return Status(found)


def say(line: str = "") -> None:
    """A line of the result, on standard output, seen at once by whoever reads it."""
    print(line, flush=True)


def tell(line: str) -> None:
    """A line about the work itself, on standard error."""
    print(line, file=sys.stderr, flush=True)


def progress(words: str) -> Callable[[int, int], None]:
    """Tells how far a long piece of work is, where somebody watches: nothing goes into a pipe or a log."""
    shown = -1

    def told(done: int, total: int) -> None:
        nonlocal shown
        percent = done * 100 // total if total else 0
        if percent != shown and sys.stderr.isatty():
            shown = percent
            print(f"\r{words} {percent} %", end="\n" if done >= total else "", file=sys.stderr, flush=True)

    return told


def say_json(value: object) -> None:
    say(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def one_line(error: Refusal) -> str:
    """The sentence and the way out on one line, without anything that could steer a terminal."""
    return inline(str(error))


def inline(text: str) -> str:
    """Any text on one line, without what could steer a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
