"""Topics known by their words: found again when their ids have changed, told apart by name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.records import KNOWN_BY, NO_CLEAR_TOPIC, NamedTopic, content_id
from analysis.tables import Report

ENOUGH_WORDS = 0.4  # share of its words that a topic of another id must have in common
# Of a list of fewer words than a topic is known by, as a hand writes it, so many must be among the
# topic's, two at least, and of no other topic as many.
ENOUGH_OF_FEW = 0.6
FEWEST_WORDS = 2


def strongest_terms(terms: pd.DataFrame, topic_id: str) -> tuple[str, ...]:
    """Return the words of a topic by which it is known, strongest first.

    Args:
        terms: ``TOPIC_TERMS``.
        topic_id: The topic; one that has no words has none here.
    """
    own = terms[terms["topic_id"] == topic_id].sort_values("rank")
    return tuple(own["term"].head(KNOWN_BY))


def topic_words(report: Report, topic_id: str) -> tuple[str, ...]:
    """Return the strongest words of a topic, to be kept with a decision about it."""
    return strongest_terms(report.topic_terms, topic_id)


def topics_asked_for(report: Report) -> dict[str, NamedTopic]:
    """Return the topics of a report that were asked for by name, each by its id."""
    named = (report.manifest.get("settings") or {}).get("named") or {}
    return {
        content_id("named", name): NamedTopic(name, tuple(seeds)) for name, seeds in named.items()
    }


@dataclass(frozen=True, slots=True)
class KnownTopics:
    """The topics of a report, to be found by id or by words.

    Attributes:
        names: Topic id to name.
        words: Strongest words of each discovered topic, by its id. A topic with a given name, or a
            part of one that was cut, keeps its id: it is never meant by another one.
        split: Ids of topics that were cut into parts: such a topic is found by its id or not at
            all, since a part that shares its words is not the topic.
    """

    names: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    split: Collection[str] = ()

    @classmethod
    def of(cls, report: Report, split: Collection[str] = ()) -> "KnownTopics":
        """Return the topics of a report."""
        real = report.topics[report.topics["kind"] != "none"]
        found = real.loc[real["kind"] == "discovered", "topic_id"]
        return cls(
            names=dict(zip(real["topic_id"], real["name"], strict=True)),
            words={one: frozenset(topic_words(report, one)) for one in found},
            split=split,
        )

    def find(self, topic_id: str, words: Sequence[str]) -> str:
        """Return the id of the topic that is meant, or "" where none resembles it enough."""
        if topic_id in self.names:
            return topic_id
        wanted = frozenset(words)
        if not wanted or topic_id in self.split:
            return ""
        shared = {one: len(own & wanted) for one, own in self.words.items()}
        alike = {one: shared[one] / len(own | wanted) for one, own in self.words.items()}
        best = max(alike, key=lambda one: (alike[one], one), default="")
        if best and alike[best] >= ENOUGH_WORDS:
            return best
        most = max(shared.values(), default=0)
        holding = [one for one, n_shared in shared.items() if n_shared == most]
        enough = max(ENOUGH_OF_FEW * len(wanted), FEWEST_WORDS)
        short = len(wanted) < KNOWN_BY
        return holding[0] if short and most >= enough and len(holding) == 1 else ""


def free_name(name: str, taken: Collection[str], words: Sequence[str]) -> str:
    """Return a name that no other topic has: the name itself, or with further words.

    Args:
        name: The name.
        taken: Names that others have, in folded case.
        words: Words of the topic, strongest first.
    """
    spare = [word for word in words if word not in name.casefold()]
    while name.casefold() in {*taken, NO_CLEAR_TOPIC}:
        name = f"{name}, {spare.pop(0) if spare else 'again'}"
    return name
