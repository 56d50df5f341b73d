"""What putting a piece back into a text, or taking a line out of it, does to the tone.

Answered for a report that stands, before anything is decided: only the lines in question are split
into sentences and scored again, as the report's own tone model scores them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.intake import Span, without_spans
from analysis.records import ENGLISH, REMOVED_KINDS
from analysis.tables import Report
from analysis.text.sentences import split_sentences
from analysis.tone.reread import reader_of_texts

EFFECT_COLUMNS = ("article_id", "title", "n_before", "tone_before", "n_after", "tone_after")
KIND_COLUMNS = ("kind", "pieces", "articles", "tone_without", "tone_with")


@dataclass(frozen=True, slots=True)
class Rewording:
    """Lines of one article that would read otherwise.

    Attributes:
        article_id: The article.
        before: The lines as they are, "" for one that is out.
        after: The lines as they would be.
    """

    article_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def restored_effect(report: Report, pieces: pd.DataFrame) -> pd.DataFrame:
    """Return what putting pieces back does to the tone of their articles.

    Args:
        report: The whole report.
        pieces: Rows of its table ``removed``.

    Returns:
        Columns ``EFFECT_COLUMNS``, one row an article with a tone, in the report's order: number of
        sentences and mean tone as it is and as it would be.
    """
    return _effect(report, _put_back(report, pieces))


def marked_effect(report: Report, file: str, line: int) -> pd.DataFrame:
    """Return what taking a line of text out of its article does, as ``restored_effect`` does.

    Args:
        report: The whole report.
        file: A document that is kept line by line.
        line: A line of it, from 1; for one that is no article's text the result is empty.
    """
    lines, removed = report.lines, report.removed
    found = lines[(lines["file"] == file) & (lines["line"] == line)]
    spans = _spans(removed[(removed["file"] == file) & (removed["line"] == line)])[file, line]
    return _effect(
        report,
        [
            Rewording(article_id, (without_spans(text, [*spans]),), ("",))
            for article_id, text in zip(found["article_id"], found["text"], strict=True)
        ],
    )


def effect_by_kind(report: Report) -> pd.DataFrame:
    """Return what each kind of removal did to the tone.

    Returns:
        Columns ``KIND_COLUMNS``, in the order of ``REMOVED_KINDS``, kinds that occur: pieces taken
        out; articles in English that they stand in or beside; and the mean tone of these articles
        as it is, without the pieces, and with them put back. Tones are missing where no article is
        affected.
    """
    rows = []
    for kind in REMOVED_KINDS:
        pieces = report.removed[report.removed["kind"] == kind]
        if len(pieces):
            effect = restored_effect(report, pieces)
            tones = (effect["tone_before"].mean(), effect["tone_after"].mean())
            rows.append((kind, len(pieces), len(effect), *tones))
    return pd.DataFrame(rows, columns=list(KIND_COLUMNS))


def _put_back(report: Report, pieces: pd.DataFrame) -> list[Rewording]:
    """Return the changes that putting pieces back makes.

    A line of a document that is kept is set anew, whole; of others the piece alone is known, and
    stands as a line of its own.
    """
    files = set(pieces["file"])
    lines = report.lines[report.lines["file"].isin(files)]
    texts = {
        (file, line): text
        for file, line, text in zip(lines["file"], lines["line"], lines["text"], strict=True)
    }
    out = _spans(report.removed[report.removed["file"].isin(files)])
    back = _spans(pieces)
    owner = dict(
        zip(
            zip(pieces["file"], pieces["line"], strict=True),
            pieces["article_id"],
            strict=True,
        )
    )
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for place, spans in back.items():
        before, after = found[owner[place]]
        if place in texts:
            left = [span for span in out[place] if span not in spans]
            before.append(without_spans(texts[place], [*out[place]]))
            after.append(without_spans(texts[place], left))
        else:
            after += spans.values()
    return [
        Rewording(article_id, tuple(before), tuple(after))
        for article_id, (before, after) in found.items()
    ]


def _spans(pieces: pd.DataFrame) -> dict[tuple[str, int], dict[Span, str]]:
    """Return the pieces by file and line: where each stands, and its text."""
    found: dict[tuple[str, int], dict[Span, str]] = defaultdict(dict)
    ordered = pieces.sort_values(["file", "line", "start"], kind="stable")
    columns = (ordered[name] for name in ("file", "line", "start", "end", "kind", "rule", "text"))
    for file, line, start, end, kind, rule, text in zip(*columns, strict=True):
        found[file, line][Span(start, end, kind, rule)] = text
    return found


def _effect(report: Report, rewordings: Iterable[Rewording]) -> pd.DataFrame:
    """Return sentences and tone of the changed articles, before and after."""
    by_article = {one.article_id: one for one in rewordings}
    articles = report.articles
    known = articles[
        articles["article_id"].isin(by_article) & (articles["language"] == ENGLISH)
    ]  # not scored: no effect
    own = [by_article[one] for one in known["article_id"]]
    tones = _tones(report, [line for one in own for line in (*one.before, *one.after)])
    total = known["n_sentences"].to_numpy()
    tone_sum = np.nan_to_num(known["tone"].to_numpy()) * total
    gained = np.array([_sum(one.after, tones) - _sum(one.before, tones) for one in own]).reshape(
        -1, 2
    )
    after = total + gained[:, 0].astype("int64")
    with np.errstate(invalid="ignore", divide="ignore"):
        tone_after = np.where(after > 0, (tone_sum + gained[:, 1]) / after, np.nan)
    return pd.DataFrame(
        {
            "article_id": known["article_id"].to_numpy(),
            "title": known["title"].to_numpy(),
            "n_before": total,
            "tone_before": known["tone"].to_numpy(),
            "n_after": after,
            "tone_after": tone_after,
        }
    )


def _tones(report: Report, lines: Iterable[str]) -> Mapping[str, np.ndarray]:
    """Return the tones of the sentences of each line, by the report's own tone model."""
    sentences = {line: split_sentences(line) for line in dict.fromkeys(lines)}
    texts = [*dict.fromkeys(text for own in sentences.values() for text in own)]
    reader = reader_of_texts(report, texts)
    scored = {text: reader.score(i) for i, text in enumerate(texts)}
    return {line: np.array([scored[text] for text in own]) for line, own in sentences.items()}


def _sum(lines: Sequence[str], tones: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the number of sentences of some lines and the sum of their tones."""
    return np.array(
        [sum(len(tones[line]) for line in lines), sum(float(tones[line].sum()) for line in lines)]
    )
