"""One-byte encodings from before Unicode, told apart by the letters of the text's own language."""

from collections.abc import Mapping

from analysis.intake.languages import language_of

# In this order where nothing tells them apart.
_ENCODINGS = ("cp1252", "cp1250", "iso8859_2", "mac_roman", "cp1254", "cp1257")
_WEST = "àâäáãåæçèéêëíîïìñòóôöõøœùúûüÿýßðþ"
# Letters beside a to z, by language.
_LETTERS: Mapping[str, str] = {
    "en": "àâäáåæçèéêëíîïñóôöøœúûü",
    "fr": "àâæçèéêëîïôœùûüÿ",
    "de": "äöüßéàè",
    "es": "áéíñóúüç",
    "pt": "áâãàçéêíóôõúü",
    "it": "àèéìíîòóùú",
    "sv": "åäöéüà",
    "da": "æøåéòóôü",
    "no": "æøåéòóôü",
    "nb": "æøåéòóôü",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "bs": "čćđšž",
    "sl": "čćđšž",
    "ro": "ăâîşţ",
    "tr": "çğıöşüâîû",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äõöüšž",
}
_MARKS = "‘’\u201a“”„–—…«»\u2039\u203a¡¿°£€©®™½§·†•\xa0"
_BESIDE_LETTERS, _BEFORE_LETTERS = "’", "‘“„«\u2039¡¿"
_FEWEST = 0.6  # of what a right reading would be worth
_PROBE = 4_000  # characters


def old_encoding(probe: bytes) -> str:
    """Return the encoding whose reading fits the language of a text in Latin letters, or "".

    Args:
        probe: Bytes of the text that are no UTF-8.

    Returns:
        The name of an encoding of European letters; "" where none fits.
    """
    worth = {encoding: _worth(probe.decode(encoding, "replace")) for encoding in _ENCODINGS}
    best = max(_ENCODINGS, key=worth.__getitem__)
    return best if worth[best] >= _FEWEST else ""


def _worth(text: str) -> float:
    """Return how well the characters beyond ASCII fit the language of a text, 1 at best."""
    own = [at for at, character in enumerate(text) if not character.isascii()][:_PROBE]
    letters = _LETTERS.get(language_of(text[:_PROBE]), _WEST)
    return sum(_fits(text, at, letters) for at in own) / max(len(own), 1)


def _fits(text: str, at: int, letters: str) -> float:
    """Return 1 for a letter of the language or a mark where marks stand, less for others."""
    character = text[at]
    around = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if character.isalpha():
        inside = character.isupper() and all(one.islower() for one in around)
        return 0.0 if inside else float(character.lower() in letters)
    if character not in _MARKS:
        return 0.0
    if character in _BEFORE_LETTERS:
        return float(not around[0].isalpha())
    between = all(one.isalpha() for one in around)
    return float(not between or character in _BESIDE_LETTERS)
