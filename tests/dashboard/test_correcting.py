"""A wrong title or date is corrected where the article is read, stands everywhere, is taken back."""

import sys

import pytest
from builders import a_report, an_article, on
from pages import page, words
from streamlit.testing.v1 import AppTest

from analysis import Correction, Settings, analyse, ledger_place, read_ledger, report_folder
from analysis import save_report as save
from analysis.tables import LINES
from dashboard import decisions
from dashboard.corpora import sample_folder
from dashboard.server import APP
from dashboard.theme import plain

MENU = an_article("Terrier", "Menu", on("Port strike", -0.4), day="2025-06-03")


def decided():
    return read_ledger(ledger_place(sample_folder()))


def field(shown, name):
    return next(one for one in shown.text_input if str(one.key).startswith(f"correcting-{name}-"))


def test_title_and_date_are_corrected_told_and_taken_back(data_home):
    shown = page("reader", a_report([MENU]))
    assert (field(shown, "title").value, field(shown, "date").value) == ("Menu", "2025-06-03")
    assert shown.button(key="correcting-keep").disabled
    field(shown, "title").input(" Dockers  walk out ").run()
    field(shown, "date").input("May 2025").run()
    shown.button(key="correcting-keep").click().run()

    one = Correction(MENU.article_id, "Dockers walk out", "May 2025", "Menu")
    said = '"Menu" has the title "Dockers walk out" and is dated May 2025'
    assert decided().corrected == (one,)
    assert decisions.told(decided()) == [said]
    assert decisions.last_step(sample_folder()) == [said]
    assert (field(shown, "title").value, field(shown, "date").value) == (one.title, one.date)

    field(shown, "title").input("").run()  # as it was read
    shown.button(key="correcting-keep").click().run()
    assert decided().corrected == (Correction(MENU.article_id, "", "May 2025", "Menu"),)
    decisions.undo(sample_folder())
    assert decided().corrected == (one,)
    decisions.undo(sample_folder())
    assert len(decided()) == 0


def test_the_field_of_an_undated_article_is_empty_and_takes_a_date(data_home):
    undated = an_article("Terrier", "Menu", on("Port strike", -0.4))
    shown = page("reader", a_report([undated]))
    assert (field(shown, "date").value, len(shown.error)) == ("", 0)

    field(shown, "date").input("May 2025").run()
    shown.button(key="correcting-keep").click().run()

    assert decisions.told(decided()) == ['"Menu" is dated May 2025']


def test_emptied_fields_leave_no_correction(data_home):
    shown = page("reader", a_report([MENU]))
    field(shown, "date").input("undated").run()
    shown.button(key="correcting-keep").click().run()
    assert decisions.told(decided()) == ['"Menu" has no date']

    field(shown, "date").input("").run()
    shown.button(key="correcting-keep").click().run()

    assert len(decided()) == 0


@pytest.mark.parametrize(
    ("typed", "why"),
    [("27 Juno", '"27 Juno" is no date: write 27 June 2025'), ("6/7/2025", "may mean two days")],
)
def test_what_is_no_date_is_refused_in_one_line_before_it_is_kept(data_home, typed, why):
    shown = page("reader", a_report([MENU]))

    field(shown, "date").input(typed).run()

    assert plain(why) in shown.error[0].value
    assert "correcting-keep" not in [one.key for one in shown.button]


def test_of_a_document_with_several_articles_one_is_chosen(data_home):
    other = an_article("Echo", "Ships wait", on("Port strike", 0.1, title="Ships"))
    both = [(MENU.article_id, "Menu"), (other.article_id, "Ships wait")]
    lines = LINES.frame(
        {
            "file": ["page.txt"] * 2,
            "line": [1, 2],
            "text": [text for _, text in both],
            "article_id": [one for one, _ in both],
            "role": ["title"] * 2,
        }
    )
    shown = page("documents", a_report([MENU, other], lines=lines))

    shown.selectbox(key="correcting-article").select(other.article_id).run()
    field(shown, "date").input("4 June 2025").run()
    shown.button(key="correcting-keep").click().run()

    assert decided().corrected == (
        Correction(other.article_id, date="4 June 2025", read="Ships wait"),
    )


def test_of_a_stored_report_nothing_can_be_corrected(stored, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.switch_page("views/reader.py").run()
    field(shown, "title").input("Another").run()

    assert shown.button(key="correcting-keep").disabled
    assert "open its corpus to correct titles and dates" in words(shown)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Open a corpus of three articles; also its report is there once one is corrected."""
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(3):
        text = f"Boat {n} was late on Monday. Passengers waited {n + 3} hours at pier {n}."
        (folder / f"{n}.txt").write_text(f"Ferry notes {n}\n\n{text}\n")
    report = analyse(folder)
    save(report, report_folder(folder, Settings()))
    rows = report.articles.set_index("file")
    one = Correction(
        str(rows["article_id"]["1.txt"]), "Ferries late", "5 May 2025", str(rows["title"]["1.txt"])
    )
    said = Settings(corrected=(one,))
    save(analyse(folder, said), report_folder(folder, said))
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(folder)])
    return one


def test_once_analysed_again_what_was_corrected_is_read_on_the_pages(corpus):
    one = corpus
    shown = AppTest.from_file(str(APP), default_timeout=30)
    shown.query_params["article"] = one.article_id
    shown.run()
    assert "No article has a date." in words(shown)
    shown.switch_page("views/reader.py").run()
    field(shown, "title").input(one.title).run()
    field(shown, "date").input(one.date).run()
    shown.button(key="correcting-keep").click().run()

    assert not shown.exception
    assert [one.value for one in shown.subheader][-1] == "Ferries late"
    assert plain("5 May 2025") in words(shown)
    assert plain(f'the title was read as "{one.read}"') in words(shown)
    box = shown.selectbox(key="reader-article")
    assert (box.value, box.proto.set_value) == (one.article_id, True)
    assert box.proto.raw_value.startswith("Ferries late")  # not the words of before
    assert "No article has a date." not in words(shown)
    shown.switch_page("views/data.py").run()
    assert plain("1 article with a title or date corrected by hand.") in words(shown)
