"""Numbers in words, and text that stays text."""

import colorsys
import datetime as dt
import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from analysis import tone_name
from dashboard.theme import (
    DARK,
    LIGHT,
    TONES,
    clean,
    count,
    escaped,
    label,
    listed,
    percent,
    plain,
    signed,
    span,
    wrapped,
)

JOINER = "\u2060"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![x](http://example.org/a.png)",
    "=1+1",
    r"$\href{http://example.org}{x}$",
    ":material/home: :smile: :red[x]",
    "see http://example.org or www.example.org or a@example.org",
    "a -- b <- c",
    "# head\n> quote\n    code",
    "\u202eright to left\u202c",
    "long " * 100,
)


def unescaped(text: str) -> str:
    """Return what Markdown shows of text in which every mark has a backslash."""
    return re.sub(r"\\(.)", r"\1", text).replace(JOINER, "")


@given(some.text())
def test_plain_shows_the_text_itself(text):
    assert unescaped(plain(text)) == clean(text).replace(JOINER, "")


@given(some.text(alphabet="a0[]()!*_`$<>&:/-=~#+.|@w \n\\{}", max_size=40))
def test_no_mark_stands_in_plain_text_without_a_backslash(text):
    left = re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(text))

    assert not re.search(r"[!-/:-@\[-`{-~\n]", left)


@pytest.mark.parametrize("text", HOSTILE)
def test_patterns_that_are_looked_for_after_markdown_are_broken_up(text):
    seen = re.sub(r"\\(.)", r"\1", plain(text))

    assert not re.search(r":[\w+-][\w+/-]*:", seen)
    assert not re.search(r"https?://|www\.|@\w", seen)
    assert not re.search(r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)", seen)


@given(some.text())
def test_a_chart_label_has_no_markup_but_line_breaks(text):
    shown = label(text, width=20, lines=2)

    assert not re.search(r"[<>$]", shown.replace("<br>", ""))
    assert not re.search(r"&(?!(amp|lt|gt|#36);)", shown)
    assert shown.count("<br>") <= 1


@given(some.text(max_size=60))
def test_an_escaped_label_reads_as_the_text(text):
    assert html.unescape(escaped(clean(text))) == clean(text)


@given(some.text())
def test_clean_text_is_one_line_that_turns_nothing_around(text):
    once = clean(text)

    assert once == " ".join(once.split())
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")
    assert clean(once) == once


def test_right_to_left_letters_stay_as_they_are():
    assert clean("\u0634\u0644\u0648\u0645") == "\u0634\u0644\u0648\u0645"


@given(some.text(alphabet="ab ", min_size=1, max_size=200))
def test_wrapped_lines_keep_to_their_width(text):
    lines = wrapped(text, width=12, lines=3)

    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 12 for line in lines)


@given(some.floats(0, 1))
def test_a_share_shows_as_nothing_only_where_nothing_is(share):
    assert (percent(share) == "0 %") == (share == 0)
    assert (percent(share) == "100 %") == (share == 1)


@given(some.floats(-1, 1))
def test_a_tone_shows_its_sign_unless_it_rounds_to_zero(tone):
    shown = signed(tone)

    assert float(shown.replace("\N{MINUS SIGN}", "-")) == pytest.approx(tone, abs=0.0051)
    assert (shown[0] in "+\N{MINUS SIGN}") == (shown != "0.00")


@given(some.floats(-0.06, 0.06))
@example(0.0499999)
@example(-0.0496)
def test_a_tone_is_shown_on_the_side_of_the_cut_that_its_name_says(tone):
    assert tone_name(float(signed(tone).replace("\N{MINUS SIGN}", "-"))) == tone_name(tone)


def test_periods_and_counts_read_as_words():
    assert span(dt.date(2024, 12, 30), dt.date(2025, 1, 2)) == "30 Dec 2024 to 2 Jan 2025"
    assert count(0, "article") == "0 articles"
    assert listed([]) == ""


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_marks_can_be_told_from_the_paper(palette):
    assert contrast(palette.ink, palette.paper) >= 7
    assert contrast(palette.muted, palette.paper) >= 4.5
    assert contrast(palette.bar, palette.paper) >= 4.5
    assert all(
        contrast(palette.of_tone(one), palette.paper) >= 3 for one in ("negative", "positive")
    )
    assert all(contrast(palette.on_tone(one), palette.of_tone(one)) >= 4.5 for one in TONES)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_only_tone_has_a_colour(palette):
    def saturation(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        return colorsys.rgb_to_hsv(*parts)[1]

    assert all(saturation(one) < 0.3 for one in (palette.ink, palette.bar, palette.faint))
    assert all(saturation(palette.of_tone(one)) > 0.4 for one in ("negative", "positive"))
