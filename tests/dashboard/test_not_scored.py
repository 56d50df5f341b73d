"""Sentences without a tone: called "not scored" on screen, and in no mean, share or tone filter."""

import math
from importlib import import_module

import pytest
from builders import Line, a_report, an_article, on
from streamlit.testing.v1 import AppTest

from dashboard.charts.tone import tone_chart
from dashboard.filters import Filters, caption, listed_sentences, untoned_said
from dashboard.queries.article import article_paragraphs, article_traces
from dashboard.queries.evidence import Slice, evidence_rows, quote_cards
from dashboard.queries.reader import article_sentence_rows
from dashboard.queries.sources import source_tone_rows
from dashboard.queries.tone import tone_rows
from dashboard.queries.topics import topic_rows
from dashboard.theme import LIGHT, NOT_SCORED
from dashboard.views.reader import article_line

GERMAN = an_article("Morgenblatt", "Das Tor", [Line("Das Tor ist zu.", tone=math.nan)])
MIXED = an_article("Terrier", "Tor", [Line("Das Tor ist auf.", tone=math.nan)])
SCORED = an_article("Terrier", "Dockers", on("Port strike", -0.4, 0.6))
REPORT = a_report([SCORED, GERMAN, MIXED])


def test_a_missing_tone_is_called_not_scored_and_no_tone_filter_finds_it():
    named = listed_sentences(REPORT, Filters()).set_index("text")["tone_name"]
    every = listed_sentences(REPORT, Filters(tones=("negative", "neutral", "positive")))

    assert named["Das Tor ist zu."] == named["Das Tor ist auf."] == NOT_SCORED
    assert len(every) == 2


def test_a_missing_tone_is_in_no_share_and_no_mean():
    rows = tone_rows(REPORT, Filters(), "source")

    assert rows["group"].tolist() == ["Terrier"]
    assert rows[["n_articles", "n_sentences"]].to_numpy().tolist() == [[1, 2]]
    assert rows[["negative", "neutral", "positive"]].to_numpy().tolist() == [[0.5, 0.0, 0.5]]
    assert math.isclose(rows["tone"].iloc[0], 0.1)
    assert "NaN" not in tone_chart(rows, palette=LIGHT).to_json()


def test_articles_without_a_tone_are_counted_among_the_articles_and_not_among_the_rated():
    none = topic_rows(REPORT, Filters()).iloc[-1]

    assert (none["n_articles"], none["n_rated"]) == (2, 0)
    assert math.isnan(none["tone"])


def test_captions_of_tone_count_the_stories_without_one_of_what_is_selected():
    said = caption(REPORT, Filters(), (), ignore=frozenset(), toned=True)
    of_one = caption(REPORT, Filters(sources=("Morgenblatt",)), (), ignore=frozenset(), toned=True)
    wordless = a_report([an_article("Terrier", "Only a headline", []), GERMAN])

    assert said == "Whole corpus. 2 stories without tone: not in English."
    assert of_one == "Source Morgenblatt. 1 story without tone: not in English."
    assert "without tone" not in caption(REPORT, Filters(), (), ignore=frozenset())
    assert untoned_said(wordless, Filters()) == (
        "2 stories without tone: not in English, or without a sentence"
    )
    assert untoned_said(a_report([SCORED]), Filters()) == ""


@pytest.mark.parametrize("view", ["overview", "tone", "sources"])
def test_every_figure_of_tone_counts_the_stories_without_one(view):
    others = [an_article(name, name, on("Port strike", 0.2)) for name in ("Echo", "Post")]
    many = a_report([SCORED, *others, GERMAN])
    page = import_module(f"dashboard.views.{view}")
    figures = {
        "overview": lambda: page.topics_exhibit(many, Filters()),
        "tone": lambda: page.tone_exhibit(many, Filters(), "source"),
        "sources": lambda: page.tone_exhibit(many, Filters(), source_tone_rows(many, Filters())),
    }

    assert "1 story without tone: not in English." in figures[view]().caption


def test_no_card_is_chosen_by_a_missing_tone():
    part = Slice("", articles=(GERMAN.article_id, MIXED.article_id))
    everything = evidence_rows(REPORT, Slice(""))

    assert quote_cards(REPORT, evidence_rows(REPORT, part)) == ()
    assert not any(math.isnan(card.row.tone) for card in quote_cards(REPORT, everything))
    assert len(evidence_rows(REPORT, Slice("", worded=False))) == 0


def test_an_article_that_was_not_scored_is_read_without_marks_and_says_so():
    own = article_sentence_rows(REPORT, GERMAN.article_id)
    ((sentence,),) = article_paragraphs(own, article_traces(REPORT, own))
    rows = REPORT.articles.to_dict("records")
    row = next(one for one in rows if one["article_id"] == GERMAN.article_id)

    assert (sentence["sign"], sentence["why"]) == ("", [])
    assert sentence["note"].startswith("Tone not scored")
    assert "mean tone not scored" in article_line(row)


@pytest.mark.parametrize("view", ["overview", "topics", "sources", "tone", "voices", "reader"])
def test_every_page_shows_a_corpus_that_was_not_scored(view):
    def script(view, report):
        from importlib import import_module  # noqa: PLC0415 - AppTest runs only these lines

        from dashboard.filters import Filters  # noqa: PLC0415 - the same

        import_module(f"dashboard.views.{view}").show(report, Filters())

    for report in (REPORT, a_report([GERMAN])):
        shown = AppTest.from_function(script, args=(view, report), default_timeout=60).run()

        assert not shown.exception, shown.exception
