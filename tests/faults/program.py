"""The real program as a process: started, fed line by line, killed; and the file looked at afterwards."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from models.storage.check import check

MAIN = Path(__file__).parents[2] / "main.py"

#: Longer than anything here takes on a busy machine, in seconds.
PATIENCE = 120


def run(*words: object, more: Mapping[str, str] | None = None, weakened: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *_program(weakened), *map(str, words)],
        cwd=MAIN.parent,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(more or {})},
    )


def _program(weakened: str) -> list[str]:
    """weakened: Python that takes a defence away before the program runs, to show that it is needed."""
    return ["-c", f"{weakened}\nimport main, sys\nsys.exit(main.main(sys.argv[1:]))"] if weakened else [str(MAIN)]


class Desk:
    """`main.py status LOCATION -`: takes lines, answers each."""

    def __init__(self, location: Path, more: Mapping[str, str] | None = None, *, weakened: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, *_program(weakened), "status", str(location), "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=MAIN.parent,
            env={**os.environ, **(more or {})},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._in, self._out = self.process.stdin, self.process.stdout

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.kill()

    def send(self, *lines: str) -> None:
        self._in.write("".join(f"{line}\n" for line in lines))
        self._in.flush()

    def answer(self) -> str:
        """Empty where the program is gone."""
        return self._out.readline().rstrip("\n")

    def ask(self, line: str) -> str:
        try:
            self.send(line)
        except BrokenPipeError:
            return ""
        return self.answer()

    def kill(self) -> list[str]:
        """SIGKILL; gives the answers that it had written and nobody had read."""
        self.process.send_signal(signal.SIGKILL)
        with contextlib.suppress(BrokenPipeError):
            self._in.close()
        left = self._out.read().splitlines(keepends=True)
        self.process.wait(PATIENCE)
        self.close()
        return [line.rstrip("\n") for line in left if line.endswith("\n")]

    def finish(self) -> int:
        self._in.close()
        code = self.process.wait(PATIENCE)
        self.close()
        return code

    def close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


def moves(path: Path, start: int = 0) -> Iterator[str]:
    """Lines for ever, from how the file stands: each a move that the rules allow, its reason telling which it is."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        stands = dict(connection.execute("SELECT number, status FROM demand WHERE number IN (3, 4, 6)").fetchall())
    while True:
        for number, status in stands.items():
            stands[number] = "tabled" if status == "contested" else "contested"
            yield f"D-{number} {stands[number]} move-{start}"
            start += 1


def edits_of(path: Path) -> list[str]:
    """The label and the reason of every edit, in order. Opening rolls back what is half, as in the program."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [
            f"{label} · {reason}"
            for label, reason in connection.execute("SELECT label, reason FROM edit ORDER BY sequence").fetchall()
        ]


def wrong_with(path: Path) -> list[str]:
    """What `check` finds; nothing in a sound file."""
    return [finding.what for finding in check(path).findings if not finding.ok]


def version_of(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def content_of(path: Path) -> str:
    """Every row of every table, to compare two files by what they say."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return json.dumps([line for line in connection.iterdump() if "search_" not in line], ensure_ascii=False)
