"""Voices: who is quoted, by whom, on what and in which tone; who is named in which sentences."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.charts.voices import speakers_chart, voices_chart
from dashboard.exports import download_name
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    describe,
    model_of,
    not_scored,
    scored_line,
    select_articles,
)
from dashboard.queries.corpus import corpus_title
from dashboard.queries.evidence import Slice
from dashboard.queries.sources import largest_note
from dashboard.queries.voices import (
    QUOTED,
    largest_groups,
    mention_rows,
    most_quoted,
    name_rows,
    speaker_rows,
    speech_rows,
    voice_rows,
)
from dashboard.session import rows_on_click, run_view, select_on_click
from dashboard.theme import NEWS, count, listed, named, plain, signed
from dashboard.unscored import elsewhere, languages_said
from dashboard.widgets import (
    MOST_TO_PICK,
    Exhibit,
    begin_page,
    csv_button,
    empty_note,
    show_exhibit,
)
from dashboard.widgets.evidence import evidence_beside

SPEAKERS = "voices-speakers"
NAMES = "voices-names"
KINDS = (
    "Told by titles, first names, the words a name is made of and those before it. Other: they do "
    "not tell."
)
_NAME_COLUMNS = {
    "name": st.column_config.TextColumn("Name", width="medium"),
    "kind": st.column_config.TextColumn("Kind", width=110, help=KINDS),
    "n_sentences": st.column_config.NumberColumn("Sentences", format="localized"),
    "n_articles": st.column_config.NumberColumn("Stories", format="localized"),
    "n_sources": st.column_config.NumberColumn("Sources", format="localized"),
    "tone": st.column_config.NumberColumn("Tone of sentences", format="%+.2f"),
    "tone_low": st.column_config.NumberColumn("From", format="%+.2f", help="95 % interval"),
    "tone_high": st.column_config.NumberColumn("To", format="%+.2f", help="95 % interval"),
}
BY = ("source", "topic")
METHOD = (
    "Scored by news tone. Words inside quotation marks with a speaker found by rules; a name is in "
    "full where the article gives it in full. On labelled news 95 % of the speakers are right. "
    "Tone: mean over stories, each the mean of the speaker's quotes there, with a 95 % interval "
    "(t); hollow and without a claim below 3 stories."
)
SPLIT_METHOD = (
    "Scored by news tone. Reporter: tone of the sentences with everything inside quotation marks "
    "left out. Quoted voices: tone of what stands inside, where somebody speaks. Both are means "
    "over stories with a 95 % t-interval; hollow and without a claim below 3 stories."
)
OVERLAP = "One sentence may hold words of the reporter and several quotes: it counts on both sides."
NAMES_NOTE = (
    "Tone of the sentences that hold the name: not what anybody thinks of who is named. Names are "
    "found by their capitals, kinds by the words around them; pick a row for its sentences."
)
NOBODY_QUOTED = "Nobody is quoted by name in the selected articles."
ENGLISH_ONLY = "No speaker was found: the rules that find who speaks are for English."
ELSEWHERE = "The rules that find speakers and names are for English; {} of {} are in {}."
NEWS_ONLY = (
    "The two figures keep news tone: what stands inside and outside of quotation marks is scored "
    "by it alone. The table of names follows the switch to VADER."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_page(report, filters)


def _show_page(report: Report, filters: Filters) -> None:
    begin_page("Voices")
    if select_articles(report, filters).articles.empty:
        empty_note(report)
        return
    unscored, unread = not_scored(report, filters), unread_line(report, filters)
    if model_of(report) != NEWS:
        st.caption(NEWS_ONLY)
    speech = speech_rows(report, filters.of_articles)
    exhibit = speakers_exhibit(report, filters, speech)
    if exhibit.rows.empty:
        st.subheader(exhibit.title, anchor=False)
        st.info(ENGLISH_ONLY if unscored else plain(unread or NOBODY_QUOTED))
    else:
        show_exhibit(
            report,
            exhibit,
            on_select=select_on_click(
                SPEAKERS, evidence=lambda marks: quotes_of(speech, filters, marks)
            ),
        )
        st.caption(plain(f"{left_out(speech, exhibit.rows)} {unread}"))
    by = st.segmented_control(
        "Reporters and voices by", BY, default=BY[0], key="voices-by", format_func=str.capitalize
    )
    split = split_exhibit(report, filters, by or BY[0])
    if unscored:
        st.subheader(split.title, anchor=False)
        st.info(plain(unscored))
    else:
        show_exhibit(
            report,
            split,
            on_select=select_on_click(
                split.key,
                evidence=lambda marks: voices_of(report, speech, filters, by or BY[0], marks),
            ),
        )
    _show_names(report, filters)


def speakers_exhibit(report: Report, filters: Filters, speech: pd.DataFrame) -> Exhibit:
    """Return the figure of who is quoted, with everything said about it."""
    every = speaker_rows(speech)
    rows = most_quoted(every)
    said = ", ".join(
        f"{named(speaker)} {count(n, 'quote')} with tone {signed(tone)}"
        for speaker, n, tone in zip(
            rows["speaker"][:5], rows["n_quotes"][:5], rows["tone"][:5], strict=True
        )
    )
    shown = speech[speech["named"] & speech["speaker"].isin(rows["speaker"])]
    n = ((len(shown), "quote"), (shown["article_id"].nunique(), "story"))
    note = (
        f"the {len(rows)} quoted in most stories, of {count(len(every), 'speaker')}"
        if len(rows) < len(every)
        else "those quoted in most stories first"
    )
    words = caption(report, filters, n, ignore=OF_SENTENCES, note=note, toned=True)
    return Exhibit(
        key=SPEAKERS,
        title="Who is quoted",
        caption=f"{words} {_scored(report, filters, NEWS)}".rstrip(),
        method=METHOD,
        selected=describe(filters, report, ignore=OF_SENTENCES),
        alt=f"Quotes and their tone per speaker: {said}.",
        rows=rows,
        draw=lambda rows, palette: speakers_chart(rows, palette=palette),
    )


def split_exhibit(report: Report, filters: Filters, by: str) -> Exhibit:
    """Return the figure of reporters beside quoted voices, by ``"source"`` or ``"topic"``."""
    every = voice_rows(report, filters.of_articles, by)
    rows = largest_groups(every)
    said = ", ".join(
        f"{named(group)} {voice} {signed(tone)}"
        for group, voice, tone in zip(
            rows["group"][:6], rows["voice"][:6], rows["tone"][:6], strict=True
        )
    )
    n_quotes = int(rows.loc[rows["voice"] == QUOTED, "n"].sum())
    n_told = int(rows["n"].sum()) - n_quotes
    articles = select_articles(report, filters).articles
    n_articles = int(articles[by].isin(rows["group"]).sum())
    n = ((n_articles, "story"), (n_told, "sentence"), (n_quotes, "quote"))
    note = largest_note(rows["group"].nunique(), every["group"].nunique(), by)
    words = caption(report, filters, n, ignore=OF_SENTENCES, note=note, toned=True)
    return Exhibit(
        key=f"voices-by-{by}",
        title=f"Reporters and the voices they quote, by {by}",
        caption=f"{words} {OVERLAP} {scored_line(report, NEWS)}",
        method=SPLIT_METHOD,
        selected=describe(filters, report, ignore=OF_SENTENCES),
        alt=f"Mean tone of reporters and of quoted voices by {by}: {said}.",
        rows=rows,
        draw=lambda rows, palette: voices_chart(rows, palette=palette),
    )


def unread_line(report: Report, filters: Filters) -> str:
    """Say in how many stories no speaker is looked for; "" where all are in English."""
    articles = select_articles(report, filters).articles
    others = elsewhere(articles)
    if others.empty:
        return ""
    n = count(len(articles), "story")
    return ELSEWHERE.format(f"{len(others):,}", n, languages_said(others))


def _scored(report: Report, filters: Filters, model: str = "") -> str:
    """Say who scored the tone of what is selected; nothing where no tone is scored."""
    return "" if not_scored(report, filters) else scored_line(report, model)


def left_out(speech: pd.DataFrame, shown: pd.DataFrame) -> str:
    """Say which quotes the figure of speakers does not hold; with it they are all quotes.

    Args:
        speech: From ``queries.voices.speech_rows``.
        shown: The rows of the figure.
    """
    others = speech[speech["named"] & ~speech["speaker"].isin(shown["speaker"])]
    described = int(((speech["speaker"] != "") & ~speech["named"]).sum())
    unknown = int((speech["speaker"] == "").sum())
    n_others = others["speaker"].nunique()
    parts = [
        f"{count(len(others), 'quote')} by {count(n_others, 'other speaker')}" if n_others else "",
        f"{count(described, 'quote')} by speakers without a name" if described else "",
        f"{count(unknown, 'quote')} whose speaker was not found" if unknown else "",
    ]
    if not any(parts):
        return "Every quote is shown."
    return f"Not shown of {count(len(speech), 'quote')}: {listed(filter(None, parts))}."


def quotes_of(speech: pd.DataFrame, filters: Filters, marks: Sequence[Sequence[Any]]) -> Slice:
    """Return the sentences in which the speakers of the selected marks are quoted."""
    speakers = [str(mark[0]) for mark in marks]
    own = speech[speech["named"] & speech["speaker"].isin(speakers)]
    label = f"Quotes of {listed(map(named, dict.fromkeys(speakers)))}"
    return Slice(label, _of_articles(filters), sentences=tuple(own["sentence_id"].unique()))


def voices_of(
    report: Report,
    speech: pd.DataFrame,
    filters: Filters,
    by: str,
    marks: Sequence[Sequence[Any]],
) -> Slice:
    """Return what the reporters or the quoted voices of the selected marks say."""
    voice, _, group = str(marks[0][0]).partition("|")
    if voice == QUOTED:
        own = speech.loc[speech[by] == group, "sentence_id"]
    else:
        chosen = select_articles(report, filters)
        ids = chosen.articles.loc[chosen.articles[by] == group, "article_id"]
        told = chosen.sentences[chosen.sentences["reporter_tone"].notna()]
        own = told.loc[told["article_id"].isin(ids), "sentence_id"]
    label = f"{voice[0].upper()}{voice[1:]} of {named(group)}"
    return Slice(label, _of_articles(filters), sentences=tuple(own.unique()))


def _show_names(report: Report, filters: Filters) -> None:
    """Draw the table of names; a row picked shows its sentences."""
    every = name_rows(report, filters.of_articles)
    rows = every.head(MOST_TO_PICK)
    st.subheader("Who and what is named", anchor=False)
    st.caption(plain(f"{NAMES_NOTE} {_scored(report, filters)}"))
    if rows.empty:
        st.info("No name stands in two sentences of the selected articles.")
        return
    n = ((len(rows), "name"),)
    st.caption(plain(caption(report, filters, n, ignore=OF_SENTENCES, toned=True)))
    st.dataframe(
        rows.round(2),
        column_config=_NAME_COLUMNS,
        hide_index=True,
        placeholder="-",
        key=NAMES,
        height=320,
        lazy=False,
        on_select=rows_on_click(NAMES, lambda places: naming(report, filters, rows, places)),
        selection_mode="single-row",
        alt=count(len(rows), "name"),
    )
    selected = describe(filters, report, ignore=OF_SENTENCES)
    name = download_name(corpus_title(report), selected, "names")
    csv_button(rows, name=name, key="csv-names", selected=selected, wide=False)


def naming(
    report: Report, filters: Filters, rows: pd.DataFrame, places: Sequence[int]
) -> Slice | None:
    """Return the sentences that hold the names of the picked rows; None: they are there no more."""
    names = rows["name"].iloc[[place for place in places if place < len(rows)]].tolist()
    if not names:
        return None
    mentions = mention_rows(report, filters)
    own = mentions.loc[mentions["name"].isin(names), "sentence_id"]
    label = f"Sentences that name {listed(map(named, names))}"
    return Slice(label, _of_articles(filters), sentences=tuple(own.unique()))


def _of_articles(filters: Filters) -> Filters:
    """Return the filters without those of sentences, which this page does not follow."""
    return filters.of_articles


if __name__ == "__main__":
    run_view(show)
