"""Tiny and one-sided slices on every page, and what each figure of tone says of itself."""

import re
from dataclasses import replace

import pytest
from builders import a_report, a_survey, an_article, on
from built_checks import judged
from pages import page, words

from analysis import check_tone, with_tone_check
from dashboard.filters import Filters
from dashboard.queries.check import check_lines
from dashboard.reporting.page import report_html

VIEWS = (
    *("overview", "topics", "sources", "tone", "compare", "voices", "reader", "check"),
    *("documents", "data"),
)
ONE_SIDED = {"all positive": 0.6, "all neutral": 0.0, "all negative": -0.6}
CUTS = "Tone scored by: news tone, negative up to −0.05, positive from +0.05"


def one_sided(tone, n=14):
    """Return a survey of n articles by two sources whose sentences have one tone."""
    made = [
        an_article(
            f"S{place % 2}",
            f"Title {place}",
            on("Port strike", tone, tone, title=f"Part {place}"),
            day=f"2025-06-{place + 1:02}",
        )
        for place in range(n)
    ]
    return a_report(made, title=f"All {tone}")


@pytest.mark.parametrize("tone", ONE_SIDED.values(), ids=ONE_SIDED)
@pytest.mark.parametrize("view", VIEWS)
def test_a_one_sided_corpus_is_drawn(view, tone):
    shown = page(view, one_sided(tone))

    assert len(shown.title) == 1
    assert not shown.error
    assert not re.search(r"\bnan\b", words(shown))


@pytest.mark.parametrize("tone", ONE_SIDED.values(), ids=ONE_SIDED)
def test_the_printed_report_of_a_one_sided_corpus_claims_no_difference(tone):
    html = report_html(one_sided(tone)).decode()

    assert ">nan<" not in html
    assert "more negative than" not in html
    assert "more positive than" not in html


@pytest.mark.parametrize("view", ["overview", "sources", "tone", "compare", "voices"])
def test_every_figure_of_tone_says_model_cut_points_and_numbers(view):
    said = words(page(view, a_survey())).replace("\\", "")

    captions = [line for line in said.split("\n") if "Tone scored by" in line]
    assert captions
    for line in captions:
        assert CUTS in line
        assert re.search(r"\d (stor(y|ies)|names?)\b", line) or "hold the name" in line
        assert re.search(r"\d (sentences?|quotes?)\b", line) or "hold the name" in line


def test_the_printed_figures_say_model_cut_points_and_numbers():
    html = report_html(a_survey()).decode()
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", html)
    toned = [one for one in captions if "Tone scored by" in one]

    assert len(toned) == 2
    assert all(CUTS in one and "stories" in one and "sentence" in one for one in toned)


@pytest.mark.parametrize("view", VIEWS)
def test_one_sentence_that_was_not_scored_is_drawn(view):
    report = a_report([an_article("A", "Ein Satz", on("Port strike", 0.0))], title="Not scored")
    missing = {"tone": float("nan"), "reporter_tone": float("nan")}
    unscored = replace(
        report,
        sentences=report.sentences.assign(**missing),
        articles=report.articles.assign(**missing),
    )

    assert not page(view, unscored).error


def test_a_check_of_a_one_sided_corpus_knows_no_kappa():
    report = one_sided(0.6)
    ledger = judged(report, 60)

    told = with_tone_check(report, report, ledger)
    first, *_ = check_lines(check_tone(report, ledger))

    assert "same side in 100 %" in first
    assert "Cohen's kappa not known; correlation r not known" in first
    assert page("check", told, Filters()).title
