"""The sample is written, not generated: no template, no copy, not trivially separable."""

import json
import re
from collections import Counter, defaultdict

import pytest

RUN = 8


def tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:['’.,-][a-z0-9]+)*", text.lower())


def grams(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


@pytest.fixture(scope="module")
def texts(keyed, sentences_of, answers) -> dict[str, list[str]]:
    copies = set(answers["spike"]["articles"][1:])
    return {
        name: tokens(" ".join(sentences_of(name)["text"]))
        for name in keyed.index
        if name not in copies
    }


def test_there_are_enough_articles_by_outlets_of_different_size(keyed):
    sizes = keyed.loc[keyed["file"] != "page-1.txt", "source"].value_counts()

    assert sizes.sum() >= 92
    assert len(sizes) == 10
    assert sizes.iloc[0] >= 20
    assert sizes.iloc[-1] <= 3


def test_kinds_and_lengths_differ(keyed, texts):
    lengths = [len(words) for words in texts.values()]

    assert {"news", "analysis", "interview", "opinion", "brief"} <= set(keyed["kind"])
    assert min(lengths) >= 90
    assert max(lengths) <= 1000
    assert max(lengths) > 4 * min(lengths)


def test_no_two_articles_share_a_run_of_eight_words(texts):
    owners = defaultdict(set)
    for name, words in texts.items():
        for run in grams(words, RUN):
            owners[run].add(name)

    assert {run: names for run, names in owners.items() if len(names) > 1} == {}


def test_few_runs_of_five_words_are_shared(texts):
    counts = Counter(run for words in texts.values() for run in grams(words, 5))
    shared = sum(count for count in counts.values() if count > 1)

    assert shared / sum(counts.values()) < 0.02


def test_counting_seed_words_labels_fewer_than_nine_in_ten_right(keyed, seeds, sentences_of):
    def label(name: str) -> str:
        text = f"{keyed.loc[name, 'title']} {' '.join(sentences_of(name)['text'])}".lower()
        hits = {
            topic: sum(len(re.findall(rf"\b{re.escape(word)}", text)) for word in words)
            for topic, words in seeds.named.items()
        }
        best = max(hits, key=hits.__getitem__)
        tied = list(hits.values()).count(hits[best]) > 1
        return "" if tied or not hits[best] else best

    named = keyed[keyed["theme"].isin(seeds.named)]
    right = [label(name) == theme for name, theme in named["theme"].items()]

    assert sum(right) / len(right) < 0.9


def test_three_to_four_in_ten_sentences_have_no_tone_word(report):
    assert 0.3 <= (report.sentences["hits"] == 0).mean() <= 0.4


def test_quotes_come_in_all_three_styles(keyed, sentences_of):
    text = " ".join(" ".join(sentences_of(name)["text"]) for name in keyed.index)

    for mark in (r'"[A-Z][^"]+"', r"“[A-Z][^”]+”", r"'[A-Z][^']+[,.]'"):
        assert len(re.findall(mark, text)) > 20, mark


def test_the_retold_page_quotes_nobody(seeds):
    page = (seeds.folder / "page-1.txt").read_text("utf-8").replace("Tom's Guide", "")

    assert not re.search(r"[\"“”‘]|(?<!\w)'|'(?!\w)", page)


def test_retold_sources_say_so(keyed):
    sources = keyed.loc[keyed["file"] == "page-1.txt", "source"]

    assert len(sources) == 4
    assert sources.str.endswith(" (retold)").all()


def given_sections(shared) -> dict[str, list[str]]:
    home = shared / "corpus"
    gold = json.loads((home / "000_9fcb970a04a3fbef.gold.json").read_text("utf-8"))
    lines = (home / "000_9fcb970a04a3fbef.txt").read_text("utf-8").split("\n")
    return {
        entry["source"]: tokens(
            " ".join(lines[entry["body_lines"][0] - 1 : entry["body_lines"][1]])
        )
        for entry in gold["articles"]
    }


def test_each_report_is_retold_in_under_half_its_length(shared, keyed, texts):
    given = given_sections(shared)
    for name, source in keyed.loc[keyed["file"] == "page-1.txt", "source"].items():
        original = given[source.removesuffix(" (retold)")]
        assert len(texts[name]) < len(original) / 2, source


def test_the_retold_page_shares_no_run_of_seven_words_with_the_given_one(shared, keyed, texts):
    given = set().union(*(grams(words, 7) for words in given_sections(shared).values()))
    retold = keyed.index[keyed["file"] == "page-1.txt"]

    assert [run for name in retold for run in grams(texts[name], 7) if run in given] == []
