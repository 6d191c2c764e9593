"""The weekly report as a mail: plain text that is good in itself, and simple HTML beside it (RFC 2046, 5.1.4)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from textwrap import wrap
from zoneinfo import ZoneInfo

from crawler.language import number, say, say_many
from crawler.records import Attachment, Changes, Contact, State, WeeklyReport
from crawler.report.as_html import ENVIRONMENT
from crawler.report.clean import line
from crawler.report.items import Item
from crawler.report.png import bar
from crawler.report.weekly import Figure, Letter, Part, figures_line, letter
from crawler.report.words import Clock

LINE = 72  # RFC 5322, 2.1.1 advises at most 78
FOLDED = 76  # a word longer than a line is encoded by Python's mail library, and an address would mean nothing then
UNDER = 5  # links shown of a host that is down
CASES = 10  # faults shown of one kind
COLOURS = {  # each readable on white and on black
    State.HEALTHY: "#3d9462",
    State.SUSPECT: "#7c848b",
    State.UNVERIFIED: "#b57a12",
    State.UNSTABLE: "#9268b8",
    State.BROKEN: "#d0473d",
}
_PRODUCT = "Catalogue Crawler"


def compose(
    weekly: WeeklyReport,
    *,
    sender: str,
    zone: ZoneInfo,
    now: datetime,
    attached: Sequence[Attachment] = (),
    about_them: str = "",
) -> EmailMessage:
    """Return a weekly report as a message to its recipient, with files where some are attached, and words about them.

    The Message-ID follows from recipient, sender and what is told: the same news sent twice, at whatever hour, are the same message, and other news never
    are. ValueError when the recipient has no address or one of the addresses is none.
    """
    words = letter(weekly, Clock(zone), about_them)
    mark = (weekly.recipient, sender, weekly.since, *_news(weekly.changes))
    message = envelope(weekly.recipient, words.subject, sender=sender, date=now.astimezone(zone), mark=mark)
    message.set_content("".join(_text(words)), cte="quoted-printable")
    picture = f"{_digest(('figures', mark))}@{_mailbox(None, sender).domain}"
    html = ENVIRONMENT.get_template("mail.html.j2").render(
        letter=words, under=UNDER, cases=CASES, colours=COLOURS, picture=picture, in_words=figures_line(words.figures)
    )
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    if words.figures:
        _add_picture(message, words.figures, picture)
    for file in attached:
        kind, _, subtype = file.media_type.partition("/")
        charset = {"charset": "utf-8"} if kind == "text" else {}
        message.add_attachment(file.content, maintype=kind, subtype=subtype, filename=file.name, params=charset)
    for place, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{_digest((place, mark))}")  # quoted-printable never contains "=_" (RFC 2045, 6.7)
    return message


def _add_picture(message: EmailMessage, figures: Sequence[Figure], name: str) -> None:
    """Put the bar of all links beside the HTML that shows it (RFC 2387: related)."""
    page = message.get_body(("html",))
    picture = bar([(COLOURS[figure.state], figure.number) for figure in figures])
    page.add_related(picture, "image", "png", cid=f"<{name}>", filename="links.png", disposition="inline")  # type: ignore[union-attr]


def _news(changes: Changes) -> Iterator[tuple[object, ...]]:
    """Yield what makes one report another than the next: each link that is told of, and how it stands."""
    for group in (changes.new, changes.still, changes.recovered, changes.changed, changes.unsure):
        yield tuple(
            (one.link.url, one.link.verdict, one.link.reason, one.link.final_url, one.link.found_title) for one in group
        )


def envelope(
    recipient: Contact, subject: str, *, sender: str, date: datetime, mark: tuple[object, ...]
) -> EmailMessage:
    """Return a message without its body; what it is about (`mark`) makes its Message-ID."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["From"] = _mailbox(_PRODUCT, sender)
    message["To"] = _mailbox(recipient.name, recipient.email)
    message["Date"] = format_datetime(date)
    message["Message-ID"] = f"<{_digest(mark)}@{_mailbox(None, sender).domain}>"
    leaving = f"<mailto:{sender}?subject=unsubscribe>"  # RFC 2369, 3.2
    if len(leaving) < FOLDED:
        message["List-Unsubscribe"] = leaving
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834, 5: no holiday notices in return
    return message


def _digest(mark: tuple[object, ...]) -> str:
    """Return what stands for a mark in names."""
    return sha256(repr(mark).encode(errors="replace")).hexdigest()[:32]


def _mailbox(name: str | None, email: str | None) -> Address:
    """Return a mailbox; ValueError in words when the address is none."""
    try:
        return Address(line(name or "", 100), addr_spec=email or "")
    except (HeaderParseError, ValueError, IndexError):
        raise ValueError(f"{email!r} is not an address that mail can be sent to") from None


def _text(words: Letter) -> Iterator[str]:
    """Yield the plain text, folded; addresses are never folded, so that they can be clicked."""
    yield f"{words.greeting}\n\n{fold(words.opening)}\n"
    if words.figures:
        yield f"\n{fold(say('All links: {figures}.', figures=figures_line(words.figures)))}\n"
    if words.sheet:
        yield f"\n{fold(words.sheet)}\n"
    for part in words.parts:
        yield from _section(part, words)


def _section(part: Part, letter: Letter) -> Iterator[str]:
    """Yield one section of the plain text."""
    yield f"\n\n{part.heading.upper()}\n{'=' * len(part.heading)}\n{fold(part.meaning)}\n"
    for place, item in enumerate(part.items, 1):
        yield f"\n{place}. {fold(item.title, '   ', LINE - 3).strip()}\n"
        yield "".join(f"{words}\n" for words in _lines(item))
        if details := letter.details(item):
            yield f"   {say('Details: {address}', address=details)}\n"
    if part.named:
        yield "".join(f"\n{fold(f'- {name}', '  ').strip()}" for name in part.named) + "\n"
    if part.more:
        yield f"\n{say('… and {number} more.', number=number(part.more))}\n"


def _lines(item: Item) -> Iterator[str]:
    """Yield the lines below an item's title."""
    if item.where:
        yield fold(say("In: {place}", place=item.where), "   ")
    if item.address:
        yield f"   {item.address}"
    yield from (fold(words, "   ") for words in (item.reason, *item.also) if words)
    if item.when:
        yield fold(item.times, "   ")
    if item.advice:
        yield fold(say("What to do: {advice}", advice=item.advice), "   ")
    if item.new_address:
        yield f"   {say('New address: {address}', address=item.new_address)}"
    shown, more = item.among(UNDER)
    for name, where in shown:
        yield fold(f"- {name}", "   ")
        yield f"     {where}"
    if more:
        yield f"   {say_many('… and {number} more link there.', '… and {number} more links there.', more)}"
    cases, others = item.first(CASES)
    yield from (f"   - {fold(case, '     ').strip()}" for case in cases)
    if others:
        yield f"   {say('… and {number} more.', number=number(others))}"
    yield from (fold(say("Also in: {place}", place=place), "   ") for place in item.elsewhere)


def fold(text: str, indent: str = "", width: int = LINE) -> str:
    """Fold a paragraph at white space."""
    lines = wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)
