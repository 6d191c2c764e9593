"""The words by which catalogues are understood: English, and what links and headings say in other languages; no names of anybody."""

import re

KINDS = {
    "blog": "blog", "blog post": "blog", "blog series": "blog", "weblog": "blog", "toolkit": "toolkit", "tool kit": "toolkit",
    "report": "report", "annual report": "report", "research report": "report", "final report": "report",
    "pamphlet": "pamphlet", "leaflet": "leaflet", "booklet": "booklet", "brochure": "brochure", "book": "book", "ebook": "book",
    "handbook": "handbook", "manual": "manual", "guide": "guide", "guidebook": "guide", "good practice guide": "guide",
    "guidance": "guidance", "paper": "paper", "research paper": "paper", "discussion paper": "paper", "working paper": "paper",
    "white paper": "paper", "briefing paper": "briefing", "policy briefing": "briefing", "briefing": "briefing", "briefing note": "briefing",
    "article": "article", "case study": "case study", "video": "video", "film": "film", "podcast": "podcast", "webinar": "webinar",
    "website": "website", "web site": "website", "database": "database", "dataset": "dataset", "data set": "dataset",
    "factsheet": "factsheet", "fact sheet": "factsheet", "newsletter": "newsletter", "presentation": "presentation", "slides": "presentation",
    "checklist": "checklist", "template": "template", "survey": "survey", "manifesto": "manifesto", "strategy": "strategy",
    "lesson plan": "lesson plan", "course": "course", "online course": "course", "poster": "poster", "map": "map", "app": "app",
    "study": "study", "evaluation": "evaluation", "directory": "directory", "magazine": "magazine", "journal": "journal", "workbook": "workbook",
}  # fmt: skip
KIND = "|".join(sorted((re.escape(word) for word in KINDS), key=len, reverse=True))

COLLECTIONS = frozenset((
     "resources", "reports", "publications", "toolkits", "tools", "links", "guides", "papers", "books", "blogs",
     "articles", "videos", "films", "podcasts", "websites", "sites", "downloads", "studies", "materials",
     "documents", "reading", "research", "organisations", "organizations", "networks", "newsletters", "journals",
     "databases", "datasets", "templates", "leaflets", "factsheets", "handbooks", "manuals", "courses",
     "activities", "lessons", "presentations", "briefings", "guidance", "others", "sources", "readings",
     "collections", "archives", "examples", "plans", "funding", "training", "events", "policy", "policies", "apps",
     "magazines", "communities",
     "linkliste", "linksammlung", "materialien", "publikationen", "ver\u00f6ffentlichungen", "literatur", "b\u00fccher", "ressources", "liens", "documents", "publicaciones", "materiales",
     "recursos", "enlaces", "documentos", "risorse", "link utili", "utili", "pubblicazioni", "publica\u00e7\u00f5es", "materiais", "publikacje", "materia\u0142y", "l\u00e4nkar", "lenker",
     "linkit", "publicaties", "downloadliste",
))  # fmt: skip

NOT_ENTRIES = re.compile(
    r"(?:contact(?: us| details|ar|o|er|ez-nous)?|contatt[io]|contato|kontakt(?:daten)?|nous contacter|ansprechpartner(?:in)?|how to (?:contact|reach) us|about(?: us| this .*)?|intro(?:duction|ducci\u00f3n|du\u00e7\u00e3o|duzione)?|overview|motivation|motivaci\u00f3n|preface|foreword|einleitung|einf\u00fchrung|vorwort|\u0432\u0432\u0435\u0434\u0435\u043d\u0438\u0435|\u7b80\u4ecb|\u4ecb\u7ecd|\u306f\u3058\u3081\u306b|further information|more information|feedback|share(?: this.*)?|"
    r"related(?: .*)?|(?:\d+ )?comments?|in this section|contents|on this page|navigation|search|(?:go )?(?:up|back) (?:a|one|to the (?:previous|next)) level|up one level|(?:do you )?know (?:of )?(?:an?|any|some|something|another|others?)\b.*\b(?:we|here|add(?:ed)?|listed|missing|(?:this|the|our) (?:page|list|site|directory))\b.*\?|(?:can|could)(?:n?['\u2019]?t|not) (?:find|see) (?:what|it\b|something|the .{1,40} you).*|(?:is )?(?:something|anything) missing\??|(?:what )?have we missed\b.*\?|was this (?:page )?(?:helpful|useful)\b.*|(?:still )?(?:stuck|unsure|not sure)\?|(?:(?:have|got|any) )(?:an? |any |more |other |further )?(?:questions?|quer(?:y|ies)|ideas?|suggestions?)\?|(?:still )?need (?:a hand|something else|(?:some |any |more |further )?(?:help|support|advice|information))\?|back to (?:top|.{1,30} page)|footnotes?|acknowledge?ments?|how to use .*|"
    r"(?:registered |reg\.? )?charity (?:no|num|reg|\d).*|to-?do: .*|registered charity.*|company (?:no|num|reg).*|vat (?:no|reg).*|©.*|"
    r"(?:web ?)?site (?:designed |built |made |created |hosted )*by .*|powered by .*|disclaimer|copyright(?:\W+(?:©|\(c\)|(?:19|20)\d\d).*|\b.*(?:registered|reserved|©|(?:19|20)\d\d).*)?|still to come|coming soon|(?:(?:page|section|site|still|currently) )?under construction\W*|in preparation|demnächst|à paraître|próximamente|page information|get in touch|sign up(?: (?:for|to|here|now|today)\b.*)?|subscribe(?: .*)?|(?:our )?newsletter(?: sign-?up)?|stay in touch|keep in touch|donate(?: now| today)?|join (?:us|(?:our|the) (?:mailing list|newsletter|team|community|network|group))|suggest .*|submit .*|report (?:an? |any )?(?:missing|broken|dead) (?:link|entr|resource|page|item|title|site).*|report (?:an? |any )?(?:errors?|issues?|bugs?|problems?|mistakes?)(?: (?:with|on|in) (?:this|our|the (?:page|site|website|list|directory|catalogue|links?))\b.*)?|welcome.*|last updated.*|"
    r"leave a (?:reply|comment)|schreibe? einen kommentar|kommentar schreiben|laisser un commentaire|deja un(?:a respuesta| comentario)|(?:geef|plaats) een reactie|lascia un commento)[:.]?",
    re.IGNORECASE,
)


# headings that count the parts of a course or a meeting
COUNTED = re.compile(
    r"(?:week|session|module|unit|lesson|lecture|class|day|woche|sitzung|semaine|s\u00e9ance|semana|sesi\u00f3n|settimana) \d{1,2}\b",
    re.IGNORECASE,
)

NOTICES = re.compile(
    r"\W*(?:notes?|n\.?b\.?|tips?|warning|caution|important|hinweis|anmerkung|achtung|remarque|attention|nota|nota bene|avviso|aviso|uwaga|\u6ce8|\u6ce8\u610f|\u63d0\u793a|\u043f\u0440\u0438\u043c\u0435\u0447\u0430\u043d\u0438\u0435)[:.!]?",
    re.IGNORECASE,
)


# headings above what a page builder adds of one site, and above further pages of the page's own

_VAGUE_ABROAD = (
    r"(?:cliquez )?ici|visiter(?: le site)?|acc\u00e9der au site|site (?:web|internet)|"
    r"hier(?: (?:klicken|herunterladen))?|mehr (?:infos|informationen)|zu[rm] (?:web)?(?:seite|site|download|homepage)|weitere informationen|webseite|"
    r"aqu\u00ed|m\u00e1s (?:informaci\u00f3n|info)|ver (?:web|sitio)|(?:sitio|p\u00e1gina) web|visitar(?: (?:el|la) (?:sitio|web|p\u00e1gina))?|"
    r"meer (?:informatie|info|lezen)|klik hier|download|bekijk (?:de )?(?:web)?site|naar (?:de )?(?:web)?site|bezoek(?: (?:de )?(?:web)?site)?|"
    r"qui|sito web|maggiori informazioni|scopri di pi\u00f9|aqui|(?:leia|ver) mais|descarregar|ladda ned|last ned|tutaj|wi\u0119cej"
)  # French, German, Spanish, Dutch, Italian, Portuguese, Swedish, Norwegian, Polish
VAGUE = re.compile(
    r"(?:click(?:ing)? )?(?:on )?(?:here|this link|link|download(?: (?:here|it|now|(?:the )?(?:pdf|file|report|document|guide|paper)))?|"
    r"(?:find out|read|see|view|learn) (?:more|it|the (?:report|blog|article|paper|full .*))(?: here| online)?|more(?: here| info.*)?|pdf|website|web ?site|view|open|"
    r"click here (?:to|for) (?:read|view|see|open|visit|access|download|watch|listen|find out|learn|more|information|details|website)\b(?: (?:the|this|our|their|its|an?|more|full|whole|entire|complete|original|article|report|paper|story|post|page|document|file|pdf|video|text|version|web ?site|site|website|about|it|to|online|information|info|details))*|"
    r"full (?:text|report|version)|(?:pdf|word|html|text|print|large print|easy read|audio|online) version|(?:available|apply|register|sign up|book|buy|order|see|find (?:it|them|out)|join|donate|search|access|order yours) here|go to .*|get (?:it|the .*)|watch(?: .*)?|listen(?: .*)?|visit (?:the |our |their )?(?:site|web ?site|page|now)|launch|external link|report|(?:executive |short )?summary|"
    r"herunterladen|(?:pdf|datei) (?:herunterladen|öffnen)|mehr(?: (?:erfahren|lesen|dazu|infos?))?|weiter(?:lesen)?|zur (?:web)?seite|ansehen|télécharger(?: .{1,20})?|(?:en )?(?:savoir|lire) (?:plus|la suite)|voir(?: plus| le site)?|"
    r"descargar(?: .{1,20})?|leer más|ver(?: más)?|scarica(?: .{1,20})?|leggi (?:di più|tutto)|vai al sito|baixar|transferir|saiba mais|ler mais|downloaden|descarregar(?: .{1,20})?|lees (?:meer|verder)|bekijk|naar de (?:web)?site|ladda ner|läs mer|hent|les mer|læs mere|"
    r"lataa|lue lisää|pobierz|czytaj (?:dalej|więcej)|zobacz|stáhnout|více|letöltés|tovább|descărcați|indir|скачать|подробнее|читать далее|завантажити|"
    r"ダウンロード|詳細|詳しく見る|下载|下載|查看|更多|تحميل|المزيد|다운로드|הורדה|"
    rf"{_VAGUE_ABROAD})\W*(?:\([^)]*\))?",
    re.IGNORECASE,
)

DOWNLOADS = re.compile(
    r"\b(?:here|download\w*|pdf|read|full (?:text|report)|view|open|access|get|watch|listen|link|online|website|version)\b",
    re.IGNORECASE,
)

ORDERS = re.compile(
    r"(?:download|find out|find more|click|read (?:more|the|it|on|about)|follow|please|visit|for (?:more|further|an? (?:full|complete|longer) list|the full list)|if you|see (?:also|the|our)|"
    r"contact|email|e-mail|you (?:can|may|will)|we |our |it |they |there (?:is|are)|here (?:you|is|are)|this |these |those |available (?:at|from|here|as|in|on)|"
    r"also |thanks|thank you|welcome|order |buy |isbn|issn|http|www\.|url|link:|web:|price|last updated|updated|includes? |contains? |"
    r"written by|edited by|published|produced by|by )",
    re.IGNORECASE,
)

_SMALL_IN_TITLES = 3  # letters of a word that needs no capital in a title


def is_order(text: str) -> bool:
    """Say whether a line begins as an order or a sentence about itself does ("It is a list"), rather than as a title that is written with capitals ("It Gets Better")."""
    words = text.split()[1:]
    capitals = [word[0].isupper() for word in words if len(word) > _SMALL_IN_TITLES and word[0].isalpha()]
    return ORDERS.match(text) is not None and not (len(capitals) > 1 and all(capitals))


REFERENCE = re.compile(
    r"(?:this|these|the|an?|our|it|new|two|three|four|five|six|free|short|practical|how-to|online|guide to|report on)\b",
    re.IGNORECASE,
)
DEMONSTRATIVE = re.compile(
    rf"(?:this|these|the|an?)\s+(?:[\w'\u2019-]+\s+){{0,4}}?(?:{KIND}|resource|publication|pack|collection|page|site|work|project)s?\b",
    re.IGNORECASE,
)
THIS = re.compile(r"(?:this|these)\b", re.IGNORECASE)

PAGE_TALK = re.compile(
    r"\b(?:th(?:is|ese) (?:web ?)?(?:page|list|section|catalogue|pages|lists)\b|add (?:anything|something|a (?:link|resource))|any of (?:these|the) (?:resources|links)|"
    r"last (?:updated|reviewed|checked)|(?:suggest|recommend) (?:a|another|other|any) |let us know|(?:spot|find|found|notice) (?:a|any) (?:broken|dead)|"
    r"broken link|we have (?:selected|chosen|gathered|collected|put together|listed)|listed below|(?:resources|links|(?:web ?)?sites|titles|entries|publications|reports|toolkits|guides|books|papers) below|below (?:were|have|can|may)\b|click on (?:the|a) title|"
    r"below (?:you|are|is)|here you (?:can|will)|all rights reserved|get in touch if)",
    re.IGNORECASE,
)

FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|can|could|may|might|must|does|do|did|provides?|describes?|explains?|explores?|examines?|outlines?|"
    r"looks|sets|offers|shows|gives|helps|includes?|covers|contains|argues|presents|highlights|summarises|reviews|reports|considers|discusses|brings|aims|takes|tells|asks|follows)\b",
    re.IGNORECASE,
)

ORGANISATION = frozenset((
     "foundation", "trust", "institute", "university", "college", "school", "council", "government", "department",
     "ministry", "commission", "committee", "agency", "authority", "association", "society", "centre", "center",
     "network", "partnership", "group", "unit", "lab", "team", "service", "services", "international", "national",
     "network", "alliance", "federation", "union", "press", "publishing", "publishers", "books", "publications",
     "library", "museum", "archive", "archives", "gallery", "office", "board", "bureau", "company", "ltd",
     "limited", "plc", "cic", "inc", "llp", "charity", "fund", "nhs", "uk", "usa", "eu", "scotland", "england",
     "wales", "ireland", "britain", "london", "royal", "house", "media", "magazine", "journal", "review", "news",
     "academy", "hospital", "church", "bank", "consortium", "forum", "project", "programme", "initiative",
     "campaign", "club", "league", "observatory", "studio", "works", "hub", "exchange", "collective", "cooperative",
     "co-operative", "executive", "corporation", "organisation", "organization", "research", "england's",
     "scotland's", "health", "housing", "education", "community", "communities", "digital", "data", "parliament",
     "assembly", "police", "authority", "shelter", "learning", "policy", "development", "environment", "energy",
     "action",
))  # fmt: skip

GIVEN_NAMES = frozenset((
     "aaron", "adam", "adrian", "aisha", "alan", "albert", "alex", "alexander", "alice", "alison", "amanda", "amy",
     "ana", "andrea", "andrew", "angela", "ann", "anna", "anne", "anthony", "antonio", "arthur", "barbara", "ben",
     "benjamin", "bernard", "beth", "bill", "brian", "bridget", "bruce", "carl", "carla", "carlos", "carol",
     "caroline", "catherine", "charles", "charlotte", "chris", "christina", "christine", "christopher", "claire",
     "clare", "colin", "craig", "daniel", "david", "dawn", "deborah", "denise", "dennis", "derek", "diana", "diane",
     "donald", "donna", "dorothy", "douglas", "duncan", "edward", "elaine", "eleanor", "elena", "elizabeth",
     "ellen", "emily", "emma", "eric", "erica", "esther", "eva", "evelyn", "fatima", "fiona", "frances", "francis",
     "frank", "fred", "gareth", "gary", "gavin", "geoffrey", "george", "gerald", "gillian", "glenn", "gloria",
     "gordon", "graham", "grace", "greg", "hannah", "harold", "harry", "heather", "helen", "henry", "howard",
     "hugh", "ian", "ingrid", "irene", "isabel", "isla", "ivan", "jack", "jacqueline", "jack", "jake", "james",
     "jan", "jane", "janet", "jason", "jean", "jeff", "jennifer", "jenny", "jeremy", "jessica", "jill", "jim",
     "joan", "joanna", "joanne", "joe", "john", "jonathan", "joseph", "joyce", "judith", "judy", "julia", "julian",
     "julie", "karen", "karl", "kate", "katherine", "kathleen", "keith", "kelly", "kenneth", "kevin", "kim",
     "kirsty", "laura", "lauren", "lawrence", "lee", "leo", "leon", "leonard", "leslie", "linda", "lisa", "lorna",
     "louise", "lucy", "luke", "lynn", "malcolm", "marc", "marcus", "margaret", "maria", "marie", "marion", "mark",
     "martha", "martin", "mary", "matt", "matthew", "maureen", "max", "megan", "michael", "michelle", "mike",
     "mohammed", "moira", "nancy", "natalie", "neil", "nicholas", "nicola", "nigel", "nina", "nora", "norman",
     "olga", "oliver", "olivia", "oscar", "owen", "pamela", "patricia", "patrick", "paul", "pauline", "peter",
     "philip", "phillip", "priya", "rachel", "ralph", "ray", "rebecca", "richard", "rita", "robert", "robin",
     "roger", "ronald", "rosa", "rose", "rosemary", "ross", "roy", "russell", "ruth", "ryan", "sally", "sam",
     "samantha", "samuel", "sandra", "sara", "sarah", "scott", "sean", "sharon", "sheila", "simon", "sofia",
     "sonia", "sophie", "stephanie", "stephen", "steve", "steven", "stuart", "susan", "suzanne", "sylvia", "teresa",
     "terry", "theresa", "thomas", "tim", "timothy", "tina", "tom", "tony", "tracy", "valerie", "vanessa",
     "veronica", "victor", "victoria", "vincent", "violet", "walter", "wendy", "william", "yasmin", "yvonne", "zoe",
))  # fmt: skip

# pages that sites have, by the names of them in menus
HOME = frozenset((
     "home", "homepage", "home page", "main page", "startseite", "start", "accueil", "inicio", "início", "hem", "hjem", "etusivu", "strona główna",
     "domů", "kezdőlap", "главная", "головна", "ホーム", "首页", "الرئيسية", "about", "about us", "contact", "contact us", "kontakt", "contacto",
     "contato", "contatti", "login", "log in", "impressum",
))  # fmt: skip
