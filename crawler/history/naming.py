"""How the parts of the schema are named, so that every migration can name them."""

from sqlalchemy import ForeignKey, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key(target: str) -> ForeignKey:
    """Return a reference to a row, by its number."""
    return ForeignKey(f"{target}.id")
