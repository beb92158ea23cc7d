"""How an older file becomes a newer one: Alembic's environment, its steps, and the upgrade that a person asks for."""
