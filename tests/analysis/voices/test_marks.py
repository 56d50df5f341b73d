"""Quotes: planted marks of every kind, the given page, and which sentences they cover."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.sentences import split_sentences
from analysis.voices.marks import quote_spans, quoted_flags

# "⟦" and "⟧" stand around each quote with its marks; they are taken out before the text is read.
PLANTED = {
    "straight double": 'He said ⟦"no"⟧ and ⟦"never."⟧',
    "curly double": "⟦“It’s over,”⟧ he said. ⟦“Go.”⟧",
    "curly single": "⟦‘It’s the users’ data,’⟧ he said.",
    "straight single": "⟦'It isn't the users' data,'⟧ he said. Then: ⟦'Don't.'⟧",
    "possessives alone": "The users' data isn't James's. The boys' mother's sisters' house.",
    "elisions": "Rock 'n' roll of the '90s, tell 'em 'twas good, goin' home in '68 or so.",
    "feet and inches": "He is 6'2\" tall, the board 5' wide and 12\" long.",
    "feet inside a quote": '⟦"He is 6\'2" tall,"⟧ she said.',
    "a term that looks like a possessive": "The ⟦'Lord of the Rings'⟧ villain left.",
    "a term, then a quote": "The ⟦'Eye of Sauron'⟧ and the ⟦'Rings'⟧ they saw: ⟦'No.'⟧",
    "several sentences": "⟦'One is here. Two isn't. Three is.'⟧ He left.",
    "single inside double": "⟦\"They call it 'the end' here,\"⟧ he said.",
    "double inside single": "⟦'They call it \"the end\" here,'⟧ he said.",
    "single inside single": "⟦'He would say, 'No,' and if I asked, he would go,'⟧ Lee said.",
    "curly inside curly": "⟦“They call it ‘the end’ here,”⟧ he said.",
    "closing marks together": "⟦'It is 'too much.''⟧",
    "unclosed at the start": "⟦“We came here with nothing and stayed.⟧",
    "unclosed later": 'He said: ⟦"We came here with nothing and stayed.⟧',
    "unclosed single at the start": "⟦'We came here with nothing and stayed.⟧",
    "two straight single marks": "⟦''It's the users' data,''⟧ he said. ⟦''Go.''⟧ He isn't in.",
    "two straight single marks around a single": "⟦''They say 'no' here,''⟧ he said.",
    "two paragraphs": "⟦“We came here with nothing at all.⟧\n⟦“We stayed.”⟧ He left.",
    "a stray mark": "He is 5\" tall and she isn't.",
    "brackets and dashes": "(⟦'yes'⟧) --⟦'no'⟧-- [⟦\"maybe\"⟧]",
    "money and numbers": "⟦'$5 is enough'⟧ and ⟦'100 percent'⟧, he said.",
    "mixed double marks": '⟦“It is over,"⟧ he said. ⟦“Go.”⟧',
    "tokenised endings": "Tom 's dog wo n't bark , they 're told .",
    "French, spaces inside": "⟦« Nous refusons »⟧, a dit M. Morel. L’⟦« État »⟧ et l'⟦«Europe»⟧.",
    "French, no-break spaces": "Il a dit :\xa0⟦«\xa0Nous restons.\xa0»⟧ Fin.",
    "French, one inside another": "Il dit : ⟦« Nous sommes « tous » venus »⟧. ⟦« Oui. »⟧",
    "French, one mark closes two": "Il dit : ⟦« Nous sommes « tous venus ici ce soir »⟧.",
    "French, unclosed": "Il dit : ⟦« Nous sommes venus ici avec rien et nous restons.⟧",
    "French, the next paragraph": "⟦« Nous sommes venus ici avec rien.⟧\n⟦»Nous restons.»⟧ Il sort.",
    "English in French marks": "⟦«We refuse this,»⟧ said Lee. ⟦“Go «now»,”⟧ he said.",
    "German": "⟦„Es ist vorbei“⟧, sagte Lee. ⟦„Geh!“⟧",
    "German, others inside": "⟦„Das ist ‚falsch‘ und »dumm«.“⟧ Er ging.",
    "German, a straight mark closes": '⟦„Nein"⟧, sagte Lee. ⟦"Er sagte „Nein“ dazu"⟧, so Lee.',
    "German, reversed": "⟦»Es ist vorbei«⟧, sagte Lee. (⟦›Geh‹⟧)",
    "Swedish": "⟦»Jag vill inte»⟧, sade Lee.",
    "Polish": "⟦„Nie chcemy tego”⟧, powiedział Jan.",
    "arrows that quote nothing": "Read more »\n« Back to the front page\n» Mehr zum Thema\nA › B › C\n»Weiter",
    "reversed and unclosed": "Mehr: »Alles zum Thema, was wir heute wissen.",
    "no word behind it": "It costs 5 «",
    "none": "Nothing is said here.",
    "empty": "",
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_planted_quotes_are_found_and_no_others(planted):
    text = planted.replace("⟦", "").replace("⟧", "")
    expected = [piece.split("⟧")[0] for piece in planted.split("⟦")[1:]]

    assert [text[start:end] for start, end in quote_spans(text)] == expected


def body_lines(shared: Path) -> list[str]:
    """Return the body lines of the given page, without promotions and sign-off."""
    folder = shared / "corpus"
    name = "000_9fcb970a04a3fbef"
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    gold = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
    taken_out = {span["line"]: span["span"] for span in gold["spans"]}
    bodies = []
    for row in gold["line_roles"]:
        if row["role"] == "body":
            start, end = taken_out.get(row["line"], (0, 0))
            line = lines[row["line"] - 1]
            bodies.append(line[:start] + line[end:])
    return bodies


@pytest.mark.parametrize("marks", ["as given", "curly"])
def test_all_22_quotes_of_the_given_page_are_found_and_no_others(shared, marks):
    path = shared / "corpus" / "000_9fcb970a04a3fbef.quotes.json"
    beginnings = [row[0] for row in json.loads(path.read_text(encoding="utf-8"))]
    found = []
    for line in body_lines(shared):
        spans = quote_spans(line)
        text = line if marks == "as given" else with_curly_marks(line, spans)
        assert quote_spans(text) == spans
        found += [line[start:end] for start, end in spans]

    assert len(found) == 22
    for quote, beginning in zip(found, beginnings, strict=True):
        known = beginning.removesuffix(" models").removesuffix(" team")
        assert quote.startswith(known)


def with_curly_marks(line: str, spans: list[tuple[int, int]]) -> str:
    """Return a line with every apostrophe curly and every quote in curly marks."""
    characters = list(line.replace("'", "’"))
    for start, end in spans:
        double = line[start] == '"'
        characters[start], characters[end - 1] = ("“", "”") if double else ("‘", "’")
    return "".join(characters)


def flags_of(paragraph, sentences):
    starts, place = [], 0
    for sentence in sentences:
        starts.append(paragraph.index(sentence, place))
        place = starts[-1] + len(sentence)
    return quoted_flags(quote_spans(paragraph), starts, sentences)


def test_a_sentence_is_quoted_when_more_than_half_of_it_stands_inside_marks():
    paragraph = "'I am done with all of it,' he said. He called it a 'race.' 'So. It. Is.' 'Go!'"
    sentences = split_sentences(paragraph)

    assert flags_of(paragraph, sentences) == [True, False, True, True, True, True]


def test_half_of_a_sentence_is_not_more_than_half():
    assert flags_of('"ab" cde"', ['"ab" cde']) == [False]
    assert flags_of('"abc" cde', ['"abc" cde']) == [True]


def test_equal_sentences_are_told_apart_by_their_place():
    paragraph = 'It is over. "It is over. It is over." It is over.'

    assert flags_of(paragraph, split_sentences(paragraph)) == [False, True, True, False]


MARKED = st.lists(
    st.sampled_from(
        [
            "'",
            '"',
            "‘",
            "’",
            "“",
            "”",
            " ",
            "s",
            "A",
            "5",
            ".",
            ",",
            "\n",
            "-",
            "word",
            "«",
            "»",
            "‹",
            "›",
            "„",
        ]
    ),
    max_size=50,
).map("".join)


@given(MARKED)
def test_spans_are_in_order_apart_and_inside_one_line(text):
    last = 0
    for start, end in quote_spans(text):
        assert last <= start < end <= len(text)
        assert text[start] in "'\"‘“«»‹›„"
        assert "\n" not in text[start:end]
        last = end


@given(MARKED)
def test_every_sentence_gets_a_flag(text):
    sentences = split_sentences(text)

    assert len(flags_of(text, sentences)) == len(sentences)


@given(st.text(alphabet="abc .,!’′"))
def test_text_without_an_opening_mark_has_no_quote(text):
    assert quote_spans(text) == []


@pytest.mark.timeout(60)  # what is quadratic here takes minutes
@pytest.mark.parametrize(
    "piece",
    [
        "'a ",
        "'s' ",
        "'",
        '"',
        "“",
        "“a",
        '"a ',
        "a' ",
        "‘a",
        "'as' is ",
        "\n'",
        "’",
        "' '",
        "«",
        "« a ",
        "»a ",
        "a« ",
        "„a ",
        "„a“ ",
        "« »",
    ],
)
def test_time_is_linear_in_hostile_text(piece):
    text = piece * 60_000

    spans = quote_spans(text)

    assert spans == sorted(spans)
