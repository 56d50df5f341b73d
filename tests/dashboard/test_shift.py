"""Words that set two slices apart: they add up, and each row opens the sentences that it counts."""

from dataclasses import replace

import pytest
from builders import Line, a_report, an_article, on

from analysis import tone_of
from analysis.totals import retold
from dashboard.charts.compare import shift_chart
from dashboard.exports import figure_spec
from dashboard.filters import Filters
from dashboard.queries.compare import paired
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.shift import shift_rows, shift_slice
from dashboard.queries.slices import Choice

X = "Port strike"


def of_sources(report, *, equal=True):
    return paired(report, Filters(), Choice("source", "A", "B", equal))


def wordy():
    """Return a report whose tones are those of its words."""
    report = a_report(
        [
            an_article(source, f"{source}{n}", on(X, 0.0, title=f"{said} day, {source}{n}"))
            for source, said in (("A", "A terrible"), ("B", "A wonderful"))
            for n in range(4)
        ]
    )
    tones = tone_of(report.sentences["text"].tolist())["tone"].to_numpy()
    return retold(replace(report, sentences=report.sentences.assign(tone=tones)))


@pytest.mark.parametrize("equal", [True, False])
def test_the_words_add_up_to_the_difference_and_open_their_sentences(equal):
    report = wordy()
    found = of_sources(report, equal=equal)

    rows = shift_rows(report, found)

    *words_of, whole = rows["shift"]
    assert sum(words_of) == pytest.approx(whole)
    assert whole == pytest.approx(found.gap.gap, abs=1e-5)
    assert {"terrible", "wonderful"} <= set(rows["word"])
    place = rows["word"].tolist().index("terrible")
    part = shift_slice(report, found, rows, place)
    assert evidence_rows(report, part)["text"].str.contains("terrible").all()
    assert len(evidence_rows(report, part)) == rows["n"].iloc[place] == 4
    bars = figure_spec(shift_chart(rows))["data"][1]
    assert bars["x"] == [*rows["shift"][:-1], 0.0]
    assert bars["customdata"][place] == [f"{place}|{rows['name'][place]}"]


BAD = "awful terrible horrible dreadful brutal hostile tragic bitter cruel grim vicious sad".split()
GOOD = "great superb happy lovely".split()


def many_words():
    """Return two sources with more tone words than are drawn, and a tone that was set by hand."""
    lines = [Line(f"It was a {word} day.", X) for word in (*BAD, *GOOD)]
    lines.append(Line("It was a Monday.", X))
    report = a_report(
        [an_article(one, one, lines[place::2]) for place, one in enumerate("AB")]
        + [an_article("C", "C", [Line("It was a superb week.", X)])]
    )
    tones = tone_of(report.sentences["text"].tolist())["tone"]
    tones = tones.mask(report.sentences["text"] == "It was a Monday.", 0.001)
    return retold(replace(report, sentences=report.sentences.assign(tone=tones.to_numpy())))


def test_every_row_of_words_opens_the_sentences_that_it_counts_and_no_row_the_whole_corpus():
    report = many_words()
    found = of_sources(report)
    rows = shift_rows(report, found)
    of_both = report.sentences[report.sentences["article_id"].isin(found.whole.articles or ())]

    opened = [
        evidence_rows(report, shift_slice(report, found, rows, place)) for place in range(len(rows))
    ]

    kinds = rows["row"].tolist()
    assert kinds[-3:] == ["by hand", "other words", "difference"]
    assert kinds.count("word") == 12
    for row, own in zip(rows.to_dict("records"), opened, strict=True):
        if row["row"] in {"word", "by hand"}:
            assert len(own) == row["n"] + row["n_other"]
            assert own["article_id"].nunique() == row["n_articles"] + row["n_articles_other"]
    assert opened[-3]["text"].tolist() == ["It was a Monday."]
    others = [one for one in (*BAD, *GOOD) if one not in set(rows["word"])]
    assert len(opened[-2]) == len(others) == 4
    assert opened[-2]["text"].str.contains("|".join(others)).all()
    assert set(opened[-1]["sentence_id"]) == set(of_both["sentence_id"])


def test_a_large_tone_set_by_hand_leads_the_words():
    report = many_words()
    tones = report.sentences["tone"].mask(report.sentences["text"] == "It was a Monday.", -1.0)
    report = retold(replace(report, sentences=report.sentences.assign(tone=tones)))

    rows = shift_rows(report, of_sources(report))

    assert rows["row"].iloc[0] == "by hand"
