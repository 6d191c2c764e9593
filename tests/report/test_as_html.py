"""The page: self-contained, in order for those who do not see it, and harmless in a real browser."""

import json
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser
from tinyhtml5.parser import HTMLParser

from crawler.records import Entry, LinkStatus, Report, Use, Verdict
from crawler.report.anchors import of_entry, of_finding, of_link
from crawler.report.renderers import render

BROWSER = shutil.which("chromium")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")

# Colours of text on the colours behind it, by name in the style sheet.
PAIRS = (
    ("ink", "page"), ("ink", "card"), ("quiet", "page"), ("quiet", "card"), ("link", "page"), ("link", "card"), ("ink", "tint"),
)  # fmt: skip
PICTURES = ("ok", "moved", "broken", "unsure", "skipped", "unstable")


@pytest.fixture
def page(sample: Report, zone: ZoneInfo) -> str:
    """Return the page of the sample."""
    return "".join(render(sample, "html", zone=zone))


def test_nothing_comes_from_elsewhere(page: str) -> None:
    """No font, picture, script or style of another place; the page forbids them too, and lets no script run but the one whose digest it names."""
    tree = LexborHTMLParser(page)
    assert not tree.css("link, img, iframe, object, embed, [src], [style], [action]")
    assert "url(" not in page
    assert "@import" not in page
    policy = str(tree.css_first("meta[http-equiv]").attributes["content"])  # type: ignore[union-attr]
    assert policy.startswith("default-src 'none'")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert re.search(r"script-src ([^;]*);", policy)[1] == f"'sha256-{digest}'"  # type: ignore[index]


@pytest.mark.parametrize("language", ["en", "de"])
def test_another_parser_finds_nothing_wrong(sample: Report, zone: ZoneInfo, language: str) -> None:
    """Each parse error of the standard (HTML, 13.2.2) is a place where browsers guess what was meant; a caption stands first or last in its figure (4.4.13)."""
    page = "".join(render(sample, "html", zone=zone, language=language))
    parser = HTMLParser()
    parser.parse(page.encode())
    assert parser.errors == []
    for figure in LexborHTMLParser(page).css("figure:has(figcaption)"):
        tags = [child.tag for child in figure.iter()]
        assert "figcaption" in {tags[0], tags[-1]}


def test_headings_are_in_order(page: str) -> None:
    """One first heading, and no level left out on the way down."""
    tree = LexborHTMLParser(page)
    levels = [int(found) for found in re.findall(r"<h([1-6])", tree.html or "")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize(
    "landmark",
    [
        "header",
        "nav[aria-label]",
        "form[role=search][aria-label]",
        "main",
        "footer",
        "html[lang]",
        "a.skip[href='#main']",
    ],
)
def test_landmarks(landmark: str, page: str) -> None:
    """A screen reader finds its way."""
    assert len(LexborHTMLParser(page).css(landmark)) == 1


def test_pictures_have_words(page: str) -> None:
    """Each picture says what it shows, or is hidden where words stand beside it."""
    pictures = LexborHTMLParser(page).css("svg")
    assert len(pictures) > 20
    for picture in pictures:
        named = picture.css_first("title")  # SVG 2, 5.7: a picture's own title is its name
        told = picture.attributes.get("role") == "img" and (
            picture.attributes.get("aria-label") or (named and named.text())
        )
        assert told or picture.attributes.get("aria-hidden") == "true"


def test_anchors_lead_somewhere(page: str) -> None:
    """Identifiers are unique and every link into the page has its end."""
    tree = LexborHTMLParser(page)
    names = [node.attributes["id"] for node in tree.css("[id]")]
    targets = [str(node.attributes["href"])[1:] for node in tree.css("a[href^='#']")]
    assert len(names) == len(set(names))
    assert set(targets) <= set(names)


def test_tables_have_captions_and_headers(page: str) -> None:
    """A table says what it is about."""
    for table in LexborHTMLParser(page).css("table"):
        assert table.css_first("caption")
        assert all(head.attributes.get("scope") for head in table.css("th"))


def test_a_matter_has_everything_a_person_needs(page: str) -> None:
    """Title, place, address, reason, advice, times, picture, and the why."""
    articles = LexborHTMLParser(page).css("article")
    article = next(found for found in articles if "Assets in Action" in found.text())
    text = " ".join(article.text().split())
    for words in (
        "useful-resources",
        "Scottish resources",
        "https://gcph.example.org/assets-in-action",
        "The domain name in this address does not exist.",
        "What to do",
        "Failing since 16 February 2026",
        "Last worked 9 February 2026",
        "Why do you say so?",
        "domain-unresolvable",
        "no answer",
    ):
        assert words in text


def test_a_moved_link_offers_its_new_address(page: str) -> None:
    """The new address is a link of its own, said once."""
    article = next(found for found in LexborHTMLParser(page).css("article") if "The Benefits" in found.text())
    new = article.css_first(".new a")
    assert new
    assert new.attributes["href"] == "https://www.cpw.example.org/insight/benefits-of-co-production"
    assert "benefits-of-co-production" not in article.css_first(".advice").text()  # type: ignore[union-attr]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"), [(PAIRS, 4.5), (tuple((name, "card") for name in PICTURES), 3.0)], ids=["text", "pictures"]
)
def test_contrast(pairs: tuple[tuple[str, str], ...], least: float, scheme: int, page: str) -> None:
    """Text has the contrast that level AA asks for, pictures theirs, in light and dark."""
    blocks = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[scheme]))
    assert all(contrast(colours[one], colours[other]) >= least for one, other in pairs)


def browse(path: Path, folder: Path, *options: str) -> str:
    """Open a page in a real browser and return the document as it stands afterwards."""
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
        "--disable-dev-shm-usage", "--allow-file-access-from-files", f"--user-data-dir={folder / 'profile'}",
        "--hide-scrollbars", "--virtual-time-budget=3000", "--window-size=1280,900", "--dump-dom", *options, path.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return done.stdout.decode()


@pytest.mark.browser
@needs_browser
def test_no_script_of_a_stranger_runs(sample: Report, zone: ZoneInfo, tmp_path: Path) -> None:
    """Titles, addresses and texts full of scripts stay text in a real browser, even without the page's own policy."""
    attack = "</title></style></script><script>document.documentElement.id='ran'</script><img src=x onerror=\"document.documentElement.id='ran'\">"
    url = f'javascript:"{attack}'
    entry = Entry("e", attack, attack, (attack,), links=(Use(url, url, text=attack),))
    link = LinkStatus(url, ("e",), Verdict.BROKEN, "not-found", found_title=attack, final_url=url, hops=((url, 404),))
    fine = LinkStatus("https://example.org/" + attack, (), Verdict.OK, found_title=attack)
    text = "".join(render(replace(sample, entries=(entry,), links=(link, fine)), "html", zone=zone))
    path = tmp_path / "page.html"
    path.write_text(re.sub(r"<meta http-equiv[^>]*>", "", text), encoding="utf-8")
    document = browse(path, tmp_path)
    assert "Why do you say so?" in document
    assert 'id="ran"' not in document
    path.write_text(f"<body>{attack}</body>", encoding="utf-8")
    assert 'id="ran"' in browse(path, tmp_path)


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("scheme", [0, 1], ids=["dark", "light"])
def test_a_checker_of_accessibility_finds_nothing(scheme: int, page: str, tmp_path: Path) -> None:
    """Axe, in a real browser with every part opened, has nothing to say of WCAG 2 at levels A and AA."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    run = """for (const part of document.querySelectorAll("details")) part.open = true;
    axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then((told) => {
      document.title = JSON.stringify([told.passes.length, told.violations.map((fault) => [fault.id, fault.nodes.map((node) => node.html)])]);
    });"""
    path = tmp_path / "page.html"
    bare = re.sub(r"<meta http-equiv[^>]*>", "", page)
    path.write_text(f"{bare}<script>{axe}</script><script>{run}</script>", encoding="utf-8")
    document = browse(path, tmp_path, f"--blink-settings=preferredColorScheme={scheme}")
    title = LexborHTMLParser(document).css_first("title").text()  # type: ignore[union-attr]
    passes, faults = json.loads(title)
    assert passes > 20
    assert faults == []


ASK = """<body><iframe src="page.html" style="width:900px;height:800px" sandbox="allow-same-origin{scripts}"></iframe><script>
onload = async () => {{ const page = document.querySelector("iframe").contentDocument;
const seen = (all) => [...page.querySelectorAll(all)].filter((one) => one.checkVisibility()).length;
{steps} }}
</script></body>"""


def asked(page: str, folder: Path, steps: str, scripts: str = "") -> list[int]:
    """Open a page in a frame of a real browser, do something to it, and return the numbers that come of it."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    outer = folder / "outer.html"
    outer.write_text(ASK.format(steps=steps, scripts=scripts), encoding="utf-8")
    title = LexborHTMLParser(browse(outer, folder)).css_first("title")
    assert title, "nothing was said"
    numbers: list[int] = json.loads(title.text())
    return numbers


@pytest.mark.browser
@needs_browser
def test_filters_work_without_scripts(page: str, tmp_path: Path) -> None:
    """Where no script may run, choosing a kind hides the rest, and no field stands there that does nothing."""
    steps = """const before = seen("article"); page.getElementById("show-broken").checked = true;
    document.title = JSON.stringify([before, seen("article"), seen(".broken article"), seen(".search")]);"""
    before, after, broken, search = asked(page, tmp_path, steps)
    assert before > after == broken > 0
    assert search == 0


@pytest.mark.browser
@needs_browser
def test_searching(page: str, tmp_path: Path) -> None:
    """What is typed narrows the page down, in titles, places and addresses, without accents and case; links that are fine are found too."""
    steps = """const field = page.getElementById("search");
    const type = async (text) => { field.value = text; field.dispatchEvent(new Event("input")); await new Promise((done) => setTimeout(done, 300));
      return [seen("article"), seen("#fine-list > li"), seen("main > .group")]; };
    const before = seen("article");
    const found = [await type("GCPH assets"), await type("bud\u0301geting together"), await type("no such words")];
    document.title = JSON.stringify([before, ...found.flat(), ...await type("")]);"""
    before, *found, again, _, _ = asked(page, tmp_path, steps, " allow-scripts")
    assert found == [1, 0, 1, 0, 1, 1, 0, 0, 0]
    assert again == before


@pytest.mark.browser
@needs_browser
def test_a_place_inside_a_closed_part_is_opened(page: str, tmp_path: Path) -> None:
    """A mail that points at a link which is fine by now leads to it."""
    name = of_link("https://nesta.example.org/people-powered-health")
    steps = f"""const place = page.getElementById("{name}"); const before = place.checkVisibility();
    page.location.hash = "{name}"; await new Promise((done) => setTimeout(done, 300));
    document.title = JSON.stringify([+before, +place.checkVisibility()]);"""
    assert asked(page, tmp_path, steps, " allow-scripts") == [0, 1]


MEASURE = """<body><iframe src="page.html" style="width:{width}px;height:800px;border:0"></iframe><script>
onload = () => {{ const page = document.querySelector("iframe").contentDocument;
for (const part of page.querySelectorAll("details")) part.open = true;
document.title = "wide " + page.documentElement.scrollWidth + " of {width}"; }}
</script></body>"""


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("width", [320, 360, 1024])
def test_the_page_fits_a_phone(width: int, page: str, tmp_path: Path) -> None:
    """Nothing makes the page scroll sideways, long addresses and open details included."""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    outer = tmp_path / "outer.html"
    outer.write_text(MEASURE.format(width=width), encoding="utf-8")
    assert f"<title>wide {width} of {width}</title>" in browse(outer, tmp_path)


def test_every_link_entry_and_finding_has_a_place(page: str, sample: Report) -> None:
    """Mails and tickets can point at each, also at links that are fine."""
    names = {node.attributes["id"] for node in LexborHTMLParser(page).css("[id]")}
    assert {of_link(link.url) for link in sample.links} <= names
    told = {node.attributes["id"] for node in LexborHTMLParser(page).css("article span[id], article[id]")}
    assert {
        of_finding(finding)
        for finding in sample.findings
        if finding.rule not in {"insecure-downgrade", "title-missing"}
    } <= told
    assert {of_entry(entry) for entry in sample.entries if entry.id in {"e03", "e09", "e21"}} <= told


def test_places_have_the_same_names_next_week(page: str, sample: Report, zone: ZoneInfo) -> None:
    """A name follows from what it names, and from nothing else of the report."""
    later = replace(sample, links=tuple(sample.links)[3:], summary={})
    names = [
        re.findall(r'id="((?:link|entry)-[0-9a-f]+)"', text)
        for text in (page, "".join(render(later, "html", zone=zone)))
    ]
    assert set(names[1]) < set(names[0])


def test_an_empty_list_is_no_list(sample: Report, zone: ZoneInfo, many: Callable[[int], object]) -> None:
    """A report in which nothing is fine has no heading over nothing."""
    broken = LinkStatus("https://example.org/", (), Verdict.BROKEN, "gone")
    text = "".join(render(replace(sample, links=(broken,), findings=()), "html", zone=zone))
    assert "Links that are fine" not in text
