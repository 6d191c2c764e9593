"""Files of which parts are known."""

import io

import pytest

from crawler.inspect.sparse import Missing, PatientFile, Sparse, SparseFile
from crawler.records import Part

FILE = bytes(range(100))
ENDS = Sparse(100, (Part(0, FILE[:30]), Part(50, FILE[50:60]), Part(80, FILE[80:])))


@pytest.mark.parametrize(("start", "stop"), [(0, 30), (5, 6), (50, 60), (90, 100), (90, 500), (7, 7), (200, 300)])
def test_what_is_known_is_given(start: int, stop: int) -> None:
    """As from the whole file, and fewer bytes at its end."""
    assert ENDS.at(start, stop) == FILE[start:stop]


@pytest.mark.parametrize(
    ("start", "stop", "missing"),
    [
        (30, 40, (30, 40)),
        (29, 31, (30, 31)),
        (20, 90, (30, 50)),
        (40, 55, (40, 50)),
        (59, 70, (60, 70)),
        (60, 500, (60, 80)),
        (0, 100, (30, 50)),
    ],
)
def test_what_is_not_known_is_named(start: int, stop: int, missing: tuple[int, int]) -> None:
    """The first bytes that are wanted and not there, up to the next that are."""
    with pytest.raises(Missing) as hole:
        ENDS.at(start, stop)
    assert (hole.value.start, hole.value.stop) == missing


def test_an_unknown_end_is_missing() -> None:
    """Nothing is known behind the last part."""
    head = Sparse(100, (Part(0, FILE[:30]),))

    assert head.end(1000) == b""
    with pytest.raises(Missing):
        head.tail(5)


def test_the_ends_of_a_file() -> None:
    """The part that reaches the end, the last bytes, and all of a file that is whole."""
    assert (ENDS.end(1000), ENDS.tail(3), Sparse.whole(FILE).all(), Sparse.whole(FILE).end(1000)) == (
        FILE[80:],
        FILE[-3:],
        FILE,
        FILE,
    )


def test_a_whole_file_is_opened_without_detours() -> None:
    """Its bytes are read by Python's own file object."""
    assert isinstance(Sparse.whole(FILE).open(), io.BytesIO)
    assert isinstance(ENDS.open(), SparseFile)


def test_a_file_object_reads_what_is_known() -> None:
    """It seeks and reads like a file on disk, and says what is missing."""
    file = SparseFile(ENDS)

    assert (file.read(3), file.tell(), file.seek(2, io.SEEK_CUR), file.read(2)) == (FILE[:3], 3, 5, FILE[5:7])
    assert (file.seek(-2, io.SEEK_END), file.read(), file.read(1)) == (98, FILE[98:], b"")
    file.seek(40)
    with pytest.raises(Missing):
        file.read(1)
    with pytest.raises(OSError, match="before the beginning"):
        file.seek(-1)


def test_a_patient_file_gives_nothing_after_a_miss() -> None:
    """It raises nothing, keeps the first miss, and leaves no reader searching through what is not there."""
    file = PatientFile(ENDS)
    before = file.read(3)
    file.seek(40)
    missed = file.read(2)
    file.seek(0)

    assert (before, missed, file.read(3), file.missed) == (FILE[:3], b"", b"", (40, 42))
