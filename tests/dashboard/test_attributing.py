"""The sources of files and folders, said in the app: kept, told in words, taken back."""

import pytest
from builders import a_report, an_article, on
from pages import page, words

from analysis import UNKNOWN_SOURCE, SourceDecision, ledger_place, read_ledger
from dashboard import decisions
from dashboard.corpora import sample_folder
from dashboard.queries.alike import alike
from dashboard.queries.places import Place, folders_of_sources, places
from dashboard.widgets import attributing


def a_corpus():
    rows = [
        (UNKNOWN_SOURCE, "june/a.txt"),
        (UNKNOWN_SOURCE, "june/b.txt"),
        ("Terrier", "june/b.txt"),
        ("Terrier Online", "c.txt"),
    ]
    articles = [
        an_article(source, f"Dockers walk out {n}", on("Port strike", -0.4), file=file)
        for n, (source, file) in enumerate(rows)
    ]
    return a_report(articles)


def decided():
    return read_ledger(ledger_place(sample_folder()))


def test_places_are_the_corpus_its_folders_and_its_files():
    assert places(a_corpus()) == [
        Place("", 2, 4),
        Place("june/", 2, 3),
        Place("c.txt", 0, 1),
        Place("june/a.txt", 1, 1),
        Place("june/b.txt", 1, 2),
    ]


@pytest.mark.parametrize(
    ("place", "said"),
    [(0, 'the whole corpus: articles of unknown source are by "The Sparrow"'),
     (1, 'june/: articles of unknown source are by "The Sparrow"'),
     (2, 'june/a.txt: articles of unknown source are by "The Sparrow"')],
)  # fmt: skip
def test_a_source_is_named_kept_told_and_taken_back(data_home, place, said):
    shown = page("sources", a_corpus())
    shown.selectbox(key="attributing-place-False-").select_index(place).run()
    shown.text_input(key="attributing-name").input("The Sparrow").run()
    shown.button(key="attributing-keep").click().run()

    (one,) = decided().sources
    assert one == SourceDecision("The Sparrow", ("", "june/", "june/a.txt")[place])
    assert decisions.told(decided()) == [said]
    assert decisions.last_step(sample_folder()) == [said]
    shown.button(key="attributing-undo").click().run()
    assert len(decided()) == 0


def test_articles_of_a_known_source_are_meant_where_the_analyst_says_so(data_home):
    shown = page("sources", a_corpus())
    shown.checkbox(key="attributing-every").check().run()
    shown.selectbox(key="attributing-place-True-").select_index(2).run()
    shown.text_input(key="attributing-name").input("Terrier").run()
    shown.button(key="attributing-keep").click().run()

    assert decided().sources == (SourceDecision("Terrier", "c.txt", every=True),)


def test_another_name_of_a_source_is_kept_and_taken_back(data_home):
    shown = page("sources", a_corpus())
    shown.selectbox(key="attributing-other").set_value("Terrier Online").run()
    shown.text_input(key="attributing-of").input("Terrier").run()
    shown.button(key="attributing-join").click().run()

    assert decided().other_names == (("Terrier Online", "Terrier"),)
    assert decisions.told(decided()) == ['"Terrier Online" is another name of "Terrier"']
    shown.button(key="attributing-undo").click().run()
    assert len(decided()) == 0


def test_folders_are_named_after_themselves_in_one_step_and_taken_back_in_one(data_home):
    report = a_report(
        [
            an_article(source, f"Dockers walk out {n}", on("Port strike", -0.4), file=file)
            for n, (source, file) in enumerate(
                [
                    (UNKNOWN_SOURCE, "all/the_sparrow/a.txt"),
                    (UNKNOWN_SOURCE, "all/the_sparrow/b.txt"),
                    (UNKNOWN_SOURCE, "all/Evening [Gull](x)/a.txt"),
                    ("Terrier", "terrier/a.txt"),
                ]
            )
        ]
    )
    shown = page("sources", report)

    assert "Is each of 2 folders a source?" in words(shown)
    shown.button(key="attributing-folders").click().run()

    assert decided().sources == (
        SourceDecision("Evening [Gull](x)", "all/Evening [Gull](x)/"),
        SourceDecision("the sparrow", "all/the_sparrow/"),
    )
    assert len(decisions.last_step(sample_folder())) == 2


@pytest.mark.parametrize("file", ["june/a.txt", "a.txt"])
def test_one_folder_is_not_offered_as_a_source(file):
    article = an_article(UNKNOWN_SOURCE, "Dockers walk out", on("Port strike", -0.4), file=file)

    assert folders_of_sources(a_report([article])) == {}


def test_names_that_may_be_of_one_source_are_offered_and_never_joined_by_themselves(data_home):
    shown = page("sources", a_corpus())
    said = words(shown).replace("\\", "")

    assert "Perhaps one source each: Terrier Online and Terrier." in said
    assert shown.button(key="attributing-join-alike").disabled
    assert len(decided()) == 0
    shown.selectbox(key="attributing-alike").select_index(0).run()
    shown.button(key="attributing-join-alike").click().run()

    assert decided().other_names == (("Terrier Online", "Terrier"),)


def test_pairs_are_names_that_differ_in_words_outlets_add():
    sizes = {
        "Fox News": 3,
        "Fox Online News": 1,
        "Newsmax": 1,
        "Newsmax - News": 2,
        "CNN": 1,
        "CNN (Web News)": 1,
        "CNN - Editorial": 1,
        "New York Times - News": 1,
        "The New York Times": 4,
        "New York Post": 2,
        "The News": 2,
        "Online News": 2,
        UNKNOWN_SOURCE: 3,
    }
    articles = [
        an_article(source, f"{source} {n}", on("Port strike", 0.1, title=f"{source} {n}"))
        for source, size in sizes.items()
        for n in range(size)
    ]

    assert alike(a_report(articles)) == [
        ("New York Times - News", "The New York Times"),
        ("Fox Online News", "Fox News"),
        ("Newsmax", "Newsmax - News"),
        ("CNN (Web News)", "CNN"),
        ("CNN - Editorial", "CNN"),
    ]


def test_a_corpus_whose_names_are_apart_offers_none():
    apart = a_report([an_article(name, name, on("Port strike", 0.1)) for name in ("Echo", "Post")])
    shown = page("sources", apart)

    assert "Perhaps" not in words(shown)
    assert alike(apart) == []


def test_without_a_name_nothing_can_be_kept(data_home):
    shown = page("sources", a_corpus())

    assert shown.button(key="attributing-keep").disabled
    assert shown.button(key="attributing-join").disabled


def test_a_name_that_is_none_is_refused_in_one_line(data_home):
    shown = page("sources", a_corpus())
    shown.text_input(key="attributing-name").input(UNKNOWN_SOURCE).run()
    shown.button(key="attributing-keep").click().run()

    assert "is no source" in shown.error[0].value
    assert len(decided()) == 0


def test_where_every_source_is_known_the_page_says_so(data_home):
    report = a_report([an_article("Terrier", "Dockers walk out", on("Port strike", -0.4))])

    assert "Every article has a source" in words(page("sources", report))


def test_lists_to_choose_from_are_bounded(data_home, monkeypatch):
    monkeypatch.setattr(attributing, "MOST_OFFERED", 2)

    shown = page("sources", a_corpus())

    assert len(shown.selectbox(key="attributing-place-False-").options) == 2
