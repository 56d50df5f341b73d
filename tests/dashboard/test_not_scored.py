"""Sentences without a tone: called "not scored" on screen, and in no mean, share or tone filter."""

import math
import re
from html import unescape
from importlib import import_module

import pytest
from builders import Line, a_report, an_article, on
from pages import component_data, page, words
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from streamlit.testing.v1 import AppTest

from dashboard.charts.tone import tone_chart
from dashboard.charts.topics import topics_chart
from dashboard.filters import Filters, caption, listed_sentences, untoned_said
from dashboard.queries.article import article_paragraphs, article_traces
from dashboard.queries.compare import paired
from dashboard.queries.dots import dot_rows
from dashboard.queries.evidence import Slice, evidence_rows, quote_cards
from dashboard.queries.findings import findings
from dashboard.queries.reader import article_sentence_rows
from dashboard.queries.reading import reading_findings
from dashboard.queries.said import model_line
from dashboard.queries.slices import SOURCE, Choice
from dashboard.queries.sources import source_tone_rows
from dashboard.queries.tone import tone_rows
from dashboard.queries.topics import topic_rows
from dashboard.queries.verdict import verdict
from dashboard.reporting.marks import tone_said
from dashboard.reporting.page import report_html
from dashboard.theme import LIGHT, NOT_SCORED
from dashboard.unscored import LANGUAGES
from dashboard.views import overview
from dashboard.views.reader import article_line
from dashboard.widgets.every import sentences_exhibit

GERMAN = an_article(
    "Morgenblatt", "Das Tor", [Line("Das Tor ist zu.", tone=math.nan)], language="de"
)
MIXED = an_article("Terrier", "Tor", [Line("Das Tor ist auf.", tone=math.nan)], language="de")
SCORED = an_article("Terrier", "Dockers", on("Port strike", -0.4, 0.6))
WORDLESS = an_article("Terrier", "Only a headline", [])
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
    wordless = a_report([WORDLESS, GERMAN])

    assert said == "Whole corpus. 2 stories without tone: not in English."
    assert of_one == (
        "Source Morgenblatt. Tone is not scored: the lexicon is English, and this story is in "
        "German."
    )
    assert "without tone" not in caption(REPORT, Filters(), (), ignore=frozenset())
    assert untoned_said(wordless, Filters()) == (
        "Tone is not scored: the lexicon is English, and this story is in German; 1 more has no "
        "sentence"
    )
    assert untoned_said(a_report([SCORED, WORDLESS, GERMAN]), Filters()) == (
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


def german_survey():
    """Return 24 German stories, three of each of two sources on each of four topics."""
    names = ("Hafen", "Schule", "Sturm", "Spiel")
    articles = [
        an_article(
            source,
            f"{name} {n}",
            [Line(f"{name} {n}: {source} sagt {word}.", name, math.nan) for word in ("ja", "nein")],
            day=f"2025-03-{n:02d}",
            language="de",
        )
        for name in names
        for source in ("Abendpost", "Morgenblatt")
        for n in (1, 2, 3)
    ]
    return a_report(articles, topics=[(name.lower(), name, "discovered") for name in names])


GERMAN_LINE = "Tone is not scored: the lexicon is English, and these 24 stories are in German."
FALSE = (
    "Widen them",
    "No two sources",
    "tone lexicon stands",
    "Not enough evidence",
    "0 stories",
    "0 sentences",
    "no story",
    "Tone scored by",
)


@pytest.mark.parametrize("view", ["overview", "tone", "compare", "voices", "sources", "check"])
def test_every_page_of_tone_says_why_there_is_none_and_nothing_else(view):
    shown = page(view, german_survey())
    charts = " ".join(str(one.proto) for one in shown.get("plotly_chart"))
    said = f"{words(shown)} {component_data(shown)}".replace("\\", "")

    assert GERMAN_LINE in said
    assert [one for one in FALSE if re.search(rf"\b{one}", said)] == []
    assert "no story" not in charts


def test_a_corpus_without_tone_shows_no_empty_panel_of_tone():
    report = german_survey()
    exhibit = overview.topics_exhibit(report, Filters())
    scored = overview.topics_exhibit(a_report(), Filters())
    drawn = [one.draw(one.rows, LIGHT).to_json() for one in (exhibit, scored)]

    assert ["tone, 95 %" in one for one in drawn] == [False, True]
    assert ["stories a week" in one for one in drawn] == [True, True]
    assert not exhibit.toned
    assert exhibit.caption.endswith(GERMAN_LINE)


def test_what_it_says_of_a_corpus_without_tone_is_that():
    said = {one.text: one for one in findings(german_survey(), Filters())}

    assert said[GERMAN_LINE].basis == "24 stories"
    assert not any(one.toned for one in said.values())
    assert not any(one.text.startswith("No two sources") for one in said.values())
    few = [one.text for one in reading_findings(a_report([GERMAN, MIXED]), Filters())]
    assert "Tone is not scored: the lexicon is English, and these 2 stories are in German." in few


def test_what_it_says_of_a_mixed_corpus_counts_what_is_not_scored():
    english = [
        an_article(source, f"{source} {n}", on("Port strike", 0.1 * n, title=f"{source} {n}"))
        for source in ("Terrier", "Echo")
        for n in (1, 2)
    ]
    german = [
        an_article(
            source,
            f"{source} Tor {n}",
            [Line(f"{source}: Tor {n}.", "Port strike", math.nan)],
            language="de",
        )
        for source in ("Terrier", "Echo")
        for n in (1, 2, 3, 4)
    ]
    report = a_report([*english, *german])
    found = findings(report, Filters())
    text = "No two sources have 3 stories with a tone on the same topic"

    assert any(one.text.startswith(text) for one in found)
    assert model_line(report, found).endswith("8 stories without tone: not in English.")
    assert "of 2 sources" not in sentences_caption(report)


def sentences_caption(report):
    dots = dot_rows(report, Filters(), "source")
    return sentences_exhibit(report, Filters(), "source", dots=dots, key="every").caption


def test_a_slice_of_which_little_is_scored_says_of_how_many():
    scored = [
        an_article("Terrier", f"Dockers {n}", on("Port strike", 0.1 * n, title=f"{n}"))
        for n in range(1, 5)
    ]
    report = a_report([*scored, GERMAN])
    pairing = paired(report, Filters(), Choice(SOURCE, "Morgenblatt", "Terrier"))

    assert "Morgenblatt has 0 stories with a tone (of 1), Terrier 4." in verdict(pairing)


def test_the_report_says_why_there_is_no_tone_where_tone_would_stand():
    told = " ".join(
        unescape(re.sub(r"<[^>]+>", " ", report_html(german_survey()).decode())).split()
    )

    assert told.count(GERMAN_LINE) >= 4  # what it says, topics, tone by source, quotes
    shown = told.partition("How it was made")[0]
    assert [one for one in FALSE if re.search(rf"\b{one}", shown)] == []


def test_an_unscored_story_is_told_from_one_that_is_not_there():
    german = an_article("Echo", "Tor", [Line("Tor.", "Age verification", math.nan)], language="de")
    rows = topic_rows(a_report([SCORED, german]), Filters()).set_index("topic")
    figure = topics_chart(rows.reset_index(), palette=LIGHT).to_json()

    assert (rows.loc["Age verification", "n_articles"], rows.loc["Cricket", "n_articles"]) == (1, 0)
    assert tone_said(rows.loc["Age verification"], 0) == "not scored"
    assert tone_said(rows.loc["Cricket"], 0) == "no story"
    assert (figure.count('"not scored"'), figure.count('"no story"')) == (1, 2)


def test_headlines_alone_have_no_tone_and_match_the_filters():
    report = a_report([WORDLESS])

    for view in ("tone", "voices"):
        said = words(page(view, report)).replace("\\", "")
        assert "Tone is not scored: this story has no sentence." in said
        assert "matches the filters" not in said


def test_several_languages_are_named_by_size_and_many_cut():
    told = [
        an_article("Echo", f"{code}{n}", [Line(f"{code}{n}", tone=math.nan)], language=code)
        for code, size in {"fr": 1, "de": 3, "es": 2, "it": 1, "nl": 1}.items()
        for n in range(size)
    ]

    assert untoned_said(a_report(told[:6]), Filters()).endswith(
        "these 6 stories are in German, Spanish and French"
    )
    assert untoned_said(a_report(told), Filters()).endswith(
        "these 8 stories are in German, Spanish, French and other languages"
    )


def test_every_language_that_is_told_has_a_name():
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)

    assert set(identifier.labels) <= set(LANGUAGES)
