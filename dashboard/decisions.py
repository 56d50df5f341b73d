"""The analyst's decisions about the corpus that is open: made, told in words, taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import (
    Judgement,
    Ledger,
    PieceDecision,
    TopicDecision,
    TopicSplit,
    ledger_place,
    ledger_text,
    parse_ledger,
    read_ledger,
    read_undo,
    topic_words,
    undo_place,
    write_ledger,
    write_undo,
)
from analysis.tables import Report
from dashboard.theme import count, signed

if TYPE_CHECKING:  # whoever opens a stored report needs no scikit-learn
    from analysis import SplitPreview

WORDS_SAID = 3  # of a topic or a part
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about the corpus that is open.

    Attributes:
        part: The part of the ledger that holds it.
        decision: The decision, as that part holds it.
        said: What it says; plain text.
    """

    part: str
    decision: Any
    said: str


def decided(corpus: Path) -> Ledger:
    """Return the decisions about a corpus.

    Raises:
        SettingsError: Their file cannot be followed.
    """
    return read_ledger(ledger_place(corpus))


def decide(corpus: Path, ledger: Ledger) -> None:
    """Keep new decisions about a corpus; the earlier ones can be had back.

    Args:
        corpus: File or folder of the corpus.
        ledger: All decisions from now on.

    Raises:
        SettingsError: They cannot be written.
    """
    place = ledger_place(corpus)
    before = decided(corpus)
    if before == ledger:
        return
    earlier = ledger_text(replace(before, judged=()))
    write_undo([*read_undo(undo_place(corpus)), earlier], undo_place(corpus))
    write_ledger(ledger, place)


def can_undo(corpus: Path) -> bool:
    """Tell whether there are earlier decisions to go back to."""
    return bool(read_undo(undo_place(corpus)))


def step(corpus: Path) -> str:
    """Name the state of the decisions: another one after each decision and each undoing."""
    return f"{len(read_undo(undo_place(corpus)))} {ledger_text(_decided_alone(corpus))}"


def _decided_alone(corpus: Path) -> Ledger:
    """Return the decisions without judgements: these are taken back apart."""
    return replace(decided(corpus), judged=())


def last_step(corpus: Path, names: Mapping[str, str] = NO_NAMES) -> list[str]:
    """Say what the last step decided or took back, which undoing it undoes; plain text.

    Args:
        corpus: File or folder of the corpus.
        names: Names of the topics as they were found, by id.

    Raises:
        SettingsError: The file of decisions cannot be followed.
    """
    texts = read_undo(undo_place(corpus))
    if not texts:
        return []
    now = told(_decided_alone(corpus), names)
    before = told(replace(parse_ledger(texts[-1]), judged=()), names)
    made = [line for line in now if line not in before]
    return made or [f"no longer: {line}" for line in before if line not in now]


def undo(corpus: Path) -> None:
    """Go back to the decisions before the last one; judgements stay, they are taken back apart.

    Raises:
        SettingsError: They cannot be written.
    """
    texts = read_undo(undo_place(corpus))
    if not texts:
        return
    earlier = replace(parse_ledger(texts[-1]), judged=decided(corpus).judged)
    write_ledger(earlier, ledger_place(corpus))
    write_undo(texts[:-1], undo_place(corpus))


def judge(corpus: Path, judgement: Judgement) -> None:
    """Keep what the analyst says of a sentence.

    Raises:
        SettingsError: It cannot be written.
    """
    write_ledger(decided(corpus).with_judgement(judgement), ledger_place(corpus))


def take_back_judgement(corpus: Path) -> None:
    """Forget the judgement that was made last.

    Raises:
        SettingsError: That cannot be written.
    """
    write_ledger(decided(corpus).without_last_judgement(), ledger_place(corpus))


def on_topic(report: Report, topic_id: str, known: TopicDecision) -> TopicDecision:
    """Return a decision about a topic with the words by which it is found again.

    Args:
        report: As it was analysed: a topic that took another over is found by its own words.
        topic_id: The topic.
        known: What is decided about it so far.
    """
    words = topic_words(report, topic_id) or known.words
    return TopicDecision(topic_id, words, known.name, known.hidden, known.into, known.into_words)


def told(ledger: Ledger, names: Mapping[str, str] = NO_NAMES) -> list[str]:
    """Say each decision in words, in the order of the ledger's parts; plain text.

    Args:
        ledger: The decisions.
        names: Names of the topics as they were found, by id; another is called by its words.

    Examples:
        >>> ledger = Ledger(topics=(TopicDecision("3f2a", ("board", "row"), name="River board"),))
        >>> told(ledger), told(ledger, {"3f2a": "Row"})
        (['"board, row" is called "River board"'], ['"Row" is called "River board"'])
    """
    judged = [f"{count(len(ledger.judged), 'sentence')} judged to check the tone"]
    lines = [one.said for one in each_decision(ledger, names)]
    return [*lines, *judged * bool(ledger.judged)]


def each_decision(ledger: Ledger, names: Mapping[str, str] = NO_NAMES) -> list[Decided]:
    """Return the decisions one by one, each with what it says, but judgements: see ``told``."""
    given = {one.topic_id: one.name for one in ledger.topics if one.name}
    said: dict[str, Callable[[Any], str]] = {
        "set_aside": lambda word: f'"{word}" is set aside: it counts as without tone',
        "ignored": lambda word: f'"{word}" is ignored: no topic holds it',
        "named": lambda one: f'"{one.name}" is looked for: {", ".join(one.seeds)}',
        "splits": lambda one: _told_split(one, names),
        "topics": lambda one: _told_topic(one, names, given),
        "articles": lambda one: f'"{one.title or one.article_id}" is on "{one.topic}"',
        "sentences": lambda one: f'"{one.text}" has tone {signed(one.tone)}, set by hand',
        "pieces": told_piece,
        "sources": attrgetter("said"),
        "corrected": attrgetter("said"),
        "tables": attrgetter("said"),
        "other_names": lambda pair: '"{}" is another name of "{}"'.format(*pair),
    }
    return [
        Decided(part, one, say(one)) for part, say in said.items() for one in getattr(ledger, part)
    ]


def _told_topic(one: TopicDecision, names: Mapping[str, str], given: Mapping[str, str]) -> str:
    """Say a decision about a topic; a topic goes by the name given to it, found, or its words."""
    found = names.get(one.topic_id) or ", ".join(one.words[:WORDS_SAID]) or one.topic_id
    if one.into:
        into = given.get(one.into) or names.get(one.into)
        into = into or ", ".join(one.into_words[:WORDS_SAID]) or one.into
        return f'"{one.name or found}" is part of "{into}"'
    if one.hidden:
        return f'"{one.name or found}" is hidden'
    return f'"{found}" is called "{one.name}"'


def _told_split(one: TopicSplit, names: Mapping[str, str]) -> str:
    name = names.get(one.topic_id) or ", ".join(one.words[:WORDS_SAID]) or one.topic_id
    parts = ", ".join(f'"{part.name}"' for part in one.parts)
    return f'"{name}" is split into {parts}'


def split_said(name: str, look: "SplitPreview") -> str:
    """Say what a topic would become, with the strongest words of each part; plain text.

    Examples:
        >>> from analysis import NamedTopic, SplitPreview
        >>> parts = (NamedTopic("Tannery", ("hides",)), NamedTopic("Budget", ("levy", "vote")))
        >>> look = SplitPreview(15, TopicSplit("3f2a", ("board",), parts), (8, 6))
        >>> split_said("River board", look)
        '"River board": 15 stories → "Tannery" 8 (hides), "Budget" 6 (levy, vote), elsewhere 1'
    """
    said = [
        f'"{part.name}" {size:,} ({", ".join(part.seeds[:WORDS_SAID])})'
        for part, size in zip(look.split.parts, look.sizes, strict=True)
    ]
    left = look.n_articles - sum(look.sizes)
    said += [f"elsewhere {left:,}"] if left > 0 else []
    return f'"{name}": {count(look.n_articles, "story")} → {", ".join(said)}'


def told_piece(one: PieceDecision) -> str:
    """Say a decision about a piece of a document in words; plain text."""
    said = f'"{one.text}"' if one.text else "all that was taken out"
    return f"{one.file}: {said} {'is text' if one.is_text else 'is no text'}"
