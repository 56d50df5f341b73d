"""Who wrote what, as the analyst says, holds in every run and can be taken back."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import NamedTopic, Settings, analyse
from analysis.applied import apply_ledger
from analysis.checked import judged_sentences
from analysis.decided import SourceDecision
from analysis.intake.names import SourceNames
from analysis.intake.saidby import with_sources
from analysis.ledger import ArticleDecision, Judgement, Ledger, SentenceDecision
from analysis.records import UNKNOWN_SOURCE, Article
from analysis.tables import BY_HAND
from analysis.waiting import waiting_notes

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


def ids_of(report):
    return dict(zip(report.articles["file"], report.articles["article_id"], strict=True))


@pytest.mark.parametrize(
    "said",
    [
        Settings(sources=(SourceDecision("The Sparrow", "june/"),)),
        Settings(sources=(SourceDecision("The Wren", every=True),)),
        Settings(other_names=(("Sparrow Online", "The Sparrow"),)),
    ],
    ids=["unknown sources", "every source", "another name"],
)
def test_articles_keep_their_ids_whoever_is_said_to_have_written_them(corpus, said):
    plain, told = analyse(corpus), analyse(corpus, said)

    assert plain.articles["source"].tolist() != told.articles["source"].tolist()
    assert ids_of(told) == ids_of(plain)
    assert set(told.lines["article_id"]) == set(plain.lines["article_id"])
    assert set(told.sentences["sentence_id"]) == set(plain.sentences["sentence_id"])


def test_what_was_decided_on_an_article_before_its_source_was_named_still_holds(tmp_path):
    """The source shows a line to be furniture: ids of sentences are then those of the next ones."""
    for n, place in enumerate(("north", "east", "south", "west", "far")):
        text = f"Boats of the {place} coast sail from here every day.\n\nThe {place} pier broke."
        file = f"Ferry {n} late\n\nThe Tide is our letter for the shore.\n\n{text}\n"
        (tmp_path / f"{n}.txt").write_text(file)
    plain = analyse(tmp_path, Settings(n_topics=0, named=(NamedTopic("Piers", ("pier",)),)))
    broke = plain.sentences[plain.sentences["text"] == "The far pier broke."].to_dict("records")[0]
    ledger = Ledger(
        articles=(ArticleDecision(broke["article_id"], "Piers", "Ferry 4 late"),),
        sentences=(SentenceDecision(broke["sentence_id"], 1.0, "The far pier broke."),),
        judged=(Judgement(broke["sentence_id"], "negative", "The far pier broke."),),
    )
    settings = Settings(n_topics=0, sources=(SourceDecision("The Tide"),))
    named = analyse(tmp_path, replace(settings, named=(NamedTopic("Piers", ("pier",)),)))

    told = apply_ledger(named, ledger)

    assert len(named.sentences) < len(plain.sentences)
    assert ids_of(named) == ids_of(plain)
    assert waiting_notes(told.manifest["notes"]) == []
    assert told.articles.set_index("article_id")["topic"][broke["article_id"]] == "Piers"
    (by_hand,) = told.manifest[BY_HAND]
    now = told.sentences.set_index("sentence_id").loc[by_hand]
    assert (now["text"], now["tone"]) == ("The far pier broke.", 1.0)
    assert judged_sentences(named, ledger)["text"].tolist() == ["The far pier broke."]
    taken_back = ledger.without_sentence(by_hand, now["text"])
    assert taken_back.sentences == ()


def test_of_texts_that_differ_by_their_source_alone_the_first_keeps_the_id(tmp_path):
    for place in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / place).write_text(f"Ferry late again\n\n{TEXT} It sank.\n")
    (one,) = ids_of(analyse(tmp_path)).items()

    told = analyse(tmp_path, Settings(sources=(SourceDecision("The Wren", "b.txt"),)))

    assert one[0] == "a.txt"
    ids = ids_of(told)
    assert ids["a.txt"] == one[1]
    assert sorted(ids) == ["a.txt", "b.txt"]
    assert ids["b.txt"] != ids["a.txt"]
    assert set(told.lines["article_id"]) == {"", *ids.values()}
