"""Who carries a page: the aggregator's name, read from the page's own furniture."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from analysis.intake.vocabulary import ORDINARY_WORDS, words

_NAME = r"[A-Z\d][\w'’&.]*[\w]|[A-Z]"
_RUN = re.compile(rf"(?:The )?(?:{_NAME})(?: (?:&|of|and) (?={_NAME})| (?:{_NAME}))*")
_PIECES = re.compile(r"\s{2,}|\s*[|·•]\s*|(?<=[.!?:])\s+")
_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)|copyright)[ \d©,–-]*(?:by )?(?P<owner>[^.|·]{2,50})")
_OWNED = re.compile(r"(?i)\b(?:19|20)\d\d\b|all rights reserved")
_PICTURES = words("images photo photos photography pictures getty shutterstock alamy istock")
_TRAILING = words("AI App Plus Premium Pro Newsletter Team Assistant Beta Ltd Inc LLC")
_ENOUGH = 2


def carrier_of(furniture: Sequence[str], *, known: Collection[str]) -> str:
    """Return the name of the site that a page's furniture speaks of, or "".

    A name inside a line of ordinary words ("Explore what Daily8 AI can do for you:") counts most;
    a brand line at the top, a copyright line and mentions in other lines add to it.

    Args:
        furniture: Texts of the page's furniture, in order.
        known: Names that are the sources of its articles.

    Returns:
        The name as written.
    """
    taken = {name.casefold() for name in known}
    brands = {line.strip().casefold() for line in furniture}
    points: dict[str, float] = defaultdict(float)
    for line in furniture:
        for name, score in _names(line):
            folded = name.casefold()
            if folded not in taken and folded not in ORDINARY_WORDS and folded != line.casefold():
                points[name] += score
    for name in list(points):
        points[name] += 2 * (name.casefold() in brands)
        inside = (other for other in points if other != name and f" {other} " in f" {name} ")
        points[name] += sum(points[other] for other in inside)
    enough = [name for name in points if points[name] >= _ENOUGH]
    return max(enough, key=lambda name: (points[name], len(name), name), default="")


def owner_of(line: str) -> str:
    """Return who holds the copyright of a text, or "".

    Examples:
        >>> owner_of("© 2025 The Sparrow. All rights reserved."), owner_of("© Getty Images")
        ('The Sparrow', '')
    """
    match = _COPYRIGHT.match(line.strip())
    if not match or not _OWNED.search(line):
        return ""
    name = _trimmed(re.split(r"(?i) all rights", match["owner"])[0].strip(" ,"))
    pictures = not _PICTURES.isdisjoint(name.lower().split())
    cut = name.isupper() and " " not in name  # the start of a domain, or a syndicate
    return name if name[:1].isupper() and not pictures and not cut else ""


def _names(line: str) -> list[tuple[str, float]]:
    """Return the names in one line of furniture, with the points each earns there."""
    owner = _COPYRIGHT.match(line.strip())
    if owner:
        name = _trimmed(owner["owner"].split(" All ")[0].split(" all ")[0].strip(" ,"))
        return [(name, 2.0)] if name and name[0].isupper() else []
    found = []
    for piece in _PIECES.split(line.strip()):
        words = piece.split()
        plain = [word for word in words if word[:1].islower()]
        for match in _RUN.finditer(piece):
            name = _trimmed(match[0])
            if not name or not any(c.isalpha() for c in name):
                continue
            odd = bool(re.search(r"[a-z][A-Z\d]|[A-Z]{2,}[a-z]", name))
            starts = piece.startswith(name)
            sure = bool(plain) and (not starts or odd or name.startswith("The "))
            found.append((name, 2.0 if sure and not starts else 1.5 if sure else 0.5))
    return found


def _trimmed(name: str) -> str:
    """Return a name without generic words at its ends."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    while words and (
        words[-1].strip(".") in _TRAILING or words[-1].lower() in ORDINARY_WORDS - {"news"}
    ):
        words.pop()
    while words and words[0].lower() in ORDINARY_WORDS - {"the", "daily", "news", "new"}:
        words.pop(0)
    while words and len(words) == 1 and words[0].lower() in ORDINARY_WORDS:
        words.pop()
    return " ".join(words)
