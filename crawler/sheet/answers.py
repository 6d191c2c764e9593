"""The rows of a sheet that came back, to what a person says: every row that cannot be used is told, with its place and the reason."""

from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from crawler.links.normalise import Fault as NoAddress
from crawler.links.normalise import resolve
from crawler.records import Action
from crawler.sheet.choices import LOOK_AGAIN_LATER, USE_ADDRESS, Choice, choice_of
from crawler.sheet.columns import ANSWERS, DECISION, ID, LOOK_AGAIN, NEW_ADDRESS, NOTE, Column, read_as, squeeze
from crawler.sheet.keys import Key, key_of
from crawler.workbook.dates import Day, Either, Order, day_of, day_of_serial
from crawler.workbook.table import MOST_ROWS, NO_RESULT, Cell, Row, SheetError, Table, shown

BEGINNING = 30  # rows in which the names of the columns are looked for
LONGEST_NOTE = 500  # characters, as `crawler decide` takes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says in one row. `day` is open while nobody knows what comes first in 01/02/2026."""

    place: str
    key: Key
    choice: Choice
    address: str | None = None
    note: str = ""
    day: date | Either | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told of a row: its place and a sentence."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


@dataclass(slots=True)
class Answers:
    """What a sheet says: the answers, the mistakes, what is only to be told, how many rows were read, and what its days tell of their order."""

    answers: list[Answer] = field(default_factory=list)
    mistakes: list[Told] = field(default_factory=list)
    remarks: list[Told] = field(default_factory=list)
    rows: int = 0
    orders: set[Order] = field(default_factory=set)


def answers_of(tables: Iterable[Table], name: str) -> Answers:
    """Return what the tables of a file say. Raises SheetError where none of them is ours."""
    found, met = Answers(), False
    for number, table in enumerate(tables):
        place = f"{name}, sheet “{table.name}”" if number and table.name else name
        met = _read(table, place, found) or met
    if not met:
        needed = f"{ID.name} and one of {', '.join(column.name for column in ANSWERS)}"
        raise SheetError(f"{name}: no row with the names of the columns was found; it has to name {needed}")
    return found


def settled(found: Answers, order: Order | None) -> Iterator[Answer | Told]:
    """Yield the answers with their days settled: by what is asked for, else by what the other days of the file tell; else a mistake in its place."""
    known = order or (next(iter(found.orders)) if len(found.orders) == 1 else None)
    for one in found.answers:
        if not isinstance(one.day, Either):
            yield one
        elif known:
            yield Answer(one.place, one.key, one.choice, one.address, one.note, one.day.by(known))
        else:
            yield Told(one.place, _either(one.day))


def _either(day: Either) -> str:
    """Say which two days may be meant."""
    both = (day.day_first, day.month_first)
    said = " or ".join(f"{one.day} {month_name[one.month]}" for one in both)
    written = " or ".join(one.isoformat() for one in both)
    return f"the day under {LOOK_AGAIN.name} can be {said}; write it as {written}, or say --dates"


def _read(table: Table, place: str, found: Answers) -> bool:
    """Read one table into what was found; tell whether it has our columns."""
    rows = iter(table.rows)
    columns: Mapping[Column, int] = {}
    for _, row in zip(range(BEGINNING), rows, strict=False):
        if columns := _columns(row, place):
            break
    if not columns:
        return False
    used: set[int] = set()
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise SheetError(f"{place}: has more than {MOST_ROWS:,} rows; send the filled-in ones alone")
        if _read_row(row, columns, table, f"{place}, row {row.number}", found):
            used.add(row.number)
    found.mistakes += _merged(table, columns, place)
    return True


def _columns(row: Row, place: str) -> Mapping[Column, int]:
    """Return where our columns are, if this row names them; a name that stands there twice is a mistake."""
    names = [(read_as().get(squeeze(value)), number) for number, value in row.cells.items() if isinstance(value, str)]
    known = [(column, number) for column, number in names if column]
    columns = dict(known)
    if ID not in columns or len(columns) == 1:
        return {}
    twice = [column.name for column, number in known if columns[column] != number]
    if twice:
        raise SheetError(
            f"{place}: two columns are called {twice[0]}; leave one of them, so that it is plain which counts"
        )
    return columns


def _merged(table: Table, columns: Mapping[Column, int], place: str) -> Iterator[Told]:
    """Yield a mistake for each block of merged cells that spans several rows of what was filled in: of all but the first nothing is known."""
    ours = {number: column.name for column, number in columns.items()}
    for block in table.merged:
        first, last = block.columns
        name = next((name for number, name in ours.items() if first <= number <= last), None)
        if name and block.rows[1] > block.rows[0]:
            rows = f"{block.rows[0]} to {block.rows[1]}"
            yield Told(f"{place}, rows {rows}", f"the cells under {name} are merged; split them and fill in each")


def _read_row(row: Row, columns: Mapping[Column, int], table: Table, place: str, found: Answers) -> bool:
    """Read one row; tell whether anything is filled in."""
    cells = {column: row.cells[number] for column, number in columns.items() if number in row.cells}
    found.rows += 1
    said = {column: value for column, value in cells.items() if column in ANSWERS and _is_filled(value)}
    if not said:
        return False
    made = _answer(said, cells.get(ID, ""), table, place, found)
    match made:
        case Answer():
            found.answers.append(made)
        case Told():
            found.remarks.append(made)
        case list():
            found.mistakes += [Told(place, words) for words in made]
    return True


def _is_filled(value: Cell) -> bool:
    """Tell whether a cell holds anything."""
    return not isinstance(value, str) or bool(value.strip())


def _answer(
    said: Mapping[Column, Cell], key_cell: Cell, table: Table, place: str, found: Answers
) -> Answer | Told | list[str]:
    """Return what a row says: an answer, something to be told, or its mistakes."""
    key, mistakes = _key(key_cell)
    mistakes += [
        f"{column.name} holds a formula without a result; put in what it comes to"
        for column in said
        if said[column] is NO_RESULT
    ]
    choice, wrong_choice = _choice(said.get(DECISION, ""))
    address, wrong_address = _address(said.get(NEW_ADDRESS, ""))
    day, wrong_day = _day(said.get(LOOK_AGAIN, ""), table, found)
    note = " ".join(shown(said.get(NOTE, "")).split())
    long = [f"the note is longer than {LONGEST_NOTE} characters"] if len(note) > LONGEST_NOTE else []
    mistakes += [*wrong_choice, *wrong_address, *wrong_day, *long]
    if not mistakes:
        choice = choice or (USE_ADDRESS if address else LOOK_AGAIN_LATER if day else None)
        mistakes += _together(choice, address, day)
    if mistakes or key is None:
        return mistakes
    if choice is None:
        return Told(place, f"holds a note and no decision, so nothing is decided: “{note}”")
    return Answer(place, key, choice, address, note, day)


def _key(cell: Cell) -> tuple[Key | None, list[str]]:
    """Read an ID."""
    text = shown(cell).strip()
    if not text:
        return None, [f"has no {ID.name}; copy rows whole, with their last column"]
    key = key_of(text)
    return key, [] if key else [
        f"the {ID.name} “{text[:60]}” is damaged; copy it once more from the sheet that was mailed"
    ]


def _choice(cell: Cell) -> tuple[Choice | None, list[str]]:
    """Read a decision."""
    text = " ".join(shown(cell).split())
    found = choice_of(text) if text else None
    return (None, [found]) if isinstance(found, str) else (found, [])


def _address(cell: Cell) -> tuple[str | None, list[str]]:
    """Read an address."""
    text = shown(cell).strip()
    if not text:
        return None, []
    found = resolve(text)
    if isinstance(found, NoAddress) or any(letter.isspace() for letter in text):
        return None, [f"“{text[:80]}” under {NEW_ADDRESS.name} is no address; it begins with https:// or http://"]
    return found.href, []


def _day(cell: Cell, table: Table, found: Answers) -> tuple[date | Either | None, list[str]]:
    """Read a day, and note what it tells of the order in which the writer puts numbers."""
    if cell is NO_RESULT or not _is_filled(cell):
        return None, []
    read = Day(cell) if isinstance(cell, date) else _number_or_text(cell, table)
    match read:
        case Day():
            found.orders |= {read.order} if read.order else set()
            return read.day, []
        case Either():
            return read, []
        case None:
            return None, [f"“{shown(cell)[:40]}” under {LOOK_AGAIN.name} is no day; write it as 2026-12-31"]


def _number_or_text(cell: Cell, table: Table) -> Day | Either | None:
    """Read a day that is not marked as one."""
    if isinstance(cell, float):
        day = day_of_serial(cell, table.epoch)
        return Day(day) if day else None
    return day_of(shown(cell))


def _together(choice: Choice | None, address: str | None, day: date | Either | None) -> Iterator[str]:
    """Yield what does not go together."""
    if choice is not None and address and not choice.takes_address:
        yield f"“{choice.words}” and a new address do not go together; leave one of them out"
    if choice is not None and choice.action is Action.LOOK_AGAIN and not choice.replaces and day is None:
        yield f"“{choice.words}” needs a day under {LOOK_AGAIN.name}"


def same_say(one: Answer, other: Answer) -> bool:
    """Tell whether two rows say the same."""
    return (one.choice, one.address, one.note, one.day) == (other.choice, other.address, other.note, other.day)


def without_repeats(found: Iterable[Answer | Told]) -> Iterator[Answer | Told]:
    """Yield each answer once; a second row of the same link that says something else is a mistake."""
    met: dict[tuple[str, str, str], Answer] = {}
    for one in found:
        if isinstance(one, Told):
            yield one
            continue
        about = one.key.about, one.key.mark, one.key.person
        first = met.setdefault(about, one)
        if first is one:
            yield one
        elif not same_say(first, one):
            yield Told(one.place, f"says something else than {first.place} of the same; leave one of them")


def all_of(files: Iterable[Answers], order: Order | None) -> Iterator[Answer | Told]:
    """Yield what several files say together."""
    return without_repeats(chain.from_iterable(settled(one, order) for one in files))
