"""Named topics that hold stories their seed words do not speak for."""

from dataclasses import dataclass

from analysis import topics_asked_for
from analysis.tables import Report
from dashboard.filters import Filters, select_articles
from dashboard.queries.evidence import Slice
from dashboard.queries.said import Finding, short
from dashboard.queries.seeds import DWELT, seed_weights
from dashboard.theme import count

MOST_WITHOUT, FEWEST_WITHOUT = 0.5, 3  # of its stories, that may hold no seed word
# Of the stories that hold one, that must hold more than one sentence in passing. A right topic may
# be told in other words than its seeds in most stories, but those that use them dwell on them.
LEAST_DWELT = 0.25


@dataclass(frozen=True, slots=True)
class Spreading:
    """A named topic beside its seed words.

    Attributes:
        topic_id: The topic.
        name: Its name as it is shown.
        without: Ids of the stories mainly on it in which no seed word stands.
        passing: Those in which one stands in a single sentence, and not in the headline.
        dwelt: Those that hold more.
    """

    topic_id: str
    name: str
    without: tuple[str, ...]
    passing: tuple[str, ...]
    dwelt: tuple[str, ...]

    @property
    def is_astray(self) -> bool:
        """Tell whether most of its stories hold no seed, and hardly any holds one but in passing.

        A topic of which only the first holds may be right, told in other words.
        """
        n_without, n_with = len(self.without), len(self.passing) + len(self.dwelt)
        many = n_without >= FEWEST_WITHOUT and n_without > MOST_WITHOUT * (n_without + n_with)
        return many and len(self.dwelt) < LEAST_DWELT * n_with


def spreading_topics(report: Report) -> list[Spreading]:
    """Return the topics asked for by name with the stories mainly on them, the largest first.

    Args:
        report: The whole report; a story counts once.
    """
    names = dict(zip(report.topics["topic_id"], report.topics["name"], strict=True))
    stories = select_articles(report, Filters()).articles
    found = []
    for topic_id, asked in topics_asked_for(report).items():
        if topic_id not in names:
            continue
        own = stories.loc[stories["topic"] == names[topic_id], "article_id"]
        weights = seed_weights(report, asked.seeds).reindex(own, fill_value=0)
        parts = (weights == 0, weights.between(1, DWELT - 1), weights >= DWELT)
        ids = (tuple(weights.index[part]) for part in parts)
        found.append(Spreading(topic_id, names[topic_id], *ids))
    return sorted(found, key=lambda one: -sum(map(len, (one.without, one.passing, one.dwelt))))


def astray(report: Report, filters: Filters) -> Finding | None:
    """Say which named topic holds stories that its seed words hardly speak for, the largest first.

    Args:
        report: The whole report.
        filters: What is selected: with a filter nothing is said.
    """
    if filters.active():
        return None
    one = next((one for one in spreading_topics(report) if one.is_astray), None)
    if one is None:
        return None
    n_with = len(one.passing) + len(one.dwelt)
    text = (
        f"Of the {count(len(one.without) + n_with, 'story')} on {short(one.name)} "
        f"{len(one.without):,} hold none of its seed words"
    )
    if one.passing:
        n = len(one.passing)
        of_rest = f"{n:,} of the other {n_with:,}" if one.dwelt else f"the other {n_with:,}"
        text += f", and {of_rest} {'holds' if n == 1 else 'hold'} one in a single sentence"
    ids = one.without + one.passing
    part = Slice(
        f"Stories on {short(one.name)} for which its seed words hardly speak", articles=ids
    )
    return Finding(f"{text}: change its seeds, or read them.", count(len(ids), "story"), part)
