"""How many sentences the filters of sentences select, and what to do where it is none."""

from analysis.tables import Report
from dashboard.filters import Filters, listed_sentences
from dashboard.search import Node, Term, search
from dashboard.theme import clean, count, listed


def searched_line(report: Report, filters: Filters) -> str:
    """Say how many sentences tone and text select, as plain text.

    Args:
        report: The whole report.
        filters: What is selected; those of articles are followed.

    Returns:
        Like ``'41 sentences in 12 stories hold "rent".'``; of none what to do follows. "" where
        neither a tone is chosen nor a text that can be searched for.
    """
    node = search(filters.text).node
    if not filters.tones and node is None:
        return ""
    rows = listed_sentences(report, filters)
    n, noun = len(rows), " ".join([*filter(None, [listed(filters.tones)]), "sentence"])
    where = f" in {count(rows['article_id'].nunique(), 'story')}" if n else ""
    said = f"{count(n, noun)}{where}{_asked(filters.text, node, n)}."
    return said if n else f"{said} {_advice(report, filters, node)}"


def _asked(text: str, node: Node | None, n: int) -> str:
    """Say what so many sentences hold or match, or nothing where no text is searched for."""
    if node is None:
        return ""
    verbs = ("hold", "holds") if isinstance(node, Term) else ("match", "matches")
    quoted = clean(text) if '"' in text else f'"{clean(text)}"'
    return f" {verbs[n == 1]} {quoted}"


def _advice(report: Report, filters: Filters, node: Node | None) -> str:
    """Say what to do where no sentence is selected."""
    if node is None:
        return "Choose another tone, or more articles."
    alone = Filters(text=filters.text)
    n = len(listed_sentences(report, alone)) if filters.active() != alone.active() else 0
    if n:
        return f"{n:,} in the whole corpus: clear the other filters."
    if not isinstance(node, Term):
        return "Check the spelling, or ask for fewer words at once."
    if node.text.endswith("*") or " " in node.text:
        return "Check the spelling."
    return f"Check the spelling, or leave the ending open with a star: {node.text}*."
