"""Title and date of an article, corrected by hand, hold in every run and leave its id as it is."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Settings, analyse
from analysis.applied import apply_ledger
from analysis.decided import Correction, SourceDecision
from analysis.errors import SettingsError
from analysis.intake.corrected import checked_date, with_corrections
from analysis.ledger import ArticleDecision, Ledger
from analysis.records import Article, NamedTopic
from analysis.waiting import waiting_notes

TEXT = "The ferry was late again on Monday. Passengers waited at the quay for hours."
TEXTS = (
    "The council voted on the old pier. Nobody in the town hall wanted to pay for new planks.",
    "A storm broke the long jetty. Fishermen tied their boats to trees and slept in the church.",
    "Divers found a bell below the lighthouse. The museum will show it to children all summer.",
)
PIERS = (NamedTopic("Piers", ("pier",)),)


def an_article(title: str = "Menu", text: str = TEXT) -> Article:
    return Article("The Wren", title, (text,), (1,))


def dated(text: str) -> Article:
    one = an_article()
    (told,), notes = with_corrections([one], [Correction(one.article_id, date=text)])
    assert notes == ()
    return told


@pytest.mark.parametrize(
    ("text", "published", "precision"),
    [
        ("27 June 2025", "2025-06-27T00:00:00+00:00", "day"),
        ("2025-06-27 13:05", "2025-06-27T13:05:00+00:00", "minute"),
        ("27 June 2025, 13:05 CEST", "2025-06-27T11:05:00+00:00", "minute"),
        ("2025-06", "2025-06-01T00:00:00+00:00", "month"),
        ("2025", "2025-01-01T00:00:00+00:00", "year"),
    ],
)
def test_a_date_is_as_exact_as_it_is_said(text, published, precision):
    told = dated(text)

    assert told.published is not None
    assert told.published.isoformat() == published
    assert (told.date_method, told.date_precision) == ("by hand", precision)


def test_what_has_no_date_can_be_said_to_have_none():
    one = replace(an_article(), published=pd.Timestamp("2025-06-27", tz="UTC"))

    (told,), _ = with_corrections([one], [Correction(one.article_id, date="undated")])

    assert (told.published, told.date_method, told.date_precision) == (None, "by hand", "none")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("27 Juno", "is no date: write 27 June 2025"),
        ("yesterday", "is no date"),
        ("31 June 2025", "is no date"),
        ("6/7/2025", "may mean two days: write the month as a word"),
    ],
)
def test_what_is_no_date_is_refused_in_one_line_and_waits_in_a_run(text, why):
    one = an_article()

    with pytest.raises(SettingsError, match=why) as told:
        checked_date(text)
    (kept,), notes = with_corrections([one], [Correction(one.article_id, "Late", text, "Menu")])

    assert "\n" not in str(told.value)
    assert (kept.title, kept.published, kept.date_method) == ("Late", None, "none")
    assert notes == (f'ledger: the date of "Menu" stays: {told.value}',)


def test_a_date_comes_on_one_line_as_it_was_written():
    assert checked_date(" 27  June 2025\n") == "27 June 2025"
    assert checked_date("UNDATED") == "undated"


def test_an_article_that_is_gone_is_named_and_of_two_corrections_the_later_holds():
    one = an_article()
    first, last = (Correction(one.article_id, title, read="Menu") for title in ("A", "B"))

    (told,), notes = with_corrections([one], [first, Correction("gone", "C", "2025"), last])

    assert told.title == "B"
    assert notes == (
        'ledger: there is another correction of "Menu" behind it: "Menu" has the title "A"',
        'ledger: the article is no longer there: "gone" has the title "C" and is dated 2025',
    )


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = ((0, "2025-06-03"), (1, "2025-06-05"), (2, ""))
    lines = [f"Ferry {n} late,The Wren,{day},{TEXTS[n]}" for n, day in rows]
    copy = f"Ferry 1 late,The Echo,2025-06-09,{TEXTS[1]}"
    (folder / "a.csv").write_text("\n".join(["title,source,date,text", *lines, copy]))
    (folder / "b.txt").write_text("Skip to content\n\nThe court heard the case of a baker.\n")
    return folder


def article(report, title, source="The Wren"):
    rows = report.articles
    return rows[(rows["title"] == title) & (rows["source"] == source)].to_dict("records")[0]


def test_what_was_corrected_stands_everywhere_and_the_ids_stay(corpus):
    before = analyse(corpus)
    one = article(before, "Ferry 2 late")

    after = analyse(
        corpus, Settings(corrected=(Correction(one["article_id"], "Boat sinks", "1 May 2025"),))
    )

    told = article(after, "Boat sinks")
    assert told["article_id"] == one["article_id"]
    assert (str(told["published"].date()), told["date_precision"]) == ("2025-05-01", "day")
    assert after.articles["title"].tolist()[0] == "Boat sinks"  # the table is sorted by time
    assert "Ferry 2 late" not in set(after.articles["title"])
    assert set(after.articles["article_id"]) == set(before.articles["article_id"])
    assert set(after.sentences["sentence_id"]) == set(before.sentences["sentence_id"])
    assert after.manifest["settings"]["corrected"][0]["title"] == "Boat sinks"
    assert waiting_notes(after.manifest["notes"]) == []
    after.check()


def test_the_earliest_printing_by_the_corrected_date_is_the_first(corpus):
    before = analyse(corpus)
    copy = article(before, "Ferry 1 late", "The Echo")
    assert not copy["counted"]

    after = analyse(
        corpus, Settings(corrected=(Correction(copy["article_id"], "", "4 June 2025"),))
    )

    assert article(after, "Ferry 1 late", "The Echo")["counted"]
    assert not article(after, "Ferry 1 late")["counted"]


def test_what_was_decided_on_a_corrected_article_holds_also_once_its_source_is_named(corpus):
    plain = analyse(corpus, Settings(n_topics=0, named=PIERS))
    rows = plain.articles
    one = rows[rows["file"] == "b.txt"].to_dict("records")[0]
    ledger = Ledger(articles=(ArticleDecision(one["article_id"], "Piers", one["title"]),))
    said = Settings(
        n_topics=0,
        named=PIERS,
        sources=(SourceDecision("The Wren"),),
        corrected=(Correction(one["article_id"], "Baker in court", "2025"),),
    )

    told = apply_ledger(analyse(corpus, said), ledger)

    now = article(told, "Baker in court")
    assert (now["article_id"], now["topic"]) == (one["article_id"], "Piers")
    assert waiting_notes(told.manifest["notes"]) == []


def test_an_article_given_the_title_of_another_stays_an_article(tmp_path):
    rows = "\n".join(f"{title},The Wren,{TEXT}" for title in ("Late", "Later"))
    (tmp_path / "a.csv").write_text(f"title,source,text\n{rows}\n")
    one = article(analyse(tmp_path), "Later")

    told = analyse(tmp_path, Settings(corrected=(Correction(one["article_id"], "Late"),)))

    assert told.articles["title"].tolist() == ["Late", "Late"]
    assert told.articles["article_id"].is_unique


def test_corrected_again_nothing_changes(corpus, tmp_path):
    one = article(analyse(corpus, known=tmp_path / "known"), "Ferry 2 late")
    said = Settings(corrected=(Correction(one["article_id"], "Boat sinks", "1 May 2025"),))

    again, full = analyse(corpus, said, known=tmp_path / "known"), analyse(corpus, said)

    for name, frame in full.tables().items():
        pd.testing.assert_frame_equal(frame, again.tables()[name], check_exact=True, obj=name)
