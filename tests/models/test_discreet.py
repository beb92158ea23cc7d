"""Hiding what is confidential from everything that reads: nothing of it comes through, and all else does."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Connection

from models import discreet
from models.commands import attachments, demands, evidence
from models.commands.confidentiality import mark
from models.confidential_rules import HIDDEN_WORDS
from models.discreet import OPEN, Veil
from models.entities import Package, Stake
from models.entities.base import Base
from models.errors import NotFound, ReadOnly, Refusal
from models.generate import generate
from models.generate.words import CONFIDENTIAL
from models.journal import entity_classes
from models.kept.tables import SPANS, TALLIES
from models.queries import board, detail, history, search, summary, tables
from models.records import EditNews, Ref
from models.sharing import ShareOptions, _read, leave_out_confidential, share
from models.storage.check import check
from models.vocabulary import Disclosure, Kind, StakeKind, Stance, Status
from models.workspace import Workspace
from tests.models.people import PASSPHRASE, Small, counted, open_again, table

both_kinds = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"], indirect=True)


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("synthetic") / "made.accord"
    generate(path, demands=300, meetings=120, seed=5)
    return path


@pytest.fixture
def made(synthetic: Path) -> Iterator[Workspace]:
    with Workspace.open(synthetic, read_only=True) as workspace:
        yield workspace


def ids_of(workspace: Workspace) -> dict[str, set[int]]:
    """The ids of every record that can be read, by table."""
    with workspace.reading() as connection:
        return {
            name: set(connection.execute(select(Base.metadata.tables[name].c.id)).scalars())
            for name in entity_classes()
        }


def words_of(workspace: Workspace) -> str:
    """Everything that can be read of every table whatever, as one text."""
    with workspace.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        ).scalars()
        wanted = [name for name in names if name not in OPEN]
        return "\n".join(
            str(tuple(row)) for name in wanted for row in connection.exec_driver_sql(f"SELECT * FROM {name}").all()
        )


# ---------------------------------------------------------------- what is hidden


def test_no_table_lets_a_confidential_word_through(made: Workspace) -> None:
    assert words_of(made).count(CONFIDENTIAL) > 100, "or the test would find nothing anywhere"
    made.discreet = True
    assert CONFIDENTIAL not in words_of(made)
    made.discreet = False
    assert CONFIDENTIAL in words_of(made)


def test_every_table_of_the_file_is_shadowed_or_known_to_be_harmless(synthetic: Path) -> None:
    with closing(sqlite3.connect(synthetic)) as connection:
        Veil(connection)
        every = {
            name
            for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
            if not name.startswith("search_")
        }
        shadows = dict(connection.execute("SELECT name, sql FROM temp.sqlite_master WHERE type = 'view'").fetchall())
    assert every - shadows.keys() == OPEN
    by_hand = shadows.keys() - entity_classes().keys() - {"edition"}
    assert by_hand == {"status_span", "tally", "search", "attachment_content", "edit", "change"}
    for name in by_hand:
        assert name in discreet._DERIVED
    for name in entity_classes().keys() - {"edition"}:
        assert "veil_hidden" in shadows[name], name


def test_a_table_without_a_rule_reads_as_empty(synthetic: Path, tmp_path: Path) -> None:
    path = tmp_path / "later.accord"
    path.write_bytes(synthetic.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE draft (words TEXT)")
        connection.execute("INSERT INTO draft VALUES ('what we may concede')")
        connection.execute(
            "CREATE TABLE remark (id INTEGER PRIMARY KEY, demand_id BIGINT REFERENCES demand (id), words TEXT)"
        )
        connection.execute("INSERT INTO remark SELECT -id, id, title FROM demand")
        connection.commit()
        Veil(connection).find()
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)
        shown = connection.execute("SELECT words FROM remark").fetchall()
        assert len(shown) == connection.execute("SELECT count(*) FROM demand").fetchone()[0]
        assert not [words for (words,) in shown if CONFIDENTIAL in words]


def test_what_is_left_is_what_a_shared_copy_holds(made: Workspace) -> None:
    with made.reading() as connection:
        rows = _read(connection)
    before = sum(map(len, rows.values()))
    leave_out_confidential(rows)
    made.discreet = True
    left = ids_of(made)
    for name in entity_classes().keys() - {"edition"}:
        assert left[name] == set(rows[name]), name
    assert before - sum(map(len, left.values())) > 100


def test_spans_and_tallies_are_those_of_what_is_left(made: Workspace) -> None:
    with made.reading() as connection:
        all_of_it = tallied(connection)
    made.discreet = True
    with made.reading() as connection:
        assert tallied(connection) == {row[:2]: row[2] for row in connection.exec_driver_sql(TALLIES)}
        assert tallied(connection) != all_of_it
        spans = "SELECT status, number, since, until, demand_id FROM status_span"
        assert sorted(connection.exec_driver_sql(spans).all()) == sorted(connection.exec_driver_sql(SPANS).all())
    totals = summary.totals(made)
    with made.reading() as connection:
        assert totals.demands == connection.exec_driver_sql("SELECT count(*) FROM demand").scalar()


def tallied(connection: Connection) -> dict[tuple[str, str], int]:
    found = connection.exec_driver_sql("SELECT what, day, sum(delta) FROM tally GROUP BY what, day")
    return {(row[0], row[1]): row[2] for row in found if row[2]}


def test_hidden_hits_do_not_eat_the_limit_of_a_search(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    for number in range(12):
        table(workspace, f"Quiet lanterns {number}", by=small.north, confidential=True)
    shown = table(workspace, "Lanterns for all", by=small.north)
    assert len(search.search(workspace, "lanterns", limit=5)) == 5
    workspace.discreet = True
    assert [hit.ref.id for hit in search.search(workspace, "lanterns", limit=5)] == [shown]
    assert search.search(workspace, "quiet") == ()


# ---------------------------------------------------------------- what hangs on what


def shown_ids(workspace: Workspace, name: str) -> set[int]:
    return ids_of(workspace)[name]


def test_what_hangs_on_a_demand_goes_with_it(small_negotiation: Small, tmp_path: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    file = tmp_path / "map.txt"
    file.write_text("where the guns are")
    attachments.attach(workspace, Ref(Kind.DEMAND, small.border), file)
    with workspace.edit("Trade") as edit:
        edit.add(Package(title="Guns for trade")).hold([small.border, small.trade])
    before = ids_of(workspace)
    mark(workspace, Ref(Kind.DEMAND, small.border), True)
    workspace.discreet = True
    left = ids_of(workspace)
    assert before["demand"] - left["demand"] == {small.border}
    gone = {name for name in before if before[name] - left[name]}
    assert gone >= {"demand_party", "status_change", "position", "citation", "link", "agenda_item", "attachment"}
    assert before["statement"] - left["statement"] == {small.statement}, "it spoke of nothing else"
    assert left["package"] == left["package_member"] == set(), "half of a trade tells the other half"
    with workspace.reading() as connection:
        assert connection.execute(select(tables.attachment_content)).all() == []
        outlets = set(connection.execute(select(tables.source.c.outlet)).scalars())
    assert outlets == {"Radio North", "Evening Post"}, "the Weekly Review was cited of the demand alone"
    with pytest.raises(NotFound):
        detail.demand(workspace, small.border)


def test_a_source_that_goes_takes_what_is_said_of_it(small_negotiation: Small, tmp_path: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    file = tmp_path / "cutting.txt"
    file.write_text("a cutting")
    attachments.attach(workspace, Ref(Kind.SOURCE, small.source), file)
    evidence.cite(workspace, Ref(Kind.SOURCE, small.source), "Radio North", "They made it up")
    mark(workspace, Ref(Kind.DEMAND, small.border), True)
    made = share(workspace, tmp_path / "public.accord", ShareOptions(public=True))
    assert b"Weekly Review" not in made.read_bytes()
    assert b"They made it up" not in made.read_bytes()
    assert b"a cutting" not in made.read_bytes()
    workspace.discreet = True
    with Workspace.open(made) as public:
        assert {name: found for name, found in ids_of(public).items() if name != "edition"} == {
            name: found for name, found in ids_of(workspace).items() if name != "edition"
        }


def test_a_hidden_summit_is_no_summit(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    mark(workspace, Ref(Kind.MEETING, small_negotiation.summit), True)
    workspace.discreet = True
    assert summary.totals(workspace).days_to_summit is None
    workspace.discreet = False
    assert summary.totals(workspace).days_to_summit is not None


def test_assessed_positions_red_lines_and_their_voices_are_hidden(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.record_position(
        workspace, small.mines, small.north, Stance.ACCEPTS, disclosure=Disclosure.ASSESSED, text="we think so"
    )
    with workspace.edit("Add a red line") as edit:
        edit.add(Stake(party_id=small.north, kind=StakeKind.RED_LINE, text="No inspections"))
    waiting = summary.totals(workspace).missing_positions
    workspace.discreet = True
    assert shown_ids(workspace, "stake") == set()
    with workspace.reading() as connection:
        assert set(connection.execute(select(tables.position.c.disclosure)).scalars()) == {Disclosure.PUBLIC}
    assert summary.totals(workspace).missing_positions == waiting + 1, "nobody has declared it"


# ---------------------------------------------------------------- the journal


def test_the_journal_names_nothing_while_hidden(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    table(workspace, "Exchange the captains", by=small.north, confidential=True, reason="they asked")
    assert "captains" in str(history.recent(workspace))
    steps = len(history.recent(workspace))
    workspace.discreet = True
    lines = history.recent(workspace)
    assert len(lines) == steps
    assert {line.label for line in lines} == {HIDDEN_WORDS}
    assert not any(line.details or line.reason for line in lines)
    assert workspace.undoable() == HIDDEN_WORDS
    assert "captains" not in str(detail.demand(workspace, small.border).history)


def test_edits_are_made_undone_and_told_as_ever_without_their_names(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    workspace.discreet = True
    told: list[EditNews] = []
    workspace.subscribe(told.append)
    added = table(workspace, "Open a school", by=small.north)
    hidden = table(workspace, "Quiet school", by=small.north, confidential=True)
    demands.move(workspace, [small.mines], Status.UNDER_DISCUSSION)
    workspace.undo()
    assert {news.label for news in told} == {HIDDEN_WORDS}
    assert len(told) == 4
    assert added in shown_ids(workspace, "demand")
    assert hidden not in shown_ids(workspace, "demand")
    assert board.counts(workspace)[Status.UNDER_DISCUSSION] == 0
    workspace.discreet = False
    assert detail.demand(workspace, hidden).card.title == "Quiet school"
    assert workspace.redoable() == "Move D-2 to under discussion"
    assert check(workspace.path).sound


def test_what_cannot_be_seen_is_not_undone(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    hidden = table(workspace, "Quiet school", by=small.north, confidential=True)
    steps = (
        lambda: demands.change_field(workspace, hidden, "note", was="", becomes="later"),
        lambda: demands.delete(workspace, [hidden]),
        lambda: mark(workspace, Ref(Kind.DEMAND, small.mines), True),
    )
    for step in steps:
        workspace.discreet = False
        step()
        workspace.discreet = True
        before = workspace.sequence
        with pytest.raises(Refusal, match="something that is hidden"):
            workspace.undo()
        assert workspace.sequence == before
        workspace.discreet = False
        workspace.undo()
        workspace.discreet = True
        if step is steps[-1]:
            workspace.redo()  # what is to be marked is in sight
        else:
            with pytest.raises(Refusal, match="something that is hidden"):
                workspace.redo()


def test_the_next_edit_hides_and_shows_at_once(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    workspace.discreet = True
    ref = Ref(Kind.DEMAND, small.mines)
    assert small.mines in shown_ids(workspace, "demand")
    mark(workspace, ref, True)
    assert small.mines not in shown_ids(workspace, "demand")
    with open_again(small.path) as other:
        mark(other, ref, False)
    assert small.mines in shown_ids(workspace, "demand")
    with open_again(small.path) as other:
        mark(other, ref, True)
        demands.change_field(other, small.mines, "title", was="Clear the mines", becomes="Quiet mines")
    news = workspace.catch_up()
    assert {one.label for one in news} == {HIDDEN_WORDS}
    assert all(ref in one.touched for one in news), "or no screen would know that it has to look"
    assert small.mines not in shown_ids(workspace, "demand")


# ---------------------------------------------------------------- all sorts of files


@both_kinds
def test_a_file_that_is_only_read_is_hidden_as_well(small_negotiation: Small, passphrase: str | None) -> None:
    small = small_negotiation
    mark(small.workspace, Ref(Kind.DEMAND, small.border), True)
    before = small.path.read_bytes()
    with Workspace.open(small.path, read_only=True) as reader:
        reader.discreet = True
        assert small.border not in shown_ids(reader, "demand")
        with pytest.raises(ReadOnly):
            mark(reader, Ref(Kind.DEMAND, small.border), False)
        reader.discreet = False
        assert small.border in shown_ids(reader, "demand")
    assert small.path.read_bytes() == before
    assert [one.name for one in small.path.parent.iterdir() if one.name.startswith(small.path.name)] == [
        small.path.name
    ]


@both_kinds
def test_it_stays_hidden_over_a_pause_and_over_a_file_written_anew(
    small_negotiation: Small, passphrase: str | None
) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    mark(workspace, Ref(Kind.DEMAND, small.border), True)
    workspace.discreet = True
    workspace.let_go()
    assert small.border not in shown_ids(workspace, "demand")
    with workspace.set_aside():
        pass
    assert small.border not in shown_ids(workspace, "demand")
    demands.duplicate(workspace, small.mines)
    assert len(shown_ids(workspace, "demand")) == 4


def test_what_is_read_for_others_is_hidden_there_alone(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    mark(workspace, Ref(Kind.DEMAND, small.border), True)
    with workspace.for_others():
        assert small.border not in shown_ids(workspace, "demand")
        with workspace.for_others(False):
            assert small.border not in shown_ids(workspace, "demand"), "a part of it is for others too"
        found: list[set[int]] = []
        thread = threading.Thread(target=lambda: found.append(shown_ids(workspace, "demand")))
        thread.start()
        thread.join()
        assert small.border in found[0], "what the window reads meanwhile is not for others"
    assert small.border in shown_ids(workspace, "demand")
    with workspace.for_others(False):
        assert small.border in shown_ids(workspace, "demand")


def test_nothing_is_paid_for_while_nothing_is_hidden(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    with counted(workspace) as statements:
        summary.totals(workspace)
    assert not [one for one in statements if "veil" in one or "temp" in one.lower()]
    assert workspace._veiled is None
