"""Plain text, XML and JSON that say that something failed, where a document was promised: told by how they begin, or by all that they say."""

import json
import re

from crawler.judge.patterns import Pattern
from crawler.judge.signs.lists import names
from crawler.records import Facts

_SHORT = 120  # characters of a message that is nothing but one
_WHOLE = 1_500  # characters of an answer that is an error from beginning to end
_TEXT_KINDS = frozenset({"text", "csv", "xml", "json"})
_TEXTS = frozenset({"txt", "csv", "json", "xml", "svg"})
_OVERLAYS = frozenset({"headed", "page-inside"})
_STORE = (
    r"(?:<\?xml[^>]*>\s*)?<(?:ErrorResponse\b[^>]*>\s*<)?Error>\s*(?:<Type>\w+</Type>\s*)?<Code>\w+</Code>\s*<Message>"
)
_POINTER = r"version https://git-lfs\.github\.com/spec/"
_SCRIPT = r"(?:<br ?/?>\s*)*(?:<b>)?(?:PHP )?(?:Fatal error|Parse error|Warning|Notice|Deprecated)(?:</b>)?: (?:(?! on line ).){1,600} on line (?:<b>)?\d+"
_PROGRAM = Pattern(
    r"^\s*(?:Traceback \(most recent call last\)"
    rf"|{_SCRIPT}|{_STORE}|{_POINTER}"
    r"|(?:Exception in thread \"[^\"]{1,80}\" )?(?:java|javax|org|com)(?:\.\w+){1,8}(?:Exception|Error)\b.{0,600}?\bat [\w.$<>]+\("
    r"|(?:\[?System\.\w|Unhandled [Ee]xception: System\.\w)[\w.]*Exception\b"
    r"|Microsoft OLE DB Provider for [\w ]+ error '?80)",
    re.IGNORECASE | re.DOTALL,
)
_EXCEPTION = Pattern(
    r"^\s*(?:<\?xml[^>]{0,100}\?>\s*)?(?:<(?:\w+:)?(?:Service)?ExceptionReport\b|<(?:\w+:)?Envelope\b[^>]{0,400}>\s*<(?:\w+:)?Body>\s*<(?:\w+:)?Fault\b)"
)  # in place of XML it may be an example of it
_ONLY_AN_ERROR = Pattern(
    rf"^\s*(?:{_STORE}.*</Error>(?:\s*<RequestId>[^<]*</RequestId>)?(?:\s*</ErrorResponse>)?"
    rf"|{_POINTER}v1 oid sha256:\w+ size \d+|(?:{_SCRIPT}(?:</b>)?\s*)+(?:<br ?/?>\s*)*"
    r"|(?:ORA-\d{5}: |SQLSTATE\[\w{5}\]:? ?)(?:(?!ORA-|SQLSTATE).){1,200})\s*$",
    re.DOTALL,
)
_SORRY = r"^\W*(?:(?:sorry|whoops|oops|(?:we are|we're) sorry)\W+(?:but )?)?(?:error\W+)?"
_SUBJECT = r"(?:file|page|document|resource|object|url|key|item|link)(?: (?:that )?you (?:have )?requested)? "
_MESSAGE = Pattern(
    rf"{_SORRY}(?:(?:http (?:error )?)?[45]\d\d\W+)?(?:the |this )?(?:requested )?(?:{_SUBJECT}(?:(?:is|was) no longer available|has been (?:re)?moved)|(?:{_SUBJECT})?"
    r"(?:(?:was |is |could |does |do |can)?not (?:be )?(?:found|exist|available)|no such (?:file|key)|access (?:is |was )?denied|permission denied"
    r"|forbidden|unauthori[sz]ed|internal server error|bad gateway|service (?:is )?(?:temporarily |currently )?unavailable|gateway time-?out|link (?:has )?expired"
    r"|bad request|too many requests|request time-?out|method not allowed))\b"
    r"(?!\s*[,;|]\s*[-\d.]|[ \t]+(?!on (?:this|the) |to |for |at |by |or |as |because |please |error|this |the requested |you |under )\w)",
    re.IGNORECASE,
)
_SENTENCE = Pattern(
    rf"{_SORRY}(?:upstream (?:connect error|request timeout)|no healthy upstream|error code: \d{{3,4}}\W*$|default backend - 404"
    r"|(?:an|a server|an internal|an internal server|an unexpected|an unknown) error (?:has )?occurr?ed(?: while processing your request)?\b"
    r"|(?:looks like )?something went wrong\b.{0,40}$|the page cannot be displayed\b|(?:the )?requested resource does not support\b"
    r"|the requested url (?:was rejected|could not be retrieved|\S{1,60} was not found)"
    r"|error establishing a (?:database|redis) connection|could not connect to (?:the )?(?:database|mysql|server)\b|ERROR \d{4} \(\w{5}\):"
    r"|invalid (?:or expired )?(?:request|(?:api ?|access )?(?:key|token)|signature|session|download link|file id|link|url|parameters?|credentials)\W*$"
    r"|(?:your|the) (?:session|link|token|access token|download link|url) (?:has |is )?(?:expired|no longer valid)|(?:api )?rate limit exceeded"
    r"|(?:download |bandwidth |daily |your )?(?:quota|limit) (?:has been )?exceeded\W*$|no route matched with those values|rbac: access denied"
    r"|missing (?:required )?(?:parameters?|authentication token|api key)\W*$|(?:please )?log ?in to (?:continue|download|access)\b|not authenticated\W*$"
    r"|you (?:do not|don't) have (?:the )?(?:permissions?|access|rights)\b|you (?:are|must be) (?:not )?(?:logged in|authori[sz]ed)\b"
    r"|authentication (?:is )?required\W*$|object reference not set to an instance|the (?:specified|requested) (?:blob|key|bucket|container|item) does not exist"
    r"|cannot (?:get|post) /\S*\W*$|server error in '/|runtime error\W*$|no file (?:was )?(?:specified|selected)\W*$|file no longer (?:exists|available)"
    r"|(?:request )?failed with status code \d|(?:error|failed) (?:to )?(?:read|open|load|fetch|retriev|download)(?:e|ing)? (?:the |this |your )?(?:file|document|page)\W*$"
    r"|connection (?:timed out|refused|reset by peer)\W*$|download failed\W*$|(?:unable|failed) to connect to (?:the )?(?:database|server|host|backend|remote)\b"
    r"|allowed memory size of \d+ bytes exhausted|please enable (?:cookies|javascript)\b|access to (?:this|the) \w+ (?:on the server )?(?:is |has been )?(?:denied|forbidden|blocked)\b"
    r"|(?:the |this )?(?:server|site|system|service|website) is (?:currently |temporarily )?(?:under|down for|in) maintenance\b|blocked by (?:the )?(?:content|web|url) filter"
    r"|panic: runtime error|#<\w+(?:::\w+)*(?:Error|NotFound|Exception)\b|csrf (?:token|verification)|proxy error\W*$|object moved(?: to here| temporarily| permanently)?\W*$"
    r"|(?:invalid_(?:token|request|client|grant|scope)|access_denied|server_error|not_found|permission_denied|temporarily_unavailable)\W*$)",
    re.IGNORECASE,
)
_PAGE = Pattern(
    r"^\s*(?:<\?xml[^>]{0,100}\?>\s*)?(?:<!--(?:(?!-->).){0,400}-->\s*)*(?:<!doctype html[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,400}-->\s*)*<html\b[^>]{0,200}>.{0,1500}?<title>\s*"
    r"(?:(?:error\W+|http\W+)?[45]\d\d\b|(?:the )?(?:page |file |object |resource )?(?:cannot be |could not be |was |is )?not found\b|access denied\b|forbidden\b"
    r"|unauthori[sz]ed\b|bad gateway\b|bad request\b|service (?:temporarily )?unavailable\b|the resource cannot be found|the page cannot be displayed"
    r"|(?:internal )?server error\b|runtime error\b|error: the requested url could not be retrieved|google drive - |just a moment\.\.\.|attention required!"
    r"|[^<]{0,40}\b(?:error report|detailed error|web ?site blocked|(?:site|under) maintenance)\b|sign in to your account|request rejected\b|web page blocked|error\s*</title>|oops\b)",
    re.IGNORECASE | re.DOTALL,
)  # a page that was sent as plain text
_REDIRECT = Pattern(
    r"^\s*(?:<!doctype html[^>]{0,200}>\s*)?<html\b.{0,600}?<meta http-equiv=.?refresh\b.{0,20}content=.?0\b",
    re.IGNORECASE | re.DOTALL,
)
# What services put into the JSON that tells of an error, and nothing else.
_NAMES = frozenset(
    names(
        "error errors message msg status statuscode status_code code success ok detail details title type timestamp path instance trace traceid trace_id "
        "requestid request_id documentation_url error_description error_code errorcode errormessage error_message exception reason fault faultstring faultcode"
    )
)
_MESSAGES = _NAMES & set(
    names(
        "error errors message msg detail details error_description errormessage error_message exception reason fault faultstring"
    )
)
_EMPTY = frozenset(names("data result results url"))  # they may be there, with nothing in them
_FIRST_ERROR, _LAST_ERROR, _LONGEST_MESSAGE = 400, 599, 300


def is_overlaid(facts: Facts, wanted: str) -> bool:
    """Tell whether something stands before, in or behind a text that is none of it: lines of HTTP or of mail, a page of the web, other data.

    Plain texts may speak of all but errors, and what is promised as no text may begin with words.
    """
    if "binary-rest" in facts.marks:
        return wanted in _TEXTS
    return "error-inside" in facts.marks or (wanted != "txt" and not _OVERLAYS.isdisjoint(facts.marks))


def is_error_text(facts: Facts, wanted: str) -> bool:
    """Tell whether a text is an error message and not the document that was wanted; where text was wanted, only if it is short or nothing else."""
    if facts.kind not in _TEXT_KINDS:
        return False
    if facts.kind == "json":
        return len(facts.text) <= _WHOLE and _is_error_data(facts.text)
    if wanted != "xml" and _EXCEPTION.search(facts.text) is not None:
        return True
    is_short = len(facts.text) <= _SHORT
    if is_short and (_MESSAGE.search(facts.text) is not None or _SENTENCE.search(facts.text) is not None):
        return True
    if _PAGE.search(facts.text) is not None or (len(facts.text) <= _WHOLE and _is_only_an_error(facts.text)):
        return True
    return _PROGRAM.search(facts.text) is not None and (wanted != "txt" or is_short)


def _is_only_an_error(text: str) -> bool:
    return _ONLY_AN_ERROR.search(text) is not None or _REDIRECT.search(text) is not None


def _is_error_data(text: str) -> bool:
    """Tell whether JSON is what a service answers where it failed: an object with nothing but what such answers have, and a sign that this is one."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(told, dict):
        return False
    said = {str(name).lower(): value for name, value in told.items()}
    if not {name for name, value in said.items() if value or name not in _EMPTY} <= _NAMES:
        return False
    if said.get("success") is True or said.get("ok") is True:
        return False
    if _MESSAGES.isdisjoint(said) and not _says_error(str(said.get("title"))):
        return False
    return any(_is_sign(name, value) for name, value in said.items()) or _is_nested_error(said)


def _is_sign(name: str, value: object) -> bool:
    """Tell whether one thing that is said can be said of a failure alone."""
    if name in ("success", "ok"):
        return value is False
    if name in ("status", "statuscode", "status_code", "code", "error_code", "errorcode"):
        return _is_status(value)
    is_words = isinstance(value, str) and len(value) <= _LONGEST_MESSAGE
    return is_words and name not in ("title", "type", "path") and _says_error(str(value))


def _says_error(words: str) -> bool:
    return _MESSAGE.search(words) is not None or _SENTENCE.search(words) is not None


def _is_status(value: object) -> bool:
    """Tell whether a value is a status of HTTP that tells of an error."""
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    return isinstance(number, int) and _FIRST_ERROR <= number <= _LAST_ERROR


def _is_nested_error(told: dict[str, object]) -> bool:
    """Tell whether what stands under `error` or in `errors` says what failed."""
    errors = told.get("errors")
    found = [told.get("error"), told.get("fault"), *(errors[:1] if isinstance(errors, list) else [errors])]
    return any(
        isinstance(one, dict) and any(_is_sign(str(name).lower(), value) for name, value in one.items())
        for one in found
    )
