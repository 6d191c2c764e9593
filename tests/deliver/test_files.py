"""All of a report or nothing, and an error that helps."""

import os
import stat
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from crawler.deliver.files import write, write_message
from crawler.errors import DeliveryError


def breaking() -> Iterator[str]:
    """Yield a piece, then fail."""
    yield "half a report"
    raise RuntimeError("the database went away")


def test_pieces_become_a_file(tmp_path: Path) -> None:
    """Folders that are missing are made, and nothing else is left beside the file."""
    path = write(iter(["one ", "ä two\r\n"]), tmp_path / "new" / "folder" / "report.txt")
    assert path.read_bytes() == "one ä two\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_what_stood_there_stays_until_the_new_is_complete(tmp_path: Path) -> None:
    """An error in the middle leaves the old report, and no remains."""
    path = tmp_path / "report.txt"
    path.write_text("old")
    with pytest.raises(RuntimeError, match="went away"):
        write(breaking(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_who_reads_the_old_report_reads_all_of_it(tmp_path: Path) -> None:
    """The new file takes the old one's place; it is never seen half written."""
    path = tmp_path / "report.txt"
    path.write_text("old")
    with path.open() as reader:
        write(["new"], path)
        assert reader.read() == "old"
    assert path.read_text() == "new"


def test_the_file_has_ordinary_rights(tmp_path: Path) -> None:
    """A report can be read by whom the system's defaults let read."""
    mask = os.umask(0o022)
    try:
        path = write(["x"], tmp_path / "report.txt")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """A symbolic link is followed, not replaced."""
    real, link = tmp_path / "real.txt", tmp_path / "latest.txt"
    real.write_text("old")
    link.symlink_to(real)
    write(["new"], link)
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_as_it_stands() -> None:
    """`-o /dev/null` does not try to replace the device."""
    write(["x"], Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_lone_surrogates_do_not_stop_a_report(tmp_path: Path) -> None:
    """What is not text becomes a question mark at the last moment."""
    assert write(["a\ud800b"], tmp_path / "x").read_text() == "a?b"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("file/report.txt", "choose another place"),
        ("folder", "there is a folder of that name"),
        ("n" * 300, "the name is too long"),
    ],
)
def test_a_place_that_cannot_be(name: str, words: str, tmp_path: Path) -> None:
    """The error names the path and the way out."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(DeliveryError, match=words) as caught:
        write(["x"], tmp_path / name)
    assert name in str(caught.value)


def test_a_read_only_place() -> None:
    """A file system that takes nothing is told as that; /proc takes nothing from anybody."""
    with pytest.raises(DeliveryError, match=r"/proc/report\.txt cannot be written: "):
        write(["x"], Path("/proc/report.txt"))


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no /dev/full")
def test_a_full_disk() -> None:
    """A full disk is told as that."""
    with pytest.raises(DeliveryError, match="/dev/full cannot be written: the disk is full; free some space"):
        write(["x"], Path("/dev/full"))


def test_a_mail_becomes_an_eml_file(message: EmailMessage, tmp_path: Path) -> None:
    """Lines end with CRLF, and a mail program reads it back."""
    raw = write_message(message, tmp_path / "weekly.eml").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert message_from_bytes(raw, policy=default)["Subject"] == "3 new broken links: März"
