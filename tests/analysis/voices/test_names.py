"""Names are found by the capitals of the corpus, merged, and told apart by kind."""

from collections import Counter

import pytest

from analysis.text.sentences import split_sentences
from analysis.voices.names import NameBook
from analysis.voices.people import Cast, names_in


def names_of(*bodies: str):
    book = NameBook()
    offset = 0
    for body in bodies:
        sentences = split_sentences(body)
        starts = []
        place = 0
        for sentence in sentences:
            place = body.index(sentence, place)
            starts.append(place)
            place += len(sentence)
        book.read(Cast.of(body), starts, offset)
        offset += len(sentences)
    return book.names(Counter(filter(str.islower, " ".join(bodies).split())))


def counts(names) -> dict[str, int]:
    mentions = names.mentions()
    return Counter(mentions.names[place] for place in mentions.name)


def test_a_surname_counts_for_the_full_name_of_its_article():
    names = names_of("A clerk met Ana Lee there. Lee left. Later Lee spoke.")

    assert counts(names) == {"Ana Lee": 3}


def test_a_name_of_one_sentence_is_not_among_those_that_stand_somewhere():
    mentions = names_of("A clerk met Ana Lee there. Lee left.", "We met Bo Moe there.").mentions()

    assert mentions.names == ["Ana Lee"]


def test_the_same_surname_in_two_articles_stays_with_two_people():
    names = names_of("We saw Ana Lee there. Then Lee left.", "We saw Bo Lee there. Then Lee left.")

    assert counts(names) == {"Ana Lee": 2, "Bo Lee": 2}


def test_a_surname_alone_is_taken_for_whom_nearly_every_article_means_by_it():
    full = ["We met Mr. Carl Moe there. Then Moe left."] * 4

    names = names_of(*full, "In town Moe waited. Then Moe left.")

    assert counts(names) == {"Carl Moe": 10}


def test_a_place_alone_is_nobody_however_many_are_called_so():
    full = ["We read of George Washington there. He was called Mr. Washington."] * 4

    names = names_of(*full, *["The vote in Washington was late. So Washington left."] * 3)

    assert counts(names)["Washington"] >= 6
    assert counts(names)["George Washington"] == 4


def test_months_parties_and_words_of_a_link_are_no_names():
    body = "Then Ana Lee (D-Calif.) came on Feb. 5 with Bo Moe MORE by train. "

    assert counts(names_of(body, body)) == {"Ana Lee": 2, "Bo Moe": 2}


def test_a_word_that_is_capital_only_at_the_start_of_sentences_is_no_name():
    names = names_of("Rents rose. Rents fell. The rents of May rose. Rents fell again.")

    assert counts(names) == {}


def test_a_word_that_is_mostly_in_lower_case_is_no_name():
    names = names_of("We read the Post there. They post it. I post it. You post it. The Post came.")

    assert counts(names) == {}


def test_a_name_needs_two_sentences():
    assert counts(names_of("We met Ana Lee there. She left.")) == {}


def test_initials_do_not_make_another_person():
    names = names_of("We met Ana B. Lee there. He left.", "We met Ana Lee there. He left.")

    assert counts(names) == {"Ana Lee": 2}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met Mr. Moe there. Then Mr. Moe left.", "Moe", "person"),
        ("They met Mary Quist there. Then Mary Quist left.", "Mary Quist", "person"),
        (
            "He joined Acme Holdings there. Then Acme Holdings fell.",
            "Acme Holdings",
            "organisation",
        ),
        ("They met in Avalonia then. People in Avalonia left.", "Avalonia", "place"),
        ("They met in France then. People of France left.", "France", "place"),
        ("They took Zorbex then. People like Zorbex there.", "Zorbex", "other"),
        ("He knows that Zorbex fell. She said that Zorbex rose.", "Zorbex", "other"),
        (
            "They met in Linden Quay. The Quay was shut. Then Linden Quay left.",
            "Linden Quay",
            "place",
        ),
        ("They shut Queen's Basin then. At dusk Queen's Basin was calm.", "Basin", "other"),
    ],
)
def test_the_kind_of_a_name_follows_from_the_text(text, name, kind):
    assert names_of(text).kinds([name])[name] == kind


def test_titles_and_weekdays_are_no_part_of_a_name():
    text = "On Monday President Ana Lee and Acme's chief met U.S. Senator Bo Dahl, as on Sundays."

    assert [one.name for one in names_in(text)] == ["Ana Lee", "Acme", "Bo Dahl"]
