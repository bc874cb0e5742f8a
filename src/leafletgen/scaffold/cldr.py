"""Facts from CLDR about a language that has no file yet: name, script, direction, digits."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from leafletgen.library.language_tags import LANGUAGE_TAG
from leafletgen.library.schema.language import Digits
from leafletgen.model.language import Direction

RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
"""The scripts in use (ISO 15924) that are written from right to left."""
MOST_LIKELY = "Latn"
"""The script of a language that CLDR lacks."""


def known_facts(tag: str) -> dict[str, str]:
    """The facts about a language, by the keys of its file. `tag` is a tag of BCP 47."""
    name, digits = tag, Digits.LATN.value
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        pass
    else:
        name = locale.get_language_name() or tag
        digits = next((one.value for one in Digits if one == locale.default_numbering_system), digits)
    script = usual_script(tag)
    direction = Direction.RTL if script in RTL_SCRIPTS else Direction.LTR
    return {"name": name, "script": script, "direction": direction.value, "digits": digits}


def lacks_months(tag: str) -> bool:
    """True for a language whose month names CLDR lacks: it would print `M11`."""
    try:
        months = Locale.parse(tag, sep="-").months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return False
    return str(months[1]).startswith("M0")


def usual_script(tag: str) -> str:
    """The script in a tag; else the usual script of its language (UTS #35, Likely Subtags)."""
    named = LANGUAGE_TAG.fullmatch(tag)
    if named and named["script"]:
        return named["script"]
    likely = get_global("likely_subtags")
    full = likely.get(tag.replace("-", "_")) or likely.get(tag.partition("-")[0]) or ""
    return next((part for part in full.split("_") if len(part) == 4 and part.istitle()), MOST_LIKELY)
