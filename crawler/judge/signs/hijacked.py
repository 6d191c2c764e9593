# ruff: noqa: RUF001 - words of many scripts
"""The signs of a domain that belongs to somebody else by now: lapsed names are bought for their good reputation, mostly to advertise gambling and loans."""

from collections.abc import Iterator

from crawler.judge.matching import primary_entries
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import site
from crawler.judge.signs.cases import arrived_elsewhere, asked_url, end_url, page
from crawler.judge.signs.fingerprints import distance
from crawler.judge.signs.texts import fold, headings, page_titles
from crawler.judge.signs.weights import Sign
from crawler.records import Facts

_OTHER = 20  # bits of 64, as for content-drift
_SHORTEST = 4  # letters of a word that tells something
_OFTEN = 3  # different words of advertising within the first 4 KB
_WORD = Pattern(r"[^\W\d_]{4,}")
# What such sites sell, in the languages they are found in: gambling, quick loans, medicines for men, company. Each is a trade word of its own, not one
# that advice, news or research on the subject needs in its title.
_ADVERTS = Pattern(
    r"\b(?:(?:online|live|crypto|bitcoin|mobile|best|top|new) casinos?|casinos? (?:online|bonus(?:es)?|games?|en ligne|en línea|utan|ohne|zonder|uten|utländska)|casino (?:sites?|reviews?|slots?)|no deposit bonus|"
    r"free spins|(?:online |real money )?slots? (?:online|games?|gacor|machines?)|slot(?:s)? gacor|situs (?:slot|judi|togel)|judi (?:online|bola|slot)|togel|bandar (?:togel|qq|slot|bola)|agen (?:slot|judi|bola|sbobet)|"
    r"sbobet|maxwin|pragmatic play|rtp slot|poker online|online poker|sports ?book|(?:sports )?betting sites?|bookmakers? bonus|1xbet|mostbet|pin-?up (?:casino|bet)|melbet|22bet|vulkan (?:vegas|casino)|"
    r"payday loans?|(?:instant|quick|fast|bad credit) (?:cash )?loans?|buy (?:cheap )?(?:viagra|cialis|xanax|tramadol|modafinil)|(?:viagra|cialis|sildenafil|tadalafil) (?:online|generic|kaufen|acheter|comprar|prices?)|"
    r"escorts?|(?:replica|fake) watch(?:es)?|porn(?:o|hub)?|xxx|sex ?cams?|nettikasino\w*|kasino \w+|spilleautomater|nhà cái|cá cược|xóc đĩa|tài xỉu|bahis|canlı (?:casino|bahis)|deneme bonusu|kaçak bahis|"
    r"apuestas deportivas|cassino online|jogo do tigrinho|kasyno online|zakłady bukmacherskie)\b"
    r"|онлайн[- ]казино|казино|игровые автоматы|букмекер|ставки на спорт|займ\w* онлайн|микрозайм|娱乐城|博彩|赌场|棋牌|百家乐|时时彩|オンラインカジノ|オンカジ|카지노|토토사이트|바카라|먹튀|บาคาร่า|สล็อต|คาสิโน|หวยออนไลน์|แทงบอล|كازينو|קזינו",
    stems=(),
)


def hijacked_signs(case: Case) -> tuple[Sign, ...]:
    """Return every sign, or nothing where the page advertises none of this, or the catalogue speaks of it too."""
    facts = page(case)
    if facts is None:
        return ()
    named = " ".join((*page_titles(facts), *headings(facts)))
    found = _ADVERTS.search(named)
    if found is None or _ADVERTS.search(fold(_catalogued(case))):
        return ()
    return (Sign(f"its title or heading advertises “{found[0]}”", 0.3, spoken=True), *_beside(case, facts))


def _beside(case: Case, facts: Facts) -> Iterator[Sign]:
    """Look at how much of it there is, and how little of what was there."""
    if len(set(_ADVERTS.findall(fold(facts.text)))) >= _OFTEN:
        yield Sign("it goes on advertising such things", 0.2)
    if _nothing_left(case, facts):
        yield Sign("no word of the catalogue's title is left on the page", 0.3)
    before = case.past.last_good.evidence.facts if case.past.last_good else None
    if before is not None and _another(before, facts):
        yield Sign("when it was last good it had another title and another text", 0.35)
    probe = case.evidence.probe
    if (
        probe is not None
        and probe.facts is not None
        and probe.status in range(200, 300)
        and page_titles(probe.facts) == page_titles(facts)
    ):
        yield Sign("a made-up address of the same site bears the same title", 0.15)
    if arrived_elsewhere(case) and site(asked_url(case)) != site(end_url(case)):
        yield Sign("the visitor ends on another site", 0.15)


def _catalogued(case: Case) -> str:
    """Return what the catalogue says of the resource."""
    return " ".join(
        f"{entry.title} {entry.description[:500]} {' '.join(entry.section)}" for entry in case.entries.values()
    )


def _nothing_left(case: Case, facts: Facts) -> bool:
    """Tell whether not one longer word of any title of the catalogue stands on the page."""
    wanted = {word for entry in primary_entries(case) for word in _WORD.findall(fold(entry.title))}
    said = fold(" ".join((*(title.text for title in facts.titles), *facts.headings, facts.text[:3000])))
    return bool(wanted) and not any(word in said for word in wanted)


def _another(before: Facts, now: Facts) -> bool:
    """Tell whether nothing of an earlier page is left: neither a title nor its words."""
    if set(page_titles(before)) & set(page_titles(now)) or before.fingerprint is None or now.fingerprint is None:
        return False
    return distance(before.fingerprint, now.fingerprint) > _OTHER
