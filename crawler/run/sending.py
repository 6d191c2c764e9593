"""Sending the mails that wait: each once, again after growing gaps where it was not taken, and what goes wrong told to the maintainer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from crawler.deliver.smtp import send
from crawler.errors import DeliveryError, MailRefused, MailServerDown
from crawler.history.outbox import Queued
from crawler.records import Contact, Undelivered
from crawler.report.undelivered import compose, what_next
from crawler.report.words import Clock
from crawler.run.notice import mail_maintainer
from crawler.run.recipients import recipients
from crawler.run.weekly import Letter, letters, note, sender_of
from crawler.run.work import Work

LADDER = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=4), timedelta(days=1))  # the last step repeats
PATIENCE = timedelta(days=5)  # RFC 5321, 4.5.4.1 advises four to five days
AFTER = "so for the mail before, and it was not asked again for this one"  # words after what the server, or its silence, said
NOBODY = "is named in the configuration no more, so nothing is mailed there"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A mail that was not taken; `is_answer` where the server said so itself, so that it can be reached."""

    queued: Queued
    told: Undelivered
    is_answer: bool

    @property
    def to_maintainer(self) -> bool:
        """Tell whether the maintainer is to be mailed of it: once, and when it is given up."""
        return self.told.next_at is None or (self.is_answer and not self.queued.noticed)


@dataclass(slots=True)
class _Sending:
    """One sending of some mails: what went wrong so far, and why the server is not asked again, once it could not be reached."""

    work: Work
    password: str | None
    troubles: list[_Trouble] = field(default_factory=list)
    down: MailServerDown | None = None


def send_weekly(work: Work, password: str | None, untold_since: datetime | None = None) -> Iterator[str]:
    """Mail the weekly report to each contact person (for whom none was made since a time), then what else waits and is due; yield the addresses that have theirs.

    One that waits from before is replaced by one that tells all there is. Raises DeliveryError at the end, with all that went wrong: it keeps back no other mail.
    """
    sending = _Sending(work, password)
    tried = set()
    for letter in letters(work, untold_since):
        if letter.message is None:
            note(work, letter)
            continue
        queued = _queue(work, letter, letter.message)
        tried.add(queued.recipient)
        yield from _attempt(sending, queued)
    due = [one for one in work.store.outbox.waiting(work.clock()) if one.recipient not in tried]
    yield from _send_all(sending, due)


def send_waiting(work: Work, password: str | None) -> Iterator[str]:
    """Send the mails that wait and whose time has come; else as `send_weekly`."""
    yield from _send_all(_Sending(work, password), work.store.outbox.waiting(work.clock()))


def _queue(work: Work, letter: Letter, message: EmailMessage) -> Queued:
    """Write down a mail that is to be sent, with what it tells."""
    policy = SMTP if all(str(message[name]).isascii() for name in ("From", "To")) else SMTPUTF8  # RFC 6531, 3.1
    content = message.as_bytes(policy=policy)
    return work.store.outbox.queue(letter.address, str(message["Message-ID"]), content, letter.tells, work.clock())


def _send_all(sending: _Sending, several: Sequence[Queued]) -> Iterator[str]:
    """Try some mails; tell the maintainer what went wrong with these and those tried before, and raise what is still wrong."""
    work = sending.work
    for queued in several:
        yield from _attempt(sending, queued)
    _tell_maintainer(sending, [trouble for trouble in sending.troubles if trouble.to_maintainer])
    given_up = [trouble.told for trouble in sending.troubles if trouble.told.next_at is None]
    clock = Clock(work.settings.zone)
    words = [f"{one.recipient}: {one.answer}. {what_next(one, clock)}" for one in (*given_up, *_stuck(work))]
    if words:
        raise DeliveryError("\n".join(words))


def _stuck(work: Work) -> Iterator[Undelivered]:
    """Yield the mails that were tried and still wait, whether their time had come or not."""
    for one in work.store.outbox.waiting():
        if one.answer:
            yield Undelivered(one.recipient, one.answer, one.attempts, one.next_at)


def _attempt(sending: _Sending, queued: Queued) -> Iterator[str]:
    """Try one mail; yield its recipient where it was taken, or add to the troubles. A server that could not be reached is waited for once.

    SMTP knows no way to ask whether a mail was taken. So it is noted before that one is under way: where the program ends before it can note the answer, the
    next one says so, and sends it again under the same Message-ID.
    """
    work = sending.work
    if queued.recipient not in recipients(work.settings):
        work.store.outbox.give_up(queued.number, NOBODY)
        work.watch.say(f"{queued.recipient}: {NOBODY}")
        return
    if sending.down:
        error = MailServerDown(f"{sending.down}; {AFTER}")
        sending.troubles.append(_not_taken(work, queued, error, work.store.outbox.put_back))
        return
    if queued.begun_at:
        work.watch.say(
            f"{queued.recipient}: a mail was under way on {queued.begun_at:%Y-%m-%d %H:%M} UTC when the program ended, and may have arrived; "
            "the same news go out under the same Message-ID, by which mail programs know them"
        )
    if _sent(sending, queued):
        yield queued.recipient


def _sent(sending: _Sending, queued: Queued) -> bool:
    """Hand one mail to the server; tell whether that took it."""
    work = sending.work
    work.store.outbox.begin(queued.number, work.clock())
    try:
        send(_message(queued.content), work.settings.mail, sending.password)
    except DeliveryError as error:
        sending.down = error if isinstance(error, MailServerDown) else None
        sending.troubles.append(_not_taken(work, queued, error, work.store.outbox.refused))
        return False
    work.store.outbox.taken(queued.number, work.clock())
    return True


def _message(content: bytes) -> EmailMessage:
    """Read a mail as it was written down."""
    head = content.partition(b"\r\n\r\n")[0]
    message = message_from_bytes(content, policy=SMTP if head.isascii() else SMTPUTF8)
    assert isinstance(message, EmailMessage)
    return message


def _not_taken(
    work: Work, queued: Queued, error: DeliveryError, keep: Callable[[int, str, datetime | None], None]
) -> _Trouble:
    """Note, by the outbox's way to `keep` it, that a mail was not taken, and when it is tried again."""
    lasting = isinstance(error, MailRefused) and error.lasting
    attempts = queued.attempts + 1
    next_at = next_try(queued.queued_at, attempts, work.clock(), lasting=lasting)
    keep(queued.number, str(error), next_at)
    told = Undelivered(queued.recipient, str(error), attempts, next_at)
    return _Trouble(queued, told, isinstance(error, MailRefused))


def next_try(queued_at: datetime, attempts: int, now: datetime, *, lasting: bool) -> datetime | None:
    """Return when a mail is tried again after so many attempts; None where it is given up. What was refused for good is not asked every few minutes."""
    gap = LADDER[-1] if lasting else LADDER[min(attempts, len(LADDER)) - 1]
    return now + gap if now + gap - queued_at <= PATIENCE else None


def _tell_maintainer(sending: _Sending, troubles: list[_Trouble]) -> None:
    """Mail the maintainer, unless it is their own address that takes no mail; where that cannot be, standard error and the exit code have to do."""
    work = sending.work
    person = work.settings.maintainer
    if (
        sending.down
        or not troubles
        or not person.email
        or person.email in {trouble.queued.recipient for trouble in troubles}
    ):
        return
    message = compose(
        [trouble.told for trouble in troubles],
        Contact(person.name, person.email),
        sender=sender_of(work.settings),
        now=work.clock(),
        zone=work.settings.zone,
    )
    if mail_maintainer(work, message, sending.password):
        work.store.outbox.noticed((trouble.queued.number for trouble in troubles), work.clock())
