"""Backups: made privately in the data folder, kept by day, week and month, proved, found again, put back."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backup_records import BackupReason
from models.commands import demands
from models.errors import Damaged, LocationRefused
from models.sample import create_sample
from models.storage import backups, comparing
from models.storage.beside import beside, clear_stale
from models.storage.check import check
from models.storage.restoring import restore
from models.vocabulary import Status
from models.workspace import Workspace

DAY = dt.timedelta(days=1)
NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
SCRAMBLED = b"\xa5" * 3000


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("original") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(original: Path, tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    return Path(shutil.copy(original, tmp_path / "documents" / "sample.accord"))


def move(path: Path, ref: str, status: Status, reason: str = "as it was told") -> None:
    with Workspace.open(path) as workspace:
        demands.move(workspace, [demands.id_of(workspace, ref)], status, reason=reason)


def status(path: Path, ref: str) -> str:
    with sqlite3.connect(path) as connection:
        row = connection.execute("SELECT status FROM demand WHERE number = ?", (ref[2:],)).fetchone()
    connection.close()
    return str(row[0])


def spoil(path: Path, at: int = 8192) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(SCRAMBLED)


def test_a_backup_lies_privately_in_the_data_folder_and_holds_everything(sample: Path, own_folders: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    assert made.is_relative_to(own_folders / "xdg_data_home" / "accord-desk" / "backups")
    assert list(sample.parent.iterdir()) == [sample]
    assert check(made).sound
    if os.name == "posix":
        assert made.stat().st_mode & 0o777 == 0o600
        assert made.parent.stat().st_mode & 0o777 == 0o700


def test_one_a_day_is_enough(sample: Path) -> None:
    first = backups.when_due(sample, now=NOON)
    assert first is not None
    assert backups.when_due(sample, now=NOON + DAY) is None
    assert backups.when_due(sample, now=NOON + DAY + dt.timedelta(seconds=1)) is not None


def test_backups_of_a_negotiation_are_found_after_it_was_moved_and_after_it_was_damaged(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED, now=NOON)
    moved = sample.rename(sample.with_name("elsewhere.accord"))
    assert [one.path for one in backups.backups_of(moved)] == [made]
    moved.rename(sample)
    sample.write_bytes(SCRAMBLED)
    assert [one.path for one in backups.backups_of(sample)] == [made]
    assert backups.backups_of(moved.with_name("another.accord")) == ()


def test_a_year_of_days_leaves_days_weeks_and_months(sample: Path) -> None:
    for number in range(400):
        folder = backups._make_private(backups.folder_of(sample))
        (folder / f"{(NOON + number * DAY).strftime('%Y%m%dT%H%M%SZ')}.daily.accord").touch()
    last = NOON + 400 * DAY
    backups.back_up(sample, BackupReason.DAILY, now=last)
    days = sorted({(last - one.at).days for one in backups.backups_of(sample)})
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 18 <= len(days) <= 22
    assert 300 < days[-1] < 366


moments = st.integers(0, 800 * 24 * 60).map(lambda minutes: NOON - dt.timedelta(minutes=minutes))


@given(st.lists(st.tuples(moments, st.sampled_from(BackupReason)), min_size=1, max_size=60))
def test_what_is_kept_covers_every_period_and_never_loses_the_newest(
    made: list[tuple[dt.datetime, BackupReason]],
) -> None:
    there = [backups.Backup(Path(f"/b/{number}"), at, reason) for number, (at, reason) in enumerate(made)]
    stays = backups.kept(there, NOON)
    assert max(one.at for one in there) == max(one.at for one in stays)
    assert backups.kept(stays, NOON) == stays, "what stays once stays when it is looked at again"
    for most, period in ((7, "%Y-%m-%d"), (5, "%G-%V"), (12, "%Y-%m")):
        newest = sorted({one.at.strftime(period) for one in there}, reverse=True)[:most]
        assert set(newest) <= {one.at.strftime(period) for one in stays}
    assert len([one for one in stays if one.reason is BackupReason.DAILY]) <= 7 + 5 + 12 + 1


def test_a_file_that_is_not_whole_gives_no_backup_and_lets_none_go(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.DAILY, now=NOON - 500 * DAY)
    spoil(sample)
    with pytest.raises(Damaged):
        backups.back_up(sample, BackupReason.DAILY, now=NOON)
    assert [one.path for one in backups.backups_of(sample)] == [made]
    assert list(made.parent.iterdir()) == [made]


def test_restoring_brings_back_what_was_and_keeps_what_is(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    move(sample, "D-3", Status.CONTESTED)
    done = restore(made, sample)
    assert status(sample, "D-3") == "tabled"
    assert check(sample).sound
    assert done.kept is not None
    assert status(done.kept, "D-3") == "contested"
    restore(done.kept, sample)
    assert status(sample, "D-3") == "contested"


def test_a_damaged_file_is_restored_and_put_aside_as_it_was(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    spoil(sample)
    damaged = sample.read_bytes()
    done = restore(made, sample)
    assert check(sample).sound
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    assert "damaged" in done.kept.name


def test_the_journal_that_a_killed_writer_left_never_meets_the_restored_file(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    move(sample, "D-3", Status.CONTESTED)
    with sqlite3.connect(sample, isolation_level=None) as connection:
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE change SET becomes = becomes || ' '")
        journal = Path(f"{sample}-journal").read_bytes()
        half = sample.read_bytes()
        connection.execute("ROLLBACK")
    connection.close()
    sample.write_bytes(half)
    Path(f"{sample}-journal").write_bytes(journal)
    restore(made, sample)
    assert list(sample.parent.iterdir()) == [sample]
    assert check(sample).sound
    assert status(sample, "D-3") == "tabled"


def test_a_damaged_backup_is_not_restored(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    spoil(made)
    before = sample.read_bytes()
    with pytest.raises(Damaged):
        restore(made, sample)
    assert sample.read_bytes() == before


def test_a_file_of_somebody_else_is_not_replaced(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    letter = sample.with_name("letter.txt")
    letter.write_text("Dear Minister")
    with pytest.raises(LocationRefused, match="not a negotiation"):
        restore(made, letter)
    assert letter.read_text() == "Dear Minister"


def test_restoring_through_a_link_keeps_the_link(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    move(sample, "D-3", Status.CONTESTED)
    link = sample.with_name("link.accord")
    link.symlink_to(sample)
    restore(made, link)
    assert link.is_symlink()
    assert status(sample, "D-3") == "tabled"


def test_the_list_says_what_was_edited_since_and_the_preview_names_it(sample: Path) -> None:
    made = backups.back_up(sample, BackupReason.ASKED)
    move(sample, "D-3", Status.CONTESTED)
    move(sample, "D-4", Status.CONTESTED)
    (record,) = comparing.listed(sample)
    assert (record.path, record.since) == (made, 2)
    shown = comparing.preview(made, sample)
    assert [(one.ref, one.then, one.now) for one in shown.demands] == [
        ("D-3", Status.TABLED, Status.CONTESTED),
        ("D-4", Status.TABLED, Status.CONTESTED),
    ]
    assert shown.touched["status_change"] >= 1
    assert sum(shown.by_status.values()) == 7


def test_what_a_killed_program_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    with beside(tmp_path / "x.accord") as temporary:
        mine = temporary.name
        machine, pid = mine.split("-")[1:3]
        dead = tmp_path / mine.replace(f"-{pid}-", "-999999999-")
        dead.touch()
        Path(f"{dead}-journal").touch()
        elsewhere = tmp_path / mine.replace(machine, "0" * 8)
        elsewhere.touch()
        other = tmp_path / ".accord-letter.tmp"
        other.touch()
        assert clear_stale(tmp_path) == 2
        assert {path.name for path in tmp_path.iterdir()} == {mine, elsewhere.name, other.name}
        os.utime(elsewhere, (1, 1))
        assert clear_stale(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == [other.name]
