"""The language that a catalogue gives for a resource, and the names it is known by everywhere."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; entries read before have neither until they are read again."""
    op.add_column("entries", sa.Column("language", sa.Text(), nullable=True))
    op.add_column("entries", sa.Column("identifiers", sa.Text(), nullable=True))
