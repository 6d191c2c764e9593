"""Readings say which entries they no longer had, and whether that was believed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns; earlier readings say nothing of the matter."""
    op.add_column("readings", sa.Column("lost", sa.Integer(), nullable=True))
    op.add_column("readings", sa.Column("lost_of", sa.Integer(), nullable=True))
    op.add_column("readings", sa.Column("lost_titles", sa.Text(), nullable=True))
    op.add_column("readings", sa.Column("lost_mark", sa.LargeBinary(16), nullable=True))
    op.add_column("readings", sa.Column("believed", sa.Boolean(), nullable=True))
