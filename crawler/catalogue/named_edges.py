"""What the names of a part of a page say of where it stands."""

import re

from bs4 import Tag

NAMEABLE = ("div", "section", "ul", "ol", "p", "table", "td", "a")
_AT_THE_EDGE = re.compile(
    r"(?:^|\s)(?:(?:page|site|main|global|doc|top|bottom|nav)[-_]?)?(?P<which>header|footer|foot|banner|masthead)(?:[-_]?(?:wrap(?:per)?|container))?(?=$|\s)|"
    r"(?:^|\s)(?:nav-?(?:container|header|footer|list|links)|top-?(?:nav|bar|lang)|bottom-?lang|lang(?:uages?|s|-(?:menu|switch(?:er)?|list))|"
    r"widget-area|widget_(?:recent\S*|archive|categories|meta|nav_menu|search|calendar|tag_cloud|pages|rss)|"
    r"related(?:-(?:posts|pages|articles|content))?|jp-relatedposts|sharedaddy|addtoany\S*|"
    r"site-sub|content-sub|jump-to-nav|mw-jump-link|mw-editsection|printfooter|catlinks|navbox|sistersitebox)(?=$|\s)",  # the last line: wikis
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # pageHeader


def edge_of(tag: Tag) -> str:
    """Return `header`, or another word, where a tag's name says that it stands at the edge of a page."""
    is_nameable = tag.name in NAMEABLE or "mw-editsection" in tag.get_attribute_list("class")
    named = _AT_THE_EDGE.search(_CAMEL.sub("-", names_of(tag))) if is_nameable else None
    return (
        "" if named is None else "header" if (named["which"] or "").lower() not in ("footer", "foot", "") else "footer"
    )


def names_of(tag: Tag) -> str:
    """Return the identifier and the classes of a tag."""
    if not tag.attrs:
        return ""
    return f"{tag.get('id') or ''} {' '.join(map(str, tag.get_attribute_list('class')))}"
