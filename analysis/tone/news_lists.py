"""The words of the rules of the news tone model (``data/rules.toml``), as they are asked for."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("data")
_BOOST = 0.293


class Endings(NamedTuple):
    """The words by which something is told to be no more.

    Attributes:
        of_good: Verbs, of one word or more, that say it of what is good.
        of_bad: Those that say it of what is bad.
        needs_being: Those that say it behind a form of "to be" only.
        needs_rest: Those that say it only where no object stands behind them.
        onward: Words that are no object.
        beings: Forms of "to be".
        passing: Words that may stand between a subject and its verb, those of ``beings`` too.
        unreal: Words that say with "have" that it has not come to that.
        no_adverbs: Words that end in "ly" and are no adverbs.
        conditions: Words behind which it has not come to that.
        no_subject: Words that are no subject's last.
        prepositions: Words behind which no subject stands.
        of: Words by which a subject goes on ("hopes of").
    """

    of_good: frozenset[tuple[str, ...]]
    of_bad: frozenset[tuple[str, ...]]
    needs_being: frozenset[str]
    needs_rest: frozenset[str]
    onward: frozenset[str]
    beings: frozenset[str]
    passing: frozenset[str]
    unreal: frozenset[str]
    no_adverbs: frozenset[str]
    conditions: frozenset[str]
    no_subject: frozenset[str]
    prepositions: frozenset[str]
    of: frozenset[str]

    def has(self, words: tuple[str, ...]) -> bool:
        """Tell whether words are one of the verbs."""
        return words in self.of_good or words in self.of_bad

    def passes(self, word: str) -> bool:
        """Tell whether a word may stand between a subject and its verb."""
        return word in self.passing or (word.endswith("ly") and word not in self.no_adverbs)


class Amounts(NamedTuple):
    """The words by which a harm is told to be less or more.

    Attributes:
        harms: Nouns of bad things that are counted.
        measures: Nouns of how many or how much of them there is.
        less: Words that say that there is less.
        more: Words that say that there is more.
        before: Those of both that say it right before the harm, too ("falling crime").
        nouns: Those of both that say it with "in" or "of", too ("a drop in crime").
        degrees: Words that say by how much, or how far.
        starting: Words that may stand between a subject and its verb here.
        extremes: Those of both that say how far it went, too ("at its lowest").
        limits: Words that may stand between a subject and one of these.
        elsewhere: Words before which a verb says something else ("fell silent").
        aside: Words behind a harm of which it says no amount ("debt relief").
    """

    harms: frozenset[str]
    measures: frozenset[str]
    less: frozenset[str]
    more: frozenset[str]
    before: frozenset[str]
    nouns: frozenset[str]
    degrees: frozenset[str]
    starting: frozenset[str]
    extremes: frozenset[str]
    limits: frozenset[str]
    elsewhere: frozenset[str]
    aside: frozenset[str]

    def has(self, said: str) -> bool:
        """Tell whether a word, or a phrase joined by hyphens, says that there is less or more."""
        return said in self.less or said in self.more


class Rules(NamedTuple):
    """The words of the rules (``data/rules.toml``)."""

    negations: frozenset[str]
    shifters: frozenset[str]
    denials: frozenset[tuple[str, ...]]
    clause_words: frozenset[str]
    chat: frozenset[str]
    boosts: dict[str, float]
    finance_cues: frozenset[str]
    finance_units: frozenset[str]
    opposers: frozenset[str]
    abbreviations: frozenset[str]
    stress_cues: frozenset[str]
    endings: Endings
    amounts: Amounts
    sizes: frozenset[str]


@cache
def rules() -> Rules:
    """Return the words of the rules."""
    texts = tomllib.loads((DATA / "rules.toml").read_text("utf-8"))
    denials, fades, dies, averted = (
        frozenset(tuple(words.split()) for words in texts.pop(name).split(","))
        for name in ("denials", "fades", "dies", "averted")
    )
    words = {name: text.split() for name, text in texts.items()}
    boosts = dict.fromkeys(words["stronger"], _BOOST) | dict.fromkeys(words["weaker"], -_BOOST)
    return Rules(
        frozenset(words["negations"]),
        frozenset(words["shifters"]),
        denials,
        frozenset(words["clause_words"]),
        frozenset(words["chat"]),
        boosts,
        frozenset(words["finance_cues"]),
        frozenset(words["finance_units"]),
        frozenset(words["opposers"]),
        frozenset(words["abbreviations"]),
        frozenset((*words["stress_cues"], *boosts)),
        Endings(
            fades | dies,
            fades | averted,
            *(frozenset(words[name]) for name in Endings._fields[2:]),
        ),
        Amounts(*(frozenset(words[name]) for name in Amounts._fields)),
        frozenset(words["sizes"]),
    )
