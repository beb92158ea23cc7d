"""A disk that is full or broken while the program runs: each edit is refused in one sentence or saved, never half."""

from __future__ import annotations

import errno
from pathlib import Path

from tests.faults.program import Desk, edits_of, moves, wrong_with
from tests.faults.shim import Faults, Order

#: No edit calls the disk that often in one way; two edits that no fault hits any more end the run before.
MOST_CALLS = 400

#: What the program calls on the way of one edit, and how each may fail.
WAYS = (
    ("create", errno.ENOSPC),
    ("create", errno.EACCES),
    ("write", errno.ENOSPC),
    ("write", errno.EIO),
    ("write", errno.EROFS),
    ("sync", errno.EIO),
    ("remove", errno.EIO),
    ("read", errno.EIO),
    ("read", errno.ESTALE),
)


def edits_on_a_failing_disk(
    path: Path, faults: Faults, op: str, error: int, *, lasting: bool = False, step: int = 1
) -> tuple[int, int]:
    """One running program: for each call of that kind an edit whose call fails, then an edit on a disk that is well.

    lasting: all calls fail from that one on, as on a full disk. step: leaves calls between out.
    Gives how many edits were refused, and of how many.
    """
    lines = moves(path)
    refused = saved = tried = 0
    number = 1 - step
    faults.end()
    with Desk(path, faults.environment) as desk:
        assert desk.ask(next(lines)).startswith("ok "), "it has to be running before the disk fails"
        done = edits_of(path)
        while saved < 2:
            number += step
            tried += 1
            line = next(lines)
            faults.order(Order(op, number, error, 1_000_000 if lasting else 1))
            answer = desk.ask(line)
            faults.end()
            where = f"{op} {number}: {answer or 'the program is gone'}"
            assert wrong_with(path) == [], where
            if answer.startswith("error: "):
                refused, saved = refused + 1, 0
                assert edits_of(path) == done, f"{where} and yet it is in the file"
                _clear_sentence(answer)
                assert desk.ask(line).startswith("ok "), f"{where} and so the next one"
            else:
                assert answer.startswith("ok "), where
                saved += 1
            ref, status, reason = line.split()
            done = [*done, f"Move {ref} to {status} · {reason}"]
            assert edits_of(path) == done, where
            assert number < MOST_CALLS
        desk.finish()
    return refused, tried


def _clear_sentence(answer: str) -> None:
    """One line that says what happened and what to do, without a word of Python's or SQLite's."""
    assert answer.count(". ") >= 1, answer
    assert answer.endswith("."), answer
    for word in ("Error", "sqlite", "Errno", "Traceback", "disk I/O"):
        assert word not in answer, answer
