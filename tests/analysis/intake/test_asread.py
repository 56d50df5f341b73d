"""Ids are those of what was read: whatever is decided about pieces, decisions on articles hold."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_lines import pages

from analysis import Settings, analyse
from analysis.applied import apply_ledger
from analysis.checked import judged_sentences
from analysis.decided import Correction, PieceDecision
from analysis.intake.asread import counterparts, with_ids_as_read
from analysis.intake.pages import split_page
from analysis.ledger import ArticleDecision, Judgement, Ledger, SentenceDecision
from analysis.records import Article, Document, NamedTopic
from analysis.tables import BY_HAND
from analysis.waiting import waiting_notes

OFFER = "Subscribe to our newsletter and get the best offers straight to your inbox today!"
LAST = "The mayor called the new pier a shame."
PAGE = f"""Ships wait at the quay
2 hours ago
- Echo

Nobody at the port knows why the ships wait for a third day, he said.
{OFFER}
{LAST}
Comments
The river rises again
3 hours ago
- Terrier

Boats are tied to the trees along the road to the lower town tonight.
Read more
"""
PIERS = Settings(n_topics=0, named=(NamedTopic("Piers", ("pier",)),))
BACK = PieceDecision("page.txt", is_text=True, text=OFFER, line=6)
OUT = PieceDecision("page.txt", is_text=False, text=PAGE.split("\n")[4], line=5)
EVERYTHING = PieceDecision("page.txt", is_text=True)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE)
    return folder


@pytest.mark.parametrize("piece", [BACK, OUT, EVERYTHING], ids=["back", "out", "all back"])
def test_what_was_decided_on_an_article_holds_when_its_text_is_changed_by_hand(corpus, piece):
    plain = analyse(corpus, PIERS)
    last = plain.sentences[plain.sentences["text"] == LAST].to_dict("records")[0]
    own, sentence = last["article_id"], last["sentence_id"]
    ledger = Ledger(
        articles=(ArticleDecision(own, "Piers", "Ships wait at the quay"),),
        sentences=(SentenceDecision(sentence, 1.0, LAST),),
        judged=(Judgement(sentence, "negative", LAST),),
    )
    settings = replace(PIERS, pieces=(piece,), corrected=(Correction(own, "Ships", "2025"),))

    changed = analyse(corpus, settings)
    told = apply_ledger(changed, ledger)

    assert len(changed.sentences) != len(plain.sentences)
    assert set(changed.articles["article_id"]) == set(plain.articles["article_id"])
    assert waiting_notes(told.manifest["notes"]) == []
    article = told.articles.set_index("article_id").loc[own]
    assert (article["title"], article["topic"]) == ("Ships", "Piers")
    by_hand = told.sentences[told.sentences["sentence_id"].isin(told.manifest[BY_HAND])]
    assert [*zip(by_hand["text"], by_hand["tone"], strict=True)] == [(LAST, 1.0)]
    assert judged_sentences(changed, ledger)["text"].tolist() == [LAST]
    told.check()


def test_a_run_that_knows_an_earlier_one_gives_the_same_ids(corpus, tmp_path):
    analyse(corpus, PIERS, known=tmp_path / "known")
    settings = replace(PIERS, pieces=(BACK,))

    again = [analyse(corpus, settings, known=tmp_path / "known") for _ in range(2)]

    full = analyse(corpus, settings).tables()
    for report in again:
        for name, frame in full.items():
            pd.testing.assert_frame_equal(frame, report.tables()[name], check_exact=True, obj=name)


def test_an_article_that_only_a_decision_made_has_the_id_of_its_text(tmp_path):
    (tmp_path / "a.txt").write_text("Comments\nRead more\n")
    (tmp_path / "b.txt").write_text(PAGE)
    settings = replace(PIERS, pieces=(PieceDecision("a.txt", is_text=True),))

    told = analyse(tmp_path, settings).articles

    plain = analyse(tmp_path, PIERS).articles
    assert set(plain["article_id"]) < set(told["article_id"])
    assert len(told) == len(plain) + 1


def test_a_sentence_that_stands_twice_is_not_guessed_once_its_id_has_gone(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE.replace("third day", "fourth day"))
    report = analyse(tmp_path, PIERS)

    told = apply_ledger(report, Ledger(sentences=(SentenceDecision("gone", 1.0, LAST),)))

    assert (report.sentences["text"] == LAST).sum() == 2
    assert told.sentences["tone"].tolist() == report.sentences["tone"].tolist()
    assert len(waiting_notes(told.manifest["notes"])) == 1


@given(pages, st.data())
def test_whatever_is_decided_ids_are_unique_and_stay_with_their_article(lines, data):
    document = Document("page.txt", "\n".join(lines))
    plain = split_page(document)
    body = [line for article in plain.articles for line in article.paragraphs]
    texts = [(piece.text, True) for piece in plain.removed] + [(line, False) for line in body]
    chosen = data.draw(st.lists(st.sampled_from(texts), max_size=4) if texts else st.just([]))
    said = [PieceDecision("page.txt", is_text=is_text, text=text) for text, is_text in chosen]
    told = split_page(document, decisions=said).articles

    found = counterparts(told, plain.articles)
    named = with_ids_as_read(told, [plain.articles[at] if at >= 0 else None for at in found])

    for article, at in zip(told, found, strict=True):
        assert at < 0 or plain.articles[at].title == article.title
    ids = {one.content_hash: one.article_id for one in named}
    assert len({*ids.values()}) == len(ids)
    assert [replace(one, read_id="") for one in named] == [*told]


def test_without_a_decision_every_article_is_its_own_counterpart():
    articles = [Article("Echo", "", ("A.",), (1,)), Article("Echo", "", ("B.",), (2,))]

    assert counterparts(articles, articles) == [0, 1]
    assert counterparts(articles[:1], articles) == [-1]
