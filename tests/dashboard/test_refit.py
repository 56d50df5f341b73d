"""Topics that were kept while files came and went are said to be, and found anew when asked to."""

import sys

import pytest
from builders import a_report
from grown_corpora import THEMES, write
from streamlit.testing.v1 import AppTest

from analysis import open_report, report_folder, save_report
from analysis.tables import PLACED
from analysis.topics import space
from dashboard.__main__ import main
from dashboard.queries.method import placed_line
from dashboard.reporting.elements import written
from dashboard.reporting.listings import method_section
from dashboard.runs import Request, analysis_command
from dashboard.server import APP


@pytest.mark.parametrize(
    ("stories", "added", "gone", "line"),
    [
        (9900, 100, 0, "Topics are those found in 9,900 stories; since then 100 stories added."),
        (9900, 0, 1, "Topics are those found in 9,900 stories; since then 1 story gone."),
        (
            9900,
            2,
            1,
            "Topics are those found in 9,900 stories; since then 2 stories added or edited and 1 story gone or edited.",
        ),
    ],
    ids=["added", "gone", "edited"],
)
def test_the_line_says_how_many_stories_came_and_went(stories, added, gone, line):
    assert placed_line({PLACED: {"stories": stories, "added": added, "gone": gone}}) == line


@pytest.mark.parametrize(("added", "gone"), [(800, 0), (400, 400)])
def test_from_a_fifth_on_it_is_said_to_be_time(added, gone):
    one_less, enough = (
        placed_line({PLACED: {"stories": 4000, "added": number, "gone": gone}})
        for number in (added - 1, added)
    )

    assert "it is time" not in one_less
    assert enough.endswith("it is time to find topics anew.")


def test_where_topics_are_new_nothing_is_said():
    assert placed_line({}) == ""


def with_placed(**manifest):
    return a_report(manifest={PLACED: {"stories": 9900, "added": 100, "gone": 0}, **manifest})


def test_the_printed_report_says_it_too():
    assert "found in 9,900 stories" in written(method_section(with_placed()))


def opened(monkeypatch, corpus):
    """Open the Data view of a corpus."""
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(corpus)])
    page = AppTest.from_file(str(APP), default_timeout=20).run()
    return page.switch_page("views/data.py").run()


def test_the_page_offers_to_find_topics_anew_and_starts_that(monkeypatch, tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("One\n\nIt rained in Saltmere.", encoding="utf-8")
    save_report(with_placed(), report_folder(tmp_path / "corpus"))
    started = []
    monkeypatch.setattr("dashboard.runs.Runs.start", lambda _, *asked: started.append(asked))
    page = opened(monkeypatch, tmp_path / "corpus")
    assert any("since then 100 stories added" in one.value for one in page.caption)

    page.button(key="find-topics-anew").click().run()

    (request, folder), *_ = started
    assert "--refit" in analysis_command(request, folder, tmp_path / "progress")
    assert "--refit" not in analysis_command(Request(request.path), folder, tmp_path / "progress")
    assert folder == report_folder(tmp_path / "corpus")


def test_a_stored_report_says_it_and_offers_nothing(monkeypatch, tmp_path):
    save_report(with_placed(), tmp_path / "report")

    page = opened(monkeypatch, tmp_path / "report")

    assert any("since then 100 stories added" in one.value for one in page.caption)
    assert "Find topics anew" not in [one.label for one in page.button]


def test_the_command_goes_on_from_the_report_it_replaces_until_asked_to_find_topics_anew(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(space, "SAMPLE", 20)
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    command = ["analyze", str(corpus), "--out", str(out)]
    for number in range(3):
        write(corpus, f"{number}.csv", [*THEMES][:3], 10 * number)
    main(command)
    write(corpus, "added.csv", [*THEMES][:1], 100)

    main(command)
    kept = open_report(out).manifest
    main([*command, "--refit"])
    anew = open_report(out).manifest
    main(["analyze", str(corpus), "--out", str(tmp_path / "elsewhere")])

    assert kept[PLACED] == {"stories": 27, "added": 3, "gone": 0}
    assert PLACED not in anew
    assert PLACED not in open_report(tmp_path / "elsewhere").manifest
