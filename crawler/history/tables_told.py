"""The tables of what people were told, and of the mails that tell it; a part of the schema in `tables`."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from crawler.history.columns import Utc, Words
from crawler.history.naming import key, metadata

tellings = Table(
    "tellings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recipient", Words, nullable=False, index=True),
    Column("told_at", Utc, nullable=False),
)

# `topic` is `broken`, `moved`, `title` or the slug of a rule; `mark` is what it said, so that another saying is told again.
told = Table(
    "told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telling_id", key("tellings"), nullable=False, index=True),
    Column("link_id", key("links"), index=True),
    Column("topic", Words, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("state", String(12)),
    Column("mark", Words, nullable=False),
)

# Mails to contact persons: written down before the first attempt, with what they tell (`tells`, packed), which is noted as told in the transaction that notes
# them as sent. Neither is kept any longer than the mail waits. `begun_at` stands while the server has the mail and its answer is not known, `noticed_at` is
# when the maintainer was mailed of trouble with it.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recipient", Words, nullable=False, index=True),
    Column("message_id", Words, nullable=False),
    Column("state", String(10), nullable=False),
    Column("content", LargeBinary),
    Column("tells", LargeBinary),
    Column("queued_at", Utc, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("answer", Words),
    *(Column(name, Utc) for name in ("begun_at", "next_at", "noticed_at", "sent_at")),
)
