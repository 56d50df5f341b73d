"""Decisions are applied to a report, again and again, and what cannot be applied is said."""

from dataclasses import replace

import pytest
from builders import a_report

from analysis import Settings, analyse
from analysis.applied import BY_HAND, apply_ledger
from analysis.ledger import ArticleDecision, Ledger, SentenceDecision, TopicDecision
from analysis.records import NO_CLEAR_TOPIC, NamedTopic, content_id
from analysis.topicwords import topic_words


@pytest.fixture
def report():
    return a_report()


def topics(report):
    return report.topics.set_index("name")


def notes(report):
    return report.manifest["notes"]


def test_nothing_decided_leaves_the_very_same_report(report):
    assert apply_ledger(report, Ledger()) is report


def test_a_new_name_stands_in_every_table_and_changes_no_number(report):
    told = apply_ledger(report, Ledger(topics=(TopicDecision("port", name="Dock strike"),)))

    assert "Port strike" not in {*told.articles["topic"], *told.sentences["topic"]}
    before, after = topics(report).loc["Port strike"], topics(told).loc["Dock strike"]
    assert after["topic_id"] == "port"
    for name in ("share", "n_sentences", "n_articles", "n_sources", "tone"):
        assert after[name] == before[name]
    told.check()


def test_a_merged_topic_hands_its_sentences_on(report):
    told = apply_ledger(report, Ledger(topics=(TopicDecision("flood", into="age"),)))

    before = topics(report)
    assert "River flood" not in topics(told).index
    assert topics(told).loc["Age verification", "n_sentences"] == (
        before.loc[["Age verification", "River flood"], "n_sentences"].sum()
    )
    assert told.topics["share"].sum() == pytest.approx(1)
    assert not (told.topic_terms["topic_id"] == "flood").any()
    told.check()


def test_a_topic_that_took_another_over_has_the_words_of_both_by_their_size(report):
    told = apply_ledger(report, Ledger(topics=(TopicDecision("flood", into="age"),)))

    def of(table, topic_id):
        return table[table["topic_id"] == topic_id].set_index("term")

    sizes = report.topics.set_index("topic_id")["n_sentences"]
    age, flood = of(report.topic_terms, "age"), of(report.topic_terms, "flood")
    both = of(told.topic_terms, "age")
    part = sizes["flood"] / (sizes["age"] + sizes["flood"])
    assert {*both.index} == {*age.index, *flood.index}
    assert both["rank"].tolist() == [*range(1, len(both) + 1)]
    assert both["weight"].is_monotonic_decreasing
    assert both["weight"].max() == 1
    assert both.loc[flood.index, "lift"].tolist() == pytest.approx(
        (flood["lift"] * part).tolist(), abs=1e-5
    )
    others = report.topic_terms[report.topic_terms["topic_id"].isin(["port", "cricket"])]
    kept = told.topic_terms[told.topic_terms["topic_id"] != "age"]
    assert sorted(map(tuple, kept.to_numpy())) == sorted(map(tuple, others.to_numpy()))
    told.check()


def test_a_hidden_topic_hands_no_word_on(report):
    hidden = (TopicDecision("flood", hidden=True), TopicDecision("port", into="age"))

    words = set(apply_ledger(report, Ledger(topics=hidden)).topic_terms["term"])

    assert not words & set(topic_words(report, "flood"))


def test_a_chain_of_mergers_ends_in_its_last_topic(report):
    chain = (TopicDecision("flood", into="age"), TopicDecision("age", into="port"))

    told = apply_ledger(report, Ledger(topics=chain))

    assert [*told.topics["topic_id"]] == ["port", "cricket", "none"]
    assert topics(told).loc["Port strike", "n_sentences"] == (
        topics(report)["n_sentences"].drop(NO_CLEAR_TOPIC).sum()
    )


def test_mergers_in_a_circle_wait(report):
    circle = (TopicDecision("flood", into="age"), TopicDecision("age", into="flood"))

    told = apply_ledger(report, Ledger(topics=circle))

    assert [*told.topics["topic_id"]] == [*report.topics["topic_id"]]
    assert any("circle" in note for note in notes(told))


def test_the_sentences_of_a_hidden_topic_have_no_clear_topic(report):
    told = apply_ledger(report, Ledger(topics=(TopicDecision("flood", hidden=True),)))

    hidden = topics(report).loc["River flood", "n_sentences"]
    assert "River flood" not in topics(told).index
    assert topics(told).loc[NO_CLEAR_TOPIC, "n_sentences"] == (
        topics(report).loc[NO_CLEAR_TOPIC, "n_sentences"] + hidden
    )


def test_a_topic_of_another_id_is_found_again_by_its_words(report):
    decision = TopicDecision("an old id", topic_words(report, "flood"), name="The flood")

    told = apply_ledger(report, Ledger(topics=(decision,)))

    assert topics(told).loc["The flood", "topic_id"] == "flood"
    assert notes(told) == []


@pytest.mark.parametrize(
    "changed",
    [{"name": "The port"}, {"hidden": True}, {"into": "flood"}],
    ids=["renamed", "hidden", "merged"],
)
def test_decisions_about_another_topic_never_find_one_with_a_given_name(report, changed):
    decision = TopicDecision("an old id", topic_words(report, "port"), **changed)

    told = apply_ledger(report, Ledger(topics=(decision,)))

    assert told.topics[["name", "n_sentences"]].equals(report.topics[["name", "n_sentences"]])
    [note] = notes(told)
    assert note.endswith("any more; the decision waits")


def test_a_merger_into_a_topic_that_is_gone_never_finds_one_with_a_given_name(report):
    words = topic_words(report, "port")

    told = apply_ledger(
        report, Ledger(topics=(TopicDecision("flood", into="an old id", into_words=words),))
    )

    assert told.topics[["name", "n_sentences"]].equals(report.topics[["name", "n_sentences"]])
    assert notes(told) == ['ledger: "River flood" has nothing to be merged into; it stays']


def test_what_was_merged_into_a_topic_goes_with_it_once_that_is_pinned(report):
    merged = TopicDecision("age", into="an old id", into_words=("port",))
    called = TopicDecision("an old id", ("port",), name="Docks")
    ledger = Ledger(topics=(merged, called)).with_pinned("an old id", NamedTopic("Port", ("port",)))
    topics_now = report.topics.replace({"topic_id": {"port": content_id("named", "Port")}})
    terms_now = report.topic_terms.replace({"topic_id": {"port": content_id("named", "Port")}})
    pinned = replace(report, topics=topics_now, topic_terms=terms_now)

    told = apply_ledger(pinned, ledger)

    assert [one.name for one in ledger.named] == ["Port"]
    assert "Age verification" not in topics(told).index
    assert "Port strike" in topics(told).index
    assert notes(told) == []


def test_a_topic_that_is_gone_is_said_and_nothing_else_is_touched(report):
    decision = TopicDecision("an old id", ("cricket", "wicket"), name="Wickets")

    told = apply_ledger(report, Ledger(topics=(decision,)))

    assert told.topics.equals(report.topics) or [*told.topics["name"]] == [*report.topics["name"]]
    assert notes(told) == ['ledger: no topic resembles "Wickets" any more; the decision waits']


@pytest.mark.parametrize("name", ["age verification", "no clear topic"])
def test_a_name_that_is_taken_is_not_given_twice(report, name):
    told = apply_ledger(report, Ledger(topics=(TopicDecision("port", name=name),)))

    assert "Port strike" in topics(told).index
    assert any("renaming waits" in note for note in notes(told))


def test_an_article_put_on_a_topic_counts_there_and_its_sentences_stay(report):
    article = report.articles.set_index("title").loc["Notes of the week"]
    ledger = Ledger(articles=(ArticleDecision(article["article_id"], "port strike"),))

    told = apply_ledger(report, ledger)

    assert told.articles.set_index("title").loc["Notes of the week", "topic"] == "Port strike"
    assert topics(told).loc["Port strike", "n_articles"] == (
        topics(report).loc["Port strike", "n_articles"] + 1
    )
    assert [*told.topics["n_sentences"]] == [*report.topics["n_sentences"]]


def test_a_judged_sentence_changes_its_articles_mean(report):
    first = report.sentences.iloc[0]
    ledger = Ledger(sentences=(SentenceDecision(first["sentence_id"], 1.0),))

    told = apply_ledger(report, ledger)

    article = report.articles.set_index("article_id").loc[first["article_id"]]
    after = told.articles.set_index("article_id").loc[first["article_id"], "tone"]
    assert after - article["tone"] == pytest.approx(
        (1.0 - first["tone"]) / article["n_sentences"], abs=1e-5
    )


def test_a_judged_sentence_of_the_reporters_changes_his_tone_and_a_quoted_one_does_not(tmp_path):
    said = 'The strike was awful. The crane stood still. "It is a horrible mess," she said.'
    (tmp_path / "a.txt").write_text(f"Dockers strike\n\nThe Echo\n\n{said}", "utf-8")
    report = analyse(tmp_path, Settings(n_topics=0))
    ids = {
        str(text).split()[1]: own
        for text, own in report.sentences.set_index("text")["sentence_id"].items()
    }
    strike, quote = ids["strike"], ids["is"]
    ledger = Ledger(sentences=(SentenceDecision(strike, 0.5), SentenceDecision(quote, 0.5)))

    told = apply_ledger(report, ledger)

    before = report.sentences.set_index("sentence_id")["reporter_tone"]
    after = told.sentences.set_index("sentence_id")["reporter_tone"]
    assert before[strike] < 0
    assert after[strike] == 0.5
    assert after.drop(strike).equals(before.drop(strike))
    assert told.articles["reporter_tone"].tolist() == pytest.approx([after.mean()], abs=1e-6)
    told.check()


def test_a_tone_holds_for_the_sentence_that_reads_so_whatever_has_its_id_now(report):
    first, second = report.sentences.iloc[:2].to_dict("records")
    moved = SentenceDecision(first["sentence_id"], 1.0, second["text"])
    own = SentenceDecision(first["sentence_id"], -1.0, first["text"])

    told = apply_ledger(report, Ledger(sentences=(own, moved)))

    assert told.sentences["tone"].iloc[:2].tolist() == [-1.0, 1.0]
    assert notes(told) == []


def test_later_decisions_keep_what_earlier_ones_marked(report):
    first, second, third = report.sentences.iloc[:3].to_dict("records")
    early = Ledger(
        sentences=tuple(SentenceDecision(one["sentence_id"], 1.0) for one in (first, second))
    )
    late = Ledger(
        sentences=tuple(SentenceDecision(one["sentence_id"], -1.0) for one in (second, third))
    )

    told = apply_ledger(apply_ledger(report, early), late)

    assert told.manifest[BY_HAND] == {
        one["sentence_id"]: one["tone"] for one in (first, second, third)
    }
    assert told.sentences["tone"].iloc[:3].tolist() == [1.0, -1.0, -1.0]


def test_what_is_no_longer_there_waits_and_is_said(report):
    ledger = Ledger(
        articles=(
            ArticleDecision("gone", "Port strike", "Old news"),
            ArticleDecision(report.articles["article_id"].iloc[0], "Wickets"),
        ),
        sentences=(SentenceDecision("gone", 0.5),),
    )

    told = apply_ledger(report, ledger)

    said = " ".join(notes(told))
    assert 'the article "Old news" is no longer there' in said
    assert 'no topic is called "Wickets"' in said
    assert "set by hand that are no longer there: 1" in said
    assert [*told.articles["topic"]] == [*report.articles["topic"]]


def test_applied_twice_is_applied_once(report):
    ledger = Ledger(
        topics=(TopicDecision("port", name="Dock strike"), TopicDecision("flood", into="port"))
    )

    once = apply_ledger(report, ledger)

    assert apply_ledger(once, ledger) is once


def test_the_words_of_an_unknown_topic_are_none(report):
    assert topic_words(report, "nobody") == ()
    assert topic_words(replace(report), "age") == ("age", "sites")
