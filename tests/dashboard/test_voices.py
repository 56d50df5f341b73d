"""The Voices page: its rows, its figures, and the sentences behind them."""

import json

import pytest
from builders import Line, a_report, an_article, an_empty_report
from streamlit.testing.v1 import AppTest

from dashboard.charts.voices import speakers_chart, voices_chart
from dashboard.filters import Filters
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.voices import MOST, name_rows, speaker_rows, speech_rows, voice_rows
from dashboard.views import voices


def said(text: str, tone: float, speaker: str, *names: str) -> Line:
    return Line(text, "Port strike", tone, quoted=True, speaker=speaker, names=names)


def told(text: str, tone: float, *names: str) -> Line:
    return Line(text, "Port strike", tone, names=names)


@pytest.fixture
def report():
    """Four articles: Oona Brandt in three of them, a spokesman and nobody known in the fourth."""
    return a_report(
        [
            an_article(
                "Terrier", "One", [said("A", -0.8, "Oona Brandt"), said("B", 0.0, "Oona Brandt"),
                                   told("C", 0.5, "Oona Brandt")], day="2025-06-01"),
            an_article(
                "Terrier", "Two", [said("D", -0.4, "Oona Brandt"), told("E", 0.1)],
                day="2025-06-02"),
            an_article(
                "Herald", "Three", [said("F", -0.4, "Oona Brandt"), told("G", 0.3, "Oona Brandt")],
                day="2025-06-03"),
            an_article(
                "Herald", "Four", [said("H", 0.2, "a spokesman"), said("I", 0.2, ""),
                                   said("J", 0.9, "Bo Dahl")], day="2025-06-04"),
        ]
    )  # fmt: skip


def page(report, filters=Filters()):  # noqa: B008 - frozen
    def script(report, filters):
        from dashboard.views.voices import show  # noqa: PLC0415 - AppTest runs only these lines

        show(report, filters)

    shown = AppTest.from_function(script, args=(report, filters), default_timeout=30).run()
    assert not shown.exception, shown.exception
    return shown


def test_a_speakers_tone_is_the_mean_over_articles_of_the_mean_of_his_quotes(report):
    rows = speaker_rows(speech_rows(report, Filters())).set_index("speaker")

    assert rows.loc["Oona Brandt", "tone"] == pytest.approx(-0.4)
    oona = rows.to_dict("index")["Oona Brandt"]
    assert (oona["n_quotes"], oona["n_articles"], oona["n_sources"]) == (4, 3, 2)
    assert oona["sources"] == "Terrier, Herald"
    assert oona["topics"] == "Port strike"


def test_below_three_articles_a_speaker_has_no_interval(report):
    rows = speaker_rows(speech_rows(report, Filters())).set_index("speaker")

    assert rows["tone_low"].notna().to_dict() == {"Oona Brandt": True, "Bo Dahl": False}


def test_speakers_without_a_name_are_counted_and_not_ranked(report):
    speech = speech_rows(report, Filters())

    assert "a spokesman" not in set(speaker_rows(speech)["speaker"])
    line = voices.left_out(speech, speaker_rows(speech))
    assert line == (
        "Not shown of 7 quotes: 1 quote by speakers without a name and 1 quote whose speaker was "
        "not found."
    )


def test_what_is_shown_and_what_is_not_are_all_quotes():
    made = [
        an_article(f"S{n}", f"t{n}", [said(f"A{n}", 0.1, f"Bo Dahl{n}")] * (n % 2 + 1))
        for n in range(MOST + 3)
    ]
    report = a_report([*made, an_article("Z", "t", [said("?", 0.0, ""), said("!", 0.0, "a cook")])])
    speech = speech_rows(report, Filters())

    exhibit = voices.speakers_exhibit(report, Filters(), speech)

    shown = int(exhibit.rows["n_quotes"].sum())
    others = len(speech) - shown - 2
    assert exhibit.caption.startswith(
        f"Whole corpus. {shown} quotes, {MOST} stories. The {MOST} quoted in most stories, of "
        f"{MOST + 3} speakers."
    )
    assert voices.left_out(speech, exhibit.rows).startswith(
        f"Not shown of {len(speech)} quotes: {others} quotes by 3 other speakers, 1 quote by"
    )


def test_the_numbers_beside_reporters_and_voices_are_those_of_the_groups_shown():
    made = [
        an_article(f"S{n:02}", f"t{n}", [told(f"A{n}", 0.1), said(f"B{n}", 0.1, "Bo")])
        for n in range(12)
    ]

    exhibit = voices.split_exhibit(a_report(made), Filters(), "source")

    assert exhibit.caption.startswith(
        "Whole corpus. 10 stories, 10 sentences, 10 quotes. The 10 largest of 12 sources. "
        f"{voices.OVERLAP}"
    )


def test_reporters_and_voices_stand_apart(report):
    rows = voice_rows(report, Filters(), "source").set_index(["group", "voice"])

    assert rows.loc[("Terrier", "reporter"), "tone"] == pytest.approx(0.3)
    assert rows.loc[("Terrier", "quoted voices"), "tone"] == pytest.approx(-0.4)
    assert rows.loc[("Herald", "reporter"), "n_articles"] == 1
    assert rows.loc[("Herald", "quoted voices"), "n_articles"] == 2
    assert rows.loc[("Herald", "quoted voices"), "n"] == 4


def test_topics_are_told_apart_as_sources_are(report):
    rows = voice_rows(report, Filters(), "topic")

    assert rows["group"].tolist() == ["Port strike"] * 2
    assert rows["voice"].tolist() == ["reporter", "quoted voices"]


def test_a_name_has_the_tone_of_the_sentences_that_hold_it(report):
    (row,) = name_rows(report, Filters()).to_dict("records")

    assert row["name"] == "Oona Brandt"
    assert row["tone"] == pytest.approx(0.4)
    assert row["n_articles"] == 2


@pytest.mark.parametrize("filters", [Filters(sources=("Herald",)), Filters(topics=("age",))])
def test_filters_select_the_articles(report, filters):
    rows = speaker_rows(speech_rows(report, filters))

    assert rows["n_articles"].tolist() == ([1, 1] if filters.sources else [])


def test_a_click_on_a_speaker_shows_the_sentences_of_the_quotes(report):
    filters = Filters(tones=("positive",))
    part = voices.quotes_of(speech_rows(report, filters), filters, [["Oona Brandt"]])

    assert part.label == "Quotes of Oona Brandt"
    assert evidence_rows(report, part)["text"].tolist() == ["A", "B", "D", "F"]


@pytest.mark.parametrize(
    ("voice", "texts"), [("reporter", ["C", "E"]), ("quoted voices", ["A", "B", "D"])]
)
def test_a_click_on_a_voice_shows_its_sentences(report, voice, texts):
    speech = speech_rows(report, Filters())
    part = voices.voices_of(report, speech, Filters(), "source", [[f"{voice}|Terrier"]])

    assert evidence_rows(report, part)["text"].tolist() == texts


def test_a_voice_that_says_nothing_opens_nothing_rather_than_everything(report):
    speech = speech_rows(report, Filters())
    part = voices.voices_of(report, speech, Filters(), "source", [["quoted voices|Nobody"]])

    assert evidence_rows(report, part).empty
    assert voices.naming(report, Filters(), name_rows(report, Filters()), [9999]) is None


def test_a_picked_name_shows_the_sentences_that_hold_it(report):
    part = voices.naming(report, Filters(), name_rows(report, Filters()), [0])

    assert part is not None
    assert evidence_rows(report, part)["text"].tolist() == ["C", "G"]


def test_the_charts_show_their_rows(report):
    speakers = speaker_rows(speech_rows(report, Filters()))
    split = voice_rows(report, Filters(), "source")

    for figure, values in (
        (speakers_chart(speakers), speakers["n_quotes"]),
        (voices_chart(split), split["n_articles"]),
    ):
        assert json.loads(str(figure.to_json()))["data"][1]["x"] == values.tolist()


def test_a_speaker_is_shown_with_who_quotes_him_on_what_and_in_which_tone(report):
    drawn = json.loads(str(speakers_chart(speaker_rows(speech_rows(report, Filters()))).to_json()))

    texts = [one["text"] for one in drawn["layout"]["annotations"]]
    assert "3 stories by Terrier, Herald" in texts
    assert "on Port strike" in texts
    assert "\u22120.40" in texts


def test_of_many_sources_the_first_are_named_and_the_rest_counted():
    sources = ["E", "D", "C", "B", "A", "A"]
    made = [
        an_article(name, f"t{n}", [said(f"S{n}", 0.1, "Bo Dahl")]) for n, name in enumerate(sources)
    ]

    (row,) = speaker_rows(speech_rows(a_report(made), Filters())).to_dict("records")

    assert (row["sources"], row["n_sources"]) == ("A, B, C and 2 more", 5)


def test_the_page_shows_two_figures_and_the_table_of_names(report):
    shown = page(report)

    charts = shown.get("plotly_chart")
    assert len(charts) == 2
    assert json.loads(charts[0].proto.spec)["data"][1]["x"] == [4, 1]
    assert shown.dataframe[0].value["name"].tolist() == ["Oona Brandt"]


def test_the_page_compares_by_topic_when_asked(report):
    shown = page(report)

    shown.segmented_control[0].set_value("topic").run()

    assert not shown.exception
    assert "by topic" in "".join(one.value for one in shown.subheader)


def test_a_corpus_without_a_quote_and_without_a_name_says_so():
    shown = page(a_report([an_article("A", "t", [told("Nothing happened.", 0.0)])]))

    notes = " ".join(one.value for one in shown.info)
    assert "Nobody is quoted by name" in notes
    assert "No name stands in two sentences" in notes


def test_an_empty_corpus_is_explained():
    assert "holds no article" in page(an_empty_report()).info[0].value
