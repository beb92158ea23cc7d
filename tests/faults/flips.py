"""Turns single bits over in live bytes of a file and counts how many `check` finds; the others are named."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import Refusal
from models.storage.check import check
from tests.faults.pages import LiveBytes
from tests.faults.program import content_of


@dataclass
class Found:
    """Of so many flips so many were found. Those that escaped, by tree; harmless ones change no word of any table."""

    flips: int = 0
    found: int = 0
    escaped: Counter[str] = field(default_factory=Counter)
    harmless: int = 0

    @property
    def share(self) -> float:
        return self.found / self.flips


def flip(path: Path, flips: int, seed: int) -> Found:
    """One bit at a time, each in a random live byte; the file is put right again after each."""
    live = LiveBytes(path)
    before = content_of(path)
    chance = random.Random(seed)
    result = Found()
    for _ in range(flips):
        at, tree = live.place(chance.randrange(live.total))
        bit = 1 << chance.randrange(8)
        _put(path, at, live.raw[at] ^ bit)
        result.flips += 1
        if _is_found(path):
            result.found += 1
        else:
            result.escaped[f"{tree} byte {at}: {live.raw[at]:#04x} ^ {bit:#04x}"] += 1
            result.harmless += _says_the_same(path, before)
        _put(path, at, live.raw[at])
    assert path.read_bytes() == live.raw, "check writes nothing"
    return result


def _put(path: Path, at: int, byte: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes([byte]))


def _is_found(path: Path) -> bool:
    try:
        return not check(path).sound
    except Refusal:
        return True


def _says_the_same(path: Path, before: str) -> bool:
    try:
        return content_of(path) == before
    except Exception:  # noqa: BLE001 - whatever a reader stumbles over, it is not the same
        return False
