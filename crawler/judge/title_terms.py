"""Words with a part to play in titles: tables to read and to extend, all folded (lower case, no accents)."""

from itertools import chain

_MONTH_NAMES = "january february march april may june july august september october november december"
MONTHS = tuple(_MONTH_NAMES.split())

_STOP_WORDS = (
    "a an the of and or in on for to with by from at as is are be into about your our its their this that it how what why we you &"
    " der die das des dem den ein eine einer eines einem einen und fur fuer von zur zum im mit le la les l un une des du de et en pour au aux sur dans d el los las"
    " y del al con por para il lo gli i e di da nel een het van o os da do em na no och av w z ze i oraz dla na do o una uno um uma entre tussen zwischen between"
    " welche welcher welches sie ich wir ist sind auf an bei aus nach wie was que qui vous votre nos notre ce cette est se su sus es ik je uw wat hoe zijn heb che jak jest"
    " voor gyfer yn yng yr mewn gyda agus haghaidh maidir airson untuk bagi dengan tentang fyrir um pentru despre och att till som til fra ja seka icin ve es szamara amb per els"
    " om avec della dello delle degli dalla nella alla sulla sobre pelo pela v iz ob po dlya kai tou tis ton tin sto stin の は と を に て か へ について における に関する"  # as folded: in, from, about, for; and, of the; particles
)
STOP = frozenset(_STOP_WORDS.split())
"""Words that carry no content, in the languages of the web's most frequent catalogues."""
SPOKEN = frozenset(word for word in STOP if word.isascii() and len(word) > 2) - {"del", "con"} | {"of", "in", "le"}  # noqa: PLR2004
"""Those that tell a language: a title with one of them is no transliteration."""

EXPANSIONS = {"intro": "introduction", "dept": "department", "govt": "government", "gov't": "government", "univ": "university", "intl": "international",
               "docs": "documentation", "doc": "documentation", "mgmt": "management", "natl": "national", "assn": "association", "&": "and", "ref": "reference",
               "info": "information", "stats": "statistics", "maths": "mathematics", "math": "mathematics", "jan": "january", "feb": "february",
               "rept": "report", "bldg": "building", "env": "environment", "dev": "development", "ppl": "people", "person": "people", "persons": "people", "homepage": "home",
               "faqs": "faq", "wwi": "ww1", "burma": "myanmar", "eire": "ireland", "holland": "netherlands", "swaziland": "eswatini", "siam": "thailand", "wwii": "ww2",
               "\u4e0e": "\u548c", "\u53ca": "\u548c"}  # fmt: skip

_NATIONS = (
    "british britain scottish scotland welsh wales irish ireland english england french france spanish spain dutch netherlands danish denmark"
    " swedish sweden finnish finland polish poland turkish turkey greek greece swiss switzerland"
)
NATIONS = dict(zip(_NATIONS.split()[::2], _NATIONS.split()[1::2], strict=True))
"""Countries by their adjectives, where these have not the same beginning."""
_OF_LANGUAGES = "language grammar dictionar translat interpret lesson teach learn literature vocabular phrase spelling beginners speak"
OF_LANGUAGES = tuple(_OF_LANGUAGES.split())
"""How words begin beside which such an adjective means a language."""

_ONE_WORDS = (
    "child children childrens,tooth teeth,foot feet,goose geese,mouse mice,life lives living,wolf wolves,leaf leaves,knife knives,thief thieves,wife wives,half halves"
    ",choose choosing choice choices,lose losing loss losses,die dying death deaths,grow growing growth,sell selling sale sales,enter entering entry,prove proving proof"
    ",safe safety,young youth,marry marriage,speak speech,know knowledge,weigh weight,health healthy,poor poverty,strong strength,believe belief,think thought"
    ",licence licences license licenses licensing licensed,register registering registration registrations,vote votes voting voter voters"
    ",st saint sankt,street st,mt mount,ft fort,dr doctor,regs regulations,corp corporation,nat national,assoc association,inst institute,soc society,conf conference,proc proceedings"
    ",admin administration,exam exams examination examinations,lab labs laboratory laboratories,memo memorandum,photo photos photograph photographs,ave avenue,hosp hospital"
    ",acct account,accts accounts,mtg meeting,mins minutes,cttee committee,hrs hours,yrs years,hist history,geog geography,chem chemistry,biol biology,bros brothers"
    ",kind kinder kindern kindes kinderen,buch bucher buchern buches,haus hauser hausern hauses,wald walder waldern waldes,tag tage tagen,stadt stadte stadten,frau frauen"
    ",mann manner mannern,land lander landern landes,dorf dorfer dorfern,bild bilder bildern,weg wege wegen,hund hunde hunden,tier tiere tieren,rad rader radern"
    ",boek boeken,huis huizen,stad steden,barn barns barnet barnets barnen,bok boken bocker,uomo uomini,oeil yeux,dziecko dziecka dzieci dziecku,pies psa psem psy psami psow"
    ",grey gray greys grays,tyre tire tyres tires,mould mold moulds molds mouldy moldy,plough plow ploughs plows ploughing plowing,kerb curb,cosy cozy,jewellery jewelry,sulphur sulfur"
    ",aeroplane airplane aeroplanes airplanes,whisky whiskey,gaol jail,draught draft,mum mom mums moms,axe ax,foetus fetus,moult molt,smoulder smolder"
    ",student studenten studierende studierenden,teilnehmer teilnehmern teilnehmende teilnehmenden,mitarbeiter mitarbeitern mitarbeitende mitarbeitenden,lehrer lehrern lehrende lehrenden lehrkraft lehrkrafte lehrkraften"
    ",zena zeny zen zenam,dite ditete deti,rebenok rebenka deti detei detyam,lapsi lapsen lapset lasten lapsille"
)
_ROWS = tuple(map(str.split, _ONE_WORDS.split(",")))
ONE_WORDS = {
    word: frozenset(words[0] for words in _ROWS if word in words) for word in frozenset(chain.from_iterable(_ROWS))
}
"""Forms of one word that look less alike than others do, by the first of each row that they stand in ("st" is a saint or a street): a table to read and to extend, as folded."""

_GENERIC_TITLES = (
    "overview|documentation|generated documentation|generated documentation (untitled)|rdoc documentation|docs|api documentation|"
    "home|home page|homepage|welcome|index|main|main page|start|start page|default|page|new page|document|untitled|untitled document|no title|title|"
    "search|search results|results|download|downloads|file|files|pdf|view|viewer|pdf viewer|loading|please wait|redirecting|redirect|resources|resource|"
    "publications|publication|news|blog|article|articles|reports|library|details|item|view item|startseite|accueil|inicio|pagina inicial|strona glowna|"
    "google drive|google docs|onedrive|sharepoint|dropbox|issuu|scribd|microsoft word|powerpoint presentation|presentation|slide 1|layout 1|report|"
    "print|cover|contents|table of contents|table contents|abstract|introduction|about|about us|contact|contact us|menu|navigation|website|web site|online|withdrawn|archived|superseded|official site|official website|official web site|homepage official|"
    "new page 1|nouvelle page 1|neue seite 1|nueva pagina 1|nuova pagina 1|nova pagina 1|new document|blank page|sample page|test page|web page|my site|my website|"
    "app|my app|react app|vite app|vue app|angular app|svelte app|next app|create next app|nuxt app"
)
_FRONT_PAGES = "home|home page|homepage|welcome|willkommen|herzlich willkommen|bienvenue|bienvenido|bienvenidos|bienvenida|benvenuti|benvenuto|bem vindo|bem vindos|bem vinda|welkom|velkommen|valkommen|witamy|vitajte|croeso|main page|start page|startseite|startsida|accueil|inicio|pagina inicial|pagina principal|strona glowna|etusivu|forside|hem|hjem|uvod|kezdolap|ana sayfa|glavnaya|hlavni strana|hlavni stranka|uvodni stranka|trang chu|首 页|主 页"
FRONT = frozenset(_FRONT_PAGES.split("|"))
"""Those of a front page."""
GENERIC = frozenset(_GENERIC_TITLES.split("|")) | FRONT
"""Titles that fit any page."""

_HOST_LABELS = "com org net edu gov ac co info eu io int mil www www2 web gob gouv"
SUFFIXES = frozenset(_HOST_LABELS.split())
"""Labels of host names that are no name of a site."""

_KIND_NAMES = (
    "guide guides toolkit tool handbook manual report reports survey study review paper briefing book booklet brochure leaflet pamphlet factsheet overview summary introduction primer"
    " course tutorial lesson workbook pack kit plan strategy framework evaluation analysis assessment article essay notes statement policy bulletin newsletter magazine journal website"
    " page site video fact sheet document series blog film podcast recording presentation slides lecture webinar documentation reference cookbook companion textbook collection anthology catalogue catalog resource"
    " resources guidance guidelines ratgeber leitfaden handbuch bericht broschure manuel rapport guia informe guida rapporto przewodnik podrecznik raport poradnik handleiding gids handbok"
    " rukovodstvo otchet prirucka zprava chapter part section volume edition story project programme program"
    " form forms application apply applying claim claiming renew request register get getting find check template timetable timetables calendar explained explainer quick online official leaflets"
    " module modules api"
    " マニュアル カイト ハントフック チュートリアル レホート"  # as folded
    " antrag beantragen formular merkblatt formulaire demande demander solicitud solicitar formulario domanda modulo wniosek formularz aanvraag aanvragen ansokan hakemus zadost zayavlenie pedido antragsformular anmeldeformular"
    # what a form asks for: "Wniosek o przyznanie dodatku" is that for the "dodatek"
    " przyznanie wydanie erteilung ausstellung gewahrung bewilligung concesion expedicion otorgamiento concessione rilascio delivrance octroi obtention verkrijgen toekenning"
    " vydani udeleni poskytnuti priznani vystaveni atribuicao concessao emissao predostavlenie vydacha myontaminen utfardande"
    " uberblick facsimile dataset datasets libguide libguides exhibit exhibition exhibits novel"
    # of an encyclopedia, and of a lesson
    " voce lemma stichwort maddesi madde heslo haslo szocikk uppslagsord oppslagsord"
    " unterrichtseinheit lesopzet lektionsplan"
)
KINDS = frozenset(_KIND_NAMES.split())
"""What kind of thing a document is; one kind for another may be the same document."""

_DOCUMENT_NAMES = (
    "report paper briefing booklet brochure leaflet pamphlet factsheet sheet primer tutorial lesson workbook pack plan strategy policy evaluation assessment article essay note notes statement"
    " letter guide handbook manual toolkit exhibit interview lecture chapter transcript minutes thesis dissertation worksheet checklist template form poem story"
    " bericht leitfaden ratgeber broschure merkblatt formular handbuch rapport manuel brochure formulaire informe guia folleto formulario guida opuscolo domanda relatorio przewodnik podrecznik"
    " raport poradnik wniosek handleiding gids verslag handbok prirucka zprava rukovodstvo otchet"
)
DOCUMENTS = frozenset(_DOCUMENT_NAMES.split())
"""Those of them, and others, that sites seldom are."""

_FORM_WORDS = (
    "full text free open access download printable print online ebook paperback hardback hardcover softcover "
    "draft beta preview progress preprint revised updated amended consolidated corrected abridged unabridged archived mirror cached edition file"
)
FORMS = frozenset(_FORM_WORDS.split())
"""How a document is had, and in what state."""

_PERIODICAL_NAMES = (
    "annual yearly quarterly monthly weekly accounts minutes meeting general jahresbericht jahrlicher annuel annuelle comptes anual cuentas annuale"
    " bilancio roczny jaarverslag arsberetning arsredovisning"
)
PERIODICAL = frozenset(_PERIODICAL_NAMES.split())
"""Words that, beside those of kinds, name what every organisation publishes again and again."""

_ORGANISATION_NAMES = (
    "council trust university foundation ministry department nhs association society institute library museum charity college agency authority commission office bureau government"
    " federation union academy hospital committee alliance partnership company ltd inc gmbh universitat universite universidad universita universidade universiteit universitet ministerium"
    " ministere ministerio ministero stiftung fondation fundacion fondazione gemeinde stadt ville ayuntamiento comune institut instituto istituto verein verband gesellschaft societe sociedad"
    " societa ministerstvo institut universytet uniwersytet fundacja ministerstwo urzad univerzita press verlag publishing publishers publications"
)
ORGANISATIONS = frozenset(_ORGANISATION_NAMES.split())
"""Words that make a name that of an organisation, at its beginning or end."""
PLACES = frozenset({"stadt", "gemeinde", "ville", "comune", "ayuntamiento"})
"""Those that do so at the beginning only: elsewhere they are places."""

_DESCRIPTIONS = (
    "software tool tools website site charity manager archive archives database portal library encyclopedia encyclopaedia dictionary project organisation organization network platform"
    " editor language journal magazine newspaper museum app service community forum search engine framework system programme campaign company university institute blog podcast"
    " converter player viewer browser client server compiler package generator toolkit game wiki directory repository registry catalogue catalog collection observatory agency foundation homepage home"
)
DESCRIBING = frozenset(_DESCRIPTIONS.split())
"""Words that say what a site or a program is, after its name."""

_COLLECTION_NAMES = (
    "archive archives database portal library encyclopedia encyclopaedia dictionary lexicon glossary wiki directory repository registry"
    " worterbuch lexikon enzyklopadie archiv bibliothek dictionnaire encyclopedie diccionario enciclopedia dizionario slownik leksikon woordenboek"
)
COLLECTIONS = frozenset(_COLLECTION_NAMES.split())
"""Words of what has many things in it, each with a page of its own."""

_ARTICLE_WORDS = "the a an der die das den dem des el la los las le les il lo gli i het de"
ARTICLES = frozenset(_ARTICLE_WORDS.split())
_RELATING_WORDS = "to of on about against for from zu zum zur uber fur von vom sur du pour a au aux sobre para del su per della dello sul sulla over voor van"
RELATING = frozenset(_RELATING_WORDS.split())
"""Words before what a thing is about, or belongs to."""
_WHOLE_WORDS = "text full complete official original new welcome home download downloads"
WHOLE = frozenset(_WHOLE_WORDS.split())
"""Words that make nothing else of the thing that they stand before."""
_BOOK_NAMES = "manual documentation specification reference faq course wiki"
BOOKS = frozenset(_BOOK_NAMES.split())
"""Kinds of things that have a page for each chapter."""
_PARTED_NAMES = "part partie parte teil deel del czesc cast chapter chapitre capitulo capitolo kapitel section sektion seccion secao volume tome tomo band module modul modulo"
PARTED = frozenset(_PARTED_NAMES.split())
"""Words that begin the name of a part of a document: "Part legislative"."""

NARROWING = ("for", "in", "fur", "pour", "para", "per", "voor", "dla", "dlya")
"""Words behind which a title says for whom or where, as folded."""
