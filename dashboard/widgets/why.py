"""View B, why this tone: the words behind it, its evidence, and words to be set aside."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard import decisions, reports, session
from dashboard.charts.rows import each
from dashboard.charts.why import why_chart
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    describe,
    not_scored,
    select_articles,
)
from dashboard.queries.evidence import Slice, of_one
from dashboard.queries.why import (
    MOST_SENTENCES,
    WORD,
    Behind,
    aside_rows,
    behind,
    deciding_line,
    why_sentences,
    word_slice,
)
from dashboard.theme import count, listed, named, plain, signed
from dashboard.widgets import Exhibit, set_findings, show_exhibit
from dashboard.widgets.deciding import decide

CHART, ARTICLE = "why", "why-article"
MOST_TO_CHOOSE = 300  # articles offered one by one
METHOD = (
    "Each bar is exact: every sentence with the word is scored again as if the word had no tone, "
    "negations and boosters around it included, and the mean over stories is taken anew. Changes "
    "of single words do not add up where they share a sentence."
)
READ = (
    "A bar leads to where the mean goes without the word: to the right for one that reads negative "
    "(red, ▼), to the left for one that reads positive (blue, ▲)."
)
_COLUMNS = {
    "topic": st.column_config.TextColumn("Topic"),
    "n_articles": st.column_config.NumberColumn("Stories", format="localized"),
    "before": st.column_config.NumberColumn("Before", format="%+.3f"),
    "after": st.column_config.NumberColumn("After", format="%+.3f"),
}


def show_why(report: Report, filters: Filters) -> None:
    """Draw which words carry the tone of what is selected; a bar opens its sentences.

    Args:
        report: The whole report.
        filters: What is selected; those of articles are followed.
    """
    if select_articles(report, filters).articles.empty:
        return
    if unscored := not_scored(report, filters):
        st.subheader("Why this tone", anchor=False)
        st.info(plain(unscored))
        return
    article = _chosen_article(report, filters)
    sentences = why_sentences(report, filters, article)
    if len(sentences) > MOST_SENTENCES:
        st.subheader("Why this tone", anchor=False)
        said = count(len(sentences), "sentence")
        st.info(
            f"{said} are too many to read word by word: choose sources, topics or days in the "
            f"sidebar until at most {MOST_SENTENCES:,} are left."
        )
        return
    _show_words(report, filters, sentences, article)


def _chosen_article(report: Report, filters: Filters) -> str:
    """Let one of the selected articles be chosen; "" for all of them."""
    articles = select_articles(report, filters).articles
    articles = articles[articles["tone"].notna()]
    if not 1 < len(articles) <= MOST_TO_CHOOSE:
        return ""
    order = articles.iloc[articles["tone"].abs().argsort(kind="stable")[::-1]]
    names = {
        one.article_id: f"{signed(one.tone)}  {named(one.title)}, {named(one.source)}"
        for one in each(order)
    }
    chosen = st.selectbox(
        "Words behind the tone of",
        ["", *names],
        format_func=lambda one: names.get(
            one, f"all that is selected ({count(len(names), 'story')})"
        ),
        key=ARTICLE,
    )
    return str(chosen)


def _show_words(report: Report, filters: Filters, sentences: pd.DataFrame, article: str) -> None:
    """Draw the words behind the tone of sentences."""
    ids = sentences["sentence_id"]
    found = reports.once(report, "behind", ids, lambda: behind(report, sentences))
    if found.rows.empty:
        st.subheader("Why this tone", anchor=False)
        st.info("No word of the tone lexicon stands in the selected sentences: their tone is 0.")
        return
    about = _about(report, filters, article)
    if found.deciding:
        part = word_slice(report, sentences, found.deciding.words, about)
        note = count(len(part.sentences or ()), "sentence")
        set_findings([(deciding_line(found), note)], key="why-deciding", evidence=[part])
    exhibit = why_exhibit(report, filters, sentences, found, article)

    def opened(mark: session.Mark) -> Slice:
        words = tuple(word for word in str(mark[0]).split(", ") if word)
        return word_slice(report, sentences, words, about)

    show_exhibit(report, exhibit, on_select=session.select_on_click(CHART, evidence=of_one(opened)))
    _show_aside(report, found)


def _about(report: Report, filters: Filters, article: str) -> str:
    """Say whose tone it is, in plain words."""
    if article:
        (one,) = each(report.articles[report.articles["article_id"] == article])
        return f"{named(one.title)}, {named(one.source)}"
    return caption(report, filters, (), ignore=OF_SENTENCES).rstrip(".")


def why_exhibit(
    report: Report, filters: Filters, sentences: pd.DataFrame, found: Behind, article: str
) -> Exhibit:
    """Return the figure of the words behind a tone, with everything said about it."""
    n = (
        (sentences["article_id"].nunique(), "story"),
        (len(sentences), "sentence"),
        (found.n_words, "tone word"),
    )
    words = found.rows[found.rows["row"] == WORD]
    chosen = f"article {_about(report, filters, article)}" if article else ""
    about = f"A{chosen[1:]}. " if article else ""
    told = "; ".join(
        f"{one.name}: {signed(one.change, 3)}"
        if one.row == WORD
        else f"{one.name}: mean {signed(one.mean, 3)}"
        for one in each(found.rows)
    )
    note = f"the {len(words)} that move the mean most" if found.n_words > len(words) else ""
    said = caption(report, filters, n, ignore=OF_SENTENCES, note=note, toned=not article)
    return Exhibit(
        key=CHART,
        title="Why this tone",
        caption=f"{about}{said} {READ}",
        method=METHOD,
        selected=chosen or describe(filters, report, ignore=OF_SENTENCES),
        alt=f"Change of the mean tone without each word. {told}.",
        rows=found.rows,
        draw=lambda rows, palette: why_chart(rows, palette=palette),
        toned=True,
    )


def _show_aside(report: Report, found: Behind) -> None:
    """Let words be set aside, after a look at what would change."""
    settings = report.manifest.get("settings") or {}
    if already := tuple(settings.get("set_aside") or ()):
        st.caption(plain(f"Set aside in this corpus: {listed(already)}."))
        if session.can_analyse() and st.button("Let them count again", key="why-restore"):
            _decide(())
    words = found.rows.loc[found.rows["row"] == WORD, "words"].tolist()
    leaders = [word for word in (found.deciding.words if found.deciding else ()) if word in words]
    chosen = st.multiselect(
        "Set words aside",
        words,
        default=leaders,
        key=f"why-aside-{'-'.join(leaders)}-{words[0]}",
        placeholder="Words that should not count in this corpus",
        help="Such a word counts as without tone in every article. First see what changes.",
    )
    if not chosen:
        return
    ids = report.sentences["sentence_id"]
    make = partial(aside_rows, report, chosen)
    rows = reports.once(report, f"aside {sorted(chosen)}", ids, make)
    st.caption(plain(f"Mean tone of every topic, whole corpus, without {listed(chosen)}:"))
    st.dataframe(
        rows,
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="-",
        key="why-preview",
        alt=count(len(rows), "row"),
    )
    _keep(chosen)


def _keep(chosen: Sequence[str]) -> None:
    """Offer to keep words set aside, which has the corpus analysed again."""
    if not session.can_analyse():
        st.caption("A stored report keeps its words. Open the files themselves to set words aside.")
        return
    if st.button(plain(f"Set aside {listed(chosen)}"), key="why-keep"):
        _decide(decisions.decided(session.corpus_path()).with_set_aside(*chosen).set_aside)


def _decide(words: Sequence[str]) -> None:
    """Keep which words are set aside from now on, and draw the page anew."""
    decided = decisions.decided(session.corpus_path())
    decide(replace(decided, set_aside=tuple(words)))
