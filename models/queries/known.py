"""As known at: what was known at a moment of recorded time, of a day of effective time.

Both clocks are kept apart: a moment says what had been entered, a day what had happened. `rewind` gives the rows as
they were; here they become what a person asks for. What is new since then is told by `models.queries.changed`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.dates import When, midnight
from models.errors import Refusal
from models.journal import Plain, edits
from models.queries import tables as t
from models.queries.rewind import Rewind, by, rows_now, sequence_at
from models.records import Effective, KnownDemand, KnownMeeting, KnownStep, Moment
from models.vocabulary import Involvement, MeetingState, Precision, Stance, Status
from models.workspace import Workspace

Pairs = tuple[tuple[str, Stance], ...]


def moment_at(workspace: Workspace, at: int) -> Moment:
    """What was recorded by a moment, UTC seconds."""
    with workspace.reading() as connection:
        return Moment(at, sequence_at(connection, at))


def moment_of(workspace: Workspace, sequence: int) -> Moment:
    """The moment just after an edit was recorded."""
    query = select(edits.c.at).where(edits.c.sequence == sequence)
    with workspace.reading() as connection:
        return Moment(int(connection.execute(query).scalar() or 0), sequence)


def presets(workspace: Workspace) -> tuple[tuple[str, Moment], ...]:
    """Moments that people ask for, by their names: the start of today, a week ago, the last edition."""
    now, zone = workspace.now(), workspace.zone
    from models.dates import moment

    start_of_day = midnight(moment(now, zone).date(), zone)
    wanted = [("Start of today", start_of_day - 1), ("A week ago", now - 7 * 86_400)]
    with workspace.reading() as connection:
        found = [(name, Moment(at, sequence_at(connection, at))) for name, at in wanted]
        edition = connection.execute(select(t.edition).order_by(t.edition.c.number.desc()).limit(1)).first()
        if edition is not None:
            found.append((f"Edition {edition.number}", Moment(edition.issued_at, edition.sequence)))
    return tuple(found)


class Known:
    """What was known at a moment, as of an effective day; one for each look. Later days than today are today."""

    def __init__(self, workspace: Workspace, moment: Moment, day: dt.date | None = None) -> None:
        """Raises Refusal while what is confidential is hidden: the journal, which tells it, names records."""
        if workspace.discreet:
            raise Refusal(
                "What was known at a moment is hidden while confidential records are hidden.", "Show them first (F9)."
            )
        self.moment = moment
        self.day = workspace.today() if day is None else min(day, workspace.today())
        self._workspace = workspace
        with workspace.reading() as connection:
            self.rewind = Rewind(connection, moment.sequence)
            self.demand_ids = self._demands(connection)
            self.meeting_ids = self._meetings(connection)

    # ------------------------------------------------------------ demands

    def _demands(self, connection: Connection) -> tuple[int, ...]:
        """Every demand that was entered by then, by its reference."""
        rows = connection.execute(select(t.demand.c.id, t.demand.c.number)).all()
        there = {int(row.id): int(row.number) for row in rows if self.rewind.was(("demand", row.id), {}) is not None}
        there |= {int(str(row["id"])): int(str(row["number"])) for row in self.rewind.gone("demand")}
        return tuple(sorted(there, key=there.__getitem__))

    def demands(self, ids: Sequence[int]) -> tuple[KnownDemand, ...]:
        """Those demands, in that order; reads as many rows as they have."""
        with self._workspace.reading() as connection:
            now = by("id", rows_now(connection, "demand", "id", ids))
            gone = by("id", self.rewind.gone("demand", among=ids))
            steps = _Series(self, connection, "status_change", "demand_id", ids)
            positions = _Series(self, connection, "position", "demand_id", ids)
            involved = _Series(self, connection, "demand_party", "demand_id", ids)
            codes = {row.id: row.code for row in connection.execute(select(t.party.c.id, t.party.c.code)).all()}
        found = []
        for demand_id in ids:
            row = next(iter(self.rewind.then("demand", now.get(demand_id, [])) or gone.get(demand_id, [])), None)
            if row is None:
                continue
            then, by_now = steps.newest(demand_id), steps.newest(demand_id, now=True)
            found.append(
                KnownDemand(
                    id=demand_id,
                    ref=f"D-{row['number']}",
                    title=str(row["title"]),
                    status=Status(str(then["status"])) if then else None,
                    then=_step(then, Status),
                    now=_step(by_now, Status),
                    positions=_stances(involved.rows(demand_id), positions.rows(demand_id), codes, self.day),
                    positions_now=_stances(
                        involved.rows(demand_id, now=True), positions.rows(demand_id, now=True), codes, self.day
                    ),
                )
            )
        return tuple(found)

    # ------------------------------------------------------------ meetings

    def _meetings(self, connection: Connection) -> tuple[int, ...]:
        """Every meeting that was entered by then, by its date as it is now."""
        rows = connection.execute(select(t.meeting.c.id, t.meeting.c.start_at)).all()
        there = {int(row.id): int(row.start_at) for row in rows if self.rewind.was(("meeting", row.id), {}) is not None}
        there |= {int(str(row["id"])): int(str(row["start_at"])) for row in self.rewind.gone("meeting")}
        return tuple(sorted(there, key=there.__getitem__))

    def meetings(self, ids: Sequence[int]) -> tuple[KnownMeeting, ...]:
        """Those meetings, in that order."""
        with self._workspace.reading() as connection:
            now = by("id", rows_now(connection, "meeting", "id", ids))
            gone = by("id", self.rewind.gone("meeting", among=ids))
            steps = _Series(self, connection, "meeting_state", "meeting_id", ids)
            dates = _Series(self, connection, "meeting_date", "meeting_id", ids)
            recorded = _entered(
                connection, [row for one in ids for row in (*steps.rows(one), *steps.rows(one, now=True))]
            )
        found = []
        for meeting_id in ids:
            current = next(iter(now.get(meeting_id, [])), None)
            was = next(iter(self.rewind.then("meeting", now.get(meeting_id, [])) or gone.get(meeting_id, [])), None)
            if was is None:
                continue
            found.append(
                KnownMeeting(
                    id=meeting_id,
                    title=str(was["title"]),
                    then=_step(steps.newest(meeting_id), MeetingState, recorded),
                    when=_when(dates.newest(meeting_id) or was),
                    now=_step(steps.newest(meeting_id, now=True), MeetingState, recorded) if current else None,
                    when_now=_when(dates.newest(meeting_id, now=True) or current) if current else "",
                )
            )
        return tuple(found)

    # ------------------------------------------------------------ numbers

    def counts(self) -> dict[Status, int]:
        """How many demands stood in each status for all that was known; exact, and every status is there.

        What is known otherwise by now is counted anew and the rest taken from now, or the other way round, whichever
        reads fewer rows.
        """
        from models.queries import board

        new = self._new_since()
        affected = self.affected() if len(self.demand_ids) > len(new) else self.demand_ids
        if len(self.demand_ids) <= len(affected) + len(new):
            return self._counted(self.demands(self.demand_ids), {})
        known = self._counted(self.demands(affected), board.counts(self._workspace, as_of=self.day), minus_now=True)
        with self._workspace.reading() as connection:
            rows = by("demand_id", rows_now(connection, "status_change", "demand_id", new))
        for steps in rows.values():
            newest = _newest(steps, self.day)
            if newest is not None:
                known[Status(str(newest["status"]))] -= 1
        return known

    def _counted(
        self, demands: Sequence[KnownDemand], known: dict[Status, int], *, minus_now: bool = False
    ) -> dict[Status, int]:
        found = dict.fromkeys(Status, 0) | known
        for demand in demands:
            if minus_now and demand.now is not None:
                found[next(status for status in Status if status.word == demand.now.word)] -= 1
            if demand.status is not None:
                found[demand.status] += 1
        return found

    def _new_since(self) -> list[int]:
        there = set(self.demand_ids)
        return [key[1] for key in self.rewind.touched if key[0] == "demand" and key[1] not in there]

    def affected(self) -> tuple[int, ...]:
        """The demands that were there then and of which something is known otherwise by now."""
        ids = {key[1] for key in self.rewind.touched if key[0] == "demand"}
        parts = [key[1] for key in self.rewind.touched if key[0] in ("status_change", "position", "demand_party")]
        with self._workspace.reading() as connection:
            for entity in ("status_change", "position", "demand_party"):
                ids |= {int(str(row["demand_id"])) for row in rows_now(connection, entity, "id", parts)}
                ids |= {int(str(row["demand_id"])) for row in self.rewind.gone(entity)}
        return tuple(demand_id for demand_id in self.demand_ids if demand_id in ids)


class _Series:
    """The rows of one table that belong to some records, then and now."""

    def __init__(self, known: Known, connection: Connection, entity: str, column: str, ids: Sequence[int]) -> None:
        self._day = known.day
        now = rows_now(connection, entity, column, ids)
        self._now = by(column, now)
        self._then = by(column, [*known.rewind.then(entity, now), *known.rewind.gone(entity, column, set(ids))])

    def rows(self, record_id: int, *, now: bool = False) -> list[Plain]:
        return (self._now if now else self._then).get(record_id, [])

    def newest(self, record_id: int, *, now: bool = False) -> Plain | None:
        """The step that held on the day."""
        return _newest(self.rows(record_id, now=now), self._day)


def _newest(rows: Sequence[Plain], day: dt.date) -> Plain | None:
    steps = [row for row in rows if str(row["effective"]) <= day.isoformat()]
    return max(steps, key=lambda row: (str(row["effective"]), int(str(row["id"]))), default=None)


def _step(
    row: Plain | None, words: type[Status] | type[MeetingState], recorded: dict[int, int] | None = None
) -> KnownStep | None:
    if row is None:
        return None
    at = row.get("recorded_at") if recorded is None else recorded.get(int(str(row["id"])))
    word = row["status"] if words is Status else row["state"]
    effective = Effective(
        dt.date.fromisoformat(str(row["effective"])),
        bool(row["effective_soft"]),
        str(row["effective_words"]),
        str(row["effective_reasoning"]),
    )
    return KnownStep(words(str(word)).word, effective, None if at is None else int(str(at)))


def _entered(connection: Connection, rows: Sequence[Plain]) -> dict[int, int]:
    """When each of these rows was entered, by the journal."""
    from models.journal import changes

    ids = sorted({int(str(row["id"])) for row in rows})
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(changes.c.entity_id, func.max(edits.c.at))
            .join_from(changes, edits, edits.c.id == changes.c.edit_id)
            .where(changes.c.entity_id.in_(ids[start : start + 500]), changes.c.was.is_(None))
            .group_by(changes.c.entity_id)
        )
        found.update((int(entity_id), int(at)) for entity_id, at in connection.execute(query).all())
    return found


def _stances(involved: Sequence[Plain], positions: Sequence[Plain], codes: dict[int, str], day: dt.date) -> Pairs:
    """Each addressed party's stance on the day, in the order of the demand's parties."""
    of_party: dict[int, list[Plain]] = defaultdict(list)
    for row in positions:
        of_party[int(str(row["party_id"]))].append(row)
    asked = sorted(
        (row for row in involved if row["involvement"] == Involvement.ADDRESSED_TO.value),
        key=lambda row: int(str(row["place_in_list"])),
    )
    found = []
    for row in asked:
        party_id = int(str(row["party_id"]))
        newest = _newest(of_party[party_id], day)
        stance = Stance(str(newest["stance"])) if newest else Stance.NONE_RECORDED
        found.append((codes.get(party_id, "?"), stance))
    return tuple(found)


def _when(row: Plain) -> str:
    end = row["end_at"]
    when = When(
        int(str(row["start_at"])),
        None if end is None else int(str(end)),
        Precision(str(row["precision"])),
        str(row["zone"]),
        str(row["date_words"]),
        str(row["date_reasoning"]),
    )
    return when.described()
