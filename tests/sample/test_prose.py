"""The sample is written, not generated: no template, no copy, not trivially separable."""

import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
import pytest
from scipy import stats

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
    invented = keyed.index[keyed["file"] != "page-1.txt"]
    lengths = [len(texts[name]) for name in invented if name in texts]

    assert {"news", "analysis", "interview", "opinion", "brief"} <= set(keyed["kind"])
    assert min(lengths) >= 120
    assert max(lengths) <= 900
    assert max(lengths) > 4 * min(lengths)


def test_the_invented_news_runs_over_fourteen_weeks(keyed):
    days = keyed.loc[keyed["file"] != "page-1.txt", "published"].dropna().dt.tz_localize(None)

    assert pd.Timedelta(weeks=13) <= days.max() - days.min() <= pd.Timedelta(weeks=14)


def test_the_documents_come_in_every_form(keyed):
    files = keyed.drop_duplicates("file")["file"]
    forms = files.map(lambda name: Path(name).suffix).value_counts()

    assert files.str.startswith("page-").sum() == 3
    assert set(forms.index) == {".txt", ".md", ".html", ".csv", ".jsonl"}
    assert forms[".html"] >= 10


def test_the_notes_of_the_corpus_say_what_it_is(seeds):
    notes = tomllib.loads((seeds.folder / "corpus.toml").read_text("utf-8"))

    assert notes["notice"] == "Written for this sample; not published by the outlets named."
    assert notes["title"]
    assert notes["captured"].tzinfo is not None


def test_topics_are_asked_for_by_theme_words_not_by_names(seeds):
    assert list(seeds.named) == ["AI talent war", "age verification", "AI companionship"]
    for words in seeds.named.values():
        assert 3 <= len(words) <= 8
        assert all(word == word.lower() for word in words)


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


def given_sections(shared, part: str = "body") -> dict[str, str]:
    """Return body or title of the given page's reports by source."""
    home = shared / "corpus"
    gold = json.loads((home / "000_9fcb970a04a3fbef.gold.json").read_text("utf-8"))
    lines = (home / "000_9fcb970a04a3fbef.txt").read_text("utf-8").split("\n")
    spans = {
        entry["source"]: entry["body_lines"] if part == "body" else [entry["title_line"]] * 2
        for entry in gold["articles"]
    }
    return {source: " ".join(lines[a - 1 : b]) for source, (a, b) in spans.items()}


def test_each_report_is_retold_in_under_half_its_length(shared, keyed, texts):
    given = given_sections(shared)
    for name, source in keyed.loc[keyed["file"] == "page-1.txt", "source"].items():
        original = given[source.removesuffix(" (retold)")]
        assert len(texts[name]) < len(tokens(original)) / 2, source


def test_the_retold_page_shares_no_run_of_seven_words_with_the_given_one(shared, keyed, texts):
    given = set().union(*(grams(tokens(body), 7) for body in given_sections(shared).values()))
    retold = keyed.index[keyed["file"] == "page-1.txt"]

    assert [run for name in retold for run in grams(texts[name], 7) if run in given] == []


def test_no_headline_of_the_given_page_is_kept(shared, keyed):
    given = set().union(*(grams(tokens(t), 3) for t in given_sections(shared, "title").values()))
    titles = keyed.loc[keyed["file"] == "page-1.txt", "title"]

    assert [title for title in titles if grams(tokens(title), 3) & given] == []


def test_each_report_is_retold_in_its_own_order(shared, keyed, sentences_of):
    """Names and figures that both texts have do not come in the same order."""
    given = given_sections(shared)

    def places(text: str) -> dict[str, int]:
        found = re.findall(r"(?:\$|\b)[\dA-Z][\w.,-]*\w", text)
        return {word: found.index(word) for word in found}

    for name, source in keyed.loc[keyed["file"] == "page-1.txt", "source"].items():
        original = places(given[source.removesuffix(" (retold)")])
        retold = places(" ".join(sentences_of(name)["text"]))
        both = [word for word in retold if word in original]

        order = stats.kendalltau([original[w] for w in both], [retold[w] for w in both])

        assert len(both) >= 8, source
        assert order.statistic < 0.6, source
