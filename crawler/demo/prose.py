"""Plain paragraphs for the demo's documents: which ones a document has, and in which order, follows from its title."""

import hashlib

HEADINGS = (
    "Background",
    "What we found",
    "What people told us",
    "How the work was done",
    "What comes next",
    "Further reading",
)

_PARAGRAPHS = (
    "The work began with a simple question: who decides how a service is run, and who lives with the result? In most of the places we went to, the answer was two groups who had never met.",
    "Staff were often the first to say that the old way did not work. They knew the people at their counters by name, but the forms they had to fill in left no room for what they knew.",
    "Meetings were held in the evening, in a room above the bakery, with soup. Twice as many people came as to the earlier ones in the town hall, and most of them came again.",
    "Money mattered less than time. Groups that met for at least a year had changed something that could be measured; of those that met for three months, hardly any had.",
    "A volunteer who runs a lunch club put it like this: nobody had ever asked her what she could do, only what she needed. She now trains others in four neighbouring towns.",
    "Not everything went well. Two of the pilots ended early when the officer in charge moved to another post, which shows how much still depends on single persons.",
    "We compared the places with others of the same size that had gone on as before. Visits to the surgery fell by a tenth in the first group and stayed the same in the second.",
    "The figures should be read with care. The groups were small, the people in them had chosen to take part, and some of the effect may fade as the novelty wears off.",
    "Younger people were harder to reach by letter and easier to reach through sport. A five-a-side league filled more questionnaires in a week than the post had in a month.",
    "Carers asked for one thing above all others: a single person to telephone. Where that was granted, complaints went down, and so did the number of meetings.",
    "Good records helped. Teams that wrote down what had been promised, by whom and until when could show a year later that most of it had been done.",
    "The law now asks public bodies to involve those whom a decision concerns. It does not say how, and the differences between neighbouring councils are large.",
    "Training is shared: professionals and residents sit in the same room, work on the same case, and change seats half-way. Most say that this was the hour that stayed with them.",
    "Rural areas have their own difficulties. Where the last bus leaves at five, an evening meeting excludes those who have no car, and a video call excludes those who have no line.",
    "Libraries, allotments and choirs turned out to be better partners than anybody had planned for. They were already trusted, already open, and already warm.",
    "We are grateful to all who gave their time. Names have been changed where people asked for it, and every quotation was shown to the person who said it.",
)
_DRIFTED = (
    "A shed need not be large to be useful. A floor of four feet by three holds a mower, a bench and most of the tools that a small garden asks for.",
    "Cedar costs more than pine and lasts twice as long. Whichever you choose, keep the boards a hand's breadth above the soil and let the air pass below.",
    "Put the door on the long side. It sounds like a detail until the first wet evening on which you try to turn a wheelbarrow.",
    "A roof of sedum keeps the shed cool in July and looks well from an upstairs window; it wants a stronger frame than felt does.",
)


def paragraphs(title: str, about: str, count: int = 5) -> tuple[str, ...]:
    """Return `about` and `count` paragraphs; the same title always gives the same ones."""
    if "garden" in title:
        return _DRIFTED
    ranked = sorted(_PARAGRAPHS, key=lambda text: _rank(title, text))
    return (about, *ranked[:count])


def headings(title: str) -> tuple[str, ...]:
    """Return three section headings for a document."""
    return tuple(sorted(HEADINGS, key=lambda text: _rank(title, text))[:3])


def _rank(title: str, text: str) -> bytes:
    return hashlib.sha256(f"{title}|{text}".encode()).digest()
