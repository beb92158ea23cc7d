"""What is kept of an edition: the data of its pages, and the baselines that a later one is compared with.

A file that was issued is read for as long as there are files: a new field of any class in here gets a default.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec
from sqlalchemy import select

from models.errors import Damaged, Refusal
from models.queries import editions
from models.queries import tables as t
from models.report.baseline import Baseline
from models.report.data import Head
from models.report.kinds import kind_of
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EditionContent:
    """report: the pages' data as JSON, of the class that its kind names. public_baseline: no confidential record."""

    report: msgspec.Raw
    baseline: Baseline
    public_baseline: Baseline


def content(workspace: Workspace, number: int) -> EditionContent:
    """What an edition held. Raises NotFound, or Damaged where it is not what was issued."""
    wanted = editions.edition(workspace, number).sha256
    kept = t.edition_content
    with workspace.reading() as connection:
        row = connection.execute(select(kept.c.data).where(kept.c.sha256 == wanted)).first()
    if row is None or hashlib.sha256(row.data).hexdigest() != wanted:
        raise Damaged(f"Edition {number} is not what was issued.", "Restore a backup; nothing was changed.")
    try:
        return msgspec.json.decode(row.data, type=EditionContent)
    except msgspec.MsgspecError as error:
        raise Damaged(
            f"Edition {number} cannot be read ({error}).", "Restore a backup; nothing was changed."
        ) from error


def issued(workspace: Workspace, number: int, *, public: bool = False) -> Head:
    """An edition as it was issued; public: for others, and then it must have been issued for them.

    Raises NotFound for a number that none has, Damaged where it is not what it was, Refusal for one with confidential
    records where none may be seen.
    """
    edition = editions.edition(workspace, number)
    kind = kind_of(edition.kind)
    if workspace.discreet:
        raise Refusal(
            f"Edition {number} is shown as it was issued, and may hold what is hidden now.", "Show it first (F9)."
        )
    if public and not edition.public:
        raise Refusal(
            f"Edition {number} was not issued as a public one, and is not changed any more.",
            "Make the report anew with --public, without --edition.",
        )
    return msgspec.json.decode(content(workspace, number).report, type=kind.data_class())
