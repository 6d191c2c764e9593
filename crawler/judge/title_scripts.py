# ruff: noqa: RUF001 - letters of many scripts
"""Scripts other than Latin in titles: words where none are spaced, one spelling of what is written in several ways, and titles told across scripts."""

import re

from crawler.judge.patterns import Pattern

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_KANA = "\u3041-\u30ff"
_HANGUL = "\uac00-\ud7a3"
# A digit beside such a letter belongs to no word: "2010年", "2010년".
_GLUED = Pattern(rf"(?<=[{_HAN}{_KANA}{_HANGUL}])(?=\d)|(?<=\d)(?=[{_HAN}{_KANA}{_HANGUL}])")
_COLON = Pattern(rf"(?<=[{_HAN}{_KANA}{_HANGUL}]):")
_WAVE = Pattern(rf"(?<=[{_HAN}{_KANA}{_HANGUL}])~|~(?=[{_HAN}{_KANA}{_HANGUL}])|(?<=[{_HAN}{_KANA}{_HANGUL}] )~")
# Marks that make a syllable of a letter belong to the word, in the scripts of India and of South-East Asia.
WIDE_WORD = Pattern("(?:[^\\W_]|[\u0900-\u0963\u0966-\u0dff\u0e30-\u0e4e\u0eb0-\u0ece\u102b-\u103e\u17b4-\u17d3])+")
_RUNS = Pattern(
    rf"[{_HAN}]|[\u3041-\u309f]+|[\u30a1-\u30ff]+|[\u0e01-\u0edf\u1000-\u109f\u1780-\u17d3]+"
    rf"|[^{_HAN}{_KANA}\u0e01-\u0edf\u1000-\u109f\u1780-\u17d3]+"
)
_UNSPACED = Pattern(rf"[{_HAN}{_KANA}\u0e01-\u0edf\u1000-\u109f\u1780-\u17d3]")
_FIRST_OF_SOUTH_EAST, _LAST_OF_SOUTH_EAST, _SYLLABLE = "\u0e01", "\u17d3", 3

_SIGNS = str.maketrans(
    {"\u0640": None, "\u3010": "[", "\u3011": "]", "\u3014": "[", "\u3015": "]", "\u3002": ". ", "\u2500": " - ", "\u301c": " - "}
    | dict.fromkeys("\u300a\u300b\u300c\u300d\u300e\u300f\u3008\u3009\u05f4", '"')
    | {chr(start + digit): str(digit) for start in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x17E0) for digit in range(10)}
)  # fmt: skip

# One sign for what Arabic and Persian, Hebrew at the end of words, traditional and Japanese writing spell with two.
_TRADITIONAL = (
    "國国學学體体與与個个們们來来會会時时說说對对這这過过還还後后開开關关長长門门問问間间東东車车馬马鳥鸟魚鱼龍龙風风雲云電电話话語语詞词詩诗譯译讀读書书畫画報报紙纸"
    "經经濟济業业產产發发術术藝艺歷历曆历記记紀纪錄录傳传統统計计鑑鉴鑒鉴總总編编輯辑論论議议證证讓让設设計计劃划調调訪访談谈評评詳详題题題题類类顯显視视觀观覽览"
    "見见親亲覺觉規规實实寫写寶宝專专將将導导尋寻屆届層层島岛嶺岭師师帶带幫帮廣广廠厂庫库應应廳厅異异張张強强彈弹態态愛爱憲宪戰战擇择據据擴扩擊击換换損损搖摇撥拨"
    "數数斷断舊旧晝昼暫暂條条極极構构標标樣样橋桥機机檔档檢检權权歐欧歲岁殺杀殘残氣气決决況况沒没淚泪淨净湯汤滅灭滿满漢汉潔洁澤泽濃浓災灾無无煙烟熱热燈灯燒烧爭争爾尔"
    "獎奖獨独獲获獻献環环現现瑪玛畢毕當当療疗癥症監监盤盘盧卢眾众碼码礎础禮礼禍祸種种積积穩稳窮穷競竞筆笔節节範范築筑簡简簽签籃篮糧粮級级約约純纯紅红納纳細细終终組组"
    "結结給给絕绝絡络統统絲丝綜综綠绿維维網网緊紧線线練练緣缘縣县縮缩績绩織织繪绘繼继續续義义習习聖圣聞闻聯联聲声職职聽听肅肃腦脑臉脸臨临舉举舖铺艦舰莊庄華华萬万葉叶"
    "著着蘇苏藥药處处號号蟲虫衛卫衝冲製制複复親亲觸触計计訂订訊讯訓训託托許许診诊試试該该誌志認认語语誤误課课調调請请諸诸謝谢識识護护變变豐丰貝贝財财貨货販贩責责貴贵"
    "買买費费資资賓宾賞赏賣卖質质購购贏赢趙赵跡迹躍跃軍军軟软輕轻載载較较輪轮輸输農农達达運运遊游遠远適适選选遷迁遺遗鄉乡鄭郑醫医釋释針针鐵铁鋼钢錢钱錯错鍵键鏡镜鐘钟閉闭"
    "閣阁閱阅陽阳隊队階阶際际陸陆陳陈險险隨随隱隐雖虽雙双雜杂離离難难靈灵靜静順顺須须預预領领頭头頻频顏颜願愿顧顾飛飞飯饭飲饮養养館馆驗验驚惊體体鬥斗鮮鲜麥麦黃黄點点黨党"
    "齊齐齒齿齡龄黃黄勞劳動动務务勝胜勢势區区協协單单卻却參参員员啟启喬乔嚴严園园圍围圖图團团場场塊块墻墙壓压壞坏壽寿夢梦奧奥婦妇孫孙寧宁審审寬宽屬属歸归灣湾兩两內内軌轨億亿"
    "價价儀仪優优傷伤備备側侧偉伟倫伦倉仓亞亚產产從从復复徵征憶忆懷怀戲戏戶户執执掃扫撲扑攝摄敵敌於于漸渐濱滨爺爷狀状獸兽瓊琼甯宁礙碍稱称紹绍綱纲羅罗聰聪膽胆薩萨蘭兰"
    "樓楼塵尘麗丽癒愈閩闽憂忧慮虑戀恋愛爱爛烂獵猎瑩莹瘋疯皺皱盜盗睏困矯矫磚砖礦矿祕秘禦御稅税穀谷竊窃箏筝籌筹籠笼糾纠緒绪緩缓縱纵纖纤罰罚罷罢聾聋脅胁腎肾腸肠艱艰荊荆蓮莲"
    "蔣蒋蕭萧薦荐蠶蚕蠻蛮裝装褲裤襲袭託托詐诈誼谊諾诺謀谋謎谜謙谦譜谱貢贡貪贪賀贺賊贼賜赐賠赔賦赋贈赠趨趋踐践輔辅輩辈辭辞遞递遙遥遲迟郵邮醬酱釀酿釣钓銀银銅铜銘铭鍋锅鎖锁"
    "閃闪閩闽闊阔陣阵陰阴雞鸡靈灵鞏巩韓韩頌颂頑顽頻频顆颗飢饥飼饲飽饱駐驻駕驾騙骗騰腾髒脏鬧闹魯鲁鯨鲸鴨鸭鵝鹅鷹鹰麵面龐庞龜龟亂乱傑杰債债傾倾僅仅儲储剛刚創创劇剧劉刘劍剑勵励"
    "匯汇厲厉呂吕嚇吓囑嘱堅坚堯尧報报墳坟墾垦壇坛壯壮奪夺奮奋娛娱媽妈嬰婴宮宫寢寝尷尴峽峡崗岗嵐岚幣币幹干幾几廟庙廢废彙汇彥彦徑径恥耻惱恼慘惨慣惯慶庆憑凭懶懒懸悬戶户拋抛掛挂採采"
    "揚扬揮挥搶抢摯挚撐撑撫抚敘叙斃毙斬斩昇升暈晕曬晒朮术東东棄弃棗枣棟栋楊杨槍枪樂乐樹树櫻樱欄栏歡欢殼壳毀毁測测渦涡溝沟溫温溼湿滄沧滬沪滾滚漁渔漲涨潤润潛潜澀涩瀏浏瀋沈瀾澜"
    "訴诉詢询誠诚誰谁講讲貧贫貿贸賽赛贊赞輝辉辦办邊边鄰邻鄧邓鋒锋錦锦鎮镇鑽钻閒闲際际隻只霧雾響响頁页頂顶項项頓顿飾饰餘余騎骑驅驱鬆松鹽盐"
    "経经済济発发図图歴历戦战対对単单営营検检険险験验薬药観观読读続续総总緑绿県县権权関关駅驿黒黑絵绘価价児儿両两処处広广庁厅応应悪恶変变辺边労劳"
)
_ONE_SIGN = str.maketrans(
    dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا"}
    | {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
)

# Spellings of Russian, Serbian, Greek and their kin in Latin letters, brought to one: longest first.
_SPELLINGS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "z"), ("ts", "c"), ("tz", "c"), ("ch", "c"), ("sh", "s"), ("dj", "d"), ("th", "t"), ("ph", "f"), ("ps", "ps"),
    ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("yo", "e"), ("jo", "e"), ("io", "e"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("ou", "u"),
    ("ij", "i"), ("iy", "i"), ("yj", "i"), ("yi", "i"), ("ii", "i"), ("x", "h"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"),
)  # fmt: skip
_SPELLING = dict(_SPELLINGS)
_SPELLED = Pattern("|".join(one for one, _ in _SPELLINGS))
_DOUBLED = Pattern(r"(\w)\1")
_LETTERS = Pattern(r"[^\W\d_]")
_BLOCKS = (("\u0370", "\u03ff", "greek"), ("\u1f00", "\u1fff", "greek"), ("\u0400", "\u052f", "cyrillic"), ("\u0590", "\u05ff", "hebrew"), ("\u0600", "\u06ff", "arabic"),
           ("\u0900", "\u0dff", "indic"), ("\u0e00", "\u0eff", "thai"), ("\u1000", "\u109f", "burmese"), ("\u1100", "\u11ff", "hangul"), ("\u1780", "\u17ff", "khmer"),
           ("\u3040", "\u9fff", "han"), ("\uac00", "\ud7a3", "hangul"))  # fmt: skip
LATIN = "latin"
SPELLED_OUT = frozenset({LATIN, "cyrillic", "greek"})
"""Scripts that can be held against each other by the sounds of their letters."""


def spaced(text: str) -> str:
    """Set digits off from letters that are written without spaces, and write digits, brackets and quotes in one way."""
    text = _GLUED.sub(" ", text.translate(_SIGNS))
    text = _WAVE.sub(" - ", text) if "~" in text else text  # it sets a subtitle off
    return _COLON.sub(": ", text) if ":" in text else text


def one_sign(text: str) -> str:
    """Bring signs with two forms to one: simplified for traditional, and those of Arabic and Hebrew."""
    return text.translate(_ONE_SIGN)


def wide_words(text: str) -> list[str]:
    """Split folded text of any script: single signs of Chinese, runs of kana, overlapping threes of Thai and its kin, else words."""
    words: list[str] = WIDE_WORD.findall(text)
    if not _UNSPACED.search(text):
        return words
    return [piece for word in words for run in _RUNS.findall(word) for piece in _pieces(run)]


def _pieces(run: str) -> list[str]:
    if not _FIRST_OF_SOUTH_EAST <= run[0] <= _LAST_OF_SOUTH_EAST or len(run) <= _SYLLABLE:
        return [run]
    return [run[start : start + _SYLLABLE] for start in range(len(run) - _SYLLABLE + 1)]


def has_unspaced(text: str) -> bool:
    """Tell whether a text has letters of a script that sets no spaces."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def is_unspaced(text: str) -> bool:
    """Tell whether a text is, for the most part, of a script that sets no spaces."""
    return not text.isascii() and 2 * sum(1 for _ in _UNSPACED.compiled.finditer(text)) > len(text.replace(" ", ""))


def script_of(text: str) -> str:
    """Name the script that is not Latin, where more than a fifth of the letters are of one."""
    if text.isascii():
        return LATIN
    letters = _LETTERS.findall(text)
    counts: dict[str, int] = {}
    for letter in letters:
        if letter > "\u036f":
            name = next((name for first, last, name in _BLOCKS if first <= letter <= last), LATIN)
            counts[name] = counts.get(name, 0) + 1
    counts.pop(LATIN, None)  # the name of a site, often
    most = max(counts, key=counts.__getitem__, default=LATIN)
    return most if counts.get(most, 0) > max(1, len(letters) // 5) else LATIN


def in_two_scripts(title: str) -> tuple[str, ...]:
    """Return the halves of a title that says the same twice, in two scripts: "Pond Museum / Μουσείο Λίμνης"; nothing of any other."""
    one, slash, other = title.partition(" / ")
    return (one, other) if slash and " / " not in other and script_of(one) != script_of(other) else ()


def by_sound(word: str) -> str:
    """Bring a word in Latin letters to the one spelling of its sounds that all transliterations share, roughly."""
    return _DOUBLED.sub(r"\1", _SPELLED.sub(_sound, word)) or word


def _sound(found: re.Match[str]) -> str:
    return _SPELLING[found[0]]
