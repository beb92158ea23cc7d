"""What a person does with the words on an attendance beside adding one: correct a word, delete one, delete all of them.

Adding is `models.commands.meetings.attend`. A correction is for what was entered wrongly; what somebody says later is a
word of its own, and the earlier and contrary ones stay.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.commands.evidence import source_id
from models.entities.meeting import Attendance
from models.records import EditNews, Effective
from models.vocabulary import Presence
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AttendanceDraft:
    """One word: about whom, what it says, who announced it, on what condition, since when, by which source."""

    party_id: int
    person_id: int | None
    presence: Presence
    announced_by: str = ""
    condition: str = ""
    source: str = ""
    effective: Effective | None = None


def correct(workspace: Workspace, attendance_id: int, draft: AttendanceDraft) -> EditNews | None:
    """The word says this from now on. Raises NotFound where it is gone."""
    with workspace.edit(f"Correct an attendance: {draft.presence.word}") as edit:
        step = edit.get(Attendance, attendance_id)
        step.party_id, step.person_id, step.presence = draft.party_id, draft.person_id, draft.presence
        step.announced_by, step.condition = draft.announced_by.strip(), draft.condition.strip()
        step.source_id = source_id(edit, draft.source)
        step.hold_from(edit.effective(draft.effective))
    return edit.news


def delete(workspace: Workspace, attendance_id: int) -> EditNews | None:
    """One word goes, the others on the same party or person stay; undo brings it back. Raises NotFound."""
    with workspace.edit("Delete a word on attendance") as edit:
        edit.delete(edit.get(Attendance, attendance_id))
    return edit.news


def delete_all(workspace: Workspace, meeting_id: int, party_id: int, person_id: int | None) -> EditNews | None:
    """Every word on one party or person at a meeting goes."""
    with workspace.edit("Delete an attendance") as edit:
        for step in edit.all(Attendance, meeting_id=meeting_id, party_id=party_id, person_id=person_id):
            edit.delete(step)
    return edit.news
