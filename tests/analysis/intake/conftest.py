"""What several tests of intake share: invented prose, and pages made of known lines."""

import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from analysis.intake.pages import Page, split_page
from analysis.records import Document

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

_WHO = (
    "The harbour master|A retired baker|The council|Two surveyors|The orchestra|Her neighbour|"
    "A spokesman for the mill|The ferry company|Nobody on the committee|The older brother"
).split("|")
_DID = (
    "repaired|weighed|described|sold|refused|painted|measured|carried|counted|remembered"
).split("|")
_WHAT = (
    "the wooden bridge|a crate of lemons|the longest ledger|seven broken clocks|the minutes of May|"
    "a map of the canal|the western gate|an unpaid invoice|the second violin|a bag of seed"
).split("|")
_WHERE = (
    "behind the customs shed|in the middle of a windy morning|before the market opened on Friday|"
    "without a word to the others|near the end of Tannery Row|after the third meeting of the year"
).split("|")


def _sentence(rng: random.Random) -> str:
    parts = (rng.choice(_WHO), rng.choice(_DID), rng.choice(_WHAT), rng.choice(_WHERE))
    return f"{' '.join(parts)}, which took {rng.randrange(2, 90)} minutes in all."


@pytest.fixture(scope="session")
def prose() -> Callable[..., str]:
    """Return a maker of invented paragraphs: ``prose(rng, sentences=4)``."""

    def make(rng: random.Random, sentences: int = 4) -> str:
        return " ".join(_sentence(rng) for _ in range(sentences))

    return make


@pytest.fixture(scope="session")
def headline() -> Callable[[random.Random], str]:
    """Return a maker of invented headlines, all different."""

    def make(rng: random.Random) -> str:
        return f"{rng.choice(_WHO)} {rng.choice(_DID)} {rng.choice(_WHAT)} {rng.randrange(10**6)}"

    return make


@dataclass(frozen=True)
class Line:
    """A line of a page with the role it must be given.

    ``parts`` are the pieces of a line of text: (piece, its role).
    """

    role: str
    parts: tuple[tuple[str, str], ...]
    article: int | None = None

    @property
    def text(self) -> str:
        """The line as it stands on the page."""
        return " ".join(piece for piece, _ in self.parts)

    @property
    def spans(self) -> list[tuple[int, int, str]]:
        """The pieces that have another role than the line."""
        found, at = [], 0
        for piece, role in self.parts:
            if role != self.role:
                found.append((at, at + len(piece), role))
            at += len(piece) + 1
        return found


@dataclass(frozen=True)
class KnownPage:
    """A page of known lines, and what its articles must be."""

    lines: tuple[Line, ...]
    sources: dict[int, str]
    carrier: str
    agencies: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The page as a reader hands it over."""
        return "\n".join(line.text for line in self.lines)

    def with_lines(self, lines: Iterable[Line]) -> "KnownPage":
        """Return the page with other lines."""
        return replace(self, lines=tuple(lines))

    def check(self) -> None:
        """Split the page and compare every line, span and article."""
        page = split_page(Document(file="page.txt", text=self.text))
        roles, spans = roles_of(page, self.text)
        assert roles == [line.role for line in self.lines]
        assert spans == [
            (number, *span) for number, line in enumerate(self.lines, 1) for span in line.spans
        ]
        order = [line.article for line in self.lines if line.role == "title"]
        wanted = [
            (self.sources[number], self._title(number), self._body(number), self.carrier)
            for number in order
            if number is not None
        ]
        assert [(a.source, a.title, a.paragraphs, a.carrier) for a in page.articles] == wanted
        assert [a.agency for a in page.articles] == [
            self.agencies.get(number or 0, "") for number in order
        ]

    def _title(self, number: int) -> str:
        return next(li.text for li in self.lines if li.role == "title" and li.article == number)

    def _body(self, number: int) -> tuple[str, ...]:
        return tuple(
            " ".join(piece for piece, role in line.parts if role == "body")
            for line in self.lines
            if line.role == "body" and line.article == number
        )


def roles_of(page: Page, text: str) -> tuple[list[str], list[tuple[int, int, int, str]]]:
    """Return the role given to each line, and the spans inside lines of text."""
    lines = text.split("\n")
    roles = ["blank"] * len(lines)
    for article in page.articles:
        if article.title_line:
            roles[article.title_line - 1] = "title"
        for number in article.lines:
            roles[number - 1] = "body"
    spans = []
    for piece in page.removed:
        assert lines[piece.line - 1][piece.start : piece.end] == piece.text
        if roles[piece.line - 1] == "body":
            spans.append((piece.line, piece.start, piece.end, piece.kind))
        else:
            assert roles[piece.line - 1] == "blank", "a line has two roles"
            roles[piece.line - 1] = piece.kind
    return roles, spans


def known_page(text: str, gold: dict[str, Any]) -> KnownPage:
    """Read a page and its gold file."""
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for span in gold["spans"]:
        spans.setdefault(span["line"], []).append((*span["span"], span["role"]))
    lines = []
    for number, (line, entry) in enumerate(
        zip(text.rstrip("\n").split("\n"), gold["line_roles"], strict=True), 1
    ):
        parts, at = [], 0
        for start, end, role in spans.get(number, []):
            parts += [(line[at : start - 1], entry["role"]), (line[start:end], role)]
            at = end + 1
        rest = [(line[at:], entry["role"])] if at <= len(line) else []
        lines.append(Line(entry["role"], (*parts, *rest), entry["article"]))
    articles = dict(enumerate(gold["articles"]))
    return KnownPage(
        tuple(lines),
        {number: article["source"] for number, article in articles.items()},
        articles[0]["carrier"],
        {n: a["agency_sign_off"] for n, a in articles.items() if "agency_sign_off" in a},
    )


@pytest.fixture(params=["given", "retold"])
def gold_page(request: pytest.FixtureRequest) -> KnownPage:
    """Return the page the project starts from, and the same page retold for the sample corpus."""
    if request.param == "given":
        folder = request.getfixturevalue("shared") / "corpus"
        name = "000_9fcb970a04a3fbef"
        page, gold = folder / f"{name}.txt", folder / f"{name}.gold.json"
    else:
        page, gold = ROOT / "seeds" / "page-1.txt", HERE / "page-1.gold.json"
        if not page.is_file():
            pytest.skip("the sample corpus is not there yet")
    return known_page(page.read_text("utf-8"), json.loads(gold.read_text("utf-8")))


@pytest.fixture(scope="session")
def line_of() -> type[Line]:
    """Return the maker of lines."""
    return Line


@pytest.fixture(scope="session")
def page_of() -> type[KnownPage]:
    """Return the maker of pages."""
    return KnownPage


@pytest.fixture(scope="session")
def split() -> Callable[..., Page]:
    """Return a splitter of plain lines: ``split("Title", "Text ...", captured=...)``."""

    def splitter(*lines: str, title: str = "", **options: Any) -> Page:
        return split_page(Document(file="page.txt", text="\n".join(lines), title=title), **options)

    return splitter


@pytest.fixture(scope="session")
def write() -> Callable[[Path, str, str | bytes], Path]:
    """Return a writer of files: ``write(folder, name, content)``."""

    def writer(folder: Path, name: str, content: str | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return writer


@pytest.fixture(scope="session")
def news(shared: Path) -> Sequence[tuple[str, str]]:
    """Return (title, text) of 300 ordinary articles of many outlets."""
    import gzip  # noqa: PLC0415 - only where the labelled data is there

    with gzip.open(shared / "data" / "news" / "allsides-dev.jsonl.gz", "rt", encoding="utf-8") as f:
        rows = [json.loads(line) for _, line in zip(range(300), f, strict=False)]
    return [(row["title"].strip(), row["text"]) for row in rows]
