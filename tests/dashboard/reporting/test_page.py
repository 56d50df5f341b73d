"""The report: one file, the dashboard's numbers, and nothing of a document that acts."""

import re
from html.parser import HTMLParser

import pytest
from builders import Line, a_report, a_survey, an_article, an_empty_report, on
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.decided import ColumnDecision, Correction, PieceDecision, SourceDecision
from analysis.records import NamedTopic, Settings, TopicSplit
from analysis.settings import settings_values
from dashboard.charts.rows import each
from dashboard.filters import Filters
from dashboard.queries.findings import findings
from dashboard.queries.matrix import matrix_rows
from dashboard.queries.tone import tone_rows
from dashboard.queries.topics import topic_rows
from dashboard.reporting.elements import table
from dashboard.reporting.listings import SETTINGS, settings_told
from dashboard.reporting.page import is_report_page, report_html
from dashboard.reporting.style import CSS
from dashboard.theme import percent, readable

SURVEY = a_survey()
VOID = {"meta"}
ELEMENTS = frozenset(
    "html head meta title style body header section figure figcaption div p span strong small h1 "
    "h2 h3 ol ul li table thead tbody tr th td blockquote svg rect line path circle text".split()
)
ATTRIBUTES = frozenset(
    "lang charset name content http-equiv class scope style width height role aria-label "
    "aria-hidden x y x1 x2 y1 y2 r d viewbox preserveaspectratio overflow text-anchor".split()
)
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "</style></title><style>@import url(http://evil.example/x.css)</style>",
    "<!-- --><svg onload=alert(1)>",
    "]]><iframe srcdoc=x>&lt;b&gt;&amp;#60;",
    "\x00\u202e<b>\ufffe",
)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2025-06-02", "2025-06-18"), "Stories a week, 2 Jun to 22 Jun 2025"),
        (("2023-06-02", "2025-02-18"), "Stories a month, Jun 2023 to Feb 2025"),
        (("2012-06-02", "2020-06-18"), "Stories a year, 2012 to 2020"),
    ],
    ids=["weeks", "months", "years"],
)
def test_the_period_of_the_columns_is_said_as_exactly_as_they_are_long(days, said):
    report = a_report(
        [an_article("A", day, on("Port strike", 0.1, title=day), day=day) for day in days]
    )

    (topics,) = (
        one for one in Page(report_html(report)).tables if one[0][0].startswith("Topic and")
    )

    assert said in topics[0]


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.texts, self.open = [], [], [], []
        self.tables, self.comments = [], []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attrs):  # pyrefly: ignore[missing-override-decorator]
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):  # pyrefly: ignore[missing-override-decorator]
        assert self.open.pop() == tag

    def handle_data(self, data):  # pyrefly: ignore[missing-override-decorator]
        if self.open and self.open[-1] != "style":
            self.texts.append(data)
        if {"td", "th"} & {*self.open}:
            self.tables[-1][-1][-1] += data

    def handle_comment(self, data):  # pyrefly: ignore[missing-override-decorator]
        self.comments.append(data)

    @property
    def text(self):
        return " ".join(self.texts)

    def table_with(self, *heads):
        (found,) = [one for one in self.tables if {*heads} <= {*one[0]}]
        return found[1:]


def a_hostile_report(text):
    articles = [
        an_article(text, f"{text} {n}", on(text, 0.05 * n, -0.5, title=f"{text} {n}"), file=text)
        for n in range(13)
    ]
    return a_report(
        articles, topics=((text or "t", text or "t", "named"),), title=text, notice=text
    )


def assert_harmless(data):
    page = Page(data)
    assert {*page.elements} <= ELEMENTS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert page.comments == []
    assert page.open == []
    assert page.elements.count("style") == 1
    return page


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_document_says_stays_text(text):
    page = assert_harmless(report_html(a_hostile_report(text)))

    assert " ".join(readable(text).split()) in " ".join(page.text.split())


@settings(max_examples=20)
@given(some.text(max_size=40))
def test_no_text_becomes_an_element_or_an_attribute(text):
    assert_harmless(report_html(a_hostile_report(f"<{text}>")))


def test_the_attributes_are_the_same_whatever_the_words_are():
    kinds = ("style", "class", "content", "role", "lang")

    def ours(text):
        attributes = Page(report_html(a_hostile_report(text))).attributes
        return [(name, value) for name, value in attributes if name in kinds]

    assert ours('x" onclick="a') == ours("plain words")


@pytest.mark.parametrize(
    "report", [SURVEY, a_report(), an_empty_report()], ids=["survey", "reading", "empty"]
)
def test_the_file_asks_nothing_of_the_network_and_runs_nothing(report):
    data = report_html(report)

    assert_harmless(data)
    assert not re.search(rb"(?i)https?:|//\w|url\(|@import|src=|href=|<script|<link", data)
    assert b"default-src 'none'" in data
    assert is_report_page(data)


def test_the_same_report_gives_the_same_bytes():
    assert report_html(a_survey()) == report_html(a_survey())


def test_topics_hold_the_numbers_of_the_dashboard():
    rows = topic_rows(SURVEY, Filters())

    cells = Page(report_html(SURVEY)).table_with("Share of sentences")

    assert len(cells) == len(rows)
    for cell, one in zip(cells, each(rows), strict=True):
        assert cell[0] == f"{one.topic}{one.words}"
        assert cell[2:5] == [percent(one.share), f"{one.n_articles:,}", f"{one.n_sources:,}"]


def test_of_forty_topics_the_twelve_largest_are_printed():
    topics = [(f"t{n}", f"Topic {n}", "discovered") for n in range(40)]
    articles = [an_article("A", f"a{n}", on(f"Topic {n}", 0.1, title=f"a{n}")) for n in range(40)]

    page = Page(report_html(a_report(articles, topics=topics)))

    assert len(page.table_with("Topic and its words")) == 13  # no clear topic, too
    assert "The 12 largest of 40 topics" in page.text


def test_the_matrix_holds_the_stories_of_the_dashboard():
    rows = matrix_rows(SURVEY, Filters())

    cells = Page(report_html(SURVEY)).table_with("Stories", "River flood")

    shown = [0 if text == "·" else int(text) for line in cells for text in line[1:]]
    assert shown == rows["n_articles"].tolist()
    assert [line[0] for line in cells] == list(dict.fromkeys(rows["source"]))


def test_the_tone_of_sources_is_that_of_the_dashboard():
    rows = tone_rows(SURVEY, Filters(), "source")

    cells = Page(report_html(SURVEY)).table_with("▼ negative ● neutral ▲ positive")

    assert [line[0] for line in cells] == rows["group"].tolist()
    assert [int(line[2]) for line in cells] == rows["n_sentences"].tolist()
    assert [int(line[3]) for line in cells] == rows["n_articles"].tolist()


def test_it_says_what_the_first_page_says():
    text = Page(report_html(SURVEY)).text

    found = findings(SURVEY, Filters())
    assert found
    assert all(one.text in text and one.basis in text for one in found)


def test_each_topic_is_quoted_with_source_and_date():
    text = Page(report_html(SURVEY)).text

    assert "Most typical" in text
    assert "Terrier, 2 Jun 2025" in text
    assert "Port strike sentence" in text


def test_a_topic_is_quoted_from_the_stories_that_are_mainly_about_it():
    passing = Line("He is a warm and humble man of great character.", "virus", 0.9)
    stories = [
        an_article("Echo", "Borders", [*on("border", 0.1, 0.2), passing], day="2025-06-03"),
        an_article("Echo", "A virus", on("virus", -0.3, 0.3), day="2025-06-04"),
    ]

    topics = [("1", "border", "discovered"), ("2", "virus", "discovered")]
    text = Page(report_html(a_report(stories, topics=topics))).text

    assert "virus sentence 2" in text
    assert "humble man" not in text


def test_it_names_the_filters_and_follows_them():
    filters = Filters(sources=("Terrier",), tones=("negative",), text="port")

    page = Page(report_html(SURVEY, filters))

    assert "source Terrier, 3 stories" in page.text
    assert "does not follow the tone and text filters" in page.text
    shown = page.table_with("Share of sentences")
    assert [int(line[3]) for line in shown] == topic_rows(SURVEY, filters)["n_articles"].tolist()


def test_few_articles_are_read_and_sources_are_not_compared():
    page = Page(report_html(a_report()))

    assert len(page.table_with("Main topic")) == 9
    assert "this one is for reading" in page.text
    assert "Tone by source" not in page.text


@pytest.mark.parametrize(
    ("report", "filters"),
    [(an_empty_report(), Filters()), (SURVEY, Filters(sources=("Nobody",)))],
    ids=["empty", "nothing-selected"],
)
def test_without_an_article_it_says_so_and_how_it_was_made(report, filters):
    page = Page(report_html(report, filters))

    assert "there is nothing to show" in page.text
    assert "How it was made" in page.text


def test_settings_versions_and_hashes_are_there():
    page = Page(report_html(SURVEY))

    assert ["page.txt", SURVEY.manifest["inputs"]["page.txt"]] in page.table_with("File", "Hash")
    assert ["broadsheet", "0.1.0"] in page.table_with("Software", "Version")
    assert ["Number of topics", "proposed from the data"] in page.table_with("Setting", "Value")


def test_every_setting_has_words_and_its_value_is_no_code():
    settings = settings_values(
        Settings(
            n_topics=4,
            named=(NamedTopic("age", ("law", "court")),),
            set_aside=("fine",),
            columns=(("text", "Body"),),
            limits=(("rows", 2000),),
            splits=(TopicSplit("id", ("town",), (NamedTopic("Levy", ("tax",)),)),),
            pieces=(PieceDecision("a.txt", is_text=True, text="Sign up"),),
            tables=(ColumnDecision("b.csv", (("text", "Lauftext"),)),),
            sources=(SourceDecision("Echo", "2024/"), SourceDecision("Tide", every=True)),
            other_names=(("Echo Online", "Echo"),),
            corrected=(Correction("3f2a", "Late", "2025", "Menu"),),
        )
    )

    told = settings_told({"settings": settings, "tone": "vader"})

    assert {*settings} | {"tone", "ledger"} == {*SETTINGS}
    assert [*told] == [*SETTINGS.values()]
    assert told == dict.fromkeys(SETTINGS.values(), "not set") | {
        "Tone scored by": "VADER",
        "Number of topics": "4",
        "Named topics and their words": "age (law, court)",
        "Random seed": "0",
        "Columns of tables, by field": "text Body",
        "Words without tone here": "fine",
        "Topics split into parts, with their words": "Levy (tax)",
        "Pieces put back or taken out by hand": "Sign up (a.txt, put back)",
        "Columns of single files": 'b.csv: text is "Lauftext"',
        "Sources said by hand": '2024/: articles of unknown source are by "Echo"; '
        'the whole corpus: all articles are by "Tide"',
        "Other names of a source": "Echo Online is Echo",
        "Titles and dates corrected by hand": '"Menu" has the title "Late" and is dated 2025',
        "Limits set": "rows 2,000",
    }


def test_only_what_no_column_can_hold_may_be_broken_inside_a_word():
    name, address = "AI companionship and verification", "https://" + "x" * 40
    page = table(["Topic", "Source"], [[name, address]])

    (cells,) = page.iter("tbody")
    assert [cell.get("class") for cell in cells[0]] == [None, "long"]
    broken = [one.split("{")[0].split() for one in CSS.split("}") if "anywhere" in one]
    assert broken == [[".long"]]


def test_the_numbers_under_the_topics_are_those_of_the_topics_shown():
    topics = [(f"t{n}", f"Topic {n}", "discovered") for n in range(40)]
    articles = [an_article("A", f"a{n}", on(f"Topic {n}", 0.1, title=f"a{n}")) for n in range(40)]

    page = Page(report_html(a_report(articles, topics=topics)))

    assert "Whole corpus. 12 stories, 12 sentences. The 12 largest of 40 topics." in page.text


def test_a_mean_of_two_articles_is_no_claim():
    articles = [an_article("Two", f"t{n}", on("Port strike", -0.9, title=str(n))) for n in "ab"]
    rest = [an_article("Rest", f"r{n}", on("River flood", 0.1, title=str(n))) for n in range(12)]

    cells = Page(report_html(a_report([*articles, *rest]))).table_with("Sentences", "Stories", "")

    assert next(line for line in cells if line[0] == "Two")[-1] == "n = 2, no claim"
