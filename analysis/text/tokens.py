"""Words of a text as topics count them."""

# ruff: noqa: RUF001 - typographic marks are meant

import re
import unicodedata
from collections.abc import Iterable

from analysis.records import NamedTopic

# Amounts ("10,000", "2.9m"); words of two letters or more, hyphens and apostrophes inside; dotted
# initials; words like "e-mail". A possessive 's is left over and no branch takes a single letter.
_WORD = re.compile(
    r"\d++(?:[.,]\d++)++\w*+"
    r"|[^\W_]{2,}+(?:[-'](?!s\b)[^\W_]++)*+"
    r"|(?:[^\W\d_]\.){2,}+"
    r"|[^\W_](?:[-'](?!s\b)[^\W_]++)++"
)
# Addresses of the web and of mail, and @handles, as they stand in posts. Each begins where its run
# of characters does, so that a long run is read once.
_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)\S*"
    r"|(?<![\w.+-])[\w.+-]*+@[\w.-]*\w"
    r"|(?<![\w.-])(?:[a-z\d-]++\.)+[a-z]{2,}/\S*",
    re.IGNORECASE,
)
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\xad": None, "\u200b": None, "\ufeff": None}
)

SHORTEST_PLURAL = 3  # letters of a word: "ai" has no plural worth looking for


def words(text: str) -> list[str]:
    """Return the words of a text, in order, in the form in which topics count them.

    Lower case, composed (NFC), straight apostrophes, possessive ``'s`` left out; hyphenated words
    and dotted initials ("u.s.") stay whole, two-letter words stay, single letters and numbers go.
    Addresses and @handles hold no words; a hashtag is its word.

    Args:
        text: Any text; need not be a sentence.

    Returns:
        The words; empty when there is none.

    Examples:
        >>> words("Meta’s AI team didn't pay $10,000 for the U.S. state-of-the-art GPT-4.")
        ['meta', 'ai', 'team', "didn't", 'pay', 'for', 'the', 'u.s.', 'state-of-the-art', 'gpt-4']
        >>> words("@ana See https://t.co/abc and pic.example.com/x on #ClimateStrike!")
        ['see', 'and', 'on', 'climatestrike']
    """
    return _words(_plain(text).lower())


def spelt(text: str) -> list[str]:
    """Return the words of a text as ``words`` does, but in capitals where they are written so.

    Examples:
        >>> spelt("Meta’s AI team met the NHS.")
        ['Meta', 'AI', 'team', 'met', 'the', 'NHS']
    """
    return _words(_plain(text))


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)
    return without_addresses(text)


def _words(text: str) -> list[str]:
    found = _WORD.findall(text)
    return [word for word in found if not (word[0].isdigit() and _is_number(word))]


def without_addresses(text: str) -> str:
    """Return a text without addresses of the web and of mail, and without @handles."""
    if "/" in text or "@" in text or "www." in text:
        return _ADDRESS.sub(" ", text)
    return text


def phrase_of(seed: str) -> str:
    """Return a seed word or phrase in the form in which it is looked for, or ""."""
    return " ".join(part for word in words(seed) for part in word.split("-") if part)


def seed_forms(seed: str) -> tuple[str, ...]:
    """Return what is looked for where a seed is asked for: a phrase, or singular and plural.

    Examples:
        >>> seed_forms("Wages"), seed_forms("Age-Verification"), seed_forms("AI"), seed_forms("7")
        (('wage', 'wages'), ('age verification',), ('ai',), ())
    """
    phrase = phrase_of(seed)
    if " " in phrase or len(phrase) < SHORTEST_PLURAL:
        return (phrase,) if phrase else ()
    singular = phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
    return tuple(sorted({phrase, singular, f"{singular}s"}))


def contrary_said(topic: NamedTopic) -> str:
    """Say which seeds of a topic are asked for and kept off it, too; "" where there are none.

    Examples:
        >>> contrary_said(NamedTopic("", ("gun", "rifle", "-guns")))
        'no story is found by "gun": what holds it is kept off by its minus'
        >>> contrary_said(NamedTopic("", ("gun", "-gun control")))
        ''
    """
    kept_off = {seed_forms(seed) for seed in topic.without}
    contrary = [f'"{seed}"' for seed in topic.wanted if seed_forms(seed) in kept_off]
    one = len(contrary) == 1
    why = f"what holds {'it' if one else 'them'} is kept off by {'its' if one else 'a'} minus"
    return f"no story is found by {' or '.join(contrary)}: {why}" if contrary else ""


def distinct_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of several texts, such as those that no topic may hold.

    Examples:
        >>> sorted(distinct_words(["driverless cars", "Cars"]))
        ['cars', 'driverless']
    """
    return frozenset(word for text in texts for word in words(text))


def _is_number(word: str) -> bool:
    return "." in word or "," in word or word.replace("-", "").isdigit()
