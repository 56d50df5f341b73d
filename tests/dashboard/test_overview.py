"""The first page in its two layouts: what it says, what it counts, and what its clicks open."""

import json
from dataclasses import replace

import pytest
from builders import Line, a_report, a_survey, an_article, an_empty_report, on
from pages import component_data, page, words

from analysis import tables
from analysis.store import csv_bytes
from analysis.tone.guard import Deciding
from dashboard.filters import Filters
from dashboard.queries import reading
from dashboard.queries.corpus import corpus_facts, facts_line, reading_line, sizes_said
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.matrix import matrix_rows
from dashboard.queries.reading import reading_findings
from dashboard.views import overview

SURVEY = a_survey()


def words_of_four():
    """Return a report of four articles by four sources on three topics, undated."""
    plan = {"Yahoo": ("Port strike", 0.4), "NYT": ("Age verification", 0.1)}
    plan |= {"Guide": ("River flood", 0.2), "Insider": ("Age verification", 0.0)}
    return a_report(
        [
            an_article(source, f"{source} says", on(topic, tone, title=source), carrier="Daily8")
            for source, (topic, tone) in plan.items()
        ],
        manifest={"title": "Pages", "captured": ""},
    )


def test_a_survey_has_sentences_three_figures_and_the_articles():
    shown = page("overview", SURVEY)

    assert "13 articles, 12 stories, 3 sources" in component_data(shown)
    assert "Port strike fills" in component_data(shown)
    assert len(shown.get("plotly_chart")) == 3
    assert {one.value for one in shown.subheader} == {
        "What it says",
        "Topics",
        "Who covers what",
        "Every sentence",
        "Articles",
        "The sentences",
    }


@pytest.mark.parametrize("report", [SURVEY, words_of_four()], ids=["survey", "reading"])
def test_what_it_says_tells_that_it_does_not_follow_a_search(report):
    line = "Does not follow the text filter."
    searched = page("overview", report, Filters(text="xyzzyq"))
    plainly = page("overview", report, Filters(sources=("Yahoo",)))

    assert line in [one.value for one in searched.caption]
    assert line not in [one.value for one in plainly.caption]


def test_few_articles_are_cards_and_no_survey():
    shown = page("overview", words_of_four())

    assert len(shown.get("plotly_chart")) == 1  # every sentence
    assert sum(str(one.key).startswith("read-card-") for one in shown.button) == 4
    assert "1 page, 4 articles from 4 sources, carried by Daily8." in component_data(shown)


def test_an_empty_corpus_can_be_changed_from_its_first_page():
    shown = page("overview", an_empty_report())

    shown.button(key="masthead-open").click().run()

    assert not shown.exception
    assert shown.text_area(key="pasted-text")


def test_the_facts_name_only_what_is_there():
    report = a_report(
        [an_article("A", "t", on("Port strike", 0.1))], removed=SURVEY.removed.iloc[:0]
    )

    line = facts_line(corpus_facts(report))

    assert line == "1 article, 1 source; 1 undated; 1 skipped."


def test_a_whole_table_that_was_not_read_is_told_from_a_row():
    reasons = ["no text", "no column of text: name one", "no column of text: name one"]
    skipped = {"file": ["a.csv", "b.xlsx", "b.xlsx"], "place": ["row 3", "One", "Two"]}
    report = a_report(skipped=tables.SKIPPED.frame({**skipped, "reason": reasons}))

    facts = corpus_facts(report)

    assert "; 3 skipped, 1 table of unknown columns among them." in facts_line(facts)
    assert "3 skipped, 1 table of unknown columns among them." in reading_line(facts)
    none = a_report(skipped=report.skipped.iloc[:0])
    assert not any("table" in facts_line(corpus_facts(one)) for one in (a_report(), none))


def test_the_facts_of_a_survey_are_complete():
    line = facts_line(corpus_facts(SURVEY))

    assert line == (
        "13 articles, 12 stories, 3 sources; 2 Jun to 16 Jun 2025; 1 undated; "
        "2 lines and 1 advertisement set aside; 1 skipped."
    )


def test_the_sidebar_says_the_size_of_the_corpus_in_the_words_of_the_first_page():
    size = "13 articles, 12 stories, 3 sources"

    assert facts_line(corpus_facts(SURVEY)).startswith(size)
    assert sizes_said(SURVEY, Filters()) == size
    shown = page("overview", SURVEY)
    assert size in component_data(shown)


def test_what_is_selected_is_said_in_the_same_units():
    ledger = Filters(sources=("Harbour Ledger",))

    assert sizes_said(SURVEY, ledger) == "4 of 13 articles, 3 of 12 stories, 1 of 3 sources"
    assert sizes_said(a_report(), ledger) == "3 of 9 articles, 1 of 3 sources"
    assert reading_line(corpus_facts(words_of_four())).startswith(
        "1 page, 4 articles from 4 sources"
    )


def test_sources_that_only_reprint_are_named_apart_as_no_figure_of_stories_holds_them():
    agency = on("Port strike", 0.1)
    report = a_report(
        [
            an_article("A", "t", agency, day="2025-06-02"),
            an_article("B", "t", agency, day="2025-06-03"),
            an_article("C", "u", on("Port strike", 0.2), day="2025-06-03"),
        ]
    )
    facts = corpus_facts(report)
    size = "3 articles, 2 stories, 3 sources (1 only reprints)"

    assert facts_line(facts).startswith(f"{size}; ")
    assert reading_line(facts).startswith(
        "1 page, 3 articles, 2 stories from 3 sources (1 only reprints)"
    )
    assert sizes_said(report, Filters()) == size
    assert sizes_said(report, Filters(sources=("B", "C"))) == (
        "2 of 3 articles, 1 of 2 stories, 2 of 3 sources (1 only reprints)"
    )
    assert matrix_rows(report, Filters())["source"].nunique() == facts.sources - facts.reprinting


@pytest.mark.parametrize(
    ("report", "end"),
    [
        (words_of_four(), "No date and no capture time, so no timeline."),
        (a_report([an_article("A", "t", on("x", 0.1))]), "No date, so no timeline."),
        (a_report(), "Published 2 Jun to 13 Jun 2025, 1 undated."),
    ],
    ids=["uncaptured", "captured", "dated"],
)
def test_why_there_is_no_timeline_is_said(report, end):
    assert reading_line(corpus_facts(report)).endswith(end)


def test_a_few_articles_are_said_by_subject_with_their_sentences():
    report = words_of_four()
    one, other, third = reading_findings(report, Filters())[:3]

    assert one.text == (
        "Three subjects: Age verification (2 stories, 2 of 4 sentences), Port strike (1 story, "
        "1) and River flood (1 story, 1)."
    )
    assert other.text.startswith("One article per source: not enough evidence")
    assert "comparisons appear from 3 stories a source" in other.text
    assert third.text == "Of 4 stories, Yahoo's reads most positive (mean tone +0.40)."
    assert third.part is not None
    assert evidence_rows(report, third.part)["source"].tolist() == ["Yahoo"]


def test_words_that_decide_the_tone_of_an_article_are_said():
    plain = [Line(f"The clerk read page {n} of the file.") for n in range(6)]
    loud = [*plain, Line("A terrible disaster, a horrible catastrophe.", tone=-0.9)]
    report = a_report(
        [
            an_article("A", "t", loud),
            *(an_article(name, name, on("x", 0.0, title=name)) for name in "BC"),
        ]
    )
    part = Deciding(("disaster",), -0.13, 0.02)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "deciding_words", lambda *_, **__: part)
        texts = [one.text for one in reading.reading_findings(report, Filters())]

    assert any("but one word decides it, disaster: without, +0.02." in text for text in texts)


def test_of_six_sentences_about_few_articles_five_are_said_each_with_its_own():
    lines = on("Port strike", 0.4, title="x")
    report = a_report(
        [an_article(name, f"{name} says", lines) for name in "AB"]
        + [an_article(name, f"{name} says", on("River flood", -0.2, title=name)) for name in "DC"]
    )
    articles = report.articles.assign(derived_from=["", "", "", "Elsewhere"])
    report = replace(report, articles=articles)

    found = reading_findings(report, Filters())

    assert len(found) == 5
    assert "mainly about" not in " ".join(one.text for one in found)
    assert all(one.part is not None and one.basis for one in found)


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (("Yahoo", "Echo", "Echo"), "Of 3 stories, Yahoo's reads most negative (mean tone −0.40)"),
        (("Daily News", "Echo", "Echo"), "Of 3 stories, Daily News' reads most negative"),
        (("Yahoo", "Yahoo", "Echo"), "Of 3 stories, one of Yahoo reads most negative"),
        (
            ("unknown source", "Echo", "Echo"),
            'Of 3 stories, "-0.4" reads most negative (mean tone −0.40)',
        ),
    ],
    ids=["one", "in s", "two", "unknown"],
)
def test_the_most_toned_story_goes_by_its_source(sources, said):
    tones = (-0.4, 0.1, 0.0)
    told = zip(sources, tones, strict=True)
    report = a_report(
        [an_article(source, f"{tone}", on("x", tone, title=f"{tone}")) for source, tone in told]
    )

    assert any(one.text.startswith(said) for one in reading_findings(report, Filters()))


def test_a_story_of_no_source_and_no_headline_is_called_that():
    lines = [on("x", tone, title=f"{tone}") for tone in (-0.4, 0.1, 0.0)]
    report = a_report([an_article("unknown source", "", one) for one in lines])

    said = [one.text for one in reading_findings(report, Filters())]

    assert any("one of unknown source reads most negative" in one for one in said)


def test_subjects_are_only_those_found_where_most_stories_have_no_clear_topic():
    on_it = [an_article(name, name, on("x", 0.1, title=name)) for name in "ab"]
    off_it = [an_article(name, name, [Line(f"Nothing {name}.")]) for name in "cde"]

    topics = [("1", "x", "discovered")]
    some, every = (
        reading_findings(a_report(one, topics=topics), Filters()) for one in (on_it + off_it, on_it)
    )

    assert some[0].text.startswith("One subject found: x (2 stories")
    assert every[0].text.startswith("One subject: x (2 stories")


def test_of_two_stories_none_is_called_the_most_negative():
    report = a_report([an_article(name, name, on("x", -0.4, title=name)) for name in "ab"])

    assert not any("reads most" in one.text for one in reading_findings(report, Filters()))


def test_where_no_article_leans_none_is_called_most_positive():
    report = a_report([an_article(name, name, on("x", 0.01, title=name)) for name in "ab"])

    texts = [one.text for one in reading_findings(report, Filters())]

    assert "No article reads positive or negative as a whole." in texts


def test_the_chart_shows_the_rows_that_the_csv_holds():
    exhibit = overview.topics_exhibit(SURVEY, Filters())
    chart = page("overview", SURVEY).get("plotly_chart")[0]

    drawn = json.loads(chart.proto.spec)["data"]

    assert drawn[1]["x"] == exhibit.rows["share"].tolist()
    csv = csv_bytes(exhibit.rows).decode("utf-8-sig")
    assert str(exhibit.rows["share"].iloc[0]) in csv
    header = csv.splitlines()[0].replace('"', "").split(",")
    assert header[-4:] == ["2025-06-02", "2025-06-09", "2025-06-16", "undated"]


def test_the_figure_says_why_it_has_no_columns_over_time():
    undated = [an_article("A", str(n), on("x", 0.1, title=str(n))) for n in range(12)]

    said = words(page("overview", a_report(undated)))

    assert "No article has a date" in said


def test_a_row_opens_the_sentences_that_its_bar_counts():
    rows = overview.topics_exhibit(SURVEY, Filters(tones=("negative",))).rows

    for one in rows.to_dict("records"):
        part = overview.topic_part(SURVEY, Filters(tones=("negative",)), one["topic_id"])
        assert len(evidence_rows(SURVEY, part)) == one["n_sentences"]


@pytest.mark.parametrize("printings", [False, True])
def test_a_cell_opens_the_articles_that_it_counts(printings):
    rows = matrix_rows(SURVEY, Filters(), printings=printings)

    for one in rows.to_dict("records"):
        part = overview.cell_part(
            SURVEY, Filters(), one["source"], one["topic_id"], printings=printings
        )
        found = evidence_rows(SURVEY, part)["article_id"].nunique()
        empty = one["topic_id"] == "none"  # one article there has no sentence
        assert found in {one["n_articles"], one["n_articles"] - empty}


def test_every_printing_can_be_counted():
    shown = page("overview", SURVEY)

    shown.toggle(key="overview-printings").set_value(True).run()

    assert "13 printings, 3 sources" in words(shown).replace("\\", "")
