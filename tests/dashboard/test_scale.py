"""One switch shows VADER instead of news tone: on every page, in the link, in what is told."""

import sys

import pytest
from builders import Line, a_report, an_article
from pages import page, words
from streamlit.testing.v1 import AppTest

from analysis import Ledger, SentenceDecision, save_report, with_tone
from dashboard import reports
from dashboard.filters import Filters, model_name, model_of
from dashboard.queries.evidence import evidence_rows, selection
from dashboard.queries.method import method_lines
from dashboard.server import APP
from dashboard.widgets.evidence import evidence_data

SUPREME = "The supreme court ruled on the free site."


def turned():
    """Return the built report with VADER's compound as the opposite of its news tone."""
    report = a_report()
    return a_report(sentences=report.sentences.assign(compound=-report.sentences["compound"]))


@pytest.fixture
def folder(tmp_path):
    save_report(turned(), tmp_path / "turned")
    return tmp_path / "turned"


@pytest.fixture
def app(folder, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(folder)])

    def opened(**link):
        shown = AppTest.from_file(str(APP), default_timeout=30)
        shown.query_params.update(link)
        return shown.run()

    return opened


def test_the_tone_of_every_table_follows_the_model(folder):
    news, vader = reports.told(folder, Ledger()), reports.told(folder, Ledger(), "vader")

    assert (model_of(news), model_of(vader)) == ("news", "vader")
    assert (model_name(news), model_name(vader)) == ("news tone", "VADER")
    assert (vader.sentences["tone"] == -news.sentences["tone"]).all()
    rated = news.articles["tone"].notna()
    assert vader.articles["tone"][rated].tolist() == pytest.approx(
        (-news.articles["tone"][rated]).tolist()
    )


def test_a_judgement_by_hand_holds_under_both_models(folder):
    one = turned().sentences["sentence_id"].iloc[0]
    ledger = Ledger(sentences=(SentenceDecision(one, 0.77),))

    for model in ("news", "vader"):
        sentences = reports.told(folder, ledger, model).sentences.set_index("sentence_id")
        assert sentences["tone"][one] == 0.77


def test_the_switch_is_kept_in_the_link_and_over_pages(app):
    shown = app()
    assert "scale" not in shown.query_params

    shown.toggle(key="scale").set_value(True).run()
    shown.switch_page("views/tone.py").run()

    assert not shown.exception
    assert shown.query_params["scale"] in ("vader", ["vader"])
    assert shown.toggle(key="scale").value
    assert "VADER" in words(shown)
    assert "Tone scored by\\: news tone" not in words(shown)
    shown.toggle(key="scale").set_value(False).run()
    assert "scale" not in shown.query_params
    assert "Tone scored by\\: news tone" in words(shown)


@pytest.mark.parametrize(("asked", "on"), [("vader", True), ("news", False), ("x", False)])
def test_a_link_chooses_the_model(app, asked, on):
    shown = app(scale=asked)

    assert shown.toggle(key="scale").value is on
    assert not shown.error


@pytest.mark.parametrize("view", ["overview", "tone", "voices"])
@pytest.mark.parametrize("model", ["news", "vader"])
def test_every_page_with_tone_names_the_model(view, model):
    report = with_tone(turned(), model)

    said = words(page(view, report))

    assert f"Tone scored by\\: {model_name(report)}" in said


def test_the_voices_page_says_which_figures_do_not_follow():
    assert "keep news tone" in words(page("voices", with_tone(turned(), "vader")))
    assert "keep news tone" not in words(page("voices", turned()))


def test_why_is_answered_by_the_model_shown():
    report = with_tone(a_report([an_article("A", "t", [Line(SUPREME, tone=0.8)])]), "vader")

    def why(told):
        rows = evidence_rows(told, selection(told, Filters()))
        return " ".join(evidence_data(told, selection(told, Filters()), rows)["cards"][0]["why"])

    assert "supreme +2.6" in why(report)  # VADER's own valence
    assert "Sum +4.9; on the scale from \N{MINUS SIGN}1 to +1: +0.78" in why(
        report
    )  # 4.9 / sqrt(4.9**2 + 15)
    assert why(with_tone(a_report([an_article("A", "t", [Line(SUPREME)])]), "news")) != why(report)


@pytest.mark.parametrize(
    ("model", "said"), [("news", "the news tone of"), ("vader", "VADER's comp")]
)
def test_the_method_names_the_model_and_the_words_set_aside(model, said):
    manifest = {"tone": model, "settings": {"set_aside": ["free"]}}

    lines = " ".join(method_lines(manifest))

    assert f"Tone is {said}" in lines
    assert "without tone here: free." in lines
