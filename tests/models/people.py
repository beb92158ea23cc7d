"""What a person does in these tests, as plain functions: begin a negotiation, table a demand, break a file.

Only the model floor; the windows have helpers of their own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import event, select

from models import passphrases
from models.commands import demands, eras, evidence, meetings, negotiations, parties
from models.commands.demands import DemandDraft
from models.commands.evidence import SourceDraft, StatementDraft
from models.commands.meetings import IncidentDraft, MeetingDraft
from models.dates import on_day
from models.entities import Demand, DemandParty, StatusChange
from models.entities.base import Base
from models.ids import IdSource
from models.journal import changes, edits
from models.records import Effective, Ref
from models.trust import remember
from models.vocabulary import (
    EraTone,
    InstrumentKind,
    InstrumentStanding,
    Involvement,
    Kind,
    Lane,
    Linkage,
    MeetingKind,
    MeetingState,
    Presence,
    Priority,
    Reliability,
    Role,
    Stance,
    Status,
)
from models.workspace import Workspace, create

ZONE = "Asia/Bangkok"

#: The day on which everything here happens, until a test moves its clock.
TODAY = dt.date(2025, 10, 1)


@dataclass(slots=True)
class Clock:
    """A clock that stands still until somebody moves it."""

    at: int = int(dt.datetime(2025, 10, 1, 8, tzinfo=dt.UTC).timestamp())

    def __call__(self) -> int:
        return self.at

    def forward(self, *, days: int = 0, seconds: int = 0) -> None:
        self.at += days * 86_400 + seconds


def ids_by(clock: Clock, seed: int = 1) -> IdSource:
    """Ids that are the same in every run."""
    return IdSource(now_ms=lambda: clock() * 1000, seed=seed)


#: Of the encrypted files of the tests.
PASSPHRASE = "four words that rhyme"


def begin(
    path: Path,
    clock: Clock | None = None,
    *,
    title: str = "Border talks",
    seed: int = 1,
    passphrase: str | None = None,
) -> Workspace:
    clock = clock or Clock()
    return create(path, title=title, author="Mara", now=clock, ids=ids_by(clock, seed), passphrase=passphrase)


def open_again(path: Path, clock: Clock | None = None, *, seed: int = 2) -> Workspace:
    clock = clock or Clock()
    return Workspace.open(path, author="Tomas", now=clock, ids=ids_by(clock, seed))


def on(day: str | dt.date) -> Effective:
    """An effective date, as a person types it."""
    return Effective(dt.date.fromisoformat(day) if isinstance(day, str) else day)


def table(
    workspace: Workspace,
    title: str,
    *,
    by: int | Sequence[int],
    to: int | Sequence[int] = (),
    third: int | Sequence[int] = (),
    **more: object,
) -> int:
    """Table a demand; gives its id."""
    involved = {
        Involvement.TABLED_BY: _many(by),
        Involvement.ADDRESSED_TO: _many(to),
        Involvement.THIRD_PARTY: _many(third),
    }
    return demands.add(workspace, DemandDraft(title, involved, **more))


def _many(ids: int | Sequence[int]) -> tuple[int, ...]:
    return (ids,) if isinstance(ids, int) else tuple(ids)


def plan(workspace: Workspace, title: str, day: str, **more: object) -> int:
    """Plan a technical meeting of one day; gives its id."""
    drafted = {"kind": MeetingKind.TECHNICAL, "lane": Lane.TECHNICAL, **more}
    return meetings.add(workspace, MeetingDraft(title=title, when=on_day(dt.date.fromisoformat(day), ZONE), **drafted))


def report_incident(workspace: Workspace, title: str, day: str, **more: object) -> int:
    return meetings.add_incident(
        workspace, IncidentDraft(title=title, when=on_day(dt.date.fromisoformat(day), ZONE), **more)
    )


# ---------------------------------------------------------------- a small negotiation


@dataclass(slots=True)
class Small:
    """A negotiation with one of everything, and the ids of what a test may want to touch."""

    workspace: Workspace
    clock: Clock
    north: int = 0
    south: int = 0
    chair: int = 0
    minister: int = 0
    border: int = 0
    mines: int = 0
    trade: int = 0
    spare: int = 0
    talks: int = 0
    summit: int = 0
    shelling: int = 0
    source: int = 0
    statement: int = 0
    refs: dict[int, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.workspace.path

    @property
    def demands(self) -> tuple[int, ...]:
        return self.border, self.mines, self.trade, self.spare


@dataclass(frozen=True, slots=True)
class _Made:
    """The small negotiation as it lies on the disk after it was made, the newest of its ids, and the ids of a test."""

    content: bytes
    newest: int
    small: Small


_made: dict[str | None, _Made] = {}


def set_up(path: Path, passphrase: str | None = None) -> Small:
    """The small negotiation, made by commands alone, as a person would; made once, and then copied."""
    if passphrase not in _made:
        small = make_anew(path, passphrase)
        small.workspace.close()
        _made[passphrase] = _Made(path.read_bytes(), small.workspace._ids(), small)
        path.unlink()
    made, clock = _made[passphrase], Clock()
    path.write_bytes(made.content)
    path.chmod(0o600)
    if passphrase is not None and passphrases.needed(path):
        passphrases.give(path, passphrase)
    remember(path)
    ids = ids_by(clock)
    ids.start_after(made.newest)
    return replace(made.small, workspace=Workspace.open(path, author="Mara", now=clock, ids=ids), clock=clock)


def make_anew(path: Path, passphrase: str | None = None) -> Small:
    """The same without the copy: with a key of its own where it is encrypted."""
    clock = Clock()
    workspace = begin(path, clock, passphrase=passphrase)
    small = Small(workspace, clock)
    negotiations.describe(
        workspace,
        negotiations.NegotiationDraft("Border talks", zone=ZONE, place="Lakeside", marking="Restricted"),
        founding=True,
    )
    _invite(small)
    _table_all(small)
    _plan_all(small)
    _prove_all(small)
    return small


def _invite(small: Small) -> None:
    workspace = small.workspace
    small.north = parties.add(workspace, "NOR", "Northland", [Role.CONFLICT_PARTY])
    small.south = parties.add(workspace, "SUD", "Southland", [Role.CONFLICT_PARTY])
    small.chair = parties.add(workspace, "ISL", "Islands", [Role.CHAIR, Role.FACILITATOR])
    small.minister = parties.add_person(workspace, small.north, "Ada Berg", "foreign minister")


def _table_all(small: Small) -> None:
    workspace, north, south = small.workspace, small.north, small.south
    small.border = table(
        workspace,
        "Withdraw heavy weapons from the border",
        by=north,
        to=south,
        third=small.chair,
        theme="Security",
        priority=Priority.HIGH,
        effective=on("2025-08-01"),
        source="Evening Post",
    )
    small.mines = table(workspace, "Clear the mines", by=south, to=north, theme="Security", effective=on("2025-08-10"))
    small.trade = table(
        workspace, "Open the crossing for trade", by=(south, north), to=small.chair, theme="Economy",
        priority=Priority.LOW, effective=on("2025-08-20"),
    )  # fmt: skip
    small.spare = table(workspace, "Release the soldiers", by=north, to=south, effective=on("2025-09-01"))
    demands.move(workspace, [small.border], Status.UNDER_DISCUSSION, effective=on("2025-08-15"))
    demands.move(workspace, [small.border], Status.CONTESTED, effective=on("2025-09-10"), source="Radio North")
    demands.record_position(workspace, small.border, south, Stance.REJECTS, effective=on("2025-08-20"))


def _plan_all(small: Small) -> None:
    workspace = small.workspace
    small.talks = plan(workspace, "Boundary commission", "2025-09-15", state=MeetingState.HELD, place="Lakeside")
    small.summit = plan(
        workspace, "Leaders’ summit", "2025-10-26", kind=MeetingKind.SUMMIT, lane=Lane.LEADERS, is_summit=True
    )
    meetings.attend(workspace, small.summit, small.north, Presence.INVITED, person_id=small.minister)
    meetings.set_agenda(workspace, small.talks, [("The weapons", small.border), ("Any other business", None)])
    small.shelling = report_incident(workspace, "Shelling at the temple", "2025-09-20", deaths=2, deaths_words="two")
    eras.add(workspace, eras.EraDraft("Ceasefire", EraTone.CEASEFIRE, on_day(dt.date(2025, 7, 28), ZONE)))


def _prove_all(small: Small) -> None:
    workspace, border = small.workspace, Ref(Kind.DEMAND, small.border)
    small.source = evidence.add_source(workspace, SourceDraft("Weekly Review", "Guns", None, Reliability.B, 2))
    evidence.cite(workspace, border, "Weekly Review", "The guns are still there", "“still there”")
    evidence.link(workspace, border, Ref(Kind.DEMAND, small.mines), Linkage.DEPENDS_ON)
    evidence.link(workspace, Ref(Kind.INCIDENT, small.shelling), border, Linkage.THREATENS)
    small.statement = evidence.add_statement(
        workspace, StatementDraft("Ada Berg", "We shall not move first.", outlet="Evening Post", about=[border])
    )
    evidence.add_fact(workspace, "How many fled?", [("12,000", "Evening Post", ""), ("20,000", "Radio North", "")])
    evidence.add_instrument(
        workspace,
        "Joint declaration",
        InstrumentKind.JOINT_DECLARATION,
        InstrumentStanding.DRAFT,
        terms=[("occupied", small.south, "")],
    )
    evidence.add_obstacle(workspace, "The guns", "Evening Post", [border])


# ---------------------------------------------------------------- many demands


def plant(workspace: Workspace, number: int, *, by: int, to: int) -> list[int]:
    """Many demands in one edit, spread evenly over statuses, themes and priorities; gives their ids."""
    statuses, priorities = tuple(Status), tuple(Priority)
    themes = ("", "Border", "Economy", "Security")
    first = TODAY - dt.timedelta(days=200)
    with workspace.edit(f"Plant {number} demands") as edit:
        demand_rows, party_rows, status_rows = [], [], []
        for index in range(number):
            demand_id = edit.new_id()
            day = first + dt.timedelta(days=index * 7 % 190)
            status = statuses[index % len(statuses)]
            demand_rows.append(
                {
                    "id": demand_id,
                    "number": edit.next_number("demand"),
                    "title": f"Demand {index * 37 % 101}",
                    "text": "",
                    "theme": themes[index % len(themes)],
                    "priority": priorities[index % len(priorities)],
                    "note": "",
                    "confidential": False,
                    "status": status,
                    "since": day,
                    "since_soft": False,
                    "agreed_on": day if status is Status.AGREED else None,
                }
            )
            tabler, other = (by, to) if index % 2 else (to, by)
            for place, (party, kind) in enumerate([(tabler, Involvement.TABLED_BY), (other, Involvement.ADDRESSED_TO)]):
                party_rows.append(
                    {
                        "id": edit.new_id(),
                        "demand_id": demand_id,
                        "party_id": party,
                        "involvement": kind,
                        "place_in_list": place,
                    }
                )
            status_rows.append(
                {
                    "id": edit.new_id(),
                    "demand_id": demand_id,
                    "status": status,
                    "reason": "",
                    "source_id": None,
                    "recorded_at": edit.at,
                    "effective": day,
                    "effective_soft": False,
                    "effective_words": "",
                    "effective_reasoning": "",
                }
            )
        edit.insert_rows(Demand, demand_rows)
        edit.insert_rows(DemandParty, party_rows)
        edit.insert_rows(StatusChange, status_rows)
    return [row["id"] for row in demand_rows]


# ---------------------------------------------------------------- looking at a file


Rows = dict[str, dict[int, dict[str, object]]]


def all_rows(workspace: Workspace) -> Rows:
    """Every row of every record, without the version counters and the journal."""
    found: Rows = {}
    with workspace.reading() as connection:
        for name, kept in Base.metadata.tables.items():
            if kept in (edits, changes) or "id" not in kept.c:
                continue
            found[name] = {
                row["id"]: {key: value for key, value in row.items() if key != "version"}
                for row in connection.execute(select(kept)).mappings()
            }
    return found


def journal_of(workspace: Workspace) -> list[Mapping[str, object]]:
    with workspace.reading() as connection:
        return [dict(row) for row in connection.execute(select(edits).order_by(edits.c.sequence)).mappings()]


def index_of(workspace: Workspace) -> list[tuple[object, ...]]:
    """What the search index holds, whatever the order in which it came in."""
    with workspace.reading() as connection:
        rows = connection.exec_driver_sql("SELECT rowid, label, title, body, kind FROM search ORDER BY rowid").all()
    return [tuple(row) for row in rows]


def fingerprint_of(path: Path) -> str:
    """The bytes of a file, in short."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def counted(workspace: Workspace) -> Iterator[list[str]]:
    """Collects the SQL statements that reach the database, without BEGIN and PRAGMA."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(workspace._engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(workspace._engine, "before_cursor_execute", note)
