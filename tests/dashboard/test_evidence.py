"""The sentences behind a number: which ones, the three to read first, and the way there."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import Line, a_report, an_article, an_empty_report, on
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import Filters
from dashboard.links import LONGEST_EVIDENCE, evidence_link, evidence_of, known_evidence
from dashboard.queries.evidence import (
    NEGATIVE,
    ONLY,
    POSITIVE,
    TYPICAL,
    Slice,
    article_list,
    evidence_rows,
    mainly_on,
    quote_cards,
    selection,
)

REPORT = a_report()
IDS = some.lists(some.text(min_size=1, max_size=9), max_size=3, unique=True).map(tuple)
TONES = some.none() | some.floats(-1, 1).map(lambda tone: round(tone, 6))
SLICES = some.builds(
    Slice,
    label=some.sampled_from(["", "Terrier", "<b>x</b> & ![y](z)"]),
    filters=some.builds(
        Filters,
        sources=IDS,
        start=some.none() | some.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
        tones=some.sampled_from([(), ("negative",)]),
        text=some.sampled_from(["", "strike OR quay"]),
    ),
    articles=some.none() | IDS,
    sentences=some.none() | IDS,
    topic=some.sampled_from(["", "port", "none"]),
    low=TONES,
    high=TONES,
    worded=some.sampled_from([None, True, False]),
)


def texts(part, report=REPORT):
    return evidence_rows(report, part)["text"].tolist()


def cards(report, part=None):
    part = part or selection(report, Filters())
    return {card.kind: card.row for card in quote_cards(report, evidence_rows(report, part))}


def test_a_slice_of_nothing_special_is_the_whole_corpus():
    part = selection(REPORT, Filters())

    assert part.label == "Whole corpus"
    assert len(texts(part)) == len(REPORT.sentences)


@pytest.mark.parametrize("topic_id", REPORT.topics["topic_id"])
def test_the_sentences_of_a_topic_are_those_its_share_counts(topic_id):
    counted = REPORT.topics.set_index("topic_id").loc[topic_id, "n_sentences"]
    if topic_id == "none":
        counted = len(REPORT.sentences) - REPORT.sentences["clear"].sum()

    assert len(texts(Slice("one topic", topic=topic_id))) == counted


def test_the_articles_of_a_slice_are_listed_by_how_much_of_it_they_hold():
    short, long = (
        an_article("Terrier", title, on("Port strike", *tones, title=title))
        for title, tones in (("Short", [0.1]), ("Long", [0.1, 0.2, 0.3]))
    )
    report = a_report([short, long])
    rows = evidence_rows(report, Slice("all"))

    listed = article_list(rows)

    assert listed["title"].tolist() == ["Long", "Short"]
    assert listed["n_sentences"].tolist() == [3, 1]
    own = rows.groupby("article_id")["sentence_id"].first()
    assert listed["sentence_id"].tolist() == own[listed["article_id"]].tolist()
    assert article_list(rows.head(0)).empty


@pytest.mark.parametrize("topic_id", REPORT.topics["topic_id"])
def test_of_the_articles_with_a_sentence_on_a_topic_those_mainly_on_it_are_told(topic_id):
    part = Slice("one topic", topic=topic_id)
    name = REPORT.topics.set_index("topic_id").loc[topic_id, "name"]
    ids = set(evidence_rows(REPORT, part)["article_id"])
    main = set(REPORT.articles.loc[REPORT.articles["topic"] == name, "article_id"])

    assert mainly_on(REPORT, part, evidence_rows(REPORT, part)) == len(ids & main)


def test_a_sentence_must_meet_every_field():
    part = Slice("", Filters(sources=("Terrier",)), topic="port", high=-0.4)

    rows = evidence_rows(REPORT, part)

    assert set(rows["source"]) == {"Terrier"}
    assert rows["tone"].tolist() == [-0.4, -0.6, -0.5]


def test_with_and_without_tone_words_are_two_halves():
    with_words, without = (len(texts(Slice("", worded=one))) for one in (True, False))

    assert without == (REPORT.sentences["tone_words"] == 0).sum()
    assert with_words + without == len(REPORT.sentences)


def test_articles_and_sentences_are_named_by_id():
    sentence = REPORT.sentences.iloc[3]

    assert texts(Slice("", sentences=(sentence["sentence_id"],))) == [sentence["text"]]
    own = evidence_rows(REPORT, Slice("", articles=(sentence["article_id"],)))
    assert set(own["article_id"]) == {sentence["article_id"]}


@pytest.mark.parametrize("none", [{"articles": ()}, {"sentences": ()}], ids=str)
def test_a_slice_of_no_article_or_no_sentence_holds_nothing_also_where_a_link_names_it(none):
    part = Slice("nothing", **none)
    linked = evidence_of(evidence_link(part))

    assert texts(part) == []
    assert linked
    assert known_evidence(linked, REPORT) == part


def test_the_ends_of_tone_are_found_where_they_were_planted():
    lines = [Line(f"A plain remark on the strike number {n}.", "Port strike") for n in range(20)]
    lines[7] = Line("The worst of all strikes ruined the harbour.", "Port strike", -0.9)
    lines[13] = Line("The best of deals delighted the dockers.", "Port strike", 0.9)

    found = cards(a_report([an_article("A", "t", lines)]))

    assert found[NEGATIVE].text == lines[7].text
    assert found[POSITIVE].text == lines[13].text
    assert list(found) == [TYPICAL, NEGATIVE, POSITIVE]


def test_the_most_typical_speaks_of_what_the_others_speak_of():
    lines = [
        Line("The dockers said that the strike would go on at the quay.", "Port strike", -0.2),
        *[
            Line(f"On day {n} the strike of the dockers was in the news.", "Port strike", -0.2)
            for n in range(12)
        ],
        *[Line(f"Nothing at all was said about subject number {n}.", tone=-0.2) for n in range(12)],
        Line("A river is no quay, says an age-old rule of sites and levees.", tone=-0.2),
    ]

    found = cards(a_report([an_article("A", "t", lines)]))

    assert "dockers" in found[TYPICAL].text
    assert "strike" in found[TYPICAL].text


def test_the_most_typical_is_on_the_leading_topic_whole_ordinary_and_full_of_its_words():
    best = "The dockers began a strike at the quay because of low pay."
    lines = [
        Line("The strike went on for another day, as it had before.", "Port strike", 0.0),
        Line("It was the dockers whose strike shut the quay over pay.", "Port strike", 0.0),
        Line("Dockers, strike, quay", "Port strike", 0.0),
        Line("A dreadful strike of the dockers shut the quay for days.", "Port strike", -0.6),
        Line("The court said minors must verify their age on such sites.", "Age verification"),
        Line("Dockers on strike and quay are words of a court on age now.", "Age verification"),
        Line(best, "Port strike", 0.0),
        *[Line(f"Day {n} brought talk of a strike and dockers.", "Port strike") for n in range(9)],
        *[Line(f"Talk of pay and the quay filled day {n} again.", "Port strike") for n in range(9)],
        *[Line(f"The court heard case {n} about age today.", "Age verification") for n in range(9)],
    ]
    report = a_report([an_article("A", f"t{n}", [line]) for n, line in enumerate(lines)])

    assert cards(report)[TYPICAL].text == best


def test_no_card_for_what_does_not_exist():
    neutral = a_report([an_article("A", "t", [Line("So it is."), Line("So it was.")])])
    negative = a_report([an_article("A", "t", on("Port strike", -0.3, -0.4, -0.5))])

    assert list(cards(neutral)) == [TYPICAL]
    assert list(cards(negative)) == [TYPICAL, NEGATIVE]
    assert quote_cards(REPORT, evidence_rows(REPORT, Slice("", articles=("nobody",)))) == ()


def test_a_single_sentence_is_no_type_of_anything():
    report = a_report([an_article("A", "t", on("Port strike", -0.3))])

    assert list(cards(report)) == [ONLY]


def test_among_equals_the_cards_come_from_different_articles():
    both = [Line("Bad and worse was the strike here.", "Port strike", -0.8)]
    good = [Line("Good and better was the strike here.", "Port strike", 0.8)]
    report = a_report([an_article("A", "one", both + good), an_article("B", "two", list(good))])

    found = cards(report)

    assert found[NEGATIVE].title == "one"
    assert found[POSITIVE].title == "two"


TWELVE = a_report([an_article("A", "t", on("Port strike", *[0.0] * 12))])


@given(some.lists(some.sampled_from([-0.9, -0.5, -0.04, 0.0, 0.3, 0.3, 0.8]), max_size=12))
def test_cards_are_different_sentences_and_never_pass_by_an_end(tones):
    # a report for each example would take most of the time
    report = replace(TWELVE, sentences=TWELVE.sentences.head(len(tones)).assign(tone=tones))

    found = cards(report)

    assert len({row.sentence_id for row in found.values()}) == len(found) == min(len(found), 3)
    assert found == cards(report)
    if NEGATIVE in found:
        assert found[NEGATIVE].tone == min(tones) <= -0.05
    if POSITIVE in found:
        assert found[POSITIVE].tone == max(tones) >= 0.05
    assert bool(found) == bool(tones)


@given(SLICES)
def test_a_link_brings_back_the_slice_it_was_made_from(part):
    assert evidence_of(evidence_link(part)) == part


@given(some.text() | some.sampled_from(['{"low":[]}', '{"source":3}', "[" * 99, '{"low":1e999}']))
def test_whatever_a_link_says_a_report_without_articles_gets_no_foreign_id(text):
    part = evidence_of(text)
    known = part and known_evidence(part, an_empty_report())

    assert not known or not (known.articles or known.sentences or known.topic)


def test_a_slice_too_long_for_a_link_stays_out_of_it():
    ids = tuple(f"{n:016x}" for n in range(500))

    assert len(evidence_link(Slice("few", articles=ids[:90]))) < LONGEST_EVIDENCE
    assert evidence_link(Slice("many", articles=ids)) == ""


def test_a_slice_of_what_the_report_does_not_hold_is_dropped():
    known = Slice("Terrier", Filters(sources=("Terrier",)), topic="port")

    assert known_evidence(known, REPORT) == known
    assert known_evidence(Slice("", Filters(sources=("Nobody",))), REPORT) is None
    assert known_evidence(Slice("", topic="unknown"), REPORT) is None
    assert known_evidence(Slice("", sentences=("unknown",)), REPORT) is None
