"""Where an event of a kind usually stands on the timeline."""

from __future__ import annotations

from models.vocabulary import Lane, MeetingKind

USUAL_LANES = {
    MeetingKind.LEADERS_CALL: Lane.LEADERS,
    MeetingKind.SUMMIT: Lane.LEADERS,
    MeetingKind.SIGNING: Lane.LEADERS,
    MeetingKind.AGREEMENT: Lane.LEADERS,
    MeetingKind.MINISTERIAL: Lane.MINISTERS,
    MeetingKind.TECHNICAL: Lane.TECHNICAL,
    MeetingKind.STATEMENT: Lane.STATEMENTS,
    MeetingKind.PRECEDENT: Lane.STATEMENTS,
}
