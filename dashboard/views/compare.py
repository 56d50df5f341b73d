"""Compare: two slices beside each other, at equal topics, and the words that set them apart."""

from collections.abc import Sequence

import streamlit as st

from analysis.tables import Report
from dashboard import reports, session
from dashboard.charts.compare import means_chart, shift_chart
from dashboard.charts.rows import each
from dashboard.exports import download_name
from dashboard.filters import (
    OF_SENTENCES,
    WHOLE,
    Filters,
    caption,
    describe,
    not_scored,
    untold_said,
)
from dashboard.queries.compare import Pairing, mean_rows, paired, topic_by_topic
from dashboard.queries.corpus import corpus_title
from dashboard.queries.evidence import Slice, of_one
from dashboard.queries.shift import shift_rows, shift_slice
from dashboard.queries.slices import (
    EQUAL,
    KINDS,
    OWN_FILTER,
    PLAIN,
    REST,
    TOPIC,
    Choice,
    choices,
    usual,
)
from dashboard.queries.verdict import chosen_line, said, verdict
from dashboard.queries.why import MOST_SENTENCES
from dashboard.session import run_view
from dashboard.theme import count, named, plain, signed, unrounded
from dashboard.unscored import untoned_line
from dashboard.widgets import Exhibit, begin_page, csv_button, set_findings, show_exhibit
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.sides import show_quotes_of

MEANS, SHIFT, BY_TOPIC = "compare-means", "compare-shift", "compare-topics"
MIXES = {EQUAL: "at equal topics", PLAIN: "as they stand"}
SLICE_WIDTH = 240  # pixels: the name of a slice is read whole, on a narrow screen too
METHOD = (
    "Mean over stories, copies counted once, with a 95 % t-interval (Welch; spread pooled below "
    "10 stories). At equal topics: topic by topic, each weighing by how many stories both have "
    "on it (n1 n2 / (n1 + n2)); stories without a clear topic are left out."
)
SHIFT_METHOD = (
    "Word shift (Gallagher et al. 2021): each word has the part of its sentence's score that its "
    "value has in the sentence's sum; the parts, weighed as in the means, add up to the difference."
)
SHIFT_READ = (
    "To the right: makes the first more positive than the second. Blue, ▲: the word reads "
    "positive; red, ▼: negative. Below it: sentences of the first and of the second."
)
_COLUMNS = {
    "topic": st.column_config.TextColumn("Topic"),
    "n": st.column_config.NumberColumn("Stories, first", format="localized"),
    "n_other": st.column_config.NumberColumn("second", format="localized"),
    "tone": st.column_config.NumberColumn("Tone, first", format="%+.2f"),
    "tone_other": st.column_config.NumberColumn("second", format="%+.2f"),
    "gap": st.column_config.NumberColumn("Difference", format="%+.2f"),
    "gap_low": st.column_config.NumberColumn("from", format="%+.2f", help="95 % interval"),
    "gap_high": st.column_config.NumberColumn("to", format="%+.2f", help="95 % interval"),
    "weight": st.column_config.NumberColumn(
        "Weight", format="percent", help="What the topic weighs at equal topics"
    ),
}


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_page(report, filters)


def _show_page(report: Report, filters: Filters) -> None:
    """Draw the choice of two slices, and how they differ."""
    begin_page("Compare")
    if report.articles.empty:
        st.info("This corpus holds no article. Open another one on the Data page.")
        return
    pairing, kind = _chosen(report, filters)
    if pairing is None:
        return
    if unscored := not_scored(report, filters, ignore=frozenset({OWN_FILTER[kind]})):
        st.info(plain(unscored))
        return
    _show_said(pairing)
    if line := chosen_line(pairing, kind, len(choices(report, filters, kind))):
        st.caption(line)
    _show_means(report, filters, pairing, kind)
    if pairing.gap.n and pairing.gap.n_other:
        _show_shift(report, filters, pairing, kind)
        if kind != TOPIC:
            _show_topics(report, pairing, _selected(report, filters, pairing, kind))
    sides = (pairing.first, pairing.second)
    for place, (side, beside) in enumerate(zip(sides, st.columns(2, gap="large"), strict=True)):
        part = pairing.parts[place] if pairing.gap.is_known else side.part
        with beside:
            show_quotes_of(report, side.name, part, key=f"compare-quotes-{place}")


def _chosen(report: Report, filters: Filters) -> tuple[Pairing | None, str]:
    """Let two slices be chosen; None where there are no two."""
    with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
        key = session.held("by", KINDS)
        kind = str(
            st.segmented_control(
                "Compare by",
                KINDS,
                format_func=str.capitalize,
                key=key,
                required=True,
                persist_state="session",
            )
        )
        names = choices(report, filters, kind)
        if len(names) < 2:  # noqa: PLR2004 - a comparison needs two
            st.info(f"Fewer than two {kind}s match the filters: there is nothing to compare.")
            return None, kind
        this = _picked("This", "this", names, usual(report, filters, kind))
        # the same words for every kind: a browser keeps those of the one before
        others = {REST: "all the rest"} | {one: name for one, name in names.items() if one != this}
        that = _picked("Against", "that", others, REST)
        mix = PLAIN
        if kind != TOPIC:
            mix = st.segmented_control(
                "Topics",
                list(MIXES),
                format_func=MIXES.__getitem__,
                key=session.held("mix", list(MIXES)),
                required=True,
                persist_state="session",
            )
    return paired(report, filters, Choice(kind, this, that, equal=mix == EQUAL)), kind


def _picked(label: str, name: str, names: dict[str, str], first: str) -> str:
    """Return the slice that is picked of several; the URL holds it under a name."""
    chosen = st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=session.held(name, [first, *names]),
        persist_state="session",
        width=SLICE_WIDTH,
    )
    return str(chosen)


def _show_said(pairing: Pairing) -> None:
    """Draw what may be said, each sentence with its evidence."""
    lines = said(pairing)
    items = [(line, count(len(part.articles or ()), "story")) for line, part in lines]
    set_findings(items, key="compare-said", evidence=[part for _, part in lines])


def _caption(
    report: Report, filters: Filters, pairing: Pairing, kind: str, n: tuple[tuple[int, str], ...]
) -> str:
    """Return the line under a chart's title: what is compared, how, and of what."""
    ignore = frozenset({OWN_FILTER[kind]}) | OF_SENTENCES
    notes = [
        untold_said(pairing.n_untold) if pairing.n_untold else "",
        untoned_line(pairing.every).removesuffix("."),
    ]
    note = "; ".join(filter(None, notes))
    return f"{_sides(pairing)}. {caption(report, filters, n, ignore=ignore, note=note)}"


def _sides(pairing: Pairing) -> str:
    """Say what is compared, and how."""
    how = MIXES[EQUAL] if pairing.equal else MIXES[PLAIN]
    return f"{named(pairing.first.name)} against {named(pairing.second.name)}, {how}"


def _selected(report: Report, filters: Filters, pairing: Pairing, kind: str) -> str:
    """Say the filters that are followed, and what is compared."""
    said = describe(filters, report, ignore=frozenset({OWN_FILTER[kind]}) | OF_SENTENCES)
    return _sides(pairing) if said == WHOLE else f"{said}; {_sides(pairing)}"


def _show_means(report: Report, filters: Filters, pairing: Pairing, kind: str) -> None:
    """Draw the two means and their difference."""
    rows = mean_rows(pairing)
    both = each(rows)[-1]
    n = ((both.n_articles, "story"), (both.n_sentences, "sentence"))
    said = ", ".join(f"{named(one.group)} {signed(one.tone)}" for one in each(rows))
    how = unrounded(*rows["tone"])
    note = f" The difference is that {how}." if how else ""
    exhibit = Exhibit(
        key=MEANS,
        title="Tone of the two",
        caption=f"{_caption(report, filters, pairing, kind, n)}{note}",
        method=METHOD,
        selected=_selected(report, filters, pairing, kind),
        alt=f"Mean tone: {said}. {verdict(pairing)}",
        rows=rows,
        draw=lambda rows, palette: means_chart(rows, palette=palette),
        toned=True,
    )
    parts = dict(zip(("first", "second"), pairing.parts, strict=True))

    def opened(mark: session.Mark) -> Slice:
        return parts.get(str(mark[0]), pairing.compared)

    show_exhibit(report, exhibit, on_select=session.select_on_click(MEANS, evidence=of_one(opened)))


def _show_shift(report: Report, filters: Filters, pairing: Pairing, kind: str) -> None:
    """Draw the words that set the two apart; a bar opens its sentences."""
    n_sentences = int(mean_rows(pairing)["n_sentences"].iloc[-1])
    if n_sentences > MOST_SENTENCES:
        st.subheader("Words that set them apart", anchor=False)
        st.info(
            f"{count(n_sentences, 'sentence')} are too many to read word by word: choose topics or "
            f"days in the sidebar until at most {MOST_SENTENCES:,} are left."
        )
        return
    what = f"shift {pairing.equal} {len(pairing.weights[0])}"
    rows = reports.once(
        report, what, pairing.compared.articles or (), lambda: shift_rows(report, pairing)
    )
    if rows.empty:
        return
    n = ((pairing.gap.n + pairing.gap.n_other, "story"), (n_sentences, "sentence"))
    said = "; ".join(f"{one.name}: {signed(one.shift, 3)}" for one in each(rows))
    exhibit = Exhibit(
        key=SHIFT,
        title="Words that set them apart",
        caption=f"{_caption(report, filters, pairing, kind, n)} {SHIFT_READ}",
        method=SHIFT_METHOD,
        selected=_selected(report, filters, pairing, kind),
        alt=f"What each word adds to the difference in tone. {said}.",
        rows=rows,
        draw=lambda rows, palette: shift_chart(rows, palette=palette),
        toned=True,
    )

    def opened(mark: session.Mark) -> Slice:
        return shift_slice(report, pairing, rows, int(str(mark[0]).partition("|")[0]))

    show_exhibit(report, exhibit, on_select=session.select_on_click(SHIFT, evidence=of_one(opened)))


def _show_topics(report: Report, pairing: Pairing, selected: str) -> None:
    """Draw the two on every topic, as a table whose rows open their sentences."""
    rows = topic_by_topic(report, pairing)
    st.subheader("Topic by topic", anchor=False)
    st.caption(
        plain(
            f"First: {named(pairing.first.name)}; second: {named(pairing.second.name)}. A "
            "difference is that of the unrounded means. Each "
            "interval is for its topic alone: of twenty topics without a difference, about one "
            "would seem to have one."
        )
    )

    def opened(places: Sequence[int]) -> Slice | None:
        if len(places) != 1:
            return None
        topic = rows["topic"].iloc[places[0]]
        both = (pairing.first.articles, pairing.second.articles)
        ids = tuple(one for own in both for one in own.loc[own["topic"] == topic, "article_id"])
        return Slice(f"Both on {named(topic)}", articles=ids)

    st.dataframe(
        rows.assign(gap=rows["gap"].round(2) + 0.0, weight=rows["weight"].round(2)),
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="-",
        key=BY_TOPIC,
        on_select=session.rows_on_click(BY_TOPIC, opened),
        selection_mode="single-row",
        alt=count(len(rows), "topic"),
    )
    name = download_name(corpus_title(report), selected, "topic by topic")
    csv_button(rows, name=name, key="csv-compare-topics", selected=selected, wide=False)


if __name__ == "__main__":
    run_view(show)
