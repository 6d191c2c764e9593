"""Blocks, challenges and walls: a person would get in, or a machine cannot know."""

from difficult.case import Case, Certificate, Host, Truth, case, everywhere, title_for
from difficult.prose import article, frame, living, paragraphs
from difficult.wire import Asked, Play, Reply


def _wall(name: str, why: str, status: int, body: str, reasons: str, **headers: str) -> Case:
    """Make a case of a host that answers every visitor of our kind alike."""
    reply = Reply(status, body, {key.replace("_", "-"): value for key, value in headers.items()})
    return case(f"defences/{name}", Truth.UNSURE, why, reply, default=reply, reasons=reasons)


def _bare(title: str, text: str, extra: str = "") -> str:
    """Return a page with next to nothing on it."""
    return f"<!doctype html><html><head><title>{title}</title>{extra}</head><body><h1>{title}</h1><p>{text}</p></body></html>"


def _no_bots(name: str) -> Case:
    """Make a case of a host that lets browsers in by User-Agent and refuses all others."""
    return case(
        name,
        Truth.UNSURE,
        "refused for what we honestly say we are",
        Reply(403, _bare("403 Forbidden", "nginx")),
        default=Reply(403, _bare("403 Forbidden", "nginx")),
        reasons="blocked",
    )


def _cookie_gate(asked: Asked) -> Play:
    """Let in whoever brings back the cookie that is set."""
    if "visitor=1" in asked.headers.get("cookie", ""):
        return living("defences/cookie-gate")
    return Reply(403, _bare("Forbidden", "Cookies are needed."), {"Set-Cookie": "visitor=1; Path=/"})


_SIGN_IN = '<form action="/session" method="post"><input name="user"><input type="password" name="secret"><button>Sign in</button></form>'

CASES: tuple[Case, ...] = (
    case(
        "defences/cookie-gate",
        Truth.WORKS,
        "refused until the cookie comes back, as any browser brings it on the second click",
        default=_cookie_gate,
    ),
    _wall(
        "cloudflare-challenge",
        "Cloudflare says so in a header",
        403,
        _bare(
            "Just a moment...",
            "Enable JavaScript and cookies to continue",
            "<script>window._cf_chl_opt={cvId:'3'};</script>",
        ),
        "challenge",
        CF_Mitigated="challenge",
        Server="cloudflare",
    ),
    _wall(
        "cloudflare-200",
        "the challenge comes with 200 as well",
        200,
        _bare(
            "Just a moment...",
            "Verifying you are human. This may take a few seconds.",
            "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script><script>window._cf_chl_opt={}</script>",
        ),
        "challenge",
    ),
    _wall(
        "cloudflare-1020",
        "a firewall rule refused us",
        403,
        _bare(
            "Attention Required! | Cloudflare",
            "Sorry, you have been blocked. Cloudflare Ray ID: 8c0ffee",
            "<link href='/cdn-cgi/styles/cf.errors.css'>",
        ),
        "challenge blocked",
        Server="cloudflare",
    ),
    _wall(
        "akamai",
        "Akamai refuses with a reference",
        403,
        _bare(
            "Access Denied",
            "You don't have permission to access this server. Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab",
        ),
        "challenge blocked",
        Server="AkamaiGHost",
    ),
    _wall(
        "imperva-200",
        "Imperva's incident page comes with 200",
        200,
        '<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=9&xinfo=1">Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>',
        "challenge blocked",
        X_Iinfo="1-2-3",
    ),
    _wall(
        "datadome",
        "DataDome's interstitial",
        403,
        '<html><head><title>example.org</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
        "challenge blocked",
        Server="DataDome",
        X_DataDome="protected",
    ),
    _wall(
        "human",
        "press and hold",
        403,
        _bare(
            "Access to this page has been denied",
            "Press & Hold to confirm you are a human (and not a bot).",
            '<div id="px-captcha"></div>',
        ),
        "challenge blocked",
    ),
    _wall(
        "aws-waf",
        "AWS WAF answers 202 and a script",
        202,
        '<html><head><script src="https://x.token.awswaf.com/x/challenge.js"></script></head><body></body></html>',
        "challenge",
        X_Amzn_Waf_Action="challenge",
    ),
    _wall(
        "sucuri",
        "Sucuri's firewall page",
        403,
        _bare(
            "Sucuri WebSite Firewall - Access Denied", "If you are the site owner, please contact us. Block ID: BNP005"
        ),
        "challenge blocked",
        Server="Sucuri/Cloudproxy",
        X_Sucuri_ID="11005",
    ),
    _wall(
        "anubis",
        "Anubis weighs the soul of each visitor",
        200,
        _bare(
            "Making sure you&#39;re not a bot!",
            "Loading... Protected by Anubis From Techaro.",
            '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>',
        ),
        "challenge",
    ),
    _wall(
        "ddos-guard",
        "DDoS-Guard checks first",
        403,
        _bare("DDoS-Guard", "Checking your browser before accessing the site. ddos-guard"),
        "challenge blocked",
        Server="ddos-guard",
    ),
    _wall(
        "f5",
        "F5's refusal comes with 200",
        200,
        _bare(
            "Request Rejected",
            "The requested URL was rejected. Please consult with your administrator. Your support ID is: 1234567890",
        ),
        "challenge blocked",
    ),
    _wall(
        "captcha-200",
        "a captcha in place of the page",
        200,
        _bare(
            "Are you a robot?",
            "Please tick the box to show that you are human.",
            '<script src="https://www.google.com/recaptcha/api.js"></script><div class="g-recaptcha" data-sitekey="k"></div>',
        ),
        "challenge",
    ),
    _wall(
        "linkedin",
        "999 and the authwall",
        999,
        "<html><head><script>window.location.href='/authwall?trk=x'</script></head><body></body></html>",
        "blocked challenge login-required",
    ),
    _wall(
        "rate-limit-page",
        "a rate limit said in words, with 429",
        429,
        _bare("Too Many Requests", "You have exceeded the traffic limit."),
        "rate-limited",
        Retry_After="1",
    ),
    _wall(
        "geo",
        "not in our country",
        403,
        _bare("Not available in your country", "This content is not available in your region."),
        "blocked",
    ),
    _wall(
        "geo-200",
        "not in our country, said with 200",
        200,
        _bare("Not available in your country", "This service is not available in your region."),
        "blocked unavailable-for-legal-reasons",
    ),
    _no_bots("defences/by-user-agent"),
    case(
        "defences/sign-in-redirect",
        Truth.UNSURE,
        "a redirect to the sign-in page",
        Reply(302, headers={"Location": "/login?next=%2Fguide"}),
        also={"/login": Reply(body=frame("Sign in", f"<h1>Sign in</h1>{_SIGN_IN}"))},
        reasons="login-required",
    ),
    case(
        "defences/sign-in-form",
        Truth.UNSURE,
        "a sign-in form where the page was",
        Reply(body=_bare("Members' area: log in", "Please log in to continue.") + _SIGN_IN),
        reasons="login-required",
    ),
    case(
        "defences/single-sign-on",
        Truth.UNSURE,
        "the single-sign-on host of a university",
        lambda asked: Reply(
            302, headers={"Location": asked.origins["sso"] + "/idp/profile/SAML2/Redirect/SSO?execution=e1s1"}
        ),
        hosts={
            "sso": Host(
                everywhere(Reply(body=_bare("Web Login Service", "Sign in with your university account.") + _SIGN_IN))
            )
        },
        reasons="login-required",
    ),
    case(
        "defences/german-sign-in",
        Truth.UNSURE,
        "the same in German",
        Reply(302, headers={"Location": "/anmelden"}),
        also={
            "/anmelden": Reply(
                body=frame("Anmelden", f"<h1>Anmelden</h1><p>Bitte melden Sie sich an.</p>{_SIGN_IN}", lang="de")
            )
        },
        reasons="login-required",
    ),
    case(
        "defences/app-shell",
        Truth.UNSURE,
        "an application that a browser has to run",
        Reply(
            body='<!doctype html><html><head><title>Portal</title><script src="/static/main.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>'
        ),
        default=Reply(
            body='<!doctype html><html><head><title>Portal</title><script src="/static/main.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>'
        ),
        reasons="needs-javascript",
    ),
    case(
        "defences/robots-all",
        Truth.UNSURE,
        "robots.txt forbids it to machines",
        living("defences/robots-all"),
        also={"/robots.txt": Reply(body="User-agent: *\nDisallow: /\n", content_type="text/plain")},
        reasons="robots-disallowed",
    ),
    case(
        "defences/robots-broken",
        Truth.UNSURE,
        "a robots.txt that fails forbids everything (RFC 9309, 2.3.1.4)",
        living("defences/robots-broken"),
        also={"/robots.txt": Reply(503, "down")},
        reasons="robots-disallowed",
    ),
    case(
        "defences/maintenance",
        Truth.UNSURE,
        "under maintenance says nothing of tomorrow",
        Reply(200, _bare("Site under maintenance", "We are carrying out scheduled maintenance. We will be back soon.")),
        default=Reply(
            200, _bare("Site under maintenance", "We are carrying out scheduled maintenance. We will be back soon.")
        ),
        reasons="temporarily-unavailable",
    ),
    case(
        "defences/paywall",
        Truth.UNSURE,
        "a subscription wall without the text",
        Reply(402, _bare("Subscribe to read", "This article is for subscribers.")),
        reasons="payment-required",
    ),
    case(
        "defences/consent-bounce",
        Truth.UNSURE,
        "a consent page on another host, without the resource",
        lambda asked: Reply(302, headers={"Location": asked.origins["consent"] + "/collectConsent?sessionId=1"}),
        hosts={
            "consent": Host(
                everywhere(
                    Reply(
                        body=_bare("Before you continue", "We use cookies. Accept all or reject all.")
                        + "<form><button>Accept all</button><button>Reject all</button></form>"
                    )
                )
            )
        },
    ),
    # living pages that look like walls
    case(
        "defences/healthy-with-captcha",
        Truth.WORKS,
        "a page whose comment form loads a captcha",
        Reply(
            body=article(
                title_for("defences/healthy-with-captcha"),
                head='<script src="https://www.google.com/recaptcha/api.js"></script>',
            ).replace("</main>", '<form><div class="g-recaptcha"></div></form></main>')
        ),
    ),
    case(
        "defences/healthy-with-sign-in-box",
        Truth.WORKS,
        "a sign-in box in the header of a real page",
        Reply(
            body=article(title_for("defences/healthy-with-sign-in-box")).replace("</header>", f"{_SIGN_IN}</header>")
        ),
    ),
    case(
        "defences/healthy-behind-cloudflare",
        Truth.WORKS,
        "Cloudflare's headers and scripts stand on healthy pages",
        Reply(
            body=article(
                title_for("defences/healthy-behind-cloudflare"),
                head='<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
            ),
            headers={"Server": "cloudflare", "CF-RAY": "8c0-LHR"},
        ),
    ),
    case(
        "defences/article-about-captcha",
        Truth.WORKS,
        "an article about captchas is an article",
        Reply(
            body=frame(
                "Are you a robot? How captchas shut people out - Access Review",
                f"<h1>Are you a robot? How captchas shut people out</h1>{paragraphs('captcha', 6)}",
            )
        ),
        title="Are you a robot? How captchas shut people out",
    ),
    case(
        "defences/rendered-shell",
        Truth.WORKS,
        "an application whose page comes with its text and title",
        Reply(
            body=article(title_for("defences/rendered-shell"), head='<script src="/static/main.js"></script>')
            .replace("<main>", '<main><noscript>Enable JavaScript for comments.</noscript><div id="root">')
            .replace("</main>", "</div></main>")
        ),
    ),
    case(
        "defences/slow-down-then-page",
        Truth.WORKS,
        "429 at first, the page a second later",
        lambda asked: (
            living("defences/slow-down-then-page") if asked.times else Reply(429, "slow down", {"Retry-After": "1"})
        ),
    ),
    case(
        "defences/tls-challenge",
        Truth.UNSURE,
        "a challenge over TLS",
        Reply(503, _bare("Just a moment...", "Checking your browser before accessing."), {"CF-Mitigated": "challenge"}),
        tls=Certificate.GOOD,
        reasons="challenge",
    ),
)
