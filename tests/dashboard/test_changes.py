"""What became of the topics since the last run is said with its numbers."""

from dataclasses import replace

from builders import a_report
from topic_corpora import write_council

from analysis import Report, Settings, analyse, remembered
from analysis.memory import Change, Memory, memory_values
from dashboard.filters import Filters
from dashboard.queries.changes import change_lines, compared_with
from dashboard.queries.topics import topic_rows

CHANGES = (
    Change("new", "port", "Old name", "", "", 0, 4),
    Change("split", "x", "Docks", "port", "Old name", 0, 1),
    Change("faded", "y", "Fish", "", "", 1_200, 3),
    Change("merged", "z", "Sea", "port", "Old name", 2, 4),
    Change("gone", "q", "Fog", "", "", 5, 0),
)


def remembering(memory):
    report = a_report()
    return replace(report, manifest={**report.manifest, "memory": memory_values(memory)})


def test_each_change_is_a_line_under_the_names_that_are_shown_now():
    report = remembering(Memory("k", 104, 90, (), CHANGES))

    assert change_lines(report) == [
        '"Port strike" new: 4 stories',
        '"Docks" split from "Port strike": 1 story',
        '"Fish" faded: 1,200 to 3 stories',
        '"Sea" merged into "Port strike": 2 to 4 stories',
        '"Fog" gone: had 5 stories',
    ]
    assert compared_with(report) == "Since the last run, of 90 stories (now 104)"


def test_a_first_run_and_an_older_report_say_nothing():
    for report in (remembering(Memory("k", 104)), a_report()):
        assert change_lines(report) == []
        assert compared_with(report) == ""


def test_a_topic_that_grew_past_another_stands_before_it_under_its_id_and_name(tmp_path):
    write_council(tmp_path / "news", {"bakery": 6, "harbour": 2})
    first = analyse(tmp_path / "news", Settings(n_topics=2))
    write_council(tmp_path / "news", {"harbour": 16}, first=2)

    later = analyse(
        tmp_path / "news", Settings(n_topics=2), memory=remembered(first.manifest["memory"])
    )

    bakery, harbour = _places(first)
    assert _places(later) == [harbour, bakery]
    assert any(line.startswith(f'"{harbour[1]}" grown') for line in change_lines(later))


def _places(report: Report) -> list[tuple[str, str]]:
    """Return ids and names of topics in the order of charts, without the row of no topic."""
    rows = topic_rows(report, Filters())
    return [*zip(rows["topic_id"], rows["topic"], strict=True)][:-1]
