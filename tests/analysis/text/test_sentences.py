"""Sentences: planted boundaries, the given page, and what must hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.sentences import split_sentences

# " | " marks where a sentence ends; everything else is the text.
PLANTED = {
    "plain": "He left. | She stayed! | Why? | Nobody knows.",
    "titles": "Mr. Lee met Dr. Ann Ray, Sen. Kim and Gov. Fox. | St. Louis won.",
    "country in a name": "The U.S. Supreme Court sat. | U.N. Secretary General Ban spoke.",
    "country at the end": "He moved to the U.S. | The move paid off.",
    "initials": "J. K. Rowling met George W. Bush and J.R.R. Tolkien. | It rained.",
    "pronoun I is no initial": "So did I. | Martha agreed. | Architect I. M. Pei won.",
    "dates": "On Jan. 5 and Sept. 11 it rained. | In Dec. | The sun came.",
    "numbers": "No. 5 fell 2.5 percent to $14.3 billion. | No. | That is wrong.",
    "clock": "At 9 a.m. Monday he rose. | At 10 p.m. | Police came at 9 a.m. EST.",
    "companies": "Apple Inc. said so. | Acme Inc. Chief Ann Lee joined Bolt Co. | The end.",
    "latin": "Fruit, e.g. Apples, vs. Pears, i.e. food etc. | They sell.",
    "words like abbreviations": "He was ill. | Prices fell. | Into the sun. | Wash it.",
    "states": "Rep. Ann Lee, R-Wis., met Sen. Bo Ray (D-Calif.) today. | In Ill. Governor Fox won.",
    "ellipsis": "Wait... what? | Well... | The end came… | And then it... went on.",
    "spaced ellipsis": "We grew . . . and grew. | Then . . . nothing.",
    "question inside quotes": "“Really?” he asked. | “Now?” Mr. Lee asked. | “Go!” | He left.",
    "French quotes": "« C'est fini. » | Il part. | « Oui ! » | « Non. »",
    "German quotes": "„Es ist vorbei.“ | Er ging. | »Nein.« | Er blieb. | „Oh!“ | Sie nickt.",
    "curly quotes": "“We won.” | “They lost.” | He smiled.",
    "straight single quotes": "It can't stop it.' | That kicked off. | 'No,' he said. | 'Yes.'",
    "straight double quotes": 'She said, "It is over." | "We go." | They went.',
    "brackets": "(He left.) | [She stayed.] | It rained (see p. 5). | Done.",
    "asides of marks": "It rose (?) Five percent (!) in all.",
    "speaker with a mark in the name": "Yahoo! Inc. fell. | He joined Yahoo! | The shares rose.",
    "numerals": "1. First we go. | 2. Then we stay.",
    "brands in lower case": "It fell. | iPhone sales rose. | eBay did not.",
    "links": "See below. | https://example.org/a.b?c=d shows it.",
    "links inside": "Go to example.org or bbc.co.uk/news today. | Now.",
    "dashes": "It ended. | -- He said so. | Really? -- she asked.",
    "units": "It warmed by 2°C. | Politicians slept. | He is 6 ft. tall.",
    "closing mark that stands alone": "He told them so. ” | Then he left.",
    "last mark that stands alone": 'He told them so. "',
    "heading": "Meta Platforms (META) Considers Rival Models",
    "nothing but marks": "...",
}


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_planted_boundaries_are_found_and_no_others(planted):
    assert split_sentences(planted.replace(" | ", " ")) == planted.split(" | ")


def test_a_line_break_ends_a_heading():
    assert split_sentences("What we know\nIt rained.\r\n\nAll day.") == [
        "What we know",
        "It rained.",
        "All day.",
    ]


def test_a_blank_lost_between_two_sentences_is_no_obstacle():
    assert split_sentences("The court upheld the law.The ruling stands. Node.js is fine.") == [
        "The court upheld the law.",
        "The ruling stands.",
        "Node.js is fine.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t\n", "\u2028", "\xa0"])
def test_blank_text_has_no_sentence(text):
    assert split_sentences(text) == []


# Line of the given page -> where its second and further sentences begin, read by hand.
PAGE_STARTS = {
    2: [], 3: [191], 4: [101, 150], 5: [97], 6: [82, 151, 256], 7: [155, 273], 8: [160, 264],
    9: [], 10: [138, 278], 11: [320], 12: [142, 237], 13: [260], 14: [212], 15: [39], 16: [130],
    17: [54, 149], 18: [218], 19: [156], 20: [154], 21: [34], 22: [153, 212], 23: [144],
    24: [183], 25: [54], 26: [61, 300], 27: [119, 288], 28: [107, 133, 314, 393], 29: [82],
    30: [], 31: [162], 32: [34, 166], 33: [], 34: [170, 230],
    49: [166, 211, 340, 434, 566, 712, 772, 894, 1021, 1066, 1184, 1286, 1380, 1594, 1682, 1849,
         2015, 2144, 2245],
    56: [201, 402, 443, 761, 927, 983, 1075, 1238, 1295, 1412, 1513, 1652, 1770, 1800, 1996],
    61: [228, 416, 566, 721, 894, 1072, 1232, 1439, 1616, 1801, 2014, 2264, 2429, 2698, 2929],
}  # fmt: skip


def test_all_94_boundaries_of_the_given_page_are_found(shared: Path):
    page = shared / "corpus" / "000_9fcb970a04a3fbef.txt"
    lines = page.read_text(encoding="utf-8").split("\n")
    found = {number: _starts(lines[number - 1])[1:] for number in PAGE_STARTS}

    assert found == PAGE_STARTS
    assert sum(map(len, found.values())) == 94


def _starts(text: str) -> list[int]:
    starts, place = [], 0
    for sentence in split_sentences(text):
        starts.append(text.index(sentence, place))
        place = starts[-1] + len(sentence)
    return starts


TEXTISH = st.lists(
    st.sampled_from(
        [
            *"aA1.!?…,;'\"’”“‘()[]-— \n\t\xa0\u2028",
            "Mr.",
            "U.S.",
            "a.m.",
            " The ",
            "No.",
            "...",
            "é",
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(TEXTISH, st.text(max_size=80)))
def test_sentences_stand_in_the_text_in_order_and_leave_nothing_out(text):
    sentences = split_sentences(text)

    place = 0
    for sentence in sentences:
        assert sentence
        assert sentence == sentence.strip()
        place = text.index(sentence, place) + len(sentence)
    assert _bare("".join(sentences)) == _bare(text)


@pytest.mark.timeout(60)  # what is quadratic here takes minutes
@pytest.mark.parametrize(
    "hostile",
    ["." * 300_000, ". " * 150_000, ".)" * 150_000, '."' * 150_000, "A." * 150_000, "a. A" * 75_000,
     "? “" * 100_000, " " * 300_000, ".\t" * 150_000, "\n." * 150_000, "x" * 300_000,
     "- " * 150_000, ". - - " * 50_000, "." + " ”" * 150_000, ". " + "- " * 150_000,
     "\u2028" * 300_000],
    ids=range(16),
)  # fmt: skip
def test_time_is_linear_on_hostile_text(hostile):
    assert _bare("".join(split_sentences(hostile))) == _bare(hostile)
