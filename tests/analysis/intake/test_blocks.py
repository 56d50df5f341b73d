"""The blocks of a web page, and those that its main text leaves out."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from analysis.intake.blocks import Block, blocks_of, dropped_blocks

SAYINGS = ["Docks", "Most read", "Gull steals pasty", "The gate was shut again.", "(c) Echo", "★★"]
pages = st.lists(st.tuples(st.sampled_from(SAYINGS), st.booleans()), max_size=12)


def merged(lines, dropped):
    """Return the lines with what was dropped in its place."""
    found = []
    for number in range(len(lines) + 1):
        found += [text for place, text in dropped if place == number]
        found += lines[number : number + 1]
    return found


def alone(texts):
    return [Block(text, 0) for text in texts]


@given(st.lists(st.booleans(), max_size=30))
def test_what_is_dropped_stands_where_it_stood(kept):
    texts = [f"Part {number} of the page tells of the quay." for number in range(len(kept))]
    lines = [text for text, own in zip(texts, kept, strict=True) if own]

    assert merged(lines, dropped_blocks(alone(texts), lines, "")) == texts


@given(pages)
def test_no_block_is_lost_and_none_is_told_twice(page):
    texts = [text for text, _ in page]
    lines = [text for text, kept in page if kept]

    dropped = [text for _, text in dropped_blocks(alone(texts), lines, "")]

    assert Counter(lines) + Counter(dropped) == Counter(texts)


def test_of_a_repeated_headline_the_one_within_the_text_counts():
    texts = ["Gate shut", "Docks", "It rained.", "Gate shut", "Nobody cheered.", "Gate shut"]
    lines = ["It rained.", "Gate shut", "Nobody cheered."]

    dropped = dropped_blocks(alone(texts), lines, "")

    assert dropped == ((0, "Gate shut"), (0, "Docks"), (3, "Gate shut"))


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (["Quay", "12"], "| Quay | 12 |"),
        (["Nobody cheered."], "- Nobody cheered."),
        (
            ["The gate was shut again on Monday (see quay),  and nobody in the town cheered."],
            "The gate was shut again on Monday, and nobody in the town cheered.",
        ),
    ],
    ids=["table", "list", "without a link"],
)
def test_a_block_that_is_told_in_another_form_is_not_dropped(texts, line):
    blocks = alone(["Docks", *texts, "(c) Echo"])

    assert dropped_blocks(blocks, [line], "") == ((0, "Docks"), (1, "(c) Echo"))


def test_the_headline_is_not_dropped_where_it_is_told_as_such():
    assert dropped_blocks(alone(["Gate shut", "It rained."]), ["It rained."], "Gate  shut") == ()


def test_a_list_that_is_dropped_is_one_block_and_what_is_told_of_it_parts_it():
    tree = html.document_fromstring(
        "<nav><ul><li>Docks<li><a>Sport</a></ul></nav><h2>Gate</h2>"
        "<ul><li>One<li>Two<li>Three</ul><ul><li>Four</ul><script>x</script>"
    )

    dropped = dropped_blocks(blocks_of(tree), ["Gate", "- Two"], "")

    assert dropped == ((0, "Docks | Sport"), (1, "One"), (2, "Three"), (2, "Four"))
