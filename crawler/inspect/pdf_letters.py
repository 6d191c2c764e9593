"""Letters of a PDF that pdfium hands over as other signs, because the fonts that TeX made for printers name their glyphs by number alone."""

# Ligatures at their places in the encodings of TeX: T1 (Cork), and OT1, of which fl is left out, for its place is the end of a line.
_LIGATURES = str.maketrans(
    {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
    | {"\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl"}
)
# dvips names the glyph of character 101 "a101", which Adobe's list of ornaments (zapfdingbats.txt) knows as a flower. Spaces stand for numbers
# that the list lacks: pdfium leaves these characters as they are.
_FIRST = 27
_ORNAMENTS = (
    "\u271b\u271c\u2722\u2723\u2724\u2725\u2726\u2727\u2605\u2729\u272a\u272b\u272c\u272d\u272e\u272f\u2730\u2731\u2732\u2733\u2734\u2735\u2736"
    "\u2737\u2738\u2739\u273a\u273b\u273c\u273d\u273e\u273f\u2740\u2741\u2742\u2743\u2744\u2745\u2746\u2747\u2748\u2749\u274a\u274b\u25cf\u274d"
    "\u25a0\u274f\u2751\u25b2\u25bc\u25c6\u2756 \u25d7\u2758\u2759\u275a\u276f\u2771\u2772\u2773\u2768\u2769\u276c\u276d\u276a\u276b\u2774\u2775"
    "\u275b\u275c\u275d\u275e\u2761\u2762\u2763\u2764\u2710\u2765\u2766\u2767\u2660\u2665\u2666\u2663    \u2709\u2708\u2707\u2460\u2461\u2462\u2463"
    "\u2464\u2465\u2466"
)
_NAMED = {sign: chr(code).translate(_LIGATURES) for code, sign in enumerate(_ORNAMENTS, _FIRST) if sign != " "}
_BY_NUMBER = str.maketrans(_NAMED)
_ENOUGH = 20  # ornaments, below which they may be meant


def spelled(text: str, *, of: str | None = None) -> str:
    """Return a text with its ligatures as letters, and ornaments as the letters that they stand for, where most of it (or of the text `of`) is ornaments."""
    text = text.translate(_LIGATURES)
    return text.translate(_BY_NUMBER) if _is_ornamental(text if of is None else of) else text


def _is_ornamental(text: str) -> bool:
    if text.isascii():
        return False
    ornaments = sum(sign in _NAMED for sign in text)
    return ornaments >= _ENOUGH and 2 * ornaments > sum(not sign.isspace() for sign in text)
