"""The check of the tone: drawn from what counts, found again, the same whatever was decided."""

import json
from dataclasses import replace

import pytest
from builders import a_survey
from built_checks import a_corpus, judged

from analysis.applied import apply_ledger
from analysis.checked import (
    check_tone,
    judged_sentences,
    sample_to_judge,
    with_tone_check,
)
from analysis.ledger import Judgement, Ledger, SentenceDecision
from analysis.tone.score import Vader


@pytest.fixture(scope="module")
def report():
    return a_corpus()


def test_who_agrees_with_every_score_agrees_fully(report):
    ledger = judged(report, 60)

    check = check_tone(report, ledger)

    assert check["judged"] == 60
    assert {one["judged"] for one in check["strata"].values()} == {20}
    news = check["models"]["news tone"]
    assert news["accuracy"][0] == news["kappa"][0] == 1
    assert 0.85 < news["accuracy"][1] < 1
    assert check["verdicts"]["negative"][0] == pytest.approx(1 / 3, abs=1e-6)
    assert news["shares"]["negative"] == pytest.approx(1 / 3, abs=1e-6)
    json.dumps(check, allow_nan=False)


def test_who_calls_everything_neutral_agrees_by_chance_only(report):
    ledger = judged(report, 60, lambda _: "neutral")

    news = check_tone(report, ledger)["models"]["news tone"]

    assert news["accuracy"][0] == pytest.approx(1 / 3, abs=1e-6)
    assert news["kappa"][0] == 0
    assert news["r"] == [None, None, None]


def test_skipped_sentences_are_counted_and_not_judged(report):
    ledger = judged(report, 30, lambda row: "skip" if row["tone"] == 0 else "negative")

    check = check_tone(report, ledger)

    assert (check["judged"], check["skipped"]) == (20, 10)
    assert check["strata"]["neutral"]["judged"] == 0


def test_a_judgement_holds_for_the_sentence_that_reads_so_whatever_has_its_id_now(report):
    first, second = report.sentences.drop_duplicates("text").head(2).to_dict("records")
    moved = Judgement(first["sentence_id"], "positive", second["text"])
    own = Judgement(first["sentence_id"], "negative", first["text"])

    found = judged_sentences(report, Ledger(judged=(own, moved))).set_index("text")["verdict"]

    assert found.to_dict() == {first["text"]: "negative", second["text"]: "positive"}


def test_no_judgement_is_no_check(report):
    assert with_tone_check(report, report, Ledger()) is report
    assert check_tone(report, Ledger())["models"]["VADER"]["kappa"] == [None, None, None]


def test_a_sentence_whose_id_has_changed_is_found_by_its_text(report):
    ledger = judged(report, 60)
    moved = replace(
        report,
        sentences=report.sentences.assign(
            sentence_id=["f" + one[1:] for one in report.sentences["sentence_id"]]
        ),
    )
    gone = ledger.with_judgement(Judgement("0" * 16, "neutral", "Nowhere to be found."))

    check = check_tone(moved, gone)

    assert (check["judged"], check["waiting"]) == (60, 1)
    assert check["models"] == check_tone(report, ledger)["models"]


def test_copies_and_what_has_no_tone_are_not_drawn():
    survey = a_survey()
    first = survey.sentences["sentence_id"].iloc[0]
    survey = replace(
        survey,
        sentences=survey.sentences.assign(
            tone=survey.sentences["tone"].mask(survey.sentences["sentence_id"] == first)
        ),
    )

    drawn = set(sample_to_judge(survey, 500))

    counted = survey.articles.loc[survey.articles["counted"], "article_id"]
    own = survey.sentences[survey.sentences["article_id"].isin(counted)]
    assert first not in drawn
    assert drawn == set(own["sentence_id"]) - {first}
    assert len(drawn) < len(survey.sentences) - 1


def test_a_tone_set_by_hand_is_kept_beside_the_score_and_does_not_touch_the_check(report):
    ids = sample_to_judge(report, 60)
    ledger = judged(report, len(ids))
    by_hand = ledger.with_sentence(SentenceDecision(ids[0], -1.0)).with_sentence(
        SentenceDecision(ids[1], 1.0)
    )
    scored = report.sentences.set_index("sentence_id")["tone"]

    told = with_tone_check(apply_ledger(report, by_hand), report, by_hand)

    assert told.sentences.set_index("sentence_id")["tone"][ids[0]] == -1
    assert told.manifest["by_hand"] == {one: scored[one] for one in ids[:2]}
    assert told.manifest["tone_check"] == check_tone(report, ledger)
    assert check_tone(told, ledger) == check_tone(report, ledger)
    assert sample_to_judge(told, 60) == ids


def test_judgements_change_no_number(report):
    ledger = judged(report, 60, lambda _: "positive")

    assert apply_ledger(report, ledger) is report


def test_further_models_and_the_analysts_own_words_are_measured_beside(report):
    ledger = judged(report, 30)
    settings = {"lexicon": {"flat": -2.0}}
    with_words = replace(report, manifest={**report.manifest, "settings": settings})

    check = check_tone(with_words, ledger, scorers={"mine": Vader()})

    assert [*check["models"]] == ["news tone", "VADER", "news tone without your words", "mine"]
    assert check["models"]["mine"]["shares"] is None
    assert check["models"]["mine"]["accuracy"][0] is not None


def test_judged_sentences_come_with_both_scores(report):
    ids = sample_to_judge(report, 30)

    rows = judged_sentences(report, judged(report, len(ids)))

    assert set(rows["sentence_id"]) == set(ids)
    assert {"tone", "compound", "verdict", "article_id", "text"} <= set(rows.columns)
