"""A card an article, for a corpus that is read rather than surveyed."""

from typing import Any

import streamlit as st

from analysis import tone_name
from analysis.tables import Report
from dashboard import session
from dashboard.days import date_said
from dashboard.theme import SIGNS, count, named, plain, signed
from dashboard.widgets.evidence import READER
from dashboard.widgets.fingerprints import show_fingerprint


def show_article_cards(chosen: Report) -> None:
    """Draw the selected articles one below the other; a title opens the article.

    Args:
        chosen: A report with the selected articles only.
    """
    with st.container(gap=None):
        st.subheader("The articles", anchor=False)
        st.caption(
            "A tick is a sentence in reading order: up and blue positive, down and red negative, "
            "a dot for neither; hollow where someone is quoted. Click one to read it in its place."
        )
    rows: list[Any] = [*chosen.articles.itertuples(index=False)]
    for place, one in enumerate(rows):
        with st.container(key=f"article-card-{place}", gap="xxsmall"):
            if st.button(
                plain(named(one.title)), key=f"read-card-{place}", type="tertiary", help="Read it"
            ):
                session.read_sentence(str(one.article_id), "")
                session.turn_to(READER, *session.READ)
            st.caption(plain(card_line(one)))
            show_fingerprint(chosen, str(one.article_id), key=f"card-fingerprint-{place}")


def card_line(one: Any) -> str:  # noqa: ANN401 - a row
    """Say what is known of an article: source, carrier, day, topic, length and tone.

    Args:
        one: A row of the table of articles.

    Returns:
        Plain text, like ``"Tom's Guide, carried by Daily8 · AI · 19 sentences · ▲ +0.17"``.
    """
    carried = named(one.carrier) if one.carrier and one.carrier != one.source else ""
    parts = [
        f"{named(one.source)}, carried by {carried}" if carried else named(one.source),
        "" if one.published != one.published else date_said(one.published, one.date_precision),
        named(one.topic),
        count(int(one.n_sentences), "sentence"),
    ]
    if one.tone == one.tone:
        parts.append(f"mean tone {SIGNS[tone_name(one.tone)]} {signed(one.tone)}")
    return " · ".join(part for part in parts if part)
