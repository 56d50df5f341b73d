"""Links to other articles and words of forms inside running text."""

import pytest
from file_makers import an_rss

from analysis.intake import read_corpus
from analysis.intake.asides import FORM, LINK, STAGE, asides

TEXT = "The council voted for a new quay on Monday, after a debate of nine hours."
MORE = "It will be built next year, the mayor said, once the tide has gone."


@pytest.mark.parametrize(
    ("aside", "rule"),
    [
        ("(RELATED: Who Owns The Old Quay? Here Is The List)", LINK),
        ("(ALSO READ: The Quay In Numbers)", LINK),
        ("( Also on POLITICO: Media preps for the quay)", LINK),
        ("( WATCH: Nine hours in two minutes)", LINK),
        ("You can unsubscribe at any time.", FORM),
        ("Sign up here.", FORM),
        ("Sign up to receive our biggest stories as soon as they appear.", FORM),
        ("This site is protected by reCAPTCHA and its terms of service apply.", FORM),
        ("Invalid email address.", FORM),
        ("Click here to log out.", FORM),
        ("(APPLAUSE)", STAGE),
        ("(LAUGHTER AND APPLAUSE)", STAGE),
        ("(Laughter.)", STAGE),
        ("[crosstalk]", STAGE),
        ("(BEGIN VIDEO CLIP)", STAGE),
        ("(END VIDEOTAPE)", STAGE),
        ("(COMMERCIAL BREAK)", STAGE),
        ("[00:12:04]", STAGE),
    ],
)
def test_what_a_page_puts_between_sentences_leaves_the_text_and_is_kept(split, aside, rule):
    page = split("A headline of the day", f"{TEXT} {aside} {MORE}")

    assert page.articles[0].paragraphs == (f"{TEXT} {MORE}",)
    assert [(piece.rule, piece.text) for piece in page.removed] == [(rule, aside)]


@pytest.mark.parametrize(
    "text",
    [
        "One party (read: the mayor's) voted for it.",
        "The two plans (related: both cost nothing) were read.",
        "(Related: The quay and the mill are not the same thing, but I digress.)",
        "Members may unsubscribe at any time, the union said.",
        "They sign up here every spring.",
        "Residents must sign up to receive water, the council said.",
        "By signing the treaty the mayor gave up his office.",
        "He told them to click here and there.",
        "The treaty (NATO) was read to applause (loud at first, then none).",
        "The laughter (of the men) was heard until [the end of the video], at 12:04.",
        "The match (3:1) and the second one [2:99] were films (music by Jo Reed).",
    ],
)
def test_sentences_of_an_article_stay(text):
    assert asides(f"{TEXT} {text} {MORE}") == []


def test_a_transcript_is_what_was_said_and_when(split):
    """The date is the broadcast's; notes of the typist are kept apart, speakers stay."""
    said = [f"SMITH: {TEXT}", MORE, f"Q: {TEXT}"]
    lines = (
        "THE QUAY OF SALTMERE", "Aired March 1, 2023 - 16:00 ET", "",
        "THIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM AND MAY BE UPDATED.", "",
        "(BEGIN VIDEO CLIP)", said[0], "(APPLAUSE)", f"[16:05:00] {said[1]}", "(CROSSTALK)", said[2],
    )  # fmt: skip

    (article,) = split(*lines).articles

    assert article.title == "THE QUAY OF SALTMERE"
    assert article.paragraphs == tuple(said)
    assert f"{article.published:%Y-%m-%d %H}" == "2023-03-01 21"
    assert article.date_precision == "hour"


@pytest.mark.parametrize("line", ["Story Continued Below", "Article continued below"])
def test_a_line_that_the_story_is_continued_below_is_furniture(split, line):
    assert split("A headline of the day", TEXT, line, MORE).articles[0].paragraphs == (TEXT, MORE)


@pytest.mark.parametrize(
    "note",
    [
        "RUSH TRANSCRIPT",
        "This is a rush transcript. Copy may not be in its final form.",
        "This text may not be in its final form and may be updated or revised in the future.",
    ],
)
def test_a_note_on_a_rush_transcript_is_furniture(split, note):
    assert split("A headline of the day", TEXT, note, MORE).articles[0].paragraphs == (TEXT, MORE)


def test_a_line_that_is_a_link_or_stands_under_a_film_is_furniture(split):
    link = "'We will never give up': the mayor's speech on the quay in full Read more"
    film = "NOW ON The quay Replay More Videos ... MUST WATCH The quay 02:13"
    page = split("A headline of the day", TEXT, link, film, MORE)

    assert page.articles[0].paragraphs == (TEXT, MORE)
    assert [(piece.kind, piece.text) for piece in page.removed] == [
        ("furniture", link),
        ("furniture", film),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Slideshow (4 images)",
        "Sign up here",
        "By signing up, you agree to our privacy notice",
        "This site is protected by a captcha",
    ],
)
def test_a_line_of_a_form_or_gallery_is_furniture(split, line):
    page = split("A headline of the day", TEXT, line, MORE)

    assert page.articles[0].paragraphs == (TEXT, MORE)
    assert [(piece.kind, piece.text) for piece in page.removed] == [("furniture", line)]


def test_a_form_at_the_end_of_a_line_needs_no_full_stop():
    assert [span.rule for span in asides(f"{TEXT} By signing up, you agree to our terms")] == [FORM]


def test_who_contributed_is_a_credit_wherever_it_stands(split):
    lines = [
        "Tolland Wire writers Ann C. Moor in Saltmere and Bo Lee Jr. contributed to this report.",
        "Ann Moor contributed reporting.",
        "Ann Moor contributed to this story from Saltmere, Tolland.",
    ]
    page = split("A headline of the day", TEXT, *lines, MORE)

    assert page.articles[0].paragraphs == (TEXT, MORE)
    assert [(piece.kind, piece.text) for piece in page.removed] == [
        ("credit", line) for line in lines
    ]


@pytest.mark.parametrize("form", ["own line", "same line"])
def test_what_a_feed_says_below_a_post_is_no_sentence_of_it(write, tmp_path, form):
    text = "The orchestra repaired the western gate, which took forty minutes in all."
    posted = "The post Gate repaired, again. And again! appeared first on Saltmere Echo."
    html = f"<p>{text}</p><p>{posted}</p>" if form == "own line" else f"<p>{text} {posted}</p>"
    item = f"<item><title>Gate</title><description>{html.replace('<', '&lt;')}</description></item>"
    write(tmp_path, "a.xml", an_rss(item, title="Saltmere Echo").decode())

    intake = read_corpus(tmp_path)

    assert [(one.body, one.source) for one in intake.articles] == [(text, "Saltmere Echo")]
    assert [piece.text for piece in intake.removed] == [posted]


@pytest.mark.parametrize(
    ("feed", "source"),
    [("Saltmere Echo - Latest", "Saltmere Echo - Latest"), ("Saltmere Echoes", "Saltmere Echo")],
)
def test_a_part_of_an_outlet_keeps_the_name_that_its_feed_has(write, tmp_path, feed, source):
    text = "The orchestra repaired the western gate, which took forty minutes in all."
    html = f"<p>{text}</p><p>The post Gate appeared first on Saltmere Echo.</p>".replace(
        "<", "&lt;"
    )
    write(
        tmp_path,
        "a.xml",
        an_rss(f"<item><description>{html}</description></item>", title=feed).decode(),
    )

    (article,) = read_corpus(tmp_path).articles

    assert article.source == source


def test_a_sentence_on_where_something_appeared_first_is_text():
    line = "The virus appeared first on the coast. The post office appeared first on the list, he said."

    assert asides(line) == []
