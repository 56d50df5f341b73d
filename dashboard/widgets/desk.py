"""The analyst's hand: topics added, renamed, merged and hidden, kept in the ledger, with undo."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis import (
    BroadsheetError,
    Ledger,
    NamedTopic,
    TopicDecision,
    ledger_hash,
    named_topic,
    topic_words,
)
from analysis.tables import Report
from dashboard import decisions, reports, session
from dashboard.decisions import Decided, each_decision, on_topic, split_said, told
from dashboard.queries.seeds import nowhere_said, seed_rows, seeds_of
from dashboard.theme import clean, count, plain
from dashboard.widgets.deciding import decide, take_back, topic_names
from dashboard.widgets.seeding import ask_seeds, draw_advice

PINNED_WORDS = 6  # of a discovered topic, as its seed words once it is kept by name
MOST_PARTS = 5
MOST_LISTED = 50  # decisions with a button each
SEEDS = "desk-seeds"  # key of the field for the seeds of a new topic
NAME, IGNORED, TOPIC = "desk-name", "desk-ignored", "desk-topic"
TYPED = (NAME, SEEDS, IGNORED)  # kept while the desk is shut, until it is decided
NOTHING_TO_IGNORE = "There is nothing to ignore."
_NO_MERGER, _WHOLE = "", 1


def draw_desk(report: Report) -> None:
    """Draw what the analyst can decide about the topics of the open corpus."""
    if session.has_news():
        session.forget(*TYPED)
    _draw_desk(report)


@st.fragment
def _draw_desk(report: Report) -> None:
    """Draw the desk, made only while it stands open and without the rest of the page."""
    # The page waits for an analysis and is then drawn anew: who works here finds the desk open.
    desk = st.expander(
        "Shape the topics", expanded=session.has_decided(), key="desk", on_change="rerun"
    )
    if not desk.open:
        return
    with desk:
        try:
            decided = decisions.decided(session.corpus_path())
            _draw_last_step()
            if session.can_analyse():
                _draw_addition(report, decided)
                _draw_ignored(report, decided)
            _draw_change(report, decided)
            _draw_decided(decided)
        except BroadsheetError as error:
            st.error(plain(str(error)))


def _draw_last_step() -> None:
    """Say what was decided last, and let it be taken back."""
    corpus = session.corpus_path()
    if not decisions.can_undo(corpus):
        return
    said, step = "; ".join(decisions.last_step(corpus, topic_names())), decisions.step(corpus)
    st.caption(plain(f"Decided last: {said}"))
    if st.button("Undo the last decision", key="desk-undo", on_click=take_back, args=(step,)):
        st.rerun()


def _draw_addition(report: Report, decided: Ledger) -> None:
    """Let a topic be added by its name and seed words, with a live count of these."""
    st.markdown("**Add a topic**")
    name = st.text_input(
        "Name", key=NAME, placeholder="robot taxis", max_chars=80, persist_state="session"
    )
    seeds = ask_seeds(SEEDS)
    wanted = NamedTopic(name, seeds).wanted
    if wanted:
        rows: list[Any] = [*seed_rows(report, seeds).itertuples(index=False)]
        every = rows.pop()
        lines = [f"{clean(row.seed)}: {_amount(row)}" for row in rows]
        lines += [f"Together {_amount(every)}"] if len(rows) > 1 else []
        st.caption("  \n".join(map(plain, lines)))
        draw_advice(report, seeds, key=SEEDS)
    ready = bool(name.strip() and wanted)
    if st.button("Add and analyse again", disabled=not ready, key="desk-add"):
        topic = named_topic(clean(name), seeds)
        decide(decided.with_named(topic), f'Added "{topic.name}"', at_desk=True)


def _amount(row: Any) -> str:  # noqa: ANN401 - a row of seed_rows
    return f"{count(row.n_sentences, 'sentence')} in {count(row.n_articles, 'story')}"


def _draw_ignored(report: Report, decided: Ledger) -> None:
    """Let a word be left out of all topics; one that stands nowhere is refused."""
    st.markdown("**Ignore a word**")
    word = st.text_input(
        "Word",
        key=IGNORED,
        placeholder="exclusive",
        max_chars=80,
        persist_state="session",
        help="No topic and no name of a topic holds it any more. Sentences and their tone stay.",
    )
    words = seeds_of(clean(word))
    if nowhere := nowhere_said(report, words):
        st.caption(plain(" ".join([*nowhere, NOTHING_TO_IGNORE])))
    ready = bool(words) and not nowhere
    if st.button("Ignore and analyse again", disabled=not ready, key="desk-ignore"):
        decide(decided.with_ignored(*words), at_desk=True)


def _draw_change(report: Report, decided: Ledger) -> None:
    """Let one topic be renamed, merged, hidden, or kept by name."""
    topics = report.topics[report.topics["kind"] != "none"]
    names = {one: clean(name) for one, name in zip(topics["topic_id"], topics["name"], strict=True)}
    if not names:
        return
    st.markdown("**Change a topic**")
    session.say_anew(TOPIC, names)
    topic_id = st.selectbox("Topic", list(names), format_func=names.__getitem__, key=TOPIC)
    found = session.report_as_analysed()
    known = on_topic(found, topic_id, decided.about_topic(topic_id))
    change = _changed(found, known, names)
    if any(change.name.casefold() == names[one].casefold() for one in names if one != topic_id):
        st.caption("Another topic is called that: merge the two, or choose another name.")
        return
    with st.container(horizontal=True, gap="small"):
        if st.button("Keep", disabled=change == known, key="desk-keep"):
            decide(decided.with_topic(change), at_desk=True)
        kind = topics.set_index("topic_id")["kind"][topic_id]
        if kind == "discovered" and session.can_analyse() and change.words:
            _draw_pin(decided, topic_id, change.name or names[topic_id], change.words)
    if session.can_analyse():
        _draw_split(decided, topic_id, names)


def _changed(found: Report, known: TopicDecision, names: Mapping[str, str]) -> TopicDecision:
    """Return the decision about a topic as the fields now say it.

    Args:
        found: The report as it was analysed.
        known: What is decided so far.
        names: Names of the topics that are shown, by id.
    """
    topic_id = known.topic_id
    new = st.text_input("Call it", names[topic_id], max_chars=80, key=f"desk-call-{topic_id}")
    others = [_NO_MERGER, *(one for one in names if one != topic_id)]
    into = st.selectbox(
        "Merge it into",
        others,
        format_func=lambda one: names[one] if one else "nothing",
        key=f"desk-into-{topic_id}",
    )
    hidden = st.checkbox(
        "Hide it",
        key=f"desk-hide-{topic_id}",
        help='Its sentences then count as "no clear topic".',
    )
    name = clean(new).strip()
    return replace(
        known,
        name=name if name and name != names[topic_id] else known.name,
        into=into,
        into_words=topic_words(found, into) if into else (),
        hidden=hidden,
    )


def _draw_pin(decided: Ledger, topic_id: str, name: str, words: tuple[str, ...]) -> None:
    """Let a discovered topic be made a named one, which every later run finds again."""
    pinned = st.button(
        "Pin by its words",
        key="desk-pin",
        help="Makes it a named topic: it stays in every later run, with its "
        f"{PINNED_WORDS} strongest words as seeds.",
    )
    if pinned:
        topic = named_topic(name, words[:PINNED_WORDS])
        decide(decided.with_pinned(topic_id, topic), at_desk=True)


def _draw_split(decided: Ledger, topic_id: str, names: Mapping[str, str]) -> None:
    """Let a topic be cut into parts, after a look at what they would be."""
    number = st.selectbox(
        "Split it into",
        [_WHOLE, *range(2, MOST_PARTS + 1)],
        format_func=lambda number: "nothing" if number == _WHOLE else f"{number} parts",
        key=f"desk-split-{topic_id}",
    )
    if number == _WHOLE:
        return
    from analysis import preview_split  # noqa: PLC0415 - brings scikit-learn: only where asked for

    report, taken = session.report_as_analysed(), tuple(names.values())
    look = reports.once(
        report,
        f"split {topic_id} {number} {taken}",
        (),
        lambda: preview_split(report, topic_id, number, taken=taken),
    )
    if look.why:
        st.caption(plain(f'"{names[topic_id]}" {look.why}.'))
        return
    st.caption(plain(split_said(names[topic_id], look)))
    if st.button("Split and analyse again", key="desk-split"):
        decide(decided.with_split(look.split), at_desk=True)


def _draw_decided(decided: Ledger) -> None:
    """List the decisions; each can be dropped by itself."""
    every = each_decision(decided, topic_names())
    lines = told(decided)
    if not lines:
        return
    st.markdown(f"**Decided** ({count(len(lines), 'decision')})")
    shown = every
    if len(every) > MOST_LISTED:
        asked = clean(st.text_input("Find a decision", key="desk-find")).casefold()
        shown = [one for one in every if asked in one.said.casefold()]
        more = f", the first {MOST_LISTED} listed" if len(shown) > MOST_LISTED else ""
        st.caption(f"{count(len(shown), 'decision')} found{more}.")
    with st.container(gap="xsmall"):
        for one in shown[:MOST_LISTED]:
            _draw_decision(decided, one)
    for line in lines[len(every) :]:
        st.caption(plain(line))


def _draw_decision(decided: Ledger, one: Decided) -> None:
    """Draw a decision with a button that drops it."""
    with st.container(horizontal=True, wrap=False, gap="small"):
        st.caption(plain(one.said))
        # by what it says: a click in a window that is behind never drops another decision
        mark = ledger_hash(Ledger(**{one.part: (one.decision,)}))[:16]
        if st.button("Drop", key=f"desk-drop-{mark}", type="tertiary"):
            decide(decided.without(one.part, one.decision), at_desk=True)
