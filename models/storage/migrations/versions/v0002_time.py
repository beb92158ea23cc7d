"""Second schema: what the two clocks need. New facts come in new tables, so that old statements stay as they were."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: The dates of meetings that were moved. None is filled in for the meetings of old files: one that was never moved has no
#: steps (docs/decisions/0018-dates-of-a-meeting.md), and a row without its change would contradict the journal.
MEETING_DATES: tuple[str, ...] = (
    """
    CREATE TABLE meeting_date (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    source_id INTEGER,
    meeting_id INTEGER NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT,
    precision TEXT NOT NULL,
    zone TEXT NOT NULL,
    date_words TEXT NOT NULL,
    date_reasoning TEXT NOT NULL,
    effective DATE NOT NULL,
    effective_soft BOOLEAN NOT NULL,
    effective_words TEXT NOT NULL,
    effective_reasoning TEXT NOT NULL,
    CONSTRAINT pk_meeting_date PRIMARY KEY (id),
    CONSTRAINT fk_meeting_date_source_id FOREIGN KEY(source_id) REFERENCES source (id),
    CONSTRAINT fk_meeting_date_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
    )
    """,
    "CREATE INDEX ix_meeting_date_meeting_id ON meeting_date (meeting_id)",
    """
    CREATE TABLE meeting_series (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    rule TEXT NOT NULL,
    CONSTRAINT pk_meeting_series PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE series_member (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    series_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    CONSTRAINT pk_series_member PRIMARY KEY (id),
    CONSTRAINT fk_series_member_series_id FOREIGN KEY(series_id) REFERENCES meeting_series (id),
    CONSTRAINT uq_series_member_meeting_id UNIQUE (meeting_id),
    CONSTRAINT fk_series_member_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
    )
    """,
    "CREATE INDEX ix_series_member_series_id ON series_member (series_id)",
)

#: Issued reports, and beside them what they held.
EDITIONS: tuple[str, ...] = (
    """
    CREATE TABLE edition (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    as_of DATE NOT NULL,
    issued_at BIGINT NOT NULL,
    issued_by TEXT NOT NULL,
    marking TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT pk_edition PRIMARY KEY (id),
    CONSTRAINT uq_edition_number UNIQUE (number)
    )
    """,
    """
    CREATE TABLE edition_content (
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_edition_content PRIMARY KEY (sha256)
    )
    """,
)

STATEMENTS: tuple[str, ...] = (*MEETING_DATES, *EDITIONS)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
