"""The commands as processes: what a person or a nightly job types, what comes out, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from models.sample import create_sample
from tests.models.storage.crafted import CRAFTED
from ui.screens import SCREENS

MAIN = Path(__file__).parent.parent / "main.py"


def run(*words: object, feed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MAIN), *map(str, words)],
        input=feed,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("original") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "sample.accord"))


def statuses(path: Path) -> dict[str, str]:
    return {card["ref"]: card["status"] for card in json.loads(run("list", path, "--json").stdout)}


def test_new_from_sample_lists_seven_demands(tmp_path: Path) -> None:
    path = tmp_path / "kl.accord"
    assert run("new", path, "--from-sample").returncode == 0
    listed = run("list", path)
    assert listed.returncode == 0
    lines = listed.stdout.splitlines()
    assert len(lines) == 7
    assert "TH → KH (no position recorded)" in lines[0]


def test_list_as_of_an_earlier_day(sample: Path) -> None:
    assert run("list", sample, "--as-of", "2025-07-29").stdout == ""
    dates = {card["since_edtf"] for card in json.loads(run("list", sample, "--json").stdout)}
    assert dates == {"2025-10-12", "2025-10-14~"}
    assert run("list", sample, "--as-of", "yesterday").returncode == 1


def test_status_moves_with_a_reason(sample: Path) -> None:
    assert run("status", sample, "D-2", "agreed").returncode == 1, "a jump asks for its reason"
    assert statuses(sample)["D-2"] == "under_discussion"
    done = run("status", sample, "D-2", "agreed", "--reason", "settled", "--source", "Reuters")
    assert done.returncode == 0
    assert done.stdout.startswith("ok ")
    assert statuses(sample)["D-2"] == "agreed"


def test_status_lines_from_standard_input(sample: Path) -> None:
    done = run(
        "status", sample, "-", feed="D-3 under discussion\nD-99 agreed\nnonsense\n\nD-4 agreed since yesterday\n"
    )
    answers = done.stdout.splitlines()
    assert [line.split()[0].rstrip(":") for line in answers] == ["ok", "error", "error", "ok"]
    assert done.returncode == 1
    assert statuses(sample)["D-4"] == "agreed"


def test_a_status_in_the_future_is_refused(sample: Path) -> None:
    refused = run("status", sample, "D-3", "contested", "--effective", "2025-12-24")
    assert refused.returncode == 1
    assert "in the future" in refused.stderr


def test_check_finds_one_altered_letter_of_the_journal(sample: Path) -> None:
    assert run("check", sample).returncode == 0
    with sqlite3.connect(sample) as connection:
        connection.execute("UPDATE change SET becomes = replace(becomes, 'weapons', 'weaponz') WHERE position = 0")
        changed = connection.execute(
            "UPDATE change SET becomes = replace(becomes, 'landmine', 'landmina') WHERE becomes LIKE '%landmine%'"
        ).rowcount
    connection.close()
    assert changed
    broken = run("check", sample)
    assert broken.returncode == 1
    assert "FAILED  hash chain" in broken.stdout
    assert len(broken.stderr.splitlines()) == 1


def test_check_finds_a_single_altered_byte_in_the_file(sample: Path) -> None:
    content = bytearray(sample.read_bytes())
    place = content.rindex(b"Withdraw heavy weapons from the border")
    content[place] ^= 1
    sample.write_bytes(content)
    assert run("check", sample).returncode == 1


def test_the_report_is_one_to_two_pages_with_every_demand(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    assert run("report", sample, "-o", path, "--marking", "RESTRICTED").returncode == 0
    document = pypdfium2.PdfDocument(path)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    pages = len(document)
    document.close()
    assert 1 <= pages <= 2
    assert all(f"D-{number}" in words for number in range(1, 8))
    assert words.count("RESTRICTED") == pages


def test_an_edition_is_kept_and_the_next_report_says_what_changed(sample: Path, tmp_path: Path) -> None:
    first, again, changed = (tmp_path / f"{name}.json" for name in ("first", "again", "changed"))
    assert run("report", sample, "-o", changed, "--since", "1").returncode == 1
    assert run("report", sample, "-o", first, "--issue", "--note", "to the chair").returncode == 0
    assert run("status", sample, "D-3", "under discussion").returncode == 0
    assert run("report", sample, "-o", again, "--edition", "1").returncode == 0
    assert again.read_bytes() == first.read_bytes()
    assert run("report", sample, "-o", changed, "--since", "1").returncode == 0
    told = json.loads(changed.read_text(encoding="utf-8"))["differences"]["demands"]
    assert [(line["ref"], line["was"], line["becomes"]) for line in told] == [("D-3", "tabled", "under_discussion")]
    assert run("report", sample, "-o", changed, "--since", "last week").returncode == 1
    assert run("report", sample, "-o", changed, "--edition", "9").returncode == 1
    assert run("check", sample).returncode == 0


def test_a_report_of_an_unknown_kind_leaves_nothing(sample: Path, tmp_path: Path) -> None:
    refused = run("report", sample, "-o", tmp_path / "report.xyz")
    assert refused.returncode == 1
    assert not (tmp_path / "report.xyz").exists()


def test_generate_then_check(tmp_path: Path) -> None:
    path = tmp_path / "made.accord"
    assert run("generate", path, "--demands", 40, "--meetings", 10, "--seed", 2).returncode == 0
    assert run("check", path).returncode == 0


def test_snapshot_draws_every_screen(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    assert run("snapshot", sample, "-o", folder, "--theme", "dark", "--size", "1024x700").returncode == 0
    assert {path.name for path in folder.iterdir()} == {f"{name}-dark.png" for name, _, _ in SCREENS}
    assert run("snapshot", sample, "-o", folder, "--screen", "kitchen").returncode == 1


def test_list_and_snapshot_leave_out_what_is_confidential(tmp_path: Path) -> None:
    path = tmp_path / "made.accord"
    assert run("generate", path, "--demands", 40, "--meetings", 10, "--seed", 2).returncode == 0
    whole, public = (json.loads(run("list", path, "--json", *more).stdout) for more in ((), ("--public",)))
    assert len(public) < len(whole)
    assert {one["ref"] for one in public} < {one["ref"] for one in whole}
    refused = run("list", path, "--public", "--known-at", "2026-01-01")
    assert refused.returncode == 1
    assert "journal" in refused.stderr
    for more in ((), ("--public",)):
        folder = tmp_path / f"pictures{len(more)}"
        assert run("snapshot", path, "-o", folder, "--screen", "board", *more).returncode == 0
    pictures = [(tmp_path / f"pictures{number}" / "board-light.png").read_bytes() for number in (0, 1)]
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("command", ["list", "check", "report"])
@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 10])
def test_what_is_not_ours_is_one_clear_line(command: str, content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "odd.accord"
    if content is not None:
        path.write_bytes(content)
    extra = ["-o", tmp_path / "out.pdf"] if command == "report" else []
    refused = run(command, path, *extra)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert len(refused.stderr.splitlines()) == 1
    assert "Traceback" not in refused.stderr
    assert content is None or path.read_bytes() == content


def test_new_never_overwrites(sample: Path) -> None:
    before = sample.read_bytes()
    assert run("new", sample).returncode == 1
    assert run("new", sample.with_name("untitled.accord"), "--title", "  ").returncode == 1
    assert not sample.with_name("untitled.accord").exists()
    assert sample.read_bytes() == before


@pytest.mark.parametrize("words", [["list"], ["frobnicate", "x"], ["generate", "x", "--demands", "many"]])
def test_wrong_usage_ends_with_two(words: list[str]) -> None:
    assert run(*words).returncode == 2


def test_commands_do_not_import_qt(sample: Path) -> None:
    code = (
        "import sys, main; main.main(['list', sys.argv[1]]); "
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]"
    )
    done = subprocess.run([sys.executable, "-c", code, str(sample)], cwd=MAIN.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("craft", ["a word nobody knows", "a date that is none", "a trigger", "a zone that leads out"])
@pytest.mark.parametrize("command", ["list", "report", "status"])
def test_a_crafted_file_is_one_clear_line(sample: Path, tmp_path: Path, command: str, craft: str) -> None:
    name = next(name for name in CRAFTED if name.startswith(craft))
    CRAFTED[name][1](sample)
    before = sample.read_bytes()
    extra = {"report": ["-o", tmp_path / "out.pdf"], "status": ["D-3", "contested"]}.get(command, [])
    refused = run(command, sample, *extra)
    if refused.returncode == 0:
        assert command != "report"  # what was crafted is not on the way of this command
        return
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "Traceback" not in refused.stderr
    assert sample.read_bytes() == before


def test_backup_and_restore(sample: Path, own_folders: Path) -> None:
    made = Path(run("backup", sample).stdout.strip())
    assert made.is_relative_to(own_folders)
    run("status", sample, "D-3", "contested", "--reason", "as it was told")
    assert statuses(sample)["D-3"] == "contested"
    listed = json.loads(run("backup", sample, "--list", "--json").stdout)
    assert [(one["backup"], one["reason"], one["since"]) for one in listed] == [(str(made), "asked", 1)]
    restored = run("restore", "newest", sample)
    assert restored.returncode == 0
    assert "kept" in restored.stdout
    assert statuses(sample)["D-3"] == "tabled"
    elsewhere = sample.with_name("elsewhere.accord")
    assert run("restore", made, elsewhere).returncode == 0
    assert statuses(elsewhere)["D-3"] == "tabled"
    assert run("backup", sample, "-o", elsewhere).stdout.strip() == str(elsewhere)


def test_a_command_that_writes_makes_the_backup_of_the_day(sample: Path) -> None:
    run("status", sample, "D-3", "contested", "--reason", "as it was told")
    (backup,) = json.loads(run("backup", sample, "--list", "--json").stdout)
    assert (backup["reason"], backup["since"]) == ("daily", 1)
    run("status", sample, "D-3", "tabled", "--reason", "as it was told")
    assert len(json.loads(run("backup", sample, "--list", "--json").stdout)) == 1


def test_list_as_it_was_known_names_both_clocks(sample: Path) -> None:
    lines = run("list", sample, "--known-at", "9999-12-30").stdout.splitlines()
    assert len(lines) == 7
    assert lines[0].startswith("D-1")
    assert "effective 12 Oct 2025, recorded " in lines[0]
    assert run("list", sample, "--known-at", "2020-01-01").stdout == ""
    earlier = run("list", sample, "--known-at", "9999-12-30", "--as-of", "2025-10-13").stdout.splitlines()
    assert [line[:3] for line in earlier] == ["D-1", "D-2"]


def test_a_moment_that_is_none_is_refused(sample: Path) -> None:
    done = run("list", sample, "--known-at", "soon")
    assert done.returncode == 1
    assert "is not a moment" in done.stderr
