"""The commands on encrypted files, as processes: where a passphrase may come from, and where it never goes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).parent.parent / "main.py"
FIRST, SECOND = "four words that rhyme", "another four words here"


def run(*words: object, feed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Without a terminal, so that nobody can be asked."""
    return subprocess.run(
        [sys.executable, str(MAIN), *map(str, words)],
        input=feed,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
        start_new_session=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )


def run_at_a_terminal(*words: object, typed: list[str]) -> tuple[int, str]:
    """As a person does: each prompt is answered by the next line; gives the exit code and all that was shown."""
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.executable, [sys.executable, str(MAIN), *map(str, words)])
    shown, answers = b"", list(typed)
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if shown.endswith((b"phrase: ", b"again: ", b".accord: ")) and answers:
            os.write(terminal, answers.pop(0).encode() + b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("made") / "secret.accord"
    done = run("new", path, "--from-sample", "--encrypted", ACCORD_PASSPHRASE=FIRST)
    assert done.returncode == 0, done.stderr
    assert FIRST not in done.stdout + done.stderr
    return path.read_bytes()


@pytest.fixture
def secret(made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "secret.accord"
    path.write_bytes(made)
    return path


@pytest.mark.parametrize("command", ["list", "check", "report", "status", "upgrade", "snapshot"])
def test_every_command_works_on_an_encrypted_file(secret: Path, tmp_path: Path, command: str) -> None:
    more = {
        "report": ["-o", tmp_path / "report.pdf"],
        "status": ["D-3", "contested"],
        "snapshot": ["-o", tmp_path / "pictures", "--screen", "board"],
    }.get(command, [])
    done = run(command, secret, *more, ACCORD_PASSPHRASE=FIRST)
    assert done.returncode == 0, done.stderr
    assert FIRST not in done.stdout + done.stderr
    refused = run(command, secret, *more)
    assert refused.returncode == 1
    assert "is encrypted" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_a_wrong_passphrase_is_one_clear_line(secret: Path) -> None:
    before = secret.read_bytes()
    refused = run("list", secret, ACCORD_PASSPHRASE="not this one")
    assert refused.returncode == 1
    assert "does not open" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "not this one" not in refused.stderr
    assert secret.read_bytes() == before


def test_a_passphrase_comes_out_of_a_file(secret: Path, tmp_path: Path) -> None:
    kept = tmp_path / "passphrase.txt"
    kept.write_text(f"{FIRST}\nand a note below\n")
    assert run("list", secret, "--passphrase-file", kept).returncode == 0
    kept.write_bytes(b"\xff\xfe")
    assert "does not hold a passphrase" in run("list", secret, "--passphrase-file", kept).stderr
    assert "cannot be read" in run("list", secret, "--passphrase-file", tmp_path / "none.txt").stderr


def test_standard_input_is_left_to_the_command(secret: Path) -> None:
    done = run("status", secret, "-", feed="D-3 contested\n", ACCORD_PASSPHRASE=FIRST)
    assert done.stdout.startswith("ok ")
    assert run("status", secret, "-", feed=f"{FIRST}\nD-3 contested\n").returncode == 1


def test_set_change_and_remove(tmp_path: Path) -> None:
    path = tmp_path / "plain.accord"
    assert run("new", path, "--from-sample").returncode == 0
    listed = run("list", path).stdout
    assert run("passphrase", path, "--change", ACCORD_PASSPHRASE=FIRST).returncode == 1
    done = run("passphrase", path, "--set", ACCORD_PASSPHRASE=FIRST)
    assert done.returncode == 0
    assert "nobody can open the file" in done.stderr
    changed = run("passphrase", path, "--change", ACCORD_PASSPHRASE=FIRST, ACCORD_NEW_PASSPHRASE=SECOND)
    assert changed.returncode == 0, changed.stderr
    assert run("list", path, ACCORD_PASSPHRASE=FIRST).returncode == 1
    assert run("list", path, ACCORD_PASSPHRASE=SECOND).stdout == listed
    assert run("passphrase", path, "--remove", ACCORD_PASSPHRASE=SECOND).returncode == 0
    assert run("list", path).stdout == listed
    assert json.loads(run("check", path, "--json").stdout)["sound"]


def test_there_is_no_argument_for_a_passphrase(secret: Path) -> None:
    assert run("list", secret, "--passphrase", FIRST).returncode == 2, "nor is it taken for a short --passphrase-file"
    assert run("passphrase", secret, "--change", FIRST).returncode == 2


def test_without_a_keyring_keeping_is_refused_in_a_sentence(secret: Path) -> None:
    none = "keyring.backends.fail.Keyring"
    done = run("passphrase", secret, "--keep", ACCORD_PASSPHRASE=FIRST, PYTHON_KEYRING_BACKEND=none)
    assert done.returncode == 1
    assert "no keyring" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
class TestAtATerminal:
    def test_a_person_has_three_tries(self, secret: Path) -> None:
        code, shown = run_at_a_terminal("list", secret, typed=["wrong one", "wrong two", FIRST])
        assert code == 0
        assert shown.count("does not open") == 2
        assert "D-7" in shown
        assert FIRST not in shown
        code, shown = run_at_a_terminal("list", secret, typed=["a wrong one"] * 3)
        assert code == 1
        assert shown.count("does not open") == 3

    def test_a_new_one_is_asked_for_twice(self, secret: Path) -> None:
        code, shown = run_at_a_terminal("passphrase", secret, "--change", typed=[FIRST, SECOND, "something else"])
        assert code == 1
        assert "not the same" in shown
        code, shown = run_at_a_terminal("passphrase", secret, "--change", typed=[FIRST, SECOND, SECOND])
        assert code == 0
        assert "Strength: strong" in shown
        assert run("list", secret, ACCORD_PASSPHRASE=SECOND).returncode == 0
