"""The rows behind the charts: planted numbers, sums that must hold, and tiny corpora."""

import datetime as dt
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from builders import a_report, an_empty_report

from analysis import mean_tone, shares_of
from dashboard.filters import Filters
from dashboard.queries import sources
from dashboard.queries.corpus import article_rows, corpus_facts
from dashboard.queries.findings import findings
from dashboard.queries.matrix import matrix_rows
from dashboard.queries.reader import READ_COLUMNS, article_sentence_rows
from dashboard.queries.sources import largest, largest_note, source_rows
from dashboard.queries.tone import TONE_COLUMNS, tone_rows
from dashboard.queries.topics import (
    TOPIC_COLUMNS,
    term_rows,
    topic_article_rows,
    topic_rows,
)

REPORT = a_report()
EVERY = (
    Filters(),
    Filters(sources=("Terrier",)),
    Filters(topics=("age", "none")),
    Filters(start=dt.date(2025, 6, 10)),
    Filters(sources=("Nobody",)),
    Filters(sources=("Terrier",), topics=("port",), tones=("negative",), text="quay"),
)


def by(rows: pd.DataFrame, column: str) -> dict[Any, dict[Any, Any]]:
    """Return the rows as records, found by a column's value."""
    return {one[column]: one for one in rows.to_dict("records")}


def has_interval(row: dict[Any, Any]) -> bool:
    """Tell whether a row has both ends of an interval."""
    return not (math.isnan(row["tone_low"]) or math.isnan(row["tone_high"]))


def test_the_facts_count_what_was_planted():
    facts = corpus_facts(REPORT)

    assert (facts.articles, facts.stories, facts.sources) == (9, 9, 3)
    assert (facts.first, facts.last) == (dt.date(2025, 6, 2), dt.date(2025, 6, 13))
    assert (facts.undated, facts.lines_removed, facts.promotions, facts.skipped) == (1, 2, 1, 1)


def test_an_empty_report_has_facts_of_zero():
    facts = corpus_facts(an_empty_report())

    assert (facts.articles, facts.first, facts.files) == (0, None, 0)


def test_only_clear_sentences_count_for_a_topic():
    rows = by(topic_rows(REPORT, Filters()), "topic_id")

    # 9 sentences hold a port word, one of them is unclear
    assert rows["port"]["n_sentences"] == 8
    assert rows["port"]["share"] == pytest.approx(8 / 17, abs=1e-6)
    assert rows["none"]["n_sentences"] == 2


def test_an_article_counts_for_its_main_topic_only():
    rows = by(topic_rows(REPORT, Filters()), "topic_id")

    assert (rows["age"]["n_articles"], rows["age"]["n_sources"]) == (2, 1)
    assert rows["flood"]["n_articles"] == 1
    assert sum(one["n_articles"] for one in rows.values()) == len(REPORT.articles)


@pytest.mark.parametrize("filters", EVERY)
def test_topic_rows_agree_with_the_table_of_topics(filters):
    rows = topic_rows(REPORT, filters)

    assert tuple(rows.columns) == TOPIC_COLUMNS
    assert set(rows["topic_id"]) == set(REPORT.topics["topic_id"])
    assert rows["kind"].iloc[-1] == "none"
    assert rows["share"].sum() == pytest.approx(1 if rows["n_sentences"].sum() else 0, abs=1e-5)


def test_unfiltered_topic_rows_equal_the_report_table():
    rows = topic_rows(REPORT, Filters()).set_index("topic_id")
    rows = rows.reindex(REPORT.topics["topic_id"])

    for name in ("share", "n_sentences", "n_articles", "n_sources"):
        assert rows[name].tolist() == pytest.approx(REPORT.topics[name].tolist(), abs=1e-6)


def test_a_topic_filter_does_not_make_its_own_chart_collapse():
    whole, own = topic_rows(REPORT, Filters()), topic_rows(REPORT, Filters(topics=("age",)))

    assert own.equals(whole)


def test_mean_tone_is_over_articles_with_an_interval_from_three():
    rows = by(topic_rows(REPORT, Filters()), "topic_id")
    articles = REPORT.articles
    port = articles.loc[articles["topic"] == "Port strike", "tone"]

    assert rows["port"]["tone"] == pytest.approx(mean_tone(port).mean, abs=1e-6)
    assert rows["port"]["tone_low"] < rows["port"]["tone"] < rows["port"]["tone_high"]
    assert not any(has_interval(rows[one]) for one in ("age", "flood", "cricket"))


def test_words_come_by_rank_and_a_topic_without_words_has_none():
    assert term_rows(REPORT, "port")["term"].tolist() == ["dockers", "strike", "quay"]
    assert term_rows(REPORT, "port", n=1)["term"].tolist() == ["dockers"]
    assert term_rows(REPORT, "cricket").empty


def test_a_topic_lists_every_article_it_stands_in_the_fullest_first():
    rows = topic_article_rows(REPORT, Filters(), "age")

    assert rows["title"].tolist()[-1] == "Levee holds"
    assert rows["share"].tolist() == sorted(rows["share"], reverse=True)
    assert rows["share"].iloc[-1] == pytest.approx(1 / 3, abs=1e-6)


@pytest.mark.parametrize("filters", EVERY)
def test_every_selected_article_stands_in_one_cell_of_the_matrix(filters):
    rows = matrix_rows(REPORT, filters)
    whole = matrix_rows(REPORT, Filters(start=filters.start, end=filters.end))

    assert rows.equals(whole)
    assert len(rows) == rows["source"].nunique() * rows["topic_id"].nunique()


def test_the_matrix_counts_articles_by_main_topic():
    rows = matrix_rows(REPORT, Filters()).set_index(["source", "topic_id"])["n_articles"]

    assert rows["Terrier", "port"] == 3
    assert rows["Terrier", "age"] == 0
    assert rows.sum() == 9


def test_source_rows_come_by_size_then_name():
    rows = source_rows(REPORT, Filters(topics=("port",), sources=("Harbour Ledger",)))

    assert rows["source"].tolist() == ["Terrier", "Harbour Ledger"]
    assert rows["n_articles"].tolist() == [3, 1]


def test_undated_articles_are_counted_by_source():
    rows = source_rows(REPORT, Filters()).set_index("source")

    assert rows["n_undated"].to_dict() == {"Harbour Ledger": 0, "Terrier": 0, "The Comet": 1}


def test_a_chart_holds_the_largest_and_the_selected(monkeypatch):
    monkeypatch.setattr(sources, "MOST", 1)
    rows = source_rows(REPORT, Filters())

    assert largest(rows, "source", keep=("The Comet",))["source"].tolist() == [
        "Harbour Ledger",
        "The Comet",
    ]
    assert largest_note(2, 3, "source") == "the 2 largest of 3 sources"
    assert matrix_rows(replace(REPORT), Filters())["source"].unique().tolist() == ["Harbour Ledger"]


@pytest.mark.parametrize("by", ["source", "topic"])
@pytest.mark.parametrize("filters", EVERY)
def test_tone_shares_of_a_group_sum_to_one(filters, by):
    rows = tone_rows(REPORT, filters, by)

    assert tuple(rows.columns) == TONE_COLUMNS
    assert rows[["negative", "neutral", "positive"]].sum(axis=1).tolist() == pytest.approx(
        [1] * len(rows), abs=1e-5
    )
    assert (rows["n_articles"] >= 1).all()


def test_tone_charts_do_not_follow_the_tone_filter():
    plain, toned = Filters(), Filters(tones=("negative",), text="quay")

    assert tone_rows(REPORT, toned, "source").equals(tone_rows(REPORT, plain, "source"))


def test_a_group_of_two_has_a_mean_and_no_interval():
    rows = by(tone_rows(REPORT, Filters(), "source"), "group")

    # its third article has no sentence
    assert rows["The Comet"]["n_articles"] == 2
    assert not has_interval(rows["The Comet"])
    assert has_interval(rows["Terrier"])


def test_the_planted_sentences_are_counted_by_tone():
    rows = by(tone_rows(REPORT, Filters(), "source"), "group")

    # Terrier: -0.4 -0.2 -0.6 -0.5 -0.1 0.3 0.0
    shares = [rows["Terrier"][name] for name in ("negative", "neutral", "positive")]
    assert shares == pytest.approx([5 / 7, 1 / 7, 1 / 7], abs=1e-6)


def test_shares_of_sentences_have_intervals_over_articles_from_three_on():
    rows = by(tone_rows(REPORT, Filters(), "source"), "group")
    # negative sentences and all sentences of each article of Terrier, Harbour Ledger, The Comet
    articles = [([3, 2, 0], [3, 2, 2]), ([0, 0, 0], [2, 2, 2]), ([0, 0], [3, 1])]
    expected = shares_of(*((np.array(hits), np.array(sizes)) for hits, sizes in articles))

    for source, share in zip(("Terrier", "Harbour Ledger", "The Comet"), expected, strict=True):
        ends = rows[source]["negative_low"], rows[source]["negative_high"]
        assert ends == pytest.approx((share.low, share.high), abs=1e-6, nan_ok=True)
    assert rows["Terrier"]["negative_low"] > 0
    assert np.isnan(rows["The Comet"]["positive_high"])


@pytest.mark.parametrize("by", ["source", "topic"])
def test_an_empty_report_has_no_rows(by):
    empty = an_empty_report()

    assert tone_rows(empty, Filters(), by).empty
    assert topic_rows(empty, Filters()).empty
    assert source_rows(empty, Filters()).empty
    assert matrix_rows(empty, Filters()).empty
    assert article_rows(empty).empty
    assert findings(empty, Filters()) == []


def test_an_article_is_read_in_order():
    article_id = REPORT.articles["article_id"].iloc[0]

    rows = article_sentence_rows(REPORT, article_id)

    assert tuple(rows.columns) == READ_COLUMNS
    assert rows["position"].tolist() == [0, 1, 2]
    assert article_sentence_rows(REPORT, "unknown").empty
