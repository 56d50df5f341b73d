"""The topics of a corpus: terms, passages, one model, and a topic for each sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from analysis.records import KNOWN_BY, NO_CLEAR_TOPIC, NamedTopic, Progress, content_id
from analysis.tables import TOPIC_TERMS
from analysis.text.chunks import Chunks
from analysis.text.spelling import spellings
from analysis.text.tokens import distinct_words
from analysis.topics import naming, notes
from analysis.topics.alone import claimed, without_topic
from analysis.topics.assign import Assigned, assign
from analysis.topics.choice import (
    distinct,
    few_articles,
    free_topics,
    shown_topics,
    told_topics,
    unasked,
)
from analysis.topics.company import shown_terms
from analysis.topics.evidence import HALVES_OF_TOPIC, Again, HowMany, how_many
from analysis.topics.guide import Guide, kept_off, learn_guide, seed_guide, seed_terms
from analysis.topics.kept import Model, Placed
from analysis.topics.learned import Learned
from analysis.topics.matrices import strongest_columns, top_columns, unit_rows
from analysis.topics.model import anchored_nmf
from analysis.topics.reading import read_units
from analysis.topics.rows import RANK
from analysis.topics.space import Space, learned_from_sample, make_space
from analysis.topics.spread import spreads
from analysis.topics.units import Units
from analysis.topics.words import without_words

STEPS = (
    "reading words",
    "weighing words",
    "finding topics",
    "giving each sentence its topic",
    "naming topics",
)
SHOWN_TERMS = 30
SPELT_IN = 50_000  # sentences that are read for how words are written
# Beside named topics the free ones of a large corpus are found already; given more rounds, one that
# is hardly there drifts to what the named ones leave of their own (BBC: named F1 .96 becomes .86).
ROUNDS_BESIDE_NAMED = 5
# In larger corpora nobody waits for the stability of each topic.
MEASURED_UP_TO = 50_000


@dataclass(frozen=True)
class Topics:
    """The topics of a corpus.

    Attributes:
        topic_ids: Id of each topic.
        names: Name of each topic, unique; named topics first, in the order asked for, then
            discovered ones by falling number of clear sentences.
        kinds: ``"named"`` or ``"discovered"``.
        terms: ``TOPIC_TERMS``.
        sentence_topic: Index of each sentence's strongest topic, -1 where no topic word stands.
        sentence_clear: Whether that topic is clear.
        article_weights: How strong each topic is in each article, articles x topics, from 0;
            rows have length 1, or 0 where no topic word stands.
        stability: For each discovered topic the share of halves of the corpus in which it returns,
            0 to 1; NaN for named ones, whose words are given, and where it was not measured.
        distinctness: How unlike the most similar other topic each one is, 0 to 1.
        tried: ``TOPIC_COUNTS``: the numbers of topics that were tried.
        why: One sentence that says why so many topics are proposed.
        notes: Lines for the reader about what could not be done as asked.
        learned: What reads further texts; where topics of several languages stand, English ones.
        model: What places articles that come later; None where it was not learned from a sample.
    """

    topic_ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    terms: pd.DataFrame
    sentence_topic: np.ndarray
    sentence_clear: np.ndarray
    article_weights: np.ndarray
    stability: np.ndarray
    distinctness: np.ndarray
    tried: pd.DataFrame
    why: str
    notes: tuple[str, ...]
    learned: Learned
    model: Model | None = None

    @property
    def strongest(self) -> np.ndarray:
        """Index of each article's strongest topic, -1 where no topic word stands."""
        return strongest_columns(self.article_weights)


def find_topics(  # noqa: PLR0913 - the interface between pipeline and topics
    sentences: Sequence[str],
    article_of: np.ndarray,
    titles: Sequence[str],
    *,
    named: Sequence[NamedTopic],
    n_topics: int | None,
    seed: int,
    chunks: Chunks | None = None,
    ignored: Sequence[str] = (),
    progress: Progress | None = None,
) -> Topics:
    """Find the topics of articles and give each sentence its topic.

    Args:
        sentences: The sentences.
        article_of: Article of each sentence, non-decreasing, from 0.
        titles: Title of each article; read as a first sentence. May be empty texts.
        named: Named topics; each comes back under its name, at 0 where it does not occur.
        n_topics: Number of discovered topics beside them; None lets the corpus propose it.
        seed: Seed of every random draw.
        chunks: ``Chunks.of(sentences)``, where somebody has them already.
        ignored: Words in lower case that no topic and no name may hold.
        progress: Called with the name of the step, how much is done, and of how much.

    Returns:
        The topics. Corpora that carry fewer topics than asked for, or none, are no error: a note
        says so. The order of articles makes no difference.
    """
    # one thread: sums then do not depend on how many there are, and this is no slower here
    with threadpool_limits(limits=1):
        tell = _teller(progress)
        tell(0)
        units, every = read_units(sentences, article_of, titles, named, chunks)
        counts = without_words(every, ignored)
        tell(1)
        space = make_space(counts, units, [term for topic in named for term in seed_terms(topic)])
        tell(2)
        evidence = how_many(space, seed)
        guide, words = _model(space, named, n_topics, evidence)
        tell(3)
        # an ignored word still keeps articles off
        off = kept_off(every, units, named, guide.of_rows(len(words)))
        assigned = assign(space, units, words, off)
        learned = Learned.of(space, words, named, assigned.articles)
        tell(4)
        shown, alone = told_topics(assigned, guide, n_topics, together=evidence.together)
        lone = claimed(assigned, space, units, named, guide, words=words)
        told = assigned.unclear(lone).showing(shown, alone=alone)
        alone = without_topic(alone, units, lone, told)
        found = _Found(
            space, units, guide, words[shown], told, learned, shown, alone, evidence, seed, ignored
        )
        topics = _topics(found, named, n_topics)
        tell(5)
    sampled = learned_from_sample(units.n_articles)
    return replace(topics, model=Model.of(topics.learned, space, counts.terms) if sampled else None)


def _model(
    space: Space, named: Sequence[NamedTopic], n_topics: int | None, evidence: HowMany
) -> tuple[Guide, np.ndarray]:
    """Return what named topics look for, and H: named topics that occur, then free ones.

    Where a small corpus is asked for its named topics alone, what else it is about still takes
    part (and is not shown): otherwise a single named topic would claim everything.
    """
    seeds = seed_guide(space, named)
    learned = seeds.learned
    wanted = None if n_topics == 0 and space.small and learned.any() else n_topics
    proposed, asked = evidence.proposed, seeds.held[learned]
    found = shown_topics(space, len(asked), wanted, proposed)
    guide = learn_guide(space, seeds)
    few = few_articles(space, proposed)
    if not space.small:  # passages are too few to learn away from what is beside the seeds
        guide = learn_guide(space, seeds, unasked(found, asked, guide.held[learned], few=few))
    known = guide.held[learned]
    free = free_topics(space, found, asked, known, wanted=wanted, proposed=proposed)
    if space.small:
        model = anchored_nmf(space.plain, known, free)
    else:
        guide = learn_guide(space, seeds, free)
        known = guide.held[learned]
        model = anchored_nmf(space.tied, known, free, rounds=ROUNDS_BESIDE_NAMED)
    held, free = np.split(model.words, [int(learned.sum())])
    # what is looked for by its seeds alone joins last, so that it moves no other topic
    return guide, np.vstack([held, guide.seeds_only, distinct(free)])


@dataclass(frozen=True)
class _Found:
    """What the steps found, before topics are ordered and named.

    Attributes:
        space: The rows that were learned from.
        units: The texts.
        guide: What the named topics look for.
        words: H, the topics that are shown.
        assigned: These topics of sentences and articles.
        learned: What reads further texts.
        shown: Which rows of the whole H these topics are.
        alone: Articles that are like no other, in canonical order.
        evidence: The number of topics that is proposed, and why.
        seed: Seed of the halves.
        ignored: Words that no name may hold.
    """

    space: Space
    units: Units
    guide: Guide
    words: np.ndarray
    assigned: Assigned
    learned: Learned
    shown: np.ndarray
    alone: np.ndarray
    evidence: HowMany
    seed: int
    ignored: Sequence[str]


def _teller(progress: Progress | None) -> Callable[[int], None]:
    """Return a function that tells how many of the steps are done."""

    def tell(done: int) -> None:
        if progress is not None:
            progress(STEPS[min(done, len(STEPS) - 1)], done, len(STEPS))

    return tell


def _topics(found: _Found, named: Sequence[NamedTopic], n_topics: int | None) -> Topics:
    """Order and name the topics, and bring everything back into the given order."""
    assigned, index = found.assigned, _told_as(found, len(named))
    n_told = len(named) + len(index) - len(found.guide.present)
    words = np.zeros((n_told, found.words.shape[1]))
    words[index] = found.words
    placed = Placed.of(assigned, found.units, index, n_told)
    names = [topic.name for topic in named]
    told = np.append(index, -1)  # -1 finds the last
    owners = naming.Owners(told[assigned.strongest], told[assigned.topic])
    names += naming.discovered_names(
        words,
        len(named),
        found.space,
        found.units,
        owners,
        taken=[*names, NO_CLEAR_TOPIC],
        ignored=distinct_words(found.ignored),
    )
    kinds = ["named"] * len(named) + ["discovered"] * (n_told - len(named))
    ids = [_topic_id(*row, found.space) for row in zip(kinds, names, words, strict=True)]
    return Topics(
        topic_ids=tuple(ids),
        names=tuple(names),
        kinds=tuple(kinds),
        terms=terms_table(ids, words, found.space, found.units),
        sentence_topic=placed.topic,
        sentence_clear=placed.clear,
        article_weights=placed.weights,
        stability=_stability(found, words, len(named)),
        distinctness=_distinctness(words),
        tried=found.evidence.tried,
        why=found.evidence.why,
        notes=tuple(_notes(found, named, n_topics)),
        learned=found.learned.showing(found.shown, index, len(words)),
    )


def _stability(found: _Found, words: np.ndarray, n_named: int) -> np.ndarray:
    """Return how often each discovered topic returns in halves of the corpus; NaN for others."""
    stability = np.full(len(words), np.nan)
    if found.units.n_articles <= MEASURED_UP_TO and len(words) > n_named:
        again = Again.drawn(found.space, found.seed, HALVES_OF_TOPIC)
        stability[n_named:] = again.returning(words[n_named:], len(found.learned.topics))
    return stability


def _distinctness(words: np.ndarray) -> np.ndarray:
    """Return how unlike each topic is to the most similar other one, 1 for a lone topic."""
    pure = unit_rows(words)
    likeness = pure @ pure.T
    np.fill_diagonal(likeness, 0.0)
    return np.clip(1.0 - likeness.max(axis=1, initial=0.0), 0.0, 1.0)


def _told_as(found: _Found, n_named: int) -> np.ndarray:
    """Return the topic as which each row of H is told: named ones keep their place."""
    present, order = found.guide.present, _free_order(found)
    index = np.zeros(len(found.words), dtype=np.int64)
    index[: len(present)] = present
    index[order] = np.arange(n_named, n_named + len(order))
    return index


def _free_order(found: _Found) -> np.ndarray:
    """Return the free topics of the model by falling number of clear sentences."""
    assigned, place = found.assigned, found.units.place
    clear = assigned.topic[place][assigned.clear[place]]
    sizes = np.bincount(clear, minlength=len(found.words))
    free = np.arange(len(found.guide.present), len(found.words))
    return free[np.lexsort((free, -sizes[free]))]


def _topic_id(kind: str, name: str, words: np.ndarray, space: Space) -> str:
    """Return the id of a topic: its name if it was given one, else its strongest words."""
    if kind == "named":
        return content_id("named", name)
    top = top_columns(words, KNOWN_BY)
    return content_id("discovered", *sorted(map(str, space.counts.terms[top])))


def terms_table(ids: Sequence[str], words: np.ndarray, space: Space, units: Units) -> pd.DataFrame:
    """Return the strongest terms of each topic as ``TOPIC_TERMS``."""
    columns: dict[str, list[object]] = {name: [] for name in TOPIC_TERMS.names}
    shown = (
        [top_columns(row, SHOWN_TERMS) for row in words]
        if space.small
        else shown_terms(words, space.counts.matrix, SHOWN_TERMS)
    )
    for topic_id, row, top in zip(ids, words, shown, strict=True):
        columns["topic_id"] += [topic_id] * len(top)
        columns["rank"] += range(1, len(top) + 1)
        columns["term"] += map(str, space.counts.terms[top])
        columns["weight"] += list(row[top] / row[top].max()) if len(top) else []
        columns["lift"] += list(naming.lift(row, space.rows)[top])
    told = spellings(units.some_sentences(SPELT_IN), [str(term) for term in columns["term"]])
    columns["spelling"] = [told[str(term)] for term in columns["term"]]
    return TOPIC_TERMS.frame(columns)


def _notes(found: _Found, named: Sequence[NamedTopic], n_topics: int | None) -> list[str]:
    """Return what a reader should know about topics that are not as asked."""
    space, units, present = found.space, found.units, found.guide.present
    most = units.n_articles if space.small else RANK - len(present)
    free = len(found.words) - len(present)
    return [
        *notes.of_seeds(found.guide, named),
        *notes.of_spread(spreads(space, units, found.assigned, named, present)),
        *notes.of_number(n_topics, free, most, small=space.small),
        *notes.of_words(n_topics, len(found.learned.topics)),
        *notes.of_lone(units, found.alone),
    ]
