"""What stops a run. A broken link is a value (`records.Failure`), never one of these.

CrawlerError                what a command reports as one sentence, without a traceback
├── ConfigError             the configuration is wrong                                    exit code 2
├── UsageError              the command was called in a way that cannot work              exit code 2
├── CatalogueError          a catalogue cannot be read or holds nothing                   exit code 3
├── HistoryError            the database cannot be used                                   exit code 3
│   ├── NotADatabase        the file is something else
│   ├── NewerDatabase       written by a newer version of the program
│   └── DatabaseBusy        somebody else holds the lock
├── Withheld                our own line was down: nothing is held against any link      exit code 3
├── DeliveryError           a report could not be written or mailed                       exit code 3
│   ├── MailRefused         the mail server answered, and did not take a mail
│   └── MailServerDown      the mail server could not be reached, or nobody can mail by it
└── Interrupted             asked to stop; what was finished is kept                      exit code 130
"""


class CrawlerError(Exception):
    """Anything that stops a command; its text names the place and the way out."""

    exit_code = 3


class ConfigError(CrawlerError):
    """The configuration is wrong; the text lists every mistake, one a line."""

    exit_code = 2


class UsageError(CrawlerError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class CatalogueError(CrawlerError):
    """A catalogue cannot be read, or nothing in it is an entry."""


class HistoryError(CrawlerError):
    """The database cannot be used."""


class NotADatabase(HistoryError):  # noqa: N818 - reads as what it says
    """The file named in `history.url` is not a database of ours."""


class NewerDatabase(HistoryError):  # noqa: N818
    """The database was written by a newer version of the program."""


class DatabaseBusy(HistoryError):  # noqa: N818
    """Somebody else holds the lock of the database."""


class DeliveryError(CrawlerError):
    """A report could not be written or mailed."""


class MailRefused(DeliveryError):  # noqa: N818 - reads as what it says
    """The mail server answered, and did not take a mail; `lasting` where it said that it never will (RFC 5321, 4.2.1: 5yz)."""

    def __init__(self, words: str, *, lasting: bool) -> None:
        super().__init__(words)
        self.lasting = lasting


class MailServerDown(DeliveryError):  # noqa: N818 - reads as what it says
    """No conversation with the mail server came about, so that any other mail would fare the same now."""


class Withheld(CrawlerError):  # noqa: N818
    """Our own line was down during the run; nothing that failed is held against any link."""


class Interrupted(CrawlerError):  # noqa: N818
    """The person or the system asked the command to stop; what was finished is kept."""

    exit_code = 130
