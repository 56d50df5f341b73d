"""Attributions: lines that say whose an article is, and when it was published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.intake.lines import (
    STAMP_HINT,
    Stamp,
    furniture_rule,
    name_like,
    outlet_like,
    read_stamp,
    rubric_like,
)
from analysis.intake.names import SourceNames
from analysis.intake.signoffs import is_byline
from analysis.intake.vocabulary import OUTLET_WORDS, ROLES

_DASHED = re.compile(r"[-–—•*] ?(?P<source>\S.{0,78})")
_LABELLED = re.compile(
    r"(?i)(?:source|from|via|by|in|on|publisher|outlet|(?:filed|posted|published|"
    r"reported|written|shared|"
    r"supplied|sent|story|report) (?:by|from|in|on|via)) ?:? (?P<source>\S.{0,78})"
)
BYLINE_FOR = re.compile(
    r"(?i)by (?P<author>[^\W\d_].{1,60}?),? (?:for|of|at|in|with) (?P<source>\S.{1,58})"
)
# "By Jane Doe, The Sparrow", "By Jane Doe | The Sparrow"
_BYLINE_AND = re.compile(
    r"(?i:by|written by|words by) [^,|–—·/]{3,60}?(?:, | ?[|·–—/] ?| - )(?P<source>\S.{1,58})"
)
_AGE_BY = re.compile(
    r"(?i)(?:published |posted |updated |filed |shared )?(?P<stamp>.{0,24}?\b(?:ago|"
    r"back|earlier|yesterday|now))"
    r" (?:by|in|on|via|from|at) (?P<source>\S.{0,58})"
)
_SPLIT = re.compile(r"\s+[-–—|·•/]\s+|\s*[|·•]\s*|, |\s+\(|: ")
LONGEST_HEAD = 140
_PRESS = SourceNames()
_MOST_NAME_WORDS = 5
_MOST_WORDS = 18
STRONG, PLAIN, WEAK, BARE = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Attribution:
    """What some neighbouring lines say of an article.

    Attributes:
        source: Source named, or "".
        stamp: Time stated, or None.
        roles: (line index, "source" | "date" | "byline") of the lines, in order.
        strength: How sure it is, ``BARE`` to ``STRONG``.
    """

    source: str
    stamp: Stamp | None
    roles: tuple[tuple[int, str], ...]
    strength: int


def attribution_in(lines: Sequence[str], index: int) -> Attribution | None:
    """Return the attribution of "SOURCE · 2 hours ago", "filed by SOURCE, 22 hrs back"."""
    line = lines[index]
    if STAMP_HINT.search(line) and line.count(" ") < _MOST_WORDS and read_stamp(line) is None:
        for match in _SPLIT.finditer(line):
            left, right = line[: match.start()], line[match.end() :]
            right = right.removesuffix(")") if match[0].endswith("(") else right
            for stamp_text, name in ((right, left), (left, right)):
                stamp = read_stamp(stamp_text) or _stamp_and_more(stamp_text)
                if stamp is None or read_stamp(name) is not None:
                    continue
                small = stamp.age is not None
                source, author = _named_source(name.strip(" ,|·•-–—*_"), small=small)
                if source:
                    kind = "byline" if author else "source"
                    return Attribution(source, stamp, ((index, kind),), PLAIN)
        match = _AGE_BY.fullmatch(line)
        stamp = read_stamp(match["stamp"]) if match else None
        if match and stamp is not None and stamp.age and name_like(match["source"], small=True):
            return Attribution(match["source"], stamp, ((index, "source"),), PLAIN)
    match = BYLINE_FOR.fullmatch(line)
    if match and name_like(match["source"], small=True) and name_like(match["author"]):
        return Attribution(match["source"], None, ((index, "byline"),), WEAK)
    return None


def attribution_of(line: str) -> tuple[str, bool, Stamp | None] | None:
    """Return what one line says of its article: source, whether an author is named, and time.

    Examples:
        >>> attribution_of("By Jane Doe for The Herald")
        ('The Herald', True, None)
    """
    found = attribution_in([line], 0) if len(line) <= LONGEST_HEAD else None
    return None if found is None else (found.source, found.roles[0][1] == "byline", found.stamp)


def known_outlet(name: str) -> bool:
    """Return whether a name is known of the press."""
    return bool(_PRESS.known(name))


def names_outlet(name: str) -> bool:
    """Return whether a name is an outlet's by its words: a known one, "The ...", "... Herald".

    Examples:
        >>> names_outlet("The Sparrow"), names_outlet("Reuters"), names_outlet("The Big Read")
        (True, True, False)
    """
    if known_outlet(name):
        return True
    words = name.split()
    if not 1 < len(words) <= _MOST_NAME_WORDS or words[-1].lower() in ROLES or rubric_like(name):
        return False
    capital = all(word[:1].isupper() for word in words)
    return capital and (words[0] == "The" or not OUTLET_WORDS.isdisjoint(w.lower() for w in words))


def byline_source(line: str) -> str:
    """Return the outlet that a byline names behind its author, or "".

    Examples:
        >>> byline_source("By Jane Doe, The Sparrow"), byline_source("By Jane Doe, Staff Writer")
        ('The Sparrow', '')
    """
    match = _BYLINE_AND.fullmatch(line)
    source = match["source"].strip() if match else ""
    return source if source and name_like(source) and names_outlet(source) else ""


def dated_byline(line: str) -> tuple[str, Stamp | None]:
    """Return a byline without the time behind it, and that time.

    Examples:
        >>> dated_byline("By Jane Doe, 4 April 2025")[0]
        'By Jane Doe'
    """
    for match in _SPLIT.finditer(line):
        stamp = read_stamp(line[match.end() :])
        if stamp is not None:
            return line[: match.start()], stamp
    return line, None


def _stamp_and_more(text: str) -> Stamp | None:
    """Return the stamp of "2 hours ago · 3 min read"."""
    pieces = [piece for piece in re.split(r" ?[|·•] ?", text) if piece]
    stamps = [stamp for stamp in map(read_stamp, pieces) if stamp is not None]
    rest = sum(1 for piece in pieces if read_stamp(piece) is None and furniture_rule(piece))
    return stamps[0] if stamps and len(stamps) + rest == len(pieces) else None


def _named_source(name: str, *, small: bool = False) -> tuple[str, bool]:
    """Return the source that a piece of a head names, and whether an author stands with it."""
    match = BYLINE_FOR.fullmatch(name)
    if match and name_like(match["source"], small=True) and name_like(match["author"]):
        return match["source"], True
    match = _LABELLED.fullmatch(name)
    if match and name_like(match["source"], small=small):
        # "By Jane Doe" names a person, not a source
        return ("", True) if name[:3].lower() == "by " else (match["source"], False)
    author, _, outlet = name.rpartition(", ")  # "Jane Doe, The Sparrow"
    if name_like(author) and " " in author and names_outlet(outlet) and not names_outlet(author):
        return outlet, True
    return (name, False) if name_like(name, small=small) else ("", False)


def attribution_around(lines: Sequence[str], filled: Sequence[int], at: int) -> Attribution | None:
    """Return the attribution around a line that is only a time stamp."""
    index = filled[at]
    stamp = read_stamp(lines[index])
    if stamp is None:
        return None
    before = filled[at - 1] if at else -1
    after = filled[at + 1] if at + 1 < len(filled) else -1
    above = lines[before] if before >= 0 else ""
    below = lines[after] if after >= 0 else ""
    dashed = _DASHED.fullmatch(below) or (_LABELLED.fullmatch(below) if below else None)
    author = is_byline(below) and dashed is not None and not outlet_like(dashed["source"])
    if dashed and not author and (name_like(dashed["source"]) or dashed["source"] == above):
        source = dashed["source"]
        roles = ((index, "date"), (after, "source"))
        same = above == source
        if same or (name_like(above) and before == index - 1):
            roles = ((before, "source"), *roles)
        return Attribution(source, stamp, roles, STRONG if same else PLAIN)
    listed = at > 1 and _DASHED.fullmatch(above) and _DASHED.fullmatch(lines[filled[at - 2]])
    labelled = (_LABELLED.fullmatch(above) or _DASHED.fullmatch(above)) if above else None
    if listed:  # the last of a list of names, not the source of what follows
        return Attribution("", stamp, ((index, "date"),), BARE)
    small = stamp.age is not None and above[:1].isalpha()
    if labelled and name_like(labelled["source"], small=small) and above[:3].lower() != "by ":
        roles = ((before, "source"), (index, "date"))
        return Attribution(labelled["source"], stamp, roles, PLAIN)
    if name_like(above, small=stamp.age is not None):
        return Attribution(above, stamp, ((before, "source"), (index, "date")), WEAK)
    return Attribution("", stamp, ((index, "date"),), BARE)
