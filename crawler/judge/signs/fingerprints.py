"""Comparing 64-bit SimHash fingerprints (Charikar 2002)."""

_BITS = 64


def distance(one: str, other: str) -> int:
    """Return the number of bits in which two fingerprints (16 hex digits) differ; 64 when one is no fingerprint."""
    try:
        return (int(one, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return _BITS
