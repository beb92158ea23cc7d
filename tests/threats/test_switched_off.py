"""Each defence, and the same attack with the defence switched off: a test that could not fail would prove nothing.

An attack is a function that says whether it came through. What the defences are for stands in SECURITY.md.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from models import discreet, sharing, traces, trust
from models.capture import cleaning, drafts
from models.capture.drafts import TextDraft
from models.commands import attachments, capture, demands, parties
from models.commands.evidence import SourceDraft
from models.console import terms
from models.errors import Refusal
from models.file_kinds import FileKind
from models.generate.words import CONFIDENTIAL
from models.queries import board, captured, history
from models.queries.attachments import attached_to
from models.records import Ref
from models.report import write as report_write
from models.storage import drafts as stored_drafts
from models.storage import guard, intake, keys, known, schema, sqlite, typed_rows
from models.storage.check import check
from models.storage.migrations.upgrade import upgrade
from models.vocabulary import Kind
from models.workspace import Workspace
from tests.models.people import PASSPHRASE, all_rows, fingerprint_of, make_anew, set_up, table
from tests.models.storage.crafted import CRAFTED, altered

Patch = pytest.MonkeyPatch
Attack = Callable[[Path], bool]


@dataclass(frozen=True)
class Threat:
    """`attack` gives True where it came through; `off` switches the defence off."""

    name: str
    attack: Attack
    off: Callable[[Patch], None]


def _sent(folder: Path, craft: str = "") -> Path:
    """A file from elsewhere, crafted or sound."""
    small = set_up(folder / "sent.accord")
    small.workspace.close()
    if craft:
        CRAFTED[craft][1](small.path)
    for left in known._folder().iterdir():
        left.unlink()
    return small.path


# ---------------------------------------------------------------- encrypted files


def stolen_disk(folder: Path) -> bool:
    """Who has the disk reads the file without the passphrase."""
    path = make_anew(folder / "secret.accord", PASSPHRASE).path
    return b"Northland" in path.read_bytes()


def no_encryption(patch: Patch) -> None:
    patch.setattr(keys, "fresh", lambda _: None)


def guessing_at_the_keyboard(folder: Path) -> bool:
    """Who finds the desk unlocked by nobody types something."""
    small = set_up(folder / "secret.accord", PASSPHRASE)
    small.workspace.close()
    keys.forget(keys.salt_of(small.path))
    with suppress(Refusal):
        from models import passphrases

        passphrases.give(small.path, "letmein12")
        with Workspace.open(small.path) as workspace:
            return sum(board.counts(workspace).values()) > 0
    return False


def any_passphrase(patch: Patch) -> None:
    right = keys.derived
    patch.setattr(keys, "derived", lambda _, salt: right(PASSPHRASE, salt))


def spilled_temporary_file(folder: Path) -> bool:
    """A large sort spills words of an encrypted file into a temporary file that is not encrypted."""
    path = set_up(folder / "secret.accord", PASSPHRASE).path
    with closing(sqlite.connect(path)) as connection:
        return connection.execute("PRAGMA temp_store").fetchone() != (2,)


def temporary_files(patch: Patch) -> None:
    patch.setattr(sqlite, "_SETTINGS", ("PRAGMA foreign_keys=ON",))


# ---------------------------------------------------------------- crafted files


def trigger(folder: Path) -> bool:
    """A trigger in the file rewrites the demands at the first edit."""
    path = _sent(folder, "a trigger")
    with suppress(Refusal), Workspace.open(path) as workspace:
        parties.add(workspace, "EVE", "Eve")
        return {row["title"] for row in all_rows(workspace)["demand"].values()} == {"Taken over"}
    return False


def any_schema(patch: Patch) -> None:
    patch.setattr(schema, "digest_of", lambda rows: [*rows] and schema.EXPECTED_FINGERPRINT)


def trigger_in_an_older_file(folder: Path) -> bool:
    """A trigger in a file of version 1 runs with the steps of its upgrade."""
    old = Path(__file__).parents[1] / "data" / "version-1-sample.accord"
    path = Path(shutil.copy(old, folder / "old.accord"))
    path.chmod(0o600)
    altered(path, "CREATE TRIGGER t AFTER UPDATE ON alembic_version BEGIN UPDATE demand SET title = 'Taken over'; END")
    before = fingerprint_of(path)
    with suppress(Refusal):
        upgrade(path)
    return fingerprint_of(path) != before


def any_older_schema(patch: Patch) -> None:
    patch.setattr("models.storage.migrations.upgrade._refuse_foreign", lambda _: None)


def wrong_values(folder: Path) -> bool:
    """A word that no enumeration knows comes through to the screens, which stumble over it."""
    path = _sent(folder, "a word nobody knows")
    try:
        with trust.open_location(path) as workspace:
            for status in board.counts(workspace):
                board.page(workspace, status)
    except Refusal:
        return False
    except (ValueError, LookupError):
        return True
    return True


def any_value(patch: Patch) -> None:
    patch.setattr(typed_rows, "_reader", lambda *_: lambda value: value)
    typed_rows.readers.cache_clear()
    patch.setattr(intake, "_prove", lambda *_: None)


def giant_value(folder: Path) -> bool:
    """A text of 10 MB is taken in, to be laid out by every screen."""
    path = _sent(folder, "a title of 10 MB")
    with suppress(Refusal), trust.open_location(path):
        return True
    return False


def any_size(patch: Patch) -> None:
    patch.setattr(guard, "_LIMITS", ())
    patch.setattr(guard, "LONGEST_VALUE", 1_000_000_000)
    any_value(patch)


def strangers_journal(folder: Path) -> bool:
    """A journal beside the file is played back into it: it is not the file that was sent any more."""
    path = _sent(folder)
    original = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE demand SET title = 'before' || title")
        connection.execute("UPDATE change SET becomes = becomes || '          '")
        journal = path.with_name(f"{path.name}-journal").read_bytes()
        changed = path.read_bytes()
        connection.execute("ROLLBACK")
    assert changed != original, "the cache was too large to spill"
    path.write_bytes(changed)
    path.with_name(f"{path.name}-journal").write_bytes(journal)
    before = fingerprint_of(path)
    with suppress(Refusal):
        trust.open_location(path).close()
    return fingerprint_of(path) != before


def play_back(patch: Patch) -> None:
    patch.setattr(guard, "refuse_unfinished", lambda _: None)
    patch.setattr(trust, "is_from_elsewhere", lambda _: False)


def written_while_looking(folder: Path) -> bool:
    """A file from elsewhere can be edited in its place at once."""
    path = _sent(folder)
    with trust.open_location(path) as workspace, suppress(Refusal):
        demands.delete(workspace, [demands.id_of(workspace, "D-1")])
        return True
    return False


def everything_is_ours(patch: Patch) -> None:
    patch.setattr(trust, "is_from_elsewhere", lambda _: False)


def forged_record(folder: Path) -> bool:
    """A record was changed past the journal, and nobody notices."""
    path = _sent(folder, "a row the journal does not know")
    return check(path).sound


def no_replay(patch: Patch) -> None:
    from models.storage import check as checks

    kept = tuple(one for one in checks.CHECKS if "journal" not in one[0] and "index" not in one[0])
    patch.setattr(checks, "CHECKS", kept)


def forged_history(folder: Path) -> bool:
    """Who did something is another person now."""
    path = _sent(folder)
    altered(path, "UPDATE edit SET author = 'Somebody else' WHERE sequence = 2")
    return check(path).sound


def no_chain(patch: Patch) -> None:
    from models.storage import check as checks

    patch.setattr(checks, "CHECKS", tuple(one for one in checks.CHECKS if "chain" not in one[0]))


def endless_time(folder: Path) -> bool:
    """A view that never ends holds the program."""
    path = _sent(folder)
    with closing(guard.connect_guarded(path, seconds=0.05)) as connection:
        try:
            connection.execute(
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000000) SELECT max(x) FROM n"
            ).fetchone()
        except sqlite3.OperationalError:
            return False
    return True


def no_clock(patch: Patch) -> None:
    patch.setattr(guard.time, "monotonic", lambda: 0.0)


# ---------------------------------------------------------------- what leaks


def words_of_an_error(folder: Path) -> bool:
    """A title stands in the report of a mistake."""
    try:
        int("Withdraw from the ridge")
    except ValueError as error:
        return "ridge" in traces.without_content(error)
    return False


def whole_traces(patch: Patch) -> None:
    patch.setattr(traces, "_kind", repr)


def confidential_in_a_copy(folder: Path) -> bool:
    """What is confidential goes out with a public copy."""
    small = set_up(folder / "own.accord")
    table(small.workspace, f"Exchange captains {CONFIDENTIAL}", by=small.north, confidential=True)
    made = sharing.share(small.workspace, folder / "public.accord", sharing.ShareOptions(public=True))
    small.workspace.close()
    return CONFIDENTIAL.encode() in made.read_bytes()


def nothing_left_out(patch: Patch) -> None:
    patch.setattr(sharing, "leave_out_confidential", lambda _: None)


def confidential_while_hidden(folder: Path) -> bool:
    """A query that knows nothing of it reads what is confidential while that is hidden, or for a public report."""
    small = set_up(folder / "own.accord")
    table(small.workspace, f"Exchange captains {CONFIDENTIAL}", by=small.north, confidential=True)
    found = []
    with small.workspace.for_others():
        found.append(str(all_rows(small.workspace)))
    small.workspace.discreet = True
    found += [str(all_rows(small.workspace)), str(history.recent(small.workspace))]
    small.workspace.close()
    return any(CONFIDENTIAL in rows for rows in found)


def no_shadows(patch: Patch) -> None:
    patch.setattr(discreet, "_views", lambda _: ())


def readable_by_others(folder: Path) -> bool:
    """Other people of the machine read a report, whatever the umask."""
    before = os.umask(0)
    try:
        report_write.replace_file(folder / "report.html", b"words")
        return bool((folder / "report.html").stat().st_mode & 0o077)
    finally:
        os.umask(before)


def rights_for_all(patch: Patch) -> None:
    patch.setattr(report_write, "PRIVATE", 0o666)


def values_of_a_statement(folder: Path) -> bool:
    """The values of a failing statement stand in the words of its error."""
    path = set_up(folder / "own.accord").path
    engine = sqlite.engine_for(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO party SELECT id, 1, ?, '', '', 1 FROM party", ("Westland",))
    except Exception as error:  # noqa: BLE001 - whatever it is, its words count
        return "Westland" in str(error)
    finally:
        engine.dispose()
    return False


def shown_parameters(patch: Patch) -> None:
    right = sqlite.create_engine
    patch.setattr(sqlite, "create_engine", lambda *a, **k: right(*a, **{**k, "hide_parameters": False}))


def program_among_the_files(folder: Path) -> bool:
    """A program that calls itself minutes.pdf is handed to the desktop to be opened."""
    small = set_up(folder / "own.accord")
    (folder / "minutes.pdf").write_bytes(b"MZ" + bytes(200))
    about = Ref(Kind.DEMAND, small.mines)
    attachments.attach(small.workspace, about, folder / "minutes.pdf")
    (record,) = attached_to(small.workspace, about)
    with small.workspace, suppress(Refusal):
        return attachments.opened_copy(small.workspace, record.id).exists()
    return False


def trusted_names(patch: Patch) -> None:
    patch.setattr(attachments, "by_media_type", lambda *_: FileKind("application/pdf", "PDF", (".pdf",)))


def steering_a_terminal(folder: Path) -> bool:
    """A name with signs for the terminal clears the screen of who lists it."""
    return "\x1b" in terms.one_line(Refusal("There is no file \x1b[2Jx.accord."))


def any_sign(patch: Patch) -> None:
    patch.setattr(terms, "inline", lambda text: text)


def draft_beside_an_encrypted_file(folder: Path) -> bool:
    """What was pasted and not kept yet is read off the disk beside an encrypted negotiation."""
    small = set_up(folder / "own.accord", PASSPHRASE)
    with small.workspace:
        drafts.save(small.workspace, TextDraft("They will give in on the border."))
    return any(b"give in on the border" in path.read_bytes() for path in stored_drafts.folder().iterdir())


def plain_drafts(patch: Patch) -> None:
    patch.setattr(stored_drafts, "connect", lambda file, **_: sqlite3.connect(file, isolation_level=None))


def reading_turned_around(folder: Path) -> bool:
    """A pasted text that shows other words than it holds becomes a source's text."""
    small = set_up(folder / "own.accord")
    with small.workspace:
        kept = capture.keep_text(small.workspace, SourceDraft("Daily News"), "They pay \u202e001\u202c million.")
        return "\u202e" in captured.words(small.workspace, kept.text_id)


def any_direction(patch: Patch) -> None:
    patch.setattr(cleaning, "_TURNS", re.compile("(?!)"))


THREATS = (
    Threat("stolen disk", stolen_disk, no_encryption),
    Threat("guessed passphrase", guessing_at_the_keyboard, any_passphrase),
    Threat("spilled temporary file", spilled_temporary_file, temporary_files),
    Threat("trigger in the file", trigger, any_schema),
    Threat("trigger in an older file", trigger_in_an_older_file, any_older_schema),
    Threat("values of the wrong type", wrong_values, any_value),
    Threat("giant value", giant_value, any_size),
    Threat("a stranger's journal", strangers_journal, play_back),
    Threat("edited before it was trusted", written_while_looking, everything_is_ours),
    Threat("forged record", forged_record, no_replay),
    Threat("forged history", forged_history, no_chain),
    Threat("endless reading", endless_time, no_clock),
    Threat("words of an error", words_of_an_error, whole_traces),
    Threat("confidential record in a public copy", confidential_in_a_copy, nothing_left_out),
    Threat("confidential record while it is hidden", confidential_while_hidden, no_shadows),
    Threat("readable by others", readable_by_others, rights_for_all),
    Threat("values of a statement", values_of_a_statement, shown_parameters),
    Threat("a program among the files", program_among_the_files, trusted_names),
    Threat("steering a terminal", steering_a_terminal, any_sign),
    Threat("draft beside an encrypted file", draft_beside_an_encrypted_file, plain_drafts),
    Threat("reading turned around", reading_turned_around, any_direction),
)

BY_NAME = pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.name)


@pytest.fixture(autouse=True)
def fresh_readers() -> None:
    yield
    typed_rows.readers.cache_clear()


@BY_NAME
def test_the_defence_holds(threat: Threat, tmp_path: Path) -> None:
    assert not threat.attack(tmp_path)


@BY_NAME
def test_without_the_defence_the_attack_comes_through(threat: Threat, tmp_path: Path, monkeypatch: Patch) -> None:
    threat.off(monkeypatch)
    assert threat.attack(tmp_path)


def test_every_row_of_the_table_names_tests_that_are_there() -> None:
    root = Path(__file__).parents[2]
    rows = [line for line in (root / "SECURITY.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    from tests.threats.test_harm import HARMS

    names = {threat.name for threat in (*THREATS, *HARMS)}
    assert len(rows) > 12
    for row in rows[1:]:
        told = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?(?:\[([^\]]+)\])?`", row.split("|")[3])
        assert told, row
        for path, test, threat in told:
            source = (root / path).read_text(encoding="utf-8")
            assert not test or f"def {test}(" in source, row
            assert not threat or threat in names, row


def test_every_threat_that_is_tried_stands_in_the_table() -> None:
    table_of_all = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
    from tests.threats.test_harm import HARMS

    assert [threat.name for threat in (*THREATS, *HARMS) if f"[{threat.name}]" not in table_of_all] == []
