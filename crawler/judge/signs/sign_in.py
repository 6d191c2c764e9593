"""Sign-in pages in the place of the resource: by address, by form, by what they call themselves."""

from crawler.judge.matching import title_match
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host, segments
from crawler.judge.signs.cases import THIN, arrived_elsewhere, asked_url, end_url, marks, page
from crawler.judge.signs.documents import promised
from crawler.judge.signs.lists import names
from crawler.judge.signs.phrases import SIGN_IN, SIGN_IN_FILLER
from crawler.judge.signs.soft404 import says_gone
from crawler.judge.signs.texts import headings, message, page_titles, says, told
from crawler.judge.signs.wall_phrases import SIGN_IN_FIRST
from crawler.judge.signs.wordings import LOGIN, worded
from crawler.records import Facts, TitleMatch

_SIGN_IN_PARTS = names(
    "login log-in logon signin sign-in sign_in sso auth authenticate authwall oauth oauth2 saml saml2 shibboleth idp cas "
    "wayf openid-connect adfs account-login user-login wp-login.php"
)
_SIGN_IN_HOST = Pattern(r"^(?:login|signin|auth|sso|idp|accounts?|cas|wayf|shibboleth)[.\d-]")
_FEW = 60  # words of a page that only sends visitors to sign in
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
    if facts is None or title_match(case) is TitleMatch.SAME or is_sign_in_address(asked_url(case)):
        return None
    if told(facts) >= _SIGN_IN_WORDS and not arrived_elsewhere(case):
        return None
    called = (*page_titles(facts), *headings(facts))
    words = says(called, SIGN_IN, SIGN_IN_FILLER, _NAMED) or worded(LOGIN, called)
    form = bool(marks(facts, "password-field") or marks(facts, "login-form"))
    if arrived_elsewhere(case) and is_sign_in_address(end_url(case)):
        thin = told(facts) < THIN or bool(marks(facts, "script-shell"))
        return "a redirect to a sign-in page" if form or words or thin else None
    return None if says_gone(facts) else _in_place(case, facts, words=bool(words), form=form)


def _in_place(case: Case, facts: Facts, *, words: bool, form: bool) -> str | None:
    """Look at a page that stands where the resource should be: a sign-in page by its name and form, or one that sends visitors there."""
    if words and marks(facts, "script-shell"):
        return "a sign-in page that scripts build"
    if not form:
        first = SIGN_IN_FIRST.search(message(facts)) if told(facts) < _FEW else None
        return first and f"it says “{first[0]}”"
    if told(facts) >= _SIGN_IN_WORDS:
        return None
    alone = told(facts) < (_ALONE if not _is_headed(facts) else _HEADED) or promised(case) is not None
    return "a sign-in form" if words or alone else None


def _is_headed(facts: Facts) -> bool:
    """Tell whether a page is about something: its title begins as its main heading reads."""
    first = headings(facts)[:1] if any(title.source == "h1" for title in facts.titles) else ()
    return bool(first) and any(title.startswith(first[0]) for title in page_titles(facts))
