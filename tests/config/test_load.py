"""From YAML to settings: typed at once, and every mistake told with its place."""

from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
import yaml

from crawler.config import CatalogueSettings, Settings
from crawler.config.durations import parse_duration, write_duration
from crawler.config.load import load
from crawler.errors import ConfigError


def written(folder: Path, text: str) -> Path:
    """Write a configuration and return its path."""
    path = folder / "config.yaml"
    path.write_text(text, "utf-8")
    return path


def test_no_file_means_the_defaults() -> None:
    """Without a file the defaults hold."""
    assert load(None) == Settings()


@pytest.mark.parametrize("text", ["", "# only a comment\n", "judge:\nfetch:\n  timeout:\n"])
def test_keys_without_a_value_mean_the_defaults(tmp_path: Path, text: str) -> None:
    """An empty file, and sections with everything commented out, leave the defaults."""
    assert load(written(tmp_path, text)) == Settings()


def test_values_become_types(tmp_path: Path) -> None:
    """Durations, networks and switches are values, not strings."""
    text = "judge: {confirm: {over: 36h}, rules: {title-drift: off}}\nfetch: {allow_networks: [127.0.0.0/8]}"

    settings = load(written(tmp_path, text))

    assert settings.judge.confirm.over == timedelta(hours=36)
    assert settings.judge.rules == {"title-drift": "off"}
    assert settings.fetch.allow_networks == (ip_network("127.0.0.0/8"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("timezon: UTC", "line 1: timezon: there is no such key; did you mean timezone?"),
        (
            "fetch:\n  per_host: {intervall: 3}",
            "line 2: fetch.per_host.intervall: there is no such key; did you mean interval?",
        ),
        ("fetch:\n  zzz: 3", "line 2: fetch.zzz: there is no such key; known here: engine, concurrency"),
        *(
            (f"schedule:\n  canaries: [{wrong}]", "line 2: schedule.canaries[0]: '" + wrong + "' is neither an address")
            for wrong in ("example.com", "ftp://example.com/", "http://", "https://exa mple.org/", "dns:.", "dns:a/b")
        ),
        ("locale: tlh", "line 1: locale: 'tlh' is no language that reports can be written in; there are: en, de"),
        ("contact: {locale: deutsch}", "line 1: contact.locale: 'deutsch' is no language"),
        (
            "catalogues: [{source: a, contact: {email: a@b.c, locale: fr}}]",
            "line 1: catalogues[0].contact.locale: 'fr' is no language",
        ),
        ("\ntimezone: Mars", "line 2: timezone: 'Mars' is not the name of a time zone"),
        (
            "fetch:\n\n  concurrency: many",
            "line 3: fetch.concurrency: 'many' is wrong: input should be a valid integer",
        ),
        ("fetch: {concurrency: 0}", "fetch.concurrency: 0 is wrong: input should be greater than or equal to 1"),
        ("fetch: {allow_networks: [10.0.0.0/8, x]}", "line 1: fetch.allow_networks[1]: 'x' is not a network"),
        ("fetch: 5", "line 1: fetch: 5 is wrong: keys and values are expected here"),
        ("contact: {email: nobody}", "line 1: contact.email: 'nobody' is not a mail address"),
        ('contact: {email: "a@b\\nBcc: c@d"}', "is not a mail address"),
        ("judge: {confirm: {over: soon}}", "judge.confirm.over: 'soon' is not a duration"),
        ("judge: {rules: {gone: maybe}}", "judge.rules.gone: 'maybe' is wrong: input should be 'on' or 'off'"),
        ("catalogues:\n  - name: x", "line 2: catalogues[0].source:"),
        (
            "catalogues: [{source: a/x.html}, {source: b/x.html}]",
            "two catalogues are called x.html: give each a `name`",
        ),
        ("a: 1\na: 2", "line 2: a is given twice (first in line 1)"),
        ("a: [", "line 1, column 5: is not YAML"),
        ("- a", "must hold keys and values"),
        ("a: &x {b: 1}\nc: *x", "uses YAML aliases"),
        ("a: !!python/object/apply:os.system [true]", "is not YAML: could not determine a constructor"),
        ("[" * 5000, "is nested too deeply"),
    ],
)
def test_each_mistake_names_the_place_and_what_would_be_right(tmp_path: Path, text: str, told: str) -> None:
    """A mistake is told with file, line, key, value and the way out."""
    path = written(tmp_path, text)

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert told in str(caught.value)
    assert str(caught.value).startswith(str(path)) or "two catalogues" in told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """A person mends a file in one go."""
    path = written(tmp_path, "timezone: Mars\nfetch: {retries: -1}\nmail: {port: 0}")

    with pytest.raises(ConfigError) as caught:
        load(path, ["fetch.", "report.formats=[pdf]"])

    assert len(str(caught.value).splitlines()) == 5


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe\x00", "is not UTF-8 text"), (b"a" * 5_000_001, "is over 5 MB")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    """Binary and enormous files are refused in words."""
    path = tmp_path / "config.yaml"
    path.write_bytes(content)

    with pytest.raises(ConfigError, match=told):
        load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A configuration that is not there is an error, not the defaults."""
    with pytest.raises(ConfigError, match="there is no such file"):
        load(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ("fetch.concurrency", "must look like fetch.concurrency=128"),
        ("fetch.retries=[", "the value is not YAML"),
        ("catalogues.0.name=x", "lies inside a list"),
        ("fetch.retries=-1", "fetch.retries: -1 is wrong"),
    ],
)
def test_a_wrong_override_is_told(tmp_path: Path, override: str, told: str) -> None:
    """A mistake on the command line is told as plainly as one in the file."""
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, "catalogues: [{source: a}]"), [override])

    assert told in str(caught.value)


def test_overrides_win_over_the_file(tmp_path: Path) -> None:
    """`--set` changes one key and leaves its neighbours."""
    path = written(tmp_path, "fetch: {concurrency: 8, retries: 1}")

    settings = load(path, ["fetch.concurrency=128"])

    assert (settings.fetch.concurrency, settings.fetch.retries) == (128, 1)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 90), (1.5, 1.5), ("30s", 30), ("15m", 900), ("72h", 259200), ("7d", 604800), ("2y", 63072000)],
)
def test_durations_are_read_as_people_write_them(text: object, seconds: float) -> None:
    """A number alone is seconds; a letter names the unit."""
    assert parse_duration(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["soon", "-1h", True, None, "1 fortnight", "9" * 30 + "y"])
def test_what_is_no_duration_is_refused(text: object) -> None:
    """Anything else is a mistake with an example of what would be right."""
    with pytest.raises(ValueError, match=r"duration|longer"):
        parse_duration(text)


@pytest.mark.parametrize("text", ["3d", "5h", "30m", "90s", "0s", "1.5s"])
def test_durations_are_written_as_they_were_read(text: str) -> None:
    """A default shown in the documentation can be pasted into the file."""
    assert write_duration(parse_duration(text)) == text


def test_a_single_network_is_a_list_of_one() -> None:
    """`--set fetch.allow_networks=127.0.0.0/8` needs no brackets."""
    assert load(None, ["fetch.allow_networks=127.0.0.0/8"]).fetch.allow_networks == (ip_network("127.0.0.0/8"),)


def test_settings_survive_a_round_trip_through_yaml() -> None:
    """Every default can be written down and read back."""
    data = Settings().model_dump(mode="json")

    assert Settings.model_validate(yaml.safe_load(yaml.safe_dump(data))) == Settings()


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("lists/resources.html", "resources.html"),
        ("-", "standard input"),
        ("https://example.org/our%20list/?page=1#top", "our list"),
        ("https://example.org", "example.org"),
        ("what?.md", "what?.md"),
    ],
)
def test_a_catalogue_without_a_name_is_called_by_the_last_part_of_its_source(source: str, label: str) -> None:
    """Reports and history know it by one name, however it is read."""
    assert CatalogueSettings(source=source).label == label
