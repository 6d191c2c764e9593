# ruff: noqa: RUF001 - words of many scripts
"""Words of pages that let nobody in who is not known to them: what to sign in with, that one has to, that something is for members."""

from collections.abc import Iterable

from crawler.judge.patterns import Pattern

_LONGEST = 200  # characters of a sentence

# A user name, a password.
CREDENTIALS = Pattern(
    r"\b(?:user ?names?|user ?id|passwords?|credentials|member number|card number|pin)\b|\b(?:benutzername|benutzerkennung|kennwort|passwort|zugangsdaten|nutzername|gebruikersnaam|wachtwoord|användarnamn|lösenord|brukernavn|passord|brugernavn|adgangskode|käyttäjätunnus|salasana|notandanafn|lykilorð)\b|\b(?:identifiants?|mot de passe|nom d'utilisateur|(?:nombre de )?usuario|contraseñas?|clave(?: de acceso)?|utilizador|palavra-passe|senha|cpf|nome utente|credenziali|credenciais|credenciales|contrasinal|contrasenya|usuari|erabiltzaile\w*|pasahitz\w*|utilizator|parol[ăa])\b"
    r"|\b(?:nazwa użytkownika|hasło|heslo|uživatelské jméno|používateľské meno|felhasználónév|jelszó|korisničko ime|lozink[aeu]|šifra|zaporka|uporabniško ime|geslo|kasutajanimi|parool|slaptažod\w+|parole|lietotājvārds)\b|\b(?:имя пользователя|пароль|логин|потребителско име|парола|ім'я користувача|логін|корисничко име|лозинк\w+)\b|όνομα χρήστη|κωδικό|\b(?:kullanıcı adı|şifre\w*|parola\w*)\b|كلمة (?:المرور|السر)|اسم المستخدم|סיסמה|שם משתמש|נום کاربری|نام کاربری|رمز عبور|گذرواژه|पासवर्ड|उपयोगकर्ता|用户名|用戶名|使用者名稱|密码|密碼|帐号|账号|帳號|ユーザー ?(?:名|id)|パスワード|아이디|비밀번호|ชื่อผู้ใช้|รหัสผ่าน|\b(?:tên đăng nhập|mật khẩu|kata sandi|nama pengguna|enw defnyddiwr|cyfrinair|ainm úsáideora|pasfhocal)\b"
)
# Whose word is taken for who somebody is: states, banks, universities, large services.
METHODS = Pattern(
    r"\b(?:bankid|bank-id|mobilt bankid|digid|eherkenning|eidas|spid|cie|cns|suomi\.fi|mitid|nemid|freja ?eid|freja|franceconnect|smart-id|mobile?-id|mobiil-id|id-kaart|id-karte|itsme|cl@ve|clave (?:pin|permanente)|cl@u|id\.gov|login\.gov|id\.me|gov\.uk verify|gov\.br|govid|profil zaufany|mojeid|identita občana|id austria|handy-signatur|bundid|elster|personalausweis|fireid|eid|e-identity|e-devlet|edevlet|госуслуг\w*|есиа|дія\.?підпис|bankid нбу|nia id|ügyfélkapu\+?|e-građani|eaadhaar|digilocker|singpass|myinfo|icp|マイナンバー\w*|gbizid|공동인증서|금융인증서|간편인증|vneid)\b"
    r"|\b(?:pankkitunnu\w+|mobiilivarmen\w+|varmennekort\w+|certificado digital|certificat numèric|certificat électronique|carte d'identité électronique|e-legitimation|e-legitimering|elektronisch\w* identiteit|(?:with|mit|met|avec|con|com|med|z|przez|через|s) (?:your )?(?:google|facebook|apple|microsoft|github|orcid|linkedin|vk|яндекс|yandex|edugain|eduroam|shibboleth|openathens|switch edu-id|haka|feide|surfconext|renater)|openathens|shibboleth|edugain|surfconext|feide|haka-kirjautuminen|orcid|(?:google|facebook|apple|microsoft|kakao|naver|line|wechat)(?:で|으로|로)? ?(?:アカウント|ログイン|로그인|계정|登录|登入)|카카오계정|微信登录|支付宝)\b"
)
_CHOOSE = Pattern(
    r"\b(?:choose|select|pick|how (?:would|do) you (?:want|like) to|sign in (?:with|using)|log in (?:with|using))\b|\b(?:wählen|wie möchten sie|auswahl|auswählen|kies|hoe wilt u|selecteer|välj|vel[gk]|vælg|valitse|veldu)\b|\b(?:choisissez|choisir|sélectionnez|elija|elige|seleccione|escolha|selecione|scegli|seleziona|identifique-se|identificati|triau|aukeratu|alegeți)\b|\b(?:wybierz|zvolte|vyberte|válassz\w*|odaberite|izberite|изберете|выберите|оберіть|виберіть|изаберите|valige|pasirinkite|izvēlieties)\b|επιλέξτε|\bseçin\w*|اختر|בחר|انتخاب|चुनें|选择|選擇|選択|선택|เลือก|\b(?:chọn|pilih|dewiswch|roghnaigh)\b"
)
_LOGGED_IN = Pattern(
    r"\b(?:log(?:ged|ging)?[ -]?in|sign(?:ed|ing)?[ -]?in|logon|log on|sign on|authenticat\w+|identification method)\b|\b(?:angemeldet|anmelde\w*|anmeldung|eingeloggt|einloggen|login|identifizier\w+|inlogg\w+|ingelogd|inloggen|inlogmethode|aanmeld\w+|logga(?:t|d|r)? in|inloggad|legitimera\w*|logge[tr]? inn|logget inn|innlogg\w*|log(?:ge[tr]?)? ind|logget ind|kirjau\w+|tunnist\w+|innskrá\w+|skrá\w* (?:þig )?inn)\b"
    r"|\b(?:connecte[rz](?:-vous)?|connectée?s?|identifiez-vous|identifier|s'identifier|authentifi\w+|(?:inici\w+|iniciada) (?:de )?(?:la )?(?:sesión|sessão|sessió)|sesión iniciada|identific\w+|autenticar\w*|autentic\w+|acceda|fa(?:ça|zer) (?:o )?login|logado|acced(?:ere|i)|effettu\w+ (?:il login|l'accesso)|autentific\w+|conecta(?:t|ți|rea)\w*|saioa hasi\w*|login)\b"
    r"|\b(?:zalogowa\w+|zaloguj\w*|logowani\w+|přihlá\w+|prihlás\w+|bejelentkez\w+|belép\w+|prijavi\w*|prijavljen\w*|prijav\w+|sisse ?logi\w*|logi sisse|autori[sz]\w+|prisijung\w+|pieteik\w+|ielogo\w+)\b|\b(?:влезте|влезете|влезли|вход|войти|войдите|авториз\w+|увійти|увійдіть|пријав\w+|најав\w+)\b|συνδεθ\w+|σύνδεση|\b(?:giriş yap\w*|oturum aç\w*|giriş)\b"
    r"|(?:تسجيل|بتسجيل|سجل) ?(?:ال)?دخول|להתחבר|התחבר\w*|להיכנס|כניסה|وارد|ورود|लॉग ?इन|साइन ?इन|登录|登錄|登入|ログイン|サインイン|로그인|เข้าสู่ระบบ|ล็อกอิน|\b(?:đăng nhập|masuk|log masuk|mewngofnodi|logáil isteach)\b"
)
_MUST = Pattern(
    r"\b(?:must|need(?:s|ed)? to|have to|has to|please|required?|only|first|bitte|müssen|muss|erforderlich|notwendig|moet(?:en)?|dient|gelieve|vereist|alstublieft|måste|krävs|behöver|må|kreves|skal|kræves|täytyy|pitää|edellyttää|vaatii|þarft|verður)\b|\b(?:devez|veuillez|doit|faut|requise?|nécessaire|debe[sn]?|tiene[s]? que|necesita[s]?|necesario|por favor|precisa|deve[s]?|necessário|devi|occorre|necessario|bisogna|obligator\w*|cal|heu de|has de|behar|mesedez|trebuie|necesar\w*|vă rugăm|debedes|tes que)\b"
    r"|\b(?:mus(?:i|isz|í|íte|íš|iš)|proszę|wymaga\w*|trzeba|prosím|nutné|potřeb\w+|potrebné|kell|szükséges|kérjük|morate|treba|potrebno|molimo|morate|peate|palun|vaja|reikia|būtina|jābūt|lūdzu|nepieciešam\w+)\b|\b(?:трябва|моля|необходимо|нужно|должн\w+|пожалуйста|требуется|надо|потрібно|необхідно|будь ласка|повинн\w+|морате|потребно|молимо)\b|πρέπει|παρακαλώ|απαιτείται|\b(?:gerekir|gerekiyor|gerekmektedir|gerekli\w*|lütfen|zorunda\w*|gereklidir)\b"
    r"|يجب|يرجى|عليك|الرجاء|يلزم|عليך|עליך|יש ל|נא ל|צריך|באید|باید|لطفا|کنید|कृपया|आवश्यक|करें|请|請|需要?|必须|必須|後才|后才|必要|ください|下さい|필요|주세요|바랍니다|하셔야|해야|후 이용|후에 이용|กรุณา|ต้อง|โปรด|\b(?:vui lòng|cần|phải|hãy|silakan|harus|perlu|mohon|wajib|rhaid|ní mór|caithfidh)\b"
)
MEMBERS = Pattern(
    r"\b(?:members?[ -]only|for (?:registered )?members(?: only)?|(?:only|exclusively|restricted|reserved|available) (?:\w+ ){0,2}(?:to |for |by )?(?:registered )?(?:members|users)|members? area|acesso reservado|área reservada|area riservata|acceso reservado|accès réservé|zona reservada)\b|\b(?:nur|ausschließlich) (?:für )?(?:\w+ )?(?:mitglieder|angemeldete|registrierte)\w*|\bmitgliedern? vorbehalten\b|\balleen (?:voor )?(?:\w+ )?leden\b|\b(?:enbart|endast|bara) för (?:\w+ )?medlemmar\b|\b(?:kun|bare) for (?:\w+ )?medlemm?er\b|\b(?:vain|ainoastaan) (?:\w+ )?jäsenille\b|\baðeins (?:fyrir )?félagsm\w+"
    r"|\b(?:réservée?s?|exclusivement|uniquement) (?:aux?|à nos) (?:membres|adhérents|utilisateurs|inscrits|sociétaires)\b|\b(?:solo|sólo|exclusiv[oa]|únicamente|reservad[oa]) (?:para|a) (?:\w+ )?(?:miembros|socios|usuarios|sócios|membros|associados|utilizadores)\b|\b(?:riservat[oaie]|sol[oi]|esclusivamente) (?:ai|per i|agli) (?:\w+ )?(?:soci|membri|iscritti|utenti|tesserati)\b|\b(?:només|exclusiu) per a (?:socis|membres)\b|\b(?:bazkideentzat|kideentzat) (?:bakarrik|soilik)\b|\b(?:doar|numai|exclusiv) pentru membri\b|\brezervat membrilor\b"
    r"|\b(?:tylko|wyłącznie) dla (?:członków|zalogowanych|zarejestrowanych|użytkowników)\b|\b(?:pouze|jen) pro (?:členy|přihlášené|registrované)\b|\b(?:len|iba) pre (?:členov|prihlásených|registrovaných)\b|\b(?:csak|kizárólag) (?:\w+ )?(?:tagok|tagjaink|regisztrált|bejelentkezett)\w*|\bsamo za (?:članove|člane|registrirane|prijavljene)\b|\bтолько для (?:членов|участников|зарегистрированных|авторизованных|пользователей)\b|\b(?:само|единствено) за (?:членове|регистрирани|чланове)\b|\b(?:тільки|лише) для (?:членів|зареєстрованих|учасників|користувачів)\b|μόνο (?:για|σε) (?:τα )?(?:μέλη|εγγεγραμμέν)|\b(?:sadece|yalnızca) (?:\w+ )?üye\w*|للأعضاء فقط|לחברים בלבד|לחברי .{0,20}בלבד|فقط (?:برای|به) (?:اعضا|کاربران)|केवल सदस्यों|(?:仅限|僅限|只有|仅供|僅供)(?:本站)?(?:会员|會員|注册|註冊|用户)|会員(?:限定|専用|のみ)|회원(?:만| ?전용)|เฉพาะสมาชิก|\b(?:chỉ dành cho thành viên|khusus (?:untuk )?anggota|hanya untuk anggota|aelodau yn unig|do bhaill amháin)\b"
)
# What is there, for those to whom it was given.
NOT_SHARED = Pattern(
    r"\byou need (?:access|permission)\b|\brequest access\b|\bonly shared it with\b|\bchanged who can see it\b|\b(?:this|that) (?:account|profile|video|page|board|document|file|site) is (?:currently )?private\b|\bprivate (?:video|account|site)\b|\bprivates? (?:video|konto|profil)\b|\b(?:sie benötigen|du benötigst) (?:zugriff|eine berechtigung)|\bzugriff anfordern\b|\bdemander l'accès\b|\bautorisation d'accès requise\b|\b(?:necesitas|necesita) (?:acceso|permiso)|\bsolicitar acceso\b|\bprecisa de (?:acesso|permissão)\b|\bsolicitar acesso\b|\brichiedi (?:l')?accesso\b|\bautorizzazione necessaria\b|\btoegang (?:aanvragen|vereist)\b|\bdu behöver (?:åtkomst|behörighet)\b|\bbegär åtkomst\b|\bdu trenger tilgang\b|\bdu har brug for adgang\b|\b(?:potrzebujesz dostępu|poproś o dostęp|potřebujete (?:přístup|oprávnění)|požádat o přístup)\b|\b(?:запросить доступ|нужен доступ|потрібен доступ)\b|erişim (?:isteyin|izni iste)|アクセス権(?:が必要|をリクエスト)|액세스 (?:권한이 필요|요청)|您需要(?:访问|存取)?权限|申请访问权限|要求存取權"
)


def chooses(texts: Iterable[str]) -> bool:
    """Tell whether a title or heading asks how to sign in."""
    return any(_CHOOSE.search(text) and _LOGGED_IN.search(text) for text in texts)


def must_sign_in(sentences: Iterable[str]) -> str | None:
    """Return the first of some folded sentences that says that one has to sign in; None where none does."""
    for text in sentences:
        if len(text) <= _LONGEST and _MUST.search(text) and _LOGGED_IN.search(text):
            return text
    return None


def speaks_of_signing_in(text: str) -> bool:
    """Tell whether a folded text speaks of signing in at all."""
    return _LOGGED_IN.search(text) is not None
