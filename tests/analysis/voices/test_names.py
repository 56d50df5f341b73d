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
        ("They use the AR-15 here. He sold the AR-15 too.", "AR-15", "other"),
        ("He read the Tenth Amendment. She read the Tenth Amendment.", "Tenth Amendment", "other"),
        ("The health minister Carla Brandt left. We saw Carla Brandt.", "Carla Brandt", "person"),
        ("They shut Queen's Basin then. At dusk Queen's Basin was calm.", "Basin", "other"),
    ],
)
def test_the_kind_of_a_name_follows_from_the_text(text, name, kind):
    assert names_of(text).kinds([name])[name] == kind


BEFORE_A_NAME = {
    "a verb": ("Using Moe won. Then Moe left.", "They were using it, using all."),
    "a headline": ("MUST WATCH Moe won. Then Moe left.", "Rents rose."),
    "a country": ("Saudi Arabia Moe left. Then Moe left.", "Rents rose."),
    "an office": ("He met Trade Policy Carl Moe there. Then Carl Moe left.", "A trade is a trade."),
    "a shortened not": ("Doesn't Moe know? Then Moe left.", "Rents rose."),
}


@pytest.mark.parametrize(("text", "more"), BEFORE_A_NAME.values(), ids=BEFORE_A_NAME.keys())
def test_words_that_only_stand_before_a_name_are_no_part_of_it(text, more):
    known = ["We met Mr. Carl Moe there. Then Moe left."] * 4

    names = names_of(*known, text, more)

    assert counts(names) == {"Carl Moe": 10}


def test_a_first_name_that_is_a_word_is_kept_where_it_stands_inside_sentences():
    known = ["We met Mr. Carl Moe there. Then Moe left."] * 4
    other = "They met Reed Moe there. We saw Reed Moe. The reed and the reeds fell."

    assert counts(names_of(*known, other))["Reed Moe"] == 2


def test_a_short_first_name_is_the_same_person_where_nobody_else_has_the_surname():
    steve = ["We met Steve Moe there. Then Moe left."]
    steven = ["We met Steven Moe there. Then Moe left."] * 2

    assert counts(names_of(*steve, *steven)) == {"Steven Moe": 6}
    assert counts(names_of(*steve, *steven, "We met Bo Moe there. Then Bo Moe left."))["Steve Moe"]


def test_a_womans_name_is_no_longer_form_of_a_mans():
    bodies = ["We met Joseph Moe there. Then Moe left.", "We met Josephine Moe. Then Moe left."]
    bodies += ["We met Paul Quist. Then Quist left.", "We met Paula Quist. Then Quist left."]

    assert "Paula Quist" in counts(names_of(*bodies))


def test_of_two_forms_as_frequent_the_same_one_tells_the_kind_in_every_run():
    surnames = [f"M{first}{second}ck" for first in "aeiou" for second in "lnrst"]
    each = "We saw Stel {0} there. A clerk met Mr. Stelan {0} there."

    names = names_of(*(each.format(surname) for surname in surnames))

    full = [f"Stel {surname}" for surname in surnames]
    assert names.kinds(full) == dict.fromkeys(full, "other")  # not Stelan's, who has a title


def test_titles_and_weekdays_are_no_part_of_a_name():
    text = "On Monday President Ana Lee and Acme's chief met U.S. Senator Bo Dahl, as on Sundays."

    assert [one.name for one in names_in(text)] == ["Ana Lee", "Acme", "Bo Dahl"]
