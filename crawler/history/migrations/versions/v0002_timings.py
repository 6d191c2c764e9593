"""Where the time of the last check went."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what the next check replaces; checks from before have none."""
    op.add_column("standings", sa.Column("timings", sa.Text(), nullable=True))
