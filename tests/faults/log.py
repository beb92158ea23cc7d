"""Reads what the shim wrote down: every call of a program to the disk, in order, with the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.program import run
from tests.faults.shim import Faults


@dataclass(frozen=True, slots=True)
class Call:
    """`op` as in shim.c, or "answer" for what the program said; `to` is the new name of a rename."""

    op: str
    path: Path
    offset: int = 0
    data: bytes = b""
    to: Path | None = None


def read(log: Path) -> Iterator[Call]:
    raw = log.read_bytes()
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        op, offset, length, paths = raw[at:end].decode().split(" ", 3)
        size = int(length) if op in ("write", "answer") else 0
        path, _, to = paths.partition("\t")
        yield Call(op, Path(path), int(offset), raw[end + 1 : end + 1 + size], Path(to) if to else None)
        at = end + 1 + size


def calls_of(words: tuple[object, ...], under: Path, control: Path) -> list[Call]:
    """Run a command to its end and give its calls to the disk: so many moments there are to kill it at."""
    log = control / "log"
    log.unlink(missing_ok=True)
    faults = Faults(under, control, log=log)
    ended = run(*words, more=faults.environment)
    assert ended.returncode == 0, ended.stderr
    return [call for call in read(log) if call.op != "answer"]
