"""A topic cut into parts: tried first, kept by its words, applied once on every run."""

from dataclasses import replace

import pandas as pd
import pytest
from sklearn.metrics import normalized_mutual_info_score
from topic_corpora import COUNCIL, labelled_news, write_council

from analysis import (
    Ledger,
    NamedTopic,
    Settings,
    TopicDecision,
    TopicSplit,
    analyse,
    apply_ledger,
    preview_split,
    remembered,
    topic_words,
)
from analysis.splits import with_splits


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("splits") / "news"
    write_council(folder, COUNCIL)
    return folder


@pytest.fixture(scope="module")
def whole(corpus):
    return analyse(corpus, Settings(n_topics=3))


def id_of(report, theme):
    """Return the topic on which most articles of a theme are."""
    mine = report.articles[report.articles["file"].str.startswith(theme)]
    name = mine["topic"].value_counts().index[0]
    return report.topics.set_index("name")["topic_id"][name]


@pytest.fixture(scope="module")
def look(whole):
    return preview_split(whole, id_of(whole, "tannery"), 2)


@pytest.fixture(scope="module")
def parted(corpus, whole, look):
    memory = remembered(whole.manifest["memory"])
    return analyse(corpus, Settings(n_topics=3, splits=(look.split,)), memory=memory)


def test_the_preview_tells_the_planted_parts_apart(whole, look):
    assert id_of(whole, "tannery") == id_of(whole, "budget")
    assert look.n_articles == 10
    assert look.sizes == (6, 4)
    assert "tannery" in look.split.parts[0].seeds
    assert "budget" in look.split.parts[1].seeds


def test_a_run_comes_to_what_the_preview_said(parted, look):
    topics = parted.topics.set_index("topic_id")

    assert tuple(topics.loc[list(look.split.part_ids), "n_articles"]) == look.sizes
    assert [topics.loc[one, "name"] for one in look.split.part_ids] == [
        part.name for part in look.split.parts
    ]
    assert id_of(parted, "tannery") == look.split.part_ids[0]
    assert id_of(parted, "budget") == look.split.part_ids[1]


def test_nothing_else_changes_and_shares_still_sum_to_1(whole, parted, look):
    parts = parted.topics["topic_id"].isin(look.split.part_ids)
    topic = whole.topics["topic_id"] == look.split.topic_id

    parted.check()
    assert parted.topics["share"].sum() == pytest.approx(1, abs=1e-5)
    assert (
        parted.topics.loc[parts, "n_sentences"].sum()
        == whole.topics.loc[topic, "n_sentences"].sum()
    )
    columns = ["topic_id", "name", "share", "n_articles", "distinct"]
    others = parted.topics.loc[~parts, columns].reset_index(drop=True)
    assert others.equals(whole.topics.loc[~topic, columns].reset_index(drop=True))
    same = whole.sentences["topic"].isin(others["name"])
    assert parted.sentences[same].equals(whole.sentences[same])
    counts = parted.manifest["counts"]
    assert counts["topics"] == whole.manifest["counts"]["topics"] + 1
    assert counts["topic_terms"] == len(parted.topic_terms)
    assert counts["article_topics"] == len(parted.article_topics)
    assert parted.manifest["notes"] == whole.manifest["notes"]


def test_words_of_a_part_are_told_against_the_whole_corpus(parted, look):
    terms = parted.topic_terms[parted.topic_terms["topic_id"] == look.split.part_ids[0]]
    lift = terms.set_index("term")["lift"]

    texts = parted.sentences[parted.sentences["topic"] == look.split.parts[0].name]
    assert terms["weight"].max() == 1
    assert lift["tannery"] > lift["council"] > 1  # "council" stands in both parts
    assert (
        texts["text"]
        .str.contains("tannery|hides|leather|stench|river|yard|vats|acid", case=False)
        .mean()
        > 0.6
    )


def test_split_twice_is_split_once(whole, parted, look):
    assert with_splits(parted, (look.split,)) is parted
    once = with_splits(whole, (look.split,))
    twice = with_splits(whole, (look.split, look.split))
    assert once.topics.equals(twice.topics)
    assert once.manifest == twice.manifest


def test_parts_keep_id_name_and_articles_when_the_corpus_grows(corpus, parted, look):
    grown = corpus.parent / "grown"
    write_council(grown, COUNCIL)
    write_council(grown, {"budget": 4, "harbour": 2}, first=10)
    settings = Settings(n_topics=3, splits=(look.split,))

    later = analyse(grown, settings, memory=remembered(parted.manifest["memory"]))

    topics = later.topics.set_index("topic_id")
    assert tuple(topics.loc[list(look.split.part_ids), "name"]) == tuple(
        part.name for part in look.split.parts
    )
    assert tuple(topics.loc[list(look.split.part_ids), "n_articles"]) == (6, 8)
    assert later.manifest["notes"] == parted.manifest["notes"]


def test_the_topic_is_found_by_its_words_when_its_id_has_changed(whole, look):
    told = with_splits(whole, (replace(look.split, topic_id="another"),))

    assert look.split.topic_id not in set(told.topics["topic_id"])
    assert told.manifest["notes"] == whole.manifest["notes"]


def test_a_split_never_cuts_a_topic_asked_for_by_name(corpus, look):
    every = NamedTopic("Every row", look.split.words[:4])
    settings = Settings(n_topics=2, named=(every,), splits=(look.split,))

    report = analyse(corpus, settings)

    named = report.topics.set_index("name").loc["Every row"]
    assert named["n_articles"] > 0
    assert not set(look.split.part_ids) & set(report.topics["topic_id"])
    said = ", ".join(look.split.words[:3])
    assert (
        f'ledger: no topic resembles "{said}" any more; the split waits' in report.manifest["notes"]
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"topic_id": "gone", "words": ("wicket", "innings")},
            'no topic resembles "wicket, innings"',
        ),
        ({"parts": (NamedTopic("A", ("tannery",)), NamedTopic("B", ("wicket",)))}, "holds no word"),
        (
            {"parts": tuple(NamedTopic(f"P{n}", ("tannery",)) for n in range(6))},
            "has 10 articles: it can be split into 6 parts from 12 on",
        ),
    ],
    ids=["no topic", "no word", "too small"],
)
def test_what_can_no_longer_be_split_stays_whole_and_is_noted(whole, look, change, said):
    told = with_splits(whole, (replace(look.split, **change),))

    assert told.topics.equals(whole.topics)
    [note] = told.manifest["notes"][len(whole.manifest["notes"]) :]
    assert said in note
    assert note.endswith("the split waits")


def test_a_topic_too_small_for_parts_says_from_how_many_articles_on(whole):
    look = preview_split(whole, id_of(whole, "harbour"), 3)

    assert look.split.parts == ()
    assert look.why == "has 5 articles: it can be split into 3 parts from 6 on"


def test_a_part_can_be_split_again(whole, look):
    once = with_splits(whole, (look.split,))
    part = look.split.part_ids[0]
    hides = NamedTopic("Hides", ("hides", "leather"))
    again = TopicSplit(part, topic_words(once, part), (hides, NamedTopic("River", ("river",))))

    told = with_splits(whole, (look.split, again))

    assert part not in set(told.topics["topic_id"])
    assert set(again.part_ids) < set(told.topics["topic_id"])
    told.check()


def test_a_name_that_another_topic_has_is_not_given_twice(whole, look):
    other = whole.topics["name"].iloc[-2]
    parts = (replace(look.split.parts[0], name=other.upper()), look.split.parts[1])

    told = with_splits(whole, (replace(look.split, parts=parts),))
    asked = preview_split(
        whole, look.split.topic_id, 2, taken=[part.name for part in look.split.parts]
    )

    assert told.topics["name"].str.casefold().is_unique
    assert not {part.name for part in asked.split.parts} & {part.name for part in look.split.parts}


def test_a_later_printing_is_on_the_part_of_the_first(corpus, look):
    folder = corpus.parent / "copies"
    write_council(folder, COUNCIL)
    text = (folder / "budget1.txt").read_text("utf-8")
    (folder / "copy.txt").write_text(text.replace("the", "that", 1), "utf-8")

    report = analyse(folder, Settings(n_topics=3, splits=(look.split,)))

    story = report.articles.set_index("file")
    assert not story.loc[["copy.txt", "budget1.txt"], "counted"].all()
    assert set(story.loc[["copy.txt", "budget1.txt"], "topic"]) == {look.split.parts[1].name}


def test_decisions_about_a_part_hold_and_those_about_the_topic_wait(parted, look):
    part = look.split.part_ids[1]
    words = look.split.parts[0].seeds
    ledger = Ledger(
        splits=(look.split,),
        topics=(
            TopicDecision(part, name="Levy row"),
            TopicDecision(look.split.topic_id, words, name="Council"),
        ),
    )

    told = apply_ledger(parted, ledger)

    names = told.topics.set_index("topic_id")["name"]
    assert names[part] == "Levy row"
    assert "Council" not in set(names)
    assert (
        'ledger: "Council" is split into parts; the decision about it waits'
        in told.manifest["notes"]
    )


def news_report(folder, news, every, **options):
    """Analyse some of the labelled news as a table, each article under its label as source."""
    folder.mkdir()
    rows = {
        "source": [news.themes[one] for one in every],
        "title": [news.titles[one] for one in every],
        "text": [" ".join(news.sentences[one]) for one in every],
    }
    pd.DataFrame(rows).to_csv(folder / "news.csv", index=False)
    memory = options.pop("memory", None)
    return analyse(folder, Settings(**options), memory=memory)


@pytest.mark.slow
def test_parts_of_a_mixed_topic_follow_the_labels_and_stay_when_news_is_added(shared, tmp_path):
    news = labelled_news(shared, "bbc")
    some = range(0, len(news.titles), 2)
    first = news_report(tmp_path / "first", news, some, n_topics=2)
    sport = first.articles.loc[first.articles["source"] == "sport", "topic"].mode()[0]
    look = preview_split(first, first.topics.set_index("name")["topic_id"][sport], 2)
    memory = remembered(first.manifest["memory"])

    more = [*some, *range(1, len(news.titles), 8)]
    later = news_report(
        tmp_path / "later", news, more, n_topics=2, splits=(look.split,), memory=memory
    )

    now = with_splits(first, (look.split,)).articles.set_index("article_id")
    names = [part.name for part in look.split.parts]
    own = now[now["topic"].isin(names) & now["source"].isin(["sport", "entertainment"])]
    assert len(own) > 300
    assert normalized_mutual_info_score(own["source"], own["topic"]) >= 0.85
    then = later.articles.set_index("article_id")["topic"].reindex(own.index)
    assert (then == own["topic"]).mean() >= 0.95
