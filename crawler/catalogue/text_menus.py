"""What a page saved as text begins with besides its list: the names of the site's pages, and a table of contents."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from crawler.catalogue.block import Block, Shape

_FEW = 3
_MANY = 2
_BETWEEN = frozenset(("/", ">", "\u203a", "\u00bb", "\u2192", "|", "::"))
_SKIPS = re.compile(
    r"\bskip (?:to )?(?:the )?(?:main )?(?:navigation|content)\b|\bzum inhalt springen\b|\baller au contenu\b|\bsaltar al contenido\b|\bvai al contenuto\b|\bir para o conte\u00fado\b|\bnaar (?:de )?inhoud\b|\bhoppa till inneh\u00e5ll\w*|\bprzejd\u017a do tre\u015bci\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\W*(?:(?:back |return |go )?to (?:the )?top|top of (?:the )?page|back to my home ?page|nach oben|zum seitenanfang|haut de (?:la )?page|volver arriba|torna su|terug naar boven|do g\u00f3ry|parent directory)\W*",
    re.IGNORECASE,
)
_LONGEST = 4  # words of a page's name in a menu
_HEAD = 3  # groups above a menu
_BEGINNING = 12  # lines
HOME = frozenset((
     "home", "homepage", "home page", "main page", "startseite", "start", "accueil", "inicio", "início", "hem", "hjem", "etusivu", "strona główna",
     "domů", "kezdőlap", "главная", "головна", "ホーム", "首页", "الرئيسية", "about", "about us", "contact", "contact us", "kontakt", "contacto",
     "contato", "contatti", "login", "log in", "impressum",
))  # fmt: skip


def without_menu(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text without those above all else that are but the names of the site's pages, and without lines of a table of contents, each of which stands again below."""
    left_out = {id(block) for group in groups for block in group if _is_skip(block)}
    left_out |= _contents([block for group in groups for block in group]) | _menus(groups)
    kept = ([block for block in group if id(block) not in left_out] for group in groups)
    return [group for group in kept if group]


def _contents(blocks: Sequence[Block]) -> frozenset[int]:
    """Return, by `id()`, the lines near the beginning of which several follow each other that stand again below, with others between them there."""
    last = {block.text.lower(): place for place, block in enumerate(blocks)}
    found: set[int] = set()
    for is_again, run in groupby(enumerate(blocks), lambda pair: last[pair[1].text.lower()] > pair[0]):
        places = [place for place, _ in run]
        several = [blocks[place] for place in places]
        below = [last[block.text.lower()] for block in several]
        together = sum(other - one == 1 for one, other in pairwise(below))
        is_contents = is_again and places[0] <= _BEGINNING and together * 2 < len(several)
        if is_contents and len(several) >= _FEW and not any(block.links for block in several):
            found |= set(map(id, several))
    return frozenset(found)


def _menus(groups: Sequence[Sequence[Block]]) -> frozenset[int]:
    """Return, by `id()`, the lines of menus: below one another, or items of a list with which the text begins."""
    found: set[int] = set()
    behind = sum(map(len, groups))
    for place, group in enumerate(groups):
        behind -= len(group)
        found |= _trail(group)
        if place > _HEAD or any(block.links for block in group):
            break
        is_list = any(block.shape is Shape.ITEM for block in group)
        names = {block.text.lower() for block in group}
        enough = _FEW if is_list or not HOME.isdisjoint(names) else _FEW + 1
        is_menu = len(group) >= enough and all(map(_is_of_menu, group)) and behind > len(group)
        if _SKIPS.search(group[0].text) and len(group) > _FEW and sum(map(_is_of_menu, group)) * 2 > len(group):
            found |= set(map(id, group))
        if is_menu and (not is_list or not HOME.isdisjoint(names)):
            found |= set(map(id, group))
        elif is_list:
            break
    return frozenset(found)


def _is_skip(block: Block) -> bool:
    """Say whether a line only leads readers past the menu ("Skip to main content"), or up again ("Back to top")."""
    is_short = not block.links and len(block.text.split()) <= _LONGEST + _MANY
    return is_short and (_SKIPS.search(block.text) is not None or _UP.fullmatch(block.text) is not None)


def _trail(group: Sequence[Block]) -> set[int]:
    """Return, by `id()`, the items that say where a page stands in its site, with but a sign between them ("Home", "/", "Library")."""
    signs = [place for place, block in enumerate(group) if block.shape is Shape.ITEM and block.text in _BETWEEN]
    if len(signs) < _MANY or any(other - one != _MANY for one, other in pairwise(signs)):
        return set()
    return {id(block) for block in group[max(signs[0] - 1, 0) : signs[-1] + _MANY] if block.shape is Shape.ITEM}


def _is_of_menu(block: Block) -> bool:
    is_line = block.shape in (Shape.TEXT, Shape.ITEM)
    return is_line and len(block.text.split()) <= _LONGEST and (block.text[-1:].isalnum() or block.text.endswith(")"))
