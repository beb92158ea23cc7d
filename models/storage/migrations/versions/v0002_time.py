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

#: Spans and tallies beside the series (docs/decisions/0007-spans-and-tallies.md), and an index that knows the status.
SPANS_AND_TALLIES: tuple[str, ...] = (
    "DROP INDEX ix_status_change_series",
    "CREATE INDEX ix_status_change_series ON status_change (demand_id, effective, id, status)",
    """
    CREATE TABLE status_span (
    status TEXT NOT NULL,
    number INTEGER NOT NULL,
    since DATE NOT NULL,
    until DATE NOT NULL,
    demand_id BIGINT NOT NULL,
    CONSTRAINT pk_status_span PRIMARY KEY (status, number, since)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE tally (
    what TEXT NOT NULL,
    day DATE NOT NULL,
    delta INTEGER NOT NULL,
    CONSTRAINT pk_tally PRIMARY KEY (what, day)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO status_span (status, number, since, until, demand_id)
    SELECT step.status, demand.number, step.effective,
        lead(step.effective, 1, '9999-12-31') OVER (PARTITION BY step.demand_id ORDER BY step.effective),
        step.demand_id
    FROM status_change AS step JOIN demand ON demand.id = step.demand_id
    WHERE NOT EXISTS (
        SELECT 1 FROM status_change AS later
        WHERE later.demand_id = step.demand_id AND later.effective = step.effective AND later.id > step.id
    )
    ORDER BY 1, 2, 3
    """,
    """
    INSERT INTO tally (what, day, delta)
    WITH waiting AS (
    SELECT span.since AS since,
        min(span.until, coalesce((
            SELECT min(effective) FROM position
            WHERE position.demand_id = asked.demand_id AND position.party_id = asked.party_id
        ), '9999-12-31')) AS until
    FROM demand_party AS asked JOIN status_span AS span ON span.demand_id = asked.demand_id
    WHERE asked.involvement = 'addressed_to' AND span.status NOT IN ('agreed', 'withdrawn')
    ), unsure AS (
    SELECT since, until FROM (
        SELECT meeting_id, presence, effective AS since,
            lead(effective, 1, '9999-12-31') OVER (
                PARTITION BY meeting_id, party_id, person_id ORDER BY effective, id
            ) AS until
        FROM attendance
    ) JOIN meeting ON meeting.id = meeting_id
    WHERE presence IN ('invited', 'announced_by_another')
    AND meeting.state NOT IN ('cancelled', 'held')
    )
    SELECT what, day, sum(delta) FROM (
    SELECT status AS what, since AS day, 1 AS delta FROM status_span
    UNION ALL SELECT status, until, -1 FROM status_span
        UNION ALL SELECT 'missing_positions', since, 1 FROM waiting WHERE since < until
        UNION ALL SELECT 'missing_positions', until, -1 FROM waiting WHERE since < until
        UNION ALL SELECT 'unconfirmed', since, 1 FROM unsure WHERE since < until
        UNION ALL SELECT 'unconfirmed', until, -1 FROM unsure WHERE since < until
    ) WHERE day < '9999-12-31' GROUP BY what, day HAVING sum(delta) <> 0
    """,
)

#: Files that are attached to records, their bytes in a table of their own.
ATTACHMENTS: tuple[str, ...] = (
    """
    CREATE TABLE attachment (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    about_kind TEXT NOT NULL,
    about_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_attachment_about ON attachment (about_kind, about_id)",
    """
    CREATE TABLE attachment_content (
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_attachment_content PRIMARY KEY (sha256)
    )
    """,
)

STATEMENTS: tuple[str, ...] = (*MEETING_DATES, *EDITIONS, *SPANS_AND_TALLIES, *ATTACHMENTS)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
