"""Names of files inside a corpus as they are shown: clean, and each only once."""

from collections.abc import Iterator, Sequence

from analysis.text.cleaning import one_line

_NAMELESS = "unnamed"


def shown_name(name: str) -> str:
    """Return a name of the file system or of an archive, with clean characters on one line."""
    return one_line(name.encode("utf-8", "replace").decode()) or _NAMELESS


def told_apart(names: Sequence[str]) -> list[str]:
    r"""Return the names of a folder or an archive as they are shown, no two of them the same.

    Names may differ in what nobody sees (composed and decomposed accents, controls), an archive may
    hold one twice, and one may lead into what another names as a file. Those get a number in front.

    Args:
        names: The names; "/" between folders.

    Returns:
        What to show for each, in the order of the names; it depends on the names alone.

    Examples:
        >>> told_apart(["a.txt", "e\u0301.txt", "\u00e9.txt", "\u200b", "a.txt/b"])
        ['a.txt', '(2) é.txt', 'é.txt', 'unnamed', '(2) a.txt/b']
    """
    clean = [shown_name(name) for name in names]
    order = sorted(range(len(names)), key=lambda at: (clean[at], clean[at] != names[at], names[at]))
    shown = list(clean)
    taken: set[str] = set()
    last: dict[str, int] = {}
    for at in order:
        number = last.get(clean[at], 1)
        while shown[at] in taken or any(one in taken for one in _folders(shown[at])):
            number += 1
            shown[at] = f"({number}) {clean[at]}"
        last[clean[at]] = number
        taken.add(shown[at])
    return shown


def _folders(name: str) -> Iterator[str]:
    """Yield the folders that a file lies in."""
    at = name.find("/")
    while at >= 0:
        yield name[:at]
        at = name.find("/", at + 1)
