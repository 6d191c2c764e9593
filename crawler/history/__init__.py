"""The database: tables, store, migrations; comparing and what is due are pure."""

from crawler.history.checks import Kept
from crawler.history.compare import Kind, Told, to_tell
from crawler.history.due import next_due, steady_after
from crawler.history.known import Known
from crawler.history.lookup import LinkHistory
from crawler.history.store import Store
from crawler.history.waiting import Due

__all__ = [
    "Due",
    "Kept",
    "Kind",
    "Known",
    "LinkHistory",
    "Store",
    "Told",
    "next_due",
    "steady_after",
    "to_tell",
]
