# ruff: noqa: RUF001 - phrases in many scripts
"""Wordings by language.

Sources: the Apache HTTP server's own error pages (docs/error/*.var, 20 languages), WordPress,
Drupal and IIS defaults, the service pages of the defences named. Stems are whole phrases, never single common words.
"""

from crawler.judge.patterns import Pattern


def _any(*patterns: str, stems: str = "") -> Pattern:
    """Join alternatives; those that begin a word stand behind one word boundary, where most fail at once.

    Every text that the alternatives fit holds one of `stems`, where they are given: looking for those costs a tenth.
    """
    words = [pattern.removeprefix(r"\b") for pattern in patterns if pattern.startswith(r"\b")]
    others = [pattern for pattern in patterns if not pattern.startswith(r"\b")]
    return Pattern("|".join([rf"\b(?:{'|'.join(words)})", *others]), stems=tuple(stems.split()), alternatives=patterns)


NOT_FOUND = _any(
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

TROUBLE = _any(
    r"\b(?:errors?|oops|whoops|expired|unavailable|removed|deleted|problem)\b",
    r"\b(?:fehler|hoppla|erreur|oups|erro|errore|ops|ups|fout|fel|feil|fejl|virhe|błąd|chyba|hiba|eroare|greška|napaka|viga|klaida)\b",
    r"\b(?:ошибка|помилка|грешка|hata|σφάλμα|ralat|kesalahan|lỗi)\b|خطأ|エラー|错误|錯誤|오류",
)

NO_RESULTS = _any(
    r"\b(?:0|no) (?:search )?(?:results|matches|hits)\b",
    r"\b(?:keine (?:ergebnisse|treffer)|aucun résultat|ningún resultado|nessun risultato|geen resultaten|inga (?:träffar|resultat)|ingen (?:treff|resultater))\b",
    r"\b(?:nenhum resultado|brak wyników|žádné výsledky|ничего не найдено|sonuç bulunamadı)\b",
)

SEARCH = _any(
    r"\b(?:search results?|search|suche|suchergebnisse|recherche|résultats de (?:la )?recherche|resultados de (?:la )?búsqueda|búsqueda)\b",
    r"\b(?:ricerca|zoeken|zoekresultaten|sök|sökresultat|søk|søg|pesquisa|wyszukiwanie|vyhledávání|поиск|arama)\b",
)

FOR_SALE = _any(
    r"\bdomain(?: name)?\b.{0,25}\b(?:for sale|is available|may be for sale|has expired|is parked|parked)\b",
    r"\bbuy this (?:web )?domain\b",
    r"\bthis domain\b.{0,25}\b(?:sale|expired|parked|registered|lapsed)\b",
    r"\bdiese domain\b.{0,25}\b(?:kaufen|verkauf)",
    r"\bce (?:nom de )?domaine\b.{0,25}\bvendre\b",
    r"\beste dominio\b.{0,25}\bventa\b",
    r"\bparked (?:free|domain)\b",
    r"\bhugedomains\b",
)

CHALLENGE = _any(
    r"\bjust a moment\b",
    r"\battention required!",
    r"\bone moment, please\b",
    r"\bddos-guard\b",
    r"\bmaking sure you're not a bot",
    r"\bpardon our interruption",
    r"\bverify(?:ing)? (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot|bot)\b",
    r"\bare you (?:a |not a )?(?:human|robot|bot)\b",
    r"\bhuman verification\b",
    r"\b(?:security|bot|browser) (?:check|verification)\b",
    r"\bchecking your browser\b",
    r"\bcomplete the (?:captcha|security check)\b",
    r"\b(?:re)?captcha\b",
    r"\bpress (?:&|and) hold\b",
)

REFUSED = _any(
    r"\baccess (?:is |to this page (?:has been |is ))?denied\b",
    r"\brequest (?:unsuccessful|blocked|rejected)\b",
    r"\byou have been blocked\b",
    r"\bthe request could not be satisfied\b",
    r"\bnot available in your (?:country|region|location)\b",
    r"\bwebsite firewall\b",
    r"\baccès (?:refusé|interdit)\b",
    r"\bzugriff verweigert\b",
    r"\bacceso denegado\b",
)

CONSENT = _any(
    r"\bbefore you continue\b",
    r"\bwe (?:value|respect|care about) your privacy\b",
    r"\b(?:cookie|privacy) (?:consent|settings|preferences|choices)\b",
    r"\baccept (?:all )?cookies\b",
    r"\bbevor sie fortfahren\b",
    r"\bavant de continuer\b",
    r"\bantes de continuar\b",
    r"\bprima di continuare\b",
    r"\bvoordat je verdergaat\b",
)

TOO_MANY = _any(
    r"\btoo many requests\b", r"\brate limit(?:ed| exceeded)?\b", r"\btraffic limit\b", r"\brequest limit\b"
)

SIGN_IN = _any(
    r"\b(?:sign|log)[ -]?(?:in|on)\b",
    r"\blogin\b",
    r"\bauthentication required\b",
    r"\bsingle sign-on\b",
    r"\b(?:anmelden|anmeldung|einloggen)\b",
    r"\b(?:connexion|se connecter|identifiez-vous)\b",
    r"\b(?:iniciar sesión|acceder)\b",
    r"\b(?:accedi|inloggen|logga in|logg inn|log ind|zaloguj|přihlášení|вход|войти|mewngofnodi)\b",
    r"ログイン|登录|登入|로그인",
)

SIGN_IN_FILLER = Pattern(
    r"\b(?:to|please|your|account|continue|the|with|user|users|member|members|portal|page|or|register|required|welcome|"
    r"you|must|be|need|view|this|content|resource|in|bitte|veuillez|vous)\b"
)
