"""Third schema: who stands where. Delegations and whose voice a position was, red lines and interests, packages."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE delegation (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    place_in_list INTEGER NOT NULL,
    CONSTRAINT pk_delegation PRIMARY KEY (id),
    CONSTRAINT fk_delegation_party_id FOREIGN KEY(party_id) REFERENCES party (id)
    )
    """,
    "CREATE INDEX ix_delegation_party_id ON delegation (party_id)",
    """
    CREATE TABLE package (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_package PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE stake (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    demand_id INTEGER,
    source_id INTEGER,
    note TEXT NOT NULL,
    since DATE,
    until DATE,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_stake PRIMARY KEY (id),
    CONSTRAINT fk_stake_party_id FOREIGN KEY(party_id) REFERENCES party (id),
    CONSTRAINT fk_stake_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id),
    CONSTRAINT fk_stake_source_id FOREIGN KEY(source_id) REFERENCES source (id)
    )
    """,
    "CREATE INDEX ix_stake_demand_id ON stake (demand_id)",
    "CREATE INDEX ix_stake_party_id ON stake (party_id)",
    """
    CREATE TABLE delegation_member (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    delegation_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    office TEXT NOT NULL,
    head BOOLEAN NOT NULL,
    since DATE,
    until DATE,
    CONSTRAINT pk_delegation_member PRIMARY KEY (id),
    CONSTRAINT fk_delegation_member_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id),
    CONSTRAINT fk_delegation_member_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_delegation_member_delegation_id ON delegation_member (delegation_id)",
    "CREATE INDEX ix_delegation_member_person_id ON delegation_member (person_id)",
    """
    CREATE TABLE package_member (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    package_id INTEGER NOT NULL,
    demand_id INTEGER NOT NULL,
    place_in_list INTEGER NOT NULL,
    CONSTRAINT pk_package_member PRIMARY KEY (id),
    CONSTRAINT fk_package_member_package_id FOREIGN KEY(package_id) REFERENCES package (id),
    CONSTRAINT fk_package_member_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id)
    )
    """,
    "CREATE INDEX ix_package_member_demand_id ON package_member (demand_id)",
    "CREATE UNIQUE INDEX uq_package_member_package ON package_member (package_id, demand_id)",
    """
    CREATE TABLE position_voice (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position_id INTEGER NOT NULL,
    person_id INTEGER,
    delegation_id INTEGER,
    demand_id INTEGER NOT NULL,
    CONSTRAINT pk_position_voice PRIMARY KEY (id),
    CONSTRAINT uq_position_voice_position_id UNIQUE (position_id),
    CONSTRAINT fk_position_voice_position_id FOREIGN KEY(position_id) REFERENCES position (id),
    CONSTRAINT fk_position_voice_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_position_voice_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id),
    CONSTRAINT fk_position_voice_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id)
    )
    """,
    "CREATE INDEX ix_position_voice_delegation_id ON position_voice (delegation_id)",
    "CREATE INDEX ix_position_voice_demand_id ON position_voice (demand_id)",
    "CREATE INDEX ix_position_voice_person_id ON position_voice (person_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
