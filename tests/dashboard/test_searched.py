"""How many sentences tone and text select: said in the sidebar and on the first page."""

import sys

import pytest
from builders import Line, a_report, an_article
from pages import component_data, page
from streamlit.testing.v1 import AppTest

from analysis import save_report
from dashboard.filters import Filters
from dashboard.queries.searched import searched_line
from dashboard.server import APP
from dashboard.theme import plain

REPORT = a_report(
    [
        an_article(
            "Terrier",
            "Rents",
            [Line("The rent rose.", "Port strike", -0.4), Line("A rent cap.", "Port strike", 0.0)],
        ),
        an_article("Post", "More rents", [Line("No rent, no deal.", "Port strike", -0.2)]),
        an_article("Post", "Docks", [Line("The docks reopened.", "Age verification", 0.5)]),
    ]
)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(), ""),
        (Filters(sources=("Post",)), ""),
        (Filters(text="rent AND"), ""),
        (Filters(text="rent"), '3 sentences in 2 stories hold "rent".'),
        (Filters(text='"rent cap"'), '1 sentence in 1 story holds "rent cap".'),
        (Filters(text="rent cap"), '1 sentence in 1 story matches "rent cap".'),
        (Filters(sources=("Post",), text="rent"), '1 sentence in 1 story holds "rent".'),
        (Filters(tones=("negative",)), "2 negative sentences in 2 stories."),
        (
            Filters(tones=("negative", "neutral"), text="rose OR cap"),
            '2 negative and neutral sentences in 1 story match "rose OR cap".',
        ),
        (
            Filters(text="zzzz"),
            (
                '0 sentences hold "zzzz". Check the spelling, or leave the ending open with a '
                "star: zzzz*."
            ),
        ),
        (Filters(text="zzz*"), '0 sentences hold "zzz*". Check the spelling.'),
        (
            Filters(text="rent docks"),
            '0 sentences match "rent docks". Check the spelling, or ask for fewer words at once.',
        ),
        (
            Filters(sources=("Post",), text="rose"),
            '0 sentences hold "rose". 1 in the whole corpus: clear the other filters.',
        ),
        (
            Filters(sources=("Terrier",), tones=("positive",)),
            "0 positive sentences. Choose another tone, or more articles.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_said_how_many_sentences_are_selected_and_what_to_do_about_none(filters, said):
    assert searched_line(REPORT, filters) == said


def test_the_first_page_says_it_with_the_sentences_a_click_away():
    found = page("overview", REPORT, Filters(text="rent"))
    nothing = page("overview", REPORT, Filters(text="zzzz"))

    said = r"3 sentences in 2 stories hold \\\"rent\\\"."
    assert said in component_data(found)
    assert r"0 sentences hold \\\"zzzz\\\"." in component_data(nothing)


def test_the_sidebar_says_it_beside_the_field_and_leads_to_them(monkeypatch, tmp_path):
    save_report(REPORT, tmp_path / "report")
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(tmp_path / "report")])
    shown = AppTest.from_file(str(APP), default_timeout=20).run()

    shown.text_input("filter-text").input("rent").run()
    captions = [one.value for one in shown.sidebar.caption]
    assert plain('3 sentences in 2 stories hold "rent".') in captions
    shown.button("read-searched").click().run()
    assert shown.title[0].value == "Reader"

    shown.text_input("filter-text").input("zzzz").run()
    assert not [one for one in shown.button if one.key == "read-searched"]
    shown.text_input("filter-text").input('"rent AND (').run()
    mistake = "The search is not applied: the quotation mark before rent AND ( is not closed."
    assert plain(mistake) in [one.value for one in shown.sidebar.markdown]
