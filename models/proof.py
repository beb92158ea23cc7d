"""Proving a negotiation: the door to `models.storage.check` for the floor above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.records import CheckReport
from models.storage.check import check
from models.workspace import Workspace


def prove(workspace: Workspace) -> CheckReport:
    """Look at file, schema, references, hash chain and records. Raises LocationRefused where the file is gone."""
    return check(workspace.path)


def prove_file(path: Path, progress: Callable[[int, int, str], None] | None = None) -> CheckReport:
    """The same, by the path, so that it can run beside the GUI; what `progress` raises stops it."""
    return check(path, progress)
