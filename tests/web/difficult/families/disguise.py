# ruff: noqa: RUF001 - words as people write them, in many scripts
"""Dead pages that answer 200: not-found pages in disguise, parked and lapsed domains, placeholders, errors of the machine room."""

from difficult.case import Case, Host, Site, Truth, case, everywhere
from difficult.prose import article, frame, lines, paragraphs, sentences
from difficult.wire import Asked, Play, Reply

_FINE = article("Welcome to our library", length=4)


def _says(name: str, why: str, title: str, heading: str, text: str, lang: str = "en") -> Case:
    """Make a case of a site that shows its not-found page, with 200, for whatever is not there."""
    gone = Reply(body=frame(title, f"<h1>{heading}</h1><p>{text}</p>", lang=lang))
    return case(
        f"disguise/{name}", Truth.DEAD, why, gone, also={"/": Reply(body=_FINE)}, default=gone, reasons="soft-404"
    )


def _language(code: str, title: str, text: str) -> Case:
    """Make a case of a not-found page in a language."""
    return _says(f"in-{code}", f"said in the language {code}", f"{title} | Archiv", title, text, code)


def _same_everywhere(name: str, why: str, body: str, reasons: str = "soft-404", **headers: str) -> Case:
    """Make a case of a host that shows one page for every address, its root too."""
    reply = Reply(body=body, headers=headers)
    return case(f"disguise/{name}", Truth.DEAD, why, reply, default=reply, reasons=reasons)


def _echoing(asked: Asked) -> Play:
    """Answer with a search page that repeats the address."""
    words = asked.path.strip("/").replace("-", " ")
    return Reply(
        body=frame(
            f"Search results for {words}",
            f"<h1>Search</h1><p>Your search for “{words}” found 0 results.</p>{lines(['Check the spelling', 'Use fewer words'])}",
        )
    )


def _menus(asked: Asked) -> Play:
    """Answer with a not-found page of 3,700 characters of menus."""
    items = lines([f"{text[:40]}" for text in sentences("menus", 90)])
    return Reply(
        body=frame(
            "Page not found - Saltmarsh Society",
            f"<h1>Page not found</h1><p>The page you asked for is not here.</p>{items}",
        )
    )


def _numbered(asked: Asked) -> Play:
    """Answer with a page that differs each time by a number."""
    return Reply(
        body=frame(
            "Oops!",
            f"<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location. Reference {asked.times * 7919 + len(asked.path)}.</p>",
        )
    )


def _lander(origin_name: str) -> Site:
    """Answer every address with a redirect to a seller of names."""
    return lambda asked: Reply(
        302, headers={"Location": f"{asked.origins[origin_name]}/domain_profile?d=old-project.example"}
    )


_CASINO = frame(
    "Best Online Casino Bonus 2026 - Slots and Roulette",
    "<h1>Online casino: 200 free spins</h1>"
    + "".join(
        f"<p>{text}</p>"
        for text in (
            "Play slots, roulette and blackjack with the highest bonus.",
            "Fast payday loans and crypto betting without verification.",
            "Register today and double your first deposit.",
            "Our experts compare the best betting sites and casino apps.",
        )
        * 6
    ),
    site="Lucky Spins",
)

CASES: tuple[Case, ...] = (
    _says(
        "plain",
        "the plainest of them",
        "Page not found - Lantern Trust",
        "Page not found",
        "Sorry, the page you are looking for does not exist.",
    ),
    _says("number-only", "a bare 404", "404", "404", "Not Found"),
    _says(
        "wordpress",
        "WordPress's words, with 200",
        "Page not found – Meadow Trust",
        "Oops! That page can’t be found.",
        "It looks like nothing was found at this location. Maybe try a search?",
    ),
    _says(
        "in-heading-only",
        "the title is the site's name",
        "Ashfield Society",
        "We can't find that page",
        "The page may have been moved or deleted.",
    ),
    _says(
        "removed",
        "the words are whole",
        "Content removed",
        "This page has been removed",
        "The page you requested has been removed from our site.",
    ),
    _says(
        "no-longer",
        "an expired article",
        "This article is no longer available",
        "This article is no longer available",
        "Please browse our latest articles.",
    ),
    _language("de", "Seite nicht gefunden", "Die angeforderte Seite konnte leider nicht gefunden werden."),
    _language("fr", "Page introuvable", "Désolé, la page que vous cherchez n'existe pas."),
    _language("es", "Página no encontrada", "Lo sentimos, la página que busca no existe."),
    _language("pt", "Página não encontrada", "A página que procura não foi encontrada."),
    _language("it", "Pagina non trovata", "La pagina richiesta non è stata trovata."),
    _language("nl", "Pagina niet gevonden", "De opgevraagde pagina bestaat niet."),
    _language("sv", "Sidan hittades inte", "Sidan du söker finns inte längre."),
    _language("pl", "Nie znaleziono strony", "Podana strona nie istnieje."),
    _language("cs", "Stránka nenalezena", "Požadovaná stránka neexistuje."),
    _language("cy", "Heb ei chanfod", "Mae'n ddrwg gennym, ni ddaethpwyd o hyd i'r dudalen."),
    _language("gd", "Cha deach an duilleag a lorg", "Tha sinn duilich, cha deach an duilleag seo a lorg."),
    _language("ga", "Leathanach gan aimsiú", "Níor aimsíodh an leathanach."),
    _language("ja", "ページが見つかりません", "お探しのページは見つかりませんでした。"),
    _language("ko", "페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다."),
    _language("zh", "页面不存在", "抱歉，您访问的页面不存在。"),
    _language("ru", "Страница не найдена", "Запрошенная страница не существует."),
    _language("tr", "Sayfa bulunamadı", "Aradığınız sayfa bulunamadı."),
    _language("ar", "الصفحة غير موجودة", "عذراً، الصفحة التي تبحث عنها غير موجودة."),
    _says(
        "japanese-with-english-title",
        "Japanese servers keep English titles",
        "404 Not Found",
        "お探しのページはございません",
        "URLをご確認ください。",
    ),
    case(
        "disguise/number-differs",
        Truth.DEAD,
        "the page carries a number that differs each time",
        _numbered,
        default=_numbered,
        reasons="soft-404",
    ),
    case(
        "disguise/long-menus",
        Truth.DEAD,
        "3,700 characters of menus do not make it a page",
        _menus,
        default=_menus,
        reasons="soft-404",
    ),
    case(
        "disguise/search-page",
        Truth.DEAD,
        "a search without results for each unknown address",
        _echoing,
        default=_echoing,
        reasons="soft-404",
    ),
    case(
        "disguise/to-404",
        Truth.DEAD,
        "a redirect to /404, which answers 200",
        Reply(302, headers={"Location": "/404"}),
        also={"/404": Reply(body=frame("Not found", "<h1>Not found</h1><p>Nothing here.</p>"))},
        default=Reply(302, headers={"Location": "/404"}),
        reasons="soft-404",
    ),
    case(
        "disguise/to-front-page",
        Truth.DEAD,
        "every lost page is sent to the front",
        Reply(301, headers={"Location": "/"}),
        also={"/": Reply(body=_FINE)},
        default=Reply(301, headers={"Location": "/"}),
        reasons="redirected-home soft-404",
    ),
    case(
        "disguise/to-section",
        Truth.DEAD,
        "every lost page is sent to the section's list",
        Reply(302, headers={"Location": "/publications/"}),
        also={
            "/publications/": Reply(
                body=frame("Publications - Northgate Trust", f"<h1>Publications</h1>{lines(sentences('list', 20))}")
            )
        },
        default=Reply(302, headers={"Location": "/publications/"}),
        reasons="soft-404 redirected-home",
    ),
    _same_everywhere(
        "one-page-for-all",
        "the same page for every address, without a word of an error",
        frame("Northgate Alliance", f"<h1>Northgate Alliance</h1>{paragraphs('one page', 3)}"),
    ),
    _same_everywhere(
        "bare-express",
        "“Cannot GET /guide” with 200",
        "<!DOCTYPE html><html><head><title>Error</title></head><body><pre>Cannot GET /guide</pre></body></html>",
    ),
    _same_everywhere(
        "json-error",
        "a JSON error with 200",
        '{"error": "not found", "status": 404}',
        **{"Content-Type": "application/json"},
    ),
    _same_everywhere(
        "xml-error",
        "a storage host's XML error with 200",
        '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
        **{"Content-Type": "application/xml"},
    ),
    _same_everywhere(
        "php-database",
        "a database error with 200",
        "<html><head><title>Database Error</title></head><body><h1>Error establishing a database connection</h1></body></html>",
        "placeholder-page server-error temporarily-unavailable",
    ),
    _same_everywhere(
        "php-fatal",
        "a PHP error and nothing else",
        "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /var/www/html/index.php:12\nStack trace:\n#0 {main}\n  thrown in <b>/var/www/html/index.php</b> on line <b>12</b><br />",
        "placeholder-page server-error soft-404",
    ),
    _same_everywhere(
        "aspnet-error",
        "ASP.NET's yellow page with 200",
        "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2><p>An application error occurred on the server.</p></body></html>",
        "placeholder-page server-error soft-404",
    ),
    _same_everywhere("empty", "not a byte", "", "empty-page"),
    _same_everywhere(
        "empty-page",
        "a page without a word",
        "<!doctype html><html><head><title></title></head><body></body></html>",
        "empty-page soft-404",
    ),
    _same_everywhere(
        "nginx",
        "a fresh nginx",
        "<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p></body></html>",
        "placeholder-page",
    ),
    _same_everywhere("apache", "a fresh Apache", "<html><body><h1>It works!</h1></body></html>", "placeholder-page"),
    _same_everywhere(
        "iis",
        "a fresh IIS",
        '<html><head><title>IIS Windows Server</title></head><body><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iisstart.png" alt="IIS"></a></body></html>',
        "placeholder-page",
    ),
    _same_everywhere(
        "suspended",
        "the hosting was suspended",
        "<html><head><title>Account Suspended</title></head><body><h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p></body></html>",
        "placeholder-page",
    ),
    _same_everywhere(
        "coming-soon",
        "coming soon, and nothing else",
        "<html><head><title>Coming Soon</title></head><body><h1>Coming Soon</h1><p>Our new website is under construction. Stay tuned!</p></body></html>",
        "placeholder-page",
    ),
    _same_everywhere(
        "fresh-wordpress",
        "WordPress waits to be installed",
        '<html><head><title>WordPress &rsaquo; Installation</title><link rel="stylesheet" href="/wp-admin/css/install.min.css"></head><body><h1>Welcome</h1><p>Welcome to the famous five-minute WordPress installation process!</p><form action="install.php?step=1"></form></body></html>',
        "placeholder-page",
    ),
    _same_everywhere(
        "directory-listing",
        "an empty directory where the guide was",
        '<html><head><title>Index of /guide</title></head><body><h1>Index of /guide</h1><pre><img src="/icons/blank.gif" alt="[ICO]"> <a href="?C=N;O=D">Name</a> <a href="/">Parent Directory</a></pre></body></html>',
        "placeholder-page soft-404",
    ),
    _same_everywhere(
        "for-sale",
        "the domain is for sale",
        "<html><head><title>old-project.example is for sale</title></head><body><h1>Buy this domain</h1><p>The domain old-project.example is for sale. Make an offer.</p></body></html>",
        "parked-domain",
    ),
    _same_everywhere(
        "bodis",
        "Bodis's lander says nothing in words",
        '<html><head></head><body><div id="target" style="opacity: 0"></div><script>window.park = "eyJ1dWlkIjoiN2Y4";</script><script src="/bAbCdEfGh.js"></script></body></html>',
        "parked-domain",
    ),
    _same_everywhere(
        "sedo",
        "Sedo's frame",
        '<html><head><title>old-project.example</title></head><frameset><frame src="https://sedoparking.com/frmpark/old-project.example/park.js"></frameset></html>',
        "parked-domain",
    ),
    _same_everywhere(
        "script-lander",
        "a script that sends every visitor to /lander",
        '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>',
        "parked-domain",
    ),
    case(
        "disguise/sold",
        Truth.DEAD,
        "redirected to a seller of names",
        _lander("seller"),
        default=_lander("seller"),
        hosts={
            "seller": Host(
                everywhere(
                    Reply(
                        body=frame(
                            "old-project.example | HugeDomains",
                            '<h1>old-project.example is for sale</h1><a href="https://www.hugedomains.com/">HugeDomains</a>',
                        )
                    )
                )
            )
        },
        reasons="parked-domain redirected-home soft-404 redirect-other-site",
    ),
    _same_everywhere(
        "casino", "the name belongs to a casino now, the same page for every address", _CASINO, "hijacked-domain"
    ),
    case(
        "disguise/expired-host",
        Truth.DEAD,
        "the registrar's page about an expired name",
        Reply(
            body="<html><head><title>This domain has expired</title></head><body><h1>This domain has expired</h1><p>If you are the owner, renew it with your registrar.</p></body></html>"
        ),
        default=Reply(
            body="<html><head><title>This domain has expired</title></head><body><h1>This domain has expired</h1><p>If you are the owner, renew it with your registrar.</p></body></html>"
        ),
        reasons="parked-domain",
    ),
)
