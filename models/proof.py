"""Proving an open negotiation: the door to `models.storage.check` for the floor above."""

from __future__ import annotations

from models.records import CheckReport
from models.storage.check import check
from models.workspace import Workspace


def prove(workspace: Workspace) -> CheckReport:
    """Look at file, schema, references, hash chain and records. Raises LocationRefused where the file is gone."""
    return check(workspace.path)
