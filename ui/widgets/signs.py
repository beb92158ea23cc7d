"""The icon and the ink of every word that is shown with a sign: stances, statuses, states, attendance."""

from __future__ import annotations

from models.vocabulary import IncidentStanding, MeetingState, Presence, Stance, Status, Word
from ui.icons import stance_icon, status_icon

STANCE_ROLES = {
    Stance.ACCEPTS: "success",
    Stance.ACCEPTS_WITH_CONDITIONS: "warning",
    Stance.UNDECIDED: "muted",
    Stance.REJECTS: "danger",
    Stance.NONE_RECORDED: "faint",
}

#: The icon of a word that has no drawing of its own, and the ink it takes.
SIGNS: dict[Word, tuple[str, str]] = {
    MeetingState.PROPOSED: ("status-tabled", "muted"),
    MeetingState.ANNOUNCED: ("status-under_discussion", "accent"),
    MeetingState.CONFIRMED: ("check", "success"),
    MeetingState.HELD: ("status-agreed", "success"),
    MeetingState.CANCELLED: ("cross", "danger"),
    MeetingState.DENIED: ("status-withdrawn", "danger"),
    IncidentStanding.ALLEGED: ("stance-none", "muted"),
    IncidentStanding.REPORTED: ("stance-undecided", "warning"),
    IncidentStanding.VERIFIED: ("check", "success"),
    IncidentStanding.ATTRIBUTED: ("party", "accent"),
    Presence.INVITED: ("stance-none", "faint"),
    Presence.ANNOUNCED_BY_ANOTHER: ("stance-undecided", "warning"),
    Presence.CONFIRMED: ("check", "success"),
    Presence.DENIED: ("cross", "danger"),
    Presence.ATTENDED: ("stance-accepts", "success"),
    Presence.ABSENT: ("minus", "muted"),
    Presence.EXCLUDED: ("stance-rejects", "danger"),
}


def sign_of(word: Word) -> tuple[str, str]:
    """Icon and ink role of a word."""
    if isinstance(word, Stance):
        return stance_icon(word), STANCE_ROLES[word]
    if isinstance(word, Status):
        return status_icon(word), word.value
    return SIGNS[word]
