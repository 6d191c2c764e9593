"""`crawler import`: the sheet of the weekly mail, filled in and sent back, as the contact person and the maintainer know it."""

import csv
import email
import json
import random
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from email import policy
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from filled import csv_bytes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from crawler.config import Settings
from crawler.demo.server import DemoWeb
from crawler.history.store import Store
from crawler.records import WORKING
from crawler.run.pipeline import run_catalogues
from crawler.run.work import Work
from crawler.sheet.choices import CHOICES
from crawler.sheet.keys import About, Key, link_mark, person_mark, second

Crawl = Callable[..., Any]
Rows = list[dict[str, str]]
NOW = "2026-03-16T12:00:00Z"
WEEKS = ("2026-03-02T07:00:00Z", "2026-03-09T07:00:00Z", "2026-03-16T07:00:00Z")
NEW = "https://example.org/new-place"


@pytest.fixture(scope="module")
def seeded(web: DemoWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run three weeks, for all tests of this module to copy; return the database."""
    folder = tmp_path_factory.mktemp("seeded")
    made = Settings.model_validate(
        {
            "catalogues": [{"source": web.catalogues[1], "name": "research"}],
            "fetch": {"allow_networks": web.networks, "ca_file": web.ca_pem, "per_host": {"interval": 0}, "retries": 0},
            "history": {"url": f"sqlite:///{folder / 'history.db'}"},
        }
    )
    with Store.open(made.history.url) as store:
        for number, week in enumerate(WEEKS, 1):
            web.week = number
            run_catalogues(Work(made, store, lambda week=week: datetime.fromisoformat(week)), everything=True)  # type: ignore[misc]
    web.week = 1
    return folder / "history.db"


@pytest.fixture
def ran(crawl: Crawl, configured: Path, seeded: Path) -> Callable[..., Any]:
    """Return a function that calls a command on what the runs have found."""
    shutil.copy(seeded, configured.parent / "history.db")

    def call(*words: str, now: str = NOW) -> Any:
        return crawl(*words, "-c", str(configured), "--now", now)

    return call


@pytest.fixture
def mailed(ran: Callable[..., Any], configured: Path) -> Callable[[], tuple[bytes, Rows]]:
    """Return a function that gives the files of the weekly mail: the workbook, and the rows of the CSV."""

    def take() -> tuple[bytes, Rows]:
        assert ran("report", "--weekly", "--dry-run").code == 0
        (path,) = (configured.parent / "reports").glob("*.eml")
        message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        files = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}  # type: ignore[attr-defined]
        return files["links.xlsx"], list(csv.DictReader(StringIO(files["links.csv"].decode("utf-8-sig"), newline="")))

    return take


def write(path: Path, rows: Sequence[dict[str, str]]) -> str:
    """Write rows as a CSV file; return its path."""
    path.write_bytes(csv_bytes([list(rows[0]), *(list(row.values()) for row in rows)]))
    return str(path)


def row_of(rows: Rows, words: str) -> dict[str, str]:
    """Return the first row in which some words stand."""
    return next(row for row in rows if any(words in value for value in row.values()))


def listed(ran: Callable[..., Any], *words: str) -> list[dict[str, Any]]:
    """Return what is decided."""
    found: list[dict[str, Any]] = json.loads(ran("decide", "--list", *words, "--format", "json").out)["decisions"]
    return [one for one in found if one["number"] is not None]


def test_the_whole_way(ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path) -> None:
    """Out of the mail, filled in as a workbook, taken in, seen in the reports, and gone from the next sheet."""
    content, rows = mailed()
    book = load_workbook(BytesIO(content))
    sheet = book["Links"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    places = {sheet.cell(number, columns["ID"]).value: number for number in range(2, sheet.max_row + 1)}

    def fill(words: str, **said: object) -> str:
        number = places[row_of(rows, words)["ID"]]
        for name, value in said.items():
            sheet.cell(number, columns[name.replace("_", " ")]).value = value
        return str(sheet.cell(number, columns["Address"]).value)

    gone = fill("removed for good", New_URL=NEW, Note="found it")
    certificate = fill("certificate", Decision="Not broken", Note="opens in a browser")
    refused = fill("refuses connections", Look_again_on=datetime.fromisoformat("2026-04-20"))
    word = fill("is probably meant to be", Decision="ignore")
    sheet.insert_rows(1)
    sheet["A1"] = "With thanks, Olivia"
    book.save(tmp_path / "back.xlsx")
    tried, before = ran("import", "back.xlsx", "--dry-run"), listed(ran)
    made = ran("import", "back.xlsx")
    decided = {one["url"] or one["entry"]: one for one in listed(ran)}
    reports = {
        form: " ".join(ran("report", "--format", form).out.split()) for form in ("text", "html", "markdown", "csv")
    }
    _, after = mailed()

    assert (tried.code, before) == (0, [])
    assert f"{len(rows)} rows read; would be taken in: 4; there already: 0; left as it is: 0" in tried.out
    assert (made.code, "taken in: 4; there already: 0; left as it is: 0" in made.out) == (0, True)
    assert f"to be put into the catalogue:\n  {gone} -> {NEW}\n" in made.out
    assert (decided[gone]["action"], decided[gone]["why"]) == ("look-again", f"New address: {NEW} found it")
    assert decided[gone]["until"] == "2026-04-13T12:00:00+00:00"
    assert decided[gone]["reason"] == "gone"
    assert (decided[certificate]["action"], decided[certificate]["who"]) == ("not-broken", "Olivia")
    assert (decided[refused]["until"], decided[refused]["why"]) == ("2026-04-20T00:00:00+00:00", "no note")
    assert any(
        one["rule"] == "misspelling" and one["entry"] and one["catalogue"] == "research" for one in decided.values()
    )
    assert all(f"Put {NEW} into the catalogue" in text.replace("\u2060", "") for text in reports.values())
    told = {row["ID"][:17] for row in after}
    assert {row_of(rows, address)["ID"][:17] for address in (gone, certificate, refused)} & told == set()
    assert len(after) == len(rows) - 4
    assert word is not None


def test_twice_is_once(ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path) -> None:
    """Also where the row gives no day of its own, and where a decision was undone since."""
    _, rows = mailed()
    row_of(rows, "removed for good")["New URL"] = NEW
    row_of(rows, "certificate")["Decision"] = "fixed"
    sheet = write(tmp_path / "s.csv", rows)
    first, second = ran("import", sheet), ran("import", sheet, now="2026-03-17T12:00:00Z")
    ran("decide", "--undo", "1", "--who", "Sam")
    third = ran("import", sheet, now="2026-03-18T12:00:00Z")

    assert "taken in: 2; there already: 0" in first.out
    assert "taken in: 0; there already: 2" in second.out
    assert "decided already, by Olivia" in second.out
    assert "taken in: 0; there already: 1; left as it is: 1" in third.out
    assert "was taken in before and has ended since (undone by Sam)" in third.out
    assert len(listed(ran, "--all")) == 2


def test_another_word_replaces_the_first(
    ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path
) -> None:
    """The person changed their mind about the day: the old decision ends by their name."""
    _, rows = mailed()
    row = row_of(rows, "refuses connections")
    row["Look again on"] = "2026-04-20"
    ran("import", write(tmp_path / "s.csv", rows))
    row["Look again on"] = "2026-05-20"
    made = ran("import", write(tmp_path / "s.csv", rows))
    row["Look again on"] = "2026-04-20"
    first_again = ran("import", write(tmp_path / "s.csv", rows))
    old, new = listed(ran, "--all")

    assert "taken in: 1" in made.out
    assert f"ends: 1: {row['Address']}: to be looked at again, until 20 April 2026" in made.out
    assert "was taken in before and has ended since (undone by Olivia)" in first_again.out
    assert (old["ended_by"], old["ended_now"], new["until"][:10]) == ("person", "Olivia", "2026-05-20")


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        ("removed for good", {"Decision": "keep the title"}, "its title was not found to differ"),
        ("removed for good", {"Decision": "keep the address"}, "it was not found to have moved for good"),
        ("removed for good", {"Decision": "use the new address"}, "needs an address under New URL: none was suggested"),
        ("removed for good", {"Look again on": "2026-03-16"}, "the day under Look again on, 2026-03-16, is past"),
        (
            "removed for good",
            {"Look again on": "01/02/2027"},
            "can be 1 February or 2 January; write it as 2027-02-01 or 2027-01-02",
        ),
        ("removed for good", {"New URL": "SAME"}, "is the one that the catalogue has already"),
        ("is probably meant to be", {"Decision": "not broken"}, "“Not broken” is said of links"),
        ("is probably meant to be", {"Decision": "use the new address"}, "needs an address under New URL"),
        ("removed for good", {"Decision": "fixt"}, "did you mean “Fixed”?"),
        ("removed for good", {"Decision": "fixed", "ID": ""}, "has no ID"),
        ("removed for good", {"Decision": "fixed", "ID": "OTHER"}, "its link is none of this history"),
        (
            "removed for good",
            {"Decision": "fixed", "ID": "STRANGER"},
            "names nobody any more whom this row was mailed to",
        ),
    ],
)
def test_a_row_that_cannot_be_used_keeps_all_others_out(
    ran: Callable[..., Any],
    mailed: Callable[[], tuple[bytes, Rows]],
    tmp_path: Path,
    words: str,
    said: dict[str, str],
    expected: str,
) -> None:
    """It is told by its number, and nothing is half taken in."""
    _, rows = mailed()
    row_of(rows, "certificate")["Decision"] = "fixed"
    row = row_of(rows, words)
    seen = 1_773_644_400
    stands_for = {
        "SAME": row["Address"],
        "OTHER": str(Key(About.LINK, link_mark("https://nowhere.example/"), seen, person_mark("olivia@demo.example"))),
        "STRANGER": str(Key(About.LINK, link_mark(row["Address"]), seen, person_mark("kim@demo.example"))),
    }
    row.update({name: stands_for.get(value, value) for name, value in said.items()})
    result = ran("import", write(tmp_path / "s.csv", rows))

    assert result.code == 2
    assert f"s.csv, row {rows.index(row) + 2}: " in result.err
    assert expected in result.err
    assert "nothing was taken in" in result.err
    assert "Traceback" not in result.err
    assert listed(ran, "--all") == []


def test_who_is_named_speaks(ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path) -> None:
    """With --who also for a row of somebody whom the configuration no longer names."""
    _, rows = mailed()
    row = row_of(rows, "removed for good")
    row |= {
        "Decision": "fixed",
        "ID": str(Key(About.LINK, link_mark(row["Address"]), 1_773_644_400, person_mark("k@x.org"))),
    }
    sheet = write(tmp_path / "s.csv", rows)
    assert ran("import", sheet, "--who", "  ").code == 2
    made = ran("import", sheet, "--who", "Kim")
    assert (made.code, [one["who"] for one in listed(ran)]) == (0, ["Kim"])


def test_what_has_changed_since_is_left(ran: Callable[..., Any], configured: Path, tmp_path: Path) -> None:
    """A sheet of the first week, taken in after the third: what is the same is decided, what is not is told."""
    with Store.existing(f"sqlite:///{tmp_path / 'history.db'}") as store:
        lives = {url: list(store.link_history(url) or ()) for url in store.addresses()}
    ends = {url: (life[0].judgement, life[-1].judgement) for url, life in lives.items()}
    same = next(url for url, (first, last) in ends.items() if first.reason == last.reason == "gone")
    mended = next(
        url for url, (first, last) in ends.items() if first.verdict not in WORKING and last.verdict in WORKING
    )
    olivia = person_mark("olivia@demo.example")
    keys = {
        url: Key(About.LINK, link_mark(url), second(life[0].evidence.asked_at), olivia) for url, life in lives.items()
    }
    said = [(same, "Fixed"), (mended, "Not broken")]
    result = ran(
        "import", write(tmp_path / "s.csv", [{"ID": str(keys[url]), "Decision": words} for url, words in said])
    )

    assert result.code == 0
    assert [(one["url"], one["action"]) for one in listed(ran)] == [(same, "fixed")]
    assert f"row 3: {mended} is no longer what it was when the sheet was made (it works now)" in result.out
    assert "taken in: 1; there already: 0; left as it is: 1" in result.out


def test_a_check_that_is_not_kept_is_told(
    ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path
) -> None:
    """A sheet older than what the history still holds decides nothing."""
    _, rows = mailed()
    url = row_of(rows, "removed for good")["Address"]
    key = str(Key(About.LINK, link_mark(url), 1_600_000_000, person_mark("olivia@demo.example")))
    result = ran("import", write(tmp_path / "s.csv", [{"ID": key, "Decision": "Ignore"}]))
    assert (result.code, listed(ran)) == (0, [])
    assert "is no longer kept; see the next sheet" in result.out


def test_what_comes_first_in_a_day_can_be_said(
    ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path
) -> None:
    """Where nothing in the sheet tells; the mistake names the option."""
    _, rows = mailed()
    row_of(rows, "removed for good")["Look again on"] = "01/02/2027"
    sheet = write(tmp_path / "s.csv", rows)
    asked, made = ran("import", sheet), ran("import", sheet, "--dates", "month-first")

    assert (asked.code, "--dates" in asked.err, made.code) == (2, True, 0)
    assert [one["until"] for one in listed(ran)] == ["2027-01-02T00:00:00+00:00"]


def test_standard_input(
    ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet may come through a pipe; mistakes name it so."""
    content, _ = mailed()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
    empty = ran("import", "-")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"%PDF-1.7")))
    wrong = ran("import", "-")

    assert (empty.code, "taken in: 0; there already: 0; left as it is: 0" in empty.out) == (0, True)
    assert wrong.err.startswith("crawler: standard input: is a PDF")


def test_what_ran_out_can_be_said_again(
    crawl: Crawl,
    ran: Callable[..., Any],
    mailed: Callable[[], tuple[bytes, Rows]],
    configured: Path,
    web: DemoWeb,
    tmp_path: Path,
) -> None:
    """Four weeks later the old address still stands in the catalogue: the same answer in the next sheet is a new one."""
    _, rows = mailed()
    url = row_of(rows, "removed for good")["Address"]
    answer = {"New URL": NEW, "ID": row_of(rows, "removed for good")["ID"]}
    ran("import", write(tmp_path / "s.csv", [answer]))
    later = datetime.fromisoformat("2026-04-20T07:00:00+00:00")
    crawl("run", "--all", "-q", "-c", str(configured), "--now", later.isoformat())
    key = Key(About.LINK, link_mark(url), second(later), person_mark("olivia@demo.example"))
    again = ran("import", write(tmp_path / "s.csv", [answer | {"ID": str(key)}]), now="2026-04-20T12:00:00Z")
    same = ran("import", write(tmp_path / "s.csv", [answer]), now="2026-04-20T12:00:00Z")

    assert "taken in: 1; there already: 0; left as it is: 0" in again.out
    assert "taken in: 0; there already: 1" in same.out
    assert [one["until"][:10] for one in listed(ran, "--all")] == ["2026-04-13", "2026-05-18"]


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"%PDF-1.7", b"PK\x03\x04 junk", None])
def test_what_is_no_sheet_is_told(ran: Callable[..., Any], tmp_path: Path, content: bytes | None) -> None:
    """Anything at all may stand in a file, or there may be none."""
    if content is not None:
        (tmp_path / "x.csv").write_bytes(content)
    result = ran("import", "x.csv")
    assert (result.code, result.err.startswith("crawler: x.csv: ")) == (2, True)


def test_a_fault_of_the_catalogue_that_is_gone_is_told(
    ran: Callable[..., Any], mailed: Callable[[], tuple[bytes, Rows]], tmp_path: Path
) -> None:
    """It was mended in the meantime."""
    mailed()
    key = str(Key(About.ENTRY, link_mark("whatever"), 1, person_mark("olivia@demo.example")))
    result = ran("import", write(tmp_path / "s.csv", [{"ID": key, "Decision": "Ignore"}]))
    assert "this is no longer found in the catalogue" in result.out
    assert "left as it is: 1" in result.out


def test_what_is_for_each_catalogue_to_choose_is_said_of_ones_own(
    crawl: Crawl, configured: Path, web: DemoWeb, tmp_path: Path
) -> None:
    """Two persons, two catalogues with the same dead link: one ignores it, the other goes on to hear of it."""
    dead = f"{web.catalogues[1].rsplit('/', 1)[0]}/nothing-here"
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"title,url\nThe history of the town,{dead}\n", "utf-8")
    text = configured.read_text("utf-8").splitlines()
    text[1] = (
        f"catalogues: [{{source: '{tmp_path}/a.csv', name: a}}, "
        f"{{source: '{tmp_path}/b.csv', name: b, contact: {{name: Kim, email: kim@demo.example}}}}]"
    )
    configured.write_text("\n".join(text), "utf-8")
    for week in WEEKS:
        crawl("run", "--all", "-q", "-c", str(configured), "--now", week)

    def rows_of(name: str) -> Rows:
        crawl("report", "--weekly", "--dry-run", "-c", str(configured), "--now", NOW)
        message = email.message_from_bytes(
            (tmp_path / "reports" / f"weekly-{name}@demo.example.eml").read_bytes(), policy=policy.default
        )
        files = [
            part.get_payload(decode=True).decode("utf-8-sig")
            for part in message.iter_attachments()
            if part.get_filename() == "links.csv"
        ]  # type: ignore[attr-defined]
        return [
            row
            for text in files
            for row in csv.DictReader(StringIO(text, newline=""))
            if row["Part of the report"] == "New"
        ]

    (mine,) = rows_of("olivia")
    crawl("import", write(tmp_path / "s.csv", [mine | {"Decision": "Ignore"}]), "-c", str(configured), "--now", NOW)
    assert (len(rows_of("olivia")), len(rows_of("kim"))) == (0, 1)
    (theirs,) = rows_of("kim")
    crawl(
        "import", write(tmp_path / "s.csv", [theirs | {"Decision": "Not broken"}]), "-c", str(configured), "--now", NOW
    )
    found = json.loads(crawl("decide", "--list", "--format", "json", "-c", str(configured), "--now", NOW).out)[
        "decisions"
    ]
    assert [(one["who"], one["catalogue"]) for one in found] == [("Olivia", "a"), ("Kim", None)]


FILLING = st.lists(
    st.tuples(st.sampled_from([choice.words for choice in CHOICES]), st.text('abc äß=+-@",;\n', max_size=20)),
    max_size=12,
)


DIALECTS = st.tuples(st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))


@pytest.fixture
def again(mailed: Callable[[], tuple[bytes, Rows]], seeded: Path, tmp_path: Path) -> Callable[[], Rows]:
    """Return a function that forgets all that was decided, and gives the rows of the sheet."""

    def take() -> Rows:
        shutil.copy(seeded, tmp_path / "history.db")
        return mailed()[1]

    return take


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILLING, st.integers(0, 9), DIALECTS)
def test_whatever_is_filled_in_comes_back(
    again: Callable[[], Rows],
    ran: Callable[..., Any],
    filling: list[tuple[str, str]],
    seed: int,
    dialect: tuple[str, str],
) -> None:
    """Rows filled in anyhow, thrown together, columns too: each that makes sense is decided as it was said, and told where it stands."""
    rows = again()
    luck = random.Random(seed)
    links = [row for row in rows if row["ID"].startswith("link-")]
    said = {}
    for row, (words, note) in zip(luck.sample(links, min(len(links), len(filling))), filling, strict=False):
        if words.startswith("Keep"):
            continue
        row |= {
            "Decision": words.upper(),
            "Note": note,
            "Look again on": "2026-12-31",
            "New URL": NEW if words == "Use the new address" else "",
        }
        said[row["Address"]] = (words, " ".join(note.split()))
    luck.shuffle(rows)
    names = luck.sample(list(rows[0]), len(rows[0]))
    path = Path("s.csv")
    path.write_bytes(
        csv_bytes([names, *([row[name] for name in names] for row in rows)], delimiter=dialect[0], encoding=dialect[1])
    )
    result = ran("import", str(path))
    actions = {choice.words: choice.action.value for choice in CHOICES}
    whys = {
        url: f"New address: {NEW} {note}".strip() if words == "Use the new address" else note or "no note"
        for url, (words, note) in said.items()
    }

    assert result.code == 0, result.err
    assert {one["url"]: (one["action"], one["why"]) for one in listed(ran)} == {
        url: (actions[words], whys[url]) for url, (words, _) in said.items()
    }
