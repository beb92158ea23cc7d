"""What a power cut can leave: built from a program's own calls to the disk, and opened again.

The model is the strictest that file systems keep to. What was synced is there. Of what was written to a file since its
last sync any part may be there, single sectors of 512 bytes too. A name that was made, removed or changed since its
folder was synced may be there or not. Nothing else is known, so a program must be right with all of it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.faults.kills import telling
from tests.faults.log import Call, read
from tests.faults.program import Desk, content_of, edits_of, moves, version_of, wrong_with
from tests.faults.shim import Faults

SECTOR = 512


@dataclass
class Content:
    """A file's bytes: those that are safe, and the calls since, which may or may not have reached the disk."""

    safe: bytes = b""
    since: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        self.safe = _applied(self.safe, self.since)
        self.since = []

    def after_a_cut(self, chance: random.Random, keep: float) -> bytes:
        """keep: how likely each sector written since the last sync is there."""
        reached = []
        for call in self.since:
            if call.op == "truncate":
                reached += [call] if chance.random() < keep else []
                continue
            for at in range(0, len(call.data), SECTOR):
                if chance.random() < keep:
                    reached.append(Call("write", call.path, call.offset + at, call.data[at : at + SECTOR]))
        return _applied(self.safe, reached)


class Disk:
    """A folder as the program sees it, and as a power cut would leave it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = {path: Content(path.read_bytes()) for path in folder.iterdir() if path.is_file()}
        self._safe_names = dict(self._names)
        self._since: list[tuple[Call, Content | None]] = []

    def do(self, call: Call) -> None:
        if call.op == "sync" and call.path == self._folder:
            self._safe_names, self._since = dict(self._names), []
        elif call.op in ("create", "remove", "rename"):
            made = Content() if call.op == "create" else None
            _rename(self._names, call, made)
            self._since.append((call, made))
        elif call.path in self._names:
            content = self._names[call.path]
            if call.op == "sync":
                content.sync()
            else:
                content.since.append(call)

    def cut(self, target: Path, chance: random.Random, keep: float) -> None:
        """Write into the empty folder `target` what a power cut at this moment leaves."""
        names = dict(self._safe_names)
        for call, made in self._since:
            if chance.random() < keep:
                _rename(names, call, made)
        for path, content in names.items():
            (target / path.name).write_bytes(content.after_a_cut(chance, keep))


def _rename(names: dict[Path, Content], call: Call, made: Content | None) -> None:
    if made is not None:
        names[call.path] = made
    elif call.op == "remove":
        names.pop(call.path, None)
    elif call.to is not None and call.path in names:
        names[call.to] = names.pop(call.path)


def _applied(content: bytes, calls: list[Call]) -> bytes:
    made = bytearray(content)
    for call in calls:
        if call.op == "truncate":
            made = made[: call.offset] + bytes(max(0, call.offset - len(made)))
        else:
            end = call.offset + len(call.data)
            made += bytes(max(0, end - len(made)))
            made[call.offset : end] = call.data
    return bytes(made)


#: Nothing of what was not synced, all of it, or a part by chance: how likely each call's effect is there.
KEEPS = (0.0, 1.0, 0.5, 0.9)


def cuts(calls: list[Call], disk: Disk, chance: random.Random) -> Iterator[tuple[int, int, Callable[[Path], None]]]:
    """Every moment between two calls in several fashions: how many calls and answers were before, and what makes it."""
    answers = 0
    for number, call in enumerate(calls, 1):
        if call.op == "answer":
            answers += call.data.count(b"ok ")
        else:
            disk.do(call)
        for keep in KEEPS:
            yield number, answers, partial(disk.cut, chance=chance, keep=keep)


def cut_power_while_editing(
    path: Path, scratch: Path, faults: Faults, log: Path, edits: int, seed: int, *, weakened: str = ""
) -> int:
    """Make edits, then look at every state that a power cut can leave. Gives how many states were looked at.

    Each must be sound and hold every edit that was answered before the cut, and at most one more.
    """
    before = edits_of(path)
    disk = Disk(path.parent)
    log.unlink(missing_ok=True)
    desk = Desk(path, faults.environment, weakened=weakened)
    lines = moves(path)
    for _ in range(edits):
        assert desk.ask(next(lines)).startswith("ok ")
    assert desk.finish() == 0
    seen: set[tuple[bytes, ...]] = set()
    for number, answers, make in cuts(list(read(log)), disk, random.Random(seed)):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        make(scratch)
        state = tuple(one.read_bytes() for one in sorted(scratch.iterdir()))
        if (key := (str(answers).encode(), *state)) in seen:
            continue
        seen.add(key)
        left = scratch / path.name
        assert wrong_with(left) == [], f"after call {number}"
        found = len(edits_of(left)) - len(before)
        assert answers <= found <= answers + 1, f"after call {number}: {answers} answered, {found} in the file"
    return len(seen)


def cut_power_while_upgrading(path: Path, scratch: Path, calls: list[Call], disk: Disk, seed: int) -> tuple[int, int]:
    """Look at states that a power cut during an upgrade can leave; gives how many were the old file and the new one."""
    was = content_of(path)
    old = new = 0
    telling_calls = set(telling(calls))
    for number, _, make in cuts(calls, disk, random.Random(seed)):
        if number not in telling_calls:
            continue
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        make(scratch)
        left = scratch / path.name
        if version_of(left) == 1:
            old += 1
            assert content_of(left) == was, f"after call {number}"
        else:
            new += 1
            assert wrong_with(left) == [], f"after call {number}"
    return old, new
