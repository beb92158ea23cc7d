"""Opening a file that may be from elsewhere: for reading only at first, out of a copy that we made row by row.

The door to `models.storage`'s intake for the windows. The commands of the command line act on the file they are told,
as a script means it; decision 0023 says why.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.errors import Refusal
from models.ids import IdSource
from models.storage import copies, files, known, private
from models.workspace import Workspace


def is_from_elsewhere(path: Path) -> bool:
    """Whether the file was neither made nor trusted here; False for what is no file at all."""
    return path.is_file() and not known.is_known(path, known.founding_of(path))


def open_location(
    location: str | Path, *, author: str = "", now: Callable[[], int] | None = None, ids: IdSource | None = None
) -> Workspace:
    """Open a file of ours as ever, and one from elsewhere for reading only, out of a clean private copy.

    `Workspace.origin` is then where the file itself lies; it is not touched. Raises LocationRefused as
    `Workspace.open` does, and for whatever in a file from elsewhere is not as this program would have written it.
    """
    path = files.located(str(location))
    files.look_at(path)
    if not is_from_elsewhere(path):
        return Workspace.open(path, author=author, now=now, ids=ids)
    from models.storage import intake  # brings the mapped classes along, which a file of ours can be shown without

    copied = private.new_file(path.name)
    intake.take_in(path, copied)
    workspace = Workspace.open(copied, read_only=True, author=author, now=now, ids=ids)
    workspace.origin = path
    return workspace


def trust(workspace: Workspace, location: str | Path) -> Path:
    """Write the clean copy of a file from elsewhere to a place of one's own, and know that file from here on.

    Raises Refusal for a negotiation that is not from elsewhere, LocationRefused where the copy cannot be written.
    """
    if workspace.origin is None:
        raise Refusal("This negotiation is not from elsewhere.", "Save a copy instead.")
    target = files.located(str(location))
    copies.copy(workspace.path, target)
    remember(target)
    return target


def remember(path: Path) -> None:
    """Know a file as one of ours from here on: it was made here, or a person has said so."""
    founding = known.founding_of(path)
    if founding is not None:
        known.add(path, founding)
