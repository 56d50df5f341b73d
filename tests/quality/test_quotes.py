"""Floors for quotes and speakers on labelled news; they may rise, not fall.

PolNeAR (Newell et al. 2018), dev: 84 articles of 7 outlets. The rules were tuned on four outlets
and are held here on the other three as well. Headlines are left out: their single marks are not in
the labels.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from analysis import find_quotes, split_page
from analysis.voices.quotes import Quote

TUNED_ON = ("breitbart", "nyt", "politico", "west-journal")
CONFIRMED_ON = ("huff-post", "usa-today", "wash-post")
EVERY_MARK = re.compile('[“”"‘’]')
PAGE = "000_9fcb970a04a3fbef"
Span = tuple[int, int]


@dataclass
class Counts:
    """What was counted over articles."""

    found: int = 0
    right: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.gold

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold)


@dataclass
class Scores:
    """Spans, quotes in which somebody is said to speak, and their speakers."""

    spans: Counts = field(default_factory=Counts)
    attributed: Counts = field(default_factory=Counts)
    speakers: Counts = field(default_factory=Counts)
    sure: Counts = field(default_factory=Counts)


def labelled(folder: Path, outlets: tuple[str, ...]) -> Iterator[tuple[str, list]]:
    """Yield each text with its attributions: the spans of the content and of the source."""
    for place in sorted((folder / "text").glob("*.txt")):
        if not place.name.startswith(outlets):
            continue
        raw = place.read_bytes().decode("utf-8")
        labels = min((folder / "attributions").glob(f"{place.stem}*.ann"))
        text, moved = with_single_character_marks(raw)
        yield (
            text,
            [
                (
                    [(moved[a], moved[b]) for a, b in content],
                    [(moved[a], moved[b]) for a, b in source],
                )
                for content, source in attributions(labels.read_text("utf-8"))
            ],
        )


def with_single_character_marks(raw: str) -> tuple[str, list[int]]:
    """Return a text with every '' as ", and where each of its characters went."""
    moved: list[int] = []
    length = 0
    for piece in re.split("(\"|'')", raw):
        moved += [length] * 2 if piece == "''" else range(length, length + len(piece))
        length += 1 if piece == "''" else len(piece)
    return raw.replace("''", '"'), [*moved, length]


def attributions(labels: str) -> Iterator[tuple[list[Span], list[Span]]]:
    spans: dict[str, list[Span]] = {}
    for line in labels.splitlines():
        name, what, *_ = line.split("\t")
        if name.startswith("T"):
            pieces = what.split(" ", 1)[1].split(";")
            spans[name] = [(int(p.split()[0]), int(p.split()[1])) for p in pieces]
        elif name.startswith("E"):
            parts = [part.split(":") for part in what.split()]
            yield played(parts, "Content", spans), played(parts, "Source", spans)


def played(parts: list[list[str]], role: str, spans: dict[str, list[Span]]) -> list[Span]:
    return [span for kind, name in parts if kind.startswith(role) for span in spans.get(name, [])]


def marked_spans(text: str) -> list[Span]:
    """Pair double marks by their shape alone; an open one ends with its line."""
    spans: list[Span] = []
    for line in re.finditer("[^\n]+", text):
        opened = -1
        for mark in re.finditer('["“”]', line.group()):
            i = mark.start()
            if mark.group() == "“" or (mark.group() == '"' and opened < 0):
                opened = i if line.group()[i + 1 : i + 2].strip() else opened
            elif opened >= 0:
                spans.append((line.start() + opened, line.start() + i + 1))
                opened = -1
        if opened >= 0 and len(line.group()) - opened > 3:
            spans.append((line.start() + opened, line.end()))
    return spans


def overlap(span: Span, others: list[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in others)


def same_speaker(text: str, cited: Span, source: list[Span]) -> bool:
    """Tell whether the cited words are the labelled ones, or name the same name."""
    named = set(re.findall(r"[A-Z]\w+", text[slice(*cited)]))
    labelled_names = {n for span in source for n in re.findall(r"[A-Z]\w+", text[slice(*span)])}
    return overlap(cited, source) > 0 or bool(named & labelled_names)


def count_article(text: str, labels: list, found: list[Quote], scores: Scores) -> None:
    body = text.index("\n")
    gold = [span for span in marked_spans(text) if span[0] > body]
    own = [quote for quote in found if quote.start > body]
    pairs = dict(matched(gold, own))
    scores.spans.gold += len(gold)
    scores.spans.found += len(own)
    scores.spans.right += len(pairs)
    scores.attributed.found += sum(quote.kind == "speech" for quote in own)
    for k, span in enumerate(gold):
        inside = [
            source for content, source in labels if 2 * overlap(span, content) >= span[1] - span[0]
        ]
        source = next((one for one in inside if one), [])
        quote = pairs.get(k)
        scores.attributed.gold += bool(inside)
        scores.attributed.right += bool(inside) and quote is not None and quote.kind == "speech"
        scores.speakers.gold += bool(source)
        if source and quote is not None and quote.cited:
            right = same_speaker(text, quote.cited, source)
            for counts in (scores.speakers, scores.sure)[: 1 + (quote.certainty == "sure")]:
                counts.found += 1
                counts.right += right


def matched(gold: list[Span], found: list[Quote]) -> Iterator[tuple[int, Quote]]:
    """Yield each labelled span that was found, give or take two characters at either end."""
    starts = [start for start, _ in gold]
    for quote in found:
        k = bisect_left(starts, quote.start - 2)
        if (
            k < len(gold)
            and abs(gold[k][0] - quote.start) <= 2
            and abs(gold[k][1] - quote.end) <= 2
        ):
            yield k, quote


def scores_on(shared: Path, outlets: tuple[str, ...], marks: str) -> Scores:
    scores = Scores()
    for text, labels in labelled(shared / "data" / "quotes" / "polnear-dev", outlets):
        given = EVERY_MARK.sub("'", text) if marks == "single" else text
        count_article(text, labels, find_quotes(given), scores)
    return scores


@pytest.mark.parametrize("outlets", [TUNED_ON, CONFIRMED_ON], ids=["tuned on", "confirmed on"])
@pytest.mark.parametrize(
    ("marks", "spans", "attributed"), [("as given", 0.98, 0.95), ("single", 0.96, 0.93)]
)
def test_quotes_and_speakers_of_labelled_news(shared, outlets, marks, spans, attributed):
    scores = scores_on(shared, outlets, marks)

    assert scores.spans.f1 >= spans
    assert scores.attributed.f1 >= attributed
    assert scores.speakers.precision >= 0.93
    assert scores.speakers.recall >= 0.78
    assert scores.sure.precision >= 0.95


def test_the_given_page_has_22_quotes_and_eleven_of_its_twelve_speakers(shared):
    folder = shared / "corpus"
    gold = json.loads((folder / f"{PAGE}.quotes.json").read_text("utf-8"))
    articles = split_page((folder / f"{PAGE}.txt").read_text("utf-8"))
    found = [quote for article in articles for quote in find_quotes(article.body)]
    speakers = [(q.speaker, who) for q, (_, _, who) in zip(found, gold, strict=True) if who]
    right = [
        any(one.lower() in speaker.lower() for one in who.removeprefix("a ").split("|"))
        for speaker, who in speakers
    ]
    terms = [quote.kind for quote, (_, kind, _) in zip(found, gold, strict=True) if kind == "term"]

    assert len(found) == 22
    assert len(right) == 12
    assert sum(right) >= 11
    assert terms == ["term"] * 10
