"""Who wrote what, as the analyst says, holds in every run and can be taken back."""

import pandas as pd
import pytest

from analysis import Settings, analyse
from analysis.decided import SourceDecision, waiting_notes
from analysis.intake.names import SourceNames
from analysis.intake.saidby import with_sources
from analysis.records import UNKNOWN_SOURCE, Article

TEXT = "The ferry was late again on Monday. Passengers waited at the quay for hours."


def an_article(file: str, source: str = UNKNOWN_SOURCE) -> Article:
    return Article(source, "Late", (TEXT,), (1,), file=file)


def sources_of(articles, *decisions):
    told, _ = with_sources(articles, decisions)
    return [one.source for one in told]


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("june/a.txt", ["june/a.txt"]),
        ("june/", ["june/a.txt", "june/b/c.txt"]),
        ("june", ["june/a.txt", "june/b/c.txt"]),
        ("", ["june/a.txt", "june/b/c.txt", "june.txt"]),
        ("jun", []),
    ],
)
def test_a_file_a_folder_or_the_whole_corpus_is_meant(place, meant):
    files = ["june/a.txt", "june/b/c.txt", "june.txt"]

    told, unused = with_sources(
        [an_article(one) for one in files], [SourceDecision("The Sparrow", place)]
    )

    assert [one.file for one in told if one.source == "The Sparrow"] == meant
    assert bool(unused) == (not meant)


def test_a_known_source_stays_unless_all_articles_are_meant():
    articles = [an_article("a.txt"), an_article("a.txt", "Echo")]

    assert sources_of(articles, SourceDecision("Sparrow", "a.txt")) == ["Sparrow", "Echo"]
    assert sources_of(articles, SourceDecision("Sparrow", "a.txt", every=True)) == ["Sparrow"] * 2


def test_the_later_decision_about_an_article_holds():
    folder, file = SourceDecision("Sparrow"), SourceDecision("Wren", "a.txt")

    assert sources_of([an_article("a.txt"), an_article("b.txt")], folder, file) == [
        "Wren", "Sparrow",
    ]  # fmt: skip
    assert sources_of([an_article("a.txt")], file, folder) == ["Sparrow"]


@pytest.mark.parametrize(
    ("pairs", "name", "shown"),
    [
        ([("Sparrow Online", "The Sparrow")], "sparrow online", "The Sparrow"),
        ([("A Post", "B Post"), ("B Post", "C Post")], "A Post", "C Post"),
        ([("Sparrow", "NYT")], "Sparrow", "The New York Times"),
        ([("The New York Times", "The Old Times")], "nytimes.com", "The Old Times"),
        ([("A Post", "B Post")], "C Post", ""),
    ],
)
def test_two_names_are_one_source_whatever_the_tables_say(pairs, name, shown):
    assert SourceNames(other_names=pairs).known(name) == shown


def test_names_that_stand_for_each_other_end_somewhere():
    names = SourceNames(other_names=[("A Post", "B Post"), ("B Post", "A Post")])

    assert names.known("A Post") in {"A Post", "B Post"}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    (folder / "june").mkdir(parents=True)
    for n, place in enumerate(("june/a.txt", "june/b.txt", "c.txt")):
        (folder / place).write_text(f"Ferry {n} late again\n\n{TEXT} Boat {n} sank.\n")
    (folder / "d.csv").write_text("title,source,text\nLate,Sparrow Online,The boat sank today.\n")
    return folder


SAID = Settings(
    sources=(SourceDecision("The Sparrow", "june/"),),
    other_names=(("Sparrow Online", "The Sparrow"),),
)


def test_a_run_follows_what_was_said_and_one_without_it_does_not(corpus):
    told = analyse(corpus, SAID).articles.set_index("file")["source"]
    plain = analyse(corpus).articles.set_index("file")["source"]

    assert told.to_dict() == {
        "june/a.txt": "The Sparrow", "june/b.txt": "The Sparrow",
        "c.txt": UNKNOWN_SOURCE, "d.csv": "The Sparrow",
    }  # fmt: skip
    assert set(plain) == {UNKNOWN_SOURCE, "Sparrow Online"}


def test_a_run_that_knows_an_earlier_one_gives_the_tables_of_a_full_run(corpus, tmp_path):
    analyse(corpus, known=tmp_path / "known")

    again, full = analyse(corpus, SAID, known=tmp_path / "known"), analyse(corpus, SAID)

    for name, frame in full.tables().items():
        pd.testing.assert_frame_equal(frame, again.tables()[name], check_exact=True, obj=name)


def test_a_decision_that_no_article_answers_to_is_said_to_wait(corpus):
    report = analyse(corpus, Settings(sources=(SourceDecision("The Sparrow", "gone.txt"),)))

    (waits,) = waiting_notes(report.manifest["notes"])
    assert "gone.txt" in waits
