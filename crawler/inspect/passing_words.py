# ruff: noqa: RUF001 - words in the letters of their languages
"""Words of dates and counters in thirty languages: on a page they change while its text stays what it is.

"3 days ago" becomes "2 weeks ago", "Monday, 2 March" becomes "Friday, 6 March", "999 views" becomes "1.2K views". Digits are left out anyway; these words
have one hash between them, so that one of them in place of another is no change. A word that means something else as well ("may", "mars") costs
nothing by it. Lower case, as they stand in texts, endings included.
"""

_ENGLISH = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years
today yesterday tomorrow ago am pm st nd rd th k m mio bn utc gmt
"""
_GERMANIC = """
januar februar märz april mai juni juli august september oktober november dezember jän jänner feber mrz dez okt
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
sekunde sekunden minute minuten stunde stunden std tag tage tagen woche wochen monat monate monaten jahr jahre jahren heute gestern uhr tsd
januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
seconden minuut uur uren dag dagen weken maand maanden jaar geleden vandaag gisteren
mars maj augusti måndag tisdag onsdag torsdag fredag lördag söndag sekund sekunder minuter timme timmar dagar vecka veckor månad månader
sedan idag igår år desember marts mandag tirsdag lørdag søndag minutt minutter time timer dage dager uke uker uge uger måned måneder siden
"""
_ROMANCE = """
janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
janv févr avr juil seconde secondes heure heures jour jours semaine semaines mois an ans année années hier aujourd'hui hui
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
lunes martes miércoles jueves viernes sábado domingo segundo segundos minuto minutos hora horas día días semana semanas mes meses año años
hoy ayer gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott
lunedì martedì mercoledì giovedì venerdì sabato domenica secondi minuti ora ore giorno giorni settimana settimane mese mesi anno anni fa oggi ieri
janeiro fevereiro março maio junho julho setembro outubro dezembro fev dez
segunda terça quarta quinta sexta feira dia dias mês ano anos atrás hoje ontem
ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie luni marți miercuri joi vineri sâmbătă duminică
minute oră ore zi zile săptămână săptămâni lună ani azi ieri gener febrer abril maig juny juliol setembre desembre dies setmanes mesos anys
"""
_SLAVIC_AND_BALTIC = """
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
poniedziałek wtorek środa czwartek piątek sobota niedziela sekund minut minuty minutę godzin godziny godzinę dni dzień tygodni tygodnie tydzień miesięcy miesiące miesiąc lat lata rok
temu dziś dzisiaj wczoraj tys mln ledna února března dubna května června července srpna září října listopadu prosince
pondělí úterý středa čtvrtek pátek neděle hodin hodiny hodinu dnů dny týdnů týdny týden měsíců měsíce roky let dnes včera
январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа сентябрь сентября октябрь октября ноябрь ноября декабрь декабря
понедельник вторник среда четверг пятница суббота воскресенье секунд минут минуты минуту часов часа час дней дня день недель недели неделю месяцев месяца месяц лет года год назад сегодня вчера тыс млн
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня хвилин годин днів тижнів місяців років тому сьогодні вчора
јануар фебруар јун јул септембар октобар новембар децембар януари февруари юни юли септември октомври ноември декември преди дни
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio janvāris februāris aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
"""
_OTHERS = """
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai minuuttia tuntia päivää viikkoa kuukautta vuotta sitten tänään eilen
január február március április május június július augusztus szeptember október november december hétfő kedd szerda csütörtök péntek szombat vasárnap
másodperc perc óra órája nap napja hete hónapja éve ma tegnap
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar
saniye dakika saat gün hafta ay yıl önce bugün dün
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
λεπτά ώρα ώρες ημέρα ημέρες εβδομάδες μήνες χρόνια πριν σήμερα χθες
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد دقيقة دقائق ساعة ساعات يوم أيام أسبوع أسابيع شهر أشهر سنة سنوات منذ اليوم أمس
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר דקות שעות ימים שבועות חודשים שנים לפני היום אתמול
जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर मिनट घंटे दिन सप्ताह महीने साल पहले आज कल
januari februari maret mei juni juli agustus oktober desember senin selasa rabu kamis jumat minggu detik menit jam hari bulan tahun lalu kemarin
월요일 화요일 수요일 목요일 금요일 토요일 일요일 분전 시간 일전 어제 오늘
"""

PASSING = frozenset(
    word for table in (_ENGLISH, _GERMANIC, _ROMANCE, _SLAVIC_AND_BALTIC, _OTHERS) for word in table.split()
)
