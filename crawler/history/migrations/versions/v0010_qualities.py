"""The quality of catalogues, run by run."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table; nothing is known of earlier runs."""
    op.create_table(
        "qualities",
        sa.Column("catalogue_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=True),
        *(
            sa.Column(part, sa.Integer(), nullable=True)
            for part in ("works", "download", "title", "described", "dated", "unique")
        ),
        sa.ForeignKeyConstraint(["catalogue_id"], ["catalogues.id"], name="fk_qualities_catalogue_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_qualities_run_id"),
        sa.PrimaryKeyConstraint("catalogue_id", "run_id", name="pk_qualities"),
    )
