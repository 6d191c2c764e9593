"""Sign-in pages in the place of the resource: by address, by form, by what they call themselves."""

from crawler.judge.matching import title_match
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.absence import PAGES, explains
from crawler.judge.signs.addresses import host, segments
from crawler.judge.signs.cases import THIN, arrived_elsewhere, asked_url, end_url, marks, page
from crawler.judge.signs.documents import promised
from crawler.judge.signs.entrances import (
    CREDENTIALS,
    MEMBERS,
    METHODS,
    NOT_SHARED,
    chooses,
    must_sign_in,
    speaks_of_signing_in,
)
from crawler.judge.signs.lists import names
from crawler.judge.signs.phrases import SIGN_IN, SIGN_IN_FILLER
from crawler.judge.signs.refusals import refuses
from crawler.judge.signs.soft404 import says_gone
from crawler.judge.signs.subjects import is_nameless, is_titled
from crawler.judge.signs.texts import fold, headings, message, opening, page_titles, pieces, says, told, weighed
from crawler.judge.signs.wall_phrases import SIGN_IN_FIRST
from crawler.judge.signs.wordings import LOGIN, worded
from crawler.records import Facts, TitleMatch

_SIGN_IN_PARTS = names(
    "login log-in logon signin sign-in sign_in sso auth authenticate authwall oauth oauth2 saml saml2 shibboleth idp cas "
    "wayf openid-connect adfs account-login user-login wp-login.php"
)
_SIGN_IN_HOST = Pattern(r"^(?:login|signin|auth|sso|idp|accounts?|cas|wayf|shibboleth)[.\d-]")
_FEW = 60  # words of a page that only sends visitors to sign in
_CRY = 5  # words of a sentence that only cries
_NAMED = 6  # letters besides: of a short name
_HEADED = 12  # words beside a form under a heading that is the page's title
_ALONE = 35  # words beside a form whose page does not say what it is for
_SIGN_IN_WORDS = 250  # about 1,500 characters: more than that is a page with a sign-in box


def is_sign_in_address(url: str) -> bool:
    """Tell whether an address is by its own words a sign-in page."""
    parts = {part.partition(";")[0] for part in segments(url)}
    return bool(parts & _SIGN_IN_PARTS) or bool(_SIGN_IN_HOST.match(host(url)))


def sign_in(case: Case) -> str | None:
    """Return what shows that a sign-in page stands where the resource should be, or None."""
    facts = page(case)
    if facts is None or is_sign_in_address(asked_url(case)):
        return None
    if marks(facts, "locked-post") and told(facts) < THIN:
        return "a password for this page alone"
    form = bool(marks(facts, "password-field") or marks(facts, "login-form"))
    if title_match(case) is TitleMatch.SAME and not (form and told(facts) < THIN and refuses(headings(facts))):
        return None
    if told(facts) >= _SIGN_IN_WORDS and not arrived_elsewhere(case):
        return None
    called = (*page_titles(facts), *headings(facts))
    words = says(called, SIGN_IN, SIGN_IN_FILLER, _NAMED) or worded(LOGIN, called)
    if arrived_elsewhere(case) and is_sign_in_address(end_url(case)):
        thin = told(facts) < THIN or bool(marks(facts, "script-shell"))
        return "a redirect to a sign-in page" if form or words or thin else None
    closed = _closed(facts, called)
    return closed if closed or says_gone(facts) else _in_place(facts, called, case, words=bool(words), form=form)


def _closed(facts: Facts, called: tuple[str, ...]) -> str | None:
    """Look for what is there for others: a form that posts itself to a single sign-on, a page that was not shared."""
    if told(facts) >= THIN:
        return None
    if marks(facts, "sso-form"):
        return "a form that leads to a single sign-on"
    shared = NOT_SHARED.search("\n".join((*called, *_first(facts, called)))) if weighed(facts) < _FEW else None
    return shared and f"it says “{shared[0]}”"


def _first(facts: Facts, called: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first sentences of a page."""
    return opening(message(facts), called, 3)


def _in_place(facts: Facts, called: tuple[str, ...], case: Case, *, words: bool, form: bool) -> str | None:
    """Look at a page that stands where the resource should be: a sign-in page by its name and form, or one that sends visitors there."""
    if words and marks(facts, "script-shell"):
        return "a sign-in page that scripts build"
    if not form:
        return _without_form(facts, called, words=words) if weighed(facts) < _FEW else None
    if told(facts) >= _SIGN_IN_WORDS:
        return None
    alone = told(facts) < (_ALONE if not _is_headed(facts) else _HEADED) or promised(case) is not None
    return "a sign-in form" if words or alone or _turns_away(facts, called) else None


def _turns_away(facts: Facts, called: tuple[str, ...]) -> bool:
    """Tell whether a page with a form lets nobody read: it refuses, it is for members, it asks for a password and nothing else."""
    if told(facts) >= THIN:
        return False
    if refuses(called) or MEMBERS.search("\n".join((*called, *_first(facts, called)))):
        return True
    named = not _is_headed(facts) or any(speaks_of_signing_in(title) for title in page_titles(facts))
    return weighed(facts) < _FEW and named and CREDENTIALS.search(message(facts)) is not None


def _without_form(facts: Facts, called: tuple[str, ...], *, words: bool) -> str | None:
    """Look at a page of few words that has no field for a password: it says that one has to sign in, or offers ways to."""
    titled = is_titled(facts) and not words and not MEMBERS.search("\n".join(called))
    first = SIGN_IN_FIRST.search(message(facts))
    if first and not (titled and PAGES.search(message(facts)) is None):
        return f"it says “{first[0]}”"
    if any(explains(text) for text in page_titles(facts)) and not chooses(called):
        return None
    shown = f"{message(facts)} {fold(facts.text)}"
    if chooses(called) or (words and (METHODS.search(shown) or CREDENTIALS.search(shown))):
        return "it asks how to sign in"
    members = MEMBERS.search("\n".join(called))
    if members and speaks_of_signing_in(message(facts)):
        return f"it says “{members[0]}”"
    sentences = _first(facts, called) or ("",)
    must = must_sign_in(called) or (must_sign_in(sentences) if _is_for_readers(facts, sentences, words=words) else None)
    return must and f"it says “{must[:80]}”"


def _is_for_readers(facts: Facts, sentences: tuple[str, ...], *, words: bool) -> bool:
    """Tell whether a page of few words that says so speaks of itself: it is named after signing in or nothing, or speaks of a page for members."""
    if words or any(MEMBERS.search(text) and (PAGES.search(text) or not is_titled(facts)) for text in sentences):
        return True
    return is_nameless(facts) and must_sign_in(sentences[: 1 + (len(sentences[0].split()) < _CRY)]) is not None


def _is_headed(facts: Facts) -> bool:
    """Tell whether a page is about something: its title begins as one of its first headings reads, or its text as its title does."""
    titles = page_titles(facts)
    if any(title.startswith(head) for head in headings(facts)[:2] for title in titles):
        return True
    return any(message(facts).startswith(next(iter(list(pieces(title))[1:2]), title)) for title in titles)
