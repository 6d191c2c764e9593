"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything, each table after those it refers to; constraints are named as tables.py says."""
    _catalogues()
    _evidence()
    _judgements()
    _links()
    _runs()
    _tellings()
    _checks()
    _findings()
    _readings()
    _states()
    _told()
    _entries()
    _judged()
    _passages()
    _standings()
    _unreadable()
    _uses()


def _catalogues() -> None:
    """Create `catalogues`."""
    op.create_table(
        "catalogues",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("has_contact", sa.Boolean(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("contact_email", sa.Text(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=False),
    )


def _evidence() -> None:
    """Create `evidence`."""
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def _judgements() -> None:
    """Create `judgements`."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False, unique=True),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def _links() -> None:
    """Create `links`."""
    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("url", sa.Text(), nullable=False, unique=True),
        sa.Column("href", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_links_host", "links", ["host"])


def _runs() -> None:
    """Create `runs`."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(length=40), nullable=False, unique=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("single_check", sa.Boolean(), nullable=False),
        sa.Column("withheld", sa.Boolean(), nullable=False),
        sa.Column("links", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("not_due", sa.Integer(), nullable=False),
    )


def _tellings() -> None:
    """Create `tellings`."""
    op.create_table(
        "tellings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_tellings_recipient", "tellings", ["recipient"])


def _checks() -> None:
    """Create `checks`."""
    op.create_table(
        "checks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("link_id", sa.Integer(), sa.ForeignKey("links.id"), nullable=False),
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("evidence_id", sa.Integer(), sa.ForeignKey("evidence.id"), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
    )
    op.create_index("ix_checks_link_id", "checks", ["link_id"])


def _findings() -> None:
    """Create `findings`."""
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_findings_run_id", "findings", ["run_id"])


def _readings() -> None:
    """Create `readings`."""
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("catalogue_id", sa.Integer(), sa.ForeignKey("catalogues.id"), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=False),
    )
    op.create_index("ix_readings_catalogue_id", "readings", ["catalogue_id"])


def _states() -> None:
    """Create `states`."""
    op.create_table(
        "states",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("link_id", sa.Integer(), sa.ForeignKey("links.id"), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("first_failure", sa.BigInteger(), nullable=True),
        sa.Column("last_ok_at", sa.BigInteger(), nullable=True),
        sa.Column("turns", sa.Text(), nullable=False),
    )
    op.create_index("ix_states_link_id", "states", ["link_id"])
    op.create_index(
        "ix_states_open",
        "states",
        ["link_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _told() -> None:
    """Create `told`."""
    op.create_table(
        "told",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("telling_id", sa.Integer(), sa.ForeignKey("tellings.id"), nullable=False),
        sa.Column("link_id", sa.Integer(), sa.ForeignKey("links.id"), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=True),
        sa.Column("mark", sa.Text(), nullable=False),
    )
    op.create_index("ix_told_link_id", "told", ["link_id"])
    op.create_index("ix_told_telling_id", "told", ["telling_id"])


def _entries() -> None:
    """Create `entries`."""
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("catalogue_id", sa.Integer(), sa.ForeignKey("catalogues.id"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("publishers", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("catalogue_id", "key", name="uq_entries_catalogue_id_key"),
    )
    op.create_index("ix_entries_order", "entries", ["catalogue_id", "position", "id"])


def _judged() -> None:
    """Create `judged`."""
    op.create_table(
        "judged",
        sa.Column("check_id", sa.Integer(), sa.ForeignKey("checks.id"), primary_key=True),
        sa.Column("judgement_id", sa.Integer(), sa.ForeignKey("judgements.id"), nullable=False),
    )


def _passages() -> None:
    """Create `passages`."""
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("reading_id", sa.Integer(), sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
    )
    op.create_index("ix_passages_reading_id", "passages", ["reading_id"])


def _standings() -> None:
    """Create `standings`."""
    op.create_table(
        "standings",
        sa.Column("link_id", sa.Integer(), sa.ForeignKey("links.id"), primary_key=True),
        sa.Column("check_id", sa.Integer(), sa.ForeignKey("checks.id"), nullable=False),
        sa.Column("good_id", sa.Integer(), sa.ForeignKey("checks.id"), nullable=True),
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("steady", sa.Integer(), nullable=False),
    )


def _unreadable() -> None:
    """Create `unreadable`."""
    op.create_table(
        "unreadable",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("reading_id", sa.Integer(), sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
    )
    op.create_index("ix_unreadable_reading_id", "unreadable", ["reading_id"])


def _uses() -> None:
    """Create `uses`."""
    op.create_table(
        "uses",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("link_id", sa.Integer(), sa.ForeignKey("links.id"), nullable=False),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=True),
        sa.Column("passage_id", sa.Integer(), sa.ForeignKey("passages.id"), nullable=True),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("href", sa.Text(), nullable=False),
        sa.Column("addressed", sa.Boolean(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_index("ix_uses_entry_id", "uses", ["entry_id"])
    op.create_index("ix_uses_link_id", "uses", ["link_id"])
    op.create_index("ix_uses_passage_id", "uses", ["passage_id"])
