"""How well the tone agrees with the analyst's judgements of a sample of this corpus."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.ledger import SKIP, Ledger
from analysis.tables import BY_HAND, DECIMALS, TONE_CHECK, Report
from analysis.tone.agreement import Estimate, agreement, share_of, suggested_cuts
from analysis.tone.sampling import SIDES, JudgedSample, draw_sample, sides_of
from analysis.tone.score import News, Scorer

NEWS_TONE, VADER_TONE, PLAIN_NEWS = "news tone", "VADER", "news tone without your words"
_VERDICTS = {name: place - 1 for place, name in enumerate(SIDES)}


def sample_to_judge(report: Report, n: int) -> list[str]:
    """Draw the sentences of a report that the analyst is asked to judge.

    Drawn are sentences of counted articles (a story once) that have a tone, equally many that news
    tone calls negative, neutral and positive.

    Args:
        report: As ``analyse`` made it.
        n: How many.

    Returns:
        Sentence ids in an order that does not tell the tone; a larger n adds to a smaller one.
    """
    frame = _frame(report)
    return draw_sample(frame["sentence_id"], frame["tone"], n)


def check_tone(
    report: Report, ledger: Ledger, scorers: Mapping[str, Scorer] | None = None
) -> dict[str, Any]:
    """Return how well tone models agree with the analyst's judgements of this corpus.

    Args:
        report: As ``analyse`` made it; tones set by hand are taken back for this.
        ledger: The decisions, among them the judgements. A sentence whose id has changed is found
            again by its text.
        scorers: Further models by name, beside news tone and VADER.

    Returns:
        Values that JSON can hold, all of the whole corpus (judged sentences count by stratum):
        ``sentences``, ``judged``, ``skipped``, ``waiting`` (judged, but no longer there);
        ``strata``, by news tone's side: its ``sentences`` and how many are ``judged``;
        ``verdicts``: the analyst's shares of negative, neutral and positive;
        ``models``, by name: ``accuracy``, ``kappa``, ``r``, its ``shares`` of the sides and
        ``cuts`` (suggested cut points) or None. A value that has an interval is
        [value, low, high]; what is not known is None.
    """
    frame = _frame(report)
    found = _found(frame, ledger)
    judged = found[found["verdict"] != SKIP]
    strata = sides_of(frame["tone"].to_numpy(dtype="float64")) + 1
    sample = JudgedSample(
        judged["verdict"].map(_VERDICTS).to_numpy(dtype="int64"),
        strata[judged.index],
        np.bincount(strata, minlength=len(SIDES)),
    )
    every = {NEWS_TONE: frame["tone"], VADER_TONE: frame["compound"]}
    scores = {name: tones.to_numpy(dtype="float64") for name, tones in every.items()}
    own = {name: values[judged.index] for name, values in scores.items()}
    texts = judged["text"].tolist()
    for name, scorer in {**_plain_news(report), **(scorers or {})}.items():
        own[name] = np.asarray(scorer.scores(texts), dtype="float64")
    models = {
        name: _of_model(values, sample) | {"shares": _shares(scores.get(name))}
        for name, values in own.items()
    }
    counts = zip(SIDES, sample.sizes.tolist(), sample.judged().tolist(), strict=True)
    return {
        "sentences": len(frame),
        "judged": len(judged),
        "skipped": len(found) - len(judged),
        "waiting": len(ledger.judged) - len(found),
        "strata": {name: {"sentences": size, "judged": n} for name, size, n in counts},
        "verdicts": {
            name: _plainly(share_of(sample.verdicts == verdict, sample)) if len(judged) else None
            for name, verdict in _VERDICTS.items()
        },
        "models": models,
    }


def judged_sentences(report: Report, ledger: Ledger) -> pd.DataFrame:
    """Return the sentences that the analyst judged, as they were scored.

    Args:
        report: As ``analyse`` made it.
        ledger: The decisions.

    Returns:
        Columns sentence_id, article_id, text, tone (news tone), compound (VADER) and verdict
        ("negative", "neutral", "positive" or "skip"), in the order of the corpus.
    """
    return _found(_frame(report), ledger).reset_index(drop=True)


def with_tone_check(told: Report, report: Report, ledger: Ledger) -> Report:
    """Return a report whose manifest says how well its tone agrees with the analyst.

    Args:
        told: The report, as another model shows it or with decisions applied.
        report: The same as ``analyse`` made it.
        ledger: The decisions; without a judgement nothing is said.
    """
    if not ledger.judged:
        return told
    return replace(told, manifest={**told.manifest, TONE_CHECK: check_tone(report, ledger)})


def _frame(report: Report) -> pd.DataFrame:
    """Return the sentences that stand for the corpus: counted once, scored, as scored."""
    counted = report.articles.loc[report.articles["counted"], "article_id"]
    sentences = report.sentences
    by_hand = report.manifest.get(BY_HAND) or {}
    if by_hand:
        scored = sentences["sentence_id"].map(by_hand).astype("float64")
        changed = sentences["sentence_id"].isin(by_hand)
        sentences = sentences.assign(tone=sentences["tone"].mask(changed, scored))
    kept = sentences["article_id"].isin(counted) & sentences["tone"].notna()
    columns = ["sentence_id", "article_id", "text", "tone", "compound"]
    return sentences.loc[kept, columns].reset_index(drop=True)


def _found(frame: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Return the judged sentences that are there, each once, with verdicts and their places."""
    said = {(one.sentence_id, one.text): one.verdict for one in ledger.judged}
    known = frame[frame["sentence_id"].isin({name for name, _ in said})]
    found: dict[int, str] = {}
    for place, name, text in zip(known.index, known["sentence_id"], known["text"], strict=True):
        for key in ((name, ""), (name, text)):  # with another text its id is now another's
            if key in said:
                found[place] = said.pop(key)
    by_text = {text: verdict for (_, text), verdict in said.items() if text}
    again = frame[frame["text"].isin(by_text) & ~frame.index.isin(found)]
    again = again.drop_duplicates("text")
    found |= dict(zip(again.index, again["text"].map(by_text), strict=True))
    rows = frame.loc[sorted(found)]
    return rows.assign(verdict=[found[place] for place in rows.index])


def _plain_news(report: Report) -> dict[str, Scorer]:
    """Return news tone as shipped, where the report's own has other words."""
    settings = report.manifest.get("settings") or {}
    changed = settings.get("lexicon") or settings.get("set_aside")
    return {PLAIN_NEWS: News()} if changed else {}


def _of_model(scores: np.ndarray, sample: JudgedSample) -> dict[str, Any]:
    found, cuts = agreement(scores, sample), suggested_cuts(scores, sample)
    return {
        "accuracy": _plainly(found.accuracy),
        "kappa": _plainly(found.kappa),
        "r": _plainly(found.r),
        "cuts": None
        if cuts is None
        else {
            "low": cuts.low,
            "high": cuts.high,
            "kappa": round(cuts.kappa, DECIMALS),
            "kappa_now": round(cuts.kappa_now, DECIMALS),
        },
    }


def _shares(scores: np.ndarray | None) -> dict[str, float] | None:
    """Return the share of each side among all sentences, or None where not all are scored."""
    if scores is None or not len(scores):
        return None
    sides = sides_of(scores)
    return {name: round(float((sides == n).mean()), DECIMALS) for name, n in _VERDICTS.items()}


def _plainly(one: Estimate) -> list[float | None]:
    values = (one.value, one.low, one.high)
    return [None if math.isnan(value) else round(value, DECIMALS) for value in values]
