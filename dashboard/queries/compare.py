"""Two slices of articles beside each other: what differs in tone, and what of it is topic mix."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis import NO_CLEAR_TOPIC, Gap, Share, shares_of, tone_gap, topic_weights
from analysis.tables import DECIMALS, Report
from dashboard.filters import Filters, tone_names
from dashboard.queries.evidence import Slice
from dashboard.queries.slices import TOPIC, Choice, Side, cut_out, framed, untold
from dashboard.theme import named

TOGETHER = "difference"
MEAN_COLUMNS = ("row", "group", "n_articles", "n_sentences", "tone", "tone_low", "tone_high")
TOPIC_COLUMNS = (
    "topic",
    "topic_id",
    "n",
    "n_other",
    "tone",
    "tone_other",
    "gap",
    "gap_low",
    "gap_high",
    "weight",
)


@dataclass(frozen=True)
class Pairing:
    """Two slices and how they differ.

    Attributes:
        first: The first slice.
        second: The one it is held against.
        equal: Whether they are compared at equal topics.
        gap: How they differ, in the way asked for.
        plain: How they differ as they stand.
        shares: Shares of negative and of positive sentences of both, as they stand, by the name of
            the tone.
        n_untold: Articles of which no date tells to which of two periods they belong.
    """

    first: Side
    second: Side
    equal: bool
    gap: Gap
    plain: Gap
    shares: dict[str, tuple[Share, Share]]
    n_untold: int

    @cached_property
    def weights(self) -> tuple[pd.Series, pd.Series]:
        """What each article weighs in the means compared, by its id."""
        sides = (self.first.articles, self.second.articles)
        if not self.equal:
            one, two = (
                pd.Series(1 / max(len(own), 1), index=own["article_id"].to_numpy()) for own in sides
            )
            return one, two
        able = [own[own["topic"] != NO_CLEAR_TOPIC] for own in sides]
        of_topic = topic_weights(able[0]["topic"], able[1]["topic"])
        one, two = (_weighed(own, of_topic) for own in able)
        return one, two

    @property
    def every(self) -> pd.DataFrame:
        """The articles of both slices, with and without a tone."""
        sides = (self.first, self.second)
        return pd.concat([own for side in sides for own in (side.articles, side.untoned)])

    @property
    def is_part(self) -> bool:
        """Whether equal topics are another comparison than that of the slices as they stand."""
        n = len(self.first.articles) + len(self.second.articles)
        return self.equal and (self.gap.n_topics > 1 or self.gap.n + self.gap.n_other < n)

    @property
    def parts(self) -> tuple[Slice, Slice]:
        """The sentences of the articles compared, of either slice."""
        one, two = (
            Slice(f"{named(side.name)}{self._where}", articles=tuple(own.index))
            for side, own in zip((self.first, self.second), self.weights, strict=True)
        )
        return one, two

    @property
    def compared(self) -> Slice:
        """The sentences of all articles compared."""
        ids = tuple(one for own in self.weights for one in own.index)
        return Slice(f"{self._both}{self._where}", articles=ids)

    @property
    def whole(self) -> Slice:
        """The sentences of both slices as they stand."""
        sides = (self.first.articles, self.second.articles)
        return Slice(self._both, articles=tuple(one for own in sides for one in own["article_id"]))

    @property
    def _both(self) -> str:
        return f"{named(self.first.name)}, and {named(self.second.name)}"

    @property
    def _where(self) -> str:
        return ", on topics of both" if self.equal else ""


def _weighed(articles: pd.DataFrame, of_topic: pd.Series) -> pd.Series:
    """Return what each article weighs where its topic weighs so much."""
    shared = articles[articles["topic"].isin(of_topic.index)]
    each_one = shared["topic"].map(of_topic / shared["topic"].value_counts())
    return pd.Series(each_one.to_numpy(dtype="float64"), index=shared["article_id"].to_numpy())


def paired(report: Report, filters: Filters, choice: Choice) -> Pairing:
    """Return two slices beside each other.

    Args:
        report: The whole report.
        filters: What is selected; a filter of the kind that is compared is not followed.
        choice: Which slices, and how they are compared.
    """
    frame = framed(report, filters, choice.kind)
    first, second = cut_out(report, frame, choice)
    equal = choice.equal and choice.kind != TOPIC
    return Pairing(
        first,
        second,
        equal,
        _gap(first, second, equal=equal),
        _gap(first, second, equal=False),
        _shares(frame, first, second),
        untold(report, frame, choice),
    )


def _gap(first: Side, second: Side, *, equal: bool) -> Gap:
    """Return how the sides differ; at equal topics what has no clear topic is left out."""
    one, two = first.articles, second.articles
    if not equal:
        return tone_gap(one["tone"], two["tone"])
    one, two = (own[own["topic"] != NO_CLEAR_TOPIC] for own in (one, two))
    return tone_gap(
        one["tone"],
        two["tone"],
        topics=one["topic"],
        other_topics=two["topic"],
    )


def _shares(frame: Report, first: Side, second: Side) -> dict[str, tuple[Share, Share]]:
    """Return the shares of sentences by tone, which are clustered in their articles."""
    scored = frame.sentences[frame.sentences["tone"].notna()]
    names = tone_names(scored["tone"]).to_numpy()
    ids = pd.Index(frame.articles["article_id"])
    owner = ids.get_indexer(pd.Index(scored["article_id"]))
    sizes = np.bincount(owner, minlength=len(ids))
    places = [ids.get_indexer(pd.Index(side.articles["article_id"])) for side in (first, second)]
    found = {}
    for name in ("negative", "positive"):
        hits = np.bincount(owner[names == name], minlength=len(ids))
        one, two = shares_of(*((hits[place], sizes[place]) for place in places))
        found[name] = one, two
    return found


def mean_rows(pairing: Pairing) -> pd.DataFrame:
    """Return the two means and their difference.

    Returns:
        Columns ``MEAN_COLUMNS``: ``row`` is "first", "second" and "difference"; the tone of the
        last is the first minus the second. Intervals are missing where the evidence is too thin.
    """
    gap, sides = pairing.gap, (pairing.first, pairing.second)
    compared = [own.index for own in pairing.weights]
    n_sentences = [
        int(side.articles.loc[side.articles["article_id"].isin(ids), "n_sentences"].sum())
        for side, ids in zip(sides, compared, strict=True)
    ]
    rows = [
        ("first", sides[0].name, gap.n, n_sentences[0], gap.tone, gap.tone_low, gap.tone_high),
        (
            "second",
            sides[1].name,
            gap.n_other,
            n_sentences[1],
            gap.tone_other,
            gap.other_low,
            gap.other_high,
        ),
        (
            TOGETHER,
            TOGETHER,
            gap.n + gap.n_other,
            sum(n_sentences),
            gap.gap,
            gap.gap_low,
            gap.gap_high,
        ),
    ]
    return pd.DataFrame(rows, columns=[*MEAN_COLUMNS]).round(DECIMALS)


def topic_by_topic(report: Report, pairing: Pairing) -> pd.DataFrame:
    """Return both slices on each topic that either has.

    Returns:
        Columns ``TOPIC_COLUMNS`` in the report's order of topics: articles and mean tone of either
        side, their difference with its 95 % interval, and what the topic weighs at equal topics
        (0 where only one has it).
    """
    one, two = pairing.first.articles, pairing.second.articles
    able = [own[own["topic"] != NO_CLEAR_TOPIC] for own in (one, two)]
    weights = topic_weights(able[0]["topic"], able[1]["topic"])
    rows = []
    for topic in report.topics.itertuples(index=False):
        own, other = (side.loc[side["topic"] == topic.name, "tone"] for side in (one, two))
        if len(own) + len(other):
            gap = tone_gap(own, other)
            means = (own.mean(), other.mean())
            rows.append(
                (
                    topic.name,
                    topic.topic_id,
                    len(own),
                    len(other),
                    *means,
                    means[0] - means[1],
                    gap.gap_low,
                    gap.gap_high,
                    float(weights.get(topic.name, 0.0)),
                )
            )
    return pd.DataFrame(rows, columns=[*TOPIC_COLUMNS]).round(DECIMALS)
