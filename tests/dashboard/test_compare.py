"""Two slices beside each other: what may be said of them, and that the rows add up."""

import io
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from builders import a_report, a_survey, an_article, on
from pages import page, words
from streamlit.testing.v1 import AppTest

from dashboard.charts.compare import means_chart
from dashboard.exports import figure_spec, rows_csv
from dashboard.filters import Filters
from dashboard.queries.compare import mean_rows, paired, topic_by_topic
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.slices import KINDS, Choice, choices, usual
from dashboard.queries.sources import source_tone_rows
from dashboard.queries.verdict import chosen_line, mix_line, said, shares_line, verdict

X, Y = "Port strike", "River flood"


def corpus(levels, sizes, *, spread=0.08, seed=0):
    """Return articles around the level of their source and topic, three sentences each."""
    rng = np.random.default_rng(seed)
    return a_report(
        [
            an_article(
                source,
                f"{source} {topic} {k}",
                on(topic, *np.clip(rng.normal(level, spread, 3), -1, 1), title=f"{source}{k}"),
                day=f"2025-06-{k + 1:02}",
            )
            for (source, topic), level in levels.items()
            for k in range(sizes.get((source, topic), 6))
        ]
    )


MIX = corpus(
    {("A", X): -0.4, ("B", X): -0.4, ("A", Y): 0.4, ("B", Y): 0.4},
    {("A", X): 16, ("B", X): 4, ("A", Y): 4, ("B", Y): 16},
)
APART = corpus(
    {("A", X): -0.4, ("B", X): -0.1, ("A", Y): 0.0, ("B", Y): 0.3, ("C", X): -0.2},
    {("A", X): 9, ("B", Y): 9},
)


def drawn(figure):
    return figure_spec(figure)["data"]


def of_sources(report, this="A", that="B", *, equal=True):
    return paired(report, Filters(), Choice("source", this, that, equal))


def test_a_planted_gap_is_claimed_with_its_size_interval_and_both_means():
    said = verdict(of_sources(APART))

    assert said.startswith("At equal topics A reads more negative than B: ")
    assert "95 % interval" in said


def test_a_claim_that_the_page_of_all_sources_does_not_make_says_that_it_was_chosen():
    report = corpus({(name, X): 0.0 for name in "ABCDEFGHIJKL"}, {}, spread=0.3)
    claimed = [one for one in "ABCDEFGHIJKL" if of_sources(report, one, "").gap.is_claimed]
    assert claimed
    assert not source_tone_rows(report, Filters())["claimed"].any()
    page_of = page("compare", report)

    said = {}
    for one in "ABCDEFGHIJKL":
        page_of.selectbox[0].select(one).run()
        said[one] = "one comparison, chosen by hand" in words(page_of)

    assert [one for one, told in said.items() if told] == claimed


@pytest.mark.parametrize(
    ("kind", "n", "told"),
    [
        ("source", 3, "the page Sources compares all of them"),
        ("topic", 3, "the first page compares all of them"),
        ("period", 3, "Of many periods some seem to differ by chance."),
        ("source", 2, ""),
    ],
)
def test_of_how_many_a_claim_was_chosen_is_said_for_each_kind(kind, n, told):
    line = chosen_line(of_sources(APART), kind, n)

    assert told in line
    assert bool(line) == bool(told)
    assert chosen_line(of_sources(MIX), kind, n) == ""


def test_means_and_difference_that_do_not_add_up_as_shown_say_why():
    odd, even = (
        replace(
            of_sources(APART),
            gap=replace(of_sources(APART).gap, tone=tone, tone_other=other, gap=tone - other),
        )
        for tone, other in ((-0.237, 0.167), (-0.24, 0.17))
    )

    assert "\u22120.24 against +0.17, a difference of \u22120.40 (of the unrounded" in verdict(odd)
    assert "\u22120.24 against +0.17, a difference of \u22120.41 (95 %" in verdict(even)


def test_a_difference_that_is_only_topic_mix_is_explained_away():
    plain, equal = of_sources(MIX, equal=False), of_sources(MIX)

    assert verdict(plain).startswith("A reads more negative than B")
    assert verdict(equal).startswith("At equal topics no difference in tone may be claimed")
    assert "no difference is left that may be claimed" in mix_line(equal)
    assert mix_line(plain) == ""
    assert equal.plain == plain.gap


def test_one_article_a_source_is_refused_with_what_it_takes():
    report = a_report([an_article(name, name, on(X, 0.1 * n)) for n, name in enumerate("ab")])

    found = of_sources(report, "a", "b")

    assert verdict(found) == (
        "Not enough evidence to compare: a has 1 story, b 1. A comparison appears from 3 "
        "stories on either side."
    )
    assert mean_rows(found)[["tone_low", "tone_high"]].isna().all(axis=None)
    assert drawn(means_chart(mean_rows(found)))[0]["marker"]["symbol"][-1] == "diamond-open"
    assert "interval" not in shares_line(found)


def test_sources_without_a_shared_topic_are_not_compared_at_equal_topics():
    report = corpus({("A", X): 0.1, ("B", Y): 0.3}, {})

    found = of_sources(report)

    assert verdict(found).startswith("Not enough evidence to compare at equal topics")
    assert of_sources(report, equal=False).gap.is_claimed


@pytest.mark.parametrize("kind", KINDS)
def test_every_slice_can_be_held_against_the_rest_and_no_article_is_in_both(kind):
    report = a_survey()

    for one in choices(report, Filters(), kind):
        found = paired(report, Filters(), Choice(kind, one))
        ids = [set(side.articles["article_id"]) for side in (found.first, found.second)]
        rated = report.articles[report.articles["counted"] & report.articles["tone"].notna()]
        if kind == "period":
            rated = rated[rated["published"].notna()]
        assert not ids[0] & ids[1]
        assert ids[0] | ids[1] == set(rated["article_id"])
        assert verdict(found)


def test_before_and_after_a_day_are_told_apart():
    found = paired(MIX, Filters(), Choice("period", "from 2025-06-09"))

    assert (found.first.name, found.second.name) == (
        "the time from 9 Jun 2025 on",
        "the time before",
    )
    assert found.first.articles["published"].min() == pd.Timestamp("2025-06-09T08:00Z")
    assert found.second.articles["published"].max() == pd.Timestamp("2025-06-08T08:00Z")


def test_periods_stand_in_a_sentence_by_their_names():
    found = paired(MIX, Filters(), Choice("period", "from 2025-06-09"))

    assert "of the time from 9 Jun 2025 on against those of the time before" in shares_line(found)
    assert "between the time from 9 Jun 2025 on (" in verdict(found)


def test_the_time_compared_first_has_about_as_many_stories_as_the_time_before():
    days = ("2025-06-03", *["2025-06-17"] * 5, *["2025-06-24"] * 5)
    stories = [
        an_article("A", f"{n}", on("x", 0.1, title=f"{n}"), day=day) for n, day in enumerate(days)
    ]
    report = a_report(stories, topics=[("x", "x", "discovered")])

    assert usual(report, Filters(), "period") == "from 2025-06-23"
    assert usual(report, Filters(), "source") == "A"
    assert usual(a_report(stories[:1]), Filters(), "period") == ""


def period_page(report):
    """Return the page that compares the time from 9 June on with the time before."""

    def script(report):
        from dashboard import session  # noqa: PLC0415 - AppTest runs only these lines
        from dashboard.filters import Filters  # noqa: PLC0415 - the same
        from dashboard.views import compare  # noqa: PLC0415 - the same

        session.hold(by="period", this="from 2025-06-09")
        compare.show(report, Filters())

    return AppTest.from_function(script, args=(report,), default_timeout=30).run()


def test_a_date_that_does_not_say_on_which_side_it_lies_is_on_neither():
    articles = MIX.articles.assign(date_precision="day")
    articles.loc[articles["source"] == "A", "date_precision"] = "month"
    report = replace(MIX, articles=articles)

    def sources(one, that=""):
        found = paired(report, Filters(), Choice("period", one, that))
        return [set(side.articles["source"]) for side in (found.first, found.second)]

    assert sources("from 2025-06-09") == [{"B"}, {"B"}]
    assert sources("from 2025-06-01") == [{"A", "B"}, set()]
    assert sources("from 2025-07-01") == [set(), {"A", "B"}]
    assert sources("2025-06-02 to 2025-06-08") == [{"B"}, {"B"}]
    assert sources("2025-06-02 to 2025-06-08", "from 2025-06-01") == [{"B"}, {"B"}]
    assert sources("2025-06-01 to 2025-06-30") == [{"A", "B"}, set()]
    assert paired(report, Filters(), Choice("period", "from 2025-06-09")).n_untold == 20
    assert "20 stories left out" in words(period_page(report))
    assert "left out" not in words(period_page(MIX))
    assert paired(report, Filters(), Choice("source", "A")).n_untold == 0


def test_the_sidebar_frames_both_slices_but_not_by_what_is_compared():
    found = paired(APART, Filters(sources=("A",), topics=("port",)), Choice("source", "B"))

    assert set(found.first.articles["topic"]) == {X}
    assert set(found.second.articles["source"]) == {"A", "C"}


def test_the_topics_weigh_what_the_difference_is_made_of():
    found = of_sources(APART)
    rows = topic_by_topic(APART, found)

    assert rows["weight"].sum() == pytest.approx(1)
    assert (rows["gap"] * rows["weight"]).sum() == pytest.approx(found.gap.gap, abs=1e-5)
    assert sum(weights.sum() for weights in found.weights) == pytest.approx(2)


NOT_SHARED = corpus(
    {("A", X): -0.4, ("B", X): -0.1, ("A", Y): 0.3, ("B", ""): 0.0, ("C", X): 0.1},
    {},
)


@pytest.mark.parametrize("equal", [True, False])
@pytest.mark.parametrize("report", [MIX, NOT_SHARED], ids=["mix", "not shared"])
def test_every_number_of_articles_opens_just_these(report, equal):
    found = of_sources(report, equal=equal)

    def articles(part):
        return evidence_rows(report, part)["article_id"].nunique()

    rows = mean_rows(found)
    assert [*map(articles, (*found.parts, found.compared))] == rows["n_articles"].tolist()
    sentences = [len(evidence_rows(report, part)) for part in (*found.parts, found.compared)]
    assert sentences == rows["n_sentences"].tolist()
    first, *others = said(found)
    assert articles(first[1]) == found.gap.n + found.gap.n_other
    every = len(found.first.articles) + len(found.second.articles)
    assert [articles(part) for _, part in others] == [every] * len(others)


def test_on_one_topic_nothing_is_said_of_a_mix_of_topics():
    report = corpus({("A", X): -0.4, ("B", X): -0.1}, {})

    found = of_sources(report)

    assert found.gap.is_claimed
    assert mix_line(found) == ""
    assert "whatever the topic" not in shares_line(found)


def test_what_cannot_be_compared_is_said_of_all_articles_of_both():
    report = corpus({("A", X): 0.1, ("B", Y): 0.3}, {})

    line, part = said(of_sources(report))[0]

    assert "A has 6 stories, B 6" in line
    assert len(part.articles or ()) == 12


def test_shares_of_sentences_say_between_which_ends_their_difference_lies():
    apart, alike = shares_line(of_sources(APART)), shares_line(of_sources(MIX, equal=False))

    assert apart.startswith("Sentences of A against those of B, whatever the topic: negative ")
    assert re.search(r"negative \d+ % against \d+ % \(95 % interval of the difference \+", apart)
    assert re.search(r"positive \d+ % against \d+ % \(95 % interval of the difference −", apart)
    assert "which holds 0" not in apart
    assert "whatever the topic" not in alike


def test_shares_that_hardly_differ_are_not_claimed_to():
    report = a_report(
        [
            an_article(source, f"{source}{n}", on(X, -0.5, 0.0, 0.5, title=f"{source}{n}"))
            for source in "AB"
            for n in range(6)
        ]
    )

    assert shares_line(of_sources(report)).count("which holds 0") == 2


@pytest.mark.parametrize("rows", [mean_rows(of_sources(MIX)), topic_by_topic(MIX, of_sources(MIX))])
def test_an_export_holds_the_same_rows(rows):
    read = pd.read_csv(io.BytesIO(rows_csv(rows)), keep_default_na=False, na_values=[""])

    pd.testing.assert_frame_equal(read, rows, check_dtype=False)


def test_the_page_says_the_verdict_and_shows_both_sides():
    shown = page("compare", MIX)

    assert not shown.error
    assert len(shown.get("plotly_chart")) == 2
    assert "A against all other sources" in words(shown)


def test_a_link_opens_the_slices_it_names_and_an_unknown_one_the_first():
    def script(report):
        from dashboard import session  # noqa: PLC0415 - AppTest runs only these lines
        from dashboard.filters import Filters  # noqa: PLC0415 - the same
        from dashboard.views import compare  # noqa: PLC0415 - the same

        session.hold(by="topic", this="flood", that="nowhere")
        compare.show(report, Filters())

    shown = AppTest.from_function(script, args=(MIX,), default_timeout=30).run()

    assert not shown.exception
    assert [one.value for one in shown.selectbox] == ["flood", ""]


def test_fewer_than_two_slices_are_explained():
    shown = page("compare", a_report([an_article("A", "Only one", on(X, 0.2))]))

    assert "Fewer than two sources" in shown.info[0].value
