"""Columns that a page calls its left or right one, beside a middle one."""

import re

from bs4 import Tag

_SIDE = re.compile(r"(?:left|right)(?:[-_]?(?:col(?:umn)?|side|bar|panel))?", re.IGNORECASE)
_MIDDLE = re.compile(r"(?:middle|cent(?:er|re))(?:[-_]?(?:col(?:umn)?|panel|content))?", re.IGNORECASE)


def is_side_column(tag: Tag) -> bool:
    """Say whether a part is called the left or right one, beside one that is called the middle."""
    if tag.name not in ("div", "td") or not _SIDE.fullmatch(str(tag.get("id") or "")) or tag.parent is None:
        return False
    beside = (str(other.get("id") or "") for other in tag.parent.contents if isinstance(other, Tag))
    return any(map(_MIDDLE.fullmatch, beside))
