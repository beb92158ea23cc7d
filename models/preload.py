"""Loads the database library ahead, on whatever thread: so that a window can be furnished meanwhile."""

from __future__ import annotations


def load_database() -> None:
    """SQLAlchemy with the dialect of a file; nothing of ours, so that no module is waited for by two threads."""
    import sqlalchemy.dialects.sqlite  # noqa: F401
