"""The tables of quotes and names of a built report."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import tables
from analysis.records import content_id

if TYPE_CHECKING:
    from collections.abc import Sequence


def voice_tables(built: "Sequence[Any]") -> dict[str, pd.DataFrame]:
    """Return quotes, names and mentions of the articles of ``builders``."""
    lines = [
        (a, content_id(a.article_id, str(n)), line) for a in built for n, line in enumerate(a.lines)
    ]
    named = [(name, a, place) for a, place, line in lines for name in line.names]
    return {
        "quotes": _quotes([one for one in lines if one[2].speaker or one[2].quoted]),
        "names": _names(named),
        "mentions": tables.MENTIONS.frame(
            {
                "name": [name for name, _, _ in named],
                "article_id": [a.article_id for _, a, _ in named],
                "sentence_id": [place for _, _, place in named],
            }
        ),
    }


def _quotes(said: "Sequence[Any]") -> pd.DataFrame:
    return tables.QUOTES.frame(
        {
            "quote_id": [content_id(place, "quote") for _, place, _ in said],
            "article_id": [a.article_id for a, _, _ in said],
            "sentence_id": [place for _, place, _ in said],
            "start": [0] * len(said),
            "last_sentence_id": [place for _, place, _ in said],
            "end": [len(line.text) for _, _, line in said],
            "text": [line.text for _, _, line in said],
            "kind": ["speech"] * len(said),
            "speaker": [line.speaker for _, _, line in said],
            "named": [line.speaker[:1].isupper() for _, _, line in said],
            "certainty": ["sure" if line.speaker else "" for _, _, line in said],
            "verb": ["said"] * len(said),
            "tone": [line.tone for _, _, line in said],
        }
    )


def _names(named: "Sequence[Any]") -> pd.DataFrame:
    by_name: dict[str, list[Any]] = {}
    for name, article, _ in named:
        by_name.setdefault(name, []).append(article)
    return tables.NAMES.frame(
        {
            "name": list(by_name),
            "kind": ["person"] * len(by_name),
            "n_sentences": [len(own) for own in by_name.values()],
            "n_articles": [len({a.article_id for a in own}) for own in by_name.values()],
            "n_sources": [len({a.source for a in own}) for own in by_name.values()],
        }
    )
