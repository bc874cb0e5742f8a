"""Chinese characters are drawn as the reader's region writes them; where none of its fonts has one, a warning says so."""

from pathlib import Path

import pytest

from leafletgen.compose.composer import compose
from leafletgen.text.typesetter import Typesetter
from sentences import edition_saying

TYPESETTER = Typesetter()


def warned_of(folder: Path, language: str, sentence: str) -> list[str]:
    """The warnings about regions for a leaflet in a language with a sentence."""
    found = compose(edition_saying(folder, language, sentence), TYPESETTER).warnings
    return [each.message for each in found if each.code == "other-region" and each.place.line == 2]


@pytest.mark.parametrize(
    ("language", "sentence", "characters"),
    [
        ("zh-Hans", "这是𠀋的。", "𠀋"),
        ("zh-Hans", "这是[𠀋]{zh-Hans}的", "𠀋"),
        ("ja", "これは这です。", "这"),
        ("ko", "이것은 这입니다.", "这"),
        ("zh-Hant", "這是丒的", "丒"),
        ("en", "This is 骨.", "骨"),
        ("ar", "هذا 骨 هنا.", "骨"),
    ],
)
def test_a_glyph_of_another_region_is_warned_of(language: str, sentence: str, characters: str, tmp_path: Path) -> None:
    """Where only the face of another region has a character, the warning names it, the region and the text's language."""
    message, *_ = warned_of(tmp_path, language, sentence)
    assert characters in message
    assert f"not as {language} does" in message


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-Hans", "这是骨头和[働く]{ja}。"),
        ("zh-Hans", "ペニシリン"),
        ("ja", "これは骨の薬です。"),
        ("ko", "이것은 骨입니다."),
        ("zh-Hant", "這是骨頭，ㄅㄆㄇ。"),
        ("en", "This is [骨]{ja}, ﷺ, Ω and ж."),
        ("ur", "یہ ہڈی ہے۔"),
        ("vi", "Đây là xương."),
        ("zh-Hant", "也叫calcinosis scrotalis。很少見。"),
        ("zh-Hant", "每日5 mg（兩片）、INR：2、“COVID-19”。"),
        ("ja", "INR、COVID-19「コロナ」mg。"),
        ("ko", "이것은 INR、COVID。"),
    ],
)
def test_a_word_in_its_own_face_is_not_warned_of(language: str, sentence: str, tmp_path: Path) -> None:
    """Marked words, scripts that are drawn in one way everywhere, and ordinary text give no warning."""
    assert warned_of(tmp_path, language, sentence) == []
