"""The whole run: documents in, checked tables out."""

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from analysis.errors import CorpusError
from analysis.pipeline import analyse, split_page
from analysis.records import NO_CLEAR_TOPIC, NamedTopic, Settings
from analysis.shown import with_tone
from analysis.tables import SCHEMAS

PAGE = "000_9fcb970a04a3fbef"
NAMED = (
    NamedTopic("AI talent war", ("hire", "researchers", "talent", "recruit", "engineers")),
    NamedTopic("age verification", ("age", "verification", "verify", "minors", "porn")),
    NamedTopic("AI companionship", ("companionship", "loneliness", "emotional", "romantic")),
)
CRICKET = NamedTopic("cricket", ("wicket", "batsman", "innings"))


@pytest.fixture(scope="session")
def given_page(shared) -> Path:
    return shared / "corpus" / f"{PAGE}.txt"


@pytest.fixture(scope="session")
def gold(shared) -> dict:
    return json.loads((shared / "corpus" / f"{PAGE}.gold.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def given_report(given_page):
    return analyse(given_page, Settings(named=(*NAMED, CRICKET)))


def gold_topics(gold) -> dict[str, str]:
    return {article["source"]: article["topics"][0] for article in gold["articles"]}


def test_the_given_page_holds_four_attributed_articles(given_report, gold):
    found = given_report.articles.set_index("source")

    assert set(found.index) == {article["source"] for article in gold["articles"]}
    assert set(found["carrier"]) == {"Daily8"}
    assert found["published"].isna().all()


def test_on_the_given_page_each_article_is_on_its_named_topic(given_report, gold):
    found = given_report.articles.set_index("source")["topic"].to_dict()

    assert found == gold_topics(gold)


def test_a_named_topic_without_a_word_on_the_page_stays_and_says_nought(given_report):
    cricket = given_report.topics.set_index("name").loc["cricket"]

    assert cricket["kind"] == "named"
    assert cricket[["share", "n_sentences", "n_articles", "n_sources"]].tolist() == [0, 0, 0, 0]


def test_the_tone_of_the_given_page_is_a_mean_over_its_sentences(given_report):
    # FACTS: whole-article compound is +.97 or more for all four; means over sentences are not
    found = with_tone(given_report, "vader").articles.set_index("source")["tone"]

    assert found["The New York Times"] == pytest.approx(0.13, abs=0.02)
    assert found["Business Insider"] == pytest.approx(0.21, abs=0.02)
    assert found["Yahoo"] == pytest.approx(0.30, abs=0.02)


def test_no_topic_of_the_given_page_claims_an_interval(given_report):
    assert given_report.topics["tone_low"].isna().all()


@pytest.mark.parametrize("n_topics", [3, None], ids=["three asked for", "proposed"])
def test_without_names_each_topic_of_the_given_page_holds_one_theme(given_page, gold, n_topics):
    report = analyse(given_page, Settings(n_topics=n_topics, named=()))
    themes = report.articles.assign(theme=report.articles["source"].map(gold_topics(gold)))
    topics = report.topics.loc[report.topics["kind"] == "discovered", "name"]

    assert 2 <= len(topics) <= 5
    assert n_topics is None or len(topics) == n_topics
    assert themes.groupby("topic")["theme"].nunique().max() == 1
    assert NO_CLEAR_TOPIC not in set(themes["topic"])


def test_shares_sum_to_one_on_the_given_page(given_report):
    assert given_report.topics["share"].sum() == pytest.approx(1, abs=1e-5)


def test_a_word_that_the_corpus_writes_in_lower_case_is_no_name(tmp_path):
    text = "We read the Post there. The Post came to Oona there. We met Oona here. {}\n"
    small = "They post it. I post it. You post it. We post it. All post it."
    corpora = [write(tmp_path / "a", {"a.txt": text.format("They left.")})]
    corpora.append(write(tmp_path / "b", {"a.txt": text.format(small)}))

    names = [set(analyse(corpus).names["name"]) for corpus in corpora]

    assert names == [{"Post", "Oona"}, {"Oona"}]


def test_split_page_gives_the_articles_of_a_text(given_page):
    articles = split_page(given_page.read_text("utf-8"))

    assert next(article.source for article in articles) == "The New York Times"
    assert len(articles) == 4


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return folder


def test_nothing_is_written_into_the_corpus(tmp_path):
    corpus = write(tmp_path / "c", {"a.txt": "Ships wait\n\nThe ships wait outside the port."})
    before = {place.name: place.read_bytes() for place in corpus.iterdir()}

    analyse(corpus)

    assert {place.name: place.read_bytes() for place in corpus.iterdir()} == before


SAME = "The harbour company and the union met again on Monday, and nobody would say more."
DEGENERATE = {
    "one word": {"a.txt": "Ships"},
    "one article": {"a.txt": f"Talks resume\n\n{SAME}"},
    "all the same": {f"{i}.txt": f"Talks resume\n\n{SAME}" for i in range(4)},
    "four articles": {f"{i}.txt": f"Talks {'again ' * i}\n\n{SAME} Day {i}." for i in range(4)},
    "no source, no date": {"a.csv": "title,text\nTalks,The ships wait outside the port."},
    "undecodable": {"a.txt": b"Talks \xff\xfe\x81\n\nThe ships \x81\x8d wait outside."},
    "ragged": {"a.csv": "title,text\nTalks,The ships wait outside.\nBroken,row,with,more\nShort\n"},
    "only numbers": {"a.txt": "2024\n\n1 2 3 4 5 6 7. 8 9 10."},
    "stop words": {"a.txt": "The and of\n\nIt was the and of that. And it was."},
    "emoji": {"a.txt": "😀\n\n😀 😀 😀. 🚢!"},
}


@pytest.mark.parametrize("files", DEGENERATE.values(), ids=DEGENERATE.keys())
def test_a_degenerate_corpus_ends_in_a_checked_report(tmp_path, files):
    report = analyse(write(tmp_path / "c", files), Settings(named=NAMED))

    report.check()
    assert len(report.articles) >= 1
    assert report.topics["share"].sum() in (pytest.approx(1, abs=1e-5), 0)


@pytest.mark.parametrize("files", [{}, {"a.txt": ""}, {"a.bin": b"\0"}, {"a.csv": "x,y\n1,2\n"}])
def test_a_corpus_without_an_article_is_one_line(tmp_path, files):
    with pytest.raises(CorpusError) as caught:
        analyse(write(tmp_path / "c", files))

    assert len(str(caught.value).splitlines()) == 1


RUN = """
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from analysis.pipeline import analyse
from analysis.store import save_report
save_report(analyse(Path(sys.argv[1])), Path(sys.argv[2]))
"""
SUBJECTS = {
    "port": ("ships", "harbour", "cranes", "dockers", "tonnage", "strike"),
    "river": ("flood", "embankment", "rain", "river", "gates", "water"),
}


def some_articles() -> dict[str, str]:
    files = {}
    for number in range(12):
        name, words = list(SUBJECTS.items())[number % 2]
        turned = words[number % 6 :] + words[: number % 6]
        body = " ".join(
            f"The {turned[i]} and the {turned[i + 1]} were good on day {number}." for i in range(5)
        )
        date = f"{number + 1} June 2025"
        files[f"{number:02}-{name}.txt"] = f"{turned[0].title()} in the {name}\n{date}\n\n{body}"
    return files


def test_the_same_input_gives_the_same_bytes(tmp_path):
    files = some_articles()
    one = write(tmp_path / "c", files)
    two_home = tmp_path / "elsewhere"
    two_home.mkdir()
    two = write(two_home / "c", dict(reversed(files.items())))
    runs = [
        (one, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "OMP_NUM_THREADS": "1"}),
        (two, {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C", "LANG": "C"}),
    ]

    results = []
    for number, (corpus, variables) in enumerate(runs):
        out = tmp_path / f"out{number}"
        subprocess.run(
            [sys.executable, "-c", RUN, str(corpus), str(out)],
            env={**os.environ, **variables},
            check=True,
            timeout=100,
        )
        results.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()})

    assert results[0] == results[1]
    assert len(results[0]) == 2 * len(SCHEMAS) + 1


def test_progress_names_the_steps_and_never_passes_its_total(tmp_path):
    told = []
    corpus = write(tmp_path / "c", some_articles())

    analyse(corpus, progress=lambda step, done, total: told.append((step, done, total)))

    assert len({step for step, _, _ in told}) >= 4
    assert all(0 <= done <= total for _, done, total in told)


def test_only_a_run_in_the_main_thread_changes_how_often_cycles_are_looked_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Gate\n\nThe gate was repaired on Monday by the players of the club.\n")
    usual, seen = gc.get_threshold(), set()

    def run():
        analyse(path, progress=lambda *_: seen.add(gc.get_threshold()))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()

    assert seen == {usual}
    run()
    assert len(seen) == 2
    assert gc.get_threshold() == usual
