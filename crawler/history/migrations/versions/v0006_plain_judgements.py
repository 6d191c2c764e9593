"""Judgements say in a column whether they are plain."""

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_judgements = sa.table(
    "judgements", sa.column("id"), sa.column("verdict"), sa.column("body"), sa.column("plain", sa.Boolean())
)
_PAGE = 1_000


def upgrade() -> None:
    """Add the column and fill it, some judgements at a time."""
    op.add_column("judgements", sa.Column("plain", sa.Boolean(), nullable=True))
    connection = op.get_bind()
    page = sa.select(_judgements.c.id, _judgements.c.verdict, _judgements.c.body).order_by(_judgements.c.id)
    mark = _judgements.update().where(_judgements.c.id == sa.bindparam("number")).values(plain=sa.bindparam("says"))
    after = 0
    while rows := connection.execute(page.where(_judgements.c.id > after).limit(_PAGE)).all():
        after = rows[-1].id
        connection.execute(mark, [{"number": row.id, "says": _is_plain(row.verdict, row.body)} for row in rows])


def _is_plain(verdict: str, body: bytes) -> bool:
    """Tell whether a judgement says that a link works and nothing more; fields at their default are not in its JSON."""
    if verdict != "ok":
        return False
    said = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    return said.get("title") != "drifted" and not said.get("findings")
