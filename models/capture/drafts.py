"""A text that is entered and not kept yet, as it stands in the fields, surviving the program's end and a crash.

Where and how it lies is `models.storage.drafts`'s.
"""

from __future__ import annotations

import msgspec

from models.storage import drafts
from models.workspace import Workspace


class TextDraft(msgspec.Struct, frozen=True):
    """Every field as typed. `source_id` is that of a source that is there and was chosen; credibility 0 is none."""

    text: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    reliability: str = ""
    credibility: int = 0
    confidential: bool = False
    source_id: int | None = None

    @property
    def empty(self) -> bool:
        """Nothing in it would be missed."""
        return not any((self.text.strip(), self.outlet, self.title, self.published, self.url))


def load(workspace: Workspace) -> TextDraft:
    """The draft of this negotiation, an empty one where there is none that can be read."""
    found = drafts.read(workspace.place)
    try:
        return msgspec.json.decode(found, type=TextDraft) if found is not None else TextDraft()
    except msgspec.MsgspecError:
        return TextDraft()


def save(workspace: Workspace, draft: TextDraft) -> None:
    """Write the draft down; an empty one is let go of. Raises PassphraseNeeded, LocationRefused."""
    if draft.empty:
        drafts.remove(workspace.place)
    else:
        drafts.write(workspace.place, msgspec.json.encode(draft).decode())
