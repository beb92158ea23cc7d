"""Alembic's environment. The connection comes from `upgrade`; there is no alembic.ini and no logging set-up here."""

from __future__ import annotations

from alembic import context

import models.journal  # noqa: F401  (its tables belong to the metadata)
from models.entities.base import Base


def run() -> None:
    """Run the steps on the connection that the caller has opened, inside its transaction."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
    context.run_migrations()


run()
