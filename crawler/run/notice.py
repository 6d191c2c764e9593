"""Telling the maintainer that a run was withheld: by mail, once an outage. The contact person hears nothing of it."""

from email.message import EmailMessage

from crawler.deliver.smtp import send
from crawler.errors import DeliveryError
from crawler.history.compare import Kind, Told
from crawler.records import Contact, Finding, Run
from crawler.report.notice import compose
from crawler.run.weekly import sender_of
from crawler.run.work import Work

TOPIC = "run-withheld"


def tell_maintainer(work: Work, run: Run, password: str | None) -> None:
    """Mail the maintainer that our own line was down: at once, or with the next run where no mail would go; raises nothing.

    Withheld runs in a row are one outage, told once. Without `mail.host` and `maintainer.email` nobody is mailed.
    """
    address = work.settings.maintainer.email
    if not (address and work.settings.mail.host):
        return
    before = work.store.run_before(run.id)
    known = before is not None and before.withheld and _is_told(work, before)
    about = run if run.withheld else before
    if about is None or not about.withheld or (known and not run.withheld):
        return
    if known or _mailed(work, about, Contact(work.settings.maintainer.name, address), password):
        work.store.record_told(_ledger(work), [Told(None, TOPIC, Kind.NEW, mark=about.id)], work.clock())


def _mailed(work: Work, run: Run, person: Contact, password: str | None) -> bool:
    """Mail the notice; tell whether it went."""
    found = next((one for one in work.store.catalogue_findings(run.id) if one.rule == TOPIC), Finding(TOPIC))
    message = compose(run, found, person, sender=sender_of(work.settings), now=work.clock(), zone=work.settings.zone)
    return mail_maintainer(work, message, password)


def mail_maintainer(work: Work, message: EmailMessage, password: str | None) -> bool:
    """Mail the maintainer; tell whether it went. Raises nothing for want of a server."""
    address = work.settings.maintainer.email
    try:
        send(message, work.settings.mail, password)
    except DeliveryError as error:
        work.watch.say(f"{address}: {error}")
        return False
    work.watch.say(f"mailed: {address}")
    return True


def _is_told(work: Work, run: Run) -> bool:
    """Tell whether the maintainer knows of a withheld run."""
    return any(told.topic == TOPIC and told.mark == run.id for told in work.store.told_before(_ledger(work)))


def _ledger(work: Work) -> str:
    """Return under which name it is written down: apart from what the same person may be told of catalogues."""
    return f"maintainer {work.settings.maintainer.email}"
