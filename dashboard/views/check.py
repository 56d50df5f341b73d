"""Check the tone: the analyst judges a sample of sentences, then sees how well the tone agrees."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis import BroadsheetError, Judgement, judged_sentences, sample_to_judge
from analysis.tables import TONE_CHECK, Report
from dashboard import decisions, reports, session
from dashboard.charts.check import agreement_chart
from dashboard.charts.rows import each
from dashboard.exports import file_name
from dashboard.filters import WHOLE, Filters, model_of
from dashboard.queries.check import (
    ENOUGH_JUDGED,
    SKIP,
    agreement_rows,
    check_lines,
    cut_lines,
    judged_rows,
    said_lines,
)
from dashboard.queries.corpus import corpus_title
from dashboard.queries.words import pieces
from dashboard.theme import NEWS, SIGNS, TONES, count, plain
from dashboard.unscored import not_scored_line
from dashboard.widgets import (
    Exhibit,
    begin_page,
    csv_button,
    empty_note,
    show_exhibit,
)
from dashboard.widgets.article import set_article
from dashboard.widgets.deciding import set_tone
from dashboard.widgets.evidence import READER

SIZES = (30, 60, 120, 240)
DEFAULT_SIZE = 60
KEYS = {"negative": "1", "neutral": "2", "positive": "3", SKIP: "S"}
BACK = "B"
ABOUT = (
    "Judge some sentences of this corpus by their wording; Broadsheet then says how well its tone "
    "agrees with you. They are drawn from the whole corpus, as many of those scored negative, "
    "neutral and positive, in an order that hides which is which. No score is shown before you "
    "have judged. Your judgements change no number; they are kept, and their result is printed "
    "into every report."
)
METHOD = (
    "Same side: share of sentences that you and the model both call negative, neutral or positive "
    "(cut points -0.05 and +0.05). Kappa (Cohen): the same beyond chance; 0 is what chance would "
    "give, 1 full agreement. r: Pearson's correlation of the score with your judgement. Judged "
    "sentences count by the number of sentences they were drawn from; lines are 95 % intervals."
)
NO_CUTS = "Your judgements give no reason to move the cut points; from 40 on they can."
CHART, TABLE = "check-agreement", "check-judged"
_COLUMNS = {
    "text": st.column_config.TextColumn("Sentence", width="large"),
    "verdict": st.column_config.TextColumn("You"),
    "news_side": st.column_config.TextColumn("News tone"),
    "news_tone": st.column_config.NumberColumn("Score", format="%+.2f"),
    "vader_side": st.column_config.TextColumn("VADER"),
    "source": st.column_config.TextColumn("Source"),
}


def show(report: Report, filters: Filters) -> None:
    """Draw the page; it is about the whole corpus, whatever the filters select."""
    begin_page("Check the tone")
    if report.articles.empty:
        empty_note(report)
        return
    if unscored := not_scored_line(report.articles):
        st.info(plain(unscored))
        return
    st.caption(ABOUT)
    if filters.active():
        st.caption("This page is about the whole corpus; it does not follow the filters.")
    try:
        _show_check(report)
    except BroadsheetError as error:
        st.error(plain(str(error)))


def _show_check(report: Report) -> None:
    """Ask for the next judgement, and show the result."""
    scored = report if model_of(report) == NEWS else session.report_as_analysed()
    scored = replace(scored, manifest={**scored.manifest, TONE_CHECK: None})
    size = st.segmented_control(
        "Sentences to judge", SIZES, default=DEFAULT_SIZE, key="check-size", required=True
    )
    ids = scored.articles["article_id"]
    sample = reports.once(scored, f"sample {size}", ids, lambda: sample_to_judge(scored, size))
    if not sample:
        st.info("No sentence of this corpus has a tone, so there is nothing to judge.")
        return
    judged = judged_sentences(scored, decisions.decided(session.corpus_path()))
    known = set(judged["sentence_id"])
    waiting = [one for one in sample if one not in known]
    n_done = len(sample) - len(waiting)
    said = f"{n_done:,} of {count(len(sample), 'sentence')} judged or skipped"
    st.progress(n_done / len(sample), text=said)
    if waiting:
        _ask(scored, waiting[0])
    else:
        st.markdown("**All of them are judged.** A larger sample narrows the intervals.")
    _offer_way_back()
    _show_result(report, judged, done=not waiting)


def _ask(report: Report, sentence_id: str) -> None:
    """Show one sentence without its score, and take the judgement."""
    sentences = report.sentences
    (one,) = each(sentences[sentences["sentence_id"] == sentence_id])
    around = st.toggle("Show the sentences around it", key="check-around")
    own = sentences[sentences["article_id"] == one.article_id]
    near = own[(own["position"] - one.position).abs() <= int(around)].sort_values("position")
    shown = [_set(row, sentence_id) for row in each(near)]
    set_article([shown], key="check-sentence", current=sentence_id if around else "")
    st.caption("How does its wording sound? Not: is the news good, or do you agree.")
    with st.container(horizontal=True, gap="small", key="check-buttons"):
        for verdict in (*TONES, SKIP):
            sign = SIGNS.get(verdict, "")
            # the key holds the sentence: a press that comes late judges no other one
            if st.button(
                f"{sign} {verdict.capitalize()}".strip(),
                key=f"check-{verdict}-{sentence_id}",
                shortcut=KEYS[verdict],
            ):
                decisions.judge(session.corpus_path(), Judgement(sentence_id, verdict, one.text))
                st.rerun()


def _set(row: Any, sentence_id: str) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return a sentence as the page sets it: no tone, no sign, no note."""
    bare = dict.fromkeys(("tone", "sign", "spoken", "note", "why"), "")
    return {**bare, "pieces": pieces(row.text), "current": row.sentence_id == sentence_id}


def _offer_way_back() -> None:
    """Let the last judgement be taken back."""
    corpus = session.corpus_path()
    n = len(decisions.decided(corpus).judged)
    if st.button(
        "Take back the last one", key="check-back", type="tertiary", shortcut=BACK, disabled=not n
    ):
        decisions.take_back_judgement(corpus)
        st.rerun()


def _show_result(report: Report, judged: pd.DataFrame, *, done: bool) -> None:
    """Show how well the tone agrees, once there is enough to say and it can sway nobody."""
    st.header("Result", anchor=False)
    n = int((judged["verdict"] != SKIP).sum())
    check = report.manifest.get(TONE_CHECK)
    if n < ENOUGH_JUDGED or not check:
        st.caption(f"Shown from {ENOUGH_JUDGED} judged sentences on; so far {n}.")
        return
    if not done and not st.toggle(
        "Show the result so far",
        key="check-early",
        help="Seeing it may sway what you judge next.",
    ):
        return
    show_exhibit(report, agreement_exhibit(check))
    for line in (*said_lines(check), *([] if cut_lines(check) else [NO_CUTS])):
        st.markdown(plain(line))
    _show_judged(report, judged_rows(report, judged))


def agreement_exhibit(check: dict[str, Any]) -> Exhibit:
    """Return the figure of agreement, with everything said about it."""
    rows = agreement_rows(check)
    strata = ", ".join(
        f"{one['judged']:,} of {one['sentences']:,} {name}" for name, one in check["strata"].items()
    )
    return Exhibit(
        key=CHART,
        title="How well the tone agrees with you",
        caption=(
            f"Whole corpus. {count(check['judged'], 'sentence')} judged: {strata}; "
            f"{check['skipped']:,} skipped."
        ),
        method=METHOD,
        selected=WHOLE,
        alt=" ".join(check_lines(check)[:1]),
        rows=rows,
        draw=lambda rows, palette: agreement_chart(rows, palette=palette),
    )


def _show_judged(report: Report, rows: pd.DataFrame) -> None:
    """List the judged sentences, those on which you and news tone differ first."""
    st.subheader("Judged sentences", anchor=False)
    differ = int((rows["verdict"] != rows["news_side"]).sum())
    first = ", which come first" if 0 < differ < len(rows) else ""
    st.caption(f"You and news tone differ on {differ:,} of {count(len(rows), 'sentence')}{first}.")
    state = st.dataframe(
        rows.assign(news_tone=rows["news_tone"].round(2) + 0.0),
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        hide_index=True,
        key=TABLE,
        height=320,
        lazy=False,
        on_select="rerun",
        selection_mode="single-row",
        alt=count(len(rows), "judged sentence"),
    )
    offer_for(rows, state.selection.rows)
    csv_button(rows, name=file_name(corpus_title(report), "judged"), key="csv-judged", wide=False)


def offer_for(rows: pd.DataFrame, picked: Sequence[int]) -> None:
    """Offer what can be done with a picked sentence."""
    if not picked or picked[0] >= len(rows):
        st.caption("Pick a row to read it in its article, or to let your judgement be its tone.")
        return
    (one,) = each(rows.iloc[[picked[0]]])
    with st.container(horizontal=True, gap="small"):
        if st.button("Read it in its article", key="check-read"):
            session.read_sentence(one.article_id, one.sentence_id)
            session.turn_to(READER, *session.READ)
        _offer_tone(one)


def _offer_tone(one: Any) -> None:  # noqa: ANN401 - a row
    """Let a judgement be the tone of its sentence, or its score count again."""
    ledger = decisions.decided(session.corpus_path())
    if ledger.about_sentence(one.sentence_id, one.text):
        if st.button("Let its score count again", key="check-unset"):
            set_tone(one.sentence_id, one.text, "")
    elif st.button(
        f"Let it count as {one.verdict}",
        key="check-set",
        help="Its score is replaced by your judgement everywhere, and marked as set by hand.",
    ):
        set_tone(one.sentence_id, one.text, one.verdict)


if __name__ == "__main__":
    session.run_view(show)
