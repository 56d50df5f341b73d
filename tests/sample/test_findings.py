"""What the first page says of the sample corpus, held against its answer key."""

import datetime as dt

import pytest

from dashboard.filters import Filters
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.findings import findings


@pytest.fixture(scope="module")
def found(report):
    return findings(report, Filters())


def saying(found, words):
    return [one for one in found if words in one.text]


def test_the_planted_rise_is_said_with_its_week_and_its_cause(report, found, answers):
    planted = answers["rise"]
    day = dt.date.fromisoformat(planted["after"][0])

    (one,) = saying(found, "Coverage of")

    assert f"Coverage of {planted['theme']} rose from {day.day} {day:%b %Y}" in one.text
    assert any(word in one.text for word in planted["words"])
    rows = evidence_rows(report, one.part)
    naming = rows[rows["text"].str.contains("|".join(planted["words"]))]
    assert naming["article_id"].nunique() > rows["article_id"].nunique() / 2


def test_the_spike_of_copies_is_no_rise_and_is_counted_once(report, found, keyed, answers):
    copies = keyed.loc[answers["spike"]["articles"]]
    topics = set(copies["topic"])

    assert not [one for one in saying(found, "Coverage of") if any(t in one.text for t in topics)]
    (one,) = saying(found, "printed")
    assert f"printed {len(copies)} times, by {copies['source'].nunique()} sources" in one.text
    assert set(evidence_rows(report, one.part)["article_id"]) == set(copies["article_id"])


def test_the_planted_tone_gap_is_said_and_the_mix_of_topics_is_not(found, answers):
    gap, mix = answers["tone_gap"], answers["topic_mix_only"]

    (one,) = saying(found, "more negatively than")

    assert one.text.startswith(f"On {gap['theme']}, {gap['lower']} writes more negatively than")
    assert gap["higher"] in one.text
    assert not [one for one in saying(found, "tone") if mix["one"] in one.text]
