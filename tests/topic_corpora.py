"""Small corpora with planted topics, and the given page as sentences, for tests of topics."""

import gzip
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from analysis.records import NamedTopic
from analysis.text.sentences import split_sentences
from analysis.topics import Topics, find_topics
from analysis.topics.assign import main_topics
from analysis.topics.learned import Learned
from analysis.topics.space import TermWeights

# What topics have learned that a test puts together by hand.
NOTHING = Learned(
    terms=np.zeros(0, dtype=object),
    weights=TermWeights(np.zeros(0)),
    topics=np.zeros((0, 0)),
    named=(),
    drawn=None,
    odds=np.zeros((0, 0)),
    shown=np.zeros(0, dtype=np.int64),
    n_shown=0,
)
PAGE = "000_9fcb970a04a3fbef"
THEMES = (
    NamedTopic("AI talent war", ("hire", "hiring", "researchers", "talent", "offer", "recruit")),
    NamedTopic(
        "AI companionship",
        ("companionship", "lonely", "friendship", "emotional", "relationship", "romantic"),
    ),
    NamedTopic("age verification", ("age", "verify", "verification", "porn", "minors", "adult")),
)
CRICKET = NamedTopic("cricket", ("wicket", "batsman", "innings"))

# Three words for each class of the labelled news.
SEED_WORDS = {
    "business": "shares profits economy",
    "entertainment": "film music actor",
    "politics": "labour election blair",
    "sport": "match players coach",
    "tech": "software users technology",
    "abortion": "abortion abortions parenthood",
    "banking_and_finance": "banks bank wall",
    "campaign_finance": "donors pac super",
    "coronavirus": "coronavirus pandemic virus",
    "cybersecurity": "hackers cyber hack",
    "education": "schools teachers students",
    "environment": "climate emissions energy",
    "fbi": "comey mueller fbi",
    "federal_budget": "shutdown budget spending",
    "free_speech": "speech campus amendment",
    "great_britain": "brexit british london",
    "gun_control_and_gun_rights": "gun guns shooting",
    "healthcare": "obamacare insurance medicaid",
    "immigration": "immigration border immigrants",
    "isis": "isis islamic caliphate",
    "lgbt_rights": "gay transgender marriage",
    "middle_east": "israel iran syria",
    "north_korea": "korea kim pyongyang",
    "nsa": "snowden nsa surveillance",
    "race_and_racism": "racist racism black",
    "religion_and_faith": "pope church faith",
    "russia": "putin ukraine russian",
    "sexual_misconduct": "harassment misconduct weinstein",
    "supreme_court": "justices kavanaugh court",
    "taxes": "tax taxes irs",
    "technology": "facebook google amazon",
    "terrorism": "terrorist attack bombing",
    "trade": "tariffs trade imports",
}

# What stands beside "mercury" the planet, beside mercury the metal, and beside neither.
PLANET = "orbit crater telescope probe sunrise astronomer rocket horizon"
METAL = "thermometer spill toxic vapour fish laboratory dentist poison"
TOWN = "council bridge library market tram budget mayor school festival harbour bakery museum"

# Two parts of what a council does, and two other subjects; how many articles on each.
COUNCIL_WORDS = {
    "tannery": ("council mayor", "tannery hides leather stench river yard vats acid"),
    "budget": ("council mayor", "budget levy treasurer savings library spending homes taxes"),
    "bakery": ("town market", "bakery bread dough oven flour sourdough bakers loaves"),
    "harbour": ("coast island", "harbour ferry pier storm sailors cargo captain tide"),
    "planet": ("mercury study", PLANET),
    "metal": ("mercury warning", METAL),
}
MERCURY = {"planet": 8, "metal": 5, "bakery": 10, "harbour": 10}
COUNCIL = {"tannery": 6, "budget": 4, "bakery": 5, "harbour": 5}

BAKERY = (
    "The bakery sells sourdough bread from a stone oven.",
    "Bread from the oven cools on the counter.",
    "Bakers knead the dough before dawn.",
    "Dough rests while the oven heats.",
    "Sourdough needs flour, water and patience.",
    "The flour comes from a mill upstream.",
)
HARBOUR = (
    "The ferry left the harbour at dawn.",
    "Sailors tied the ferry to the pier.",
    "A storm closed the harbour and the pier.",
    "The captain of the ferry waited for the tide.",
    "Cargo ships cross the harbour at high tide.",
    "The storm broke the mast of a cargo ship.",
)


@dataclass(frozen=True)
class Corpus:
    """Articles cut into sentences, with the theme of each article."""

    sentences: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    themes: tuple[str, ...]

    def ordered(self, order: list[int]) -> "Corpus":
        """Return the same articles in another order."""
        return Corpus(
            tuple(self.sentences[i] for i in order),
            tuple(self.titles[i] for i in order),
            tuple(self.themes[i] for i in order),
        )

    @property
    def flat(self) -> list[str]:
        """All sentences."""
        return [sentence for article in self.sentences for sentence in article]

    @property
    def article_of(self) -> np.ndarray:
        """Article of each sentence."""
        return np.repeat(np.arange(len(self.titles)), [len(a) for a in self.sentences])

    def topics(
        self, named: tuple[NamedTopic, ...] = (), n_topics: int | None = None, **options: Any
    ) -> Topics:
        """Find the topics of this corpus."""
        return find_topics(
            self.flat,
            self.article_of,
            self.titles,
            named=named,
            n_topics=n_topics,
            seed=0,
            **options,
        )

    def with_others(self, others: "Corpus") -> "Corpus":
        """Return these articles and behind them others."""
        return Corpus(
            self.sentences + others.sentences,
            self.titles + others.titles,
            self.themes + others.themes,
        )

    def clear_main_topics(self, found: Topics) -> list[int]:
        """Return the main topic of each article as a report tells it, -1 where it is too weak."""
        n = len(self.titles)
        return main_topics(self.article_of, found.sentence_topic, found.sentence_clear, n).tolist()

    def main_topics(self, found: Topics) -> list[int]:
        """Return the topic of most clear sentences of each article, -1 where there is none."""
        clear = found.sentence_clear
        votes = np.zeros((len(self.titles), len(found.names) + 1))
        np.add.at(votes, (self.article_of[clear], found.sentence_topic[clear]), 1)
        return [int(row.argmax()) if row.any() else -1 for row in votes]


def planted() -> Corpus:
    """Return four articles on two themes."""
    return Corpus(
        (BAKERY[:5], HARBOUR[:5], BAKERY[1:], HARBOUR[1:]),
        ("Bread of the town", "Storm in the harbour", "Flour and dough", "A ferry waits"),
        ("bakery", "harbour", "bakery", "harbour"),
    )


def many_planted(copies: int) -> Corpus:
    """Return a corpus of ``2 * copies`` articles, no two of them the same."""
    articles = []
    for copy in range(copies):
        for theme in (BAKERY, HARBOUR):
            turned = theme[copy % 6 :] + theme[: copy % 6]
            articles.append((*turned[:4], f"Reader {'abcdefghij'[copy % 10] * 3} wrote to us."))
    return Corpus(
        tuple(articles),
        tuple(f"Letter {number}" for number in range(2 * copies)),
        ("bakery", "harbour") * copies,
    )


def word_articles(words: str, n: int, *also: str, draw: int = 0) -> list[str]:
    """Return so many articles of a sentence: six of the words, words of its own, and others."""
    rng = random.Random(f"{words}{n}{draw}")
    made = []
    for _ in range(n):
        own = ["".join(rng.sample("bdfgklmnprstvz", 6)) for _ in range(8)]
        said = [*rng.sample(words.split(), 6), *own, *also]
        rng.shuffle(said)
        made.append(f"The {' and the '.join(said)}.")
    return made


def of_subjects(*sizes: int) -> Corpus:
    """Return so many articles of eight sentences on each subject; no two subjects share a word."""
    bodies, themes = [], []
    for subject, n in enumerate(sizes):
        draw = random.Random(subject)
        words = ["".join(draw.sample("bdfgklmnprstvz", 7)) for _ in range(8)]
        for _ in range(n):
            said = [draw.sample(words, 4) for _ in range(8)]
            bodies.append(tuple(f"The {' and the '.join(one)}." for one in said))
            themes.append(f"subject {subject}")
    titles = tuple(f"Letter {number}" for number in range(len(bodies)))
    return Corpus(tuple(bodies), titles, tuple(themes))


def write_council(folder: Path, sizes: Mapping[str, int], first: int = 0) -> None:
    """Write so many articles of eight sentences on each theme, no two of them alike."""
    folder.mkdir(exist_ok=True)
    for theme, n in sizes.items():
        setting, words = COUNCIL_WORDS[theme]
        here, there = setting.split()
        for number in range(first, first + n):
            draw = random.Random(f"{theme}{number}")
            lines = []
            for _ in range(8):
                one, two, three = draw.sample(words.split(), 3)
                a, b, c, d = ("".join(draw.sample("bdfgklmnprstvz", 6)) for _ in range(4))
                lines.append(f"The {here} {a} {one}, {b} {two} and {c} the {three} {d} {there}.")
            text = f"Letter {number} to the desk\n\n{' '.join(lines)}\n"
            (folder / f"{theme}{number}.txt").write_text(text, "utf-8")


def given_page(shared: Path) -> Corpus:
    """Return the given page's four articles, cut by its gold file."""
    lines = (shared / "corpus" / f"{PAGE}.txt").read_text(encoding="utf-8").split("\n")
    gold = json.loads((shared / "corpus" / f"{PAGE}.gold.json").read_text(encoding="utf-8"))
    for span in sorted(gold["spans"], key=lambda span: -span["span"][0]):
        line, (start, end) = lines[span["line"] - 1], span["span"]
        lines[span["line"] - 1] = line[:start] + line[end:]
    bodies = []
    for article in gold["articles"]:
        first, last = article["body_lines"]
        bodies.append(tuple(s for line in lines[first - 1 : last] for s in split_sentences(line)))
    return Corpus(
        tuple(bodies),
        tuple(lines[article["title_line"] - 1] for article in gold["articles"]),
        tuple(article["topics"][0] for article in gold["articles"]),
    )


def labelled_news(shared: Path, name: str) -> Corpus:
    """Return a labelled news set: ``"bbc"`` or ``"allsides-dev"``."""
    with gzip.open(shared / "data" / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if not row.get("dup")]
    return Corpus(
        tuple(tuple(split_sentences(row["text"])) for row in rows),
        tuple(row["title"] for row in rows),
        tuple(row["label"] for row in rows),
    )
