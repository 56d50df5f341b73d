"""Where the text of an item ends and the page's small print begins."""

from collections.abc import Collection, Sequence

from analysis.intake.lines import ends_sentence, furniture_rule, origin_of, prose_like

_LONG_AFTERWORD = 160


def tail_start(
    lines: Sequence[str], rest: Sequence[int], *, leads_on: bool, closers: Collection[str]
) -> int:
    """Return the place in ``rest`` from which nothing is text any more.

    Args:
        lines: Lines of the page, stripped.
        rest: Indices of the item's lines below its header.
        leads_on: Whether this is a lead with further items below it: then what is no sentence
            between its text and the next item is furniture, whatever it says.
        closers: Lines that close the items of this page because they repeat.

    Returns:
        A place from 0 to ``len(rest)``.
    """
    end = len(rest)
    closed = _closed_at(lines, rest, closers) if closers else end
    if closed < end:
        return closed
    run = next((at for at in range(end, 0, -1) if is_text(lines[rest[at - 1]])), 0)
    marker = _marker(lines, rest)
    # a short sentence below a link still belongs to the text
    own = next((at for at in range(end - 1, run - 1, -1) if _short_sentence(lines[rest[at]])), run)
    start = next((at for at in range(own, end) if furniture_rule(lines[rest[at]])), end)
    if leads_on and marker == end:
        open_ends = (at for at in range(run, end) if not ends_sentence(lines[rest[at]]))
        start = min(start, next(open_ends, end))
    return min(marker, start)


def _closed_at(lines: Sequence[str], rest: Sequence[int], closers: Collection[str]) -> int:
    """Return the place of the closing line below the text."""
    text = False
    for at, index in enumerate(rest):
        if text and lines[index] in closers:
            return at
        text = text or is_text(lines[index])
    return len(rest)


def is_text(line: str) -> bool:
    """Return whether a line is running text and does not speak about the article."""
    return prose_like(line) and origin_of(line) is None


def _short_sentence(line: str) -> bool:
    """Return whether a line is a short sentence of a text and no furniture."""
    return (
        line[0].isupper() and line[-1] in ".!?" and ends_sentence(line) and not furniture_rule(line)
    )


def _marker(lines: Sequence[str], rest: Sequence[int]) -> int:
    """Return the place of the first origin or copyright line without long text below it."""
    found = len(rest)
    for at in range(len(rest) - 1, -1, -1):
        line = lines[rest[at]]
        if origin_of(line) is not None or furniture_rule(line) == "copyright line":
            found = at
        if len(line) >= _LONG_AFTERWORD:
            break
    return found
