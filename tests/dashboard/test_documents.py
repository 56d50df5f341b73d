"""The page Documents: lines verbatim, whose they are, what was taken out and why."""

import pytest
from builders import a_report, an_article, an_empty_report, on
from pages import component_data, page, words

from analysis import tables
from dashboard.queries.lines import article_letters, documents, piece_rows
from dashboard.widgets.lines import lines_data

LINES = ("Dockers walk out", "", "They left. Subscribe today! They will not move.", "Comments")
HOSTILE = '<img src=x onerror=alert(1)> "</ol><script>'


def a_document(lines=LINES, file="page.txt"):
    """Return a report of one document: a headline, a line with an advertisement, furniture."""
    article = an_article("Terrier", lines[0], on("Port strike", -0.4), file=file)
    own = article.article_id
    start = lines[2].find("Subscribe")
    cuts = [(3, start, start + 16, "promotion", "offer inside a paragraph")] if start >= 0 else []
    cuts.append((4, 0, len(lines[3]), "furniture", "site menu"))
    removed = [(file, *cut, lines[cut[0] - 1][cut[1] : cut[2]]) for cut in cuts]
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
