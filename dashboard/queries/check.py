"""Rows and lines about the check of the tone: how well models agree with the analyst."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import TONE_CUT
from analysis.tables import BY_HAND, Report
from dashboard.filters import tone_names
from dashboard.theme import NEWS, TONE_MODELS, TONES, count, listed, percent, signed, two_decimals

ENOUGH_JUDGED = 20  # sentences, before anything is said of the agreement
SKIP = "skip"
MEASURES = {
    "accuracy": "same side as you",
    "kappa": "beyond chance (kappa)",
    "r": "correlation (r)",
}
AGREEMENT_COLUMNS = (
    "model",
    *(f"{name}{end}" for name in MEASURES for end in ("", "_low", "_high")),
)
JUDGED_COLUMNS = (
    "text",
    "verdict",
    "news_side",
    "news_tone",
    "vader_side",
    "vader_tone",
    "source",
    "title",
    "article_id",
    "sentence_id",
)


def agreement_rows(check: Mapping[str, Any]) -> pd.DataFrame:
    """Return one row a model: accuracy, kappa and r, each with its 95 % interval.

    Args:
        check: ``manifest["tone_check"]``.

    Returns:
        Columns ``AGREEMENT_COLUMNS``; what is not known is missing.
    """
    rows = [
        {"model": model}
        | {
            f"{name}{end}": found[name][place]
            for name in MEASURES
            for place, end in enumerate(("", "_low", "_high"))
        }
        for model, found in _models(check)
    ]
    frame = pd.DataFrame(rows, columns=list(AGREEMENT_COLUMNS))
    numbers = frame.columns.drop("model")
    return frame.astype({"model": "str", **dict.fromkeys(numbers, "float64")})


def judged_rows(report: Report, judged: pd.DataFrame) -> pd.DataFrame:
    """Return the judged sentences beside the sides on which both models put them.

    Args:
        report: The whole report.
        judged: From ``analysis.judged_sentences``.

    Returns:
        Columns ``JUDGED_COLUMNS``, without the skipped: first where news tone says the opposite,
        then where one of the two is neutral, the largest scores first; last where both agree.
    """
    own = judged[judged["verdict"] != SKIP]
    places = report.articles[["article_id", "source", "title"]]
    own = own.rename(columns={"tone": "news_tone", "compound": "vader_tone"}).assign(
        news_side=tone_names(own["tone"]), vader_side=tone_names(own["compound"])
    )
    ranks = {name: place for place, name in enumerate(TONES)}
    apart = (own["verdict"].map(ranks) - own["news_side"].map(ranks)).abs()
    order = pd.DataFrame({"apart": -apart, "size": -own["news_tone"].abs()})
    own = own.loc[order.sort_values(["apart", "size"], kind="stable").index]
    rows = own.merge(places, on="article_id", how="left")
    return rows[list(JUDGED_COLUMNS)].reset_index(drop=True)


def check_lines(check: Mapping[str, Any] | None) -> list[str]:
    """Say how well the tone agrees with the analyst, one paragraph an entry; plain text.

    Args:
        check: ``manifest["tone_check"]``; None or without a judgement: nothing is said.
    """
    if not check or not check["judged"]:
        return []
    first = (
        f"The tone was checked by hand on {count(check['judged'], 'sentence')} of "
        f"{check['sentences']:,}, drawn evenly from those that news tone calls negative, neutral "
        "and positive and weighted back to their number"
    )
    if check["skipped"]:
        were = "was" if check["skipped"] == 1 else "were"
        first = f"{first}; {check['skipped']:,} more {were} skipped"
    if check["judged"] < ENOUGH_JUDGED:
        return [f"{first}. Fewer than {ENOUGH_JUDGED} judged sentences say too little."]
    models = [_model_line(name, found) for name, found in _models(check)]
    return [f"{first}. {' '.join(models)}", *said_lines(check)]


def said_lines(check: Mapping[str, Any]) -> list[str]:
    """Say in words what the figure of agreement cannot: chance, shares and cut points."""
    return [*chance_lines(check), shares_line(check), *cut_lines(check)]


def chance_lines(check: Mapping[str, Any]) -> list[str]:
    """Say which models may agree with the analyst by chance only: kappa may be 0."""
    lows = {name: found["kappa"][1] for name, found in _models(check)}
    names = [name for name, low in lows.items() if low is not None and low <= 0]
    if not names:
        return []
    said = f"{listed(names)} {'agrees' if len(names) == 1 else 'agree'} with you"
    return [f"{said[0].upper()}{said[1:]} no more than chance could, by kappa."]


def _models(check: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the models, news tone first; a stored manifest has them in another order."""
    models = check.get("models") or {}
    return sorted(
        models.items(), key=lambda one: (not one[0].startswith(TONE_MODELS[NEWS]), one[0])
    )


def _model_line(name: str, found: Mapping[str, Any]) -> str:
    accuracy = _with_interval(found["accuracy"], percent)
    kappa, r = (_with_interval(found[one], two_decimals) for one in ("kappa", "r"))
    return (
        f"{name[0].upper()}{name[1:]}: same side in {accuracy}; Cohen's kappa {kappa}; "
        f"correlation r {r}."
    )


def _with_interval(value: list[float | None], say: Any) -> str:  # noqa: ANN401 - how to say it
    """Say a value with its interval, as far as they are known."""
    mean, low, high = value
    if mean is None:
        return "not known"
    if low is None or high is None:
        return f"{say(mean)} (no interval)"
    return f"{say(mean)} (95 %: {say(low)} to {say(high)})"


def shares_line(check: Mapping[str, Any]) -> str:
    """Say how the corpus would split by the analyst, and how it does by each model."""
    yours = [f"{_with_interval(check['verdicts'][name], percent)} {name}" for name in TONES]
    models = [
        f"{name} calls {_split(found['shares'])}"
        for name, found in _models(check)
        if found["shares"]
    ]
    said = f"By your judgements the corpus is {listed(yours)}."
    models = [f"{one[0].upper()}{one[1:]}." for one in models]
    return " ".join([said, *models])


def _split(shares: Mapping[str, float]) -> str:
    return listed(f"{percent(shares[name])} {name}" for name in TONES)


def cut_lines(check: Mapping[str, Any]) -> list[str]:
    """Say which cut points would agree better, model by model."""
    lines = []
    for name, found in _models(check):
        cuts = found["cuts"]
        if cuts:
            lines.append(
                f"{name[0].upper()}{name[1:]} would agree better if it were called negative up to "
                f"{signed(cuts['low'])} and positive from {signed(cuts['high'])}: kappa "
                f"{two_decimals(cuts['kappa'])} instead of {two_decimals(cuts['kappa_now'])}, on "
                "sentences left out when the cut points were chosen. The pages keep the usual cut "
                f"points, {signed(-TONE_CUT)} and {signed(TONE_CUT)}."
            )
    return lines


def scored_note(manifest: Mapping[str, Any], sentence_id: str) -> str:
    """Say that the tone of a sentence was set by hand and what was scored, or nothing."""
    by_hand = manifest.get(BY_HAND) or {}
    if sentence_id not in by_hand:
        return ""
    scored = by_hand[sentence_id]
    return f"set by hand, scored {signed(float('nan') if scored is None else scored)}"
