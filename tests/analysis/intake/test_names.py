"""One source under many names has one name, and nobody else's."""

import pytest

from analysis.errors import SettingsError
from analysis.intake import read_corpus
from analysis.intake.names import OUTLETS, SourceNames, folded, read_source_names
from analysis.records import Article


def by(source: str, *, carrier: str = "", agency: str = "") -> Article:
    return Article(source, "Title", ("Text.",), (1,), carrier=carrier, agency=agency)


@pytest.mark.parametrize(
    "name",
    ["NYT", "nytimes.com", "www.nytimes.com", "https://www.nytimes.com/2025/06/27/a.html",
     "The New York Times", "New York Times", "THE NEW YORK TIMES", "the New York times"],
)  # fmt: skip
def test_the_names_of_a_known_paper_are_one(name):
    assert SourceNames().known(name) == "The New York Times"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("AP", "Associated Press"),
        ("afp", "Agence France-Presse"),
        ("bbc.co.uk", "BBC"),
        ("edition.cnn.com", "CNN"),
        ("Tomsguide.com", "Tom's Guide"),
        ("WSJ", "The Wall Street Journal"),
    ],
)
def test_known_forms_are_brought_to_the_usual_name(name, known):
    assert SourceNames().known(name) == known


@pytest.mark.parametrize(
    "name",
    ["The Saltmere Times", "Times", "Post", "New York", "apology.example", "", "Yahoo Japan"],
)
def test_a_name_that_no_table_holds_is_nobodys(name):
    assert SourceNames().known(name) == ""


def test_no_form_stands_for_two_outlets():
    owner: dict[str, str] = {}
    for name, others in OUTLETS.items():
        for other in (name, *others):
            assert owner.setdefault(folded(other), name) == name, other


def test_forms_that_differ_in_case_article_and_domain_are_one_name():
    articles = [
        by("SALTMERE ECHO"),
        by("saltmere-echo.example"),
        by("The Saltmere Echo"),
        by("Saltmere Echo"),
        by("Saltmere Herald"),
    ]

    found = [article.source for article in SourceNames().one_form(articles)]

    assert found == ["The Saltmere Echo"] * 4 + ["Saltmere Herald"]


def test_a_carrier_that_is_the_source_under_another_name_is_none():
    (article,) = SourceNames().one_form([by("CNN", carrier="edition.cnn.com", agency="AP")])

    assert (article.source, article.carrier, article.agency) == ("CNN", "", "Associated Press")


def test_more_articles_of_a_name_do_not_change_which_form_is_shown():
    few = [by("The Echo"), by("ECHO")]
    many = [*few, *[by("ECHO")] * 9]

    assert {a.source for a in SourceNames().one_form(few)} == {"The Echo"}
    assert {a.source for a in SourceNames().one_form(many)} == {"The Echo"}


def test_the_analysts_table_comes_first(tmp_path, write):
    write(
        tmp_path, "sources.toml", '"Times (NY)" = ["NYT", "The New York Times"]\n"E" = ["Echo 24"]'
    )
    write(tmp_path, "a.csv", "source,title,text\nNYT,A,Ships wait.\necho 24,B,Rain falls.\n")

    found = read_corpus(tmp_path)

    assert [article.source for article in found.articles] == ["Times (NY)", "E"]
    assert not found.skipped


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('"A" = "B"', "must be a list of names"),
        ('"A" = ["C"]\n"B" = ["c"]', "stands for both"),
        ('"A" = [', "sources.toml"),
    ],
)
def test_a_table_that_cannot_be_followed_says_what_to_do(tmp_path, write, content, message):
    write(tmp_path, "sources.toml", content)

    with pytest.raises(SettingsError, match=message):
        read_source_names(tmp_path)
