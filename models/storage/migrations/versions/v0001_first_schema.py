"""The first schema as it was released: each statement in full, so that later changes of the classes leave it alone."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE change (
    edit_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    entity_id BIGINT NOT NULL,
    was TEXT,
    becomes TEXT,
    CONSTRAINT pk_change PRIMARY KEY (edit_id, position)
    )
    """,
    """
    CREATE INDEX ix_change_entity_id ON change (entity_id)
    """,
    """
    CREATE TABLE demand (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    theme TEXT NOT NULL,
    priority INTEGER NOT NULL,
    note TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    status TEXT NOT NULL,
    since DATE NOT NULL,
    since_soft BOOLEAN NOT NULL,
    agreed_on DATE,
    CONSTRAINT pk_demand PRIMARY KEY (id),
    CONSTRAINT uq_demand_number UNIQUE (number)
    )
    """,
    """
    CREATE INDEX ix_demand_board_number ON demand (status, number)
    """,
    """
    CREATE INDEX ix_demand_board_priority ON demand (status, priority, number)
    """,
    """
    CREATE INDEX ix_demand_board_since ON demand (status, since, number)
    """,
    """
    CREATE INDEX ix_demand_board_theme ON demand (status, theme, number)
    """,
    """
    CREATE INDEX ix_demand_board_title ON demand (status, title, number)
    """,
    """
    CREATE TABLE edit (
    id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    reason TEXT NOT NULL,
    kind TEXT NOT NULL,
    reverses BIGINT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_edit PRIMARY KEY (id),
    CONSTRAINT uq_edit_sequence UNIQUE (sequence)
    )
    """,
    """
    CREATE TABLE era (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    tone TEXT NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT,
    precision TEXT NOT NULL,
    zone TEXT NOT NULL,
    date_words TEXT NOT NULL,
    date_reasoning TEXT NOT NULL,
    CONSTRAINT pk_era PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE fact (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    question TEXT NOT NULL,
    note TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_fact PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE incident (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    actors TEXT NOT NULL,
    deaths INTEGER,
    deaths_words TEXT NOT NULL,
    displaced_words TEXT NOT NULL,
    standing TEXT NOT NULL,
    note TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT,
    precision TEXT NOT NULL,
    zone TEXT NOT NULL,
    date_words TEXT NOT NULL,
    date_reasoning TEXT NOT NULL,
    CONSTRAINT pk_incident PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_incident_start ON incident (start_at)
    """,
    """
    CREATE TABLE instrument (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    standing TEXT NOT NULL,
    first_intended TEXT,
    note TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_instrument PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE link (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    from_kind TEXT NOT NULL,
    from_id BIGINT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id BIGINT NOT NULL,
    linkage TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_link PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_link_from ON link (from_kind, from_id)
    """,
    """
    CREATE INDEX ix_link_to ON link (to_kind, to_id)
    """,
    """
    CREATE TABLE meeting (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    lane TEXT NOT NULL,
    track TEXT NOT NULL,
    state TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT,
    precision TEXT NOT NULL,
    zone TEXT NOT NULL,
    date_words TEXT NOT NULL,
    date_reasoning TEXT NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_meeting_start ON meeting (start_at)
    """,
    """
    CREATE TABLE party (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    place_in_list INTEGER NOT NULL,
    CONSTRAINT pk_party PRIMARY KEY (id),
    CONSTRAINT uq_party_code UNIQUE (code)
    )
    """,
    """
    CREATE TABLE source (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    title TEXT NOT NULL,
    published DATE,
    reliability TEXT,
    credibility INTEGER,
    url TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (id),
    CONSTRAINT ck_source_credibility CHECK (credibility between 1 and 6)
    )
    """,
    """
    CREATE TABLE agenda_item (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    place_in_list INTEGER NOT NULL,
    text TEXT NOT NULL,
    demand_id INTEGER,
    meeting_id INTEGER NOT NULL,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id),
    CONSTRAINT fk_agenda_item_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id),
    CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
    )
    """,
    """
    CREATE INDEX ix_agenda_item_demand_id ON agenda_item (demand_id)
    """,
    """
    CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id)
    """,
    """
    CREATE TABLE citation (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    about_kind TEXT NOT NULL,
    about_id BIGINT NOT NULL,
    claim TEXT NOT NULL,
    quote TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_citation PRIMARY KEY (id),
    CONSTRAINT fk_citation_source_id FOREIGN KEY(source_id) REFERENCES source (id)
    )
    """,
    """
    CREATE INDEX ix_citation_about ON citation (about_kind, about_id)
    """,
    """
    CREATE INDEX ix_citation_source_id ON citation (source_id)
    """,
    """
    CREATE TABLE contested_term (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    instrument_id INTEGER NOT NULL,
    term TEXT NOT NULL,
    party_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    withdrawn_on DATE,
    CONSTRAINT pk_contested_term PRIMARY KEY (id),
    CONSTRAINT fk_contested_term_instrument_id FOREIGN KEY(instrument_id) REFERENCES instrument (id),
    CONSTRAINT fk_contested_term_party_id FOREIGN KEY(party_id) REFERENCES party (id)
    )
    """,
    """
    CREATE INDEX ix_contested_term_instrument_id ON contested_term (instrument_id)
    """,
    """
    CREATE TABLE demand_party (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    involvement TEXT NOT NULL,
    place_in_list INTEGER NOT NULL,
    demand_id INTEGER NOT NULL,
    CONSTRAINT pk_demand_party PRIMARY KEY (id),
    CONSTRAINT fk_demand_party_party_id FOREIGN KEY(party_id) REFERENCES party (id),
    CONSTRAINT fk_demand_party_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id)
    )
    """,
    """
    CREATE INDEX ix_demand_party_party ON demand_party (party_id, demand_id)
    """,
    """
    CREATE UNIQUE INDEX uq_demand_party_demand ON demand_party (demand_id, party_id)
    """,
    """
    CREATE TABLE fact_value (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    fact_id INTEGER NOT NULL,
    value TEXT NOT NULL,
    quote TEXT NOT NULL,
    source_id INTEGER,
    place_in_list INTEGER NOT NULL,
    CONSTRAINT pk_fact_value PRIMARY KEY (id),
    CONSTRAINT fk_fact_value_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id),
    CONSTRAINT fk_fact_value_source_id FOREIGN KEY(source_id) REFERENCES source (id)
    )
    """,
    """
    CREATE INDEX ix_fact_value_fact_id ON fact_value (fact_id)
    """,
    """
    CREATE TABLE meeting_state (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    announced_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    source_id INTEGER,
    meeting_id INTEGER NOT NULL,
    effective DATE NOT NULL,
    effective_soft BOOLEAN NOT NULL,
    effective_words TEXT NOT NULL,
    effective_reasoning TEXT NOT NULL,
    CONSTRAINT pk_meeting_state PRIMARY KEY (id),
    CONSTRAINT fk_meeting_state_source_id FOREIGN KEY(source_id) REFERENCES source (id),
    CONSTRAINT fk_meeting_state_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
    )
    """,
    """
    CREATE INDEX ix_meeting_state_meeting_id ON meeting_state (meeting_id)
    """,
    """
    CREATE TABLE negotiation (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    place TEXT NOT NULL,
    zone TEXT NOT NULL,
    marking TEXT NOT NULL,
    note TEXT NOT NULL,
    clock DATE,
    summit_id INTEGER,
    CONSTRAINT pk_negotiation PRIMARY KEY (id),
    CONSTRAINT fk_negotiation_summit_id FOREIGN KEY(summit_id) REFERENCES meeting (id)
    )
    """,
    """
    CREATE TABLE obstacle (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    source_id INTEGER,
    place_in_list INTEGER NOT NULL,
    resolved_on DATE,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_obstacle PRIMARY KEY (id),
    CONSTRAINT fk_obstacle_source_id FOREIGN KEY(source_id) REFERENCES source (id)
    )
    """,
    """
    CREATE TABLE party_role (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    since DATE,
    until DATE,
    CONSTRAINT pk_party_role PRIMARY KEY (id),
    CONSTRAINT fk_party_role_party_id FOREIGN KEY(party_id) REFERENCES party (id)
    )
    """,
    """
    CREATE INDEX ix_party_role_party_id ON party_role (party_id)
    """,
    """
    CREATE TABLE person (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    note TEXT NOT NULL,
    party_id INTEGER NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT fk_person_party_id FOREIGN KEY(party_id) REFERENCES party (id)
    )
    """,
    """
    CREATE INDEX ix_person_party_id ON person (party_id)
    """,
    """
    CREATE TABLE position (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    stance TEXT NOT NULL,
    disclosure TEXT NOT NULL,
    condition TEXT NOT NULL,
    text TEXT NOT NULL,
    source_id INTEGER,
    demand_id INTEGER NOT NULL,
    effective DATE NOT NULL,
    effective_soft BOOLEAN NOT NULL,
    effective_words TEXT NOT NULL,
    effective_reasoning TEXT NOT NULL,
    CONSTRAINT pk_position PRIMARY KEY (id),
    CONSTRAINT fk_position_party_id FOREIGN KEY(party_id) REFERENCES party (id),
    CONSTRAINT fk_position_source_id FOREIGN KEY(source_id) REFERENCES source (id),
    CONSTRAINT fk_position_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id)
    )
    """,
    """
    CREATE INDEX ix_position_series ON position (demand_id, party_id, effective, id)
    """,
    """
    CREATE TABLE status_change (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    source_id INTEGER,
    recorded_at BIGINT NOT NULL,
    demand_id INTEGER NOT NULL,
    effective DATE NOT NULL,
    effective_soft BOOLEAN NOT NULL,
    effective_words TEXT NOT NULL,
    effective_reasoning TEXT NOT NULL,
    CONSTRAINT pk_status_change PRIMARY KEY (id),
    CONSTRAINT fk_status_change_source_id FOREIGN KEY(source_id) REFERENCES source (id),
    CONSTRAINT fk_status_change_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id)
    )
    """,
    """
    CREATE INDEX ix_status_change_effective ON status_change (effective)
    """,
    """
    CREATE INDEX ix_status_change_series ON status_change (demand_id, effective, id)
    """,
    """
    CREATE TABLE attendance (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    person_id INTEGER,
    presence TEXT NOT NULL,
    announced_by TEXT NOT NULL,
    condition TEXT NOT NULL,
    source_id INTEGER,
    meeting_id INTEGER NOT NULL,
    effective DATE NOT NULL,
    effective_soft BOOLEAN NOT NULL,
    effective_words TEXT NOT NULL,
    effective_reasoning TEXT NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (id),
    CONSTRAINT fk_attendance_party_id FOREIGN KEY(party_id) REFERENCES party (id),
    CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_attendance_source_id FOREIGN KEY(source_id) REFERENCES source (id),
    CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
    )
    """,
    """
    CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)
    """,
    """
    CREATE TABLE statement (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    person_id INTEGER,
    party_id INTEGER,
    audience TEXT NOT NULL,
    source_id INTEGER,
    words TEXT NOT NULL,
    quoted BOOLEAN NOT NULL,
    effective DATE,
    effective_soft BOOLEAN NOT NULL,
    effective_words TEXT NOT NULL,
    effective_reasoning TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_statement PRIMARY KEY (id),
    CONSTRAINT fk_statement_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_statement_party_id FOREIGN KEY(party_id) REFERENCES party (id),
    CONSTRAINT fk_statement_source_id FOREIGN KEY(source_id) REFERENCES source (id)
    )
    """,
    """
    CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(label, title, body, kind UNINDEXED, tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'", prefix='1 2 3')
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
