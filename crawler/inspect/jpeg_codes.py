"""The codes of a JPEG's one scan, without its output: whether each is one of its tables, and whether they stand for as many blocks as it has.

ITU-T T.81: annex C says how codes are numbered, annex F.2.2 how they are read, B.2.2 to B.2.4 where tables, frame and scan say what.
"""

import re
import struct
from typing import NamedTuple

_LENGTHS = 16
_WINDOW = 1 << 16  # every sixteen bits that may come next
_AC = 0x10
_WHOLE_BLOCK, _VALUES = 128, 64
_RESTART = re.compile(rb"(?<!\xff)\xff++[\xd0-\xd7]")
MOST = 32 * 1024
"""Bytes of a scan that are looked at: 40 ms."""
_LITTLE = 50  # one part in so many that is left over is nobody's concern
_ROUNDING = 64
_BLOCKS = 10  # T.81, B.2.3: the most in one unit


class Coded(NamedTuple):
    """What a decoder needs: the tables of codes by kind and number, the frame, the scan, and how many units lie between two restarts, 0 for all."""

    tables: dict[int, bytes]
    frame: bytes
    scan: bytes
    restart: int


class _Reader(NamedTuple):
    """What sixteen bits mean in a table: how many bits a code and its value take, 0 for no code, and how many values it passes over."""

    taken: bytes
    passed: bytes


def are_codes_sound(coded: Coded, data: bytes) -> bool | None:
    """Tell whether the codes of a scan are sound; None where it is of a kind that is not read here: several scans, shared or missing tables."""
    parts = _unit(coded)
    if parts is None:
        return None
    units, blocks = parts
    whole, pieces = len(data) <= MOST, _RESTART.split(data[:MOST])
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1
        wanted = min(units, coded.restart) if coded.restart else units
        found = _read(piece.replace(b"\xff\0", b"\xff"), blocks, wanted)
        if found is None:
            return False
        units -= wanted
        if not whole and is_last:
            return True
        if found < wanted or (is_last and units > 0):
            return False
        if units <= 0:
            return True
    return True


def _unit(coded: Coded) -> tuple[int, list[tuple[_Reader, _Reader]]] | None:
    """Return how many units a scan has, and the readers of each block of one: of the first value, and of all others."""
    height, width, count = struct.unpack_from(">HHB", coded.frame, 1)
    if coded.scan[0] != count or coded.frame[0] != 8 or not height:  # noqa: PLR2004 - bits of a sample
        return None
    sides = {coded.frame[6 + 3 * at]: coded.frame[7 + 3 * at] for at in range(count)}
    readers = {key: reader for key, table in coded.tables.items() if (reader := _reader(table, first=key < _AC))}
    blocks: list[tuple[_Reader, _Reader]] = []
    for at in range(count):
        name, which = coded.scan[1 + 2 * at], coded.scan[2 + 2 * at]
        first, others, side = readers.get(which >> 4), readers.get(_AC | which & 15), sides.get(name)
        if first is None or others is None or not side:
            return None
        blocks += [(first, others)] * ((side >> 4) * (side & 15) if count > 1 else 1)
    if not 0 < len(blocks) <= _BLOCKS:
        return None
    across, down = (max(side >> shift & 15 for side in sides.values()) if count > 1 else 1 for shift in (4, 0))
    return -(-width // (8 * across)) * -(-height // (8 * down)), blocks


def _reader(table: bytes, *, first: bool) -> _Reader | None:
    """Work out what every sixteen bits mean in a table."""
    taken, passed, place = [], [], _LENGTHS
    for length, count in enumerate(table[:_LENGTHS], 1):
        for value in table[place : place + count]:
            many = 1 << _LENGTHS - length
            taken.append(bytes([length + (value & 15)]) * many)
            passed.append(bytes([1 if first else _passes(value)]) * many)
        place += count
    known = b"".join(taken)
    return (
        _Reader(known.ljust(_WINDOW, b"\0"), b"".join(passed).ljust(_WINDOW, b"\0")) if len(known) <= _WINDOW else None
    )


def _passes(value: int) -> int:
    """Return how many values a code passes over; all of the block where it ends it."""
    return (value >> 4) + 1 if value & 15 or value == 0xF0 else _WHOLE_BLOCK  # noqa: PLR2004 - F.1.2.2.1: sixteen zeros


def _read(data: bytes, blocks: list[tuple[_Reader, _Reader]], units: int) -> int | None:
    """Return how many units were there, up to as many as wanted; None where a code is none, or values lie outside their block, or much is left over."""
    size = len(data)
    padded = data + bytes(8)
    windows = [0] * (size + 4)
    for shift in range(4):
        some = (size + 7 - shift) // 4
        windows[shift::4] = struct.unpack_from(f">{some}I", padded, shift)[: len(windows[shift::4])]
    position, end = 0, 8 * size
    for unit in range(units):
        for first, others in blocks:
            window = windows[position >> 3] >> 16 - (position & 7) & 0xFFFF
            taken = first.taken[window]
            value = 1
            while taken:
                position += taken
                if value >= _VALUES or position >= end:
                    break
                window = windows[position >> 3] >> 16 - (position & 7) & 0xFFFF
                taken = others.taken[window]
                value += others.passed[window]
            if position >= end and value < _VALUES:
                return unit
            if not taken or _VALUES < value < _WHOLE_BLOCK:
                return None
    return units if (end - position) // 8 * _LITTLE <= size + _ROUNDING * _LITTLE else None
