"""What it says: every sentence is printed where it is planted and bears what it claims."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from builders import Line, a_report, a_survey, an_article, an_empty_report, on
from hypothesis import given, settings
from hypothesis import strategies as some
from pages import page

from analysis import with_tone
from dashboard.filters import Filters
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.findings import findings
from dashboard.queries.said import MOST, WEIGHT, Finding, as_text, model_line, weightiest

REPORT = a_report()
MONDAY = dt.date(2025, 3, 3)
NAMES = np.array(["Aubrey", "Brandt", "Calder", "Dorset", "Ewing"])


def said(report, filters=None):
    return " ".join(one.text for one in findings(report, filters or Filters()))


def found(report, words, filters=None):
    (one,) = [one for one in findings(report, filters or Filters()) if words in one.text]
    return one


def evidence(report, one):
    """Return the sentences that a finding opens."""
    assert one.part is not None
    return evidence_rows(report, one.part)


def by_chance(seed, *, n=90):
    """Return a report in which source, topic, week and tone have nothing to do with each other."""
    rng = np.random.default_rng(seed)
    days = [str(MONDAY + dt.timedelta(days=int(day))) for day in rng.integers(0, 98, n)]
    sources, topics = rng.choice(list("ABCDE"), n), rng.choice(list("wxyz"), n)
    tones = np.clip(rng.normal(0.05, 0.2, n), -1, 1).round(3)
    return a_report(
        [
            an_article(
                str(source),
                f"t{k}",
                on(
                    str(topic),
                    float(tone),
                    title=f"t{k} of {' and '.join(NAMES[rng.random(5) < 0.4])}",
                ),
                day=day,
            )
            for k, (source, topic, tone, day) in enumerate(
                zip(sources, topics, tones, days, strict=True)
            )
        ],
        topics=[(name, name, "discovered") for name in "wxyz"],
    )


@pytest.mark.no_cover  # a simulation
def test_nothing_is_claimed_of_what_is_by_chance():
    claims = [said(by_chance(seed)) for seed in range(30)]

    for claim in ("Coverage of", " wrote ", "more negatively", "more negative than those"):
        assert sum(claim in text for text in claims) <= 5, claim  # 1.5 expected at most
    assert all(
        "At equal topics no source differs" in text or "negatively" in text for text in claims
    )


def test_the_largest_topic_is_said_and_opens_the_sentences_it_counts():
    one = found(
        REPORT,
        "Port strike fills 47 % of the sentences and is the main topic of 4 stories from 2 "
        "sources.",
    )

    assert one.basis == "8 sentences"
    assert len(evidence(REPORT, one)) == 8


def uneven(gap):
    """Return sources and topics of which not all is compared: B is lower by gap on two topics.

    Beside these A alone has a topic, and both have articles without a clear topic and one that was
    not scored.
    """
    report = a_report(
        [
            an_article(
                source,
                f"{source} {topic} {n}",
                on(topic, level + 0.06 * (n - 2), title=f"{source}{topic}{n}"),
                day="2025-06-02",
            )
            for source, topic, level in (
                ("A", "Port strike", 0.2),
                ("B", "Port strike", 0.2 - gap),
                ("A", "River flood", 0.2),
                ("B", "River flood", 0.2 - gap),
                ("A", "Age verification", 0.2),
                ("A", "", 0.2),
                ("B", "", 0.2),
            )
            for n in range(5)
        ]
    )
    first = report.articles.groupby("source")["article_id"].transform("first")
    missing = report.articles["article_id"] == first
    unscored = report.sentences["article_id"].isin(first)
    return replace(
        report,
        articles=report.articles.assign(tone=report.articles["tone"].mask(missing)),
        sentences=report.sentences.assign(tone=report.sentences["tone"].mask(unscored)),
    )


@pytest.mark.parametrize(
    "report",
    [REPORT, a_survey(), by_chance(0), uneven(0.0), uneven(0.14), uneven(0.5)],
    ids=["nine", "more", "chance", "alike", "apart over all", "apart on one"],
)
@pytest.mark.parametrize("asked", [(), ("port", "none")], ids=["all", "one topic"])
def test_every_sentence_says_what_it_rests_on_and_opens_as_much(report, asked):
    for one in findings(report, Filters(topics=asked)):
        n, noun = one.basis.split(" ")
        if one.part is None:
            assert n == "0"
            continue
        rows = evidence_rows(report, one.part)
        if noun.startswith("sentence"):
            assert len(rows) == int(n), one.text
        else:
            # an article without a sentence has no evidence
            assert int(n) - 1 <= rows["article_id"].nunique() <= int(n), one.text


def test_what_is_compared_at_equal_topics_opens_the_articles_compared_and_no_others():
    report = uneven(0.14)

    one = found(report, "At equal topics B writes more negatively than A")

    rows = evidence(report, one)
    scored = report.articles[report.articles["tone"].notna()]
    on_both = scored[scored["topic"].isin(["Port strike", "River flood"])]
    assert set(rows["article_id"]) == set(on_both["article_id"])
    assert one.basis == f"{len(on_both)} stories"
    alike = found(uneven(0.0), "no source differs")
    assert alike.part is not None
    assert alike.part.label == "2 sources compared"


def test_a_named_topic_without_an_article_is_said():
    assert "No article is mainly about Cricket." in said(REPORT)


def test_a_planted_rise_is_said_with_its_name_and_opens_its_articles():
    def article(week, n, topic):
        name = "Aubrey" if topic == "Port strike" and week >= 5 else "nobody"
        day = str(MONDAY + dt.timedelta(weeks=week, days=n))
        lines = [Line(f"Then {name} came, {topic} {week} {n}.", topic, 0.1, names=(name,))]
        return an_article("AB"[n % 2], f"{topic} {week} {n}", lines, day=day)

    plan = {"Port strike": [1] * 5 + [5] * 5, "Age verification": [3] * 10, "River flood": [2] * 10}
    report = a_report(
        [
            article(w, n, t)
            for t, series in plan.items()
            for w, total in enumerate(series)
            for n in range(total)
        ]
    )

    one = found(report, "Coverage of")

    assert one.text == (
        "Coverage of Port strike rose from 7 Apr 2025: 20 stories in four weeks, 5 in the 5 weeks "
        "before, 5.0 times as many a week (95 % interval 1.6 to 21, all topics and weeks); 20 of "
        "the 20 name Aubrey, 0 of the 5 do."
    )
    assert evidence(report, one)["article_id"].nunique() == 20


def test_a_spike_of_copies_is_no_rise_and_is_said_to_count_once():
    steady = [
        an_article(
            "ABC"[n % 3],
            f"{t} {w} {n}",
            on(t, 0.1, title=f"{t} {w} {n}"),
            day=str(MONDAY + dt.timedelta(weeks=w)),
        )
        for t in ("Port strike", "Age verification")
        for w in range(12)
        for n in range(2)
    ]
    lines = on("Port strike", 0.3, title="agency")
    copies = [
        an_article(
            f"S{n:02}", f"copy {n}", lines, day=str(MONDAY + dt.timedelta(weeks=6, days=n % 5))
        )
        for n in range(15)
    ]

    text = said(a_report([*steady, *copies]))

    assert "Coverage of" not in text
    assert "One story was printed 15 times, by 15 sources; it counts once." in text


def test_one_article_each_allows_no_comparison_of_sources():
    report = a_report([an_article(name, name, on("Port strike", 0.1, title=name)) for name in "ab"])

    assert "One article per source: not enough evidence to compare sources;" in said(report)
    assert "No article has a date, so there is no timeline." in said(report)


def test_a_difference_is_claimed_only_where_intervals_are_apart():
    def told(gap):
        articles = [
            an_article(
                source, f"{source} {n}", on("Port strike", tone + n / 50, title=f"{source}{n}")
            )
            for source, tone in (("Low", -gap), ("High", gap))
            for n in range(4)
        ]
        return said(a_report(articles))

    assert "On Port strike, Low writes more negatively than High" in told(0.5)
    assert "At equal topics no source differs in tone beyond chance (1 pair" in told(0.01)


def test_many_undated_articles_are_said_and_few_are_not():
    def told(n):
        return said(
            a_report(
                [
                    an_article(
                        "A",
                        str(k),
                        on("Port strike", 0.1, title=str(k)),
                        day="" if k < n else "2025-06-02",
                    )
                    for k in range(10)
                ]
            )
        )

    assert "3 of 10 stories have no date and stand in no timeline." in told(3)
    assert "no date" not in told(1)


def test_a_topic_filter_asks_about_that_topic_only():
    text = said(REPORT, Filters(topics=("age",)))

    assert "fills" not in text
    assert "mainly about" not in text


def test_of_many_sentences_the_five_that_are_worth_most_stay_in_their_order():
    every = {about: Finding(about, "1 article") for about in sorted(WEIGHT)}
    nothing = {"sources": replace(every["sources"], is_null=True)}

    kept = [one.text for one in weightiest(every)]
    without = [one.text for one in weightiest({**every, **nothing, "coverage": None})]

    assert kept == sorted(WEIGHT[:MOST])
    assert without == sorted(["language", "sought", "astray", "concentration", "topic"])


def test_nothing_is_said_of_nothing():
    assert findings(REPORT, Filters(sources=("Nobody",))) == []
    assert findings(an_empty_report(), Filters()) == []


def test_the_sentences_can_be_copied_as_text():
    text = as_text("Sample", findings(REPORT, Filters()))

    assert text.startswith("Sample\n- Port strike fills 47 %")
    assert "(8 sentences)" in text


def test_the_tone_model_is_named_where_a_sentence_speaks_of_tone_and_only_there():
    found = findings(REPORT, Filters())
    silent = [one for one in found if not one.toned]

    assert {one.toned for one in found} == {True, False}
    assert all("tone" in one.text or "negative" in one.text for one in found if one.toned)
    assert model_line(REPORT, found).startswith("Tone scored by: news tone")
    assert model_line(with_tone(REPORT, "vader"), found).startswith("Tone scored by: VADER")
    assert model_line(REPORT, silent) == ""
    assert as_text("Sample", found, "Tone scored by: X.").endswith(")\nTone scored by: X.")
    captions = [one.value for one in page("overview", a_survey()).caption]
    assert any(one.startswith("Tone scored by") for one in captions)


@settings(max_examples=8)
@given(some.text(max_size=300), some.text(max_size=300))
def test_any_name_can_be_said(source, topic):
    name = topic or "x"
    report = a_report(
        [an_article(source, "t", [Line("a", name, 0.5)])], topics=[("t1", name, "named")]
    )

    every = findings(report, Filters())

    assert len(every) <= MOST
    for one in every:
        assert len(one.text) < 300
        assert one.text == " ".join(one.text.split())


@pytest.mark.parametrize(
    ("origins", "told"),
    [
        (
            ["Terrier", "Elsewhere"],
            (
                "2 stories report what another outlet reported, 1 of them one that is selected here: "
                "8 independent accounts, not 9."
            ),
        ),
        (
            ["Terrier", "Terrier"],
            "2 stories report what another outlet reported: 7 independent accounts, not 9.",
        ),
        (["Elsewhere", "Elsewhere"], "2 stories report what another outlet reported."),
    ],
    ids=["one of two", "both", "neither"],
)
def test_accounts_are_not_independent_where_what_they_rest_on_is_selected_too(origins, told):
    sources = REPORT.articles["source"]
    others = sources.index[sources != "Terrier"][:2]
    articles = REPORT.articles.copy()
    articles.loc[others, "derived_from"] = origins

    (one,) = [
        one
        for one in findings(replace(REPORT, articles=articles), Filters())
        if "outlet" in one.text
    ]

    assert one.text == told
