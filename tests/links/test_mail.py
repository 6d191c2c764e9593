"""Mail addresses in links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.links.mail import is_mail_address, recipients, wrong_recipient
from crawler.links.scope import use_of
from crawler.records import Role


@pytest.mark.parametrize(
    ("href", "to"),
    [
        ("mailto:a@b.example", ["a@b.example"]),
        ("MAILTO: a@b.example ", ["a@b.example"]),
        ("mailto:a@b.example,%20c@d.example", ["a@b.example", "c@d.example"]),
        ("mailto:a%2Bx@b.example?subject=x@y&body=z", ["a+x@b.example"]),
        ("mailto:?to=a@b.example&cc=c@d.example", ["a@b.example"]),
        ("mailto:?subject=x", []),
        ("mailto:", []),
    ],
)
def test_recipients_are_read_as_a_mail_program_reads_them(href: str, to: list[str]) -> None:
    """RFC 6068: several with commas, percent-encoded, also as the field `to`."""
    assert recipients(href) == to


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example",
        "first.last+tag@sub.b-c.example",
        "o'neil@b.example",
        "büro@müller.example",
        "a@xn--mller-kva.example",
        "_@b.museum",
    ],
)
def test_what_mail_can_be_addressed_to(address: str) -> None:
    """As forms in a browser take it, in all scripts."""
    assert is_mail_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "@b.example",
        "a@b",
        "a@b..example",
        "a@b.example.",
        "a@-b.example",
        "a b@c.example",
        "a@b@c.example",
        "//a@b.example",
        "http://b.example",
        "a@1.2.3.4",
        f"{'a' * 65}@b.example",
        f"a@{'b.' * 130}example",
        "a@b_.example/x",
        "a@b.exam\nple",
        "<a@b.example>",
    ],
)
def test_what_it_cannot(address: str) -> None:
    """Something was lost, or swallowed, or is no mail address at all."""
    assert not is_mail_address(address)


def test_the_first_wrong_recipient_is_named() -> None:
    """And none where all are right."""
    assert wrong_recipient("mailto:a@b.example,c@d") == "c@d"
    assert wrong_recipient("mailto:a@b.example") is None


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("mailto:a@b.example", "unsupported-scheme"),
        ("mailto:a.b.example", "mail-address-invalid"),
        ("tel:a.b.example", "unsupported-scheme"),
    ],
)
def test_an_appearance_says_what_is_wrong_with_it(href: str, fault: str) -> None:
    """What was written stays its identity."""
    use = use_of(href, None, Role.CONTACT)
    assert (use.url, use.fault) == (href, fault)


@given(st.text(max_size=120))
def test_no_address_raises(text: str) -> None:
    """Whatever stands in a catalogue."""
    assert wrong_recipient(f"mailto:{text}") is None or recipients(f"mailto:{text}")
