"""What became of the topics since the last run is said with its numbers."""

from dataclasses import replace

from builders import a_report

from analysis.memory import Change, Memory, memory_values
from dashboard.queries.changes import change_lines, compared_with

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
