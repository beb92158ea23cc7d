"""Reads the rows that the report is made of, all from one snapshot, on one day, with or without confidential ones.

Nothing is worded here: `models.report.gather` puts the rows onto the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from models import attendance as rule
from models.column_types import ReadTable
from models.dates import midnight
from models.grades import short
from models.queries import attendance, cards
from models.queries import tables as t
from models.queries.demand_filter import Demands
from models.queries.evidence import AnyRow, source_names
from models.queries.meeting_dates import dates_on, steps_of
from models.queries.on_day import OnDay
from models.queries.when import when_of
from models.records import AttendanceRecord, Card, SourceRecord
from models.report.happenings import Happening, Step, Unconfirmed, became, distinct, harm_words
from models.vocabulary import Disclosure, Involvement, Kind, Lane, MeetingState, Presence, Stance, Status

#: Settled first is last: the page begins with what is contested and ends with what is done.
ORDER = (
    Status.CONTESTED,
    Status.UNDER_DISCUSSION,
    Status.AGREED_IN_PRINCIPLE,
    Status.AGREED_AD_REFERENDUM,
    Status.TABLED,
    Status.WALKED_BACK,
    Status.SUSPENDED,
    Status.AGREED,
    Status.WITHDRAWN,
)


class Rows:
    """What the data base says on `demands.day`. public: confidential records do not exist. second_zone: or ""."""

    def __init__(
        self, connection: Connection, demands: Demands, on_day: OnDay, *, public: bool, second_zone: str = ""
    ) -> None:
        self.connection = connection
        self.demands = demands
        self.on_day = on_day
        self.day = on_day.day
        self.zone = on_day.zone
        self.public = public
        self.second_zone = second_zone

    def shown(self, table: ReadTable) -> Select[tuple[object, ...]]:
        """A SELECT over the records of a table that may be shown."""
        query = select(table)
        return query.where(table.c.confidential.is_(False)) if self.public else query

    @cached_property
    def sources(self) -> dict[int, SourceRecord]:
        return source_names(self.connection)

    def outlet(self, source_id: int | None) -> str:
        return self.sources[source_id].outlet if source_id in self.sources else ""

    def grade(self, source_id: int | None) -> str:
        """ "grade B2" or plainly "not graded"; "" where no source is named."""
        return short(self.sources[source_id].grade) if source_id in self.sources else ""

    def graded(self, source_id: int | None) -> str:
        """ "Reuters (grade B2)", or "" where no source is named."""
        return f"{self.outlet(source_id)} ({self.grade(source_id)})" if source_id in self.sources else ""

    # ------------------------------------------------------------ demands

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Every demand of the day, in the order of the page."""
        d = t.demand
        query = self.demands.among(select(d.c.id, self.demands.status, d.c.number, d.c.confidential))
        rows = [row for row in self.connection.execute(query).all() if not (self.public and row.confidential)]
        rows.sort(key=lambda row: (ORDER.index(row[1]), row.number))
        ids = [row.id for row in rows]
        found = cards.read(self.connection, ids, self.demands, self.on_day, whole=False)
        return tuple(found[demand_id] for demand_id in ids if demand_id in found)

    @cached_property
    def _positions(self) -> dict[tuple[int, int], AnyRow]:
        """The position that holds for each demand and party; our own assessments only in our own report."""
        p = t.position
        query = select(p).where(p.c.effective <= self.day).order_by(p.c.effective, p.c.id)
        if self.public:
            query = query.where(p.c.disclosure == Disclosure.PUBLIC)
        return {(row.demand_id, row.party_id): row for row in self.connection.execute(query).all()}

    def stance(self, demand_id: int, party_id: int, involvement: Involvement) -> Stance | None:
        """As on the card: a party that is asked and silent has "none recorded", a third party has nothing."""
        row = self._positions.get((demand_id, party_id))
        if row is not None:
            return Stance(row.stance)
        return Stance.NONE_RECORDED if involvement is Involvement.ADDRESSED_TO else None

    def position(self, demand_id: int, party_id: int) -> AnyRow | None:
        """The row of the position that holds, None where none is recorded."""
        return self._positions.get((demand_id, party_id))

    def position_source(self, demand_id: int, party_id: int) -> str:
        row = self.position(demand_id, party_id)
        return "" if row is None else self.outlet(row.source_id)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The status changes up to the day, oldest first."""
        refs = {card.id: card.ref for card in self.cards}
        s = t.status_change
        query = (
            select(s.c.demand_id, s.c.status, s.c.effective, s.c.effective_soft)
            .where(s.c.effective <= self.day)
            .order_by(s.c.effective, s.c.id)
        )
        rows = self.connection.execute(query).all()
        return tuple(
            Step(refs[row.demand_id], row.status, row.effective, row.effective_soft)
            for row in rows
            if row.demand_id in refs
        )

    # ------------------------------------------------------------ meetings and incidents

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """Meetings and incidents as they were known on the day, by their start."""
        found = [*self._meetings(), *self._incidents()]
        return tuple(sorted(found, key=lambda one: (one.when.start, one.id)))

    @cached_property
    def summit(self) -> Happening | None:
        return next((one for one in self.happenings if one.is_summit), None)

    def _meetings(self) -> list[Happening]:
        summit_id = self.connection.execute(select(t.negotiation.c.summit_id)).scalar()
        steps = self._states()
        attending = self._attending()
        found = []
        held = dates_on(self.connection, None, self.day) if self.on_day.past else {}
        moves = steps_of(self.connection, None, as_of=self.day)
        query = self.shown(t.meeting).add_columns(self.on_day.meeting_state().label("state_then"))
        for row in self.connection.execute(query.where(self.on_day.meeting_known())).all():
            when, state = held.get(row.id) or when_of(row), MeetingState(row.state_then)
            told = [self.outlet(step.source_id) for step in steps[row.id]]
            found.append(
                Happening(
                    row.id,
                    Kind.MEETING,
                    row.title,
                    row.lane,
                    when,
                    state,
                    state.word,
                    row.kind,
                    row.kind.word,
                    row.place,
                    tuple(attending[row.id]),
                    distinct([*told, *self.cited[Kind.MEETING, row.id]]),
                    row.id == summit_id,
                    became(moves.get(row.id, ()), steps[row.id]),
                    row.track,
                )
            )
        return found

    def _states(self) -> dict[int, list[AnyRow]]:
        m = t.meeting_state
        query = select(m).where(m.c.effective <= self.day).order_by(m.c.effective, m.c.id)
        found: dict[int, list[AnyRow]] = defaultdict(list)
        for row in self.connection.execute(query).all():
            found[row.meeting_id].append(row)
        return found

    def _incidents(self) -> list[Happening]:
        query = self.shown(t.incident).where(self.on_day.incident_known())
        return [
            Happening(
                row.id,
                Kind.INCIDENT,
                row.title,
                Lane.INCIDENTS,
                when_of(row),
                None,
                row.standing.word,
                None,
                row.kind or "incident",
                row.place,
                (),
                distinct(self.cited[Kind.INCIDENT, row.id]),
                False,
                harm_words(row.deaths_words, row.displaced_words),
            )
            for row in self.connection.execute(query).all()
        ]

    @cached_property
    def _words_on_attendance(self) -> list[AnyRow]:
        query = attendance.words().where(t.attendance.c.effective <= self.day)
        return list(self.connection.execute(query).all())

    def _attending(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for row in sorted(self._words_on_attendance, key=lambda row: row.id):
            if row.code not in found[row.meeting_id]:
                found[row.meeting_id].append(row.code)
        return found

    @cached_property
    def _words_by_who(self) -> dict[tuple[int, int, int | None], list[AnyRow]]:
        """Meeting, party, person → the words on their coming, oldest first."""
        words: dict[tuple[int, int, int | None], list[AnyRow]] = defaultdict(list)
        for row in self._words_on_attendance:
            words[row.meeting_id, row.party_id, row.person_id].append(row)
        return words

    def coming_of(self, party_id: int) -> dict[int, list[str]]:
        """Meeting → the newest word on the coming of a party and of each of its people."""
        found: dict[int, list[str]] = defaultdict(list)
        for (meeting_id, party, _), steps in self._words_by_who.items():
            if party == party_id:
                newest = steps[-1]
                word = newest.presence.word
                found[meeting_id].append(f"{newest.person_name}: {word}" if newest.person_name else word)
        return found

    @property
    def attendance(self) -> dict[int, dict[str, Presence]]:
        """Meeting → who → the newest word on the coming."""
        found: dict[int, dict[str, Presence]] = defaultdict(dict)
        for (meeting_id, _, _), steps in self._words_by_who.items():
            found[meeting_id][steps[-1].person_name or steps[-1].name] = Presence(steps[-1].presence)
        return found

    def _as_words(self, steps: Sequence[AnyRow]) -> list[AttendanceRecord]:
        """Words on one attendance, oldest first, as the rule of contrary words takes them."""
        return [attendance.word_of(row, self.outlet(row.source_id)) for row in steps]

    def series_on(self, meeting_id: int) -> list[list[AttendanceRecord]]:
        """The words on the coming of each party and person to one meeting, each series oldest first."""
        return [self._as_words(steps) for (meeting, _, _), steps in self._words_by_who.items() if meeting == meeting_id]

    def unconfirmed(self) -> tuple[Unconfirmed, ...]:
        """The same ones that the header of the board counts: the newest word is not their own."""
        over = (MeetingState.CANCELLED, MeetingState.HELD)
        meetings = {one.id: one for one in self.happenings if one.kind is Kind.MEETING}
        found = []
        for (meeting_id, _, _), steps in self._words_by_who.items():
            newest = steps[-1]
            if meeting_id in meetings and meetings[meeting_id].state not in over and newest.presence.open:
                found.append(
                    Unconfirmed(
                        newest.person_name or newest.name,
                        meetings[meeting_id],
                        newest.presence,
                        newest.announced_by,
                        "; ".join(rule.conditions(self._as_words(steps))),
                        distinct(self.outlet(step.source_id) for step in steps),
                        ", ".join(
                            f"{step.presence.word} ({step.source})" if step.source else step.presence.word
                            for step in rule.contrary_to_newest(self._as_words(steps))
                        ),
                    )
                )
        return tuple(sorted(found, key=lambda one: one.meeting.when.start))

    @cached_property
    def cited(self) -> dict[tuple[Kind, int], list[str]]:
        """The outlets that are cited for each record."""
        found: dict[tuple[Kind, int], list[str]] = defaultdict(list)
        query = self.shown(t.citation).where(self.on_day.cited()).order_by(t.citation.c.id)
        for row in self.connection.execute(query).all():
            found[row.about_kind, row.about_id].append(self.outlet(row.source_id))
        return found

    def eras(self) -> list[AnyRow]:
        query = select(t.era)
        if self.on_day.past:
            query = query.where(t.era.c.start_at < self.end_of_day)
        return list(self.connection.execute(query.order_by(t.era.c.start_at)).all())

    @property
    def noon(self) -> int:
        """The middle of the day, UTC seconds: where its line stands."""
        return (midnight(self.day, self.zone) + self.end_of_day) // 2

    @property
    def end_of_day(self) -> int:
        return self.on_day.end
