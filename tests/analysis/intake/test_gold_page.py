"""The page the project starts from, and variants of it: every line and span in its role."""

import itertools
import random
from dataclasses import replace

import pytest

AGES = (
    "a minute ago",
    "9 minutes ago",
    "an hour ago",
    "2 hours ago",
    "a day ago",
    "3 days ago",
    "just now",
    "yesterday",
    "2 weeks ago",
    "5 mins ago",
    "3h ago",
)
OUTLETS = (
    "The Harbour Gazette",
    "n-tv",
    "9to9Gadgets",
    "Wendale Herald",
    "BBC News (UK)",
    "Freight & Tide",
    "parishlamp.example",
    "El País",
    "heise online",
)
# Carrier, then the wordings between the lead and the items of other, invented aggregators.
SITES = {
    "Newsloft": (
        "Machine corner",
        "See what Newsloft AI makes of this:",
        "Voices",
        "Silence so far...",
        "You may also like",
    ),
    "Dayfold": (
        "Ask Dayfold",
        "Three things Dayfold can do with this story:",
        "Shorten it",
        "Read it to me",
        "Be the first to say something...",
        "Neighbouring pieces",
    ),
    "The Skim Tray": (
        "Play with our robots",
        "Everything that The Skim Tray can tell you about this page",
        "Reader responses",
        "Nobody has written yet.",
        "Further down the pile",
    ),
}


def lead_of(page):
    return [line for line in page.lines if line.article == 0]


def items_of(page):
    """Return the lines of each item, without blank lines."""
    numbers = sorted({li.article for li in page.lines if li.article})
    return [[li for li in page.lines if li.article == number] for number in numbers]


def furniture_of(page):
    return [line for line in page.lines if line.role == "furniture"]


def furniture(line_of, *texts):
    return [line_of("furniture", ((text, "furniture"),)) for text in texts]


def test_every_line_and_span_of_the_page_has_the_role_the_gold_gives_it(gold_page):
    gold_page.check()


def test_the_order_of_the_related_items_changes_nothing(gold_page):
    top = [*lead_of(gold_page), *furniture_of(gold_page)]
    for items in itertools.permutations(items_of(gold_page)):
        gold_page.with_lines([*top, *itertools.chain(*items)]).check()


@pytest.mark.parametrize("carrier", SITES)
def test_other_words_for_the_furniture_change_nothing_but_the_carrier(gold_page, line_of, carrier):
    others = furniture(line_of, *SITES[carrier])
    for copyright_line in ([], furniture(line_of, "Copyright 2031")):
        lines = [
            *lead_of(gold_page),
            *copyright_line,
            *others,
            *itertools.chain(*items_of(gold_page)),
        ]
        replace(gold_page.with_lines(lines), carrier=carrier).check()


def test_other_sources_are_found_as_well(gold_page):
    for turn in range(len(OUTLETS)):
        names = {n: OUTLETS[(turn + n) % len(OUTLETS)] for n in gold_page.sources}
        lines = [
            replace(
                line,
                parts=(
                    (
                        line.text.replace(gold_page.sources[line.article], names[line.article]),
                        "source",
                    ),
                ),
            )
            if line.role == "source"
            else line
            for line in gold_page.lines
        ]
        replace(gold_page.with_lines(lines), sources=names).check()


def test_blank_lines_carry_no_meaning(gold_page, line_of):
    blank = line_of("blank", (("", "blank"),))
    filled = [line for line in gold_page.lines if line.role != "blank"]
    gold_page.with_lines(filled).check()
    for seed in range(20):
        rng = random.Random(seed)
        spread = [x for line in filled for x in (line, *[blank] * rng.choice((0, 0, 1, 2)))]
        gold_page.with_lines(spread).check()


@pytest.mark.parametrize("age", AGES)
def test_every_wording_of_an_age_is_a_date(gold_page, age):
    lines = [
        replace(line, parts=((age, "date"),)) if line.role == "date" else line
        for line in gold_page.lines
    ]
    gold_page.with_lines(lines).check()


def test_other_subjects_change_nothing(gold_page, prose, headline):
    rng = random.Random(7)
    lines = []
    for line in gold_page.lines:
        if line.role == "title":
            lines.append(replace(line, parts=((headline(rng), "title"),)))
        elif line.role == "body":
            parts = tuple(
                (prose(rng, 3), "body") if role == "body" else (piece, role)
                for piece, role in line.parts
            )
            lines.append(replace(line, parts=parts))
        else:
            lines.append(line)
    gold_page.with_lines(lines).check()


@pytest.mark.parametrize("count", [0, 1, 2, 5, 20])
def test_any_number_of_related_items_is_found(gold_page, line_of, prose, headline, count):
    rng = random.Random(count)
    sources = {0: gold_page.sources[0]}
    lines = [*lead_of(gold_page), *furniture_of(gold_page)]
    for number in range(1, count + 1):
        sources[number] = source = rng.choice(OUTLETS)
        told = (
            ("source", source),
            ("date", rng.choice(AGES)),
            ("source", f"- {source}"),
            ("title", headline(rng)),
            ("body", prose(rng, rng.randrange(1, 9))),
        )
        lines += [line_of(role, ((text, role),), number) for role, text in told]
    replace(gold_page.with_lines(lines), sources=sources, agencies={}).check()


@pytest.mark.parametrize("one_line", [False, True], ids=["long lead", "lead of one line"])
@pytest.mark.parametrize("tags", [(), ("#Harbour #Lemons",), ("#Harbour", "#LemonTrade", "#May")])
@pytest.mark.parametrize("repeated", [False, True], ids=["title once", "title twice"])
@pytest.mark.parametrize("logo", [False, True], ids=["no logo", "logo"])
def test_the_same_sites_other_forms_change_nothing(
    gold_page, line_of, logo, repeated, tags, one_line
):
    title, *rest = lead_of(gold_page)
    body = [line for line in rest if line.role == "body"]
    source = [line for line in rest if line.role == "source"]
    lines = [
        *(furniture(line_of, "logo") if logo else ()),
        title,
        *(furniture(line_of, title.text) if repeated else ()),
        *(body[:1] if one_line else body),
        *source,
        *(furniture(line_of, "Hashtags", *tags) if tags else ()),
        *furniture_of(gold_page),
        *itertools.chain(*items_of(gold_page)),
    ]
    gold_page.with_lines(lines).check()


def test_a_dateline_stays_in_the_text(gold_page, split):
    lead = split(*(line.text for line in gold_page.lines)).articles[0]

    assert lead.paragraphs[0].startswith("SAN FRANCISCO -- ")
