"""Markdown without its marks; tables and blocks of code, which are no sentences, put aside."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.intake.lines import ends_sentence, prose_like

_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?)(?: +#+)?$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^\n*]{1,600}?)(?<=[^\s*_])\1(?![\w*])"
)
_CODE = re.compile(r"(?<!`)`([^`\n]{1,300})`(?!`)")
_QUOTE_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LIST_MARK = re.compile(r"\s{0,20}[-*+] +(?:\[[ xX]\] +)?(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,})\s*")
_UNDER_HEADER = re.compile(r"\|?(?::?-+:?\|)+(?::?-+:?)?")
_LONGEST_DIVIDER = 1_000


def without_marks(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    r"""Return Markdown without its marks, and the lines that are none of its text.

    Args:
        text: A clean text.

    Returns:
        The text, and its blocks of code and tables as (number of lines of the text that stand
        before it, a line), as ``Document.dropped`` has them. A text that is nothing else keeps
        them.

    Examples:
        >>> without_marks("# Rents\n\n- They *rose*.\n- They fell.\n\n~~~\nx = 1\n~~~")
        ('Rents\n\nThey rose.\nThey fell.\n', ((5, '~~~'), (5, 'x = 1'), (5, '~~~')))
    """
    lines = text.split("\n")
    aside = {*_code_lines(lines), *_table_lines(lines)}
    if not any(line.strip() for at, line in enumerate(lines) if at not in aside):
        aside = {
            at for at in aside if _FENCE.match(lines[at]) or _UNDER_HEADER.fullmatch(lines[at])
        }
    listed = [*_list_lines(lines)]
    kept: list[str] = []
    dropped: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if at in aside:
            dropped.append((len(kept), line))
        else:
            kept.append(_LIST_MARK.sub("", line, count=1) if listed[at] else line)
    return _plain("\n".join(kept)), tuple(pair for pair in dropped if pair[1].strip())


def _plain(text: str) -> str:
    """Return a text without marks inside its lines; lines stay where they are."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _QUOTE_MARK.sub("", _HEADING.sub(r"\1", text))
    return _CODE.sub(r"\1", _EMPHASIS.sub(r"\2", text))


def _code_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of blocks of code with their fences; of one never closed, its fence."""
    begun, mark = -1, ""
    for at, line in enumerate(lines):
        match = _FENCE.match(line)
        if match is None:
            continue
        if begun < 0:
            begun, mark = at, match[1]
        elif match[1].startswith(mark):
            yield from range(begun, at + 1)
            begun = -1
    if begun >= 0:
        yield begun


def _table_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of tables, but rows whose cells are sentences."""
    end = 0
    for at in range(1, len(lines)):
        if at < end or not _is_under_header(lines[at]) or "|" not in lines[at - 1]:
            continue
        yield from (at - 1, at)
        end = at + 1
        while end < len(lines) and "|" in lines[end]:
            if not any(prose_like(cell.strip()) for cell in lines[end].split("|")):
                yield end
            end += 1


def _is_under_header(line: str) -> bool:
    """Return whether a line divides the header of a table from its rows."""
    plain = line.replace(" ", "")
    return len(plain) <= _LONGEST_DIVIDER and _UNDER_HEADER.fullmatch(plain) is not None


def _list_lines(lines: Sequence[str]) -> Iterator[bool]:
    """Yield of each line whether it is an item of a list.

    A lone "- Saltmere Echo" may say who wrote what stands above it: an item is a sentence, or has
    another one beside it.
    """
    marked = [_LIST_MARK.match(line) is not None and not _RULE.fullmatch(line) for line in lines]
    filled = [at for at, line in enumerate(lines) if line.strip()]
    beside = {
        one
        for first, second in pairwise(filled)
        if marked[first] and marked[second] and second - first <= 2  # noqa: PLR2004 - a blank line
        for one in (first, second)
    }
    for at, line in enumerate(lines):
        yield marked[at] and (at in beside or ends_sentence(line))
