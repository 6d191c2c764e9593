"""Checks of fewer bytes: what each came to stands in its own row, and its time is counted from the beginning of its run."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the judgement of each check into its row, and make its time one since its run began. All in the database, so in little memory."""
    op.add_column("checks", sa.Column("judgement_id", sa.Integer(), nullable=True))
    op.execute("ALTER TABLE checks RENAME COLUMN asked_at TO asked_after")
    op.execute(
        "UPDATE checks SET judgement_id = (SELECT judged.judgement_id FROM judged WHERE judged.check_id = checks.id), "
        "asked_after = asked_after - (SELECT runs.started_at FROM runs WHERE runs.id = checks.run_id)"
    )
    op.drop_table("judged")
