"""Single texts, dates, sources and carriers of pages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.carriers import carrier_of
from analysis.intake.pages import split_page
from analysis.records import REMOVED_KINDS, UNKNOWN_SOURCE, Document

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
CAPTURED = dt.datetime(2025, 6, 28, 13, tzinfo=dt.UTC)
ITEM = ("Wendale Herald", "an hour ago", "- Wendale Herald", "Gate repaired", TEXT)


def test_the_first_line_of_a_text_is_its_headline(split):
    article = split("Gate repaired", "", TEXT).articles[0]

    assert (article.title, article.title_line) == ("Gate repaired", 1)
    assert (article.paragraphs, article.lines) == ((TEXT,), (3,))
    assert article.source == UNKNOWN_SOURCE
    assert (article.date_method, article.published) == ("none", None)


@pytest.mark.parametrize(
    "lines",
    [
        (TEXT, TEXT),
        ("SALTMERE, 22 April - The gate was repaired on Friday by two men.", TEXT),
        ("word",),
        (TEXT,),
    ],
    ids=["a long first line", "a dateline", "one word", "one line"],
)
def test_a_text_that_does_not_begin_with_a_headline_keeps_its_first_line(split, lines):
    article = split(*lines).articles[0]

    assert (article.title, article.paragraphs) == ("", lines)


@pytest.mark.parametrize(
    "title", ["Gate repaired.", "Who repaired the gate?", "Gate repaired. At last."]
)
def test_a_headline_may_end_like_a_sentence(split, title):
    assert split(title, "", TEXT).articles[0].title == title


@pytest.mark.parametrize("text", ["", " \n \n", "\n\n\n", "\u200b"])
def test_a_text_without_a_word_has_no_article(text):
    page = split_page(Document(file="page.txt", text=text))

    assert (page.articles, page.removed) == ((), ())


def test_a_known_headline_that_the_text_repeats_is_taken_out(split):
    page = split("Gate repaired", TEXT, title="Gate Repaired")

    assert page.articles[0].paragraphs == (TEXT,)
    assert (page.articles[0].title, page.articles[0].title_line) == ("Gate Repaired", 0)
    assert [piece.rule for piece in page.removed] == ["headline repeated"]


@pytest.mark.parametrize(
    ("header", "source", "published"),
    [
        (("Saltmere Echo, 5 June 2025",), "Saltmere Echo", "2025-06-05 00:00"),
        (
            ("By Shaz Birkinthorpe", "Saltmere Echo, 5 June 2025"),
            "Saltmere Echo",
            "2025-06-05 00:00",
        ),
        (("Saltmere Echo, 18 June 2025, 11.30 a.m.",), "Saltmere Echo", "2025-06-18 11:30"),
        (("The Morrow | 22 May 2025",), "The Morrow", "2025-05-22 00:00"),
        (("By Jane Doe for The Morrow", "May 22, 2025"), "The Morrow", "2025-05-22 00:00"),
        (("By Jane Doe", "Wendale Herald"), "Wendale Herald", ""),
        (("By Jane Doe", "Published 22 May 2025"), UNKNOWN_SOURCE, "2025-05-22 00:00"),
        (("The Morrow · 2 hours ago",), "The Morrow", "2025-06-28 11:00"),
        (("22 May 2025",), UNKNOWN_SOURCE, "2025-05-22 00:00"),
    ],
)
def test_what_stands_under_the_headline_says_source_and_date(split, header, source, published):
    page = split("Gate repaired", *header, "", TEXT, TEXT, captured=CAPTURED)

    (article,) = page.articles
    moment = f"{article.published:%Y-%m-%d %H:%M}" if article.published else ""
    assert (article.title, article.source, moment) == ("Gate repaired", source, published)
    assert article.paragraphs == (TEXT, TEXT)
    assert [piece.text for piece in page.removed] == list(header)


def test_a_date_that_could_be_two_days_is_said_to_be_ambiguous(split):
    article = split(
        "Gate repaired", "By Jane Doe", "Echo News", "Published 05/06/2025", TEXT
    ).articles[0]

    assert (article.source, article.date_method, article.published) == (
        "Echo News",
        "ambiguous",
        None,
    )


def test_ages_count_back_from_the_capture_and_stay_open_without_one(split):
    dated = split("A lead", TEXT, *ITEM, captured=CAPTURED).articles[1]
    undated = split("A lead", TEXT, *ITEM).articles[1]

    assert dated.published == dt.datetime(2025, 6, 28, 12, tzinfo=dt.UTC)
    assert (dated.date_method, dated.date_precision) == ("relative", "hour")
    assert (undated.published, undated.date_method, undated.date_precision) == (
        None,
        "none",
        "none",
    )


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("This article originally appeared in The New York Times.", "The New York Times"),
        ("This story was originally published by Grist.", "Grist"),
        ("Originally published on Wendale Herald", "Wendale Herald"),
        ("The article first appeared in The Morrow on 5 June 2025.", "The Morrow"),
        (
            "This column was first published in the Orange Gazette and is used with leave.",
            "the Orange Gazette",
        ),
    ],
)
def test_a_lead_that_names_its_source_only_after_its_text_gets_it(split, line, source):
    page = split("Gate repaired", TEXT, TEXT, line, "Copyright 2025", "Comments")

    assert page.articles[0].source == source
    assert page.articles[0].paragraphs == (TEXT, TEXT)
    assert [piece.kind for piece in page.removed] == ["source", "furniture", "furniture"]


def test_a_sentence_that_speaks_of_an_appearance_is_text(split):
    text = "She first appeared in The Morrow as a cook, and nobody minded."

    assert split("Gate repaired", TEXT, text, TEXT).articles[0].paragraphs == (TEXT, text, TEXT)


def test_the_record_of_a_table_names_source_date_and_address_of_its_text():
    document = Document(
        file="export.csv",
        place="row 12",
        text=f"{TEXT}\n{TEXT} arp/sms",
        title="Gate repaired",
        source="Wendale Herald",
        url="https://herald.example/gate",
        published="5/6/2025",
    )

    page = split_page(document, day_first=True)

    (article,) = page.articles
    assert (article.title, article.source, article.place) == (
        "Gate repaired",
        "Wendale Herald",
        "row 12",
    )
    assert article.url == "https://herald.example/gate"
    assert article.published == dt.datetime(2025, 6, 5, tzinfo=dt.UTC)
    assert article.agency == "arp/sms"
    assert [(piece.file, piece.line) for piece in page.removed] == [("export.csv, row 12", 2)]


def test_a_record_whose_text_is_a_page_is_cut_and_its_source_is_the_carrier():
    text = "\n".join((TEXT, TEXT, "This article originally appeared in The Morrow.", *ITEM))
    document = Document(file="a.csv", place="row 2", text=text, title="A lead", source="Dayfold")

    page = split_page(document)

    assert [(a.source, a.carrier, a.title) for a in page.articles] == [
        ("The Morrow", "Dayfold", "A lead"),
        ("Wendale Herald", "Dayfold", "Gate repaired"),
    ]


def test_links_without_text_are_no_articles(split):
    page = split("A lead", TEXT, *ITEM, "Echo News", "2 hours ago", "- Echo News", "Only a link")

    assert [article.source for article in page.articles] == [UNKNOWN_SOURCE, "Wendale Herald"]
    assert {piece.text for piece in page.removed} >= {"Only a link", "- Echo News"}


@pytest.mark.parametrize(
    ("furniture", "carrier"),
    [
        (("Explore what Daily8 AI can do for you:", "Comments"), "Daily8"),
        (("Ask Dayfold", "Three things Dayfold can do with this story:"), "Dayfold"),
        (("THE SKIM TRAY", "The Skim Tray shows extracts by arrangement."), "The Skim Tray"),
        (("Comments", "© 2031 Pressboard. All rights reserved."), "Pressboard"),
        (("Comments", "Related Articles", "No comments yet..."), ""),
        (("Copyright 2025 Wendale Herald",), ""),
        (("Sign in", "Follow us on Facebook", "In June"), ""),
        ((), ""),
    ],
)
def test_the_carrier_is_read_from_the_furniture(furniture, carrier):
    assert carrier_of(furniture, known={"Wendale Herald"}) == carrier


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            (*ITEM, TEXT, "", "logo", "Copyright 2025", "By Jane Doe", "5 June 2025", "Comments")
        ),
        st.sampled_from(
            ("Echo · 2 hours ago", "This article originally appeared in X.", "(Reuters)")
        ),
        st.text(max_size=60),
    ),
    max_size=14,
)


@given(LINES)
def test_every_line_of_any_page_is_accounted_for_once(lines):
    page = split_page(Document(file="page.txt", text="\n".join(lines)))

    raw = "\n".join(lines).split("\n") if page.articles or page.removed else []
    whole = {a.title_line for a in page.articles if a.title_line}
    texts = [number for a in page.articles for number in a.lines]
    assert len(set(texts)) == len(texts)
    assert not whole & set(texts)
    for piece in page.removed:
        assert piece.kind in REMOVED_KINDS
        assert piece.start < piece.end
        assert piece.text
    placed = whole | set(texts) | {piece.line for piece in page.removed}
    if len(raw) == max(placed, default=0):
        assert len(placed) <= len(raw)


@given(LINES)
def test_every_word_of_any_page_is_in_an_article_or_removed(lines):
    from analysis.text.cleaning import clean  # noqa: PLC0415 - used in this test alone

    text = clean("\n".join(lines))
    page = split_page(Document(file="page.txt", text=text))

    kept = [word for a in page.articles for word in (a.title if a.title_line else "").split()]
    kept += [word for article in page.articles for word in article.body.split()]
    kept += [word for piece in page.removed for word in piece.text.split()]
    assert sorted(kept) == sorted(text.split())


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "(",
        "()",
        ". ",
        "!)",
        '"',
        "Sign up. ",
        "Get Your Deals ",
        "an hour ago\n",
        "CNN\n2 hours ago\n- CNN\nA title here\n",
        "Title\nCNN · 2 hours ago\nA body that is a sentence of more than eight words.\n",
        "By A B for C\n",
        "a/b/c ",
        "© 2025\n",
        "(Photo ",
        "Buy your free app today now. ",
        "Want it? Get your deals. ",
        "A B C: ",
        "£1 a week for your inbox ",
        "\U0001f600",
        "e\u0301",
    ],
)
@pytest.mark.timeout(20)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit):
    split_page(Document(file="page.txt", text=unit * (120_000 // len(unit))))


@pytest.mark.timeout(20)
def test_one_line_of_five_megabytes_is_read():
    page = split_page(Document(file="page.txt", text=f"{TEXT} " * (5_000_000 // len(TEXT))))

    assert len(page.articles[0].body) > 4_900_000
