"""`make faults`: a thousand kills, failing disks, power cuts and flipped bits, on the real program; prints the figures.

Each line also goes to build/faults.jsonl as an object: name, tries, lost, seconds, and what more there is to say. Ends
with 1 where anything was lost. Takes about half an hour; FAULTS_SHARE=0.05 does a twentieth of it, and
`python -m tests.faults kills disks power flips` what is named.
"""

from __future__ import annotations

import errno
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from models.generate import generate
from models.sample import create_sample
from tests.faults import disk, flips, kills, power
from tests.faults.log import calls_of
from tests.faults.shim import MISSING, Faults

DATA = Path(__file__).parents[1] / "data"
OUT = Path(__file__).parents[2] / "build" / "faults.jsonl"
SHARE = float(os.environ.get("FAULTS_SHARE", "1"))

#: Of a thousand kills so many are of each sort.
AT_ANY_MOMENT, AT_ANY_CALL, UPGRADES, RESTORES, COPIES, BACKUPS = 500, 300, 120, 40, 20, 20

FLIPS = 5_000


class Figures:
    """Runs one sort of fault so often, and writes down how often something was lost."""

    def __init__(self, *, anew: bool) -> None:
        OUT.parent.mkdir(exist_ok=True)
        if anew:
            OUT.write_text("")
        self.lost = 0

    def run(self, name: str, tries: int, once: Callable[[int], object]) -> None:
        """`once` raises AssertionError where something is lost; a number that it gives is added up."""
        begun, lost, told = time.monotonic(), 0, 0
        for number in range(tries):
            try:
                gave = once(number)
                told += gave if isinstance(gave, int) else 0
            except AssertionError as error:
                lost += 1
                print(f"{name} {number}: {error}", file=sys.stderr)
        self.write(name, tries, lost, time.monotonic() - begun, counted=told)

    def write(self, name: str, tries: int, lost: int, seconds: float, **more: object) -> None:
        self.lost += lost
        line = {"name": name, "tries": tries, "lost": lost, "seconds": round(seconds, 1), **more}
        with OUT.open("a") as file:
            file.write(json.dumps(line) + "\n")
        told = ", ".join(f"{key} {value}" for key, value in more.items())
        print(f"{name:44} {tries:>6} tries {lost:>4} lost {seconds:>7.0f} s  {told}", flush=True)


def main() -> int:
    if MISSING:
        print(f"Only kills by signal can be tried: {MISSING}.", file=sys.stderr)
    wanted = sys.argv[1:] or list(PARTS)
    figures = Figures(anew=not sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="accord-faults-") as private:
        home = Path(private)
        os.environ["XDG_DATA_HOME"] = str(home / "data")
        original = home / "original.accord"
        create_sample(original).close()
        for name in wanted:
            if not MISSING or name in ("kills", "flips"):
                PARTS[name](figures, home, original)
    return 1 if figures.lost else 0


def _kills(figures: Figures, home: Path, original: Path) -> None:
    path = kills.fresh_copy(original, home / "desk")
    chance = random.Random(1)
    figures.run("edits, killed at any moment", _some(AT_ANY_MOMENT), lambda _: kills.kill_a_desk(path, chance)[0])
    if MISSING:
        return
    faults = Faults(path.parent, home / "control")
    figures.run(
        "edits, killed at any call to the disk",
        _some(AT_ANY_CALL),
        lambda _: kills.kill_a_desk(path, chance, faults)[0],
    )
    _killed_upgrades(figures, home)
    target = kills.fresh_copy(original, home / "there")
    for name, tries, words in (
        ("a restore, killed at any call", _some(RESTORES), ("restore", str(path), str(target))),
        ("a copy, killed at any call", _some(COPIES), ("backup", str(path), "-o", str(target))),
    ):
        moments = kills.telling(calls_of(words, target.parent, home / "control"))

        def once(number: int, words: tuple[str, ...] = words, moments: list[int] = moments) -> object:
            kills.fresh_copy(original, home / "there")
            return kills.kill_a_copy(path, target.parent, words, target, moments[number % len(moments)])

        figures.run(name, tries, once)
    figures.run(
        "a backup, killed at any call",
        _some(BACKUPS),
        lambda _: kills.kill_a_backup(path, home / "data", chance.randint(1, 200)),
    )


def _killed_upgrades(figures: Figures, home: Path) -> None:
    for old in sorted(DATA.glob("version-*.accord")):
        folder = home / "old"
        calls = calls_of(("upgrade", kills.fresh_copy(old, folder)), folder, home / "control")
        moments = kills.telling(calls)
        step = len(calls) / max(1, _some(UPGRADES) // 2)

        def once(number: int, old: Path = old, moments: list[int] = moments, step: float = step) -> object:
            call = moments[number] if number < len(moments) else 1 + int(number * step)
            return kills.kill_an_upgrade(old, home / "old", call)

        figures.run(f"an upgrade of {old.stem}, killed", _some(UPGRADES) // 2, once)


def _disks(figures: Figures, home: Path, original: Path) -> None:
    for lasting in (False, True):
        for op, error in disk.WAYS:
            path = kills.fresh_copy(original, home / "disk")
            faults = Faults(path.parent, home / "control")
            name = f"{errno.errorcode[error]} at {op}{', lasting' if lasting else ''}"
            begun, refused, tried, lost = time.monotonic(), 0, 0, 0
            try:
                step = 1 if SHARE >= 1 else 7
                refused, tried = disk.edits_on_a_failing_disk(path, faults, op, error, lasting=lasting, step=step)
            except AssertionError as failed:
                lost = 1
                print(f"{name}: {failed}", file=sys.stderr)
            figures.write(name, tried, lost, time.monotonic() - begun, refused=refused)


def _power(figures: Figures, home: Path, original: Path) -> None:
    path = kills.fresh_copy(original, home / "power")
    log = home / "log"
    faults = Faults(path.parent, home / "control", log=log)
    begun, states, lost = time.monotonic(), 0, 0
    try:
        states = power.cut_power_while_editing(path, home / "left", faults, log, edits=_some(20), seed=1)
    except AssertionError as failed:
        lost = 1
        print(f"power: {failed}", file=sys.stderr)
    figures.write("power cuts during edits, states of the disk", states, lost, time.monotonic() - begun)
    old = DATA / "version-1-sample.accord"
    path = kills.fresh_copy(old, home / "old")
    folder = power.Disk(path.parent)
    calls = calls_of(("upgrade", path), path.parent, home / "control")
    path = kills.fresh_copy(old, home / "old")
    begun, both, lost = time.monotonic(), (0, 0), 0
    try:
        both = power.cut_power_while_upgrading(path, home / "left", calls, folder, seed=1)
    except AssertionError as failed:
        lost = 1
        print(f"power: {failed}", file=sys.stderr)
    figures.write(
        "power cuts during an upgrade, states", sum(both), lost, time.monotonic() - begun, old=both[0], new=both[1]
    )


def _flips(figures: Figures, home: Path, original: Path) -> None:
    large = home / "generated.accord"
    generate(large, demands=200, meetings=60, seed=5)
    for name, path in (("sample", original), ("200 demands", large)):
        begun = time.monotonic()
        found = flips.flip(path, _some(FLIPS) // 2, seed=1)
        lost = 0 if found.share >= 0.99 else 1
        figures.write(
            f"bits flipped in live bytes, {name}",
            found.flips,
            lost,
            time.monotonic() - begun,
            found=found.found,
            share=round(found.share, 5),
            harmless=found.harmless,
        )
        for place, count in found.escaped.items():
            print(f"    escaped: {place} {count}", file=sys.stderr)


PARTS = {"kills": _kills, "disks": _disks, "power": _power, "flips": _flips}


def _some(number: int) -> int:
    return max(2, round(number * SHARE))


if __name__ == "__main__":
    sys.exit(main())
