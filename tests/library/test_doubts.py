"""What in a text looks damaged, or like the markup of another program, is told with its place and what is meant."""

from pathlib import Path

import pytest
from small_library import ENGLISH, make_library, write

from leafletgen.diagnostics import Diagnostic, Refused, Severity
from leafletgen.library.damage import damaged
from leafletgen.library.library import Library, shipped_root
from leafletgen.library.links import link_difference
from leafletgen.library.typed import typed
from leafletgen.library.yaml.events import read_document

LANGUAGES = Path(shipped_root() / "languages")

ORDINARY = {
    "am": "እባክዎ ሐኪምዎን ያነጋግሩ። በቀን 2 ጊዜ (ጠዋት እና ማታ) ይውሰዱ፤ 5 ሚግ።",
    "ar": "خذ قرصًا واحدًا مرتين يوميًا (صباحًا ومساءً). اتصل على 999 – أو *123#. ط§ هنا؟ «نعم» ظ.",
    "bn": "দিনে দুইবার ১টি করে ট্যাবলেট খান। জ্বর ৩৮°C-এর বেশি হলে ডাক্তারকে জানান।",
    "de": "„Spaß“ mit Ärzten: GRÖßE „Ä“, „Ö“ – Maß… 38 °C, 5–10 µg, § 5, Straße‘, Fuß’, „CAFÉ“, ÄRZTE „DER KLINIK ÖÄ“.",
    "el": "Πάρτε 1 δισκίο δύο φορές την ημέρα· «μετά το φαγητό» – 38 °C. Α΄ και Β΄.",
    "en": "Don’t stop – it’s “fine”… 5*3 = 15, AT&T, R&D;, 38 °C, £5, 2 × 5 mg, *see below, snake_case_name, Q&A: yes. 3 < 5 > 2.",
    "es": "¿Qué es? ¡Atención! «MAÑANA», ESPAÑA…, NIÑÑ”, 2.º día, 5 %, Ñ. – «¿Sí?»",
    "fa": "روزی ۲ بار، هر بار ۱ قرص. «پس از غذا» – می‌توانید با ۱۱۵ تماس بگیرید؛ ۳۸ درجه.",
    "fr": "« Fermé » … l’été, CAFÉ”, ‘santé’”, il est fermé…”, « à » : 5 % – É… À… Noël ; où ça ? Ça « ÇÀ » !",
    "gu": "દિવસમાં બે વાર ૧ ગોળી લો. તાવ ૩૮°C થી વધુ હોય તો ડૉક્ટરને જણાવો.",
    "he": "קחו כדור אחד פעמיים ביום – ”בבוקר ובערב“. חום מעל 38°C? התקשרו *3555.",
    "hi": "दिन में दो बार 1 गोली लें। बुखार 38°C से अधिक हो तो डॉक्टर को बताएँ।",
    "it": "È così: «perché», l’età, CITTÀ”, È…, più di 38 °C – 2ª dose, N.º 5.",
    "ja": "1日2回、1錠を飲んでください。「38℃以上」…※注意：水分を・・・とる。〜",
    "km": "លេបថ្នាំ ១ គ្រាប់ ២ ដង ក្នុងមួយថ្ងៃ។ ក្តៅ ៣៨°C ឡើង សូមប្រាប់គ្រូពេទ្យ។",
    "ko": "하루 2회 1정씩 복용하세요. ‘38°C 이상’이면 병원에 연락하세요… 가·나·다.",
    "my": "တစ်နေ့ နှစ်ကြိမ် ဆေးတစ်လုံး သောက်ပါ။ ၃၈°C ထက် ပိုပူရင် ဆရာဝန်ကို ပြောပါ။",
    "pa": "ਦਿਨ ਵਿੱਚ ਦੋ ਵਾਰ 1 ਗੋਲੀ ਲਓ। ਬੁਖ਼ਾਰ 38°C ਤੋਂ ਵੱਧ ਹੋਵੇ ਤਾਂ ਡਾਕਟਰ ਨੂੰ ਦੱਸੋ।",
    "pl": "„Źle się czujesz?” Łódź, ŻÓŁĆ”, gęś… 38 °C – 2 × dziennie, ‚tak’. ÓÓ… CÓŻ”.",
    "pt": "MANHÃ…, IRMÃ”, AMANHÃ – às 8h; não é “são”? Ã£ não. Nº 5, 2ª, ÓRGÃO, ÂNGULO.",
    "ro": "ÎN SPITAL: „Â” și „Î”, ȘI ȚARA…, 38 °C – mâine, ROMÂNĂ”, Â, CÂ.",
    "ru": "Принимайте 2 раза в день — «после еды». В «Аптеке» № 5, РС, СРСР, 38 °C… Рђ? С уважением.",
    "so": "Qaado hal kiniin laba jeer maalintii. Haddii qandhadu ka badato 38 °C, la hadal dhakhtarka.",
    "ta": "ஒரு நாளைக்கு இரண்டு முறை 1 மாத்திரை எடுக்கவும். காய்ச்சல் 38°C.",
    "th": "รับประทานยาวันละ 2 ครั้ง ครั้งละ 1 เม็ด ถ้ามีไข้เกิน 38°C โปรดแจ้งแพทย์ ฯลฯ",
    "tr": "Günde 2 kez 1 tablet alın. “ŞİKÂYET”, HÂLÂ…, İĞÜŞÖÇ; 38 °C – kâğıt.",
    "uk": "Приймайте 2 рази на день — «після їжі». Сімʼя, Рівне, Рідна, Сіль, Європа… № 5, з’їсти.",
    "ur": "دن میں دو بار 1 گولی لیں۔ ’کھانے کے بعد‘ – بخار 38°C سے زیادہ ہو تو ڈاکٹر کو بتائیں۔ ط ظ",
    "vi": "Uống 1 viên, 2 lần/ngày. “ĐÂY LÀ…” TÂY – Â, Ă, Ê; À” sốt trên 38 °C? ÔÔ ẤY.",
    "zh-Hans": "每天两次，每次一片。“饭后服用”……体温超过38℃，请告诉医生（电话：120）。×、÷、·",
    "zh-Hant": "每天兩次，每次一片。「飯後服用」……體溫超過38℃，請告訴醫生（電話：119）。",
}  # fmt: skip
"""Ordinary sentences with the signs of their languages that come nearest to what damaged text looks like."""


def doubts(text: str) -> list[Diagnostic]:
    """What is worth a look in a text."""
    return list(read_document(f"- {text!r}\n".encode(), "en.yaml", "x").warnings)


def test_every_language_has_its_sentences() -> None:
    """There are sentences in each of the languages that the package ships words for."""
    assert {path.stem for path in LANGUAGES.glob("*.yaml")} - {"ht"} <= ORDINARY.keys()


@pytest.mark.parametrize("language", ORDINARY)
def test_ordinary_text_gives_no_doubts(language: str) -> None:
    """Nothing is told of what an ordinary text of a language may have."""
    text = ORDINARY[language].replace(" ط§ هنا؟", "").replace(" Ã£ não.", "")
    assert list(damaged(text)) == []
    assert list(typed(text)) == []


def test_shipped_files_give_no_doubts() -> None:
    """Nothing is told of any text that the project ships."""
    library = Library.find(shipped_root())
    for leaflet in library.leaflet_ids():
        for language in library.languages_of(leaflet):
            assert library.leaflet(leaflet, language).warnings == ()


@pytest.mark.parametrize(
    ("written", "found", "meant"),
    [
        ("donâ€™t stop", "â€™", "’"), ("â€œwellâ€\x9d", "â€œ", "“"), ("5â€“10 mg", "â€“", "–"), ("wait â€¦", "â€¦", "…"),
        ("cafÃ©", "Ã©", "é"), ("BehÃ¶rde", "Ã¶", "ö"), ("fÃ¼r", "Ã¼", "ü"), ("niÃ±o", "Ã±", "ñ"), ("38Â°C", "Â°", "°"), ("Â£5", "Â£", "£"),
        ("Ã–l", "Ã–", "Ö"), ("5Â\u00a0mg", "Â\xa0", "\xa0"), ("2 Ã— 5 mg", "Ã—", "×"),
        ("zaÅ¼yÄ‡ dawkÄ™", "Å¼", "ż"), ("tÃ¼rkÃ§e", "Ã§", "ç"), ("ÅŸeker", "ÅŸ", "ş"),
        ("donÃ¢â‚¬â„¢t", "Ã¢â‚¬â„¢", "’"), ("cafÃƒÂ©", "ÃƒÂ©", "é"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"), ("РџСЂРёРІРµС‚", "РџСЂРёРІРµС‚", "Привет"), ("РґРѕРєС‚РѕСЂ", "РґРѕРєС‚РѕСЂ", "доктор"),
        ("Ù…Ø±Ø­Ø¨Ø§", "Ù…Ø±Ø­Ø¨Ø§", "مرحبا"), ("ط§ظ„ط·ط¨ظٹط¨", "ط§ظ„ط·ط¨ظٹط¨", "الطبيب"),
        ("×©×œ×•×ž", "×©×œ×•×ž", "שלומ"), ("Î±Î²Î³", "Î±Î²Î³", "αβγ"), ("à¤¦à¤µà¤¾", "à¤¦à¤µà¤¾", "दवा"), ("ä¸­æ–‡", "ä¸­æ–‡", "中文"),
        ("ðŸ’Š twice", "ðŸ’Š", "💊"), ("don‚Äôt", "‚Äô", "’"), ("caf√©", "√©", "é"), ("donÔÇÖt", "ÔÇÖ", "’"), ("вЂ”", "вЂ”", "—"),
        ("Ïðèâåò", "Ïðèâåò", ""), ("ÇáÓáÇã", "ÇáÓáÇã", ""),
    ],
)  # fmt: skip
def test_text_in_a_wrong_encoding_is_named_with_what_is_meant(written: str, found: str, meant: str) -> None:
    """UTF-8 read as any of the usual encodings, also twice, is told of with what it says when it is read as it should be."""
    assert (found, meant) in [tuple(one) for one in damaged(written)]


@pytest.mark.parametrize(
    ("written", "found", "says"),
    [
        ("### Side effects", "### ", "heading:"), ("# One", "# ", "heading:"), ("Take it *slowly*.", "*slowly*", "**strong**"),
        ("_really_ important", "_really_", "**strong**"), ("__really__", "__really__", "**strong**"),
        ("| Day | Dose |", "| Day | Dose |", "table:"), ("| a | b |", "| a | b |", "table:"),
        ("<b>Stop</b>", "<b>", "**strong**"), ("one<br/>two", "<br/>", "strong"), ('<a href="x">y</a>', '<a href="x">', "strong"),
        ("☐ I have eaten", "☐", "checklist:"), ("□", "", ""), ("Name: ________", "________", "fields:"), ("Date: ..........", "..........", "fields:"),
        ("• Rest", "• ", "bullets:"), ("- Rest", "- ", "bullets:"), ("1. Wash. 2. Dry. 3. Wait.", "1. Wash. 2. D", "steps:"),
        ("Q: Will it hurt?", "Q: ", "heading:"), ("Dear {{name}},", "{{name}}", "what is to be printed"),
        ("Call ${phone}", "${phone}", "what is to be printed"), ("<<clinic name>>", "<<clinic name>>", "what is to be printed"),
        ("Ring [insert number] now", "[insert number]", "what is to be printed"), ("[Your clinic]", "[Your clinic]", "what is to be printed"),
        ("· Rest", "· ", "bullets:"), ("– Rest", "– ", "bullets:"), ("— Rest", "— ", "bullets:"), ("➢ Rest", "➢ ", "bullets:"), ("► Rest", "► ", "bullets:"),
        ("5&nbsp;mg", "&nbsp;", "sign itself"), ("don&#8217;t", "&#8217;", "sign itself"), ("R&amp;D", "&amp;", "sign itself"),
        ("a &#x2019; b", "&#x2019;", "sign itself"), ("~~never~~", "~~never~~", "leave"), ("`code`", "`code`", "leave"),
    ],
)  # fmt: skip
def test_typed_markup_is_named_with_what_is_meant(written: str, found: str, says: str) -> None:
    """What another program takes for markup is told of, with the block or the sign that is meant."""
    if not found:
        assert list(typed(written)) == []
        return
    (one,) = [one for one in typed(written) if one.found == found]
    assert says in one.instead


@pytest.mark.parametrize(
    "written",
    [
        "5 * 3 * 2", "*123#", "*#06#", "*100*1#", "2*", "a < b and c > d", "x<y>z", "AT&T", "R&D;", "Fish & chips;",
        "#1 choice", "# 24 hours", "file_name_here", "… and so on …", "A – B", "-5 °C", "1. Mai", "1. Wash your hands.", "Vitamin A: 5 mg", "Q fever: rare",
        "[1] see {2}", "~5 mg", "|x|", "5_000", "50% \\ 50%", "[your page](https://a.example)", "[add]{la} it", "$5 {a}", "1 << 2", "–5 °C", "a · b", "**strong** and **stronger**", "see **A** * B",
    ],
)  # fmt: skip
def test_signs_of_ordinary_text_are_no_markup(written: str) -> None:
    """Stars, lines, hashes and angles that ordinary text has are not told of."""
    assert list(typed(written)) == []


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("See donâ€™t", 10, "wrong-encoding"),
        ("Take it *slowly* now", 11, "typed-markup"),
        ("5&nbsp;mg", 4, "typed-markup"),
    ],
)
def test_doubts_have_their_place(text: str, column: int, code: str) -> None:
    """A doubt stands where its sign stands, and is a warning."""
    (one,) = read_document(f"- {text}\n".encode(), "en.yaml", "x").warnings
    assert (one.code, one.place.line, one.place.column, one.severity) == (code, 1, column, Severity.WARNING)


def test_doubts_come_with_the_leaflet(tmp_path: Path) -> None:
    """The warnings of its files are part of a leaflet, and do not keep it from being read."""
    make_library(tmp_path)
    write(
        tmp_path,
        {
            "leaflets/lumps/en.yaml": ENGLISH.replace("A calm word.", "### A calm <b>word</b>")
            .replace("- note: #", "- note: '#")
            .replace("</b>", "</b>'")
        },
    )
    library = Library(tmp_path, tmp_path)
    codes = [one.code for one in library.leaflet("lumps", "en").warnings]
    assert codes.count("typed-markup") == 2


@pytest.mark.parametrize(
    ("character", "code", "hint"),
    [
        ("\ufffd", "lost-character", "look the text up"), ("\ufffc", "lost-character", "figure:"), ("\x92", "control-character", "write ’"),
        ("\x93", "control-character", "write “"), ("\x96", "control-character", "write –"), ("\x80", "control-character", "write €"),
        ("\x85", "control-character", "write …"), ("\x81", "control-character", "delete it"), ("\x07", "control-character", "delete it"),
        ("\uf0b7", "private-character", "write •"), ("\uf0fc", "private-character", "write ✓"), ("\ue000", "private-character", "real character"),
    ],
)  # fmt: skip
def test_lost_characters_are_errors_that_say_what_is_meant(character: str, code: str, hint: str) -> None:
    """Signs that stand for something lost, and those of Windows and Word, are errors at their place with what to write."""
    with pytest.raises(Refused) as caught:
        read_document(f"- 50{character}mg\n".encode(), "en.yaml", "x")
    (one,) = caught.value.diagnostics
    assert (one.code, one.place.line, one.place.column) == (code, 1, 5)
    assert hint in one.hint


@pytest.mark.parametrize(
    ("words", "address", "leads"),
    [
        ("0800 111", "tel:0900999", "0900999"), ("13 11 26", "tel:131127", "131127"), ("٠٨٠٠ ١١١", "tel:0900999", "0900999"),
        ("www.nhs.uk", "https://evil.example", "evil.example"), ("nhs.uk", "https://nhs.uk.evil.example/x", "nhs.uk.evil.example"),
        ("here", "https://user:pw@evil.example@good.example", "good.example"), ("here", "https://nhs.uk@evil.example/", "evil.example"),
        ("a@b.example", "mailto:c@b.example", "c@b.example"), ("Text 60777", "sms:60778", "60778"),
    ],
)  # fmt: skip
def test_links_that_lead_elsewhere_are_told_of(words: str, address: str, leads: str) -> None:
    """Where the words of a link say another number or site than the one that it leads to, that one is named."""
    assert list(link_difference(words, address)) == [leads]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("0800 111", "tel:0800111"), ("020 7946 0958", "tel:+442079460958"), ("+44 20 7946 0958", "tel:02079460958"), ("the ward", "tel:0900999"),
        ("call 0800 111 now", "tel:0800111"), ("0800 PATIENT", "tel:08007284368"), ("٠٨٠٠ ١١١", "tel:0800111"), ("*123#", "tel:*123#"),
        ("020 7946 0958 ext. 12", "tel:02079460958;ext=12"), ("NHS", "https://www.nhs.uk"), ("nhs.uk", "https://www.nhs.uk/conditions"),
        ("www.nhs.uk", "https://nhs.uk"), ("https://klinik-süd.example/", "https://klinik-süd.example/häufige-fragen"), ("Klinik-Süd.example", "https://xn--klinik-sd-x9a.example"),
        ("a@b.example", "mailto:A@b.example?subject=x"), ("24/7: 0800 111", "tel:0800111"),
    ],
)  # fmt: skip
def test_links_that_lead_where_they_say_are_fine(words: str, address: str) -> None:
    """The same number with another prefix, the same site with www, and words that are no address agree."""
    assert list(link_difference(words, address)) == []
