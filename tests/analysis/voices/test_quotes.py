"""Quotes and their speakers: planted sentences of every shape, and what must hold of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.records import CERTAINTIES, QUOTE_KINDS
from analysis.voices.quotes import find_quotes

CURLY, SINGLE = str.maketrans({"«": "“", "»": "”"}), str.maketrans({"«": "'", "»": "'"})
STRAIGHT = str.maketrans({"«": '"', "»": '"'})

# Text with «quotes», then for each of them its speaker and certainty; None: it is no speech.
PLANTED = {
    "name said behind": ("«It is over,» Ana Lee said.", ("Ana Lee", "sure")),
    "said name behind": ("«It is over,» said Ana Lee, a baker.", ("Ana Lee", "sure")),
    "question": ("«Is it over?» asked Ana Lee.", ("Ana Lee", "sure")),
    "apposition": ("«It is,» Ana Lee, the head of the firm, told us.", ("Ana Lee", "sure")),
    "cue before": ("Ana Lee said: «It is over.»", ("Ana Lee", "sure")),
    "cue far before": (
        "Ana Lee said in May that the town was «quite finished» by then.",
        ("Ana Lee", "probably"),
    ),
    "cue before with a lead": ("In May, Ana Lee said, «It is over.»", ("Ana Lee", "sure")),
    "according to": ("The town is «finished,» according to Ana Lee.", ("Ana Lee", "sure")),
    "title and place": ("«It is,» said Sen. Ana Lee (D-Ohio).", ("Ana Lee", "sure")),
    "possessive": ("«It is,» Acme's Ana Lee said.", ("Ana Lee", "sure")),
    "name in an apposition": (
        "«It is,» said the firm's chief, Ana Lee, on Friday.",
        ("Ana Lee", "sure"),
    ),
    "an institution": ("«It is over,» the Bank of Avalon said.", ("Bank of Avalon", "sure")),
    "a description": (
        "«It is,» said a spokesman for Ana Lee.",
        ("a spokesman for Ana Lee", "sure"),
    ),
    "many": ("The town is «finished,» two people said.", ("two people", "sure")),
    "goes on": (
        "«It is over,» Ana Lee said. «We lost it all.»",
        ("Ana Lee", "sure"),
        ("Ana Lee", "sure"),
    ),
    "two speakers": (
        "«It is,» Ana Lee said. «It is not over,» said Bo Dahl.",
        ("Ana Lee", "sure"),
        ("Bo Dahl", "sure"),
    ),
    "surname": (
        "Ana Lee runs it. Lee then left. «It is over,» Lee said.",
        ("Ana Lee", "sure"),
    ),
    "mister": ("Bo Dahl runs it. «It is over,» Mr. Dahl said.", ("Bo Dahl", "sure")),
    "he": ("Bo Dahl runs it. «It is over,» he said.", ("Bo Dahl", "probably")),
    "she is not a mister": (
        "Ana Lee left. Mr. Bo Dahl stayed. «It is over,» she said.",
        ("Ana Lee", "probably"),
    ),
    "who": ("The chief is Bo Dahl, who said «it is over.»", ("Bo Dahl", "probably")),
    "they": ("The firms left. «It is over,» they said.", ("", "")),
    "participle": ("The firm left, saying «it is over.»", ("the firm", "sure")),
    "judged": ("Ana Lee called the plan «a farce.»", ("Ana Lee", "probably")),
    "next paragraph": ("Ana Lee said in a letter:\n«It is over.»", ("Ana Lee", "probably")),
    "a second verb": (
        "Officials counted 12 ballots and said «it is over».",
        ("officials", "probably"),
    ),
    "another": ("«It is over,» said another.", ("another", "sure")),
    "an actress": ("«It is over,» tweeted actress Ana Lee.", ("Ana Lee", "sure")),
    "somebody's uncle": ("«It is,» said Bo's uncle, Ana Lee, on Friday.", ("Ana Lee", "sure")),
    "somebody's office": ("Bo Dahl's office said «it is over.»", ("Bo Dahl's office", "sure")),
    "comments to somebody": ("He made «inflammatory» comments to them about Ana Lee.", None),
    "a clause that goes on": (
        "Ana Lee left, a step that Bo Dahl called «quite wise.»",
        ("Bo Dahl", "sure"),
    ),
    "who is told": ("The town is told that «it is over for now.»", ("", "")),
    "a day": ("Ana Lee, who built the «town hall,» said Monday that it is shut.", ("", "")),
    "a day before a comma": (
        "The next day, Ana Lee left, saying «it is over.»",
        ("Ana Lee", "sure"),
    ),
    "a party and a state": ("Rep. Ana Lee, D-Ohio, said: «It is over.»", ("Ana Lee", "sure")),
    "a dateline": ("OSLO - Ana Lee on Sunday left, saying «it is over.»", ("Ana Lee", "sure")),
    "a label with a title": ("Ms Lee: «We lost.»", ("Lee", "sure")),
    "a label of two words": ("Ana Lee (Oslo): «We lost.»", ("Ana Lee", "sure")),
    "a label that is no name": ("Update: «We lost.»", None),
    "a headline with a colon": ("Now On Sale: «The Farm.»", None),
    "a short answer": (
        "«Is it over?» Ana Lee asked. «No.»",
        ("Ana Lee", "sure"),
        ("Ana Lee", "sure"),
    ),
    "scare quotes": ("The «closed» models sold well.", None),
    "so-called": ("They use a technique called «learning» there.", None),
    "a title": ("The novel «The Long Way Down» sold well.", None),
    "a programme": ("Ana Lee told the show «Morning Joe» that it was over.", None),
    "nobody known": (
        "«It is over, and nobody in this town will ever see it again.»",
        ("", ""),
    ),
}


@pytest.mark.parametrize("marks", [CURLY, STRAIGHT, SINGLE], ids=["curly", "straight", "single"])
@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_planted_quotes_have_their_speakers(planted, marks):
    text, *expected = planted

    found = find_quotes(text.translate(marks))

    assert [(q.speaker, q.certainty) if q.kind == "speech" else None for q in found] == expected


TALK = (
    "Mr Dahl: Is it over?",
    "LEE: Not yet. The “closed” mines are open.",
    "Q: When?",
    "The Prime Minister: In May.",
    "[Laughter.]",
    "Mr Dahl (Oslo): We thank you.",
)


def test_each_labelled_line_of_a_transcript_is_a_quote_of_whom_the_label_names():
    text = "\n".join(TALK)

    found = find_quotes(text)

    assert [(quote.speaker, quote.text) for quote in found] == [
        ("Dahl", "Is it over?"),
        ("LEE", "Not yet. The “closed” mines are open."),
        ("", "When?"),
        ("Prime Minister", "In May."),
        ("Dahl", "We thank you."),
    ]
    assert [text[slice(*quote.cited)] for quote in found if quote.cited] == [
        "Mr Dahl", "LEE", "The Prime Minister", "Mr Dahl",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("WHEN: on Friday, or later?", "WHERE: the hall.", "WHEN: late.", "WHERE: here."),
        ("Ana Lee: gold.", "Bo Dahl: silver.", "Ana Lee: gold again.", "Bo Dahl: none."),
        ("LEE: Is it over?", "Rents rose.", "They fell.", "Then they rose.", "LEE: Yes."),
    ],
    ids=["no names", "nobody asks", "mostly told"],
)
def test_lines_with_a_colon_are_no_transcript_of_themselves(lines):
    assert find_quotes("\n".join(lines)) == []


def test_a_quote_of_several_paragraphs_has_one_speaker():
    text = "“It is over,” Ana Lee said. “We came here with nothing.\n\n“We leave with nothing.” He left."

    found = find_quotes(text)

    assert [quote.speaker for quote in found] == ["Ana Lee"] * 3


def test_a_new_paragraph_does_not_take_over_the_speaker_of_a_closed_quote():
    text = '"It is over," Ana Lee said.\n"We will never see anything of the kind again."'

    assert [quote.speaker for quote in find_quotes(text)] == ["Ana Lee", ""]


def test_a_shared_surname_goes_to_the_one_named_last_and_is_only_probable():
    text = 'Ana Lee came. Later came Bo Lee and left. "It is over," Lee said.'

    (quote,) = find_quotes(text)

    assert (quote.speaker, quote.certainty) == ("Bo Lee", "probably")


def test_a_name_inside_a_quote_is_nobodys_antecedent():
    text = 'Bo Dahl left. "I met Carl Moe there," he said.'

    (quote,) = find_quotes(text)

    assert quote.speaker == "Bo Dahl"


@pytest.mark.parametrize("place", ["on Gannet Dock", "at Elm Halt", "in Elm Halt"])
def test_a_place_is_nobodys_antecedent(place):
    text = f'We met Ana Lee. The shop is {place}. "It is over," she said.'

    (quote,) = find_quotes(text)

    assert quote.speaker == "Ana Lee"


def test_the_words_that_name_the_speaker_and_the_verb_are_cited():
    text = 'Ana Lee runs it. "It is over," she told reporters.'

    (quote,) = find_quotes(text)

    assert quote.cited is not None
    assert text[slice(*quote.cited)] == "she"
    assert quote.verb == "told"
    assert text[quote.start : quote.end] == '"It is over,"'


@pytest.mark.parametrize("marks", ["«{}»", "« {} »", "»{}«", "„{}“", "„{}”", "‹{}›"])
def test_a_quote_in_marks_of_other_languages_has_its_speaker(marks):
    (quote,) = find_quotes(f"{marks.format('It is over,')} said Ana Lee.")

    assert (quote.text, quote.kind, quote.speaker) == ("It is over,", "speech", "Ana Lee")
    assert quote.certainty == "sure"


def test_who_speaks_french_is_not_told_and_no_mark_stays_in_his_words():
    said = "« Nous ne voulons pas de cette réforme inutile », a déclaré Jean Morel."

    (quote,) = find_quotes(said.replace("« ", "«\xa0").replace(" »", "\u202f»"))

    assert (quote.text, quote.kind) == ("Nous ne voulons pas de cette réforme inutile", "speech")
    assert quote.speaker == ""


def test_the_front_door_finds_quotes():
    assert analysis.find_quotes("Nothing is said.") == []


PIECES = st.lists(
    st.sampled_from(
        ["'", '"', "“", "”", "‘", "’", " ", "\n", ". ", ", ", "said ", "Ana Lee ", "he ", "who ",
         "according to ", "called ", "the ", "-- ", "(", ")", "word ", "''", "é", ": ",
         "«", "»", "„", "\xa0"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(PIECES)
def test_quotes_of_any_text_stand_in_it_in_order(text):
    last = 0
    for quote in find_quotes(text):
        assert last <= quote.start < quote.end <= len(text)
        assert quote.text in text[quote.start : quote.end]
        assert quote.kind in QUOTE_KINDS
        assert quote.certainty in CERTAINTIES
        assert bool(quote.speaker) == bool(quote.certainty)
        assert quote.cited is None or 0 <= quote.cited[0] < quote.cited[1] <= len(text)
        last = quote.end


@pytest.mark.timeout(60)  # what is quadratic here takes minutes
@pytest.mark.parametrize(
    "piece",
    ['"a" said ', '"a," Ana ', "Ana Lee, ", '"No," he said. ', "“a ", "said that ", '"a", who '],
)
def test_time_is_linear_in_hostile_text(piece):
    text = piece * 1_000

    ends = [quote.end for quote in find_quotes(text)]

    assert ends == sorted(ends)
