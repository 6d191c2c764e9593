"""The schema's steps. KNOWN lists their revisions, oldest first, so that opening a database that is up to date needs no Alembic."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
