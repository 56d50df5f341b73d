"""View B, why this tone: exact, honest where it cannot be read, and a word can be set aside."""

import sys
from typing import Any

import numpy as np
import pytest
from builders import Line, a_report, an_article, an_empty_report, on
from pages import component_data, page, words
from streamlit.testing.v1 import AppTest

from analysis import (
    Ledger,
    Report,
    SentenceDecision,
    analyse,
    apply_ledger,
    explain,
    ledger_place,
    read_ledger,
    with_tone,
)
from analysis.records import Settings
from dashboard import decisions
from dashboard.charts.why import why_chart
from dashboard.filters import Filters
from dashboard.queries import why
from dashboard.queries.evidence import evidence_rows
from dashboard.runs import Request, settings_of
from dashboard.server import APP
from dashboard.widgets.why import why_exhibit

CARRIED = [
    "The prize was superb.",
    "They met in the hall.",
    "A superb day, they said.",
    "The rain was bad.",
    "The road is long.",
    "Trains left at nine.",
]
LEFT_OUT = Report(manifest={"settings": {"set_aside": ["superb"]}})


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    """Return a report in which one word carries the tone of one article."""
    folder = tmp_path_factory.mktemp("carried")
    rows = ["source,title,text"]
    rows.append(f'Terrier,Prize,"{" ".join(CARRIED)}"')
    rows.append('Comet,Flood,"The flood killed nine. Rents rose. The damage was terrible."')
    (folder / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    return analyse(folder, Settings(n_topics=1))


def of_prize(report):
    one = report.articles.set_index("title")["article_id"]["Prize"]
    return why.why_sentences(report, Filters(), one)


@pytest.mark.parametrize("model", ["news", "vader"])
def test_the_word_that_carries_the_tone_comes_first_and_is_raised(carried, model):
    report = with_tone(carried, model)

    found = why.behind(report, of_prize(report))

    first, last = found.rows.iloc[0], found.rows.iloc[-1]
    assert (first["words"], first["n_sentences"], first["n_articles"]) == ("superb", 2, 1)
    assert first["change"] < 0
    assert why.deciding_line(found).startswith("One word decides this: superb. Without it")
    assert (last["row"], last["words"]) == ("without", "superb")


@pytest.mark.parametrize("model", ["news", "vader"])
def test_the_means_are_those_of_the_report_with_and_without_the_word(carried, model):
    report = with_tone(carried, model)
    rows = why.behind(report, of_prize(report)).rows.set_index("row")
    without = [explain(text, model=model, report=LEFT_OUT).score for text in CARRIED]

    assert rows.loc["all words", "mean"] == pytest.approx(of_prize(report)["tone"].mean(), abs=2e-6)
    assert rows.loc["without", "mean"] == pytest.approx(np.mean(without), abs=2e-6)


def test_a_bar_opens_exactly_the_sentences_it_counts(carried):
    sentences = of_prize(carried)

    for one in why.behind(carried, sentences).rows.itertuples(index=False):
        part = why.word_slice(carried, sentences, [str(one.words)] if one.words else [], "Prize")
        assert len(evidence_rows(carried, part)) == one.n_sentences


def test_what_a_preview_promises_is_what_a_new_run_gives(tmp_path):
    (tmp_path / "a.csv").write_text(
        'source,title,text\nTerrier,Prize,"' + " ".join(CARRIED) + '"\n'
        'Comet,Flood,"The flood killed nine. Rents rose. A superb rescue, not a superb plan."\n'
    )
    before = analyse(tmp_path, Settings(n_topics=1))
    after = analyse(tmp_path, Settings(n_topics=1, set_aside=("superb",)))

    for model in ("news", "vader"):
        rows = why.aside_rows(with_tone(before, model), ["superb"])
        told = with_tone(after, model).articles
        assert rows["after"].iloc[-1] == pytest.approx(told["tone"].mean(), abs=1e-5)
        assert rows["before"].iloc[-1] != rows["after"].iloc[-1]
        by_topic = told.groupby("topic")["tone"].mean()
        assert rows.set_index("topic")["after"].drop(why.WHOLE).to_dict() == pytest.approx(
            by_topic.to_dict(), abs=1e-5
        )


def set_by_hand(report, word, tone):
    """Return the report with the tone of every sentence that holds a word set by hand."""
    held = report.sentences[report.sentences["text"].str.contains(word)]
    decided = [SentenceDecision(one, tone) for one in held["sentence_id"]]
    return apply_ledger(report, Ledger(sentences=tuple(decided)))


@pytest.mark.parametrize("model", ["news", "vader"])
def test_a_tone_set_by_hand_stays_in_the_preview(carried, model):
    rows = why.aside_rows(set_by_hand(with_tone(carried, model), "superb", 0.9), ["superb"])

    assert rows["before"].tolist() == rows["after"].tolist()


@pytest.mark.parametrize("model", ["news", "vader"])
def test_a_tone_set_by_hand_rests_on_no_word_and_counts_in_the_mean(carried, model):
    report = set_by_hand(with_tone(carried, model), "superb", -0.2)
    sentences = of_prize(report)

    found = why.behind(report, sentences)

    rows = found.rows.set_index("name")
    assert "superb" not in rows.index
    assert rows.loc["bad", "n_sentences"] == 1
    assert rows.loc["all words", "mean"] == pytest.approx(sentences["tone"].mean(), abs=2e-6)
    assert rows.loc["all words", "n_sentences"] == len(sentences)
    assert why.holding(report, sentences, ["superb"]) == []


def test_sentences_that_were_not_scored_are_left_out():
    report = a_report([an_article("A", "t", [Line("Good."), Line("C'est bon.", tone=np.nan)])])

    assert why.why_sentences(report, Filters())["text"].tolist() == ["Good."]


def test_without_a_tone_word_there_is_no_row():
    report = a_report([an_article("A", "t", [Line("It is nine.")])])

    found = why.behind(report, why.why_sentences(report, Filters()))

    assert found.rows.empty
    assert why.deciding_line(found) == ""
    assert "No word of the tone lexicon" in words(page("tone", report))


def test_the_figure_holds_the_rows_and_colour_means_tone(carried):
    sentences = of_prize(carried)
    found = why.behind(carried, sentences)
    exhibit = why_exhibit(carried, Filters(), sentences, found, "")

    bars: Any = why_chart(exhibit.rows).data[1]

    own = exhibit.rows["row"] == "word"
    assert [*bars.x][: own.sum()] == exhibit.rows.loc[own, "change"].tolist()
    assert not any([*bars.x][own.sum() :])  # means are written, not drawn on the scale of changes
    colours = dict(zip(exhibit.rows["words"], bars.marker.color, strict=True))
    assert colours["superb"] != colours["bad"]


def test_above_the_bars_stands_which_way_the_mean_goes_without_a_word(carried):
    figure: Any = why_chart(why.behind(carried, of_prize(carried)).rows)

    said = {one.text: one for one in figure.layout.annotations}
    falls, rises = said["◀ falls"], said["rises ▶"]

    middle = sum(figure.layout.xaxis.range) / 2
    assert middle == 0  # bars to the left are below it
    assert (falls.x, rises.x) == (0.5, 0.5)
    assert falls.xanchor == "right"
    assert rises.xanchor == "left"


def test_an_empty_corpus_and_one_sentence_are_no_error():
    page("tone", an_empty_report())
    shown = page("tone", a_report([an_article("A", "t", [Line("A good day.", tone=0.4)])]))

    assert "Why this tone" in words(shown)
    assert len(shown.get("plotly_chart")) <= 3


def test_too_many_sentences_ask_for_a_narrower_choice(monkeypatch):
    monkeypatch.setattr("dashboard.widgets.why.MOST_SENTENCES", 3)

    shown = page("tone", a_report())

    assert "too many to read word by word" in " ".join(str(one.value) for one in shown.info)


def test_an_article_can_be_chosen(carried):
    shown = page("tone", carried)
    one = carried.articles.set_index("title")["article_id"]["Prize"]

    shown.selectbox(key="why-article").set_value(one).run()

    assert not shown.exception
    assert "One word decides this" in component_data(shown)
    assert "Article Prize" in words(shown).replace("\\", "")


def test_a_word_is_set_aside_after_a_look_and_can_be_had_back(tmp_path, monkeypatch, carried):
    from analysis import report_folder, save_report  # noqa: PLC0415 - near its use

    corpus = tmp_path / "news"
    corpus.mkdir()
    (corpus / "a.csv").write_text("source,title,text\nTerrier,Prize,A superb day.")
    save_report(carried, report_folder(corpus, settings_of(Request(corpus))))
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(corpus)])
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.switch_page("views/tone.py").run()
    assert not shown.exception
    chosen = next(one for one in shown.multiselect if one.label == "Set words aside")
    chosen.set_value(["superb"]).run()
    preview = next(one.value for one in shown.dataframe if "before" in one.value.columns)
    assert preview["before"].iloc[-1] != preview["after"].iloc[-1]
    assert read_ledger(ledger_place(corpus)) == Ledger()
    monkeypatch.setattr("dashboard.runs.Runs.start", lambda *_: None)

    shown.button(key="why-keep").click().run()

    assert read_ledger(ledger_place(corpus)).set_aside == ("superb",)
    assert settings_of(Request(corpus, ledger=ledger_place(corpus))).set_aside == ("superb",)
    decisions.undo(corpus)
    assert read_ledger(ledger_place(corpus)) == Ledger()


def test_hostile_words_of_titles_reach_the_page_as_text():
    report = a_report([an_article("<b>", "![](http://e.org)", on("Port strike", 0.2, -0.4))])

    assert "<b>" not in words(page("tone", report)).replace("\\<b\\>", "")
