"""Topics that are kept for the next run as bytes: words as JSON, arrays, stories as Parquet."""

import io
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.placing import Kept
from analysis.records import NamedTopic
from analysis.settings import named_values
from analysis.tables import TOPIC_COUNTS, TOPIC_TERMS
from analysis.topics import Drawn, Learned, Model, TermWeights, Topics

_TEXTS = ("topic_ids", "names", "kinds", "notes")


def to_parts(kept: Kept) -> dict[str, bytes]:
    """Return what is kept of one language, by the ending of a file name."""
    topics, model, learned = kept.topics, kept.model, kept.model.learned
    said = {
        "key": kept.key,
        "found_in": kept.found_in,
        "often": model.terms.tolist(),
        "rare": model.rare,
        "terms": learned.terms.tolist(),
        "named": [*named_values(learned.named).items()],
        "n_shown": learned.n_shown,
        "why": topics.why,
        **{name: list(getattr(topics, name)) for name in _TEXTS},
        "topic_terms": topics.terms.to_dict("list"),
        "topic_counts": topics.tried.to_dict("list"),
    }
    arrays = {
        "idf": model.idf,
        "weights": learned.weights.idf,
        "topics": learned.topics,
        "odds": learned.odds,
        "shown": learned.shown,
        "stability": topics.stability,
        "distinctness": topics.distinctness,
    }
    if learned.drawn is not None:
        arrays |= {f"drawn_{name}": values for name, values in vars(learned.drawn).items()}
    packed, stories = io.BytesIO(), io.BytesIO()
    np.savez(packed, **arrays)  # pyrefly: ignore[bad-argument-type] - no array is an option
    pq.write_table(kept.stories, stories, compression="lz4")
    words = json.dumps(said, ensure_ascii=False).encode()
    return {"json": words, "npz": packed.getvalue(), "parquet": stories.getvalue()}


def from_parts(parts: Mapping[str, bytes]) -> Kept:
    """Return what was kept of one language.

    Raises:
        ValueError, KeyError, TypeError, pa.ArrowException: It is not what was written.
    """
    said = json.loads(parts["json"])
    with np.load(io.BytesIO(parts["npz"])) as packed:
        arrays = dict(packed)
    model = _model(said, arrays)
    stories = pq.read_table(pa.BufferReader(parts["parquet"]))
    return Kept(
        str(said["key"]),
        str(said["found_in"]),
        model,
        _topics(said, arrays, model.learned),
        stories,
    )


def _model(said: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> Model:
    """Return the model of topics."""
    drawn = [
        arrays[f"drawn_{name}"] for name in Drawn.__dataclass_fields__ if "drawn_terms" in arrays
    ]
    learned = Learned(
        terms=np.array(said["terms"], dtype=object),
        weights=TermWeights(arrays["weights"]),
        topics=arrays["topics"],
        named=tuple(NamedTopic(name, tuple(seeds)) for name, seeds in said["named"]),
        drawn=Drawn(*drawn) if drawn else None,
        odds=arrays["odds"],
        shown=arrays["shown"],
        n_shown=said["n_shown"],
    )
    return Model(learned, np.array(said["often"], dtype=object), arrays["idf"], float(said["rare"]))


def _topics(said: Mapping[str, Any], arrays: Mapping[str, np.ndarray], learned: Learned) -> Topics:
    """Return topics without any story."""
    texts = {name: tuple(map(str, said[name])) for name in _TEXTS}
    return Topics(
        topic_ids=texts["topic_ids"],
        names=texts["names"],
        kinds=texts["kinds"],
        terms=TOPIC_TERMS.frame(said["topic_terms"]),
        sentence_topic=np.zeros(0, dtype=np.int64),
        sentence_clear=np.zeros(0, dtype=bool),
        article_weights=np.zeros((0, learned.n_shown)),
        stability=arrays["stability"],
        distinctness=arrays["distinctness"],
        tried=TOPIC_COUNTS.frame(said["topic_counts"]),
        why=str(said["why"]),
        notes=texts["notes"],
        learned=learned,
    )
