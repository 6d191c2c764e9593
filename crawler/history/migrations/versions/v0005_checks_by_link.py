"""Checks in the order of their links: one tree in place of a table and an index."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_LASTING = ("link_id", "run_id", "evidence_id", "asked_at", "elapsed_ms", "attempts")
_NOTED = ("due_at", "steady", "timings")
_checks = sa.table("checks", *map(sa.column, (*_LASTING, "judgement_id")))
_before = sa.table("checks_before", *map(sa.column, ("id", *_LASTING)))
_judged = sa.table("judged", sa.column("check_id"), sa.column("judgement_id"))
_standings = sa.table("standings", *map(sa.column, ("link_id", "run_id", "good_run_id", "first_run_id", *_NOTED)))
_stood = sa.table("standings_before", *map(sa.column, ("link_id", "run_id", "good_id", "first_id", *_NOTED)))


def upgrade() -> None:
    """Make both tables anew from those of before; a check is named by its link and run from now on, no longer by a number, and says itself what it came to."""
    for name in ("checks", "standings"):
        op.rename_table(name, f"{name}_before")
    _create_checks()
    _create_standings()
    op.execute(_checks.insert().from_select([*_LASTING, "judgement_id"], _last_of_each_run()))
    op.execute(_standings.insert().from_select([column.name for column in _standings.c], _by_runs()))
    for name in ("standings_before", "judged", "checks_before"):
        op.drop_table(name)


def _last_of_each_run() -> sa.Select[tuple[object, ...]]:
    """Return the checks in the order of the new table; of two of a link in one run, which no run makes, the later."""
    turn = sa.func.row_number().over(partition_by=(_before.c.link_id, _before.c.run_id), order_by=_before.c.id.desc())
    found = sa.select(*(_before.c[name] for name in _LASTING), _judged.c.judgement_id, turn.label("turn"))
    ranked = found.join_from(_before, _judged, _judged.c.check_id == _before.c.id).subquery()
    named = (ranked.c[name] for name in (*_LASTING, "judgement_id"))
    return sa.select(*named).where(ranked.c.turn == 1).order_by(ranked.c.link_id, ranked.c.run_id)


def _by_runs() -> sa.Select[tuple[object, ...]]:
    """Return what links stand by, with the runs of the good checks in place of their numbers."""
    good, first = (
        sa.select(_before.c.run_id).where(_before.c.id == number).scalar_subquery()
        for number in (_stood.c.good_id, _stood.c.first_id)
    )
    return sa.select(_stood.c.link_id, _stood.c.run_id, good, first, *(_stood.c[name] for name in _NOTED))


def _create_checks() -> None:
    """Create `checks`; what SQLite calls a table without rowids is an ordinary one elsewhere."""
    op.create_table(
        "checks",
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("judgement_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("link_id", "run_id", name="pk_checks"),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name="fk_checks_link_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_checks_run_id"),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name="fk_checks_evidence_id"),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgements.id"], name="fk_checks_judgement_id"),
        sqlite_with_rowid=False,
    )


def _create_standings() -> None:
    """Create `standings`."""
    op.create_table(
        "standings",
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("good_run_id", sa.Integer(), nullable=True),
        sa.Column("first_run_id", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("steady", sa.Integer(), nullable=False),
        sa.Column("timings", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("link_id", name="pk_standings"),
        *(
            sa.ForeignKeyConstraint(
                ["link_id", run], ["checks.link_id", "checks.run_id"], name=f"fk_standings_link_id_{run}"
            )
            for run in ("run_id", "good_run_id", "first_run_id")
        ),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name="fk_standings_link_id"),
    )
