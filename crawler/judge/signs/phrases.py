# ruff: noqa: RUF001 - phrases in many scripts
"""Wordings by language, folded as the texts they are looked for in (the last letter of Greek words too).

Sources: the Apache HTTP server's own error pages (docs/error/*.var, 20 languages), WordPress,
Drupal and IIS defaults, the service pages of the defences named. Stems are whole phrases, never single common words.
"""

from crawler.judge.patterns import Pattern


def any_of(*patterns: str, stems: str = "") -> Pattern:
    """Join alternatives; those that begin a word stand behind one word boundary, where most fail at once.

    Every text that the alternatives fit holds one of `stems`, where they are given: looking for those costs a tenth.
    """
    words = [pattern.removeprefix(r"\b") for pattern in patterns if pattern.startswith(r"\b")]
    others = [pattern for pattern in patterns if not pattern.startswith(r"\b")]
    return Pattern("|".join([rf"\b(?:{'|'.join(words)})", *others]), stems=tuple(stems.split()), alternatives=patterns)


NOT_FOUND = any_of(
    r"\b404\b",
    # English
    r"\bnot[ -]found\b",
    r"\b(?:can(?:not|'t| not)|could(?: not|n't)|unable to|(?:did not|didn't)) (?:be )?(?:find|found|locate[d]?)\b",
    r"\bdoes(?: not|n't) (?:seem to |appear to )?exist\b",
    r"\bno longer (?:exists?|available|here|on this site)\b",
    r"\b(?:page|file|document|content|article) (?:has been|was) (?:removed|deleted)\b",
    r"\b(?:page|content|document) (?:missing|unavailable|not available|is missing|has gone|is gone)\b",
    r"\bmissing page\b",
    r"^cannot get /",
    r"\bno such (?:app|site|page|file|user)\b",
    r"\bthere(?:'s| is) (?:currently )?(?:nothing here|no (?:text in this page|app configured))\b",
    r"\bthere isn't an? [\w ]{0,20}(?:page|site) here\b",
    r"\bthis (?:video|page|content|listing) isn't available(?= anymore|[.!]|$)",
    # German, Dutch, the Nordic languages
    r"\bnicht gefunden\b",
    r"\bnicht (?:mehr )?(?:vorhanden|verfügbar|auffindbar)\b",
    r"\bexistiert nicht\b",
    r"\bniet gevonden\b",
    r"\bbestaat niet\b",
    r"\b(?:hittades|hittas|finns) (?:inte|ej)\b",
    r"\bfinnes ikke\b",
    r"\bikke (?:funnet|fundet)\b",
    r"\b(?:ei löydy|ei löytynyt)\b",
    r"\bfannst ekki\b",
    # French, Spanish, Portuguese, Italian, Romanian, Catalan
    r"\b(?:introuvable|non trouvée?s?|n'existe (?:pas|plus))\b",
    r"\bno (?:encontrad[oa]|localizad[oa]|existe|se (?:ha )?encontr(?:ó|ado))\b",
    r"\bnão (?:encontrad[oa]|localizad[oa]|existe)\b",
    r"\bnon (?:trovat[oa]|esiste)\b",
    r"\bnu (?:a fost găsit[ăa]?|există)\b",
    r"\b(?:no s'ha trobat|no trobad[ao]|no existeix|non atopad[ao]|non existe)\b",
    r"\bez da .{0,20}aurkitu\b",
    # Polish, Czech, Slovak, Croatian, Hungarian, Baltic
    r"\bnie (?:znaleziono|została znaleziona|istnieje)\b",
    r"\b(?:nenalezena?o?|nebyla nalezena|neexistuje|nenájden[áé]|nebola nájdená)\b",
    r"\b(?:sa nenaš(?:la|iel|lo)|nebolo nájdené)\b",
    r"\b(?:nije pronađen[ao]?|ne postoji|ni (?:bilo )?mogoče najti|ne obstaja|ni bila? najdena?)\b",
    r"\b(?:nem (?:található|létezik)|nuk u gjet)\b",
    r"\b(?:nerastas|nav atrast[sa]|ei leitud)\b",
    # Turkish, Greek, Cyrillic
    r"\b(?:bulunamadı|mevcut değil|tapılmadı)\b",
    r"\bδεν (?:βρέθηκε|υπάρχει)\b",
    r"\bне (?:е )?(?:найден[ао]?|существует|знайдено|знайдена|існує|намерен[ао]?|пронајден[ао]?)\b",
    r"\bније пронађен[ао]?\b|\bтабылмады\b",
    # Welsh, Irish, Scottish Gaelic
    r"\b(?:heb ei (?:ch)?(?:g|ch)?anfod|ni allwn ddod o hyd|ni (?:ddaethpwyd|chafwyd) o hyd|methu dod o hyd)\b",
    r"\b(?:gan aimsiú|níor aimsíodh|cha deach .{0,30}lorg)\b",
    # Arabic, Hebrew, Hindi, Chinese, Japanese, Korean, Thai, Vietnamese, Indonesian
    r"غير موجودة?|لم يتم العثور|پیدا نشد|یافت نشد|نہیں ملا",
    r"לא נמצא",
    r"नहीं मिला|পাওয়া যায়নি",
    r"找不到|未找到|没有找到|沒有找到|不存在|無法找到|无法找到",
    r"見つかりません|見つかりませんでした|存在しません",
    r"찾을 수 없|존재하지 않",
    r"ไม่พบ",
    r"\bkhông tìm thấy\b",
    r"\btidak (?:ditemukan|dijumpai)\b",
    r"\bhindi (?:nahanap|natagpuan)\b",
    r"\bnie gevind\b",
    stems="404 found find locat exist longer removed deleted missing unavail avail gone get such nothing text configured here gefunden vorhanden verfügbar auffindbar "
    "gevonden bestaat hittades hittas finns finnes funnet fundet löy fannst trouv encontr localizad trovat esiste găsit există trobat trobad atopad "
    "aurkitu znalezion istnieje nalezen existuje nájden nenaš nájdené prona postoji najti obstaja najden található létezik gjet nerastas atrast leitud bulunamad mevcut tapılmad "
    "βρέθηκε υπάρχει найден существует знайден існує намерен пронајден пронађен табылмады anfod hyd aimsiú aimsíodh lorg "
    "موجود العثور نشد ملا נמצא मिला পাওয়া 找 不存在 見つかり 存在しません 찾을 존재 ไม่พบ tìm ditemukan dijumpai nahanap natagpuan gevind",
)

ERROR_FILLER = Pattern(
    r"\b(?:the|this|that|a|an|your|our|you(?:'re| are| were|r)?|we(?:'re| are)?|page|pages|file|document|content|resource|url|"
    r"address|link|web|website|site|article|item|requested|request|looking|for|sorry|oops|whoops|uh|oh|error|errors?|http|"
    r"status|code|is|are|was|were|be|has|been|may|have|moved|it|seems|like|on|server|object|home|"
    r"seite|die|fehler|ist|wurde|leider|la|le|page|erreur|désolé|cette|est|página|error|pagina|errore|sida|sidan|side|siden|"
    r"strona|stránka|страница|страницата|сторінку|tudalen|leathanach|sayfa|halaman|trang|ページ|頁面|页面|페이지를?)\b"
)

ENGLISH = Pattern(r"\b(?:the|and|of|to|in|is|you|for|on|from|this|that)\b")

ABOUT_PAGES = Pattern(
    r"\b(?:(?:web ?)?pages?|urls?|links?|address|(?:web ?)?sites?|home(?:page)?|search|sorry|oops|errors?|requests?|requested|servers?|exists?|files?|documents?|content|"
    r"resources?|looking|look for|moved|deleted|removed|renamed|browser|go back|helpdesk|status|type|path|route|object|apps?|deploy\w*|broken|missing|videos?|products?|(?:un|not )?available)\b"
)

TROUBLE = any_of(
    r"\b(?:errors?|oops|whoops|uh[ -]?oh|oh (?:no|dear)|ouch|d'oh|sorry|houston|expired|unavailable|removed|deleted|problem)\b",
    r"\b(?:lost|dead end|broken link|wrong turn|nothing (?:here|to see)|looked everywhere|wandered off|gone missing|missing|off the map|went wrong)\b",
    r"\b(?:fehler|hoppla|huch|verlaufen|perdue?s?|perdid[oa]s?|erreur|oups|erro|errore|ops|ups|upss|hoppsan|oj|åh nej|hups|ojej|jejda|hopsa|ooops|hmm|fout|fel|feil|fejl|virhe|błąd|chyba|hiba|eroare|greška|napaka|viga|klaida)\b",
    r"\b(?:ошибка|помилка|грешка|hata|σφάλμα|ralat|kesalahan|lỗi)\b|خطأ|エラー|错误|錯誤|오류",
)

NO_RESULTS = any_of(
    r"\b(?:0|no) (?:search )?(?:results|matches|hits)\b",
    r"\b(?:keine (?:ergebnisse|treffer)|aucun résultat|ningún resultado|nessun risultato|geen resultaten|inga (?:träffar|resultat)|ingen (?:treff|resultater))\b",
    r"\b(?:nenhum resultado|brak wyników|žádné výsledky|ничего не найдено|sonuç bulunamadı)\b",
)

SEARCH = any_of(
    r"\b(?:search results?|search|suche|suchergebnisse|recherche|résultats de (?:la )?recherche|resultados de (?:la )?búsqueda|búsqueda)\b",
    r"\b(?:ricerca|zoeken|zoekresultaten|sök|sökresultat|søk|søg|pesquisa|wyszukiwanie|vyhledávání|поиск|arama)\b",
)

FOR_SALE = any_of(
    r"\bdomain(?: name)?\b.{0,25}\b(?:for sale|is available|may be for sale|has expired|is parked|parked)\b",
    r"\bbuy this (?:web )?domain\b",
    r"\bthis domain\b.{0,25}\b(?:sale|expired|parked|registered|lapsed)\b",
    r"\bdiese domain\b.{0,25}\b(?:kaufen|verkauf)",
    r"\bce (?:nom de )?domaine\b.{0,25}\bvendre\b",
    r"\beste dominio\b.{0,25}\bventa\b",
    r"\bparked (?:free|domain)\b",
    r"\bhugedomains\b",
)

SIGN_IN = any_of(
    r"\b(?:sign|log)[ -]?(?:in|on)\b",
    r"\blogin\b",
    r"\b(?:authentication required|single sign-on|members?'? area|restricted area|welcome back|(?:my|library|your) account|(?:choose|select) your institution)\b",
    r"\b(?:anmelden|anmeldung|einloggen|mitgliederbereich|aanmelden|inloggen|logga in|logg inn|log ind|kirjaudu(?: sisään)?|innskráning)\b",
    r"\b(?:connexion|se connecter|connectez-vous|identifiez-vous|identification|authentification|espace (?:membres?|adhérents?))\b",
    r"\b(?:inici(?:ar|a) (?:la )?ses(?:ión|sió|são|sión)|acceder|identifícate|acceso (?:de )?usuarios|fazer login|acesse sua conta|entrar|hasi saioa)\b",
    r"\b(?:accedi|effettua il login|area riservata|conectare|autentificare|autenticazione)\b",
    r"\b(?:zaloguj(?: się)?|logowanie|přihlášení|přihlásit se|prihlásenie|prijava|prijavi se|bejelentkezés|belépés|hyni|kyçu)\b",
    r"\b(?:logi sisse|sisselogimine|pieteikties|ielogoties|prisijungti|prisijungimas|giriş(?: yap)?|oturum aç)\b",
    r"\b(?:вход|войти|авторизация|личный кабинет|вхід|увійти|авторизація|пријава|σύνδεση|είσοδοσ)\b",
    r"\b(?:mewngofnodi|logáil isteach|log a-steach|đăng nhập|masuk|log masuk)\b",
    r"ログイン|登录|登錄|登入|로그인|เข้าสู่ระบบ|लॉग इन|ورود|دخول|התחבר|כניסה",
)

SIGN_IN_FILLER = Pattern(
    r"\b(?:to|please|your|account|continue|the|with|user|users|member|members|portal|page|or|register|institutional|staff|student|students|subscribers?|library|secure|required|welcome|"
    r"you|must|be|need|view|this|content|resource|in|erforderlich|notwendig|requise?|requerid[oa]|richiest[oa]|vereist|krävs|kreves|kræves|wymagan[ea]|necessari[oa]|obligatoire|service|web|system|bitte|veuillez|vous)\b"
)
