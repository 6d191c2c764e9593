"""The first good check of each link, which says what the resource was when it was found."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_standings = sa.table("standings", sa.column("link_id"), sa.column("good_id"), sa.column("first_id"))
_checks = sa.table("checks", sa.column("id"), sa.column("link_id"))
_judged = sa.table("judged", sa.column("check_id"), sa.column("judgement_id"))
_judgements = sa.table("judgements", sa.column("id"), sa.column("verdict"))


def upgrade() -> None:
    """Add the reference; of links checked before, the earliest check that is judged good, or the last good one where none is found."""
    op.add_column("standings", sa.Column("first_id", sa.Integer(), nullable=True))
    first = (
        sa.select(sa.func.min(_checks.c.id))
        .join_from(_checks, _judged, _judged.c.check_id == _checks.c.id)
        .join(_judgements, _judgements.c.id == _judged.c.judgement_id)
        .where(_checks.c.link_id == _standings.c.link_id, _judgements.c.verdict.in_(["ok", "moved"]))
        .scalar_subquery()
    )
    op.execute(_standings.update().values(first_id=sa.func.coalesce(first, _standings.c.good_id)))
