"""Tone of sources: what is said of all of them rests on all, and on reasons that hold."""

import numpy as np
import pytest
from builders import a_report, an_article, on
from pages import page, words

from dashboard.filters import Filters
from dashboard.queries import contrast
from dashboard.queries.compare import paired
from dashboard.queries.contrast import sources_contrast
from dashboard.queries.findings import findings
from dashboard.queries.slices import Choice
from dashboard.queries.sources import MOST, SAME_TONE, source_tone_rows
from dashboard.queries.verdict import verdict
from dashboard.views import sources

TOPIC = "Port strike"


def corpus(plan, *, spread=0.05):
    """Return a report with so many articles of each source around its level."""
    rng = np.random.default_rng(0)
    return a_report(
        [
            an_article(source, f"{source} {k}", on(TOPIC, float(tone), title=f"{source} {k}"))
            for source, (level, n) in plan.items()
            for k, tone in enumerate(level + spread * rng.normal(size=n))
        ]
    )


def said(report):
    return " ".join(one.text for one in findings(report, Filters()))


def test_a_source_that_the_chart_leaves_out_is_not_passed_over():
    plan = {f"s{k:02}": (0.0, 5) for k in range(MOST)} | {"Small": (0.6, 4)}
    report = corpus(plan)
    rows = source_tone_rows(report, Filters())

    shown = page("sources", report)

    assert "Small" not in sources.tone_exhibit(report, Filters(), rows).rows["source"].tolist()
    assert rows.set_index("source")["claimed"]["Small"]
    assert "no source differs" not in words(shown).replace("\\", "")
    assert "these differ from the others: Small (+0." in words(shown).replace("\\", "")


def test_of_many_that_differ_a_line_names_some_and_counts_the_rest():
    plan = {f"s{k:02}": (-0.5 + k % 2, 6) for k in range(40)}
    rows = source_tone_rows(corpus(plan), Filters())

    line = sources.equal_line(rows)

    assert rows["claimed"].sum() > sources.MOST_TOLD
    assert line.endswith(f" and {rows['claimed'].sum() - sources.MOST_TOLD} more.")
    assert line.count("(") == sources.MOST_TOLD


@pytest.mark.parametrize("other", [0.1, 0.5], ids=["no gap", "a gap"])
def test_articles_of_one_tone_are_evidence_enough_and_said_to_be_alike(other):
    report = corpus({"A": (0.1, 4), "B": (other, 4)}, spread=0)
    rows = source_tone_rows(report, Filters())

    shown = page("sources", report)
    chart = next(one.proto for one in shown.get("plotly_chart") if "equal topics" in one.proto.alt)
    told = [sources.equal_line(rows), said(report), words(shown), chart.alt, chart.spec]
    told.append(verdict(paired(report, Filters(), Choice("source", "A", "B"))))

    assert rows["alike"].all()
    assert not any("not enough evidence" in text.lower() for text in told)
    assert sources.equal_line(rows) == SAME_TONE
    assert SAME_TONE in said(report)
    assert "no spread in tone" in chart.alt
    assert "no spread in tone" in chart.spec


def test_too_few_articles_are_no_same_tone():
    report = corpus({"A": (0.1, 2), "B": (0.1, 2)}, spread=0)
    rows = source_tone_rows(report, Filters())

    assert not rows["alike"].any()
    assert sources.equal_line(rows).startswith("Not enough evidence")
    assert "No two sources have 3 stories on the same topic" in said(report)


@pytest.mark.parametrize("last", [0.0, 0.9], ids=["alike", "unlike"])
def test_sources_that_were_not_compared_are_not_said_to_be_alike(monkeypatch, last):
    monkeypatch.setattr(contrast, "MOST_COMPARED", 2)
    monkeypatch.setattr("dashboard.queries.claims.MOST_COMPARED", 2)
    report = corpus({"A": (0.0, 6), "B": (0.0, 6), "C": (last, 4), "D": (last, 2)})

    assert sources_contrast(report).n_left == 1  # two articles could not be compared anyway
    assert "none of the 2 largest sources differs in tone beyond chance (1 pair" in said(report)
    assert "no source differs" not in said(report)
