"""Addresses that carry another one, which is what is asked."""

import pytest

from crawler.links import Address, resolve

TARGET = "https://www.carersuk.org/help/?a=1&b=2"
QUOTED = "https%3A%2F%2Fwww.carersuk.org%2Fhelp%2F%3Fa%3D1%26b%3D2"


@pytest.mark.parametrize(
    "written",
    [
        f"https://www.google.com/url?q={QUOTED}&sa=D&source=editors&ust=17&usg=AOv",
        f"https://www.google.co.uk/url?sa=t&rct=j&url={QUOTED}&usg=AOv",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02%7C&reserved=0",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://www.youtube.com/redirect?event=video_description&q={QUOTED}",
        f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=1",
        "https://urldefense.com/v3/__https://www.carersuk.org/help/?a=1&b=2__;!!N11eV2iwtfs!x$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.carersuk.org_help_-3Fa-3D1-26b-3D2&d=DwMF",
        "https://urldefense.proofpoint.com/v1/url?u=https://www.carersuk.org/help/%3Fa%3D1%26b%3D2&k=x",
        "https://www.google.com/url?q=https://www.carersuk.org/help/?a=1&b=2",
        f"HTTPS://www.google.com/URL?Q={QUOTED}",
        f"//www.google.com/url?q={QUOTED}",
        f"https://www.google.com/url?q=https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl%3D{QUOTED.replace('%', '%25')}%26data%3D05",
    ],
)
def test_what_only_leads_on_gives_the_address_that_it_carries(written: str) -> None:
    """Asked is the target: the service itself answers 200 whatever became of it."""
    assert resolve(written) == Address(TARGET, TARGET)


@pytest.mark.parametrize(
    "written",
    [
        "https://www.google.com/search?q=https%3A%2F%2Fwww.carersuk.org",
        "https://www.google.com/url?q=carers",
        "https://web.archive.org/web/2019/https://www.carersuk.org/",
        "https://login.ezproxy.example/login?url=https://www.carersuk.org",
        "https://www.facebook.com/sharer.php?u=https://www.carersuk.org",
        "https://google.com.evil.example/url?q=https://www.carersuk.org",
        "https://urldefense.com/v3/__https://www.carersuk.org/*x__;Iw!!N1!x$",
        "https://www.google.com/urlshortener?url=https://www.carersuk.org",
        "https://l.facebook.com/l.php?to=https%3A%2F%2Fx.org%2F%E9",
        "https://www.google.com/url?q=javascript:alert(1)//http",
    ],
)
def test_any_other_address_stays_what_it_is(written: str) -> None:
    """A search, an archive, a library's way in and what carries no web address are asked themselves."""
    address = resolve(written)
    assert isinstance(address, Address)
    assert address.href == written


def test_a_plus_stays_a_plus() -> None:
    """Only a form's spaces are written so, and addresses have none."""
    assert resolve("https://www.google.com/url?q=https%3A%2F%2Fx.org%2Fa%2Bb+c") == resolve("https://x.org/a+b+c")


def test_a_private_address_gains_nothing_by_being_wrapped() -> None:
    """What is carried is judged as if it were written there."""
    assert resolve("https://www.google.com/url?q=http%3A%2F%2F127.0.0.1%2Fadmin") == resolve("http://127.0.0.1/admin")
