"""What became of the topics since the last run of the corpus, in words."""

from analysis import Change, remembered
from analysis.tables import Report
from dashboard.theme import count

_TOLD = {
    "new": "new",
    "grown": "grown",
    "faded": "faded",
    "gone": "gone",
    "merged": "merged into",
    "split": "split from",
}


def change_lines(report: Report) -> list[str]:
    """Say each change of a topic with its numbers of articles; plain text.

    Names are the ones that are shown now. A first run, and one that changed nothing, says nothing.
    """
    memory = remembered(report.manifest.get("memory", {}))
    names = dict(zip(report.topics["topic_id"], report.topics["name"], strict=True))
    return [_told(change, names) for change in memory.changes]


def compared_with(report: Report) -> str:
    """Say what the last run read, beside this one; "" for a first run."""
    memory = remembered(report.manifest.get("memory", {}))
    if not memory.before:
        return ""
    return f"Since the last run, of {count(memory.before, 'story')} (now {memory.n_articles:,})"


def _told(change: Change, names: dict[str, str]) -> str:
    name = names.get(change.topic_id, change.name)
    other = names.get(change.other_id, change.other)
    if change.kind in {"new", "split"}:
        sizes = count(change.now, "story")
    elif change.kind == "gone":
        sizes = f"had {count(change.before, 'story')}"
    else:
        sizes = f"{change.before:,} to {count(change.now, 'story')}"
    where = f' "{other}"' if other else ""
    return f'"{name}" {_TOLD[change.kind]}{where}: {sizes}'
