"""Kills the real program at chosen and at random moments, and says what was lost. Nothing ever should be.

Each function does it once and raises AssertionError where something is lost or half; `__main__` does it a thousand
times and counts, the tests beside do it some thirty times.
"""

from __future__ import annotations

import itertools
import random
import shutil
import time
from pathlib import Path

from models.storage import backups
from tests.faults.log import Call
from tests.faults.program import Desk, content_of, edits_of, moves, run, version_of, wrong_with
from tests.faults.shim import Faults, Order


def kill_a_desk(
    path: Path, chance: random.Random, faults: Faults | None = None, *, weakened: str = ""
) -> tuple[int, int]:
    """Feed edits, kill in their midst, open again. Gives how many were answered, and how many more are in the file.

    Without `faults` by a signal after a random time, finely spread over the few milliseconds of an edit; with them at
    a random call to the disk.
    """
    before = edits_of(path)
    lines = moves(path, chance.randrange(1_000_000, 9_000_000))
    desk = Desk(path, faults.environment if faults else None, weakened=weakened)
    sent: list[str] = []
    answers: list[str] = []

    def one_more() -> str:
        sent.append(next(lines))
        return desk.ask(sent[-1])

    answers.append(one_more())
    assert answers == [f"ok {len(before) + 1}"], (answers, wrong_with(path))
    if faults is not None:
        faults.order(Order("any", chance.randint(1, 60), "kill" if chance.random() < 0.7 else "torn"))
        answers += itertools.takewhile(bool, iter(one_more, ""))
    else:
        for _ in range(chance.randint(0, 5)):
            answers.append(one_more())
        sent += itertools.islice(lines, 40)
        desk.send(*sent[len(answers) :])
        time.sleep(chance.random() * 0.08)
    answers += desk.kill()
    if faults is not None:
        faults.end()
    return _nothing_lost(path, before, sent, answers)


def _nothing_lost(path: Path, before: list[str], sent: list[str], answers: list[str]) -> tuple[int, int]:
    answered = [answer for answer in answers if answer]
    assert all(answer.startswith("ok ") for answer in answered), answered
    assert wrong_with(path) == []
    after = edits_of(path)
    assert after[: len(before)] == before
    fresh = after[len(before) :]
    assert len(answered) <= len(fresh) <= len(answered) + 1, f"{len(answered)} answered, {len(fresh)} in the file"
    assert [answer.split()[1] for answer in answered] == [str(len(before) + 1 + at) for at in range(len(answered))]
    for line, edit in zip(sent, fresh, strict=False):
        assert edit.endswith(line.split()[-1]), f"{edit} is not {line}"
    journal = Path(f"{path}-journal")
    # One that was never synced has no header yet and means nothing; the next edit takes its place.
    assert not journal.exists() or not any(journal.read_bytes()[:8]), "a hot journal is rolled back by opening"
    return len(answered), len(fresh) - len(answered)


def kill_an_upgrade(old: Path, folder: Path, call: int, *, weakened: str = "") -> bool:
    """Kill an upgrade at call number `call` to the disk: the old file or the new one. False where it came through."""
    path = fresh_copy(old, folder)
    before = content_of(path)
    faults = Faults(folder, folder.parent / "control")
    faults.order(Order("any", call, "kill" if call % 2 else "torn"))
    ended = run("upgrade", path, more=faults.environment, weakened=weakened)
    faults.end()
    version = version_of(path)
    if ended.returncode == 0:
        assert version > 1
        return False
    if version == 1:
        assert content_of(path) == before
    assert run("upgrade", path).returncode == 0
    assert wrong_with(path) == []
    kept = folder.glob("*.before-upgrade-*.accord")
    assert all(version_of(one) == 1 and content_of(one) == before for one in kept)
    _only_whole_files(folder)
    return True


def kill_a_copy(path: Path, folder: Path, words: tuple[str, ...], target: Path, call: int) -> bool:
    """Kill `backup -o` or `restore`, whose target is there before: it is then the old one or the new one."""
    was, wanted = content_of(target), content_of(path)
    faults = Faults(folder, folder.parent / "control")
    faults.order(Order("any", call, "kill" if call % 2 else "torn"))
    ended = run(*words, more=faults.environment)
    faults.end()
    assert content_of(target) in (was, wanted)
    assert wrong_with(target) == []
    if ended.returncode == 0:
        assert content_of(target) == wanted
        return False
    assert run(*words).returncode == 0, "the next try comes through"
    assert content_of(target) == wanted
    _only_whole_files(folder)
    return True


def kill_a_backup(path: Path, root: Path, call: int) -> bool:
    """Kill a backup into the data folder: there is one more, whole, or none."""
    before = len(backups.backups_of(path))
    faults = Faults(root, root.parent / "control")
    faults.order(Order("any", call, "kill" if call % 2 else "torn"))
    ended = run("backup", path, more=faults.environment)
    faults.end()
    found = backups.backups_of(path)
    assert before <= len(found) <= before + 1
    assert all(wrong_with(backup.path) == [] for backup in found[:1])
    if ended.returncode == 0:
        return False
    backups.back_up(path, found[0].reason if found else backups.BackupReason.ASKED)
    _only_whole_files(backups.folder_of(path))
    return True


def telling(calls: list[Call]) -> list[int]:
    """The numbers of the calls that another kind of call or another file follows or precedes, and some between."""
    found = []
    for number, call in enumerate(calls, 1):
        before, after = calls[max(0, number - 2)], calls[min(len(calls) - 1, number)]
        alike = (before.op, before.path) == (call.op, call.path) == (after.op, after.path)
        if not alike or number % 50 == 0:
            found.append(number)
    return found


def fresh_copy(original: Path, folder: Path, name: str = "talks.accord") -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = Path(shutil.copyfile(original, folder / name))
    path.chmod(0o600)
    return path


def _only_whole_files(folder: Path) -> None:
    left = [path.name for path in folder.iterdir() if path.suffix != ".accord"]
    assert left == [], f"left behind: {left}"
