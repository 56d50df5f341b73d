"""Every table is checked where it leaves: columns, types, spans, keys."""

from dataclasses import replace

import pandas as pd
import pytest
from builders import a_report

from analysis.tables import ARTICLE_TOPICS, SCHEMAS, TOPIC_TERMS, TOPICS, Report

ROW = {"article_id": ["a"], "topic_id": ["t"], "share": [0.5]}


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_an_empty_table_has_all_columns_and_passes_its_check(schema):
    frame = schema.frame()

    schema.check(frame)
    assert list(frame.columns) == schema.names
    assert frame.empty


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_every_column_says_what_it_means(schema):
    assert all(column.meaning for column in schema.columns)
    assert len(set(schema.names)) == len(schema.names)
    assert set(schema.key) <= set(schema.names)


def test_an_empty_report_passes_its_check():
    Report().check()


def test_numbers_are_rounded_and_have_no_negative_zero():
    frame = ARTICLE_TOPICS.frame({**ROW, "share": [1 / 3]})
    zero = TOPIC_TERMS.frame(
        {
            "topic_id": ["t"],
            "rank": [1],
            "term": ["a"],
            "spelling": ["A"],
            "weight": [-0.0],
            "lift": [1.0],
        }
    )

    assert frame["share"].tolist() == [0.333333]
    assert str(zero["weight"].iloc[0]) == "0.0"


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"article_id": ["a"], "share": [0.5]}, r"missing \['topic_id'\]"),
        ({**ROW, "colour": ["red"]}, r"unknown \['colour'\]"),
        ({**ROW, "share": [1.5]}, "article_topics.share must be <= 1"),
        ({**ROW, "share": [-0.1]}, "article_topics.share must be >= 0"),
        ({**ROW, "share": [float("nan")]}, "share must not be missing"),
        ({**ROW, "article_id": [None]}, "article_id must not be missing"),
        ({k: v * 2 for k, v in ROW.items()}, "article_id, topic_id must be unique"),
    ],
    ids=["missing", "unknown", "too large", "too small", "no number", "no text", "twice"],
)
def test_an_illegal_table_is_refused_by_name(columns, message):
    with pytest.raises(ValueError, match=message):
        ARTICLE_TOPICS.frame(columns)


def test_a_word_outside_the_choices_is_refused():
    row = TOPICS.frame().reindex([0]).assign(topic_id="t", name="n", kind="guessed", share=0.0)
    row = row.assign(n_sentences=0, n_articles=0, n_sources=0)

    with pytest.raises(ValueError, match=r"topics\.kind must be one of"):
        TOPICS.check(row)


def test_columns_in_another_order_are_refused():
    frame = ARTICLE_TOPICS.frame(ROW)

    with pytest.raises(ValueError, match="columns must be"):
        ARTICLE_TOPICS.check(frame[["topic_id", "article_id", "share"]])


def test_a_report_with_a_broken_table_is_refused():
    report = replace(a_report(), topics=pd.DataFrame({"name": ["x"]}))

    with pytest.raises(ValueError, match="topics: columns must be"):
        report.check()


def test_a_report_is_shown_by_its_sizes_in_one_line():
    report = a_report(manifest={"title": "News\nof June"})

    said = repr(report)

    assert said.startswith("Report('News\\nof June'; rows: articles 9, ")
    assert f"sentences {len(report.sentences)}" in said
    assert "\n" not in said
