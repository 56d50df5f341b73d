"""Check the tone: judged blind, kept, taken back, told with intervals, printed into reports."""

import sys
from dataclasses import replace

import pytest
from builders import a_report, an_empty_report
from built_checks import a_corpus, judged
from pages import component_data, page, words
from streamlit.testing.v1 import AppTest

from analysis import (
    Judgement,
    Ledger,
    SentenceDecision,
    apply_ledger,
    check_tone,
    judged_sentences,
    ledger_place,
    read_ledger,
    sample_to_judge,
    save_report,
    with_tone_check,
    write_ledger,
)
from dashboard import corpora, decisions
from dashboard.filters import Filters, listed_sentences, scored_line
from dashboard.queries.article import article_paragraphs, article_traces
from dashboard.queries.check import (
    agreement_rows,
    check_lines,
    cut_lines,
    judged_rows,
    shares_line,
)
from dashboard.queries.evidence import Slice, evidence_rows
from dashboard.queries.method import method_lines
from dashboard.queries.reader import article_sentence_rows
from dashboard.reporting.page import report_html
from dashboard.server import APP
from dashboard.theme import signed
from dashboard.views.check import DEFAULT_SIZE, agreement_exhibit

VERDICTS = ("negative", "neutral", "positive")


def by_length(row):
    return VERDICTS[len(row["text"]) % 3]


@pytest.fixture
def report():
    return a_corpus()


@pytest.fixture
def place(report, tmp_path):
    folder = tmp_path / "judged"
    save_report(report, folder)
    return folder


@pytest.fixture
def app(place, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(place)])
    return AppTest.from_file(str(APP), default_timeout=30)


def on_page(app):
    app.run()
    return app.switch_page("views/check.py").run()


def press(shown, verdict):
    (button,) = [one for one in shown.button if str(one.key).startswith(f"check-{verdict}-")]
    shown = button.click().run()
    assert not shown.exception
    return shown


def test_an_empty_corpus_and_one_without_tone_are_explained():
    assert "holds no article" in page("check", an_empty_report()).info[0].value

    report = a_report(title="Not in English")
    unscored = replace(report, sentences=report.sentences.assign(tone=float("nan")))
    assert "nothing to judge" in page("check", unscored).info[0].value


def test_the_page_says_that_it_follows_no_filter():
    assert "does not follow the filters" in words(
        page("check", a_report(), Filters(sources=("Terrier",)))
    )


def test_nothing_of_the_score_is_shown_before_judging(report):
    shown = page("check", report)
    first = report.sentences.set_index("sentence_id").loc[sample_to_judge(report, DEFAULT_SIZE)[0]]

    assert first["text"].split(",")[0] in component_data(shown)
    said = words(shown) + component_data(shown).replace(str(first["text"]), "")
    assert f"{first['tone']:+.2f}" not in said
    assert "▼" not in component_data(shown)
    assert "▲" not in component_data(shown)
    assert not shown.get("plotly_chart")
    assert not shown.dataframe


def test_judgements_are_kept_in_order_and_taken_back_one_by_one(app, place, report):
    shown = on_page(app)

    shown = press(shown, "negative")
    shown = press(shown, "skip")
    kept = read_ledger(ledger_place(place)).judged
    shown.button(key="check-back").click().run()

    assert [one.verdict for one in kept] == ["negative", "skip"]
    assert all(one.text for one in kept)
    assert read_ledger(ledger_place(place)).judged == kept[:1]


def test_other_decisions_are_undone_without_losing_judgements(tmp_path):
    ledger = Ledger(set_aside=("free",))
    decisions.decide(tmp_path, ledger)
    decisions.judge(tmp_path, Judgement("a", "neutral", "So it is."))

    decisions.undo(tmp_path)

    assert read_ledger(ledger_place(tmp_path)) == Ledger(
        judged=(Judgement("a", "neutral", "So it is."),)
    )


def test_all_judged_shows_the_result_and_the_sentences(app, place, report):
    write_ledger(judged(report, DEFAULT_SIZE), ledger_place(place))

    shown = on_page(app)

    assert "All of them are judged" in words(shown)
    text = words(shown).replace("\\", "")
    assert "By your judgements the corpus is" in text
    assert len(shown.get("plotly_chart")) == 1
    assert len(shown.dataframe[0].value) == DEFAULT_SIZE


def test_part_of_the_sample_hides_the_result_until_it_is_asked_for(app, place, report):
    write_ledger(judged(report, 21), ledger_place(place))
    shown = on_page(app)

    assert not shown.get("plotly_chart")
    assert shown.toggle(key="check-early").set_value(True).run().get("plotly_chart")


def test_few_judgements_say_nothing(app, place, report):
    write_ledger(judged(report, 5), ledger_place(place))

    shown = on_page(app)

    assert "so far 5" in words(shown)
    assert not shown.get("plotly_chart")


def test_a_damaged_ledger_is_one_line(app, place, report):
    file = ledger_place(place)
    file.parent.mkdir(parents=True)
    file.write_text('[[judged]]\nid = "a"\nverdict = "good"')

    shown = app.run()

    assert not shown.exception
    assert "verdict must be one of negative, neutral, positive, skip" in shown.error[
        0
    ].value.replace("\\", "")


def test_the_result_stands_in_method_report_and_manifest(report):
    ledger = judged(report, 60).with_sentence(
        SentenceDecision(report.sentences["sentence_id"].iloc[0], 0.5)
    )
    told = with_tone_check(apply_ledger(report, ledger), report, ledger)

    lines = " ".join(method_lines(told.manifest))
    html = report_html(told).decode()

    assert "The tone was checked by hand on" in lines
    assert "Cohen's kappa" in lines
    assert "The tone was checked by hand on" in html
    assert "1 sentence of the corpus with a tone set by hand" in lines


def test_a_tone_set_by_hand_is_marked_wherever_its_sentence_stands(report):
    one = report.sentences.iloc[0]
    ledger = Ledger(sentences=(SentenceDecision(one["sentence_id"], -0.5, one["text"]),))
    told = apply_ledger(report, ledger)

    listed = listed_sentences(told, Filters()).set_index("sentence_id")
    rows = article_sentence_rows(told, one["article_id"])
    first, second, *_ = article_paragraphs(rows, article_traces(told, rows))[0]
    shown = page("overview", told)

    assert listed.loc[one["sentence_id"], "by_hand"]
    assert listed["by_hand"].sum() == 1
    assert "✎" in first["sign"]
    assert f"one −0.50, set by hand, scored {signed(one['tone'])}" in first["note"]
    assert "✎" not in second["sign"]
    assert "1 sentence of the corpus with a tone set by hand" in words(page("tone", told))
    assert shown.title


def test_captions_of_tone_name_the_words_set_aside(report):
    settings = report.manifest["settings"] | {"set_aside": ["denied", "good"]}
    told = replace(report, manifest={**report.manifest, "settings": settings})

    assert "set aside: denied and good" in scored_line(told)
    assert "set aside" not in scored_line(report)


def test_a_picked_sentence_gets_the_judgement_as_its_tone(report):
    rows = judged_rows(report, judged_sentences(report, judged(report, 60, by_length)))
    corpus = corpora.sample_folder()  # what the command line names here

    def script(rows):
        from dashboard.views.check import offer_for  # noqa: PLC0415 - AppTest runs only these lines

        offer_for(rows, [0])

    shown = AppTest.from_function(script, args=(rows,), default_timeout=30).run()
    shown.button(key="check-set").click().run()

    (decision,) = decisions.decided(corpus).sentences
    first = rows.iloc[0]
    assert decision.sentence_id == first["sentence_id"]
    assert decision.tone == {"negative": -0.5, "neutral": 0.0, "positive": 0.5}[first["verdict"]]

    shown.button(key="check-unset").click().run()

    assert decisions.decided(corpus).sentences == ()


@pytest.mark.parametrize(("asked", "tone"), [("positive", 0.5), ("negative", -0.5), ("neutral", 0)])
def test_a_tone_is_set_beside_the_sentence_and_taken_back_there(report, asked, tone):
    rows = evidence_rows(report, Slice("", articles=(report.articles["article_id"].iloc[0],)))
    one = rows["sentence_id"].iloc[0]

    def script(rows, one, asked):
        import streamlit as st  # noqa: PLC0415 - AppTest runs only these lines

        from dashboard.widgets.evidence import set_asked  # noqa: PLC0415 - the same

        if st.button("Set", key="set"):
            set_asked(rows, {"sentence": one, "tone": asked})

    def asks(what, sentence=one):
        shown = AppTest.from_function(script, args=(rows, sentence, what), default_timeout=30).run()
        shown.button(key="set").click().run()
        known = decisions.decided(corpora.sample_folder()).sentences
        return [(known.sentence_id, known.tone, known.text) for known in known]

    assert asks("positive", "of another corpus") == []
    assert asks(asked) == [(one, tone, rows["text"].iloc[0])]
    assert asks("") == []


def test_a_check_with_few_judgements_claims_nothing(report):
    (line,) = check_lines(check_tone(report, judged(report, 4)))

    assert "say too little" in line
    assert check_lines(None) == check_lines(check_tone(report, Ledger())) == []


def a_check(**more):
    news = {
        "accuracy": [0.7, 0.6, 0.8],
        "kappa": [0.5, 0.3, None],
        "r": [None, None, None],
        "shares": {"negative": 0.2, "neutral": 0.5, "positive": 0.3},
        "cuts": {"low": -0.2, "high": 0.1, "kappa": 0.61, "kappa_now": 0.5},
    }
    return {
        "sentences": 900,
        "judged": 60,
        "skipped": 2,
        "waiting": 0,
        "strata": {name: {"sentences": 300, "judged": 20} for name in VERDICTS},
        "verdicts": {name: [1 / 3, 0.25, 0.42] for name in VERDICTS},
        "models": {"news tone": news},
        **more,
    }


def test_lines_say_intervals_and_what_is_not_known():
    first, shares, cuts = check_lines(a_check())

    assert "60 sentences of 900" in first
    assert "same side in 70 % (95 %: 60 % to 80 %)" in first
    assert "kappa 0.50 (no interval); correlation r not known" in first
    assert "2 more were skipped" in first
    assert "1 more was skipped" in check_lines(a_check(skipped=1))[0]
    assert "33 % (95 %: 25 % to 42 %) negative" in shares
    assert "News tone calls 20 % negative, 50 % neutral and 30 % positive" in shares
    assert "up to −0.20 and positive from +0.10: kappa 0.61 instead of 0.50" in cuts


def test_agreement_that_chance_could_give_is_called_so():
    check = a_check()
    news = check["models"]["news tone"]
    check["models"] = {"news tone": {**news, "kappa": [0.1, -0.1, 0.3]}, "VADER": news}
    both = a_check(models={name: {**news, "kappa": [0, -0.1, 0.1]} for name in ("VADER", "mine")})

    assert "News tone agrees with you no more than chance could, by kappa." in check_lines(check)
    assert check_lines(both)[1].startswith("VADER and mine agree with you no more than chance")
    assert not any("chance" in line for line in check_lines(a_check()))


def test_the_figure_says_how_many_were_judged_of_how_many():
    exhibit = agreement_exhibit(a_check())

    assert "60 sentences judged: 20 of 300 negative" in exhibit.caption
    assert exhibit.rows["accuracy_low"].tolist() == [0.6]
    assert exhibit.rows["r"].isna().all()


def test_news_tone_is_named_first_whatever_the_order_of_the_manifest():
    check = a_check()
    check["models"] = {"VADER": check["models"]["news tone"], **check["models"]}

    assert agreement_rows(check)["model"].tolist() == ["news tone", "VADER"]
    assert check_lines(check)[0].index("News tone:") < check_lines(check)[0].index("VADER:")


def test_a_table_of_agreement_without_a_model_is_empty():
    assert agreement_rows({}).empty
    assert cut_lines({"models": {}}) == []
    assert shares_line(a_check(models={})).endswith("positive.")


def test_sentences_on_which_one_differs_come_first(report):
    rows = judged_rows(report, judged_sentences(report, judged(report, 60, by_length)))

    apart = (rows["verdict"] != rows["news_side"]).tolist()
    assert any(apart)
    assert apart == sorted(apart, reverse=True)
