"""The two catalogue pages hold what the seeds hold, word for word."""

from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from bs4 import BeautifulSoup

from crawler.demo.scenario import TARGETS
from crawler.demo.server import DemoWeb

SEEDS = Path(__file__).parent.parent / "data"
NAMES = ("useful-resources", "research-and-reports")


@pytest.fixture(scope="module")
def pages(web: DemoWeb, client: httpx.Client) -> dict[str, BeautifulSoup]:
    """Return both catalogue pages as served."""
    asked = (client.get(url) for url in web.catalogues)
    return {name: BeautifulSoup(page.text, "html.parser") for name, page in zip(NAMES, asked, strict=True)}


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_seed(pages: dict[str, BeautifulSoup], name: str) -> None:
    """The visible text of the main part is the seed's, white space aside."""
    main = pages[name].main
    assert main is not None
    assert main.get_text().split() == (SEEDS / f"{name}.txt").read_text("utf-8").split()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["header nav", "footer", ".cookie-notice"])
def test_dressed_as_a_real_site(pages: dict[str, BeautifulSoup], name: str, part: str) -> None:
    """A menu, a footer and a cookie notice stand around the catalogue."""
    assert pages[name].select_one(part)


@pytest.mark.parametrize("name", NAMES)
def test_placeholders_are_filled(pages: dict[str, BeautifulSoup], name: str) -> None:
    """No placeholder is left in what is served."""
    assert "{{" not in str(pages[name])


def test_links_are_the_rows_of_the_table(pages: dict[str, BeautifulSoup], web: DemoWeb) -> None:
    """Each link of the main parts is a target, and each target is linked."""
    found = {
        urljoin(base, str(link["href"]))
        for base, page in zip(web.catalogues, pages.values(), strict=True)
        for link in page.select("main a[href]")
    }
    assert found == {web.url(target) for target in TARGETS}


@pytest.mark.parametrize("name", NAMES)
def test_the_menus_lead_somewhere(
    pages: dict[str, BeautifulSoup], web: DemoWeb, client: httpx.Client, name: str
) -> None:
    """Nothing outside the table is dead: each link of header and footer answers 200."""
    base = web.catalogues[NAMES.index(name)]
    links = {urljoin(base, str(link["href"])) for link in pages[name].select("header a[href], footer a[href]")}
    assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("damage", ["99_project.PNG", "engage communities./p>", "rasied", "& reports"])
def test_damage_is_visible(pages: dict[str, BeautifulSoup], damage: str) -> None:
    """The faults of the second catalogue are seen by its readers."""
    assert damage in pages["research-and-reports"].get_text()
