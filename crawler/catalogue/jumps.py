"""What only leads about a page or does something with it: tables of contents, ways back, "print this page"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.outward import is_own_page
from crawler.links import Found, leads_elsewhere

_FEW = 3
_MANY = 2
_NEARLY_ALL = 0.8
_LETTER = re.compile(r"[^\W\d_]{2}")
_WAY_BACK = re.compile(
    r"[\u2190\u00ab\u2039\u21e6\u2b05\u23f4<]|(?:go |return |get )?back to\b|return to\b|zur\u00fcck(?: zu[rm]?\b|$)|retour (?:\u00e0|au|aux|vers)\b|"
    r"vol[vt](?:er|ar) (?:al?|ao|\u00e0)\b|torna (?:al?|alla)\b|terug naar\b|tillbaka till\b|powr\u00f3t do\b|\u043d\u0430\u0437\u0430\u0434(?: \u043a| \u043d\u0430|$)",
    re.IGNORECASE,
)
_WAY_ON = re.compile(
    r"(?:(?:next|previous|prev|n\u00e4chste|vorige|weiter|suivant|page suivante|siguiente|anterior|volgende|avanti|successiva|n\u00e4sta|next page)\b.{0,20}|.{1,40}[\u2192\u203a\u00bb>])",
    re.IGNORECASE,
)
_HELP = re.compile(r"\b(?:print|text size|this (?:whole )?page|larger text|bookmark)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:top|contents|skip|index|back)\b", re.IGNORECASE)
_TOOL = re.compile(
    r"(?:print|e-?mail|share|drucken|versenden|teilen|imprimer|partager|imprimir|compartir|enviar|stampa|condividi|afdrukken|delen|skriv ut|drukuj|tisk)(?: this(?: page)?)?",
    re.IGNORECASE,
)
# another view of the same list
_ORDER = re.compile(
    r"(?:group(?:ed)?|sort(?:ed)?|order(?:ed)?|filter(?:ed)?|refine|narrow)(?: (?:the )?(?:results|items|list|page))? by\s*:|export as\b|"
    r"(?:sortier(?:t|en|e)|filter(?:n|e)|gruppier(?:t|en)) nach\s*:|(?:trier|class\u00e9|filtrer|regrouper) par\s*:|(?:ordenar|filtrar|agrupar) por\s*:|(?:sorteer|filter) op\s*:|ordina per\s*:",
    re.IGNORECASE,
)
_VIEW = re.compile(r"(?:browse|view|show)(?: (?:the )?(?:results|items|list|page))? by\b", re.IGNORECASE)
_SIGN = re.compile(r"[^\W\d_]|0-9|[^\W\d_]-[^\W\d_]|all|#")  # of an alphabet
_PAGE = re.compile(r"\d{1,3}")
_SIGNS = 4


def without_jumps(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what leads about the page: items of a table of contents, rows of such links, and several of them one below the other."""
    kept: list[Block] = []
    toolless = list(_without_tools(blocks))
    unfinished = _unfinished(toolless) | _without_address(toolless)
    for is_alone, run in groupby(toolless, lambda block: _is_lone_jump(block) and id(block) not in unfinished):
        several = list(run)
        kept += [] if is_alone and len(several) >= _FEW else several
    away = {id(block) for block in (*kept[:_FEW], *kept[-_FEW:]) if _leads_back(block) or _is_button(block)}
    away |= {id(block) for block in kept if _is_other_view(block)} | _alphabet(kept) | _views(kept)
    return [block for block in kept if id(block) in unfinished or not (_is_jump(block) or id(block) in away)]


def _views(blocks: Sequence[Block]) -> frozenset[int]:
    """Return, by `id()`, words such as "Sort by:" and the items behind them that ask this page otherwise; ways to browse only beside as many other links."""
    orders, views = _behind_label(blocks, _ORDER), _behind_label(blocks, _VIEW)
    others = sum(bool(block.links) and id(block) not in views for block in blocks)
    return orders | views if others >= len(views) else orders


def _behind_label(blocks: Sequence[Block], label: re.Pattern[str]) -> frozenset[int]:
    found: set[int] = set()
    is_behind = False
    for block in blocks:
        is_label = block.shape is Shape.TEXT and not block.links and len(block.text.split()) <= _FEW
        if is_label and label.match(block.text):
            is_behind = True
            found.add(id(block))
        elif is_behind and block.shape is Shape.ITEM and block.links and all(map(_leads_to_this_page, block.links)):
            found.add(id(block))
        else:
            is_behind = False
    return frozenset(found)


def _alphabet(blocks: Sequence[Block]) -> frozenset[int]:
    """Return, by `id()`, items one after the other that are letters in their order, or numbers of this list's pages, unless nothing else leads anywhere."""
    found: set[int] = set()
    run: list[Block] = []
    for block in [*blocks, Block("")]:
        if _is_sign_alone(block) and (not run or run[-1].text.lower() < block.text.lower()):
            run.append(block)
            continue
        found |= set(map(id, run)) if len(run) >= _SIGNS else set()
        run = [block] if _is_sign_alone(block) else []
    others = any(block.links and id(block) not in found for block in blocks)
    return frozenset(found) if others else frozenset()


def _is_sign_alone(block: Block) -> bool:
    is_item = block.shape is Shape.ITEM and len(block.links) == 1
    return is_item and _is_sign(block.links[0]) and holds_links_only(block)


def _is_other_view(block: Block) -> bool:
    """Say whether a paragraph shows the same list otherwise: by another order, or from another letter or page on."""
    if block.shape is not Shape.TEXT or not block.links or any(":" in link.href for link in block.links):
        return False
    signs = sum(map(_is_sign, block.links))
    only_links = holds_links_only(block)
    return (
        _ORDER.match(block.text) is not None
        or (only_links and signs >= max(_SIGNS, _NEARLY_ALL * len(block.links)))
        or (_VIEW.match(block.text) is not None and all(map(_leads_to_this_page, block.links)))
    )


def _is_sign(link: Found) -> bool:
    """Say whether a link is a letter of an alphabet, or the number of a page of this list."""
    text = link.text.lower()
    is_letter = _SIGN.fullmatch(text) is not None and (is_own_page(link.href) or _leads_to_this_page(link))
    return is_letter or (_PAGE.fullmatch(text) is not None and _leads_to_this_page(link))


def _leads_to_this_page(link: Found) -> bool:
    """Say whether an address only asks this page otherwise ("?sort=title")."""
    return link.href.strip().startswith(("?", "#"))


def _without_tools(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks but those side by side that print or send the page, two or more, with the jumps among them."""
    for is_tool, run in groupby(blocks, lambda block: _is_tool(block) or _is_jump(block)):
        several = list(run)
        if not is_tool or sum(map(_is_tool, several)) < _MANY:
            yield from several


def _is_tool(block: Block) -> bool:
    in_prose = block.shape in (Shape.ITEM, Shape.TEXT)
    return in_prose and bool(block.links) and _TOOL.fullmatch(block.text) is not None


def _unfinished(blocks: Sequence[Block]) -> frozenset[int]:
    """Return, by `id()`, the items whose link leads nowhere yet ("#"), in lists most of which lead elsewhere, or in a list of titles below a heading of its own beside such a list."""
    found: set[int] = set()
    away = sum(map(_leads_away, blocks))
    before: Block | None = None
    for shape, run in groupby(blocks, lambda block: block.shape):
        several = list(run)
        items = several if shape is Shape.ITEM else []
        open_ends = [item for item in items if item.links and all(link.href.strip() == "#" for link in item.links)]
        is_list = sum(map(_leads_away, items)) >= max(_FEW, _NEARLY_ALL * len(items))
        heads = before is not None and before.shape is Shape.HEADING
        if is_list or (heads and away >= _FEW and len(open_ends) == len(items) and _are_titles(items)):
            found |= set(map(id, open_ends))
        before = several[-1]
    return frozenset(found)


def _without_address(blocks: Sequence[Block]) -> frozenset[int]:
    """Return, by `id()`, the paragraphs one after the other that are links without an address yet ("#"), where these are titles other than the headings of a page that leads elsewhere too."""
    headings = {block.text.lower().rstrip(" :") for block in blocks if block.shape in (Shape.HEADING, Shape.CARD)}
    away = sum(any(map(_is_no_jump, block.links)) for block in blocks)
    found: set[int] = set()
    for is_open, run in groupby(blocks, _is_button):
        several = list(run) if is_open and away >= _FEW else []
        named = {block.text.lower().rstrip(" :") for block in several}
        if _are_titles(several) and len(named - headings) == len(several):
            found |= set(map(id, several))
    return frozenset(found)


def _leads_away(block: Block) -> bool:
    return block.shape is Shape.ITEM and any(leads_elsewhere(link.href) for link in block.links)


def _are_titles(items: Sequence[Block]) -> bool:
    """Say whether several items are of more than a word or two, unlike those of a menu."""
    lead_about = any(_BACK.search(item.text) or _HELP.search(item.text) for item in items)
    return len(items) >= _FEW and sum(len(item.text.split()) for item in items) >= _FEW * len(items) and not lead_about


def _is_button(block: Block) -> bool:
    """Say whether a paragraph is but a button that leads nowhere ("Accept")."""
    return (
        block.shape is Shape.TEXT and holds_links_only(block) and {link.href.strip() for link in block.links} == {"#"}
    )


def _leads_back(block: Block) -> bool:
    """Say whether a paragraph is but the way back, or on, to a page of the same site."""
    is_alone = block.shape is Shape.TEXT and len(block.links) == 1 and holds_links_only(block)
    return (
        is_alone
        and ":" not in block.links[0].href
        and bool(_WAY_BACK.match(block.text) or _WAY_ON.fullmatch(block.text))
    )


def _is_lone_jump(block: Block) -> bool:
    """Say whether a paragraph is one link to another place of its page and nothing else."""
    return (
        block.shape is Shape.TEXT
        and len(block.links) == 1
        and holds_links_only(block)
        and not _is_no_jump(block.links[0])
    )


def _is_jump(block: Block) -> bool:
    """Say whether a block leads to other places of its own page: an item of a table of contents, or nothing but such links.

    A footnote's mark leads there too, and has no letters.
    """
    if block.shape not in (Shape.ITEM, Shape.TEXT) or any(map(_is_no_jump, block.links)):
        return False
    if block.shape is Shape.ITEM:
        return any(_LETTER.search(link.text) for link in block.links)
    return holds_links_only(block) and (len(block.links) > 1 or bool(_BACK.search(block.text)))


def _is_no_jump(link: Found) -> bool:
    """Say whether a link leads elsewhere, or lacks the address that it should have ("[The title]()")."""
    return leads_elsewhere(link.href) or not link.href.strip()
