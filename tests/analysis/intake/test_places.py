"""What the place of a file tells where nothing in it does: its outlet and its day."""

import pytest

from analysis.intake import read_corpus
from analysis.intake.places import told_by_place
from analysis.records import UNKNOWN_SOURCE, Article

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."


def the_article(write, tmp_path, name, text=f"Gate\n\n{TEXT}\n"):
    """Return the one article of a corpus of one file."""
    write(tmp_path, f"news/{name}", text)
    (article,) = read_corpus(tmp_path / "news").articles
    return article


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("reuters/a.txt", "Reuters"),
        ("washington_post/a.txt", "The Washington Post"),
        ("nytimes.com/2025/a.txt", "The New York Times"),
        ("The Hill/a.txt", "The Hill"),
        ("bbc/cnn/a.txt", "CNN"),
        ("Time/a.txt", UNKNOWN_SOURCE),
        ("time.com/a.txt", "Time Magazine"),
        ("hill/a.txt", UNKNOWN_SOURCE),
        ("time.old/a.txt", UNKNOWN_SOURCE),
        ("slate-/a.txt", UNKNOWN_SOURCE),
        ("business/a.txt", UNKNOWN_SOURCE),
        ("june/reuters.txt", UNKNOWN_SOURCE),
        ("reuters.txt", UNKNOWN_SOURCE),
    ],
)
def test_a_folder_named_after_an_outlet_names_the_source(write, tmp_path, name, source):
    assert the_article(write, tmp_path, name).source == source


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-06-27_gate.txt", "2025-06-27"),
        ("gate 2025.06.27.txt", "2025-06-27"),
        ("20250627 gate.txt", "2025-06-27"),
        ("2025/06/27/gate.txt", "2025-06-27"),
        ("2025-06-26/gate 2025-06-27.txt", "2025-06-27"),
        ("2025-06-01 to 2025-06-27.txt", None),
        ("number 20250627.txt", None),
        ("2025-13-27.txt", None),
        ("12025-06-27.txt", None),
        ("2025-06.txt", None),
    ],
)
def test_a_day_in_the_name_dates_the_article(write, tmp_path, name, day):
    article = the_article(write, tmp_path, name)

    found = article.published
    assert (found and found.isoformat()) == (day and f"{day}T00:00:00+00:00")
    noted = ("file name", "day") if day else ("none", "none")
    assert (article.date_method, article.date_precision) == noted


def test_what_an_article_says_itself_goes_before_its_place(write, tmp_path):
    text = "<title>Gate</title><meta property='og:site_name' content='Echo'>"
    text += "<meta property='article:published_time' content='2024-01-02'>"

    article = the_article(write, tmp_path, "bbc/2025-06-27.html", f"{text}<p>{TEXT}</p>")

    assert (article.source, article.date_method) == ("Echo", "metadata")
    assert str(article.published).startswith("2024-01-02")


def test_rows_of_a_table_have_the_outlet_of_its_folder_but_not_the_day_of_the_export(
    write, tmp_path
):
    article = the_article(write, tmp_path, "bbc/2025-06-27.csv", f'title,text\nGate,"{TEXT}"\n')

    assert (article.source, article.date_method) == ("BBC", "none")


def test_a_page_of_several_articles_has_neither():
    names = {"source": UNKNOWN_SOURCE, "paragraphs": (TEXT,), "lines": (1,)}
    articles = [Article(title=title, file="bbc/2025-06-27.txt", **names) for title in "ab"]

    assert told_by_place(articles) == articles
    assert told_by_place(articles[:1]) != articles[:1]
