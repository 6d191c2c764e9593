"""Settings: typed once at the edge, every mistake reported at once; each stage receives its own slice."""

from crawler.config.catalogue import CatalogueSettings, ContactPerson, Person
from crawler.config.settings import (
    Confirm,
    FetchSettings,
    HistorySettings,
    JudgeSettings,
    Ladder,
    MailSettings,
    PerHost,
    ReportSettings,
    ScheduleSettings,
    Settings,
    Timeouts,
)

__all__ = [
    "CatalogueSettings",
    "Confirm",
    "ContactPerson",
    "FetchSettings",
    "HistorySettings",
    "JudgeSettings",
    "Ladder",
    "MailSettings",
    "PerHost",
    "Person",
    "ReportSettings",
    "ScheduleSettings",
    "Settings",
    "Timeouts",
]
