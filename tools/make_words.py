"""Write `languages/words/<tag>.yaml`: what each language calls numbers and units, from CLDR and ICU.

    python tools/make_words.py [TAG ...]

Signing compares the numbers of a translation with those of its source. To read them it must know the language's decimal
mark, its words for numbers and its names of units. CLDR (through Babel) has the marks and the units in all their plural
forms; ICU spells numbers out. What they lack stands in `BY_HAND` below. Same versions of Babel and ICU, same files.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel import Locale
from babel.numbers import format_decimal
from babel.units import format_unit
from icu4py.messageformat import MessageFormat

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "languages"
WORDS = LANGUAGES / "words"

UNITS = {
    "mcg": "mass-microgram",
    "mg": "mass-milligram",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "ml": "volume-milliliter",
    "l": "volume-liter",
    "teaspoon": "volume-teaspoon",
    "tablespoon": "volume-tablespoon",
    "drop": "volume-drop",
    "mm": "length-millimeter",
    "cm": "length-centimeter",
    "m": "length-meter",
    "km": "length-kilometer",
    "percent": "concentr-percent",
    "celsius": "temperature-celsius",
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
}
"""The units that leaflets compare, and their names in CLDR."""

SAMPLES = (0, 1, 2, 3, 5, 11, 20, 21, 100, 1.5)
"""Numbers that show every plural form of every language in CLDR."""

SPELT_OUT = (*range(13), 15, 20, 30, 40, 50, 60, 70, 80, 90, 100)
MULTIPLIERS = (1000, 1_000_000, 1_000_000_000)

EASTERN = {"万": 10_000, "億": 100_000_000}
BY_HAND: dict[str, dict[str, int]] = {
    "bn": dict(
        zip(
            ["এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়", "দশ", "এগারো", "বারো", "কুড়ি"],
            (*range(1, 13), 20),
            strict=True,
        )
    )
    | {"হাজার": 1000, "লাখ": 100_000, "কোটি": 10_000_000},
    "pa": dict(
        zip(
            ["ਇੱਕ", "ਦੋ", "ਤਿੰਨ", "ਚਾਰ", "ਪੰਜ", "ਛੇ", "ਸੱਤ", "ਅੱਠ", "ਨੌਂ", "ਦਸ", "ਗਿਆਰਾਂ", "ਬਾਰਾਂ", "ਵੀਹ"],
            (*range(1, 13), 20),
            strict=True,
        )
    )
    | {"ਹਜ਼ਾਰ": 1000, "ਲੱਖ": 100_000, "ਕਰੋੜ": 10_000_000},
    "ur": dict(
        zip(
            ["ایک", "دو", "تین", "چار", "پانچ", "چھ", "سات", "آٹھ", "نو", "دس", "گیارہ", "بارہ", "بیس"],
            (*range(1, 13), 20),
            strict=True,
        )
    )
    | {"ہزار": 1000, "لاکھ": 100_000, "کروڑ": 10_000_000},
    "so": dict(
        zip(
            ["kow", "laba", "saddex", "afar", "shan", "lix", "toddoba", "siddeed", "sagaal", "toban"],
            range(1, 11),
            strict=True,
        )
    )
    | {"hal": 1, "mid": 1, "labo": 2, "kun": 1000, "milyan": 1_000_000},
    "hi": {"लाख": 100_000, "करोड़": 10_000_000},
    "gu": {"લાખ": 100_000, "કરોડ": 10_000_000},
    "ta": {"லட்சம்": 100_000, "கோடி": 10_000_000, "இரு": 2, "ஒரு": 1},
    "zh-Hans": {"两": 2, "万": 10_000, "亿": 100_000_000},
    "zh-Hant": {"兩": 2, "萬": 10_000, "億": 100_000_000},
    "ja": {**EASTERN, "一つ": 1, "二つ": 2},
    "ko": {"만": 10_000, "억": 100_000_000}
    | dict(zip(["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"], range(1, 11), strict=True)),
    "de": {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwo": 2, "beide": 2, "beiden": 2},
    "en": {"once": 1, "twice": 2, "both": 2, "a couple": 2},
    "fr": {"une": 1, "deux fois": 2},
    "es": {"un": 1, "una": 1, "dos veces": 2},
    "it": {"una": 1},
    "pt": {"uma": 1, "duas": 2},
    "ro": {"o": 1, "un": 1, "două": 2},
    "pl": {"jedna": 1, "jedno": 1, "dwie": 2, "dwóch": 2, "dwa razy": 2},
    "ru": {"одна": 1, "одно": 1, "две": 2, "двух": 2, "трёх": 3, "трех": 3},
    "uk": {"одна": 1, "одне": 1, "дві": 2, "двох": 2, "трьох": 3},
    "he": {"אחד": 1, "שני": 2, "שתי": 2, "שניים": 2, "שלושה": 3, "ארבעה": 4, "חמישה": 5, "שישה": 6, "שבעה": 7},
    "ar": {
        "واحدة": 1,
        "اثنان": 2,
        "اثنين": 2,
        "اثنتان": 2,
        "اثنتين": 2,
        "ثلاث": 3,
        "أربع": 4,
        "خمس": 5,
        "ست": 6,
        "سبع": 7,
    },
    "el": {"μία": 1, "μια": 1, "ένας": 1, "τρεις": 3, "τέσσερις": 4},
    "am": {"ሁለቱ": 2},
    "th": {"สิบสอง": 12, "ยี่สิบ": 20},
}
"""Words for numbers that ICU does not spell, or spells in one gender only."""

UNITS_BY_HAND: dict[str, dict[str, tuple[str, ...]]] = {
    "ar": {
        "mg": ("ملغ", "ملغم", "ملليغرام", "ملجم", "مجم"),
        "ml": ("مل", "ملليلتر"),
        "mm": ("ملم", "مليمترات"),
        "mcg": ("مكغ",),
        "g": ("غم", "جم", "جرام"),
        "week": ("أسبوعين",),
        "day": ("يومين",),
        "percent": ("في المئة", "بالمئة"),
    },
    "fa": {
        "mg": ("میلی گرم", "میلیگرم", "م‌گ"),
        "ml": ("میلی لیتر", "سی‌سی"),
        "mm": ("میلی متر", "میلیمتر"),
        "cm": ("سانتی متر", "سانتیمتر"),
        "percent": ("درصد",),
    },
    "ur": {
        "mg": ("ملی‌گرام", "ملیگرام", "ایم جی"),
        "ml": ("ملی‌لیٹر", "ایم ایل"),
        "mm": ("ملی میٹر", "ملی‌میٹر"),
        "percent": ("فیصد", "فی صد"),
    },
    "he": {"mg": ('מ"ג',), "ml": ('מ"ל',), "mm": ('מ"מ',), "cm": ('ס"מ',), "kg": ('ק"ג',), "percent": ("אחוזים",)},
    "hi": {
        "mm": ("मिलीमीटर", "एमएम"),
        "mg": ("एमजी",),
        "ml": ("एमएल", "मिलीलिटर"),
        "month": ("महीनों",),
        "day": ("दिनों",),
        "hour": ("घंटों",),
        "week": ("सप्ताहों", "हफ्ते", "हफ़्ते", "हफ्तों"),
        "year": ("साल", "वर्षों"),
    },
    "zh-Hans": {"minute": ("分",), "month": ("月",), "day": ("日",), "week": ("星期",)},
    "zh-Hant": {"minute": ("分",), "day": ("日",), "week": ("星期", "周"), "mm": ("毫米",), "cm": ("厘米", "公分")},
    "ja": {"month": ("ヶ月", "カ月", "ヵ月", "か月間"), "day": ("日間",), "minute": ("分間",)},
    "ko": {"week": ("주간",), "month": ("달",)},
    "km": {"mm": ("ម.ម",), "cm": ("ស.ម",), "mg": ("ម.ក្រ",), "ml": ("ម.ល",), "kg": ("គ.ក្រ",)},
    "th": {"mg": ("มก",), "ml": ("มล",), "mm": ("มม",), "cm": ("ซม",), "kg": ("กก",)},
    "ta": {"mm": ("மி.மீ",), "mg": ("மி.கி",), "ml": ("மி.லி",), "cm": ("செ.மீ",)},
    "de": {"day": ("Tagen",), "month": ("Monaten",), "year": ("Jahren",)},
    "ru": {"day": ("дням", "днями", "днях"), "percent": ("%",)},
    "tr": {"day": ("günlük",)},
}
"""Names of units that clinicians write and CLDR lacks: abbreviations, and forms of other cases."""


LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщьюя"
ARABIC = "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهو"
LETTERS = {
    "en": LATIN,
    "de": LATIN + "äöüß",
    "fr": LATIN + "àâæçéèêëîïôœùûüÿ",
    "es": LATIN + "áéíñóúü",
    "pt": LATIN + "áâãàçéêíóôõúü",
    "it": LATIN + "àèéìíîòóùú",
    "ro": LATIN + "ăâîșțşţ",
    "pl": LATIN + "ąćęłńóśźż",
    "tr": LATIN + "çğıöşüâî",
    "vi": LATIN + "ăâđêôơư" + "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "so": LATIN,
    "ru": CYRILLIC + "ёъыэ",
    "uk": CYRILLIC + "ґєії",
    "ar": ARABIC + "إةىيك",
    "fa": ARABIC + "پچژگکی",
    "ur": ARABIC + "پچژگکیٹڈڑںہھےۂۓ",
}
"""The letters of languages that share their script with another."""

COMMON = {
    "en": "the of and to in is you that it for are be your not with or have as this can may if at from will on by when",
    "de": "der die das und ist nicht sie ein eine zu mit den dem von wenn auf oder für im ihre ihnen werden kann sich auch",
    "fr": "le la les des et est vous un une que pas pour dans il ne sur votre ou avec sont si en du au ce être peut",
    "es": "el la los las de que y en un una es no por para con su se del al o si usted puede más como son este",
    "pt": "o a os as de que e em um uma é não por para com seu se do da no na ou mais como são pode você ao",
    "it": "il la i le gli di che e è un una non per con si del della in o sono può come più alla anche suo nel",
    "ro": "și de la în este un o nu cu pe pentru care sau se din dumneavoastră poate sunt dacă mai fi ce ale",
    "pl": "i w na nie się z do jest to lub że o po jak może są dla przez od ale co przy jeśli oraz",
    "tr": "ve bir bu için ile veya da de olarak olan değil daha sonra gibi çok en ne kadar olabilir eğer ise",
    "vi": "và của là có không được cho một các trong với bạn này hoặc để khi những người thể nếu đến",
    "so": "waa iyo in ka ku oo ay la ama uu ah laga loo u aad waxaa inaad haddii sida si waxay",
    "ru": "и в не на что с это по как или для вы если может его у от к при из же но вас",
    "uk": "і в не на що з це та як або для ви якщо може його у від до при із але є вас",
    "ar": "من في على أن إلى لا هذا هذه أو التي عن مع ما كان إذا قد ذلك كل بعد الذي هو هي",
    "fa": "و در به از که این را با است برای یا می شما آن تا اگر نیست شود ها باید یک",
    "ur": "اور کے میں کی ہے سے کا کو نہیں یہ ہیں پر آپ یا اس جو کہ نے کر بھی ایک",
}
"""Frequent short words of languages that share their script with another: by these a text is told to be in one of them."""


def main(tags: list[str]) -> None:
    """Write the files of these languages, or of all."""
    WORDS.mkdir(exist_ok=True)
    for tag in tags or sorted(path.stem for path in LANGUAGES.glob("*.yaml")):
        path = WORDS / f"{tag}.yaml"
        kept = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
        content = {**words_of(tag), **({"common": kept["common"]} if kept.get("common") else {})}
        path.write_text(
            yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None), "utf-8"
        )


def words_of(tag: str) -> dict[str, object]:
    """What is known of a language."""
    locale = Locale.parse(tag, sep="-")
    symbols = locale.number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "numbers": numbers(tag),
        "units": units(tag, locale),
        **({"letters": LETTERS[tag], "common": COMMON[tag].split()} if tag in COMMON else {}),
    }


def numbers(tag: str) -> dict[str, int]:
    """Words for numbers, the smallest number first."""
    spell = MessageFormat("{n, spellout}", tag.replace("-", "_"))
    found: dict[str, int] = {}
    english = MessageFormat("{n, spellout}", "en")
    for value in (*SPELT_OUT, *MULTIPLIERS):
        word = re.sub("[\u00ad\u200b]", "", spell.format({"n": value}))
        if tag == "en" or word != english.format({"n": value}):
            found[without_one(word, spell.format({"n": 1})) if value >= 1000 else word] = value
    found |= BY_HAND.get(tag, {})
    return dict(sorted(found.items(), key=lambda entry: (entry[1], entry[0])))


def without_one(word: str, one: str) -> str:
    """`one million` without its one, as it stands behind a figure."""
    return re.sub(rf"^(?:{re.escape(one)}|[^ ]{{1,4}}) (?=.)", "", word)


def units(tag: str, locale: Locale) -> dict[str, list[str]]:
    """The names of every unit; a name that two units have is no help and is left out."""
    named = {
        unit: list(dict.fromkeys((*names(locale, cldr), *UNITS_BY_HAND.get(tag, {}).get(unit, ()))))
        for unit, cldr in UNITS.items()
    }
    owners: dict[str, set[str]] = {}
    for unit, own in named.items():
        for name in own:
            owners.setdefault(name.casefold(), set()).add(unit)
    return {
        unit: [name for name in own if len(owners[name.casefold()]) == 1 and not begins_words(name)]
        for unit, own in named.items()
    }


def begins_words(name: str) -> bool:
    """True for a single letter of a script without spaces: any word behind a number may begin with it."""
    return len(name) == 1 and unicodedata.name(name).startswith(("KHMER", "THAI", "MYANMAR"))


def names(locale: Locale, unit: str) -> Iterator[str]:
    """The names of one unit in CLDR, long and short, in every plural form, without the number."""
    for length in ("long", "short"):
        for value in SAMPLES:
            number = format_decimal(value, locale=locale)
            written = format_unit(value, unit, length=length, locale=locale)
            name = written.replace(number, "").strip(" \u00a0\u200e\u200f.")
            if written.startswith(number) and name and not any(character.isdecimal() for character in name):
                yield name


if __name__ == "__main__":
    main(sys.argv[1:])
