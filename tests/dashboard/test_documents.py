"""The page Documents: lines verbatim, whose they are, what was taken out and why."""

from dataclasses import replace

import pandas as pd
import pytest
from builders import a_report, a_survey, an_article, an_empty_report, on
from pages import component_data, page, words

from analysis import PieceDecision, ledger_place, read_ledger, tables
from analysis.effect import EFFECT_COLUMNS
from dashboard import decisions
from dashboard.corpora import sample_folder
from dashboard.queries.lines import article_letters, documents, lineage, piece_rows
from dashboard.widgets import restoring
from dashboard.widgets.lines import lines_data
from dashboard.widgets.restoring import NO_EFFECT, effect_lines

LINES = ("Dockers walk out", "", "They left. Subscribe today! They will not move.", "Comments")
ADVERT = "Subscribe today!"
HOSTILE = '<img src=x onerror=alert(1)> "</ol><script>'


def a_document(lines=LINES, file="page.txt"):
    """Return a report of one document: a headline, a line with an advertisement, furniture."""
    article = an_article("Terrier", lines[0], on("Port strike", -0.4), file=file)
    own = article.article_id
    start = lines[2].find("Subscribe")
    cuts = [(3, start, start + 16, "promotion", "offer inside a paragraph")] if start >= 0 else []
    cuts.append((4, 0, len(lines[3]), "furniture", "site menu"))
    removed = [(file, *cut, lines[cut[0] - 1][cut[1] : cut[2]], own) for cut in cuts]
    roles = ("title", "blank", "body", "furniture")
    kept = [
        (file, n, text, "" if role in {"blank", "furniture"} else own, role)
        for n, (text, role) in enumerate(zip(lines, roles, strict=True), start=1)
    ]

    def framed(schema, rows):
        return schema.frame(dict(zip(schema.names, zip(*rows, strict=True), strict=True)))

    return a_report(
        [article], lines=framed(tables.LINES, kept), removed=framed(tables.REMOVED, removed)
    )


def test_the_pieces_of_a_line_are_the_line_verbatim():
    rows = piece_rows(a_document(), "page.txt")

    assert tuple(rows.groupby("line")["text"].agg("".join)) == LINES
    assert all(
        text == LINES[line - 1][start:end]
        for line, start, end, text in zip(
            rows["line"], rows["start"], rows["end"], rows["text"], strict=True
        )
    )


def test_an_advertisement_inside_a_line_is_told_with_its_rule():
    rows = piece_rows(a_document(), "page.txt")

    assert rows["role"].tolist() == [
        "headline", "blank", "text", "advertisement", "text", "page furniture",
    ]  # fmt: skip
    assert rows["article"].tolist() == ["A", "", "A", "A", "A", ""]
    advert = rows.iloc[3]
    assert (advert["text"], advert["rule"]) == ("Subscribe today!", "offer inside a paragraph")


def test_articles_are_lettered_in_the_order_of_the_lines():
    rows = tables.LINES.frame(
        {
            "file": ["a"] * 4,
            "line": [1, 2, 3, 4],
            "text": list("wxyz"),
            "article_id": ["z9", "", "b1", "z9"],
            "role": ["body"] * 4,
        }
    )

    assert article_letters(rows) == {"z9": "A", "b1": "B"}


def test_the_page_shows_each_line_with_role_and_rule():
    report = a_document()
    shown = page("documents", report)

    said = component_data(shown)
    assert all(line in said for line in (LINES[0], LINES[3]))
    assert "advertisement: offer inside a paragraph" in said
    assert "A: Dockers walk out" in words(shown).replace("\\", "")
    assert "4 lines, 2 pieces taken out, 1 advertisement" in words(shown).replace("\\", "")
    assert [one.key for one in shown.get("download_button")] == ["csv-lines"]


def test_hostile_lines_reach_the_page_as_data_only():
    report = a_document((HOSTILE, "", HOSTILE, HOSTILE), file=HOSTILE)
    shown = page("documents", report)

    assert "<" not in words(shown).replace("\\<", "")
    pieces = lines_data(piece_rows(report, HOSTILE))
    assert "".join(one["text"] for one in pieces[2]["pieces"]) == HOSTILE


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (an_empty_report(), "holds no article"),
        (a_report(), "No document of this corpus is kept line by line"),
    ],
    ids=["empty", "tables-only"],
)
def test_without_lines_the_page_says_why(report, said):
    shown = page("documents", report)

    assert said in shown.info[0].value
    assert documents(report) == []


@pytest.fixture
def taken_apart():
    return page("documents", a_document())


def decided():
    return read_ledger(ledger_place(sample_folder())).pieces


def said(shown):
    return words(shown).replace("\\", "")


def test_the_effect_of_all_is_said_before_it_is_kept(taken_apart):
    shown = taken_apart
    assert '"Dockers walk out": tone −0.400 →' in said(shown)
    assert decided() == ()


def test_a_piece_put_back_is_a_decision_that_can_be_taken_back(taken_apart):
    shown = taken_apart
    shown.selectbox(key="restoring-piece-page.txt").select(0).run()
    shown.button(key="restoring-keep").click().run()

    start = LINES[2].find(ADVERT)
    kept = PieceDecision("page.txt", is_text=True, text=ADVERT, line=3, start=start)
    assert decided() == (kept,)
    assert decisions.can_undo(sample_folder())
    shown.button(key="restoring-undo").click().run()
    assert decided() == ()


def test_lists_to_choose_from_are_bounded_and_say_so(data_home, monkeypatch):
    whole = page("documents", a_document())
    monkeypatch.setattr(restoring, "MOST_LINES", 1)

    short = page("documents", a_document())

    assert len(whole.selectbox(key="restoring-piece-page.txt").options) == 3  # all, and two pieces
    assert len(short.selectbox(key="restoring-piece-page.txt").options) == 2
    assert "are offered here" not in said(whole)
    assert "The first 1 of 2 are offered here" in said(short)


def test_all_of_a_document_is_one_decision(taken_apart):
    shown = taken_apart
    shown.button(key="restoring-keep").click().run()

    assert decided() == (PieceDecision("page.txt", is_text=True),)


def test_a_line_of_text_is_taken_out(taken_apart):
    shown = taken_apart
    shown.selectbox(key="restoring-line-page.txt").select(0).run()

    assert "1 → " in said(shown)
    shown.button(key="restoring-mark").click().run()
    assert decided() == (PieceDecision("page.txt", is_text=False, text=LINES[2], line=3),)


def test_many_articles_are_summed_up_and_none_is_said():
    rows = [("a", f"Title {n}", 2, 0.25, 1, float("nan")) for n in range(10)]
    lines = effect_lines(pd.DataFrame(rows, columns=list(EFFECT_COLUMNS)))

    assert lines[0] == '"Title 0": tone +0.250 → none, 2 → 1 sentence'
    assert lines[-1] == "and 2 more articles"
    assert effect_lines(pd.DataFrame(columns=list(EFFECT_COLUMNS))) == [NO_EFFECT]


def test_the_lineage_of_an_article_names_first_printing_copies_and_whose_report_it_rests_on():
    survey = a_survey()
    articles = survey.articles.copy()
    story = articles.groupby("story_id")["article_id"].transform("size") > 1
    first = articles[story & articles["counted"]].iloc[0]
    copy = articles[story & ~articles["counted"]].iloc[0]
    lone = articles[~story].iloc[0]["article_id"]
    articles.loc[articles["article_id"] == lone, "derived_from"] = "The New York Times"
    report = replace(survey, articles=articles)

    assert lineage(report, first["article_id"]) == (
        "first printing, also printed by Harbour Ledger (4 Jun 2025)"
    )
    assert lineage(report, copy["article_id"]) == "first printed by Terrier (2 Jun 2025)"
    assert lineage(report, lone) == "rests on a report by The New York Times"
    assert lineage(report, "unknown") == ""
