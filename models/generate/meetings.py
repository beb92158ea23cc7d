"""Synthetic meetings with states, attendance and agenda, and incidents, as rows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from models.dates import DAY_SECONDS, When, days, exactly
from models.entities import (
    AgendaItem,
    Attendance,
    Citation,
    Incident,
    Link,
    Meeting,
    MeetingDate,
    MeetingSeries,
    MeetingStateChange,
    Negotiation,
    SeriesMember,
)
from models.generate.demands import Rows, citation, link
from models.generate.frame import CLOCK, ZONE, Frame
from models.journal import Plain
from models.vocabulary import (
    IncidentStanding,
    Kind,
    Lane,
    Linkage,
    MeetingKind,
    MeetingState,
    Precision,
    Presence,
    Track,
)

LANES = (Lane.LEADERS, Lane.MINISTERS, Lane.TECHNICAL, Lane.STATEMENTS)
SUMMIT_AFTER = 30
EVERY_INCIDENT = 8
EVERY_MOVED = 20
EVERY_SERIES = 30
MINUTES = (30, 60, 90, 120, 240, 480)
PRECISIONS = (*[Precision.EXACT] * len(Precision), *Precision)


class MeetingRows:
    """Makes the rows of meetings and incidents; the first meeting is the summit, some weeks after the clock."""

    def __init__(self, frame: Frame, demand_ids: Sequence[int]) -> None:
        self._frame, self._chance, self._write = frame, frame.chance, frame.write
        self._demands = demand_ids
        self.rows: Rows = defaultdict(list)
        self._series_id = 0

    def add(self, place: int) -> None:
        if place and place % EVERY_INCIDENT == 0:
            self._incident()
        summit = place == 0
        state = MeetingState.CONFIRMED if summit else self._chance.choice(tuple(MeetingState))
        when = self._summit_days() if summit else self._when(self._frame.day())
        start = when.first_day
        secret = not summit and self._frame.one_in(40)
        meeting_id = self._frame.edit.new_id()
        self.rows[Meeting].append(
            {
                "id": meeting_id,
                "title": "Summit" if summit else self._write.phrase(2, 6),
                "kind": MeetingKind.SUMMIT if summit else self._chance.choice(tuple(MeetingKind)),
                "lane": Lane.LEADERS if summit else self._chance.choice(LANES),
                "track": self._chance.choice(tuple(Track)),
                "state": state,
                "place": self._write.phrase(1, 1),
                "note": self._write.note(confidential=True) if secret else "",
                "confidential": secret,
                **_dated(when),
            }
        )
        self._cited(Kind.MEETING, meeting_id)
        self._state(meeting_id, state, start)
        self._attendance(meeting_id, start)
        self._agenda(meeting_id)
        if place and place % EVERY_MOVED == 0:
            self._moved(meeting_id, when)
        if place % EVERY_SERIES in (1, 2):
            self._in_series(meeting_id, begins=place % EVERY_SERIES == 1 or not self._series_id)
        if summit:
            self._frame.edit.all(Negotiation)[0].summit_id = meeting_id

    def _summit_days(self) -> When:
        first = CLOCK + dt.timedelta(days=SUMMIT_AFTER)
        return days(first, first + dt.timedelta(days=2), ZONE)

    def _when(self, start: dt.date) -> When:
        """More than half by the hour, the others in every precision that there is."""
        precision = self._chance.choice(PRECISIONS)
        if precision is Precision.EXACT:
            begin = dt.datetime.combine(start, dt.time(self._chance.randrange(7, 20)))
            return exactly(begin, begin + dt.timedelta(minutes=self._chance.choice(MINUTES)), ZONE)
        if precision is Precision.MONTH:
            first = start.replace(day=1)
            return days(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1), ZONE, precision)
        if precision is Precision.OPEN_END and self._frame.one_in(2):
            return days(start, None, ZONE, precision, words="since then")
        last = start + dt.timedelta(days=self._chance.randrange(3))
        return days(start, last, ZONE, precision, words="that week" if precision.soft else "")

    def _state(self, meeting_id: int, state: MeetingState, day: dt.date) -> None:
        self.rows[MeetingStateChange].append(
            {
                "id": self._frame.edit.new_id(),
                "meeting_id": meeting_id,
                "state": state,
                "announced_by": "",
                "reason": "",
                "source_id": self._frame.source(),
                **_effective(min(day, CLOCK)),
            }
        )

    def _moved(self, meeting_id: int, when: When) -> None:
        """It once stood ten days earlier, and was postponed."""
        before = when.moved_to(when.start - 10 * DAY_SECONDS)
        told = min(before.first_day, CLOCK)
        for effective, date, reason in (
            (told - dt.timedelta(days=30), before, ""),
            (told, when, self._write.phrase(2, 5)),
        ):
            self.rows[MeetingDate].append(
                {
                    "id": self._frame.edit.new_id(),
                    "meeting_id": meeting_id,
                    "reason": reason,
                    "source_id": self._frame.source(),
                    **_dated(date),
                    **_effective(effective),
                }
            )

    def _in_series(self, meeting_id: int, *, begins: bool) -> None:
        if begins:
            self._series_id = self._frame.edit.new_id()
            self.rows[MeetingSeries].append({"id": self._series_id, "rule": "every 4 weeks, 2 times"})
        self.rows[SeriesMember].append(
            {"id": self._frame.edit.new_id(), "series_id": self._series_id, "meeting_id": meeting_id}
        )

    def _attendance(self, meeting_id: int, day: dt.date) -> None:
        for person_id, party_id in self._chance.sample(self._frame.people, min(len(self._frame.people), 2)):
            self.rows[Attendance].append(
                {
                    "id": self._frame.edit.new_id(),
                    "meeting_id": meeting_id,
                    "party_id": party_id,
                    "person_id": person_id,
                    "presence": self._chance.choice(tuple(Presence)),
                    "announced_by": "",
                    "condition": "",
                    "source_id": self._frame.source(),
                    **_effective(min(day, CLOCK)),
                }
            )

    def _agenda(self, meeting_id: int) -> None:
        if not self._demands or not self._frame.one_in(2):
            return
        self.rows[AgendaItem].append(
            {
                "id": self._frame.edit.new_id(),
                "meeting_id": meeting_id,
                "place_in_list": 0,
                "text": self._write.phrase(2, 5),
                "demand_id": self._chance.choice(self._demands),
            }
        )

    def _incident(self) -> None:
        secret = self._frame.one_in(20)
        incident_id = self._frame.edit.new_id()
        deaths = self._chance.randrange(30) if self._frame.one_in(3) else None
        self.rows[Incident].append(
            {
                "id": incident_id,
                "title": self._write.phrase(2, 5),
                "kind": "clash",
                "place": self._write.phrase(1, 1),
                "actors": "",
                "deaths": deaths,
                "deaths_words": "" if deaths is None else f"at least {deaths}",
                "displaced_words": "",
                "standing": self._chance.choice(tuple(IncidentStanding)),
                "note": self._write.note(confidential=secret),
                "confidential": secret,
                **_dated(self._when(self._frame.day())),
            }
        )
        self._cited(Kind.INCIDENT, incident_id)
        if self._demands:
            demand_id = self._chance.choice(self._demands)
            self.rows[Link].append(
                link(self._frame, Kind.INCIDENT, incident_id, Kind.DEMAND, demand_id, Linkage.THREATENS)
            )

    def _cited(self, kind: Kind, record_id: int) -> None:
        if self._frame.one_in(3):
            self.rows[Citation].append(citation(self._frame, kind, record_id))


def _dated(when: When) -> Plain:
    return {
        "start_at": when.start,
        "end_at": when.end,
        "precision": when.precision,
        "zone": when.zone,
        "date_words": when.words,
        "date_reasoning": when.reasoning,
    }


def _effective(day: dt.date) -> Plain:
    return {"effective": day, "effective_soft": False, "effective_words": "", "effective_reasoning": ""}
