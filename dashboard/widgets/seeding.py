"""Seed words asked for: what they find, what they mean, and which others stand beside them."""

import streamlit as st

from analysis import NamedTopic, named_topic, topics_asked_for
from analysis.tables import Report
from dashboard import decisions, session
from dashboard.exports import file_name
from dashboard.queries.corpus import corpus_title
from dashboard.queries.seeds import found_said, seed_advice, seed_part, seed_rows, seeds_of
from dashboard.theme import count, plain
from dashboard.widgets.deciding import decide
from dashboard.widgets.downloads import csv_button

SEEDS_HELP = (
    "Three to eight words or phrases, with commas between them. A minus in front (-zoo) keeps "
    "stories that hold the word off the topic."
)
SEEDS_NOTE = (
    "Whole corpus; follows no filter. Singular and plural count. A row opens its sentences. "
    "An article that holds a seed word need not be on the topic."
)
_COLUMNS = {
    "seed": st.column_config.TextColumn("Seed word", width=100),
    "n_sentences": st.column_config.NumberColumn("Sentences", format="localized", width=80),
    "n_articles": st.column_config.NumberColumn("Stories", format="localized", width=65),
    "n_on_topic": st.column_config.NumberColumn(
        "On topic",
        format="localized",
        width=70,
        help="Of these stories, those whose main topic it is",
    ),
}
BESIDE = "These stand beside them and hardly elsewhere; a click adds one:"


def ask_seeds(key: str) -> tuple[str, ...]:
    """Draw the field for seed words and return them.

    Args:
        key: Key of the field.
    """
    text = st.text_input(
        "Seed words",
        key=key,
        placeholder="robotaxi, driverless, waymo",
        help=SEEDS_HELP,
        persist_state="session",
    )
    return seeds_of(text)


def draw_advice(report: Report, seeds: tuple[str, ...], *, key: str = "") -> None:
    """Say which seeds stand nowhere or mean two things, and suggest others.

    Args:
        report: The whole report.
        seeds: The seeds.
        key: Key of the field that a suggested word is added to; "": nothing is suggested.
    """
    if said := found_said(report, seeds):
        st.caption(plain(" ".join(said)))
    advice = seed_advice(report, seeds)
    for warning in advice.warnings:
        st.warning(plain(warning))
    if key and advice.suggested:
        st.caption(BESIDE)
        with st.container(horizontal=True, gap="xxsmall"):
            for word in advice.suggested:
                st.button(
                    plain(word),
                    icon=":material/add:",
                    key=f"{key}-add-{word}",
                    on_click=session.add_word,
                    args=(key, word),
                )


def draw_topic_seeds(report: Report, topic_id: str) -> None:
    """Show what each seed of a named topic brings in, and let its seeds be changed.

    Drawn only while it stands open, since the advice brings scikit-learn. Nothing for a topic that
    nobody asked for by name.

    Args:
        report: The whole report.
        topic_id: The topic.
    """
    topic = topics_asked_for(report).get(topic_id)
    if topic is None:
        return
    opened = st.expander("What each seed word brings in", key="topic-seeds", on_change="rerun")
    if not opened.open:
        return
    with opened:
        seeds, key = topic.seeds, ""
        # a topic of more or other seeds than the field can hold keeps them
        if session.can_analyse() and seeds_of(", ".join(seeds)) == seeds:
            key = session.begun_with(f"topic-seeds-{topic_id}-{'-'.join(seeds)}", ", ".join(seeds))
            seeds = ask_seeds(key)
        _draw_rows(report, topic_id, seeds)
        draw_advice(report, seeds, key=key)
        if key:
            _offer_change(topic, seeds)


def _draw_rows(report: Report, topic_id: str, seeds: tuple[str, ...]) -> None:
    """Draw the table of seeds; a row opens exactly the sentences that it counts."""
    rows, key = seed_rows(report, seeds, topic_id), f"topic-seeds-table-{topic_id}"
    st.dataframe(
        rows,
        column_config=_COLUMNS,
        hide_index=True,
        key=key,
        on_select=session.rows_on_click(key, lambda at: seed_part(report, seeds, at[0])),
        selection_mode="single-row",
        alt=count(len(rows) - 1, "seed word"),
    )
    st.caption(SEEDS_NOTE)
    name = file_name(corpus_title(report), "seed words")
    csv_button(rows, name=name, key="csv-topic-seeds", wide=False)


def _offer_change(topic: NamedTopic, seeds: tuple[str, ...]) -> None:
    """Let changed seeds of a topic be kept."""
    ready = seeds != topic.seeds and NamedTopic(topic.name, seeds).wanted
    if not st.button("Keep and analyse again", disabled=not ready, key="topic-seeds-keep"):
        return
    decided = decisions.decided(session.corpus_path())
    done = f'Seed words of "{topic.name}" kept: {", ".join(seeds)}'
    decide(decided.with_named(named_topic(topic.name, seeds)), done)
