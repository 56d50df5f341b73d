"""A report with the analyst's decisions applied: the same decisions twice change nothing more."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.ledger import Ledger, SentenceDecision, TopicDecision, ledger_hash
from analysis.records import NO_CLEAR_TOPIC
from analysis.tables import BY_HAND, DECIMALS, Report
from analysis.text.quotation import ANY_MARK
from analysis.topicwords import KnownTopics
from analysis.totals import retold
from analysis.waiting import WAITS

_LEAST = 10.0**-DECIMALS  # a weight that nothing is divided by less than
LEDGER = "ledger"  # in a manifest: the hash of the decisions that are applied


def apply_ledger(report: Report, ledger: Ledger) -> Report:
    """Return a report as the analyst decided it to be.

    Topics asked for by name and topics cut into parts belong to the run itself
    (``Settings.added``, ``Settings.splits``) and are not looked at here. A topic whose id has
    changed is found again by its words. What cannot be applied is left out and listed in
    ``manifest["notes"]``.

    Args:
        report: As ``analyse`` made it.
        ledger: The decisions; judgements, which change nothing, are not looked at.

    Returns:
        The report; the same one where nothing is decided.
    """
    ledger = replace(ledger, judged=())
    decided = ledger.topics or ledger.articles or ledger.sentences
    if not decided or report.manifest.get(LEDGER) == ledger_hash(ledger):
        return report
    notes: list[str] = []
    topics = KnownTopics.of(report, [one.topic_id for one in ledger.splits])
    found = _found(ledger.topics, topics, notes)
    names = _new_names(found, topics, notes)
    gone = _gone(found, topics, notes)
    told = replace(
        report,
        topics=_renamed(report.topics, names, gone),
        topic_terms=_merged_terms(report, gone),
        sentences=_relabelled(report.sentences, topics, names, gone),
        articles=report.articles,
        manifest={**report.manifest, LEDGER: ledger_hash(ledger)},
    )
    told = _with_tones(told, ledger, notes)
    told = retold(told, moved=_moved(told, ledger, notes))
    told_notes = [*report.manifest.get("notes", ()), *(f"{WAITS}{note}" for note in notes)]
    return replace(told, manifest={**told.manifest, "notes": told_notes})


def _found(
    decisions: Sequence[TopicDecision], topics: KnownTopics, notes: list[str]
) -> dict[str, TopicDecision]:
    """Return the decisions by the id that their topic has now."""
    found: dict[str, TopicDecision] = {}
    for decision in decisions:
        now = topics.find(decision.topic_id, decision.words)
        said = decision.name or ", ".join(decision.words[:3]) or decision.topic_id
        if not now and decision.topic_id in topics.split:
            notes.append(f'"{said}" is split into parts; the decision about it waits')
        elif not now:
            notes.append(f'no topic resembles "{said}" any more; the decision waits')
        elif now in found:
            notes.append(f'two decisions meet in "{topics.names[now]}"; that about "{said}" waits')
        else:
            found[now] = decision
    return found


def _new_names(
    found: Mapping[str, TopicDecision], topics: KnownTopics, notes: list[str]
) -> dict[str, str]:
    """Return the name of every topic; a name that another has is not given twice."""
    names = dict(topics.names)
    for topic_id, decision in found.items():
        taken = {name.casefold() for one, name in names.items() if one != topic_id}
        if decision.name and decision.name.casefold() in {*taken, NO_CLEAR_TOPIC}:
            notes.append(f'"{decision.name}" is the name of another topic; the renaming waits')
        elif decision.name:
            names[topic_id] = decision.name
    return names


def _gone(
    found: Mapping[str, TopicDecision], topics: KnownTopics, notes: list[str]
) -> dict[str, str]:
    """Return the topics that are shown no more: id to the topic that takes over, or ""."""
    gone: dict[str, str] = {}
    for topic_id, decision in found.items():
        if decision.into:
            into = topics.find(decision.into, decision.into_words)
            if into and into != topic_id:
                gone[topic_id] = into
            else:
                notes.append(f'"{topics.names[topic_id]}" has nothing to be merged into; it stays')
        elif decision.hidden:
            gone[topic_id] = ""
    return {topic_id: _end(topic_id, gone) for topic_id in gone if _ends(topic_id, gone, notes)}


def _ends(topic_id: str, gone: Mapping[str, str], notes: list[str]) -> bool:
    """Tell whether a chain of mergers ends; one that runs in a circle is left out."""
    seen, at = {topic_id}, gone[topic_id]
    while at in gone:
        if at in seen:
            notes.append("topics are merged in a circle; these mergers wait")
            return False
        seen.add(at)
        at = gone[at]
    return True


def _end(topic_id: str, gone: Mapping[str, str]) -> str:
    """Return where a chain of mergers ends."""
    at = topic_id
    while at in gone:
        at = gone[at]
    return at


def _renamed(
    topics: pd.DataFrame, names: Mapping[str, str], gone: Mapping[str, str]
) -> pd.DataFrame:
    """Return the topics that are left, under their new names."""
    left = topics[~topics["topic_id"].isin(gone)]
    new = left["topic_id"].map(names).astype("str").fillna(left["name"])
    return left.assign(name=new).reset_index(drop=True)


def _merged_terms(report: Report, gone: Mapping[str, str]) -> pd.DataFrame:
    """Return the words of the topics that are left; one that took others over has theirs, too.

    A word weighs as in each of them, by their sentences; its lift in all of them together is the
    mean of its lifts, weighed in the same way.
    """
    terms = report.topic_terms
    kept = terms[~terms["topic_id"].isin([one for one, into in gone.items() if not into])]
    owner = pd.Series([gone.get(one, one) for one in kept["topic_id"]], kept.index, dtype="str")
    grown = owner.isin([into for into in gone.values() if into])
    if not grown.any():
        return kept.reset_index(drop=True)
    sizes = report.topics.set_index("topic_id")["n_sentences"].clip(lower=1)
    parts = pd.DataFrame({"topic_id": owner, "size": kept["topic_id"].map(sizes)})
    whole = parts.assign(part=kept["topic_id"]).drop_duplicates("part")
    share = parts["size"] / owner.map(whole.groupby("topic_id")["size"].sum())
    scaled = kept.assign(topic_id=owner, weight=kept["weight"] * share, lift=kept["lift"] * share)
    known = ["topic_id", "term", "spelling"]
    joined = scaled[grown].groupby(known, as_index=False)[["weight", "lift"]].sum()
    joined["weight"] /= joined.groupby("topic_id")["weight"].transform("max").clip(lower=_LEAST)
    joined = joined.round({"weight": DECIMALS, "lift": DECIMALS})
    joined = joined.sort_values(["topic_id", "weight", "term"], ascending=[True, False, True])
    joined["rank"] = joined.groupby("topic_id").cumcount() + 1
    order = {topic_id: place for place, topic_id in enumerate(report.topics["topic_id"])}
    every = pd.concat([kept[~grown], joined[[*terms]]])
    every = every.astype(terms.dtypes.to_dict()).assign(place=every["topic_id"].map(order))
    return every.sort_values(["place", "rank"]).drop(columns="place").reset_index(drop=True)


def _relabelled(
    sentences: pd.DataFrame,
    topics: KnownTopics,
    names: Mapping[str, str],
    gone: Mapping[str, str],
) -> pd.DataFrame:
    """Return the sentences under the topics that are left."""
    label = {
        old: names.get(gone.get(topic_id, topic_id), NO_CLEAR_TOPIC)
        for topic_id, old in topics.names.items()
    }
    told = sentences["topic"].map(label).astype("str").fillna(NO_CLEAR_TOPIC)
    clear = sentences["clear"] & (told != NO_CLEAR_TOPIC)
    return sentences.assign(topic=told.astype(sentences["topic"].dtype), clear=clear)


def _with_tones(report: Report, ledger: Ledger, notes: list[str]) -> Report:
    """Return the report with the tones that were set by hand, and the tones scored beside them."""
    if not ledger.sentences:
        return report
    sentences = report.sentences
    by_hand = _tones_by_hand(sentences, ledger.sentences)
    missing = len({(one.sentence_id, one.text) for one in ledger.sentences}) - len(by_hand)
    if missing:
        notes.append(f"sentences with a tone set by hand that are no longer there: {missing}")
    known = sentences["sentence_id"].isin(by_hand)
    ids, scored = sentences.loc[known, "sentence_id"].tolist(), sentences.loc[known, "tone"]
    scores = [
        None if missing else score for score, missing in zip(scored, scored.isna(), strict=True)
    ]
    # what earlier decisions set by hand stays marked, with the tone that was scored
    kept = dict(zip(ids, scores, strict=True)) | (report.manifest.get(BY_HAND) or {})
    tone = sentences["tone"].where(~known, sentences["sentence_id"].map(by_hand))
    told = _with_reporter(sentences, known, by_hand)
    change = (told - sentences["reporter_tone"]).groupby(sentences["article_id"]).sum()
    of_reporter = sentences.groupby("article_id")["reporter_tone"].count()
    articles = report.articles
    moved = articles["article_id"].map(change / of_reporter.clip(lower=1)).fillna(0.0)
    return replace(
        report,
        articles=articles.assign(
            reporter_tone=(articles["reporter_tone"] + moved).round(DECIMALS) + 0.0
        ),
        sentences=sentences.assign(tone=tone.astype("float64"), reporter_tone=told),
        manifest={**report.manifest, BY_HAND: kept},
    )


def _tones_by_hand(
    sentences: pd.DataFrame, decisions: Sequence[SentenceDecision]
) -> dict[str, float]:
    """Return the tones set by hand, by the id that their sentence has now.

    That is its id as long as it reads the same there, else that of the one sentence that reads so:
    where a line of an article comes or goes, the ids of those below it are those of others.
    """
    ids, texts = ({getattr(one, name) for one in decisions} for name in ("sentence_id", "text"))
    rows = sentences[sentences["sentence_id"].isin(ids) | sentences["text"].isin(texts)]
    text_of = dict(zip(rows["sentence_id"], rows["text"], strict=True))
    ids_of: dict[str, list[str]] = defaultdict(list)
    for sentence_id, text in text_of.items():
        ids_of[text].append(sentence_id)
    found: dict[str, float] = {}
    for one in decisions:
        here = text_of.get(one.sentence_id)
        if here is not None and one.text in {"", here}:
            found[one.sentence_id] = one.tone
        elif len(again := ids_of.get(one.text, [])) == 1:
            found.setdefault(again[0], one.tone)
    return found


def _with_reporter(
    sentences: pd.DataFrame, known: pd.Series, by_hand: Mapping[str, float]
) -> pd.Series:
    """Return the reporter's tone of sentences, set by hand where all of the sentence is his."""
    own = known & sentences["reporter_tone"].notna() & ~sentences["quoted"]
    own &= ~sentences["text"].str.contains(ANY_MARK)
    return sentences["reporter_tone"].where(~own, sentences["sentence_id"].map(by_hand))


def _moved(report: Report, ledger: Ledger, notes: list[str]) -> dict[str, str]:
    """Return the articles that were put on a topic by hand."""
    names = {name.casefold(): name for name in report.topics["name"]}
    known = frozenset(report.articles["article_id"])
    moved: dict[str, str] = {}
    for one in ledger.articles:
        said = one.title or one.article_id
        if one.article_id not in known:
            notes.append(f'the article "{said}" is no longer there; its topic waits')
        elif one.topic.casefold() not in names:
            notes.append(f'no topic is called "{one.topic}"; the article "{said}" stays')
        else:
            moved[one.article_id] = names[one.topic.casefold()]
    return moved
