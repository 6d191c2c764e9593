"""Days that titles name: what bears the day on which it was written is a piece of news, and speaks of that day."""

import re

from crawler.judge.patterns import Pattern

_MONTH = r"(?:jan|f[e\u00e9]v|feb|m[a\u00e4]r|apr|avr|ma[iy]|ju[in]|jul|aug|ao[u\u00fb]|sep|oct|okt|nov|de[czd]|d[e\u00e9]c)[^\W\d_]{0,7}\.?"
_YEAR = r"(?:19|20)\d\d"
# "August 06, 2017", "12. M\u00e4rz 2012", "2010-August-24", "2017-08-06", "6/8/2017"
_DAY = (
    rf"(?:\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}|(?<![\w.])\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s(?:of\s)?{_MONTH},?\s{_YEAR}"
    rf"|\b{_YEAR}-(?:\d\d|{_MONTH})-\d{{1,2}}|\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})(?!\d)"
)
_NAMED = Pattern(_DAY, re.IGNORECASE)
_ALONE = Pattern(rf"\W*(?:\w+day,?\s)?{_DAY}\W*", re.IGNORECASE)

_BEGUN = Pattern(rf"\W*(?:\w+day,?\s)?{_DAY}", re.IGNORECASE)


def names_a_day(title: str) -> bool:
    """Tell whether a title names a day, with its year."""
    return _NAMED.search(title) is not None


def is_a_day(title: str) -> bool:
    """Tell whether a title is a day and nothing else."""
    return _ALONE.fullmatch(title) is not None


def begins_with_a_day(sentence: str) -> bool:
    """Tell whether a sentence begins with a day, as a line of news does."""
    return _BEGUN.match(sentence) is not None
